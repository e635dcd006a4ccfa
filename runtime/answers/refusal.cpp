// What an answer of power depends on, and why it is no: in words, with what would have made it a yes.
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// One clause that limits a chain, for pointing at.
std::optional<ClauseIndex> limitingClause(const Model &model, const Chain &chain) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i = 0; i < chain.length; ++i) {
    const schema::Grant &grant = tables.grants[number(chain.grants[i])];
    if (grant.basis() == Basis::Delegation && tables.delegations[grant.source()].limit() == grant.limit())
      return clauseIf(tables.delegations[grant.source()].clause());
  }
  return std::nullopt;
}

void conditionsInWords(const Model &model, GrantIndex grant, const PowerRequest &request, std::vector<Reason> &out) {
  for (const ChainCondition &condition : conditionsOf(model, grant))
    if (!isGiven(condition.text, request.given))
      addOnce(out, {"whether this is so: \"" + std::string(condition.text) + "\"", condition.clause});
}

void agreementInWords(const Model &model, GrantIndex grant, const PowerRequest &request, std::vector<Reason> &out) {
  for (const ChainAgreement &one : agreementOf(model, grant))
    if (std::find(request.agreement.begin(), request.agreement.end(), one.actor) == request.agreement.end()) {
      std::string sentence = "the agreement of " + ticked(model.name(one.actor));
      // The same agreement that two clauses ask for is one thing to be had.
      if (std::none_of(out.begin(), out.end(), [&](const Reason &known) { return known.sentence == sentence; }))
        out.push_back({std::move(sentence), one.clause});
    }
}

/// "the month", "the year", "all": the stretch of time that a limit is for.
std::string periodInWords(Per per) { return per == Per::InAll ? "all" : "the " + std::string(words::nounOf(per)); }

void spentInWords(const Model &model, GrantIndex grant, std::vector<Reason> &out) {
  for (const PeriodLimit &limit : periodLimitsOf(model, grant))
    addOnce(out, {"how much has been decided already in " + periodInWords(limit.per) + ": the limit is " +
                      printMoney(limit.amount) + " " + words::per(limit.per),
                  limit.clause});
}

/// What a way in which a grant falls short is, and how near it is: smaller is nearer.
struct Shortfall {
  int rank = 0;
  std::string because, instead;
  std::optional<ClauseIndex> clause;
};

/// A limit for a stretch of time that what has been decided already leaves too little of. Empty if that is not it.
std::optional<Shortfall> spentShortfall(const Model &model, GrantIndex index, const PowerRequest &request) {
  PowerRequest other = request;
  other.after.reset();
  if (!request.after || bearing(model, index, other).truth == Truth::No)
    return std::nullopt;
  for (const PeriodLimit &limit : periodLimitsOf(model, index)) {
    std::int64_t left = std::max<std::int64_t>(limit.amount.minor - request.after->minor, 0);
    if (limit.amount.currency != request.after->currency || (request.amount && request.amount->minor <= left))
      continue;
    std::string actor = ticked(model.name(request.actor));
    return Shortfall{0,
                     "The power of " + actor + " over " + ticked(model.name(request.function)) + " is up to " +
                         printMoney(limit.amount) + " " + words::per(limit.per) + ", and " +
                         printMoney(*request.after) + " has been decided already.",
                     "the limit of " + actor + " leaves " + printMoney({left, limit.amount.currency}), limit.clause};
  }
  return std::nullopt;
}

/// "from 1 July 2026" if it is a yes on that day; "…, depending on …" if it is not certain; empty if it is a no.
std::string dayIfAllowed(const Model &model, PowerRequest request, Day day, const std::string &words) {
  request.day = day;
  Power power = mayDecide(model, request);
  if (power.truth == Truth::No)
    return {};
  if (power.truth == Truth::Yes)
    return words;
  std::vector<Reason> reasons;
  missingInWords(model, request, power, reasons);
  return words + ", depending on " + sentencesOf(reasons);
}

/// How a grant misses a request in one thing only: amount, place or day. Empty if it misses in several.
/// One thing is changed at a time, since what is advised has to be enough by itself.
std::optional<Shortfall> shortfallOf(const Model &model, GrantIndex index, const PowerRequest &request) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  std::string actor = ticked(model.name(request.actor));
  PowerRequest other = request;
  auto fits = [&] { return bearing(model, index, other).truth != Truth::No; };
  Chain chain;
  chain.grants[chain.length++] = index;
  if (auto spent = spentShortfall(model, index, request))
    return spent;
  if (request.amount) {
    other.amount.reset();
    if (fits()) {
      bool over = request.amount->minor > grant.limit();
      std::string limit = limitOf(model, index);
      return Shortfall{
          0, "The power of " + actor + " over " + ticked(model.name(request.function)) + " is " + limit + ".",
          over ? "the limit of " + actor + " is " + upToOf(model, index) : actor + " may decide amounts " + limit,
          limitingClause(model, chain)};
    }
    other.amount = request.amount;
  }
  std::optional<ClauseIndex> clause;
  if (grant.basis() == Basis::Delegation)
    clause = clauseIf(model.tables().authority().delegations[grant.source()].clause());
  if (grant.place() != kNone) {
    other.place = PlaceIndex{grant.place()};
    if (fits()) {
      std::string place = ticked(model.name(PlaceIndex{grant.place()}));
      return Shortfall{1, "The power of " + actor + " is for " + place + ".", "in " + place, clause};
    }
    other.place = request.place;
  }
  other.day = grant.from_day();
  if (!fits())
    return std::nullopt;
  if (request.day < grant.from_day())
    return Shortfall{2, "The power of " + actor + " begins on " + printDay(grant.from_day()) + ".",
                     dayIfAllowed(model, request, grant.from_day(), "from " + printDay(grant.from_day())), clause};
  return Shortfall{
      3, "The power of " + actor + " ended on " + printDay(grant.until_day() - 1) + ".",
      dayIfAllowed(model, request, grant.until_day() - 1, "until " + printDay(grant.until_day() - 1) + " it could"),
      clause};
}

