// Decides claims: the table of forms, and one verdict from the parts of each.
#include "compiler/analysis/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;
using Decide = ClaimParts (*)(const ClaimCase &);

// In the order of ir::Claim::Says.
constexpr Decide kForms[] = {
    decideHoldVotes,     decideCarry,         decideBlock,       decideBeginInOrder,     decideBeginTogether,
    decideBeginOn,       decideSitOn,         decideHasMembers,  decideHasVotes,         decideHasCommittees,
    decideAccountableTo, decideOnlyMayDecide, decideMayDecide,   decideMeetingIncludes,  decideCarriedWithVotesOf,
    decideNeverTied,     decideStatesQuorum,  decideStatesChair, decideStatesVotingRule,
};
static_assert(std::size(kForms) == static_cast<std::size_t>(ir::Claim::Says::StatesVotingRule) + 1);

/// What a claim of several parts comes to: one part refuted refutes it, and nothing unsettled is a pass.
/// A counterexample stands whatever is open elsewhere, so refuted comes first; a claim about nothing is not proved by
/// it.
Is overall(const ClaimParts &parts) {
  for (Is is : {Is::Refuted, Is::Undecided, Is::Open})
    if (std::any_of(parts.begin(), parts.end(), [&](const ClaimPart &part) { return part.is == is; }))
      return is;
  return parts.empty() ? Is::Undecided : Is::Proved;
}

std::size_t bodiesIn(const ClaimParts &parts) {
  std::vector<ir::BodyId> bodies;
  for (const ClaimPart &part : parts)
    if (part.body && std::find(bodies.begin(), bodies.end(), part.body) == bodies.end())
      bodies.push_back(part.body);
  return bodies.size();
}

std::string sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text + ".";
}

/// The texts of the parts that make the verdict, those of bodies alike told once.
std::string explain(const ir::Model &model, const ClaimParts &parts, Is is) {
  // A template makes bodies by the hundred; six sentences are read, a hundred are not.
  constexpr std::size_t kShown = 6;
  bool nameBodies = bodiesIn(parts) > 1;
  std::vector<std::pair<std::string, std::vector<ir::BodyId>>> told;
  std::map<std::string, std::size_t> index;
  for (const ClaimPart &part : parts) {
    if (part.is != is)
      continue;
    auto [found, isNew] = index.try_emplace(part.text, told.size());
    if (isNew)
      told.push_back({part.text, {}});
    if (std::vector<ir::BodyId> &bodies = told[found->second].second;
        part.body && (bodies.empty() || bodies.back() != part.body))
      bodies.push_back(part.body);
  }
  std::string text;
  for (std::size_t i = 0; i < told.size() && i < kShown; ++i) {
    const auto &[what, bodies] = told[i];
    text += text.empty() ? "" : " ";
    text += nameBodies && !bodies.empty() ? sentence(fmt::format("{}: {}", bodyNames(model, bodies), what))
                                          : sentence(what);
  }
  if (told.size() > kShown)
    text += fmt::format(" And so for {} more.", told.size() - kShown);
  return text;
}

void addAssumptions(const ir::Model &model, const ClaimPart &part, std::vector<ir::AssumptionId> &assumptions) {
  for (ir::ClauseId clause : part.reliesOn)
    if (clause && model.at(clause).assumption)
      assumptions.push_back(model.at(clause).assumption);
}

template <class T> void sortOnce(std::vector<T> &items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

bool expected(const ir::Claim &claim, Is is) {
  switch (claim.known) {
  case Known::ToHold: return is == Is::Proved;
  case Known::ToBeRefuted: return is == Is::Refuted;
  case Known::ToBeOpen: return is == Is::Open;
  }
  return false;
}

ClaimVerdict combine(const ClaimCase &c, std::size_t index, ClaimParts parts) {
  ClaimVerdict verdict;
  verdict.claim = index;
  verdict.is = overall(parts);
  verdict.explanation = parts.empty() ? "There is nothing it could be about." : explain(c.model, parts, verdict.is);
  for (ClaimPart &part : parts) {
    // Relied on is every clause of every part, since coverage asks what was looked at; open points and assumptions are
    // those of the parts that make the verdict.
    for (ir::ClauseId clause : part.reliesOn)
      if (clause)
        verdict.reliesOn.push_back(clause);
    if (part.is != verdict.is)
      continue;
    verdict.byCastingVoteOnly = verdict.byCastingVoteOnly || part.byCastingVoteOnly;
    verdict.openPoints.insert(verdict.openPoints.end(), part.openPoints.begin(), part.openPoints.end());
    addAssumptions(c.model, part, verdict.assumptions);
    constexpr std::size_t kWitnesses = 3;
    for (Witness &witness : part.witnesses) {
      // Bodies alike show the same.
      bool told = std::any_of(verdict.witnesses.begin(), verdict.witnesses.end(),
                              [&](const Witness &other) { return other.lines == witness.lines; });
      if (!told && verdict.witnesses.size() < kWitnesses)
        verdict.witnesses.push_back(std::move(witness));
    }
  }
  sortOnce(verdict.openPoints);
  sortOnce(verdict.assumptions);
  sortOnce(verdict.reliesOn);
  verdict.asExpected = expected(c.claim, verdict.is);
  return verdict;
}

} // namespace

void addOpen(const ir::Model &model, std::vector<ir::OpenPointId> &points, ir::OpenPointId point) {
  if (unsettled(model, point) && std::find(points.begin(), points.end(), point) == points.end())
    points.push_back(point);
}

std::vector<ClaimVerdict> decideClaims(const ir::Model &model, const ir::Authority &authority,
                                       const runtime::Model &decisionModel) {
  std::vector<ClaimVerdict> verdicts;
  for (std::size_t i = 0; i < model.claims.size(); ++i) {
    ClaimCase c{model, authority, decisionModel, model.claims[i]};
    verdicts.push_back(combine(c, i, kForms[static_cast<std::size_t>(c.claim.says)](c)));
  }
  return verdicts;
}

std::string_view word(ClaimVerdict::Is is) {
  switch (is) {
  case Is::Proved: return "proved";
  case Is::Refuted: return "refuted";
  case Is::Open: return "open";
  case Is::Undecided: return "undecided";
  }
  return {};
}

} // namespace quorate::analysis
