// Habits that every file keeps: it opens by saying what it is for, and a header guards itself.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <string>

using namespace quorate::tests;

TEST_CASE("every source file opens with a comment that says what it is for", "[architecture]") {
  for (const char *folder : {"compiler", "runtime", "grammar", "tests", "bench"})
    for (const File &file : filesUnder(folder, {".h", ".cpp", ".def", ".g4", ".fbs"})) {
      INFO(file.path);
      REQUIRE_FALSE(file.lines.empty());
      CHECK(file.lines.front().starts_with("// "));
    }
}

TEST_CASE("every header guards itself with #pragma once", "[architecture]") {
  for (const char *folder : {"compiler", "runtime", "tests", "bench"})
    for (const File &file : filesUnder(folder, {".h"})) {
      INFO(file.path);
      CHECK(std::count(file.lines.begin(), file.lines.end(), "#pragma once") == 1);
    }
}

TEST_CASE("every source of a test asserts something", "[architecture]") {
  const std::regex asserts(R"(\b(CHECK|REQUIRE|CHECK_FALSE|REQUIRE_FALSE|CHECK_THROWS_AS|FAIL)\()");
  for (const File &file : filesUnder("tests", {".cpp"})) {
    // What others call: Catch2 and the fuzzers.
    const bool begins = file.path == "tests/main.cpp" || file.path == "tests/fuzz/entry.cpp";
    INFO(file.path << ": helpers without a test of their own stand in a header");
    bool some = std::any_of(file.lines.begin(), file.lines.end(),
                            [&](const std::string &line) { return std::regex_search(line, asserts); });
    CHECK(some != begins);
  }
}

TEST_CASE("a kind of clause is named in few files", "[architecture]") {
  // Whoever walks over all clauses names no kind: CONTRIBUTING.md, "A clause of a body". Proxies are the measure,
  // because they are as small as a clause gets, one truth and one number, and still change answers.
  std::string naming;
  std::size_t count = 0;
  for (const char *folder : {"compiler", "runtime"})
    for (const File &file : filesUnder(folder, {".h", ".cpp", ".fbs"})) {
      bool names = std::any_of(file.lines.begin(), file.lines.end(), [](const std::string &line) {
        static const std::regex kWord("\\bProxies\\b");
        return line.find("Proxies") != std::string::npos && std::regex_search(line, kWord);
      });
      if (names)
        naming += "\n  " + file.path;
      count += names;
    }
  INFO("Proxies are named in" << naming);
  CHECK(count <= 11);
  CHECK(count > 5);
}
