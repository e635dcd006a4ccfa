// From a question as written to the form in which the runtime is asked it.
#pragma once

#include "compiler/syntax/ast.h"
#include "runtime/question.h"

namespace quorate::ir {

/// A question as written, in the form in which the runtime is asked it.
runtime::QuestionForm questionForm(const ast::Question &written, const Names &names);
/// People as written, in a question or by themselves; exceptions stand with the `everyone` that they are made of.
std::vector<runtime::PeopleForm> peopleForms(const ast::Group &written, const Names &names);
runtime::NameForm nameForm(const ast::Ref &ref, const Names &names);

} // namespace quorate::ir
