// Numbers of people that a rule asks for, compared exactly.
#pragma once

#include "compiler/ir/model.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace quorate::analysis {

/// What a quantity is counted against: the seats or people of its base or selector; for `all but`, those in post.
using BaseOf = std::function<std::uint64_t(const ir::Quantity &)>;

/// Whether `have` people reach a quantity.
bool reaches(const ir::Quantity &quantity, ir::Bound bound, std::uint64_t have, const BaseOf &base);

/// The fewest people who reach a quantity; nothing if no number does.
std::optional<std::uint64_t> fewestFor(const ir::Quantity &quantity, ir::Bound bound, const BaseOf &base);

/// Whether something holds of a quantity or of one of those that it is made of.
template <class Holds> bool anyQuantity(const ir::Quantity &quantity, Holds holds) {
  if (holds(quantity))
    return true;
  for (const ir::Quantity &operand : quantity.operands)
    if (anyQuantity(operand, holds))
      return true;
  return false;
}

/// Whether what it asks for depends on who is there or may take part, and not only on the seats.
bool ofThosePresent(const ir::Quantity &quantity);

/// Whether it is a share of a base, rooted or not.
inline bool hasBase(const ir::Quantity &quantity) {
  return quantity.form == ir::Quantity::Form::FractionOfBase || quantity.form == ir::Quantity::Form::FractionOfRootBase;
}

} // namespace quorate::analysis
