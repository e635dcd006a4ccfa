// What is changed when everything has been read: powers move to successors, and clauses give way to one another.
#pragma once

#include "compiler/lowering/body_clauses.h"
#include "compiler/lowering/powers.h"

namespace quorate::ir::lowering {

/// The organisations, each with what those it follows held, which end when it begins.
std::vector<Organisation> organisationsSucceed(std::vector<Organisation> organisations, const Provenance &provenance);

/// The powers, with those of bodies and their posts moved to the bodies that follow them, from their first day. If a
/// body follows itself by way of others, that is reported and nothing moves.
Powers bodiesSucceed(Powers powers, const Finished &finished, const std::vector<BodyLaw> &laws, const Actors &actors,
                     Reporter &reporter);

/// Resolves `subject to` and `despite`: they are put down in the clauses.
void clausesGiveWay(const Declared &declared, Provenance &provenance, Reporter &reporter);

} // namespace quorate::ir::lowering
