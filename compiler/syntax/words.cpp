// The rules of words, one function each.
#include "compiler/syntax/words.h"

#include "compiler/syntax/bytes.h"

#include "grammar/QuorateLexer.h"
#include "grammar/QuorateParser.h"

#include <algorithm>
#include <array>

namespace quorate::syntax {

using L = grammar::QuorateLexer;

namespace {

bool isDigit(unsigned char c) { return c >= '0' && c <= '9'; }
bool isLower(unsigned char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(unsigned char c) { return (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool isBlank(unsigned char c) { return c == ' ' || c == '\t'; }
bool isOfName(unsigned char c) { return isUpper(c) || isLower(c) || isDigit(c) || c == '\'' || c == '-'; }
bool isOfWord(unsigned char c) { return isLower(c) || isDigit(c) || c == '\'' || c == '-'; }
bool isOfPath(unsigned char c) { return isLower(c) || isDigit(c) || c == '-'; }

/// The language's own words and signs, as the grammar spells them. They are asked of the parser: a lexer would unpack
/// tables that nothing else needs.
const std::unordered_map<std::string_view, std::size_t> &ownWords() {
  static const auto all = [] {
    static std::vector<std::string> spellings;
    std::unordered_map<std::string_view, std::size_t> made;
    Bytes empty("");
    Words nothing("", empty);
    antlr4::CommonTokenStream tokens(&nothing);
    grammar::QuorateParser parser(&tokens);
    const auto &vocabulary = parser.getVocabulary();
    spellings.reserve(vocabulary.getMaxTokenType() + 1);
    for (std::size_t type = 1; type <= vocabulary.getMaxTokenType(); ++type) {
      std::string spelling(vocabulary.getLiteralName(type));
      if (spelling.size() > 2)
        made.emplace(spellings.emplace_back(spelling.substr(1, spelling.size() - 2)), type);
    }
    return made;
  }();
  return all;
}

std::size_t ownWord(std::string_view text) {
  auto found = ownWords().find(text);
  return found == ownWords().end() ? 0 : found->second;
}

} // namespace

antlr4::TokenFactory<antlr4::CommonToken> *Words::getTokenFactory() {
  return antlr4::CommonTokenFactory::DEFAULT.get();
}

void Words::skipSpace() {
  for (; at_ < text_.size(); ++at_) {
    char c = text_[at_];
    if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
      return;
    if (c == '\n') {
      ++line_;
      lineBegin_ = at_ + 1;
    }
  }
}

std::unique_ptr<antlr4::Token> Words::nextToken() {
  skipSpace();
  if (at_ >= text_.size())
    return std::make_unique<Word>(this, text_, antlr4::Token::EOF, text_.size(), text_.size() - 1,
                                  antlr4::Token::DEFAULT_CHANNEL, line_, at_ - lineBegin_);
  Match found = match();
  auto made =
      std::make_unique<Word>(this, text_, found.type, at_, at_ + found.length - 1,
                             found.type == L::COMMENT ? antlr4::Token::HIDDEN_CHANNEL : antlr4::Token::DEFAULT_CHANNEL,
                             line_, at_ - lineBegin_);
  for (std::size_t end = at_ + found.length; at_ < end; ++at_)
    if (text_[at_] == '\n') {
      ++line_;
      lineBegin_ = at_ + 1;
    }
  return made;
}

Words::Match Words::match() const {
  unsigned char c = at(at_);
  if (isLower(c))
    return lowerCase();
  if (isDigit(c))
    return number();
  if (isUpper(c) || c == '$') {
    Match best{L::STRAY, 1};
    if (std::size_t length = money())
      best = {L::MONEY, length};
    if (std::size_t length = isUpper(c) ? name() : 0; length > (best.type == L::STRAY ? 0 : best.length))
      best = {L::NAME, length};
    return best;
  }
  if (c == '"')
    return quotation();
  if (c == '/' && at(at_ + 1) == '/')
    return comment();
  std::size_t own = ownWord(text_.substr(at_, 1));
  return {own ? own : std::size_t{L::STRAY}, 1};
}

Words::Match Words::comment() const {
  std::size_t end = text_.find_first_of("\r\n", at_);
  return {L::COMMENT, (end == std::string_view::npos ? text_.size() : end) - at_};
}

Words::Match Words::quotation() const {
  for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
    if (text_[i] == '"')
      return {L::STRING, i + 1 - at_};
    if (text_[i] == '\\')
      ++i;
  }
  return {L::STRAY, 1};
}

/// "12", "1/2", "12.5%", "1 April 2020", "1st April 2020"
Words::Match Words::number() const {
  std::size_t digits = at_;
  while (isDigit(at(digits)))
    ++digits;
  Match best{L::INT, digits - at_};
  auto more = [&](std::size_t from) {
    while (isDigit(at(from)))
      ++from;
    return from;
  };
  if (at(digits) == '%')
    best = {L::PERCENT, digits + 1 - at_};
  else if (at(digits) == '/' && isDigit(at(digits + 1)))
    best = {L::FRACTION, more(digits + 1) - at_};
  else if (at(digits) == '.' && isDigit(at(digits + 1)))
    if (std::size_t end = more(digits + 1); at(end) == '%')
      best = {L::PERCENT, end + 1 - at_};
  if (std::size_t length = date(); length > best.length)
    best = {L::DATE, length};
  return best;
}

std::size_t Words::date() const {
  static constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                               "May",       "June",     "July",     "August",
                                                               "September", "October",  "November", "December"};
  std::size_t i = at_ + 1 + (isDigit(at(at_ + 1)) ? 1 : 0);
  for (std::string_view ending : {"st", "nd", "rd", "th"})
    if (text_.substr(i, 2) == ending) {
      i += 2;
      break;
    }
  auto blanks = [&] {
    std::size_t from = i;
    while (isBlank(at(i)))
      ++i;
    return i > from;
  };
  if (!blanks())
    return 0;
  auto month = std::find_if(kMonths.begin(), kMonths.end(),
                            [&](std::string_view each) { return text_.substr(i, each.size()) == each; });
  if (month == kMonths.end())
    return 0;
  i += month->size();
  if (!blanks())
    return 0;
  for (int digit = 0; digit < 4; ++digit, ++i)
    if (!isDigit(at(i)))
      return 0;
  return i - at_;
}

std::size_t Words::money() const {
  std::size_t i = at_;
  for (std::string_view sign : {"\xC2\xA3", "\xE2\x82\xAC", "$"})
    if (text_.substr(i, sign.size()) == sign) {
      i += sign.size();
      break;
    }
  if (i == at_ || !isDigit(at(i)))
    return 0;
  while (isDigit(at(i)) || at(i) == ',')
    ++i;
  if (at(i) == '.' && isDigit(at(i + 1)))
    for (++i; isDigit(at(i));)
      ++i;
  std::size_t word = i;
  while (isBlank(at(word)))
    ++word;
  if (word > i)
    for (std::string_view size : {"thousand", "million", "billion"})
      if (text_.substr(word, size.size()) == size)
        return word + size.size() - at_;
  return i - at_;
}

/// A run of capitalised words on one line, `&` between them or not.
std::size_t Words::name() const {
  auto capitalised = [&](std::size_t from) {
    if (!isUpper(at(from)))
      return from;
    while (isOfName(at(from)))
      ++from;
    return from;
  };
  auto blanks = [&](std::size_t from) {
    while (isBlank(at(from)))
      ++from;
    return from;
  };
  std::size_t end = capitalised(at_);
  for (;;) {
    std::size_t next = blanks(end);
    if (next == end)
      return end - at_;
    if (at(next) == '&') {
      std::size_t after = blanks(next + 1);
      if (after == next + 1)
        return end - at_;
      next = after;
    }
    std::size_t further = capitalised(next);
    if (further == next)
      return end - at_;
    end = further;
  }
}

/// One of the language's words, a path as `nhs.ccg`, or a word that is none of ours.
Words::Match Words::lowerCase() const {
  std::size_t word = at_, path = at_;
  while (isOfWord(at(word)))
    ++word;
  while (isOfPath(at(path)))
    ++path;
  std::size_t end = path;
  while (at(end) == '.' && isLower(at(end + 1)))
    for (++end; isOfPath(at(end));)
      ++end;
  if (end > path && end > word)
    return {L::PATH, end - at_};
  std::size_t own = ownWord(text_.substr(at_, word - at_));
  return {own ? own : std::size_t{L::WORD}, word - at_};
}

} // namespace quorate::syntax
