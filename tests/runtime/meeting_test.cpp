// Meetings: quorum, thresholds, ties, conflicts, and what is not known.
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::day;
using test::index;
using test::share;

namespace {

/// A chair with a vote, five members, two lay members, and an adviser without a vote.
struct Board {
  Builder b;
  ir::KindId lay = b.memberClass("Lay");
  ir::FunctionId health = b.function("Health Matters");
  ir::BodyId body = b.body("Board");
  ir::SeatId chair = b.seat(body, "Chair", 1);
  ir::SeatId members = b.seat(body, "Member", 5);
  ir::SeatId layMembers = b.seat(body, "Lay Member", 2, {lay});
  ir::SeatId adviser = b.seat(body, "Adviser", 1, {}, ir::Voting::Never);

  std::vector<ir::SeatId> all() { return b.at(body).seats; }

  Meeting meeting(std::vector<SeatCounts> seats) const {
    Meeting meeting;
    meeting.body = index(body);
    meeting.seats = std::move(seats);
    return meeting;
  }
};

SeatCounts there(std::uint32_t present, std::uint32_t inFavour = 0, std::uint32_t against = 0,
                 std::uint32_t abstaining = 0, std::uint32_t conflicted = 0) {
  return {present, conflicted, inFavour, against, abstaining};
}

} // namespace

TEST_CASE("a quorum of a number, of voting members, of a class") {
  Board s;
  s.b.quorum(s.body, {s.b.atLeast(4, s.all(), "voting members", true), s.b.atLeast(1, {s.layMembers}, "Lay Member")});
  s.b.rule(s.body);
  Model model = s.b.load();
  auto quorate = [&](std::vector<SeatCounts> seats) { return judge(model, s.meeting(std::move(seats))).quorate; };
  CHECK(quorate({there(1), there(2), there(1), there(0)}) == Truth::Yes);
  CHECK(quorate({there(1), there(1), there(1), there(1)}) == Truth::No);
  CHECK(quorate({there(1), there(5), there(0), there(1)}) == Truth::No);
  CHECK(quorate({}) == Truth::No);
  // Members in conflict are not counted, unless the constitution says so.
  CHECK(quorate({there(1), there(2), there(1, 0, 0, 0, 1), there(0)}) == Truth::No);
  s.b.conflicts(s.body, true, true);
  Model counting = s.b.load();
  CHECK(judge(counting, s.meeting({there(1), there(2), there(1, 0, 0, 0, 1), there(0)})).quorate == Truth::Yes);
}

TEST_CASE("fractions are compared exactly") {
  Board s;
  ir::People people = s.b.atLeast(0, s.all(), "members");
  people.quantity.form = ir::Quantity::Form::FractionOfBase;
  people.quantity.fraction = {1, 3};
  people.quantity.base = ir::Base::AllSeats;
  auto quorate = [&](std::uint32_t present) {
    s.b.quorum(s.body, {people});
    Model model = s.b.load();
    return judge(model, s.meeting({there(0), there(present)})).quorate;
  };
  // A third of nine seats is three.
  CHECK(quorate(2) == Truth::No);
  CHECK(quorate(3) == Truth::Yes);
  people.bound = ir::Bound::MoreThan;
  CHECK(quorate(3) == Truth::No);
  CHECK(quorate(4) == Truth::Yes);
}

TEST_CASE("the greater of two quantities") {
  Board s;
  ir::People people = s.b.atLeast(0, s.all(), "members");
  ir::Quantity number, half;
  number.number = 3;
  half.form = ir::Quantity::Form::FractionOfSelector;
  half.of = {{s.members}, false, "Member"};
  people.quantity.form = ir::Quantity::Form::GreaterOf;
  people.quantity.operands = {number, half};
  s.b.quorum(s.body, {people});
  Model model = s.b.load();
  // Half of five is two and a half, so three is the greater.
  CHECK(judge(model, s.meeting({there(0), there(2)})).quorate == Truth::No);
  CHECK(judge(model, s.meeting({there(0), there(3)})).quorate == Truth::Yes);
  people.quantity.operands[1].fraction = {4, 5};
  s.b.quorum(s.body, {people});
  Model greater = s.b.load();
  CHECK(judge(greater, s.meeting({there(0), there(3)})).quorate == Truth::No);
  CHECK(judge(greater, s.meeting({there(0), there(4)})).quorate == Truth::Yes);
}

