// Registers: who holds what, kept in a file of its own by those who know it. A register is read into the same
// declarations that its author could have written, so that everything after it is the same.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"

#include <cstddef>
#include <vector>

namespace quorate::registers {

/// Bounds on what is read of one register.
struct Limits {
  std::size_t rows = 100'000;     ///< of a CSV file; entries of a JSON file
  std::size_t depth = 32;         ///< of a JSON file: lists and objects within one another
  std::size_t values = 1'000'000; ///< of a JSON file, all together
};

/// Reads a register: `.csv`, or `.json` in the manner of Popolo. What cannot be understood is reported where it stands
/// in the register, and left out. `declared` is the `register` declaration.
std::vector<ast::Declaration> read(const Sources &sources, FileId file, Range declared, Names &names,
                                   Diagnostics &diagnostics, const Limits &limits = {});

} // namespace quorate::registers
