// The seats of a body on a day, and who is meant by a name.
#include "runtime/attendance/room.h"

#include "runtime/names/resolve.h"
#include "runtime/people/membership_check.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

Room::Room(const Model &model, BodyIndex body, Day day) : model_(model), body_(body), day_(day) {
  const BodyTables &tables = model.tables().bodies();
  auto seats = tables.seatLists.at(tables.bodies[number(body)].seats());
  rows_.assign(seats.begin(), seats.end());
  for (std::uint32_t run = 0; run < size(); ++run)
    addHolders(run);
  for (const schema::Several &row : tables.several.at(tables.bodies[number(body)].several())) {
    auto runs = tables.positions.at(row.runs());
    if (row.from_day() > day || day >= row.until_day())
      continue;
    if (std::any_of(runs.begin(), runs.end(), [&](std::uint32_t run) { return run >= size(); }))
      throwDangling();
    several_.push_back({PersonIndex{row.person()}, {runs.begin(), runs.end()}});
  }
  addUnfit();
}

void Room::addHolders(std::uint32_t run) {
  const schema::Seat &row = seat(run);
  Holders holders;
  sharers_.emplace_back();
  if (!isThere(run)) {
    holders_.push_back(holders);
    return;
  }
  const BodyTables &tables = model_.tables().bodies();
  bool open = unsettled(model_.tables().text(), row.count_open()) || row.most() == kNone;
  holders.least = holders.seats = row.least();
  holders.most = open ? kNone : std::max(row.least(), row.most());
  auto fillings = tables.fillings.at(row.fillings());
  // [P3] From the first day on which somebody is said to hold a seat of the body, one without a holder is vacant.
  if (!holdersKnown(model_, body_, day_)) {
    holders.known = Holders::Known::NotAtAll;
    holders.least = holders.seats = 0;
  } else if (fillings.empty()) {
    holders.known = holders.least == holders.most ? Holders::Known::Exactly : Holders::Known::ByNumber;
  } else {
    // [P2] People who share a seat are a head each.
    holders.least = holders.most = holders.seats = 0;
    for (const schema::SeatFilling &filling : fillings)
      if (filling.from_day() <= day_ && day_ < filling.until_day())
        holders.least = holders.most = filling.people(), holders.seats = filling.filled();
    if (holders.seats < holders.least)
      sharers_.back() = sharersOf(model_, SeatIndex{rows_[run]}, day_);
    std::erase_if(sharers_.back(), [](const std::vector<PersonIndex> &seat) { return seat.size() < 2; });
  }
  holders_.push_back(holders);
}

/// [A8] [D5] In each way of settling the open days of seats. Of more than can be tried, as if all of them came.
void Room::addUnfit() {
  constexpr std::size_t kMostTried = 8; // ways are doubled with each
  unfit_.emplace_back();
  if (model_.persons() == 0)
    return;
  hangsOn_ = openSeatsOf(model_, body_, day_);
  if (hangsOn_.size() > kMostTried)
    hangsOn_.clear();
  const std::vector<Unfit> all = unfitIf({});
  unfit_ = {all};
  if (hangsOn_.empty())
    return;
  unfit_.clear();
  bool same = true;
  for (std::size_t way = 0; way < std::size_t{1} << hangsOn_.size(); ++way) {
    unfit_.push_back(unfitIf(settledIn(hangsOn_, way)));
    same = same && sameButForSeats(way, all);
  }
  if (same) {
    hangsOn_.clear();
    unfit_ = {all};
  }
}

std::vector<Unfit> Room::unfitIf(const std::vector<Settled> &settled) const {
  std::vector<Unfit> unfit;
  for (const Breach &breach : breachesIf(model_, body_, day_, settled))
    for (SeatIndex seat : breach.seats) {
      auto at = std::find(rows_.begin(), rows_.end(), number(seat));
      auto run = static_cast<std::uint32_t>(at - rows_.begin());
      // Who breaks two rules is one person all the same.
      if (at != rows_.end() && breach.person && !isUnfit(unfit, *breach.person, run))
        unfit.push_back({run, *breach.person, {breach.sentence, breach.clause}});
    }
  return unfit;
}

/// Whether the same people may not hold their seats in one way as if every seat is there, but for seats that are not
/// there in it.
bool Room::sameButForSeats(std::size_t way, const std::vector<Unfit> &all) const {
  const std::vector<Settled> settled = settledIn(hangsOn_, way);
  auto isThere = [&](const Unfit &one) {
    const schema::Seat &row = seat(one.run);
    return isThereIn(model_.tables().text(), row.clause(), row.open(), settled);
  };
  const auto there = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), isThere));
  return there == unfit_[way].size() && std::all_of(unfit_[way].begin(), unfit_[way].end(), [&](const Unfit &one) {
           return isUnfit(all, one.person, one.run) != nullptr;
         });
}

