// Reading the source tree, for the tests of its shape.
#include "tests/architecture/tree.h"

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

} // namespace quorate::tests
