// Rows of the tables as the rules library takes them. A number that means nothing throws ModelDamaged here, and nowhere
// further on.
#pragma once

#include "runtime/model/tables.h"
#include "runtime/rules/cap.h"
#include "runtime/rules/quantity.h"
#include "runtime/rules/threshold.h"

namespace quorate::runtime {

inline rules::Leaf leafOf(const schema::Quantity &row) {
  return {.form = checked(row.form()),
          .number = row.number(),
          .fraction = {row.numerator(), row.denominator()},
          .rounded = checked(row.rounded()),
          .plus = row.plus(),
          .base = checked(row.base())};
}

inline rules::Line lineOf(const schema::Threshold &row) {
  return {.form = checked(row.form()),
          .bound = checked(row.bound()),
          .fraction = {row.numerator(), row.denominator()},
          .number = row.number(),
          .base = checked(row.base()),
          .counted = checked(row.counted())};
}

inline rules::Cap capOf(const schema::Cap &row) {
  return {.fewerThan = row.fewer_than() != 0,
          .isFraction = row.denominator() != 0,
          .number = row.number(),
          .fraction = {row.numerator(), row.denominator()}};
}

/// The rows of which a quantity is made. They stand further on than it does, so that going down comes to an end.
inline std::span<const schema::Quantity> operandsOf(const Rows<schema::Quantity> &all, const schema::Quantity &row) {
  auto operands = all.at(row.operands());
  if (operands.empty() || operands.data() <= &row)
    throwDangling();
  return operands;
}

/// The least whole number that a quantity of the tables asks for; see `rules::least`.
template <class Holder> std::uint64_t leastOf(const Holder &holder, const typename Holder::Node &node, Bound bound) {
  std::optional<std::uint64_t> least = rules::least(holder, node, checked(bound));
  if (!least)
    throwDangling();
  return *least;
}

} // namespace quorate::runtime
