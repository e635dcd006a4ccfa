// Each phrase stands once: words of rules are in runtime/words, and not made again by whoever needs them.
#include "tests/architecture/tree.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace quorate::tests;

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

/// The string literals of a C++ text, in order; literals that follow one another are one. Comments and lines of the
/// preprocessor are left out.
std::vector<std::string> literalsOf(const std::string &text) { return Literals(text).run(); }

/// What a literal says: without blanks and marks at its ends. Empty if it is not two words or more.
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

/// Each phrase of runtime/ and compiler/, and the layers in which it stands: "runtime", "compiler/syntax".
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

} // namespace

TEST_CASE("what a phrase is", "[architecture]") {
  CHECK(literalsOf("f(\"a b\" // \"no\"\n  \"c\", 'x', '\"', \"d \\\" e\") + 1'000;\n#include \"x y\"\n") ==
        std::vector<std::string>{"a bc", "d \\\" e"});
  CHECK(literalsOf("\"one \"\n    \"text\"") == std::vector<std::string>{"one text"});
  CHECK(phraseOf(", at least ") == "at least");
  CHECK(phraseOf("votes").empty());
  CHECK(phraseOf("{} {} of").empty());
  CHECK(phraseOf("members from {} {}") == "members from {} {}");
}

TEST_CASE("phrases that stand in two layers become fewer", "[architecture]") {
  // Those that are left are no words of rules: the words of questions and of the language where the formatter prints
  // them besides, and what several readers say of a mistake. Whoever takes one out lowers the number.
  constexpr std::size_t kMost = 105;
  auto phrases = phrasesByLayer();
  REQUIRE(phrases.size() > 1000);
  std::size_t twice = 0;
  std::string list;
  for (const auto &[phrase, layers] : phrases) {
    if (layers.size() < 2)
      continue;
    ++twice;
    list += "\n  \"" + phrase + "\":";
    for (const std::string &layer : layers)
      list += " " + layer;
  }
  std::cout << "phrases in two layers: " << twice << " of " << phrases.size() << " phrases\n";
  INFO(list);
  CHECK(twice <= kMost);
}
