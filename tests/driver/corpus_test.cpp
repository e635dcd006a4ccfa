// Properties of the language over every file there is: one reading, one layout, and a layout that changes no meaning.
#include "running.h"

#include "compiler/driver/compilation.h"
#include "compiler/lowering/lower.h"
#include "compiler/syntax/grammar_checks.h"
#include "compiler/syntax/parse.h"
#include "compiler/syntax/print.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

std::string printed(const std::string &text, std::size_t &mistakes) {
  Sources sources;
  Names names;
  Diagnostics diagnostics;
  ast::Module module = syntax::parse(sources, sources.add("a.quorate", text), names, diagnostics);
  mistakes = diagnostics.all().size();
  return syntax::print(module, names);
}

} // namespace

TEST_CASE("every file has one reading") {
  for (const std::string &path : corpus()) {
    INFO(path);
    Sources sources;
    FileId file = sources.add(path, textOf(path));
    CHECK(syntax::countAmbiguities(sources, file) == 0);
  }
}

TEST_CASE("what is printed parses back to the same") {
  for (const std::string &path : corpus()) {
    INFO(path);
    std::size_t mistakes = 0;
    std::string once = printed(textOf(path), mistakes);
    CHECK(mistakes == 0);
    CHECK(printed(once, mistakes) == once);
    CHECK(mistakes == 0);
  }
}

TEST_CASE("comments survive printing, each where it belongs") {
  std::size_t mistakes = 0;
  std::string text = "// first\n"
                     "kind Borough is a Place // behind\n"
                     "\n"
                     "// before a body\n"
                     "body Board {\n"
                     "  // before a clause\n"
                     "  purpose \"To meet.\" // behind a clause\n"
                     "  members {\n"
                     "    // before a seat\n"
                     "    Chair  1 seat, votes // behind a seat\n"
                     "    // at the end of the seats\n"
                     "  }\n"
                     "  // at the end of the body\n"
                     "}\n"
                     "\n"
                     "// at the end of the file\n";
  std::string once = printed(text, mistakes);
  for (const char *comment :
       {"// first", "// behind\n", "// before a body", "// before a clause", "// behind a clause", "// before a seat",
        "// behind a seat", "// at the end of the seats", "// at the end of the body", "// at the end of the file"})
    CHECK(once.find(comment) != std::string::npos);
  CHECK(printed(once, mistakes) == once);
}

TEST_CASE("formatting a constitution does not change what it means") {
  auto files = filesOf({"examples"});
  for (const std::string &path : corpus()) {
    if (!path.ends_with("/constitution.quorate"))
      continue;
    std::string folder = path.substr(0, path.rfind('/'));
    INFO(folder);
    Ran before = run(files, {"emit", "ir", folder});
    REQUIRE(before.exit == 0);
    CHECK(run(files, {"fmt", folder}).exit == 0);
    CHECK(run(files, {"fmt", "--check", folder}).exit == 0);
    CHECK(run(files, {"emit", "ir", folder}).out == before.out);
  }
}

TEST_CASE("every example is written in the one layout") {
  auto files = filesOf({"examples", "stdlib"});
  for (const auto &[path, text] : files.files)
    if (path.ends_with(".quorate")) {
      INFO(path);
      std::size_t mistakes = 0;
      CHECK(printed(text, mistakes) == text);
    }
}

TEST_CASE("every example compiles without an error") {
  auto files = filesOf({"examples"});
  for (const std::string &path : corpus())
    if (path.starts_with("examples/") && path.ends_with("/constitution.quorate")) {
      INFO(path);
      CHECK(run(files, {"check", "--level", "error", path}).exit == 0);
      CHECK(run(files, {"test", path}).exit == 0);
    }
}
