// Scenarios: every question put to the runtime, and its answer compared with the one expected.
#include "compiler/analysis/analysis.h"
#include "compiler/analysis/words.h"
#include "runtime/names/resolve.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {
namespace {

using Expected = ir::Expectation::Answer;
using runtime::Truth;

std::string nameList(const std::vector<std::string> &names, bool whom) {
  if (names.empty())
    return whom ? "nobody" : "nothing";
  std::vector<std::string> shown;
  for (const std::string &name : names)
    shown.push_back(ticked(name));
  return listed(shown);
}

bool asksWho(const ir::Expectation &expectation) {
  return expectation.question.asks == runtime::QuestionForm::Asks::WhoMayDecide;
}

std::string expectedText(const ir::Expectation &expectation) {
  switch (expectation.answer) {
  case Expected::Yes: return "yes";
  case Expected::YesByCastingVote: return "yes, by casting vote";
  case Expected::No: return "no";
  case Expected::Depends: return "depends";
  case Expected::List: return nameList(expectation.names, asksWho(expectation));
  }
  return {};
}

std::vector<std::string> namesOf(const runtime::Answer &answer, Truth truth) {
  std::vector<std::string> names;
  for (const runtime::Listed &item : answer.list)
    if (item.truth == truth)
      names.push_back(item.name);
  return names;
}

std::string actualText(const ir::Expectation &expectation, const runtime::Answer &answer) {
  if (expectation.answer != Expected::List) {
    if (answer.truth == Truth::Depends)
      return "depends";
    if (answer.truth == Truth::No)
      return "no";
    return answer.byCastingVote ? "yes, by casting vote" : "yes";
  }
  std::vector<std::string> unsure = namesOf(answer, Truth::Depends);
  std::string text = nameList(namesOf(answer, Truth::Yes), asksWho(expectation));
  return unsure.empty() ? text : fmt::format("{}; and perhaps {}", text, nameList(unsure, true));
}

/// A name as a question would have it: "Clerk of Board" is a head and one qualifier.
runtime::NameForm nameForm(const std::string &name) {
  constexpr std::string_view kOf = " of ";
  runtime::NameForm form;
  std::size_t at = name.find(kOf);
  form.head = name.substr(0, at);
  while (at != std::string::npos) {
    std::size_t from = at + kOf.size();
    at = name.find(kOf, from);
    form.of.push_back(name.substr(from, at == std::string::npos ? at : at - from));
  }
  return form;
}

/// Whether two names mean the same: one spelling, a name and another name of one thing, or one actor by both.
bool sameThing(const ir::Model &model, const runtime::Model &decisionModel, const std::string &a,
               const std::string &b) {
  if (a == b)
    return true;
  // The author may write a name in any way in which a question may; the same rule of names decides here.
  auto first = runtime::resolveActor(decisionModel, nameForm(a));
  auto second = runtime::resolveActor(decisionModel, nameForm(b));
  auto *one = std::get_if<runtime::ActorIndex>(&first), *other = std::get_if<runtime::ActorIndex>(&second);
  if (one && other && *one == *other)
    return true;
  return std::any_of(model.actors.begin(), model.actors.end(), [&](const ir::Actor &actor) {
    auto called = [&](const std::string &name) {
      return actor.name == name || std::find(actor.aliases.begin(), actor.aliases.end(), name) != actor.aliases.end();
    };
    return called(a) && called(b);
  });
}

bool sameNames(const ir::Model &model, const runtime::Model &decisionModel, const std::vector<std::string> &a,
               const std::vector<std::string> &b) {
  auto within = [&](const std::vector<std::string> &some, const std::vector<std::string> &others) {
    return std::all_of(some.begin(), some.end(), [&](const std::string &name) {
      return std::any_of(others.begin(), others.end(),
                         [&](const std::string &other) { return sameThing(model, decisionModel, name, other); });
    });
  };
  // As sets: an author lists names in an order of their own.
  return within(a, b) && within(b, a);
}

bool isMet(const ir::Model &model, const runtime::Model &decisionModel, const ir::Expectation &expectation,
           const runtime::Answer &answer) {
  switch (expectation.answer) {
  // Plain "yes" is met by a casting vote, too: whoever minds writes the longer form.
  case Expected::Yes: return answer.truth == Truth::Yes;
  case Expected::YesByCastingVote: return answer.truth == Truth::Yes && answer.byCastingVote;
  case Expected::No: return answer.truth == Truth::No;
  case Expected::Depends: return answer.truth == Truth::Depends;
  case Expected::List: return sameNames(model, decisionModel, expectation.names, namesOf(answer, Truth::Yes));
  }
  return false;
}

std::string withPlace(const runtime::Model &model, const runtime::Reason &reason) {
  if (!reason.clause)
    return reason.sentence;
  runtime::ClauseInfo clause = model.clause(*reason.clause);
  return fmt::format("{} ({}:{})", reason.sentence, clause.file, clause.line);
}

std::vector<std::string> reasonsOf(const runtime::Model &model, const runtime::Answer &answer) {
  std::vector<std::string> reasons;
  auto add = [&](const std::vector<runtime::Reason> &some, const char *before) {
    for (const runtime::Reason &reason : some)
      reasons.push_back(before + withPlace(model, reason));
  };
  add(answer.because, "");
  for (const runtime::Listed &item : answer.list)
    add(item.because, "");
  add(answer.dependsOn, "Depends on: ");
  add(answer.assuming, "Assuming: ");
  for (const std::string &other : answer.instead)
    reasons.push_back("Instead: " + other);
  return reasons;
}

ExpectationResult ask(const ir::Model &model, const runtime::Model &decisionModel, const ir::Expectation &expectation,
                      ir::Day day) {
  ExpectationResult result;
  result.expected = expectedText(expectation);
  auto answered = runtime::answer(decisionModel, expectation.question, day);
  if (auto *not_ = std::get_if<runtime::NotUnderstood>(&answered)) {
    result.actual = "not understood";
    result.reasons.push_back(not_->message);
    if (!not_->didYouMean.empty())
      result.reasons.push_back(fmt::format("Did you mean {}?", listed(not_->didYouMean, "or")));
    return result;
  }
  result.answer = std::get<runtime::Answer>(std::move(answered));
  result.met = isMet(model, decisionModel, expectation, *result.answer);
  result.actual = actualText(expectation, *result.answer);
  result.reasons = reasonsOf(decisionModel, *result.answer);
  return result;
}

} // namespace

