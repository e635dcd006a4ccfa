// Claims, each form true, false and open, on hand-made bodies; witnesses replayed.
#include "tests/analysis/making.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;
using Is = analysis::ClaimVerdict::Is;
using Says = Claim::Says;

namespace {

/// The board of the seeds: 26 votes, 13 of general practitioners, the chair with the casting vote.
struct GoverningBody : Making {
  BodyId board;
  SeatId chair, gp, doctor, nurse, lay, officer, finance, directors, healthwatch;

  GoverningBody() {
    board = body("Governing Body");
    chair = seat(board, "Chair", 1);
    at(chair).castingVote = true;
    gp = seat(board, "GP Member", 12);
    doctor = seat(board, "Secondary Care Doctor", 1);
    nurse = seat(board, "Registered Nurse", 1);
    lay = seat(board, "Lay Member", 3);
    officer = seat(board, "Accountable Officer", 1);
    finance = seat(board, "Chief Financial Officer", 1);
    directors = seat(board, "Place Based Director", 6);
    healthwatch = silent(board, "Healthwatch", 1);
    DecisionRule &rule = decides(board);
    rule.tie = Tie::BrokenBy;
    rule.breaker = chair;
  }
  std::vector<SeatId> clinical() const { return {chair, gp, doctor, nurse}; }
};

analysis::ClaimVerdict only(const Making &making) {
  std::vector<analysis::ClaimVerdict> all = decided(making.model);
  REQUIRE(all.size() == 1);
  INFO(all.front().explanation);
  return all.front();
}

Measure exactly(std::uint32_t number) { return {Measure::Is::Exactly, false, number, {}}; }
Measure share(Measure::Is is, std::uint32_t numerator, std::uint32_t denominator) {
  return {is, true, 0, {numerator, denominator}};
}

/// Every witness, judged again, is what it was said to be.
void replays(const Making &making, const analysis::ClaimVerdict &verdict) {
  runtime::Model model = decisionModel(making.model);
  for (const analysis::Witness &witness : verdict.witnesses) {
    runtime::Verdict again = runtime::judge(model, witness.meeting);
    CHECK(again.quorate == witness.verdict.quorate);
    CHECK(again.carried == witness.verdict.carried);
    CHECK(again.inFavour == witness.verdict.inFavour);
    CHECK(again.against == witness.verdict.against);
    CHECK_FALSE(witness.lines.empty());
  }
}

} // namespace

TEST_CASE("a body's votes are counted") {
  GoverningBody making;
  making.claim(Says::HasVotes, {making.board}).measure = exactly(26);
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Proved);
  CHECK(verdict.explanation == "The votes come to 26.");
  making.model.claims[0].measure = exactly(27);
  CHECK(only(making).is == Is::Refuted);
  making.at(making.lay).countOpen = making.open("the number of lay members");
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("a share of the votes is compared exactly") {
  GoverningBody making;
  Claim &claim = making.claim(Says::HoldVotes, {making.board}, making.clinical());
  claim.measure = share(Measure::Is::MoreThan, 1, 2);
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Proved);
  CHECK(verdict.explanation == "15 of 26 votes.");

  making.model.claims[0].subjects.seats = {making.chair, making.gp};
  CHECK(only(making).is == Is::Refuted); // 13 of 26 is not more than half
  making.model.claims[0].measure = share(Measure::Is::AtLeast, 1, 2);
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].measure = share(Measure::Is::Exactly, 1, 2);
  CHECK(only(making).is == Is::Proved);

  making.at(making.nurse).votingOpen = making.open("whether the nurse votes");
  analysis::ClaimVerdict open = only(making);
  CHECK(open.is == Is::Open);
  REQUIRE(open.openPoints.size() == 1);
  CHECK(making.model.at(open.openPoints[0]).subject == "whether the nurse votes");
}

