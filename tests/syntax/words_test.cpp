// Our own reading of words gives the same words as the lexer that is generated from the grammar.
#include "compiler/syntax/grammar_checks.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

namespace quorate::testing {
namespace {

void same(const std::string &text, const std::string &what) {
  Sources sources;
  FileId file = sources.add("a.quorate", text);
  auto otherwise = syntax::firstWordReadOtherwise(sources, file);
  INFO(what << (otherwise ? ": \"" + text.substr(otherwise->begin - sources.file(file).base, 30) + "\"" : ""));
  CHECK_FALSE(otherwise);
}

std::vector<fs::path> corpus() {
  std::vector<fs::path> all;
  for (const char *folder : {"examples", "stdlib", "tests"})
    for (const auto &entry : fs::recursive_directory_iterator(fs::path(QUORATE_ROOT) / folder))
      if (entry.path().extension() == ".quorate")
        all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace

TEST_CASE("every file of the tree is read into the same words") {
  REQUIRE(corpus().size() > 30);
  for (const fs::path &path : corpus()) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    same(text.str(), path.string());
    // Cut off, so that words and quotations end anywhere.
    for (std::size_t length = 1; length < std::min<std::size_t>(text.str().size(), 400); length += 7)
      same(text.str().substr(0, length), path.string() + " cut off");
  }
}

TEST_CASE("words that look like one another are told apart alike") {
  for (const char *text : {"1 April 2020",
                           "1st April 2020",
                           "31 Apri 2020",
                           "1 April 20201",
                           "123 April 2020",
                           "1\nApril 2020",
                           "1st",
                           "1/2",
                           "1/",
                           "12.5%",
                           "12.%",
                           "12.5",
                           "£1,000.50 million",
                           "£5 millions",
                           "£",
                           "£a",
                           "£50 Foo",
                           "€1",
                           "$1",
                           "$",
                           "nhs.ccg",
                           "nhs.",
                           "nhs.Ccg",
                           "a'b.c",
                           "sub-delegated",
                           "sub-",
                           "GP & Nurse",
                           "GP &",
                           "GP &Nurse",
                           "GP\tNurse",
                           "GP\nNurse",
                           "O'Neill-Smith",
                           "\"a \\\" b\"",
                           "\"open",
                           "\"open\\",
                           "// note\r\nbody",
                           "/",
                           "//",
                           "a//b",
                           "_",
                           "~",
                           "\xC2",
                           "\xE2\x82",
                           "{}:,?",
                           "May 2020",
                           "5 May 2020",
                           "votes'",
                           "Éire"})
    same(text, text);
}

} // namespace quorate::testing
