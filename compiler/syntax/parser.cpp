// The generated parser at work. With grammar_checks.cpp, the only file that sees ANTLR.
#include "compiler/syntax/parser.h"

#include "grammar/QuorateParser.h"

#include <algorithm>
#include <deque>

namespace quorate::syntax {

using P = grammar::QuorateParser;

bool Mistake::expects(WordKind kind) const {
  return std::any_of(expected.begin(), expected.end(), [&](const Expected &each) { return each.kind == kind; });
}

bool Mistake::expects(std::string_view spelling) const {
  return std::any_of(expected.begin(), expected.end(),
                     [&](const Expected &each) { return each.kind == WordKind::Own && each.spelling == spelling; });
}

std::size_t typeInGrammar(const Word &word) {
  switch (word.kind) {
  case WordKind::Own: return word.own;
  case WordKind::Date: return P::DATE;
  case WordKind::Money: return P::MONEY;
  case WordKind::Name: return P::NAME;
  case WordKind::Path: return P::PATH;
  case WordKind::Fraction: return P::FRACTION;
  case WordKind::Percent: return P::PERCENT;
  case WordKind::Int: return P::INT;
  case WordKind::String: return P::STRING;
  case WordKind::Word: return P::WORD;
  case WordKind::Comment: return P::COMMENT;
  case WordKind::Stray: return P::STRAY;
  case WordKind::End: break;
  }
  return antlr4::Token::EOF;
}

// Named, because a class that is declared in a header stands on these.
namespace parsing {

/// A word as the parser wants to see it. Messages are ours, so it never asks for the text.
class WordToken final : public antlr4::Token {
public:
  WordToken(const Word &word, std::size_t index) : word_(&word), type_(typeInGrammar(word)), index_(index) {}

  std::string getText() const override { return {}; }
  size_t getType() const override { return type_; }
  size_t getLine() const override { return word_->line; }
  size_t getCharPositionInLine() const override { return word_->column; }
  size_t getChannel() const override { return word_->isHidden() ? HIDDEN_CHANNEL : DEFAULT_CHANNEL; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return word_->begin; }
  size_t getStopIndex() const override { return std::size_t{word_->end} - 1; }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  antlr4::CharStream *getInputStream() const override { return nullptr; }
  std::string toString() const override { return {}; }

  const Word &word() const { return *word_; }

private:
  const Word *word_;
  std::size_t type_, index_;
};

/// All words of a file, already read: looking ahead is a look into an array, where ANTLR's own streams count channels.
class WordStream final : public antlr4::TokenStream {
public:
  explicit WordStream(const std::vector<Word> &words) {
    tokens_.reserve(words.size());
    for (const Word &each : words)
      tokens_.emplace_back(each, tokens_.size());
  }

  antlr4::Token *LT(ssize_t ahead) override { return &tokens_[place(ahead)]; }
  size_t LA(ssize_t ahead) override { return tokens_[place(ahead)].getType(); }
  void consume() override { at_ = std::min(at_ + 1, tokens_.size() - 1); }
  // Nothing is ever dropped, so that going back needs no mark.
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, tokens_.size() - 1); }
  size_t size() override { return tokens_.size(); }
  std::string getSourceName() const override { return {}; }
  antlr4::Token *get(size_t index) const override { return const_cast<WordToken *>(&tokens_[index]); }
  antlr4::TokenSource *getTokenSource() const override { return nullptr; }
  std::string getText(const antlr4::misc::Interval &) override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(antlr4::RuleContext *) override { return {}; }
  std::string getText(antlr4::Token *, antlr4::Token *) override { return {}; }

  const Word &word(std::size_t index) const { return tokens_[index].word(); }
  std::size_t here() const { return at_; }

private:
  /// `ahead` counts from 1; behind the end stands the end.
  std::size_t place(ssize_t ahead) const {
    std::size_t steps = ahead < 0 ? 0 : static_cast<std::size_t>(ahead) - 1;
    if (ahead < 0)
      return at_ - std::min(at_, static_cast<std::size_t>(-ahead));
    return std::min(at_ + steps, tokens_.size() - 1);
  }

  std::vector<WordToken> tokens_;
  std::size_t at_ = 0;
};

/// The stream stands in a base of its own, because it must be there before the generated parser is.
struct StreamOf {
  explicit StreamOf(const std::vector<Word> &words) : stream(words) {}
  WordStream stream;
};

} // namespace parsing

