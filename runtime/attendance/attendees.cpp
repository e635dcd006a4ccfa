// Follows who is in the room.
#include "runtime/attendance/attendees.h"

#include "runtime/people/people.h"
#include "runtime/model/tables.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

constexpr std::uint32_t kUnbounded = 1u << 30;

/// A number at the front of a text, taken off it.
std::optional<std::uint32_t> numberAtFront(std::string &text) {
  std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 7 || (digits < text.size() && text[digits] != ' '))
    return std::nullopt;
  auto number = static_cast<std::uint32_t>(std::stoul(text.substr(0, digits)));
  text.erase(0, std::min(digits + 1, text.size()));
  return number;
}

bool takeOff(std::string &text, std::string_view front) {
  if (!std::string_view(text).starts_with(front))
    return false;
  text.erase(0, front.size());
  return true;
}

} // namespace

Attendees::Attendees(const Model &model, BodyIndex body, Day day, bool lastFirst, Faults &faults)
    : model_(model), body_(body), day_(day), lastFirst_(lastFirst), faults_(faults) {
  const BodyTables &tables = model.tables().bodies();
  for (std::uint32_t row : tables.seatLists.at(tables.bodies[number(body)].seats())) {
    const schema::Seat &seat = tables.seats[row];
    rows_.push_back(row);
    bool exists = seat.from_day() <= day && day < seat.until_day();
    bool open = unsettled(model.tables().text(), seat.count_open()) || seat.most() == kNone;
    std::uint32_t all = seat.least(), room = open ? kUnbounded : std::max(seat.least(), seat.most());
    for (const schema::SeatFilling &filling : tables.fillings.at(seat.fillings()))
      if (filling.from_day() <= day && day < filling.until_day())
        all = room = filling.filled();
    inPost_.push_back(exists ? all : 0);
    room_.push_back(exists ? room : 0);
  }
  present_.resize(rows_.size());
  deputies_.resize(rows_.size());
}

// ---------------------------------------------------------------- names

/// The runs of seats that a registered person sits in on the day.
bool Attendees::seatsOfPerson(const MinutedPeople &people, Who &who) {
  for (std::uint32_t run = 0; run < rows_.size(); ++run) {
    const schema::Seat &seat = model_.tables().bodies().seats[rows_[run]];
    for (const HoldingInfo &holding : holdersOf(model_, SeatIndex{rows_[run]}, day_))
      if (holding.person == *who.person && (who.runs.empty() || who.runs.back() != run))
        who.runs.push_back(run);
    if (seat.actor() == kNone || (!who.runs.empty() && who.runs.back() == run))
      continue;
    for (const HoldingInfo &holding : holdersOf(model_, ActorIndex{seat.actor()}, day_))
      if (holding.person == *who.person && (holding.how == Holds::ActsAs || holding.how == Holds::DeputisesFor)) {
        who.deputy = who.deputy || holding.how == Holds::DeputisesFor;
        who.runs.push_back(run);
        break;
      }
  }
  if (who.runs.empty())
    fault(people.at, "`" + people.text + "` holds no seat on " + ticked(model_.name(body_)) + " on " + printDay(day_));
  return !who.runs.empty();
}

bool Attendees::resolveWho(const std::string &text, const MinutedPeople &people, Who &who) {
  // A name may itself hold the word "of": the whole text is tried first, and then its parts.
  NotUnderstood why;
  NameForm name{text, {}};
  for (;;) {
    auto seats = resolveSeats(model_, body_, name);
    if (auto *runs = std::get_if<std::vector<std::uint32_t>>(&seats)) {
      who.runs = *runs;
      return true;
    }
    auto &problem = std::get<NotUnderstood>(seats);
    why.didYouMean.insert(why.didYouMean.end(), problem.didYouMean.begin(), problem.didYouMean.end());
    std::size_t of = name.head.rfind(" of ");
    if (of == std::string::npos)
      break;
    name.of.insert(name.of.begin(), name.head.substr(of + 4));
    name.head.resize(of);
  }
  auto person = resolvePerson(model_, {text, {}});
  if (auto *found = std::get_if<PersonIndex>(&person)) {
    who.person = *found;
    return seatsOfPerson(people, who);
  }
  auto &problem = std::get<NotUnderstood>(person);
  why.didYouMean.insert(why.didYouMean.end(), problem.didYouMean.begin(), problem.didYouMean.end());
  std::sort(why.didYouMean.begin(), why.didYouMean.end());
  why.didYouMean.erase(std::unique(why.didYouMean.begin(), why.didYouMean.end()), why.didYouMean.end());
  fault(people.at, "`" + text + "` is no post of " + ticked(model_.name(body_)) + " and nobody who is registered",
        why.didYouMean);
  return false;
}

std::optional<Attendees::Who> Attendees::understand(const MinutedPeople &people) {
  Who who;
  std::string text = people.text;
  if (text == "everyone") {
    who.everyone = true;
    for (std::uint32_t run = 0; run < rows_.size(); ++run)
      who.runs.push_back(run);
    return who;
  }
  who.number = numberAtFront(text);
  if (who.number && text.empty()) {
    who.bare = true;
    return who;
  }
  who.deputy = takeOff(text, "deputy of ") || takeOff(text, "deputies of ");
  if (who.deputy && !who.number)
    who.number = 1;
  bool deputy = who.deputy;
  if (!resolveWho(text, people, who))
    return std::nullopt;
  who.deputy = deputy || (who.person && who.deputy);
  if (who.person && (who.number.value_or(1) != 1 || deputy)) {
    fault(people.at, "`" + people.text + "`: a person is named alone, without a number");
    return std::nullopt;
  }
  if (lastFirst_ && !who.person)
    std::reverse(who.runs.begin(), who.runs.end());
  return who;
}

