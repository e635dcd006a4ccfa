// Answers "who may amend …?".
#include "runtime/answers/answering.h"
#include "runtime/answers/power_terms.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

using Amendments = std::vector<std::uint32_t>;

/// The amendment clauses that a day has for something: those that name it; those of a group it stands in; those of
/// everything. The nearest stand alone: what is said of one function is meant instead of what is said of everything.
std::vector<Amendments> amendmentsOf(const Model &model, const std::optional<std::string> &name,
                                     std::optional<std::uint32_t> function, Day day) {
  const AuthorityTables &tables = model.tables().authority();
  const TextTables &text = model.tables().text();
  Amendments named, grouped, whole;
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
  std::vector<Amendments> nearestFirst{std::move(named), std::move(grouped), std::move(whole)};
  std::erase_if(nearestFirst, [](const Amendments &some) { return some.empty(); });
  return nearestFirst;
}

/// [D5] Whether it is open whether any of some clauses is in force: then the next apply, if they are not.
bool mayNotBeThere(const Model &model, const Amendments &some) {
  return std::all_of(some.begin(), some.end(), [&](std::uint32_t i) {
    return openOf(model.tables().text(), model.tables().authority().amendments[i].clause()) != kNone;
  });
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

/// Who may amend by some clauses.
Answer holdersBy(const Model &model, const Amendments &some, const PowerRequest &request, const std::string &matter) {
  Answer answer;
  answer.truth = Truth::No;
  for (std::uint32_t i : some) {
    const schema::Amendment &row = model.tables().authority().amendments[i];
    Answer one;
    if (row.function() != kNone)
      listHolders(model, FunctionIndex{row.function()}, request, one);
    auto clause = clauseIf(row.clause());
    if (clause && one.list.empty() && row.by() == kNone && row.by_open() == kNone)
      one.because = {{"Nobody may amend " + matter + ".", clause}};
    else if (clause)
      one.because.push_back({"The clause says: \"" + clauseInWords(model, *clause) + "\".", clause});
    merge(std::move(one), answer);
  }
  return answer;
}

/// Whether clauses that may not be in force give the same actor the same whenever they are: their only doubt is their
/// day.
bool allGive(const Model &model, const Amendments &some, std::string_view actor) {
  const AuthorityTables &tables = model.tables().authority();
  return std::all_of(some.begin(), some.end(), [&](std::uint32_t i) {
    const std::uint32_t by = tables.amendments[i].by();
    return by != kNone && model.name(ActorIndex{by}) == actor &&
           openOf(model.tables().text(), tables.actors[by].clause()) == kNone;
  });
}

/// [M2] [U1] Who may amend where it is open which clauses apply: for certain only whoever may by each of them.
Answer inEveryCase(const Model &model, const std::vector<Amendments> &cases, const PowerRequest &request,
                   const std::string &matter) {
  std::vector<Answer> answers;
  for (const Amendments &some : cases)
    answers.push_back(holdersBy(model, some, request, matter));
  const bool last = !mayNotBeThere(model, cases.back());
  auto mayBy = [&](std::size_t which, const std::string &name) {
    return std::any_of(answers[which].list.begin(), answers[which].list.end(), [&](const Listed &one) {
      return one.name == name &&
             (one.truth == Truth::Yes || (mayNotBeThere(model, cases[which]) && allGive(model, cases[which], name)));
    });
  };
  Answer all;
  all.truth = Truth::No;
  for (const Answer &one : answers)
    merge(Answer(one), all);
  for (Listed &one : all.list) {
    one.truth = last ? Truth::Yes : Truth::Depends;
    for (std::size_t which = 0; which < cases.size(); ++which)
      one.truth = mayBy(which, one.name) ? one.truth : Truth::Depends;
  }
  const bool certain =
      last && std::all_of(all.list.begin(), all.list.end(), [](const Listed &one) { return one.truth == Truth::Yes; });
  all.truth = !certain ? Truth::Depends : all.list.empty() ? all.truth : Truth::Yes;
  if (certain && !all.list.empty())
    all.dependsOn.clear();
  else
    for (std::uint32_t i : cases.front())
      openPointInWords(model, openOf(model.tables().text(), model.tables().authority().amendments[i].clause()),
                       all.dependsOn);
  return all;
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
  std::vector<Amendments> cases = amendmentsOf(model, name, function, day);
  if (!model.tables().names().inForce.contains(day)) {
    // [D1] What is not in force is not amended, whatever is said of that or not.
    answer.summary = holdersInWords(answer, "amend", matter);
    return answer;
  }
  if (cases.empty()) {
    answer.truth = Truth::Depends;
    answer.summary = "This constitution does not say who may amend " + (name ? matter : "it") + ".";
    answer.dependsOn.push_back({"who may amend " + matter + ", which no clause says", std::nullopt});
    return answer;
  }
  auto certain =
      std::find_if(cases.begin(), cases.end(), [&](const auto &some) { return !mayNotBeThere(model, some); });
  const bool known = certain == cases.begin();
  if (certain != cases.end())
    cases.erase(certain + 1, cases.end());
  Answer found =
      known ? holdersBy(model, cases.front(), terms.request, matter) : inEveryCase(model, cases, terms.request, matter);
  found.asked = std::move(answer.asked);
  found.summary = holdersInWords(found, "amend", matter);
  return found;
}

} // namespace quorate::runtime
