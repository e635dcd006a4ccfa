// Who is counted at a meeting, asked and recorded: what once was answered differently in questions and in minutes.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// The chair is vacant, and Eve Fay acts; Gil Hart is a deputy of the trustees.
const std::string kMeetingBoard = R"(constitution "Friends of the Park"
kind Charity is an Organisation
kind Spending is a Function
function Plan Walks: Spending
organisation Friends: Charity {
  holds Spending
  acts through Board
}
body Board of Friends {
  members {
    Chair    1 seat, votes
    Trustee  3 seats, votes, deputy may attend and count and vote
    Guest    2 to 4 seats, does not vote
  }
  chaired by Chair
  quorum at least 2 voting members
  decides by more than 1/2 of votes cast, a tie is lost
  conflicted members leave, if too many leave they may stay and vote
  proxies may vote and count
}
)";
const std::string kMeetingPeople = R"(
person Ann Pell is Chair of Board until 1 May 2026
person Bill Quist is Trustee of Board
person Cat Roe is Trustee of Board
person Dev Shah is Trustee of Board
person Eve Fay {
  acts as Chair of Board
}
person Gil Hart {
  deputises for Trustee of Board
}
)";

Ran askOfBoard(const std::string &question, const std::string &constitution = kMeetingBoard) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = constitution;
  return run(files, {"ask", "a.quorate", question, "--on", "2026-06-04"});
}

Ran recordOfBoard(const std::string &present, const std::string &events,
                  const std::string &constitution = kMeetingBoard) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = constitution;
  files.files["m.json"] =
      R"({"body": "Board", "day": "2026-06-04", "present": [)" + present + "], \"events\": [" + events + "]}";
  return run(files, {"minutes", "m.json", "a.quorate"});
}

bool answers(const Ran &ran, std::string_view what) {
  UNSCOPED_INFO(ran.out << ran.err);
  return ran.out.find(what) != std::string::npos || ran.err.find(what) != std::string::npos;
}

} // namespace

TEST_CASE("who deputises or acts may be named, in questions and in minutes") {
  const std::string all = kMeetingBoard + kMeetingPeople;
  CHECK(answers(askOfBoard("does a motion of Board carry with Bill Quist and Cat Roe present, Gil Hart for?", all),
                "`Gil Hart` is not among those who are present"));
  CHECK(
      answers(askOfBoard("does a motion of Board carry with Bill Quist, Cat Roe, Gil Hart present, Gil Hart for?", all),
              "1 in favour, 0 against"));
  CHECK(answers(askOfBoard("is Board quorate with Eve Fay and Bill Quist present?", all), "Yes."));
  CHECK(answers(recordOfBoard(R"("Eve Fay", "Bill Quist")", R"({"item": 1})", all), "Quorate: Yes."));
}

TEST_CASE("a deputy without a number is one") {
  CHECK(answers(
      askOfBoard("does a motion of Board carry with Chair and deputy of Trustee present, Chair against, deputy of "
                 "Trustee for?"),
      "1 in favour, 1 against"));
  CHECK(answers(recordOfBoard(R"("Chair", "deputy of Trustee")",
                              R"({"item": 1, "votes": {"for": "deputy of Trustee", "against": "Chair"}})"),
                "1 in favour, 1 against"));
}

TEST_CASE("everyone who votes is everyone who may, those with an interest too where too many would leave") {
  CHECK(answers(
      askOfBoard("does a motion of Board carry with Chair and Trustee present, 3 Trustee conflicted, everyone for?"),
      "4 in favour"));
  CHECK(answers(recordOfBoard(R"("Chair", "Trustee")", R"({"declares": "3 Trustee", "item": 1},
                   {"item": 1, "votes": {"for": "everyone"}})"),
                "4 in favour"));
}

TEST_CASE("somebody who is named may have come as one of a number") {
  const std::string all = kMeetingBoard + kMeetingPeople;
  CHECK(
      answers(askOfBoard("does a motion of Board carry with 3 Trustee present, Bill Quist for, Cat Roe against?", all),
              "1 in favour, 1 against"));
  CHECK(answers(recordOfBoard(R"("3 Trustee")", R"({"item": 1, "votes": {"for": "Bill Quist", "against": "Cat Roe"}},
                   {"leaves": "Bill Quist"}, {"item": 2})",
                              all),
                "1 in favour, 1 against"));
  CHECK(answers(
      recordOfBoard(R"("3 Trustee")", R"({"leaves": "Bill Quist"}, {"item": 1, "votes": {"for": "Bill Quist"}})", all),
      "`Bill Quist` votes, but is not there"));
}

TEST_CASE("a name without a number means those in post") {
  CHECK(answers(askOfBoard("is Board quorate with 1 Guest and Guest and Chair present?"), "1 count"));
  // Of two to four guests, two are in post.
  CHECK(answers(recordOfBoard(R"("Chair", "2 Trustee")", R"({"arrives": "Guest"}, {"arrives": "Guest"})"),
                "`Guest` come in, but `Board` has only 0 of them who are not there yet"));
  CHECK(answers(
      recordOfBoard(R"("Chair")", R"({"item": 1, "by proxy": "Trustee", "votes": {"for": ["3 Trustee", "Chair"]}})"),
      "4 in favour"));
}

TEST_CASE("whoever comes in later and whoever votes by proxy then are so many from the beginning") {
  const std::string panel =
      "constitution \"T\" { in force from 1 January 2026 }\n"
      "organisation T\n"
      "body Board {\n"
      "  accountable to T\n"
      "  members { Chair 1 seat, votes Helper a number to be confirmed \"by the members\" seats, votes }\n"
      "  chaired by Chair\n"
      "  quorum all but 1 members\n"
      "  decides by more than 1/2 of votes cast\n"
      "}\n";
  CHECK(answers(recordOfBoard(R"("Chair")", R"({"arrives": "1 Helper"}, {"item": 1, "by proxy": "1 Helper"})", panel),
                "Quorate to begin: No."));
  CHECK(answers(recordOfBoard(R"("Chair")", R"({"arrives": "1 Helper"}, {"item": 1})", panel),
                "Quorate to begin: Depends."));
}

TEST_CASE("people in minutes are phrases of the language, and names as they stand") {
  CHECK(answers(recordOfBoard(R"("everyone except 2 Trustee and Guest")", R"({"item": 1, "votes": {"for": 2}})"),
                "Carried: Yes."));
  CHECK(answers(recordOfBoard(R"("the Chair", "2 deputies of Trustee")", R"({"item": 1, "votes": {"for": 3}})"),
                "Carried: Yes."));
  std::string small = kMeetingBoard;
  for (std::size_t at = small.find("Guest"); at != std::string::npos; at = small.find("Guest", at + 18))
    small.replace(at, 5, "\"friend of the park\"");
  CHECK(answers(
      recordOfBoard(R"("2 friend of the park", "Chair")", R"({"leaves": "1 friend of the park"}, {"item": 1})", small),
      "Item 1"));
  CHECK(answers(recordOfBoard(R"("friends of the park")", "", small), "did you mean `friend of the park`?"));
  CHECK(
      answers(recordOfBoard(R"("Chair present, Trustee")", ""), "is no post of `Board` and nobody who is registered"));
}
