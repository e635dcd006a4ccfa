// Counting the people of a claim at the meeting that a board describes.
#include "compiler/analysis/board.h"
#include "compiler/analysis/quantity.h"
#include "compiler/analysis/ranges.h"

#include <algorithm>

namespace quorate::analysis {

std::uint64_t Board::baseOf(const ir::Quantity &quantity, const ir::People &people, As as) const {
  std::uint64_t sum = 0;
  using Form = ir::Quantity::Form;
  for (const Cell &cell : cells) {
    ir::SeatId first = body.seats[cell.runs.front()];
    std::uint64_t leaving = conflict.leave ? cell.conflicted : 0;
    if (quantity.form == Form::FractionOfSelector) {
      sum += isIn(quantity.of.seats, first) && (cell.votes || !quantity.of.votingOnly) ? cell.seats : 0;
      continue;
    }
    if (quantity.form == Form::AllBut) {
      sum += isIn(people.who.seats, first) && (cell.votes || !people.who.votingOnly) ? cell.size : 0;
      continue;
    }
    std::uint64_t cast = std::uint64_t(cell.inFavour) + cell.against;
    switch (quantity.base) {
    case ir::Base::VotesCast: sum += cast * cell.weight; break;
    case ir::Base::VotesAndAbstentions: sum += (cast + cell.abstaining) * cell.weight; break;
    case ir::Base::MembersPresent: sum += countOf(cell, as == As::ToQuorum ? as : As::InRoom); break;
    case ir::Base::VotingMembersPresent:
      sum += !cell.votes ? 0 : as == As::ToQuorum ? countOf(cell, as) : cell.entitled();
      break;
    case ir::Base::EligibleMembers: sum += cell.size - leaving; break;
    case ir::Base::EligibleVotingMembers: sum += cell.votes ? cell.size - leaving : 0; break;
    case ir::Base::FilledSeats: sum += cell.size; break;
    case ir::Base::FilledVotingSeats:
    case ir::Base::Electorate: sum += cell.votes ? cell.size : 0; break;
    case ir::Base::AllSeats: sum += cell.seats; break;
    case ir::Base::AllVotingSeats: sum += cell.votes ? cell.seats : 0; break;
    }
  }
  return sum;
}

std::uint64_t Board::countOf(const Cell &cell, As as) const {
  bool counts = conflict.countToQuorum || cell.conflictedMayVote;
  switch (as) {
  case As::InFavour: return cell.inFavour;
  case As::ToQuorum: return cell.size - cell.absent - (counts ? 0 : cell.conflicted);
  case As::InRoom: break;
  }
  return cell.size - cell.absent - (conflict.leave ? cell.conflicted : 0);
}

std::uint64_t Board::countOf(const ir::Selector &who, As as) const {
  // Cells keep the seats of each selector apart, so a cell is in it whole or not at all.
  std::uint64_t have = 0;
  for (const Cell &cell : cells)
    if (isIn(who.seats, body.seats[cell.runs.front()]) && (cell.votes || !who.votingOnly))
      have += countOf(cell, as);
  return have;
}

bool Board::has(const ir::People &people, As as) const {
  std::uint64_t have = 0;
  if (people.groups.empty())
    have = countOf(people.who, as);
  for (const ir::Selector &group : people.groups)
    have += countOf(group, as) != 0;
  return reaches(people.quantity, people.bound, have,
                 [&](const ir::Quantity &quantity) { return baseOf(quantity, people, as); });
}

bool Board::quorateWithoutInterested(bool forMotion) const {
  for (const ir::Quorum *quorum : {toMeet, forMotion ? toVote : nullptr})
    if (quorum && !quorum->none)
      for (const ir::People &people : quorum->requirements)
        if (!has(people, As::ToQuorum))
          return false;
  return true;
}

bool Board::othersMayStandIn() const {
  for (const ir::Proxies &proxies : body.proxies)
    if (ir::inForce(model, proxies.clause, question.standing.day))
      return true;
  return std::any_of(question.standing.seats.begin(), question.standing.seats.end(), [&](ir::SeatId id) {
    const ir::Seat &seat = model.at(id);
    return seat.deputyMayAttend && (seat.deputyCounts || seat.deputyVotes);
  });
}

} // namespace quorate::analysis
