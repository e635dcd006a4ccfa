// Syntax tree to source text, in the one layout of the language. This is the formatter.
#pragma once

#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"

#include <string>
#include <string_view>

namespace quorate::syntax {

/// The text of a file. Parsing it gives the same tree again.
std::string print(const ast::Module &module, const Names &names);

/// A question, a claim's property or a reference in one line.
std::string print(const ast::Question &question, const Names &names);
std::string print(const ast::Property &property, const Names &names);
std::string print(const ast::Ref &ref, const Names &names);

/// A name as it may be written: bare if it is a run of capitalised words, else in quotation marks.
std::string writeName(std::string_view name);

} // namespace quorate::syntax
