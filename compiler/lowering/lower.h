// From declared names to the flat model: references followed, templates expanded, groups of functions written out.
#pragma once

#include "compiler/ir/model.h"
#include "compiler/sema/constitution.h"

namespace quorate::ir {

/// The flat model. What cannot be resolved is reported and left out, so that the rest can still be looked at.
Model lower(const sema::Constitution &constitution, const Names &names, std::shared_ptr<const Sources> sources,
            Diagnostics &diagnostics);

} // namespace quorate::ir
