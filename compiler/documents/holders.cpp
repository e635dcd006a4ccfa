// People and the posts they hold.
#include "compiler/documents/holders.h"

#include "compiler/documents/english.h"
#include "compiler/documents/seats.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;
using runtime::Interval;

namespace {

/// The day on which a term that began with a holding is over; none if no term is stated.
std::optional<Day> endOfTerm(const Model &model, const Holding &holding) {
  if (!holding.seat || holding.when.from == Interval::kAlways || holding.when.until != Interval::kForEver)
    return {};
  std::uint32_t years = model.at(holding.seat).termYears;
  // Whoever acts or deputises has no term of their own.
  if (years == 0 || holding.how == Holding::How::ActsAs || holding.how == Holding::How::DeputisesFor)
    return {};
  return runtime::after(holding.when.from, {years, runtime::Span::Unit::Years});
}

std::string lastDay(Day over) { return "The end of " + runtime::printDay(over - 1); }

/// From when something is held that is there on these days.
Inline fromCell(Composer &composer, const Holding &it, const Interval &within = {}) {
  if (it.when.from != Interval::kAlways)
    return runtime::printDay(std::max(it.when.from, within.from));
  OpenPointId open = it.clause ? composer.model.at(it.clause).datesOpen : OpenPointId();
  return open ? composer.open(open) : Composer::silent();
}

Inline untilCell(Composer &composer, const Holding &it, const Interval &within = {}) {
  if (within.until < std::min(it.when.until, endOfTerm(composer.model, it).value_or(Interval::kForEver)))
    return lastDay(within.until);
  if (it.when.until != Interval::kForEver)
    return lastDay(it.when.until);
  OpenPointId open = it.clause ? composer.model.at(it.clause).datesOpen : OpenPointId();
  if (open && it.when.from != Interval::kAlways)
    return composer.open(open);
  if (std::optional<Day> over = endOfTerm(composer.model, it))
    return lastDay(*over) + ", when the term ends";
  return Composer::silent("No end stated");
}

std::string_view howInWords(Holding::How how) {
  switch (how) {
  case Holding::How::Holds: return "Holds it";
  case Holding::How::Shares: return "Shares it";
  case Holding::How::ActsAs: return "Acts in it";
  case Holding::How::DeputisesFor: return "Deputises";
  }
  return {};
}

bool isIn(const Seat &seat, SeatId id, const Holding &holding) {
  return holding.seat == id || (seat.actor && holding.actor == seat.actor);
}

// ---------------------------------------------------------------- vacancies

struct Vacancy {
  std::uint32_t seats;
  Interval when;
};

/// The first day on which seats are counted: that of the seat, the body or the constitution, or the first anybody holds
/// a post.
Day firstDayOf(const Model &model, const Seat &seat) {
  for (Interval when : {seat.inForce, seat.body ? model.at(seat.body).inForce : Interval{}, model.header.inForce})
    if (when.from != Interval::kAlways)
      return when.from;
  Day first = Interval::kForEver;
  for (const Person &person : model.persons)
    for (const Holding &it : person.holdings)
      if (it.when.from != Interval::kAlways)
        first = std::min(first, it.when.from);
  return first == Interval::kForEver ? Interval::kAlways : first;
}

std::vector<Vacancy> vacanciesOf(const Model &model, SeatId id) {
  const Seat &seat = model.at(id);
  std::uint32_t seats = seat.most == Seat::kNoLimit ? seat.least : seat.most;
  // Of a range only the seats that there must be can be vacant.
  if (seat.countOpen || seat.least != seats)
    seats = seat.least;
  Day end = std::min(seat.inForce.until, seat.body ? model.at(seat.body).inForce.until : Interval::kForEver);
  // Before anybody is registered for the body it is not known that its seats are vacant.
  std::vector<Day> days = {seat.body ? std::max(firstDayOf(model, seat), knownFrom(model, model.at(seat.body)))
                                     : firstDayOf(model, seat)};
  auto add = [&](std::optional<Day> day) {
    if (day && *day > days.front() && *day < end)
      days.push_back(*day);
  };
  for (const Person &person : model.persons)
    for (const Holding &it : person.holdings)
      if (isIn(seat, id, it)) {
        add(it.when.from);
        add(it.when.until);
        add(endOfTerm(model, it));
      }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Vacancy> all;
  for (std::size_t i = 0; i < days.size() && days[i] < end; ++i) {
    std::uint32_t filled = filledSeats(model, id, days[i]);
    if (filled >= seats)
      continue;
    Interval when{days[i], i + 1 < days.size() ? days[i + 1] : end};
    if (!all.empty() && all.back().when.until == when.from && all.back().seats == seats - filled)
      all.back().when.until = when.until;
    else
      all.push_back({seats - filled, when});
  }
  return all;
}

std::string untilFilled(const Seat &seat) {
  return seat.exOfficio ? "Until the post it goes with is filled"
         : seat.elected ? "Until somebody is elected"
                        : "Until somebody is appointed";
}

void addVacancies(Composer &composer, Table &table, SeatId id) {
  const Seat &seat = composer.model.at(id);
  for (const Vacancy &it : vacanciesOf(composer.model, id)) {
    Inline vacant = Composer::silent(seat.most == 1 ? "Vacant" : english::count(it.seats, "seat") + " vacant");
    Inline from = it.when.from == Interval::kAlways ? Composer::silent() : Inline(runtime::printDay(it.when.from));
    Inline until =
        it.when.until == Interval::kForEver ? Composer::silent(untilFilled(seat)) : Inline(lastDay(it.when.until));
    table.rows.push_back(
        composer.row({seat.name, capitalised(std::move(vacant)), "Nobody", std::move(from), std::move(until)}));
  }
}

/// [D3] [P7] The days on which a post of a body is there, whichever of its seats these are.
Interval daysOfPost(const Model &model, const Body &body, const Seat &of) {
  Interval all{Interval::kForEver, Interval::kAlways};
  for (SeatId id : body.seats)
    if (const Seat &seat = model.at(id); seat.name == of.name)
      all = {std::min(all.from, seat.inForce.from), std::max(all.until, seat.inForce.until)};
  return intersect(all, body.inForce);
}

void addHolders(Composer &composer, Table &table, const Body &body, SeatId seatId) {
  const Model &model = composer.model;
  const Seat &seat = model.at(seatId);
  const Interval within = daysOfPost(model, body, seat);
  for (const Person &person : model.persons)
    for (const Holding &it : person.holdings)
      if (isIn(seat, seatId, it) && !intersect(within, it.when).empty())
        table.rows.push_back(composer.row({seat.name, person.name, std::string(howInWords(it.how)),
                                           fromCell(composer, it, within), untilCell(composer, it, within)},
                                          it.clause));
}

} // namespace

