// Answers "who may amend …?" and "who rules on a conflict of …?".
#include "runtime/answers/answering.h"
#include "runtime/answers/power_terms.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/people/people.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// The amendment clauses that a day has for something: those that name it; else those of a group it stands in; else
/// those of everything.
std::vector<std::uint32_t> amendmentsOf(const Model &model, const std::optional<std::string> &name,
                                        std::optional<std::uint32_t> function, Day day) {
  const AuthorityTables &tables = model.tables().authority();
  const TextTables &text = model.tables().text();
  std::vector<std::uint32_t> named, grouped, whole;
  for (std::uint32_t i = 0; i < tables.amendments.size(); ++i) {
    const schema::Amendment &row = tables.amendments[i];
    if (!inForce(text, row.clause(), day))
      continue;
    std::string_view what = text.text(row.what());
    if ((name && what == *name) || (function && row.of() == *function))
      named.push_back(i);
    else if (what == "Constitution")
      whole.push_back(i);
    else if (function && row.of() != kNone) {
      auto members = tables.members.at(tables.functions[row.of()].members());
      if (std::find(members.begin(), members.end(), *function) != members.end())
        grouped.push_back(i);
    }
  }
  // The nearest clause stands alone: what is said of one function is meant instead of what is said of everything.
  return !named.empty() ? named : !grouped.empty() ? grouped : whole;
}

/// Whether a body, a post, an organisation or a place has this name.
bool isNamed(const Model &model, const NameForm &name) {
  return std::holds_alternative<std::vector<ActorIndex>>(resolveActors(model, name)) ||
         std::holds_alternative<PlaceIndex>(resolvePlace(model, name));
}

/// What may be amended has more sorts than functions: so have the names that may have been meant.
NotUnderstood nothingOfThatName(const Model &model, const NameForm &name, NotUnderstood why) {
  why.message = "there is nothing called `" + name.text() + "` in this constitution";
  auto add = [&](auto &&resolved) {
    if (auto *other = std::get_if<NotUnderstood>(&resolved))
      for (std::string &each : other->didYouMean)
        if (std::find(why.didYouMean.begin(), why.didYouMean.end(), each) == why.didYouMean.end())
          why.didYouMean.push_back(std::move(each));
  };
  add(resolveActors(model, name));
  add(resolvePlace(model, name));
  return why;
}

/// One list of holders put into another: an actor that is in both stays once.
void merge(Answer &&more, Answer &into) {
  for (Listed &listed : more.list) {
    bool known =
        std::any_of(into.list.begin(), into.list.end(), [&](const Listed &other) { return other.name == listed.name; });
    if (!known)
      into.list.push_back(std::move(listed));
  }
  for (Reason &reason : more.because)
    addOnce(into.because, std::move(reason));
  for (Reason &reason : more.dependsOn)
    addOnce(into.dependsOn, std::move(reason));
  for (Reason &reason : more.assuming)
    addOnce(into.assuming, std::move(reason));
  // One clause by which somebody may is enough; a no of another takes nothing from it.
  if (into.truth != Truth::Yes && more.truth != Truth::No)
    into.truth = more.truth;
}

} // namespace