TEST_CASE("votes on a matter are not votes in general") {
  Making making;
  FunctionId ours = making.group("CCG Matters"), theirs = making.group("Council Matters");
  FunctionId commission = making.function("Commission", {ours}), joint = making.function("Joint", {ours, theirs});
  BodyId board = making.body("Borough Board");
  making.seat(board, "Director", 1);
  making.seat(board, "GP", 2);
  making.seat(board, "Lay Member", 1);
  SeatId health = making.seat(board, "Director of Public Health", 1);
  making.at(health).voting = Voting::ExceptOn;
  making.at(health).matters = {ours, commission, joint};
  Claim &claim = making.claim(Says::HoldVotes, {board}, {health});
  claim.measure = exactly(0);
  claim.matter = commission;
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].matter = {};
  CHECK(only(making).is == Is::Refuted);
  making.model.claims[0].matter = joint; // in both groups: not plain
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("a general practitioners' majority holds only by the casting vote") {
  GoverningBody making;
  Claim &claim = making.claim(Says::Carry, {making.board}, {making.chair, making.gp});
  claim.when.is = When::Is::EveryVotingMemberPresent;
  making.quorum(making.board, 9);
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Proved);
  CHECK(verdict.byCastingVoteOnly);
  CHECK(verdict.asExpected);
  CHECK(verdict.explanation == "With 13 for and 13 against, the casting vote decides.");
  REQUIRE(verdict.witnesses.size() == 3);
  CHECK(verdict.witnesses[0].title == "it no longer holds when 1 `GP Member` is absent");
  CHECK(verdict.witnesses[0].lines.back() == "12 for, 13 against: lost");
  CHECK(verdict.witnesses[1].title == "it no longer holds when 1 `Chair` is absent");
  CHECK(verdict.witnesses[2].title == "it no longer holds when 12 `GP Member` have declared an interest");
  CHECK(verdict.witnesses[2].lines.back() == "1 for, 13 against: lost");
  replays(making, verdict);
}

TEST_CASE("in any quorate meeting the majority is refuted by the smallest absence") {
  GoverningBody making;
  making.quorum(making.board, 9);
  making.claim(Says::Carry, {making.board}, {making.chair, making.gp});
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted);
  CHECK(verdict.explanation == "When 1 `GP Member` is absent, a motion is lost with 12 for and 13 against.");
  replays(making, verdict);
}

TEST_CASE("without a quorum a majority in any quorate meeting is open, and with everybody there it is not") {
  GoverningBody making;
  making.claim(Says::Carry, {making.board}, {making.chair, making.gp});
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Open);
  CHECK(verdict.explanation == "No quorum is stated.");
  making.at(making.board).quorums = {toBeConfirmed(making, making.open("the quorum of Governing Body"))};
  verdict = only(making);
  CHECK(verdict.is == Is::Open);
  REQUIRE(verdict.openPoints.size() == 1);
  // Ten GPs cannot carry a motion even when everybody is there, whatever the quorum.
  making.model.claims[0].subjects.seats = {making.gp};
  CHECK(only(making).is == Is::Refuted);
}

TEST_CASE("clinicians survive three absences and not four") {
  GoverningBody making;
  making.quorum(making.board, 9);
  Claim &claim = making.claim(Says::Carry, {making.board}, making.clinical());
  claim.when.is = When::Is::Absent;
  claim.when.seats = {making.gp};
  claim.when.number = 3;
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].when.number = 4; // 11 against 11, the chair's casting vote
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Proved);
  CHECK(verdict.byCastingVoteOnly);
  making.model.claims[0].when.number = 5;
  CHECK(only(making).is == Is::Refuted);
  making.model.claims[0].when.number = 13;
  CHECK(only(making).is == Is::Refuted); // there are only 12
}

TEST_CASE("everybody else can stop a motion, or cannot") {
  GoverningBody making;
  making.quorum(making.board, 20);
  Claim &claim = making.claim(Says::Block, {making.board}, {making.chair, making.gp});
  claim.when.is = When::Is::EveryVotingMemberPresent;
  CHECK(only(making).is == Is::Proved); // 13 against 13, and the chair's casting vote against
  making.model.claims[0].when.is = When::Is::AnyQuorateMeeting;
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted);
  replays(making, verdict);
}

