// Meetings: one case for each form of quorum, threshold, tie and rule of conflict.
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::index;
using test::share;

namespace {

/// A chair, five members and two lay members, all with a vote.
struct FormsBoard {
  Builder b;
  ir::FunctionId health = b.function("Health Matters");
  ir::BodyId body = b.body("Board");
  ir::SeatId chair = b.seat(body, "Chair", 1);
  ir::SeatId members = b.seat(body, "Member", 5);
  ir::SeatId lay = b.seat(body, "Lay Member", 2);

  FormsBoard() {
    b.quorum(body, {b.atLeast(1, all(), "members")});
    b.rule(body);
  }
  std::vector<ir::SeatId> all() { return b.at(body).seats; }
  ir::DecisionRule &rule() { return b.at(body).decisions.front(); }
  ir::People people(ir::Quantity quantity) {
    ir::People people = b.atLeast(0, all(), "members");
    people.quantity = std::move(quantity);
    return people;
  }
  Verdict judged(Meeting m) {
    m.body = index(body);
    return judge(b.load(), m);
  }
  Verdict judged(std::vector<SeatCounts> seats, Mode mode = Mode::AtMeeting) {
    Meeting m;
    m.seats = std::move(seats);
    m.mode = mode;
    return judged(m);
  }
};

SeatCounts seated(std::uint32_t present, std::uint32_t inFavour = 0, std::uint32_t against = 0,
                  std::uint32_t abstaining = 0, std::uint32_t conflicted = 0) {
  SeatCounts counts;
  counts.present = present;
  counts.inFavour = inFavour;
  counts.against = against;
  counts.abstaining = abstaining;
  counts.conflicted = conflicted;
  return counts;
}

ir::Quantity fraction(ir::Quantity::Form form, Fraction of, ir::Base base, ir::Rounded rounded = ir::Rounded::Not,
                      std::uint32_t plus = 0) {
  ir::Quantity q;
  q.form = form;
  q.fraction = of;
  q.base = base;
  q.rounded = rounded;
  q.plus = plus;
  return q;
}

} // namespace

TEST_CASE("a fraction is rounded as it is written, before anything is added") {
  using Form = ir::Quantity::Form;
  FormsBoard s;
  auto least = [&](ir::Quantity quantity) {
    s.b.quorum(s.body, {s.people(std::move(quantity))});
    for (std::uint32_t n = 0; n <= 8; ++n)
      if (s.judged({seated(n > 5), seated(std::min(n, 5u)), seated(n > 6 ? n - 6 : 0)}).quorate == Truth::Yes)
        return n;
    return 99u;
  };
  // A third of eight is 2 2/3.
  CHECK(least(fraction(Form::FractionOfBase, {1, 3}, ir::Base::AllSeats)) == 3);
  CHECK(least(fraction(Form::FractionOfBase, {1, 3}, ir::Base::AllSeats, ir::Rounded::Down)) == 2);
  CHECK(least(fraction(Form::FractionOfBase, {1, 3}, ir::Base::AllSeats, ir::Rounded::ToNearest)) == 3);
  CHECK(least(fraction(Form::FractionOfBase, {1, 3}, ir::Base::AllSeats, ir::Rounded::Down, 2)) == 4);
  // A sixteenth of eight is a half, and a half goes up.
  CHECK(least(fraction(Form::FractionOfBase, {3, 16}, ir::Base::AllSeats, ir::Rounded::ToNearest)) == 2);
  // Twice the square root of eight is 5.66.
  CHECK(least(fraction(Form::FractionOfRootBase, {2, 1}, ir::Base::AllSeats)) == 6);
  CHECK(least(fraction(Form::FractionOfRootBase, {2, 1}, ir::Base::AllSeats, ir::Rounded::Down)) == 5);
  ir::Quantity allBut;
  allBut.form = Form::AllBut;
  allBut.number = 2;
  CHECK(least(allBut) == 6);
  ir::Quantity smaller, five;
  five.number = 5;
  smaller.form = Form::SmallerOf;
  smaller.operands = {five, fraction(Form::FractionOfBase, {1, 4}, ir::Base::AllSeats)};
  CHECK(least(smaller) == 2);
}

