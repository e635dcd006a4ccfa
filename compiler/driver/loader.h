// Finds and reads the files of a constitution: its root, and what it uses.
#pragma once

#include "compiler/driver/files.h"
#include "compiler/support/diagnostic.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"

#include <memory>
#include <string>
#include <vector>

namespace quorate::driver {

/// Bounds on what is read. They keep a hostile or broken input within memory and time.
struct LoadLimits {
  std::uint64_t fileBytes = 16ull << 20;
  std::uint64_t totalBytes = 256ull << 20;
  std::size_t files = 10'000;
  bool registers = true; ///< whether the people of registers are read; the formatter prints only what is written
};

/// The files of a constitution, those that are used before those that use them.
struct Loaded {
  std::shared_ptr<Sources> sources = std::make_shared<Sources>();
  Names names;
  std::vector<ast::Module> modules;
};

/// Reads a constitution. `path` is a file, or a folder that holds `constitution.quorate` (or else whose `.quorate`
/// files are all of it).
Loaded load(const std::string &path, Files &files, Diagnostics &diagnostics, const LoadLimits &limits = {});

} // namespace quorate::driver
