// Structural findings, each from a small hand-made body.
#include "tests/analysis/making.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// A body of five with everything said.
struct Complete : Making {
  BodyId board;
  SeatId chair, member;

  Complete() {
    board = body("Board");
    chair = seat(board, "Chair", 1);
    member = seat(board, "Member", 4);
    complete(board);
  }
};

} // namespace

TEST_CASE("a complete body gives no finding") {
  Complete making;
  CHECK(findingsOf(making.model).empty());
}

TEST_CASE("what a body lacks") {
  Making making;
  BodyId board = making.body("Board");
  making.seat(board, "Member", 3);
  CHECK(findingsOf(making.model) == "Q0501 Q0502 Q0414 Q0415");
  making.body("Empty Committee");
  CHECK(message(making.model, Code::NoMembers) == "`Empty Committee` has no members");
}

TEST_CASE("what is to be confirmed is not missing") {
  Making making;
  BodyId board = making.body("Board");
  making.seat(board, "Member", 3);
  making.complete(board);
  making.at(board).quorums = {toBeConfirmed(making, making.open("the quorum of Board"))};
  CHECK(findingsOf(making.model) == "Q0801");
  BodyId later = making.body("Later Board");
  making.at(later).open = making.open("Later Board");
  CHECK(findingsOf(making.model) == "Q0801 Q0801");
}

TEST_CASE("a template is told once, and an instance by its name") {
  Making making;
  for (const char *name : {"Borough Board of A", "Borough Board of B"}) {
    BodyId id = making.body(name, "Borough Board");
    making.at(id).clause = ClauseId(0u);
    making.seat(id, "Member", 3);
    making.complete(id);
    making.at(id).quorums.clear();
  }
  CHECK(message(making.model, Code::NoQuorum) == "each `Borough Board` has no quorum");
  CHECK(count(making.model, Code::NoQuorum) == 1);
  making.quorum(BodyId(0u), 2);
  CHECK(message(making.model, Code::NoQuorum) == "`Borough Board of B` has no quorum");
}

TEST_CASE("circles of committees and of accountability") {
  Making making;
  BodyId a = making.body("A"), b = making.body("B"), c = making.body("C");
  for (BodyId id : {a, b, c}) {
    making.seat(id, "Member", 3);
    making.complete(id);
  }
  making.at(a).parents = {b};
  making.at(b).parents = {c};
  CHECK(count(making.model, Code::CommitteeCircle) == 0);
  making.at(c).parents = {a};
  CHECK(message(making.model, Code::CommitteeCircle) == "these are committees of one another: `A`, `B` and `C`");
  CHECK(count(making.model, Code::CommitteeCircle) == 1);
  making.at(a).accountability.front().to = {Party{a, {}}};
  CHECK(message(making.model, Code::AccountabilityCircle) == "these are accountable to one another in a circle: `A`");
}

TEST_CASE("numbers of seats") {
  Complete making;
  making.at(making.member).least = 6;
  CHECK(message(making.model, Code::SeatsUpsideDown) ==
        "`Member` of `Board` has 6 to 4 seats: the larger number stands first");
  making.at(making.member).least = making.at(making.member).most = 0;
  CHECK(message(making.model, Code::NoSeats) == "`Member` of `Board` has no seats");
}

TEST_CASE("ex officio seats have as many as their post") {
  Complete making;
  BodyId committee = making.body("Committee");
  SeatId head = making.seat(committee, "Head", 2);
  making.complete(committee);
  making.at(head).exOfficio = making.chair;
  CHECK(message(making.model, Code::ExOfficioNumber) ==
        "`Head` of `Committee` has 2 seats, but the post it comes from, `Chair` of `Board`, has 1");
  making.at(head).least = making.at(head).most = 1;
  CHECK(count(making.model, Code::ExOfficioNumber) == 0);
  making.at(making.chair).exOfficio = head;
  CHECK(count(making.model, Code::ExOfficioCircle) == 1);
}

TEST_CASE("seats drawn from too few") {
  Complete making;
  BodyId committee = making.body("Committee");
  SeatId drawn = making.seat(committee, "Auditor", 5);
  making.complete(committee);
  making.at(drawn).drawnFrom = {making.member};
  CHECK(message(making.model, Code::DrawnFromTooFew) ==
        "`Auditor` of `Committee` has 5 seats drawn from `Member` of `Board`, of whom there are only 4");
  making.at(drawn).least = making.at(drawn).most = 3;
  BodyId other = making.body("Panel");
  SeatId more = making.seat(other, "Auditor", 3);
  making.complete(other);
  making.at(more).drawnFrom = {making.member};
  CHECK(count(making.model, Code::DrawnFromTooFew) == 0);
  CHECK(count(making.model, Code::DrawnFromShared) == 1);
}

