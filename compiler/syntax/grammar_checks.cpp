// Runs the generated lexer and parser as they are. With parser.cpp, the only file that sees ANTLR.
#include "compiler/syntax/grammar_checks.h"

#include "compiler/syntax/parser.h"

#include "grammar/QuorateLexer.h"
#include "grammar/QuorateParser.h"

#include <algorithm>
#include <string_view>

namespace quorate::syntax {

namespace {

using Grammar = grammar::QuorateParser;

/// The bytes of a file, so that the parser's positions are byte offsets.
class Bytes final : public antlr4::CharStream {
public:
  explicit Bytes(std::string_view text) : text_(text) {}
  void consume() override { ++at_; }
  size_t LA(ssize_t ahead) override {
    if (ahead == 0)
      return 0;
    ssize_t at = static_cast<ssize_t>(at_) + ahead - (ahead > 0 ? 1 : 0);
    if (at < 0 || at >= static_cast<ssize_t>(text_.size()))
      return antlr4::IntStream::EOF;
    return static_cast<unsigned char>(text_[static_cast<std::size_t>(at)]);
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, text_.size()); }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval &interval) override {
    if (interval.a < 0 || static_cast<std::size_t>(interval.a) >= text_.size())
      return {};
    return std::string(
        text_.substr(static_cast<std::size_t>(interval.a), static_cast<std::size_t>(interval.b - interval.a + 1)));
  }
  std::string toString() const override { return std::string(text_); }

private:
  std::string_view text_;
  std::size_t at_ = 0;
};

using PartsOfRules = std::set<std::pair<std::string, std::string>>;

void collect(antlr4::tree::ParseTree *tree, const Grammar &parser, PartsOfRules &parts) {
  auto *rule = dynamic_cast<antlr4::ParserRuleContext *>(tree);
  if (!rule)
    return;
  const std::string &name = parser.getRuleNames()[rule->getRuleIndex()];
  const auto &vocabulary = parser.getVocabulary();
  for (antlr4::tree::ParseTree *kid : rule->children) {
    if (auto *inner = dynamic_cast<antlr4::ParserRuleContext *>(kid)) {
      parts.insert({name, parser.getRuleNames()[inner->getRuleIndex()]});
      collect(kid, parser, parts);
    } else if (auto *leaf = dynamic_cast<antlr4::tree::TerminalNode *>(kid)) {
      std::string word(vocabulary.getLiteralName(leaf->getSymbol()->getType()));
      parts.insert({name, word.empty() ? std::string(vocabulary.getSymbolicName(leaf->getSymbol()->getType())) : word});
    }
  }
}

/// Whether a word of ours is what the generated lexer made of the same place.
bool isSame(const antlr4::Token &expected, const Word &found) {
  auto begin = static_cast<std::uint32_t>(expected.getStartIndex());
  auto end = static_cast<std::uint32_t>(expected.getStopIndex() + 1);
  return expected.getType() == typeInGrammar(found) && begin == found.begin && end == found.end &&
         (expected.getChannel() != antlr4::Token::DEFAULT_CHANNEL) == found.isHidden() &&
         expected.getLine() == found.line && expected.getCharPositionInLine() == found.column;
}

} // namespace

std::optional<Range> firstWordReadOtherwise(const Sources &sources, FileId file) {
  const SourceFile &from = sources.file(file);
  Bytes bytes(from.text);
  grammar::QuorateLexer lexer(&bytes);
  lexer.removeErrorListeners();
  Words words(from.text, ownWords());
  for (;;) {
    auto expected = lexer.nextToken();
    Word found = words.next();
    if (!isSame(*expected, found)) {
      auto start = static_cast<std::uint32_t>(expected->getStartIndex());
      return Range{from.base + start, from.base + start + 1};
    }
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
  Grammar parser(&tokens);
  parser.removeErrorListeners();
  parser.addErrorListener(&count);
  parser.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
      antlr4::atn::PredictionMode::LL_EXACT_AMBIG_DETECTION);
  parser.file();
  return count.reports;
}

PartsOfRules partsOfGrammarIn(const std::string &text) {
  Bytes bytes(text);
  grammar::QuorateLexer lexer(&bytes);
  antlr4::CommonTokenStream tokens(&lexer);
  Grammar parser(&tokens);
  parser.removeErrorListeners();
  PartsOfRules parts;
  collect(parser.file(), parser, parts);
  return parts;
}

std::size_t countRules() {
  Bytes bytes("");
  grammar::QuorateLexer lexer(&bytes);
  antlr4::CommonTokenStream tokens(&lexer);
  return Grammar(&tokens).getRuleNames().size();
}

} // namespace quorate::syntax
