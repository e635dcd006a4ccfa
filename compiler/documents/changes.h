// What changes over time: bodies and organisations that succeed others, with what moves to them, and named phases.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Adds to the section begun last which bodies a body succeeds and what follows it, with what moves, and when.
void writeSuccessionOf(Composer &composer, ir::BodyId body);

/// Adds the section on the succession of bodies and organisations, if there is any.
void writeSuccession(Composer &composer);
/// Adds the section on phases, if there are any.
void writePhases(Composer &composer);

} // namespace quorate::documents
