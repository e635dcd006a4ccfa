// Terms of reference: one document for each body.
#pragma once

#include "compiler/documents/compose.h"
#include "compiler/authority/authority.h"

namespace quorate::documents {

Document termsOfReference(const ir::Model &model, const ir::Authority &authority, const Pages &pages, ir::BodyId body);

} // namespace quorate::documents
