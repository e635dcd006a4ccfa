// `test`: claims and scenarios on the terminal, the clauses they exercise, and the changes they notice.
#include "compiler/driver/commands.h"
#include "compiler/driver/json.h"

#include "compiler/analysis/coverage.h"
#include "compiler/analysis/mutation.h"
#include "compiler/emit/emit.h"
#include "compiler/support/text.h"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace quorate::driver {

namespace {

/// More than this is not tried unless it is asked for.
constexpr std::size_t kMutants = 200;

/// What is asked of each constitution.
struct Asked {
  bool json = false, coverage = false, mutate = false;
  std::size_t atMost = kMutants;
};

std::optional<Asked> asked(const Session &session) {
  Asked made;
  made.json = session.arguments.value("--format").value_or("pretty") == "json";
  made.coverage = session.arguments.has("--coverage");
  made.mutate = session.arguments.has("--mutate");
  if (std::optional<std::string> most = session.arguments.value("--at-most")) {
    const char *end = most->data() + most->size();
    auto [read, mistake] = std::from_chars(most->data(), end, made.atMost);
    if (mistake != std::errc() || read != end || made.atMost == 0) {
      session.err << fmt::format("error: `--at-most` needs a number from 1 on, not `{}`\n", visible(*most));
      return std::nullopt;
    }
  }
  return made;
}

runtime::Model opened(const ir::Model &model, const ir::Authority &authority) {
  auto made = runtime::Model::fromBytes(emit::decisionModel(model, authority), runtime::Verify::OnFirstUse);
  if (auto *refusal = std::get_if<runtime::Refusal>(&made))
    throw std::logic_error("the decision model of a changed constitution is refused: " + refusal->reason);
  return std::move(std::get<runtime::Model>(made));
}

void showFindings(const Session &session, const Compilation &made) {
  session.out << '\n';
  Diagnostics sorted = made.diagnostics;
  sorted.sort();
  for (const Diagnostic &each : sorted.all())
    if (info(each.code).code.starts_with("Q09") && each.severity >= Severity::Warning)
      session.out << renderPretty(each, *made.loaded.sources, session.colour()) << '\n';
}

/// Shows how claims and scenarios went; whether all went as their author says.
bool showResults(const Session &session, const Compilation &made, bool json) {
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
  if (failed > 0 && !json)
    showFindings(session, made);
  if (!json)
    session.out << fmt::format("{} passed, {} failed\n", passed, failed);
  return failed == 0;
}

/// Tries changes; whether every one of them is noticed.
bool tryChanges(const Session &session, const Compilation &made, const Asked &what, std::string &report) {
  analysis::Mutation found =
      analysis::tryMutants(*made.model, made.claims, made.scenarios, made.scenarioDay(), what.atMost, opened);
  if (what.json)
    report = analysis::printJson(*made.model, found);
  else
    session.out << analysis::printText(*made.model, found);
  return found.unnoticed.empty();
}

/// Tests one constitution. Gives the exit code; a report in JSON is added to `reports`.
int testOne(const Session &session, const std::string &path, const Asked &what, std::vector<std::string> &reports) {
  Compilation made = compile(path, session.files, session.options(), Upto::Report);
  std::string json = what.json ? reportJson(made) : std::string();
  if (!made.decisionModel) {
    session.show(made, Severity::Error);
    if (what.json)
      reports.push_back(json);
    return kUnreadable;
  }
  bool good = true;
  if (!what.coverage && !what.mutate) {
    good = showResults(session, made, what.json);
  } else if (what.coverage) {
    analysis::Coverage found = analysis::coverageOf(*made.model, made.claims, made.scenarios);
    json = analysis::printJson(*made.model, found);
    if (!what.json)
      session.out << analysis::printText(*made.model, found);
    else if (what.mutate)
      reports.push_back(json);
  }
  if (what.mutate)
    good = tryChanges(session, made, what, json);
  if (what.json)
    reports.push_back(json);
  return good ? kWell : kFindings;
}

} // namespace

int test(const Session &session) {
  std::optional<Asked> what = asked(session);
  if (!what)
    return kUnreadable;
  int exit = kWell;
  std::vector<std::string> reports;
  for (const std::string &path : session.arguments.operands) {
    int one = testOne(session, path, *what, reports);
    // The worst of all tells: unreadable before findings, findings before well.
    if (one == kUnreadable || exit == kWell)
      exit = one;
  }
  if (what->json)
    session.out << jsonList(reports);
  return exit;
}

} // namespace quorate::driver
