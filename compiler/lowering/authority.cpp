// Reservations, delegations, bands and amendments, one for each place and body that `each` stands for.
#include "compiler/lowering/lowering.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

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
  made.per = written.per;
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
    for (PlaceId place : placesNamed(ref)) {
      Scope inner = scope;
      if (kind)
        inner.bindings.push_back({*kind, Instance{place, {}}});
      else
        inner.bindings.push_back({in_.places[place.index()].kind, Instance{place, {}}});
      make(inner, place);
    }
  }
}

/// Who gives, or who receives: a body or a post, or an open point.
ActorId Lowering::party(const ast::OrOpen<ast::Ref> &written, const Scope &scope, OpenPointId &open, ClauseId clause,
                        const std::string &subject) {
  auto *ref = std::get_if<ast::Ref>(&written);
  if (!ref) {
    open = openPoint(std::get<ast::Open>(written), clause, subject);
    return {};
  }
  bool each = ref->which == ast::Which::Each || ref->which == ast::Which::Every;
  if (scope.body && each && hasSort(ref->head.id, sema::Sort::Body))
    return out_.bodies[scope.body.index()].actor;
  Scope inner = scope;
  inner.body = {};
  return actor(*ref, inner);
}

/// What a clause is about, for its subject: the first of the functions that it names.
std::string Lowering::nameOf(const ast::Functions &written) const {
  return written.named.empty() ? "everything else" : write(written.named[0]);
}

void Lowering::reserve(const ast::Reserve &written, const ast::Declaration &declaration, const sema::Context &context) {
  std::string what = nameOf(written.functions);
  ClauseId id = clause(declaration.range, declaration.notes, context, "the reservation of " + what);
  Reservation base;
  base.clause = id;
  base.functions = functionsOf(written.functions, base.named, base.excepted);
  const Clause &from = out_.clauses[id.index()];
  base.open = from.open ? from.open : from.datesOpen;
  base.inForce = from.inForce;
  if (written.functions.everythingElse)
    diagnostics_.report<diag::Expected>(declaration.range, "the functions that are reserved", "`everything else`")
        .mend("name them; whatever is not delegated stays where it is without a clause");
  eachScope(written.places, {std::get_if<ast::Ref>(&written.to)}, context, [&](const Scope &scope, PlaceId place) {
    if (tooMany(out_.reservations.size(), "reservations"))
      return;
    Reservation made = base;
    made.place = place;
    made.to = party(written.to, scope, made.toOpen, id, "to whom " + what + " is reserved");
    Scope inner = scope;
    inner.body = {};
    made.agreement = actorsNamed(written.agreement, inner);
    if (made.to || made.toOpen)
      out_.reservations.push_back(std::move(made));
  });
}

