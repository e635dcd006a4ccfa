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

/// Facts that a question may tell besides, and that people can see to: who agrees, what is so, that nothing is decided
/// already in a stretch of time.
class Facts {
public:
  explicit Facts(const PowerRequest &request)
      : agreement_(request.agreement.begin(), request.agreement.end()),
        given_(request.given.begin(), request.given.end()), after_(request.after), agreed_(agreement_.size()),
        told_(given_.size()), spent_(request.after.has_value()) {}

  /// Adds what a way needs; false if it needs what nobody can see to.
  bool add(const OpenWay &way) {
    for (const Need &need : way.needs)
      switch (need.is) {
      case kMissingAgreement: agreement_.push_back(ActorIndex{need.which}); break;
      case kMissingCondition: given_.emplace_back(need.words); break;
      case kMissingSpent:
        if (need.most == kNoCeiling || (after_ && after_->currency != need.currency))
          return false;
        after_ = Money{0, need.currency};
        break;
      default: return false;
      }
    return true;
  }
  void tell(PowerRequest &request) const {
    request.agreement = agreement_;
    request.given = given_;
    request.after = after_;
  }
  std::string inWords(const Model &model) const {
    std::vector<std::string> names, conditions;
    for (std::size_t i = agreed_; i < agreement_.size(); ++i)
      if (std::string name = ticked(model.name(agreement_[i]));
          std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
    for (std::size_t i = told_; i < given_.size(); ++i)
      if (std::string text = "\"" + given_[i] + "\"";
          std::find(conditions.begin(), conditions.end(), text) == conditions.end())
        conditions.push_back(std::move(text));
    std::string text;
    if (!names.empty())
      text += std::string(", ") + words::kWithTheAgreementOf + " " + listed(names);
    if (!conditions.empty())
      text += ", given " + listed(conditions);
    if (after_ && !spent_)
      text += ", with nothing decided already";
    return text;
  }

private:
  std::vector<ActorIndex> agreement_;
  std::vector<std::string> given_;
  std::optional<Money> after_;
  std::size_t agreed_, told_; ///< so many are told already
  bool spent_;
};

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

/// Each request that stands in one: of every member of the group, or of the function; until one says false.
template <class Each> bool RefusedTerms::forMembers(PowerRequest request, Each each) const {
  if (members_.empty())
    return each(request);
  return std::all_of(members_.begin(), members_.end(), [&](std::uint32_t member) {
    request.function = FunctionIndex{member};
    return each(request);
  });
}

Truth RefusedTerms::truthOf(PowerRequest request) const {
  Truth all = Truth::Yes;
  forMembers(request, [&](const PowerRequest &one) {
    Truth truth = mayDecide(model_, one).truth;
    if (truth != Truth::Yes)
      all = truth;
    return truth != Truth::No;
  });
  return all;
}

std::vector<Reason> RefusedTerms::missing(PowerRequest request) const {
  std::vector<Reason> reasons;
  forMembers(request, [&](const PowerRequest &one) {
    if (mayDecide(model_, one).truth == Truth::Depends)
      missingInWords(model_, one, openWays(model_, one), reasons);
    return true;
  });
  return reasons;
}

std::string RefusedTerms::toldBesides(PowerRequest request) const {
  Facts facts(request);
  const bool enough = forMembers(request, [&](PowerRequest one) {
    facts.tell(one);
    if (mayDecide(model_, one).truth == Truth::Yes)
      return true;
    const std::vector<OpenWay> ways = openWays(model_, one);
    return std::any_of(ways.begin(), ways.end(), [&](const OpenWay &way) {
      Facts more = facts;
      if (!more.add(way))
        return false;
      more.tell(one);
      if (mayDecide(model_, one).truth != Truth::Yes)
        return false;
      facts = std::move(more);
      return true;
    });
  });
  facts.tell(request);
  // What is told for one member of a group is told for all of them.
  return enough && truthOf(request) == Truth::Yes ? facts.inWords(model_) : std::string();
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

/// [U4] The change that one grant suggests, put to the runtime, with what has to be told besides so that it is enough
/// whatever is unknown. Empty if it does not help.
std::optional<OtherTerms> RefusedTerms::tried(const Miss &miss) const {
  if (miss.hopeless)
    return std::nullopt;
  OtherTerms change{miss.terms, miss.distance, {}, listed(miss.plain)};
  change.words = miss.terms.size() == 1 ? miss.words.front() : change.plain;
  if (truthOf(miss.changed) == Truth::Yes)
    return change;
  const std::string besides = toldBesides(miss.changed);
  if (besides.empty())
    return std::nullopt;
  change.plain += besides;
  change.words = change.plain;
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
  // What several powers lack is not said as if one lacked it all.
  std::vector<const Miss *> nearest;
  for (const Miss &miss : all)
    if (miss.terms.size() == all.front().terms.size() &&
        std::none_of(nearest.begin(), nearest.end(), [&](const Miss *one) { return one->because == miss.because; }))
      nearest.push_back(&miss);
  constexpr std::string_view kThe = "The power of ";
  std::vector<Reason> reasons;
  for (const Miss *miss : nearest)
    for (std::string because : miss->because) {
      if (reasons.size() >= kMostNamed)
        return reasons;
      if (nearest.size() > 1 && because.starts_with(kThe))
        because.replace(0, kThe.size(), miss == nearest.front() ? "One power of " : "Another power of ");
      addOnce(reasons, {std::move(because), miss->clause});
    }
  return reasons;
}

void shortfallsInWords(const Model &model, const PowerRequest &request, std::vector<Reason> &out) {
  for (Reason &reason : RefusedTerms(model, request, {}).shortfalls())
    addOnce(out, std::move(reason));
}

} // namespace quorate::runtime
