// docs/semantics.md: every rule has an example that comes out as it expects, code, and a way to break that code in
// tests/mutations/list.txt. The example of a rule that is marked as not carried out yet comes out otherwise.
#include "running.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
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

/// The rules that the ways to break the code in tests/mutations/list.txt are of: see its head.
std::set<std::string> rulesBroken() {
  const std::regex header(R"([^\[|]+(?: \[([A-Z][0-9]+(?:, [A-Z][0-9]+)*)\])? \| [^ ]+ \| .+)"), number("[A-Z][0-9]+");
  std::set<std::string> broken;
  std::istringstream in(textOf("tests/mutations/list.txt"));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with("#") || line.starts_with("- ") || line.starts_with("+ "))
      continue;
    INFO(line);
    std::smatch parts;
    REQUIRE(std::regex_match(line, parts, header));
    std::string rules = parts[1];
    for (std::sregex_iterator at(rules.begin(), rules.end(), number), end; at != end; ++at)
      broken.insert(at->str());
  }
  return broken;
}

} // namespace

TEST_CASE("every rule of the meaning has an example that comes out as it expects", "[meaning]") {
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

TEST_CASE("every rule of the meaning is named by the code that carries it out, and by the second implementation") {
  const std::regex tag(R"(\[([A-Z][0-9]+(?:, [A-Z][0-9]+)*)\])"), number("[A-Z][0-9]+");
  auto namedIn = [&](std::initializer_list<std::string> folders) {
    std::set<std::string> found;
    for (const std::string &folder : folders)
      for (const auto &entry :
           std::filesystem::recursive_directory_iterator(std::string(QUORATE_ROOT) + "/" + folder)) {
        std::string extension = entry.path().extension().string();
        if (extension != ".cpp" && extension != ".h" && extension != ".py")
          continue;
        std::ifstream in(entry.path());
        std::string text((std::istreambuf_iterator<char>(in)), {});
        for (std::sregex_iterator at(text.begin(), text.end(), tag), end; at != end; ++at) {
          std::string names = (*at)[1];
          for (std::sregex_iterator one(names.begin(), names.end(), number); one != end; ++one)
            found.insert(one->str());
        }
      }
    return found;
  };
  std::set<std::string> rules, code = namedIn({"runtime", "compiler"}), second = namedIn({"tests/reference"});
  for (const Meaning &rule : rulesOf(textOf("docs/semantics.md"))) {
    INFO(rule.number);
    rules.insert(rule.number);
    CHECK((rule.marked || code.count(rule.number) != 0));
    // What an answer depends on and what is advised instead are told, and no verdicts (U2, U3, U4, U5).
    CHECK((rule.number.starts_with("U") || second.count(rule.number) != 0));
  }
  for (const std::string &named : code) {
    INFO(named << " is named by the code, and no rule");
    CHECK(rules.count(named) != 0);
  }
}

TEST_CASE("every rule of the meaning is broken by a mutation of the code that carries it out") {
  std::set<std::string> rules, broken = rulesBroken();
  for (const Meaning &rule : rulesOf(textOf("docs/semantics.md"))) {
    INFO(rule.number);
    rules.insert(rule.number);
    CHECK((rule.marked || broken.count(rule.number) != 0));
  }
  for (const std::string &named : broken) {
    INFO(named << " is named in tests/mutations/list.txt, and no rule");
    CHECK(rules.count(named) != 0);
  }
}
