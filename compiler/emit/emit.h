// Writes the decision model.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/ir/model.h"

#include <cstddef>
#include <vector>

namespace quorate::emit {

/// The decision model of a constitution, byte for byte the same for the same input.
std::vector<std::byte> decisionModel(const ir::Model &model, const ir::Authority &authority);

} // namespace quorate::emit
