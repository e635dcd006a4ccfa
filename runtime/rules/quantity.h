// Quantities of people: how many are enough. Quorums, requirements of the members, findings and documents ask here.
#pragma once

#include "runtime/enums.h"
#include "runtime/value.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace quorate::rules {

using runtime::Base;
using runtime::Bound;
using runtime::QuantityForm;
using runtime::Rounded;

/// A quantity that is not made of others: "9", "1/3 of filled seats rounded up plus 1", "all but 2".
struct Leaf {
  QuantityForm form = QuantityForm::Number;
  std::uint32_t number = 0; ///< for Number, and for AllBut
  runtime::Fraction fraction = {};
  Rounded rounded = Rounded::Not; ///< of the fraction, before `plus` is added; Not: compared exactly
  std::uint32_t plus = 0;
  Base base = Base::AllSeats;
};

/// Whether a quantity is the greater or the smaller of others.
inline bool isMade(QuantityForm form) { return form == QuantityForm::GreaterOf || form == QuantityForm::SmallerOf; }

/// The least whole number that is at least, or more than, a quantity. `of` is what it is a share of: the people or the
/// seats of its base; for AllBut, those in post of whom all but some are asked for.
std::uint64_t least(const Leaf &leaf, Bound bound, std::uint64_t of);

/// How often "the greater of" and "the smaller of" may stand in one quantity. Texts with more are refused when they are
/// read (syntax::Limits), so that whatever compiles can be asked; more than these are in damaged files only.
inline constexpr std::uint32_t kMostMade = 256;

namespace detail {

/// Goes down into a quantity, and counts how much of it is made of others.
template <class Holder> struct Nested {
  using Node = typename Holder::Node;
  const Holder &holder;
  Bound bound;
  std::uint32_t made = 0;

  std::optional<std::uint64_t> leastOf(const Node &node) {
    const Leaf leaf = holder.leaf(node);
    if (!isMade(leaf.form))
      return least(leaf, bound, holder.of(node));
    // A damaged file may refer in a circle. What is made is counted rather than the depth, which bounds the time as
    // well.
    if (++made > kMostMade)
      return std::nullopt;
    std::optional<std::uint64_t> found;
    // The least number that reaches the greater of two is the greater of the least numbers that reach each: so the
    // bound goes down to the leaves, and every operand may be rounded in its own way.
    for (const auto &operand : holder.operands(node)) {
      std::optional<std::uint64_t> one = leastOf(operand);
      if (!one)
        return std::nullopt;
      bool greater = leaf.form == QuantityForm::GreaterOf;
      found = !found ? *one : greater ? std::max(*found, *one) : std::min(*found, *one);
    }
    // Made of nothing: that stands in no text, only in a damaged file.
    return found.value_or(0);
  }
};

} // namespace detail

/// The same of a quantity that may be made of others. A `Holder` knows quantities by some `Node`: `leaf(node)`, its own
/// terms; `operands(node)`, the range of those that it is made of; `of(node)`, what it is a share of. Nothing if more
/// stand within one another than may.
template <class Holder>
std::optional<std::uint64_t> least(const Holder &holder, const typename Holder::Node &node, Bound bound) {
  return detail::Nested<Holder>{holder, bound}.leastOf(node);
}

} // namespace quorate::rules
