// The rules of a body in sentences: quorum, chairing, meetings, conflicts; matters and limits. Shared by the terms of
// reference and the standing orders, so that a rule reads the same in both.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// "A meeting of the Governing Body is quorate when …".
Inline quorumWords(Composer &composer, ir::BodyId body, const ir::Quorum &quorum);

/// "Without a quorum, a meeting of the Board may discuss but not decide."
Inline withoutQuorumWords(Composer &composer, ir::BodyId body, const ir::WithoutQuorum &rule);

/// "Meetings are chaired by the Chair or, in the absence of the Chair, by …"
Inline chairWords(Composer &composer, ir::BodyId body, const ir::Chairing &chairing);

/// "in public, at least six times a year, on at least five clear days’ notice". Empty if the rules are of notice only,
/// and of notice that needs sentences of its own.
Inline meetingWords(Composer &composer, const ir::MeetingRules &rules);

/// "Notice of at least 21 clear days is given of a meeting that is to consider Rents. …": a sentence or more for each
/// rule of notice that has matters, a calendar, or a consequence.
std::vector<Inline> noticeWords(Composer &composer, const ir::MeetingRules &rules);

/// "A member who has declared an interest in an item leaves the meeting for it …" with the default marked.
Inline conflictWords(Composer &composer, ir::BodyId body, const ir::ConflictRule &rule);

/// "Approve Annual Budget" or, if other rules of the sort name matters, that these are left out. Empty if it is the
/// only rule and for every matter.
Inline forMatters(Composer &composer, const std::vector<ir::FunctionId> &matters, bool othersNameMatters);

/// The functions that stand in no other of the same list: what an author wrote before it was written out.
std::vector<ir::FunctionId> topmost(const ir::Model &model, const std::vector<ir::FunctionId> &functions);

/// "Commission Community Services and Primary Care, except Approve Contracts", each as a defined term.
Inline functionWords(Composer &composer, const std::vector<ir::FunctionId> &named,
                     const std::vector<ir::FunctionId> &excepted = {});

/// "up to £500,000 a decision"; "up to an amount [To be confirmed: …] a decision"; empty if there is no limit.
Inline limitWords(Composer &composer, const ir::Limit &limit);

/// Whether any rule of a list of rules names matters.
template <class Rules> bool anyNamesMatters(const Rules &rules) {
  for (const auto &rule : rules)
    if (!rule.matters.empty())
      return true;
  return false;
}

} // namespace quorate::documents
