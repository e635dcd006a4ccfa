// [U1] to [U5] of docs/semantics.md: what an answer depends on is exactly what would settle it, and what stands under
// "Instead" makes it a yes.
#include "running.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace quorate::testing;
using Lines = std::vector<std::string>;

namespace {

/// The answer to one question, cut into what it says first and the lists below.
struct AnswerLists {
  std::string first;
  Lines instead, dependsOn;
};

/// A line of a list without its mark, and without the place in brackets at its end.
std::string withoutPlace(std::string line) {
  line.erase(0, line.find("- ") + 2);
  if (auto at = line.rfind(" (a.quorate:"); at != std::string::npos)
    line.erase(at);
  return line;
}

AnswerLists askOf(const std::string &text, const std::string &question, const std::string &day = "2026-06-01") {
  Ran ran = runOn(text, {"ask"}, {question, "--on", day});
  INFO(question << "\n" << ran.out << ran.err);
  REQUIRE(ran.exit != 2);
  AnswerLists told;
  std::istringstream lines(ran.out);
  std::getline(lines, told.first);
  Lines *list = nullptr;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("  - ") && list)
      list->push_back(withoutPlace(line));
    else if (line == "Instead:")
      list = &told.instead;
    else if (line == "Depends on:")
      list = &told.dependsOn;
    else if (!line.starts_with("  "))
      list = nullptr;
  }
  return told;
}

const std::string kFerryTrust =
    "constitution \"Ferry Trust\" {\n  in force from 1 January 2026\n}\n"
    "kind Money Matters is a Function\n"
    "function Buy Boat, Lend Boat: Money Matters, has an amount\n"
    "function Name Boat\n"
    "kind Town is a Place\nplace Ford, Quay: Town\n"
    "organisation Ferry Trust {\n  holds Money Matters and Name Boat\n  acts through Crew\n}\n"
    "post Purser of Ferry Trust\npost Pilot of Ferry Trust\npost Bosun of Ferry Trust\n"
    "body Crew {\n  accountable to Ferry Trust\n  members { Chair 1 seat, votes Hand 4 seats, "
    "votes }\n  chaired by Chair\n  quorum at least 3 members\n"
    "  decides by more than 1/2 of votes cast, a tie is lost\n}\n";

} // namespace

TEST_CASE("every open way to a power is named, and no more of it than would settle it") {
  std::string five = kFerryTrust;
  for (const char *when : {"the first", "the second", "the third", "the fourth", "the fifth"})
    five += "delegate Name Boat from Crew to Pilot, on condition \"" + std::string(when) + "\"\n";
  CHECK(askOf(five, "may Pilot decide Name Boat?").dependsOn ==
        Lines{"whether this is so: \"the first\"", "whether this is so: \"the second\"",
              "whether this is so: \"the third\"", "whether this is so: \"the fourth\"",
              "whether this is so: \"the fifth\""});
  // The agreement alone is enough by the second way, so that the condition of the first settles nothing.
  std::string covered = kFerryTrust +
                        "delegate Name Boat from Crew to Pilot, on condition \"at sea\", with the agreement of "
                        "Purser\ndelegate Name Boat from Crew to Pilot, with the agreement of Purser\n";
  CHECK(askOf(covered, "may Pilot decide Name Boat?").dependsOn == Lines{"the agreement of `Purser`"});
  std::string amounts = kFerryTrust +
                        "delegate Buy Boat from Crew to Pilot up to £50 a decision\n"
                        "delegate Buy Boat from Crew to Pilot up to £90 a decision, on condition \"at sea\"\n";
  CHECK(askOf(amounts, "may Pilot decide Buy Boat?").dependsOn ==
        Lines{"the amount, which the question does not name: the power is up to £50 a decision or up to £90 a decision",
              "whether this is so: \"at sea\""});
  CHECK(askOf(amounts, "may Pilot decide Buy Boat for £60?").dependsOn == Lines{"whether this is so: \"at sea\""});
  CHECK(askOf(amounts, "may Pilot decide Buy Boat for £50?").dependsOn.empty());
}

