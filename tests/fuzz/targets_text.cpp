// Ways in for the text of a constitution.
#include "compiler/driver/compilation.h"
#include "compiler/driver/driver.h"
#include "compiler/listing/print.h"
#include "compiler/support/render.h"
#include "compiler/syntax/print.h"
#include "tests/fuzz/targets.h"
#include "tests/support/corpus.h"

#include <catch2/catch.hpp>

#include <optional>
#include <sstream>

namespace quorate::tests {

namespace {

driver::MemoryFiles oneFile(std::string_view text) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = text;
  return files;
}

/// The tool answers with an exit code that is not its own fault.
std::string runOn(std::string_view text, std::vector<std::string> arguments) {
  driver::MemoryFiles files = oneFile(text);
  std::ostringstream out, err;
  const int code = driver::run(arguments, files, out, err);
  return code >= 0 && code <= driver::kUnreadable ? "" : "exit code " + std::to_string(code) + ": " + err.str();
}

/// What a text means, without where anything stands: its findings, its model, who may decide what.
struct Meaning {
  std::vector<std::string_view> codes;
  std::string model, authority;
  friend bool operator==(const Meaning &, const Meaning &) = default;
};

Meaning meaningOf(std::string_view text) {
  driver::MemoryFiles files = oneFile(text);
  const driver::Compilation made = driver::compile("a.quorate", files, {}, driver::Upto::Model);
  Meaning meaning;
  for (const Diagnostic &each : made.diagnostics.all())
    meaning.codes.push_back(info(each.code).code);
  if (made.model) {
    meaning.model = ir::print(*made.model);
    if (!made.diagnostics.hasErrors())
      meaning.authority = ir::print(*made.model, made.authority);
  }
  return meaning;
}

/// A text in the layout of the language; nothing if it has mistakes.
std::optional<std::string> formatted(std::string_view text) {
  driver::MemoryFiles files = oneFile(text);
  Diagnostics diagnostics;
  driver::LoadLimits limits;
  limits.registers = false;
  const driver::Loaded loaded = driver::load("a.quorate", files, diagnostics, limits);
  // A file that it uses and that is not there is no fault of its layout.
  for (const Diagnostic &each : diagnostics.all())
    if (!info(each.code).code.starts_with("Q00"))
      return std::nullopt;
  if (loaded.modules.empty())
    return std::nullopt;
  return syntax::print(loaded.modules.back(), loaded.names);
}

} // namespace

std::string takeParser(std::string_view input) {
  driver::MemoryFiles files = oneFile(input);
  Diagnostics diagnostics;
  const driver::Loaded loaded = driver::load("a.quorate", files, diagnostics);
  for (const Diagnostic &each : diagnostics.all()) {
    if (each.range.begin > each.range.end || each.range.end > loaded.sources->totalBytes() + 1)
      return "a finding stands outside the text: " + each.message;
    renderPretty(each, *loaded.sources, Colour::Never);
  }
  return {};
}

std::string takeFormatter(std::string_view input) {
  const std::optional<std::string> once = formatted(input);
  if (!once)
    return {};
  const std::optional<std::string> again = formatted(*once);
  if (!again)
    return "what is printed cannot be read again:\n" + *once;
  if (*again != *once)
    return "what is printed is printed otherwise the second time:\n" + *once + "\n----\n" + *again;
  if (meaningOf(input) != meaningOf(*once))
    return "what is printed means something else:\n" + *once;
  return {};
}

std::string takeCheck(std::string_view input) { return runOn(input, {"check", "a.quorate"}); }

std::string takeCompare(std::string_view input) {
  return runOn(input, {"compare", "a.quorate", "--on", "2026-03-01", "--and-on", "2026-09-01"});
}

std::vector<std::string> constitutionSeeds() {
  // Small ones: the more tries, the more is found.
  std::vector<std::string> all;
  for (const auto &[path, text] : constitutions())
    if (text.size() < 1600)
      all.push_back(text);
  return all;
}

TEST_CASE("a layout that changes the meaning would be noticed", "[fuzz]") {
  const std::string one = "organisation A\nplace B: C\nkind C is a Place\n";
  CHECK(meaningOf(one) == meaningOf(*formatted(one)));
  CHECK(meaningOf(one) != meaningOf("organisation A\nplace D: C\nkind C is a Place\n"));
  CHECK_FALSE(formatted("organisation {"));
}

} // namespace quorate::tests
