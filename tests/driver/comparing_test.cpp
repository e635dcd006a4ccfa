// `test --coverage`, `test --mutate` and `compare`, as a person runs them.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

const char *kText = R"(constitution "Example" {
  in force from 1 April 2020
}

kind Group is an Organisation
function Sign Contract, has an amount

organisation Example Group: Group {
  holds Sign Contract
  acts through Board
}

body Board of Example Group {
  members {
    Chair   1 seat, votes
    Member  4 seats, votes
  }
  quorum at least 3 voting members, until 1 April 2022
  quorum at least 2 voting members, from 1 April 2022
  decides by more than 1/2 of votes cast, Chair breaks a tie
  chaired by Chair
}

body Committee of Example Group, committee of Board {
  members {
    Member  3 seats, votes
  }
  quorum at least 2 voting members
  decides by more than 1/2 of votes cast, a tie is lost
  chaired by Member
}

delegate Sign Contract from Board to Committee, up to £1,000 a decision

option Bold {
  delegate Sign Contract from Board to Committee, up to £5,000 a decision
}

claim "Never few" every quorate meeting of Committee includes at least 2 Member

scenario "Small contracts" on 1 June 2020 {
  may Committee decide Sign Contract for £1,000?  yes
  may Committee decide Sign Contract for £1,001?  no
}
)";

bool has(const std::string &text, const std::string &what) { return text.find(what) != std::string::npos; }

} // namespace

TEST_CASE("coverage names the clauses that no test exercises, with their places") {
  Ran ran = runOn(kText, {"test", "--coverage"});
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 0);
  golden("test-coverage.txt", ran.out);
  CHECK(has(ran.out, "not exercised  a.quorate:18: a quorum of `Board`: `quorum at least 3 voting members"));
  CHECK_FALSE(has(ran.out, "the delegation of"));
  Ran json = runOn(kText, {"test", "--coverage", "--format", "json"});
  CHECK(has(json.out, "\"notExercised\": ["));
}

TEST_CASE("changes of clauses that no test notices make the command fail") {
  Ran ran = runOn(kText, {"test", "--mutate"});
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 1);
  golden("test-mutate.txt", ran.out);
  CHECK(has(ran.out, "unnoticed  a.quorate:18: `quorum at least 3 voting members, until 1 April 2022`\n"
                     "             with 2 instead of 3\n"));
  CHECK_FALSE(has(ran.out, "up to £500"));
  CHECK_FALSE(has(ran.out, "a.quorate:28: with 1")); // the quorum of the committee, which the claim is about
  CHECK(has(runOn(kText, {"test", "--mutate", "--at-most", "3"}).out, "3 of "));
  for (const char *wrong : {"0", "many", "-1", "3x", ""}) {
    Ran bad = runOn(kText, {"test", "--mutate", "--at-most", wrong});
    CHECK(bad.exit == 2);
    CHECK(has(bad.err, "--at-most"));
  }
  CHECK(has(runOn(kText, {"test", "--mutate", "--at-most", "3", "--format", "json"}).out, "\"tried\": 3"));
}

TEST_CASE("two days side by side") {
  Ran ran = runOn(kText, {"compare", "--on", "1 June 2020", "--and-on", "2022-06-01"});
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 1);
  CHECK(ran.out == "Quorum\n"
                   "  `Board`\n"
                   "    on 1 June 2020: at least 3 voting members\n"
                   "    on 1 June 2022: at least 2 voting members\n");
  Ran same = runOn(kText, {"compare", "--on", "1 June 2020", "--and-on", "2 June 2020"});
  CHECK(same.exit == 0);
  CHECK(same.out == "on 1 June 2020 and on 2 June 2020: nothing differs\n");
  CHECK(has(runOn(kText, {"compare", "--on", "1 June 2020", "--and-on", "2 June 2020", "--all"}).out, "both: "));
}

TEST_CASE("on a day on which a matter is over nothing is said of it") {
  std::string text = kText;
  text.replace(text.find("kind Group"), 0, "function Open Fair, until 1 May 2021\n");
  text.replace(text.find("  chaired by Chair"), 0, "  decides on Open Fair by at least 4 votes for\n");
  Ran ran = runOn(text.c_str(), {"compare", "--on", "30 April 2021", "--and-on", "1 May 2021"});
  INFO(ran.out << ran.err);
  CHECK(has(ran.out, "`Board` on `Open Fair`\n    on 30 April 2021: at least 4 votes for\n    on 1 May 2021: none"));
}

