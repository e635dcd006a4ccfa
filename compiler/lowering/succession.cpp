// Succession: when one body or organisation follows another, what was held by the one, and delegated by it and to it,
// is the other's from its first day.
#include "compiler/lowering/lowering.h"

#include "compiler/support/text.h"

#include <algorithm>

namespace quorate::ir {

void Lowering::organisationsSucceed() {
  // As many rounds as there can be links in a chain; a circle settles, since what is held only grows.
  for (std::size_t round = 0; round < out_.organisations.size(); ++round) {
    bool changed = false;
    for (Organisation &after : out_.organisations)
      for (OrganisationId id : after.succeeds) {
        Organisation &before = out_.organisations[id.index()];
        std::vector<FunctionId> all;
        std::set_union(after.holds.begin(), after.holds.end(), before.holds.begin(), before.holds.end(),
                       std::back_inserter(all));
        changed = changed || all.size() != after.holds.size();
        after.holds = std::move(all);
        if (!after.holdsClause)
          after.holdsClause = before.holdsClause;
        if (before.inForce.until == Interval::kForEver && after.inForce.from != Interval::kAlways)
          before.inForce.until = after.inForce.from;
      }
    if (!changed)
      return;
  }
}

/// Whether no body follows itself by way of others; a circle is reported.
bool Lowering::successionInOrder() {
  std::vector<std::uint8_t> state(out_.bodies.size());
  std::vector<std::string> circle;
  std::function<bool(BodyId)> visit = [&](BodyId id) {
    if (state[id.index()] == 2)
      return true;
    if (state[id.index()] == 1)
      return false;
    state[id.index()] = 1;
    for (BodyId before : at(id).succeeds)
      if (!visit(before)) {
        circle.push_back("`" + at(id).name + "`");
        return false;
      }
    state[id.index()] = 2;
    return true;
  };
  for (std::size_t i = 0; i < out_.bodies.size(); ++i)
    if (!visit(BodyId(i))) {
      diagnostics_
          .report<diag::SuccessionCircle>(out_.clauses[out_.bodies[i].clause.index()].range, joinWords(circle, "and"))
          .mend("let the body that was there first succeed none of the others");
      return false;
    }
  return true;
}

/// Gives what `before` had to `after`: the body itself and its posts of the same name.
void Lowering::move(BodyId before, BodyId after) {
  std::vector<std::pair<ActorId, ActorId>> moved{{at(before).actor, at(after).actor}};
  for (SeatId from : at(before).seats)
    for (SeatId to : at(after).seats)
      if (at(from).post == at(to).post && at(from).place == at(to).place && at(from).actor != at(to).actor)
        moved.emplace_back(at(from).actor, at(to).actor);
  auto change = [&](ActorId &who) {
    auto found = std::find_if(moved.begin(), moved.end(), [&](const auto &pair) { return pair.first == who; });
    if (!who || found == moved.end())
      return false;
    who = found->second;
    return true;
  };
  const Interval days{at(after).inForce.from, Interval::kForEver};
  for (std::size_t i = 0; i < out_.delegations.size(); ++i) {
    Delegation made = out_.delegations[i];
    bool from = change(made.from), to = change(made.to);
    if (!from && !to)
      continue;
    change(made.sub.to);
    change(made.reportedTo);
    for (ActorId &who : made.agreement)
      change(who);
    made.inForce = intersect(made.inForce, days);
    made.movedFrom = DelegationId(i);
    made.filledBy = {};
    if (made.from != made.to && !made.inForce.empty() && !tooMany(out_.delegations.size(), "delegations"))
      out_.delegations.push_back(std::move(made));
  }
  for (std::size_t i = 0, count = out_.reservations.size(); i < count; ++i) {
    Reservation made = out_.reservations[i];
    if (!change(made.to))
      continue;
    for (ActorId &who : made.agreement)
      change(who);
    made.inForce = intersect(made.inForce, days);
    // What was reserved to the one stays so until it ends.
    out_.reservations[i].inForce = intersect(out_.reservations[i].inForce, at(before).inForce);
    if (!made.inForce.empty())
      out_.reservations.push_back(std::move(made));
  }
}

void Lowering::succession() {
  organisationsSucceed();
  if (!successionInOrder())
    return;
  std::vector<std::pair<BodyId, BodyId>> links;
  for (std::size_t i = 0; i < out_.bodies.size(); ++i)
    for (BodyId before : out_.bodies[i].succeeds)
      links.emplace_back(before, BodyId(i));
  std::stable_sort(links.begin(), links.end(),
                   [&](const auto &a, const auto &b) { return at(a.second).inForce.from < at(b.second).inForce.from; });
  for (const auto &[before, after] : links)
    move(before, after);
}

} // namespace quorate::ir
