// The table of structural checks, and what they share.
#pragma once

#include "compiler/analysis/standing.h"
#include "compiler/analysis/words.h"
#include "compiler/authority/authority.h"
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
  std::vector<std::vector<Standing>> standings; ///< of each body, in order

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

/// The tables, one for each source file that makes them; within a table findings are told in its order.
std::span<const Check> structureChecks();
std::span<const Check> membershipChecks();
std::span<const Check> peopleChecks();
std::span<const Check> quorumChecks();
std::span<const Check> votingChecks();
std::span<const Check> meetingChecks();
std::span<const Check> delegationChecks();
std::span<const Check> authorityChecks();
std::span<const Check> bandChecks();
std::span<const Check> agreementChecks();
std::span<const Check> dateChecks();
std::span<const Check> openPointChecks();

/// Things of one kind about which the same is found at the same place, as a template makes them.
template <class IdType> struct Group {
  Range range;
  std::string detail;
  std::vector<IdType> members;
  std::vector<ir::Interval> days; ///< of the first member, if it is not found of it on all days
};

/// Gathers findings so that a clause of a template is reported once and not once an instance.
template <class IdType> class Grouping {
public:
  void add(Range range, IdType member, std::string detail = {}) {
    auto [found, isNew] = index_.try_emplace({range, detail}, groups_.size());
    if (isNew)
      groups_.push_back({range, std::move(detail), {member}, {}});
    else if (groups_[found->second].members.back() != member)
      groups_[found->second].members.push_back(member);
  }
  /// Of a body on some days: told once for all days on which it is so.
  void add(Range range, const Standing &standing, std::string detail = {}) {
    add(range, standing.id, detail);
    Group<IdType> &group = groups_[index_.at({range, detail})];
    if (group.members.front() == standing.id)
      group.days.push_back(standing.when);
  }
  const std::vector<Group<IdType>> &groups() const { return groups_; }

private:
  std::vector<Group<IdType>> groups_;
  std::map<std::pair<Range, std::string>, std::size_t> index_;
};

using BodyGrouping = Grouping<ir::BodyId>;
using SeatGrouping = Grouping<ir::SeatId>;

inline std::string namesOf(const ir::Model &model, const std::vector<ir::BodyId> &bodies) {
  return bodyNames(model, bodies);
}
inline std::string namesOf(const ir::Model &model, const std::vector<ir::SeatId> &seats) {
  return seatNames(model, seats);
}

/// What follows from a finding, and what would mend it.
struct Advice {
  const char *note = nullptr;
  const char *mend = nullptr;
};

/// Reports a group as `D`, whose format takes the names and the detail, and says on which days it is so if not always.
template <class D, class IdType>
Diagnostic &tellGroup(const Context &c, const Group<IdType> &group, const Advice &advice = {}) {
  Diagnostic &found = c.out.report<D>(group.range, namesOf(c.model, group.members), group.detail);
  if constexpr (std::is_same_v<IdType, ir::BodyId>)
    if (!group.days.empty())
      if (std::string days = daysText(c.model, group.members.front(), group.days); !days.empty())
        found.note("It is so " + days + ".");
  if (advice.note)
    found.note(advice.note);
  if (advice.mend)
    found.mend(advice.mend);
  return found;
}

/// Reports every group of a grouping as `D`.
template <class D, class IdType> void tell(const Context &c, const Grouping<IdType> &grouping, const Advice &advice) {
  for (const Group<IdType> &group : grouping.groups())
    tellGroup<D>(c, group, advice);
}

/// Every id of a table, in order.
template <class IdType, class Table> std::vector<IdType> idsOf(const Table &table) {
  std::vector<IdType> ids;
  for (std::size_t i = 0; i < table.size(); ++i)
    ids.push_back(IdType(i));
  return ids;
}

/// Visits every body on every stretch of its days.
template <class Visit> void eachStanding(const Context &c, Visit visit) {
  for (const std::vector<Standing> &standings : c.standings)
    for (const Standing &standing : standings)
      visit(standing);
}

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

/// Those of `seats` that exist on the days of a standing.
std::vector<ir::SeatId> seatsThen(const Standing &standing, const std::vector<ir::SeatId> &seats);

/// All votes that can be cast on a matter at full strength; nothing if that is not settled.
std::optional<std::uint64_t> votesInFull(const Context &c, const std::vector<ir::SeatId> &seats, ir::FunctionId matter);

/// Why no motion on a matter can ever reach a threshold; nothing if one can, or if it cannot be told.
std::optional<std::string> unreachable(const Context &c, const Standing &standing, ir::FunctionId matter,
                                       const ir::Threshold &threshold);

/// Whether two clauses may be for different days, since the days of one of them are not settled.
bool maybeApart(const ir::Model &model, ir::ClauseId a, ir::ClauseId b);

/// Whether one of two clauses says that it gives way to the other or stands despite it, or varies it.
bool ordered(const ir::Model &model, ir::ClauseId a, ir::ClauseId b);

/// Whether two places have something in common; no place is everywhere.
bool placesMeet(const ir::Model &model, ir::PlaceId a, ir::PlaceId b);

} // namespace quorate::analysis
