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
/// Whether a meeting is quorate, or a motion carries.
Answering answerMeeting(const Model &model, const QuestionForm &question, Day day);

/// Adds what an answer that depends on a power depends on.
void missingInWords(const Model &model, const PowerRequest &request, const Power &power, std::vector<Reason> &out);

/// Adds the assumed clauses that a chain relies on for what it leaves to be confirmed.
void chainAssumptions(const Model &model, const Chain &chain, std::vector<Reason> &out);

/// The nearest things that would have allowed what is refused, nearest first, and why it is refused.
void refusalInWords(const Model &model, const PowerRequest &request, Answer &answer);

} // namespace quorate::runtime