TEST_CASE("votes that are not plain") {
  Complete making;
  making.at(making.member).voting = Voting::Unstated;
  CHECK(message(making.model, Code::VotingUnstated) == "it is not said whether `Member` of `Board` votes");
  making.at(making.member).votingOpen = making.open("whether they vote");
  CHECK(count(making.model, Code::VotingUnstated) == 0);

  Complete clear;
  FunctionId ours = clear.group("Ours"), theirs = clear.group("Theirs");
  FunctionId both = clear.function("Joint", {ours, theirs});
  clear.organisation("Group", {both}, clear.actorOf(clear.board));
  clear.at(clear.member).voting = Voting::ExceptOn;
  clear.at(clear.member).matters = {ours, both};
  CHECK(message(clear.model, Code::VoteAmbiguous) ==
        "it cannot be told whether `Member` of `Board` votes on `Joint`, which is both in `Ours` and in `Theirs`");
}

TEST_CASE("casting votes") {
  Complete making;
  making.at(making.chair).castingVote = true;
  making.at(making.board).decisions.front().tie = Tie::Unstated;
  CHECK(findingsOf(making.model).empty());
  making.at(making.board).decisions.front().tie = Tie::Lost;
  CHECK(findingsOf(making.model) == "Q0512");
  making.at(making.board).decisions.front().tie = Tie::Unstated;
  making.at(making.chair).voting = Voting::Never;
  CHECK(count(making.model, Code::CastingVoteWithoutVote) == 1);

  Complete several;
  several.at(several.board).decisions.front().tie = Tie::BrokenBy;
  several.at(several.board).decisions.front().breaker = several.member;
  CHECK(findingsOf(several.model) == "Q0511");
  several.at(several.board).decisions.front().breaker = several.chair;
  several.at(several.chair).voting = Voting::Never;
  CHECK(count(several.model, Code::BreakerDoesNotVote) == 1);

  // What the rule says of a tie goes before what seats say: two with a casting vote are never asked for it.
  Complete both;
  both.at(both.chair).castingVote = both.at(both.member).castingVote = true;
  DecisionRule &rule = both.at(both.board).decisions.front();
  rule.tie = Tie::BrokenByPresider;
  CHECK(findingsOf(both.model).empty());
  rule.tie = Tie::BrokenBy;
  rule.breaker = both.chair;
  CHECK(findingsOf(both.model).empty());
  rule.tie = Tie::Unstated;
  rule.breaker = {};
  CHECK(findingsOf(both.model) == "Q0511");
  rule.tie = Tie::BrokenByPresider;
  rule.mode = Mode::InWriting;
  CHECK(count(both.model, Code::SeveralCastingVotes) == 1);
}

TEST_CASE("a tie without a rule is a warning when the votes are even, else a note") {
  Complete making;
  making.at(making.board).decisions.front().tie = Tie::Unstated;
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  REQUIRE(all.size() == 1);
  CHECK(all[0].severity == Severity::Note);
  making.at(making.member).least = making.at(making.member).most = 3;
  all = diagnosticsOf(making.model);
  REQUIRE(all.size() == 1);
  CHECK(all[0].severity == Severity::Warning);
  CHECK(all[0].message == "nothing says what becomes of a tie: `Board` has 4 votes");
}

TEST_CASE("equal votes that carry are no tie") {
  Complete making;
  making.at(making.member).least = making.at(making.member).most = 3;
  DecisionRule &rule = making.at(making.board).decisions.front();
  rule.tie = Tie::Unstated;
  rule.thresholds.front().bound = Bound::AtLeast; // two of four are enough
  CHECK(findingsOf(making.model) == "Q0513");
}

TEST_CASE("quorums") {
  Complete making;
  making.quorum(making.board, 6);
  CHECK(findingsOf(making.model) == "Q0503");
  making.quorum(making.board, 5);
  CHECK(findingsOf(making.model).empty());
  making.including(making.board, 2, {making.chair});
  CHECK(findingsOf(making.model) == "Q0503");
  making.quorum(making.board, 0);
  CHECK(findingsOf(making.model) == "Q0506");

  making.quorum(making.board, 0, false);
  Quantity &share = making.at(making.board).quorums.front().requirements.front().quantity;
  share.form = Quantity::Form::FractionOfBase;
  share.base = Base::MembersPresent;
  CHECK(findingsOf(making.model) == "Q0504");
  share.base = Base::VotesCast;
  CHECK(findingsOf(making.model) == "Q0505");
  share.base = Base::AllSeats;
  CHECK(findingsOf(making.model).empty());
  share.fraction = {3, 2};
  CHECK(findingsOf(making.model) == "Q0503");

  Complete silent;
  SeatId observer = silent.silent(silent.board, "Observer", 1);
  silent.quorum(silent.board, 3);
  silent.including(silent.board, 1, {observer});
  CHECK(message(silent.model, Code::NonVoterInQuorum) ==
        "`Observer` does not vote, but is counted in the quorum of `Board`");
}

