// The rules of a body in sentences: quorum, decisions, chairing, meetings, conflicts. Shared by the terms of reference
// and the standing orders, so that a rule reads the same in both.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// "at least one Lay Member", "more than half of the Clinical members (at least eight of 15)".
std::string people(const ir::Model &model, const ir::People &people);

/// "A meeting of the Governing Body is quorate when …".
Inline quorumWords(Composer &composer, ir::BodyId body, const ir::Quorum &quorum);

/// "a motion is carried by more than half of the votes cast; abstentions are not votes cast", without a full stop.
Inline thresholdWords(Composer &composer, const ir::DecisionRule &rule);

/// What happens if the votes are equal. Sentences; with the default of the language, marked, if the text says nothing.
Inline tieWords(Composer &composer, ir::BodyId body, const ir::DecisionRule &rule);

/// "On Approve Annual Budget", "On every matter not named in another rule"; empty if the rule is the only one and for
/// every matter.
Inline mattersWords(Composer &composer, const ir::Body &body, const ir::DecisionRule &rule);

/// "Meetings are chaired by the Chair or, in the absence of the Chair, by …"
Inline chairWords(Composer &composer, ir::BodyId body);

/// "in public, at least six times a year, on at least five clear days’ notice"
Inline meetingWords(Composer &composer, const ir::MeetingRules &rules);

/// "A member who has declared an interest in an item leaves the meeting for it …" with the default marked.
Inline conflictWords(const ir::ConflictRule &rule);

/// The functions that stand in no other of the same list: what an author wrote before it was written out.
std::vector<ir::FunctionId> topmost(const ir::Model &model, const std::vector<ir::FunctionId> &functions);

/// "Commission Community Services and Primary Care, except Approve Contracts", each as a defined term.
Inline functionWords(Composer &composer, const std::vector<ir::FunctionId> &named,
                     const std::vector<ir::FunctionId> &excepted = {});

/// "up to £500,000 a decision"; "up to an amount [To be confirmed: …] a decision"; empty if there is no limit.
Inline limitWords(Composer &composer, const ir::Limit &limit);

} // namespace quorate::documents