TEST_CASE("quorums by matter, by day and by what they are for") {
  FormsBoard s;
  s.b.quorum(s.body, {s.b.atLeast(2, s.all(), "members")});
  s.b.anotherQuorum(s.body, {s.b.atLeast(4, s.all(), "members")}).matters = {s.health};
  s.b.anotherQuorum(s.body, {s.b.atLeast(3, s.all(), "members")}).to = ir::Quorum::To::Vote;
  s.b.anotherQuorum(s.body, {s.b.atLeast(5, s.all(), "members")}).to = ir::Quorum::To::Begin;
  Meeting m;
  m.seats = {seated(1), seated(2)};
  auto quorate = [&](QuorumTo to) {
    m.to = to;
    return s.judged(m).quorate;
  };
  CHECK(quorate(QuorumTo::Meet) == Truth::Yes);
  CHECK(quorate(QuorumTo::Vote) == Truth::Yes);
  CHECK(quorate(QuorumTo::Begin) == Truth::No);
  m.matter = index(s.health);
  CHECK(quorate(QuorumTo::Meet) == Truth::No);
  m.matter.reset();
  m.seats[1].present = 1;
  CHECK(quorate(QuorumTo::Vote) == Truth::No);
  // From day 100 on another quorum stands.
  s.b.quorum(s.body, {s.b.atLeast(6, s.all(), "members")});
  s.b.model.clauses[s.b.at(s.body).quorums[0].clause.index()].inForce = {Interval::kAlways, 100};
  s.b.anotherQuorum(s.body, {s.b.atLeast(2, s.all(), "members")}, {100, Interval::kForEver});
  m.day = 99;
  CHECK(quorate(QuorumTo::Meet) == Truth::No);
  m.day = 100;
  CHECK(quorate(QuorumTo::Meet) == Truth::Yes);
}

TEST_CASE("a rule whose days are to be confirmed is never a pass") {
  FormsBoard s;
  s.b.model.clauses[s.b.at(s.body).quorums[0].clause.index()].datesOpen = s.b.open("when the quorum begins");
  s.b.model.clauses[s.rule().clause.index()].datesOpen = s.b.open("when the rule begins");
  Verdict verdict = s.judged({seated(1, 1), seated(5, 5), seated(2, 2)});
  CHECK(verdict.quorate == Truth::Depends);
  CHECK(verdict.carried == Truth::Depends);
}

TEST_CASE("groups of which somebody is there") {
  FormsBoard s;
  ir::People people = s.b.atLeast(2, s.all(), "members");
  people.groups = {{{s.chair}, false, "A"}, {{s.members}, false, "B"}, {{s.lay}, false, "C"}};
  s.b.quorum(s.body, {people});
  CHECK(s.judged({seated(0), seated(5), seated(0)}).quorate == Truth::No);
  CHECK(s.judged({seated(0), seated(1), seated(1)}).quorate == Truth::Yes);
}

TEST_CASE("adjourned meetings, and matters that need no quorum") {
  FormsBoard s;
  s.b.quorum(s.body, {s.b.atLeast(6, s.all(), "members")});
  ir::WithoutQuorum adjourned, only;
  adjourned.is = ir::WithoutQuorum::Is::Adjourned;
  adjourned.then = s.b.atLeast(2, s.all(), "members");
  adjourned.clause = s.b.clause("adjourned");
  only.is = ir::WithoutQuorum::Is::OnlyDecide;
  only.matters = {s.health};
  only.clause = s.b.clause("only");
  s.b.at(s.body).withoutQuorum = {adjourned, only};
  Meeting m;
  m.seats = {seated(0), seated(2)};
  CHECK(s.judged(m).quorate == Truth::No);
  m.adjourned = true;
  CHECK(s.judged(m).quorate == Truth::Yes);
  m.adjourned = false;
  m.matter = index(s.health);
  // Not quorate, though the matter may be decided all the same.
  CHECK(s.judged(m).quorate == Truth::No);
  CHECK(s.judged(m).mayDecide == Truth::Yes);
  s.b.at(s.body).withoutQuorum[0].then.reset();
  s.b.at(s.body).withoutQuorum[0].whoeverIsPresent = true;
  m.matter.reset();
  m.adjourned = true;
  CHECK(s.judged(m).quorate == Truth::Yes);
  m.seats = {};
  CHECK(s.judged(m).quorate == Truth::No);
}