TEST_CASE("thresholds") {
  Complete making;
  Threshold &threshold = making.at(making.board).decisions.front().thresholds.front();
  threshold.bound = Bound::AtLeast;
  CHECK(findingsOf(making.model) == "Q0513");
  threshold.fraction = {0, 1};
  CHECK(findingsOf(making.model) == "Q0514");
  threshold.fraction = {2, 3};
  CHECK(findingsOf(making.model).empty());
  threshold.fraction = {1, 1};
  threshold.bound = Bound::MoreThan;
  CHECK(findingsOf(making.model) == "Q0515");
  threshold.bound = Bound::AtLeast;
  SeatId observer = making.silent(making.board, "Observer", 1);
  Threshold &again = making.at(making.board).decisions.front().thresholds.front();
  again.base = Base::AllSeats;
  CHECK(message(making.model, Code::ThresholdUnreachable) ==
        "no motion of `Board` can be carried: `all seats` counts 6 seats, but there are only 5 votes");
  again.base = Base::AllVotingSeats;
  CHECK(findingsOf(making.model).empty());
  again.among.seats = {observer};
  CHECK(count(making.model, Code::ThresholdAmongSilent) == 1);
  again.among.seats.clear();
  making.at(making.chair).weight = 3;
  CHECK(count(making.model, Code::WeightsAgainstHeads) == 1);
}

TEST_CASE("rules for the same matter, and for some matters only") {
  Complete making;
  FunctionId name = making.function("Change Name");
  making.organisation("Group", {name}, making.actorOf(making.board));
  making.decides(making.board).tie = Tie::Lost;
  CHECK(findingsOf(making.model) == "Q0518");
  making.at(making.board).decisions.back().matters = {name};
  CHECK(findingsOf(making.model).empty());
  making.at(making.board).decisions.front().matters = {name};
  CHECK(findingsOf(making.model) == "Q0519 Q0518");
  // A body that decides every matter electronically has a rule for each, whatever it has for meetings.
  making.at(making.board).decisions.pop_back();
  CHECK(findingsOf(making.model) == "Q0519");
  making.decides(making.board).mode = Mode::Electronically;
  making.at(making.board).decisions.back().tie = Tie::Lost;
  CHECK(count(making.model, Code::MattersWithoutRule) == 0);
}

TEST_CASE("faults of delegations, in words with both clauses") {
  Complete making;
  FunctionId budget = making.function("Approve Budget", {}, true);
  BodyId committee = making.body("Committee");
  making.seat(committee, "Member", 3);
  making.complete(committee);
  BodyId panel = making.body("Panel");
  making.seat(panel, "Member", 3);
  making.complete(panel);
  making.organisation("Group", {budget}, making.actorOf(making.board));
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(committee)).limit.amount = Money{100};
  CHECK(findingsOf(making.model).empty());
  making.delegate({budget}, making.actorOf(committee), making.actorOf(panel));
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  const Diagnostic *fault = find(all, Code::NotPermitted);
  REQUIRE(fault);
  CHECK(fault->message == "`Committee` has `Approve Budget` by delegation, and may not pass it on to `Panel`");
  REQUIRE(fault->labels.size() == 1);
  CHECK_FALSE(fault->help.empty());
  making.model.delegations[0].sub.allowed = true;
  making.model.delegations[1].limit.amount = Money{200};
  CHECK(count(making.model, Code::BeyondLimit) == 1);
  making.model.delegations.pop_back();
  making.reserve({budget}, making.actorOf(making.board));
  CHECK(count(making.model, Code::ReservedGiven) == 1);
}

TEST_CASE("every fault of authority has its words") {
  Complete making;
  FunctionId budget = making.function("Approve Budget");
  BodyId committee = making.body("Committee");
  making.seat(committee, "Member", 3);
  making.complete(committee);
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(committee)).limit.amount = Money{100};
  making.delegate({budget}, making.actorOf(committee), making.actorOf(making.board));
  Reservation &reservation = making.reserve({budget}, making.actorOf(making.board));
  static_cast<void>(reservation);
  using Fault = AuthorityFault::Is;
  std::vector<std::string> codes;
  for (Fault is : {Fault::NotHeld, Fault::PartlyNotHeld, Fault::Reserved, Fault::NotPermitted,
                   Fault::NotPermittedToThem, Fault::BeyondLimit, Fault::BeyondPermission, Fault::OutsidePlace,
                   Fault::OutsideDates, Fault::Circle, Fault::Dead}) {
    Authority authority;
    authority.faults.push_back({is, DelegationId(0u), DelegationId(1u), ReservationId(0u), {budget}});
    Diagnostics out;
    analysis::findings(making.model, authority, out);
    for (const Diagnostic &each : out.all())
      if (info(each.code).code >= "Q0601" && info(each.code).code <= "Q0611")
        codes.emplace_back(info(each.code).code);
  }
  CHECK(codes == std::vector<std::string>{"Q0601", "Q0602", "Q0603", "Q0604", "Q0605", "Q0606", "Q0607", "Q0608",
                                          "Q0609", "Q0610", "Q0611"});
}

