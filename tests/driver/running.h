// Runs the tool in this process on files in memory, and compares what it says with golden files.
#pragma once

#include "compiler/driver/driver.h"

#include <string>
#include <vector>

namespace quorate::testing {

/// What a run of the tool left.
struct Ran {
  int exit = 0;
  std::string out, err;
};

/// The files of the source tree below `folder` ("examples"), by their paths from its top.
driver::MemoryFiles filesOf(const std::vector<std::string> &folders);
/// One file of the source tree.
std::string textOf(const std::string &path);
/// The `.quorate` files of the source tree: examples, standard library and tests.
std::vector<std::string> corpus();

/// Runs the tool on files in memory, on a day that never changes.
Ran run(driver::MemoryFiles &files, std::vector<std::string> arguments);
/// Runs the tool on one file of this text, called "a.quorate".
Ran runOn(const std::string &text, std::vector<std::string> before, std::vector<std::string> after = {});

/// Whether QUORATE_REWRITE=1 is in the environment: expected outputs are written and not compared.
bool rewriting();
/// The words of a command line, quoted ones whole.
std::vector<std::string> words(const std::string &line);

/// Compares with tests/driver/golden/NAME. With QUORATE_REWRITE=1 in the environment, writes it instead.
void golden(const std::string &name, const std::string &actual);

} // namespace quorate::testing
