// Findings about days, bands, composition, people and agreement, each from a small hand-made constitution.
#include "tests/analysis/making.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

constexpr Day kDay = 18'000;

struct Datable : Making {
  BodyId board;
  SeatId chair, member;

  Datable() {
    board = body("Board");
    chair = seat(board, "Chair", 1);
    member = seat(board, "Member", 4);
    complete(board);
  }
  ClauseId during(Interval when) {
    ClauseId id = clause();
    model.clauses[id.index()].inForce = when;
    return id;
  }
  Quorum &anotherQuorum(std::uint32_t number, Interval when) {
    Quorum more = at(board).quorums.front();
    more.requirements.front().quantity.number = number;
    more.clause = during(when);
    at(board).quorums.push_back(more);
    return at(board).quorums.back();
  }
};

} // namespace

TEST_CASE("one quorum after the other is no fault; a gap between them is told with its days") {
  Datable making;
  making.at(making.board).quorums.front().clause = making.during({Interval::kAlways, kDay});
  making.anotherQuorum(2, {kDay, Interval::kForEver});
  CHECK(findingsOf(making.model).empty());
  making.model.clauses[making.at(making.board).quorums.back().clause.index()].inForce.from = kDay + 10;
  CHECK(findingsOf(making.model) == "Q0521");
  CHECK(message(making.model, Code::DaysWithout) == "`Board` has no quorum from 14 April 2019 until 24 April 2019");
}

TEST_CASE("a fault on some days is told with those days, and one on all days without") {
  Datable making;
  making.at(making.board).quorums.front().clause = making.during({Interval::kAlways, kDay});
  making.anotherQuorum(6, {kDay, Interval::kForEver});
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  const Diagnostic *found = find(all, Code::QuorumUnreachable);
  REQUIRE(found);
  CHECK(found->notes.front() == "It is so from 14 April 2019.");
  making.at(making.board).quorums.erase(making.at(making.board).quorums.begin());
  making.at(making.board).quorums.front().clause = making.clause();
  all = diagnosticsOf(making.model);
  found = find(all, Code::QuorumUnreachable);
  REQUIRE(found);
  CHECK(found->notes.front() == "No meeting can ever act.");
}

TEST_CASE("two quorums on the same days clash, with a case, unless one gives way") {
  Datable making;
  making.at(making.board).quorums.front().requirements.front().quantity.number = 3;
  ClauseId later = making.anotherQuorum(4, {kDay, Interval::kForEver}).clause;
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  const Diagnostic *found = find(all, Code::QuorumsClash);
  REQUIRE(found);
  CHECK(found->message == "two quorums of `Board` are for every matter that no other quorum names from 14 April 2019");
  CHECK(found->notes.front() == "With 3 members there, one of them is met and the other is not.");
  CHECK(found->labels.size() == 1);
  making.model.clauses[later.index()].despite = {making.at(making.board).quorums.front().clause};
  CHECK(count(making.model, Code::QuorumsClash) == 0);
}

TEST_CASE("who is eligible does not depend on who comes, in a case of two quorums either") {
  Datable making;
  making.at(making.board).quorums.front().requirements.front().quantity.number = 3;
  making.anotherQuorum(3, {kDay, Interval::kForEver});
  Quantity &share = making.at(making.board).quorums.back().requirements.front().quantity;
  share.form = Quantity::Form::FractionOfBase; // half of five are three, whoever is there
  share.base = Base::EligibleVotingMembers;
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  const Diagnostic *found = find(all, Code::QuorumsClash);
  REQUIRE(found);
  CHECK(found->notes.front() == "They come to the same for the seats there are, but they are written twice.");
}

TEST_CASE("two voting rules that clash are shown by a vote") {
  Datable making;
  making.decides(making.board, {2, 3}).tie = Tie::Lost;
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  const Diagnostic *found = find(all, Code::RulesClash);
  REQUIRE(found);
  CHECK(found->notes.front() == "With 3 for and 2 against, a motion is carried by one of them and lost by the other.");
  // Nothing is carried with no vote in favour, however many votes against are allowed.
  Threshold &few = making.at(making.board).decisions.back().thresholds.front();
  few.form = Threshold::Form::Against;
  few.number = 5;
  all = diagnosticsOf(making.model);
  CHECK(find(all, Code::RulesClash)->notes.front() ==
        "With 1 for and 4 against, a motion is carried by one of them and lost by the other.");
  making.at(making.board).decisions.back().mode = Mode::InWriting;
  CHECK(count(making.model, Code::RulesClash) == 0);
}

