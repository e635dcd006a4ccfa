// What CMake looks for is what packages.txt installs.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace quorate::tests;

TEST_CASE("everything that CMake looks for is in packages.txt", "[architecture]") {
  std::set<std::string> provided = {"Threads"}; // comes with the C library
  for (const std::string &line : readFile("packages.txt").lines) {
    const std::size_t hash = line.find('#'), open = line.find('[', hash), close = line.find(']', hash);
    if (hash != std::string::npos && hash > 0 && open != std::string::npos && close != std::string::npos)
      for (const std::string &name : words(line.substr(open + 1, close - open - 1)))
        provided.insert(name);
  }

  static const std::regex search(R"re(^\s*find_(package|program|library|path)\((\S+) ?([^ )]*))re");
  std::size_t seen = 0;
  for (const std::string &line : readFile("CMakeLists.txt").lines)
    if (std::smatch found; std::regex_search(line, found, search)) {
      ++seen;
      const std::string name = found[1] == "package" ? found[2] : found[3];
      INFO(line << ": `" << name << "` stands in no bracket of packages.txt");
      CHECK(provided.contains(name.substr(0, name.find(')'))));
    }
  CHECK(seen > 5);
}

TEST_CASE("every package says why it is needed", "[architecture]") {
  for (const std::string &line : readFile("packages.txt").lines) {
    if (line.empty() || line.front() == '#' || line.front() == '[')
      continue;
    INFO(line);
    CHECK(std::regex_match(line, std::regex(R"(\S+( \| \S+)* +# \S.*)")));
  }
}
