// Reads the terms of a question of power.
#include "runtime/answers/power_terms.h"
#include "runtime/answers/answering.h"
#include "runtime/names/resolve.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

std::optional<NotUnderstood> readMatterAndTerms(const Model &model, const QuestionForm &question, Day day,
                                                const char *missing, PowerTerms &terms) {
  if (!question.function)
    return NotUnderstood{missing, {}};
  auto function = resolveFunction(model, *question.function);
  if (auto *why = std::get_if<NotUnderstood>(&function))
    return std::move(*why);
  if (auto why = readTerms(model, question, day, terms))
    return why;
  terms.request.function = std::get<FunctionIndex>(function);
  return std::nullopt;
}

std::optional<NotUnderstood> readTerms(const Model &model, const QuestionForm &question, Day day, PowerTerms &terms) {
  PowerRequest &request = terms.request;
  request.day = day;
  request.amount = question.amount;
  request.after = question.after;
  request.given = question.given;
  if (question.amount)
    terms.bounds += " for " + printMoney(*question.amount);
  if (question.place) {
    auto place = resolvePlace(model, *question.place);
    if (auto *why = std::get_if<NotUnderstood>(&place))
      return std::move(*why);
    request.place = std::get<PlaceIndex>(place);
    terms.bounds += " in " + ticked(model.name(*request.place));
  }
  if (question.after)
    terms.rest += ", after " + printMoney(*question.after);
  for (const std::string &condition : question.given)
    terms.rest += ", given \"" + condition + "\"";
  std::vector<std::string> names;
  for (const NameForm &name : question.agreement) {
    auto actor = resolveActor(model, name);
    if (auto *why = std::get_if<NotUnderstood>(&actor))
      return std::move(*why);
    terms.agreement.push_back(std::get<ActorIndex>(actor));
    names.push_back(ticked(model.name(terms.agreement.back())));
  }
  if (!names.empty())
    terms.rest += std::string(", ") + words::kWithTheAgreementOf + " " + listed(names);
  request.agreement = terms.agreement;
  return std::nullopt;
}

std::string sentencesOf(const std::vector<Reason> &reasons) {
  constexpr std::size_t kFew = 2;
  std::vector<std::string> sentences;
  for (const Reason &reason : reasons)
    if (std::find(sentences.begin(), sentences.end(), reason.sentence) == sentences.end())
      sentences.push_back(reason.sentence);
  return sentences.empty() || sentences.size() > kFew ? "what is not known" : listed(sentences);
}

} // namespace quorate::runtime
