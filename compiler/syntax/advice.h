// What is said of mistakes, as tables: the author's terms for rules and words. Internal to the folder.
#pragma once

#include "compiler/syntax/mistakes.h"

#include <string>
#include <string_view>

namespace quorate::syntax {

/// What may stand where a rule was being read, in the author's terms; empty if its words say enough.
std::string_view ruleInWords(Rule rule);
/// The phrase that a first word begins, where the word alone would not say what to write; empty if it would.
std::string_view phraseOf(std::string_view literal, Rule rule);
/// What this language writes for a word of people who know other words for a thing; empty if nothing is known.
std::string_view otherWordFor(std::string_view word);
/// What may follow the first word of a question; empty if anything may.
std::string_view afterFirstWord(std::string_view word);
/// What would mend a date whose month has no capital, or a question in words that are not those of the language.
std::string mendBeside(const Found &found);
/// What a character that has no place in the language may have been meant as.
std::string_view adviceOn(std::string_view stray);

} // namespace quorate::syntax
