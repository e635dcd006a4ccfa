// A map from 64-bit keys to 32-bit numbers: what the closure of authority looks things up in.
#pragma once

#include <cstdint>
#include <vector>

namespace quorate::ir {

/// Open addressing, growing. Keys must not be the greatest number. Never iterated, so its order is never seen.
class NumberMap {
public:
  static constexpr std::uint32_t kNothing = 0xFFFFFFFFu;

  explicit NumberMap(std::size_t expected = 0) {
    std::size_t size = 16;
    while (size < expected * 2)
      size *= 2;
    places_.resize(size);
  }

  /// The number of a key, or kNothing.
  std::uint32_t find(std::uint64_t key) const { return places_[placeOf(key)].value; }

  /// The number of a key, to be set; kNothing if it is new.
  std::uint32_t &at(std::uint64_t key) {
    // Half of the places stay empty, so that every search comes to an end, and soon.
    if ((used_ + 1) * 2 > places_.size())
      grow();
    Place &place = places_[placeOf(key)];
    if (place.key == kEmpty) {
      place.key = key;
      ++used_;
    }
    return place.value;
  }

private:
  static constexpr std::uint64_t kEmpty = 0xFFFFFFFFFFFFFFFFu;
  struct Place {
    std::uint64_t key = kEmpty;
    std::uint32_t value = kNothing;
  };

  std::size_t placeOf(std::uint64_t key) const {
    std::size_t mask = places_.size() - 1;
    // Ids are small and follow each other; multiplied by an odd number without pattern they spread over all bits.
    std::uint64_t mixed = key * 0x9E3779B97F4A7C15u;
    std::size_t at = static_cast<std::size_t>(mixed ^ (mixed >> 32)) & mask;
    while (places_[at].key != kEmpty && places_[at].key != key)
      at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Place> old(places_.size() * 2);
    old.swap(places_);
    for (const Place &place : old)
      if (place.key != kEmpty)
        places_[placeOf(place.key)] = place;
  }

  std::vector<Place> places_;
  std::size_t used_ = 0;
};

/// A key of two ids.
inline std::uint64_t keyOf(std::uint32_t a, std::uint32_t b) { return std::uint64_t(a) << 32 | b; }

} // namespace quorate::ir
