// Typed 32-bit ids: an index into one table, which the compiler will not let stand in for an index into another.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace quorate {

/// An index into the table of `Tag`s. A default id names nothing.
template <class Tag> struct Id {
  static constexpr std::uint32_t kNone = 0xFFFFFFFFu;

  std::uint32_t value = kNone;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}

  /// Whether the id names anything.
  constexpr explicit operator bool() const { return value != kNone; }
  constexpr std::size_t index() const { return value; }

  friend constexpr auto operator<=>(Id, Id) = default;
};

} // namespace quorate

template <class Tag> struct std::hash<quorate::Id<Tag>> {
  std::size_t operator()(quorate::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
