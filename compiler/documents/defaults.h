// What an organisation holds by default, less what is reserved to others.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// The functions that an organisation exercises through its board: a group by its name if nothing of it is reserved to
/// others, and the days on which a function is not, if that changes.
Inline defaultWords(Composer &composer, const ir::Organisation &of);

} // namespace quorate::documents
