// The words of a file, read without the generated lexer's tables: the same words, several times as fast. A test holds
// the two against each other, word for word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace quorate::syntax {

/// What a word is: one of the language's own words and signs, or of a class that the grammar names under "words".
enum class WordKind : std::uint8_t {
  Own,
  Date,
  Money,
  Name,
  Path,
  Fraction,
  Percent,
  Int,
  String,
  Word, ///< in small letters, and none of ours
  Comment,
  Stray, ///< a character that has no place in the language
  End    ///< of the file
};

/// One word, with its place in the text in bytes.
struct Word {
  WordKind kind = WordKind::End;
  std::uint16_t own = 0;              ///< which of the language's own words and signs, as the grammar counts them
  std::uint32_t begin = 0, end = 0;   ///< `end` is behind its last byte
  std::uint32_t line = 1, column = 0; ///< lines from 1, columns from 0, in bytes

  bool isHidden() const { return kind == WordKind::Comment; }
};

/// The language's own words and signs, as the grammar spells them, each with its number there; from 1 and in order.
class OwnWords {
public:
  explicit OwnWords(const std::vector<std::string_view> &spellings);
  /// The number of a word; 0 if it is none of ours.
  std::uint16_t find(std::string_view text) const;
  const std::vector<std::string_view> &all() const { return spellings_; }

private:
  std::vector<std::string_view> spellings_;
  std::unordered_map<std::string_view, std::uint16_t> numbers_;
};

/// Reads words one after another. The rules are those under "words" in grammar/Quorate.g4: the longest match wins, and
/// of two alike the one that stands first there.
class Words {
public:
  /// Both must outlive this.
  Words(std::string_view text, const OwnWords &own) : text_(text), own_(own) {}

  /// The next word; at the end of the text, and from then on, one of kind End.
  Word next();

private:
  struct Match {
    WordKind kind = WordKind::Stray;
    std::size_t length = 0;
    std::uint16_t own = 0;
  };

  unsigned char at(std::size_t i) const { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0; }
  void skipSpace();
  Match match() const;
  Match comment() const;
  Match quotation() const;
  Match number() const;
  Match lowerCase() const;
  std::size_t date() const;
  std::size_t money() const;
  std::size_t name() const;

  std::string_view text_;
  const OwnWords &own_;
  std::size_t at_ = 0, line_ = 1, lineBegin_ = 0;
};

} // namespace quorate::syntax
