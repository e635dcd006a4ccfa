// What delegations make of what their delegators hold, and what exclusive ones take from them.
#include "compiler/authority/closure.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace quorate::ir {

namespace {

/// The lesser of two limits; a limit for a stretch of time anywhere makes the whole one for a stretch of time.
Limit lesser(const Limit &a, const Limit &b) {
  Limit both = a;
  if (b.amount && (!a.amount || b.amount->minor < a.amount->minor))
    both.amount = b.amount;
  // The model does not know what has been decided already, so that how long the stretch is does not matter here:
  // whatever is for a stretch of time makes a yes depend on what the question tells of earlier decisions.
  bool inTime = (a.amount && a.per != Per::Decision) || (b.amount && b.per != Per::Decision);
  both.per = inTime ? Per::Year : Per::Decision;
  // What an open point says of a limit is among what the grant depends on already.
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
/// [W4] Each link after the first must be allowed by the one before.
bool Closure::mayGoOn(GrantId held) const {
  std::uint32_t links = 1;
  for (GrantId at = held; at && grants_[at.index()].delegation; at = grants_[at.index()].from, ++links) {
    const SubDelegation &sub = model_.at(grants_[at.index()].delegation).sub;
    // `once` counts from the link that says it: what is passed on now is its first time for `held`, its second for the
    // link before, and so on; so every link up to the root has to allow it.
    if (sub.times && links > *sub.times)
      return false;
  }
  return true;
}

/// How far a delegation gets on one thing its delegator holds.
Stage Closure::stageOf(const Grant &held, const Delegation &delegation, GrantId from) const {
  // From what is nearest to not being held at all to what is nearest to being given: the last stage reached is told.
  if (!commonPlace(model_, held.place, delegation.place))
    return Stage::OutsidePlace;
  if (intersect(held.inForce, delegation.inForce).empty())
    return Stage::OutsideDates;
  // What is reserved nobody may delegate, not even whoever it is reserved to (docs/language.md, reserve).
  if (held.basis == Basis::Reservation)
    return Stage::Reserved;
  // Whoever holds by default may delegate freely. What was received may be passed on only with leave: "delegatus non
  // potest delegare".
  if (held.basis == Basis::Delegation) {
    const SubDelegation &sub = model_.at(held.delegation).sub;
    if (!sub.allowed)
      return Stage::NotPermitted;
    if (sub.to && delegation.to && sub.to != delegation.to)
      return Stage::NotPermittedToThem;
    if (!mayGoOn(from))
      return Stage::NotPermitted;
  }
  // Power that comes back to somebody it came from gives them nothing new; without this the closure would not end.
  if (delegation.to && isInChain(from, delegation.to))
    return Stage::Circle;
  return Stage::Given;
}

/// A limit for a stretch of time may be used up: another way without it, or with another, is another way.
void Closure::askForLimit(Grant &grant, const Limit &limit) {
  if (limit.amount && limit.per != Per::Decision)
    ask(grant, fmt::format("limit {} {} {}", static_cast<int>(limit.per), static_cast<int>(limit.amount->currency),
                           limit.amount->minor));
}

/// Narrows a grant to the amounts of a delegation.
void Closure::restrictAmounts(Grant &grant, const Delegation &delegation, const Grant &held) {
  // [L3] The smallest limit along the chain is what remains (docs/language.md, Authority).
  grant.limit = lesser(held.limit, delegation.limit);
  depend(grant.dependsOn, delegation.limit.open);
  askForLimit(grant, delegation.limit);
  // `up to £5,000 a decision and up to £40,000 a year`: the total bounds single decisions as well.
  if (delegation.inAll) {
    grant.limit = lesser(grant.limit, *delegation.inAll);
    depend(grant.dependsOn, delegation.inAll->open);
    askForLimit(grant, *delegation.inAll);
  }
  grant.above = higher(held.above, delegation.above);
  // Leave to pass on has a limit of its own. It binds whoever receives, and takes nothing from whoever gives.
  if (held.basis == Basis::Delegation && held.delegation) {
    const SubDelegation &sub = model_.at(held.delegation).sub;
    grant.limit = lesser(grant.limit, sub.limit);
    askForLimit(grant, sub.limit);
    depend(grant.dependsOn, sub.limit.open);
  }
}

/// Narrows a grant to what a delegation says: place, dates, limit, and what it depends on.
void Closure::restrict(Grant &grant, const Delegation &delegation, const Grant &held, Agreeing agreeing) {
  grant.place = commonPlace(model_, held.place, delegation.place).value_or(delegation.place);
  grant.inForce = intersect(held.inForce, delegation.inForce);
  if (delegation.to) {
    grant.inForce = intersect(grant.inForce, spanOf(delegation.to));
    hangOn(grant, delegation.to);
  }
  if (delegation.everythingElse)
    needAway(delegation, grant);
  else
    hangOn(grant, delegation.clause, {delegation.open, delegation.datesOpen});
  // Who must agree, and what must be so, adds up along the chain: a condition of an early link cannot be passed by.
  grant.asks = held.asks;
  grant.conditional = held.conditional;
  if (agreeing == Agreeing::Asked)
    grant.conditional = haveToAgree(delegation.agreement, grant) || grant.conditional;
  askForCondition(grant);
  // [L1] A limit has no effect on what has no amount.
  if (model_.at(grant.function).hasAmount)
    restrictAmounts(grant, delegation, held);
}

/// What a delegation makes of one thing its delegator holds.
Grant Closure::derived(const Entry &entry, GrantId from, const Grant &held, Agreeing agreeing) {
  const Delegation &delegation = model_.at(entry.delegation);
  Grant grant;
  grant.actor = delegation.to;
  grant.function = entry.function;
  grant.basis = Basis::Delegation;
  grant.delegation = entry.delegation;
  grant.from = from;
  grant.dependsOn = held.dependsOn;
  grant.unless = held.unless;
  grant.mixed = held.mixed;
  restrict(grant, delegation, held, agreeing);
  return grant;
}

/// [W6] A grant as it would be if nobody had to agree to any link of its chain.
Grant Closure::withoutAgreement(GrantId id) {
  const Grant &grant = grants_[id.index()];
  if (grant.basis != Basis::Delegation || !grant.from || !grant.conditional)
    return grant;
  const GrantId from = grant.from;
  const Entry link{grant.delegation, grant.function, NumberMap::kNothing, Stage::Given, false, false, false, {}, {}};
  return derived(link, from, withoutAgreement(from), Agreeing::Aside);
}

/// Notes what is no longer there for anybody but the receiver, of what the delegator held. A condition of the
/// delegation is no matter, nor whether somebody is there to agree: while that is not so the power lies with nobody,
/// and the delegator has it not back. [W6] What is given exclusively is taken from all who have it from the giver.
void Closure::giveAway(const Entry &entry, GrantId from) {
  const Delegation &delegation = model_.at(entry.delegation);
  const Grant held = withoutAgreement(from);
  const Grant given = derived(entry, from, held, Agreeing::Aside);
  Interval days = intersect(held.inForce, delegation.inForce);
  if (delegation.to)
    days = intersect(days, spanOf(delegation.to));
  if (days.empty())
    return;
  Removal removal{given.place,     days,  given.above,  given.limit.amount,
                  given.dependsOn, false, given.unless, given.mixed};
  if (!delegation.to)
    depend(removal.dependsOn, delegation.toOpen);
  exclusive_.push_back({entry.delegation, entry.function, std::move(removal)});
}

void Closure::give(GrantId from, Entry &entry) {
  const Delegation &delegation = model_.at(entry.delegation);
  // A copy: the list of grants may grow while this one is in use.
  const Grant held = grants_[from.index()];
  Stage stage = stageOf(held, delegation, from);
  // A delegator may hold the same by several ways; the way that gets furthest says best why it is not enough.
  if (stage > entry.stage || (stage == entry.stage && stage == Stage::NotHeld)) {
    entry.stage = stage;
    entry.other = held.delegation;
    entry.reservation = held.reservation;
  }
  if (stage != Stage::Given) {
    // Giving it back exclusively is giving it up.
    if (stage == Stage::Circle && delegation.exclusive && delegation.from != delegation.to)
      giveAway(entry, from);
    return;
  }
  const SubDelegation *sub =
      held.basis == Basis::Delegation && held.delegation ? &model_.at(held.delegation).sub : nullptr;
  // Noted over all that the delegator holds: a fault only if no single holding is enough.
  entry.wholePlace = entry.wholePlace || containsPlace(model_, held.place, delegation.place);
  entry.withinLimit = entry.withinLimit || reaches(held.limit.amount, delegation.limit.amount);
  entry.withinPermission = entry.withinPermission || !sub || reaches(sub->limit.amount, delegation.limit.amount);
  // Of two currencies there is no lesser limit: nothing is given, rather than one of them by chance.
  bool bounded = model_.at(entry.function).hasAmount;
  if (bounded && (!sameCurrency(held.limit, delegation.limit) || (sub && !sameCurrency(sub->limit, delegation.limit))))
    return;
  Grant grant = derived(entry, from, held, Agreeing::Asked);
  if (grant.above && grant.limit.amount && grant.limit.amount->currency == grant.above->currency &&
      grant.limit.amount->minor <= grant.above->minor)
    return; // a band that lies wholly above what the delegator has
  if (delegation.exclusive)
    giveAway(entry, from);
  if (delegation.to)
    add(std::move(grant));
  else if (isOpen(delegation.toOpen))
    // Somebody has it, and it is not known who: then nobody can be told for certain that they have it not.
    openHoldings_.push_back(
        {entry.function, grant.place, grant.inForce, grant.limit, delegation.toOpen, delegation.clause});
}

void Closure::spread(GrantId from) {
  std::uint32_t cell = cellOf(grants_[from.index()].actor, grants_[from.index()].function);
  for (std::uint32_t at = firstEntry_[cell]; at != NumberMap::kNothing; at = entries_[at].next)
    give(from, entries_[at]);
}

/// What exclusive delegations take from a grant: from the giver, by whatever way it holds it, and from everybody whose
/// power comes from the giver, but for the receiver, who may have it from the giver by another way too [W7]. Whoever
/// the giver has its power from keeps theirs. Two exclusive delegations of the same do not shut each other out: that
/// they contradict is told by itself.
std::vector<Removal> Closure::shutOut(GrantId grant, const std::vector<std::vector<std::uint32_t>> &byGiver) {
  const Grant &whole = grants_[grant.index()];
  auto isIn = [](const std::vector<OpenPointId> &all, OpenPointId open) {
    return std::binary_search(all.begin(), all.end(), open);
  };
  std::vector<Removal> removals;
  DelegationId by; // the link by which the chain goes on from `at`
  for (GrantId at = grant; at; at = grants_[at.index()].from) {
    bool exclusively = by && model_.at(by).exclusive;
    for (std::uint32_t number : byGiver[cellOf(grants_[at.index()].actor, grants_[at.index()].function)]) {
      const Delegation &away = model_.at(exclusive_[number].by);
      if (exclusively || (by && model_.at(by).to == away.to))
        continue;
      // [D5] What the power hangs on itself is no matter: without it there is nothing to be taken. But where the one is
      // there only if a day has come, and the other only if it has not, nothing is taken.
      const Removal &removal = exclusive_[number].removal;
      Removal taken = removal;
      bool never = false;
      auto isOwn = [&](OpenPointId open) {
        const ClauseId clause = away.clause;
        return open == away.open || open == away.datesOpen ||
               (clause && (open == model_.at(clause).onlyFrom || open == model_.at(clause).onlyBefore));
      };
      std::erase_if(taken.dependsOn, [&](OpenPointId open) {
        const bool hangs = isIn(whole.dependsOn, open), alike = isIn(whole.unless, open) == isIn(removal.unless, open);
        never = never || (hangs && !alike && !whole.mixed && !removal.mixed);
        return hangs && alike && (!whole.mixed || !isOwn(open));
      });
      if (!never)
        removals.push_back(std::move(taken));
    }
    by = grants_[at.index()].delegation;
  }
  return removals;
}

namespace {

/// The currencies in each of which what is left is worked out by itself: none by name if all bounds are in one.
/// [L3] Amounts in two currencies do not compare.
std::vector<std::optional<runtime::Currency>> currenciesOf(const Grant &whole, const std::vector<Removal> &removals) {
  std::vector<Money> bounds;
  auto add = [&](const std::optional<Money> &bound) {
    if (bound)
      bounds.push_back(*bound);
  };
  for (const Removal &removal : removals)
    add(removal.above), add(removal.upTo);
  if (bounds.empty())
    return {std::nullopt};
  add(whole.above), add(whole.limit.amount);
  if (std::all_of(bounds.begin(), bounds.end(),
                  [&](const Money &bound) { return bound.currency == bounds.front().currency; }))
    return {std::nullopt};
  return {std::begin(runtime::kCurrencies), std::end(runtime::kCurrencies)};
}

/// What is taken away, without the bounds that are no narrower than those of the grant: these are bounds in whatever
/// currency an amount is.
std::vector<Removal> withinBoundsOf(const Grant &whole, std::vector<Removal> removals) {
  auto known = [](const std::optional<Money> &a, const std::optional<Money> &b) {
    return a && b && a->currency == b->currency;
  };
  for (Removal &removal : removals) {
    if (known(removal.upTo, whole.limit.amount) && whole.limit.amount->minor <= removal.upTo->minor)
      removal.upTo.reset();
    if (known(removal.above, whole.above) && removal.above->minor <= whole.above->minor)
      removal.above.reset();
  }
  return removals;
}

/// What is taken away, as it bears on amounts in one currency.
std::vector<Removal> seenIn(std::optional<runtime::Currency> currency, std::vector<Removal> removals) {
  for (Removal &removal : removals)
    for (const std::optional<Money> &bound : {removal.above, removal.upTo})
      if (currency && bound && bound->currency != *currency) {
        removal.above.reset(), removal.upTo.reset();
        removal.inOther = true;
      }
  return removals;
}

/// Keeps of a grant the amounts in one currency.
void keepOnly(runtime::Currency currency, const Piece &piece, Grant &grant) {
  grant.only = currency;
  grant.inOther = piece.inOther;
  for (std::optional<Money> *bound : {&grant.above, &grant.limit.amount})
    if (*bound && (*bound)->currency != currency) {
      bound->reset();
      grant.inOther = true;
    }
}

} // namespace

void Closure::split(std::uint32_t number, const std::vector<Removal> &taken) {
  const Grant whole = grants_[number];
  const std::vector<Removal> removals = withinBoundsOf(whole, taken);
  bool touched = std::any_of(removals.begin(), removals.end(), [&](const Removal &removal) {
    return commonPlace(model_, whole.place, removal.place) && !intersect(whole.inForce, removal.inForce).empty();
  });
  if (!touched)
    return;
  // The whole is kept: chains of others refer to it by its number, and an answer tells who gave the power away.
  grants_[number].heldOnly = true;
  for (std::optional<runtime::Currency> currency : currenciesOf(whole, removals))
    for (Piece &piece : remainder(model_, places_, whole.place, whole.inForce, seenIn(currency, removals))) {
      // Where nothing bears on the amounts it is the same in every currency.
      if (!piece.isBounded() && currency && currency != runtime::kCurrencies[0])
        continue;
      Grant left = whole;
      if (piece.isBounded() && currency)
        keepOnly(*currency, piece, left);
      if (std::optional<Grant> kept = narrowed(std::move(left), piece))
        grants_.push_back(std::move(*kept));
    }
}

/// What is left of a grant in a piece of where and when it was; nothing if nothing is.
std::optional<Grant> Closure::narrowed(Grant left, const Piece &piece) const {
  left.leftOfAll = left.leftOfAll || (!left.place && piece.place);
  left.place = piece.place;
  left.inForce = piece.inForce;
  // Exclusive for great amounts leaves the small ones behind, which is a lower limit; exclusive for small ones leaves
  // a lower end. A piece between whose ends nothing lies is no power.
  left.above = higher(left.above, piece.above);
  if (piece.upTo && (!left.limit.amount || piece.upTo->minor < left.limit.amount->minor))
    left.limit.amount = piece.upTo;
  if (left.above && left.limit.amount && left.limit.amount->currency == left.above->currency &&
      left.limit.amount->minor <= left.above->minor)
    return std::nullopt;
  addTo(left.dependsOn, piece.dependsOn);
  left.mixed = left.mixed || !piece.dependsOn.empty();
  limitTo(left.place, left);
  return left.inForce.empty() ? std::nullopt : std::optional(std::move(left));
}

/// Takes from everybody what somebody else has exclusively.
void Closure::splitExclusive() {
  if (exclusive_.empty())
    return;
  // After everything is given and not on the way: an exclusive delegation also takes from chains that are found after
  // it. Only what was there is split; the pieces come behind.
  const auto whole = static_cast<std::uint32_t>(grants_.size());
  std::vector<std::vector<std::uint32_t>> byGiver(firstEntry_.size());
  for (const Grant &grant : grants_)
    if (std::uint32_t cell = cellOf(grant.actor, grant.function); cell >= byGiver.size())
      byGiver.resize(cell + 1);
  for (std::uint32_t i = 0; i < exclusive_.size(); ++i)
    byGiver[cellOf(model_.at(exclusive_[i].by).from, exclusive_[i].function)].push_back(i);
  for (std::uint32_t i = 0; i < whole; ++i)
    // [W4] What is reserved cannot be given: whether it is, and is given away instead, may hang on the same open point.
    if (givenExclusively_[grants_[i].function.index()] && grants_[i].basis != Basis::Reservation)
      if (std::vector<Removal> removals = shutOut(GrantId(i), byGiver); !removals.empty())
        split(i, removals);
}

} // namespace quorate::ir
