// The packages of the standard library: used one by one and all together, with a body for each model.
#include "running.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

using namespace quorate::testing;

namespace {

struct Package {
  std::string name; ///< "nhs.ccg"
  std::vector<std::string> models;
};

std::vector<Package> packages() {
  static const std::regex model(R"((?:^|\n)model ([A-Z][A-Za-z0-9 ]*[A-Za-z0-9]))");
  std::vector<Package> all;
  for (const auto &[path, text] : filesOf({"stdlib"}).files) {
    if (!path.ends_with(".quorate"))
      continue;
    Package made{path.substr(7, path.size() - 7 - std::string(".quorate").size()), {}};
    std::replace(made.name.begin(), made.name.end(), '/', '.');
    for (std::sregex_iterator at(text.begin(), text.end(), model), end; at != end; ++at)
      made.models.push_back((*at)[1]);
    all.push_back(made);
  }
  return all;
}

/// A constitution that uses packages and has a body that follows each of their models.
std::string trial(const std::vector<Package> &used) {
  std::string uses, bodies;
  int number = 0;
  for (const Package &package : used) {
    uses += "use " + package.name + "\n";
    for (const std::string &model : package.models) {
      std::string name = std::string("Trial Body ") + static_cast<char>('A' + number++);
      bodies += "body " + name + " of Trial, follows " + model + " {\n  members { Trial Member 7 seats, votes }\n}\n";
    }
  }
  return "constitution \"Trial\"\n" + uses + "organisation Trial\n" + bodies;
}

void noErrors(const std::string &text) {
  Ran ran = runOn(text, {"check", "--level", "error", "--format", "compact"});
  INFO(text << "\n" << ran.out << ran.err);
  CHECK(ran.exit == 0);
  CHECK(ran.out.find(" error ") == std::string::npos);
}

} // namespace

TEST_CASE("each package stands alone, and a body can follow each of its models") {
  for (const Package &package : packages())
    noErrors(trial({package}));
}

TEST_CASE("all packages can be used together") {
  std::vector<Package> all = packages();
  REQUIRE(all.size() >= 8);
  noErrors(trial(all));
}

TEST_CASE("each package says on top what it offers") {
  for (const auto &[path, text] : filesOf({"stdlib"}).files) {
    if (!path.ends_with(".quorate"))
      continue;
    INFO(path);
    CHECK(text.starts_with("// "));
  }
}

TEST_CASE("a departure from a model is told clause by clause") {
  Ran ran = runOn("constitution \"Reading Room\"\nuse charities.cio\norganisation Reading Room\n"
                  "body Trustees of Reading Room, follows CIO Trustee Rules {\n  quorum at least 5 members\n}\n",
                  {"check", "--format", "compact"});
  INFO(ran.out << ran.err);
  CHECK(ran.out.find("CIO Trustee Rules") != std::string::npos);
  CHECK(ran.out.find("quorum") != std::string::npos);
}

TEST_CASE("bodies that follow the models of the library come to what their rules say") {
  auto files = filesOf({"tests/driver/library"});
  std::size_t tried = 0;
  for (const auto &[path, text] : filesOf({"tests/driver/library"}).files) {
    Ran ran = run(files, {"test", path});
    INFO(path << "\n" << ran.out << ran.err);
    CHECK(ran.exit == 0);
    CHECK(ran.out.find("pass") != std::string::npos);
    ++tried;
  }
  CHECK(tried >= 6);
}

TEST_CASE("the README of the standard library names every package and model, and its example has no errors") {
  std::string page = textOf("stdlib/README.md");
  for (const Package &package : packages()) {
    INFO(package.name);
    CHECK(page.find("[" + package.name + "]") != std::string::npos);
    for (const std::string &model : package.models) {
      INFO(model);
      CHECK(page.find(model) != std::string::npos);
    }
  }
  std::size_t from = page.find("```quorate\n") + 11;
  noErrors(page.substr(from, page.find("```\n", from) - from));
}
