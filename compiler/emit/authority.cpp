// Writes the authority section: who may decide what, ready to be looked up.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

struct Numbers {
  std::uint32_t first = 0, last = 0xFFFFFFFFu;
};

/// The numbers of the places that a place covers; all of them for everywhere.
Numbers numbersOf(const ir::Model &model, ir::PlaceId place) {
  return place ? Numbers{model.at(place).first, model.at(place).last} : Numbers{};
}

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
  addLimit(chained, link.limit);
  if (link.inAll)
    addLimit(chained, *link.inAll);
  if (!link.condition.empty())
    chained.flags |= runtime::GrantFlags::Conditional;
  if (!link.agreement.empty())
    chained.flags |= runtime::GrantFlags::Agreement;
  if (held && held->basis == ir::Basis::Delegation)
    addLimit(chained, model.at(held->delegation).sub.limit);
}

Chained chainOf(const ir::Model &model, const ir::Authority &authority, const ir::Grant &grant) {
  Chained chained;
  chained.limit = grant.limit;
  const ir::Grant *at = &grant;
  for (std::size_t steps = 0; at && steps <= authority.grants.size(); ++steps) {
    const ir::Grant *held = at->from ? &authority.grants[at->from.index()] : nullptr;
    if (at->basis == ir::Basis::Delegation)
      addLink(model, model.at(at->delegation), held, chained);
    if (at->basis == ir::Basis::Reservation && !model.at(at->reservation).agreement.empty())
      chained.flags |= runtime::GrantFlags::Agreement;
    at = held;
  }
  if (grant.heldOnly)
    chained.flags |= runtime::GrantFlags::HeldOnly;
  return chained;
}

schema::Grant rowOf(const ir::Model &model, const ir::Grant &grant, const Chained &chained,
                    const schema::Span &contingencies) {
  Numbers numbers = numbersOf(model, grant.place);
  const ir::Limit &limit = chained.limit;
  runtime::Currency currency = !limit.amount && grant.above ? grant.above->currency : currencyOf(limit);
  return {limitOf(limit),      grant.above ? grant.above->minor : runtime::kNoFloor,
          raw(grant.actor),    raw(grant.function),
          raw(grant.place),    numbers.first,
          numbers.last,        grant.inForce.from,
          grant.inForce.until, raw(grant.from),
          sourceOf(grant),     contingencies,
          grant.basis,         currency,
          chained.flags,       0};
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
    rows.emplace_back(limitOf(d.limit), limitOf(inAll), d.above ? d.above->minor : runtime::kNoFloor,
                      limitOf(d.sub.limit), raw(d.from), raw(d.to), raw(d.place), raw(d.clause), d.inForce.from,
                      d.inForce.until, raw(d.open), raw(d.datesOpen), raw(d.limit.open), raw(d.toOpen), raw(inAll.open),
                      raw(d.sub.limit.open), raw(d.sub.to), raw(d.reportedTo), reported.count, raw(d.movedFrom),
                      conditions[i], agreeing.add(raws(d.agreement)), currencyOf(d.limit), d.limit.per,
                      currencyOf(inAll), inAll.per, currencyOf(above), currencyOf(d.sub.limit), d.sub.limit.per,
                      reported.unit, d.exclusive, d.sub.allowed, d.irrevocableOnceUsed, d.everythingElse,
                      std::uint32_t{0});
  }
  return rows;
}

