// Reads a file declaration by declaration, and goes on after a mistake.
#include "compiler/syntax/parse.h"

#include "compiler/support/text.h"
#include "compiler/syntax/build.h"
#include "compiler/syntax/mistakes.h"

#include <algorithm>

namespace quorate::syntax {

namespace {

class FileParser {
public:
  FileParser(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics, const Limits &limits)
      : file_(sources.file(file)), diagnostics_(diagnostics), limits_(limits),
        comments_(file_), with_{file_, names, diagnostics, comments_} {}

  /// Reads the words, and looks over them before parsing. False if the file cannot be parsed at all.
  bool prepare();
  ast::Module module(FileId file);
  std::optional<ast::Question> question();
  std::optional<ast::Group> people();

private:
  std::string_view textOf(const Word &word) const {
    return std::string_view(file_.text).substr(word.begin, word.end - word.begin);
  }
  Range rangeOf(const Word &word) const { return {file_.base + word.begin, file_.base + word.end}; }
  const Word &next() const { return words_[at_]; }

  bool tooDeep(const Word &word);
  template <class Build> bool guarded(Rule rule, Build build);
  bool declarations(std::vector<ast::Declaration> &into, bool inBlock);
  void block(std::vector<ast::Declaration> &into);
  void explain(const Mistake &mistake);
  void skipToDeclaration(std::size_t failedAt);
  bool stopped() const { return recoveries_ > limits_.recoveries; }

