// Works out effective authority: roots first, then every delegation on what its delegator turns out to hold.
#include "compiler/ir/closure.h"

#include <algorithm>

namespace quorate::ir {

namespace {

constexpr std::uint32_t kNothing = NumberMap::kNothing;
constexpr int kMostUnsettled = 4;

/// The lesser of two limits; a limit for a year anywhere makes the whole one for a year.
Limit lesser(const Limit &a, const Limit &b) {
  Limit both = a;
  if (b.amount && (!a.amount || b.amount->minor < a.amount->minor))
    both.amount = b.amount;
  bool yearly = (a.amount && a.per == Per::Year) || (b.amount && b.per == Per::Year);
  both.per = yearly ? Per::Year : Per::Decision;
  both.open = {};
  return both;
}

bool sameCurrency(const Limit &a, const Limit &b) {
  return !a.amount || !b.amount || a.amount->currency == b.amount->currency;
}

} // namespace

bool reaches(const std::optional<Money> &limit, const std::optional<Money> &amount) {
  if (!limit || !amount)
    return !limit;
  return limit->currency == amount->currency && limit->minor >= amount->minor;
}

bool isSettled(const Grant &grant) { return grant.dependsOn.empty() && !grant.conditional && !grant.heldOnly; }

bool covers(const Model &model, const Grant &outer, const Grant &inner) {
  if (outer.inForce.from > inner.inForce.from || outer.inForce.until < inner.inForce.until)
    return false;
  if (!reaches(outer.limit.amount, inner.limit.amount) || !containsPlace(model, outer.place, inner.place))
    return false;
  if (outer.limit.amount && outer.limit.per == Per::Year && inner.limit.per != Per::Year)
    return false;
  return !outer.above || (inner.above && inner.above->currency == outer.above->currency &&
                          inner.above->minor >= outer.above->minor);
}

Closure::Closure(const Model &model)
    : model_(model), places_(model), firstReserved_(model.functions.size(), kNothing),
      actorOpen_(model.actors.size()) {
  for (std::size_t i = 0; i < model.actors.size(); ++i) {
    BodyId body = model.actors[i].body;
    if (!body)
      continue;
    depend(actorOpen_[i], model.at(body).open);
    depend(actorOpen_[i], model.at(body).startOpen);
  }
}

void Closure::depend(std::vector<OpenPointId> &all, OpenPointId open) const {
  if (isOpen(open))
    addTo(all, open);
}

std::uint32_t Closure::cellOf(ActorId actor, FunctionId function) {
  std::uint32_t &cell = cells_.at(keyOf(actor.value, function.value));
  if (cell == kNothing) {
    cell = static_cast<std::uint32_t>(firstEntry_.size());
    firstEntry_.push_back(kNothing);
    lastEntry_.push_back(kNothing);
  }
  return cell;
}

void Closure::indexDelegations() {
  for (std::size_t i = 0; i < model_.delegations.size(); ++i) {
    const Delegation &delegation = model_.delegations[i];
    if (delegation.filledBy)
      continue;
    for (FunctionId function : delegation.functions) {
      if (model_.at(function).isGroup)
        continue;
      auto number = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back({DelegationId(i), function, kNothing, Stage::NotHeld, false, false, false, {}, {}});
      if (!delegation.from)
        continue;
      std::uint32_t cell = cellOf(delegation.from, function);
      if (lastEntry_[cell] == kNothing)
        firstEntry_[cell] = number;
      else
        entries_[lastEntry_[cell]].next = number;
      lastEntry_[cell] = number;
    }
  }
}

void Closure::indexReservations() {
  std::vector<std::uint32_t> last(model_.functions.size(), kNothing);
  for (std::size_t i = 0; i < model_.reservations.size(); ++i)
    for (FunctionId function : model_.reservations[i].functions) {
      auto number = static_cast<std::uint32_t>(reserved_.size());
      reserved_.push_back({ReservationId(i), kNothing});
      std::uint32_t &before = last[function.index()];
      (before == kNothing ? firstReserved_[function.index()] : reserved_[before].next) = number;
      before = number;
    }
}

Interval Closure::ownSpanOf(ActorId id) const {
  const Actor &actor = model_.at(id);
  return actor.body ? intersect(actor.inForce, model_.at(actor.body).inForce) : actor.inForce;
}

Interval Closure::spanOf(ActorId id) const { return intersect(ownSpanOf(id), model_.header.inForce); }

void Closure::addReservations() {
  for (std::size_t i = 0; i < model_.reservations.size(); ++i) {
    const Reservation &reservation = model_.reservations[i];
    for (FunctionId function : reservation.functions) {
      if (model_.at(function).isGroup)
        continue;
      if (!reservation.to) {
        if (isOpen(reservation.toOpen))
          openHoldings_.push_back({function, reservation.place, reservation.inForce, {}, reservation.toOpen,
                                   reservation.clause});
        continue;
      }
      Grant grant;
      grant.actor = reservation.to;
      grant.function = function;
      grant.place = reservation.place;
      grant.inForce = intersect(reservation.inForce, spanOf(reservation.to));
      grant.basis = Basis::Reservation;
      grant.reservation = ReservationId(i);
      depend(grant.dependsOn, reservation.open);
      addTo(grant.dependsOn, actorOpen_[reservation.to.index()]);
      add(std::move(grant));
    }
  }
}

std::vector<Removal> Closure::reservedElsewhere(FunctionId function) const {
  std::vector<Removal> removals;
  for (std::uint32_t at = firstReserved_[function.index()]; at != kNothing; at = reserved_[at].next) {
    const Reservation &reservation = model_.at(reserved_[at].reservation);
    Removal removal{reservation.place, reservation.inForce, {}, {}, false};
    depend(removal.dependsOn, reservation.open);
    depend(removal.dependsOn, reservation.toOpen);
    removals.push_back(std::move(removal));
  }
  return removals;
}

void Closure::addDefault(OrganisationId id, FunctionId function) {
  const Organisation &organisation = model_.at(id);
  std::vector<PlaceId> covered = organisation.covers;
  if (covered.empty())
    covered.push_back({});
  if (!organisation.actsThrough) {
    if (isOpen(organisation.actsThroughOpen))
      for (PlaceId place : covered)
        openHoldings_.push_back({function, place, model_.header.inForce, {}, organisation.actsThroughOpen,
                                 organisation.clause});
    return;
  }
  auto removals = reservedElsewhere(function);
  for (PlaceId place : covered)
    for (Piece &piece : remainder(model_, places_, place, spanOf(organisation.actsThrough), removals)) {
      Grant grant;
      grant.actor = organisation.actsThrough;
      grant.function = function;
      grant.place = piece.place;
      grant.inForce = piece.inForce;
      grant.basis = Basis::Default;
      grant.organisation = id;
      grant.dependsOn = std::move(piece.dependsOn);
      addTo(grant.dependsOn, actorOpen_[grant.actor.index()]);
      grant.conditional = piece.conditional;
      add(std::move(grant));
    }
}

void Closure::addDefaults() {
  for (std::size_t i = 0; i < model_.organisations.size(); ++i)
    for (FunctionId function : model_.organisations[i].holds)
      if (!model_.at(function).isGroup)
        addDefault(OrganisationId(i), function);
}

/// Delegations by somebody who is to be confirmed: whether they give anything is open.
void Closure::addFromOpenDelegators() {
  for (Entry &entry : entries_) {
    const Delegation &delegation = model_.at(entry.delegation);
    if (delegation.from || !isOpen(delegation.fromOpen) || !delegation.to)
      continue;
    Grant held;
    held.function = entry.function;
    held.inForce = model_.header.inForce;
    depend(held.dependsOn, delegation.fromOpen);
    Grant grant = held;
    grant.actor = delegation.to;
    grant.place = delegation.place;
    grant.basis = Basis::Delegation;
    grant.delegation = entry.delegation;
    restrict(grant, delegation, held);
    entry.stage = Stage::Given;
    add(std::move(grant));
  }
}

bool Closure::isCovered(const Grant &grant, std::uint32_t cell) const {
  auto givesLess = [&](const Grant &inner, const Grant &outer) {
    if (outer.basis == Basis::Default)
      return true;
    if (outer.basis != inner.basis)
      return false;
    if (outer.basis == Basis::Reservation)
      return true;
    const SubDelegation &in = model_.at(inner.delegation).sub, &out = model_.at(outer.delegation).sub;
    return !in.allowed || (out.allowed && (!out.to || out.to == in.to) && !isOpen(out.limit.open) &&
                           reaches(out.limit.amount, in.limit.amount) && out.limit.per == in.limit.per);
  };
  bool settled = isSettled(grant);
  int unsettled = 0;
  auto coveredIn = [&](PlaceId place) {
    for (std::uint32_t at = buckets_.find(keyOf(cell, place.value)); at != kNothing; at = nextInBucket_[at]) {
      bool firm = isSettled(grants_[at]);
      if ((!firm && settled) || !covers(model_, grants_[at], grant) || !givesLess(grant, grants_[at]))
        continue;
      // Of unsettled ways to the same power a few are kept: all of them would be too many to count.
      if (firm || ++unsettled >= kMostUnsettled)
        return true;
    }
    return false;
  };
  if (coveredIn({}))
    return true;
  PlaceId place = grant.place;
  for (std::size_t steps = 0; place && steps <= model_.places.size(); ++steps) {
    if (coveredIn(place))
      return true;
    place = model_.at(place).parent;
  }
  return false;
}

void Closure::add(Grant grant) {
  if (grant.inForce.empty())
    return;
  std::uint32_t cell = cellOf(grant.actor, grant.function);
  if (isCovered(grant, cell))
    return;
  std::uint32_t &latest = buckets_.at(keyOf(cell, grant.place.value));
  nextInBucket_.push_back(latest);
  latest = static_cast<std::uint32_t>(grants_.size());
  grants_.push_back(std::move(grant));
}

bool Closure::isInChain(GrantId grant, ActorId actor) const {
  for (; grant; grant = grants_[grant.index()].from)
    if (grants_[grant.index()].actor == actor)
      return true;
  return false;
}

/// How far a delegation gets on one thing its delegator holds.
Stage Closure::stageOf(const Grant &held, const Delegation &delegation, GrantId from) const {
  if (!commonPlace(model_, held.place, delegation.place))
    return Stage::OutsidePlace;
  if (intersect(held.inForce, delegation.inForce).empty())
    return Stage::OutsideDates;
  if (held.basis == Basis::Reservation)
    return Stage::Reserved;
  if (held.basis == Basis::Delegation) {
    const SubDelegation &sub = model_.at(held.delegation).sub;
    if (!sub.allowed)
      return Stage::NotPermitted;
    if (sub.to && delegation.to && sub.to != delegation.to)
      return Stage::NotPermittedToThem;
  }
  if (delegation.to && isInChain(from, delegation.to))
    return Stage::Circle;
  return Stage::Given;
}

/// Narrows a grant to what a delegation says: place, dates, limit, and what it depends on.
void Closure::restrict(Grant &grant, const Delegation &delegation, const Grant &held) const {
  grant.place = commonPlace(model_, held.place, delegation.place).value_or(delegation.place);
  grant.inForce = intersect(held.inForce, delegation.inForce);
  if (delegation.to) {
    grant.inForce = intersect(grant.inForce, spanOf(delegation.to));
    addTo(grant.dependsOn, actorOpen_[delegation.to.index()]);
  }
  grant.limit = lesser(held.limit, delegation.limit);
  depend(grant.dependsOn, delegation.limit.open);
  depend(grant.dependsOn, delegation.open);
  depend(grant.dependsOn, delegation.datesOpen);
  grant.conditional = held.conditional || !delegation.condition.empty();
  if (held.basis == Basis::Delegation && held.delegation) {
    const SubDelegation &sub = model_.at(held.delegation).sub;
    grant.limit = lesser(grant.limit, sub.limit);
    depend(grant.dependsOn, sub.limit.open);
  }
}

/// What a delegation makes of one thing its delegator holds.
Grant Closure::derived(const Entry &entry, GrantId from) const {
  const Delegation &delegation = model_.at(entry.delegation);
  const Grant &held = grants_[from.index()];
  Grant grant;
  grant.actor = delegation.to;
  grant.function = entry.function;
  grant.basis = Basis::Delegation;
  grant.delegation = entry.delegation;
  grant.from = from;
  grant.above = held.above;
  grant.dependsOn = held.dependsOn;
  restrict(grant, delegation, held);
  return grant;
}

/// Notes what a delegator no longer has.
void Closure::giveAway(const Entry &entry, const Grant &given) {
  const Delegation &delegation = model_.at(entry.delegation);
  if (given.inForce.empty())
    return;
  Removal removal{given.place, given.inForce, given.limit.amount, given.dependsOn, given.conditional};
  if (!delegation.to)
    depend(removal.dependsOn, delegation.toOpen);
  exclusive_.push_back({delegation.from, entry.function, std::move(removal)});
}

void Closure::give(GrantId from, Entry &entry) {
  const Delegation &delegation = model_.at(entry.delegation);
  const Grant &held = grants_[from.index()];
  Stage stage = stageOf(held, delegation, from);
  if (stage > entry.stage || (stage == entry.stage && stage == Stage::NotHeld)) {
    entry.stage = stage;
    entry.other = held.delegation;
    entry.reservation = held.reservation;
  }
  if (stage != Stage::Given) {
    // Giving it back exclusively is giving it up.
    if (stage == Stage::Circle && delegation.exclusive && delegation.from != delegation.to)
      giveAway(entry, derived(entry, from));
    return;
  }
  const SubDelegation *sub = held.basis == Basis::Delegation && held.delegation ? &model_.at(held.delegation).sub : nullptr;
  entry.wholePlace = entry.wholePlace || containsPlace(model_, held.place, delegation.place);
  entry.withinLimit = entry.withinLimit || reaches(held.limit.amount, delegation.limit.amount);
  entry.withinPermission = entry.withinPermission || !sub || reaches(sub->limit.amount, delegation.limit.amount);
  if (!sameCurrency(held.limit, delegation.limit) || (sub && !sameCurrency(sub->limit, delegation.limit)))
    return;
  Grant grant = derived(entry, from);
  if (delegation.exclusive)
    giveAway(entry, grant);
  if (delegation.to)
    add(std::move(grant));
  else if (isOpen(delegation.toOpen))
    openHoldings_.push_back({entry.function, grant.place, grant.inForce, grant.limit, delegation.toOpen,
                             delegation.clause});
}

void Closure::spread(GrantId from) {
  std::uint32_t cell = cellOf(grants_[from.index()].actor, grants_[from.index()].function);
  for (std::uint32_t at = firstEntry_[cell]; at != kNothing; at = entries_[at].next)
    give(from, entries_[at]);
}

void Closure::splitGrants(std::span<const std::uint32_t> held, const std::vector<Removal> &removals) {
  for (std::uint32_t i : held) {
    Grant whole = grants_[i];
    bool touched = std::any_of(removals.begin(), removals.end(), [&](const Removal &removal) {
      return commonPlace(model_, whole.place, removal.place) && !intersect(whole.inForce, removal.inForce).empty();
    });
    if (!touched)
      continue;
    grants_[i].heldOnly = true;
    for (Piece &piece : remainder(model_, places_, whole.place, whole.inForce, removals)) {
      Grant left = whole;
      left.place = piece.place;
      left.inForce = piece.inForce;
      if (piece.above && (!left.above || left.above->minor < piece.above->minor))
        left.above = piece.above;
      if (left.above && left.limit.amount && left.limit.amount->currency == left.above->currency &&
          left.limit.amount->minor <= left.above->minor)
        continue;
      addTo(left.dependsOn, piece.dependsOn);
      left.conditional = left.conditional || piece.conditional;
      grants_.push_back(std::move(left));
    }
  }
}

/// Takes from delegators what they have given away exclusively.
void Closure::splitExclusive() {
  std::stable_sort(exclusive_.begin(), exclusive_.end(),
                   [](const Exclusive &a, const Exclusive &b) { return a.key() < b.key(); });
  for (std::size_t begin = 0, end = 0; begin < exclusive_.size(); begin = end) {
    std::vector<Removal> removals;
    for (end = begin; end < exclusive_.size() && exclusive_[end].key() == exclusive_[begin].key(); ++end)
      removals.push_back(std::move(exclusive_[end].removal));
    splitGrants(grantsOf(exclusive_[begin].from, exclusive_[begin].function), removals);
  }
}

void Closure::run() {
  indexReservations();
  indexDelegations();
  addReservations();
  addDefaults();
  addFromOpenDelegators();
  for (std::size_t i = 0; i < grants_.size(); ++i)
    spread(GrantId(i));
  order();
  std::size_t whole = grants_.size();
  splitExclusive();
  if (grants_.size() != whole)
    order();
}

} // namespace quorate::ir
