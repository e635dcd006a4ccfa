// docs/semantics.md: every rule has an example that comes out as it expects; the example of a rule that is marked as
// not carried out yet does not.
#include "running.h"

#include <catch2/catch.hpp>

#include <set>
#include <sstream>

using namespace quorate::testing;

namespace {

struct Meaning {
  std::string number, text;
  bool marked = false;
};

/// The rules of the page, each with its example added to the text at the head of its section.
std::vector<Meaning> rulesOf(const std::string &page) {
  std::vector<Meaning> rules;
  std::istringstream in(page);
  std::string head, *into = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (into) {
      if (line.starts_with("```"))
        into = nullptr;
      else
        *into += line + "\n";
    } else if (line == "```quorate-scaffold") {
      head.clear();
      into = &head;
    } else if (line == "```quorate-part" && !rules.empty()) {
      rules.back().text = head + "\n";
      into = &rules.back().text;
    } else if (line.starts_with("**") && line.find(".**") != std::string::npos && line.find(".**") < 6) {
      rules.push_back(
          {line.substr(2, line.find(".**") - 2), "", line.find("*(Not carried out yet.)*") != std::string::npos});
    }
  }
  return rules;
}

} // namespace

TEST_CASE("every rule of the meaning has an example that comes out as it expects") {
  std::vector<Meaning> rules = rulesOf(textOf("docs/semantics.md"));
  CHECK(rules.size() > 70);
  std::set<std::string> numbers;
  for (const Meaning &rule : rules) {
    INFO(rule.number << "\n" << rule.text);
    CHECK(numbers.insert(rule.number).second);
    REQUIRE_FALSE(rule.text.empty());
    CHECK(rule.text.find("scenario \"") != std::string::npos);
    Ran tested = runOn(rule.text, {"test"});
    INFO(tested.out << tested.err);
    // 1: a scenario that comes out otherwise, and no mistake in the text.
    CHECK(tested.exit == (rule.marked ? 1 : 0));
  }
}
