// Finds which seats of a body a name means: a post, a class of members, or whoever holds one.
#include "runtime/names/look_up.h"
#include "runtime/names/resolve.h"

#include <algorithm>
#include <array>

namespace quorate::runtime {

namespace {

/// What a run of seats is called by: its post, its name with its place, an alias or a class; or the post whose holders
/// have it with theirs.
enum class CalledBy : std::uint8_t { Itself, Holder };

bool seatIsCalled(const Model &model, const schema::Seat &seat, const schema::SeatName &called, std::string_view name,
                  const std::vector<std::uint32_t> &classes, CalledBy by) {
  if (by == CalledBy::Holder)
    return seat.actor() != kNone && isCalled(model, seat.actor(), name);
  const NameTables &names = model.tables().names();
  if (names.text(called.post()) == name || names.text(called.name()) == name)
    return true;
  for (const schema::Span &alias : names.aliases.at(called.aliases()))
    if (names.text(alias) == name)
      return true;
  for (std::uint32_t written : model.tables().bodies().classes.at(seat.classes()))
    if (std::binary_search(classes.begin(), classes.end(), written))
      return true;
  return false;
}

std::vector<std::uint32_t>
seatsCalled(const Model &model, std::uint32_t body, const std::string &head, std::span<const std::string> of,
            std::span<const CalledBy> ways = std::array{CalledBy::Itself, CalledBy::Holder}) {
  const BodyTables &tables = model.tables().bodies();
  const NameTables &names = model.tables().names();
  auto classes = named(names, Names::Kind, head);
  std::vector<std::uint32_t> found;
  auto seats = tables.seatLists.at(tables.bodies[body].seats());
  // Two seats may be for the holders of one post: each is called by its own name first.
  for (CalledBy by : ways) {
    if (!found.empty())
      break;
    for (std::uint32_t i = 0; i < seats.size(); ++i) {
      const schema::Seat &seat = tables.seats[seats[i]];
      bool right = seatIsCalled(model, seat, names.seats[seats[i]], head, classes, by);
      for (const std::string &qualifier : of)
        right = right && (liesIn(model, seat.place(), qualifier) || bodyIsOf(model, body, qualifier));
      if (right)
        found.push_back(i);
    }
  }
  return found;
}

std::vector<std::uint32_t> seatsMeant(const Model &model, std::uint32_t body, const NameForm &name,
                                      std::span<const CalledBy> ways) {
  // A name may itself hold the word "of": the longest head first, then its parts.
  auto found = seatsCalled(model, body, name.text(), {}, ways);
  for (std::size_t joined = std::min(name.of.size(), kMostParts); found.empty() && joined-- > 0;) {
    NameForm head{name.head, {name.of.begin(), name.of.begin() + joined}};
    found = seatsCalled(model, body, head.text(), std::span(name.of).subspan(joined), ways);
  }
  if (found.empty() && name.of.size() > 1)
    found = seatsCalled(model, body, name.head, joinedUp(model.tables().names(), name.of), ways);
  return found;
}

} // namespace

std::vector<SeatIndex> seatsWithPost(const Model &model, ActorIndex post, const NameForm &name) {
  const BodyTables &tables = model.tables().bodies();
  const std::uint32_t own = model.tables().authority().actors[number(post)].clause();
  std::vector<SeatIndex> found;
  // An officer is meant by the name of the post, unless the body of a seat is named with it.
  auto namesBody = [&](std::uint32_t body) {
    return std::any_of(name.of.begin(), name.of.end(),
                       [&](const std::string &of) { return isCalled(model, tables.bodies[body].actor(), of); });
  };
  const bool called = model.name(post) == name.text() || model.name(post) == name.head;
  for (std::uint32_t body = 0; body < tables.bodies.size(); ++body) {
    auto seats = tables.seatLists.at(tables.bodies[body].seats());
    if (std::none_of(seats.begin(), seats.end(),
                     [&](std::uint32_t seat) { return tables.seats[seat].actor() == number(post); }))
      continue;
    for (std::uint32_t at : seatsMeant(model, body, name, std::array{CalledBy::Itself})) {
      if (tables.seats[seats[at]].actor() != number(post))
        continue;
      if (tables.seats[seats[at]].clause() == own || (called && !namesBody(body)))
        return {};
      found.push_back(SeatIndex{seats[at]});
    }
  }
  return found;
}

Resolved<std::vector<std::uint32_t>> resolveSeats(const Model &model, BodyIndex body, const NameForm &name) {
  std::vector<std::uint32_t> found =
      seatsMeant(model, number(body), name, std::array{CalledBy::Itself, CalledBy::Holder});
  if (!found.empty())
    return found;
  NotUnderstood why{"nobody on `" + std::string(model.name(body)) + "` is called `" + name.text() + "`", {}};
  const BodyTables &tables = model.tables().bodies();
  const NameTables &names = model.tables().names();
  std::string whole = name.text();
  auto close = [](const std::string &post, const std::string &called) {
    return distance(post, called, tolerance(called)) <= tolerance(called);
  };
  for (std::uint32_t row : tables.seatLists.at(tables.bodies[number(body)].seats())) {
    std::string post(names.text(names.seats[row].post()));
    if ((close(post, name.head) || close(post, whole)) &&
        std::find(why.didYouMean.begin(), why.didYouMean.end(), post) == why.didYouMean.end() &&
        why.didYouMean.size() < kMostSuggestions)
      why.didYouMean.push_back(post);
  }
  return why;
}

} // namespace quorate::runtime