const std::vector<Unfit> &Room::unfit(const std::vector<Settled> &settled) const {
  std::size_t way = 0;
  for (std::size_t i = 0; i < hangsOn_.size(); ++i)
    if (std::find(settled.begin(), settled.end(), Settled{hangsOn_[i], true}) != settled.end())
      way |= std::size_t{1} << i;
  return unfit_[way];
}

bool Room::mayBeUnfit(PersonIndex person) const {
  return std::any_of(unfit_.begin(), unfit_.end(), [&](const std::vector<Unfit> &way) {
    return std::any_of(way.begin(), way.end(), [&](const Unfit &one) { return one.person == person; });
  });
}

const Unfit *isUnfit(const std::vector<Unfit> &unfit, PersonIndex person, std::uint32_t run) {
  auto at = std::find_if(unfit.begin(), unfit.end(),
                         [&](const Unfit &each) { return each.run == run && each.person == person; });
  return at == unfit.end() ? nullptr : &*at;
}

/// The runs of seats that a registered person sits in: their own, and those whose post they act as; or else those that
/// they deputise for.
void Room::seatsOfPerson(Who &who) const {
  std::vector<std::uint32_t> deputised;
  for (std::uint32_t run = 0; run < size(); ++run) {
    if (!isThere(run))
      continue;
    auto holding = holdersOf(model_, SeatIndex{rows_[run]}, day_);
    bool sits = std::any_of(holding.begin(), holding.end(),
                            [&](const HoldingInfo &each) { return each.person == *who.person; });
    // Whoever acts sits in a vacant seat without holding it.
    bool vacant = unsettled(model_.tables().text(), seat(run).count_open()) || seat(run).most() == kNone ||
                  seatsTaken(model_, SeatIndex{rows_[run]}, day_) < seat(run).most();
    bool deputises = false;
    if (!sits && seat(run).actor() != kNone)
      for (const HoldingInfo &each : holdersOf(model_, ActorIndex{seat(run).actor()}, day_)) {
        sits = sits || (vacant && each.person == *who.person && each.how == Holds::ActsAs);
        deputises = deputises || (each.person == *who.person && each.how == Holds::DeputisesFor);
      }
    if (sits)
      who.runs.push_back(run);
    else if (deputises)
      deputised.push_back(run);
  }
  who.deputy = who.runs.empty() && !deputised.empty();
  if (who.deputy)
    who.runs = std::move(deputised);
}

Who Room::everybody() const {
  Who all;
  for (std::uint32_t run = 0; run < size(); ++run)
    all.runs.push_back(run);
  return all;
}

std::variant<Who, NotMeant> Room::understand(const PeopleForm &form) const {
  Who who;
  if (form.who != PeopleForm::Who::Named) {
    who = everybody();
    who.everyone = true;
    who.others = form.who == PeopleForm::Who::EveryoneElse;
    who.name = "everyone";
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
  // A deputy is one where no number is said, as the formatter writes it.
  if (who.deputy && !who.number)
    who.number = 1;
  return who;
}

std::string Room::noSeatInWords(const Who &who) const {
  return ticked(who.name) + " holds no seat on " + ticked(model_.name(body_)) + " on " + printDay(day_);
}

std::variant<Who, NotMeant> Room::understandPerson(const PeopleForm &form, Who who, NotUnderstood noPost) const {
  auto person = resolvePerson(model_, form.name);
  if (auto *other = std::get_if<NotUnderstood>(&person)) {
    noPost.didYouMean.insert(noPost.didYouMean.end(), other->didYouMean.begin(), other->didYouMean.end());
    return NotMeant{NotMeant::Is::NoSuchName, std::move(noPost)};
  }
  who.person = std::get<PersonIndex>(person);
  seatsOfPerson(who);
  // "2 Dev Shah": there is one of a person, and their deputy is a person with another name.
  if (form.number.value_or(1) != 1 || form.deputy)
    return NotMeant{NotMeant::Is::NotAlone, {ticked(who.name) + ": a person is named alone, without a number", {}}};
  // [P3] Before it is known who holds the seats they may hold one.
  if (who.runs.empty() && !holdersKnown(model_, body_, day_))
    return NotMeant{NotMeant::Is::HoldsNoSeat, {noSeatInWords(who), {}}};
  who.number.reset();
  return who;
}

} // namespace quorate::runtime
