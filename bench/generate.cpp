// Writes large constitutions for the benchmarks, the same bytes for the same arguments:
//   quorate-generate --megabytes N [--files K] --out DIR     councils with boards, committees, powers and delegations
//   quorate-generate --delegations N [--bodies B --seats S] --out DIR   one council, B bodies with S seats, N
//   delegations
#include <array>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;

constexpr std::array kFirst = {"Ash"sv,   "Birch"sv, "Black"sv, "Brad"sv, "Bright"sv, "Cam"sv,   "Chal"sv, "Clay"sv,
                               "Cran"sv,  "Dal"sv,   "Dun"sv,   "East"sv, "Elm"sv,    "Fair"sv,  "Fern"sv, "Glen"sv,
                               "Gold"sv,  "Hart"sv,  "Hazel"sv, "High"sv, "Kings"sv,  "Lang"sv,  "Lin"sv,  "Long"sv,
                               "Maple"sv, "Marsh"sv, "Mill"sv,  "Moor"sv, "Nor"sv,    "Oak"sv,   "Pen"sv,  "Red"sv,
                               "Rock"sv,  "Rowan"sv, "Sand"sv,  "Stan"sv, "Stone"sv,  "Thorn"sv, "Wald"sv, "Whit"sv};
constexpr std::array kSecond = {"bourne"sv, "bridge"sv, "burgh"sv, "bury"sv,   "combe"sv, "cote"sv,    "dale"sv,
                                "field"sv,  "ford"sv,   "gate"sv,  "grove"sv,  "ham"sv,   "hampton"sv, "hill"sv,
                                "hurst"sv,  "leigh"sv,  "ley"sv,   "low"sv,    "mere"sv,  "minster"sv, "mouth"sv,
                                "port"sv,   "shaw"sv,   "stead"sv, "thorpe"sv, "ton"sv,   "wick"sv,    "worth"sv};
constexpr std::array kThird = {""sv,       " North"sv,  " South"sv,  " Central"sv, " Magna"sv, " Parva"sv,
                               " Abbey"sv, " Castle"sv, " Market"sv, " Priory"sv,  " Regis"sv, " Green"sv,
                               " Vale"sv,  " Heath"sv,  " Bridge"sv, " Common"sv,  " Park"sv,  " Cross"sv};

/// A different name of a place for each number: "Ashbourne", "Ashbridge", … "Whitworth Cross", then "… Two", "… Three".
std::string placeName(std::size_t number) {
  constexpr std::array kMore = {""sv, " Upper"sv, " Lower"sv, " Great"sv, " Little"sv, " Old"sv, " New"sv, " Far"sv};
  std::string name(kFirst[number % kFirst.size()]);
  number /= kFirst.size();
  name += kSecond[number % kSecond.size()];
  number /= kSecond.size();
  name += kThird[number % kThird.size()];
  number /= kThird.size();
  name += kMore[number % kMore.size()];
  return name;
}

std::string pounds(std::size_t thousands) {
  return "£" + (thousands < 1000 ? std::to_string(thousands) + ",000" : std::to_string(thousands / 1000) + " million");
}

constexpr std::string_view kHead = R"(constitution "Councils for Measurement" {
  status adopted
  version "1.0"
  in force from 1 April 2020
}

cite Model Rules is "Model Standing Orders for District Councils, parts 1 to 9" dated 3 February 2020

kind District is a Place
kind Region is a Place
kind District Council is an Organisation
kind Elected is a Member Class
kind Lay is a Member Class
kind Executive is a Member Class

place Northern Region, Southern Region: Region
)";

/// The parts of a council's text in which only its name and a few numbers change; `@` stands for the name.
constexpr std::string_view kCouncil = R"(
// ---------------------------------------------------------------- @

place @: District in %

organisation @ Council: District Council {
  covers @
  holds @ Powers
  acts through @ Board
}

kind @ Powers is a Function
function Approve @ Budget, Approve @ Strategy, Approve @ Standing Orders, Appoint @ Auditors: @ Powers
function Award @ Contracts, Spend @ Grants, Let @ Property, Settle @ Claims: @ Powers, has an amount
function Repair @ Roads, Run @ Libraries, Run @ Parks: @ Powers, has an amount, under "Local Services Act, section 12"