  const SourceFile &file_;
  Diagnostics &diagnostics_;
  const Limits &limits_;
  std::vector<Word> words_; ///< without comments; the last is the end
  std::size_t at_ = 0;      ///< the word to be read next
  std::optional<Parser> parser_;
  Comments comments_;
  Building with_;
  std::vector<Word> braces_; ///< open at this word, when the words are looked over
  std::uint32_t greater_ = 0;
  std::uint32_t recoveries_ = 0;
  Reading reading_ = Reading::File;
  bool unclosed_ = false; ///< a brace is never closed, and that has been reported
};

bool FileParser::prepare() {
  Words reader(file_.text, ownWords());
  // About five bytes to a word with its blank.
  words_.reserve(file_.text.size() / 5 + 1);
  for (;;) {
    Word word = reader.next();
    if (word.isHidden()) {
      comments_.add({std::string(trimRight(textOf(word))), false, rangeOf(word)});
      continue;
    }
    words_.push_back(word);
    if (word.kind == WordKind::End)
      break;
    // A quotation may run over lines, so where this one should have ended nobody can tell.
    if (word.kind == WordKind::Stray && textOf(word) == "\"") {
      diagnostics_.report<diag::UnclosedString>(rangeOf(word))
          .note("everything after it would be read as part of the quotation, so nothing after it was read")
          .mend("close the quotation with `\"`");
      return false;
    }
    if (word.kind == WordKind::Own && tooDeep(word))
      return false;
  }
  if (!braces_.empty()) {
    diagnostics_.report<diag::UnclosedBrace>(rangeOf(braces_.back())).mend("add `}` where the clause ends");
    unclosed_ = true;
  }
  parser_.emplace(words_);
  return true;
}

/// The parser descends as deep as the text does, so that a text without end would use up the stack.
bool FileParser::tooDeep(const Word &word) {
  std::string_view text = textOf(word);
  if (text == "{") {
    braces_.push_back(word);
    greater_ = 0;
  } else if (text == "}") {
    if (!braces_.empty())
      braces_.pop_back();
  } else if (text == "greater" || text == "smaller") {
    ++greater_;
  } else if (beginsDeclaration(text)) {
    greater_ = 0;
  }
  if (braces_.size() <= limits_.nesting && greater_ <= limits_.nesting)
    return false;
  diagnostics_.report<diag::TooDeep>(rangeOf(word), limits_.nesting)
      .note("the rest of this file was not read")
      .mend("close the braces that are open before this one");
  return true;
}

/// Parses one rule and hands what it read to `build`; after a mistake goes to where the next declaration may begin.
template <class Build> bool FileParser::guarded(Rule rule, Build build) {
  std::size_t start = at_;
  auto made = parser_->parse(rule, start);
  if (const Mistake *mistake = std::get_if<Mistake>(&made)) {
    explain(*mistake);
    skipToDeclaration(std::max(mistake->found, start));
    return false;
  }
  at_ = parser_->index();
  build(std::get<const Node *>(made));
  return true;
}

void FileParser::skipToDeclaration(std::size_t failedAt) {
  std::size_t start = at_;
  int depth = 0;
  for (std::size_t i = start; i < words_.size(); ++i) {
    const Word &word = words_[i];
    if (word.kind == WordKind::End) {
      at_ = i;
      return;
    }
    std::string_view text = textOf(word);
    if (i > failedAt || (i == failedAt && i > start)) {
      // Where a declaration begins is guessed from its first word, from the depth of braces since the mistake and, if a
      // brace is missing or one too many, from the left edge, where most authors begin one.
      bool firstOnLine = word.column == 0;
      bool begins = beginsDeclaration(text);
      // A word that is none of ours, at the left edge, is taken for a declaration misspelt.
      bool misspelt = word.kind == WordKind::Word && firstOnLine && depth <= 0;
      bool inner = standsWithin(text);
      if (misspelt || (begins && ((depth <= 0 && !inner) || (firstOnLine && !inner) || (firstOnLine && depth <= 0)))) {
        at_ = i;
        return;
      }
      if (text == "}" && depth <= 0 && i != failedAt) {
        at_ = i;
        return;
      }
    }
    depth += text == "{" ? 1 : text == "}" ? -1 : 0;
  }
}

bool FileParser::declarations(std::vector<ast::Declaration> &into, bool inBlock) {
  for (;;) {
    if (stopped()) {
      diagnostics_.report<diag::TooManyErrors>(rangeOf(next()), limits_.recoveries);
      return false;
    }
    if (next().kind == WordKind::End)
      return true;
    std::string_view text = textOf(next());
    if (inBlock && text == "}")
      return true;
    std::size_t before = at_;
    if (text == "option" || text == "assume")
      block(into);
    else
      guarded(Rule::Declaration, [&](const Node *tree) { into.push_back(buildDeclaration(with_, tree)); });
    // Whatever stands here is passed, so that no text keeps the reader in one place.
    if (at_ == before)
      ++at_;
  }
}

void FileParser::block(std::vector<ast::Declaration> &into) {
  ast::Declaration made;
  bool good = guarded(Rule::BlockHead, [&](const Node *tree) { made = buildBlockHead(with_, tree); });
  if (!good)
    return;
  std::vector<ast::Declaration> inside;
  if (!declarations(inside, true))
    return;
  const Word &brace = next();
  if (brace.kind == WordKind::End)
    return; // `prepare` has reported the brace that is never closed
  ++at_;
  made.range.end = rangeOf(brace).end;
  comments_.end(rangeOf(brace).begin, made.end);
  comments_.close(made.range, made.trivia);
  if (auto *option = std::get_if<ast::Option>(&made.is))
    option->declarations = std::move(inside);
  else
    std::get<ast::Assume>(made.is).declarations = std::move(inside);
  into.push_back(std::move(made));
}

void FileParser::explain(const Mistake &mistake) {
  ++recoveries_;
  const Word &found = words_[mistake.found];
  // The brace that is never closed has been reported already.
  if (found.kind == WordKind::End && unclosed_)
    return;
  std::string_view before = mistake.found == 0 ? std::string_view() : textOf(words_[mistake.found - 1]);
  std::string_view after = mistake.found + 1 >= words_.size() ? std::string_view() : textOf(words_[mistake.found + 1]);
  syntax::explain(mistake, {rangeOf(found), found.kind, textOf(found), before, after, reading_}, diagnostics_);
}

ast::Module FileParser::module(FileId file) {
  ast::Module made;
  made.file = file;
  while (declarations(made.declarations, false) && next().kind != WordKind::End) {
  }
  comments_.end(file_.base + static_cast<std::uint32_t>(file_.text.size()) + 1, made.end);
  return made;
}

std::optional<ast::Question> FileParser::question() {
  std::optional<ast::Question> made;
  reading_ = Reading::Question;
  guarded(Rule::AskedQuestion,
          [&](const Node *tree) { made = buildQuestion(with_, *Parts(tree, Rule::Question).begin()); });
  return made;
}

std::optional<ast::Group> FileParser::people() {
  std::optional<ast::Group> made;
  reading_ = Reading::People;
  guarded(Rule::AskedPeople,
          [&](const Node *tree) { made = buildPeople(with_, *Parts(tree, Rule::Selection).begin()); });
  return made;
}

} // namespace

ast::Module parse(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics, const Limits &limits) {
  FileParser parser(sources, file, names, diagnostics, limits);
  if (!parser.prepare())
    return {file, {}, {}};
  return parser.module(file);
}

std::optional<ast::Question> parseQuestion(const Sources &sources, FileId file, Names &names,
                                           Diagnostics &diagnostics) {
  Limits limits;
  FileParser parser(sources, file, names, diagnostics, limits);
  if (!parser.prepare())
    return std::nullopt;
  return parser.question();
}

std::optional<ast::Group> parsePeople(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics) {
  Limits limits;
  FileParser parser(sources, file, names, diagnostics, limits);
  if (!parser.prepare())
    return std::nullopt;
  return parser.people();
}

} // namespace quorate::syntax