TEST_CASE("of a group, whoever may be confirmed for a part of it does not make the whole open") {
  std::string text =
      kFerryTrust + "delegate Buy Boat from Crew to a post to be confirmed \"in May\" up to £90 a decision\n";
  AnswerLists told = askOf(text, "who may decide Money Matters?");
  CHECK(told.first == "Yes. `Crew` may decide `Money Matters`.");
  CHECK(told.dependsOn.empty());
  CHECK(askOf(text, "who may decide Buy Boat for £91?").dependsOn.empty());
  CHECK(askOf(text, "who may decide Buy Boat for £90?").dependsOn.size() == 1);
}

TEST_CASE("what is only a perhaps is not advised, and what people can see to is said with the change") {
  std::string text =
      kFerryTrust +
      "delegate Buy Boat in Quay from Crew to Pilot up to £50 a year, on condition \"the hull is sound\", "
      "with the agreement of Purser\n"
      "delegate Name Boat from Crew to Bosun, from 1 August 2026, on condition \"it floats\", exclusively\n";
  CHECK(askOf(text, "may Pilot decide Buy Boat in Ford for £20?").instead.front() ==
        "in `Quay`, with the agreement of `Purser`, given \"the hull is sound\", with nothing decided already");
  CHECK(
      askOf(text, "may Pilot decide Buy Boat in Ford for £20 after £10 given \"the hull is sound\"?").instead.front() ==
      "in `Quay`, with the agreement of `Purser`");
  CHECK(askOf(text, "may Pilot decide Name Boat?", "2026-08-01").instead ==
        Lines{"`Bosun` may decide it, given \"it floats\""});
  // What is to be confirmed nobody can see to: no change of the question would be enough.
  std::string open = kFerryTrust +
                     "delegate Name Boat in Quay from Crew to Pilot, from a date to be confirmed \"soon\"\n"
                     "delegate Name Boat from Crew to Bosun, from a date to be confirmed \"soon\", "
                     "exclusively\n";
  CHECK(askOf(open, "may Pilot decide Name Boat in Ford?").instead.empty());
  CHECK(askOf(kFerryTrust + "amend Name Boat by nobody\n", "may Crew decide Amend Name Boat?").instead.empty());
}

TEST_CASE("notice that is advised is enough by every rule, however open points turn out") {
  std::string text = kFerryTrust +
                     "in Crew {\n  meets on 5 clear days notice\n"
                     "  meets on 9 clear days notice for Name Boat, from a date to be confirmed \"soon\"\n}\n";
  const std::string late = "is notice on 30 May 2026 enough for a meeting of Crew";
  CHECK(askOf(text, late + " on 1 June 2026?").instead == Lines{"notice on or before 26 May 2026"});
  CHECK(askOf(text, late + " about Name Boat on 1 June 2026?").instead ==
        Lines{"notice on or before 22 May 2026 for `Name Boat`"});
}

TEST_CASE("a meeting is advised only where it would decide") {
  const std::string asked = "does a motion of Crew electronically carry with ";
  CHECK(askOf(kFerryTrust, asked + "3 Hand for?").instead == Lines{"decide it at a meeting"});
  CHECK(askOf(kFerryTrust, asked + "2 Hand for?").instead.empty());
  CHECK(askOf(kFerryTrust, asked + "2 Hand for, 2 Hand against?").instead.empty());
}

TEST_CASE("other terms of a power are tried before they are named, and the nearest comes first") {
  std::string text = kFerryTrust + "delegate Buy Boat from Crew to Pilot up to £50 a decision\n"
                                   "delegate Buy Boat in Quay from Crew to Pilot up to £80 a decision\n"
                                   "delegate Lend Boat from Crew to Pilot up to £20 a decision, from 1 August 2026\n";
  CHECK(askOf(text, "may Pilot decide Buy Boat in Quay for £85?").instead.front() ==
        "the limit of `Pilot` is £80 a decision; refer to `Crew`");
  // No single change helps: both are needed.
  CHECK(askOf(text, "may Pilot decide Lend Boat for £30?").instead.front() ==
        "up to £20 a decision and from 1 August 2026; refer to `Crew`");
  // A group is allowed if each of its functions is.
  AnswerLists group = askOf(text, "may Pilot decide Money Matters for £60?", "2026-09-01");
  CHECK(group.instead.front() == "the limit of `Pilot` is £20 a decision; refer to `Crew`");
  CHECK(askOf(text, "may Pilot decide Money Matters for £20?", "2026-09-01").first ==
        "Yes. `Pilot` may decide everything in `Money Matters` for £20.");
}

