// Terms of reference: one document for each body.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Everything about one body.
Document termsOfReference(const ir::Model &model, const ir::Authority &authority, const Pages &pages, ir::BodyId body);

} // namespace quorate::documents
