// The terms of a question of power, their names resolved: where, how much, given what, with whose agreement.
#pragma once

#include "runtime/answer.h"
#include "runtime/authority.h"

namespace quorate::runtime {

/// A request without its actor, and without its function where that is read elsewhere; and the words for it.
struct PowerTerms {
  PowerRequest request; ///< points into this and into the question
  std::vector<ActorIndex> agreement;
  std::string bounds; ///< " for £250,000 in `Southwark`"; may be empty
  std::string rest;   ///< ", after £40,000, with the agreement of `Board`"; may be empty
};

/// Reads the function that a question names (`missing` is what is wrong if it names none) and its terms.
std::optional<NotUnderstood> readMatterAndTerms(const Model &model, const QuestionForm &question, Day day,
                                                const char *missing, PowerTerms &terms);

/// Reads the terms of a question into `terms`; what is wrong, if a name means nothing here.
std::optional<NotUnderstood> readTerms(const Model &model, const QuestionForm &question, Day day, PowerTerms &terms);

} // namespace quorate::runtime
