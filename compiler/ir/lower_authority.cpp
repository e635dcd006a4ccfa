// Reservations and delegations, one for each place and body that `each` stands for.
#include "compiler/ir/lowering.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace quorate::ir {

std::vector<FunctionId> Lowering::functionsOf(const ast::Functions &written, std::vector<FunctionId> &named,
                                              std::vector<FunctionId> &excepted) {
  named = functionsNamed(written.named);
  excepted = functionsNamed(written.except);
  std::vector<FunctionId> all = closure(named), out = closure(excepted), made;
  std::set_difference(all.begin(), all.end(), out.begin(), out.end(), std::back_inserter(made));
  if (excepted.empty())
    return made;
  // A group of which something is taken out is no longer held as a whole.
  std::erase_if(made, [&](FunctionId id) {
    const std::vector<FunctionId> &inside = closureOf_[id.index()];
    return std::any_of(inside.begin(), inside.end(),
                       [&](FunctionId f) { return std::binary_search(out.begin(), out.end(), f); });
  });
  return made;
}

Limit Lowering::limit(const ast::Limit &written, ClauseId clause, const std::string &subject) {
  Limit made;
  made.per = static_cast<Per>(written.per);
  if (auto *amount = std::get_if<Money>(&written.amount))
    made.amount = *amount;
  else
    made.open = openPoint(std::get<ast::Open>(written.amount), clause, "the limit of " + subject);
  return made;
}

/// Calls `make` once for every place that the clause is for. `each Borough` binds `that Borough`; `to each Borough
/// Board` makes one for each board, and binds its place.
void Lowering::eachScope(const std::vector<ast::Ref> &places, const std::vector<const ast::Ref *> &others,
                         const sema::Context &context, const std::function<void(const Scope &, PlaceId)> &make) {
  Scope scope{{}, {}, context};
  if (places.empty()) {
    for (const ast::Ref *ref : others) {
      if (!ref || (ref->which != ast::Which::Each && ref->which != ast::Which::Every) ||
          !hasSort(ref->head.id, sema::Sort::Body))
        continue;
      for (BodyId id : bodies(*ref, scope)) {
        // `scope.body` tells the caller which of them this one is for.
        make(scopeOf(id, context), {});
      }
      return;
    }
    make(scope, {});
    return;
  }
  for (const ast::Ref &ref : places) {
    std::optional<std::uint32_t> kind;
    if (ref.which == ast::Which::Each || ref.which == ast::Which::Every)
      for (const sema::Symbol &symbol : in_.meanings(ref.head.id))
        if (symbol.sort == sema::Sort::Kind)
          kind = symbol.index;
    for (PlaceId place : placesNamed(ref, scope)) {
      Scope inner = scope;
      if (kind)
        inner.bindings.push_back({*kind, Instance{place, {}}});
      else
        inner.bindings.push_back({in_.places[place.index()].kind, Instance{place, {}}});
      make(inner, place);
    }
  }
}

void Lowering::reserve(const ast::Reserve &written, const ast::Declaration &declaration, const sema::Context &context) {
  std::string subject = "the reservation of " + write(written.functions.named[0]);
  ClauseId id = clause(declaration.range, declaration.notes, context, subject);
  auto *to = std::get_if<ast::Ref>(&written.to);
  Reservation base;
  base.clause = id;
  base.functions = functionsOf(written.functions, base.named, base.excepted);
  base.open = out_.clauses[id.index()].open;
  base.inForce = interval(written.period, id, subject, base.open);
  eachScope(written.places, {to}, context, [&](const Scope &scope, PlaceId place) {
    if (tooMany(out_.reservations.size(), "reservations"))
      return;
    Reservation made = base;
    made.place = place;
    if (!to)
      made.toOpen = openPoint(std::get<ast::Open>(written.to), id,
                              "to whom " + write(written.functions.named[0]) + " is reserved");
    else if (scope.body && to->which != ast::Which::Plain)
      made.to = out_.bodies[scope.body.index()].actor;
    else
      made.to = actor(*to, scope);
    if (made.to || made.toOpen)
      out_.reservations.push_back(std::move(made));
  });
}

