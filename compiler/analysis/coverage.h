// Which clauses the claims and scenarios of a constitution exercise.
#pragma once

#include "compiler/analysis/analysis.h"

#include <string>
#include <vector>

namespace quorate::analysis {

/// A clause that a claim or a scenario can exercise.
struct CoveredClause {
  ir::ClauseId clause;    ///< the first of those that a template makes of it
  std::string what;       ///< "the quorum of each `Borough Board`"
  bool exercised = false; ///< some answer or verdict rests on it
};

struct Coverage {
  std::vector<CoveredClause> clauses; ///< in the order of their places
  std::size_t exercised() const;
};

/// What the claims looked at and what the answers of the scenarios rest on.
Coverage coverageOf(const ir::Model &model, const std::vector<ClaimVerdict> &claims,
                    const std::vector<ScenarioResult> &scenarios);

/// "12 of 20 clauses are exercised", and those that are not, with their places.
std::string printText(const ir::Model &model, const Coverage &coverage);
std::string printJson(const ir::Model &model, const Coverage &coverage);

} // namespace quorate::analysis
