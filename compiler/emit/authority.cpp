// Writes the authority section: who may decide what, ready to be looked up.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

/// A stretch of numbers of places, the last left out. Everything in a place lies in its stretch.
struct Numbers {
  std::uint32_t first = 0, last = 0xFFFFFFFFu;
};

/// The numbers of the places that a place covers; all of them for everywhere.
Numbers numbersOf(const ir::Model &model, ir::PlaceId place) {
  return place ? Numbers{model.at(place).first, model.at(place).last} : Numbers{};
}

/// Amounts above this only: the least number if there is no floor.
std::int64_t floorOf(const std::optional<ir::Money> &above) { return above ? above->minor : runtime::kNoFloor; }

std::uint32_t sourceOf(const ir::Grant &grant) {
  switch (grant.basis) {
  case ir::Basis::Reservation: return raw(grant.reservation);
  case ir::Basis::Default: return raw(grant.organisation);
  case ir::Basis::Delegation: return raw(grant.delegation);
  }
  return kNone;
}

/// What a grant takes from its whole chain: its flags, and the least amount that any limit of the chain allows.
struct Chained {
  runtime::GrantFlags flags{};
  ir::Limit limit;
  bool hasAmount = false; ///< what is decided has one
};

void addLimit(Chained &chained, const ir::Limit &limit) {
  if (!limit.amount && !limit.open)
    return;
  if (limit.per != ir::Per::Decision)
    chained.flags |= runtime::GrantFlags::ForPeriod;
  if (!limit.amount)
    return;
  ir::Limit &least = chained.limit;
  if (!least.amount || (least.amount->currency == limit.amount->currency && limit.amount->minor < least.amount->minor))
    least.amount = limit.amount;
}

void addLink(const ir::Model &model, const ir::Delegation &link, const ir::Grant *held, Chained &chained) {
  if (!link.agreement.empty())
    chained.flags |= runtime::GrantFlags::Agreement;
  // [L1] A limit has no effect on what has no amount.
  if (!chained.hasAmount)
    return;
  addLimit(chained, link.limit);
  if (link.inAll)
    addLimit(chained, *link.inAll);
  if (held && held->basis == ir::Basis::Delegation)
    addLimit(chained, model.at(held->delegation).sub.limit);
}

Chained chainOf(const ir::Model &model, const ir::Authority &authority, const ir::Grant &grant) {
  Chained chained;
  chained.limit = grant.limit;
  chained.hasAmount = model.at(grant.function).hasAmount;
  const ir::Grant *at = &grant;
  // Worked out here once, so that a look-up need not walk the chain unless a flag says that it must.
  for (std::size_t steps = 0; at && steps <= authority.grants.size(); ++steps) {
    const ir::Grant *held = at->from ? &authority.grants[at->from.index()] : nullptr;
    if (!conditionOf(model, *at).text.empty())
      chained.flags |= runtime::GrantFlags::Conditional;
    if (at->basis == ir::Basis::Delegation)
      addLink(model, model.at(at->delegation), held, chained);
    if (at->basis == ir::Basis::Reservation && !model.at(at->reservation).agreement.empty())
      chained.flags |= runtime::GrantFlags::Agreement;
    at = held;
  }
  if (grant.heldOnly)
    chained.flags |= runtime::GrantFlags::HeldOnly;
  if (grant.leftOfAll)
    chained.flags |= runtime::GrantFlags::LeftOfAll;
  if (grant.inOther)
    chained.flags |= runtime::GrantFlags::InOther;
  if (grant.only) {
    chained.flags |= runtime::GrantFlags::OneCurrency;
    if (!chained.limit.amount || chained.limit.amount->currency != *grant.only)
      chained.limit.amount = std::nullopt;
  }
  return chained;
}

