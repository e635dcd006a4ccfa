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

Room::Room(const Model &model, BodyIndex body, Day day, Taking taking, const std::vector<std::uint32_t> &supposed)
    : model_(model), body_(body), day_(day), taking_(taking), holdersKnown_(runtime::holdersKnown(model, body, day)) {
  const BodyTables &tables = model.tables().bodies();
  for (std::uint32_t row : tables.seatLists.at(tables.bodies[number(body)].seats())) {
    rows_.push_back(row);
    addRun(tables.seats[row]);
    // [U1] In a world in which there are so many, they are all that a post has.
    if (std::size_t run = rows_.size() - 1; run < supposed.size() && supposed[run] != kNone)
      inPost_[run] = places_[run] = votes_[run] = supposed[run];
  }
  for (const schema::Several &row : tables.several.at(tables.bodies[number(body)].several())) {
    auto runs = tables.positions.at(row.runs());
    if (row.from_day() <= day && day < row.until_day()) {
      if (std::any_of(runs.begin(), runs.end(), [&](std::uint32_t run) { return run >= rows_.size(); }))
        throwDangling();
      several_.push_back({PersonIndex{row.person()}, {runs.begin(), runs.end()}, false});
    }
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
  std::uint32_t votes = kUnbounded;
  // Where it is registered who holds the seats, one without a holder is vacant, and nobody can sit in it.
  for (const schema::SeatFilling &filling : tables.fillings.at(seat.fillings()))
    if (holdersKnown_ && filling.from_day() <= day_ && day_ < filling.until_day())
      inPost = places = filling.people(), votes = filling.filled();
  // [P2] People who share a seat are a head each and have one vote together.
  votes_.push_back(exists ? std::min(inPost, votes) : 0);
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

Seated Room::allSeats() const {
  Seated all;
  for (const NamedPerson &each : several_)
    all.push_back(each.runs);
  return all;
}

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
      return {false, 0, &who, {}};
  for (std::uint32_t run : who.runs) {
    ++into[run];
    lessen(pool.left[run], 1);
    lessen(pool.usual[run], 1);
  }
  pool.gone.push_back({*who.person, who.runs, false});
  return {true, 1, &who, {}};
}

Taken Room::except(const Who &who, const Pool &pool, Counts &out) {
  Pool among(pool.whole);
  Counts excepted = none(), byName = none();
  std::vector<NamedPerson> named;
  for (const Who &except : who.except) {
    if (except.person)
      named.push_back({*except.person, except.runs, false});
    // [A5] Nobody need be left of whom is excepted, but a number must be there.
    if (Taken taken = take(except, among, excepted); !taken.enough && except.number)
      return taken;
  }
  // [A3] Who is excepted is excepted as a person: in every seat that they hold.
  Seated with = whoAmong(excepted, pool.whole, allSeats(), named, {});
  for (std::size_t i = 0; i < with.size(); ++i)
    if (!with[i].empty() && !findPerson(named, several_[i].person)) {
      for (std::uint32_t run : with[i])
        excepted[run] -= std::min(excepted[run], 1u);
      named.push_back(several_[i]);
    } else if (!with[i].empty()) {
      for (std::uint32_t run : with[i])
        excepted[run] -= std::min(excepted[run], 1u);
    }
  for (const NamedPerson &each : named) {
    bool one = !findPerson(several_, each.person);
    for (std::uint32_t run : each.runs) {
      excepted[run] -= one ? std::min(excepted[run], 1u) : 0;
      // Whoever is gone already is not taken off twice: "Ann Ash against, everyone except Ann Ash for".
      byName[run] += findPerson(pool.gone, each.person) == nullptr;
    }
  }
  for (std::uint32_t run = 0; run < size(); ++run) {
    std::uint32_t left = std::min(pool.left[run], pool.usual[run]),
                  gone = pool.whole[run] - std::min(pool.whole[run], left);
    auto goneByName = static_cast<std::uint32_t>(std::count_if(
        pool.gone.begin(), pool.gone.end(), [&](const NamedPerson &each) { return isOneOf(each.runs, run); }));
    // A number excepted is of those who are told otherwise, as far as there are so many: "1 Guest against, everyone
    // except 1 Guest for".
    out[run] = excepted[run] - std::min(excepted[run], gone);
    // Whether somebody named is one of a number that is gone, nobody knows.
    std::uint32_t unnamed = gone - std::min(gone, goneByName), same = std::min(byName[run], unnamed);
    number_ = number_ || same != 0;
    out[run] += byName[run] - (taking_ == Taking::FirstFirst ? same : 0);
  }
  return {true, 0, &who, std::move(named)};
}

Taken Room::takeEveryone(const Who &who, Pool &pool, Counts &into) {
  Counts out = none();
  Taken taken = except(who, pool, out);
  if (!taken.enough)
    return taken;
  // [P3] Where it is not known who is in post, everyone may be nobody.
  holders_ = holders_ || !pool.known;
  pool.unknownTaken = pool.unknownTaken || (!pool.known && taking_ == Taking::LastFirst);
  for (std::uint32_t run : who.runs) {
    std::uint32_t some = std::min(pool.left[run], pool.usual[run]);
    some -= std::min(some, out[run]);
    if (pool.unknownTaken)
      some = 0;
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
  // [P3] Of a post that is named somebody holds a seat, and it may be one alone.
  if (!who.number && !pool.known && all > 1) {
    holders_ = true;
    wanted = taking_ == Taking::LastFirst ? 1 : all;
  }
  if (wanted > all || (!who.number && all == 0))
    return {false, all, &who, {}};
  // Seats are handed out run by run: another choice might have been meant.
  sharedName_ = sharedName_ || (wanted != 0 && wanted != all && who.runs.size() > 1);
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
  return {true, all, &who, {}};
}

std::optional<std::uint32_t> Room::presiderAmong(const Who &who, const Counts &present) {
  sharedName_ = sharedName_ || who.runs.size() > 1;
  auto there = std::find_if(who.runs.begin(), who.runs.end(), [&](std::uint32_t run) { return present[run] != 0; });
  return there == who.runs.end() ? std::nullopt : std::optional(*there);
}

} // namespace quorate::runtime
