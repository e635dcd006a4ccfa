// Succession and phases.
#include "compiler/documents/changes.h"

#include "compiler/documents/english.h"
#include "compiler/documents/words.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;
using runtime::Interval;

namespace {

template <class T> bool contains(const std::vector<T> &all, const T &one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// "on 1 April 2022", "on a day to be confirmed"; "on the day it begins" if it is not said.
Inline firstDay(Composer &composer, Interval when, OpenPointId open) {
  if (open)
    return Inline("on a day to be confirmed ") << composer.open(open);
  return when.from == Interval::kAlways ? "on a day that is not stated" : "on " + runtime::printDay(when.from);
}

std::string closing(Interval when) {
  return when.until == Interval::kForEver ? ", for which no end is stated"
                                          : ", which closes at the end of " + runtime::printDay(when.until - 1);
}

Inline before(Composer &composer, const std::vector<BodyId> &bodies) {
  std::vector<Inline> items;
  for (BodyId body : bodies)
    items.push_back(composer.the(body) << closing(composer.model.at(body).inForce));
  Inline line;
  for (std::size_t i = 0; i < items.size(); ++i)
    line << (i == 0 ? "" : "; and ") << items[i];
  return line;
}

/// "Commission Services is delegated to the Board in place of the Council."
Inline movedWords(Composer &composer, const Delegation &now) {
  const Delegation &then = composer.model.at(now.movedFrom);
  Inline line = now.everythingElse ? Inline("everything not reserved or delegated otherwise")
                                   : functionWords(composer, now.named, now.excepted);
  bool one = now.everythingElse || now.named.size() == 1;
  if (now.place)
    line << " in " << composer.model.at(now.place).name;
  line << (one ? " is" : " are") << " delegated";
  auto instead = [&](std::string_view how, ActorId is, ActorId was) {
    if (is && was && is != was)
      line << how << composer.the(is) << " in place of " << composer.the(was);
  };
  instead(" by ", now.from, then.from);
  instead(" to ", now.to, then.to);
  if (Inline limit = limitWords(composer, now.limit); !limit.empty())
    line << ", " << limit;
  return line;
}

/// Whether an actor is the body, or holds a seat of it.
bool isOf(const Model &model, ActorId actor, BodyId body) {
  if (!actor)
    return false;
  const Actor &who = model.at(actor);
  return who.body == body ||
         std::any_of(who.seats.begin(), who.seats.end(), [&](SeatId seat) { return model.at(seat).body == body; });
}

/// The delegations and reservations that came to a body and its posts by succession, each as a part of `clause`.
void addMoves(Composer &composer, documents::Clause &clause, BodyId id) {
  const Model &model = composer.model;
  for (const Reservation &it : model.reservations) {
    if (!isOf(model, it.to, id))
      continue;
    for (const Reservation &then : model.reservations)
      if (then.clause == it.clause && then.to && then.to != it.to && then.named == it.named && then.place == it.place &&
          std::any_of(model.at(id).succeeds.begin(), model.at(id).succeeds.end(),
                      [&](BodyId old) { return isOf(model, then.to, old); })) {
        Inline text = functionWords(composer, it.named, it.excepted);
        text << (it.named.size() == 1 ? " is" : " are") << " reserved to " << composer.the(it.to) << " in place of "
             << composer.the(then.to);
        clause.blocks.push_back({composer.clause(std::move(text), it.clause)});
      }
  }
  for (const Delegation &it : model.delegations) {
    if (!it.movedFrom)
      continue;
    const Delegation &then = model.at(it.movedFrom);
    if ((it.to != then.to && isOf(model, it.to, id)) || (it.from != then.from && isOf(model, it.from, id)))
      clause.blocks.push_back({composer.clause(movedWords(composer, it), it.clause)});
  }
}

/// "From its first day, what was delegated by it or to it …"
documents::Clause successionClause(Composer &composer, BodyId id) {
  const Body &body = composer.model.at(id);
  Inline text = capitalised(firstDay(composer, body.inForce, body.startOpen));
  text << ", " << composer.the(id) << " takes the place of " << before(composer, body.succeeds) << ". ";
  bool one = body.succeeds.size() == 1;
  text << "Powers that lay with " << (one ? "it" : "them") << " then lie with " << composer.the(id);
  documents::Clause clause = composer.clause(std::move(text), body.clause);
  addMoves(composer, clause, id);
  return clause;
}

std::vector<BodyId> followersOf(const Model &model, BodyId id) {
  std::vector<BodyId> all;
  for (std::size_t i = 0; i < model.bodies.size(); ++i)
    if (contains(model.bodies[i].succeeds, id))
      all.emplace_back(i);
  return all;
}

} // namespace

void writeSuccessionOf(Composer &composer, BodyId id) {
  if (!composer.model.at(id).succeeds.empty())
    composer.add(successionClause(composer, id));
  for (BodyId next : followersOf(composer.model, id)) {
    const Body &body = composer.model.at(next);
    composer.add(composer.also(
        composer.the(next) << " takes its place " << firstDay(composer, body.inForce, body.startOpen), body.clause));
  }
}

void writeSuccession(Composer &composer) {
  const Model &model = composer.model;
  std::vector<documents::Clause> clauses;
  auto open = [&] {
    if (clauses.empty())
      composer.section("Succession", "succession");
  };
  for (std::size_t i = 0; i < model.bodies.size(); ++i)
    if (!model.bodies[i].succeeds.empty()) {
      open();
      clauses.push_back(successionClause(composer, BodyId(i)));
    }
  for (const Organisation &it : model.organisations) {
    if (it.succeeds.empty())
      continue;
    open();
    std::vector<Inline> others;
    std::vector<FunctionId> held;
    for (OrganisationId other : it.succeeds) {
      others.push_back(composer.the(other) << closing(model.at(other).inForce));
      for (FunctionId function : model.at(other).holds)
        if (!contains(held, function))
          held.push_back(function);
    }
    Inline text = capitalised(firstDay(composer, it.inForce, it.startOpen));
    text << ", " << english::definite(it.name) << " takes the place of ";
    for (std::size_t i = 0; i < others.size(); ++i)
      text << (i == 0 ? "" : "; and ") << others[i];
    text << ". ";
    if (!held.empty())
      text << "It then holds what was held before it: " << functionWords(composer, topmost(model, held));
    clauses.push_back(composer.clause(std::move(text), it.clause));
  }
  for (documents::Clause &clause : clauses)
    composer.add(std::move(clause));
}

void writePhases(Composer &composer) {
  if (composer.model.phases.empty())
    return;
  composer.section("Phases", "phases");
  documents::Clause intro = composer.opening("Other clauses mean these days when they name a phase");
  Table table{"Phases", {"Phase", "When"}, {}, true, {}};
  for (const Phase &it : composer.model.phases) {
    OpenPointId open = it.open ? it.open : it.clause ? composer.model.at(it.clause).datesOpen : OpenPointId();
    Inline days = composer.days(it.when, open);
    table.rows.push_back(composer.row(
        {it.name, days.empty() ? Composer::silent("Not stated") : capitalised(std::move(days))}, it.clause));
  }
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

} // namespace quorate::documents
