// Runs the pipeline.
#include "compiler/driver/compilation.h"

#include "compiler/analysis/analysis.h"
#include "compiler/emit/emit.h"
#include "compiler/lowering/lower.h"

#include <algorithm>
#include <stdexcept>

namespace quorate::driver {

bool Compilation::unreadable() const {
  return std::any_of(diagnostics.all().begin(), diagnostics.all().end(), [](const Diagnostic &d) {
    std::string_view code = info(d.code).code;
    return d.severity == Severity::Error && (code.starts_with("Q00") || code.starts_with("Q01"));
  });
}

ir::Day Compilation::scenarioDay() const {
  ir::Day begins = model->header.inForce.from;
  return begins == ir::Interval::kAlways ? ir::Day{0} : begins;
}

Compilation compile(const std::string &path, Files &files, const std::vector<std::string> &options, Upto upto) {
  Compilation made;
  made.loaded = load(path, files, made.diagnostics);
  if (upto == Upto::Syntax || made.loaded.modules.empty())
    return made;
  bool understood = !made.diagnostics.hasErrors();
  made.declared = sema::declare(made.loaded.modules, made.loaded.names, options, made.diagnostics);
  // What was not understood is not declared either; to report every mention of it would bury the mistake itself.
  if (!understood)
    return made;
  made.model = ir::lower(made.declared, made.loaded.names, made.loaded.sources, made.diagnostics);
  // What is wrong with the text or the names is mended first; findings on half a constitution would mislead.
  if (made.diagnostics.hasErrors())
    return made;
  made.authority = ir::effectiveAuthority(*made.model);
  if (upto == Upto::Model)
    return made;
  analysis::findings(*made.model, made.authority, made.diagnostics);
  // A report shows what can be shown of a constitution with faults; a decision model that answers must not be made of
  // one.
  if (made.diagnostics.hasErrors() && upto != Upto::Report)
    return made;
  made.bytes = emit::decisionModel(*made.model, made.authority);
  auto opened = runtime::Model::fromBytes(made.bytes, runtime::Verify::OnFirstUse);
  if (auto *refusal = std::get_if<runtime::Refusal>(&opened))
    // No text can be the reason: what we write and do not read is a fault of ours.
    throw std::logic_error("the decision model just written is refused: " + refusal->reason);
  made.decisionModel = std::move(std::get<runtime::Model>(opened));
  analysis::membershipFindings(*made.model, *made.decisionModel, made.diagnostics);
  if (upto == Upto::DecisionModel)
    return made;
  made.claims = analysis::decideClaims(*made.model, made.authority, *made.decisionModel);
  analysis::reportClaims(*made.model, made.claims, made.diagnostics);
  made.scenarios = analysis::runScenarios(*made.model, *made.decisionModel, made.scenarioDay());
  analysis::reportScenarios(*made.model, made.scenarios, made.diagnostics);
  return made;
}

} // namespace quorate::driver