TEST_CASE("deputies count and vote only if their seats say so") {
  FormsBoard s;
  s.b.quorum(s.body, {s.b.atLeast(3, s.all(), "members")});
  SeatCounts deputies = seated(3, 2, 1);
  deputies.deputies = 1;
  CHECK(s.judged({seated(0), deputies}).quorate == Truth::No);
  // One of three votes does not count, and it is not known which.
  CHECK(s.judged({seated(0), deputies}).carried == Truth::Depends);
  s.b.at(s.members).deputyMayAttend = s.b.at(s.members).deputyCounts = true;
  CHECK(s.judged({seated(0), deputies}).quorate == Truth::Yes);
  s.b.at(s.members).deputyVotes = true;
  CHECK(s.judged({seated(0), deputies}).carried == Truth::Yes);
}

TEST_CASE("proxies vote without being there, within the cap for each holder") {
  FormsBoard s;
  s.b.quorum(s.body, {s.b.atLeast(3, s.all(), "members")});
  SeatCounts members = seated(1, 3);
  members.byProxy = 2;
  Meeting m;
  m.seats = {seated(1, 0, 1), members};
  // Without a rule on proxies only one of the votes in favour counts.
  CHECK(s.judged(m).inFavour == 1);
  CHECK(s.judged(m).carried == Truth::No);
  ir::Proxies proxies;
  proxies.clause = s.b.clause("proxies");
  s.b.at(s.body).proxies = {proxies};
  CHECK(s.judged(m).carried == Truth::Yes);
  CHECK(s.judged(m).quorate == Truth::No);
  s.b.at(s.body).proxies[0].count = true;
  CHECK(s.judged(m).quorate == Truth::Yes);
  s.b.at(s.body).proxies[0].most = 1;
  CHECK(s.judged(m).carried == Truth::Yes);
  // More proxies than one holder may have: some of the votes do not count, and it is not known which.
  m.seats[1].byProxy = 4;
  m.seats[1].inFavour = 3;
  m.seats[1].against = 2;
  CHECK(s.judged(m).carried == Truth::Depends);
  // Whichever two of the five do not count, three are more than one.
  m.seats[1].inFavour = 5;
  m.seats[1].against = 0;
  CHECK(s.judged(m).carried == Truth::Yes);
  // With nobody there to hold them, none does.
  m.seats = {seated(0), seated(0, 4)};
  m.seats[1].byProxy = 4;
  CHECK(s.judged(m).carried == Truth::No);
  CHECK(s.judged(m).quorate == Truth::No);
}

TEST_CASE("one person in two seats is one head and has both votes") {
  FormsBoard s;
  s.b.quorum(s.body, {s.b.atLeast(3, s.all(), "members"), s.b.atLeast(1, {s.lay}, "Lay Member")});
  Meeting m;
  m.seats = {seated(1, 1), seated(1, 0, 1), seated(1, 1)};
  CHECK(s.judged(m).quorate == Truth::Yes);
  m.inSeveral = {{0, 2}};
  CHECK(s.judged(m).quorate == Truth::No);
  CHECK(s.judged(m).carried == Truth::Yes);
  m.seats[1].present = 2;
  CHECK(s.judged(m).quorate == Truth::Yes);
}

TEST_CASE("a seat without a holder is in all seats and not in filled seats") {
  FormsBoard s;
  for (int i = 0; i < 3; ++i) {
    ir::Person person;
    person.name = "Person " + std::to_string(i);
    person.holdings.push_back({ir::Holding::How::Holds, s.members, s.b.at(s.members).actor, {0, 50 + i}, {}});
    s.b.model.persons.push_back(person);
  }
  s.b.at(s.members).actor = s.b.actor("Member");
  for (ir::Person &person : s.b.model.persons)
    person.holdings[0].actor = s.b.at(s.members).actor;
  s.b.at(s.chair).actor = s.b.actor("Chair");
  s.b.at(s.lay).actor = s.b.actor("Lay Member");
  s.b.model.registered = true;
  s.rule().thresholds = {share(ir::Bound::AtLeast, {2, 3}, ir::Base::FilledSeats)};
  Meeting m;
  m.seats = {seated(0), seated(2, 2)};
  CHECK(s.judged(m).carried == Truth::Yes);
  s.rule().thresholds[0].base = ir::Base::AllSeats;
  CHECK(s.judged(m).carried == Truth::No);
  // Vacant seats may be counted for a motion.
  s.rule().counts.vacancies = ir::CountAs::For;
  CHECK(s.judged(m).carried == Truth::Yes);
}