TEST_CASE("a quorum for one matter that those who vote on it cannot reach") {
  Datable making;
  FunctionId name = making.function("Change Name");
  making.organisation("Group", {name}, making.actorOf(making.board));
  making.at(making.member).voting = Voting::ExceptOn;
  making.at(making.member).matters = {name};
  Quorum &special = making.anotherQuorum(2, {});
  special.matters = {name};
  CHECK(message(making.model, Code::QuorumUnreachable) ==
        "the quorum of `Board` can never be met: on `Change Name` it asks for 2 of its `voting members`, of whom there "
        "is only 1");
}

TEST_CASE("quantities of every form that cannot be reached") {
  Datable making;
  Quantity &quantity = making.at(making.board).quorums.front().requirements.front().quantity;
  quantity.form = Quantity::Form::FractionOfBase;
  quantity.fraction = {1, 1};
  quantity.base = Base::AllSeats;
  CHECK(findingsOf(making.model).empty());
  quantity.plus = 1;
  CHECK(findingsOf(making.model) == "Q0503");
  quantity.plus = 0;
  quantity.form = Quantity::Form::FractionOfRootBase;
  quantity.fraction = {5, 2}; // 5/2 of the square root of 5 is between 5 and 6
  CHECK(findingsOf(making.model) == "Q0503");
  quantity.fraction = {2, 1};
  CHECK(findingsOf(making.model).empty());
  quantity.form = Quantity::Form::AllBut;
  quantity.number = 0;
  CHECK(findingsOf(making.model).empty());
  People &people = making.at(making.board).quorums.front().requirements.front();
  people.quantity = Quantity();
  people.quantity.number = 3;
  people.groups = {Selector{{making.chair}, false, ""}, Selector{{making.member}, false, ""}};
  people.groupsText = "Borough";
  CHECK(message(making.model, Code::QuorumUnreachable) ==
        "the quorum of `Board` can never be met: it asks for 3 of its `Borough`, of whom there are only 2");
}

TEST_CASE("a tie is where one vote more decides") {
  Datable making;
  making.at(making.member).least = making.at(making.member).most = 3;
  DecisionRule &rule = making.at(making.board).decisions.front();
  rule.tie = Tie::Unstated;
  CHECK(findingsOf(making.model) == "Q0508");
  rule.thresholds.front().fraction = {2, 3};
  CHECK(findingsOf(making.model).empty()); // two to two is short of two thirds, and three to two too
  rule.thresholds.front().form = Threshold::Form::Margin;
  CHECK(findingsOf(making.model) == "Q0508");
  rule.thresholds.front().number = 2;
  CHECK(findingsOf(making.model).empty());
}

