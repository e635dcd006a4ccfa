// What every kind of clause of a body does for those who use the tool: `compare` tells a change in it, and in anything
// that is said of seats; an answer rests on it.
#include "running.h"
#include "tests/support/kinds.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// What one side says and the other side says instead.
struct Change {
  std::string before, after;
};

// One for each kind: a kind that is added does not compile without one.
Change changeOf(const ir::Accountability &) { return {"accountable to Group One", "accountable to Group Two"}; }
Change changeOf(const ir::Link &) { return {"linked to Group One", "linked to Group Two"}; }
Change changeOf(const ir::Provision &) {
  return {R"(purpose "Looks after it.")", R"(purpose "Looks after all of it.")"};
}
Change changeOf(const ir::Chairing &) { return {"chaired by Chair", "chaired by Chair, then Trustee"}; }
Change changeOf(const ir::Quorum &) { return {"quorum at least 2 members", "quorum at least 3 members"}; }
Change changeOf(const ir::WithoutQuorum &) {
  return {"without a quorum the meeting is adjourned, then whoever is present is a quorum",
          "without a quorum the meeting is adjourned, then at least 1 member is a quorum"};
}
Change changeOf(const ir::DecisionRule &) {
  return {"decides by more than 1/2 of votes cast", "decides by more than 1/2 of members present"};
}
Change changeOf(const ir::Proxies &) { return {"proxies may vote", "proxies may vote, at most 2 for each holder"}; }
Change changeOf(const ir::MeetingRules &) { return {"meets on 5 clear days notice", "meets on 7 clear days notice"}; }
Change changeOf(const ir::ConflictRule &) { return {"conflicted members leave", "conflicted members may vote"}; }
Change changeOf(const ir::MembershipRule &) { return {"requires at least 1 Trustee", "requires at least 2 Trustee"}; }
Change changeOf(const ir::Duty &) {
  return {R"(must "publish its minutes" within 7 days of each meeting)",
          R"(must "publish its minutes" within 14 days of each meeting)"};
}

const std::string kBefore = R"(constitution "Example" {
  in force from 1 January 2020
}

kind Clinical and Nurse are a Member Class
kind Group is an Organisation
function Award Grant

organisation Group One: Group {
  holds Award Grant
  acts through Board
}
organisation Group Two: Group {
}

body Other {
  members {
    Head 1 seat, votes
  }
}
)";

std::string board(const std::string &trustees, const std::string &clauses) {
  return "body Board {\n  members {\n    Chair 1 seat, votes\n    " + trustees + "\n  }\n" + clauses + "}\n";
}

const std::string kTrustees = "Trustee 4 seats, votes";

/// What `compare` says of two days of a constitution.
Ran compared(const std::string &text) {
  return runOn(text, {"compare", "--on", "1 June 2020", "--and-on", "1 June 2021"});
}

std::string until(const std::string &clause) { return "  " + clause + ", until 1 January 2021\n"; }
std::string from(const std::string &clause) { return "  " + clause + ", from 1 January 2021\n"; }

} // namespace

TEST_CASE("compare tells a change in every kind of clause") {
  std::string all;
  test::forEachKind([&]<class Kind>() {
    INFO(Kind::kKind.name);
    Change change = changeOf(Kind{});
    Ran ran = compared(kBefore + board(kTrustees, until(change.before) + from(change.after)));
    INFO(ran.out << ran.err);
    CHECK(ran.exit == 1);
    CHECK(ran.out.find("nothing differs") == std::string::npos);
    all += ran.out + "\n";
    // The same clause, said anew, is no difference.
    Ran same = compared(kBefore + board(kTrustees, until(change.before) + from(change.before)));
    INFO(same.out << same.err);
    CHECK(same.out == "on 1 June 2020 and on 1 June 2021: nothing differs\n");
    CHECK(same.exit == 0);
  });
  golden("compare-kinds.txt", all);
}

