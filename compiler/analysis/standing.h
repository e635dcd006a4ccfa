// A body as it stands on a stretch of days on which nothing about it changes, and the clauses that apply then.
#pragma once

#include "compiler/ir/model.h"
#include "runtime/model.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace quorate::analysis {

/// A body on a stretch of days on which nothing about it changes.
struct Standing {
  ir::BodyId id;
  const ir::Body *body = nullptr;
  ir::Interval when;             ///< within the life of the body and, where they meet, of the constitution
  ir::Day day = 0;               ///< one of these days
  std::vector<ir::SeatId> seats; ///< that exist then
  /// How many who hold a seat may not hold it [A8]; where the people are looked at.
  std::map<ir::SeatId, std::uint32_t> unfit = {};
  std::vector<ir::Interval> again = {}; ///< further days, not before these, on which all is the same

  std::uint32_t unfitIn(ir::SeatId seat) const {
    auto at = unfit.find(seat);
    return at == unfit.end() ? 0 : at->second;
  }

  const ir::Quorum *quorum(const ir::Model &model, ir::Quorum::To to, ir::FunctionId matter = {}) const {
    return ir::quorumFor(model, *body, to, matter, day);
  }
  const ir::DecisionRule *rule(const ir::Model &model, ir::FunctionId matter = {},
                               ir::Mode mode = ir::Mode::AtMeeting) const {
    return ir::decisionFor(model, *body, mode, matter, day);
  }
};

/// The stretches of days of a body, in order; at least one.
std::vector<Standing> standingsOf(const ir::Model &model, ir::BodyId id);

/// The same with the days on which somebody registered comes into a post of the body or leaves it, or may hold their
/// seat or no longer. Stretches on which the same seats are filled and the same clauses apply are one.
std::vector<Standing> standingsOfPeople(const ir::Model &model, const runtime::Model &decisionModel, ir::BodyId id);

/// Whether a holding gives a seat of a body, by itself or through a post that carries the seat.
bool holdsHere(const ir::Model &model, const ir::Holding &holding, const ir::Body &body);
/// Adds the first day of a stretch and the first after it, where there are such.
void addDays(ir::Interval when, std::set<ir::Day> &days);
/// The days on which something changes about somebody: what they hold and are, here and elsewhere, and when a term is
/// over: who stays beyond it breaks a rule from then on, though nobody comes or goes on that day.
void addDaysOf(const ir::Model &model, const ir::Person &person, std::set<ir::Day> &days);

/// "from 1 April 2020 until 1 April 2022", several of them joined; empty if they make up the whole life of the body.
std::string daysText(const ir::Model &model, ir::BodyId id, const std::vector<ir::Interval> &days);

/// Joins stretches that touch, in order of their days.
std::vector<ir::Interval> joined(std::vector<ir::Interval> days);

/// The clauses of a list that apply on a day, as pointers into it.
template <class T> std::vector<const T *> onDay(const ir::Model &model, const std::vector<T> &clauses, ir::Day day) {
  std::vector<const T *> there;
  for (const T &each : clauses)
    if (ir::inForce(model, each.clause, day))
      there.push_back(&each);
  return there;
}

/// One person who, on a day, sits in two seats of a body, by the register or because one seat comes with another.
bool sitsTwice(const ir::Model &model, const Standing &standing);

} // namespace quorate::analysis
