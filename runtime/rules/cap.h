// Limits to how many of the members may be of one sort.
#pragma once

#include "runtime/rules/share.h"

namespace quorate::rules {

/// "at most 2", "fewer than 1/3 of them".
struct Cap {
  bool fewerThan = false; ///< and not "at most"
  bool isFraction = false;
  std::uint32_t number = 0;
  runtime::Fraction fraction = {};
};

/// Whether so many are within a limit; for a share, so many of `of`.
/// Nothing is rounded, so that rounding cannot let one more in: 3 of 9 are not fewer than 1/3.
inline bool within(const Cap &cap, std::uint64_t count, std::uint64_t of) {
  std::strong_ordering compared =
      cap.isFraction ? compareShare(count, cap.fraction, of) : count <=> std::uint64_t(cap.number);
  return cap.fewerThan ? compared < 0 : compared <= 0;
}

} // namespace quorate::rules
