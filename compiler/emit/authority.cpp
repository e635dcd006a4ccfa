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

schema::Grant rowOf(const ir::Model &model, const ir::Grant &grant, const schema::Span &contingencies) {
  Numbers numbers = numbersOf(model, grant.place);
  std::uint8_t flags = 0;
  if (grant.conditional)
    flags |= runtime::kConditional;
  if (grant.limit.amount && grant.limit.per == ir::Per::Year)
    flags |= runtime::kYearly;
  if (grant.heldOnly)
    flags |= runtime::kHeldOnly;
  std::uint8_t currency = grant.limit.amount ? currencyOf(grant.limit)
                          : grant.above      ? static_cast<std::uint8_t>(grant.above->currency)
                                             : std::uint8_t{0};
  return {limitOf(grant.limit),
          grant.above ? grant.above->minor : runtime::kNoFloor,
          raw(grant.actor),
          raw(grant.function),
          raw(grant.place),
          numbers.first,
          numbers.last,
          grant.inForce.from,
          grant.inForce.until,
          raw(grant.from),
          sourceOf(grant),
          contingencies,
          static_cast<std::uint8_t>(grant.basis),
          currency,
          flags,
          0};
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

std::vector<schema::Delegation> delegationsOf(const ir::Model &model, const std::vector<schema::Span> &conditions) {
  std::vector<schema::Delegation> rows;
  for (std::size_t i = 0; i < model.delegations.size(); ++i) {
    const ir::Delegation &d = model.delegations[i];
    rows.emplace_back(limitOf(d.limit), raw(d.from), raw(d.to), raw(d.place), raw(d.clause), d.inForce.from,
                      d.inForce.until, raw(d.open), raw(d.datesOpen), raw(d.limit.open), raw(d.toOpen), conditions[i],
                      currencyOf(d.limit), d.limit.per == ir::Per::Year, d.exclusive, d.sub.allowed);
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

Bytes authoritySection(const ir::Model &model, const ir::Authority &authority,
                       const std::vector<schema::Span> &conditions) {
  Stretches<std::uint32_t> contingencies;
  std::vector<schema::Grant> grants;
  for (const ir::Grant &grant : authority.grants)
    grants.push_back(rowOf(model, grant, contingencies.add(raws(grant.dependsOn))));
  std::vector<schema::Reservation> reservations;
  for (const ir::Reservation &r : model.reservations)
    reservations.emplace_back(raw(r.to), raw(r.place), raw(r.clause), raw(r.open));
  std::vector<schema::Organisation> organisations;
  for (const ir::Organisation &o : model.organisations)
    organisations.emplace_back(raw(o.actsThrough), raw(o.actsThroughClause), raw(o.holdsClause), raw(o.clause));
  std::vector<schema::Place> places;
  for (const ir::Place &p : model.places)
    places.emplace_back(raw(p.parent), p.first, p.last, raw(p.clause));
  FunctionRows functions = functionsOf(model, authority);

  flatbuffers::FlatBufferBuilder builder(1 << 16);
  auto slots = builder.CreateVectorOfStructs(slotsOf(authority.grants));
  auto grantRows = builder.CreateVectorOfStructs(grants);
  auto contingencyRows = builder.CreateVector(contingencies.rows());
  auto delegations = builder.CreateVectorOfStructs(delegationsOf(model, conditions));
  auto reservationRows = builder.CreateVectorOfStructs(reservations);
  auto organisationRows = builder.CreateVectorOfStructs(organisations);
  auto actors = builder.CreateVectorOfStructs(actorsOf(model, authority.grants));
  auto placeRows = builder.CreateVectorOfStructs(places);
  auto functionRows = builder.CreateVectorOfStructs(functions.functions);
  auto members = builder.CreateVector(functions.members.rows());
  auto holders = builder.CreateVector(functions.holders.rows());
  auto open = builder.CreateVectorOfStructs(functions.openHoldings);
  builder.Finish(schema::CreateAuthority(builder, slots, grantRows, contingencyRows, delegations, reservationRows,
                                         organisationRows, actors, placeRows, functionRows, members, holders, open));
  return bytesOf(builder);
}

} // namespace quorate::emit
