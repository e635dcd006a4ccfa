// Reads string literals, as far as our own sources need: no raw strings with a delimiter, no trigraphs.
#include "tests/architecture/phrases.h"
#include "tests/architecture/tree.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

namespace quorate::tests {

namespace {

class Literals {
public:
  explicit Literals(const std::string &text) : text_(text) {}

  std::vector<std::string> run() {
    while (at_ < text_.size())
      step();
    return std::move(found_);
  }

private:
  void step() {
    char c = text_[at_];
    bool lineBegins = text_.find_last_not_of(" \t", at_ == 0 ? 0 : at_ - 1) == std::string::npos || at_ == 0 ||
                      text_[text_.find_last_not_of(" \t", at_ - 1)] == '\n';
    if (text_.compare(at_, 2, "//") == 0 || (c == '#' && lineBegins)) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '\'' && at_ > 0 && !std::isalnum(static_cast<unsigned char>(text_[at_ - 1]))) {
      quoted(c); // a character; between digits it parts thousands
      next_ = false;
    } else if (c == '"') {
      std::string literal = quoted(c);
      if (next_)
        found_.back() += literal;
      else
        found_.push_back(literal);
      next_ = true;
    } else {
      next_ = next_ && std::isspace(static_cast<unsigned char>(c));
      ++at_;
    }
  }

  /// What stands between two marks; afterwards we stand behind the second.
  std::string quoted(char mark) {
    std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != mark)
      at_ += text_[at_] == '\\' ? 2 : 1;
    std::string inside = text_.substr(begin, std::min(at_, text_.size()) - begin);
    ++at_;
    return inside;
  }

  const std::string &text_;
  std::size_t at_ = 0;
  bool next_ = false; ///< only blanks since the last literal
  std::vector<std::string> found_;
};

bool isWord(std::string_view piece) {
  return std::any_of(piece.begin(), piece.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)); }) &&
         piece.find_first_of("{}\\=_/<>") == std::string_view::npos;
}

} // namespace

std::vector<std::string> literalsOf(const std::string &text) { return Literals(text).run(); }

std::string phraseOf(const std::string &literal) {
  constexpr std::string_view kMarks = " ,.;:?";
  std::size_t begin = literal.find_first_not_of(kMarks);
  if (begin == std::string::npos)
    return {};
  std::string phrase = literal.substr(begin, literal.find_last_not_of(kMarks) - begin + 1);
  std::istringstream pieces(phrase);
  int words = 0;
  for (std::string piece; pieces >> piece;)
    words += isWord(piece);
  return words < 2 ? std::string() : phrase;
}

std::map<std::string, std::set<std::string>> phrasesByLayer() {
  std::map<std::string, std::set<std::string>> found;
  for (const char *top : {"runtime", "compiler"})
    for (const File &file : filesUnder(top, {".h", ".cpp"})) {
      std::size_t end = file.path.find('/', std::string_view(top) == "compiler" ? sizeof "compiler" : 0);
      std::string text;
      for (const std::string &line : file.lines)
        text += line + "\n";
      for (const std::string &literal : literalsOf(text))
        if (std::string phrase = phraseOf(literal); !phrase.empty())
          found[phrase].insert(file.path.substr(0, end));
    }
  return found;
}

} // namespace quorate::tests
