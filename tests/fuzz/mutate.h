// Damages constitutions for the robustness test: the same seed gives the same damage on every machine.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::tests {

/// Damages texts, the same for the same seed on every machine.
class Mutator {
public:
  /// `corpus`: the texts to take pieces from; they outlive this.
  Mutator(std::uint64_t seed, std::span<const std::string> corpus);

  /// `text` with one to eight changes: from single bytes to whole lines put elsewhere, names exchanged for other names
  /// of the corpus, words of the language, large numbers, deep nesting and characters that do not belong in a text.
  std::string mutate(std::string text);

  /// Begins anew.
  void seed(std::uint64_t seed) { random_.seed(seed); }

  /// A number below `end`, which is above 0.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

private:
  void changeOnce(std::string &text);
  void changeByte(std::string &text);
  void removeRange(std::string &text);
  void repeatRange(std::string &text);
  void insertWord(std::string &text);
  void moveLine(std::string &text);
  void spliceLine(std::string &text);
  void exchangeName(std::string &text);
  void changeNumber(std::string &text);
  std::string_view anyLine(std::string_view text);

  std::mt19937_64 random_;
  std::span<const std::string> corpus_;
  std::vector<std::string> names_; ///< every capitalised name of the corpus, in order, each once
};

} // namespace quorate::tests
