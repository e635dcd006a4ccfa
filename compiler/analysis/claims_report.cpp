// Verdicts on claims as findings: what came out otherwise than its author says.
#include "compiler/analysis/analysis.h"
#include "compiler/analysis/words.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;
using Known = ir::Claim::Known;

/// An explanation ends a message, which has no full stop.
std::string_view withoutStop(std::string_view text) {
  if (text.ends_with('.'))
    text.remove_suffix(1);
  return text;
}

std::string inLine(const Witness &witness) {
  std::string text;
  for (const std::string &line : witness.lines)
    text += (text.empty() ? "" : "; ") + line;
  return text;
}

Diagnostic &reportOne(const ir::Model &model, const ClaimVerdict &verdict, Diagnostics &out) {
  const ir::Claim &claim = model.claims[verdict.claim];
  Range at = rangeOf(model, claim.clause);
  std::string_view why = withoutStop(verdict.explanation);
  switch (verdict.is) {
  case Is::Proved:
    if (claim.known == Known::ToHold)
      return out.report<diag::ClaimByCastingVote>(at, claim.title, why);
    return out
        .report<diag::ClaimHoldsAfterAll>(
            at, claim.title, claim.known == Known::ToBeRefuted ? "known to be refuted" : "known to be open", why)
        .mend("take `known to be …` out");
  case Is::Refuted:
    if (claim.known == Known::ToBeRefuted)
      return out.report<diag::ClaimRefutedAsKnown>(at, claim.title, why);
    return out.report<diag::ClaimRefuted>(at, claim.title, why)
        .mend("change the rule or the claim; or write `known to be refuted \"why it stands\"`");
  case Is::Open:
    if (claim.known == Known::ToBeOpen)
      return out.report<diag::ClaimOpenAsKnown>(at, claim.title, why);
    return out.report<diag::ClaimOpen>(at, claim.title, why)
        .mend("settle what is open, or write `known to be open \"who settles it\"`");
  case Is::Undecided: break;
  }
  return out.report<diag::ClaimUndecided>(at, claim.title, why)
      .note("It is not shown to hold.")
      .mend("claim something of fewer bodies or simpler rules");
}

} // namespace

void reportClaims(const ir::Model &model, const std::vector<ClaimVerdict> &verdicts, Diagnostics &out) {
  for (const ClaimVerdict &verdict : verdicts) {
    const ir::Claim &claim = model.claims[verdict.claim];
    if (verdict.is == Is::Proved && verdict.asExpected && !verdict.byCastingVoteOnly)
      continue;
    Diagnostic &found = reportOne(model, verdict, out);
    bool breaks = verdict.is == Is::Proved;
    for (const Witness &witness : verdict.witnesses)
      found.note(fmt::format("{}: {}.", breaks ? "It no longer holds at this meeting" : "A meeting that shows it",
                             inLine(witness)));
    for (ir::OpenPointId id : verdict.openPoints)
      if (Range at = rangeOf(model, model.at(id).clause))
        found.label(at, "to be confirmed");
    for (ir::AssumptionId id : verdict.assumptions)
      if (Range at = rangeOf(model, model.at(id).clause))
        found.label(at, "assumed");
    if (!claim.knownBecause.empty() && verdict.asExpected)
      found.note(fmt::format("Its author says: {}", claim.knownBecause));
  }
}

} // namespace quorate::analysis
