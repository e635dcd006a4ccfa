// A clause of every kind there is, made from the list of kinds: what every kind must be known to is tried with these.
#pragma once

#include "compiler/ir/kinds.h"

namespace quorate::test {

/// What a clause of a kind needs besides its `clause` to say anything. A kind that needs nothing is not named here.
inline void fill(ir::BodyClause auto &) {}
inline void fill(ir::MembershipRule &rule) { rule.people.emplace(); }
inline void fill(ir::MeetingRules &meets) {
  ir::MeetingRule notice;
  notice.of = ir::MeetingRule::Of::ClearDaysNotice;
  notice.number = 5;
  meets.rules.push_back(notice);
}

/// A clause of a kind, from one clause of the source.
template <ir::BodyClause Kind> Kind sample(ir::ClauseId clause) {
  Kind made;
  fill(made);
  made.clause = clause;
  return made;
}

/// Calls `tryKind.operator()<Kind>()` for each kind of clause.
template <class Try> void forEachKind(Try tryKind) {
  ir::BodyClauses none;
  ir::eachKind(none, [&]<class Kind>(std::vector<Kind> &) { tryKind.template operator()<Kind>(); });
}

/// The list of a kind in a body.
template <ir::BodyClause Kind> std::vector<Kind> &listOf(ir::Body &body) {
  return std::get<std::vector<Kind> &>(ir::kindsOf(static_cast<ir::BodyClauses &>(body)));
}

} // namespace quorate::test
