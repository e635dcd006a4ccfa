// The matters that a body treats differently: under another rule or quorum, or with other members voting.
#pragma once

#include "compiler/analysis/standing.h"
#include "compiler/ir/model.h"

#include <vector>

namespace quorate::analysis {

/// One matter for each way in which a body can decide: first no matter in particular, then for each other way the
/// first function, in order, that is decided so.
std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const Standing &standing);

/// The same for the matters of one group only; the matter itself if it is no group.
std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const Standing &standing, ir::FunctionId within);

} // namespace quorate::analysis
