// Running the tool for tests.
#include "running.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace quorate::testing {

namespace fs = std::filesystem;

std::string textOf(const std::string &path) {
  std::ifstream in(fs::path(QUORATE_ROOT) / path, std::ios::binary);
  REQUIRE(in);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

driver::MemoryFiles filesOf(const std::vector<std::string> &folders) {
  driver::MemoryFiles files;
  for (const std::string &folder : folders)
    for (const auto &entry : fs::recursive_directory_iterator(fs::path(QUORATE_ROOT) / folder))
      if (entry.is_regular_file()) {
        std::string path = fs::relative(entry.path(), QUORATE_ROOT).string();
        files.files[path] = textOf(path);
      }
  return files;
}

std::vector<std::string> corpus() {
  std::vector<std::string> all;
  for (const auto &[path, text] : filesOf({"examples", "stdlib", "tests"}).files)
    if (path.ends_with(".quorate"))
      all.push_back(path);
  return all;
}

Ran run(driver::MemoryFiles &files, std::vector<std::string> arguments) {
  std::ostringstream out, err;
  driver::Surroundings where;
  where.today = 20'000; // 4 October 2024
  int exit = driver::run(arguments, files, out, err, where);
  return {exit, out.str(), err.str()};
}

Ran runOn(const std::string &text, std::vector<std::string> before, std::vector<std::string> after) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = text;
  before.push_back("a.quorate");
  before.insert(before.end(), after.begin(), after.end());
  return run(files, std::move(before));
}

bool rewriting() {
  const char *rewrite = std::getenv("QUORATE_REWRITE");
  return rewrite && std::string(rewrite) == "1";
}

std::vector<std::string> words(const std::string &line) {
  std::vector<std::string> all(1);
  bool quoted = false;
  for (char c : line) {
    if (c == '\'')
      quoted = !quoted;
    else if (c == ' ' && !quoted)
      all.emplace_back();
    else
      all.back() += c;
  }
  return all;
}

void golden(const std::string &name, const std::string &actual) {
  fs::path path = fs::path(QUORATE_ROOT) / "tests/driver/golden" / name;
  if (rewriting()) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  INFO("golden file " << path << "; `./dev golden` rewrites it");
  REQUIRE(fs::exists(path));
  std::string expected = textOf(fs::relative(path, QUORATE_ROOT).string());
  if (expected == actual)
    return;
  // The first line that differs says more than two whole documents.
  std::istringstream wanted(expected), found(actual);
  std::string a, b;
  for (int line = 1;; ++line) {
    bool more = static_cast<bool>(std::getline(wanted, a)), other = static_cast<bool>(std::getline(found, b));
    if (!more && !other)
      break;
    if (more != other || a != b) {
      INFO("line " << line);
      CHECK((other ? b : "(end)") == (more ? a : "(end)"));
      return;
    }
  }
  CHECK(actual == expected);
}

} // namespace quorate::testing
