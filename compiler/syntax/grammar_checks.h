// What is known of the grammar itself, for the tests that keep our reading of words and the grammar as they should be.
#pragma once

#include "compiler/support/source.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace quorate::syntax {

/// The first word that our own reading of words takes otherwise than the lexer that is generated from the grammar.
std::optional<Range> firstWordReadOtherwise(const Sources &sources, FileId file);

/// How often the parser met text with more than one reading.
std::uint32_t countAmbiguities(const Sources &sources, FileId file);

/// The parts of rules that a text makes use of: the name of the rule, with a word, sign, class of words or other rule.
std::set<std::pair<std::string, std::string>> partsOfGrammarIn(const std::string &text);

/// How many rules the grammar has.
std::size_t countRules();

} // namespace quorate::syntax
