// Runs the generated lexer and parser over a file, declaration by declaration, and puts its complaints in plain words.
#include "compiler/syntax/parse.h"

#include "compiler/support/text.h"
#include "compiler/syntax/build.h"

#include <algorithm>
#include <set>

namespace quorate::syntax {

using P = grammar::QuorateParser;

namespace {

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

/// Thrown at the first mistake of a declaration; caught in the loop over declarations.
struct Mistake {
  antlr4::Token *found;
  antlr4::misc::IntervalSet expected;
  std::size_t rule;
};

/// Stops at a mistake instead of guessing on.
class StopAtMistake final : public antlr4::DefaultErrorStrategy {
public:
  void recover(antlr4::Parser *parser, std::exception_ptr thrown) override {
    antlr4::Token *found = parser->getCurrentToken();
    try {
      std::rethrow_exception(thrown);
    } catch (antlr4::RecognitionException &e) {
      found = e.getOffendingToken();
    }
    throw Mistake{found, parser->getExpectedTokens(), parser->getContext()->getRuleIndex()};
  }
  antlr4::Token *recoverInline(antlr4::Parser *parser) override {
    throw Mistake{parser->getCurrentToken(), parser->getExpectedTokens(), parser->getContext()->getRuleIndex()};
  }
  void sync(antlr4::Parser *) override {}
  void reportError(antlr4::Parser *, const antlr4::RecognitionException &) override {}
};

/// The words that can begin a declaration.
const std::set<std::string_view> &declarationWords() {
  static const std::set<std::string_view> words = {
      "constitution", "use",      "cite",  "kind",   "place",  "organisation", "body",  "in",    "post",     "function",
      "reserve",      "delegate", "phase", "person", "option", "assume",       "amend", "claim", "scenario", "text"};
  return words;
}

/// What may stand where a rule was being read, in the author's terms.
std::string_view ruleInWords(std::size_t rule) {
  switch (rule) {
  case P::RuleName:
  case P::RuleNames:
  case P::RuleRef:
  case P::RulePlainRef:
  case P::RuleRefs: return "a name";
  case P::RuleMembers: return "a seat, such as `Lay Member 3 seats, votes`";
  case P::RuleSeatTerm:
    return "what is said of the seat: its class, `votes`, `does not vote`, `has casting vote`, `the …`, `elected by …`";
  case P::RuleBody:
  case P::RuleBodyClause:
  case P::RuleVariation:
    return "a clause of the body: `purpose`, `duty`, `accountable to`, `linked to`, `members`, `chaired by`, "
           "`quorum`, `decides`, `meets`, `conflicted members`, `succeeds` or `text`";
  case P::RuleProperty: return "what is claimed";
  case P::RuleQuestion:
  case P::RuleScenario:
    return "a question: `may … decide …?`, `who may decide …?`, `what may … decide?`, `is … quorate with …?` or "
           "`does a motion of … carry with …?`";
  case P::RuleDeclaration: return "a declaration, such as `body`, `place`, `function`, `reserve` or `delegate`";
  default: return {};
  }
}

/// The phrase that a first word begins, where the word alone would not say what to write.
std::string_view phraseOf(const std::string &literal, std::size_t rule) {
  bool people = rule == P::RuleQuorum || rule == P::RulePeople || rule == P::RuleBound || rule == P::RuleThreshold ||
                rule == P::RuleDecides;
  if (people && literal == "'at'")
    return "`at least …`";
  if (people && literal == "'more'")
    return "`more than …`";
  if (people && (literal == "'a'" || literal == "'an'" || literal == "'to'"))
    return "`to be confirmed \"…\"`";
  if (rule == P::RuleLimit && literal == "'a'")
    return "`a decision` or `a year`";
  if (rule == P::RuleMeets || rule == P::RuleMeeting) {
    if (literal == "'in'")
      return "`in public` or `in private`";
    if (literal == "'at'")
      return "`at least … times a year`, `at \"…\"`";
    if (literal == "'on'")
      return "`on … clear days notice`";
    if (literal == "'rules'")
      return "`rules to be confirmed \"…\"`";
  }
  return {};
}

/// What people write who know other words for a thing, and what this language writes for it.
std::string_view otherWordFor(std::string_view word) {
  static const std::pair<std::string_view, std::string_view> words[] = {
      {"board", "begin with `body`, and give the name a capital letter"},
      {"committee", "begin with `body`, and say of which body it is a committee: `body Audit, committee of Board`"},
      {"panel", "begin with `body`"},
      {"majority", "write `more than 1/2 of votes cast`, or say of what else it is a majority"},
      {"simple", "write `more than 1/2 of votes cast`"},
      {"half", "write `1/2`"},
      {"third", "write `1/3`"},
      {"quarter", "write `1/4`"},
      {"or", "write `, then` between those who preside in turn, and `and` or `,` in a list"},
      {"if", "write `with …`"},
      {"approve", "write `decide`"},
      {"must", "a rule is stated as it is, without `must`"},
      {"shall", "a rule is stated as it is, without `shall`"}};
  for (const auto &[other, advice] : words)
    if (other == word)
      return advice;
  return {};
}

/// What a character that has no place in the language may have been meant as.
std::string_view adviceOn(std::string_view stray) {
  if (stray == ";")
    return "leave it out: clauses need no sign at their end";
  if (stray == "%")
    return "write `50%` without a blank";
  if (stray == "'")
    return "write names and prose in double quotation marks";
  return {};
}

class FileParser {
public:
  FileParser(const Sources &sources, FileId file, Names &names, Diagnostics &diagnostics, const Limits &limits)
      : file_(sources.file(file)), diagnostics_(diagnostics), limits_(limits), bytes_(file_.text), lexer_(&bytes_),
        tokens_(&lexer_), parser_(&tokens_), comments_(file_), with_{file_, names, diagnostics, comments_} {
    lexer_.removeErrorListeners();
    parser_.removeErrorListeners();
    parser_.setErrorHandler(std::make_shared<StopAtMistake>());
    tokens_.fill();
  }

