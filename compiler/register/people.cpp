// Turns the lines of a register into declarations of people.
#include "compiler/register/people.h"

#include "compiler/support/text.h"
#include "runtime/words/rules.h"

#include <algorithm>
#include <optional>

namespace quorate::registers {

std::string folded(std::string_view text) {
  std::string out;
  bool gap = false;
  for (char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      gap = true;
      continue;
    }
    if (gap && !out.empty())
      out += ' ';
    gap = false;
    out += c;
  }
  return out;
}

std::optional<ast::Day> People::day(const Cell &cell) {
  if (auto made = runtime::parseDay(cell.text))
    return made;
  diagnostics_.report<diag::RegisterValue>(cell.range, visible(cell.text), "a day of the calendar")
      .mend("write it as 2020-04-01 or as 1 April 2020");
  return std::nullopt;
}

std::optional<ast::PersonClause::Holds::How> People::how(const Cell &cell) {
  using How = Clause::Holds::How;
  if (!cell || cell.text == words::holds(How::Holds))
    return How::Holds;
  if (cell.text == words::holds(How::Shares))
    return How::Shares;
  if (cell.text == "acts" || cell.text == words::holds(How::ActsAs))
    return How::ActsAs;
  if (cell.text == "deputises" || cell.text == words::holds(How::DeputisesFor))
    return How::DeputisesFor;
  diagnostics_.report<diag::RegisterValue>(cell.range, visible(cell.text), "a way to hold a post")
      .mend("write `holds`, `shares`, `acts` or `deputises`");
  return std::nullopt;
}

/// Whether the line says something of someone, and nothing that hangs in the air.
bool People::complete(const Entry &entry) {
  auto fault = [&](Range at, const std::string &what, const char *how) {
    diagnostics_.report<diag::RegisterEntry>(at, entry.what, what).note("nothing of it was taken over").mend(how);
    return false;
  };
  if (!entry.person)
    return fault(entry.range, "names no person", "give the name of the person, or take it out");
  bool other = entry.belongsTo || entry.memberClass || entry.born;
  if (!entry.post)
    for (const Cell *each : {&entry.body, &entry.place, &entry.how})
      if (*each)
        return fault(each->range, "gives `" + visible(each->text) + "`, but no post", "give the post that it is about");
  if (!entry.post && !other)
    return fault(entry.range, "says nothing of `" + visible(entry.person.text) + "`",
                 "give the post that the person holds, or take it out");
  if (!entry.post && !entry.belongsTo && !entry.memberClass && (entry.from || entry.until))
    return fault(entry.range, "gives days, but nothing that they are the days of", "give the post that they are about");
  return true;
}

/// The days of a line, as the author would have written them; nothing if they cannot be read.
std::optional<ast::Notes> People::days(const Entry &entry) {
  if (!entry.from && !entry.until)
    return ast::Notes{};
  ast::Period period;
  std::optional<ast::Day> from, until;
  if (entry.from) {
    if (!(from = day(entry.from)))
      return std::nullopt;
    period.from = *from;
    period.range = entry.from.range;
  }
  if (entry.until) {
    if (!(until = day(entry.until)))
      return std::nullopt;
    // The language names the first day on which something is over; Popolo the last on which it lasts.
    *until += entry.untilIsLast;
    period.until = *until;
    period.range = from ? Range{std::min(period.range.begin, entry.until.range.begin),
                                std::max(period.range.end, entry.until.range.end)}
                        : entry.until.range;
  }
  if (from && until && *from >= *until) {
    diagnostics_
        .report<diag::EndsBeforeItBegins>(entry.until.range,
                                          "from " + runtime::printDay(*from) + " until " + runtime::printDay(*until))
        .note("It is in force on no day.")
        .mend(entry.untilIsLast ? "the last day comes after the first"
                                : "`until` names the first day on which it no longer holds, and comes after `from`");
    return std::nullopt;
  }
  Range range = period.range;
  ast::Notes notes;
  notes.push_back({std::move(period), range});
  return notes;
}

ast::Ref People::post(const Entry &entry) {
  ast::Ref made = ref(entry.post);
  for (const Cell *each : {&entry.body, &entry.place})
    if (*each)
      made.of.push_back({ast::Which::Plain, name(*each)});
  return made;
}

ast::Declaration &People::of(const Cell &person, Range at) {
  auto [found, isNew] = known_.try_emplace(person.text, made_.size());
  if (isNew) {
    ast::Declaration declaration;
    declaration.is = ast::Person{name(person), true, {}};
    declaration.range = at;
    made_.push_back(std::move(declaration));
  }
  return made_[found->second];
}

/// Whether this is said of the person for the first time.
bool People::isNew(const Entry &entry, std::string_view sort, const Cell &cell) {
  return said_.try_emplace(entry.person.text + "\n" + std::string(sort) + "\n" + cell.text, cell).second;
}

void People::add(const Entry &entry) {
  if (!complete(entry))
    return;
  auto when = days(entry);
  auto way = how(entry.how);
  std::optional<ast::Day> birth;
  if (entry.born)
    birth = day(entry.born);
  if (!when || !way || (entry.born && !birth))
    return;
  std::vector<Clause> &into = std::get<ast::Person>(of(entry.person, entry.person.range).is).clauses;
  // Every clause has a place of its own: the days of one are not those of another of the same line.
  auto put = [&](auto what, ast::Notes notes, Range at) {
    into.push_back(Clause{std::move(what), std::move(notes), at, {}});
  };
  // The days of a line are those of the post; where there is no post, of what else the line says.
  bool dated = !entry.post && !when->empty();
  ast::Notes others = dated ? *when : ast::Notes{};
  if (entry.post)
    put(Clause::Holds{*way, post(entry)}, std::move(*when), entry.range);
  if (entry.belongsTo && (dated || isNew(entry, "belongs", entry.belongsTo)))
    put(Clause::BelongsTo{ref(entry.belongsTo)}, others, entry.belongsTo.range);
  if (entry.memberClass && (dated || isNew(entry, "is", entry.memberClass)))
    put(Clause::IsA{name(entry.memberClass)}, others, entry.memberClass.range);
  if (birth && isNew(entry, "born", Cell{runtime::printDay(*birth), entry.born.range}))
    put(Clause::Born{*birth}, {}, entry.born.range);
}

} // namespace quorate::registers
