// Phrases in the string literals of our sources, and the layers that each stands in.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace quorate::tests {

/// The string literals of a C++ text, in order; literals that follow one another are one. Comments and lines of the
/// preprocessor are left out.
std::vector<std::string> literalsOf(const std::string &text);

/// What a literal says: without blanks and marks at its ends. Empty if it is not two words or more.
std::string phraseOf(const std::string &literal);

/// Each phrase of runtime/ and compiler/, and the layers in which it stands: "runtime", "compiler/syntax".
std::map<std::string, std::set<std::string>> phrasesByLayer();

} // namespace quorate::tests