TEST_CASE("a definite answer depends on nothing") {
  std::string text = kFerryTrust +
                     "body Ship {\n  accountable to Ferry Trust\n  members { Mate 1 seat, votes, elected by "
                     "Crew for 2 years }\n  chaired by Mate\n  quorum none\n  decides by more than 1/2 of "
                     "votes cast, a tie is lost\n}\nperson Ada Lock is Mate of Ship\nperson Ben Reyes is Mate "
                     "of Ship\n";
  AnswerLists told = askOf(text, "is the membership of Ship valid?");
  CHECK(told.first.starts_with("No."));
  CHECK(told.dependsOn.empty());
}

namespace {

/// A club with a class, a veto, weights and a matter for each sort of rule.
const std::string kRowingClub =
    "constitution \"Rowing Club\" {\n  in force from 1 January 2026\n}\nkind Novice is a Member Class\n"
    "kind Quay is a Place\nplace East Quay, West Quay: Quay\n"
    "function Set Fees, Sell Boat, Call Regatta, Paint Boat\n"
    "organisation Rowing Club {\n  holds Set Fees, Sell Boat, Call Regatta, Paint Boat\n  acts through Crew\n}\n"
    "body Crew {\n  accountable to Rowing Club\n  members {\n    Cox 1 seat, votes\n    Rower 5 seats, votes\n"
    "    Novice Rower 3 seats, Novice, votes\n    Patron 1 seat, votes with weight 4\n"
    "    Harbour Rower 1 seat for each Quay, votes\n  }\n  chaired by Cox\n"
    "  quorum at least 4 members including at least 1 Novice\n"
    "  decides by more than 1/2 of votes cast, a tie is lost\n"
    "  decides on Set Fees by at least 3/4 of all voting seats\n"
    "  decides on Sell Boat by at least 3 votes for by Novice and at least 5 votes for\n"
    "  decides on Paint Boat by no votes against\n"
    "  decides on Call Regatta by more votes for than against\n  decides in writing by at least 1/2 of the electorate\n"
    "}\n";

} // namespace

TEST_CASE("what would make a meeting quorate is enough by itself, and names whom not anybody will do for") {
  CHECK(askOf(kRowingClub, "is Crew quorate with 2 Rower present?").instead ==
        Lines{"2 more members present, of whom one `Novice`"});
  CHECK(askOf(kRowingClub, "is Crew quorate with 5 Rower present?").instead == Lines{"one more `Novice` present"});
  CHECK(askOf(kRowingClub, "is Crew quorate with 2 Rower and 1 Novice Rower present?").instead ==
        Lines{"one more member present"});
  CHECK(askOf(kRowingClub, "is Crew quorate with nobody present?").instead ==
        Lines{"4 more members present, of whom one `Novice`"});
}

