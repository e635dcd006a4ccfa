// The parser that is generated from the grammar, seen from outside: words go in, a tree or a mistake comes out. Nothing
// of ANTLR is in this header. Internal to the folder.
#pragma once

#include "compiler/syntax/tree.h"

#include <memory>
#include <optional>
#include <variant>

namespace quorate::syntax {

/// A word, or a class of words, that may stand at a place.
struct Expected {
  WordKind kind = WordKind::Own;
  std::string_view spelling; ///< for Own
};

/// Where and why a text could not be read on.
struct Mistake {
  std::size_t found = 0; ///< index of the word that did not fit
  std::vector<Expected> expected;
  Rule rule = Rule::None; ///< that was being read

  bool expects(WordKind kind) const;
  bool expects(std::string_view spelling) const;
};

/// The words of the language itself, asked of the generated parser: a lexer would unpack tables that nothing else
/// needs.
const OwnWords &ownWords();

/// The number of a word, or of its class, in the generated parser. The language's own words come first there, from 1
/// on.
std::size_t typeInGrammar(const Word &word);

/// Parses rules out of one sequence of words.
class Parser {
public:
  /// `words` ends with one of kind End, holds no comments, and outlives this.
  explicit Parser(const std::vector<Word> &words);
  ~Parser();

  /// Parses one rule (Declaration, BlockHead, AskedQuestion or AskedPeople) from word `from` on. The tree stays until
  /// the next call; the place in the text is then behind it.
  std::variant<const Node *, Mistake> parse(Rule rule, std::size_t from);
  /// The index of the word behind what was parsed last.
  std::size_t index() const;

private:
  class Generated;
  std::unique_ptr<Generated> generated_;
};

} // namespace quorate::syntax
