// Reasons of answers that are told in words: what may not be in force shuts nobody out, who does not count and why, and
// parts that are not known of an answer that is.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

bool isTold(const Ran &ran, const std::string &words) { return ran.out.find(words) != std::string::npos; }

} // namespace

TEST_CASE("a reservation that may not be in force is no reason for a no") {
  const std::string text = R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
kind Parish is a Place
place Upwell, Outwell: Parish
phase Flood from to be confirmed "by the engineer"
function Mend Banks
organisation Fen Wardens {
  covers Upwell
  holds Mend Banks
  acts through Moot
}
body Moot {
  accountable to Fen Wardens
  members { Reeve 1 seat, votes Warden 3 seats, votes }
  chaired by Reeve
  quorum at least 2 members
  decides by more than 1/2 of votes cast, a tie is lost
}
body Watch, committee of Moot {
  members { Captain 1 seat, votes Walker 3 seats, votes }
  chaired by Captain
  quorum at least 2 members
  decides by more than 1/2 of votes cast, a tie is lost
}
)";
  const std::vector<std::string> asked = {"may Moot decide Mend Banks in Outwell?", "--on", "2026-06-01"};
  Ran open = runOn(text + "reserve Mend Banks to Watch, from the start of Flood\n", {"ask"}, asked);
  CHECK(isTold(open, "No."));
  CHECK(!isTold(open, "is reserved to `Watch`"));
  CHECK(isTold(open, "Because:"));
  Ran settled = runOn(text + "reserve Mend Banks to Watch\n", {"ask"}, asked);
  CHECK(isTold(settled, "`Mend Banks` is reserved to `Watch`."));
}

TEST_CASE("who has another seat, without a vote, is told not to count by the one with a vote") {
  const std::string text = R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
organisation Fen Wardens
post Engineer of Fen Wardens
body Moot {
  accountable to Fen Wardens
  members {
    Reeve   1 seat,  votes
    Warden  3 seats, votes, may not hold Engineer of Fen Wardens
    Adviser 1 seat,  the Engineer of Fen Wardens, does not vote
  }
  chaired by Reeve
  quorum at least 2 voting members
  decides by more than 1/2 of votes cast, a tie is lost
}
person Ann Reed is Reeve of Moot, from 1 January 2026
person Bob Reed { holds Warden of Moot, from 1 January 2026 holds Engineer of Fen Wardens, from 1 January 2026 }
person Cat Reed is Warden of Moot, from 1 January 2026
)";
  Ran no = runOn(text, {"ask"}, {"is Moot quorate with Ann Reed and Bob Reed present?", "--on", "2026-06-01"});
  CHECK(isTold(no, "No."));
  CHECK(isTold(no, "`Bob Reed` is not counted as a voting member: "));
  Ran yes = runOn(text, {"ask"}, {"is Moot quorate with Ann Reed and Cat Reed present?", "--on", "2026-06-01"});
  CHECK(isTold(yes, "Yes."));
  CHECK(!isTold(yes, "not counted"));
}

TEST_CASE("that nobody is against is so whoever voted how") {
  driver::MemoryFiles files;
  files.files["a.quorate"] = R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
organisation Fen Wardens
body Moot {
  accountable to Fen Wardens
  members { Reeve 1 seat, votes Warden 3 seats, votes Squire 1 seat, votes }
  chaired by Reeve
  quorum at least 1 member
  decides by more than 1/2 of votes cast and no votes against by Squire
}
)";
  auto judged = [&](const std::string &votes) {
    files.files["m.json"] = R"({"body":"Moot","day":"2026-05-15","present":["Reeve","2 Warden","Squire"],
"events":[{"item":1,"motion":"x","votes":)" +
                            votes + "}]}";
    return run(files, {"minutes", "m.json", "a.quorate"});
  };
  Ran none = judged(R"({"for":["2"]})"), one = judged(R"({"for":["3"],"against":["1"]})");
  CHECK(isTold(none, "no votes against by `Squire`: 0 against is not too many."));
  CHECK(isTold(one, "depends on who voted how"));
}

