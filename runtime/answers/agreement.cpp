// Answers "who must agree to …?": whose agreement somebody who may decide cannot do without.
#include "runtime/answers/answering.h"
#include "runtime/answers/power_terms.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What is left out of account when it is asked who must agree: whether they do, and what else must hold.
constexpr std::uint8_t kBesides =
    kMissingAgreement | kMissingAmount | kMissingPlace | kMissingCondition | kMissingSpent;
/// Of so many ways to one power each is held against each other; further ones take nobody's agreement away.
constexpr std::size_t kMostCompared = 300;

/// One way to a power: whose agreement it needs, and what has to be so besides.
struct Way {
  GrantIndex grant{};
  std::vector<ChainAgreement> agreeing;
  std::vector<std::string_view> conditions; ///< that the question does not give
  std::vector<PeriodLimit> periods;
  std::vector<std::uint32_t> open; ///< in order

  bool needs(ActorIndex actor) const {
    return std::any_of(agreeing.begin(), agreeing.end(), [&](const ChainAgreement &a) { return a.actor == actor; });
  }
};

/// Somebody who must agree, and to whose decisions.
struct Agreeing {
  ActorIndex actor{};
  std::vector<std::string> deciders;
  std::optional<ClauseIndex> clause;
  bool certain = false;
};

/// The ways of one actor to a function, held against one another.
/// [L7] Whoever may decide in another way, whatever that way asks for must be so then too, can do without the
/// agreement.
class WaysOfOne {
public:
  WaysOfOne(const Model &model, const PowerRequest &request) : model_(model), request_(request) {
    const AuthorityTables &tables = model.tables().authority();
    hasAmount_ = tables.functions[number(request.function)].has_amount();
    GrantStretch stretch = grantsOf(model, request.actor, request.function);
    for (std::uint32_t i = 0; i < stretch.count; ++i) {
      GrantIndex grant{stretch.first + i};
      if (bearing(model, grant, request).truth == Truth::No)
        continue;
      Way way{grant, agreementOf(model, grant), {}, {}, {}};
      for (const ChainCondition &condition : conditionsOf(model, grant))
        if (!isGiven(condition.text, request.given))
          way.conditions.push_back(condition.text);
      if (hasAmount_ && !request.after)
        way.periods = periodLimitsOf(model, grant);
      for (std::uint32_t open : tables.contingencies.at(tables.grants[number(grant)].contingencies()))
        way.open.push_back(open);
      ways_.push_back(std::move(way));
    }
  }

  const std::vector<Way> &ways() const { return ways_; }

  /// Whether somebody's agreement is needed by a way: for some amount, at some place, in some state of all else.
  Truth isNeeded(const Way &way, ActorIndex who) const {
    Truth needed = Truth::No;
    for (const PowerRequest &point : points(way)) {
      Bearing own = bearing(model_, way.grant, point);
      if (own.truth == Truth::No)
        continue;
      bool sure = (own.missing & ~kBesides) == 0;
      Truth without = Truth::No;
      for (std::size_t i = 0; i < ways_.size() && i < kMostCompared && without != Truth::Yes; ++i)
        if (!ways_[i].needs(who))
          without = std::max(without, standsIn(ways_[i], way, point), better);
      if (without == Truth::No && sure)
        return Truth::Yes;
      if (without != Truth::Yes)
        needed = Truth::Depends;
    }
    return needed;
  }

private:
  static bool better(Truth a, Truth b) { return rank(a) < rank(b); }
  static int rank(Truth truth) { return truth == Truth::No ? 0 : truth == Truth::Depends ? 1 : 2; }

  /// Whether another way is there wherever one is there, in what it asks for and at a point.
  Truth standsIn(const Way &other, const Way &way, const PowerRequest &point) const {
    for (std::string_view condition : other.conditions) {
      auto same = [&](std::string_view its) {
        const std::string given[] = {std::string(its)};
        return isGiven(condition, given);
      };
      if (std::none_of(way.conditions.begin(), way.conditions.end(), same))
        return Truth::No;
    }
    for (const PeriodLimit &limit : other.periods)
      if (std::none_of(way.periods.begin(), way.periods.end(), [&](const PeriodLimit &its) {
            return its.per == limit.per && its.amount.currency == limit.amount.currency &&
                   its.amount.minor <= limit.amount.minor;
          }))
        return Truth::No;
    Bearing found = bearing(model_, other.grant, point);
    const schema::Grant &row = model_.tables().authority().grants[number(other.grant)];
    const schema::Grant &its = model_.tables().authority().grants[number(way.grant)];
    if (found.truth == Truth::No || (row.place() != kNone && (found.missing & kMissingPlace) && its.place() == kNone))
      return Truth::No;
    bool open = !std::includes(way.open.begin(), way.open.end(), other.open.begin(), other.open.end());
    // [L3] At whatever rate, only a way with no narrower bounds in the same currency is there too.
    bool wider = row.currency() == its.currency() && row.above_currency() == its.above_currency() &&
                 row.limit() >= its.limit() && row.above() <= its.above();
    bool currency = (found.missing & kMissingCurrency) && !wider;
    return open || currency ? Truth::Depends : Truth::Yes;
  }