TEST_CASE("compare tells a change in anything that is said of seats") {
  std::string all;
  for (const auto &[before, after] : std::vector<Change>{
           {"Trustee 4 seats, votes", "Trustee 5 seats, votes"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, does not vote"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes except on Award Grant"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes with weight 2"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, has casting vote"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, Clinical"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, drawn from Head of Other"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, appointed by Group One"},
           {"Trustee 4 seats, votes, appointed by Group One", "Trustee 4 seats, votes, elected by Group One"},
           {"Trustee 4 seats, votes, elected by Group One for 3 years",
            "Trustee 4 seats, votes, elected by Group One for 4 years"},
           {"Trustee 4 seats, votes, elected by Group One for 3 years at most 2 terms",
            "Trustee 4 seats, votes, elected by Group One for 3 years at most 3 terms"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, 1/3 retire each year"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, deputy may attend"},
           {"Trustee 4 seats, votes, deputy may attend", "Trustee 4 seats, votes, deputy may attend and vote"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, may be shared by 2"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, if vacant Chair acts"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, must be a Nurse"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, may not be a Nurse"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, may not hold Head of Other"},
           {"Trustee 4 seats, votes", "Trustee 4 seats, votes, aged at least 18"}}) {
    INFO(after);
    std::string designs = "option Before {\n" + board(before, "") + "}\noption After {\n" + board(after, "") + "}\n";
    Ran ran = runOn(kBefore + designs, {"compare", "--option", "Before", "--with-option", "After"});
    INFO(ran.out << ran.err);
    CHECK(ran.exit == 1);
    CHECK(ran.out.find("nothing differs") == std::string::npos);
    all += ran.out + "\n";
  }
  golden("compare-seats.txt", all);
}

TEST_CASE("compare tells what it has no words for as the listing has it") {
  std::string people = "person Jo Bloggs {\n  holds Chair of Board until 1 January 2021\n}\n";
  Ran ran = compared(kBefore + board(kTrustees, "") + people);
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 1);
  golden("compare-else.txt", ran.out);
}

TEST_CASE("an answer rests on a clause of every kind that answers rest on") {
  const std::vector<std::string> questions = {
      "is Board quorate with 4 Trustee present?",
      "is Board quorate at an adjourned meeting with 1 Trustee present?",
      "does a motion of Board carry with everyone present, Chair and 1 Trustee for, 2 Trustee against, 1 Trustee "
      "conflicted?",
      "does a motion of Board carry with Chair and 3 Trustee present, Chair and 1 Trustee for, 2 Trustee against, "
      "1 Trustee by proxy?",
      "is notice on 20 May 2020 enough for a meeting of Board on 1 June 2020?",
      "what must Board do by 1 June 2021?",
      "is the membership of Board valid?",
  };
  test::forEachKind([&]<class Kind>() {
    INFO(Kind::kKind.name);
    if constexpr (Kind::kKind.bears != ir::Bears::OnNothing) {
      std::string clauses;
      if constexpr (!std::is_same_v<Kind, ir::Quorum>)
        clauses += "  quorum at least 2 members\n";
      if constexpr (!std::is_same_v<Kind, ir::DecisionRule>)
        clauses += "  decides by more than 1/2 of votes cast, whoever presides breaks a tie\n";
      std::string text = kBefore + board(kTrustees, clauses + "  " + changeOf(Kind{}).before + ", assumed \"so\"\n");
      // The clause stands on the line before the last.
      std::string place = "a.quorate:" + std::to_string(std::count(text.begin(), text.end(), '\n') - 1);
      std::string answers;
      for (const std::string &question : questions) {
        bool people = question == questions.back();
        Ran ran = runOn(people ? text + "person Jo Bloggs {\n  holds Chair of Board\n}\n" : text, {"ask"},
                        {question, "--on", "1 June 2020"});
        INFO(ran.err);
        CHECK(ran.exit != 2);
        answers += ran.out;
      }
      INFO(answers);
      CHECK(answers.find(place) != std::string::npos);
    }
  });
}
