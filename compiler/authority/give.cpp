// What delegations make of what their delegators hold, and what exclusive ones take from them.
#include "compiler/authority/closure.h"

#include <algorithm>

namespace quorate::ir {

namespace {

/// The lesser of two limits; a limit for a stretch of time anywhere makes the whole one for a stretch of time.
Limit lesser(const Limit &a, const Limit &b) {
  Limit both = a;
  if (b.amount && (!a.amount || b.amount->minor < a.amount->minor))
    both.amount = b.amount;
  bool inTime = (a.amount && a.per != Per::Decision) || (b.amount && b.per != Per::Decision);
  both.per = inTime ? Per::Year : Per::Decision;
  both.open = {};
  return both;
}

/// The higher of two lower ends.
std::optional<Money> higher(const std::optional<Money> &a, const std::optional<Money> &b) {
  return !a || (b && b->currency == a->currency && b->minor > a->minor) ? b : a;
}

bool sameCurrency(const Limit &a, const Limit &b) {
  return !a.amount || !b.amount || a.amount->currency == b.amount->currency;
}

} // namespace

bool Closure::isInChain(GrantId grant, ActorId actor) const {
  for (; grant; grant = grants_[grant.index()].from)
    if (grants_[grant.index()].actor == actor)
      return true;
  return false;
}

/// Whether no link of a chain has been passed on as often as it may be.
bool Closure::mayGoOn(GrantId held) const {
  std::uint32_t links = 1;
  for (GrantId at = held; at && grants_[at.index()].delegation; at = grants_[at.index()].from, ++links) {
    const SubDelegation &sub = model_.at(grants_[at.index()].delegation).sub;
    if (sub.times && links > *sub.times)
      return false;
  }
  return true;
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
    if (!mayGoOn(from))
      return Stage::NotPermitted;
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
  if (delegation.inAll) {
    grant.limit = lesser(grant.limit, *delegation.inAll);
    depend(grant.dependsOn, delegation.inAll->open);
  }
  grant.above = higher(held.above, delegation.above);
  depend(grant.dependsOn, delegation.open);
  depend(grant.dependsOn, delegation.datesOpen);
  grant.conditional = held.conditional || !delegation.condition.empty() || !delegation.agreement.empty();
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
  const SubDelegation *sub =
      held.basis == Basis::Delegation && held.delegation ? &model_.at(held.delegation).sub : nullptr;
  entry.wholePlace = entry.wholePlace || containsPlace(model_, held.place, delegation.place);
  entry.withinLimit = entry.withinLimit || reaches(held.limit.amount, delegation.limit.amount);
  entry.withinPermission = entry.withinPermission || !sub || reaches(sub->limit.amount, delegation.limit.amount);
  if (!sameCurrency(held.limit, delegation.limit) || (sub && !sameCurrency(sub->limit, delegation.limit)))
    return;
  Grant grant = derived(entry, from);
  if (grant.above && grant.limit.amount && grant.limit.amount->minor <= grant.above->minor)
    return; // a band that lies wholly above what the delegator has
  if (delegation.exclusive)
    giveAway(entry, grant);
  if (delegation.to)
    add(std::move(grant));
  else if (isOpen(delegation.toOpen))
    openHoldings_.push_back(
        {entry.function, grant.place, grant.inForce, grant.limit, delegation.toOpen, delegation.clause});
}

void Closure::spread(GrantId from) {
  std::uint32_t cell = cellOf(grants_[from.index()].actor, grants_[from.index()].function);
  for (std::uint32_t at = firstEntry_[cell]; at != NumberMap::kNothing; at = entries_[at].next)
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

} // namespace quorate::ir