TEST_CASE("votes against, margins and numbers of votes") {
  FormsBoard s;
  auto carried = [&](ir::Threshold::Form form, std::uint32_t number, ir::Bound bound, std::uint32_t inFavour,
                     std::uint32_t against) {
    ir::Threshold t;
    t.form = form;
    t.number = number;
    t.bound = bound;
    s.rule().thresholds = {t};
    return s.judged({seated(0), seated(5, inFavour, against)}).carried;
  };
  using Form = ir::Threshold::Form;
  CHECK(carried(Form::Against, 0, ir::Bound::AtLeast, 1, 0) == Truth::Yes);
  CHECK(carried(Form::Against, 0, ir::Bound::AtLeast, 4, 1) == Truth::No);
  // Nothing is carried with nobody in favour.
  CHECK(carried(Form::Against, 2, ir::Bound::AtLeast, 0, 1) == Truth::No);
  CHECK(carried(Form::Margin, 0, ir::Bound::MoreThan, 2, 1) == Truth::Yes);
  CHECK(carried(Form::Margin, 2, ir::Bound::AtLeast, 2, 1) == Truth::No);
  CHECK(carried(Form::For, 3, ir::Bound::AtLeast, 3, 2) == Truth::Yes);
  CHECK(carried(Form::For, 3, ir::Bound::MoreThan, 3, 2) == Truth::No);
}

TEST_CASE("votes by head, by weight and by constituent") {
  FormsBoard s;
  s.b.at(s.lay).weight = 4;
  std::vector<SeatCounts> seats = {seated(1, 0, 1), seated(5, 0, 5), seated(2, 2)};
  CHECK(s.judged(seats).carried == Truth::Yes);
  s.rule().thresholds[0].counted = ir::Counted::ByHead;
  CHECK(s.judged(seats).carried == Truth::No);
  s.rule().thresholds[0].counted = ir::Counted::ByConstituent;
  s.rule().thresholds[0].constituents = {{{s.chair}, false, ""}, {{s.members}, false, ""}, {{s.lay}, false, ""}};
  CHECK(s.judged(seats).carried == Truth::No);
  seats[0] = seated(1, 1);
  CHECK(s.judged(seats).carried == Truth::Yes);
}

TEST_CASE("failing the first, by the second; abstentions and silence as written") {
  FormsBoard s;
  ir::Threshold none;
  none.form = ir::Threshold::Form::Against;
  s.rule().thresholds = {none};
  CHECK(s.judged({seated(1, 0, 1), seated(5, 4)}).carried == Truth::No);
  s.rule().failingThat = {share(ir::Bound::AtLeast, {3, 4}, ir::Base::VotesCast)};
  CHECK(s.judged({seated(1, 0, 1), seated(5, 4)}).carried == Truth::Yes);
  CHECK(s.judged({seated(1, 0, 1), seated(5, 2)}).carried == Truth::No);
  // What silence counts as is of the part in which it is said.
  s.rule().counts.silence = ir::CountAs::For;
  CHECK(s.judged({seated(1, 0, 1), seated(5, 2)}).carried == Truth::No);
  s.rule().failingCounts.silence = ir::CountAs::For;
  CHECK(s.judged({seated(1, 0, 1), seated(5, 2)}).carried == Truth::Yes);
  s.rule().counts.silence = s.rule().failingCounts.silence = ir::CountAs::Nothing;
  s.rule().counts.abstentions = ir::CountAs::Against;
  CHECK(s.judged({seated(1, 1), seated(5, 2, 0, 3)}).carried == Truth::Yes);
  s.rule().failingCounts.abstentions = ir::CountAs::Against;
  CHECK(s.judged({seated(1, 1), seated(5, 2, 0, 3)}).carried == Truth::No);
}

