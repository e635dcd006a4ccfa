// [U4] What stands under "Instead" of a meeting, against the tool itself: each is carried out by whomever it may be,
// told by name and asked again, and must be a yes; and where one person could make it a yes, something stands there.
#include "running.h"
#include "tests/support/dice.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

using namespace quorate::testing;
using quorate::test::Dice;

namespace {

enum class Does { Away, Present, For, Against, Abstaining, Conflicted, ProxyFor, ProxyAgainst };
using State = std::vector<Does>; // of each person

struct Person {
  std::string name;
  std::vector<std::string> posts;
  bool votes = false, young = false;
};

/// A board whose seats are held by people who are known, some in two seats, some too young for theirs.
struct Board {
  std::string text;
  std::vector<Person> people;
  bool proxies = false;

  explicit Board(Dice &dice) {
    using Some = std::vector<std::string>;
    auto say = [&](const std::string &what) { text += what; };
    auto sayOne = [&](const Some &of) { say(dice.one(of)); };
    const std::uint32_t trustees = 2 + dice.upTo(3), lay = 1 + dice.upTo(2);
    const bool guest = dice.in(2);
    say("constitution \"Mill Trust\" { in force from 1 January 2026 }\nkind Lay is a Member Class\n"
        "organisation Mill Trust\nbody Board {\n  accountable to Mill Trust\n  members {\n    Chair 1 seat, votes");
    const std::string tie =
        dice.one(Some{"", "", ", a tie is lost", ", Chair breaks a tie", ", whoever presides breaks a tie"});
    say(tie.empty() && dice.in(2) ? ", has casting vote" : "");
    say("\n    Trustee " + std::to_string(trustees) + " seats, votes");
    sayOne({"", " with weight 2"});
    say(", aged at least 18");
    say("\n    Lay Trustee " + std::to_string(lay) + (lay == 1 ? " seat" : " seats") + ", Lay, votes\n");
    say(std::string(guest ? "    Guest 1 seat, does not vote\n" : "") + "  }\n  chaired by Chair, then Trustee\n");
    say("  quorum at least ");
    sayOne({"2 members", "3 voting members", "4 members including at least 1 Lay", "1/2 of filled seats"});
    say("\n  decides by ");
    sayOne({"more than 1/2 of votes cast", "at least 2/3 of votes cast", "at least 3 votes for",
            "more than 1/2 of all voting seats", "more than 1/2 of voting members present",
            "more than 1/2 of votes cast and at least 1 vote for by Lay"});
    say(tie);
    sayOne({"", ", abstentions count against", ", silence counts for"});
    say("\n  conflicted members ");
    sayOne({"leave", "may vote", "stay but do not vote"});
    proxies = dice.in(2);
    say(proxies ? "\n  proxies may vote and count, at most 1 for each holder\n" : "\n");
    sayOne({"", "", "  without a quorum the meeting is adjourned, then whoever is present is a quorum\n",
            "  without a quorum the meeting is adjourned, then at least 2 members is a quorum\n"});
    say("}\n");
    hold(dice, "Chair", 1, true);
    hold(dice, "Trustee", trustees, true);
    hold(dice, "Lay Trustee", lay, true);
    hold(dice, "Guest", guest ? 1 : 0, false);
    for (const Person &person : people) {
      text += "person " + person.name + " {\n";
      for (const std::string &post : person.posts)
        text += "  holds " + post + " of Board, from 1 January 2026\n";
      text += person.young ? "  born 1 May 2015\n}\n" : "}\n";
    }
  }

  void hold(Dice &dice, const std::string &post, std::uint32_t seats, bool votes) {
    for (std::uint32_t i = 0; i < seats; ++i) {
      if (!people.empty() && dice.in(5) && people.front().posts.back() != post) {
        people.front().posts.push_back(post);
        people.front().votes = people.front().votes || votes;
        continue;
      }
      const char name[] = {'P', 'a', 't', ' ', static_cast<char>('A' + people.size()), 0};
      people.push_back({name, {post}, votes, post == "Trustee" && dice.in(6)});
    }
  }

  State state(Dice &dice) const {
    State state;
    for (const Person &person : people) {
      std::vector<Does> may = {Does::Away, Does::Away, Does::Present};
      if (person.votes)
        may.insert(may.end(), {Does::For, Does::For, Does::Against, Does::Against, Does::Abstaining});
      if (dice.in(4))
        may.push_back(Does::Conflicted);
      if (proxies && person.votes && dice.in(3))
        may.insert(may.end(), {Does::ProxyFor, Does::ProxyAgainst});
      state.push_back(may[dice.upTo(static_cast<std::uint32_t>(may.size()))]);
    }
    return state;
  }