schema::Grant rowOf(const ir::Model &model, const ir::Grant &grant, const Chained &chained,
                    const schema::Span &contingencies) {
  Numbers numbers = numbersOf(model, grant.place);
  const ir::Limit &limit = chained.limit;
  ir::Limit above;
  above.amount = grant.above;
  return row::Grant{.limit = limitOf(limit),
                    .above = floorOf(grant.above),
                    .actor = raw(grant.actor),
                    .function = raw(grant.function),
                    .place = raw(grant.place),
                    .place_first = numbers.first,
                    .place_last = numbers.last,
                    .from_day = grant.inForce.from,
                    .until_day = grant.inForce.until,
                    .parent = raw(grant.from),
                    .source = sourceOf(grant),
                    .contingencies = contingencies,
                    .basis = grant.basis,
                    .currency = grant.only.value_or(currencyOf(limit)),
                    .flags = chained.flags,
                    .above_currency = grant.only.value_or(currencyOf(above))};
}

/// The clauses of which it is known which of their days is open, and what that does to a power: those that begin on an
/// open day, and of delegations and reservations those that end on one.
std::vector<bool> turningOf(const ir::Model &model) {
  std::vector<bool> ofPower(model.clauses.size()), turning(model.clauses.size());
  for (const ir::Delegation &d : model.delegations)
    if (d.clause)
      ofPower[d.clause.index()] = true;
  for (const ir::Reservation &r : model.reservations)
    if (r.clause)
      ofPower[r.clause.index()] = true;
  for (const ir::BandTable &table : model.bands)
    if (table.clause)
      ofPower[table.clause.index()] = true;
  for (std::size_t i = 0; i < model.clauses.size(); ++i) {
    const bool begins = static_cast<bool>(model.clauses[i].onlyFrom),
               ends = static_cast<bool>(model.clauses[i].onlyBefore);
    turning[i] = begins != ends && (begins || ofPower[i]);
  }
  return turning;
}

/// Of which open points it can be said by themselves what has to become of them: of those that stand in the clause
/// whose days they leave open, and in no other; and of the days of phases, which one clause begins on and another ends.
std::vector<bool> saidOf(const ir::Model &model) {
  std::vector<bool> said(model.openPoints.size(), true);
  auto standsIn = [&](ir::OpenPointId open, ir::ClauseId clause) {
    if (open && model.at(open).clause != clause)
      said[open.index()] = false;
  };
  const std::vector<bool> turning = turningOf(model);
  auto isDay = [&](ir::OpenPointId open, ir::ClauseId clause) {
    return clause && turning[clause.index()] &&
           (model.at(clause).onlyFrom == open || model.at(clause).onlyBefore == open);
  };
  for (std::size_t i = 0; i < model.clauses.size(); ++i) {
    standsIn(model.clauses[i].open, ir::ClauseId(i));
    if (!isDay(model.clauses[i].datesOpen, ir::ClauseId(i)))
      standsIn(model.clauses[i].datesOpen, ir::ClauseId(i));
    // Of two open days a power is told to hang on one only.
    if (model.clauses[i].onlyFrom && model.clauses[i].onlyBefore)
      for (ir::OpenPointId open : {model.clauses[i].onlyFrom, model.clauses[i].onlyBefore})
        said[open.index()] = false;
  }
  for (const ir::Reservation &r : model.reservations)
    if (!isDay(r.open, r.clause))
      standsIn(r.open, r.clause);
  for (const ir::Delegation &d : model.delegations) {
    // Those of a rest may stand in the clauses that name something beside it.
    for (ir::OpenPointId open : {d.open, d.datesOpen})
      if (!d.everythingElse && !isDay(open, d.clause))
        standsIn(open, d.clause);
    // An amount is within a limit to be confirmed, or it is not: so that point turns out one way or the other.
    for (ir::OpenPointId open : {d.inAll.value_or(ir::Limit{}).open, d.sub.limit.open, d.toOpen})
      if (open)
        said[open.index()] = false;
  }
  return said;
}

/// What has to become of each open point that a grant hangs on.
void addTurns(const std::vector<bool> &said, const ir::Grant &grant, std::vector<std::uint8_t> &out) {
  for (ir::OpenPointId open : grant.dependsOn) {
    bool falls = std::binary_search(grant.unless.begin(), grant.unless.end(), open);
    runtime::Turns turns = grant.mixed || !said[open.index()] ? runtime::Turns::Unsaid
                           : falls                            ? runtime::Turns::Falls
                                                              : runtime::Turns::Applies;
    out.push_back(static_cast<std::uint8_t>(turns));
  }
}