TEST_CASE("a quorum that asks for a lay member puts one into every quorate meeting") {
  GoverningBody making;
  making.quorum(making.board, 9);
  Claim &claim = making.claim(Says::MeetingIncludes, {making.board});
  claim.people = {{making.people(1, {making.lay})}};
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted);
  CHECK(verdict.witnesses.front().title == "3 `Lay Member` are absent");
  replays(making, verdict);
  making.including(making.board, 1, {making.lay});
  CHECK(only(making).is == Is::Proved);
  making.quorum(making.board, 24); // 26 votes less 24 leave out two at most
  CHECK(only(making).is == Is::Proved);
  making.at(making.board).quorums = {toBeConfirmed(making, making.open("the quorum"))};
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("a motion with no clinical vote") {
  GoverningBody making;
  making.quorum(making.board, 9);
  Claim &claim = making.claim(Says::CarriedWithVotesOf, {making.board});
  claim.people = {{making.people(1, making.clinical())}};
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted);
  replays(making, verdict);
  CHECK(verdict.witnesses.front().verdict.carried == runtime::Truth::Yes);
  // With 24 present at least 13 are clinicians, whose votes against stop it; but they may abstain.
  making.quorum(making.board, 24);
  CHECK(only(making).is == Is::Refuted);
  making.at(making.board).decisions.clear();
  DecisionRule &rule = making.decides(making.board, {1, 2}, Base::AllVotingSeats);
  rule.tie = Tie::Lost;
  CHECK(only(making).is == Is::Proved);
}

TEST_CASE("a share of votes cast that is asked of people is one of heads, those against among them") {
  Making making;
  BodyId board = making.body("Board");
  SeatId chair = making.seat(board, "Chair", 1), trustee = making.seat(board, "Trustee", 4);
  making.at(chair).weight = 5;
  making.quorum(board, 5);
  making.decides(board).tie = Tie::Lost;
  People people;
  people.who = Selector::all({chair, trustee});
  people.quantity.form = Quantity::Form::FractionOfBase;
  people.quantity.base = Base::VotesCast;
  people.quantity.fraction = {1, 5};
  making.claim(Says::CarriedWithVotesOf, {board}).people = {{people}};
  // One of five heads, though it be five of nine votes.
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].people[0][0].quantity.fraction = {1, 2};
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted);
  CHECK(verdict.explanation ==
        "When everyone is present, a motion is carried without those votes, 5 for and 4 against.");
  replays(making, verdict);
}

TEST_CASE("a board of four votes without a tie rule is left tied two to two") {
  Making making;
  BodyId board = making.body("Borough Board");
  making.seat(board, "Director", 1);
  making.seat(board, "GP", 2);
  making.seat(board, "Lay Member", 1);
  making.silent(board, "Healthwatch", 1);
  making.decides(board);
  making.claim(Says::NeverTied, {board});
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted); // with everybody there, whatever the quorum is
  CHECK(verdict.witnesses.front().lines.back() == "2 for, 2 against: a tie, and lost");
  replays(making, verdict);

  making.at(board).decisions.front().tie = Tie::Lost;
  CHECK(only(making).is == Is::Refuted);
  making.at(board).decisions.front().tie = Tie::BrokenBy;
  making.at(board).decisions.front().breaker = making.at(board).seats.front();
  making.quorum(board, 4);
  // Nobody is made to use a casting vote, and a lot is always drawn.
  analysis::ClaimVerdict unused = only(making);
  CHECK(unused.is == Is::Refuted);
  CHECK(unused.witnesses.front().title == "everyone is present");
  CHECK(unused.witnesses.front().lines.back() == "the casting vote is not used");
  replays(making, unused);
  making.at(board).decisions.front().tie = Tie::ByLot;
  CHECK(only(making).is == Is::Proved);
  making.at(board).decisions.front().tie = Tie::BrokenBy;
  // Whether the one who would break the tie has a vote at all may be open.
  making.quorum(board, 4);
  making.at(making.at(board).seats.front()).votingOpen = making.open("whether the Director votes");
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("lay members from each place: pigeonholes") {
  GoverningBody making;
  std::vector<PlaceId> boroughs;
  for (const char *name : {"Southwark", "Lambeth", "Lewisham", "Greenwich", "Bexley", "Bromley"})
    boroughs.push_back(making.place(name));
  Claim &claim = making.claim(Says::HasMembers, {making.board});
  claim.measure = {Measure::Is::AtLeast, false, 1, {}};
  claim.fromEach = boroughs;
  claim.fromEachText = "Borough";
  claim.who = {Selector{{making.lay}, false, "Lay Member"}};
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Refuted);
  CHECK(verdict.explanation == "3 seats of `Lay Member` cannot come from 6 places: 6 would be needed.");
  making.model.claims[0].who = {Selector{{making.gp}, false, "GP Member"}};
  CHECK(only(making).is == Is::Open); // twelve, but not given to the boroughs
  std::vector<SeatId> placed;
  for (PlaceId borough : boroughs)
    placed.push_back(making.seat(making.board, "Borough GP", 2, borough));
  making.model.claims[0].who = {Selector{placed, false, "Borough GP"}};
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].measure = exactly(2);
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].measure = exactly(1);
  CHECK(only(making).is == Is::Refuted);
  making.at(placed[2]).countOpen = making.open("seats");
  making.model.claims[0].measure = exactly(2);
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("three lay members on six boards") {
  Making making;
  BodyId governing = making.body("Governing Body");
  SeatId lay = making.seat(governing, "Lay Member", 3);
  std::vector<BodyId> boards;
  std::vector<SeatId> drawn;
  for (const char *name : {"A", "B", "C", "D", "E", "F"}) {
    boards.push_back(making.body(std::string("Borough Board of ") + name, "Borough Board"));
    drawn.push_back(making.seat(boards.back(), "Lay Member", 1));
    making.at(drawn.back()).drawnFrom = {lay};
  }
  Claim &claim = making.claim(Says::SitOn, boards, {lay});
  claim.measure = exactly(2);
  CHECK(only(making).is == Is::Open); // two each on average; the text does not share them out
  making.model.claims[0].measure = exactly(1);
  CHECK(only(making).is == Is::Refuted);
  making.model.claims[0].measure = {Measure::Is::AtMost, false, 6, {}};
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].measure = {Measure::Is::AtLeast, false, 3, {}};
  CHECK(only(making).is == Is::Refuted);
  for (SeatId id : drawn)
    making.at(id).drawnFrom.clear();
  making.model.claims[0].measure = exactly(2);
  CHECK(only(making).is == Is::Open); // nothing says who fills them
  for (SeatId id : drawn)
    making.at(id).exOfficio = lay;
  making.model.claims[0].measure = exactly(6);
  CHECK(only(making).is == Is::Proved);
}

