// docs/reach.md lists what real constitutions contain. Every entry has a verdict and a snippet that compiles together
// with the example of its group, and whose scenarios and claims come out as they say.
#include "running.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <sstream>

using namespace quorate::testing;

namespace {

/// One rule of real constitutions, and how far the language reaches for it.
struct Entry {
  int number = 0;
  std::string verdict, scaffold, snippet;
};

struct Group {
  std::string title;
  int executable = 0, prose = 0;
};

struct Page {
  std::vector<Entry> entries;
  std::vector<Group> groups;
};

/// "### 12. Composition by statute" → 12
int numberOf(const std::string &heading) { return std::atoi(heading.c_str() + 4); }

Page pageOf(const std::string &text) {
  Page page;
  std::istringstream in(text);
  std::string scaffold, *into = nullptr;
  for (std::string line; std::getline(in, line);) {
    if (into) {
      if (line.starts_with("```"))
        into = nullptr;
      else
        *into += line + "\n";
    } else if (line.starts_with("## ")) {
      page.groups.push_back({line.substr(3)});
    } else if (line == "```quorate-scaffold") {
      scaffold.clear();
      into = &scaffold;
    } else if (line.starts_with("### ")) {
      page.entries.push_back({numberOf(line), "", scaffold, ""});
    } else if (line == "```quorate-part") {
      REQUIRE_FALSE(page.entries.empty());
      into = &page.entries.back().snippet;
    } else if (line.starts_with("*executable.*") && !page.entries.empty()) {
      page.entries.back().verdict = "executable";
      ++page.groups.back().executable;
    } else if (line.starts_with("*prose.*") && !page.entries.empty()) {
      page.entries.back().verdict = "prose";
      ++page.groups.back().prose;
    }
  }
  return page;
}

} // namespace

TEST_CASE("every rule of real constitutions has its place on the page, in order and once") {
  Page page = pageOf(textOf("docs/reach.md"));
  // An entry added or lost is a change of what the language promises to reach.
  REQUIRE(page.entries.size() == 209);
  int executable = 0;
  for (std::size_t i = 0; i < page.entries.size(); ++i) {
    const Entry &entry = page.entries[i];
    INFO("number " << i + 1);
    CHECK(entry.number == static_cast<int>(i + 1));
    CHECK((entry.verdict == "executable" || entry.verdict == "prose"));
    CHECK_FALSE(entry.snippet.empty());
    executable += entry.verdict == "executable";
  }
  CHECK(executable >= 180);
}

TEST_CASE("the table at the top of the page counts what is below it") {
  std::string text = textOf("docs/reach.md");
  Page page = pageOf(text);
  int executable = 0, prose = 0;
  REQUIRE(page.groups.size() == 13);
  for (const Group &group : page.groups) {
    INFO(group.title);
    std::string counts = " | " + std::to_string(group.executable) + " | " + std::to_string(group.prose) + " |\n";
    std::size_t row = text.find("| [" + group.title + "](#");
    REQUIRE(row != std::string::npos);
    CHECK(text.substr(row, text.find('\n', row) + 1 - row).ends_with(counts));
    executable += group.executable;
    prose += group.prose;
  }
  CHECK(text.find("| all | " + std::to_string(executable) + " | " + std::to_string(prose) + " |\n") !=
        std::string::npos);
}

TEST_CASE("every snippet of the page compiles, and what it expects comes out") {
  for (const Entry &entry : pageOf(textOf("docs/reach.md")).entries) {
    std::string text = entry.scaffold + "\n" + entry.snippet;
    Ran checked = runOn(text, {"check", "--level", "error", "--format", "compact"});
    INFO("number " << entry.number << "\n" << entry.snippet << checked.out << checked.err);
    CHECK(checked.exit == 0);
    // An executable entry shows an answer or a claim; prose has none to show.
    bool shown =
        entry.snippet.find("scenario \"") != std::string::npos || entry.snippet.find("claim \"") != std::string::npos;
    CHECK((shown || entry.verdict == "prose"));
    if (!shown)
      continue;
    Ran tested = runOn(text, {"test"});
    INFO(tested.out << tested.err);
    CHECK(tested.exit == 0);
  }
}
