// Looks authority up: a hash on actor and function leads to a stretch of boxes of place, amount and days.
#include "runtime/authority.h"
#include "runtime/authority/bearing.h"
#include "runtime/authority/chain.h"
#include "runtime/model/tables.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// A stretch of grants longer than this is searched by place.
constexpr std::uint32_t kShort = 12;

/// [W5] Without a place it is about that of the actor; [W9] or, where it is for a list, about any.
std::uint32_t placeOf(const AuthorityTables &tables, const PowerRequest &request) {
  return request.place      ? number(*request.place)
         : request.anywhere ? kNone
                            : tables.actors[number(request.actor)].place();
}

Asked asked(const Model &model, const AuthorityTables &tables, const PowerRequest &request) {
  std::uint32_t place = placeOf(tables, request);
  bool known = place != kNone;
  return {request.day,
          request.amount.has_value(),
          known,
          request.amount ? request.amount->minor : 0,
          request.amount ? request.amount->currency : Currency::Pound,
          place,
          known ? tables.places[place].first() : 0,
          !known || isThere(tables.places[place], request.day),
          placeHangsOn(model, request),
          model,
          request};
}

/// Whether an amount is within the bounds of a grant, adding what would have to be known to say so.
bool amountFits(const schema::Grant &grant, const Asked &ask, std::uint8_t &missing) {
  bool limited = grant.limit() != kNoCeiling, floored = grant.above() != kNoFloor;
  bool inOneOnly = any(grant.flags() & GrantFlags::OneCurrency);
  if (!limited && !floored && !inOneOnly)
    return true;
  if (ask.amountKnown && inOneOnly && grant.currency() != ask.currency)
    return false;
  if (any(grant.flags() & GrantFlags::InOther) || (inOneOnly && !ask.amountKnown))
    missing |= kMissingCurrency;
  if (!ask.amountKnown) {
    missing |= kMissingAmount;
    // Of bounds in two currencies one is in another than the amount, whatever it is.
    if (limited && floored && grant.currency() != grant.above_currency())
      missing |= kMissingCurrency;
    return true;
  }
  // [L1] "Up to" includes the amount itself, "over" does not (docs/language.md, bands).
  if ((limited && grant.currency() == ask.currency && ask.amount > grant.limit()) ||
      (floored && grant.above_currency() == ask.currency && ask.amount <= grant.above()))
    return false;
  // [L3] No rate of exchange is known: an amount in another currency is neither within a limit nor beyond it.
  if ((limited && grant.currency() != ask.currency) || (floored && grant.above_currency() != ask.currency))
    missing |= kMissingCurrency;
  return true;
}

/// Whether a grant is for the day, the place and the amount, adding what would have to be known to say so.
bool isFor(const schema::Grant &grant, const Asked &ask, std::uint8_t &missing) {
  // [D3] At a place that is not there nothing is to be decided, also by those who may decide everywhere.
  if (!ask.there || ask.day < grant.from_day() || ask.day >= grant.until_day())
    return false;
  if (grant.place() != kNone) {
    if (!ask.placeKnown)
      missing |= kMissingPlace;
    else if (ask.number < grant.place_first() || ask.number >= grant.place_last())
      return false;
  }
  // [D5] Nor is it known whether anything is to be decided at a place whose days are to be confirmed.
  if (ask.open != kNone)
    missing |= kMissingOpenPoint;
  return amountFits(grant, ask, missing);
}

} // namespace

Bearing test(const schema::Grant &grant, const Asked &ask) {
  std::uint8_t missing = kMissingNothing;
  // What has been given away exclusively stands here for the chains of others only.
  if (any(grant.flags() & GrantFlags::HeldOnly) || !isFor(grant, ask, missing))
    return {};
  // An open point anywhere along the chain makes the best of grants a "depends".
  if (grant.contingencies().count() != 0)
    missing |= kMissingOpenPoint;
  if (any(grant.flags() & kLookAtChain) && !chainAllows(ask.model, grant, ask.request, missing))
    return {};
  return {missing == kMissingNothing ? Truth::Yes : Truth::Depends, missing};
}