  std::string question(const State &state) const {
    std::vector<std::string> said;
    auto tell = [&](const std::string &what, std::set<Does> of) {
      std::string some;
      for (std::size_t i = 0; i < people.size(); ++i)
        if (of.contains(state[i]))
          some += (some.empty() ? "" : " and ") + people[i].name;
      if (some.empty() && what == "present")
        some = "nobody";
      if (!some.empty())
        said.push_back(some + " " + what);
    };
    tell("present", {Does::Present, Does::For, Does::Against, Does::Abstaining, Does::Conflicted});
    tell("by proxy", {Does::ProxyFor, Does::ProxyAgainst});
    tell("for", {Does::For, Does::ProxyFor});
    tell("against", {Does::Against, Does::ProxyAgainst});
    tell("abstaining", {Does::Abstaining});
    tell("conflicted", {Does::Conflicted});
    std::string all;
    for (const std::string &one : said)
      all += (all.empty() ? "" : ", ") + one;
    return "does a motion of Board carry with " + all + "?";
  }
};

struct Asked {
  int exit = 0;
  std::vector<std::string> instead;
};

Asked ask(const std::string &text, const std::string &question) {
  Ran ran = runOn(text, {"ask"}, {question, "--on", "2026-06-01"});
  INFO(text << question << "\n" << ran.out << ran.err);
  REQUIRE(ran.exit != 2);
  Asked asked{ran.exit, {}};
  std::istringstream lines(ran.out);
  bool here = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  - ") && here)
      asked.instead.push_back(line.substr(4));
    else
      here = line == "Instead:";
  }
  return asked;
}

/// What one person does otherwise, and who they may be.
struct Otherwise {
  enum class Is { Come, ComeFor, For, Turn, Withhold } is = Is::Come;
  std::uint32_t number = 1;
  std::string whose; // "Lay", "Trustee", "Pat A"; empty: anybody's
  bool voting = false, fit = false;
  std::optional<bool> abstains;
};

/// Those of one sort of change; what is said of several sorts of people is left to other tests.
std::optional<Otherwise> changeOf(const std::string &text) {
  static const std::regex kCome("(one|[0-9]+) more (voting member|member|`[^`]*`)s? present( and in favour)?"
                                "(: `([^`]*)`( who may hold their seats?)?)?(, who may hold their seats?)?");
  static const std::regex kVote("(one|[0-9]+) (more|fewer) votes? (in favour|against)( by `([^`]*)`)?"
                                "( instead of against)?(, that of `([^`]*)`)?(, of (somebody|those))?"
                                "( who abstains?| who ha(s|ve) not voted)?");
  Otherwise change;
  std::smatch part;
  auto number = [&] { return part[1] == "one" ? 1u : static_cast<std::uint32_t>(std::stoul(part[1])); };
  if (std::regex_match(text, part, kCome)) {
    const std::string who = part[2];
    change = {part[3].matched ? Otherwise::Is::ComeFor : Otherwise::Is::Come,
              number(),
              part[5],
              who == "voting member",
              part[6].matched || part[7].matched,
              {}};
    if (who.front() == '`' && !part[5].matched)
      change.whose = who.substr(1, who.size() - 2);
    return change;
  }
  if (!std::regex_match(text, part, kVote))
    return std::nullopt;
  change.is = part[2] == "fewer" ? Otherwise::Is::Withhold : part[6].matched ? Otherwise::Is::Turn : Otherwise::Is::For;
  change.number = number();
  change.whose = part[8].matched ? part[8] : part[5];
  if (part[11].matched)
    change.abstains = part[11].str().find("abstain") != std::string::npos;
  return change;
}

std::optional<Does> doing(const Otherwise &change, const Person &person, Does now) {
  const bool of = change.whose.empty() || change.whose == person.name ||
                  std::count(person.posts.begin(), person.posts.end(), change.whose) != 0 ||
                  (change.whose == "Lay" && std::count(person.posts.begin(), person.posts.end(), "Lay Trustee") != 0);
  if (!of || (change.voting && !person.votes) || (change.fit && person.young) ||
      (change.abstains && *change.abstains != (now == Does::Abstaining)))
    return std::nullopt;
  switch (change.is) {
  case Otherwise::Is::Come: return now == Does::Away ? std::optional(Does::Present) : std::nullopt;
  case Otherwise::Is::ComeFor: return now == Does::Away ? std::optional(Does::For) : std::nullopt;
  case Otherwise::Is::For:
    // Whose vote does not count has none to give.
    return person.votes && !person.young && (now == Does::Present || now == Does::Abstaining) ? std::optional(Does::For)
                                                                                              : std::nullopt;
  case Otherwise::Is::Turn:
    return person.young                ? std::nullopt
           : now == Does::Against      ? std::optional(Does::For)
           : now == Does::ProxyAgainst ? std::optional(Does::ProxyFor)
                                       : std::nullopt;
  case Otherwise::Is::Withhold:
    return now == Does::Against && !person.young ? std::optional(Does::Present) : std::nullopt;
  }
  return std::nullopt;
}

