// The report as JSON.
#include "compiler/analysis/json.h"
#include "compiler/analysis/report.h"
#include "compiler/analysis/words.h"

namespace quorate::analysis {
namespace {

void finding(Json &json, const ir::Model &model, const Diagnostic &found) {
  constexpr const char *kSeverities[] = {"note", "warning", "error"};
  json.open('{')
      .field("code", info(found.code).code)
      .field("severity", kSeverities[static_cast<std::size_t>(found.severity)])
      .field("message", found.message);
  place(json, model, found.range);
  json.key("related").open('[');
  for (const Label &label : found.labels) {
    json.open('{').field("message", label.text);
    place(json, model, label.range);
    json.close('}');
  }
  json.close(']').strings("notes", found.notes).field("help", found.help).close('}');
}

void claim(Json &json, const ir::Model &model, const ClaimVerdict &verdict) {
  const ir::Claim &claim = model.claims[verdict.claim];
  constexpr const char *kKnown[] = {"to hold", "to be refuted", "to be open"};
  json.open('{')
      .field("title", claim.title)
      .field("claim", claim.text)
      .field("verdict", word(verdict.is))
      .field("expected", kKnown[static_cast<std::size_t>(claim.known)])
      .field("asExpected", verdict.asExpected)
      .field("byCastingVoteOnly", verdict.byCastingVoteOnly)
      .field("explanation", verdict.explanation);
  place(json, model, rangeOf(model, claim.clause));
  json.key("meetings").open('[');
  for (const Witness &witness : verdict.witnesses)
    json.open('{').field("title", witness.title).strings("facts", witness.lines).close('}');
  json.close(']').key("dependsOn").open('[');
  for (ir::OpenPointId id : verdict.openPoints) {
    json.open('{').field("subject", model.at(id).subject).field("note", model.at(id).note);
    place(json, model, rangeOf(model, model.at(id).clause));
    json.close('}');
  }
  json.close(']').key("assumes").open('[');
  for (ir::AssumptionId id : verdict.assumptions) {
    json.open('{').field("reason", model.at(id).reason);
    place(json, model, rangeOf(model, model.at(id).clause));
    json.close('}');
  }
  json.close(']').close('}');
}

void scenario(Json &json, const ir::Model &model, const ScenarioResult &result) {
  const ir::Scenario &scenario = model.scenarios[result.scenario];
  json.open('{').field("title", scenario.title).field("met", result.met());
  place(json, model, rangeOf(model, scenario.clause));
  json.key("questions").open('[');
  for (std::size_t i = 0; i < result.expectations.size(); ++i) {
    const ExpectationResult &each = result.expectations[i];
    json.open('{')
        .field("question", scenario.expectations[i].text)
        .field("expected", each.expected)
        .field("actual", each.actual)
        .field("met", each.met)
        .strings("reasons", each.reasons);
    place(json, model, rangeOf(model, scenario.expectations[i].clause));
    json.close('}');
  }
  json.close(']').close('}');
}

void summary(Json &json, const Summary &sum) {
  json.key("summary").open('{');
  auto number = [&](const char *name, std::size_t value) { json.field(name, std::uint64_t(value)); };
  number("errors", sum.errors);
  number("warnings", sum.warnings);
  number("notes", sum.notes);
  number("claimsProved", sum.proved);
  number("claimsRefuted", sum.refuted);
  number("claimsOpen", sum.open);
  number("claimsUndecided", sum.undecided);
  number("claimsAsExpected", sum.claimsAsExpected);
  number("questions", sum.expectations);
  number("questionsMet", sum.expectationsMet);
  number("openPoints", sum.openPoints);
  number("assumptions", sum.assumptions);
  json.close('}');
}

} // namespace

std::string printJson(const ir::Model &model, const Report &report, Paths paths) {
  Json json(paths);
  json.open('{').field("title", report.title);
  summary(json, report.summary);
  json.key("findings").open('[');
  for (const Diagnostic &each : report.findings)
    finding(json, model, each);
  json.close(']').key("claims").open('[');
  for (const ClaimVerdict &each : report.claims)
    claim(json, model, each);
  json.close(']').key("scenarios").open('[');
  for (const ScenarioResult &each : report.scenarios)
    scenario(json, model, each);
  json.close(']').close('}');
  return json.take();
}

} // namespace quorate::analysis