/// The look-up table: at least twice as many places as there are pairs of actor and function.
std::vector<schema::Slot> slotsOf(const std::vector<ir::Grant> &grants) {
  struct Pair {
    std::uint32_t first, count;
  };
  std::vector<Pair> pairs;
  for (std::uint32_t i = 0; i < grants.size(); ++i) {
    if (!pairs.empty() && grants[pairs.back().first].actor == grants[i].actor &&
        grants[pairs.back().first].function == grants[i].function)
      ++pairs.back().count;
    else
      pairs.push_back({i, 1});
  }
  std::size_t size = 1;
  // Half of it is empty, so that a search for what is not there soon comes to an empty place.
  while (size < pairs.size() * 2)
    size *= 2;
  std::vector<schema::Slot> slots(size, schema::Slot(kNone, kNone, schema::Span(0, 0)));
  for (const Pair &pair : pairs) {
    std::uint32_t actor = raw(grants[pair.first].actor), function = raw(grants[pair.first].function);
    std::size_t at = runtime::slotHash(actor, function) & (size - 1);
    while (slots[at].actor() != kNone)
      at = (at + 1) & (size - 1);
    slots[at] = schema::Slot(actor, function, schema::Span(pair.first, pair.count));
  }
  return slots;
}

std::vector<schema::Delegation> delegationsOf(const ir::Model &model, const std::vector<schema::Span> &conditions,
                                              Stretches<std::uint32_t> &agreeing) {
  std::vector<schema::Delegation> rows;
  for (std::size_t i = 0; i < model.delegations.size(); ++i) {
    const ir::Delegation &d = model.delegations[i];
    ir::Limit inAll = d.inAll.value_or(ir::Limit{});
    ir::Limit above;
    above.amount = d.above;
    runtime::Span reported = d.reportedWithin.value_or(runtime::Span{});
    rows.push_back(row::Delegation{.limit = limitOf(d.limit),
                                   .in_all = limitOf(inAll),
                                   .above = floorOf(d.above),
                                   .sub_limit = limitOf(d.sub.limit),
                                   .from = raw(d.from),
                                   .to = raw(d.to),
                                   .place = raw(d.place),
                                   .clause = raw(d.clause),
                                   .from_day = d.inForce.from,
                                   .until_day = d.inForce.until,
                                   .open = raw(d.open),
                                   .dates_open = raw(d.datesOpen),
                                   .limit_open = raw(d.limit.open),
                                   .to_open = raw(d.toOpen),
                                   .in_all_open = raw(inAll.open),
                                   .sub_limit_open = raw(d.sub.limit.open),
                                   .sub_to = raw(d.sub.to),
                                   .reported_to = raw(d.reportedTo),
                                   .reported_count = reported.count,
                                   .moved_from = raw(d.movedFrom),
                                   .condition = conditions[i],
                                   .agreement = agreeing.add(raws(d.agreement)),
                                   .currency = currencyOf(d.limit),
                                   .per = d.limit.per,
                                   .in_all_currency = currencyOf(inAll),
                                   .in_all_per = inAll.per,
                                   .above_currency = currencyOf(above),
                                   .sub_currency = currencyOf(d.sub.limit),
                                   .sub_per = d.sub.limit.per,
                                   .reported_unit = reported.unit,
                                   .exclusive = d.exclusive,
                                   .sub_allowed = d.sub.allowed,
                                   .irrevocable = d.irrevocableOnceUsed,
                                   .everything_else = d.everythingElse});
  }
  return rows;
}

std::vector<schema::Reservation> reservationsOf(const ir::Model &model, Stretches<std::uint32_t> &reserved,
                                                Stretches<std::uint32_t> &agreeing) {
  std::vector<schema::Reservation> rows;
  for (const ir::Reservation &r : model.reservations) {
    std::vector<std::uint32_t> functions = raws(r.functions);
    // In order, since the runtime looks for one by halving.
    std::sort(functions.begin(), functions.end());
    rows.push_back(row::Reservation{.to = raw(r.to),
                                    .place = raw(r.place),
                                    .clause = raw(r.clause),
                                    .open = raw(r.open),
                                    .to_open = raw(r.toOpen),
                                    .from_day = r.inForce.from,
                                    .until_day = r.inForce.until,
                                    .functions = reserved.add(functions),
                                    .agreement = agreeing.add(raws(r.agreement))});
  }
  return rows;
}