  /// The question at the amounts at which ways begin and end; every other amount is as one of these. Of the places of a
  /// way the whole is the one that the fewest others cover.
  std::vector<PowerRequest> points(const Way &way) const {
    const AuthorityTables &tables = model_.tables().authority();
    PowerRequest base = request_;
    if (std::uint32_t place = tables.grants[number(way.grant)].place(); !base.place && place != kNone)
      base.place = PlaceIndex{place};
    if (!hasAmount_ || base.amount)
      return {base};
    std::vector<Money> amounts;
    auto add = [&](std::int64_t amount, Currency currency) {
      for (std::int64_t minor : {amount, amount == kNoCeiling ? amount : amount + 1})
        if (minor > 0 && minor != kNoCeiling)
          amounts.push_back({minor, currency});
    };
    bool bounded = false;
    for (const Way &each : ways_) {
      const schema::Grant &row = tables.grants[number(each.grant)];
      if (row.limit() != kNoCeiling)
        add(row.limit(), checked(row.currency()));
      if (row.above() != kNoFloor)
        add(row.above(), checked(row.above_currency()));
      for (Currency currency : {checked(row.currency()), checked(row.above_currency())})
        if ((currency == row.currency() && row.limit() != kNoCeiling) ||
            (currency == row.above_currency() && row.above() != kNoFloor)) {
          bounded = true;
          add(1, currency);
        }
      if (any(row.flags() & GrantFlags::OneCurrency)) {
        bounded = true;
        add(1, checked(row.currency()));
      }
      if (request_.after)
        for (const PeriodLimit &limit : periodLimitsOf(model_, each.grant))
          add(limit.amount.minor - request_.after->minor, limit.amount.currency);
    }
    if (!bounded)
      return {base};
    std::vector<PowerRequest> all;
    for (const Money &amount : amounts) {
      all.push_back(base);
      all.back().amount = amount;
    }
    return all;
  }

  const Model &model_;
  const PowerRequest &request_;
  bool hasAmount_ = false;
  std::vector<Way> ways_;
};

struct AgreementSearch {
  std::vector<Agreeing> agreeing;
  std::vector<std::string> alone, perhapsAlone; ///< who may decide without anybody's agreement; of whom it is open
  std::vector<Reason> dependsOn;

  void add(const ChainAgreement &one, const std::string &decider, bool certain) {
    auto at = std::find_if(agreeing.begin(), agreeing.end(), [&](const Agreeing &a) { return a.actor == one.actor; });
    if (at == agreeing.end())
      at = agreeing.insert(at, {one.actor, {}, one.clause, false});
    if (std::find(at->deciders.begin(), at->deciders.end(), decider) == at->deciders.end())
      at->deciders.push_back(decider);
    at->certain = at->certain || certain;
  }
};

/// What it hangs on whether somebody must agree: what the way rests on, and what would make it needless.
void openInWords(const Model &model, const PowerRequest &request, const std::vector<Way> &ways, const Way &way,
                 std::vector<Reason> &out) {
  for (std::uint32_t open : way.open)
    openPointInWords(model, open, out);
  if (!way.open.empty())
    return;
  for (const Way &other : ways)
    for (std::uint32_t open : other.open)
      openPointInWords(model, open, out);
  constexpr auto kOthers = static_cast<std::uint8_t>(~kMissingCurrency);
  if (auto inOther = openWays(model, request, kOthers); !inOther.empty() && out.empty())
    missingInWords(model, request, inOther, out);
}