TEST_CASE("more than half of the votes cast leaves abstentions and those without a vote out") {
  Board s;
  s.b.rule(s.body);
  Model model = s.b.load();
  auto carried = [&](std::vector<SeatCounts> seats) { return judge(model, s.meeting(std::move(seats))).carried; };
  CHECK(carried({there(1, 1), there(5, 0, 0, 5)}) == Truth::Yes);
  CHECK(carried({there(1, 1), there(5, 2, 2, 1)}) == Truth::Yes);
  CHECK(carried({there(1, 0, 1), there(5, 2, 2, 1)}) == Truth::No);
  CHECK(carried({there(1, 0, 0, 1), there(5, 0, 0, 5)}) == Truth::No);
  CHECK(carried({there(1, 0, 1), there(5, 1), there(0), there(1, 1)}) == Truth::No);
}

TEST_CASE("every base is its own") {
  Board s;
  auto needed = [&](ir::Base base, std::vector<SeatCounts> seats) {
    s.b.at(s.body).decisions.clear();
    s.b.rule(s.body, share(ir::Bound::AtLeast, {1, 2}, base));
    Model model = s.b.load();
    for (std::uint32_t inFavour = 0; inFavour <= 5; ++inFavour) {
      seats[1].inFavour = inFavour;
      seats[1].abstaining = inFavour < 5;
      if (judge(model, s.meeting(seats)).carried == Truth::Yes)
        return inFavour;
    }
    return 99u;
  };
  // Five members, one chair and the adviser are there; the chair is against, one member abstains.
  std::vector<SeatCounts> seats = {there(1, 0, 1), there(5, 0, 0, 1), there(0), there(1)};
  CHECK(needed(ir::Base::VotesCast, seats) == 1);
  CHECK(needed(ir::Base::VotingMembersPresent, seats) == 3);
  CHECK(needed(ir::Base::MembersPresent, seats) == 4);
  CHECK(needed(ir::Base::AllVotingSeats, seats) == 4);
  CHECK(needed(ir::Base::AllSeats, seats) == 5);
  CHECK(needed(ir::Base::FilledVotingSeats, seats) == 4);
  CHECK(needed(ir::Base::EligibleMembers, seats) == 5);
  seats[2] = there(2, 0, 0, 0, 2);
  CHECK(needed(ir::Base::EligibleMembers, seats) == 4);
}

TEST_CASE("votes of one class may be needed too") {
  Board s;
  ir::DecisionRule &rule = s.b.rule(s.body);
  rule.thresholds.push_back(
      share(ir::Bound::MoreThan, {1, 2}, ir::Base::VotesCast, {{s.layMembers}, false, "Lay Member"}));
  Model model = s.b.load();
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 5), there(2, 1, 1)})).carried == Truth::No);
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 5), there(2, 2)})).carried == Truth::Yes);
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 5), there(2)})).carried == Truth::No);
}

TEST_CASE("a tie is broken by whom the rule names, if there, voting and free of interest") {
  Board s;
  s.b.rule(s.body, {}, ir::Tie::BrokenBy, s.chair);
  Model model = s.b.load();
  auto verdict = [&](SeatCounts chair, SeatCounts members) { return judge(model, s.meeting({chair, members})); };
  Verdict won = verdict(there(1, 1), there(5, 2, 3));
  CHECK(won.tied);
  CHECK(won.byCastingVote);
  CHECK(won.carried == Truth::Yes);
  CHECK(won.inFavour == 3);
  CHECK(verdict(there(1, 0, 1), there(5, 3, 2)).carried == Truth::No);
  CHECK(verdict(there(1, 0, 0, 1), there(5, 2, 2)).carried == Truth::Depends);
  CHECK(verdict(there(1), there(5, 2, 2)).carried == Truth::Depends);
  CHECK(verdict(there(0), there(4, 2, 2)).carried == Truth::No);
  CHECK(verdict(there(1, 0, 0, 0, 1), there(4, 2, 2)).carried == Truth::No);
  CHECK_FALSE(verdict(there(1, 1), there(5, 3, 2)).byCastingVote);
}

TEST_CASE("a tie without a rule falls to the one seat with a casting vote, or is lost") {
  Board s;
  s.b.rule(s.body);
  Meeting tie = s.meeting({there(1, 1), there(5, 2, 3)});
  {
    Model model = s.b.load();
    CHECK(judge(model, tie).carried == Truth::No);
    CHECK(judge(model, tie).tied);
  }
  s.b.at(s.chair).castingVote = true;
  {
    Model model = s.b.load();
    CHECK(judge(model, tie).byCastingVote);
  }
  s.b.at(s.layMembers).castingVote = true;
  Model model = s.b.load();
  CHECK(judge(model, tie).carried == Truth::No);
}