std::vector<schema::Amendment> amendmentsOf(const ir::Model &model, const std::vector<schema::Span> &amended,
                                            Stretches<std::uint32_t> &agreeing) {
  std::vector<schema::Amendment> rows;
  for (std::size_t i = 0; i < model.amendments.size(); ++i) {
    const ir::Amendment &a = model.amendments[i];
    std::uint32_t of = kNone;
    for (std::uint32_t f = 0; f < model.functions.size() && of == kNone; ++f)
      if (model.functions[f].name == a.what)
        of = f;
    rows.push_back(row::Amendment{.function = raw(a.function),
                                  .of = of,
                                  .by = raw(a.by),
                                  .by_open = raw(a.byOpen),
                                  .clause = raw(a.clause),
                                  .what = amended[i],
                                  .agreement = agreeing.add(raws(a.agreement))});
  }
  return rows;
}

/// Rows grouped by a number: a stretch for each number.
class Groups {
public:
  explicit Groups(std::size_t groups) : rows_(groups) {}
  void add(std::size_t group, std::uint32_t row) {
    if (rows_[group].empty() || rows_[group].back() != row)
      rows_[group].push_back(row);
  }
  const std::vector<std::uint32_t> &of(std::size_t group) const { return rows_[group]; }

private:
  std::vector<std::vector<std::uint32_t>> rows_;
};

struct FunctionRows {
  std::vector<schema::Function> functions;
  Stretches<std::uint32_t> members, holders;
  std::vector<schema::OpenHolding> openHoldings;
};

FunctionRows functionsOf(const ir::Model &model, const ir::Authority &authority) {
  FunctionRows rows;
  Groups members(model.functions.size()), holders(model.functions.size());
  for (std::uint32_t i = 0; i < model.functions.size(); ++i)
    if (!model.functions[i].isGroup)
      for (ir::FunctionId group : ir::groupsOf(model.functions, ir::FunctionId(i)))
        members.add(group.index(), i);
  for (const ir::Grant &grant : authority.grants)
    // Whoever has given it away exclusively is no holder to be named in an answer.
    if (!grant.heldOnly)
      holders.add(grant.function.index(), raw(grant.actor));
  auto open = authority.openHoldings.begin();
  for (std::size_t i = 0; i < model.functions.size(); ++i) {
    auto first = static_cast<std::uint32_t>(rows.openHoldings.size());
    for (; open != authority.openHoldings.end() && open->function.index() == i; ++open) {
      Numbers numbers = numbersOf(model, open->place);
      rows.openHoldings.push_back(row::OpenHolding{.limit = limitOf(open->limit),
                                                   .function = raw(open->function),
                                                   .place = raw(open->place),
                                                   .place_first = numbers.first,
                                                   .place_last = numbers.last,
                                                   .from_day = open->inForce.from,
                                                   .until_day = open->inForce.until,
                                                   .open = raw(open->open),
                                                   .clause = raw(open->clause),
                                                   .currency = currencyOf(open->limit)});
    }
    auto count = static_cast<std::uint32_t>(rows.openHoldings.size()) - first;
    const ir::Function &function = model.functions[i];
    rows.functions.push_back(row::Function{.members = rows.members.add(members.of(i)),
                                           .holders = rows.holders.add(holders.of(i)),
                                           .open_holdings = schema::Span(first, count),
                                           .clause = raw(function.daysOf()),
                                           .is_group = function.isGroup,
                                           .has_amount = function.hasAmount});
  }
  return rows;
}

std::vector<schema::GivenAway> givenAwayOf(const ir::Authority &authority) {
  std::vector<schema::GivenAway> rows;
  for (const ir::GivenAway &away : authority.givenAway) {
    ir::Limit above, upTo;
    above.amount = away.above;
    upTo.amount = away.upTo;
    rows.push_back(row::GivenAway{.above = floorOf(away.above),
                                  .limit = limitOf(upTo),
                                  .function = raw(away.function),
                                  .delegation = raw(away.by),
                                  .place = raw(away.place),
                                  .from_day = away.inForce.from,
                                  .until_day = away.inForce.until,
                                  .above_currency = currencyOf(above),
                                  .currency = currencyOf(upTo)});
  }
  return rows;
}

