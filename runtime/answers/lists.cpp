// Answers "who may decide …?" and "what may … decide?".
#include "runtime/answers/answering.h"
#include "runtime/answers/power_terms.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What a list may leave to its reader: the bounds are written beside each item.
constexpr std::uint8_t kBounds = kMissingAmount | kMissingPlace;

/// The bounds of everything this actor holds of a function that bears on the request.
std::string boundsInWords(const Model &model, const PowerRequest &request) {
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  std::vector<std::string> all;
  for (std::uint32_t i = 0; i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    if (bearing(model, grant, request).truth == Truth::No)
      continue;
    std::string bounds = boundsOf(model, grant, request.day);
    // One way without bounds makes the bounds of all others idle.
    if (bounds.empty())
      return {};
    if (std::find(all.begin(), all.end(), bounds) == all.end())
      all.push_back(std::move(bounds));
  }
  std::string text;
  for (const std::string &bounds : all)
    text += (text.empty() ? "" : "; ") + bounds;
  return text;
}

/// The power as a list tells it: [W9] "who may" is not asked about one amount, and a limit does not make it uncertain.
Power listedPower(const Model &model, const PowerRequest &request) {
  Power power = mayDecide(model, request);
  if (power.truth != Truth::Depends)
    return power;
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  for (std::uint32_t i = 0; i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    Bearing found = bearing(model, grant, request);
    if (found.truth != Truth::No && (found.missing & ~kBounds) == 0)
      return {Truth::Yes, found.missing, 0, chainTo(model, grant)};
  }
  if ((power.missing & ~kBounds) == 0 || inEveryCase(model, request, kBounds))
    power.truth = Truth::Yes;
  return power;
}

/// One thing that is listed, of several requests that must all be allowed: an actor who may decide a whole group.
void list(const Model &model, std::span<const PowerRequest> requests, std::string_view name, Answer &answer) {
  std::vector<Reason> open = answer.dependsOn;
  Listed listed{std::string(name), Truth::Yes, boundsInWords(model, requests.front()), {}, {}};
  listed.asAnybody = true;
  std::vector<Reason> assuming;
  for (const PowerRequest &request : requests) {
    Power power = listedPower(model, request);
    if (power.truth == Truth::No)
      return;
    listed.asAnybody = listed.asAnybody && power.missing == kMissingHolder;
    if (power.truth == Truth::Depends) {
      listed.truth = Truth::Depends;
      missingInWords(model, request, openWays(model, request, kBounds), open);
    }
    if (listed.because.empty())
      standingInWords(model, request, power, listed.because);
    chainAssumptions(model, power.chain, assuming);
  }
  answer.dependsOn = std::move(open);
  for (Reason &reason : assuming)
    addOnce(answer.assuming, std::move(reason));
  answer.list.push_back(std::move(listed));
}

/// Yes if anything is listed for certain and nothing is open; depends if something is.
void conclude(Answer &answer) {
  bool certain = std::any_of(answer.list.begin(), answer.list.end(),
                             [](const Listed &listed) { return listed.truth == Truth::Yes; });
  answer.truth = !answer.dependsOn.empty() ? Truth::Depends : certain ? Truth::Yes : Truth::No;
}

/// The items of which it is certain, or those of which it is not. Those of which no more is known than of anybody
/// are many.
enum class Naming : std::uint8_t { Each, NotAnybody };
std::vector<std::string> itemsOf(const Answer &answer, Truth truth, Naming naming = Naming::Each) {
  std::vector<std::string> names;
  for (const Listed &listed : answer.list)
    if (listed.truth == truth && !(naming == Naming::NotAnybody && listed.asAnybody))
      names.push_back(ticked(listed.name) + (listed.within.empty() ? "" : " (" + listed.within + ")"));
  return names;
}

void addReasonsOfItems(Answer &answer) {
  for (const Listed &listed : answer.list)
    for (const Reason &reason : listed.because)
      addOnce(answer.because, reason);
}

} // namespace

void listHolders(const Model &model, FunctionIndex function, PowerRequest request, Answer &answer) {
  request.anywhere = true;
  const AuthorityTables &tables = model.tables().authority();
  const schema::Function &row = tables.functions[number(function)];
  auto members = tables.members.at(row.members());
  bool group = row.is_group() && !members.empty();
  const std::uint32_t self = number(function);
  std::vector<PowerRequest> requests;
  for (std::uint32_t member : group ? members : std::span<const std::uint32_t>(&self, 1)) {
    requests.push_back(request);
    requests.back().function = FunctionIndex{member};
  }
  std::vector<std::uint32_t> holders;
  bool openThroughout = true;
  std::vector<Reason> open;
  for (const PowerRequest &one : requests) {
    const schema::Function &held = tables.functions[number(one.function)];
    for (std::uint32_t holder : tables.holders.at(held.holders()))
      if (std::find(holders.begin(), holders.end(), holder) == holders.end())
        holders.push_back(holder);
    auto rows = openHoldingsFor(model, one, AskedOf::Anybody);
    openThroughout = openThroughout && !rows.empty();
    for (std::uint32_t holding : rows)
      openPointInWords(model, tables.openHoldings[holding].open(), open);
    // Whoever may decide a group may decide its first function, unless somebody to be confirmed may decide that.
    if (rows.empty())
      break;
  }
  // [W9] Anybody may be somebody who is to be confirmed.
  for (std::uint32_t actor = 0; openThroughout && actor < tables.actors.size(); ++actor)
    if (std::find(holders.begin(), holders.end(), actor) == holders.end())
      holders.push_back(actor);
  for (std::uint32_t holder : holders) {
    for (PowerRequest &one : requests)
      one.actor = ActorIndex{holder};
    list(model, requests, model.name(ActorIndex{holder}), answer);
  }
  // [U2] Somebody new may have the whole of a group only if each of its functions may lie with somebody new.
  if (openThroughout)
    for (Reason &reason : open)
      addOnce(answer.dependsOn, std::move(reason));
  conclude(answer);
  addReasonsOfItems(answer);
  if (answer.list.empty())
    if (auto nobody =
            reservedToNobody(model, group ? FunctionIndex{members.front()} : function, request.place, request.day))
      answer.because.push_back(nobodyInWords(model, function, *nobody));
}