const Attendees::Named *Attendees::there(PersonIndex person) const {
  for (const Named &each : named_)
    if (each.person == person)
      return &each;
  return nullptr;
}

std::uint32_t Attendees::namedIn(std::uint32_t run) const {
  std::uint32_t count = 0;
  for (const Named &each : named_)
    count += std::find(each.runs.begin(), each.runs.end(), run) != each.runs.end();
  return count;
}

bool Attendees::take(const Who &who, Counts &left, Counts &into) {
  std::uint64_t all = 0;
  for (std::uint32_t run : who.runs)
    all += left[run];
  std::uint64_t wanted = who.number ? *who.number : all;
  if (wanted > all)
    return false;
  chosen_ = chosen_ || (wanted != 0 && wanted != all && who.runs.size() > 1);
  for (std::uint32_t run : who.runs) {
    auto some = static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, left[run]));
    into[run] += some;
    left[run] -= some;
    wanted -= some;
  }
  return true;
}

// ---------------------------------------------------------------- coming and going

void Attendees::arrive(const MinutedPeople &people) {
  std::optional<Who> who = understand(people);
  if (!who)
    return;
  if (who->bare)
    return fault(people.at, "`" + people.text + "`: say of which post they are who come in");
  if (who->person && there(*who->person))
    return fault(people.at, "`" + people.text + "` comes in, but is there already");
  Counts left = room_, more(rows_.size());
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    // Whoever is in post comes; of an open number of seats, those that are said.
    if (!who->number && !who->person)
      left[run] = inPost_[run];
    left[run] -= std::min(left[run], present_[run]);
  }
  if (who->person) {
    for (std::uint32_t run : who->runs) {
      if (left[run] == 0 && !who->deputy)
        return fault(people.at, "`" + people.text + "` comes in, but everyone of " +
                                    ticked(model_.name(SeatIndex{rows_[run]})) + " is there already");
      more[run] = 1;
    }
    named_.push_back({*who->person, who->runs, who->deputy});
  } else if (!take(*who, left, more)) {
    std::uint64_t most = 0;
    for (std::uint32_t run : who->runs)
      most += std::min(room_[run], kUnbounded) - std::min(room_[run], present_[run]);
    return fault(people.at, "`" + people.text + "` come in, but " + ticked(model_.name(body_)) + " has only " +
                                std::to_string(most) + " of them who are not there yet");
  }
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    present_[run] += more[run];
    deputies_[run] += who->deputy ? more[run] : 0;
  }
}

void Attendees::leave(const MinutedPeople &people) {
  std::optional<Who> who = understand(people);
  if (!who)
    return;
  if (who->bare)
    return fault(people.at, "`" + people.text + "`: say of which post they are who leave");
  Counts less(rows_.size());
  if (who->person) {
    const Named *named = there(*who->person);
    if (!named)
      return fault(people.at, "`" + people.text + "` leaves, but is not there");
    who->deputy = named->deputy;
    for (std::uint32_t run : named->runs)
      less[run] = 1;
    named_.erase(named_.begin() + (named - named_.data()));
  } else {
    Counts left(rows_.size());
    for (std::uint32_t run = 0; run < rows_.size(); ++run) {
      std::uint32_t of = who->deputy ? deputies_[run] : who->everyone ? present_[run] : present_[run] - deputies_[run];
      left[run] = of - (who->everyone ? 0 : std::min(of, namedIn(run)));
    }
    std::uint64_t most = 0;
    for (std::uint32_t run : who->runs)
      most += left[run];
    if (most == 0 || !take(*who, left, less))
      return fault(people.at, "`" + people.text + "` leave, but " +
                                  (most == 0 ? std::string("nobody") : "only " + std::to_string(most)) +
                                  (most > 1 ? " of them are there" : " of them is there"));
    if (who->everyone) {
      named_.clear();
      deputies_.assign(rows_.size(), 0);
    }
  }
  for (std::size_t run = 0; run < rows_.size(); ++run) {
    present_[run] -= std::min(present_[run], less[run]);
    deputies_[run] -= who->deputy ? std::min(deputies_[run], less[run]) : 0;
  }
}

void Attendees::declare(const MinutedPeople &people, std::uint32_t item) {
  std::optional<Who> who = understand(people);
  if (!who)
    return;
  std::uint64_t here = 0;
  for (std::uint32_t run : who->runs)
    here += present_[run];
  bool absent = who->person ? there(*who->person) == nullptr : here < who->number.value_or(1);
  if (who->bare || absent)
    return fault(people.at, "`" + people.text + "` declares an interest, but is not there");
  interests_.push_back({item, *who});
}

void Attendees::preside(const MinutedPeople &people) {
  std::optional<Who> who = understand(people);
  if (!who)
    return;
  auto run = std::find_if(who->runs.begin(), who->runs.end(), [&](std::uint32_t r) { return present_[r] != 0; });
  if (run == who->runs.end() || (who->person && !there(*who->person)))
    return fault(people.at, "`" + people.text + "` presides, but is not there");
  chosen_ = chosen_ || who->runs.size() > 1;
  presiding_ = *run;
}

} // namespace quorate::runtime