std::vector<schema::Actor> actorsOf(const ir::Model &model, const std::vector<ir::Grant> &grants) {
  std::vector<schema::Actor> rows;
  std::size_t at = 0;
  for (std::size_t i = 0; i < model.actors.size(); ++i) {
    const ir::Actor &actor = model.actors[i];
    std::size_t first = at;
    while (at < grants.size() && grants[at].actor.index() == i)
      ++at;
    // [D3] A post is there no longer than its body.
    const runtime::Interval days = actor.body ? intersect(actor.inForce, model.at(actor.body).inForce) : actor.inForce;
    rows.push_back(
        row::Actor{.body = raw(actor.body),
                   .place = raw(actor.place),
                   .grants = schema::Span(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at - first)),
                   .from_day = days.from,
                   .until_day = days.until,
                   .clause = raw(actor.clause)});
  }
  return rows;
}

std::vector<schema::Organisation> organisationsOf(const ir::Model &model) {
  std::vector<schema::Organisation> organisations;
  for (const ir::Organisation &o : model.organisations)
    organisations.push_back(row::Organisation{.acts_through = raw(o.actsThrough),
                                              .acts_through_clause = raw(o.actsThroughClause),
                                              .holds_clause = raw(o.holdsClause),
                                              .clause = raw(o.clause),
                                              .start_open = raw(o.startOpen),
                                              .kind = raw(o.kind),
                                              .from_day = o.inForce.from,
                                              .until_day = o.inForce.until});
  return organisations;
}

std::vector<schema::Place> placesOf(const ir::Model &model) {
  std::vector<schema::Place> places;
  for (const ir::Place &p : model.places)
    places.push_back(row::Place{.parent = raw(p.parent),
                                .first = p.first,
                                .last = p.last,
                                .clause = raw(p.clause),
                                .from_day = p.inForce.from,
                                .until_day = p.inForce.until,
                                .dates_open = raw(p.datesOpen)});
  return places;
}

} // namespace

Bytes authoritySection(const ir::Model &model, const ir::Authority &authority, const AuthorityWords &words) {
  Stretches<std::uint32_t> contingencies, agreeing, reserved;
  std::vector<schema::Grant> grants;
  std::vector<schema::Condition> conditions;
  std::vector<std::uint32_t> conditionOf;
  std::vector<std::uint8_t> turns;
  const std::vector<bool> said = saidOf(model);
  for (const ir::Grant &grant : authority.grants) {
    addTurns(said, grant, turns);
    grants.push_back(rowOf(model, grant, chainOf(model, authority, grant), contingencies.add(raws(grant.dependsOn))));
    ir::LinkCondition condition = ir::conditionOf(model, grant);
    // What an organisation holds may stand in several clauses: which one it is is cited also where it asks for nothing.
    bool told = !condition.text.empty() || (grant.basis == ir::Basis::Default && condition.clause);
    conditionOf.push_back(told ? static_cast<std::uint32_t>(conditions.size()) : kNone);
    if (told)
      conditions.push_back(
          row::Condition{.text = condition.text.empty() ? schema::Span() : words.byText.find(condition.text)->second,
                         .clause = raw(condition.clause)});
  }
  FunctionRows functions = functionsOf(model, authority);

  schema::AuthorityT all;
  all.slots = slotsOf(authority.grants);
  all.grants = std::move(grants);
  all.contingencies = contingencies.rows();
  all.turns = std::move(turns);
  all.delegations = delegationsOf(model, words.conditions, agreeing);
  all.reservations = reservationsOf(model, reserved, agreeing);
  all.organisations = organisationsOf(model);
  all.actors = actorsOf(model, authority.grants);
  all.places = placesOf(model);
  all.functions = functions.functions;
  all.members = functions.members.rows();
  all.holders = functions.holders.rows();
  all.open_holdings = functions.openHoldings;
  all.given_away = givenAwayOf(authority);
  all.amendments = amendmentsOf(model, words.amended, agreeing);
  all.agreeing = agreeing.rows();
  all.reserved = reserved.rows();
  all.conditions = conditions;
  all.condition_of = conditionOf;
  return bytesOf(all);
}

} // namespace quorate::emit
