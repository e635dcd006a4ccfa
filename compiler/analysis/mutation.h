// Changes a constitution one clause at a time and looks whether its claims and scenarios notice.
#pragma once

#include "compiler/analysis/analysis.h"

#include <functional>
#include <string>
#include <vector>

namespace quorate::analysis {

/// One change of one clause, made to all that a template makes of it.
struct Mutant {
  ir::ClauseId clause;
  std::string what; ///< "with 8 instead of 9"
  std::vector<std::function<void(ir::Model &)>> changes;
};

/// Every change that is known: limits, numbers of a quorum, thresholds, votes, ties, seats, delegations, reservations,
/// interests. In the order of the clauses.
std::vector<Mutant> mutantsOf(const ir::Model &model);

/// What came of trying changes.
struct Mutation {
  std::size_t known = 0; ///< changes that there are
  std::size_t tried = 0;
  std::vector<Mutant> unnoticed; ///< their changes taken out
};

/// How a changed model is made ready to be asked.
using MakeDecisionModel = std::function<runtime::Model(const ir::Model &, const ir::Authority &)>;

/// Tries at most so many changes, spread evenly over the constitution. A change is noticed if a claim or a question of
/// a scenario comes out otherwise than before.
Mutation tryMutants(const ir::Model &model, const std::vector<ClaimVerdict> &claims,
                    const std::vector<ScenarioResult> &scenarios, ir::Day today, std::size_t atMost,
                    const MakeDecisionModel &make);

std::string printText(const ir::Model &model, const Mutation &mutation);
std::string printJson(const ir::Model &model, const Mutation &mutation);

} // namespace quorate::analysis
