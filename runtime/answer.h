// Answers with their reasons: the clauses relied on, in order, and for a no the nearest thing that would make it a yes.
#pragma once

#include "runtime/meeting.h"
#include "runtime/model.h"
#include "runtime/question.h"
#include "runtime/reason.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace quorate::runtime {

/// One item of a list answer: an actor who may decide, a function that may be decided.
struct Listed {
  std::string name;
  Truth truth = Truth::Yes;    ///< Yes, or Depends
  std::string within;          ///< "up to £500,000 a decision, in Southwark"; may be empty
  std::vector<Reason> because; ///< its chain of authority, or the clause it rests on
  std::optional<Day> day = {}; ///< for what happens on a day
  bool asAnybody = false;      ///< only if it should be somebody who is to be confirmed, as anybody else may be
};

/// An answer and all that it rests on.
struct Answer {
  QuestionForm question;
  std::string asked; ///< the question in words, names as resolved
  Day day = 0;
  Truth truth = Truth::Depends; ///< for list questions: Yes if anything is listed
  bool byCastingVote = false;
  std::vector<Listed> list; ///< for list questions
  std::string listHeading;  ///< "What falls due"; set if the summary does not say itself what is listed
  std::string summary;      ///< one sentence
  std::vector<Reason> because;
  std::vector<std::string> instead; ///< for a no: what would make it a yes, nearest first
  std::vector<Reason> dependsOn;    ///< for depends: the open points and missing facts, and what would settle them
  std::vector<Reason> assuming;     ///< assumed clauses that the answer relies on
  std::optional<Meeting> meeting;   ///< for questions about a meeting: the facts as understood
};

/// Answers a question asked in names. `today` is used if the question names no day.
std::variant<Answer, NotUnderstood> answer(const Model &model, const QuestionForm &question, Day today);

/// The answer as text for people and as JSON for programs. `{"answer":"yes|no|depends","because":[…],"instead":[…]…}`
std::string printText(const Model &model, const Answer &answer);
std::string printJson(const Model &model, const Answer &answer);

} // namespace quorate::runtime