std::vector<schema::Reservation> reservationsOf(const ir::Model &model, Stretches<std::uint32_t> &reserved,
                                                Stretches<std::uint32_t> &agreeing) {
  std::vector<schema::Reservation> rows;
  for (const ir::Reservation &r : model.reservations) {
    std::vector<std::uint32_t> functions = raws(r.functions);
    std::sort(functions.begin(), functions.end());
    rows.emplace_back(raw(r.to), raw(r.place), raw(r.clause), raw(r.open), raw(r.toOpen), r.inForce.from,
                      r.inForce.until, reserved.add(functions), agreeing.add(raws(r.agreement)));
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
    rows.emplace_back(raw(a.function), of, raw(a.by), raw(a.byOpen), raw(a.clause), amended[i],
                      agreeing.add(raws(a.agreement)));
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

/// Adds a function to every group it stands in, near or far.
void addToGroups(const ir::Model &model, Groups &members, std::uint32_t member, const ir::Function &at, int depth) {
  for (ir::FunctionId group : at.groups) {
    members.add(group.index(), member);
    if (depth < 64)
      addToGroups(model, members, member, model.at(group), depth + 1);
  }
}

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
      addToGroups(model, members, i, model.functions[i], 0);
  for (const ir::Grant &grant : authority.grants)
    if (!grant.heldOnly)
      holders.add(grant.function.index(), raw(grant.actor));
  auto open = authority.openHoldings.begin();
  for (std::size_t i = 0; i < model.functions.size(); ++i) {
    auto first = static_cast<std::uint32_t>(rows.openHoldings.size());
    for (; open != authority.openHoldings.end() && open->function.index() == i; ++open) {
      Numbers numbers = numbersOf(model, open->place);
      rows.openHoldings.emplace_back(limitOf(open->limit), raw(open->function), raw(open->place), numbers.first,
                                     numbers.last, open->inForce.from, open->inForce.until, raw(open->open),
                                     raw(open->clause), currencyOf(open->limit), std::uint8_t{0}, std::uint16_t{0});
    }
    auto count = static_cast<std::uint32_t>(rows.openHoldings.size()) - first;
    const ir::Function &function = model.functions[i];
    rows.functions.emplace_back(rows.members.add(members.of(i)), rows.holders.add(holders.of(i)),
                                schema::Span(first, count), raw(function.clause), function.isGroup, function.hasAmount,
                                std::uint16_t{0});
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
    rows.emplace_back(raw(actor.body), raw(actor.place),
                      schema::Span(static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at - first)),
                      actor.inForce.from, actor.inForce.until, raw(actor.clause));
  }
  return rows;
}

} // namespace

Bytes authoritySection(const ir::Model &model, const ir::Authority &authority, const AuthorityWords &words) {
  Stretches<std::uint32_t> contingencies, agreeing, reserved;
  std::vector<schema::Grant> grants;
  for (const ir::Grant &grant : authority.grants)
    grants.push_back(rowOf(model, grant, chainOf(model, authority, grant), contingencies.add(raws(grant.dependsOn))));
  std::vector<schema::Organisation> organisations;
  for (const ir::Organisation &o : model.organisations)
    organisations.emplace_back(raw(o.actsThrough), raw(o.actsThroughClause), raw(o.holdsClause), raw(o.clause),
                               raw(o.startOpen), raw(o.kind), o.inForce.from, o.inForce.until);
  std::vector<schema::Place> places;
  for (const ir::Place &p : model.places)
    places.emplace_back(raw(p.parent), p.first, p.last, raw(p.clause));
  FunctionRows functions = functionsOf(model, authority);

  flatbuffers::FlatBufferBuilder builder(1 << 16);
  auto slots = builder.CreateVectorOfStructs(slotsOf(authority.grants));
  auto grantRows = builder.CreateVectorOfStructs(grants);
  auto contingencyRows = builder.CreateVector(contingencies.rows());
  auto delegations = builder.CreateVectorOfStructs(delegationsOf(model, words.conditions, agreeing));
  auto reservationRows = builder.CreateVectorOfStructs(reservationsOf(model, reserved, agreeing));
  auto organisationRows = builder.CreateVectorOfStructs(organisations);
  auto actors = builder.CreateVectorOfStructs(actorsOf(model, authority.grants));
  auto placeRows = builder.CreateVectorOfStructs(places);
  auto functionRows = builder.CreateVectorOfStructs(functions.functions);
  auto members = builder.CreateVector(functions.members.rows());
  auto holders = builder.CreateVector(functions.holders.rows());
  auto open = builder.CreateVectorOfStructs(functions.openHoldings);
  auto amendments = builder.CreateVectorOfStructs(amendmentsOf(model, words.amended, agreeing));
  auto agreeingRows = builder.CreateVector(agreeing.rows());
  auto reservedRows = builder.CreateVector(reserved.rows());
  builder.Finish(schema::CreateAuthority(builder, slots, grantRows, contingencyRows, delegations, reservationRows,
                                         organisationRows, actors, placeRows, functionRows, members, holders, open,
                                         agreeingRows, reservedRows, amendments));
  return bytesOf(builder);
}

} // namespace quorate::emit
