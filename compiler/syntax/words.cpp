// The rules of words, one function each.
#include "compiler/syntax/words.h"

#include <algorithm>
#include <array>

namespace quorate::syntax {

namespace {

bool isDigit(unsigned char c) { return c >= '0' && c <= '9'; }
bool isLower(unsigned char c) { return c >= 'a' && c <= 'z'; }
// A byte of any letter beyond ASCII counts as a capital, so that "Île de Sein" is one name; no word of the language has
// such a letter.
bool isUpper(unsigned char c) { return (c >= 'A' && c <= 'Z') || c >= 0x80; }
bool isBlank(unsigned char c) { return c == ' ' || c == '\t'; }
bool isOfName(unsigned char c) { return isUpper(c) || isLower(c) || isDigit(c) || c == '\'' || c == '-'; }
bool isOfWord(unsigned char c) { return isLower(c) || isDigit(c) || c == '\'' || c == '-'; }
bool isOfPath(unsigned char c) { return isLower(c) || isDigit(c) || c == '-'; }

} // namespace

OwnWords::OwnWords(const std::vector<std::string_view> &spellings) : spellings_(spellings) {
  numbers_.reserve(spellings.size());
  for (std::string_view each : spellings)
    numbers_.emplace(each, static_cast<std::uint16_t>(numbers_.size() + 1));
}

std::uint16_t OwnWords::find(std::string_view text) const {
  auto found = numbers_.find(text);
  return found == numbers_.end() ? std::uint16_t{0} : found->second;
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

Word Words::next() {
  skipSpace();
  Word made;
  made.begin = static_cast<std::uint32_t>(at_);
  made.line = static_cast<std::uint32_t>(line_);
  made.column = static_cast<std::uint32_t>(at_ - lineBegin_);
  made.end = made.begin;
  if (at_ >= text_.size())
    return made;
  Match found = match();
  made.kind = found.kind;
  made.own = found.own;
  made.end = static_cast<std::uint32_t>(at_ + found.length);
  for (; at_ < made.end; ++at_)
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
    // A sign of money begins with bytes that could begin a name. The longer match wins, and of two alike the one that
    // the grammar names first.
    Match best{WordKind::Stray, 1};
    if (std::size_t length = money())
      best = {WordKind::Money, length};
    if (std::size_t length = isUpper(c) ? name() : 0; length > (best.kind == WordKind::Stray ? 0 : best.length))
      best = {WordKind::Name, length};
    return best;
  }
  if (c == '"')
    return quotation();
  if (c == '/' && at(at_ + 1) == '/')
    return comment();
  std::uint16_t own = own_.find(text_.substr(at_, 1));
  return {own ? WordKind::Own : WordKind::Stray, 1, own};
}

Words::Match Words::comment() const {
  std::size_t end = text_.find_first_of("\r\n", at_);
  return {WordKind::Comment, (end == std::string_view::npos ? text_.size() : end) - at_};
}

Words::Match Words::quotation() const {
  for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
    if (text_[i] == '"')
      return {WordKind::String, i + 1 - at_};
    if (text_[i] == '\\')
      ++i;
  }
  // Never closed: only the quotation mark itself, so that the mistake is told where it stands.
  return {WordKind::Stray, 1};
}

/// "12", "1/2", "12.5%", "1 April 2020", "1st April 2020"
Words::Match Words::number() const {
  std::size_t digits = at_;
  while (isDigit(at(digits)))
    ++digits;
  Match best{WordKind::Int, digits - at_};
  auto more = [&](std::size_t from) {
    while (isDigit(at(from)))
      ++from;
    return from;
  };
  if (at(digits) == '%')
    best = {WordKind::Percent, digits + 1 - at_};
  else if (at(digits) == '/' && isDigit(at(digits + 1)))
    best = {WordKind::Fraction, more(digits + 1) - at_};
  else if (at(digits) == '.' && isDigit(at(digits + 1)))
    if (std::size_t end = more(digits + 1); at(end) == '%')
      best = {WordKind::Percent, end + 1 - at_};
  // "1 April 2026" is one word, "1 April" a number and a name. Whether there is such a day is judged where it is built.
  if (std::size_t length = date(); length > best.length)
    best = {WordKind::Date, length};
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
    return {WordKind::Path, end - at_};
  std::uint16_t own = own_.find(text_.substr(at_, word - at_));
  return {own ? WordKind::Own : WordKind::Word, word - at_, own};
}

} // namespace quorate::syntax