bool ScenarioResult::met() const {
  return std::all_of(expectations.begin(), expectations.end(), [](const ExpectationResult &each) { return each.met; });
}

std::vector<ScenarioResult> runScenarios(const ir::Model &model, const runtime::Model &decisionModel, ir::Day today) {
  std::vector<ScenarioResult> results;
  for (std::size_t i = 0; i < model.scenarios.size(); ++i) {
    const ir::Scenario &scenario = model.scenarios[i];
    ScenarioResult result{i, {}};
    for (const ir::Expectation &expectation : scenario.expectations)
      result.expectations.push_back(ask(model, decisionModel, expectation, scenario.day.value_or(today)));
    results.push_back(std::move(result));
  }
  return results;
}

void reportScenarios(const ir::Model &model, const std::vector<ScenarioResult> &results, Diagnostics &out) {
  for (const ScenarioResult &result : results) {
    const ir::Scenario &scenario = model.scenarios[result.scenario];
    if (scenario.expectations.empty())
      out.report<diag::ScenarioEmpty>(rangeOf(model, scenario.clause), scenario.title)
          .mend("write a question and the answer it should have, as `may … decide …? yes`");
    for (std::size_t i = 0; i < result.expectations.size(); ++i) {
      const ExpectationResult &each = result.expectations[i];
      const ir::Expectation &expectation = scenario.expectations[i];
      if (each.met)
        continue;
      Range at = rangeOf(model, expectation.clause ? expectation.clause : scenario.clause);
      Diagnostic &found =
          each.answer
              ? out.report<diag::ScenarioNotMet>(at, scenario.title, expectation.text, each.expected, each.actual)
              : out.report<diag::ScenarioNotUnderstood>(at, scenario.title, expectation.text,
                                                        each.reasons.empty() ? "" : each.reasons.front());
      // Where the question was not understood, the first reason stands in the message already.
      for (std::size_t r = each.answer ? 0 : 1; r < each.reasons.size(); ++r)
        found.note(each.reasons[r]);
    }
  }
}

} // namespace quorate::analysis
