// Reading and writing days and money, exactly and without regard to the locale.
#include "runtime/value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace quorate::runtime {

namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr int kFirstYear = 1800, kLastYear = 2999;
constexpr int kMostDecimals = 15;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && isBlank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back()))
    text.remove_suffix(1);
  return text;
}

/// Takes the digits at the front of `text`; at most nine.
std::optional<unsigned> takeNumber(std::string_view &text) {
  std::size_t digits = 0;
  while (digits < text.size() && isDigit(text[digits]))
    ++digits;
  // Nine digits always fit into 32 bits.
  if (digits == 0 || digits > 9)
    return std::nullopt;
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + digits, value);
  text.remove_prefix(digits);
  return value;
}

std::optional<Day> parseIsoDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-')
    return std::nullopt;
  std::string_view year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8, 2);
  auto y = takeNumber(year), m = takeNumber(month), d = takeNumber(day);
  if (!y || !m || !d || !year.empty() || !month.empty() || !day.empty())
    return std::nullopt;
  return dayOf(static_cast<int>(*y), *m, *d);
}

/// What a currency sign at the front of `text` stands for; takes it.
std::optional<Currency> takeCurrency(std::string_view &text) {
  constexpr std::pair<std::string_view, Currency> kSigns[] = {
      {"\xC2\xA3", Currency::Pound}, {"\xE2\x82\xAC", Currency::Euro}, {"$", Currency::Dollar}};
  for (const auto &[sign, currency] : kSigns)
    if (text.starts_with(sign)) {
      text.remove_prefix(sign.size());
      return currency;
    }
  return std::nullopt;
}

std::optional<std::int64_t> times(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  return __builtin_mul_overflow(a, b, &product) ? std::nullopt : std::optional(product);
}

std::optional<std::int64_t> plus(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  return __builtin_add_overflow(a, b, &sum) ? std::nullopt : std::optional(sum);
}

/// The digits at the front, with commas between groups of three or with none.
std::optional<std::int64_t> takeWhole(std::string_view &text) {
  std::int64_t value = 0;
  std::size_t group = 0;
  bool commas = false, any = false;
  while (!text.empty() && (isDigit(text.front()) || text.front() == ',')) {
    if (text.front() == ',') {
      // "1,00" might be one or a hundred: it is refused rather than guessed.
      if (!any || (commas ? group != 3 : group > 3))
        return std::nullopt;
      commas = true;
      group = 0;
    } else {
      auto tenfold = times(value, 10);
      auto next = tenfold ? plus(*tenfold, text.front() - '0') : std::nullopt;
      if (!next)
        return std::nullopt;
      value = *next;
      any = true;
      ++group;
    }
    text.remove_prefix(1);
  }
  if (!any || (commas && group != 3))
    return std::nullopt;
  return value;
}

std::optional<std::int64_t> scaleOf(std::string_view word) {
  if (word.empty())
    return 1;
  if (word == "thousand")
    return 1'000;
  if (word == "million")
    return 1'000'000;
  if (word == "billion")
    return 1'000'000'000;
  return std::nullopt;
}

} // namespace

std::optional<Day> dayOf(int year, unsigned month, unsigned day) {
  // First by hand: the library keeps month and day in eight bits, where month 257 would be January.
  if (year < kFirstYear || year > kLastYear || month > 12 || day > 31)
    return std::nullopt;
  std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok())
    return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<Day> parseDay(std::string_view text) {
  text = trim(text);
  if (auto day = parseIsoDay(text))
    return day;
  auto day = takeNumber(text);
  if (!day)
    return std::nullopt;
  for (std::string_view ending : {"st", "nd", "rd", "th"})
    if (text.starts_with(ending)) {
      text.remove_prefix(2);
      break;
    }
  if (text.empty() || !isBlank(text.front()))
    return std::nullopt;
  text = trim(text);
  auto month = std::find_if(kMonths.begin(), kMonths.end(), [&](std::string_view m) { return text.starts_with(m); });
  if (month == kMonths.end())
    return std::nullopt;
  text.remove_prefix(month->size());
  if (text.empty() || !isBlank(text.front()))
    return std::nullopt;
  text = trim(text);
  std::size_t digits = text.size();
  auto year = takeNumber(text);
  if (!year || !text.empty() || digits != 4)
    return std::nullopt;
  return dayOf(static_cast<int>(*year), static_cast<unsigned>(month - kMonths.begin()) + 1, *day);
}

std::string printDay(Day day) {
  std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  std::string text = std::to_string(static_cast<unsigned>(date.day()));
  text += ' ';
  text += kMonths[(static_cast<unsigned>(date.month()) - 1) % 12];
  text += ' ';
  text += std::to_string(static_cast<int>(date.year()));
  return text;
}

std::optional<Money> parseMoney(std::string_view text) {
  text = trim(text);
  auto currency = takeCurrency(text);
  if (!currency)
    return std::nullopt;
  auto whole = takeWhole(text);
  if (!whole)
    return std::nullopt;
  std::string_view decimals;
  if (text.starts_with('.')) {
    std::size_t end = 1;
    while (end < text.size() && isDigit(text[end]))
      ++end;
    decimals = text.substr(1, end - 1);
    if (decimals.empty())
      return std::nullopt;
    text.remove_prefix(end);
  }
  if (!text.empty() && !isBlank(text.front()))
    return std::nullopt;
  auto scale = scaleOf(trim(text));
  if (!scale)
    return std::nullopt;
  while (decimals.ends_with('0'))
    decimals.remove_suffix(1);
  if (decimals.size() > kMostDecimals)
    return std::nullopt;

  auto units = times(*scale, 100);
  auto minor = units ? times(*whole, *units) : std::nullopt;
  if (!minor)
    return std::nullopt;
  // Each decimal stands for a tenth of the one before; all must be whole pence.
  std::int64_t unit = *units;
  for (char digit : decimals) {
    if (unit % 10 != 0)
      return std::nullopt;
    unit /= 10;
    auto more = plus(*minor, unit * (digit - '0'));
    if (!more)
      return std::nullopt;
    minor = more;
  }
  return Money{*minor, *currency};
}

std::string printMoney(Money money) {
  constexpr std::string_view kSigns[] = {"\xC2\xA3", "\xE2\x82\xAC", "$"};
  bool negative = money.minor < 0;
  std::uint64_t minor =
      // The least number has no positive counterpart that would fit.
      negative ? 0 - static_cast<std::uint64_t>(money.minor) : static_cast<std::uint64_t>(money.minor);
  std::array<char, 24> digits;
  auto end = std::to_chars(digits.data(), digits.data() + digits.size(), minor / 100).ptr;
  auto count = static_cast<std::size_t>(end - digits.data());
  std::string text = negative ? "-" : "";
  text += kSigns[static_cast<std::size_t>(money.currency) % 3];
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0 && (count - i) % 3 == 0)
      text += ',';
    text += digits[i];
  }
  if (unsigned pence = static_cast<unsigned>(minor % 100)) {
    text += '.';
    text += static_cast<char>('0' + pence / 10);
    text += static_cast<char>('0' + pence % 10);
  }
  return text;
}

} // namespace quorate::runtime