body @ Board of @ Council {
  purpose "Sets the direction of @ Council, agrees what it spends, and answers to the residents of the district for what is done in their name."
  see Model Rules at "part 1"
  accountable to @ Council
  members {
    Chair               1 seat, Elected, votes, has casting vote
    Councillor          #1 seats, Elected, votes, elected by @ Council for 4 years
    Lay Member          3 seats, Lay, votes, appointed by @ Board for 3 years at most 2 terms
    Chief Executive     1 seat, Executive, votes
    Finance Director    1 seat, Executive, votes
    "Monitoring Officer" 1 seat, does not vote
  }
  chaired by Chair, then Lay Member
  quorum at least 6 voting members including at least 1 Lay and at least 2 Elected
  decides on Approve @ Standing Orders by at least 2/3 of all voting seats, a tie is lost
  decides by more than 1/2 of votes cast, Chair breaks a tie
  meets in public, at least 6 times a year, on 5 clear days notice
  conflicted members leave
  text "Minutes": "The minutes of each meeting are published within ten working days and are agreed at the next meeting of the Board."
}

body @ Audit Committee of @ Council, committee of @ Board {
  purpose "Gives the Board an independent view of the accounts, the risks and the controls of @ Council."
  accountable to @ Board
  members {
    Audit Chair   1 seat, drawn from Lay Member of @ Board, votes, has casting vote
    Independent   3 seats, Lay, votes, appointed by @ Board for 3 years
  }
  chaired by Audit Chair
  quorum at least 2 voting members
  decides by more than 1/2 of votes cast, Audit Chair breaks a tie
  meets in private, at least 4 times a year, on 5 clear days notice
}

body @ Services Committee of @ Council, committee of @ Board {
  purpose "Runs the services of the district within the budget that the Board has agreed."
  see Model Rules at "part 4"
  accountable to @ Board
  members {
    Convenor           1 seat, Elected, votes, has casting vote
    Service Councillor #2 seats, Elected, votes
    Service Director   2 seats, Executive, votes
    Service User       2 seats, Lay, does not vote
  }
  chaired by Convenor
  quorum at least 1/2 of all voting seats including at least 1 Elected
  decides by more than 1/2 of votes cast, Convenor breaks a tie
  meets in public, at least 8 times a year, on 3 clear days notice
  duty "Reports to the Board after each meeting what it has decided and what it has spent."
}

reserve Approve @ Budget, Approve @ Strategy and Approve @ Standing Orders to @ Board
reserve Appoint @ Auditors to @ Board, from 1 April 2020

delegate Award @ Contracts in @ from @ Board to @ Services Committee
  up to £1 a decision, from 1 April 2020, may be sub-delegated to Convenor of @ Services Committee up to £2 a decision
  see Model Rules at "part 6"
delegate Award @ Contracts in @ from @ Services Committee to Convenor of @ Services Committee
  up to £2 a decision, from 1 April 2020
delegate Spend @ Grants, Repair @ Roads, Run @ Libraries and Run @ Parks in @ from @ Board to @ Services Committee
  up to £1 a decision, from 1 April 2020 until 1 April 2030
delegate Let @ Property in @ from @ Board to Chief Executive of @ Board up to £2 a decision, on condition "The Finance Director has advised in writing."
delegate Settle @ Claims in @ from @ Board to Finance Director of @ Board up to £2 a year
)";

/// `kCouncil` with its name and numbers.
std::string council(std::size_t number) {
  const std::string name = placeName(number);
  std::string text;
  text.reserve(kCouncil.size() + 90 * name.size());
  for (std::size_t i = 0; i < kCouncil.size(); ++i) {
    const std::string_view two = kCouncil.substr(i, 2), three = kCouncil.substr(i, 3);
    if (kCouncil[i] == '@')
      text += name;
    else if (kCouncil[i] == '%')
      text += number % 2 ? "Southern Region" : "Northern Region";
    else if (two == "#1" || two == "#2") {
      text += std::to_string((two == "#1" ? 8 : 3) + number % 5);
      ++i;
    } else if (three == "£1" || three == "£2") {
      text += pounds(three == "£1" ? 250 + 50 * (number % 16) : 10 + 5 * (number % 9));
      i += 2;
    } else
      text += kCouncil[i];
  }
  return text;
}

bool write(const std::filesystem::path &path, std::string_view text) {
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out)
    std::cerr << "cannot write " << path << '\n';
  return static_cast<bool>(out);
}

