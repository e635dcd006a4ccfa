// Works out effective authority: roots first, then every delegation on what its delegator turns out to hold.
#include "compiler/authority/closure.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir {

namespace {

constexpr std::uint32_t kNothing = NumberMap::kNothing;
/// So many ways that hang on something are followed to one power of one actor; more are told as a fault.
constexpr int kMostUnsettled = 100;

} // namespace

bool reaches(const std::optional<Money> &limit, const std::optional<Money> &amount) {
  // Without a limit every amount is reached; an amount without end is reached in no other way.
  if (!limit || !amount)
    return !limit;
  return limit->currency == amount->currency && limit->minor >= amount->minor;
}

bool isSettled(const Grant &grant) {
  // What has been decided already may use up a limit for a stretch of time, while another way is still open.
  bool inTime = grant.limit.amount && grant.limit.per != Per::Decision;
  return grant.dependsOn.empty() && !grant.conditional && !grant.heldOnly && !inTime && !grant.inOther;
}

bool asksLess(const Grant &outer, const Grant &inner) {
  // That a clause applies is not the same need as that it does not.
  auto isAlike = [&](OpenPointId open) {
    return std::binary_search(outer.unless.begin(), outer.unless.end(), open) ==
           std::binary_search(inner.unless.begin(), inner.unless.end(), open);
  };
  return std::all_of(outer.dependsOn.begin(), outer.dependsOn.end(), isAlike) &&
         std::includes(inner.asks.begin(), inner.asks.end(), outer.asks.begin(), outer.asks.end()) &&
         std::includes(inner.dependsOn.begin(), inner.dependsOn.end(), outer.dependsOn.begin(), outer.dependsOn.end());
}

bool covers(const Model &model, const Grant &outer, const Grant &inner) {
  if (outer.inForce.from > inner.inForce.from || outer.inForce.until < inner.inForce.until)
    return false;
  if (!reaches(outer.limit.amount, inner.limit.amount) || !containsPlace(model, outer.place, inner.place))
    return false;
  // A limit for a year may be used up on the day when one of the same height for a decision is still good.
  if (outer.limit.amount && outer.limit.per != Per::Decision && inner.limit.per == Per::Decision)
    return false;
  if (outer.only && outer.only != inner.only)
    return false;
  return !outer.above ||
         (inner.above && inner.above->currency == outer.above->currency && inner.above->minor >= outer.above->minor);
}

Closure::Closure(const Model &model)
    : model_(model), places_(model), givenExclusively_(model.functions.size()),
      firstReserved_(model.functions.size(), kNothing), followers_(model.bodies.size()),
      actorOpen_(model.actors.size()) {
  for (const Body &body : model.bodies)
    // Powers go with a succession: what an organisation decided through a body it decides through the one that follows.
    for (BodyId before : body.succeeds)
      followers_[before.index()].push_back(body.actor);
  for (std::size_t i = 0; i < model.actors.size(); ++i)
    noteOpen(ActorId(i));
}

/// A power over a function is there while the function is. It depends on the function if that is to be confirmed.
void Closure::limitTo(FunctionId function, Grant &grant) const {
  ClauseId id = model_.at(function).daysOf();
  if (!id)
    return;
  grant.inForce = intersect(grant.inForce, model_.at(id).inForce);
  dependOnDays(id, grant);
}

/// What somebody must agree to can be done only while there is somebody to agree.
bool Closure::haveToAgree(const std::vector<ActorId> &actors, Grant &grant) {
  for (ActorId actor : actors) {
    // Whoever decides need not be looked for: their own days are in the grant already.
    if (actor != grant.actor) {
      grant.inForce = intersect(grant.inForce, ownSpanOf(actor));
      hangOn(grant, actor);
    }
    ask(grant, fmt::format("agreement {}", actor.value));
  }
  return !actors.empty();
}

