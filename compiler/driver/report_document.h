// The consistency report as a document, in the form of the other documents.
#pragma once

#include "compiler/analysis/report.h"
#include "compiler/documents/tree.h"
#include "compiler/ir/model.h"

namespace quorate::driver {

/// The report: findings by weight, claims with their meetings, scenarios, open points.
documents::Document reportDocument(const ir::Model &model, const analysis::Report &report);

} // namespace quorate::driver
