// Quantities of people in the flat model, worked out by the rules library.
#pragma once

#include "compiler/ir/model.h"
#include "runtime/rules/base.h"
#include "runtime/rules/quantity.h"

#include <algorithm>
#include <cstdint>

namespace quorate::ir {

/// Whether something holds of a quantity or of one of those that it is made of.
template <class Holds> bool anyQuantity(const Quantity &quantity, Holds holds) {
  return holds(quantity) || std::any_of(quantity.operands.begin(), quantity.operands.end(),
                                        [&](const Quantity &operand) { return anyQuantity(operand, holds); });
}

/// Whether it is a share of a base, rooted or not.
inline bool hasBase(const Quantity &quantity) {
  return quantity.form == Quantity::Form::FractionOfBase || quantity.form == Quantity::Form::FractionOfRootBase;
}

/// Whether what it asks for depends on who is there, may take part or votes, and not only on the seats.
inline bool ofThosePresent(const Quantity &quantity) {
  return anyQuantity(quantity, [](const Quantity &each) { return hasBase(each) && !rules::isFixed(each.base); });
}

/// The quantities of the flat model as the rules library goes down into them.
template <class Of> struct Quantities {
  using Node = std::reference_wrapper<const Quantity>;
  Of base;

  const rules::Leaf &leaf(const Quantity &quantity) const { return quantity; }
  const std::vector<Quantity> &operands(const Quantity &quantity) const { return quantity.operands; }
  std::uint64_t of(const Quantity &quantity) const {
    return quantity.form == Quantity::Form::Number ? 0 : base(quantity);
  }
};

/// The fewest people who are enough for a quantity. `base` says of each part of it what it is a share of: the seats or
/// people of its base or selector; for `all but`, those in post.
template <class Of> std::uint64_t fewestFor(const Quantity &quantity, Bound bound, Of base) {
  // Deeper ones than the library takes are not let in by the reader of texts.
  return rules::least(Quantities<Of>{std::move(base)}, quantity, bound).value();
}

} // namespace quorate::ir
