// Standing orders: how all bodies meet, form a quorum and decide, side by side, and the general provisions.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// The rules of all bodies, side by side.
Document standingOrders(const ir::Model &model, const Pages &pages);

} // namespace quorate::documents