void addName(std::vector<std::string> &names, std::string name) {
  if (std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(std::move(name));
}

/// [L5] Somebody who is to be confirmed needs the agreement too that the clause asks for, should they be somebody else.
void searchToBeConfirmed(const Model &model, const PowerRequest &request, AgreementSearch &search) {
  const AuthorityTables &tables = model.tables().authority();
  const std::string name = "somebody to be confirmed";
  for (std::uint32_t row : openHoldingsFor(model, request, AskedOf::Anybody)) {
    const schema::OpenHolding &holding = tables.openHoldings[row];
    bool needed = false;
    auto look = [&](const auto &clauses) {
      for (const auto &clause : clauses)
        if (clause.to_open() == holding.open() && clause.clause() == holding.clause())
          for (std::uint32_t actor : tables.agreeing.at(clause.agreement())) {
            needed = true;
            search.add({ActorIndex{actor}, clauseIf(clause.clause())}, name, false);
            openPointInWords(model, holding.open(), search.dependsOn);
          }
    };
    look(tables.reservations);
    look(tables.delegations);
    if (!needed)
      addName(search.perhapsAlone, name);
  }
}

void searchAgreement(const Model &model, PowerRequest request, AgreementSearch &search) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(request.function)].holders())) {
    request.actor = ActorIndex{holder};
    std::string name = ticked(model.name(request.actor));
    WaysOfOne one(model, request);
    constexpr std::uint8_t kSomewhere = kMissingAmount | kMissingPlace;
    bool alone = inEveryCase(model, request, kSomewhere), perhaps = false;
    for (const Way &way : one.ways()) {
      bool sure = (bearing(model, way.grant, request).missing & ~kSomewhere) == 0;
      (sure ? alone : perhaps) |= way.agreeing.empty();
      for (const ChainAgreement &who : way.agreeing) {
        Truth needed = one.isNeeded(way, who.actor);
        if (needed == Truth::No)
          continue;
        search.add(who, name, needed == Truth::Yes);
        if (needed == Truth::Depends)
          openInWords(model, request, one.ways(), way, search.dependsOn);
      }
    }
    if (alone || perhaps)
      addName(alone ? search.alone : search.perhapsAlone, std::move(name));
  }
  searchToBeConfirmed(model, request, search);
}

/// "`Board` may decide it alone. Whether `Panel` may depends on what is not known."
std::string aloneInWords(const AgreementSearch &search, const std::string &matter, const std::string &how) {
  std::string text;
  if (!search.alone.empty())
    text = listed(search.alone, "or") + " may decide " + matter + " " + how + ".";
  if (search.perhapsAlone.empty())
    return text;
  return text + (text.empty() ? "Whether " : " Whether ") + listed(search.perhapsAlone, "or") + " may" +
         (text.empty() ? " decide " + matter + " " + how : std::string()) + " depends on what is not known.";
}

} // namespace

/// [L7] Everybody whom somebody who may decide cannot do without.
Answering answerWhoMustAgree(const Model &model, const QuestionForm &question, Day day) {
  PowerTerms terms;
  if (auto why = readMatterAndTerms(model, question, day, "the question does not say to what", terms))
    return std::move(*why);
  PowerRequest &request = terms.request;
  request.agreement = {}; // who agrees already must still agree
  request.anywhere = true;
  std::string matter = ticked(model.name(request.function)) + terms.bounds;
  const AuthorityTables &tables = model.tables().authority();
  const schema::Function &row = tables.functions[number(request.function)];
  AgreementSearch search;
  if (auto members = tables.members.at(row.members()); row.is_group() && !members.empty())
    for (std::uint32_t member : members) {
      request.function = FunctionIndex{member};
      searchAgreement(model, request, search);
    }
  else
    searchAgreement(model, request, search);

  Answer answer;
  answer.asked = "who must agree to " + matter + terms.rest + " on " + printDay(day) + "?";
  std::vector<std::string> parts;
  for (Agreeing &one : search.agreeing) {
    std::string to = "if " + listed(one.deciders, "or") + (one.deciders.size() == 1 ? " decides it" : " decide it");
    std::string name(model.name(one.actor));
    parts.push_back(ticked(name) + " must agree to " + matter + " " + to);
    answer.list.push_back({name,
                           one.certain ? Truth::Yes : Truth::Depends,
                           to,
                           {{ticked(name) + " must agree " + to + ".", one.clause}},
                           std::nullopt});
    addOnce(answer.because, answer.list.back().because.front());
  }
  auto isOpen = [](const Listed &one) { return one.truth == Truth::Depends; };
  bool open = std::any_of(answer.list.begin(), answer.list.end(), isOpen);
  // [U3] One decider needs it for certain: then it does not matter on what it hangs for another.
  if (open)
    answer.dependsOn = std::move(search.dependsOn);
  answer.truth = open ? Truth::Depends : answer.list.empty() ? Truth::No : Truth::Yes;
  for (const std::string &part : parts)
    answer.summary += part + ". ";
  if (answer.list.empty())
    answer.summary = search.alone.empty() && search.perhapsAlone.empty()
                         ? "Nobody must agree to " + matter + ", and nobody may decide it."
                     : search.alone.empty()
                         ? "Nobody must agree to " + matter + ". " + aloneInWords(search, "it", "alone")
                         : "Nobody else must agree: " + aloneInWords(search, matter, "alone");
  else
    answer.summary += aloneInWords(search, "it", "without anybody's agreement");
  while (answer.summary.ends_with(' '))
    answer.summary.pop_back();
  return answer;
}

} // namespace quorate::runtime
