// How a body decides, in sentences: majorities at a meeting and outside one, ties, abstentions and silence.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// "On Approve Annual Budget, a motion is carried by more than half of the votes cast; abstentions are not votes cast.
/// Failing that, …": whole sentences on how a motion is carried, without what happens in a tie.
Inline decisionWords(Composer &composer, const ir::Body &body, const ir::DecisionRule &rule);

/// What happens if the votes are equal. Sentences; with the default of the language, marked, if the text says nothing.
Inline tieWords(Composer &composer, ir::BodyId body, const ir::DecisionRule &rule);

/// The one seat of the body that has a casting vote of its own; none where several would have one.
ir::SeatId onlyCastingVote(const ir::Model &model, const ir::Body &body);

/// "by at least two thirds of the votes cast", "with no votes against"; all of them.
Inline thresholdWords(const std::vector<ir::Threshold> &thresholds, bool abstentionsCount = false);

} // namespace quorate::documents
