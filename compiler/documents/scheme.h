// The scheme of reservation and delegation.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Who may decide what, and by which clause.
Document schemeOfDelegation(const ir::Model &model, const ir::Authority &authority, const Pages &pages);

} // namespace quorate::documents