TEST_CASE("bands: gaps and overlaps to the penny") {
  Datable making;
  FunctionId contract = making.function("Sign Contract", {}, true);
  making.organisation("Group", {contract}, making.actorOf(making.board));
  BandTable table;
  table.named = table.functions = {contract};
  table.from = making.actorOf(making.board);
  auto band = [&](std::optional<std::int64_t> above, std::optional<std::int64_t> upTo) {
    BandTable::Band made;
    if (above)
      made.above = Money{*above};
    if (upTo)
      made.upTo = Money{*upTo};
    made.who = making.actorOf(making.board);
    made.clause = making.clause();
    table.bands.push_back(made);
  };
  band({}, 500'000);
  band(500'000, {});
  making.model.bands = {table};
  CHECK(findingsOf(making.model).empty());
  making.model.bands[0].bands[1].above = Money{500'001};
  CHECK(message(making.model, Code::BandGap) == "no band of `Sign Contract` takes in £5,000.01");
  making.model.bands[0].bands[1].above = Money{499'998};
  CHECK(message(making.model, Code::BandOverlap) == "two bands of `Sign Contract` take in £4,999.99 to £5,000");
  making.model.bands[0].bands[1].above = Money{500'000};
  making.model.bands[0].bands[1].upTo = Money{900'000};
  std::vector<Diagnostic> all = diagnosticsOf(making.model);
  REQUIRE(all.size() == 1);
  CHECK(all[0].severity == Severity::Note);
  CHECK(all[0].message == "no band of `Sign Contract` takes in amounts over £9,000");
  std::swap(making.model.bands[0].bands[0], making.model.bands[0].bands[1]);
  CHECK(findingsOf(making.model) == "Q0622");
}

TEST_CASE("composition that the seats cannot meet, and limits that they break") {
  Datable making;
  MembershipRule rule;
  rule.people = making.people(2, {making.chair});
  rule.clause = making.clause();
  making.at(making.board).membership = {rule};
  CHECK(findingsOf(making.model) == "Q0418");
  making.at(making.board).membership.front().people->who.seats = {making.member};
  CHECK(findingsOf(making.model).empty());
  MembershipRule limit;
  limit.cap = MembershipRule::Cap();
  limit.cap->number = 4;
  limit.cap->who.seats = {making.member};
  limit.cap->text = "at most 4 Member";
  limit.clause = making.clause();
  making.at(making.board).membership = {limit};
  CHECK(findingsOf(making.model).empty());
  making.at(making.board).membership.front().cap->fewerThan = true;
  CHECK(findingsOf(making.model) == "Q0419");
}

TEST_CASE("more holders than seats, but not where they share one") {
  Datable making;
  making.model.registered = true;
  auto person = [&](const std::string &name, Interval when) {
    ir::Person made;
    made.name = name;
    made.clause = making.clause();
    Holding holding;
    holding.seat = making.chair;
    holding.actor = making.at(making.chair).actor;
    holding.when = when;
    holding.clause = making.clause();
    made.holdings.push_back(holding);
    making.model.persons.push_back(made);
  };
  person("Ada", {Interval::kAlways, kDay});
  person("Ben", {kDay, Interval::kForEver});
  CHECK(count(making.model, Code::MoreHoldersThanSeats) == 0);
  making.model.persons[0].holdings[0].when.until = kDay + 1;
  CHECK(
      message(making.model, Code::MoreHoldersThanSeats) ==
      "`Chair` of `Board` is held by more than there are seats: Chair has 1 seat, and `Ada` and `Ben` hold it from 14 "
      "April 2019 until 15 April 2019");
  // Who is said twice to hold a post has one seat of it.
  Datable twice = making;
  twice.model.persons[0].holdings.push_back(twice.model.persons[1].holdings[0]);
  twice.model.persons.pop_back();
  CHECK(count(twice.model, Code::MoreHoldersThanSeats) == 0);
  making.at(making.chair).sharedBy = 2;
  for (ir::Person &each : making.model.persons)
    each.holdings[0].how = Holding::How::Shares;
  CHECK(count(making.model, Code::MoreHoldersThanSeats) == 0);
}

TEST_CASE("too few who retire are told once, with the first day") {
  Datable making;
  making.model.registered = true;
  making.at(making.member).retiring = Fraction{1, 3};
  for (ir::Day from : {kDay + 40, kDay, kDay + 20, kDay + 60}) {
    ir::Person made;
    made.name = "Person " + std::to_string(from - kDay);
    made.clause = making.clause();
    Holding holding;
    holding.seat = making.member;
    holding.actor = making.at(making.member).actor;
    holding.when = {from, kDay + 3000};
    holding.clause = making.clause();
    made.holdings.push_back(holding);
    making.model.persons.push_back(made);
  }
  Diagnostics out;
  analysis::membershipFindings(making.model, decisionModel(making.model), out);
  std::vector<const Diagnostic *> told;
  for (const Diagnostic &each : out.all())
    if (each.message.find("must retire each year") != std::string::npos)
      told.push_back(&each);
  REQUIRE(told.size() == 1);
  // With fewer than three in post, a third of them is nobody.
  REQUIRE(told[0]->notes.size() == 1);
  CHECK(told[0]->notes[0] == "It is so on " + runtime::printDay(kDay + 40) + ".");
}

TEST_CASE("agreement of oneself and in a circle, and exclusive powers that run out") {
  Datable making;
  FunctionId budget = making.function("Approve Budget", {}, true);
  BodyId committee = making.body("Committee"), panel = making.body("Panel");
  for (BodyId id : {committee, panel}) {
    making.seat(id, "Member", 3);
    making.complete(id);
  }
  making.organisation("Group", {budget}, making.actorOf(making.board));
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(committee)).agreement = {
      making.actorOf(committee)};
  CHECK(findingsOf(making.model) == "Q0625");
  making.model.delegations[0].agreement = {making.actorOf(panel)};
  CHECK(findingsOf(making.model).empty());
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(panel)).agreement = {
      making.actorOf(committee)};
  CHECK(findingsOf(making.model) == "Q0626");
  // A circle of three: each waits for the next.
  BodyId forum = making.body("Forum");
  making.seat(forum, "Member", 3);
  making.complete(forum);
  making.model.delegations[1].agreement = {making.actorOf(forum)};
  CHECK(findingsOf(making.model).empty());
  making.delegate({budget}, making.actorOf(making.board), making.actorOf(forum)).agreement = {
      making.actorOf(committee)};
  CHECK(findingsOf(making.model) == "Q0626");
  making.model.delegations.pop_back();
  making.model.delegations.pop_back();
  making.model.delegations[0].agreement.clear();
  making.model.delegations[0].exclusive = true;
  CHECK(findingsOf(making.model).empty());
  making.model.delegations[0].limit = {Money{100'00}, {}, Per::Year};
  CHECK(message(making.model, Code::ExclusiveLeavesNobody) ==
        "`Approve Budget` is delegated exclusively to `Committee`, which leaves it to nobody once £100 a year is used "
        "up");
}

TEST_CASE("amendments that nobody can carry") {
  Datable making;
  FunctionId amend = making.function("Amend Constitution");
  making.organisation("Group", {amend}, making.actorOf(making.board));
  making.model.amendments.push_back({"Constitution", amend, making.actorOf(making.board), {}, {}, making.clause()});
  CHECK(findingsOf(making.model).empty());
  making.silent(making.board, "Observer", 1);
  DecisionRule &rule = making.decides(making.board, {1, 1}, Base::AllSeats, Bound::AtLeast);
  rule.matters = {amend};
  rule.tie = Tie::Lost;
  rule.clause = making.model.amendments[0].clause;
  CHECK(findingsOf(making.model) == "Q0627");
  rule.thresholds.front().base = Base::AllVotingSeats;
  CHECK(findingsOf(making.model).empty());
}

TEST_CASE("a phase that is waited for, and a body that closes with powers") {
  Datable making;
  Phase phase;
  phase.name = "Transfer";
  phase.open = making.open("when Transfer begins");
  phase.clause = making.clause();
  making.model.phases.push_back(phase);
  CHECK(count(making.model, Code::PhaseWaitedFor) == 0);
  making.model.clauses[making.at(making.board).clause.index()].datesOpen = phase.open;
  CHECK(message(making.model, Code::PhaseWaitedFor) == "`Transfer` has no day yet, and 1 clause waits for it");

  Datable closing;
  FunctionId budget = closing.function("Approve Budget");
  closing.organisation("Group", {budget}, closing.actorOf(closing.board));
  closing.at(closing.board).inForce.until = kDay;
  CHECK(message(closing.model, Code::ClosesWithPowers) ==
        "`Board` closes on 14 April 2019 and is succeeded by nobody, but `Group` acts through it after that");
  BodyId next = closing.body("Next Board");
  closing.at(next).succeeds = {closing.board};
  CHECK(count(closing.model, Code::ClosesWithPowers) == 0);
}

TEST_CASE("notice, conflicts and models") {
  Datable making;
  MeetingRules rules;
  MeetingRule often, notice;
  often.of = MeetingRule::Of::TimesAYear;
  often.number = 12;
  notice.of = MeetingRule::Of::ClearDaysNotice;
  notice.number = 29;
  rules.rules = {often, notice};
  rules.clause = making.clause();
  making.at(making.board).meetings = {rules};
  CHECK(findingsOf(making.model).empty());
  making.at(making.board).meetings[0].rules[1].number = 30;
  CHECK(findingsOf(making.model) == "Q0522");
  making.at(making.board).meetings.clear();

  ConflictRule conflicts;
  conflicts.clause = making.clause();
  making.at(making.board).conflicts = {conflicts};
  CHECK(findingsOf(making.model) == "Q0523");
  making.at(making.board).conflicts[0].ifTooMany = ConflictRule::IfTooMany::OthersDecide;
  CHECK(findingsOf(making.model).empty());

  making.at(making.board).deviations = {{making.clause(), making.clause(), "the quorum", "Small Committee"},
                                        {making.clause(), {}, "the chair", "Small Committee"},
                                        {{}, making.clause(), "the notice", "Small Committee"}};
  CHECK(findingsOf(making.model) == "Q0804 Q0804 Q0804");
}

TEST_CASE("a claim of accountability is judged on every stretch of days") {
  Datable making;
  BodyId council = making.body("Council");
  making.seat(council, "Member", 3);
  making.complete(council);
  Claim &claim = making.claim(Claim::Says::AccountableTo, {making.board});
  claim.parties = {{Party{council, {}}}};
  making.at(making.board).accountability.front().to = {Party{council, {}}};
  CHECK(decided(making.model)[0].is == analysis::ClaimVerdict::Is::Proved);
  making.at(making.board).accountability.front().clause = making.during({Interval::kAlways, kDay});
  analysis::ClaimVerdict verdict = decided(making.model)[0];
  CHECK(verdict.is == analysis::ClaimVerdict::Is::Refuted);
  CHECK(verdict.explanation == "From 14 April 2019: it is not said to be accountable to `Council`.");
}

TEST_CASE("a claim is judged before and after its quorum changes, and says when it fails") {
  Datable making;
  making.at(making.board).quorums.front().requirements.front().quantity.number = 5;
  making.at(making.board).quorums.front().clause = making.during({Interval::kAlways, kDay});
  making.anotherQuorum(4, {kDay, Interval::kForEver});
  making.claim(Claim::Says::MeetingIncludes, {making.board}).people = {{making.people(1, {making.chair})}};
  analysis::ClaimVerdict verdict = decided(making.model)[0];
  CHECK(verdict.is == analysis::ClaimVerdict::Is::Refuted);
  CHECK(verdict.explanation == "From 14 April 2019: a meeting is quorate though 1 `Chair` is absent.");
}

TEST_CASE("one person in two seats of a body leaves a claim about its meetings open") {
  Datable making;
  making.claim(Claim::Says::MeetingIncludes, {making.board}).people = {{making.people(1, {making.member})}};
  making.at(making.board).quorums.front().requirements.front().quantity.number = 2;
  CHECK(decided(making.model)[0].is == analysis::ClaimVerdict::Is::Proved);
  making.at(making.chair).exOfficio = making.member;
  CHECK(decided(making.model)[0].is == analysis::ClaimVerdict::Is::Open);
}

TEST_CASE("a motion may be carried in writing, so a claim about every motion looks there too") {
  Datable making;
  making.claim(Claim::Says::CarriedWithVotesOf, {making.board}).people = {{making.people(1, {making.chair})}};
  making.at(making.board).quorums.front().requirements.front().quantity.number = 5;
  DecisionRule &rule = making.at(making.board).decisions.front();
  rule.thresholds.front().fraction = {1, 1};
  rule.thresholds.front().bound = Bound::AtLeast;
  rule.thresholds.front().base = Base::AllVotingSeats;
  CHECK(decided(making.model)[0].is == analysis::ClaimVerdict::Is::Proved);
  making.decides(making.board).mode = Mode::InWriting;
  analysis::ClaimVerdict verdict = decided(making.model)[0];
  CHECK(verdict.is == analysis::ClaimVerdict::Is::Refuted);
  CHECK(verdict.explanation.find("In writing: ") == 0);
}

TEST_CASE("where a lot decides a tie, a claim that hangs on it is open and says so") {
  Datable making;
  making.at(making.member).least = making.at(making.member).most = 3;
  making.at(making.board).decisions.front().tie = Tie::ByLot;
  making.claim(Claim::Says::Carry, {making.board}, {making.member}).when.is = When::Is::EveryVotingMemberPresent;
  CHECK(decided(making.model)[0].is == analysis::ClaimVerdict::Is::Proved); // three to one
  making.model.claims[0].subjects.seats = {making.chair};
  CHECK(decided(making.model)[0].is == analysis::ClaimVerdict::Is::Refuted);
  SeatId second = making.seat(making.board, "Deputy Chair", 2);
  making.model.claims[0].subjects.seats = {making.chair, second};
  analysis::ClaimVerdict verdict = decided(making.model)[0];
  CHECK(verdict.is == analysis::ClaimVerdict::Is::Open);
  CHECK(verdict.explanation == "A tie is decided by lot.");
  making.claim(Claim::Says::NeverTied, {making.board});
  CHECK(decided(making.model)[1].is == analysis::ClaimVerdict::Is::Proved);
}

TEST_CASE("a quorum that is to be confirmed as a clause leaves a claim open and is named") {
  Datable making;
  OpenPointId point = making.open("the quorum of Board");
  making.model.clauses[making.at(making.board).quorums.front().clause.index()].open = point;
  making.claim(Claim::Says::MeetingIncludes, {making.board}).people = {{making.people(1, {making.member})}};
  analysis::ClaimVerdict verdict = decided(making.model)[0];
  CHECK(verdict.is == analysis::ClaimVerdict::Is::Open);
  CHECK(verdict.openPoints == std::vector<OpenPointId>{point});
}
