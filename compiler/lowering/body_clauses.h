// The clauses of bodies: which apply to each, and what each of them says.
#pragma once

#include "compiler/lowering/rules.h"

namespace quorate::ir::lowering {

/// A clause of a body as it applies to one copy of it: the model's or the template's own, or one that stands in its
/// place.
struct EffectiveClause {
  const ast::BodyClause *clause = nullptr;
  const ClauseSource *source = nullptr;
  std::string slot;                          ///< what of a body it states once, "the quorum"; empty: nothing
  const ast::BodyClause *replaced = nullptr; ///< the clause it stands instead of
  const ClauseSource *replacedSource = nullptr;
  /// Further clauses of the slot, for other days than `replaced`, that it stands instead of.
  std::vector<std::pair<const ast::BodyClause *, const ClauseSource *>> replacedToo{};
  bool fills = false;   ///< it settles what `replaced` left to be confirmed
  bool besides = false; ///< `replaced` goes on to apply on other days
};

/// Which clauses apply to a body, after its model, its template and its variations. What is stated twice is reported.
std::vector<EffectiveClause> effectiveClauses(const Declared &declared, const Bodies &bodies, BodyId body,
                                              Reporter &reporter);

/// How clauses of its kind stand to others.
const ast::ClauseForm &formOf(const ast::BodyClause &clause);

/// What a clause leaves to be confirmed, if it says nothing else.
const ast::Open *openOf(const ast::BodyClause &clause);

/// What the clauses of one body say.
struct BodyLaw {
  BodyClauses clauses;
  std::vector<BodyId> succeeds;
  std::vector<Deviation> deviations; ///< from its model or its template
};

/// By body.
std::vector<BodyLaw> bodyClauses(const Finished &finished, Provenance &provenance, Reporter &reporter);

} // namespace quorate::ir::lowering
