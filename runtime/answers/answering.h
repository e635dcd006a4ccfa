// The parts that answers are put together by; `answer` chooses among them.
#pragma once

#include "runtime/answer.h"
#include "runtime/answers/open_ways.h"

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

/// Adds what would settle whether a power is there: what each of the open ways to it needs.
void missingInWords(const Model &model, const PowerRequest &request, const std::vector<OpenWay> &ways,
                    std::vector<Reason> &out);

/// One clause that limits what a grant gives, for pointing at.
std::optional<ClauseIndex> limitingClause(const Model &model, GrantIndex grant);

/// What an answer depends on, in one phrase: the sentences, each once, if they are few.
std::string sentencesOf(const std::vector<Reason> &reasons);

/// The chain of a grant.
Chain chainTo(const Model &model, GrantIndex grant);
/// Adds what a power rests on: for a yes one way to it; for a depends what stands in every way that is not shut out.
void standingInWords(const Model &model, const PowerRequest &request, const Power &power, std::vector<Reason> &out);

/// Adds the assumed clauses that a chain relies on for what it leaves to be confirmed.
void chainAssumptions(const Model &model, const Chain &chain, std::vector<Reason> &out);

/// Lists who may decide a function or everything in a group, with reasons and what it depends on.
void listHolders(const Model &model, FunctionIndex function, PowerRequest request, Answer &answer);
/// "`A` and `B` may decide `F`. Whether `C` may decide it depends on …", from a list of holders.
std::string holdersInWords(const Answer &answer, const std::string &verb, const std::string &matter);

/// Why a request is refused, and what would have allowed it, nearest first. `members`: of the group that is asked
/// about, all of which must be allowed; empty for one function. `request` is of the first that is refused.
void refusalInWords(const Model &model, const PowerRequest &request, std::span<const std::uint32_t> members,
                    Answer &answer);

/// Adds how what the actor holds of a function falls short of a request in one thing: amount, place, day.
void shortfallsInWords(const Model &model, const PowerRequest &request, std::vector<Reason> &out);

/// That a reservation lets nobody decide a function.
Reason nobodyInWords(const Model &model, FunctionIndex function, std::uint32_t reservation);

} // namespace quorate::runtime
