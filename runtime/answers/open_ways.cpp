// Works out what a power hangs on: it is there if everything that one of several ways needs turns out so.
#include "runtime/answers/open_ways.h"
#include "runtime/model/tables.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Whether one thing turns out so whenever another does.
bool follows(const Model &model, const Need &from, const Need &what) {
  if (from.is != what.is)
    return false;
  switch (what.is) {
  case kMissingAmount: return from.currency == what.currency && from.above >= what.above && from.most <= what.most;
  case kMissingSpent: return from.currency == what.currency && from.which == what.which && from.most <= what.most;
  case kMissingPlace: {
    const auto &places = model.tables().authority().places;
    return places[what.which].first() <= places[from.which].first() &&
           places[from.which].last() <= places[what.which].last();
  }
  case kMissingCondition: {
    const std::string given[] = {std::string(from.words)};
    return isGiven(what.words, given);
  }
  case kMissingCurrency: return from.currency == what.currency && from.most == what.most;
  default: return from.which == what.which;
  }
}

/// Whether a way is there whenever another is: then the other says nothing more.
bool covers(const Model &model, const OpenWay &way, const OpenWay &other) {
  return std::all_of(way.needs.begin(), way.needs.end(), [&](const Need &need) {
    return std::any_of(other.needs.begin(), other.needs.end(),
                       [&](const Need &its) { return follows(model, its, need); });
  });
}

/// What one grant needs besides what the question tells.
class NeedsOfGrant {
public:
  NeedsOfGrant(const Model &model, GrantIndex grant, const PowerRequest &request, std::uint8_t missing,
               std::uint8_t aside)
      : model_(model), grant_(grant), request_(request), missing_(missing), aside_(aside) {}

  OpenWay way() {
    const AuthorityTables &tables = model_.tables().authority();
    const schema::Grant &row = tables.grants[number(grant_)];
    for (std::uint8_t one : {kMissingAmount, kMissingCurrency})
      if (missing_ & one)
        add({static_cast<Missing>(one), kNone, row.above(), row.limit(), checked(row.currency()), {}, {}});
    if (missing_ & kMissingPlace)
      add({kMissingPlace, row.place(), 0, 0, {}, {}, {}});
    // An amount that is not named leaves open, too, whether there is room for it in a stretch of time.
    if ((missing_ & kMissingSpent) || ((missing_ & kMissingAmount) && !request_.after))
      for (const PeriodLimit &limit : periodLimitsOf(model_, grant_))
        add({kMissingSpent,
             static_cast<std::uint32_t>(limit.per),
             0,
             limit.amount.minor,
             limit.amount.currency,
             {},
             limit.clause});
    if (missing_ & kMissingCondition)
      for (const ChainCondition &condition : conditionsOf(model_, grant_))
        if (!isGiven(condition.text, request_.given))
          add({kMissingCondition, kNone, 0, 0, {}, condition.text, condition.clause});
    if (missing_ & kMissingAgreement)
      for (const ChainAgreement &one : agreementOf(model_, grant_))
        if (std::find(request_.agreement.begin(), request_.agreement.end(), one.actor) == request_.agreement.end())
          add({kMissingAgreement, number(one.actor), 0, 0, {}, {}, one.clause});
    if (missing_ & kMissingOpenPoint) {
      for (std::uint32_t open : tables.contingencies.at(row.contingencies()))
        add({kMissingOpenPoint, open, 0, 0, {}, {}, {}});
      if (std::uint32_t open = placeHangsOn(model_, request_); open != kNone)
        add({kMissingOpenPoint, open, 0, 0, {}, {}, {}});
      if (tables.functions[number(request_.function)].has_amount())
        addOfOpenLimits();
    }
    way_.grant = grant_;
    return std::move(way_);
  }

private:
  void add(const Need &need) { way_.needs.push_back(need); }

  bool hangsOn(std::uint32_t open) const {
    const AuthorityTables &tables = model_.tables().authority();
    auto all = tables.contingencies.at(tables.grants[number(grant_)].contingencies());
    return open != kNone && std::find(all.begin(), all.end(), open) != all.end();
  }