TEST_CASE("whoever presides breaks a tie: the first chair who is there, or who the question says") {
  Board s;
  s.b.rule(s.body, {}, ir::Tie::BrokenByPresider);
  s.b.chairs(s.body, {s.chair, s.layMembers});
  Model model = s.b.load();
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 2, 3)})).byCastingVote);
  CHECK(judge(model, s.meeting({there(1, 0, 0, 0, 1), there(4, 1, 2), there(1, 1)})).byCastingVote);
  CHECK(judge(model, s.meeting({there(0), there(4, 2, 2)})).carried == Truth::Depends);
  Meeting named = s.meeting({there(1, 1), there(5, 2, 3), there(0), there(1)});
  named.presiding = 3;
  CHECK(judge(model, named).carried == Truth::No);
  // Of two lay members, one for and one against, it is not known which of them presides.
  CHECK(judge(model, s.meeting({there(0), there(4, 2, 2), there(2, 1, 1)})).carried == Truth::Depends);
  CHECK(judge(model, s.meeting({there(0), there(5, 1, 3), there(2, 2)})).byCastingVote);
}

TEST_CASE("a casting vote is one vote and no more") {
  Board s;
  s.b.rule(s.body, share(ir::Bound::AtLeast, {2, 3}, ir::Base::VotesCast), ir::Tie::BrokenBy, s.chair);
  Model model = s.b.load();
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 2, 3)})).carried == Truth::No);
}

TEST_CASE("at least half meets a tie, unless the rule says what a tie is") {
  Board s;
  ir::Threshold half = share(ir::Bound::AtLeast, {1, 2}, ir::Base::VotesCast);
  Meeting tie = s.meeting({there(1, 1), there(5, 2, 3)});
  s.b.rule(s.body, half);
  CHECK(judge(s.b.load(), tie).carried == Truth::Yes);
  s.b.at(s.body).decisions[0].tie = ir::Tie::Lost;
  CHECK(judge(s.b.load(), tie).carried == Truth::No);
}

TEST_CASE("votes have weights where the base is votes cast, and heads are counted elsewhere") {
  Board s;
  s.b.at(s.chair).weight = 4;
  s.b.rule(s.body);
  Meeting meeting = s.meeting({there(1, 1), there(5, 0, 3)});
  Verdict verdict = judge(s.b.load(), meeting);
  CHECK(verdict.carried == Truth::Yes);
  CHECK(verdict.inFavour == 4);
  s.b.at(s.body).decisions[0].thresholds[0].base = ir::Base::VotingMembersPresent;
  CHECK(judge(s.b.load(), meeting).carried == Truth::No);
}

TEST_CASE("members in conflict may stay without a vote") {
  Board s;
  s.b.rule(s.body, share(ir::Bound::MoreThan, {1, 2}, ir::Base::MembersPresent));
  Meeting meeting = s.meeting({there(1, 1), there(3, 1, 0, 0, 2)});
  CHECK(judge(s.b.load(), meeting).carried == Truth::Yes);
  s.b.conflicts(s.body, false);
  CHECK(judge(s.b.load(), meeting).carried == Truth::No);
}

TEST_CASE("a vote that is open leaves open what hangs on it, and nothing else") {
  Board s;
  s.b.at(s.adviser).voting = ir::Voting::Unstated;
  s.b.at(s.adviser).votingOpen = s.b.open("whether the adviser votes");
  s.b.rule(s.body);
  s.b.quorum(s.body, {s.b.atLeast(3, s.all(), "voting members", true)});
  Model model = s.b.load();
  Verdict open = judge(model, s.meeting({there(1, 0, 1), there(1, 1), there(0), there(1, 1)}));
  CHECK(open.carried == Truth::Depends);
  CHECK(open.quorate == Truth::Depends);
  CHECK(judge(model, s.meeting({there(1, 1), there(2, 2), there(0), there(1, 0, 1)})).carried == Truth::Yes);
  CHECK(judge(model, s.meeting({there(1, 1), there(2, 2), there(0), there(1, 0, 1)})).quorate == Truth::Yes);
  CHECK(judge(model, s.meeting({there(1), there(1), there(0), there(0)})).quorate == Truth::No);
}

TEST_CASE("seats that vote on some matters only") {
  Board s;
  s.b.at(s.adviser).voting = ir::Voting::ExceptOn;
  s.b.at(s.adviser).matters = {s.health};
  s.b.rule(s.body);
  Model model = s.b.load();
  Meeting meeting = s.meeting({there(1, 0, 1), there(1, 1), there(0), there(1, 1)});
  CHECK(judge(model, meeting).carried == Truth::Yes);
  meeting.matter = index(s.health);
  CHECK(judge(model, meeting).carried == Truth::No);
}

