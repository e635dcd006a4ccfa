// Exact values: days, intervals, fractions and money. No binary floating point anywhere.
#pragma once

#include "runtime/enums.h"

#include <compare>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::runtime {

/// A calendar day: the number of days since 1 January 1970.
using Day = std::int32_t;

/// The day of a calendar date, or nothing if there is no such date (31 February).
std::optional<Day> dayOf(int year, unsigned month, unsigned day);

/// Reads "1 April 2020", "1st April 2020" or "2020-04-01". Nothing if it is no such date.
std::optional<Day> parseDay(std::string_view text);

/// "1 April 2020".
std::string printDay(Day day);

/// Days from `from` up to but not including `until`.
struct Interval {
  static constexpr Day kAlways = std::numeric_limits<Day>::min();
  static constexpr Day kForEver = std::numeric_limits<Day>::max();

  Day from = kAlways;
  Day until = kForEver;

  constexpr bool contains(Day day) const { return from <= day && day < until; }
  constexpr bool empty() const { return from >= until; }
  friend constexpr Interval intersect(Interval a, Interval b) {
    return {a.from > b.from ? a.from : b.from, a.until < b.until ? a.until : b.until};
  }
  friend constexpr auto operator<=>(const Interval &, const Interval &) = default;
};

/// A length of time, as in "within 14 clear days".
struct Span {
  using Unit = SpanUnit;
  std::uint32_t count = 0;
  Unit unit = Unit::Days;
  friend constexpr bool operator==(const Span &, const Span &) = default;
};

/// The last day of a span that runs from `day`: 14 days from 1 May is 15 May; a month from 31 January is 28 February.
/// Clear days count as days here; a notice leaves out both its own day and that of the meeting.
Day after(Day day, Span span);

/// "clear day", "month": one of what a span is counted in.
std::string_view nounOf(SpanUnit unit);

/// "14 clear days", "1 month".
std::string printSpan(Span span);

/// An exact fraction. `denominator` is never 0.
struct Fraction {
  std::uint32_t numerator = 1;
  std::uint32_t denominator = 2;
  friend constexpr bool operator==(const Fraction &, const Fraction &) = default;
};

/// Every currency.
inline constexpr Currency kCurrencies[] = {Currency::Pound, Currency::Euro, Currency::Dollar};
static_assert(std::size(kCurrencies) == static_cast<std::size_t>(lastOf(Currency{})) + 1);

/// An exact amount in the smallest unit of its currency (pence, cents).
struct Money {
  std::int64_t minor = 0;
  Currency currency = Currency::Pound;
  friend constexpr auto operator<=>(const Money &, const Money &) = default;
};

/// Reads "£250,000", "£1.50", "£4.7 million". Nothing if it is no amount, finer than a penny, or out of range.
std::optional<Money> parseMoney(std::string_view text);

/// "£250,000", or "£1.50" if there are pence.
std::string printMoney(Money money);

} // namespace quorate::runtime
