// The constitutions of the tree, for whoever damages them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::tests {

/// The files below some folders of the tree whose names end so: path from its top, and text, in the order of paths.
inline std::vector<std::pair<std::string, std::string>> filesOf(const std::vector<std::string> &folders,
                                                                std::string_view ending) {
  const std::filesystem::path root = QUORATE_ROOT;
  std::vector<std::pair<std::string, std::string>> all;
  for (const std::string &folder : folders)
    if (std::filesystem::is_directory(root / folder))
      for (const auto &entry : std::filesystem::recursive_directory_iterator(root / folder))
        if (entry.is_regular_file() && entry.path().native().ends_with(ending)) {
          std::ostringstream text;
          text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
          all.emplace_back(entry.path().lexically_relative(root).generic_string(), std::move(text).str());
        }
  std::sort(all.begin(), all.end());
  return all;
}

/// Every constitution of the tree.
inline const std::vector<std::pair<std::string, std::string>> &constitutions() {
  static const auto all = filesOf({"examples", "stdlib", "tests"}, ".quorate");
  return all;
}

/// The constitutions that are one file each and have one meaning, with scenarios in them.
inline const std::vector<std::pair<std::string, std::string>> &cases() {
  static const auto all = filesOf({"tests/driver/cases"}, ".quorate");
  return all;
}

/// The questions of the scenarios of a constitution, without what is expected of them.
inline std::vector<std::string> questionsOf(const std::string &text) {
  std::vector<std::string> all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t begin = line.find_first_not_of(' '), end = line.find('?');
    if (end != std::string::npos && begin < end && line[begin] >= 'a')
      all.push_back(line.substr(begin, end - begin + 1));
  }
  return all;
}

} // namespace quorate::tests
