// Every quantity comes to a least whole number, worked out exactly.
#include "runtime/rules/quantity.h"

#include "runtime/rules/share.h"

#include <limits>

namespace quorate::rules {

namespace {

/// The whole part of a square root of less than 2 to the power of 126.
Wide rootOf(Wide square) {
  Wide root = 0;
  // Bit by bit in whole numbers: a floating-point root of a great square may be rounded up, and one person more be
  // asked for.
  for (int bit = 62; bit >= 0; --bit) {
    Wide next = root | (Wide(1) << bit);
    if (next * next <= square)
      root = next;
  }
  return root;
}

/// A value that need be no whole number, as what decides between the whole numbers around it.
struct Between {
  Wide floor = 0;
  bool whole = true;      ///< it is `floor` itself
  bool upperHalf = false; ///< it is at least `floor` and a half
  Wide ceiling() const { return whole ? floor : floor + 1; }
};

/// A damaged file may say 0.
Wide denominatorOf(const Leaf &leaf) { return std::max(1u, leaf.fraction.denominator); }

Between fractionOf(const Leaf &leaf, std::uint64_t of) {
  Wide all = Wide(of) * leaf.fraction.numerator, by = denominatorOf(leaf);
  Wide rest = all % by;
  // Exactly a half counts as the upper half: "rounded to nearest" takes it up.
  return {all / by, rest == 0, rest * 2 >= by};
}

/// p/q of the square root of N is the square root of p²N, over q.
Between fractionOfRoot(const Leaf &leaf, std::uint64_t of) {
  // More people than there are anywhere, and few enough that p²N stays exact.
  constexpr std::uint64_t kMostPeople = std::uint64_t(1) << 40;
  Wide p = leaf.fraction.numerator, q = denominatorOf(leaf);
  Wide square = p * p * std::min(of, kMostPeople);
  Wide root = rootOf(square);
  Between value;
  value.floor = root / q;
  value.whole = root * root == square && root % q == 0;
  // Twice the root is the root of four times the square; so a half is found without leaving whole numbers.
  value.upperHalf = (rootOf(square * 4) + q) / (q * 2) > value.floor;
  return value;
}

Between valueOf(const Leaf &leaf, std::uint64_t of) {
  switch (leaf.form) {
  case QuantityForm::Number: return {leaf.number, true, false};
  case QuantityForm::FractionOfBase:
  case QuantityForm::FractionOfSelector: return fractionOf(leaf, of);
  case QuantityForm::FractionOfRootBase: return fractionOfRoot(leaf, of);
  // "All but 2" of one person asks for nobody; below nothing the number would wrap round to a huge one.
  case QuantityForm::AllBut: return {of - std::min<std::uint64_t>(of, leaf.number), true, false};
  case QuantityForm::GreaterOf:
  case QuantityForm::SmallerOf: break; // not leaves
  }
  return {};
}

Wide roundedOf(const Between &value, Rounded how) {
  switch (how) {
  case Rounded::Up: return value.ceiling();
  case Rounded::ToNearest: return value.upperHalf ? value.floor + 1 : value.floor;
  case Rounded::Down:
  case Rounded::Not: break;
  }
  return value.floor;
}

} // namespace

std::uint64_t least(const Leaf &leaf, Bound bound, std::uint64_t of) {
  // Room above for sums of several.
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max() / 4;
  Between value = valueOf(leaf, of);
  // Rounding comes before `plus` (docs/language.md, Quorum): 1/3 of 10 rounded up plus 1 is 5. What is rounded is a
  // whole number from here on, so that "more than" it asks for one more.
  if (leaf.rounded != Rounded::Not)
    value = {roundedOf(value, leaf.rounded), true, false};
  // Whatever lies between two whole numbers is met by the upper one, whether that or more than that is asked for.
  // [Q3] At least is met by the quantity itself, more than is not.
  Wide found = (bound == Bound::MoreThan ? value.floor + 1 : value.ceiling()) + leaf.plus;
  return found > kMost ? kMost : static_cast<std::uint64_t>(found);
}

} // namespace quorate::rules
