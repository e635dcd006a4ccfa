// `check` and `test`: the consistency report on the terminal.
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
      session.err << fmt::format("{}: {}, {}, {}\n", path, counted(made.diagnostics.count(Severity::Error), "error"),
                                 counted(made.diagnostics.count(Severity::Warning), "warning"),
                                 counted(made.diagnostics.count(Severity::Note), "note"));
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

int test(const Session &session) {
  bool json = session.arguments.value("--format").value_or("pretty") == "json";
  int exit = kWell;
  std::vector<std::string> reports;
  for (const std::string &path : session.arguments.operands) {
    Compilation made = compile(path, session.files, session.options(), Upto::Report);
    if (json)
      reports.push_back(reportJson(made));
    if (!made.decisionModel) {
      session.show(made, Severity::Error);
      exit = kUnreadable;
      continue;
    }
    const ir::Model &model = *made.model;
    std::size_t passed = 0, failed = 0;
    auto result = [&](bool good, const std::string &what) {
      ++(good ? passed : failed);
      if (!json)
        session.out << (good ? "pass  " : "FAIL  ") << what << '\n';
    };
    for (const analysis::ClaimVerdict &each : made.claims)
      result(each.asExpected, fmt::format("claim \"{}\": {}", model.claims[each.claim].title, analysis::word(each.is)));
    for (const analysis::ScenarioResult &each : made.scenarios)
      for (std::size_t i = 0; i < each.expectations.size(); ++i) {
        const ir::Scenario &scenario = model.scenarios[each.scenario];
        result(each.expectations[i].met, fmt::format("scenario \"{}\": {} {}", scenario.title,
                                                     scenario.expectations[i].text, each.expectations[i].actual));
      }
    if (failed > 0 && !json) {
      session.out << '\n';
      Diagnostics sorted = made.diagnostics;
      sorted.sort();
      for (const Diagnostic &each : sorted.all())
        if (info(each.code).code.starts_with("Q09") && each.severity >= Severity::Warning)
          session.out << renderPretty(each, *made.loaded.sources, session.colour()) << '\n';
    }
    if (!json)
      session.out << fmt::format("{} passed, {} failed\n", passed, failed);
    if (failed > 0 && exit == kWell)
      exit = kFindings;
  }
  if (json)
    session.out << jsonList(reports);
  return exit;
}

} // namespace quorate::driver