TEST_CASE("in writing everyone takes part, if there is a rule, and nobody asks for a meeting") {
  FormsBoard s;
  CHECK(s.judged({seated(0, 1), seated(0, 5), seated(0, 2)}, Mode::InWriting).carried == Truth::No);
  ir::DecisionRule &rule = s.b.rule(s.body, share(ir::Bound::AtLeast, {3, 4}, ir::Base::EligibleVotingMembers));
  rule.mode = ir::Mode::InWriting;
  rule.unlessAsked = s.b.atLeast(2, s.all(), "members");
  Verdict verdict = s.judged({seated(0, 1), seated(0, 5)}, Mode::InWriting);
  CHECK(verdict.quorate == Truth::Yes);
  CHECK(verdict.carried == Truth::Yes);
  CHECK(s.judged({seated(0, 1), seated(0, 4)}, Mode::InWriting).carried == Truth::No);
  CHECK(s.judged({seated(0, 1), seated(0, 5)}, Mode::Electronically).carried == Truth::No);
  std::vector<SeatCounts> asking = {seated(0, 1), seated(0, 5), seated(0)};
  asking[2].asking = 2;
  CHECK(s.judged(asking, Mode::InWriting).carried == Truth::No);
}

TEST_CASE("ties by lot, referred, and broken by one who votes only then") {
  FormsBoard s;
  std::vector<SeatCounts> tie = {seated(1), seated(4, 2, 2)};
  s.rule().tie = ir::Tie::ByLot;
  CHECK(s.judged(tie).carried == Truth::Depends);
  s.rule().tie = ir::Tie::Referred;
  s.rule().referredTo = s.b.actorOf(s.body);
  CHECK(s.judged(tie).carried == Truth::No);
  s.rule().tie = ir::Tie::Unstated;
  s.b.at(s.chair).voting = ir::Voting::OnlyTie;
  tie[0] = seated(1, 1);
  CHECK(s.judged(tie).byCastingVote);
  CHECK(s.judged(tie).inFavour == 2);
  CHECK(s.judged({seated(1, 1), seated(5, 2, 3)}).carried == Truth::No);
}

TEST_CASE("equal votes are a tie only where one vote more would decide") {
  FormsBoard s;
  CHECK(s.judged({seated(0), seated(4, 2, 2)}).tied);
  s.rule().thresholds = {share(ir::Bound::AtLeast, {2, 3}, ir::Base::VotesCast)};
  CHECK_FALSE(s.judged({seated(0), seated(4, 2, 2)}).tied);
  s.rule().thresholds = {share(ir::Bound::MoreThan, {1, 2}, ir::Base::AllSeats)};
  CHECK_FALSE(s.judged({seated(0), seated(4, 2, 2)}).tied);
}

TEST_CASE("too many in conflict: they stay, the others decide, or it goes elsewhere") {
  FormsBoard s;
  s.b.quorum(s.body, {s.b.atLeast(4, s.all(), "members")});
  ir::ConflictRule &rule = s.b.conflicts(s.body);
  std::vector<SeatCounts> seats = {seated(1, 0, 1), seated(5, 3, 0, 0, 3)};
  // Told as votes of people who should have left: they count only if those may stay.
  CHECK(s.judged(seats).quorate == Truth::No);
  rule.ifTooMany = ir::ConflictRule::IfTooMany::MayStay;
  CHECK(s.judged(seats).quorate == Truth::Yes);
  CHECK(s.judged(seats).carried == Truth::Yes);
  s.b.at(s.body).conflicts[0].ifTooMany = ir::ConflictRule::IfTooMany::OthersDecide;
  CHECK(s.judged(seats).quorate == Truth::Yes);
  s.b.at(s.body).conflicts[0].ifTooMany = ir::ConflictRule::IfTooMany::GoesTo;
  s.b.at(s.body).conflicts[0].goesTo = s.b.actorOf(s.body);
  CHECK(s.judged(seats).quorate == Truth::No);
  // Not only because of those who left: with them there would be no quorum either.
  s.b.at(s.body).conflicts[0].ifTooMany = ir::ConflictRule::IfTooMany::MayStay;
  CHECK(s.judged({seated(0), seated(3, 1, 0, 0, 2)}).quorate == Truth::No);
  // With an interest, and yet a vote.
  s.b.at(s.body).conflicts[0] = {};
  s.b.at(s.body).conflicts[0].leave = false;
  s.b.at(s.body).conflicts[0].vote = true;
  CHECK(s.judged(seats).carried == Truth::Yes);
}
