// Puts the report together and counts.
#include "compiler/analysis/report.h"

namespace quorate::analysis {

Report makeReport(const ir::Model &model, const Diagnostics &findings, std::vector<ClaimVerdict> claims,
                  std::vector<ScenarioResult> scenarios) {
  Report report;
  report.title = model.header.title;
  Diagnostics sorted = findings;
  sorted.sort();
  report.findings = sorted.all();
  report.claims = std::move(claims);
  report.scenarios = std::move(scenarios);

  Summary &sum = report.summary;
  sum.errors = sorted.count(Severity::Error);
  sum.warnings = sorted.count(Severity::Warning);
  sum.notes = sorted.count(Severity::Note);
  for (const ClaimVerdict &verdict : report.claims) {
    std::size_t *counts[] = {&sum.proved, &sum.refuted, &sum.open, &sum.undecided};
    ++*counts[static_cast<std::size_t>(verdict.is)];
    sum.claimsAsExpected += verdict.asExpected;
  }
  for (const ScenarioResult &scenario : report.scenarios)
    for (const ExpectationResult &each : scenario.expectations) {
      ++sum.expectations;
      sum.expectationsMet += each.met;
    }
  sum.openPoints = model.openPoints.size();
  sum.assumptions = model.assumptions.size();
  return report;
}

} // namespace quorate::analysis