TEST_CASE("two designs side by side, as text, Markdown and JSON") {
  Ran ran = runOn(kText, {"compare", "--with-option", "Bold"});
  INFO(ran.out << ran.err);
  CHECK(ran.exit == 1);
  golden("compare-options.txt", ran.out);
  golden("compare-options.md", runOn(kText, {"compare", "--with-option", "Bold", "--format", "markdown"}).out);
  CHECK(has(ran.out, "with Bold"));
  CHECK(has(ran.out, "without options"));
  CHECK(has(runOn(kText, {"compare", "--with-option", "Bold", "--format", "json"}).out, "\"differs\": true"));
}

TEST_CASE("a comparison of nothing, of no day or of no option is refused") {
  for (std::vector<std::string> wrong :
       std::vector<std::vector<std::string>>{{"compare"},
                                             {"compare", "--on", "1 June 2020"},
                                             {"compare", "--on", "31 February 2020", "--and-on", "1 June 2020"},
                                             {"compare", "--on", "1 June 2020", "--with-option", "Bold"},
                                             {"compare", "--with-option", "Timid"}}) {
    Ran ran = runOn(kText, wrong);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK_FALSE(ran.err.empty());
  }
}

TEST_CASE("shares, margins and caps are told as they are written, in a comparison, a finding and an answer") {
  const std::string text = R"(constitution "Example" {
  in force from 1 January 2020
}
kind Company is an Organisation
function Set Rents, Let Contract
organisation Council {
  holds Set Rents, Let Contract
  acts through Board
}
organisation Acme: Company
body Board {
  accountable to Council
  members {
    Chair    1 seat,  votes
    Trustee  9 seats, votes
  }
  chaired by Chair
  quorum at least 1/2 of all seats
  quorum to vote at least 1/2 of members present, until 1 January 2021
  quorum to vote more than 1/3 of members present from Trustee, from 1 January 2021
  decides by at least 33.25% of votes cast, a tie is lost, until 1 January 2021
  decides by at least 12.05% of votes cast, a tie is lost, from 1 January 2021
  decides on Set Rents by at least 1 more vote for than against, a tie is lost, until 1 January 2021
  decides on Set Rents by at least 2 more votes for than against, a tie is lost, from 1 January 2021
  requires at most 1 member from one Company
}
person Ada {
  holds Trustee of Board
  belongs to Acme
}
person Ben {
  holds Trustee of Board
  belongs to Acme
}
)";
  CHECK(runOn(text, {"compare", "--on", "1 June 2020", "--and-on", "1 June 2021"}).out ==
        "Quorum\n"
        "  `Board` to vote\n"
        "    on 1 June 2020: at least 1/2 of members present\n"
        "    on 1 June 2021: more than 1/3 of members present from Trustee\n"
        "\n"
        "Voting rules\n"
        "  `Board`\n"
        "    on 1 June 2020: at least 33.25% of votes cast, a tie is lost\n"
        "    on 1 June 2021: at least 12.05% of votes cast, a tie is lost\n"
        "  `Board` on `Set Rents`\n"
        "    on 1 June 2020: at least 1 more vote for than against, a tie is lost\n"
        "    on 1 June 2021: at least 2 more votes for than against, a tie is lost\n");
  std::string found = runOn(text, {"check"}).out;
  INFO(found);
  CHECK(has(found, "`Board` decides by `at least 33.25% of votes cast`, which both sides can reach\n"));
  CHECK(has(found, "`Board` decides by `at least 12.05% of votes cast`, which both sides can reach\n"));
  CHECK(has(found, "`Board` has 2 members from `Acme`; the rule is: requires at most 1 member from one Company\n"));
  std::string answer =
      runOn(text, {"ask"}, {"does a motion of Board on Set Rents carry with 2 Trustee for?", "--on", "2020-06-01"}).out;
  INFO(answer);
  CHECK(has(answer, "by at least 1 more vote for than against: 2 for and 0 against is enough."));
}
