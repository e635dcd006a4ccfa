// How claims are decided: one function for each form of claim, each giving its findings part by part.
#pragma once

#include "compiler/analysis/analysis.h"
#include "compiler/analysis/words.h"

#include <string>
#include <vector>

namespace quorate::analysis {

/// What a claim is decided from.
struct ClaimCase {
  const ir::Model &model;
  const ir::Authority &authority;
  const runtime::Model &decisionModel;
  const ir::Claim &claim;
};

/// What was found of one body (or one thing) that a claim is about.
struct ClaimPart {
  using Is = ClaimVerdict::Is;
  Is is = Is::Proved;
  ir::BodyId body;  ///< none if it is about no body
  std::string text; ///< a sentence without its full stop, which does not name the body
  std::vector<Witness> witnesses;
  bool byCastingVoteOnly = false;
  std::vector<ir::OpenPointId> openPoints;
  std::vector<ir::ClauseId> reliesOn; ///< clauses that the finding rests on
};

using ClaimParts = std::vector<ClaimPart>;

// claims_counts.cpp
/// What "`Tenant` hold at least 1/4 of the votes" comes to; each of these returns a part for each body and stretch of
/// days, and none where there is nothing that the claim could be about.
ClaimParts decideHoldVotes(const ClaimCase &c);
ClaimParts decideHasMembers(const ClaimCase &c);
ClaimParts decideHasVotes(const ClaimCase &c);
ClaimParts decideHasCommittees(const ClaimCase &c);

// claims_sitting.cpp
ClaimParts decideSitOn(const ClaimCase &c);

// claims_meetings.cpp
ClaimParts decideCarry(const ClaimCase &c);
ClaimParts decideBlock(const ClaimCase &c);
ClaimParts decideMeetingIncludes(const ClaimCase &c);
ClaimParts decideCarriedWithVotesOf(const ClaimCase &c);
ClaimParts decideNeverTied(const ClaimCase &c);

// claims_structure.cpp
ClaimParts decideBeginInOrder(const ClaimCase &c);
ClaimParts decideBeginTogether(const ClaimCase &c);
ClaimParts decideBeginOn(const ClaimCase &c);
ClaimParts decideAccountableTo(const ClaimCase &c);
ClaimParts decideStatesQuorum(const ClaimCase &c);
ClaimParts decideStatesChair(const ClaimCase &c);
ClaimParts decideStatesVotingRule(const ClaimCase &c);

// claims_authority.cpp
ClaimParts decideOnlyMayDecide(const ClaimCase &c);
ClaimParts decideMayDecide(const ClaimCase &c);

/// Adds an open point once, if it is one and nothing is assumed for it.
void addOpen(const ir::Model &model, std::vector<ir::OpenPointId> &points, ir::OpenPointId point);

} // namespace quorate::analysis
