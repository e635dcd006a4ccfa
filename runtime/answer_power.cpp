// Answers "may … decide …?", for one function or for all that are in a group.
#include "runtime/answering.h"
#include "runtime/resolve.h"
#include "runtime/tables.h"
#include "runtime/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

constexpr std::size_t kMostNamed = 5;

/// " `F` for £250,000 in `Southwark`"
std::string matterInWords(const Model &model, const PowerRequest &request) {
  std::string text = ticked(model.name(request.function));
  if (request.amount)
    text += " for " + printMoney(*request.amount);
  if (request.place)
    text += " in " + ticked(model.name(*request.place));
  return text;
}

/// One clause that limits a chain, for pointing at.
std::optional<ClauseIndex> limitingClause(const Model &model, const Chain &chain) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i = 0; i < chain.length; ++i) {
    const schema::Grant &grant = tables.grants[number(chain.grants[i])];
    if (grant.basis() == 2 && tables.delegations[grant.source()].limit() == grant.limit())
      return clauseIf(tables.delegations[grant.source()].clause());
  }
  return std::nullopt;
}

void conditionsInWords(const Model &model, const Chain &chain, std::vector<Reason> &out) {
  const Tables &tables = model.tables();
  for (std::uint32_t i = 0; i < chain.length; ++i) {
    const schema::Grant &grant = tables.authority().grants[number(chain.grants[i])];
    if (grant.basis() != 2)
      continue;
    const schema::Delegation &row = tables.authority().delegations[grant.source()];
    if (row.condition().count() != 0)
      addOnce(out, {"whether this condition is met: \"" + std::string(tables.text().text(row.condition())) + "\"",
                    clauseIf(row.clause())});
  }
}

/// What a way in which a grant falls short is, and how near it is: smaller is nearer.
struct Shortfall {
  int rank = 0;
  std::string because, instead;
  std::optional<ClauseIndex> clause;
};

/// How a grant misses a request in one thing only: amount, place or day. Empty if it misses in several.
std::optional<Shortfall> shortfallOf(const Model &model, GrantIndex index, const PowerRequest &request) {
  const schema::Grant &grant = model.tables().authority().grants[number(index)];
  std::string actor = ticked(model.name(request.actor));
  PowerRequest other = request;
  auto fits = [&] { return bearing(model, index, other).truth != Truth::No; };
  Chain chain;
  chain.grants[chain.length++] = index;
  if (request.amount) {
    other.amount.reset();
    if (fits()) {
      bool over = request.amount->minor > grant.limit();
      std::string limit = limitOf(model, index);
      return Shortfall{0,
                       "The power of " + actor + " over " + ticked(model.name(request.function)) + " is " + limit + ".",
                       over ? "the limit of " + actor + " is " +
                                  printMoney({grant.limit(), static_cast<Currency>(grant.currency() % 3)}) +
                                  ((grant.flags() & kYearly) ? " a year" : " a decision")
                            : actor + " may decide amounts " + limit,
                       limitingClause(model, chain)};
    }
    other.amount = request.amount;
  }
  std::optional<ClauseIndex> clause;
  if (grant.basis() == 2)
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
                     "from " + printDay(grant.from_day()), clause};
  return Shortfall{3, "The power of " + actor + " ended on " + printDay(grant.until_day() - 1) + ".",
                   "until " + printDay(grant.until_day() - 1) + " it could", clause};
}