void Lowering::delegate(const ast::Delegate &written, const ast::Declaration &declaration,
                        const sema::Context &context) {
  std::string what = write(written.functions.named[0]);
  std::string subject = "the delegation of " + what;
  ClauseId id = clause(declaration.range, declaration.notes, context, subject);
  auto *from = std::get_if<ast::Ref>(&written.from);
  auto *to = std::get_if<ast::Ref>(&written.to);
  Delegation base;
  base.clause = id;
  base.functions = functionsOf(written.functions, base.named, base.excepted);
  base.open = out_.clauses[id.index()].open;
  base.inForce = interval(written.period, id, subject, base.datesOpen);
  base.condition = written.condition.value_or("");
  base.exclusive = written.exclusively;
  if (written.limit)
    base.limit = limit(*written.limit, id, subject);
  base.sub.allowed = written.sub.has_value();
  if (written.sub && written.sub->limit)
    base.sub.limit = limit(*written.sub->limit, id, "the sub-delegation of " + what);
  eachScope(written.places, {to, from}, context, [&](const Scope &scope, PlaceId place) {
    if (tooMany(out_.delegations.size(), "delegations"))
      return;
    Delegation made = base;
    made.place = place;
    auto who = [&](const ast::Ref *ref, const ast::OrOpen<ast::Ref> &value, OpenPointId &open, const char *side) {
      if (!ref) {
        open = openPoint(std::get<ast::Open>(value), id, fmt::format("{} whom {} is delegated", side, what));
        return ActorId();
      }
      bool each = ref->which == ast::Which::Each || ref->which == ast::Which::Every;
      if (scope.body && each && hasSort(ref->head.id, sema::Sort::Body))
        return out_.bodies[scope.body.index()].actor;
      Scope inner = scope;
      inner.body = {};
      return actor(*ref, inner);
    };
    made.from = who(from, written.from, made.fromOpen, "from");
    made.to = who(to, written.to, made.toOpen, "to");
    if (written.sub && written.sub->to) {
      Scope inner = scope;
      inner.body = {};
      made.sub.to = actor(*written.sub->to, inner);
    }
    if ((made.from || made.fromOpen) && (made.to || made.toOpen))
      out_.delegations.push_back(std::move(made));
  });
}

/// Lets assumed delegations stand in for open ones. An open point counts as filled once nothing that shares it is
/// without a stand-in.
void Lowering::fillOpenDelegations() {
  auto openPointsOf = [](const Delegation &d) {
    std::vector<OpenPointId> all;
    for (OpenPointId open : {d.open, d.limit.open, d.datesOpen, d.sub.limit.open})
      if (open)
        all.push_back(open);
    return all;
  };
  using Key = std::tuple<ActorId, ActorId, PlaceId>;
  std::map<Key, std::vector<DelegationId>> assumed;
  for (std::size_t i = 0; i < out_.delegations.size(); ++i)
    if (const Delegation &d = out_.delegations[i];
        d.from && d.to && out_.clauses[d.clause.index()].assumption && openPointsOf(d).empty())
      assumed[{d.from, d.to, d.place}].push_back(DelegationId(i));
  if (assumed.empty())
    return;
  std::map<OpenPointId, ClauseId> filled;
  for (Delegation &d : out_.delegations) {
    std::vector<OpenPointId> open = openPointsOf(d);
    auto alike = assumed.find({d.from, d.to, d.place});
    if (!open.empty() && alike != assumed.end())
      for (DelegationId id : alike->second) {
        const std::vector<FunctionId> &given = out_.delegations[id.index()].functions;
        if (std::includes(given.begin(), given.end(), d.functions.begin(), d.functions.end()))
          d.filledBy = id;
      }
    for (OpenPointId point : open) {
      ClauseId by = d.filledBy ? out_.delegations[d.filledBy.index()].clause : ClauseId();
      auto [found, fresh] = filled.try_emplace(point, by);
      if (!fresh && !by)
        found->second = {};
    }
  }
  for (const auto &[point, by] : filled)
    if (by)
      out_.openPoints[point.index()].filledBy = by;
}

} // namespace quorate::ir
