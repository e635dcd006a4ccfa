// Reservations, delegations, bands and amendments, one for each place and body that `each` stands for.
#include "compiler/lowering/powers.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <utility>

namespace quorate::ir::lowering {

PowerReader::Matters PowerReader::mattersOf(const ast::Functions &written) const {
  Matters made;
  made.named = references_.functions(written.named);
  made.excepted = references_.functions(written.except);
  const std::vector<FunctionId> all = vocabulary_.closure(made.named), out = vocabulary_.closure(made.excepted);
  std::set_difference(all.begin(), all.end(), out.begin(), out.end(), std::back_inserter(made.functions));
  if (out.empty())
    return made;
  // A group of which something is taken out is no longer held as a whole.
  std::erase_if(made.functions, [&](FunctionId id) {
    const std::vector<FunctionId> &inside = vocabulary_.inside[id.index()];
    return std::any_of(inside.begin(), inside.end(),
                       [&](FunctionId f) { return std::binary_search(out.begin(), out.end(), f); });
  });
  return made;
}

/// What a clause is about, for its subject: the first of the functions that it names.
std::string PowerReader::nameOf(const ast::Functions &written) const {
  return written.named.empty() ? "everything else" : declared_.write(written.named[0]);
}

/// One copy for every place that a statement is for. `each Borough` binds `that Borough`; `to each Borough Board` makes
/// one for each board and binds its place; `scope.body` then tells which of them the copy is for.
std::vector<PowerReader::Copy> PowerReader::copies(const std::vector<ast::Ref> &places,
                                                   const std::vector<const ast::Ref *> &others,
                                                   const sema::Context &context) const {
  const Scope scope = scopeOf(context);
  std::vector<Copy> made;
  if (places.empty()) {
    for (const ast::Ref *ref : others) {
      if (!ref || !isEach(*ref) || !declared_.has(ref->head.id, sema::Sort::Body))
        continue;
      for (BodyId id : references_.bodies(*ref, scope))
        made.push_back({bodies_.scopeOf(declared_, id, context), {}});
      return made;
    }
    return {{scope, {}}};
  }
  for (const ast::Ref &ref : places) {
    const std::optional<std::uint32_t> kind =
        isEach(ref) ? declared_.meaning(ref.head.id, sema::Sort::Kind) : std::nullopt;
    for (PlaceId place : references_.places(ref)) {
      Scope inner = scope;
      inner.bindings.push_back({kind.value_or(declared_.in.places[place.index()].kind), Instance{place, {}}});
      made.push_back({std::move(inner), place});
    }
  }
  return made;
}

/// Who gives, or who receives, in one copy of a statement.
ActorId PowerReader::holder(const ast::Ref &ref, const Scope &scope) const {
  if (scope.body && isEach(ref) && declared_.has(ref.head.id, sema::Sort::Body))
    return bodies_.all[scope.body.index()].actor;
  return references_.actor(ref, scope.outside());
}

PowerReader::Holder PowerReader::holder(const ast::OrOpen<ast::Ref> &written, const Scope &scope, ClauseId clause,
                                        const std::string &subject) {
  if (auto *ref = std::get_if<ast::Ref>(&written))
    return {holder(*ref, scope), {}};
  return {{}, provenance_.openPoint(std::get<ast::Open>(written), clause, subject)};
}

void PowerReader::read(const ast::Reserve &written, const ast::Declaration &declaration, const sema::Context &context) {
  const std::string what = nameOf(written.functions);
  Reservation base;
  base.clause = provenance_.clause(declaration, context, "the reservation of " + what);
  Matters matters = mattersOf(written.functions);
  base.named = std::move(matters.named);
  base.functions = std::move(matters.functions);
  base.excepted = std::move(matters.excepted);
  const Clause &from = provenance_.at(base.clause);
  base.open = from.open ? from.open : from.datesOpen;
  base.inForce = from.inForce;
  if (written.functions.everythingElse)
    reporter_.report<diag::Expected>(declaration.range, "the functions that are reserved", "`everything else`")
        .mend("name them; whatever is not delegated stays where it is without a clause");
  for (const auto &[scope, place] : copies(written.places, {std::get_if<ast::Ref>(&written.to)}, context)) {
    if (reporter_.tooMany(made_.reservations.size(), "reservations"))
      return;
    Reservation made = base;
    made.place = place;
    Holder to = holder(written.to, scope, base.clause, "to whom " + what + " is reserved");
    made.to = to.actor;
    made.toOpen = to.open;
    made.condition = written.condition.value_or("");
    made.agreement = references_.actors(written.agreement, scope.outside());
    if (to)
      made_.reservations.push_back(std::move(made));
  }
}

Limit PowerReader::limit(const ast::Limit &written, ClauseId clause, const std::string &subject) {
  Limit made;
  made.per = written.per;
  if (auto *amount = std::get_if<Money>(&written.amount))
    made.amount = *amount;
  else
    made.open = provenance_.openPoint(std::get<ast::Open>(written.amount), clause, "the limit of " + subject);
  return made;
}

/// The limits of a delegation, and how it may be passed on.
void PowerReader::limits(const ast::Delegate &written, const std::string &what, Range range, Delegation &into) {
  for (const ast::Limit &each : written.limits) {
    Limit made = limit(each, into.clause, "the delegation of " + what);
    // A limit for a stretch of time stands second, unless it is the only one.
    if (&each == &written.limits.front())
      into.limit = made;
    else if (made.per == Per::Decision)
      into.inAll = std::exchange(into.limit, made);
    else
      into.inAll = made;
  }
  into.sub.allowed = written.sub.has_value();
  if (written.sub) {
    into.sub.times = written.sub->times;
    if (written.sub->limit)
      into.sub.limit = limit(*written.sub->limit, into.clause, "the sub-delegation of " + what);
  }
  std::vector<Money> amounts;
  for (const std::optional<Limit> &each : {std::optional(into.limit), into.inAll, std::optional(into.sub.limit)})
    if (each && each->amount)
      amounts.push_back(*each->amount);
  oneCurrency(amounts, range);
}

void PowerReader::read(const ast::Delegate &written, const ast::Declaration &declaration,
                       const sema::Context &context) {
  const std::string what = nameOf(written.functions), subject = "the delegation of " + what;
  Delegation base;
  base.clause = provenance_.clause(declaration, context, subject);
  Matters matters = mattersOf(written.functions);
  base.named = std::move(matters.named);
  base.functions = std::move(matters.functions);
  base.excepted = std::move(matters.excepted);
  base.everythingElse = written.functions.everythingElse;
  base.open = provenance_.at(base.clause).open;
  if (written.period) {
    Days days = provenance_.days(*written.period, base.clause, subject);
    base.inForce = days.when;
    base.datesOpen = days.open;
    provenance_.setOpenDays(base.clause, days);
  }
  provenance_.setDays(base.clause, base.inForce);
  base.condition = written.condition.value_or("");
  base.exclusive = written.exclusively;
  base.irrevocableOnceUsed = written.irrevocableOnceUsed;
  limits(written, what, declaration.range, base);
  if (written.reported)
    base.reportedWithin = written.reported->within;
  for (const auto &[scope, place] :
       copies(written.places, {std::get_if<ast::Ref>(&written.to), std::get_if<ast::Ref>(&written.from)}, context)) {
    if (reporter_.tooMany(made_.delegations.size(), "delegations"))
      return;
    Delegation made = base;
    made.place = place;
    Holder from = holder(written.from, scope, base.clause, "from whom " + what + " is delegated");
    Holder to = holder(written.to, scope, base.clause, "to whom " + what + " is delegated");
    made.from = from.actor;
    made.fromOpen = from.open;
    made.to = to.actor;
    made.toOpen = to.open;
    const Scope outside = scope.outside();
    if (written.sub && written.sub->to)
      made.sub.to = references_.actor(*written.sub->to, outside);
    if (written.reported)
      made.reportedTo = references_.actor(written.reported->to, outside);
    made.agreement = references_.actors(written.agreement, outside);
    if (from && to)
      made_.delegations.push_back(std::move(made));
  }
}

/// Reports amounts of one clause that cannot be compared with one another.
void PowerReader::oneCurrency(const std::vector<Money> &amounts, Range range) {
  for (const Money &each : amounts)
    if (each.currency != amounts[0].currency) {
      reporter_.report<diag::CurrenciesMixed>(range, runtime::printMoney(amounts[0]), runtime::printMoney(each))
          .note("they cannot be compared, so that it cannot be told which of them is the limit")
          .mend("state all amounts of the clause in one currency");
      return;
    }
}

void PowerReader::read(const ast::Bands &written, const ast::Declaration &declaration, const sema::Context &context) {
  BandTable base;
  base.clause = provenance_.clause(declaration, context, "the bands");
  Matters matters = mattersOf(written.functions);
  base.named = std::move(matters.named);
  base.functions = std::move(matters.functions);
  std::vector<Money> amounts;
  for (const ast::Band &each : written.bands)
    for (const std::optional<Money> &amount : {each.from, each.to})
      if (amount)
        amounts.push_back(*amount);
  oneCurrency(amounts, declaration.range);
  for (const auto &[scope, place] : copies(written.places, {&written.from}, context)) {
    BandTable made = base;
    made.place = place;
    made.from = holder(written.from, scope);
    if (!made.from)
      continue;
    for (const ast::Band &each : written.bands)
      band(each, made, scope);
    made_.bands.push_back(std::move(made));
  }
}

/// One band: a delegation of the amounts above one and up to another, exact to the penny.
void PowerReader::band(const ast::Band &written, BandTable &into, const Scope &scope) {
  BandTable::Band made;
  made.clause = provenance_.clause(written.range, written.notes, scope.context, "a band");
  const Clause table = provenance_.at(into.clause);
  provenance_.narrow(made.clause, {table.inForce, table.datesOpen, table.onlyFrom, table.onlyBefore});
  made.above = written.from;
  if (made.above && !written.over)
    --made.above->minor;
  made.upTo = written.to;
  if (made.upTo && written.below)
    --made.upTo->minor;
  made.who = references_.actor(written.who, scope.outside());
  if (written.from)
    made.amounts.push_back((written.over ? "over " : "from ") + runtime::printMoney(*written.from));
  if (written.to)
    made.amounts.push_back(std::string(written.below ? "below" : words::kUpTo) + " " +
                           runtime::printMoney(*written.to));
  made.delegation = bandGiven(written, into, made, scope);
  into.bands.push_back(std::move(made));
}

/// The delegation that a band makes; none where its holder is who gives, and keeps what it has.
DelegationId PowerReader::bandGiven(const ast::Band &written, const BandTable &table, const BandTable::Band &band,
                                    const Scope &scope) {
  if (!band.who || band.who == table.from || reporter_.tooMany(made_.delegations.size(), "delegations"))
    return {};
  Delegation given;
  given.named = table.named;
  given.functions = table.functions;
  given.place = table.place;
  given.from = table.from;
  given.to = band.who;
  given.limit.amount = band.upTo;
  given.above = band.above;
  given.agreement = references_.actors(written.agreement, scope.outside());
  given.inForce = provenance_.at(band.clause).inForce;
  given.open = provenance_.at(band.clause).open;
  given.datesOpen = provenance_.at(band.clause).datesOpen;
  given.clause = band.clause;
  made_.delegations.push_back(std::move(given));
  return DelegationId(made_.delegations.size() - 1);
}

/// Who may amend what: a reservation of the function that the clause makes, and perhaps a voting rule for it.
void PowerReader::read(const ast::Amend &written, const ast::Declaration &declaration, const sema::Context &context) {
  const Scope scope = scopeOf(context);
  Amendment base;
  base.clause = provenance_.clause(declaration, context, "who may amend it");
  if (auto *ref = std::get_if<ast::Ref>(&written.by)) {
    base.by = references_.actor(*ref, scope);
    if (!base.by)
      return;
  } else if (auto *open = std::get_if<ast::Open>(&written.by)) {
    base.byOpen = provenance_.openPoint(*open, base.clause, "who may amend it");
  }
  base.agreement = references_.actors(written.consent, scope);
  std::vector<FunctionId> all;
  for (const std::string &name : sema::amendedBy(written, declared_.names)) {
    if (auto function = declared_.meaning(declared_.names.find(name), sema::Sort::Function))
      base.function = vocabulary_.functionOf[*function];
    base.what = name.substr(std::string_view("Amend ").size());
    all.push_back(base.function);
    made_.amendments.push_back(base);
    Reservation made;
    made.named = made.functions = {base.function};
    made.to = base.by;
    made.toOpen = base.byOpen;
    made.agreement = base.agreement;
    made.open = provenance_.at(base.clause).open;
    made.inForce = provenance_.at(base.clause).inForce;
    made.clause = base.clause;
    made_.reservations.push_back(std::move(made));
  }
  if (!written.thresholds.empty() && base.by)
    amendmentRule(written, declaration, context, base, std::move(all));
}

// [M1] A rule for meetings of the function that the clause makes; what it asks for holds in every sitting [R4].
void PowerReader::amendmentRule(const ast::Amend &written, const ast::Declaration &declaration,
                                const sema::Context &context, const Amendment &base, std::vector<FunctionId> all) {
  const Actor &by = actors_.all[base.by.index()];
  const BodyId body = by.body;
  if (!body) {
    reporter_.report<diag::WrongSort>(declaration.range, by.name, "a post", "a body")
        .mend("leave out the voting rule, or let a body amend it");
    return;
  }
  DecisionRule rule;
  rule.clause = base.clause;
  std::sort(all.begin(), all.end());
  rule.matters = std::move(all);
  rule.open = provenance_.at(base.clause).open;
  rule.thresholds = rules_.thresholds(written.thresholds, body, bodies_.scopeOf(declared_, body, context));
  made_.amendmentRules.emplace_back(body, std::move(rule));
}

} // namespace quorate::ir::lowering
