// The consistency report as a value: what was found, how the claims came out, how the scenarios went, in one order.
#pragma once

#include "compiler/analysis/analysis.h"

#include <string>
#include <vector>

namespace quorate::analysis {

/// How many of each.
struct Summary {
  std::size_t errors = 0, warnings = 0, notes = 0;
  std::size_t proved = 0, refuted = 0, open = 0, undecided = 0; ///< claims
  std::size_t claimsAsExpected = 0;
  std::size_t expectations = 0, expectationsMet = 0;
  std::size_t openPoints = 0, assumptions = 0;
};

/// All that is told of a constitution, in one value, for every form in which it is written.
struct Report {
  std::string title;                ///< of the constitution
  std::vector<Diagnostic> findings; ///< in the order of their places
  std::vector<ClaimVerdict> claims;
  std::vector<ScenarioResult> scenarios;
  Summary summary;
};

/// Puts together a report. `findings` holds everything that was reported, claims and scenarios included.
Report makeReport(const ir::Model &model, const Diagnostics &findings, std::vector<ClaimVerdict> claims,
                  std::vector<ScenarioResult> scenarios);

/// The report as JSON: stable field names, fields and items always in the same order, places as file, line and column.
std::string printJson(const ir::Model &model, const Report &report, Paths paths = Paths::AsNamed);

} // namespace quorate::analysis
