// The matters that a body treats differently: under another rule, or with other members voting.
#pragma once

#include "compiler/ir/model.h"

#include <vector>

namespace quorate::analysis {

/// The rule that a body decides a matter by: one that names it, else the general one; none if there is neither.
const ir::DecisionRule *ruleFor(const ir::Body &body, ir::FunctionId matter);

/// One matter for each way in which a body can decide: first no matter in particular, then for each other way the
/// first function, in order, that is decided so.
std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const ir::Body &body);

/// The same for the matters of one group only; the matter itself if it is no group.
std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const ir::Body &body, ir::FunctionId within);

} // namespace quorate::analysis
