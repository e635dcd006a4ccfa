// Feeds damaged constitutions to the whole tool, in this process and on files in memory. Whatever a file says, the tool
// answers with an exit code that is not its own fault. QUORATE_FUZZ_COUNT and QUORATE_FUZZ_SEED say how many and which.
#include "compiler/driver/driver.h"
#include "compiler/driver/files.h"
#include "tests/fuzz/mutate.h"
#include "tests/support/corpus.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace quorate;
using quorate::tests::Mutator;

namespace {

std::uint64_t setting(const char *name, std::uint64_t otherwise) {
  const char *value = std::getenv(name);
  return value ? std::strtoull(value, nullptr, 10) : otherwise;
}

/// The files of an example are one constitution; any other file is one by itself.
std::string constitutionOf(const std::string &path) {
  return path.starts_with("examples/") ? path.substr(0, path.rfind('/')) : path;
}

/// A command line on a constitution, and the greatest exit code that is no fault.
struct Use {
  std::vector<std::string> arguments;
  int most;
};

Use useOf(std::size_t number, const std::string &path) {
  switch (number % 10) {
  case 0: return {{"build", path, "-o", "out"}, 2};
  case 1: return {{"fmt", "--check", path}, 2};
  case 2: return {{"test", path}, 2};
  case 3: return {{"doc", path, "-o", "out", "--format", "markdown"}, 2};
  case 4: return {{"ask", path, "who may decide Approve Constitution?", "--on", "2020-06-01"}, 3};
  case 5: return {{"check", "--format", "json", path}, 2};
  // Half of all runs: `check` goes through every stage and is the quickest to do so.
  default: return {{"check", path}, 2};
  }
}

std::string keep(const std::string &text, std::size_t number) {
  const auto path = std::filesystem::temp_directory_path() / ("quorate-fuzz-" + std::to_string(number) + ".quorate");
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

} // namespace

TEST_CASE("no damaged constitution brings the tool down", "[fuzz]") {
  const auto &originals = tests::constitutions();
  REQUIRE_FALSE(originals.empty());
  std::vector<std::string> texts;
  for (const auto &[path, text] : originals)
    texts.push_back(text);
  const std::uint64_t count = setting("QUORATE_FUZZ_COUNT", 1500);
  Mutator mutator(setting("QUORATE_FUZZ_SEED", 1), texts);

  // The other files stay whole, so that a damaged package meets constitutions that use it.
  driver::MemoryFiles untouched;
  untouched.files.insert(originals.begin(), originals.end());
  for (std::size_t i = 0; i < count; ++i) {
    const auto &[path, text] = originals[mutator.below(originals.size())];
    driver::MemoryFiles files = untouched;
    const std::string damaged = files.files[path] = mutator.mutate(text);
    const Use use = useOf(mutator.below(10), constitutionOf(path));
    std::ostringstream out, err;
    int code = 101;
    std::string thrown;
    try {
      code = driver::run(use.arguments, files, out, err);
    } catch (const std::exception &e) {
      thrown = e.what();
    }
    // A finding or a refusal is right; a fault of the tool (101) or an exception is not.
    if (code < 0 || code > use.most) {
      INFO(use.arguments.front() << " of " << path << " damaged as in " << keep(damaged, i));
      INFO(err.str() << thrown);
      CHECK(code <= use.most);
    }
  }
  SUCCEED(count << " damaged constitutions");
}