/// The first actors who may decide it without anything open.
std::vector<ActorIndex> holdersOf(const Model &model, const PowerRequest &request, std::optional<Chain> &first,
                                  std::vector<std::string> &perhaps, std::vector<Reason> &dependsOn) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<ActorIndex> holders;
  PowerRequest other = request;
  // The actor's own place is meant in the question, so that others are asked about that place and not about theirs.
  if (!other.place)
    if (std::uint32_t own = tables.actors[number(request.actor)].place(); own != kNone)
      other.place = PlaceIndex{own};
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(request.function)].holders())) {
    other.actor = ActorIndex{holder};
    Power power = mayDecide(model, other);
    if (power.truth == Truth::Depends && power.missing != kMissingHolder && perhaps.size() < kMostNamed) {
      perhaps.push_back(ticked(model.name(other.actor)));
      std::vector<Reason> reasons;
      missingInWords(model, other, power, reasons);
      for (Reason &reason : reasons)
        addOnce(dependsOn, std::move(reason));
    }
    if (power.truth != Truth::Yes)
      continue;
    if (!first)
      first = power.chain;
    holders.push_back(other.actor);
    if (holders.size() == kMostNamed)
      break;
  }
  return holders;
}

} // namespace

void chainAssumptions(const Model &model, const Chain &chain, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i = 0; i < chain.length; ++i) {
    const schema::Grant &grant = tables.grants[number(chain.grants[i])];
    if (grant.basis() != Basis::Delegation)
      continue;
    const schema::Delegation &row = tables.delegations[grant.source()];
    for (std::uint32_t open : {row.open(), row.dates_open(), row.limit_open(), row.to_open()})
      addFilledBy(model, open, out);
  }
}

/// The places for which an actor has a power on the day of the request, in the model's order.
static std::vector<std::string> placesOfPower(const Model &model, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<std::string> names;
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  std::size_t more = 0;
  for (std::uint32_t i = 0; i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    if (!(bearing(model, grant, request).missing & kMissingPlace))
      continue;
    std::string name = ticked(model.name(PlaceIndex{tables.grants[number(grant)].place()}));
    if (std::find(names.begin(), names.end(), name) != names.end())
      continue;
    if (names.size() == kMostNamed)
      ++more;
    else
      names.push_back(std::move(name));
  }
  if (more)
    names.push_back(std::to_string(more) + " more");
  return names;
}

void missingInWords(const Model &model, const PowerRequest &request, const Power &power, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  if (power.missing & kMissingHolder) {
    openPointInWords(model, tables.openHoldings[power.openHolding].open(), out);
    return;
  }
  GrantIndex grant = power.chain.grants[0];
  auto clause = limitingClause(model, power.chain);
  if (power.missing & kMissingAmount)
    addOnce(out, {"the amount, which the question does not name: the power is " + limitOf(model, grant), clause});
  if (power.missing & kMissingPlace)
    addOnce(out, {"the place, which the question does not name: the power is for " +
                      listed(placesOfPower(model, request), "and"),
                  clause});
  if (power.missing & kMissingSpent)
    spentInWords(model, grant, out);
  if (power.missing & kMissingCurrency)
    addOnce(out, {"the amount in the currency of the limit: the power is " + limitOf(model, grant), clause});
  if (power.missing & kMissingCondition)
    conditionsInWords(model, grant, request, out);
  if (power.missing & kMissingAgreement)
    agreementInWords(model, grant, request, out);
  if (power.missing & kMissingOpenPoint)
    for (std::uint32_t open : tables.contingencies.at(tables.grants[number(grant)].contingencies()))
      openPointInWords(model, open, out);
  if (out.empty())
    out.push_back({"facts about " + ticked(model.name(request.function)) + " that are not known", std::nullopt});
}

/// Whether a grant is along the chain of another.
static bool restsOn(const AuthorityTables &tables, std::uint32_t grant, std::uint32_t wanted) {
  for (std::uint32_t steps = 0; grant != kNone && steps <= tables.grants.size(); ++steps) {
    if (grant == wanted)
      return true;
    grant = tables.grants[grant].parent();
  }
  return false;
}

