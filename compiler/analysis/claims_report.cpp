// Verdicts on claims as findings: what came out otherwise than its author says.
#include "compiler/analysis/analysis.h"
#include "compiler/analysis/words.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;

/// An explanation as the end of a message: no capital at its start, no full stop.
std::string atEnd(std::string_view explanation) {
  std::string text(explanation);
  if (text.ends_with('.'))
    text.pop_back();
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z')
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
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
  std::string why = atEnd(verdict.explanation);
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

/// What the verdict waits for, and what it takes for granted.
void addReliance(const ir::Model &model, const ClaimVerdict &verdict, Diagnostic &found) {
  for (ir::OpenPointId id : verdict.openPoints) {
    const ir::OpenPoint &point = model.at(id);
    found.note(fmt::format("It depends on {}, to be confirmed: {}.", point.subject, point.note));
    if (Range at = rangeOf(model, point.clause))
      found.label(at, "to be confirmed");
  }
  std::vector<std::string> places;
  for (ir::AssumptionId id : verdict.assumptions) {
    ir::ClauseId clause = model.at(id).clause;
    if (std::string place = placeOf(model, clause); !place.empty())
      places.push_back(std::move(place));
    if (Range at = rangeOf(model, clause))
      found.label(at, "assumed");
  }
  if (!places.empty())
    found.note(fmt::format("On the {} at {}.", places.size() == 1 ? "assumption" : "assumptions", listed(places)));
}

} // namespace

void reportClaims(const ir::Model &model, const std::vector<ClaimVerdict> &verdicts, Diagnostics &out) {
  for (const ClaimVerdict &verdict : verdicts) {
    const ir::Claim &claim = model.claims[verdict.claim];
    if (verdict.is == Is::Proved && verdict.asExpected && !verdict.byCastingVoteOnly)
      continue;
    Diagnostic &found = reportOne(model, verdict, out);
    for (const Witness &witness : verdict.witnesses)
      found.note(fmt::format(
          "{}: {}.", verdict.is == Is::Proved ? "It no longer holds at this meeting" : "A meeting that shows it",
          inLine(witness)));
    addReliance(model, verdict, found);
    if (!claim.knownBecause.empty() && verdict.asExpected)
      found.note(fmt::format("Its author says: {}", claim.knownBecause));
  }
}

} // namespace quorate::analysis
