// What a chain of authority asks besides place, amount and day. Inside the runtime only; `authority.h` has the rest.
#pragma once

#include "runtime/authority.h"
#include "runtime/model/tables.h"

namespace quorate::runtime {

/// Whether the links of a grant's chain leave room for a request, adding what would have to be known to say so.
bool chainAllows(const Model &model, const schema::Grant &grant, const PowerRequest &request, std::uint8_t &missing);

} // namespace quorate::runtime