/// Notes something that has to be so besides, under a number that is the same for the same words.
void Closure::ask(Grant &grant, std::string what) {
  const auto next = static_cast<std::uint32_t>(asks_.size());
  const std::uint32_t number = asks_.try_emplace(std::move(what), next).first->second;
  auto at = std::lower_bound(grant.asks.begin(), grant.asks.end(), number);
  if (at == grant.asks.end() || *at != number)
    grant.asks.insert(at, number);
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
    // An assumption stands in for this one: both would give the same thing twice.
    if (delegation.filledBy)
      continue;
    for (FunctionId function : delegation.functions) {
      // A group is no power of its own: it may be decided by whoever may decide all that is in it.
      if (model_.at(function).isGroup)
        continue;
      if (delegation.exclusive)
        givenExclusively_[function.index()] = true;
      auto number = static_cast<std::uint32_t>(entries_.size());
      entries_.push_back({DelegationId(i), function, kNothing, Stage::NotHeld, false, false, false, {}, {}});
      if (!delegation.from)
        continue;
      std::uint32_t cell = cellOf(delegation.from, function);
      // Behind the last and not before the first: grants and faults then come in the order of the text.
      if (lastEntry_[cell] == kNothing)
        firstEntry_[cell] = number;
      else
        entries_[lastEntry_[cell]].next = number;
      lastEntry_[cell] = number;
    }
  }
}

Interval Closure::ownSpanOf(ActorId id) const {
  const Actor &actor = model_.at(id);
  return actor.body ? intersect(actor.inForce, model_.at(actor.body).inForce) : actor.inForce;
}

Interval Closure::spanOf(ActorId id) const { return intersect(ownSpanOf(id), model_.header.inForce); }

/// Through whom an organisation acts, and when: the bodies it names, and those that follow them.
std::vector<Closure::Holder> Closure::holdersOf(const Organisation &organisation) const {
  auto daysOf = [&](ClauseId clause) { return clause ? model_.at(clause).inForce : Interval(); };
  // An organisation decides nothing by itself: it acts through a body or a post, whose power by default this is.
  std::vector<Holder> all{
      {organisation.actsThrough, daysOf(organisation.actsThroughClause), organisation.actsThroughClause}};
  for (const Organisation::Acting &besides : organisation.actsBesides)
    all.push_back({besides.actor, daysOf(besides.clause), besides.clause});
  // The list grows while it is gone through. Bodies that succeed each other in a circle would let it grow for ever.
  for (std::size_t i = 0; i < all.size() && all.size() <= model_.bodies.size(); ++i)
    if (BodyId before = all[i].actor ? model_.at(all[i].actor).body : BodyId())
      for (ActorId follower : followers_[before.index()]) {
        OrganisationId of = model_.at(model_.at(follower).body).organisation;
        // A body of another organisation that follows takes the place over, but not what this organisation holds.
        if (!of || of == model_.at(before).organisation)
          all.push_back({follower, all[i].days, all[i].clause});
      }
  return all;
}

/// By which clauses an organisation holds a function, and on which days.
std::vector<Closure::HeldBy> Closure::waysHeld(const Organisation &organisation, FunctionId function) const {
  std::vector<HeldBy> ways;
  for (std::uint32_t i = 0; i < organisation.held.size(); ++i) {
    const Organisation::Held &held = organisation.held[i];
    if (std::binary_search(held.functions.begin(), held.functions.end(), function))
      ways.push_back({i, daysOf(model_, held)});
  }
  // What it took over from another organisation is in no clause of its own: then none bounds the days.
  if (ways.empty())
    ways.push_back({});
  return ways;
}

LinkCondition conditionOf(const Model &model, const Grant &grant) {
  switch (grant.basis) {
  case Basis::Delegation: return {model.at(grant.delegation).condition, model.at(grant.delegation).clause};
  case Basis::Reservation: return {model.at(grant.reservation).condition, model.at(grant.reservation).clause};
  case Basis::Default: break;
  }
  if (!grant.held)
    return {};
  const Organisation::Held &held = model.at(grant.organisation).held[*grant.held];
  return {held.condition, held.clause};
}

/// [L6] A condition may stand on any link: on what is held, reserved or delegated. It is asked of whatever rests on it.
void Closure::askForCondition(Grant &grant) {
  LinkCondition condition = conditionOf(model_, grant);
  if (condition.text.empty())
    return;
  grant.conditional = true;
  ask(grant, fmt::format("condition {}", condition.text));
}

