// Source text to syntax tree.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"

#include <cstdint>
#include <optional>

namespace quorate::syntax {

/// Bounds on what is read of one file. They are part of the language: every tool refuses the same texts.
struct Limits {
  std::uint32_t nesting = 256;    ///< braces, and "the greater of" in one declaration
  std::uint32_t recoveries = 100; ///< mistakes in one file before the rest is not read
};

/// Parses a file. What cannot be understood is reported and left out, declaration by declaration.
ast::Module parse(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics,
                  const Limits &limits = {});

/// Parses one question, as `quorate ask` is given it. The question mark may be left out.
std::optional<ast::Question> parseQuestion(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics);

/// Parses a phrase for people, as minutes hold it: "9 GP Member", "deputy of Chair", "everyone except Chair". No role
/// is read. Nothing, and a mistake at its place, if it cannot be understood.
std::optional<ast::Group> parsePeople(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics);

} // namespace quorate::syntax
