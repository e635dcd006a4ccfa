// The vocabulary: citations, kinds, places, functions and the groups they stand in.
#pragma once

#include "compiler/lowering/provenance.h"

namespace quorate::ir::lowering {

struct Vocabulary {
  std::vector<Citation> citations;
  std::vector<Kind> kinds;
  std::vector<Place> places;
  std::vector<Function> functions;
  std::vector<FunctionId> groupOf;    ///< by kind; none for kinds of other things than functions
  std::vector<FunctionId> functionOf; ///< by declared function
  std::vector<std::vector<FunctionId>>
      inside; ///< by function: all that a group contains; empty for those that are none

  /// The functions named and all that stand in those that are groups, in order.
  std::vector<FunctionId> closure(const std::vector<FunctionId> &named) const;
};

Vocabulary vocabulary(const Declared &declared, Provenance &provenance);

/// The calendars, each made of days and of calendars declared before it.
std::vector<Calendar> calendars(const Declared &declared, Provenance &provenance, Reporter &reporter);

} // namespace quorate::ir::lowering
