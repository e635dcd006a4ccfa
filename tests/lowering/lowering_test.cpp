// What lowering makes of each way of writing: dated clauses, models, people, bands, amendments, succession.
#include "tests/support/written.h"

#include <algorithm>

namespace quorate::testing {
namespace {

struct Lowered : test::Written {
  using Written::Written;

  bool reports(std::string_view code) const {
    return std::any_of(diagnostics.all().begin(), diagnostics.all().end(),
                       [&](const Diagnostic &each) { return info(each.code).code == code; });
  }
  const ir::Body &body(std::string_view name) const {
    auto found =
        std::find_if(model.bodies.begin(), model.bodies.end(), [&](const ir::Body &b) { return b.name == name; });
    REQUIRE(found != model.bodies.end());
    return *found;
  }
  ir::FunctionId function(std::string_view name) const {
    for (std::size_t i = 0; i < model.functions.size(); ++i)
      if (model.functions[i].name == name)
        return ir::FunctionId(i);
    return {};
  }
  /// Who may decide a function on a day, and in which band of amounts.
  std::vector<std::string> holders(std::string_view name, ir::Day day) const {
    std::vector<std::string> all;
    for (const ir::Grant &grant : ir::effectiveAuthority(model).grants)
      if (grant.function == function(name) && grant.inForce.contains(day) && !grant.heldOnly)
        all.push_back(model.at(grant.actor).name + (grant.above ? " above " + runtime::printMoney(*grant.above) : "") +
                      (grant.limit.amount ? " up to " + runtime::printMoney(*grant.limit.amount) : ""));
    return all;
  }
};

ir::Day day(int year, unsigned month, unsigned of) { return *runtime::dayOf(year, month, of); }

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("two quorums for different days stand side by side") {
  Lowered made(R"(
body Board {
  members { Trustee 9 seats, votes }
  quorum at least 6 members, until 14 April 2022
  quorum at least 4 members, from 14 April 2022
}
)");
  REQUIRE(made.good());
  const ir::Body &board = made.body("Board");
  REQUIRE(board.quorums.size() == 2);
  auto needed = [&](ir::Day on) {
    return ir::quorumFor(made.model, board, ir::Quorum::To::Meet, {}, on)->requirements[0].quantity.number;
  };
  CHECK(needed(day(2022, 4, 13)) == 6);
  CHECK(needed(day(2022, 4, 14)) == 4);
  CHECK(ir::changesOf(made.model, board) == std::vector<ir::Day>{day(2020, 1, 1), day(2022, 4, 14)});
  CHECK(ir::cutTo(made.model, day(2021, 1, 1)).bodies[0].quorums.size() == 1);
}

TEST_CASE("two quorums for the same days are stated twice") {
  Lowered made("body Board {\n  members { Trustee 9 seats, votes }\n  quorum at least 6 members\n"
               "  quorum at least 4 members\n}\n");
  CHECK(made.reports("Q0301"));
}

TEST_CASE("the days of a clause may be told by phases, and phases by one another") {
  Lowered made(R"(
phase Later from the end of Shadow Year
phase Shadow Year from 1 April 2021 until 1 April 2022
phase Legislation on a date to be confirmed "when the bill is passed"
body Board, during Shadow Year
body Committee, from the start of Later
body Partnership, from the start of Legislation
)");
  REQUIRE(made.good());
  CHECK(made.body("Board").inForce == ir::Interval{day(2021, 4, 1), day(2022, 4, 1)});
  CHECK(made.body("Committee").inForce.from == day(2022, 4, 1));
  CHECK(made.body("Partnership").startOpen);
  Lowered circle("phase A from the end of B\nphase B from the end of A\n");
  CHECK(circle.reports("Q0707"));
}

TEST_CASE("a body takes over a model, varies it and leaves posts out") {
  Lowered made(R"(
model Small Board {
  members { Chair 1 seat, votes  Trustee 5 seats, votes  Observer 1 seat, does not vote }
  chaired by Chair
  quorum at least 3 members
  decides by more than 1/2 of votes cast, a tie is lost
}
body Board, follows Small Board {
  members { Trustee 7 seats, votes }
  quorum at least 4 members
  leaves out Observer
}
body Other Board, follows Small Board
)");
  REQUIRE(made.good());
  const ir::Body &board = made.body("Board");
  CHECK(board.seats.size() == 2);
  CHECK(board.quorums[0].requirements[0].quantity.number == 4);
  REQUIRE(board.deviations.size() == 3);
  for (const ir::Deviation &each : board.deviations)
    CHECK(each.model == "Small Board");
  const ir::Body &other = made.body("Other Board");
  CHECK(other.seats.size() == 3);
  CHECK(other.quorums[0].requirements[0].quantity.number == 3);
  CHECK(other.deviations.empty());
}

TEST_CASE("despite takes the matters from the clause that gives way") {
  Lowered made(R"(
kind Money Matters is a Function
function Set Rents, Let Contract: Money Matters
body Board {
  members { Trustee 9 seats, votes }
  decides on Money Matters by more than 1/2 of votes cast, known as Money Rule
  decides on Set Rents by at least 2/3 of votes cast, despite Money Rule
}
)");
  REQUIRE(made.good());
  const ir::Body &board = made.body("Board");
  auto share = [&](std::string_view on) {
    return ir::decisionFor(made.model, board, ir::Mode::AtMeeting, made.function(on), day(2021, 1, 1))
        ->thresholds[0]
        .fraction;
  };
  CHECK(share("Set Rents") == ir::Fraction{2, 3});
  CHECK(share("Let Contract") == ir::Fraction{1, 2});
  CHECK(Lowered("body Board {\n  quorum none, despite No Such Rule\n}\n").reports("Q0201"));
}

TEST_CASE("clauses that are in force together do not give way to each other in a circle") {
  auto body = [](const std::string &days) {
    return "body Board {\n  members { Trustee 12 seats, votes }\n"
           "  decides by more than 1/2 of votes cast, known as First, despite Third\n"
           "  decides by at least 2/3 of votes cast" +
           days +
           ", despite First, known as Second\n"
           "  decides by at least 3/4 of votes cast, from 1 January 2022, despite Second, known as Third\n}\n";
  };
  CHECK(Lowered(body(", from 1 January 2021")).reports("Q0305"));
  CHECK(Lowered(body(", until 2 January 2022")).reports("Q0305"));
  CHECK_FALSE(Lowered(body(", until 1 January 2022")).reports("Q0305"));
}

TEST_CASE("of three rules, those that stand despite another do so on their days") {
  Lowered made(R"(
body Board {
  members { Trustee 12 seats, votes }
  decides by more than 1/2 of votes cast, known as First
  decides by at least 2/3 of votes cast, from 1 January 2021 until 1 January 2022, despite First, known as Second
  decides by at least 3/4 of votes cast, from 1 June 2021 until 1 January 2023, despite First and Second
}
)");
  REQUIRE(made.good());
  auto share = [&](ir::Day on) {
    return ir::decisionFor(made.model, made.body("Board"), ir::Mode::AtMeeting, {}, on)->thresholds[0].fraction;
  };
  CHECK(share(day(2020, 6, 1)) == ir::Fraction{1, 2});
  CHECK(share(day(2021, 3, 1)) == ir::Fraction{2, 3}); // the third is not in force yet
  CHECK(share(day(2021, 7, 1)) == ir::Fraction{3, 4});
  CHECK(share(day(2022, 3, 1)) == ir::Fraction{3, 4}); // the second no longer
  CHECK(share(day(2023, 2, 1)) == ir::Fraction{1, 2});
}

TEST_CASE("from each place asks it of every place; constituents are the seats of each") {
  Lowered made(R"(
kind Borough is a Place
place North, South: Borough
body Board {
  members { Chair 1 seat, votes  Member 2 seats for each Borough, votes }
  quorum at least 3 members including at least 1 Member from each Borough and members from at least 2 Borough
  decides by more than 1/2 of votes cast by each Borough and at least 2/3 of votes cast counted by Borough
}
)");
  REQUIRE(made.good());
  const ir::Body &board = made.body("Board");
  REQUIRE(board.quorums[0].requirements.size() == 4);
  CHECK(ir::nameOf(board.quorums[0].requirements[1].who) == "Member from North");
  CHECK(board.quorums[0].requirements[1].who.seats.size() == 1);
  CHECK(board.quorums[0].requirements[3].groups.size() == 2);
  REQUIRE(board.decisions[0].thresholds.size() == 3);
  CHECK(board.decisions[0].thresholds[2].constituents.size() == 2);
}

TEST_CASE("bands give each holder the amounts of its band, to the penny") {
  Lowered made(R"(
function Let Contract, has an amount
organisation Council { holds Let Contract acts through Cabinet }
body Cabinet
post Officer
post Director
bands of Let Contract from Cabinet {
  up to £5,000: Officer
  over £5,000 below £50,000: Director
  from £50,000: Cabinet
}
)");
  REQUIRE(made.good());
  CHECK(made.holders("Let Contract", day(2021, 1, 1)) ==
        Strings{"Cabinet", "Officer up to £5,000", "Director above £5,000 up to £49,999.99"});
  REQUIRE(made.model.bands.size() == 1);
  CHECK(made.model.bands[0].bands[2].above->minor == 4'999'999);
}

TEST_CASE("what is amended is a function, reserved to who amends it") {
  Lowered made(R"(
function Set Rents
body Assembly { members { Member 10 seats, votes } decides by more than 1/2 of votes cast, a tie is lost }
body Regulator
amend everything by Assembly, by at least 3/4 of votes cast, with the consent of Regulator
amend Set Rents by nobody
)");
  REQUIRE(made.good());
  REQUIRE(made.model.amendments.size() == 2);
  CHECK(made.holders("Amend Constitution", day(2021, 1, 1)) == Strings{"Assembly"});
  CHECK(made.holders("Amend Set Rents", day(2021, 1, 1)).empty());
  CHECK(made.model.reservations[0].agreement.size() == 1);
  const ir::Body &assembly = made.body("Assembly");
  CHECK(ir::decisionFor(made.model, assembly, ir::Mode::AtMeeting, made.function("Amend Constitution"), day(2021, 1, 1))
            ->thresholds[0]
            .fraction == ir::Fraction{3, 4});
}

TEST_CASE("everything else is what is left when all else is read") {
  Lowered made(R"(
function Set Rents, Let Contract, Hire, Fire
organisation Council { holds Set Rents, Let Contract, Hire, Fire acts through Cabinet }
body Cabinet
post Chief Executive
post Director
delegate everything else except Fire from Cabinet to Chief Executive
delegate Let Contract from Cabinet to Director
reserve Set Rents to Cabinet
)");
  REQUIRE(made.good());
  CHECK(made.holders("Hire", day(2021, 1, 1)) == Strings{"Cabinet", "Chief Executive"});
  CHECK(made.holders("Fire", day(2021, 1, 1)) == Strings{"Cabinet"});
  CHECK(made.holders("Let Contract", day(2021, 1, 1)) == Strings{"Cabinet", "Director"});
}

TEST_CASE("a body that follows another holds what it held, from its first day") {
  Lowered made(R"(
function Commission, Approve Plan
organisation Group { holds Commission, Approve Plan acts through Governing Body }
organisation Care System, from 1 July 2022 { succeeds Group acts through Care Board }
body Governing Body { members { Chair 1 seat, votes } }
body Committee
body Care Board, from 1 July 2022 { succeeds Governing Body members { Chair 1 seat, votes } }
body New Committee, from 1 July 2022 { succeeds Committee }
delegate Commission from Governing Body to Committee
reserve Approve Plan to Governing Body
)");
  REQUIRE(made.good());
  for (auto [on, board, committee] : {std::tuple{day(2022, 6, 30), "Governing Body", "Committee"},
                                      std::tuple{day(2022, 7, 1), "Care Board", "New Committee"}}) {
    CHECK(made.holders("Commission", on) == Strings{board, committee});
    CHECK(made.holders("Approve Plan", on) == Strings{board});
  }
  Lowered circle("body A, from 1 May 2021 { succeeds B }\nbody B, from 1 May 2021 { succeeds A }\n");
  CHECK(circle.reports("Q0708"));
}

TEST_CASE("an organisation that was succeeded is there until the first day of the other, and holds nothing from then") {
  Lowered made(R"(
function Commission
organisation Group { holds Commission acts through Governing Body }
organisation Care System, from 1 July 2022 { succeeds Group acts through Care Board }
organisation Trust, from 1 July 2024 { succeeds Care System acts through Trust Board }
body Governing Body
body Care Board
body Trust Board
)");
  REQUIRE(made.good());
  REQUIRE(made.model.organisations.size() == 3);
  CHECK(made.model.organisations[0].inForce.until == day(2022, 7, 1));
  CHECK(made.model.organisations[1].inForce == ir::Interval{day(2022, 7, 1), day(2024, 7, 1)});
  CHECK(made.model.organisations[2].inForce == ir::Interval{day(2024, 7, 1), ir::Interval::kForEver});
  // The bodies go on: it is the organisations that tell who acts.
  CHECK(made.holders("Commission", day(2022, 6, 30)) == Strings{"Governing Body"});
  CHECK(made.holders("Commission", day(2022, 7, 1)) == Strings{"Care Board"});
  CHECK(made.holders("Commission", day(2024, 7, 1)) == Strings{"Trust Board"});
  // An end of its own stays, and without a day to begin on nothing ends.
  Lowered ended("organisation A, until 1 May 2022\norganisation B, from 1 May 2023 { succeeds A }\n"
                "organisation C\norganisation D { succeeds C }\n");
  REQUIRE(ended.good());
  CHECK(ended.model.organisations[0].inForce.until == day(2022, 5, 1));
  CHECK(ended.model.organisations[2].inForce.until == ir::Interval::kForEver);
}

TEST_CASE("what was reserved to a body is reserved to it no longer than there is that body") {
  Lowered made(R"(
function Approve Plan
organisation Group { holds Approve Plan acts through Board }
body Board
body Panel
body New Panel, from 1 July 2022 { succeeds Panel }
reserve Approve Plan to Panel
)");
  REQUIRE(made.good());
  REQUIRE(made.model.reservations.size() == 2);
  CHECK(made.model.reservations[0].to == made.body("Panel").actor);
  CHECK(made.model.reservations[0].inForce.until == day(2022, 7, 1));
  CHECK(made.model.reservations[1].to == made.body("New Panel").actor);
  CHECK(made.model.reservations[1].inForce == ir::Interval{day(2022, 7, 1), ir::Interval::kForEver});
}

TEST_CASE("people hold posts; a seat without a holder is vacant") {
  Lowered made(R"(
kind Company is an Organisation
kind Clinician is a Member Class
organisation Acme: Company
body Board {
  members { Chair 1 seat, votes  Trustee 3 seats, votes, may be shared by 2 }
  requires at most 1 member from one Company
}
person Ada is Chair of Board, from 1 April 2021
person Ben { shares Trustee of Board belongs to Acme is a Clinician born 1 May 1980 }
person Cay { shares Trustee of Board, until 1 May 2022 }
nobody holds both Chair of Board and Trustee of Board
)");
  REQUIRE(made.good());
  REQUIRE(made.model.persons.size() == 3);
  CHECK(ir::filledSeats(made.model, ir::SeatId(0), day(2021, 1, 1)) == 0);
  CHECK(ir::filledSeats(made.model, ir::SeatId(0), day(2021, 4, 1)) == 1);
  CHECK(ir::filledSeats(made.model, ir::SeatId(1), day(2021, 4, 1)) == 1);
  CHECK(made.model.incompatible.size() == 1);
  REQUIRE(made.body("Board").membership.size() == 1);
  CHECK(made.body("Board").membership[0].cap->text == "at most 1 member from one Company");
  CHECK(Lowered("person Ada is Chair of Nothing\n").reports("Q0201"));
}

TEST_CASE("what a model leaves open is settled by the body that adopts it") {
  Lowered made(R"(
model Rules { quorum to be confirmed "by each body"  members { Trustee 3 seats, votes } }
body Board, follows Rules { quorum at least 2 members }
)");
  REQUIRE(made.good());
  CHECK(made.model.openPoints.empty());
  CHECK(made.body("Board").deviations.empty());
}

TEST_CASE("a power over a function that is to be confirmed depends on it") {
  Lowered made(R"(
function Set Rents, to be confirmed "whether the board may"
organisation Council { holds Set Rents acts through Board }
body Board
)");
  REQUIRE(made.good());
  CHECK(ir::effectiveAuthority(made.model).grants.at(0).dependsOn.size() == 1);
}

TEST_CASE("what an organisation holds, and through whom it acts, may change from day to day") {
  Lowered made(R"(
function Set Rents, also called Rent Setting
organisation Council {
  holds Set Rents, until 1 May 2022
  acts through Board, until 1 May 2021
  acts through Cabinet, from 1 May 2021
}
body Board
body Cabinet
)");
  REQUIRE(made.good());
  CHECK(made.model.functions[0].aliases == Strings{"Rent Setting"});
  CHECK(made.holders("Set Rents", day(2021, 4, 30)) == Strings{"Board"});
  CHECK(made.holders("Set Rents", day(2021, 5, 1)) == Strings{"Cabinet"});
  CHECK(made.holders("Set Rents", day(2022, 5, 1)).empty());
  CHECK(Lowered("organisation Council { acts through Board acts through Cabinet }\nbody Board\nbody Cabinet\n")
            .reports("Q0301"));
}

TEST_CASE("a sub-delegation goes no further than it may") {
  auto chain = [](const std::string &times) {
    return Lowered("function Hire\norganisation Council { holds Hire acts through Cabinet }\nbody Cabinet\n"
                   "body Committee\npost Director\npost Officer\n"
                   "delegate Hire from Cabinet to Committee, may be sub-delegated " +
                   times +
                   "\ndelegate Hire from Committee to Director, may be sub-delegated\n"
                   "delegate Hire from Director to Officer\n");
  };
  CHECK(chain("once").holders("Hire", day(2021, 1, 1)) == Strings{"Cabinet", "Committee", "Director"});
  CHECK(chain("2 times").holders("Hire", day(2021, 1, 1)) == Strings{"Cabinet", "Committee", "Director", "Officer"});
}

TEST_CASE("a name with `of` in it that is misspelt is told as one name") {
  Lowered made("function Hire\norganisation Club { holds Hire acts through \"Board of Trustees\" }\n"
               "body \"Board of Trustees\" { members { Chair 1 seat, votes } }\npost Clerk\n"
               "delegate Hire from Board of Trustee to Clerk\n");
  REQUIRE(made.diagnostics.all().size() == 1);
  CHECK(made.diagnostics.all()[0].help == "did you mean `Board of Trustees`?");
  Lowered after("function Hire\norganisation Club { holds Hire acts through \"Board of Trustees\" }\n"
                "body \"Board of Trustees\" { members { Chair 1 seat, votes } }\n"
                "delegate Hire from \"Board of Trustees\" to Chair of Board of Trustee\n");
  REQUIRE(after.diagnostics.all().size() == 1);
  CHECK(after.diagnostics.all()[0].help == "did you mean `Board of Trustees`?");
}

TEST_CASE("whatever is made for each of nothing is reported, a post and a seat as well as a body") {
  const std::string kinds = "kind Area is a Place\nkind Club is an Organisation\n";
  for (const char *declaration :
       {"post Warden for each Area\n", "body Board for each Club\n", "organisation Trust for each Area\n",
        "body Board { members { Neighbour 1 seat for each Area, votes } }\n"}) {
    Lowered made(kinds + declaration);
    INFO(declaration);
    REQUIRE(made.diagnostics.all().size() == 1);
    CHECK(info(made.diagnostics.all()[0].code).code == "Q0208");
  }
}

TEST_CASE("organisations made for each of a kind see those that stand alone and those made before them") {
  Lowered made("kind Area is a Place\nkind Authority is an Organisation\nplace East: Area\nplace West: Area\n"
               "organisation Council for each Area: Authority\norganisation Harbour: Authority\n"
               "organisation Trust for each Authority\n");
  Strings names;
  for (const ir::Organisation &each : made.model.organisations)
    names.push_back(each.name);
  CHECK(names == Strings{"Harbour", "Council of East", "Council of West", "Trust of Harbour",
                         "Trust of Council of East", "Trust of Council of West"});
}

} // namespace quorate::testing
