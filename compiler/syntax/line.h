// A clause on its way to paper: pieces that a line may be broken between. Internal to the folder.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::syntax {

/// The text in quotation marks, so that it reads back the same.
std::string quote(std::string_view text);

/// A clause as pieces that a line may be broken between. Parts of a clause are kept whole where they fit on a line;
/// quoted prose is broken between its words.
class Line {
public:
  Line &operator<<(std::string_view piece) {
    if (!piece.empty())
      pieces_.push_back({std::string(piece), std::exchange(next_, Break::Word)});
    return *this;
  }
  Line &operator<<(const Line &more);
  /// A part of the clause begins here: a line is broken before it rather than within.
  Line &part() {
    next_ = std::max(next_, Break::Part);
    return *this;
  }
  /// What follows begins a line of its own.
  Line &ownLine() {
    next_ = Break::Always;
    return *this;
  }
  /// Text in quotation marks, which may be broken between any two words; a paragraph keeps its end.
  Line &prose(std::string_view text);
  /// Puts a sign directly behind the last piece.
  Line &glue(std::string_view sign) {
    pieces_.back().text += sign;
    return *this;
  }

  /// As one line, whatever its length: for messages and for parts of a line.
  std::string inOneLine() const;
  /// Broken at the width, the lines after the first set in by `indent` blanks.
  std::string broken(std::size_t start, std::size_t indent) const;

  /// The columns that a text takes, in characters.
  static std::size_t columns(std::string_view text);

private:
  enum class Break : std::uint8_t { Word, Part, Always };
  struct Piece {
    std::string text;
    Break before;
  };

  /// The columns from a piece to the next part.
  std::size_t widthOfPart(std::size_t from) const;

  std::vector<Piece> pieces_;
  Break next_ = Break::Word;
};

} // namespace quorate::syntax
