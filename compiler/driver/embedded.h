// The standard library and the explanations of findings, compiled into the tool so that one file is all there is to
// install. The build writes the definitions with embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace quorate::driver {

/// One file of the source tree, byte for byte.
struct EmbeddedFile {
  std::string_view path; ///< from the top of the tree, with `/`: "stdlib/nhs/ccg.quorate", "docs/findings/Q0201.md"
  std::string_view content;
};

/// All of them, ordered by path.
std::span<const EmbeddedFile> embeddedFiles();

} // namespace quorate::driver