/// The exclusive delegation that keeps an actor from a power which it would have otherwise, in words.
static std::optional<Reason> shutOutInWords(const Model &model, const PowerRequest &request) {
  const AuthorityTables &tables = model.tables().authority();
  GrantStretch own = grantsOf(model, request.actor, request.function);
  auto keepsFrom = [&](const schema::Grant &given) {
    if (given.basis() != Basis::Delegation || !tables.delegations[given.source()].exclusive())
      return false;
    for (std::uint32_t i = own.first; i < own.first + own.count; ++i)
      if (any(tables.grants[i].flags() & GrantFlags::HeldOnly) && restsOn(tables, i, given.parent()))
        return true;
    return false;
  };
  PowerRequest other = request;
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(request.function)].holders())) {
    if (holder == number(request.actor))
      continue;
    other.actor = ActorIndex{holder};
    GrantStretch held = grantsOf(model, other.actor, request.function);
    for (std::uint32_t i = held.first; i < held.first + held.count; ++i) {
      if (!keepsFrom(tables.grants[i]) || bearing(model, GrantIndex{i}, other).truth == Truth::No)
        continue;
      const schema::Delegation &row = tables.delegations[tables.grants[i].source()];
      std::string giver = ticked(model.name(ActorIndex{row.from()})), actor = ticked(model.name(request.actor));
      std::string who = giver == actor ? actor : actor + ", whose power comes from " + giver + ",";
      return Reason{giver + " has given " + ticked(model.name(request.function)) + " to " +
                        ticked(model.name(other.actor)) + " exclusively, so that " + who + " may not decide it.",
                    clauseIf(row.clause())};
    }
  }
  return std::nullopt;
}

Reason nobodyInWords(const Model &model, FunctionIndex function, std::uint32_t reservation) {
  return {ticked(model.name(function)) + " is reserved to nobody, so that it cannot be decided at all.",
          clauseIf(model.tables().authority().reservations[reservation].clause())};
}

void shortfallsInWords(const Model &model, const PowerRequest &request, std::vector<Reason> &out) {
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  for (std::uint32_t i = 0; i < stretch.count; ++i)
    if (auto shortfall = shortfallOf(model, GrantIndex{stretch.first + i}, request))
      addOnce(out, {std::move(shortfall->because), shortfall->clause});
}

void refusalInWords(const Model &model, const PowerRequest &request, Answer &answer) {
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  std::vector<Shortfall> shortfalls;
  for (std::uint32_t i = 0; i < stretch.count; ++i)
    if (auto shortfall = shortfallOf(model, GrantIndex{stretch.first + i}, request))
      shortfalls.push_back(std::move(*shortfall));
  std::stable_sort(shortfalls.begin(), shortfalls.end(),
                   [](const Shortfall &a, const Shortfall &b) { return a.rank < b.rank; });
  std::optional<Chain> first;
  std::vector<std::string> holders, perhaps;
  std::vector<Reason> dependsOn;
  for (ActorIndex holder : holdersOf(model, request, first, perhaps, dependsOn))
    holders.push_back(ticked(model.name(holder)));
  std::optional<std::uint32_t> nobody;
  if (!first)
    nobody = reservedToNobody(model, request.function, request.place, request.day);
  if (nobody) {
    // Reserved to nobody: no chain, limit or person would help, so that no other reason is worth telling.
    addOnce(answer.because, nobodyInWords(model, request.function, *nobody));
    answer.instead.push_back("nobody may decide it; only a change of this constitution could allow it");
    return;
  }
  if (auto shutOut = shutOutInWords(model, request))
    addOnce(answer.because, std::move(*shutOut));
  if (stretch.count == 0)
    answer.because.push_back(
        {"Nothing gives " + ticked(model.name(request.function)) + " to " + ticked(model.name(request.actor)) + ".",
         std::nullopt});
  if (shortfalls.size() > kMostNamed)
    shortfalls.resize(kMostNamed);
  bool referred = false;
  for (Shortfall &shortfall : shortfalls) {
    addOnce(answer.because, {shortfall.because, shortfall.clause});
    if (shortfall.rank == 0 && !holders.empty() && !referred) {
      shortfall.instead += "; refer to " + listed(holders, "or");
      referred = true;
    }
    if (!shortfall.instead.empty() &&
        std::find(answer.instead.begin(), answer.instead.end(), shortfall.instead) == answer.instead.end())
      answer.instead.push_back(std::move(shortfall.instead));
  }
  if (first) {
    std::vector<Reason> chain;
    chainInWords(model, *first, chain);
    for (Reason &reason : chain)
      addOnce(answer.because, std::move(reason));
    chainAssumptions(model, *first, answer.assuming);
    if (!referred)
      answer.instead.push_back(listed(holders, "or") + " may decide it");
  } else if (!perhaps.empty()) {
    answer.instead.push_back(listed(perhaps, "or") + " may decide it, depending on " + sentencesOf(dependsOn));
  } else if (answer.instead.empty()) {
    answer.instead.push_back("give " + ticked(model.name(request.function)) +
                             " to somebody: nobody may decide it as the question stands");
  }
}

} // namespace quorate::runtime
