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

/// A stretch without a day. Once for each clause, since a template makes many of it.
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

/// In force on days on which the constitution is not. What has no days at all has been told already.
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

/// A seat that is there only when its body is not.
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

/// A committee is there on behalf of its parent; one that is there before or after it answers to nothing.
void committeeOutlivesParent(const Context &c) {
  Grouping<ir::BodyId> found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    for (ir::BodyId parent : body.parents) {
      const ir::Body &of = c.model.at(parent);
      // A day to be confirmed may come out right.
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

/// Clauses that begin or end with a phase whose day is not settled.
void phasesWaitedFor(const Context &c) {
  constexpr std::size_t kShown = 3;
  for (const ir::Phase &phase : c.model.phases) {
    if (!unsettled(c.model, phase.open))
      continue;
    std::vector<Range> waiting;
    for (ir::ClauseId id : idsOf<ir::ClauseId>(c.model.clauses))
      if (c.model.at(id).datesOpen == phase.open && id != phase.clause)
        waiting.push_back(c.at(id));
    for (const ir::Delegation &d : c.model.delegations)
      if (d.datesOpen == phase.open)
        waiting.push_back(c.at(d.clause));
    std::sort(waiting.begin(), waiting.end());
    waiting.erase(std::unique(waiting.begin(), waiting.end()), waiting.end());
    if (waiting.empty())
      continue;
    Diagnostic &found = c.out.report<diag::PhaseWaitedFor>(
        c.at(phase.clause), ticked(phase.name),
        waiting.size() == 1 ? "1 clause waits" : fmt::format("{} clauses wait", waiting.size()));
    for (std::size_t i = 0; i < waiting.size() && i < kShown; ++i)
      found.label(waiting[i], "this waits for it");
    found.note(fmt::format("Until it is settled, answers that rest on them say so: {}.", c.model.at(phase.open).note));
  }
}

/// The first day on which something in force until `until` is over; with the constitution at the latest.
ir::Day endOf(const Context &c, ir::Interval when) { return std::min(when.until, c.model.header.inForce.until); }

/// What somebody would still hold after a day: words, and the clause that gives it.
std::vector<std::pair<std::string, ir::ClauseId>> heldAfter(const Context &c, ir::ActorId actor, ir::Day day) {
  std::vector<std::pair<std::string, ir::ClauseId>> held;
  for (const ir::Organisation &organisation : c.model.organisations)
    if (organisation.actsThrough == actor && !organisation.holds.empty() && endOf(c, organisation.inForce) > day)
      held.emplace_back(fmt::format("`{}` acts through it after that", organisation.name),
                        organisation.actsThroughClause ? organisation.actsThroughClause : organisation.clause);
  for (const ir::Reservation &r : c.model.reservations)
    if (r.to == actor && !r.functions.empty() && endOf(c, r.inForce) > day)
      held.emplace_back(
          fmt::format("{} stays reserved to it", functionNames(c.model, r.named.empty() ? r.functions : r.named)),
          r.clause);
  for (const ir::Delegation &d : c.model.delegations)
    if (d.to == actor && d.exclusive && !d.functions.empty() && endOf(c, d.inForce) > day)
      held.emplace_back(fmt::format("{} stays delegated to it alone",
                                    functionNames(c.model, d.named.empty() ? d.functions : d.named)),
                        d.clause);
  return held;
}

/// A body that ends while powers still lie with it alone. One that is succeeded hands them on, and one that ends with
/// the constitution has none left.
void closesWithPowers(const Context &c) {
  std::vector<bool> succeeded(c.model.bodies.size());
  for (const ir::Body &body : c.model.bodies)
    for (ir::BodyId before : body.succeeds)
      succeeded[before.index()] = true;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    ir::Day last = body.inForce.until;
    if (last == ir::Interval::kForEver || succeeded[id.index()] || body.inForce.empty() ||
        last >= c.model.header.inForce.until)
      continue;
    auto held = heldAfter(c, body.actor, last);
    if (held.empty())
      continue;
    Diagnostic &found = c.out.report<diag::ClosesWithPowers>(c.at(body.clause), ticked(body.name),
                                                             runtime::printDay(last), held.front().first);
    for (const auto &[what, clause] : held)
      found.label(c.at(clause), what);
    found.note("From that day on nobody may decide it.")
        .mend(fmt::format("write `succeeds {}` in the body that follows it, or end these clauses on the same day",
                          body.templateName));
  }
}

constexpr Check kDatesChecks[] = {
    {"ends before it begins", endsBeforeItBegins},           {"never in force", neverInForce},
    {"seat outside the time of its body", seatsOutsideBody}, {"committee outlives its parent", committeeOutlivesParent},
    {"phases that are waited for", phasesWaitedFor},         {"bodies that close with powers", closesWithPowers},
};

} // namespace

std::span<const Check> dateChecks() { return kDatesChecks; }

} // namespace quorate::analysis
