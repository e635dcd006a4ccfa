// Reports as JSON for the commands that print them.
#pragma once

#include "compiler/driver/compilation.h"

#include <string>
#include <vector>

namespace quorate::driver {

/// The report of a compilation, also of one that stopped at a mistake.
analysis::Report reportOf(const Compilation &compilation);
/// The same as JSON.
std::string reportJson(const Compilation &compilation, Paths paths = Paths::AsNamed);
/// A JSON list of reports.
std::string jsonList(const std::vector<std::string> &reports);

} // namespace quorate::driver
