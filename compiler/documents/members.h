// The membership of a body: the table of its seats, what they add up to, and who holds how many of the votes.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Adds the clauses on membership to the section begun last.
void writeMembership(Composer &composer, ir::BodyId body);

} // namespace quorate::documents
