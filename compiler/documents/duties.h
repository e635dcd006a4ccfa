// Duties and when they fall due: of one body in its terms of reference, and of all bodies in one table.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// "within 14 days of each meeting", "every three months, beginning on 1 April 2020"; empty if no time is stated.
Inline dueWords(Composer &composer, const ir::Duty &duty);

/// Adds the section on the duties of a body, if it has any that are stated with `must`.
void writeDuties(Composer &composer, ir::BodyId body);

/// Adds the section with the duties of all bodies: those for a day first, in the order of their days.
void writeDutiesOfAll(Composer &composer);

} // namespace quorate::documents
