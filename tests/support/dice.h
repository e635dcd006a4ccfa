// Chance for tests: the same throws for the same seed on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace quorate::test {

/// Random numbers of the engine alone: the standard distributions differ from one library to another.
class Dice {
public:
  explicit Dice(unsigned seed) : random_(seed) {}
  /// A number below this.
  std::uint32_t upTo(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }
  /// True once in so many throws.
  bool in(std::uint32_t many) { return upTo(many) == 0; }
  template <class Enum> Enum any(std::uint32_t below) { return static_cast<Enum>(upTo(below)); }
  template <class T> T one(const std::vector<T> &of) { return of[upTo(static_cast<std::uint32_t>(of.size()))]; }

private:
  std::mt19937 random_;
};

} // namespace quorate::test
