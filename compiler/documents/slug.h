// File names and ids made from names: [a-z0-9-] only, unique, and the same on every run.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace quorate::documents {

/// "Remuneration & Nominations" → "remuneration-nominations". Never empty, never longer than 80 characters.
std::string slug(std::string_view name);

/// Slugs of one folder or page: the second of a kind ends in "-2".
class Slugs {
public:
  std::string unique(std::string_view name);

private:
  std::map<std::string, unsigned> next_; ///< for each slug in use, the number its next namesake gets
};

} // namespace quorate::documents
