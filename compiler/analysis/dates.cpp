// Clauses that are never in force, and committees that outlive what they are a committee of.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

/// Visits everything that is in force for a time: its name, the time and its clause.
template <class Visit> void eachDated(const Context &c, Visit visit) {
  visit("the constitution", c.model.header.inForce, c.model.header.clause);
  for (const ir::Body &body : c.model.bodies)
    visit(fmt::format("`{}`", body.templateName), body.inForce, body.clause);
  for (const ir::Seat &seat : c.model.seats)
    visit(fmt::format("`{}` of `{}`", seat.post, c.model.at(seat.body).templateName), seat.inForce, seat.clause);
  for (const ir::Delegation &d : c.model.delegations)
    visit(fmt::format("the delegation of {}", functionNames(c.model, d.named.empty() ? d.functions : d.named)),
          d.inForce, d.clause);
  for (const ir::Reservation &r : c.model.reservations)
    visit(fmt::format("the reservation of {}", functionNames(c.model, r.named.empty() ? r.functions : r.named)),
          r.inForce, r.clause);
  for (const ir::Phase &phase : c.model.phases)
    visit(fmt::format("`{}`", phase.name), phase.when, phase.clause);
}

void endsBeforeItBegins(const Context &c) {
  std::map<Range, std::string> found;
  eachDated(c, [&](const std::string &name, ir::Interval when, ir::ClauseId clause) {
    if (when.empty())
      found.try_emplace(c.at(clause), fmt::format("{} is in force {}", name, written(when)));
  });
  for (const auto &[range, what] : found)
    c.out.report<diag::EndsBeforeItBegins>(range, what)
        .note("It is in force on no day.")
        .mend("`until` names the first day on which it no longer holds, and comes after `from`");
}

void neverInForce(const Context &c) {
  ir::Interval whole = c.model.header.inForce;
  if (whole.empty())
    return;
  std::map<Range, std::string> found;
  auto look = [&](const std::string &name, ir::Interval when, ir::ClauseId clause) {
    if (!when.empty() && intersect(when, whole).empty())
      found.try_emplace(c.at(clause), fmt::format("{} is in force {}", name, written(when)));
  };
  for (const ir::Body &body : c.model.bodies)
    look(fmt::format("`{}`", body.templateName), body.inForce, body.clause);
  for (const ir::Delegation &d : c.model.delegations)
    look(fmt::format("the delegation of {}", functionNames(c.model, d.named.empty() ? d.functions : d.named)),
         d.inForce, d.clause);
  for (const ir::Reservation &r : c.model.reservations)
    look(fmt::format("the reservation of {}", functionNames(c.model, r.named.empty() ? r.functions : r.named)),
         r.inForce, r.clause);
  for (const auto &[range, what] : found)
    c.out.report<diag::NeverInForce>(range, what, written(whole))
        .label(c.at(c.model.header.clause), "the constitution")
        .note("The clause has no effect on any day.")
        .mend("change its dates, or take it out");
}

void seatsOutsideBody(const Context &c) {
  Grouping<ir::SeatId> found;
  for (ir::SeatId id : idsOf<ir::SeatId>(c.model.seats)) {
    const ir::Seat &seat = c.model.at(id);
    const ir::Body &body = c.model.at(seat.body);
    if (!seat.inForce.empty() && !body.inForce.empty() && intersect(seat.inForce, body.inForce).empty())
      found.add(c.at(seat.clause), id,
                fmt::format("{}, but the body {}", written(seat.inForce), written(body.inForce)));
  }
  for (const auto &group : found.groups())
    c.out.report<diag::SeatOutsideBody>(group.range, seatNames(c.model, group.members), group.detail)
        .note("Nobody ever sits in it.")
        .mend("change its dates, or take it out");
}

void committeeOutlivesParent(const Context &c) {
  Grouping<ir::BodyId> found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    for (ir::BodyId parent : body.parents) {
      const ir::Body &of = c.model.at(parent);
      if (body.startOpen || of.startOpen || body.inForce.empty() || of.inForce.empty() || body.open || of.open)
        continue;
      if (intersect(body.inForce, of.inForce) != body.inForce)
        found.add(c.at(body.clause), id,
                  fmt::format("in force {}, but `{}`, of which it is a committee, is in force {}",
                              written(body.inForce), of.name, written(of.inForce)));
    }
  }
  for (const auto &group : found.groups())
    c.out.report<diag::CommitteeOutlivesParent>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("For part of its time it is a committee of nothing.")
        .mend("give both the same dates, or say what it is a committee of afterwards");
}

constexpr Check kChecks[] = {
    {"ends before it begins", endsBeforeItBegins},
    {"never in force", neverInForce},
    {"seat outside the time of its body", seatsOutsideBody},
    {"committee outlives its parent", committeeOutlivesParent},
};

} // namespace

std::span<const Check> dateChecks() { return kChecks; }

} // namespace quorate::analysis
