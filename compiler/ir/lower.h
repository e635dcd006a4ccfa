// From declared names to the flat model: references followed, templates expanded, groups of functions written out.
#pragma once

#include "compiler/ir/model.h"
#include "compiler/sema/constitution.h"

namespace quorate::ir {

/// The flat model. What cannot be resolved is reported and left out, so that the rest can still be looked at.
Model lower(const sema::Constitution &constitution, const Names &names, std::shared_ptr<const Sources> sources,
            Diagnostics &diagnostics);

/// A question as written, in the form in which the runtime is asked it.
runtime::QuestionForm questionForm(const ast::Question &written, const Names &names);
runtime::NameForm nameForm(const ast::Ref &ref, const Names &names);

/// A readable listing of the model, for `quorate emit ir`. Two models that print alike mean alike.
std::string print(const Model &model);

} // namespace quorate::ir
