// Names, lists and counted nouns, as every text of ours writes them. Plain text; knows nothing of constitutions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::words {

/// "`Governing Body`": a name in a finding or an answer.
inline std::string ticked(std::string_view name) {
  std::string text;
  text.reserve(name.size() + 2);
  text += '`';
  text += name;
  text += '`';
  return text;
}

/// "A", "A and B", "A, B and C"; `last` may be "or".
inline std::string listed(const std::vector<std::string> &items, std::string_view last = "and") {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0)
      text += i + 1 == items.size() ? " " + std::string(last) + " " : std::string(", ");
    text += items[i];
  }
  return text;
}

/// The words with a blank before them; nothing for none.
inline std::string spaced(std::string_view words) { return words.empty() ? std::string() : " " + std::string(words); }

/// The noun in the singular for one; otherwise `many`, or with an s.
inline std::string noun(std::uint64_t number, std::string_view one, std::string_view many = {}) {
  if (number == 1)
    return std::string(one);
  return many.empty() ? std::string(one) + "s" : std::string(many);
}

/// "1 seat", "3 seats"; the plural adds an s unless given.
inline std::string counted(std::uint64_t number, std::string_view one, std::string_view many = {}) {
  return std::to_string(number) + " " + noun(number, one, many);
}

} // namespace quorate::words