TEST_CASE("delegation to a body that is not settled, twice, and exclusively to two") {
  Complete making;
  FunctionId budget = making.function("Approve Budget");
  BodyId committee = making.body("Committee");
  making.at(committee).open = making.open("Committee");
  making.organisation("Group", {budget}, making.actorOf(making.board));
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(committee));
  CHECK(message(making.model, Code::OrphanDelegation) ==
        "`Approve Budget` is delegated to `Committee`, which is itself still to be confirmed");
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(committee));
  CHECK(count(making.model, Code::DelegatedTwice) == 1);
  BodyId panel = making.body("Panel");
  making.model.delegations[1].to = making.actorOf(panel);
  for (Delegation &each : making.model.delegations)
    each.exclusive = true;
  CHECK(count(making.model, Code::ExclusiveTwice) == 1);
  // Of two that are never there together, each has it in its time.
  Actor &first = making.model.actors[making.actorOf(committee).index()];
  Actor &second = making.model.actors[making.actorOf(panel).index()];
  first.inForce = {Interval::kAlways, 100};
  second.inForce = {100, Interval::kForEver};
  CHECK(count(making.model, Code::ExclusiveTwice) == 0);
  second.inForce = {99, Interval::kForEver};
  CHECK(count(making.model, Code::ExclusiveTwice) == 1);
  // What came to a successor is one delegation, and the other has it no longer.
  first.inForce = second.inForce = {};
  making.model.delegations[1].movedFrom = DelegationId(0u);
  CHECK(count(making.model, Code::ExclusiveTwice) == 0);
}

TEST_CASE("reservations, and what nobody may decide") {
  Complete making;
  FunctionId budget = making.function("Approve Budget"), levy = making.function("Levy Taxes");
  CHECK(count(making.model, Code::NobodyDecides) == 2);
  BodyId assembly = making.body("Assembly");
  making.seat(assembly, "Practice", 3);
  making.complete(assembly);
  OrganisationId group = making.organisation("Group", {budget}, making.actorOf(making.board));
  making.reserve({budget}, making.actorOf(making.board));
  making.reserve({budget}, making.actorOf(assembly));
  CHECK(message(making.model, Code::ReservedToMany) ==
        "`Approve Budget` is reserved to `Assembly` and also to `Board`");
  making.model.reservations[1].to = making.actorOf(making.board);
  CHECK(count(making.model, Code::ReservedTwice) == 1);
  making.model.reservations.pop_back();
  making.reserve({levy}, making.actorOf(making.board));
  CHECK(message(making.model, Code::ReservedNotHeld) ==
        "what is reserved to `Board` takes in `Levy Taxes`, which `Group` does not hold");
  making.model.reservations.pop_back();
  making.model.reservations[0].inForce = {0, 10};
  making.model.actors[making.actorOf(making.board).index()].inForce = {10, 20};
  CHECK(count(making.model, Code::ReservedToDead) == 1);
  making.model.organisations[group.index()].actsThrough = {};
  CHECK(message(making.model, Code::OrganisationWithoutBody) == "`Group` holds functions but acts through nobody");
}

TEST_CASE("dates") {
  Complete making;
  making.at(making.board).inForce = {20, 10};
  CHECK(count(making.model, Code::EndsBeforeItBegins) == 1);
  making.at(making.board).inForce = {10, 20};
  making.model.header.inForce = {30, Interval::kForEver};
  CHECK(count(making.model, Code::NeverInForce) == 1);
  making.model.header.inForce = {};
  making.at(making.member).inForce = {20, 30};
  CHECK(count(making.model, Code::SeatOutsideBody) == 1);
  BodyId committee = making.body("Committee");
  making.at(committee).parents = {making.board};
  CHECK(count(making.model, Code::CommitteeOutlivesParent) == 1);
}

TEST_CASE("open points, assumptions and deviations are notes") {
  Complete making;
  OpenPointId point = making.open("the quorum of Board");
  ClauseId stands = making.assumed("as it was before");
  making.model.openPoints[point.index()].filledBy = stands;
  making.at(making.board).deviations.push_back({making.clause(), making.clause(), "quorum", ""});
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  CHECK(all.size() == 3);
  const Diagnostic *open = find(all, Code::OpenPoint);
  REQUIRE(open);
  CHECK(open->notes.front().find("Assumed meanwhile at made.quorate:") == 0);
  for (const Diagnostic &each : all)
    CHECK(each.severity == Severity::Note);
}
