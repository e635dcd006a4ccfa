// Answers "is … quorate with …?" and "does a motion of … carry with …?".
#include "runtime/answers/answering.h"
#include "runtime/answers/judged.h"
#include "runtime/meeting/meeting_words.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

namespace {

/// What a question says of the item, besides who is there.
Meeting itemOf(const QuestionForm &question, BodyIndex body, std::optional<FunctionIndex> matter, Day day) {
  Meeting item;
  item.body = body;
  item.matter = matter;
  item.day = day;
  item.adjourned = question.adjourned;
  item.mode = question.mode;
  item.to = question.asks == QuestionForm::Asks::Carried ? QuorumTo::Vote : question.to;
  return item;
}

std::string askedInWords(const Model &model, const QuestionForm &question, const std::string &body,
                         std::optional<FunctionIndex> matter, Day day) {
  std::string end = matter ? " on " + ticked(model.name(*matter)) : std::string();
  end += question.adjourned ? " at an adjourned meeting" : "";
  if (question.asks == QuestionForm::Asks::Carried)
    return "does a motion of " + body + words::spaced(words::mode(question.mode)) + end + " carry, on " +
           printDay(day) + "?";
  return "is " + body + " quorate" + words::spaced(words::purpose(question.to)) + end + ", on " + printDay(day) + "?";
}

} // namespace

Answering answerMeeting(const Model &model, const QuestionForm &question, Day day) {
  auto body = resolveBody(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&body))
    return std::move(*why);
  auto named = resolveMatter(model, question.function);
  if (auto *why = std::get_if<NotUnderstood>(&named))
    return std::move(*why);
  auto matter = std::get<std::optional<FunctionIndex>>(named);
  Meeting item = itemOf(question, std::get<BodyIndex>(body), matter, day);
  auto told = attendancesOf(model, item, question.attendance);
  if (auto *why = std::get_if<NotUnderstood>(&told)) {
    // [D4] A body that is not in force on the day is not quorate, whatever is told of who is there.
    // [D5] [U1] So it is if the body need not be there, and could have no such meeting if it were.
    bool inForce = MeetingWords(model, item).bodyInForce();
    if (inForce && !supposeNotThere(model, item))
      return std::move(*why);
    told = Attendances{{{item, {}, {}}}, false};
  }
  auto yesOn = [&](Day other) {
    auto again = answerMeeting(model, question, other);
    auto *found = std::get_if<Answer>(&again);
    return found && found->truth == Truth::Yes;
  };
  bool motion = question.asks == QuestionForm::Asks::Carried;
  Answer answer = judgedInWords(model, std::get<Attendances>(told), motion, yesOn);
  answer.asked = askedInWords(model, question, ticked(model.name(item.body)), matter, day);
  return answer;
}

} // namespace quorate::runtime