  /// Looks over the words before parsing. False if the file cannot be parsed at all.
  bool prepare();
  ast::Module module(FileId file);
  std::optional<ast::Question> question();

private:
  using Type = std::size_t;

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
  std::string inWords(const antlr4::misc::IntervalSet &expected, std::size_t rule, std::size_t &count);
  std::string wordOf(std::size_t type);
  void skipToDeclaration(std::size_t from);
  bool stopped() const { return recoveries_ > limits_.recoveries; }

  const SourceFile &file_;
  Diagnostics &diagnostics_;
  const Limits &limits_;
  Bytes bytes_;
  grammar::QuorateLexer lexer_;
  antlr4::CommonTokenStream tokens_;
  P parser_;
  Comments comments_;
  Building with_;
  std::uint32_t recoveries_ = 0;
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
    } else if (text == "greater") {
      ++greater;
    } else if (at->getType() == P::STRAY && text == "\"") {
      diagnostics_.report<diag::UnclosedString>(rangeOf(at))
          .note("everything after it would be read as part of the quotation, so nothing after it was read")
          .mend("close the quotation with `\"`");
      return false;
    } else if (declarationWords().contains(text)) {
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
    recoveries_ = 1;
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
      bool word = declarationWords().contains(text);
      // A word that is none of ours, at the left edge, is taken for a declaration misspelt.
      bool misspelt = at->getType() == P::WORD && firstOnLine && depth <= 0;
      bool inner = text == "in" || text == "text";
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
  guarded([&] { return parser_.askedQuestion(); },
          [&](P::AskedQuestionContext *tree) { made = buildQuestion(with_, tree->question()); });
  return made;
}

// ---------------------------------------------------------------- mistakes in plain words

std::string FileParser::wordOf(std::size_t type) {
  switch (type) {
  case P::DATE: return "a date such as 1 April 2020";
  case P::NAME: return "a name";
  case P::PATH: return "a package such as nhs.ccg";
  case P::FRACTION:
  case P::PERCENT: return "a share such as 1/2";
  case P::MONEY: return "an amount such as £500,000";
  case P::INT: return "a number";
  case P::STRING: return "a quotation";
  case antlr4::Token::EOF: return "the end of the file";
  default: {
    std::string literal = parser_.getVocabulary().getLiteralName(type);
    if (literal.size() > 2)
      return "`" + literal.substr(1, literal.size() - 2) + "`";
    return literal;
  }
  }
}

std::string FileParser::inWords(const antlr4::misc::IntervalSet &expected, std::size_t rule, std::size_t &count) {
  std::vector<std::string> words;
  bool name = false;
  for (ssize_t type : expected.toList()) {
    std::string_view phrase = phraseOf(parser_.getVocabulary().getLiteralName(static_cast<std::size_t>(type)), rule);
    if (!phrase.empty()) {
      if (std::find(words.begin(), words.end(), phrase) == words.end())
        words.emplace_back(phrase);
      continue;
    }
    if (type == P::NAME)
      name = true;
    if (type == P::STRING && name)
      continue; // a name may be quoted; saying so each time helps nobody
    std::string word = wordOf(static_cast<std::size_t>(type));
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(std::move(word));
  }
  count = words.size();
  std::string_view known = ruleInWords(rule);
  if (words.size() > 8 && !known.empty())
    return std::string(known);
  if (words.size() > 12)
    return "something else";
  return joinWords(words, "or");
}

void FileParser::explain(const Mistake &mistake) {
  ++recoveries_;
  antlr4::Token *found = mistake.found;
  Range range = rangeOf(found);
  std::string_view text = textOf(found);
  // At the end of the file an unclosed brace has been reported already.
  if (found->getType() == antlr4::Token::EOF && recoveries_ > 1)
    return;
  std::size_t count = 0;
  std::string wanted = inWords(mistake.expected, mistake.rule, count);
  if (found->getType() == P::STRAY) {
    diagnostics_.report<diag::StrayCharacter>(range, visible(text))
        .note("here " + wanted + " was expected")
        .mend(std::string(adviceOn(text)));
    return;
  }
  if (found->getType() == P::WORD || found->getType() == P::PATH) {
    std::vector<std::string> expected, all;
    for (std::size_t type = 1; type <= lexer_.getVocabulary().getMaxTokenType(); ++type) {
      std::string word = wordOf(type);
      if (!word.starts_with('`') || word.size() < 4)
        continue;
      word = word.substr(1, word.size() - 2);
      all.push_back(word);
      if (mistake.expected.contains(type))
        expected.push_back(word);
    }
    std::string close = closest(text, expected);
    if (close.empty())
      close = closest(text, all);
    Diagnostic &made = diagnostics_.report<diag::UnknownWord>(range, visible(text));
    made.note("here " + wanted + " was expected");
    if (std::string_view advice = otherWordFor(text); !advice.empty())
      made.mend(std::string(advice));
    else if (!close.empty())
      made.mend("did you mean `" + close + "`?");
    else
      made.mend("if it is part of a name, begin it with a capital letter or put the whole name in quotation marks");
    return;
  }
  std::string what = found->getType() == antlr4::Token::EOF ? "the end of the file" : "`" + visible(text) + "`";
  Diagnostic &made = diagnostics_.report<diag::Expected>(range, wanted, what);
  made.note("nothing was understood of this declaration");
  if (text.find("\xE2\x80\x9C") != std::string_view::npos || text.find("\xE2\x80\x9D") != std::string_view::npos)
    made.mend("write straight quotation marks: \"…\"");
  else if (mistake.rule == P::RuleMembers || mistake.rule == P::RuleSeat)
    made.mend("write the post, then the number: `Chair 1 seat, votes`; each seat on a line of its own");
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