/// The first actors who may decide it without anything open.
std::vector<ActorIndex> holdersOf(const Model &model, const PowerRequest &request, std::optional<Chain> &first) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<ActorIndex> holders;
  PowerRequest other = request;
  if (!other.place)
    if (std::uint32_t own = tables.actors[number(request.actor)].place(); own != kNone)
      other.place = PlaceIndex{own};
  for (std::uint32_t holder : tables.holders.at(tables.functions[number(request.function)].holders())) {
    other.actor = ActorIndex{holder};
    Power power = mayDecide(model, other);
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

/// One function: the answer's truth, reasons and what it depends on.
void decideOne(const Model &model, const PowerRequest &request, Answer &answer) {
  Power power = mayDecide(model, request);
  answer.truth = power.truth;
  std::string actor = ticked(model.name(request.actor)), matter = matterInWords(model, request);
  switch (power.truth) {
  case Truth::Yes: answer.summary = actor + " may decide " + matter + "."; break;
  case Truth::No: answer.summary = actor + " may not decide " + matter + "."; break;
  case Truth::Depends:
    answer.summary = "Whether " + actor + " may decide " + matter + " depends on what is not known.";
    break;
  }
  chainInWords(model, power.chain, answer.because);
  chainAssumptions(model, power.chain, answer.assuming);
  if (power.truth == Truth::Depends)
    missingInWords(model, request, power, answer.dependsOn);
  if (power.truth == Truth::No)
    refusalInWords(model, request, answer);
}

/// A group: whoever may decide all of it may decide it.
void decideAll(const Model &model, const PowerRequest &request, std::span<const std::uint32_t> members,
               Answer &answer) {
  std::vector<std::string> refused;
  answer.truth = Truth::Yes;
  bool explained = false;
  for (std::uint32_t member : members) {
    PowerRequest one = request;
    one.function = FunctionIndex{member};
    Power power = mayDecide(model, one);
    if (power.truth == Truth::No) {
      refused.push_back(ticked(model.name(one.function)));
      if (!explained)
        refusalInWords(model, one, answer);
      explained = true;
      answer.truth = Truth::No;
    } else {
      std::vector<Reason> chain;
      chainInWords(model, power.chain, chain);
      for (Reason &reason : chain)
        addOnce(answer.because, std::move(reason));
      chainAssumptions(model, power.chain, answer.assuming);
    }
    if (power.truth == Truth::Depends) {
      missingInWords(model, one, power, answer.dependsOn);
      if (answer.truth == Truth::Yes)
        answer.truth = Truth::Depends;
    }
  }
  std::string actor = ticked(model.name(request.actor)), matter = matterInWords(model, request);
  if (answer.truth != Truth::Depends)
    answer.dependsOn.clear();
  if (answer.truth == Truth::Yes)
    answer.summary = actor + " may decide everything in " + matter + ".";
  else if (answer.truth == Truth::Depends)
    answer.summary = "Whether " + actor + " may decide everything in " + matter + " depends on what is not known.";
  else {
    std::size_t more = refused.size() > kMostNamed ? refused.size() - kMostNamed : 0;
    refused.resize(refused.size() - more);
    answer.summary = actor + " may not decide everything in " + matter + ": not " + joined(refused, "or") +
                     (more ? ", nor " + std::to_string(more) + " more." : ".");
  }
}

} // namespace

void chainAssumptions(const Model &model, const Chain &chain, std::vector<Reason> &out) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i = 0; i < chain.length; ++i) {
    const schema::Grant &grant = tables.grants[number(chain.grants[i])];
    if (grant.basis() != 2)
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
                      joined(placesOfPower(model, request), "and"),
                  clause});
  if (power.missing & kMissingSpentInYear)
    addOnce(out, {"how much has been decided already in the year: the power is " + limitOf(model, grant), clause});
  if (power.missing & kMissingCurrency)
    addOnce(out, {"the amount in the currency of the limit: the power is " + limitOf(model, grant), clause});
  if (power.missing & kMissingCondition)
    conditionsInWords(model, power.chain, out);
  if (power.missing & kMissingOpenPoint)
    for (std::uint32_t open : tables.contingencies.at(tables.grants[number(grant)].contingencies()))
      openPointInWords(model, open, out);
  if (out.empty())
    out.push_back({"facts about " + ticked(model.name(request.function)) + " that are not known", std::nullopt});
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
  std::vector<std::string> holders;
  for (ActorIndex holder : holdersOf(model, request, first))
    holders.push_back(ticked(model.name(holder)));
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
      shortfall.instead += "; refer to " + joined(holders, "or");
      referred = true;
    }
    if (std::find(answer.instead.begin(), answer.instead.end(), shortfall.instead) == answer.instead.end())
      answer.instead.push_back(std::move(shortfall.instead));
  }
  if (first) {
    std::vector<Reason> chain;
    chainInWords(model, *first, chain);
    for (Reason &reason : chain)
      addOnce(answer.because, std::move(reason));
    chainAssumptions(model, *first, answer.assuming);
    if (!referred)
      answer.instead.push_back(joined(holders, "or") + " may decide it");
  } else if (answer.instead.empty()) {
    answer.instead.push_back("give " + ticked(model.name(request.function)) +
                             " to somebody: nobody may decide it as the question stands");
  }
}

Answering answerMayDecide(const Model &model, const QuestionForm &question, Day day) {
  PowerRequest request;
  request.day = day;
  request.amount = question.amount;
  auto actor = resolveActor(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actor))
    return std::move(*why);
  if (!question.function)
    return NotUnderstood{"the question does not say what is to be decided", {}};
  auto function = resolveFunction(model, *question.function);
  if (auto *why = std::get_if<NotUnderstood>(&function))
    return std::move(*why);
  if (question.place) {
    auto place = resolvePlace(model, *question.place);
    if (auto *why = std::get_if<NotUnderstood>(&place))
      return std::move(*why);
    request.place = std::get<PlaceIndex>(place);
  }
  request.actor = std::get<ActorIndex>(actor);
  request.function = std::get<FunctionIndex>(function);

  Answer answer;
  answer.asked = "may " + ticked(model.name(request.actor)) + " decide " + matterInWords(model, request) + " on " +
                 printDay(day) + "?";
  const AuthorityTables &tables = model.tables().authority();
  const schema::Function &row = tables.functions[number(request.function)];
  auto members = tables.members.at(row.members());
  if (row.is_group() && !members.empty())
    decideAll(model, request, members, answer);
  else
    decideOne(model, request, answer);
  return answer;
}

} // namespace quorate::runtime