void Lowering::delegate(const ast::Delegate &written, const ast::Declaration &declaration,
                        const sema::Context &context) {
  std::string what = nameOf(written.functions);
  std::string subject = "the delegation of " + what;
  ClauseId id = clause(declaration.range, declaration.notes, context, subject);
  Delegation base;
  base.clause = id;
  base.functions = functionsOf(written.functions, base.named, base.excepted);
  base.everythingElse = written.functions.everythingElse;
  base.open = out_.clauses[id.index()].open;
  if (written.period)
    base.inForce = interval(*written.period, id, subject, base.datesOpen);
  out_.clauses[id.index()].inForce = base.inForce;
  base.condition = written.condition.value_or("");
  base.exclusive = written.exclusively;
  base.irrevocableOnceUsed = written.irrevocableOnceUsed;
  for (const ast::Limit &each : written.limits) {
    Limit made = limit(each, id, subject);
    // A limit for a stretch of time stands second, unless it is the only one.
    if (&each == &written.limits.front())
      base.limit = made;
    else if (made.per == Per::Decision)
      base.inAll = std::exchange(base.limit, made);
    else
      base.inAll = made;
  }
  base.sub.allowed = written.sub.has_value();
  if (written.sub) {
    base.sub.times = written.sub->times;
    if (written.sub->limit)
      base.sub.limit = limit(*written.sub->limit, id, "the sub-delegation of " + what);
  }
  std::vector<Money> amounts;
  for (const std::optional<Limit> &each : {std::optional(base.limit), base.inAll, std::optional(base.sub.limit)})
    if (each && each->amount)
      amounts.push_back(*each->amount);
  oneCurrency(amounts, declaration.range);
  if (written.reported)
    base.reportedWithin = written.reported->within;
  eachScope(written.places, {std::get_if<ast::Ref>(&written.to), std::get_if<ast::Ref>(&written.from)}, context,
            [&](const Scope &scope, PlaceId place) {
              if (tooMany(out_.delegations.size(), "delegations"))
                return;
              Delegation made = base;
              made.place = place;
              made.from = party(written.from, scope, made.fromOpen, id, "from whom " + what + " is delegated");
              made.to = party(written.to, scope, made.toOpen, id, "to whom " + what + " is delegated");
              Scope inner = scope;
              inner.body = {};
              if (written.sub && written.sub->to)
                made.sub.to = actor(*written.sub->to, inner);
              if (written.reported)
                made.reportedTo = actor(written.reported->to, inner);
              made.agreement = actorsNamed(written.agreement, inner);
              if ((made.from || made.fromOpen) && (made.to || made.toOpen))
                out_.delegations.push_back(std::move(made));
            });
}

/// Reports amounts of one clause that cannot be compared with one another.
void Lowering::oneCurrency(const std::vector<Money> &amounts, Range range) {
  for (const Money &each : amounts)
    if (each.currency != amounts[0].currency) {
      diagnostics_.report<diag::CurrenciesMixed>(range, runtime::printMoney(amounts[0]), runtime::printMoney(each))
          .note("they cannot be compared, so that it cannot be told which of them is the limit")
          .mend("state all amounts of the clause in one currency");
      return;
    }
}

void Lowering::bands(const ast::Bands &written, const ast::Declaration &declaration, const sema::Context &context) {
  BandTable base;
  std::vector<FunctionId> excepted;
  base.clause = clause(declaration.range, declaration.notes, context, "the bands");
  base.functions = functionsOf(written.functions, base.named, excepted);
  std::vector<Money> amounts;
  for (const ast::Band &each : written.bands)
    for (const std::optional<Money> &amount : {each.from, each.to})
      if (amount)
        amounts.push_back(*amount);
  oneCurrency(amounts, declaration.range);
  eachScope(written.places, {&written.from}, context, [&](const Scope &scope, PlaceId place) {
    BandTable made = base;
    made.place = place;
    OpenPointId open;
    made.from = party(written.from, scope, open, base.clause, "");
    if (!made.from)
      return;
    for (const ast::Band &each : written.bands)
      band(each, made, scope);
    out_.bands.push_back(std::move(made));
  });
}

/// One band: a delegation of the amounts above one and up to another, exact to the penny.
void Lowering::band(const ast::Band &written, BandTable &into, const Scope &scope) {
  BandTable::Band made;
  made.clause = clause(written.range, written.notes, scope.context, "a band");
  Clause &own = out_.clauses[made.clause.index()];
  own.inForce = intersect(own.inForce, out_.clauses[into.clause.index()].inForce);
  made.above = written.from;
  if (made.above && !written.over)
    --made.above->minor;
  made.upTo = written.to;
  if (made.upTo && written.below)
    --made.upTo->minor;
  Scope inner = scope;
  inner.body = {};
  made.who = actor(written.who, inner);
  std::vector<std::string> amounts;
  if (written.from)
    amounts.push_back((written.over ? "over " : "from ") + runtime::printMoney(*written.from));
  if (written.to)
    amounts.push_back((written.below ? "below " : "up to ") + runtime::printMoney(*written.to));
  made.text = amounts.empty() ? "any amount" : amounts.size() == 1 ? amounts[0] : amounts[0] + " " + amounts[1];
  if (made.who && made.who != into.from && !tooMany(out_.delegations.size(), "delegations")) {
    Delegation given;
    given.named = into.named;
    given.functions = into.functions;
    given.place = into.place;
    given.from = into.from;
    given.to = made.who;
    given.limit.amount = made.upTo;
    given.above = made.above;
    given.agreement = actorsNamed(written.agreement, inner);
    given.inForce = out_.clauses[made.clause.index()].inForce;
    given.open = out_.clauses[made.clause.index()].open;
    given.clause = made.clause;
    made.delegation = DelegationId(out_.delegations.size());
    out_.delegations.push_back(std::move(given));
  }
  into.bands.push_back(std::move(made));
}

