// Who may include whom: layers.txt holds the rules, and an include against them fails here.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

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

std::string folderOf(const std::string &path) { return path.substr(0, path.rfind('/')); }

/// Whether a file may see a header, by itself or through others.
bool mayReach(const std::vector<Rule> &rules, const std::string &path, const std::string &header) {
  if (isStandard(header) || (folderOf(header) == folderOf(path) && folderOf(path) != "runtime"))
    return true;
  return std::any_of(rules.begin(), rules.end(), [&](const Rule &rule) {
    return path.starts_with(rule.where) && std::any_of(rule.mayUse.begin(), rule.mayUse.end(),
                                                       [&](const std::string &use) { return isOrIsIn(header, use); });
  });
}

/// What each file of the tree includes, by path.
using Includes = std::map<std::string, std::vector<std::string>>;

Includes readIncludes() {
  Includes all;
  for (const char *folder : {"compiler", "runtime"})
    for (const File &file : filesUnder(folder, {".h", ".cpp", ".def"})) {
      std::vector<std::string> &headers = all[file.path];
      for (const std::string &line : file.lines)
        if (std::string header = included(line); !header.empty())
          headers.push_back(std::move(header));
    }
  return all;
}

/// Every header that a file reaches, with the header through which it does; empty for those that it includes itself.
std::map<std::string, std::string> reached(const Includes &includes, const std::string &path) {
  std::map<std::string, std::string> found;
  std::vector<std::string> open = {path};
  while (!open.empty()) {
    const std::string from = open.back();
    open.pop_back();
    const auto known = includes.find(from);
    if (known == includes.end())
      continue;
    for (const std::string &header : known->second)
      if (found.try_emplace(header, from == path ? "" : from).second)
        open.push_back(header);
  }
  return found;
}

/// The folder that a file belongs to; a public header of the runtime stands for itself.
std::string roomOf(const std::string &path) { return folderOf(path) == "runtime" ? path : folderOf(path); }

} // namespace

TEST_CASE("everything that a file reaches lies below it", "[architecture]") {
  const std::vector<Rule> rules = readRules();
  REQUIRE(rules.size() > 8);
  const Includes includes = readIncludes();
  std::size_t seen = 0;
  for (const auto &[path, headers] : includes)
    for (const auto &[header, through] : reached(includes, path)) {
      ++seen;
      INFO(path << " reaches " << header << (through.empty() ? "" : " through " + through)
                << ", which layers.txt does not allow");
      CHECK(mayReach(rules, path, header));
    }
  // A reader of includes that finds none would let everything pass.
  CHECK(seen > 1000);
}

TEST_CASE("no two rooms reach each other", "[architecture]") {
  const Includes includes = readIncludes();
  std::map<std::string, std::set<std::string>> reaches;
  for (const auto &[path, headers] : includes)
    for (const auto &[header, through] : reached(includes, path))
      if (includes.contains(header) && roomOf(header) != roomOf(path))
        reaches[roomOf(path)].insert(roomOf(header));
  for (const auto &[room, others] : reaches)
    for (const std::string &other : others) {
      INFO(room << " and " << other << " reach each other");
      CHECK_FALSE(reaches[other].contains(room));
    }
}

TEST_CASE("the rules themselves forbid what they should", "[architecture]") {
  const std::vector<Rule> rules = readRules();
  CHECK(mayReach(rules, "compiler/analysis/a.cpp", "compiler/ir/model.h"));
  CHECK(mayReach(rules, "compiler/analysis/a.cpp", "vector"));
  CHECK_FALSE(mayReach(rules, "compiler/analysis/a.cpp", "compiler/syntax/ast.h"));
  CHECK_FALSE(mayReach(rules, "compiler/documents/a.cpp", "compiler/sema/sema.h"));
  CHECK_FALSE(mayReach(rules, "compiler/emit/a.cpp", "compiler/syntax/ast.h"));
  CHECK_FALSE(mayReach(rules, "runtime/answers/answer.cpp", "compiler/support/source.h"));
  CHECK_FALSE(mayReach(rules, "runtime/answers/answer.cpp", "fmt/core.h"));
  CHECK_FALSE(mayReach(rules, "compiler/support/source.cpp", "llvm/ADT/StringRef.h"));
  CHECK_FALSE(mayReach(rules, "compiler/syntax/ast.h", "antlr4-runtime.h"));
}