/// Councils, in `files` files, until there are so many bytes.
bool generateCouncils(std::size_t bytes, std::size_t files, const std::filesystem::path &folder) {
  std::size_t number = 0;
  for (std::size_t file = 0; file < files; ++file) {
    std::string text(file == 0 ? kHead : "// More councils.\n"sv);
    text.reserve(bytes / files + 8192);
    while (text.size() < bytes / files)
      text += council(number++);
    const std::string digits = std::to_string(file);
    if (!write(folder / ("councils-" + std::string(digits.size() < 2, '0') + digits + ".quorate"), text))
      return false;
  }
  return true;
}

/// One council with so many bodies and seats that gives so many delegations, each of one function at one place, to its
/// committees in turn.
bool generateDelegations(std::size_t delegations, std::size_t bodies, std::size_t seats,
                         const std::filesystem::path &folder) {
  const std::size_t committees = bodies - 1, members = seats / bodies - 1;
  std::size_t functions = 1;
  while (functions * functions < delegations)
    ++functions;
  const std::size_t places = (delegations + functions - 1) / functions;

  std::string text(kHead);
  text += "\norganisation Great Council: District Council {\n  holds Great Powers\n  acts through Great Board\n}\n\n"
          "kind Great Powers is a Function\n";
  for (std::size_t f = 0; f < functions; ++f)
    text += "function Provide " + placeName(f) + " Service: Great Powers, has an amount\n";
  for (std::size_t p = 0; p < places; ++p)
    text += "place " + placeName(p) + ": District in Northern Region\n";
  const std::string rules =
      "  accountable to Great Council\n  members { Chair 1 seat, Elected, votes, has casting vote\n"
      "    Member " +
      std::to_string(members) +
      " seats, Elected, votes }\n  chaired by Chair\n"
      "  quorum at least 3 voting members\n"
      "  decides by more than 1/2 of votes cast, Chair breaks a tie\n"
      "  meets in public, at least 4 times a year, on 5 clear days notice\n}\n";
  text += "body Great Board of Great Council {\n" + rules;
  for (std::size_t c = 0; c < committees; ++c)
    text += "body " + placeName(c) + " Committee of Great Council, committee of Great Board {\n" + rules;
  for (std::size_t d = 0; d < delegations; ++d)
    text += "delegate Provide " + placeName(d % functions) + " Service in " + placeName(d / functions) +
            " from Great Board to " + placeName((d * 7 + d / functions) % committees) + " Committee up to " +
            pounds(10 + d % 900) + " a decision, from 1 April 2020\n";
  return write(folder / "delegations.quorate", text);
}

struct Arguments {
  std::size_t bytes = 0, files = 1, delegations = 0, bodies = 61, seats = 305;
  std::filesystem::path folder;
};

bool readNumber(std::string_view text, double &number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0 && number <= 1e9;
}

bool readArguments(int argc, char **argv, Arguments &arguments) {
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i], value = argv[i + 1];
    double number = 0;
    if (name == "--out") {
      arguments.folder = value;
      continue;
    }
    if (!readNumber(value, number))
      return false;
    if (name == "--megabytes")
      arguments.bytes = static_cast<std::size_t>(number * 1e6);
    else if (name == "--files")
      arguments.files = static_cast<std::size_t>(number);
    else if (name == "--delegations")
      arguments.delegations = static_cast<std::size_t>(number);
    else if (name == "--bodies")
      arguments.bodies = static_cast<std::size_t>(number);
    else if (name == "--seats")
      arguments.seats = static_cast<std::size_t>(number);
    else
      return false;
  }
  return argc % 2 == 1 && !arguments.folder.empty() && (arguments.bytes > 0) != (arguments.delegations > 0) &&
         arguments.bodies > 1 && arguments.seats >= 2 * arguments.bodies;
}

} // namespace

int main(int argc, char **argv) {
  Arguments arguments;
  if (!readArguments(argc, argv, arguments)) {
    std::cerr << "quorate-generate (--megabytes N [--files K] | --delegations N [--bodies B --seats S]) --out DIR\n";
    return 2;
  }
  std::error_code error;
  std::filesystem::create_directories(arguments.folder, error);
  const bool done = arguments.delegations ? generateDelegations(arguments.delegations, arguments.bodies,
                                                                arguments.seats, arguments.folder)
                                          : generateCouncils(arguments.bytes, arguments.files, arguments.folder);
  return done ? 0 : 1;
}
