// `check`: the consistency report on the terminal.
#include "compiler/driver/commands.h"
#include "compiler/driver/json.h"

#include <fmt/format.h>

namespace quorate::driver {

namespace {

std::optional<Severity> levelOf(const std::string &word) {
  if (word == "error")
    return Severity::Error;
  if (word == "warning")
    return Severity::Warning;
  if (word == "note")
    return Severity::Note;
  return std::nullopt;
}

} // namespace

int check(const Session &session) {
  std::string format = session.arguments.value("--format").value_or("pretty");
  std::optional<Severity> fail = levelOf(session.arguments.value("--fail-level").value_or("error"));
  Severity least = *levelOf(session.arguments.value("--level").value_or("note"));
  int exit = kWell;
  std::vector<std::string> reports;
  for (const std::string &path : session.arguments.operands) {
    Compilation made = compile(path, session.files, session.options(), Upto::Report);
    made.diagnostics.sort();
    const Sources &sources = *made.loaded.sources;
    for (const Diagnostic &each : made.diagnostics.all()) {
      if (each.severity < least)
        continue;
      if (format == "pretty")
        session.out << renderPretty(each, sources, session.colour()) << '\n';
      else if (format == "compact")
        session.out << renderCompact(each, sources);
      else if (format == "github")
        session.out << renderGithub(each, sources);
    }
    if (format == "json")
      reports.push_back(reportJson(made));
    if (format == "pretty")
      session.err << fmt::format("{}: {}, {}, {}\n", shown(path),
                                 counted(made.diagnostics.count(Severity::Error), "error"),
                                 counted(made.diagnostics.count(Severity::Warning), "warning"),
                                 counted(made.diagnostics.count(Severity::Note), "note"));
    // Of several constitutions the worst tells, and what could not be read is worse than any finding.
    if (made.unreadable())
      exit = kUnreadable;
    else if (exit == kWell && fail)
      for (const Diagnostic &each : made.diagnostics.all())
        if (each.severity >= *fail)
          exit = kFindings;
  }
  if (format == "json")
    session.out << jsonList(reports);
  return exit;
}

} // namespace quorate::driver
