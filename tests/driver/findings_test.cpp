// Every explanation of a finding shows a file that produces it, and mended files that do not; every example in the
// documentation compiles.
#include "running.h"

#include "compiler/support/diagnostic.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace quorate;
using namespace quorate::testing;

namespace {

struct Fenced {
  std::string kind, text;
};

std::vector<Fenced> fencedIn(const std::string &page) {
  std::vector<Fenced> all;
  std::istringstream lines(page);
  std::string line;
  bool inside = false;
  while (std::getline(lines, line)) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside)
        all.push_back({line.substr(3), ""});
      continue;
    }
    if (inside)
      all.back().text += line + "\n";
  }
  return all;
}

std::string compactOf(const std::string &text) {
  Ran ran = runOn(text, {"check", "--format", "compact"});
  CHECK(ran.exit != 101);
  return ran.out;
}

} // namespace

TEST_CASE("the example of every finding produces it, and the mended one does not") {
  for (Code code : allCodes()) {
    std::string name(info(code).code);
    INFO(name);
    bool shown = false;
    for (const Fenced &each : fencedIn(textOf("docs/findings/" + name + ".md"))) {
      if (each.kind == "quorate") {
        std::string found = compactOf(each.text);
        INFO(each.text << found);
        CHECK(found.find(name + ":") != std::string::npos);
        golden("findings/" + name + ".txt", found);
        shown = true;
      } else if (each.kind == "quorate-mended") {
        std::string found = compactOf(each.text);
        INFO(each.text << found);
        CHECK(found.find(name + ":") == std::string::npos);
      } else if (each.kind == "text") {
        shown = true; // findings about files are shown by what the tool says; bad_input_test.cpp provokes them
      }
    }
    CHECK(shown);
  }
}

TEST_CASE("every constitution in the documentation and the README compiles") {
  auto files = filesOf({"docs"});
  files.files["README.md"] = textOf("README.md");
  for (const auto &[path, text] : files.files) {
    if (!path.ends_with(".md") || path.starts_with("docs/findings/"))
      continue;
    for (const Fenced &each : fencedIn(text))
      if (each.kind == "quorate") {
        Ran ran = runOn(each.text, {"check", "--level", "error", "--format", "compact"});
        INFO(path << ":\n" << each.text << ran.out);
        CHECK(ran.exit == 0);
      }
  }
}
