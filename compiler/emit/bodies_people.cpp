// What the register says of a body: from which day its holders are known, and who holds several of its seats.
#include "compiler/emit/bodies_rows.h"

#include <map>
#include <set>

namespace quorate::emit {

namespace {

/// Whether somebody sits in a seat by what they hold, or by acting where it is vacant.
bool sitsBy(const ir::Model &model, const ir::Holding &holding, ir::SeatId seat, ir::Day day) {
  if (holding.how == ir::Holding::How::DeputisesFor || !ir::givesSeat(model, holding, seat, day))
    return false;
  return holding.how != ir::Holding::How::ActsAs || ir::hasVacancy(model, seat, day);
}

/// The runs of a body that somebody sits in on a day.
std::vector<std::uint32_t> runsOf(const ir::Model &model, const ir::Body &body, const ir::Person &person, ir::Day day) {
  std::vector<std::uint32_t> runs;
  for (std::uint32_t position = 0; position < body.seats.size(); ++position) {
    ir::SeatId seat = body.seats[position];
    if (model.at(seat).inForce.contains(day) &&
        std::any_of(person.holdings.begin(), person.holdings.end(), [&](const ir::Holding &holding) {
          return holding.when.contains(day) && sitsBy(model, holding, seat, day);
        }))
      runs.push_back(position);
  }
  return runs;
}

/// The days on which the seats of somebody may change, in order.
std::vector<ir::Day> changesOf(const ir::Model &model, const ir::Body &body, const ir::Person &person) {
  std::vector<ir::Day> days = {ir::Interval::kAlways};
  for (const ir::Holding &holding : person.holdings)
    days.insert(days.end(), {holding.when.from, holding.when.until});
  for (ir::SeatId seat : body.seats) {
    days.insert(days.end(), {model.at(seat).inForce.from, model.at(seat).inForce.until});
    if (ir::ActorId post = model.at(seat).actor) // of another body, perhaps
      days.insert(days.end(), {model.at(post).inForce.from, model.at(post).inForce.until});
  }
  // Somebody may act in a seat while nobody holds it.
  if (std::any_of(person.holdings.begin(), person.holdings.end(),
                  [](const ir::Holding &holding) { return holding.how == ir::Holding::How::ActsAs; }))
    for (const ir::Person &other : model.persons)
      for (const ir::Holding &holding : other.holdings)
        if (std::any_of(body.seats.begin(), body.seats.end(),
                        [&](ir::SeatId seat) { return ir::givesSeat(model, holding, seat); }))
          days.insert(days.end(), {holding.when.from, holding.when.until});
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  if (days.back() == ir::Interval::kForEver)
    days.pop_back();
  return days;
}

/// Whether somebody holds what gives more than one seat of a body, on whatever days: few do.
bool maySitTwice(const ir::Model &model, const ir::Body &body, const ir::Person &person) {
  std::size_t given = 0;
  for (ir::SeatId seat : body.seats)
    given += std::any_of(person.holdings.begin(), person.holdings.end(), [&](const ir::Holding &holding) {
      return holding.how != ir::Holding::How::DeputisesFor && ir::givesSeat(model, holding, seat);
    });
  return given > 1;
}

} // namespace

std::vector<std::vector<std::uint32_t>> peopleOf(const ir::Model &model) {
  // The bodies that a seat or a post as such gives a seat of.
  std::map<std::uint32_t, std::set<std::uint32_t>> bySeat, byPost;
  for (std::uint32_t id = 0; id < model.seats.size(); ++id) {
    ir::SeatId seat(id);
    for (std::size_t steps = 0; seat && steps <= model.seats.size(); ++steps, seat = model.at(seat).exOfficio) {
      bySeat[raw(seat)].insert(raw(model.seats[id].body));
      if (model.at(seat).actor)
        byPost[raw(model.at(seat).actor)].insert(raw(model.seats[id].body));
    }
  }
  std::vector<std::vector<std::uint32_t>> people(model.bodies.size());
  for (std::uint32_t person = 0; person < model.persons.size(); ++person) {
    std::set<std::uint32_t> bodies;
    for (const ir::Holding &holding : model.persons[person].holdings) {
      // [P3] Whoever deputises holds no seat.
      if (holding.how == ir::Holding::How::DeputisesFor)
        continue;
      const auto &given = holding.seat ? bySeat[raw(holding.seat)] : byPost[raw(holding.actor)];
      bodies.insert(given.begin(), given.end());
    }
    for (std::uint32_t body : bodies)
      people[body].push_back(person);
  }
  return people;
}

std::vector<schema::Several> severalOf(const ir::Model &model, const ir::Body &body,
                                       const std::vector<std::uint32_t> &people, Stretches<std::uint32_t> &positions) {
  std::vector<schema::Several> made;
  for (std::uint32_t person : people) {
    if (!maySitTwice(model, body, model.persons[person]))
      continue;
    std::vector<ir::Day> days = changesOf(model, body, model.persons[person]);
    for (std::size_t i = 0; i < days.size(); ++i) {
      std::vector<std::uint32_t> runs = runsOf(model, body, model.persons[person], days[i]);
      if (runs.size() > 1)
        made.push_back(row::Several{.person = person,
                                    .from_day = days[i],
                                    .until_day = i + 1 < days.size() ? days[i + 1] : ir::Interval::kForEver,
                                    .runs = positions.add(runs)});
    }
  }
  return made;
}

} // namespace quorate::emit
