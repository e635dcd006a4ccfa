// What several grants of one actor settle together: the parts of a place, and bands of amounts that meet.
#include "runtime/authority/bearing.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What is asked at one place, where it is a part of that of the question.
Asked askedAt(const AuthorityTables &tables, Asked ask, std::uint32_t place) {
  const schema::Place &row = tables.places[place];
  ask.placeKnown = true;
  ask.place = place;
  ask.number = row.first();
  ask.there = isThere(row, ask.day);
  ask.open = kNone; // a part that is not there need not be held
  return ask;
}

int rankOf(Truth truth) { return truth == Truth::No ? 0 : truth == Truth::Depends ? 1 : 2; }

std::uint32_t everyAmountIn(Currency currency, const AuthorityTables &tables, const GrantStretch &stretch,
                            const Asked &ask);

/// [L3] Whatever another currency is worth, an amount in it is some amount.
Best ofEveryAmount(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask, Best best) {
  if (best.bearing.truth == Truth::Depends)
    for (Currency currency : kCurrencies)
      if (std::uint32_t grant = everyAmountIn(currency, tables, stretch, ask); grant != kNone)
        return {{Truth::Yes, kMissingNothing}, grant};
  return best;
}

/// [W5] The whole of a place may be held by its parts: by one clause here and by another there. The actor must have
/// every place inside it, and the rest of it: that is, a power that was for the whole before something inside was taken
/// out.
class Parts {
public:
  Parts(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask)
      : tables_(tables), stretch_(stretch), ask_(ask) {}

  /// How all parts together bear on what is asked, with the grant by which one of them is held; No if that is not
  /// known.
  Best held() const {
    if (ask_.request.anywhere || !ask_.there || !hasPieces())
      return {};
    return heldIn(ask_.placeKnown ? ask_.place : kNone, 0);
  }

private:
  Best heldIn(std::uint32_t outer, int depth) const {
    constexpr int kDeepest = 100; // what is compiled has no longer chain; the places of a damaged file may go round
    if (depth > kDeepest)
      throwDangling();
    Best all = restOf(outer);
    bool any = false;
    for (std::uint32_t place = 0; place < tables_.places.size(); ++place) {
      if (tables_.places[place].parent() != outer || !isThere(tables_.places[place], ask_.day))
        continue;
      if (all.bearing.truth == Truth::No)
        return {};
      any = true;
      const Asked here = askedAt(tables_, ask_, place);
      Best best = ofEveryAmount(tables_, stretch_, here, bestOf(tables_, stretch_, here));
      if (best.bearing.truth != Truth::Yes)
        if (Best inside = heldIn(place, depth + 1); rankOf(inside.bearing.truth) > rankOf(best.bearing.truth))
          best = inside;
      lower(best, all);
    }
    return any ? all : Best{};
  }

  /// All parts are held as far as the worst of them is.
  static void lower(const Best &part, Best &all) {
    all.bearing.missing |= part.bearing.missing;
    if (rankOf(part.bearing.truth) < rankOf(all.bearing.truth)) {
      all.bearing.truth = part.bearing.truth;
      all.grant = part.grant;
    }
  }

  bool hasPieces() const {
    auto grants = tables_.grants.at(schema::Span(stretch_.first, stretch_.count));
    return std::any_of(grants.begin(), grants.end(), [](const schema::Grant &row) { return row.place() != kNone; });
  }

  bool contains(std::uint32_t outer, std::uint32_t inner) const {
    if (outer == kNone || outer == inner)
      return true;
    return inner != kNone && tables_.places[outer].first() <= tables_.places[inner].first() &&
           tables_.places[inner].first() < tables_.places[outer].last();
  }

  /// What is held of a place beside the places inside it: by a grant of which all clauses are for the whole of it.
  Best restOf(std::uint32_t outer) const {
    Best rest;
    for (std::uint32_t i = stretch_.first; i < stretch_.first + stretch_.count; ++i) {
      const schema::Grant &row = tables_.grants[i];
      if (row.place() == kNone || !isForWhole(i, outer))
        continue;
      Bearing found = test(row, askedAt(tables_, ask_, row.place()));
      if (rankOf(found.truth) > rankOf(rest.bearing.truth))
        rest = {found, i};
    }
    return rest;
  }

  bool isForWhole(std::uint32_t grant, std::uint32_t outer) const {
    for (std::uint32_t steps = 0; grant != kNone && steps <= tables_.grants.size(); ++steps) {
      const schema::Grant &row = tables_.grants[grant];
      if (row.basis() == Basis::Reservation && !contains(tables_.reservations[row.source()].place(), outer))
        return false;
      if (row.basis() == Basis::Delegation && !contains(tables_.delegations[row.source()].place(), outer))
        return false;
      if (row.basis() == Basis::Default && !contains(row.place(), outer) && !any(row.flags() & GrantFlags::LeftOfAll))
        return false;
      grant = row.parent();
    }
    return true;
  }

