// What is found in a constitution: faults of its structure, its claims decided, its scenarios tried. Each is a function
// from the model to a value; nothing here prints.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/ir/model.h"
#include "compiler/support/diagnostic.h"
#include "runtime/answer.h"
#include "runtime/meeting.h"
#include "runtime/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quorate::analysis {

/// Reports what is wrong, doubtful or open in the structure of a constitution.
void findings(const ir::Model &model, const ir::Authority &authority, Diagnostics &out);

/// Reports where the people registered break the rules on who may hold which post, and on all members together.
void membershipFindings(const ir::Model &model, const runtime::Model &decisionModel, Diagnostics &out);

/// A meeting that shows something: its facts, what the runtime judged of it, and both in words.
struct Witness {
  std::string title; ///< what is particular about it: "1 `GP Member` is absent"
  runtime::Meeting meeting;
  runtime::Verdict verdict;
  std::vector<std::string> lines; ///< who is there, how they vote, what comes of it
};

/// What was found of one claim.
struct ClaimVerdict {
  enum class Is : std::uint8_t {
    Proved,
    Refuted,
    Open,      ///< it depends on points that are to be confirmed, or on something the text does not say
    Undecided, ///< too large to be decided; never to be read as a pass
  };

  std::size_t claim = 0; ///< index into the claims of the model
  Is is = Is::Undecided;
  bool byCastingVoteOnly = false; ///< proved, but in some meeting only because of a casting vote
  std::string explanation;        ///< one or more sentences
  std::vector<Witness> witnesses; ///< for a refuted claim, the smallest first; for `byCastingVoteOnly`, what breaks it
  std::vector<ir::OpenPointId> openPoints;   ///< that the verdict depends on
  std::vector<ir::AssumptionId> assumptions; ///< that the verdict relies on
  std::vector<ir::ClauseId> reliesOn;        ///< every clause that was looked at to decide it
  bool asExpected = false;                   ///< the claim came out as its author says it does
};

/// Decides every claim, in order. `decisionModel` is the same constitution as the runtime reads it.
std::vector<ClaimVerdict> decideClaims(const ir::Model &model, const ir::Authority &authority,
                                       const runtime::Model &decisionModel);

/// Turns verdicts into findings: what came out otherwise than its author says is an error or a warning.
void reportClaims(const ir::Model &model, const std::vector<ClaimVerdict> &verdicts, Diagnostics &out);

/// What came of one question of a scenario.
struct ExpectationResult {
  bool met = false;
  std::string expected;                  ///< in words: "yes, by casting vote"
  std::string actual;                    ///< in words
  std::optional<runtime::Answer> answer; ///< none if the question could not be understood
  std::vector<std::string> reasons;      ///< the answer's reasons with their places; or why it was not understood
};

/// What came of one scenario, question by question, in order.
struct ScenarioResult {
  std::size_t scenario = 0; ///< index into the scenarios of the model
  std::vector<ExpectationResult> expectations;
  bool met() const;
};

/// Asks the runtime every question of every scenario. `today` is the day of a scenario that names none.
std::vector<ScenarioResult> runScenarios(const ir::Model &model, const runtime::Model &decisionModel, ir::Day today);

/// An expectation that is not met is an error that shows the answer and its reasons.
void reportScenarios(const ir::Model &model, const std::vector<ScenarioResult> &results, Diagnostics &out);

/// "proved", "refuted", "open", "undecided".
std::string_view word(ClaimVerdict::Is is);

} // namespace quorate::analysis