TEST_CASE("an open number of seats matters where a base needs it") {
  Board s;
  s.b.at(s.members).least = 0;
  s.b.at(s.members).most = ir::Seat::kNoLimit;
  s.b.at(s.members).countOpen = s.b.open("how many members");
  s.b.rule(s.body);
  Meeting meeting = s.meeting({there(1, 1), there(3, 3), there(0)});
  CHECK(judge(s.b.load(), meeting).carried == Truth::Yes);
  s.b.at(s.body).decisions[0].thresholds[0].base = ir::Base::AllVotingSeats;
  CHECK(judge(s.b.load(), meeting).carried == Truth::Depends);
  // With seven seats at least, one vote cannot be more than half.
  s.b.at(s.members).least = 4;
  CHECK(judge(s.b.load(), s.meeting({there(1, 1), there(3, 0)})).carried == Truth::No);
}

TEST_CASE("what is not stated or to be confirmed is never a pass") {
  Board s;
  Meeting everyone = s.meeting({there(1, 1), there(5, 5), there(2, 2), there(1)});
  {
    Verdict verdict = judge(s.b.load(), everyone);
    CHECK(verdict.quorate == Truth::Depends);
    CHECK(verdict.carried == Truth::Depends);
  }
  s.b.quorum(s.body, {}).open = s.b.open("the quorum");
  s.b.rule(s.body).open = s.b.open("the rule");
  Verdict verdict = judge(s.b.load(), everyone);
  CHECK(verdict.quorate == Truth::Depends);
  CHECK(verdict.carried == Truth::Depends);
  s.b.quorum(s.body, {}).none = true;
  CHECK(judge(s.b.load(), everyone).quorate == Truth::Yes);
}

TEST_CASE("a tie that is to be confirmed matters only when there is one") {
  Board s;
  s.b.rule(s.body).tieOpen = s.b.open("who breaks a tie");
  Model model = s.b.load();
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 2, 3)})).carried == Truth::Depends);
  CHECK(judge(model, s.meeting({there(1, 1), there(5, 3, 2)})).carried == Truth::Yes);
}

TEST_CASE("each matter has its rule") {
  Board s;
  ir::FunctionId constitution = s.b.function("Amend Constitution");
  s.b.rule(s.body);
  s.b.rule(s.body, share(ir::Bound::AtLeast, {3, 4}, ir::Base::VotesCast)).matters = {constitution};
  Model model = s.b.load();
  Meeting meeting = s.meeting({there(1, 1), there(5, 3, 2)});
  CHECK(judge(model, meeting).carried == Truth::Yes);
  meeting.matter = index(s.health);
  CHECK(judge(model, meeting).carried == Truth::Yes);
  meeting.matter = index(constitution);
  CHECK(judge(model, meeting).carried == Truth::No);
  s.b.at(s.body).decisions.erase(s.b.at(s.body).decisions.begin());
  meeting.matter.reset();
  CHECK(judge(s.b.load(), meeting).carried == Truth::Depends);
}

TEST_CASE("bodies and seats are there on their days only") {
  Board s;
  s.b.rule(s.body);
  s.b.quorum(s.body, {s.b.atLeast(2, s.all(), "members")});
  s.b.at(s.body).inForce.from = 100;
  s.b.at(s.members).inForce.until = 200;
  Model model = s.b.load();
  Meeting meeting = s.meeting({there(1, 1), there(5, 0, 5)});
  meeting.day = 99;
  CHECK(judge(model, meeting).quorate == Truth::No);
  meeting.day = 150;
  CHECK(judge(model, meeting).quorate == Truth::Yes);
  CHECK(judge(model, meeting).carried == Truth::No);
  meeting.day = 200;
  CHECK(judge(model, meeting).quorate == Truth::No);
  CHECK(judge(model, meeting).carried == Truth::Yes);
}

TEST_CASE("a body or a seat that is itself to be confirmed") {
  Board s;
  s.b.rule(s.body);
  s.b.quorum(s.body, {s.b.atLeast(2, s.all(), "members")});
  s.b.at(s.layMembers).open = s.b.open("the lay members");
  Model model = s.b.load();
  CHECK(judge(model, s.meeting({there(1, 1), there(0), there(1, 0, 1)})).carried == Truth::Depends);
  CHECK(judge(model, s.meeting({there(1, 1), there(1, 1), there(1, 0, 1)})).carried == Truth::Yes);
  CHECK(judge(model, s.meeting({there(1), there(0), there(1)})).quorate == Truth::Depends);
  s.b.at(s.body).open = s.b.open("the board itself");
  Model unsure = s.b.load();
  CHECK(judge(unsure, s.meeting({there(1, 1), there(5, 5)})).quorate == Truth::Depends);
  CHECK(judge(unsure, s.meeting({there(1, 1)})).quorate == Truth::No);
}
