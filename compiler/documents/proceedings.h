// How one body meets and decides: the sections of its terms of reference on chair, quorum, decisions, conflicts and
// meetings.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

void writeChair(Composer &composer, ir::BodyId body);
void writeQuorum(Composer &composer, ir::BodyId body);
/// Majorities at meetings and outside them, ties, proxies.
void writeDecisions(Composer &composer, ir::BodyId body);
void writeConflicts(Composer &composer, ir::BodyId body);
void writeMeetings(Composer &composer, ir::BodyId body);

} // namespace quorate::documents