namespace {

GrantStretch stretchOf(const AuthorityTables &tables, std::uint32_t actor, std::uint32_t function) {
  std::uint32_t size = tables.slots.size();
  if (size == 0)
    return {};
  std::uint32_t mask = size - 1;
  std::uint32_t at = slotHash(actor, function) & mask;
  // A sound table has empty places; in a damaged one without any the search would go round for ever.
  for (std::uint32_t tried = 0; tried < size; ++tried, at = (at + 1) & mask) {
    const schema::Slot &slot = tables.slots.begin()[at];
    if (slot.actor() == kNone)
      return {};
    if (slot.actor() == actor && slot.function() == function)
      return {slot.grants().first(), slot.grants().count()};
  }
  return {};
}

} // namespace

bool Best::look(std::span<const schema::Grant> grants, std::uint32_t first, const Asked &ask) {
  for (std::size_t i = 0; i < grants.size(); ++i) {
    Bearing found = test(grants[i], ask);
    if (found.truth == Truth::No || (found.truth == Truth::Depends && grant != kNone))
      continue;
    bearing = found;
    grant = first + static_cast<std::uint32_t>(i);
    if (found.truth == Truth::Yes)
      return true;
  }
  return false;
}

namespace {

/// Looks only at the grants for everywhere, for the place asked about, and for the places around it. Grants of a
/// stretch are in the order of their places, those for everywhere first.
/// [W5] A clause for a place covers the places inside it.
void lookByPlace(const AuthorityTables &tables, std::span<const schema::Grant> grants, std::uint32_t first,
                 const Asked &ask, Best &best) {
  auto lookAt = [&](std::uint32_t place) {
    // One more than kNone is 0, so that everywhere comes before the first of the places.
    auto before = [](const schema::Grant &grant, std::uint32_t key) { return grant.place() + 1 < key; };
    auto begin = std::lower_bound(grants.begin(), grants.end(), place + 1, before);
    auto end = begin;
    while (end != grants.end() && end->place() == place)
      ++end;
    return best.look({begin, end}, first + static_cast<std::uint32_t>(begin - grants.begin()), ask);
  };
  if (lookAt(kNone))
    return;
  std::uint32_t place = ask.place;
  // No more steps than places: protects against a file whose places go in a circle.
  for (std::uint32_t steps = 0; place != kNone && steps <= tables.places.size(); ++steps) {
    if (lookAt(place))
      return;
    place = tables.places[place].parent();
  }
}

Chain chainOf(const AuthorityTables &tables, std::uint32_t grant) {
  Chain chain;
  while (grant != kNone && chain.length < Chain::kMost) {
    chain.grants[chain.length++] = GrantIndex{grant};
    grant = tables.grants[grant].parent();
  }
  return chain;
}

/// [D3] Whether the actor of a request is there on the day, and so may be somebody who is to be confirmed.
bool mayBeConfirmed(const AuthorityTables &tables, const PowerRequest &request) {
  const schema::Actor &row = tables.actors[number(request.actor)];
  return row.from_day() <= request.day && request.day < row.until_day();
}

/// Whether a holding that is open may be of what is asked.
bool concerns(const schema::OpenHolding &open, const Asked &ask) {
  bool here =
      open.place() == kNone || !ask.placeKnown || (ask.number >= open.place_first() && ask.number < open.place_last());
  // A doubt is dropped only where it cannot matter: with no amount named, or one in another currency, it stays.
  bool fits = !ask.amountKnown || ask.currency != open.currency() || ask.amount <= open.limit();
  return here && fits && ask.day >= open.from_day() && ask.day < open.until_day();
}

/// Whether the function may lie, for this request, with someone still to be confirmed.
void lookAtOpenHoldings(const AuthorityTables &tables, const PowerRequest &request, const Asked &ask, Power &power) {
  const schema::Span &span = tables.functions[number(request.function)].open_holdings();
  if (span.count() == 0 || !ask.there || !mayBeConfirmed(tables, request))
    return;
  auto holdings = tables.openHoldings.at(span);
  for (std::size_t i = 0; i < holdings.size(); ++i) {
    if (!concerns(holdings[i], ask))
      continue;
    power.truth = Truth::Depends;
    power.missing = kMissingHolder;
    power.openHolding = span.first() + static_cast<std::uint32_t>(i);
    return;
  }
}

} // namespace

/// [W1, W7] Any one of the ways that end with the actor will do.
Best bestOf(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask) {
  Best best;
  if (stretch.count == 0)
    return best;
  auto grants = tables.grants.at(schema::Span(stretch.first, stretch.count));
  if (stretch.count > kShort && ask.placeKnown)
    lookByPlace(tables, grants, stretch.first, ask, best);
  else
    best.look(grants, stretch.first, ask);
  return best;
}

