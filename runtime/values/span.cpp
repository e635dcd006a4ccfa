// Lengths of time: what day they lead to, and in words.
#include "runtime/value.h"

#include <algorithm>
#include <chrono>

namespace quorate::runtime {

namespace {

constexpr std::int64_t kLast = 3'000'000; ///< a day far beyond every calendar that anybody writes in

Day within(std::int64_t day) { return static_cast<Day>(std::clamp<std::int64_t>(day, -kLast, kLast)); }

/// The same date some months on, or the last day of that month if it has no such date.
Day monthsAfter(Day day, std::int64_t months) {
  using namespace std::chrono;
  year_month_day date{sys_days(days(within(day)))};
  // A thousand years: more than any constitution says, and within what the library's years can hold.
  months = std::min<std::int64_t>(months, 12'000);
  std::int64_t month =
      static_cast<int>(date.year()) * std::int64_t{12} + static_cast<unsigned>(date.month()) - 1 + months;
  year_month then = year(static_cast<int>(month / 12)) / std::chrono::month(static_cast<unsigned>(month % 12) + 1);
  if (month < 0)
    return day;
  std::chrono::day last = (then / std::chrono::last).day();
  return static_cast<Day>(sys_days(then / std::min(date.day(), last)).time_since_epoch().count());
}

} // namespace

Day after(Day day, Span span) {
  std::int64_t count = span.count;
  switch (span.unit) {
  case Span::Unit::Days:
  case Span::Unit::ClearDays: return within(day + count);
  case Span::Unit::Weeks: return within(day + count * 7);
  case Span::Unit::Months: return monthsAfter(day, count);
  case Span::Unit::Years: return monthsAfter(day, std::min<std::int64_t>(count, 1'000) * 12);
  }
  return day;
}

std::string_view nounOf(SpanUnit unit) {
  switch (unit) {
  case SpanUnit::Days: return "day";
  case SpanUnit::ClearDays: return "clear day";
  case SpanUnit::Weeks: return "week";
  case SpanUnit::Months: return "month";
  case SpanUnit::Years: return "year";
  }
  return {};
}

std::string printSpan(Span span) {
  return std::to_string(span.count) + " " + std::string(nounOf(span.unit)) + (span.count == 1 ? "" : "s");
}

} // namespace quorate::runtime
