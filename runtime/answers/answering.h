// The parts that answers are put together by; `answer` chooses among them.
#pragma once

#include "runtime/answer.h"
#include "runtime/authority.h"

#include <variant>

namespace quorate::runtime {

using Answering = std::variant<Answer, NotUnderstood>;

Answering answerMayDecide(const Model &model, const QuestionForm &question, Day day);
Answering answerWhoMayDecide(const Model &model, const QuestionForm &question, Day day);
Answering answerWhatMayDecide(const Model &model, const QuestionForm &question, Day day);
Answering answerWhoMayAmend(const Model &model, const QuestionForm &question, Day day);
Answering answerWhoMustAgree(const Model &model, const QuestionForm &question, Day day);
Answering answerWhoHolds(const Model &model, const QuestionForm &question, Day day);
Answering answerWhoRulesOnConflict(const Model &model, const QuestionForm &question, Day day);
Answering answerWhatIsUndelegated(const Model &model, const QuestionForm &question, Day day);
/// The day from which things are listed that come by a day: today, or if that is past, a year before the day.
Day firstDay(const Model &model, Day by, Day today);

/// What falls due from `today` (or from the question's first day) to the question's day.
Answering answerWhatMustDo(const Model &model, const QuestionForm &question, Day day, Day today);
Answering answerWhatChanges(const Model &model, const QuestionForm &question, Day day);
Answering answerWhichTermsEnd(const Model &model, const QuestionForm &question, Day day, Day today);
Answering answerMembershipValid(const Model &model, const QuestionForm &question, Day day);
Answering answerNoticeEnough(const Model &model, const QuestionForm &question, Day day);
/// Whether a meeting is quorate, or a motion carries.
Answering answerMeeting(const Model &model, const QuestionForm &question, Day day);

/// Adds what an answer that depends on a power depends on.
void missingInWords(const Model &model, const PowerRequest &request, const Power &power, std::vector<Reason> &out);

/// What an answer depends on, in one phrase: the sentences, each once, if they are few.
std::string sentencesOf(const std::vector<Reason> &reasons);

/// Adds the assumed clauses that a chain relies on for what it leaves to be confirmed.
void chainAssumptions(const Model &model, const Chain &chain, std::vector<Reason> &out);

/// Lists who may decide a function or everything in a group, with reasons and what it depends on.
void listHolders(const Model &model, FunctionIndex function, PowerRequest request, Answer &answer);
/// "`A` and `B` may decide `F`. Whether `C` may decide it depends on …", from a list of holders.
std::string holdersInWords(const Answer &answer, const std::string &verb, const std::string &matter);

/// The nearest things that would have allowed what is refused, nearest first, and why it is refused.
void refusalInWords(const Model &model, const PowerRequest &request, Answer &answer);

/// Adds how what the actor holds of a function falls short of a request in one thing: amount, place, day.
void shortfallsInWords(const Model &model, const PowerRequest &request, std::vector<Reason> &out);

/// That a reservation lets nobody decide a function.
Reason nobodyInWords(const Model &model, FunctionIndex function, std::uint32_t reservation);

} // namespace quorate::runtime
