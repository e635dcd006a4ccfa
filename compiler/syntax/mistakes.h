// Mistakes in the text, told in plain words: what was found, what may stand there, what would mend it. Internal to the
// folder.
#pragma once

#include "compiler/support/diagnostic.h"
#include "compiler/syntax/antlr.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace quorate::syntax {

/// Thrown at the first mistake of a declaration; caught in the loop over declarations.
struct Mistake {
  antlr4::Token *found;
  antlr4::misc::IntervalSet expected;
  std::size_t rule;
};

/// Stops at a mistake instead of guessing on.
class StopAtMistake final : public antlr4::DefaultErrorStrategy {
public:
  void recover(antlr4::Parser *parser, std::exception_ptr thrown) override;
  antlr4::Token *recoverInline(antlr4::Parser *parser) override;
  void sync(antlr4::Parser *) override {}
  void reportError(antlr4::Parser *, const antlr4::RecognitionException &) override {}
};

/// Whether a word can begin a declaration.
bool beginsDeclaration(std::string_view word);
/// Whether a word that can begin a declaration also stands within clauses.
bool standsWithin(std::string_view word);

/// What is being read: a file of declarations, or one phrase by itself.
enum class Reading : std::uint8_t { File, Question, People };

/// What stands beside a mistake.
struct Beside {
  std::string_view before, after; ///< the words next to it; empty at the ends of the text
  Reading reading = Reading::File;
};

/// Reports a mistake at `range`, where `text` was found.
void explain(const Mistake &mistake, Range range, std::string_view text, const Beside &beside,
             const antlr4::dfa::Vocabulary &vocabulary, Diagnostics &diagnostics);

} // namespace quorate::syntax
