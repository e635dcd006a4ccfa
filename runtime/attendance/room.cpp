// Understands who is meant, and takes them from the seats that are left.
#include "runtime/attendance/room.h"

#include "runtime/membership.h"
#include "runtime/names/resolve.h"
#include "runtime/people/people.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// How many an open number of seats has: more than anybody says.
constexpr std::uint32_t kUnbounded = 1u << 30;

} // namespace

Pass passOf(const Who &who) {
  return who.others ? Pass::EveryoneElse : who.everyone ? Pass::Everyone : who.number ? Pass::Numbered : Pass::Whole;
}

Room::Room(const Model &model, BodyIndex body, Day day, Taking taking)
    : model_(model), body_(body), day_(day), taking_(taking) {
  const BodyTables &tables = model.tables().bodies();
  for (std::uint32_t row : tables.seatLists.at(tables.bodies[number(body)].seats())) {
    rows_.push_back(row);
    addRun(tables.seats[row]);
  }
  addUnfit();
}

void Room::addUnfit() {
  if (model_.persons() == 0)
    return;
  for (Breach &breach : membershipOf(model_, body_, day_).breaches) {
    if (!breach.seat || !breach.person)
      continue;
    auto at = std::find(rows_.begin(), rows_.end(), number(*breach.seat));
    auto run = static_cast<std::uint32_t>(at - rows_.begin());
    bool known = std::any_of(unfit_.begin(), unfit_.end(),
                             [&](const Unfit &each) { return each.run == run && each.person == *breach.person; });
    // Who breaks two rules is one person all the same.
    if (at != rows_.end() && !known)
      unfit_.push_back({run, *breach.person, {std::move(breach.sentence), breach.clause}});
  }
}

Counts Room::unfitBesides(const std::vector<PersonIndex> &named) const {
  Counts some = none();
  for (const Unfit &each : unfit_)
    some[each.run] += std::find(named.begin(), named.end(), each.person) == named.end();
  return some;
}

/// [D1] Whether a run of seats is there on the day.
bool Room::isThere(const schema::Seat &seat) const { return seat.from_day() <= day_ && day_ < seat.until_day(); }

void Room::addRun(const schema::Seat &seat) {
  const BodyTables &tables = model_.tables().bodies();
  bool exists = isThere(seat);
  bool open = unsettled(model_.tables().text(), seat.count_open()) || seat.most() == kNone;
  // Without a register, as many are taken to be in post as there must be seats; somebody may still say that more came.
  std::uint32_t inPost = seat.least(), places = open ? kUnbounded : std::max(seat.least(), seat.most());
  // Where it is registered who holds the seats, one without a holder is vacant, and nobody can sit in it.
  for (const schema::SeatFilling &filling : tables.fillings.at(seat.fillings()))
    if (filling.from_day() <= day_ && day_ < filling.until_day())
      inPost = places = filling.filled();
  inPost_.push_back(exists ? inPost : 0);
  places_.push_back(exists ? places : 0);
}

void Room::lessen(std::uint32_t &left, std::uint32_t some) {
  // An open number of seats stays open, however many of them are taken.
  if (left < kUnbounded)
    left -= std::min(left, some);
}

// ---------------------------------------------------------------- who is meant

/// The runs of seats that a registered person sits in: their own, and those whose post they act as or deputise for.
void Room::seatsOfPerson(Who &who) const {
  for (std::uint32_t run = 0; run < size(); ++run) {
    auto holding = holdersOf(model_, SeatIndex{rows_[run]}, day_);
    bool sits = std::any_of(holding.begin(), holding.end(),
                            [&](const HoldingInfo &each) { return each.person == *who.person; });
    // Whoever acts for an absent holder sits in the holder's place without holding it.
    if (!sits && seat(run).actor() != kNone)
      for (const HoldingInfo &each : holdersOf(model_, ActorIndex{seat(run).actor()}, day_))
        if (each.person == *who.person && (each.how == Holds::ActsAs || each.how == Holds::DeputisesFor)) {
          who.deputy = who.deputy || each.how == Holds::DeputisesFor;
          who.standsIn = true;
          sits = true;
          break;
        }
    if (sits && isThere(seat(run)))
      who.runs.push_back(run);
  }
}

std::variant<Who, NotMeant> Room::understand(const PeopleForm &form) const {
  Who who;
  if (form.who != PeopleForm::Who::Named) {
    who.everyone = true;
    who.others = form.who == PeopleForm::Who::EveryoneElse;
    for (std::uint32_t run = 0; run < size(); ++run)
      who.runs.push_back(run);
    for (const PeopleForm &except : form.except) {
      auto found = understand(except);
      if (auto *why = std::get_if<NotMeant>(&found))
        return std::move(*why);
      who.except.push_back(std::move(std::get<Who>(found)));
    }
    return who;
  }
  who.name = form.name.text();
  who.number = form.number;
  who.deputy = form.deputy;
  auto seats = resolveSeats(model_, body_, form.name);
  if (auto *why = std::get_if<NotUnderstood>(&seats))
    return understandPerson(form, std::move(who), std::move(*why));
  who.runs = std::move(std::get<std::vector<std::uint32_t>>(seats));
  // The same name tried from its other end: if the outcome differs, it depends on who was meant.
  if (taking_ == Taking::LastFirst)
    std::reverse(who.runs.begin(), who.runs.end());
  // A deputy is one where no number is said, as the formatter writes it.
  if (who.deputy && !who.number)
    who.number = 1;
  return who;
}

