// The table of structural checks, and what they share.
#pragma once

#include "compiler/analysis/words.h"
#include "compiler/ir/authority.h"
#include "compiler/ir/model.h"
#include "compiler/support/diagnostic.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace quorate::analysis {

/// What a check reads, and where it reports.
struct Context {
  const ir::Model &model;
  const ir::Authority &authority;
  Diagnostics &out;

  /// Where a clause stands; the header of the constitution for what has no clause, so that no finding is nowhere.
  Range at(ir::ClauseId clause) const {
    Range range = rangeOf(model, clause);
    return range ? range : rangeOf(model, model.header.clause);
  }
};

/// One structural check, with the name it has in the tests.
struct Check {
  const char *name;
  void (*run)(const Context &);
};

std::span<const Check> structureChecks();
std::span<const Check> membershipChecks();
std::span<const Check> quorumChecks();
std::span<const Check> votingChecks();
std::span<const Check> delegationChecks();
std::span<const Check> authorityChecks();
std::span<const Check> dateChecks();
std::span<const Check> openPointChecks();

/// Things of one kind about which the same is found at the same place, as a template makes them.
template <class IdType> struct Group {
  Range range;
  std::string detail;
  std::vector<IdType> members;
};

/// Gathers findings so that a clause of a template is reported once and not once an instance.
template <class IdType> class Grouping {
public:
  void add(Range range, IdType member, std::string detail = {}) {
    auto [found, isNew] = index_.try_emplace({range, detail}, groups_.size());
    if (isNew)
      groups_.push_back({range, std::move(detail), {member}});
    else if (groups_[found->second].members.back() != member)
      groups_[found->second].members.push_back(member);
  }
  const std::vector<Group<IdType>> &groups() const { return groups_; }

private:
  std::vector<Group<IdType>> groups_;
  std::map<std::pair<Range, std::string>, std::size_t> index_;
};

/// Every id of a table, in order.
template <class IdType, class Table> std::vector<IdType> idsOf(const Table &table) {
  std::vector<IdType> ids;
  for (std::size_t i = 0; i < table.size(); ++i)
    ids.push_back(IdType(i));
  return ids;
}

/// Stretches of time during which nothing about the membership of a body changes; at least one.
std::vector<ir::Interval> periodsOf(const ir::Model &model, const ir::Body &body);
/// The seats of a body that exist during a period.
std::vector<ir::SeatId> seatsDuring(const ir::Model &model, const ir::Body &body, ir::Interval period);

/// How many seats there may be: `most` is empty without a limit.
struct SeatRange {
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most = 0;
  bool open = false; ///< some number is to be confirmed
};
/// The number of those of `seats` that `keep` says yes of; a number to be confirmed counts from 0 without a limit.
template <class Keep> SeatRange countSeats(const ir::Model &model, const std::vector<ir::SeatId> &seats, Keep keep) {
  SeatRange range;
  for (ir::SeatId id : seats) {
    const ir::Seat &seat = model.at(id);
    if (!keep(seat))
      continue;
    bool open = unsettled(model, seat.countOpen);
    range.least += open ? 0 : seat.least;
    range.open = range.open || open;
    if (open || seat.most == ir::Seat::kNoLimit)
      range.most.reset();
    else if (range.most)
      *range.most += seat.most;
  }
  return range;
}

} // namespace quorate::analysis