  const AuthorityTables &tables_;
  const GrantStretch &stretch_;
  const Asked &ask_;
};

/// [U1] Whether every amount in a currency is within one or another of the grants that hang on nothing but an amount
/// in it, which the question does not name, or names in another currency. The grant that is for the least amounts; none
/// if some amount is left.
std::uint32_t everyAmountIn(Currency currency, const AuthorityTables &tables, const GrantStretch &stretch,
                            const Asked &ask) {
  struct Band {
    std::int64_t above, limit;
    std::uint32_t grant;
  };
  const std::uint8_t hangsOn = ask.amountKnown ? kMissingCurrency : kMissingAmount;
  std::vector<Band> bands;
  for (std::uint32_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
    const schema::Grant &row = tables.grants[i];
    bool inOther = (row.limit() != kNoCeiling && row.currency() != currency) ||
                   (row.above() != kNoFloor && row.above_currency() != currency);
    // A limit for a stretch of time may be used up, unless nothing has been decided in it; and what is for one currency
    // is not for another.
    const bool usedUp =
        any(row.flags() & GrantFlags::ForPeriod) && !(ask.request.after && ask.request.after->minor == 0);
    if (inOther || usedUp || any(row.flags() & GrantFlags::OneCurrency) || test(row, ask).missing != hangsOn)
      continue;
    bands.push_back({row.above(), row.limit(), i});
  }
  std::sort(bands.begin(), bands.end(), [](const Band &a, const Band &b) { return a.above < b.above; });
  std::int64_t reached = kNoFloor;
  for (const Band &band : bands) {
    if (band.above > reached && band.above >= 0)
      return kNone;
    reached = std::max(reached, band.limit);
  }
  return reached == kNoCeiling ? bands.front().grant : kNone;
}

} // namespace

std::uint32_t howeverSettled(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask,
                             std::uint8_t aside) {
  constexpr std::size_t kMostTried = 10; // ways of settling are doubled with each
  if (ask.open != kNone)
    return kNone; // one of the ways is that the place is not there
  struct Way {
    std::uint32_t apply = 0, fall = 0; ///< bits of `points`
    std::uint32_t grant = kNone;
  };
  std::vector<std::uint32_t> points;
  std::vector<Way> ways;
  for (std::uint32_t i = stretch.first; i < stretch.first + stretch.count; ++i) {
    const schema::Grant &row = tables.grants[i];
    if (Bearing found = test(row, ask);
        found.truth == Truth::No || (found.missing & ~aside) != std::uint8_t{kMissingOpenPoint})
      continue;
    Way way{0, 0, i};
    bool isSaid = true;
    for (std::uint32_t at = row.contingencies().first(); at < row.contingencies().first() + row.contingencies().count();
         ++at) {
      auto bit =
          static_cast<std::size_t>(std::find(points.begin(), points.end(), tables.contingencies[at]) - points.begin());
      const Turns turns{tables.turns[at]};
      isSaid = isSaid && turns != Turns::Unsaid && bit < kMostTried;
      if (!isSaid)
        break;
      if (bit == points.size())
        points.push_back(tables.contingencies[at]);
      (turns == Turns::Applies ? way.apply : way.fall) |= 1U << bit;
    }
    if (isSaid)
      ways.push_back(way);
  }
  if (ways.size() < 2)
    return kNone;
  for (std::uint32_t settled = 0; settled < 1U << points.size(); ++settled)
    if (std::none_of(ways.begin(), ways.end(),
                     [&](const Way &way) { return (settled & way.apply) == way.apply && (settled & way.fall) == 0; }))
      return kNone;
  return ways.front().grant;
}

Best together(const AuthorityTables &tables, const GrantStretch &stretch, const Asked &ask, Best best) {
  best = ofEveryAmount(tables, stretch, ask, best);
  if (best.bearing.truth == Truth::Depends)
    if (std::uint32_t grant = howeverSettled(tables, stretch, ask, kMissingNothing); grant != kNone)
      return {{Truth::Yes, kMissingNothing}, grant};
  if (best.bearing.truth == Truth::Yes)
    return best;
  if (tables.places.size() == 0)
    return best;
  Best parts = Parts(tables, stretch, ask).held();
  if (ask.open != kNone && parts.bearing.truth == Truth::Yes)
    parts.bearing = {Truth::Depends, kMissingOpenPoint};
  return rankOf(parts.bearing.truth) > rankOf(best.bearing.truth) ? parts : best;
}

} // namespace quorate::runtime
