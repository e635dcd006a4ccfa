// Looks through the register of people.
#include "runtime/people/people.h"
#include "runtime/model/tables.h"
#include "runtime/rules/sharing.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace quorate::runtime {

namespace {

HoldingInfo infoOf(const schema::Holding &row) {
  return {PersonIndex{row.person()}, row.seat() == kNone ? std::nullopt : std::optional(SeatIndex{row.seat()}),
          ActorIndex{row.actor()},   {row.when().from_day(), row.when().until_day()},
          checked(row.how()),        clauseIf(row.clause())};
}

bool isHeld(const schema::Holding &row) { return row.how() == Holds::Holds || row.how() == Holds::Shares; }
bool isOn(const schema::Stretch &when, Day day) { return when.from_day() <= day && day < when.until_day(); }

bool isOnePost(const Tables &tables, std::uint32_t a, std::uint32_t b) {
  if (a == b || a == kNone || b == kNone)
    return a == b;
  const schema::Seat &one = tables.bodies().seats[a], &other = tables.bodies().seats[b];
  const NameTables &names = tables.names();
  // Seats of two posts may be for the holders of a third.
  return one.body() == other.body() && one.actor() == other.actor() && one.actor() != kNone &&
         names.text(names.seats[a].name()) == names.text(names.seats[b].name());
}

/// Whether what somebody holds gives them a seat of a run: the run itself, or the post it is held ex officio of; with a
/// day, if that post is in force on it [D3].
bool givesSeat(const Tables &tables, const schema::Holding &row, std::uint32_t seat, std::optional<Day> day = {}) {
  auto inForce = [&](std::uint32_t post) {
    const schema::Actor &actor = tables.authority().actors[post];
    return !day || (actor.from_day() <= *day && *day < actor.until_day());
  };
  // No more steps than seats: in a damaged file they may go round.
  for (std::uint32_t steps = 0; seat != kNone && steps <= tables.bodies().seats.size(); ++steps) {
    const std::uint32_t post = tables.bodies().seats[seat].actor();
    if (isOnePost(tables, row.seat(), seat))
      return steps == 0 || post == kNone || inForce(post);
    // A post held as such carries every run of seats that is for its holders.
    if (row.seat() == kNone && row.actor() != kNone && row.actor() == post)
      return inForce(post);
    // Ex officio: whoever holds that seat has this one with it, which may itself be held so.
    seat = tables.people().tenures[seat].ex_officio();
  }
  return false;
}

/// Whether a holding is of a post: of the post as such, or of a run of seats its holders sit in.
bool givesPost(const Tables &tables, const schema::Holding &row, std::uint32_t post) {
  return row.actor() == post || (row.seat() != kNone && tables.bodies().seats[row.seat()].actor() == post);
}

} // namespace

TenureInfo tenureOf(const Model &model, SeatIndex seat) {
  const schema::Tenure &row = model.tables().people().tenures[number(seat)];
  TenureInfo info{row.term_years(),
                  row.most_terms(),
                  row.most_in_all(),
                  row.years_out(),
                  row.shared_by(),
                  row.minimum_age(),
                  row.in_a_row(),
                  {},
                  {},
                  {}};
  // 0 of anything is written where nothing is said.
  if (row.retiring_numerator() != 0 && row.retiring_denominator() != 0)
    info.retiring = Fraction{row.retiring_numerator(), row.retiring_denominator()};
  if (row.acts_if_vacant() != kNone)
    info.actsIfVacant = ActorIndex{row.acts_if_vacant()};
  if (row.ex_officio() != kNone)
    info.exOfficio = SeatIndex{row.ex_officio()};
  return info;
}

bool areOnePost(const Model &model, SeatIndex a, SeatIndex b) {
  return isOnePost(model.tables(), number(a), number(b));
}

bool isRegistered(const Model &model) { return model.tables().people().registered; }

