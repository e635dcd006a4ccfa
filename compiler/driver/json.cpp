// Reports as JSON.
#include "compiler/driver/json.h"

#include "compiler/support/text.h"

namespace quorate::driver {

namespace {
/// The model, or one that knows nothing but the sources if there is none.
ir::Model modelOf(const Compilation &compilation) {
  if (compilation.model)
    return *compilation.model;
  ir::Model empty;
  empty.sources = compilation.loaded.sources;
  return empty;
}
} // namespace

analysis::Report reportOf(const Compilation &compilation) {
  return analysis::makeReport(modelOf(compilation), compilation.diagnostics, compilation.claims, compilation.scenarios);
}

std::string reportJson(const Compilation &compilation, Paths paths) {
  return analysis::printJson(modelOf(compilation), reportOf(compilation), paths);
}

std::string jsonList(const std::vector<std::string> &reports) {
  std::string out = "[\n";
  for (std::size_t i = 0; i < reports.size(); ++i)
    out += std::string(trimRight(reports[i])) + (i + 1 < reports.size() ? ",\n" : "\n");
  return out + "]\n";
}

} // namespace quorate::driver
