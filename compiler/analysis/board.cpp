// Merging seats that count alike, and making meetings of them.
#include "compiler/analysis/board.h"
#include "compiler/analysis/matters.h"
#include "compiler/analysis/words.h"

#include <algorithm>
#include <map>

namespace quorate::analysis {
namespace {

constexpr std::uint32_t kNoCell = 0xFFFFFFFFu;

bool isIn(const std::vector<ir::SeatId> &seats, ir::SeatId seat) {
  return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

bool countsPresent(const ir::Quantity &quantity) {
  if (quantity.form == ir::Quantity::Form::GreaterOf)
    return std::any_of(quantity.operands.begin(), quantity.operands.end(), countsPresent);
  return quantity.form == ir::Quantity::Form::FractionOfBase &&
         (quantity.base == ir::Base::MembersPresent || quantity.base == ir::Base::VotingMembersPresent ||
          quantity.base == ir::Base::VotesCast || quantity.base == ir::Base::EligibleMembers);
}

bool usesBase(const ir::Quantity &quantity, ir::Base base) {
  if (quantity.form == ir::Quantity::Form::GreaterOf)
    return std::any_of(quantity.operands.begin(), quantity.operands.end(),
                       [&](const ir::Quantity &each) { return usesBase(each, base); });
  return quantity.form == ir::Quantity::Form::FractionOfBase && quantity.base == base;
}

/// A day of a period, within the life of the constitution.
ir::Day dayWithin(const ir::Model &model, ir::Interval period) {
  ir::Interval both = intersect(period, model.header.inForce);
  if (both.empty())
    both = period;
  if (both.from != ir::Interval::kAlways)
    return both.from;
  return both.until != ir::Interval::kForEver ? both.until - 1 : 0;
}

} // namespace

Board::Board(const ir::Model &m, const BoardQuestion &q)
    : model(m), body(m.at(q.body)), question(q), rule(ruleFor(m.at(q.body), q.matter)) {
  lookAtRules();
  addRuns();
}

void Board::lookAtRules() {
  seatsUnsettled = unsettled(model, body.open) || unsettled(model, body.startOpen);
  bool eligible = false;
  if (body.quorum)
    for (const ir::People &people : body.quorum->requirements) {
      quorumOfPresent = quorumOfPresent || countsPresent(people.quantity);
      eligible = eligible || usesBase(people.quantity, ir::Base::EligibleMembers);
    }
  if (rule)
    for (const ir::Threshold &threshold : rule->thresholds) {
      votesCastOnly = votesCastOnly && threshold.base == ir::Base::VotesCast && threshold.among.seats.empty();
      eligible = eligible || threshold.base == ir::Base::EligibleMembers;
      presentBase = presentBase || threshold.base == ir::Base::MembersPresent || eligible;
    }
  conflictsMatter = eligible || !body.conflicts.leave || body.conflicts.countToQuorum;
}

void Board::addRuns() {
  bool membersCount = quorumOfPresent || presentBase;
  std::map<std::vector<std::uint32_t>, std::size_t> known;
  cellOfRun_.assign(body.seats.size(), kNoCell);
  for (std::uint32_t at = 0; at < body.seats.size(); ++at) {
    ir::SeatId id = body.seats[at];
    const ir::Seat &seat = model.at(id);
    if (intersect(seat.inForce, question.period).empty())
      continue;
    bool countOpen = unsettled(model, seat.countOpen), open = unsettled(model, seat.open);
    seatsUnsettled = seatsUnsettled || countOpen || open || seat.least != seat.most;
    std::uint32_t size = seat.most == ir::Seat::kNoLimit || countOpen ? seat.least : seat.most;
    std::optional<bool> votes = ir::votesOn(model, seat, question.matter);

    bool selected = false;
    std::vector<std::uint32_t> signature{
        votes ? std::uint32_t(*votes) : 2u, seat.weight,      seat.castingVote, isIn(question.mine, id),
        isIn(question.named, id),           open || countOpen};
    auto mark = [&](const std::vector<ir::SeatId> &seats) {
      bool here = isIn(seats, id);
      selected = selected || here;
      signature.push_back(here);
    };
    if (body.quorum)
      for (const ir::People &people : body.quorum->requirements)
        mark(people.who.seats);
    if (rule) {
      for (const ir::Threshold &threshold : rule->thresholds)
        mark(threshold.among.seats);
      signature.push_back(rule->tie == ir::Tie::BrokenBy && rule->breaker == id);
      if (rule->tie == ir::Tie::BrokenByPresider && body.chairing) {
        auto found = std::find(body.chairing->order.begin(), body.chairing->order.end(), id);
        signature.push_back(static_cast<std::uint32_t>(found - body.chairing->order.begin()));
      }
    }
    for (const ir::People &people : question.people)
      mark(people.who.seats);
    // Seats of the one casting vote stay apart, so that it is plain who has it.
    signature.push_back(seat.castingVote ? at : kNoCell);

    auto [found, isNew] = known.try_emplace(signature, cells.size());
    if (isNew) {
      Cell cell;
      cell.votes = votes.value_or(true);
      cell.votesUnknown = !votes;
      cell.weight = seat.weight;
      cell.mine = isIn(question.mine, id);
      cell.named = isIn(question.named, id);
      cell.inert = votes == false && !selected && !membersCount && !cell.named;
      cells.push_back(std::move(cell));
    }
    Cell &cell = cells[found->second];
    cell.runs.push_back(at);
    cell.sizes.push_back(size);
    cell.size += size;
    cell.vacancies += size - std::min(size, seat.least);
    seatsUnbounded = seatsUnbounded || (!cell.inert && (countOpen || seat.most == ir::Seat::kNoLimit));
    cellOfRun_[at] = static_cast<std::uint32_t>(found->second);
    unitWeights = unitWeights && (votes == false || seat.weight == 1);
  }
}

bool Board::castingSeats() const {
  return std::any_of(body.seats.begin(), body.seats.end(), [&](ir::SeatId id) { return model.at(id).castingVote; });
}

bool Board::monotone() const {
  if (!rule)
    return true;
  // A share of nothing is met by one vote against and, as a share over no votes, not met without any.
  if (std::any_of(rule->thresholds.begin(), rule->thresholds.end(),
                  [](const ir::Threshold &each) { return each.fraction.numerator == 0; }))
    return false;
  if (rule->tie == ir::Tie::Unstated && !rule->tieOpen && !castingSeats())
    return true; // thresholds alone decide
  if (votesCastOnly)
    return true;
  bool plain = std::all_of(rule->thresholds.begin(), rule->thresholds.end(), [](const ir::Threshold &each) {
    return each.among.seats.empty() && (each.base == ir::Base::VotesCast ||
                                        std::uint64_t(each.fraction.numerator) * 2 >= each.fraction.denominator);
  });
  return rule->tie == ir::Tie::Lost && unitWeights && plain;
}

runtime::Meeting Board::emptyMeeting() const {
  runtime::Meeting meeting;
  meeting.body = runtime::BodyIndex(question.body.value);
  if (question.matter)
    meeting.matter = runtime::FunctionIndex(question.matter.value);
  meeting.day = dayWithin(model, question.period);
  meeting.seats.resize(body.seats.size());
  return meeting;
}

void Board::fill(runtime::Meeting &meeting) const {
  for (const Cell &cell : cells) {
    std::uint32_t present = cell.size - cell.absent, entitled = cell.entitled();
    std::uint32_t inFavour = cell.inFavour, against = cell.against, abstaining = cell.abstaining;
    auto take = [](std::uint32_t &from, std::uint32_t most) {
      std::uint32_t taken = std::min(from, most);
      from -= taken;
      return taken;
    };
    for (std::size_t i = 0; i < cell.runs.size(); ++i) {
      runtime::SeatCounts &counts = meeting.seats[cell.runs[i]];
      counts.present = take(present, cell.sizes[i]);
      std::uint32_t here = take(entitled, counts.present);
      counts.conflicted = counts.present - here;
      counts.inFavour = take(inFavour, here);
      counts.against = take(against, here - counts.inFavour);
      counts.abstaining = take(abstaining, here - counts.inFavour - counts.against);
    }
  }
}

const Cell *Board::cellOf(ir::SeatId seat) const {
  auto found = std::find(body.seats.begin(), body.seats.end(), seat);
  if (found == body.seats.end() || cellOfRun_[found - body.seats.begin()] == kNoCell)
    return nullptr;
  return &cells[cellOfRun_[found - body.seats.begin()]];
}

Board::Breaker Board::breaker() const {
  auto there = [&](ir::SeatId seat) {
    const Cell *cell = cellOf(seat);
    return cell && cell->votes && cell->entitled() != 0;
  };
  if (!rule || unsettled(model, rule->tieOpen))
    return Breaker::Unknown;
  switch (rule->tie) {
  case ir::Tie::Lost: return Breaker::Nobody;
  case ir::Tie::BrokenBy: return there(rule->breaker) ? Breaker::Present : Breaker::Nobody;
  case ir::Tie::BrokenByPresider:
    if (body.chairing && !unsettled(model, body.chairing->open))
      for (ir::SeatId seat : body.chairing->order)
        if (const Cell *cell = cellOf(seat); cell && cell->entitled() != 0)
          return cell->votes ? Breaker::Present : Breaker::Nobody;
    return Breaker::Unknown;
  case ir::Tie::Unstated: break;
  }
  for (ir::SeatId seat : body.seats)
    if (model.at(seat).castingVote && there(seat))
      return Breaker::Present;
  return Breaker::Nobody;
}

std::string Board::breakerName() const {
  if (rule && rule->tie == ir::Tie::BrokenBy && rule->breaker)
    return ticked(model.at(rule->breaker).post);
  if (rule && rule->tie == ir::Tie::BrokenByPresider)
    return "whoever presides";
  for (ir::SeatId seat : body.seats)
    if (model.at(seat).castingVote)
      return ticked(model.at(seat).post);
  return {};
}

std::uint64_t Board::baseOf(const ir::Quantity &quantity) const {
  std::uint64_t sum = 0;
  if (quantity.form == ir::Quantity::Form::FractionOfSelector) {
    for (std::uint32_t at = 0; at < body.seats.size(); ++at)
      if (cellOfRun_[at] != kNoCell && isIn(quantity.of.seats, body.seats[at]))
        if (const Cell &cell = cells[cellOfRun_[at]]; cell.votes || !quantity.of.votingOnly)
          sum += cell.sizes[std::find(cell.runs.begin(), cell.runs.end(), at) - cell.runs.begin()];
    return sum;
  }
  for (const Cell &cell : cells) {
    std::uint64_t leaving = body.conflicts.leave ? cell.conflicted : 0;
    switch (quantity.base) {
    case ir::Base::VotesCast: sum += (std::uint64_t(cell.inFavour) + cell.against) * cell.weight; break;
    case ir::Base::MembersPresent: sum += cell.size - cell.absent - leaving; break;
    case ir::Base::VotingMembersPresent: sum += cell.votes ? cell.entitled() : 0; break;
    case ir::Base::EligibleMembers: sum += cell.size - leaving; break;
    case ir::Base::FilledSeats:
    case ir::Base::AllSeats: sum += cell.size; break;
    case ir::Base::FilledVotingSeats:
    case ir::Base::AllVotingSeats: sum += cell.votes ? cell.size : 0; break;
    }
  }
  return sum;
}

bool Board::meets(const ir::Quantity &quantity, ir::Bound bound, std::uint64_t have) const {
  auto compare = [&](std::uint64_t left, std::uint64_t right) {
    return bound == ir::Bound::MoreThan ? left > right : left >= right;
  };
  if (quantity.form == ir::Quantity::Form::Number)
    return compare(have, quantity.number);
  if (quantity.form == ir::Quantity::Form::GreaterOf)
    return std::all_of(quantity.operands.begin(), quantity.operands.end(),
                       [&](const ir::Quantity &each) { return meets(each, bound, have); });
  return compare(have * quantity.fraction.denominator, baseOf(quantity) * quantity.fraction.numerator);
}

bool Board::has(const ir::People &people, bool inFavour) const {
  // Cells keep the seats of each selector apart, so a cell is in it whole or not at all.
  std::uint64_t have = 0;
  for (const Cell &cell : cells) {
    if (!isIn(people.who.seats, body.seats[cell.runs.front()]) || (people.who.votingOnly && !cell.votes))
      continue;
    std::uint32_t leaving = body.conflicts.leave ? cell.conflicted : 0;
    have += inFavour ? cell.inFavour : cell.size - cell.absent - leaving;
  }
  return meets(people.quantity, people.bound, have);
}

} // namespace quorate::analysis
