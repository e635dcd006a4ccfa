// Tries changes one by one and tells which no test notices.
#include "compiler/analysis/mutation.h"
#include "compiler/analysis/json.h"
#include "compiler/analysis/words.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {
namespace {

/// What the claims and the questions of the scenarios came to.
std::vector<std::string> outcomes(const std::vector<ClaimVerdict> &claims,
                                  const std::vector<ScenarioResult> &scenarios) {
  std::vector<std::string> all;
  for (const ClaimVerdict &verdict : claims)
    // The verdict and not its explanation: a sentence that changes while the verdict stands is nothing that a test
    // notices.
    all.emplace_back(word(verdict.is));
  for (const ScenarioResult &scenario : scenarios)
    for (const ExpectationResult &each : scenario.expectations)
      all.push_back(each.actual);
  return all;
}

} // namespace

Mutation tryMutants(const ir::Model &model, const std::vector<ClaimVerdict> &claims,
                    const std::vector<ScenarioResult> &scenarios, ir::Day today, std::size_t atMost,
                    const MakeDecisionModel &make) {
  std::vector<Mutant> mutants = mutantsOf(model);
  std::vector<std::string> before = outcomes(claims, scenarios);
  Mutation mutation;
  mutation.known = mutants.size();
  mutation.tried = std::min(atMost, mutants.size());
  for (std::size_t i = 0; i < mutation.tried; ++i) {
    // Evenly over the text and not the first so many, nor any at random: the same constitution is tried in the same way
    // everywhere.
    Mutant &mutant = mutants[i * mutants.size() / mutation.tried];
    ir::Model changed = model;
    for (const auto &change : mutant.changes)
      change(changed);
    ir::Authority authority = ir::effectiveAuthority(changed);
    runtime::Model decisionModel = make(changed, authority);
    if (outcomes(decideClaims(changed, authority, decisionModel), runScenarios(changed, decisionModel, today)) ==
        before) {
      mutant.changes.clear();
      mutation.unnoticed.push_back(std::move(mutant));
    }
  }
  return mutation;
}

std::string printText(const ir::Model &model, const Mutation &mutation) {
  std::string out = fmt::format("{} of {} tried, {} unnoticed\n", mutation.tried, counted(mutation.known, "change"),
                                mutation.unnoticed.size());
  Range last;
  for (const Mutant &each : mutation.unnoticed) {
    if (Range range = rangeOf(model, each.clause); range != last) {
      out += fmt::format("unnoticed  {}: `{}`\n", visible(placeOf(model, each.clause), 4000),
                         visible(clauseText(model, each.clause), 100));
      last = range;
    }
    out += fmt::format("             {}\n", visible(each.what, 4000));
  }
  return out;
}

std::string printJson(const ir::Model &model, const Mutation &mutation) {
  Json json;
  json.open('{')
      .field("changes", std::uint64_t(mutation.known))
      .field("tried", std::uint64_t(mutation.tried))
      .field("noticed", std::uint64_t(mutation.tried - mutation.unnoticed.size()));
  json.key("unnoticed").open('[');
  for (const Mutant &each : mutation.unnoticed) {
    json.open('{').field("change", each.what).field("clause", clauseText(model, each.clause));
    place(json, model, rangeOf(model, each.clause));
    json.close('}');
  }
  json.close(']').close('}');
  return json.take();
}

} // namespace quorate::analysis