std::string holdersInWords(const Answer &answer, const std::string &verb, const std::string &matter) {
  auto certain = itemsOf(answer, Truth::Yes), perhaps = itemsOf(answer, Truth::Depends, Naming::NotAnybody);
  if (std::any_of(answer.list.begin(), answer.list.end(), [](const Listed &one) { return one.asAnybody; }))
    perhaps.push_back(certain.empty() && perhaps.empty() ? "anybody" : "anybody else");
  if (certain.empty() && perhaps.empty())
    return "Nobody may " + verb + " " + matter +
           (answer.truth == Truth::Depends ? " for certain: it depends on what is open." : ".");
  std::string text;
  if (!certain.empty())
    text = listed(certain) + " may " + verb + " " + matter + ".";
  if (perhaps.empty())
    return text;
  return text + (text.empty() ? "" : " ") + "Whether " + listed(perhaps, "or") + " may " + verb + " " +
         (text.empty() ? matter : "it") + " depends on " + sentencesOf(answer.dependsOn) + ".";
}

// [W9] Whoever may for some amount, at some place, is listed.
Answering answerWhoMayDecide(const Model &model, const QuestionForm &question, Day day) {
  PowerTerms terms;
  if (auto why = readMatterAndTerms(model, question, day, "the question does not say what is to be decided", terms))
    return std::move(*why);
  Answer answer;
  std::string matter = ticked(model.name(terms.request.function)) + terms.bounds;
  answer.asked = "who may decide " + matter + terms.rest + " on " + printDay(day) + "?";
  listHolders(model, terms.request.function, terms.request, answer);
  answer.summary = holdersInWords(answer, "decide", matter);
  return answer;
}

/// Why an actor may decide nothing of what is asked: how each thing it holds falls short, or that it holds nothing.
static void nothingInWords(const Model &model, PowerRequest request, Answer &answer) {
  constexpr std::size_t kMostReasons = 8;
  const AuthorityTables &tables = model.tables().authority();
  std::vector<Reason> reasons;
  std::uint32_t last = kNone;
  for (const schema::Grant &grant : tables.grants.at(tables.actors[number(request.actor)].grants())) {
    if (grant.function() == last || reasons.size() >= kMostReasons)
      continue;
    last = grant.function();
    request.function = FunctionIndex{last};
    shortfallsInWords(model, request, reasons);
  }
  if (last == kNone)
    reasons.push_back({"Nothing gives " + ticked(model.name(request.actor)) + " anything to decide.", std::nullopt});
  else if (reasons.empty())
    reasons.push_back({"Nothing that " + ticked(model.name(request.actor)) + " may decide at some time or place is " +
                           "for this day, place and amount.",
                       std::nullopt});
  for (Reason &reason : reasons)
    addOnce(answer.because, std::move(reason));
}

/// What an actor may have: what it has a grant of, and what may lie with somebody who is to be confirmed, in order.
static std::vector<std::uint32_t> functionsFor(const Model &model, ActorIndex actor) {
  const AuthorityTables &tables = model.tables().authority();
  std::vector<std::uint32_t> functions;
  for (const schema::Grant &grant : tables.grants.at(tables.actors[number(actor)].grants()))
    functions.push_back(grant.function());
  for (std::uint32_t i = 0; i < tables.functions.size(); ++i)
    if (tables.functions[i].open_holdings().count() != 0)
      functions.push_back(i);
  std::sort(functions.begin(), functions.end());
  functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
  return functions;
}

Answering answerWhatMayDecide(const Model &model, const QuestionForm &question, Day day) {
  auto actor = resolveActor(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actor))
    return std::move(*why);
  PowerTerms terms;
  if (auto why = readTerms(model, question, day, terms))
    return std::move(*why);
  PowerRequest &request = terms.request;
  request.actor = std::get<ActorIndex>(actor);

  Answer answer;
  std::string name = ticked(model.name(request.actor));
  answer.asked = "what may " + name + " decide" + terms.bounds + terms.rest + " on " + printDay(day) + "?";
  for (std::uint32_t function : functionsFor(model, request.actor)) {
    request.function = FunctionIndex{function};
    list(model, {&request, 1}, model.name(request.function), answer);
  }
  conclude(answer);
  addReasonsOfItems(answer);
  auto certain = itemsOf(answer, Truth::Yes), perhaps = itemsOf(answer, Truth::Depends);
  if (answer.list.empty()) {
    answer.summary = name + " may decide nothing" + terms.bounds + ".";
    nothingInWords(model, request, answer);
    return answer;
  }
  if (!certain.empty())
    answer.summary = name + " may decide " + listed(certain) + ".";
  if (!perhaps.empty())
    answer.summary += (certain.empty() ? "Whether " : " Whether ") + name + " may decide " + listed(perhaps, "or") +
                      " depends on " + sentencesOf(answer.dependsOn) + ".";
  return answer;
}

} // namespace quorate::runtime
