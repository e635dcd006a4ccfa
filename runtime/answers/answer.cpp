// Answers questions: finds who answers which, and adds what holds for every answer.
#include "runtime/answer.h"
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

Answering choose(const Model &model, const QuestionForm &question, Day day, Day today) {
  switch (question.asks) {
  case QuestionForm::Asks::MayDecide: return answerMayDecide(model, question, day);
  case QuestionForm::Asks::WhoMayDecide: return answerWhoMayDecide(model, question, day);
  case QuestionForm::Asks::WhatMayDecide: return answerWhatMayDecide(model, question, day);
  case QuestionForm::Asks::WhoMayAmend: return answerWhoMayAmend(model, question, day);
  case QuestionForm::Asks::WhoMustAgree: return answerWhoMustAgree(model, question, day);
  case QuestionForm::Asks::WhoHolds: return answerWhoHolds(model, question, day);
  case QuestionForm::Asks::WhoRulesOnConflict: return answerWhoRulesOnConflict(model, question, day);
  case QuestionForm::Asks::WhatIsUndelegated: return answerWhatIsUndelegated(model, question, day);
  case QuestionForm::Asks::WhatMustDo: return answerWhatMustDo(model, question, day, today);
  case QuestionForm::Asks::WhatChanges: return answerWhatChanges(model, question, day);
  case QuestionForm::Asks::WhichTermsEnd: return answerWhichTermsEnd(model, question, day, today);
  case QuestionForm::Asks::MembershipValid: return answerMembershipValid(model, question, day);
  case QuestionForm::Asks::NoticeEnough: return answerNoticeEnough(model, question, day);
  case QuestionForm::Asks::Quorate:
  case QuestionForm::Asks::Carried: break;
  }
  return answerMeeting(model, question, day);
}

/// Whether the same question has a yes on another day.
bool isYesOn(const Model &model, const QuestionForm &question, Day day, Day today) {
  QuestionForm other = question;
  other.day = day;
  Answering answering = choose(model, other, day, today);
  auto *found = std::get_if<Answer>(&answering);
  return found && found->truth == Truth::Yes;
}

/// Whether what is asked for is a list, some of which may be certain and some not.
bool asksForList(QuestionForm::Asks asks) {
  using Asks = QuestionForm::Asks;
  switch (asks) {
  case Asks::MayDecide:
  case Asks::Quorate:
  case Asks::Carried:
  case Asks::MembershipValid:
  case Asks::NoticeEnough: return false;
  default: return true;
  }
}

/// The constitution itself may not be in force, or it may be open from when it is.
void addStanding(const Model &model, Day today, Answer &answer) {
  const NameTables &names = model.tables().names();
  if (names.inForceOpen != kNone && unsettled(model.tables().text(), names.inForceOpen))
    addOnce(answer.assuming, {"as if this constitution were in force: the day it begins is to be confirmed",
                              clauseIf(names.headerClause)});
  if (names.inForce.contains(answer.day) || answer.truth == Truth::Yes)
    return;
  bool before = answer.day < names.inForce.from;
  std::string when = before ? "from " + printDay(names.inForce.from) + " only"
                            : "until " + printDay(names.inForce.until - 1) + " only";
  // First, because nothing else in the constitution matters on a day on which it is not in force.
  answer.because.insert(answer.because.begin(),
                        {"This constitution is in force " + when + ".", clauseIf(names.headerClause)});
  std::string from = "from " + printDay(names.inForce.from);
  if (before && std::find(answer.instead.begin(), answer.instead.end(), from) == answer.instead.end() &&
      isYesOn(model, answer.question, names.inForce.from, today))
    answer.instead.insert(answer.instead.begin(), std::move(from));
}

} // namespace

std::variant<Answer, NotUnderstood> answer(const Model &model, const QuestionForm &question, Day today) {
  // Every question is about one day (docs/language.md, Time); the clock is the caller's, so that answers can be
  // repeated.
  Day day = question.day.value_or(today);
  Answering answering = choose(model, question, day, today);
  if (auto *found = std::get_if<Answer>(&answering)) {
    found->question = question;
    found->day = day;
    // A list with something open in it is neither a yes nor a no.
    if (asksForList(question.asks) && !found->dependsOn.empty())
      found->truth = Truth::Depends;
    // [U3] What is open beside a definite answer cannot change it.
    if (found->truth != Truth::Depends)
      found->dependsOn.clear();
    addStanding(model, today, *found);
    addAssumptions(model, found->because, found->assuming);
    // A list has put the reasons of each item among those of the whole.
    addAssumptions(model, found->dependsOn, found->assuming);
    if (!found->listHeading.empty())
      for (const Listed &listed : found->list)
        addAssumptions(model, listed.because, found->assuming);
  }
  return answering;
}

} // namespace quorate::runtime