bool isRegistered(const Model &model, BodyIndex body) {
  const Tables &tables = model.tables();
  auto seats = tables.bodies().seatLists.at(tables.bodies().bodies[number(body)].seats());
  for (const schema::Holding &row : tables.people().holdings)
    for (std::uint32_t seat : seats)
      if (givesSeat(tables, row, seat))
        return true;
  return false;
}

std::vector<HoldingInfo> holdingsOf(const Model &model, PersonIndex person) {
  const PeopleTables &people = model.tables().people();
  std::vector<HoldingInfo> all;
  for (const schema::Holding &row : people.holdings.at(people.persons[number(person)].holdings()))
    all.push_back(infoOf(row));
  return all;
}

std::vector<HoldingInfo> holdersOf(const Model &model, SeatIndex seat, Day day) {
  const Tables &tables = model.tables();
  std::vector<HoldingInfo> holders;
  std::unordered_map<std::uint32_t, std::size_t> told; // by person
  for (const schema::Holding &row : tables.people().holdings) {
    // Acting and deputising are not holding: the seat stays vacant, or its holder's.
    if (!isHeld(row) || !isOn(row.when(), day) || !givesSeat(tables, row, number(seat), day))
      continue;
    // [P2] Whoever is told twice has one seat; who holds one does not share another.
    const auto [before, isNew] = told.try_emplace(row.person(), holders.size());
    if (isNew)
      holders.push_back(infoOf(row));
    else if (holders[before->second].how == Holds::Shares && row.how() == Holds::Holds)
      holders[before->second] = infoOf(row);
  }
  return holders;
}

std::vector<HoldingInfo> holdersOf(const Model &model, ActorIndex post, Day day) {
  const Tables &tables = model.tables();
  std::vector<HoldingInfo> holders;
  for (const schema::Holding &row : tables.people().holdings)
    if (isOn(row.when(), day) && givesPost(tables, row, number(post)))
      holders.push_back(infoOf(row));
  return holders;
}

std::vector<SeatIndex> seatsOf(const Model &model, ActorIndex post) {
  const BodyTables &tables = model.tables().bodies();
  std::vector<SeatIndex> seats;
  for (std::uint32_t i = 0; i < tables.seats.size(); ++i)
    if (tables.seats[i].actor() == number(post))
      seats.push_back(SeatIndex{i});
  return seats;
}

bool holdsSeat(const Model &model, PersonIndex person, SeatIndex seat, Day day) {
  const Tables &tables = model.tables();
  const PeopleTables &people = tables.people();
  auto rows = people.holdings.at(people.persons[number(person)].holdings());
  return std::any_of(rows.begin(), rows.end(), [&](const schema::Holding &row) {
    return isHeld(row) && isOn(row.when(), day) && givesSeat(tables, row, number(seat), day);
  });
}

bool holdsPost(const Model &model, PersonIndex person, ActorIndex post, Day day) {
  const Tables &tables = model.tables();
  const PeopleTables &people = tables.people();
  auto rows = people.holdings.at(people.persons[number(person)].holdings());
  // [D3] Nobody holds a post that is over.
  const schema::Actor &of = tables.authority().actors[number(post)];
  if (day < of.from_day() || day >= of.until_day())
    return false;
  return std::any_of(rows.begin(), rows.end(), [&](const schema::Holding &row) {
    return row.how() != Holds::DeputisesFor && isOn(row.when(), day) && givesPost(tables, row, number(post));
  });
}

Day knownFrom(const Model &model, ActorIndex post) {
  const Tables &tables = model.tables();
  Day first = Interval::kForEver;
  for (const schema::Holding &row : tables.people().holdings)
    if (row.how() != Holds::DeputisesFor && givesPost(tables, row, number(post)))
      first = std::min(first, row.when().from_day());
  return first;
}

std::uint32_t saidToShare(const Model &model, SeatIndex seat, Day day) {
  const Tables &tables = model.tables();
  std::vector<std::uint32_t> said;
  for (const schema::Holding &row : tables.people().holdings)
    if (row.how() == Holds::Shares && isOn(row.when(), day) && givesSeat(tables, row, number(seat), day) &&
        std::find(said.begin(), said.end(), row.person()) == said.end())
      said.push_back(row.person());
  return static_cast<std::uint32_t>(said.size());
}