Power mayDecide(const Model &model, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  Asked ask = asked(model, tables, request);
  GrantStretch stretch = stretchOf(tables, number(request.actor), number(request.function));
  Best best = bestOf(tables, stretch, ask);
  if (stretch.count != 0 && best.bearing.truth != Truth::Yes)
    best = together(tables, stretch, ask, best);
  Power power;
  if (best.grant != kNone) {
    power.truth = best.bearing.truth;
    power.missing = best.bearing.missing;
    power.chain = chainOf(tables, best.grant);
  } else {
    lookAtOpenHoldings(tables, request, ask, power);
  }
  return power;
}

std::vector<std::uint32_t> openHoldingsFor(const Model &model, const PowerRequest &request, AskedOf of) {
  const AuthorityTables &tables = model.tables().authority();
  const schema::Span &span = tables.functions[number(request.function)].open_holdings();
  std::vector<std::uint32_t> rows;
  if (span.count() == 0 || (of == AskedOf::Actor && !mayBeConfirmed(tables, request)))
    return rows;
  Asked ask = asked(model, tables, request);
  ask.placeKnown = ask.placeKnown && (request.place || of == AskedOf::Actor);
  auto holdings = tables.openHoldings.at(span);
  for (std::uint32_t i = 0; i < holdings.size(); ++i)
    if (concerns(holdings[i], ask))
      rows.push_back(span.first() + i);
  return rows;
}

std::uint32_t placeHangsOn(const Model &model, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  std::uint32_t place = placeOf(tables, request);
  std::uint32_t open = place == kNone ? kNone : tables.places[place].dates_open();
  return open != kNone && unsettled(model.tables().text(), open) ? open : kNone;
}

bool inEveryCase(const Model &model, const PowerRequest &request, std::uint8_t aside) {
  const AuthorityTables &tables = model.tables().authority();
  GrantStretch stretch = stretchOf(tables, number(request.actor), number(request.function));
  return stretch.count != 0 && howeverSettled(tables, stretch, asked(model, tables, request), aside) != kNone;
}

std::vector<std::uint32_t> givenAway(const Model &model, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  Asked ask = asked(model, tables, request);
  auto isInside = [&](std::uint32_t inner, std::uint32_t outer) {
    const schema::Place &around = tables.places[outer];
    std::uint32_t at = tables.places[inner].first();
    return around.first() <= at && at < around.last();
  };
  auto bears = [&](const schema::GivenAway &row) {
    if (row.function() != number(request.function) || ask.day < row.from_day() || ask.day >= row.until_day())
      return false;
    // [W5] What is given away at a place inside is not left for the whole.
    if (row.place() != kNone && ask.placeKnown && !isInside(ask.place, row.place()) &&
        !isInside(row.place(), ask.place))
      return false;
    return !(ask.amountKnown && ((ask.currency == row.currency() && ask.amount > row.limit()) ||
                                 (ask.currency == row.above_currency() && ask.amount <= row.above())));
  };
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < tables.givenAway.size(); ++i)
    if (const schema::GivenAway &row = tables.givenAway[i];
        bears(row) && std::find(found.begin(), found.end(), row.delegation()) == found.end())
      found.push_back(row.delegation());
  return found;
}

std::optional<GrantIndex> parentOf(const Model &model, GrantIndex grant) {
  std::uint32_t parent = model.tables().authority().grants[number(grant)].parent();
  return parent == kNone ? std::nullopt : std::optional(GrantIndex{parent});
}

Bearing bearing(const Model &model, GrantIndex grant, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  return test(tables.grants[number(grant)], asked(model, tables, request));
}

bool concerns(const Model &model, GrantIndex grant, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  std::uint8_t missing = kMissingNothing;
  return isFor(tables.grants[number(grant)], asked(model, tables, request), missing);
}

GrantStretch grantsOf(const Model &model, ActorIndex actor, FunctionIndex function) {
  const AuthorityTables &tables = model.tables().authority();
  GrantStretch stretch = stretchOf(tables, number(actor), number(function));
  if (std::uint64_t(stretch.first) + stretch.count > tables.grants.size())
    throwDangling();
  return stretch;
}

} // namespace quorate::runtime
