// Compares a refused request with every power that the actor holds of the function, and tries what would let it
// through.
#include "runtime/answers/refused_terms.h"
#include "runtime/model/tables.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

std::uint64_t apart(std::int64_t a, std::int64_t b) {
  return a < b ? static_cast<std::uint64_t>(b) - static_cast<std::uint64_t>(a)
               : static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b);
}

} // namespace

/// In what one grant misses a request: the request with those terms changed so far that it does not, and each of them
/// in words.
struct RefusedTerms::Miss {
  PowerRequest changed;
  std::vector<Term> terms;
  std::vector<std::string> because, words, plain;
  std::uint64_t distance = 0;
  std::optional<ClauseIndex> clause;
  bool hopeless = false; ///< no amount is left

  void add(Term term, std::string why, std::string instead, std::string inShort, std::uint64_t far) {
    terms.push_back(term);
    because.push_back(std::move(why));
    words.push_back(std::move(instead));
    plain.push_back(std::move(inShort));
    distance += far;
  }
};

bool OtherTerms::nearerThan(const OtherTerms &other) const {
  if (terms.size() != other.terms.size())
    return terms.size() < other.terms.size();
  if (terms != other.terms)
    return terms < other.terms;
  return distance < other.distance;
}

Truth RefusedTerms::truthOf(PowerRequest request) const {
  if (members_.empty())
    return mayDecide(model_, request).truth;
  Truth all = Truth::Yes;
  for (std::uint32_t member : members_) {
    request.function = FunctionIndex{member};
    Truth one = mayDecide(model_, request).truth;
    if (one == Truth::No)
      return one;
    if (one == Truth::Depends)
      all = one;
  }
  return all;
}

std::vector<Reason> RefusedTerms::missing(PowerRequest request) const {
  std::vector<Reason> reasons;
  if (members_.empty()) {
    missingInWords(model_, request, openWays(model_, request), reasons);
    return reasons;
  }
  for (std::uint32_t member : members_) {
    request.function = FunctionIndex{member};
    if (mayDecide(model_, request).truth == Truth::Depends)
      missingInWords(model_, request, openWays(model_, request), reasons);
  }
  return reasons;
}

/// An amount beyond what one decision may be of, or one that is too small for the power.
void RefusedTerms::addAmount(GrantIndex index, Miss &miss) const {
  const schema::Grant &grant = model_.tables().authority().grants[number(index)];
  std::string actor = ticked(model_.name(request_.actor));
  if (!request_.amount || request_.amount->currency != checked(grant.currency()))
    return;
  std::int64_t amount = request_.amount->minor;
  bool over = amount > grant.limit();
  if (!over && amount > grant.above())
    return;
  std::string limit = limitOf(model_, index);
  miss.clause = limitingClause(model_, index);
  miss.changed.amount->minor = over ? grant.limit() : grant.above() + 1;
  miss.add(Term::Amount, powerIs(grant) + limit + ".",
           over ? "the limit of " + actor + " is " + upToOf(model_, index) : actor + " may decide amounts " + limit,
           limit, apart(amount, miss.changed.amount->minor));
}

/// An amount beyond what is left of a limit for a stretch of time.
void RefusedTerms::addSpent(GrantIndex index, Miss &miss) const {
  const schema::Grant &grant = model_.tables().authority().grants[number(index)];
  for (const PeriodLimit &limit : periodLimitsOf(model_, index)) {
    if (!request_.after || request_.after->currency != limit.amount.currency)
      continue;
    std::int64_t left =
        std::max<std::int64_t>(limit.amount.minor - std::max<std::int64_t>(request_.after->minor, 0), 0);
    bool otherCurrency = miss.changed.amount && miss.changed.amount->currency != limit.amount.currency;
    if (otherCurrency || (miss.changed.amount ? miss.changed.amount->minor <= left : left != 0))
      continue;
    // A limit that leaves less than is asked for stands in place of one for a single decision.
    miss.hopeless = left == 0;
    miss.terms.clear(), miss.because.clear(), miss.words.clear(), miss.plain.clear();
    miss.distance = 0;
    if (miss.changed.amount)
      miss.changed.amount->minor = left;
    Money rest{left, limit.amount.currency};
    miss.clause = limit.clause;
    miss.add(Term::Amount,
             powerIs(grant) + "up to " + printMoney(limit.amount) + " " + words::per(limit.per) + ", and " +
                 printMoney(*request_.after) + " has been decided already.",
             "the limit of " + ticked(model_.name(request_.actor)) + " leaves " + printMoney(rest),
             "up to " + printMoney(rest), request_.amount ? apart(request_.amount->minor, left) : 0);
  }
}

