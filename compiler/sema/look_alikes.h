// Names that look alike. Internal to the folder.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/support/names.h"

#include <vector>

namespace quorate::sema {

/// Reports names that look alike and are not the same. `declared`: where each name, by its id, is declared first.
void tellLookAlikes(const std::vector<Range> &declared, const Names &names, Diagnostics &diagnostics);

} // namespace quorate::sema