// [W3] What an organisation holds belongs to those through whom it acts.
void Closure::addDefault(OrganisationId id, FunctionId function, const Holder &holder) {
  const Organisation &organisation = model_.at(id);
  // Covering no place in particular is being there for all of them.
  auto covered = [](const std::vector<PlaceId> &places) { return places.empty() ? std::vector{PlaceId()} : places; };
  if (!holder.actor) {
    if (isOpen(organisation.actsThroughOpen))
      for (PlaceId place : covered(organisation.covers))
        openHoldings_.push_back(
            {function, place, model_.header.inForce, {}, organisation.actsThroughOpen, organisation.clause});
    return;
  }
  // What is reserved is taken out of what is held by default, place by place and day by day: only the reservation gives
  // it.
  auto removals = reservedElsewhere(function);
  for (const HeldBy &held : waysHeld(organisation, function)) {
    Interval days = intersect(intersect(spanOf(holder.actor), organisation.inForce), intersect(holder.days, held.days));
    const bool own = !held.clause || !organisation.held[*held.clause].takenOver;
    for (PlaceId place : covered(own ? organisation.covers : organisation.held[*held.clause].covers)) {
      Grant whole;
      whole.actor = holder.actor;
      whole.function = function;
      whole.place = place;
      whole.inForce = days;
      whole.basis = Basis::Default;
      whole.organisation = id;
      whole.held = held.clause;
      askForCondition(whole);
      for (const Piece &piece : remainder(model_, places_, place, days, removals)) {
        Grant grant = whole;
        grant.dependsOn = piece.dependsOn;
        notReserved(function, grant);
        addHeld(std::move(grant), piece, holder);
      }
      for (const PieceYielded &yielded : piecesYielded(whole)) {
        Grant grant = whole;
        grant.dependsOn = yielded.piece.dependsOn;
        grant.unless = yielded.unless;
        grant.mixed = yielded.mixed;
        addHeld(std::move(grant), yielded.piece, holder);
      }
    }
  }
}

/// Adds a piece of what somebody holds by default.
void Closure::addHeld(Grant grant, const Piece &piece, const Holder &holder) {
  const Organisation &organisation = model_.at(grant.organisation);
  grant.leftOfAll = !grant.place && piece.place;
  grant.place = piece.place;
  grant.inForce = piece.inForce;
  grant.above = piece.above;
  grant.limit.amount = piece.upTo;
  hangOn(grant, grant.actor);
  dependOnDays(holder.clause, grant);
  if (grant.held)
    dependOnDays(organisation.held[*grant.held].clause, grant);
  hang(grant, organisation.startOpen, turnOf(organisation.clause, organisation.startOpen));
  limitTo(grant.function, grant);
  add(std::move(grant));
}

void Closure::addDefaults() {
  for (std::size_t i = 0; i < model_.organisations.size(); ++i) {
    const Organisation &organisation = model_.organisations[i];
    const std::vector<Holder> holders = holdersOf(organisation);
    for (FunctionId function : organisation.holds)
      if (!model_.at(function).isGroup)
        for (const Holder &holder : holders)
          addDefault(OrganisationId(i), function, holder);
  }
}

/// Delegations by somebody who is to be confirmed: whether they give anything is open.
void Closure::addFromOpenDelegators() {
  for (Entry &entry : entries_) {
    const Delegation &delegation = model_.at(entry.delegation);
    if (delegation.from || !isOpen(delegation.fromOpen) || !delegation.to)
      continue;
    Grant held;
    held.function = entry.function;
    // Nobody knows what the delegator will hold: all of it is taken to be held, hanging on the open point, so that no
    // yes can come of it.
    held.inForce = model_.header.inForce;
    depend(held.dependsOn, delegation.fromOpen);
    limitTo(entry.function, held);
    Grant grant = held;
    grant.actor = delegation.to;
    grant.place = delegation.place;
    grant.basis = Basis::Delegation;
    grant.delegation = entry.delegation;
    restrict(grant, delegation, held, Agreeing::Asked);
    entry.stage = Stage::Given;
    add(std::move(grant));
  }
}

