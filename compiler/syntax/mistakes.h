// Mistakes in the text, told in plain words: what was found, what may stand there, what would mend it. Internal to the
// folder.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/syntax/parser.h"

#include <string>
#include <string_view>

namespace quorate::syntax {

/// Whether a word can begin a declaration.
bool beginsDeclaration(std::string_view word);
/// Whether a word that can begin a declaration also stands within clauses.
bool standsWithin(std::string_view word);

/// What is being read: a file of declarations, or one phrase by itself.
enum class Reading : std::uint8_t { File, Question, People };

/// The word that did not fit, and what stands beside it.
struct Found {
  Range range;
  WordKind kind = WordKind::End;
  std::string_view text;
  std::string_view before, after; ///< the words next to it; empty at the ends of the text
  Reading reading = Reading::File;
};

/// Reports a mistake where it was found.
void explain(const Mistake &mistake, const Found &found, Diagnostics &diagnostics);

} // namespace quorate::syntax