std::vector<std::vector<PersonIndex>> sharersOf(const Model &model, SeatIndex seat, Day day) {
  std::vector<HoldingInfo> sharing = holdersOf(model, seat, day);
  std::erase_if(sharing, [](const HoldingInfo &holder) { return holder.how != Holds::Shares; });
  const auto &clauses = model.tables().text().clauses;
  auto place = [&](const HoldingInfo &holder) {
    if (!holder.clause)
      return std::tuple(kNone, kNone, kNone);
    const schema::Clause &clause = clauses[number(*holder.clause)];
    return std::tuple(clause.file(), clause.line(), clause.column());
  };
  std::stable_sort(sharing.begin(), sharing.end(),
                   [&](const HoldingInfo &a, const HoldingInfo &b) { return place(a) < place(b); });
  const std::size_t together = rules::shareOneSeat(tenureOf(model, seat).sharedBy, sharing.size());
  std::vector<std::vector<PersonIndex>> seats;
  for (const HoldingInfo &holder : sharing) {
    if (seats.empty() || seats.back().size() == together)
      seats.emplace_back();
    seats.back().push_back(holder.person);
  }
  return seats;
}

std::uint32_t seatsTaken(const Model &model, SeatIndex seat, Day day) {
  std::vector<HoldingInfo> holders = holdersOf(model, seat, day);
  std::erase_if(holders, [](const HoldingInfo &holder) { return holder.how == Holds::Shares; });
  return static_cast<std::uint32_t>(holders.size() + sharersOf(model, seat, day).size());
}

std::string vacancyInWords(const Model &model, SeatIndex seat, std::uint32_t vacant) {
  SeatInfo info = model.seat(seat);
  std::string where = ticked(info.name) + " on " + ticked(model.name(info.body));
  if (info.least == 1)
    return "The seat of " + where + " is vacant";
  return (vacant == 1 ? std::string("One") : std::to_string(vacant)) + " of the " + std::to_string(info.least) +
         " seats of " + where + (vacant == 1 ? " is vacant" : " are vacant");
}

bool holdersKnown(const Model &model, BodyIndex body, Day day) {
  return day >= model.tables().bodies().bodies[number(body)].known_from();
}

bool isKind(const Model &model, std::uint32_t kind, std::uint32_t ancestor) {
  const NameTables &names = model.tables().names();
  for (std::uint32_t steps = 0; kind != kNone && steps <= names.kinds.size(); ++steps) {
    if (kind == ancestor)
      return true;
    kind = names.kinds[kind].parent();
  }
  return false;
}

std::optional<bool> isOfClass(const Model &model, PersonIndex person, KindIndex kind, Day day) {
  const PeopleTables &people = model.tables().people();
  bool told = false;
  for (const schema::PersonClass &row : people.classes.at(people.persons[number(person)].classes())) {
    if (isOn(row.when(), day) && isKind(model, row.kind(), number(kind)))
      return true;
    told = told || row.when().from_day() <= day;
  }
  // [P3] From the first day on which something is said of a person all of it is taken to be said; silence about
  // everything is not knowing.
  return told ? std::optional(false) : std::nullopt;
}

std::optional<Day> endOf(const Model &model, const HoldingInfo &holding) {
  std::optional<Day> end;
  if (holding.when.until != Interval::kForEver)
    end = holding.when.until;
  if (!holding.seat || holding.when.from == Interval::kAlways)
    return end;
  std::uint32_t years = tenureOf(model, *holding.seat).termYears;
  if (years == 0)
    return end;
  // The term ends by itself even if the register says nothing or a later day; an earlier one (a resignation) ends it.
  Day term = after(holding.when.from, {years, Span::Unit::Years});
  return end && *end < term ? end : term;
}

std::string_view kindName(const Model &model, KindIndex kind) {
  const NameTables &names = model.tables().names();
  return names.text(names.kinds[number(kind)].name());
}

} // namespace quorate::runtime
