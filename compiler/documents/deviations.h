// How one instance of a template differs from the others, and how a body departs from the model that it follows.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Adds a section on what is stated for this body itself and not for all of its template, and one with a table of the
/// departures from a model. Nothing if there is no such.
void writeDeviations(Composer &composer, ir::BodyId body);

} // namespace quorate::documents