// [M2] By the clause that names it, or its group, or everything.
Answering answerWhoMayAmend(const Model &model, const QuestionForm &question, Day day) {
  PowerTerms terms;
  if (auto why = readTerms(model, question, day, terms))
    return std::move(*why);
  std::optional<std::string> name;
  std::optional<std::uint32_t> function;
  if (question.function) {
    name = question.function->text();
    auto found = resolveFunction(model, *question.function);
    if (auto *index = std::get_if<FunctionIndex>(&found))
      function = number(*index);
    else if (amendmentsOf(model, name, function, day) == amendmentsOf(model, std::nullopt, std::nullopt, day) &&
             !isNamed(model, *question.function))
      return nothingOfThatName(model, *question.function, std::get<NotUnderstood>(std::move(found)));
  }
  std::string matter = name ? ticked(*name) : "this constitution";
  Answer answer;
  answer.asked = "who may amend " + (name ? matter : "everything") + terms.rest + " on " + printDay(day) + "?";
  answer.truth = Truth::No;
  auto amendments = amendmentsOf(model, name, function, day);
  if (!model.tables().names().inForce.contains(day)) {
    // [D1] What is not in force is not amended, whatever is said of that or not.
    answer.summary = holdersInWords(answer, "amend", matter);
    return answer;
  }
  if (amendments.empty()) {
    answer.truth = Truth::Depends;
    answer.summary = "This constitution does not say who may amend " + (name ? matter : "it") + ".";
    answer.dependsOn.push_back({"who may amend " + matter + ", which no clause says", std::nullopt});
    return answer;
  }
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t i : amendments) {
    const schema::Amendment &row = tables.amendments[i];
    Answer one;
    if (row.function() != kNone)
      listHolders(model, FunctionIndex{row.function()}, terms.request, one);
    auto clause = clauseIf(row.clause());
    if (clause && one.list.empty() && row.by() == kNone && row.by_open() == kNone)
      one.because = {{"Nobody may amend " + matter + ".", clause}};
    else if (clause)
      one.because.push_back({"The clause says: \"" + clauseInWords(model, *clause) + "\".", clause});
    merge(std::move(one), answer);
  }
  answer.summary = holdersInWords(answer, "amend", matter);
  return answer;
}

namespace {

/// The matters of a rule in words: " on `A` and `B`"; empty for every other matter.
std::string mattersInWords(const Model &model, const schema::Span &matters) {
  std::vector<std::string> names;
  for (std::uint32_t matter : model.tables().bodies().ruleMatters.at(matters))
    names.push_back(ticked(model.name(FunctionIndex{matter})));
  return names.empty() ? std::string() : " on " + listed(names);
}

/// [W9] A seat as lists name it: by its post, with the body where another body has a post of that name.
std::string listedName(const Model &model, SeatIndex seat) {
  const std::string_view own = model.name(seat);
  const std::uint32_t actor = model.tables().bodies().seats[number(seat)].actor();
  // A seat that goes with a post is named by itself.
  const bool isPost = actor != kNone && model.name(ActorIndex{actor}).starts_with(std::string(own) + " of ");
  return std::string(isPost ? model.name(ActorIndex{actor}) : own);
}

/// [C4] Who rules, in order. The holder of a single seat does not rule on themselves; of several holders, another may.
std::vector<std::string> rulersOf(const Model &model, const schema::ConflictRule &rule,
                                  const std::vector<SeatIndex> &concerned, Day day) {
  const BodyTables &tables = model.tables().bodies();
  std::vector<std::string> own;
  for (SeatIndex seat : concerned) {
    // Nobody is judge in their own cause, unless there is another holder on the day.
    bool another = std::any_of(concerned.begin(), concerned.end(), [&](SeatIndex other) {
      return model.name(other) == model.name(seat) && model.seat(other).inForce.contains(day) &&
             tables.seats[number(other)].most() != 1;
    });
    if (!another)
      own.emplace_back(model.name(seat));
  }
  auto isOwn = [&](std::string_view name) { return std::find(own.begin(), own.end(), name) != own.end(); };
  auto named = tables.seatLists.at(rule.ruled_on_by());
  auto written = tables.texts.at(rule.ruled_on_names());
  std::vector<std::string> order;
  if (named.size() >= written.size()) {
    for (std::uint32_t row : named)
      if (!isOwn(model.name(SeatIndex{row})))
        order.push_back(listedName(model, SeatIndex{row}));
    return order;
  }
  // The words name those too that have no seat on the body.
  for (const schema::Span &name : written)
    if (!isOwn(textAt(tables.pool, name)))
      order.emplace_back(textAt(tables.pool, name));
  return order;
}

/// Who rules in one body on a conflict of somebody in one of these seats (none: of anybody).
void addRulings(const Model &model, BodyIndex body, const std::vector<SeatIndex> &concerned, Day day, Answer &answer) {
  const BodyTables &tables = model.tables().bodies();
  for (const schema::ConflictRule &rule : tables.conflicts.at(tables.bodies[number(body)].conflicts())) {
    if (day < rule.days().from_day() || day >= rule.days().until_day())
      continue;
    std::vector<std::string> order = rulersOf(model, rule, concerned, day);
    if (order.empty())
      continue;
    std::string on = mattersInWords(model, rule.matters());
    std::string where = "in " + ticked(model.name(body)) + on;
    auto clause = clauseIf(rule.clause());
    // [D5] On a day of which it is not known whether the clause applies.
    const bool open = unsettled(model.tables().text(), rule.days().open());
    if (open)
      openPointInWords(model, rule.days().open(), answer.dependsOn);
    std::string sentence = "A conflict of interest " + where + " is ruled on by " + ticked(order.front());
    for (std::size_t i = 1; i < order.size(); ++i)
      sentence += ", then by " + ticked(order[i]);
    answer.list.push_back(
        {order.front(), open ? Truth::Depends : Truth::Yes, where, {{sentence + ".", clause}}, std::nullopt});
    addOnce(answer.because, {sentence + ".", clause});
  }
}

} // namespace

