// A strict reader of the pages: XML that is well formed, or what is wrong with it; and their ids and links.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::tests {

/// What a page holds, as a browser would read it.
struct Markup {
  std::string wrong; ///< empty if it is well formed
  std::set<std::string> elements;
  std::vector<std::string> ids, links; ///< in order; `links` are the values of href
  std::string text;                    ///< what stands between the tags, entities as written
};

Markup readMarkup(std::string_view page);

} // namespace quorate::tests