TEST_CASE("members and committees are counted") {
  GoverningBody making;
  Claim &claim = making.claim(Says::HasMembers, {making.board});
  claim.who = {Selector{{making.lay}, false, "Lay Member"}};
  claim.measure = exactly(3);
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].measure = {Measure::Is::MoreThan, false, 3, {}};
  CHECK(only(making).is == Is::Refuted);
  making.model.claims.clear();
  BodyId audit = making.body("Audit Committee");
  making.at(audit).parents = {making.board};
  making.claim(Says::HasCommittees, {making.board}).measure = exactly(1);
  CHECK(only(making).is == Is::Proved);
  making.at(audit).open = making.open("the audit committee");
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("a range of seats must satisfy a claim however it is used") {
  Making making;
  BodyId board = making.body("Board");
  SeatId member = making.seat(board, "Member", 4);
  making.at(member).least = 2;
  Claim &claim = making.claim(Says::HasVotes, {board});
  claim.measure = {Measure::Is::AtLeast, false, 2, {}};
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].measure = exactly(4);
  CHECK(only(making).is == Is::Refuted);
  making.at(member).most = Seat::kNoLimit;
  making.model.claims[0].measure = {Measure::Is::AtMost, false, 100, {}};
  CHECK(only(making).is == Is::Refuted);
}