namespace {

/// Thrown at the first mistake of what is being parsed: nothing is guessed on.
struct Stop {
  Mistake why;
};

const std::vector<std::string> &spellings() {
  static const std::vector<std::string> all = [] {
    std::vector<Word> nothing(1);
    parsing::WordStream stream(nothing);
    P parser(&stream);
    const auto &vocabulary = parser.getVocabulary();
    std::vector<std::string> made;
    for (std::size_t type = 1; type <= vocabulary.getMaxTokenType(); ++type) {
      std::string spelling(vocabulary.getLiteralName(type));
      if (spelling.size() <= 2)
        break; // the classes of words stand behind the language's own
      made.push_back(spelling.substr(1, spelling.size() - 2));
    }
    return made;
  }();
  return all;
}

Expected expectedOf(std::size_t type) {
  switch (type) {
  case P::DATE: return {WordKind::Date, {}};
  case P::MONEY: return {WordKind::Money, {}};
  case P::NAME: return {WordKind::Name, {}};
  case P::PATH: return {WordKind::Path, {}};
  case P::FRACTION: return {WordKind::Fraction, {}};
  case P::PERCENT: return {WordKind::Percent, {}};
  case P::INT: return {WordKind::Int, {}};
  case P::STRING: return {WordKind::String, {}};
  case antlr4::Token::EOF: return {WordKind::End, {}};
  default: return {WordKind::Own, spellings().at(type - 1)};
  }
}

Mistake mistakeAt(antlr4::Parser *parser, antlr4::Token *found) {
  Mistake made;
  made.found = found->getTokenIndex();
  made.rule = static_cast<Rule>(parser->getContext()->getRuleIndex());
  for (ssize_t type : parser->getExpectedTokens().toList())
    made.expected.push_back(expectedOf(static_cast<std::size_t>(type)));
  return made;
}

/// Stops at a mistake.
class StopAtMistake final : public antlr4::DefaultErrorStrategy {
public:
  void recover(antlr4::Parser *parser, std::exception_ptr thrown) override {
    antlr4::Token *found = parser->getCurrentToken();
    try {
      std::rethrow_exception(thrown);
    } catch (antlr4::RecognitionException &e) {
      found = e.getOffendingToken();
    }
    throw Stop{mistakeAt(parser, found)};
  }
  antlr4::Token *recoverInline(antlr4::Parser *parser) override {
    throw Stop{mistakeAt(parser, parser->getCurrentToken())};
  }
  // ANTLR would look here for a word to drop or to put in; what it guesses would be told as what the author wrote.
  void sync(antlr4::Parser *) override {}
  void reportMatch(antlr4::Parser *) override {}
  void reportError(antlr4::Parser *, const antlr4::RecognitionException &) override {}
};

} // namespace

const OwnWords &ownWords() {
  static const OwnWords all(std::vector<std::string_view>(spellings().begin(), spellings().end()));
  return all;
}

/// Writes down the rules and words as they are met. ANTLR's own tree would be made of a thousand small allocations, to
/// be read once and freed; so it is told to make none.
class Parser::Generated final : private parsing::StreamOf, public P {
public:
  explicit Generated(const std::vector<Word> &words) : StreamOf(words), P(&stream) {
    removeErrorListeners();
    setErrorHandler(std::make_shared<StopAtMistake>());
    setBuildParseTree(false);
    // The parser tells the end of a rule only if somebody listens. Nobody does: `triggerExitRuleEvent` is ours.
    _parseListeners.push_back(nullptr);
  }

  void start(std::size_t from, antlr4::atn::PredictionMode mode) {
    reset();
    nodes_.clear();
    open_.clear();
    stream.seek(from);
    getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
  }
  void run(Rule rule) {
    switch (rule) {
    case Rule::BlockHead: blockHead(); break;
    case Rule::AskedQuestion: askedQuestion(); break;
    case Rule::AskedPeople: askedPeople(); break;
    default: declaration(); break;
    }
  }
  const Node *tree() const { return nodes_.data(); }
  std::size_t place() const { return stream.here(); }

  void enterRule(antlr4::ParserRuleContext *context, size_t state, size_t rule) override {
    setState(state);
    _ctx = context;
    open_.push_back(nodes_.size());
    nodes_.push_back({static_cast<Rule>(rule), WordKind::End, 1, stream.word(stream.here()).begin, 0});
  }
  void triggerEnterRuleEvent() override {}
  void triggerExitRuleEvent() override {
    if (open_.empty())
      return;
    Node &ended = nodes_[open_.back()];
    open_.pop_back();
    // The size of what stands under a node: whoever reads the tree steps over it without going down.
    ended.size = static_cast<std::uint32_t>(nodes_.size()) - static_cast<std::uint32_t>(&ended - nodes_.data());
    ended.end = stream.here() > 0 ? stream.word(stream.here() - 1).end : 0;
  }
  antlr4::Token *match(size_t type) override {
    if (stream.LA(1) != type)
      return getErrorHandler()->recoverInline(this);
    if (type == antlr4::Token::EOF)
      _matchedEOF = true;
    return consume();
  }
  antlr4::Token *consume() override {
    const Word &passed = stream.word(stream.here());
    nodes_.push_back({Rule::None, passed.kind, 1, passed.begin, passed.end});
    antlr4::Token *token = stream.LT(1);
    stream.consume();
    return token;
  }

private:
  std::vector<Node> nodes_;
  std::vector<std::size_t> open_; ///< rules not ended yet
};

Parser::Parser(const std::vector<Word> &words) : generated_(std::make_unique<Generated>(words)) {}
Parser::~Parser() = default;

std::size_t Parser::index() const { return generated_->place(); }

std::variant<const Node *, Mistake> Parser::parse(Rule rule, std::size_t from) {
  // First the quick way, which may refuse what is right where rules are called from several places; then the thorough.
  for (auto mode : {antlr4::atn::PredictionMode::SLL, antlr4::atn::PredictionMode::LL}) {
    generated_->start(from, mode);
    try {
      generated_->run(rule);
      return generated_->tree();
    } catch (Stop &stop) {
      if (mode == antlr4::atn::PredictionMode::LL)
        return std::move(stop.why);
    }
  }
  return Mistake{from, {}, rule};
}

} // namespace quorate::syntax