  /// [L1] [L2] A limit that is to be confirmed is one all the same: what it is put against matters too.
  void addOfOpenLimits() {
    const AuthorityTables &tables = model_.tables().authority();
    if (!request_.amount && !(aside_ & kMissingAmount) && !(missing_ & kMissingAmount))
      for (const schema::Delegation &row : tables.delegations)
        if (hangsOn(row.limit_open()) || hangsOn(row.in_all_open()) || hangsOn(row.sub_limit_open())) {
          add({kMissingAmount, row.clause(), kNoFloor, kNoCeiling, {}, {}, clauseIf(row.clause())});
          break;
        }
    // [W9] A list is told of nothing decided already, where it names no amount.
    if (request_.after || (!request_.amount && (aside_ & kMissingAmount)))
      return;
    std::uint32_t steps = 0;
    for (std::optional<GrantIndex> at = grant_; at && steps <= tables.grants.size();
         ++steps, at = parentOf(model_, *at))
      if (const schema::Grant &link = tables.grants[number(*at)]; link.basis() == Basis::Delegation) {
        const schema::Delegation &row = tables.delegations[link.source()];
        addSpent(row.limit_open(), row.per(), row.clause());
        addSpent(row.in_all_open(), row.in_all_per(), row.clause());
        if (*at != grant_)
          addSpent(row.sub_limit_open(), row.sub_per(), row.clause());
      }
  }
  void addSpent(std::uint32_t open, Per per, std::uint32_t clause) {
    if (hangsOn(open) && per != Per::Decision)
      add({kMissingSpent, static_cast<std::uint32_t>(checked(per)), 0, kNoCeiling, {}, {}, clauseIf(clause)});
  }

  const Model &model_;
  GrantIndex grant_;
  const PowerRequest &request_;
  std::uint8_t missing_, aside_;
  OpenWay way_;
};

bool isInside(const Model &model, PlaceIndex place, PlaceIndex outer) {
  const auto &places = model.tables().authority().places;
  return places[number(outer)].first() <= places[number(place)].first() &&
         places[number(place)].first() < places[number(outer)].last();
}

} // namespace

std::vector<OpenWay> openWays(const Model &model, const PowerRequest &request, std::uint8_t aside) {
  std::vector<OpenWay> all, ofParts;
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  for (std::uint32_t i = 0; i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    Bearing found = bearing(model, grant, request);
    auto missing = static_cast<std::uint8_t>(found.missing & ~aside);
    if (found.truth == Truth::Depends && missing != kMissingNothing)
      all.push_back(NeedsOfGrant(model, grant, request, missing, aside).way());
  }
  // [W5] Where no way is for the whole of a place, what its parts hang on.
  for (std::uint32_t i = 0; all.empty() && request.place && i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    PowerRequest part = request;
    if (std::uint32_t place = model.tables().authority().grants[number(grant)].place(); place != kNone)
      part.place = PlaceIndex{place};
    Bearing found = bearing(model, grant, part);
    auto missing = static_cast<std::uint8_t>(found.missing & ~aside);
    if (found.truth == Truth::Depends && missing != kMissingNothing && isInside(model, *part.place, *request.place))
      ofParts.push_back(NeedsOfGrant(model, grant, part, missing, aside).way());
  }
  all.insert(all.end(), ofParts.begin(), ofParts.end());
  for (std::uint32_t row : openHoldingsFor(model, request)) {
    std::uint32_t open = model.tables().authority().openHoldings[row].open();
    all.push_back({{{kMissingHolder, open, 0, 0, {}, {}, {}}}, std::nullopt});
  }
  // [U2] Of a way that needs all that another needs, and more, the rest settles nothing.
  std::vector<OpenWay> ways;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool idle = false;
    for (std::size_t j = 0; j < all.size() && !idle; ++j)
      // Of two that need the same, the first stays.
      idle = i != j && covers(model, all[j], all[i]) && (j < i || !covers(model, all[i], all[j]));
    if (!idle)
      ways.push_back(all[i]);
  }
  return ways;
}

std::uint8_t sortsOf(const std::vector<OpenWay> &ways) {
  std::uint8_t sorts = kMissingNothing;
  for (const OpenWay &way : ways)
    for (const Need &need : way.needs)
      sorts |= need.is;
  return sorts;
}

} // namespace quorate::runtime
