// Reading the source tree, for the tests of its shape.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace quorate::tests {

File readFile(const std::string &path) {
  File file{path, {}};
  std::ifstream in(std::filesystem::path(QUORATE_ROOT) / path);
  for (std::string line; std::getline(in, line);)
    file.lines.push_back(line);
  return file;
}

std::vector<File> filesUnder(const std::string &folder, const std::vector<std::string> &endings) {
  const std::filesystem::path root = QUORATE_ROOT;
  std::vector<std::string> paths;
  if (std::filesystem::is_directory(root / folder))
    for (const auto &entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::string path = entry.path().lexically_relative(root).generic_string();
      if (entry.is_regular_file() && std::any_of(endings.begin(), endings.end(),
                                                 [&](const std::string &ending) { return path.ends_with(ending); }))
        paths.push_back(path);
    }
  std::sort(paths.begin(), paths.end());
  std::vector<File> files;
  for (const std::string &path : paths)
    files.push_back(readFile(path));
  return files;
}

std::vector<std::string> words(const std::string &line) {
  std::istringstream in(line.substr(0, line.find('#')));
  std::vector<std::string> all;
  for (std::string word; in >> word;)
    all.push_back(word);
  return all;
}

TEST_CASE("the tree is read whole, in order, and by the endings that were asked for", "[architecture]") {
  std::vector<File> files = filesUnder("tests/architecture", {".cpp", ".h"});
  CHECK(std::is_sorted(files.begin(), files.end(), [](const File &a, const File &b) { return a.path < b.path; }));
  auto has = [&](std::string_view path) {
    return std::any_of(files.begin(), files.end(), [&](const File &file) { return file.path == path; });
  };
  CHECK(has("tests/architecture/tree.cpp"));
  CHECK(has("tests/architecture/tree.h"));
  CHECK_FALSE(has("tests/architecture/layers.txt"));
  CHECK(readFile("tests/architecture/tree.h").lines.at(1) == "#pragma once");
  CHECK(readFile("no/such/file").lines.empty());
  CHECK(words("  a b # c") == std::vector<std::string>{"a", "b"});
}

} // namespace quorate::tests
