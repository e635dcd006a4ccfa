// Reading the source tree, for the tests of its shape.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace quorate::tests {

/// One source file: its path from the top of the tree, and its lines.
struct File {
  std::string path;
  std::vector<std::string> lines;
};

/// A file of the tree by its path from the top; no lines if there is none.
File readFile(const std::string &path);

/// The files under a folder of the tree whose names end in one of `endings`, ordered by path.
std::vector<File> filesUnder(const std::string &folder, const std::vector<std::string> &endings);

/// The words of a line, up to a `#`.
std::vector<std::string> words(const std::string &line);

} // namespace quorate::tests
