// Each phrase stands once: words of rules are in runtime/words, and not made again by whoever needs them.
#include "tests/architecture/phrases.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace quorate::tests;

TEST_CASE("what a phrase is", "[architecture]") {
  CHECK(literalsOf("f(\"a b\" // \"no\"\n  \"c\", 'x', '\"', \"d \\\" e\") + 1'000;\n#include \"x y\"\n") ==
        std::vector<std::string>{"a bc", "d \\\" e"});
  CHECK(literalsOf("\"one \"\n    \"text\"") == std::vector<std::string>{"one text"});
  CHECK(phraseOf(", at least ") == "at least");
  CHECK(phraseOf("votes").empty());
  CHECK(phraseOf("{} {} of").empty());
  CHECK(phraseOf("members from {} {}") == "members from {} {}");
}

TEST_CASE("phrases that stand in two layers become fewer", "[architecture]") {
  // Those that are left are no words of rules: the words of questions and of the language where the formatter prints
  // them besides, and what several readers say of a mistake. Whoever takes one out lowers the number.
  constexpr std::size_t kMost = 102;
  auto phrases = phrasesByLayer();
  REQUIRE(phrases.size() > 1000);
  std::size_t twice = 0;
  std::string list;
  for (const auto &[phrase, layers] : phrases) {
    if (layers.size() < 2)
      continue;
    ++twice;
    list += "\n  \"" + phrase + "\":";
    for (const std::string &layer : layers)
      list += " " + layer;
  }
  std::cout << "phrases in two layers: " << twice << " of " << phrases.size() << " phrases\n";
  INFO(list);
  CHECK(twice <= kMost);
}