TEST_CASE("of whom some must be, it is said of people who may be so") {
  // Nobody is of two of the sorts: of those of one sort none is of another.
  const std::string text =
      "constitution \"Mill\" {\n  in force from 1 January 2026\n}\nkind Lay, Staff, Donor is a Member Class\n"
      "organisation Mill\nbody Board {\n  accountable to Mill\n"
      "  members { Chair 1 seat, votes Worker 6 seats, Staff, votes Neighbour 2 seats, Lay, votes\n"
      "    Friend 2 seats, Donor, votes Trustee 6 seats, votes }\n  chaired by Chair\n"
      "  quorum at least 7 members including at least 1 Lay and at least 1 Staff and at least 1 Donor\n"
      "  decides by more than 1/2 of votes cast, a tie is lost\n"
      "}\n";
  CHECK(askOf(text, "is Board quorate with nobody present?").instead ==
        Lines{"7 more members present, of whom one `Lay`, one `Staff` and one `Donor`"});
  CHECK(askOf(text, "is Board quorate with 6 Trustee present?").instead ==
        Lines{"3 more members present, of whom one `Lay`, one `Staff` and one `Donor`"});
  CHECK(askOf(text, "is Board quorate with 6 Trustee and 1 Friend present?").instead ==
        Lines{"2 more members present, of whom one `Lay` and one `Staff`"});
  CHECK(askOf(text, "is Board quorate with 2 Trustee and 2 Neighbour present?").instead ==
        Lines{"3 more members present, of whom one `Staff` and one `Donor`"});
}

TEST_CASE("the numbers that are told of too many votes by proxy are those of the verdict") {
  const std::string text =
      "constitution \"Choir\" {\n  in force from 1 January 2026\n}\norganisation Choir\nbody Council {\n"
      "  accountable to Choir\n  members { Chair 1 seat, votes Singer 6 seats, votes }\n  chaired by Chair\n"
      "  quorum at least 4 members\n  decides by more than 1/2 of votes cast, a tie is lost\n"
      "  proxies may vote and count, at most 1 for each holder\n}\n"
      "person Ada Okafor is Chair of Council, from 1 January 2026\n"
      "person Ada Okafor is Singer of Council, from 1 January 2026\n"
      "person Ben Reyes is Singer of Council, from 1 January 2026\n"
      "person Cy Dunn is Singer of Council, from 1 January 2026\n"
      "person Di Frost is Singer of Council, from 1 January 2026\n"
      "person Ed Hall is Singer of Council, from 1 January 2026\n";
  auto outOf = [&](const std::string &question) { return runOn(text, {"ask"}, {question, "--on", "2026-06-01"}).out; };
  const std::string quorum = outOf("is Council quorate with Ada Okafor present, Ben Reyes, Cy Dunn by proxy?");
  CHECK_THAT(quorum, Catch::Contains("Only 1 of the 2 votes by proxy counts") &&
                         Catch::Contains("at least 4 members: 2 count towards it, so this is not met."));
  const std::string lost =
      outOf("does a motion of Council carry with Ada Okafor and Ben Reyes present, Ada Okafor for, Ben Reyes against, "
            "Cy Dunn, Di Frost, Ed Hall by proxy, Cy Dunn, Di Frost, Ed Hall against?");
  CHECK_THAT(lost, Catch::Contains("2 in favour, 3 against, 0 abstaining.") && !Catch::Contains("equal"));
}

TEST_CASE("what would carry a motion is enough by itself, and the nearest comes first") {
  // Enough are there, and enough of them are silent.
  CHECK(askOf(kRowingClub, "does a motion of Crew carry with 5 Rower and 1 Novice Rower present, 2 Rower for, 2 Rower "
                           "against?")
            .instead == Lines{"one more vote in favour"});
  // Nobody is silent, and others may come.
  CHECK(askOf(kRowingClub, "does a motion of Crew on Set Fees carry with 5 Rower, 3 Novice Rower for, Cox abstaining?")
            .instead == Lines{"one more vote in favour"});
  CHECK(askOf(kRowingClub, "does a motion of Crew on Set Fees carry with 5 Rower, 3 Novice Rower for?").instead ==
        Lines{"one more member present and in favour"});
  // The class and the whole at once: one is enough, if it is one of the class.
  CHECK(askOf(kRowingClub, "does a motion of Crew on Sell Boat carry with 4 Rower and 2 Novice Rower for, 1 Rower "
                           "against?")
            .instead == Lines{"one more `Novice` present and in favour"});
  CHECK(askOf(kRowingClub, "does a motion of Crew on Paint Boat carry with 3 Novice Rower and 1 Rower for, Patron "
                           "against?")
            .instead.front() == "one fewer vote against");
  // It is a tie: somebody who turns is no nearer than somebody who comes.
  CHECK(askOf(kRowingClub, "does a motion of Crew on Call Regatta carry with 3 Rower and 1 Novice Rower for, Patron "
                           "against?")
            .instead == Lines{"one more member present and in favour"});
}

