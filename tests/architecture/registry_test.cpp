// The registry of findings: no code is used twice, and each is explained in docs/findings.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

using namespace quorate::tests;

namespace {

std::vector<std::string> codesOfRegistry() {
  static const std::regex entry(R"re(^\s*QUORATE_DIAGNOSTIC\((\w+), "(\w+)")re");
  std::vector<std::string> codes;
  for (const std::string &line : readFile("compiler/support/diagnostics.def").lines)
    if (std::smatch found; std::regex_search(line, found, entry))
      codes.push_back(found[2]);
  return codes;
}

} // namespace

TEST_CASE("every code of a finding is used once", "[architecture]") {
  const std::vector<std::string> codes = codesOfRegistry();
  REQUIRE(codes.size() > 20);
  std::set<std::string> seen;
  for (const std::string &code : codes) {
    INFO(code);
    CHECK(std::regex_match(code, std::regex("Q[0-9]{4}")));
    CHECK(seen.insert(code).second);
  }
}

TEST_CASE("every code of a finding is explained, and nothing else is", "[architecture]") {
  std::set<std::string> wanted, written;
  for (const std::string &code : codesOfRegistry())
    wanted.insert("docs/findings/" + code + ".md");
  for (const File &file : filesUnder("docs/findings", {".md"})) {
    written.insert(file.path);
    INFO(file.path);
    CHECK(file.lines.size() >= 3);
    CHECK(wanted.contains(file.path));
  }
  for (const std::string &path : wanted) {
    INFO(path);
    CHECK(written.contains(path));
  }
}