/// Who may amend what: a reservation of the function that the clause makes, and perhaps a voting rule for it.
void Lowering::amend(const ast::Amend &written, const ast::Declaration &declaration, const sema::Context &context) {
  ClauseId id = clause(declaration.range, declaration.notes, context, "who may amend it");
  Scope scope{{}, {}, context};
  Amendment base;
  base.clause = id;
  if (auto *ref = std::get_if<ast::Ref>(&written.by)) {
    base.by = actor(*ref, scope);
    if (!base.by)
      return;
  } else if (auto *open = std::get_if<ast::Open>(&written.by)) {
    base.byOpen = openPoint(*open, id, "who may amend it");
  }
  base.agreement = actorsNamed(written.consent, scope);
  std::vector<FunctionId> all;
  for (const std::string &name : sema::amendedBy(written, names_)) {
    for (const sema::Symbol &symbol : in_.meanings(names_.find(name)))
      if (symbol.sort == sema::Sort::Function)
        base.function = functionOf_[symbol.index];
    base.what = name.substr(std::string_view("Amend ").size());
    all.push_back(base.function);
    out_.amendments.push_back(base);
    Reservation made;
    made.named = made.functions = {base.function};
    made.to = base.by;
    made.toOpen = base.byOpen;
    made.agreement = base.agreement;
    made.open = out_.clauses[id.index()].open;
    made.inForce = out_.clauses[id.index()].inForce;
    made.clause = id;
    out_.reservations.push_back(std::move(made));
  }
  if (written.thresholds.empty() || !base.by)
    return;
  BodyId body = out_.actors[base.by.index()].body;
  if (!body) {
    diagnostics_.report<diag::WrongSort>(declaration.range, out_.actors[base.by.index()].name, "a post", "a body")
        .mend("leave out the voting rule, or let a body amend it");
    return;
  }
  DecisionRule rule;
  rule.clause = id;
  std::sort(all.begin(), all.end());
  rule.matters = std::move(all);
  rule.open = out_.clauses[id.index()].open;
  for (const ast::Threshold &each : written.thresholds)
    thresholds(each, body, scopeOf(body, context), rule.thresholds);
  out_.bodies[body.index()].decisions.push_back(std::move(rule));
}

/// `everything else`: what the delegator holds and no clause reserves or delegates by name.
void Lowering::everythingElse() {
  auto unite = [](std::vector<FunctionId> &into, const std::vector<FunctionId> &more) {
    std::vector<FunctionId> all;
    std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(all));
    into = std::move(all);
  };
  for (Delegation &rest : out_.delegations) {
    if (!rest.everythingElse)
      continue;
    std::vector<FunctionId> held, gone = closure(rest.excepted);
    for (const Organisation &organisation : out_.organisations)
      if (organisation.actsThrough == rest.from)
        unite(held, organisation.holds);
    for (const Reservation &reservation : out_.reservations)
      unite(gone, reservation.functions);
    for (const Delegation &other : out_.delegations) {
      if (other.everythingElse)
        continue;
      if (other.to == rest.from)
        unite(held, other.functions);
      if (other.from == rest.from)
        unite(gone, other.functions);
    }
    std::vector<FunctionId> left;
    std::set_difference(held.begin(), held.end(), gone.begin(), gone.end(), std::back_inserter(left));
    std::erase_if(left, [&](FunctionId id) { return out_.functions[id.index()].isGroup; });
    rest.functions = rest.named = std::move(left);
  }
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