std::variant<Who, NotMeant> Room::understandPerson(const PeopleForm &form, Who who, NotUnderstood noPost) const {
  auto person = resolvePerson(model_, form.name);
  if (auto *other = std::get_if<NotUnderstood>(&person)) {
    noPost.didYouMean.insert(noPost.didYouMean.end(), other->didYouMean.begin(), other->didYouMean.end());
    return NotMeant{NotMeant::Is::NoSuchName, std::move(noPost)};
  }
  who.person = std::get<PersonIndex>(person);
  seatsOfPerson(who);
  if (who.runs.empty())
    return NotMeant{
        NotMeant::Is::HoldsNoSeat,
        {ticked(who.name) + " holds no seat on " + ticked(model_.name(body_)) + " on " + printDay(day_), {}}};
  // "2 Dev Shah": there is one of a person, and their deputy is a person with another name.
  if (form.number.value_or(1) != 1 || form.deputy)
    return NotMeant{NotMeant::Is::NotAlone, {ticked(who.name) + ": a person is named alone, without a number", {}}};
  who.number.reset();
  return who;
}

// ---------------------------------------------------------------- taking

void Room::makeRoomFor(const Who &who, Pool &pool) const {
  for (std::uint32_t run : who.runs)
    if (who.standsIn)
      // The seat they sit in need not be free in the count: a vacant post has no place in a register, and yet somebody
      // acts.
      pool.left[run] = std::max(pool.left[run], 1u);
}

Taken Room::takePerson(const Who &who, Pool &pool, Counts &into) const {
  for (std::uint32_t run : who.runs)
    // All their seats or none: a person is in the room as a whole.
    if (pool.left[run] == 0)
      return {false, 0, &who};
  for (std::uint32_t run : who.runs) {
    ++into[run];
    lessen(pool.left[run], 1);
    lessen(pool.usual[run], 1);
  }
  return {true, 1, &who};
}

Taken Room::takeEveryone(const Who &who, Pool &pool, Counts &into) {
  // Those excepted may have been taken already: "everyone except Guest for, Guest against".
  Pool among(pool.whole);
  Counts excepted = none();
  for (const Who &except : who.except)
    if (Taken taken = take(except, among, excepted); !taken.enough)
      return taken;
  Taken taken{true, 0, &who};
  for (std::uint32_t run : who.runs) {
    std::uint32_t some = std::min(pool.left[run], pool.usual[run]);
    // Of those who were there to begin with: an exception that has spoken for itself is not taken off twice.
    some = std::min(some, pool.whole[run] - std::min(pool.whole[run], excepted[run]));
    into[run] += some;
    lessen(pool.left[run], some);
    lessen(pool.usual[run], some);
    taken.there += some;
  }
  return taken;
}

Taken Room::take(const Who &who, Pool &pool, Counts &into) {
  if (who.person)
    return takePerson(who, pool, into);
  if (who.everyone)
    return takeEveryone(who, pool, into);
  std::uint64_t all = 0;
  auto may = [&](std::uint32_t run) { return who.number ? pool.left[run] : std::min(pool.left[run], pool.usual[run]); };
  for (std::uint32_t run : who.runs)
    all += may(run);
  // "Members" without a number are all who are meant, and somebody has to be.
  std::uint64_t wanted = who.number ? *who.number : all;
  if (wanted > all || (!who.number && all == 0))
    return {false, all, &who};
  // Seats are handed out run by run: another choice might have been meant.
  chosen_ = chosen_ || (wanted != 0 && wanted != all && who.runs.size() > 1);
  // Those who are meant without a number first: a vote is not taken for that of somebody who has an interest as long as
  // there is another who may have given it.
  for (bool usual : {true, false})
    for (std::uint32_t run : who.runs) {
      std::uint32_t most = usual ? std::min(pool.left[run], pool.usual[run]) : pool.left[run];
      auto some = static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, most));
      into[run] += some;
      lessen(pool.left[run], some);
      lessen(pool.usual[run], some);
      wanted -= some;
    }
  return {true, all, &who};
}

std::optional<std::uint32_t> Room::presiderAmong(const Who &who, const Counts &present) {
  chosen_ = chosen_ || who.runs.size() > 1;
  auto there = std::find_if(who.runs.begin(), who.runs.end(), [&](std::uint32_t run) { return present[run] != 0; });
  return there == who.runs.end() ? std::nullopt : std::optional(*there);
}

} // namespace quorate::runtime