/// Whether another way to the same power leaves this one nothing to add: it reaches as far, lets as much be passed on,
/// and hangs on nothing that this one does not hang on.
bool Closure::isCovered(const Grant &grant, std::uint32_t cell) const {
  auto givesLess = [&](const Grant &inner, const Grant &outer) {
    // What is held by default may be passed on without leave, so that no other way gives more.
    if (outer.basis == Basis::Default)
      return true;
    if (outer.basis != inner.basis)
      return false;
    if (outer.basis == Basis::Reservation)
      return true;
    const SubDelegation &in = model_.at(inner.delegation).sub, &out = model_.at(outer.delegation).sub;
    // A way that is as wide, but may be passed on less often or only to somebody else, does not make this one needless:
    // the delegations that rest on this one would be lost.
    return !in.allowed || (out.allowed && (!out.to || out.to == in.to) && !isOpen(out.limit.open) && !out.times &&
                           reaches(out.limit.amount, in.limit.amount) && out.limit.per == in.limit.per);
  };
  // Where somebody gives the function away exclusively, one way may be shut while another stays open.
  // Such a function keeps all its ways until `splitExclusive`, which needs to know by which link each one goes.
  bool shutting = givenExclusively_[grant.function.index()];
  auto coveredIn = [&](PlaceId place) {
    for (std::uint32_t at = buckets_.find(keyOf(cell, place.value)); at != kNothing; at = nextInBucket_[at]) {
      const Grant &other = grants_[at];
      if (asksLess(other, grant) && covers(model_, other, grant) && givesLess(grant, other) &&
          (!shutting || (other.from == grant.from && other.delegation == grant.delegation)))
        return true;
    }
    return false;
  };
  if (coveredIn({}))
    return true;
  PlaceId place = grant.place;
  // Up to the root. The count of steps ends it, should places lie in a circle.
  for (std::size_t steps = 0; place && steps <= model_.places.size(); ++steps) {
    if (coveredIn(place))
      return true;
    place = model_.at(place).parent;
  }
  return false;
}

/// [D3] A power at a place is there while the place is.
void Closure::limitTo(PlaceId place, Grant &grant) const {
  if (!place)
    return;
  grant.inForce = intersect(grant.inForce, model_.at(place).inForce);
  hang(grant, model_.at(place).datesOpen, turnOf(model_.at(place).clause, model_.at(place).datesOpen));
}

/// [D1] Whether one link is there only from an open day on and another only before it: whatever day it turns out to be.
bool Closure::isNeverInForce(const Grant &grant) const {
  if (grant.dependsOn.empty())
    return false;
  std::vector<OpenPointId> come, notCome;
  auto look = [&](ClauseId clause) {
    if (!clause)
      return;
    if (OpenPointId day = model_.at(clause).onlyFrom)
      come.push_back(day);
    if (OpenPointId day = model_.at(clause).onlyBefore)
      notCome.push_back(day);
  };
  look(model_.at(grant.function).clause);
  for (const Grant *link = &grant; link; link = link->from ? &grants_[link->from.index()] : nullptr) {
    const Actor &actor = model_.at(link->actor);
    look(actor.clause);
    if (actor.body)
      look(model_.at(actor.body).clause);
    if (link->delegation)
      look(model_.at(link->delegation).clause);
    if (link->reservation)
      look(model_.at(link->reservation).clause);
  }
  return std::any_of(come.begin(), come.end(),
                     [&](OpenPointId day) { return std::find(notCome.begin(), notCome.end(), day) != notCome.end(); });
}

void Closure::add(Grant grant) {
  limitTo(grant.place, grant);
  // Links that are never in force on one day make no chain.
  if (grant.inForce.empty() || isNeverInForce(grant))
    return;
  std::uint32_t cell = cellOf(grant.actor, grant.function);
  if (isCovered(grant, cell))
    return;
  std::uint32_t &latest = buckets_.at(keyOf(cell, grant.place.value));
  auto hangs = [](const Grant &one) { return !one.asks.empty() || !one.dependsOn.empty(); };
  int ways = 0;
  // Every link with two ways doubles what hangs on something else, so that a short text could fill the memory.
  for (std::uint32_t at = hangs(grant) ? latest : kNothing; at != kNothing; at = nextInBucket_[at])
    ways += hangs(grants_[at]);
  if (ways >= kMostUnsettled && grant.basis == Basis::Delegation) {
    if (tooMany_.empty() || tooMany_.back().delegation != grant.delegation)
      tooMany_.push_back({AuthorityFault::Is::TooManyWays, grant.delegation, {}, {}, {grant.function}});
    return;
  }
  nextInBucket_.push_back(latest);
  latest = static_cast<std::uint32_t>(grants_.size());
  grants_.push_back(std::move(grant));
}

void Closure::run() {
  indexReservations();
  indexYielding();
  indexDelegations();
  addReservations();
  addDefaults();
  addFromOpenDelegators();
  // The list grows while it is gone through, and what is given is spread in its turn: at the end all chains are
  // followed. It comes to an end because nobody is twice in one chain.
  for (std::size_t i = 0; i < grants_.size(); ++i)
    spread(GrantId(i));
  order();
  // The order is made again only if pieces came: it takes a sort of everything.
  std::size_t whole = grants_.size();
  splitExclusive();
  if (grants_.size() != whole)
    order();
}

} // namespace quorate::ir
