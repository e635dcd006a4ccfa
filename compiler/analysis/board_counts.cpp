// Counting the people of a claim at the meeting that a board describes.
#include "compiler/analysis/board.h"
#include "compiler/analysis/ranges.h"
#include "compiler/ir/quantity.h"

#include <algorithm>

namespace quorate::analysis {

// Whoever must leave for an item is not in the room for it; whoever stays without a vote is (docs/language.md,
// "Conflicts of interest").
std::uint32_t Board::inRoom(const Cell &cell) const {
  return cell.size - cell.absent - (conflict.leave ? cell.conflicted : 0);
}

rules::Part Board::partOf(const Cell &cell) const {
  return {.votes = cell.votes,
          .seats = cell.seats,
          .filled = cell.size,
          .inPost = cell.size,
          .leaving = conflict.leave ? cell.conflicted : 0,
          .present = inRoom(cell),
          .inFavour = cell.inFavour,
          .against = cell.against,
          .abstaining = cell.abstaining};
}

/// What all cells together come to, of those whom `who` means; a cell is in a selector whole or not at all.
template <class Count> std::uint64_t Board::sumOf(const ir::Selector &who, Count count) const {
  std::uint64_t sum = 0;
  for (const Cell &cell : cells)
    if (isIn(who.seats, body.seats[cell.runs.front()]) && (cell.votes || !who.votingOnly))
      sum += count(cell);
  return sum;
}

std::uint64_t Board::baseOf(const ir::Quantity &quantity, const ir::People &people) const {
  // "All but 2", and a share of a post, are of those in post and not of the seats: a vacancy cannot be one of the two.
  if (quantity.form == ir::Quantity::Form::FractionOfSelector)
    return sumOf(quantity.of, [](const Cell &cell) { return cell.size; });
  if (quantity.form == ir::Quantity::Form::AllBut)
    return sumOf(people.who, [](const Cell &cell) { return cell.size; });
  std::uint64_t sum = 0;
  for (const Cell &cell : cells)
    sum += rules::partOf(quantity.base, partOf(cell));
  return sum;
}

bool Board::has(const ir::People &people, As as) const {
  auto count = [&](const ir::Selector &who) {
    return sumOf(who, [&](const Cell &cell) { return as == As::InFavour ? cell.inFavour : inRoom(cell); });
  };
  // "Members from at least 4 District" counts districts, however many come from each.
  std::uint64_t have = people.groups.empty() ? count(people.who) : 0;
  for (const ir::Selector &group : people.groups)
    have += count(group) != 0;
  return have >= ir::fewestFor(people.quantity, people.bound,
                               [&](const ir::Quantity &quantity) { return baseOf(quantity, people); });
}

bool Board::othersMayStandIn() const {
  for (const ir::Proxies &proxies : body.proxies)
    if (ir::inForce(model, proxies.clause, question.standing.day))
      return true;
  return std::any_of(question.standing.seats.begin(), question.standing.seats.end(), [&](ir::SeatId id) {
    const ir::Seat &seat = model.at(id);
    // A deputy who may only listen changes nothing that a claim can be about.
    return seat.deputyMayAttend && (seat.deputyCounts || seat.deputyVotes);
  });
}

} // namespace quorate::analysis
