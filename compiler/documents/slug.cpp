// Names to slugs.
#include "compiler/documents/slug.h"

#include <algorithm>
#include <array>

namespace quorate::documents {

std::string slug(std::string_view name) {
  // Names of files are limited on every system, and the names of bodies are not.
  constexpr std::size_t kLongest = 80;
  std::string result;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c + 32);
    if (c == '\'')
      continue;
    bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept)
      result += c;
    else if (!result.empty() && result.back() != '-')
      result += '-';
  }
  if (result.size() > kLongest)
    result.resize(kLongest);
  while (!result.empty() && result.back() == '-')
    result.pop_back();
  // Names that mean a device on some systems.
  constexpr std::array<std::string_view, 4> kDevices = {"con", "nul", "aux", "prn"};
  bool device = std::find(kDevices.begin(), kDevices.end(), result) != kDevices.end() ||
                (result.size() == 4 && (result.starts_with("com") || result.starts_with("lpt")));
  if (result.empty())
    return "untitled";
  return device ? "the-" + result : result;
}

std::string Slugs::unique(std::string_view name) {
  std::string result = slug(name);
  unsigned &next = next_[result];
  if (next == 0) {
    next = 2;
    return result;
  }
  std::string base = result;
  do
    result = base + "-" + std::to_string(next++);
  // "Board 2" may be the name of another body.
  while (next_.count(result) != 0);
  next_[result] = 2;
  return result;
}

} // namespace quorate::documents
