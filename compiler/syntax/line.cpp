// Breaks clauses into lines of the one layout.
#include "compiler/syntax/line.h"

namespace quorate::syntax {

namespace {
// In characters, with the indentation.
constexpr std::size_t kWidth = 100;
} // namespace

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\')
      out += '\\';
    out += c;
  }
  return out + "\"";
}

Line &Line::prose(std::string_view text) {
  std::string quoted = quote(text);
  std::string word;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] != ' ' && quoted[i] != '\n') {
      word += quoted[i];
      continue;
    }
    *this << std::exchange(word, {});
    if (quoted[i] == '\n') {
      // Several empty lines are one end of a paragraph.
      while (i + 1 < quoted.size() && quoted[i + 1] == '\n')
        ++i;
      pieces_.push_back({"\n", Break::Word});
    }
  }
  return *this << word;
}

Line &Line::operator<<(const Line &more) {
  std::size_t first = pieces_.size();
  pieces_.insert(pieces_.end(), more.pieces_.begin(), more.pieces_.end());
  if (first < pieces_.size())
    pieces_[first].before = std::max(pieces_[first].before, std::exchange(next_, Break::Word));
  return *this;
}

std::string Line::inOneLine() const {
  std::string out;
  for (const Piece &piece : pieces_) {
    if (!out.empty())
      out += ' ';
    out += piece.text == "\n" ? "" : piece.text;
  }
  return out;
}

std::string Line::broken(std::size_t start, std::size_t indent) const {
  std::string out;
  std::size_t column = start;
  bool fresh = true;
  auto newLine = [&] {
    out += "\n" + std::string(indent, ' ');
    column = indent;
    fresh = true;
  };
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece &piece = pieces_[i];
    if (piece.text == "\n") {
      out += "\n";
      newLine();
      continue;
    }
    std::size_t needed = piece.before == Break::Word ? columns(piece.text) : widthOfPart(i);
    if (!fresh && (piece.before == Break::Always || column + 1 + needed > kWidth))
      newLine();
    if (!fresh) {
      out += ' ';
      ++column;
    }
    out += piece.text;
    column += columns(piece.text);
    fresh = false;
  }
  return out;
}

std::size_t Line::columns(std::string_view text) {
  std::size_t n = 0;
  for (char c : text)
    // Bytes that continue a character take no column.
    n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

std::size_t Line::widthOfPart(std::size_t from) const {
  std::size_t width = columns(pieces_[from].text);
  for (std::size_t i = from + 1; i < pieces_.size() && pieces_[i].before == Break::Word; ++i)
    width += 1 + columns(pieces_[i].text);
  return width;
}

} // namespace quorate::syntax
