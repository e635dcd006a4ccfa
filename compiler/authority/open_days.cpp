// What a grant hangs on that is open, and what has to become of it: a day has come, or has not.
#include "compiler/authority/closure.h"

#include <algorithm>

namespace quorate::ir {

/// [D5] Whether an actor is there at all may hang on open points: its own, and those of the body of its seats.
void Closure::noteOpen(ActorId id) {
  const Actor &actor = model_.at(id);
  std::vector<OpenPointId> &all = actorOpen_[id.index()];
  auto body = [&](BodyId of) {
    depend(all, model_.at(of).open);
    depend(all, model_.at(of).startOpen);
  };
  if (actor.body) {
    body(actor.body);
    return;
  }
  if (actor.place)
    depend(all, model_.at(actor.place).datesOpen);
  // A post outside any body is there by itself, whatever seats go with it.
  const bool ofSeat = !actor.seats.empty() && model_.at(actor.seats[0]).clause == actor.clause;
  if (ofSeat)
    body(model_.at(actor.seats[0]).body);
  // [P7] Of seats on days that follow each other it is open which of them they are, and not whether there are any.
  if (ofSeat && actor.seats.size() > 1 && model_.at(actor.seats[1]).body == model_.at(actor.seats[0]).body &&
      !model_.at(actor.seats[1]).exOfficio)
    return;
  if (ofSeat)
    depend(all, model_.at(actor.seats[0]).open);
  if (!actor.clause)
    return;
  depend(all, model_.at(actor.clause).open);
  depend(all, model_.at(actor.clause).datesOpen);
}

void Closure::depend(std::vector<OpenPointId> &all, OpenPointId open) const {
  if (isOpen(open))
    addTo(all, open);
}

/// [D5] Whether a clause applies on the day, or at all, may be to be confirmed.
void Closure::dependOnDays(ClauseId clause, Grant &grant) const {
  if (!clause)
    return;
  hangOn(grant, clause, {model_.at(clause).open, model_.at(clause).datesOpen});
}

/// Notes that a grant hangs on what is open of a clause, and on each of its days that is.
void Closure::hangOn(Grant &grant, ClauseId clause, std::initializer_list<OpenPointId> points) const {
  for (OpenPointId open : points)
    hang(grant, open, turnOf(clause, open));
  if (clause)
    for (OpenPointId open : {model_.at(clause).onlyFrom, model_.at(clause).onlyBefore})
      hang(grant, open, turnOf(clause, open));
}

/// [D5] What has to become of the open point of a clause for it to apply: a day that ends it must not have come.
Closure::Turn Closure::turnOf(ClauseId clause, OpenPointId open) const {
  return clause && model_.at(clause).onlyBefore == open ? Turn::ComesNot : Turn::Comes;
}

/// Notes that a grant hangs on an open point. Where one link needs that it comes about and another that it does not, it
/// cannot be said of it by itself.
void Closure::hang(Grant &grant, OpenPointId open, Turn turn) const {
  if (!isOpen(open))
    return;
  const bool known = std::binary_search(grant.dependsOn.begin(), grant.dependsOn.end(), open);
  const bool away = std::binary_search(grant.unless.begin(), grant.unless.end(), open);
  grant.mixed = grant.mixed || (known && away != (turn == Turn::ComesNot));
  addTo(grant.dependsOn, open);
  if (turn == Turn::ComesNot)
    addTo(grant.unless, open);
}

/// Notes that a grant hangs on whether an actor is there.
void Closure::hangOn(Grant &grant, ActorId id) const {
  const Actor &actor = model_.at(id);
  std::vector<ClauseId> clauses = {actor.clause};
  auto add = [&](const auto &of) { clauses.push_back(of.clause); };
  if (actor.body)
    add(model_.at(actor.body));
  if (actor.place)
    add(model_.at(actor.place));
  if (!actor.seats.empty()) {
    add(model_.at(actor.seats[0]));
    add(model_.at(model_.at(actor.seats[0]).body));
  }
  for (OpenPointId open : actorOpen_[id.index()]) {
    const bool ends = std::any_of(clauses.begin(), clauses.end(),
                                  [&](ClauseId clause) { return turnOf(clause, open) == Turn::ComesNot; });
    hang(grant, open, ends ? Turn::ComesNot : Turn::Comes);
  }
}

/// [W10] What has to become of an open point for the clauses that name a function beside a rest not to apply. Nothing
/// if it is not the same for all of them, or if one has two open days.
std::optional<Closure::Turn> Closure::turnBeside(const Delegation &rest, FunctionId function, OpenPointId open) const {
  bool begins = false, ends = false;
  auto look = [&](const auto &clause, bool hangs) {
    if (!std::binary_search(clause.functions.begin(), clause.functions.end(), function) || !hangs)
      return;
    const bool both = clause.clause && model_.at(clause.clause).onlyFrom && model_.at(clause.clause).onlyBefore;
    (turnOf(clause.clause, open) == Turn::ComesNot ? ends : begins) = true;
    begins = begins || both;
    ends = ends || both;
  };
  for (const Reservation &it : model_.reservations)
    look(it, it.open == open);
  for (const Delegation &it : model_.delegations)
    look(it, !it.everythingElse && it.from == rest.from && (it.open == open || it.datesOpen == open));
  return begins == ends ? std::nullopt : std::optional(ends ? Turn::Comes : Turn::ComesNot);
}

/// [W10] What is given as a rest is given where a clause that names it does not apply.
void Closure::needAway(const Delegation &rest, Grant &grant) const {
  for (OpenPointId point : {rest.open, rest.datesOpen}) {
    if (!isOpen(point))
      continue;
    const bool own =
        model_.at(point).clause == rest.clause ||
        (rest.clause && (model_.at(rest.clause).onlyFrom == point || model_.at(rest.clause).onlyBefore == point));
    const std::optional<Turn> turn =
        own ? std::optional(turnOf(rest.clause, point)) : turnBeside(rest, grant.function, point);
    hang(grant, point, turn.value_or(Turn::ComesNot));
    grant.mixed = grant.mixed || !turn;
  }
  // A rest names two points at most: of two it is not known that they are all.
  grant.mixed = grant.mixed || (isOpen(rest.open) && isOpen(rest.datesOpen));
}

} // namespace quorate::ir
