// Calendars: the days that are left out when clear days are counted.
#include "compiler/lowering/vocabulary.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

/// "Sunday" or "Sundays" as the bit of that day; 0 if it is no day of the week.
std::uint8_t weekdayBit(std::string word) {
  static constexpr const char *kDays[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  if (word.ends_with("days"))
    word.pop_back();
  auto weekday = std::find(std::begin(kDays), std::end(kDays), word);
  return weekday == std::end(kDays) ? std::uint8_t{} : static_cast<std::uint8_t>(1u << (weekday - std::begin(kDays)));
}

} // namespace

std::vector<Calendar> calendars(const Declared &declared, Provenance &provenance, Reporter &reporter) {
  std::vector<Calendar> all;
  for (const sema::Named &from : declared.in.calendars) {
    std::string name = declared.text(from.name);
    ClauseId clause = provenance.clause(*from.declaration, from.context, name);
    all.push_back({std::move(name), 0, {}, clause});
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const auto &item : std::get<ast::Calendar>(declared.in.calendars[i].declaration->is).items) {
      if (auto *days = std::get_if<ast::Calendar::Days>(&item)) {
        all[i].days.push_back({days->first, days->last + 1});
        continue;
      }
      const ast::Name &name = std::get<ast::Name>(item);
      if (std::uint8_t bit = weekdayBit(declared.text(name.id))) {
        all[i].weekdays |= bit;
        continue;
      }
      // Another calendar, declared before this one, so that there is no circle.
      if (auto other = declared.meaning(name.id, sema::Sort::Calendar); other && *other < i) {
        const std::vector<Interval> days = all[*other].days;
        all[i].weekdays |= all[*other].weekdays;
        all[i].days.insert(all[i].days.end(), days.begin(), days.end());
        continue;
      }
      reporter.report<diag::UnknownName>(name.range, "day of the week or earlier calendar", declared.text(name.id))
          .mend("name a day, as Sunday, or a calendar that is declared before this one");
    }
  return all;
}

} // namespace quorate::ir::lowering
