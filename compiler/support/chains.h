// Chains in which each thing stands in, or follows from, one other: kinds, places, seats held ex officio.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace quorate {

/// No chain is longer: whatever walks along one takes so many steps at most.
inline constexpr std::size_t kLongestChain = 100;
inline constexpr const char *kShorten = "let fewer of them follow one another"; ///< what mends one that is

/// Goes once through all of `size` things. `next(i)` is what `i` stands in, if anything. `circle(i)` is told of the
/// first of each circle that is met, and `tooLong(i, first)` of a thing at which a chain becomes longer than
/// `kLongestChain`, which has to cut it off there; `first`: none was before. `settled(i)` is told of each thing after
/// what it stands in.
template <class Next, class Circle, class TooLong, class Settled>
void followChains(std::size_t size, Next next, Circle circle, TooLong tooLong, Settled settled) {
  constexpr std::size_t kOnWay = ~std::size_t{0};
  std::vector<std::size_t> length(size, 0);
  std::vector<std::uint32_t> way;
  bool first = true;
  for (std::size_t i = 0; i < size; ++i) {
    std::optional<std::uint32_t> at = static_cast<std::uint32_t>(i);
    for (; at && length[*at] == 0; at = next(*at)) {
      way.push_back(*at);
      length[*at] = kOnWay;
    }
    if (at && length[*at] == kOnWay) {
      circle(*at);
      length[*at] = 1;
    }
    for (; !way.empty(); way.pop_back()) {
      const std::uint32_t one = way.back();
      if (std::optional<std::uint32_t> in = next(one); in && length[*in] >= kLongestChain)
        tooLong(one, std::exchange(first, false));
      std::optional<std::uint32_t> in = next(one);
      length[one] = in ? length[*in] + 1 : 1;
      settled(one);
    }
  }
}

} // namespace quorate
