// Who may include whom: layers.txt holds the rules, and an include against them fails here.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace quorate::tests;

namespace {

struct Rule {
  std::string where;
  std::vector<std::string> mayUse;
};

std::vector<Rule> readRules() {
  std::vector<Rule> rules;
  for (const std::string &line : readFile("tests/architecture/layers.txt").lines) {
    std::vector<std::string> all = words(line);
    if (!all.empty())
      rules.push_back({all.front(), {all.begin() + 1, all.end()}});
  }
  return rules;
}

/// The header that a line includes; empty if it includes none.
std::string included(const std::string &line) {
  const std::size_t hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line.compare(hash, 1, "#") != 0 || line.find("include") == std::string::npos)
    return {};
  const std::size_t open = line.find_first_of("<\"");
  const std::size_t close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
  return close == std::string::npos ? std::string() : line.substr(open + 1, close - open - 1);
}

bool isStandard(const std::string &header) { return header.find_first_of("/.") == std::string::npos; }

bool isOrIsIn(const std::string &header, const std::string &allowed) {
  return header == allowed || header.starts_with(allowed + "/");
}

bool mayInclude(const std::vector<Rule> &rules, const std::string &path, const std::string &header) {
  if (isStandard(header) || isOrIsIn(header, path.substr(0, path.rfind('/'))))
    return true;
  return std::any_of(rules.begin(), rules.end(), [&](const Rule &rule) {
    return path.starts_with(rule.where) && std::any_of(rule.mayUse.begin(), rule.mayUse.end(),
                                                       [&](const std::string &use) { return isOrIsIn(header, use); });
  });
}

} // namespace

TEST_CASE("every include goes down the layers, never up", "[architecture]") {
  const std::vector<Rule> rules = readRules();
  REQUIRE(rules.size() > 8);
  std::size_t seen = 0;
  for (const char *folder : {"compiler", "runtime"})
    for (const File &file : filesUnder(folder, {".h", ".cpp", ".def"}))
      for (std::size_t i = 0; i < file.lines.size(); ++i)
        if (const std::string header = included(file.lines[i]); !header.empty()) {
          ++seen;
          INFO(file.path << ":" << i + 1 << " includes " << header << ", which layers.txt does not allow");
          CHECK(mayInclude(rules, file.path, header));
        }
  CHECK(seen > 30);
}

TEST_CASE("the rules themselves forbid what they should", "[architecture]") {
  const std::vector<Rule> rules = readRules();
  CHECK(mayInclude(rules, "compiler/analysis/a.cpp", "compiler/ir/model.h"));
  CHECK(mayInclude(rules, "compiler/analysis/a.cpp", "vector"));
  CHECK_FALSE(mayInclude(rules, "compiler/analysis/a.cpp", "compiler/syntax/ast.h"));
  CHECK_FALSE(mayInclude(rules, "compiler/documents/a.cpp", "compiler/sema/sema.h"));
  CHECK_FALSE(mayInclude(rules, "compiler/emit/a.cpp", "compiler/syntax/ast.h"));
  CHECK_FALSE(mayInclude(rules, "runtime/answers/answer.cpp", "compiler/support/source.h"));
  CHECK_FALSE(mayInclude(rules, "runtime/answers/answer.cpp", "fmt/core.h"));
  CHECK_FALSE(mayInclude(rules, "compiler/support/source.cpp", "llvm/ADT/StringRef.h"));
  CHECK_FALSE(mayInclude(rules, "compiler/syntax/ast.h", "antlr4-runtime.h"));
}