void writeHolders(Composer &composer, BodyId id) {
  const Model &model = composer.model;
  if (!model.registered)
    return;
  Table table{"Who holds the seats", {"Seat", "Person", "How", "From", "Until"}, {}, true, {}};
  const std::vector<SeatId> &seats = model.at(id).seats;
  for (SeatId seatId : seats) {
    // [P7] Who holds a post is told once, with the first of its seats.
    auto isSame = [&](SeatId other) { return model.at(other).name == model.at(seatId).name; };
    if (*std::find_if(seats.begin(), seats.end(), isSame) == seatId)
      addHolders(composer, table, model.at(id), seatId);
    addVacancies(composer, table, seatId);
  }
  if (table.rows.empty())
    return composer.add(composer.notStated("Who holds the seats is not stated"));
  documents::Clause intro = composer.opening("The seats are held as follows");
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

// ---------------------------------------------------------------- the register

void writeOfficers(Composer &composer) {
  const Model &model = composer.model;
  Table table{"Officers outside any body", {"Post", "Of", "In force"}, {}, true, {}};
  for (const Actor &it : model.actors)
    if (!it.body && it.seats.empty()) {
      Inline days = composer.days(it.inForce, it.clause ? model.at(it.clause).datesOpen : OpenPointId());
      table.rows.push_back(composer.row(
          {it.name,
           it.organisation ? Inline(model.at(it.organisation).name) : Composer::silent("No organisation stated"),
           days.empty() ? Composer::silent("No dates stated") : capitalised(std::move(days))},
          it.clause));
    }
  if (table.rows.empty() && model.incompatible.empty())
    return;
  composer.section("Officers and posts", "officers");
  if (!table.rows.empty()) {
    documents::Clause intro = composer.opening("The following posts are not seats of a body");
    intro.blocks.push_back({std::move(table)});
    composer.add(std::move(intro));
  }
  for (const Incompatible &it : model.incompatible)
    composer.add(composer.ruled(incompatibleWords(it), it.clause));
}

namespace {

std::string postOf(const Model &model, const Holding &it) {
  if (!it.seat)
    return it.actor ? model.at(it.actor).name : "";
  const Seat &seat = model.at(it.seat);
  return seat.name + (seat.body ? ", " + model.at(seat.body).name : "");
}

/// What people are said to be and to belong to.
void writeQualities(Composer &composer) {
  const Model &model = composer.model;
  Table table{"What people are, and to whom they belong", {"Person", "Is or belongs to", "In force"}, {}, true, {}};
  auto add = [&](const Person &person, std::string what, Interval when, ClauseId clause) {
    Inline days = composer.days(when, clause ? model.at(clause).datesOpen : OpenPointId());
    table.rows.push_back(
        composer.row({person.name, std::move(what),
                      days.empty() ? Composer::silent("No dates stated") : capitalised(std::move(days))},
                     clause));
  };
  for (const Person &person : model.persons) {
    for (const Person::Class &it : person.classes)
      add(person, english::capitalised(english::withArticle(model.at(it.kind).name)), it.when, it.clause);
    for (const Person::Belongs &it : person.belongs)
      add(person, "Belongs to " + english::definite(model.at(it.organisation).name), it.when, it.clause);
  }
  if (table.rows.empty())
    return;
  documents::Clause intro = composer.opening("The following is known of people");
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
}

} // namespace

void writeRegister(Composer &composer) {
  const Model &model = composer.model;
  if (model.persons.empty())
    return;
  composer.section("Who holds what", "register");
  Table table{"Everybody and the posts they hold", {"Person", "Post", "How", "From", "Until"}, {}, true, {}};
  for (const Person &person : model.persons) {
    Inline name(person.name);
    if (!person.aliases.empty())
      name << " (also called " << english::list(person.aliases) << ")";
    if (person.holdings.empty())
      table.rows.push_back(
          composer.row({name, Composer::silent("None stated"), "Nothing", "Not stated", "Not stated"}, person.clause));
    for (const Holding &it : person.holdings)
      table.rows.push_back(composer.row(
          {name, postOf(model, it), std::string(howInWords(it.how)), fromCell(composer, it), untilCell(composer, it)},
          it.clause ? it.clause : person.clause));
  }
  documents::Clause intro = composer.opening("The following people are registered");
  intro.blocks.push_back({std::move(table)});
  composer.add(std::move(intro));
  writeQualities(composer);
}

} // namespace quorate::documents