Answering answerWhoRulesOnConflict(const Model &model, const QuestionForm &question, Day day) {
  auto actors = resolveActors(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actors))
    return std::move(*why);
  Answer answer;
  std::string name = question.subject.text();
  answer.asked = "who rules on a conflict of " + ticked(name) + " on " + printDay(day) + "?";
  const Tables &tables = model.tables();
  std::vector<std::pair<BodyIndex, std::vector<SeatIndex>>> bodies;
  for (ActorIndex actor : std::get<std::vector<ActorIndex>>(actors)) {
    if (std::uint32_t body = tables.authority().actors[number(actor)].body(); body != kNone)
      bodies.push_back({BodyIndex{body}, {}});
    for (SeatIndex seat : seatsOf(model, actor)) {
      BodyIndex body{tables.bodies().seats[number(seat)].body()};
      auto at = std::find_if(bodies.begin(), bodies.end(), [&](const auto &one) { return one.first == body; });
      if (at == bodies.end())
        at = bodies.insert(at, {body, {}});
      at->second.push_back(seat);
    }
  }
  std::vector<std::string> silent;
  const std::size_t all = bodies.size();
  // [D4] In a body that is not in force nobody rules.
  std::erase_if(bodies, [&](const auto &one) {
    return !model.body(one.first).inForce.contains(day) || !model.tables().names().inForce.contains(day);
  });
  if (bodies.empty() && all != 0) {
    answer.truth = Truth::No;
    answer.summary = "Nobody rules on a conflict of " + ticked(name) + ": it is not in force on " + printDay(day) + ".";
    return answer;
  }
  for (const auto &[body, seats] : bodies) {
    std::size_t before = answer.list.size();
    addRulings(model, body, seats, day, answer);
    if (answer.list.size() == before)
      silent.push_back(ticked(model.name(body)));
  }
  answer.truth = answer.list.empty() ? Truth::Depends : Truth::Yes;
  std::vector<std::string> rulers;
  for (const Listed &one : answer.list)
    rulers.push_back(ticked(one.name) + " " + one.within);
  if (!rulers.empty())
    answer.summary =
        listed(rulers) + (rulers.size() == 1 ? " rules" : " rule") + " on a conflict of " + ticked(name) + ".";
  else
    answer.summary = "Who rules on a conflict of " + ticked(name) + " is not said.";
  if (!rulers.empty() && !silent.empty())
    answer.summary += " Who rules on one in " + listed(silent, "or") + " is not said.";
  // [C4] Who rules is named for each clause that says it: a body besides that says nothing leaves nothing open.
  if (rulers.empty() && !silent.empty())
    answer.dependsOn.push_back(
        {"who rules on a conflict of interest in " + listed(silent) + ", which no clause says", std::nullopt});
  else if (bodies.empty())
    answer.dependsOn.push_back(
        {"who rules on a conflict of " + ticked(name) + ", which sits on no body", std::nullopt});
  return answer;
}

} // namespace quorate::runtime
