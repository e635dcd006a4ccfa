// The commands, one function each.
#pragma once

#include "compiler/driver/compilation.h"
#include "compiler/driver/driver.h"
#include "compiler/driver/options.h"
#include "compiler/support/render.h"
#include "runtime/model.h"

#include <ostream>

namespace quorate::driver {

/// What every command is given.
struct Session {
  const Arguments &arguments;
  Files &files;
  std::ostream &out;
  std::ostream &err;
  const Surroundings &where;

  Colour colour() const;
  std::vector<std::string> options() const { return arguments.values("--option"); }
  /// Shows findings of at least this severity on the error stream.
  void show(const Compilation &compilation, Severity least) const;
  /// Writes a file or says why it could not.
  bool write(const std::string &path, std::string_view content) const;
};

/// The commands. Each returns the exit code of the tool.
int check(const Session &session);
int build(const Session &session);
int ask(const Session &session);
int test(const Session &session);
int compareTwo(const Session &session);
int doc(const Session &session);
int format(const Session &session);
int explain(const Session &session);
int emitStage(const Session &session);
int minutes(const Session &session);

/// The decision model at a path: one that was built, or that of a constitution. Says why there is none.
std::optional<runtime::Model> modelAt(const Session &session, const std::string &path);

/// "1 warning", "2 warnings".
std::string counted(std::size_t n, std::string_view what);

/// A path as it may be shown on a terminal: a file name may hold anything.
std::string shown(const std::string &path);
/// The path of a file in a folder, whatever the folder ends with.
std::string inFolder(const std::string &folder, std::string_view name);

} // namespace quorate::driver
