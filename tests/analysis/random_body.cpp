// Bodies made by dice: seats, quorum, voting rule, interests, and who is in post.
#include "tests/analysis/oracle.h"

#include <catch2/catch.hpp>

#include <numeric>

namespace quorate::testing {

namespace {

constexpr Base kQuorumBases[] = {Base::AllSeats, Base::AllVotingSeats, Base::MembersPresent,
                                 Base::VotingMembersPresent};
constexpr Base kFixedBases[] = {Base::AllSeats,          Base::AllVotingSeats, Base::FilledSeats,
                                Base::FilledVotingSeats, Base::Electorate,     Base::EligibleMembers};
constexpr Base kBases[] = {Base::VotesCast,       Base::VotesCast, Base::MembersPresent, Base::VotingMembersPresent,
                           Base::EligibleMembers, Base::AllSeats,  Base::AllVotingSeats};
constexpr Base kEveryBase[] = {Base::VotesCast,         Base::VotesAndAbstentions,   Base::MembersPresent,
                               Base::EligibleMembers,   Base::EligibleVotingMembers, Base::FilledSeats,
                               Base::FilledVotingSeats, Base::AllVotingSeats,        Base::Electorate};
// Halves twice, since ties hang on them; nothing of something, since that is where rules are degenerate.
constexpr Fraction kFractions[] = {{1, 2}, {1, 2}, {2, 3}, {1, 3}, {3, 4}, {0, 1}};

} // namespace

std::vector<SeatId> RandomBody::someSeats() {
  std::vector<SeatId> some;
  for (SeatId id : at(board).seats)
    if (oneIn(2))
      some.push_back(id);
  if (some.empty())
    some.push_back(at(board).seats.front());
  return some;
}

/// The seats of the board, each in one of two groups.
std::vector<Selector> RandomBody::groups() {
  std::vector<Selector> two(2);
  for (SeatId id : at(board).seats)
    two[below(2)].seats.push_back(id);
  std::erase_if(two, [](const Selector &each) { return each.seats.empty(); });
  return two;
}

void RandomBody::addSeats(std::uint32_t most) {
  std::uint32_t runs = 2 + below(3), left = most;
  bool weighted = oneIn(4);
  for (std::uint32_t i = 0; i < runs && left != 0; ++i) {
    std::uint32_t number = std::min(left, 1 + below(3));
    left -= number;
    SeatId id = seat(board, std::string("Post ") + char('A' + i), number);
    if (i != 0 && oneIn(4))
      at(id).voting = Voting::Never;
    if (weighted && oneIn(2))
      at(id).weight = 1 + below(3);
  }
  addQuorum(most - left);
}

void RandomBody::addQuorum(std::uint32_t people) {
  Quorum &stated = quorum(board, 1 + below(people), oneIn(2));
  if (oneIn(3)) {
    Quantity &share = stated.requirements.front().quantity;
    share.form = Quantity::Form::FractionOfBase;
    share.base = kQuorumBases[below(2)];
    share.fraction = {1 + below(2), 3};
  }
  if (oneIn(2))
    including(board, 1 + below(2), someSeats());
  if (oneIn(4)) {
    People share = this->people(0, someSeats());
    share.quantity.form = Quantity::Form::FractionOfBase;
    share.quantity.base = kQuorumBases[below(4)];
    share.quantity.fraction = {1, 2 + below(2)};
    at(board).quorums.front().requirements.push_back(share);
  }
}

void RandomBody::addRule() {
  DecisionRule &rule =
      decides(board, kFractions[below(6)], kBases[below(7)], oneIn(2) ? Bound::AtLeast : Bound::MoreThan);
  if (oneIn(4)) {
    Threshold more;
    more.bound = Bound::AtLeast;
    more.fraction = kFractions[below(6)];
    more.base = kBases[below(7)];
    more.among.seats = someSeats();
    rule.thresholds.push_back(more);
  }
  SeatId first = at(board).seats.front();
  switch (below(4)) {
  case 0: rule.tie = Tie::Lost; break;
  case 1:
    if (at(first).most == 1) {
      rule.tie = Tie::BrokenBy;
      rule.breaker = first;
    }
    break;
  case 2: at(first).castingVote = at(first).most == 1; break;
  default: break;
  }
  if (oneIn(4)) {
    ConflictRule conflicts;
    conflicts.leave = !oneIn(2);
    conflicts.countToQuorum = oneIn(2);
    conflicts.clause = clause();
    at(board).conflicts = {conflicts};
  }
}

Quantity RandomBody::quantity(int depth) {
  Quantity made;
  made.number = below(4);
  made.fraction = {1 + below(2), 2 + below(2)};
  made.base = kFixedBases[below(6)];
  switch (below(depth == 0 ? 5 : 7)) {
  case 0: made.form = Quantity::Form::Number; break;
  case 1:
    made.form = Quantity::Form::FractionOfBase;
    made.rounded = static_cast<Rounded>(below(4));
    made.plus = below(2);
    break;
  case 2: made.form = Quantity::Form::FractionOfRootBase; break;
  case 3:
    made.form = Quantity::Form::AllBut;
    made.number = 1 + below(3);
    break;
  case 4:
    made.form = Quantity::Form::FractionOfSelector;
    made.of.seats = someSeats();
    break;
  default:
    made.form = oneIn(2) ? Quantity::Form::GreaterOf : Quantity::Form::SmallerOf;
    made.operands = {quantity(depth - 1), quantity(depth - 1)};
  }
  return made;
}

void RandomBody::varyQuorum() {
  auto &first = at(board).quorums.front().requirements.front();
  if (oneIn(2))
    first.quantity = quantity(1);
  if (oneIn(5)) {
    People from = people(1 + below(2), {});
    from.groups = groups();
    from.groupsText = "Group";
    at(board).quorums.front().requirements.push_back(from);
  }
  if (oneIn(4)) {
    Quorum toVote;
    toVote.to = Quorum::To::Vote;
    toVote.requirements.push_back(people(1 + below(3), someSeats()));
    toVote.clause = clause();
    at(board).quorums.push_back(toVote);
  }
}

void RandomBody::varyRule() {
  DecisionRule &rule = at(board).decisions.front();
  Threshold &first = rule.thresholds.front();
  first.base = kEveryBase[below(9)];
  if (first.fraction.numerator == 0)
    first.fraction = {1, 2};
  switch (below(6)) {
  case 0: first.form = Threshold::Form::Against; break;
  case 1: first.form = Threshold::Form::Margin; break;
  case 2: first.form = Threshold::Form::For; break;
  default: break;
  }
  first.number = below(3);
  switch (below(5)) {
  case 0: first.counted = Counted::ByHead; break;
  case 1: first.counted = Counted::ByWeight; break;
  case 2:
    first.counted = Counted::ByConstituent;
    first.constituents = groups();
    first.base = oneIn(2) ? Base::VotesCast : Base::AllSeats;
    break;
  default: break;
  }
  if (oneIn(4)) {
    Threshold other;
    other.base = kEveryBase[below(9)];
    rule.failingThat.push_back(other);
  }
  if (oneIn(3))
    rule.counts.abstentions = static_cast<CountAs>(below(3));
  if (oneIn(4))
    rule.counts.silence = static_cast<CountAs>(below(3));
  if (oneIn(4))
    rule.counts.vacancies = static_cast<CountAs>(below(3));
  if (!rule.failingThat.empty() && oneIn(3))
    rule.failingCounts = {static_cast<CountAs>(below(3)), static_cast<CountAs>(below(3)),
                          static_cast<CountAs>(below(3))};
  if (oneIn(8))
    rule.tie = Tie::Referred;
  if (!at(board).conflicts.empty()) {
    ConflictRule &conflicts = at(board).conflicts.front();
    conflicts.vote = !conflicts.leave && oneIn(2);
    conflicts.ifTooMany = static_cast<ConflictRule::IfTooMany>(below(4));
    conflicts.goesTo = actorOf(board);
  }
}

/// Somebody who votes only to break a tie, and posts that nobody holds.
void RandomBody::varySeats() {
  SeatId last = at(board).seats.back();
  if (oneIn(6) && at(last).most == 1 && last != at(board).seats.front())
    at(last).voting = Voting::OnlyTie;
  if (!oneIn(4))
    return;
  model.registered = true;
  for (SeatId id : at(board).seats)
    for (std::uint32_t i = 0; i < at(id).most; ++i)
      if (!oneIn(4) || (id == at(board).seats.front() && i == 0)) {
        ir::Person person;
        person.name = "Person " + std::to_string(model.persons.size());
        person.clause = clause();
        Holding holding;
        holding.seat = id;
        holding.actor = at(id).actor;
        holding.clause = person.clause;
        person.holdings.push_back(holding);
        model.persons.push_back(person);
      }
}

RandomBody::RandomBody(std::uint32_t seed, std::uint32_t most, bool everyForm) : dice(seed) {
  board = body("Board");
  addSeats(most);
  addRule();
  if (!everyForm)
    return;
  varyQuorum();
  varyRule();
  varySeats();
}

TEST_CASE("a random body is the same for the same seed, another for another, and no larger than was asked") {
  auto sizes = [](std::uint32_t seed) {
    RandomBody made(seed, 6, true);
    std::vector<std::uint32_t> all;
    for (SeatId id : made.at(made.board).seats)
      all.push_back(made.at(id).most);
    return all;
  };
  std::size_t different = 0;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    std::vector<std::uint32_t> seats = sizes(seed);
    CHECK(seats == sizes(seed));
    CHECK(std::accumulate(seats.begin(), seats.end(), 0u) <= 6);
    different += seats != sizes(seed + 1);
  }
  CHECK(different > 50);
}

} // namespace quorate::testing