/// Another place, or another day.
void RefusedTerms::addPlaceAndDay(GrantIndex index, Miss &miss) const {
  const AuthorityTables &tables = model_.tables().authority();
  const schema::Grant &grant = tables.grants[number(index)];
  std::string actor = ticked(model_.name(request_.actor));
  std::uint32_t place = request_.place ? number(*request_.place) : tables.actors[number(request_.actor)].place();
  if (grant.place() != kNone && place != kNone) {
    std::uint32_t at = tables.places[place].first();
    if (at < grant.place_first() || at >= grant.place_last()) {
      std::string name = ticked(model_.name(PlaceIndex{grant.place()}));
      miss.changed.place = PlaceIndex{grant.place()};
      miss.add(Term::Place, "The power of " + actor + " is for " + name + ".", "in " + name, "in " + name, 1);
    }
  }
  if (request_.day < grant.from_day()) {
    miss.changed.day = grant.from_day();
    std::string day = printDay(grant.from_day());
    miss.add(Term::Begins, "The power of " + actor + " begins on " + day + ".", "from " + day, "from " + day,
             apart(request_.day, grant.from_day()));
  } else if (request_.day >= grant.until_day()) {
    miss.changed.day = grant.until_day() - 1;
    std::string day = printDay(grant.until_day() - 1);
    miss.add(Term::Ended, "The power of " + actor + " ended on " + day + ".", "until " + day + " it could",
             "until " + day, apart(request_.day, grant.until_day() - 1));
  }
}

std::string RefusedTerms::powerIs(const schema::Grant &grant) const {
  return "The power of " + ticked(model_.name(request_.actor)) + " over " +
         ticked(model_.name(FunctionIndex{grant.function()})) + " is ";
}

RefusedTerms::Miss RefusedTerms::missOf(GrantIndex index) const {
  const AuthorityTables &tables = model_.tables().authority();
  const schema::Grant &grant = tables.grants[number(index)];
  Miss miss;
  miss.changed = request_;
  if (grant.basis() == Basis::Delegation)
    miss.clause = clauseIf(tables.delegations[grant.source()].clause());
  addAmount(index, miss);
  addSpent(index, miss);
  addPlaceAndDay(index, miss);
  return miss;
}

std::vector<RefusedTerms::Miss> RefusedTerms::misses(FunctionIndex function) const {
  const AuthorityTables &tables = model_.tables().authority();
  std::vector<Miss> all;
  GrantStretch stretch = grantsOf(model_, request_.actor, function);
  for (std::uint32_t i = 0; i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    // What has been given away exclusively is not the actor's to decide on any terms.
    if (any(tables.grants[number(grant)].flags() & GrantFlags::HeldOnly))
      continue;
    Miss miss = missOf(grant);
    PowerRequest own = miss.changed;
    own.function = function;
    if (!miss.terms.empty() && (miss.hopeless || bearing(model_, grant, own).truth != Truth::No))
      all.push_back(std::move(miss));
  }
  return all;
}

/// The change that one grant suggests, put to the runtime. Empty if it does not help.
std::optional<OtherTerms> RefusedTerms::tried(const Miss &miss) const {
  if (miss.hopeless)
    return std::nullopt;
  Truth truth = truthOf(miss.changed);
  if (truth == Truth::No)
    return std::nullopt;
  OtherTerms change{miss.terms, miss.distance, {}, listed(miss.plain), truth == Truth::Yes};
  change.words = miss.terms.size() == 1 ? miss.words.front() : change.plain;
  if (truth == Truth::Depends) {
    std::string on = ", depending on " + sentencesOf(missing(miss.changed));
    change.words += on;
    change.plain += on;
  }
  return change;
}

std::vector<OtherTerms> RefusedTerms::changes() const {
  std::vector<OtherTerms> all;
  auto addOf = [&](FunctionIndex function) {
    for (const Miss &miss : misses(function))
      if (auto change = tried(miss))
        all.push_back(std::move(*change));
  };
  if (members_.empty())
    addOf(request_.function);
  for (std::uint32_t member : members_)
    addOf(FunctionIndex{member});
  std::stable_sort(all.begin(), all.end(), [](const OtherTerms &a, const OtherTerms &b) { return a.nearerThan(b); });
  std::size_t fewest = all.empty() ? 0 : all.front().terms.size();
  std::erase_if(all, [&](const OtherTerms &change) { return change.terms.size() > fewest; });
  return all;
}

std::vector<Reason> RefusedTerms::shortfalls() const {
  std::vector<Miss> all = misses(request_.function);
  std::stable_sort(all.begin(), all.end(), [](const Miss &a, const Miss &b) {
    return std::tuple(a.terms.size(), a.terms) < std::tuple(b.terms.size(), b.terms);
  });
  std::vector<Reason> reasons;
  for (const Miss &miss : all)
    if (miss.terms.size() == all.front().terms.size() && reasons.size() < kMostNamed)
      for (const std::string &because : miss.because)
        addOnce(reasons, {because, miss.clause});
  return reasons;
}

void shortfallsInWords(const Model &model, const PowerRequest &request, std::vector<Reason> &out) {
  for (Reason &reason : RefusedTerms(model, request, {}).shortfalls())
    addOnce(out, std::move(reason));
}

} // namespace quorate::runtime
