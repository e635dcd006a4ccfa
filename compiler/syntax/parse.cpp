// Runs the generated lexer and parser over a file, declaration by declaration, and goes on after a mistake.
#include "compiler/syntax/parse.h"

#include "compiler/support/text.h"
#include "compiler/syntax/build.h"
#include "compiler/syntax/bytes.h"
#include "compiler/syntax/mistakes.h"
#include "compiler/syntax/words.h"

#include <algorithm>

namespace quorate::syntax {

using P = grammar::QuorateParser;

namespace {

class FileParser {
public:
  FileParser(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics, const Limits &limits)
      : file_(sources.file(file)), diagnostics_(diagnostics), limits_(limits), bytes_(file_.text),
        words_(file_.text, bytes_), tokens_(&words_), parser_(&tokens_),
        comments_(file_), with_{file_, names, diagnostics, comments_} {
    parser_.removeErrorListeners();
    parser_.setErrorHandler(std::make_shared<StopAtMistake>());
    tokens_.fill();
  }

  /// Looks over the words before parsing. False if the file cannot be parsed at all.
  bool prepare();
  ast::Module module(FileId file);
  std::optional<ast::Question> question();
  std::optional<ast::Group> people();

private:
  antlr4::Token *token(std::size_t index) { return tokens_.get(index); }
  std::string_view textOf(antlr4::Token *token) const {
    if (token->getType() == antlr4::Token::EOF)
      return {};
    return std::string_view(file_.text)
        .substr(token->getStartIndex(), token->getStopIndex() - token->getStartIndex() + 1);
  }
  Range rangeOf(antlr4::Token *token) const {
    auto end = static_cast<std::uint32_t>(file_.text.size());
    if (token->getType() == antlr4::Token::EOF)
      return {file_.base + end, file_.base + end};
    return {file_.base + static_cast<std::uint32_t>(token->getStartIndex()),
            file_.base + static_cast<std::uint32_t>(token->getStopIndex() + 1)};
  }

  template <class Parse, class Build> bool guarded(Parse parse, Build build);
  bool declarations(std::vector<ast::Declaration> &into, bool inBlock);
  void block(std::vector<ast::Declaration> &into);
  void explain(const Mistake &mistake);
  void skipToDeclaration(std::size_t from);
  bool stopped() const { return recoveries_ > limits_.recoveries; }

