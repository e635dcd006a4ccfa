// Answers "who may decide …?" and "what may … decide?".
#include "runtime/answering.h"
#include "runtime/resolve.h"
#include "runtime/tables.h"
#include "runtime/wording.h"

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

/// Lists an actor or a function if the request does not come out as no.
void list(const Model &model, const PowerRequest &request, std::string_view name, Answer &answer) {
  Power power = mayDecide(model, request);
  if (power.truth == Truth::No || power.missing == kMissingHolder)
    return;
  bool yearly = (power.missing & kMissingSpentInYear) && !request.amount;
  auto missing = static_cast<std::uint8_t>(power.missing & ~kBounds & (yearly ? ~kMissingSpentInYear : 0xFF));
  Listed listed{std::string(name), missing ? Truth::Depends : Truth::Yes, boundsInWords(model, request), {}};
  chainInWords(model, power.chain, listed.because);
  chainAssumptions(model, power.chain, answer.assuming);
  if (missing) {
    Power rest = power;
    rest.missing = missing;
    missingInWords(model, request, rest, answer.dependsOn);
  }
  answer.list.push_back(std::move(listed));
}

/// Yes if anything is listed for certain; depends if all of it is open, or nothing is and an open point could add some.
void conclude(Answer &answer) {
  bool certain = std::any_of(answer.list.begin(), answer.list.end(),
                             [](const Listed &listed) { return listed.truth == Truth::Yes; });
  answer.truth = certain ? Truth::Yes : answer.dependsOn.empty() ? Truth::No : Truth::Depends;
}

std::string namesOf(const Answer &answer) {
  std::vector<std::string> names;
  for (const Listed &listed : answer.list)
    names.push_back(ticked(listed.name) + (listed.within.empty() ? "" : " (" + listed.within + ")") +
                    (listed.truth == Truth::Depends ? ", depending on what is open" : ""));
  return joined(names);
}

} // namespace

Answering answerWhoMayDecide(const Model &model, const QuestionForm &question, Day day) {
  if (!question.function)
    return NotUnderstood{"the question does not say what is to be decided", {}};
  auto function = resolveFunction(model, *question.function);
  if (auto *why = std::get_if<NotUnderstood>(&function))
    return std::move(*why);
  PowerRequest request;
  request.function = std::get<FunctionIndex>(function);
  request.amount = question.amount;
  request.day = day;
  std::string matter = ticked(model.name(request.function));
  if (question.amount)
    matter += " for " + printMoney(*question.amount);
  if (question.place) {
    auto place = resolvePlace(model, *question.place);
    if (auto *why = std::get_if<NotUnderstood>(&place))
      return std::move(*why);
    request.place = std::get<PlaceIndex>(place);
    matter += " in " + ticked(model.name(*request.place));
  }

  Answer answer;
  answer.asked = "who may decide " + matter + " on " + printDay(day) + "?";
  const AuthorityTables &tables = model.tables().authority();
  const schema::Function &row = tables.functions[number(request.function)];
  auto members = tables.members.at(row.members());
  bool group = row.is_group() && !members.empty();
  // Whoever may decide a group may decide its first function.
  const schema::Function &first = group ? tables.functions[members.front()] : row;
  for (std::uint32_t holder : tables.holders.at(first.holders())) {
    request.actor = ActorIndex{holder};
    bool all = true;
    PowerRequest one = request;
    for (std::uint32_t member : group ? members : std::span<const std::uint32_t>()) {
      one.function = FunctionIndex{member};
      all = all && mayDecide(model, one).truth != Truth::No;
    }
    one.function = group ? FunctionIndex{members.front()} : request.function;
    if (all)
      list(model, one, model.name(request.actor), answer);
  }
  for (const schema::OpenHolding &open : tables.openHoldings.at(first.open_holdings()))
    if (open.from_day() <= day && day < open.until_day())
      openPointInWords(model, open.open(), answer.dependsOn);
  conclude(answer);
  answer.summary = answer.list.empty()
                       ? "Nobody may decide " + matter +
                             (answer.truth == Truth::Depends ? " for certain: it depends on what is open." : ".")
                       : namesOf(answer) + " may decide " + matter + ".";
  for (const Listed &listed : answer.list)
    for (const Reason &reason : listed.because)
      addOnce(answer.because, reason);
  return answer;
}

Answering answerWhatMayDecide(const Model &model, const QuestionForm &question, Day day) {
  auto actor = resolveActor(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actor))
    return std::move(*why);
  PowerRequest request;
  request.actor = std::get<ActorIndex>(actor);
  request.amount = question.amount;
  request.day = day;
  std::string where;
  if (question.amount)
    where += " for " + printMoney(*question.amount);
  if (question.place) {
    auto place = resolvePlace(model, *question.place);
    if (auto *why = std::get_if<NotUnderstood>(&place))
      return std::move(*why);
    request.place = std::get<PlaceIndex>(place);
    where += " in " + ticked(model.name(*request.place));
  }

  Answer answer;
  std::string name = ticked(model.name(request.actor));
  answer.asked = "what may " + name + " decide" + where + " on " + printDay(day) + "?";
  const AuthorityTables &tables = model.tables().authority();
  std::uint32_t last = kNone;
  for (const schema::Grant &grant : tables.grants.at(tables.actors[number(request.actor)].grants())) {
    if (grant.function() == last)
      continue;
    last = grant.function();
    request.function = FunctionIndex{last};
    list(model, request, model.name(request.function), answer);
  }
  conclude(answer);
  answer.summary =
      answer.list.empty() ? name + " may decide nothing" + where + "." : name + " may decide " + namesOf(answer) + ".";
  for (const Listed &listed : answer.list)
    for (const Reason &reason : listed.because)
      addOnce(answer.because, reason);
  return answer;
}

} // namespace quorate::runtime