TEST_CASE("phases begin in order, together and on a day") {
  Making making;
  auto phase = [&](const char *name, Day from) {
    making.model.phases.push_back({name, {from, from + 1}, {}, making.clause()});
    return PhaseId(making.model.phases.size() - 1);
  };
  PhaseId first = phase("Inform", 10), second = phase("Share", 20), third = phase("Open", 20);
  Claim &claim = making.claim(Says::BeginInOrder, {});
  claim.subjects.phases = {first, second, third};
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].subjects.phases = {second, first};
  CHECK(only(making).is == Is::Refuted);
  making.model.claims[0].says = Says::BeginTogether;
  making.model.claims[0].subjects.phases = {second, third};
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].says = Says::BeginOn;
  making.model.claims[0].day = 20;
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].day = 21;
  CHECK(only(making).is == Is::Refuted);
  making.model.phases[third.index()].open = making.open("when it opens");
  making.model.claims[0].subjects.phases = {third};
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("accountability") {
  Making making;
  BodyId board = making.body("Board"), borough = making.body("Borough Board");
  OrganisationId council = making.organisation("Council", {}, {});
  Claim &claim = making.claim(Says::AccountableTo, {borough});
  claim.parties = {{Party{board, {}}, Party{{}, council}}};
  CHECK(only(making).is == Is::Refuted);
  Accountability accountable;
  accountable.to = {Party{board, {}}, Party{{}, council}};
  accountable.clause = making.clause();
  making.at(borough).accountability = {accountable};
  CHECK(only(making).is == Is::Proved);
  accountable.to.pop_back();
  accountable.open = making.open("accountability to the council");
  making.at(borough).accountability = {accountable};
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("who may decide, from effective authority") {
  Making making;
  FunctionId budget = making.function("Approve Budget", {}, true);
  BodyId board = making.body("Board"), committee = making.body("Committee");
  making.seat(board, "Chair", 1);
  making.seat(committee, "Chair", 1);
  making.organisation("Group", {budget}, making.actorOf(board));
  Claim &only_ = making.claim(Says::OnlyMayDecide, {});
  only_.functions = {budget};
  only_.subjects.actors = {making.actorOf(board)};
  CHECK(only(making).is == Is::Proved);
  Delegation &delegation = making.delegate({budget}, making.actorOf(board), making.actorOf(committee));
  delegation.limit.amount = Money{50'000'00, runtime::Currency::Pound};
  CHECK(only(making).is == Is::Refuted);
  making.model.claims[0].says = Says::MayDecide;
  making.model.claims[0].subjects.actors = {making.actorOf(committee)};
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].amount = Money{50'000'01, runtime::Currency::Pound};
  CHECK(only(making).is == Is::Refuted);
  making.model.claims[0].amount = Money{50'000'00, runtime::Currency::Pound};
  CHECK(only(making).is == Is::Proved);
  making.model.delegations[0].open = making.open("the delegation");
  CHECK(only(making).is == Is::Open);
}

TEST_CASE("what every body states") {
  GoverningBody making;
  making.claim(Says::StatesVotingRule, {});
  CHECK(only(making).is == Is::Proved);
  making.model.claims[0].says = Says::StatesQuorum;
  CHECK(only(making).is == Is::Refuted);
  making.at(making.board).quorums = {toBeConfirmed(making, making.open("the quorum"))};
  CHECK(only(making).is == Is::Open);
  making.model.claims[0].says = Says::StatesChair;
  CHECK(only(making).is == Is::Refuted);
}

TEST_CASE("a verdict that rests on an assumption says where it stands") {
  GoverningBody making;
  Quorum &quorum = making.quorum(making.board, 24);
  quorum.clause = making.assumed("a quorum of 24, as in the old constitution");
  Claim &claim = making.claim(Says::MeetingIncludes, {making.board});
  claim.people = {{making.people(1, {making.lay})}};
  analysis::ClaimVerdict verdict = only(making);
  CHECK(verdict.is == Is::Proved);
  REQUIRE(verdict.assumptions.size() == 1);
  Diagnostics out;
  making.model.claims[0].known = Known::ToBeRefuted;
  analysis::reportClaims(making.model, decided(making.model), out);
  REQUIRE(out.all().size() == 1);
  CHECK(out.all()[0].notes.back().find("On the assumption at made.quorate:") == 0);
}

TEST_CASE("verdicts become findings according to what their author says") {
  GoverningBody making;
  auto codes = [&] {
    Diagnostics out;
    analysis::reportClaims(making.model, decided(making.model), out);
    std::string text;
    for (const Diagnostic &each : out.all())
      text += info(each.code).code;
    return text;
  };
  Claim &claim = making.claim(Says::HasVotes, {making.board});
  claim.measure = exactly(26);
  CHECK(codes().empty());
  making.model.claims[0].known = Known::ToBeRefuted;
  CHECK(codes() == "Q0903");
  making.model.claims[0].known = Known::ToBeOpen;
  CHECK(codes() == "Q0903");
  making.model.claims[0].measure = exactly(25);
  CHECK(codes() == "Q0901");
  making.model.claims[0].known = Known::ToBeRefuted;
  CHECK(codes() == "Q0902");
  making.model.claims[0].known = Known::ToHold;
  CHECK(codes() == "Q0901");
  making.at(making.lay).countOpen = making.open("lay members");
  CHECK(codes() == "Q0904");
  making.model.claims[0].known = Known::ToBeOpen;
  CHECK(codes() == "Q0905");
}
