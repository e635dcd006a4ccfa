// Charts of bodies, accountability and delegation, each with a table that says the same.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Bodies, accountability, delegation and succession, each drawn and, since not everybody sees a drawing, in a table.
Document charts(const ir::Model &model, const Pages &pages);

/// The figures of a document, in order.
std::vector<const Figure *> figuresOf(const Document &document);

} // namespace quorate::documents
