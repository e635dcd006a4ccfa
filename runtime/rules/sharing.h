// How many seats people fill who share them.
#pragma once

#include <cstddef>

namespace quorate::rules {

/// [P2] How many of those who share seats of a post fill one seat together: as many as may share one; where a seat may
/// not be shared (`sharedBy` is 1), all of them.
constexpr std::size_t shareOneSeat(std::size_t sharedBy, std::size_t sharing) {
  return sharedBy > 1 ? sharedBy : sharing > 1 ? sharing : 1;
}

/// How many seats they fill.
constexpr std::size_t seatsShared(std::size_t sharedBy, std::size_t sharing) {
  const std::size_t together = shareOneSeat(sharedBy, sharing);
  return sharing / together + (sharing % together != 0);
}

} // namespace quorate::rules
