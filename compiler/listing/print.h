// The flat model, and the authority worked out from it, as lines of text.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/ir/kinds.h"

#include <string>

namespace quorate::ir {

/// A readable listing of the model, for `quorate emit ir`. Two models that print alike mean alike.
std::string print(const Model &model);

/// The lines of one clause of a body, and of one run of seats. Two that print alike mean alike, also in two models.
std::string print(const Model &model, const AnyClause &clause);
std::string print(const Model &model, const Seat &seat);

/// A readable listing of effective authority, for `quorate emit authority`.
std::string print(const Model &model, const Authority &authority);

} // namespace quorate::ir