/// Whoever it is: every state that so many of them lead to.
std::set<State> carriedOut(const Otherwise &change, const Board &board, const State &state) {
  std::set<State> now = {state};
  for (std::uint32_t i = 0; i < change.number; ++i) {
    std::set<State> next;
    for (const State &before : now)
      for (std::size_t who = 0; who < before.size(); ++who)
        if (auto does = before[who] == state[who] ? doing(change, board.people[who], before[who]) : std::nullopt) {
          State after = before;
          after[who] = *does;
          next.insert(std::move(after));
        }
    now = std::move(next);
  }
  return now;
}

} // namespace

TEST_CASE("what is advised for a meeting is a yes when it is carried out, and is there where one person is enough") {
  int tried = 0, without = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Dice dice(seed);
    const Board board(dice);
    for (int i = 0; i < 3; ++i) {
      const State state = board.state(dice);
      const std::string question = board.question(state);
      const Asked asked = ask(board.text, question);
      if (asked.exit != 1)
        continue;
      for (const std::string &instead : asked.instead) {
        const std::optional<Otherwise> change = changeOf(instead);
        if (!change || change->number > 2)
          continue;
        for (const State &after : carriedOut(*change, board, state)) {
          INFO(board.text << question << "\nInstead: " << instead << "\nThen: " << board.question(after));
          CHECK(ask(board.text, board.question(after)).exit == 0);
          ++tried;
        }
      }
      if (!asked.instead.empty())
        continue;
      ++without;
      for (auto is : {Otherwise::Is::Come, Otherwise::Is::ComeFor, Otherwise::Is::For, Otherwise::Is::Turn})
        for (const State &after : carriedOut({is, 1, {}, false, false, {}}, board, state)) {
          INFO(board.text << question << "\nNo Instead, but: " << board.question(after));
          CHECK(ask(board.text, board.question(after)).exit != 0);
        }
    }
  }
  // There is something to be tried.
  CHECK(tried > 100);
  CHECK(without > 10);
}

TEST_CASE("it is said who would do, and a sitting is advised only where it would decide") {
  using Lines = std::vector<std::string>;
  const std::string mill =
      "constitution \"Mill Trust\" { in force from 1 January 2026 }\norganisation Mill Trust\n"
      "body Crew {\n  accountable to Mill Trust\n  members { Miller 1 seat, votes Hand 6 seats, votes }\n"
      "  chaired by Miller\n  quorum at least 4 members\n  decides by more than 1/2 of votes cast, Miller breaks a "
      "tie\n"
      "  decides in writing by more than 1/2 of the electorate, silence counts for\n  proxies may vote, at most 2 for "
      "each holder\n  without a quorum the meeting is adjourned, then at least 2 members is a quorum\n}\n";
  // With the casting vote of the one who comes one is enough.
  CHECK(ask(mill, "does a motion of Crew carry with 3 Hand present, 1 Hand for, 2 Hand against?").instead ==
        Lines{"one more member present and in favour: `Miller`"});
  // The adjourned meeting has its quorum with two, and not with one; nor does it decide where one is for and one
  // against.
  CHECK(ask(mill, "is Crew quorate with 1 Hand present?").instead == Lines{"3 more members present"});
  CHECK(ask(mill, "is Crew quorate with 2 Hand present?").instead.size() == 2);
  CHECK(ask(mill, "does a motion of Crew carry with 1 Hand for, 1 Hand against?").instead ==
        Lines{"2 more members present and in favour"});
  // The votes by proxy begin to count once their holder may vote.
  CHECK(ask(mill, "does a motion of Crew carry with nobody present, 1 Hand by proxy, 1 Hand for?").instead ==
        Lines{"4 more members present"});
  // Who is silent counts in favour already.
  CHECK(ask(mill, "does a motion of Crew in writing carry with 3 Hand abstaining, 1 Hand against?").instead ==
        Lines{"one more vote in favour, of somebody who abstains"});
  const std::string people =
      "person Ann Ash { holds Miller of Crew, from 1 January 2026 holds Hand of Crew, from 1 January 2026 }\n"
      "person Bea Elm { holds Hand of Crew, from 1 January 2026 }\nperson Cyd Fir { holds Hand of Crew, from 1 January "
      "2026 }\nperson Dot Oak { holds Hand of Crew, from 1 January 2026 }\n";
  // Somebody with two votes is one person who comes.
  std::string fewer = mill;
  fewer.replace(fewer.find("at least 4"), 10, "at least 3");
  CHECK(ask(fewer + people, "does a motion of Crew carry with Bea Elm and Cyd Fir present, Bea Elm against?").instead ==
        Lines{"one more member present and in favour: `Miller`"});
  // Whoever is too young for their seat would not do.
  std::string grown = fewer + people;
  grown.insert(grown.find("Hand 6 seats, votes") + 19, ", aged at least 18");
  grown += "person Dot Oak { born 1 May 2015 }\n";
  CHECK(ask(grown, "is Crew quorate with Bea Elm and Cyd Fir present?").instead.front() ==
        "one more member present, who may hold their seat");
}