  const SourceFile &file_;
  Diagnostics &diagnostics_;
  const Limits &limits_;
  Bytes bytes_;
  Words words_;
  antlr4::CommonTokenStream tokens_;
  P parser_;
  Comments comments_;
  Building with_;
  std::uint32_t recoveries_ = 0;
  Reading reading_ = Reading::File;
  bool unclosed_ = false; ///< a brace is never closed, and that has been reported
};

bool FileParser::prepare() {
  std::vector<antlr4::Token *> braces;
  std::uint32_t greater = 0;
  for (const auto &each : tokens_.getTokens()) {
    if (each == nullptr)
      continue;
    antlr4::Token *at = each;
    if (at->getType() == P::COMMENT) {
      comments_.add({std::string(trimRight(textOf(at))), false, rangeOf(at)});
      continue;
    }
    if (at->getType() == antlr4::Token::EOF)
      break;
    std::string_view text = textOf(at);
    if (text == "{") {
      braces.push_back(at);
      greater = 0;
    } else if (text == "}") {
      if (!braces.empty())
        braces.pop_back();
    } else if (text == "greater" || text == "smaller") {
      ++greater;
    } else if (at->getType() == P::STRAY && text == "\"") {
      diagnostics_.report<diag::UnclosedString>(rangeOf(at))
          .note("everything after it would be read as part of the quotation, so nothing after it was read")
          .mend("close the quotation with `\"`");
      return false;
    } else if (beginsDeclaration(text)) {
      greater = 0;
    }
    if (braces.size() > limits_.nesting || greater > limits_.nesting) {
      diagnostics_.report<diag::TooDeep>(rangeOf(at), limits_.nesting)
          .note("the rest of this file was not read")
          .mend("close the braces that are open before this one");
      return false;
    }
  }
  if (!braces.empty()) {
    diagnostics_.report<diag::UnclosedBrace>(rangeOf(braces.back())).mend("add `}` where the clause ends");
    unclosed_ = true;
  }
  return true;
}

/// Parses one rule, first the quick way and, should that fail, the thorough way, and hands the tree to `build`.
template <class Parse, class Build> bool FileParser::guarded(Parse parse, Build build) {
  std::size_t start = tokens_.index();
  auto *interpreter = parser_.getInterpreter<antlr4::atn::ParserATNSimulator>();
  for (auto mode : {antlr4::atn::PredictionMode::SLL, antlr4::atn::PredictionMode::LL}) {
    interpreter->setPredictionMode(mode);
    tokens_.seek(start);
    try {
      build(parse());
      // Forgets the tree; the place in the text is kept.
      std::size_t here = tokens_.index();
      parser_.reset();
      tokens_.seek(here);
      return true;
    } catch (const Mistake &mistake) {
      if (mode == antlr4::atn::PredictionMode::LL) {
        explain(mistake);
        std::size_t found = std::max<std::size_t>(start, mistake.found->getTokenIndex());
        parser_.reset();
        tokens_.seek(start);
        skipToDeclaration(std::max(found, start));
        return false;
      }
    }
    parser_.reset();
  }
  return false;
}

void FileParser::skipToDeclaration(std::size_t failedAt) {
  std::size_t start = tokens_.index();
  int depth = 0;
  for (std::size_t i = start; i < tokens_.size(); ++i) {
    antlr4::Token *at = token(i);
    if (at->getType() == antlr4::Token::EOF) {
      tokens_.seek(i);
      return;
    }
    if (at->getChannel() != antlr4::Token::DEFAULT_CHANNEL)
      continue;
    std::string_view text = textOf(at);
    if (i > failedAt || (i == failedAt && i > start)) {
      bool firstOnLine = at->getCharPositionInLine() == 0;
      bool word = beginsDeclaration(text);
      // A word that is none of ours, at the left edge, is taken for a declaration misspelt.
      bool misspelt = at->getType() == P::WORD && firstOnLine && depth <= 0;
      bool inner = standsWithin(text);
      if (misspelt || (word && ((depth <= 0 && !inner) || (firstOnLine && !inner) || (firstOnLine && depth <= 0)))) {
        tokens_.seek(i);
        return;
      }
      if (text == "}" && depth <= 0 && i != failedAt) {
        tokens_.seek(i);
        return;
      }
    }
    depth += text == "{" ? 1 : text == "}" ? -1 : 0;
  }
}

bool FileParser::declarations(std::vector<ast::Declaration> &into, bool inBlock) {
  for (;;) {
    if (stopped()) {
      diagnostics_.report<diag::TooManyErrors>(rangeOf(tokens_.LT(1)), limits_.recoveries);
      return false;
    }
    antlr4::Token *next = tokens_.LT(1);
    if (next->getType() == antlr4::Token::EOF)
      return true;
    std::string_view text = textOf(next);
    if (inBlock && text == "}")
      return true;
    std::size_t before = tokens_.index();
    if (text == "option" || text == "assume")
      block(into);
    else
      guarded([&] { return parser_.declaration(); },
              [&](P::DeclarationContext *tree) { into.push_back(buildDeclaration(with_, tree)); });
    if (tokens_.index() == before)
      tokens_.consume();
  }
}

void FileParser::block(std::vector<ast::Declaration> &into) {
  ast::Declaration made;
  bool good = guarded([&] { return parser_.blockHead(); },
                      [&](P::BlockHeadContext *tree) { made = buildBlockHead(with_, tree); });
  if (!good)
    return;
  std::vector<ast::Declaration> inside;
  if (!declarations(inside, true))
    return;
  antlr4::Token *brace = tokens_.LT(1);
  if (brace->getType() == antlr4::Token::EOF)
    return; // `prepare` has reported the brace that is never closed
  tokens_.consume();
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
  // The brace that is never closed has been reported already.
  if (mistake.found->getType() == antlr4::Token::EOF && unclosed_)
    return;
  auto textAt = [&](std::ptrdiff_t index) {
    auto count = static_cast<std::ptrdiff_t>(tokens_.size());
    return index < 0 || index >= count ? std::string_view() : textOf(token(static_cast<std::size_t>(index)));
  };
  auto at = static_cast<std::ptrdiff_t>(mistake.found->getTokenIndex());
  syntax::explain(mistake, rangeOf(mistake.found), textOf(mistake.found), {textAt(at - 1), textAt(at + 1), reading_},
                  parser_.getVocabulary(), diagnostics_);
}

ast::Module FileParser::module(FileId file) {
  ast::Module made;
  made.file = file;
  while (declarations(made.declarations, false) && tokens_.LT(1)->getType() != antlr4::Token::EOF) {
  }
  comments_.end(file_.base + static_cast<std::uint32_t>(file_.text.size()) + 1, made.end);
  return made;
}

std::optional<ast::Question> FileParser::question() {
  std::optional<ast::Question> made;
  reading_ = Reading::Question;
  guarded([&] { return parser_.askedQuestion(); },
          [&](P::AskedQuestionContext *tree) { made = buildQuestion(with_, tree->question()); });
  return made;
}

std::optional<ast::Group> FileParser::people() {
  std::optional<ast::Group> made;
  reading_ = Reading::People;
  guarded([&] { return parser_.askedPeople(); },
          [&](P::AskedPeopleContext *tree) { made = buildPeople(with_, tree->selection()); });
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

std::optional<Range> firstWordReadOtherwise(const Sources &sources, FileId file) {
  const SourceFile &from = sources.file(file);
  Bytes bytes(from.text), again(from.text);
  grammar::QuorateLexer lexer(&bytes);
  lexer.removeErrorListeners();
  Words words(from.text, again);
  for (;;) {
    auto expected = lexer.nextToken(), found = words.nextToken();
    auto start = static_cast<std::uint32_t>(expected->getStartIndex());
    if (expected->getType() != found->getType() || expected->getStartIndex() != found->getStartIndex() ||
        expected->getStopIndex() != found->getStopIndex() || expected->getChannel() != found->getChannel() ||
        expected->getLine() != found->getLine() || expected->getCharPositionInLine() != found->getCharPositionInLine())
      return Range{from.base + start, from.base + start + 1};
    if (expected->getType() == antlr4::Token::EOF)
      return std::nullopt;
  }
}

std::uint32_t countAmbiguities(const Sources &sources, FileId file) {
  struct Count final : antlr4::BaseErrorListener {
    std::uint32_t reports = 0;
    void reportAmbiguity(antlr4::Parser *, const antlr4::dfa::DFA &, size_t, size_t, bool, const antlrcpp::BitSet &,
                         antlr4::atn::ATNConfigSet *) override {
      ++reports;
    }
  } count;
  Bytes bytes(sources.file(file).text);
  grammar::QuorateLexer lexer(&bytes);
  antlr4::CommonTokenStream tokens(&lexer);
  P parser(&tokens);
  parser.removeErrorListeners();
  parser.addErrorListener(&count);
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  parser.file();
  return count.reports;
}

} // namespace quorate::syntax