TEST_CASE("of an answer that is definite no part depends") {
  const std::string text = R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
kind Elder is a Member Class
organisation Fen Wardens
body Moot {
  accountable to Fen Wardens
  members { Reeve 1 seat, votes Warden 3 seats, Elder, votes Squire 3 seats, votes }
  chaired by Reeve
  quorum at least 3 members including at least 2 Elder and at least 2 Squire
  decides by more than 1/2 of votes cast, a tie is lost
  proxies may vote and count, at most 1 for each holder
}
)";
  Ran definite = runOn(text, {"ask"},
                       {"is Moot quorate with Reeve present, 2 Warden and 2 Squire by proxy?", "--on", "2026-06-01"});
  CHECK(isTold(definite, "No."));
  CHECK(!isTold(definite, "depends"));
}

TEST_CASE("each organisation of which too many may be is named") {
  Ran ran = runOn(R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
kind Guild is an Organisation
organisation Fen Wardens
organisation Bargemen: Guild
organisation Thatchers: Guild
body Moot {
  accountable to Fen Wardens
  members { Reeve 1 seat, votes Warden 5 seats, votes }
  requires at most 2 members from one Guild
  chaired by Reeve
  quorum at least 2 members
  decides by more than 1/2 of votes cast, a tie is lost
}
person Ann Reed { holds Reeve of Moot, from 1 January 2026 belongs to Bargemen }
person Bob Reed { holds Warden of Moot, from 1 January 2026 }
person Cat Reed { holds Warden of Moot, from 1 January 2026 }
person Dan Reed { holds Warden of Moot, from 1 January 2026 }
)",
                  {"ask"}, {"is the membership of Moot valid?", "--on", "2026-06-01"});
  CHECK(isTold(ran, "members from `Bargemen`"));
  CHECK(isTold(ran, "members from `Thatchers`"));
}

TEST_CASE("who may not hold their seat is in no base of minutes that tell numbers") {
  driver::MemoryFiles files;
  files.files["a.quorate"] = R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
organisation Fen Wardens
body Moot {
  accountable to Fen Wardens
  members { Reeve 2 seats, votes Warden 2 seats, votes, elected by Moot for 1 year Elder 1 seat, votes, aged at least 40 }
  chaired by Reeve
  quorum more than 3/4 of filled voting seats
  decides by more than 1/2 of all voting seats, a tie is lost
}
person Ann Reed is Reeve of Moot, from 1 January 2026
person Bob Reed is Reeve of Moot, from 1 January 2026
person Cat Reed is Warden of Moot, from 1 January 2026
person Dan Reed is Warden of Moot, from 1 March 2025
person Eve Reed { holds Elder of Moot, from 1 January 2026 born 3 March 2000 }
)";
  files.files["m.json"] = R"({"body":"Moot","day":"2026-10-01","present":["2 Reeve","2 Warden","1 Elder"],
"events":[{"item":1,"motion":"x","votes":{"for":["2 Reeve","1 Warden"],"against":["1 Warden"]}}]})";
  Ran ran = run(files, {"minutes", "m.json", "a.quorate"});
  CHECK(isTold(ran, "Quorate to begin: Yes."));
  CHECK(isTold(ran, "more than 3/4 of filled voting seats, here 3: 3 count towards it, so this is met."));
}

TEST_CASE("outside a meeting nobody is said to break a tie") {
  const std::string text = R"(constitution "Fen Wardens" {
  in force from 1 January 2026
}
organisation Fen Wardens
body Moot {
  accountable to Fen Wardens
  members { Reeve 1 seat, votes, has casting vote Warden 3 seats, votes }
  chaired by Reeve
  quorum at least 2 members
  decides in writing by more than 1/2 of votes cast, Reeve breaks a tie
}
)";
  Ran ran = runOn(
      text, {"ask"},
      {"does a motion of Moot in writing carry with Reeve and 1 Warden for, 2 Warden against?", "--on", "2026-06-01"});
  INFO(ran.out);
  CHECK(isTold(ran, "a tied motion is lost."));
  CHECK_FALSE(isTold(ran, "would break the tie"));
}
