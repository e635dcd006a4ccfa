// Builds numbers, shares, amounts, days and lengths of time, and refuses those that cannot be.
#include "compiler/syntax/builder.h"

#include <charconv>

namespace quorate::syntax {

std::uint32_t Builder::integer(Cursor &in) {
  const Node *token = in.anyWord();
  std::string_view digits = in.textOf(token);
  std::uint32_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  // Numbers of people, days and years: a million is more than any, and products of two stay far within 64 bits.
  if (error != std::errc() || value > 1'000'000) {
    with_.diagnostics.report<diag::NotANumber>(rangeOf(token), digits).mend("use a number up to 1000000");
    return 0;
  }
  return value;
}

ast::Fraction Builder::fraction(const Node *tree) {
  std::string_view text = read(tree).text();
  ast::Fraction value{0, 1};
  std::uint64_t over = 1;
  std::uint64_t *part = nullptr;
  std::uint64_t up = 0;
  // Fifteen characters cannot overflow what they are read into.
  bool small = text.size() <= 15;
  bool point = false;
  for (char c : text) {
    if (c == '/') {
      over = 0;
      part = &over;
    } else if (c == '.') {
      point = true;
    } else if (c >= '0' && c <= '9') {
      std::uint64_t &into = part ? *part : up;
      into = into * 10 + static_cast<std::uint64_t>(c - '0');
      if (point)
        over *= 10;
    }
  }
  if (text.ends_with('%'))
    over *= 100;
  // Kept as a fraction of whole numbers and never as a decimal: "33.3%" is 333 of 1000 exactly.
  if (!small || over == 0 || up > over || over > 1'000'000) {
    Diagnostic &made = with_.diagnostics.report<diag::NotAFraction>(rangeOf(tree), text);
    if (small && over != 0 && up > over)
      made.note("a share of something is at most all of it: 1/1, or 100%");
    made.mend("write a share such as 2/3 or 75%, with numbers up to 1000000");
    return value;
  }
  value.numerator = static_cast<std::uint32_t>(up);
  value.denominator = static_cast<std::uint32_t>(over);
  return value;
}

ast::Money Builder::money(Cursor &in) {
  const Node *token = in.anyWord();
  if (auto value = runtime::parseMoney(in.textOf(token)))
    return *value;
  with_.diagnostics.report<diag::NotAnAmount>(rangeOf(token), in.textOf(token))
      .mend("write pounds and pence such as £250,000 or £1.50");
  return {};
}

ast::Day Builder::day(Cursor &in) {
  const Node *token = in.anyWord();
  if (auto value = runtime::parseDay(in.textOf(token)))
    return *value;
  with_.diagnostics.report<diag::NotADate>(rangeOf(token), in.textOf(token))
      .mend("check the day and the month; years from 1800 to 2999 can be written");
  return 0;
}

ast::Unit Builder::unit(std::string_view word) {
  return word.starts_with("day")     ? ast::Unit::Days
         : word.starts_with("week")  ? ast::Unit::Weeks
         : word.starts_with("month") ? ast::Unit::Months
                                     : ast::Unit::Years;
}

ast::Span Builder::span(const Node *tree) {
  Cursor in = read(tree);
  ast::Span made;
  made.count = integer(in);
  bool clear = in.accept("clear");
  made.unit = unit(read(in.need(Rule::Unit)).text());
  if (clear && made.unit == ast::Unit::Days)
    made.unit = ast::Unit::ClearDays;
  std::uint32_t inAYear = made.unit == ast::Unit::Years    ? 1
                          : made.unit == ast::Unit::Months ? 12
                          : made.unit == ast::Unit::Weeks  ? 52
                                                           : 366;
  // Beyond this a day reckoned from another might leave the calendar.
  if (made.count > 1000 * inAYear) {
    with_.diagnostics.report<diag::NotANumber>(rangeOf(tree), made.count)
        .mend("a length of time is at most 1000 years");
    made.count = 0;
  } else if (clear && made.unit != ast::Unit::ClearDays) {
    with_.diagnostics.report<diag::NotClearDays>(rangeOf(tree), read(*Parts(tree, Rule::Unit).begin()).text())
        .mend("write the time in days, such as `14 clear days`, or leave `clear` out");
  }
  return made;
}

void Builder::checkOrder(Range range, ast::Day first, ast::Day end, std::string_view written) {
  if (first < end)
    return;
  with_.diagnostics.report<diag::EndsBeforeItBegins>(range, written)
      .note("It is in force on no day.")
      .mend("`until` names the first day on which it no longer holds, and comes after `from`");
}

} // namespace quorate::syntax
