// The pipeline, step by step: each step is one function from the value before it to the next.
//
//   step       from                      to                       where
//   load       path                      Sources, ast::Module     compiler/driver/loader.h, compiler/syntax/parse.h
//   declare    ast::Module               sema::Constitution       compiler/sema/constitution.h
//   lower      sema::Constitution        ir::Model                compiler/lowering/lower.h
//   authority  ir::Model                 ir::Authority            compiler/authority/authority.h
//   emit       ir::Model, ir::Authority  decision model (bytes)   compiler/emit/emit.h
//   analyse    all of these              findings, claims, scenarios   compiler/analysis/analysis.h
#pragma once

#include "compiler/analysis/report.h"
#include "compiler/authority/authority.h"
#include "compiler/driver/loader.h"
#include "compiler/ir/model.h"
#include "compiler/sema/constitution.h"
#include "runtime/model.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quorate::driver {

/// Everything that is known of one constitution. Steps after a mistake that leaves no meaning are left out.
struct Compilation {
  Loaded loaded;
  Diagnostics diagnostics;
  sema::Constitution declared;
  std::optional<ir::Model> model;
  ir::Authority authority;
  std::vector<std::byte> bytes;                ///< the decision model
  std::optional<runtime::Model> decisionModel; ///< the same, opened
  std::vector<analysis::ClaimVerdict> claims;
  std::vector<analysis::ScenarioResult> scenarios;

  /// Whether a file could not be read or its text not be understood.
  bool unreadable() const;
  /// The day of scenarios that name none: when the constitution begins, so that no answer hangs on the clock.
  ir::Day scenarioDay() const;
};

/// How far a compilation goes, if no mistake stops it before.
enum class Upto : std::uint8_t {
  Syntax,        ///< read and parse
  Model,         ///< the flat model and effective authority
  DecisionModel, ///< its findings, and the decision model if nothing is in the way
  Report,        ///< claims decided and scenarios tried
};

/// Compiles the constitution at `path`. `options` are the names of the options chosen.
Compilation compile(const std::string &path, Files &files, const std::vector<std::string> &options, Upto upto);

} // namespace quorate::driver