TEST_CASE("a body may be quorate to meet and not to vote") {
  std::string text =
      "constitution \"Two\" {\n  in force from 1 January 2026\n}\norganisation Two\nbody Forum {\n"
      "  accountable to Two\n  members { Fellow 7 seats, votes }\n  chaired by Fellow\n  quorum at least "
      "4 members\n  quorum to vote at least 5 members\n  decides by more than 1/2 of votes cast, a tie is "
      "lost\n}\n";
  CHECK(askOf(text, "does a motion of Forum carry with 4 Fellow for?").first ==
        "No. No decision is made: `Forum` is quorate to meet and not to vote.");
  CHECK(askOf(text, "does a motion of Forum carry with 3 Fellow for?").first ==
        "No. No decision is made: `Forum` is not quorate.");
  CHECK(askOf(text, "does a motion of Forum carry with 4 Fellow for?").instead == Lines{"one more member present"});
}

TEST_CASE("nothing is advised that open numbers may make too little") {
  std::string open =
      "constitution \"Open\" {\n  in force from 1 January 2026\n}\norganisation Open\nbody Forum {\n"
      "  accountable to Open\n  members { Fellow at least 18 seats, votes }\n  chaired by Fellow\n  quorum "
      "none\n  decides by more than 1/2 of all voting seats, a tie is lost\n}\n";
  CHECK(askOf(open, "does a motion of Forum carry with 9 Fellow for, 9 Fellow abstaining?").instead.empty());
  CHECK(askOf(open, "does a motion of Forum carry with 10 Fellow for, 8 Fellow abstaining?").dependsOn ==
        Lines{"how many seats `Fellow` has"});
}

TEST_CASE("a meeting depends on what can change its answer, and on nothing else that is open") {
  std::string text =
      "constitution \"Open\" {\n  in force from 1 January 2026\n}\nfunction Set Fees\nfunction Set Rules\n"
      "organisation Open {\n  holds Set Fees and Set Rules\n  acts through Forum\n}\nbody Forum {\n  accountable to "
      "Open\n  members {\n    Chair 1 seat, votes\n    Fellow 3 to 6 seats, votes\n    Elder at least 2 seats, votes\n"
      "    Visitor 1 seat, vote to be confirmed \"in May\"\n    Clerk a number to be confirmed \"later\" seats, does "
      "not "
      "vote\n  }\n  chaired by Chair\n  quorum at least 3 members\n  decides by more than 1/2 of votes cast, a tie is "
      "decided by lot\n  decides on Set Fees by more than 1/2 of all voting seats\n  decides on Set Rules by more than "
      "1/2 of all seats\n}\n";
  CHECK(askOf(text, "does a motion of Forum carry with Chair and 1 Fellow for, 2 Elder against?").dependsOn ==
        Lines{"the lot by which a tie is decided"});
  // Only if the visitor has a vote is there a tie, and a lot.
  AnswerLists visitor = askOf(text, "does a motion of Forum carry with Chair and 1 Fellow for, 1 Fellow and Visitor "
                                    "against?");
  REQUIRE(visitor.dependsOn.size() == 2);
  CHECK(visitor.dependsOn[0] == "the lot by which a tie is decided");
  CHECK(visitor.dependsOn[1].find("Visitor") != std::string::npos);
  // Those without a vote are among all seats, and not among those that vote.
  auto named = [&](const std::string &matter) {
    std::string all;
    for (const std::string &line :
         askOf(text, "does a motion of Forum on " + matter + " carry with Chair, 3 Fellow and 2 Elder for?").dependsOn)
      all += line + "\n";
    return all;
  };
  CHECK(named("Set Fees").find("Clerk") == std::string::npos);
  CHECK(named("Set Fees").find("how many seats `Elder` has") != std::string::npos);
  CHECK(named("Set Rules").find("Clerk") != std::string::npos);
}
