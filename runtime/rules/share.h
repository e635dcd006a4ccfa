// Shares compared exactly. Nothing that decides anything is compared in any other way.
#pragma once

#include "runtime/value.h"

#include <compare>
#include <cstdint>

namespace quorate::rules {

/// Wide enough for a number of people times a numerator, and for its square.
__extension__ using Wide = unsigned __int128;

/// How `part` compares with a fraction of `whole`; nothing is rounded.
inline std::strong_ordering compareShare(std::uint64_t part, runtime::Fraction fraction, std::uint64_t whole) {
  // Multiplied out, since a division would leave a rest, and the rest may decide. 64 times 32 bits fit into 128.
  return Wide(part) * fraction.denominator <=> Wide(whole) * fraction.numerator;
}

} // namespace quorate::rules
