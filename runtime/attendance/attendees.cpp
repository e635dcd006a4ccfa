// Follows who is in the room.
#include "runtime/attendance/attendees.h"

#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

std::optional<Who> Attendees::understand(const MinutedPeople &people) {
  auto found = room_.understand(people.form);
  if (auto *who = std::get_if<Who>(&found))
    return std::move(*who);
  auto &[is, why] = std::get<NotMeant>(found);
  std::sort(why.didYouMean.begin(), why.didYouMean.end());
  why.didYouMean.erase(std::unique(why.didYouMean.begin(), why.didYouMean.end()), why.didYouMean.end());
  if (is == NotMeant::Is::NoSuchName)
    why.message = ticked(people.form.name.text()) + " is no post of " + ticked(room_.model().name(room_.body())) +
                  " and nobody who is registered";
  faults_.push_back({people.at, std::move(why.message), std::move(why.didYouMean)});
  return std::nullopt;
}

void Attendees::arrive(const MinutedPeople &people) {
  if (people.bare)
    return fault(people, "`" + people.text + "`: say of which post they are who come in");
  std::optional<Who> who = understand(people);
  if (!who)
    return;
  // Somebody counted twice could make a quorum.
  if (who->person && now_.find(*who->person))
    return fault(people, "`" + people.text + "` comes in, but is there already");
  // Whoever is in post comes; of an open number of seats, those that are said.
  Pool pool = room_.members();
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    pool.spare(run, now_.present[run]);
    Room::lessen(pool.left[run], now_.present[run]);
  }
  room_.makeRoomFor(*who, pool);
  Counts more = room_.none();
  Taken taken = room_.take(*who, pool, more);
  if (taken.enough) {
    // Whoever has left, of those who hold several seats, may come back as one of a post.
    std::erase_if(now_.absent, [&](const NamedPerson &each) {
      return findPerson(room_.several(), each.person) &&
             std::any_of(each.runs.begin(), each.runs.end(), [&](std::uint32_t run) { return more[run] != 0; });
    });
    return now_.admit(*who, more, taken.except);
  }
  if (!taken.who->person)
    return fault(people, "`" + people.text + "` come in, but " + ticked(room_.model().name(room_.body())) +
                             " has only " + std::to_string(taken.there) + " of them who are not there yet");
  auto full = std::find_if(taken.who->runs.begin(), taken.who->runs.end(),
                           [&](std::uint32_t run) { return pool.left[run] == 0; });
  fault(people, "`" + people.text + "` comes in, but everyone of " + ticked(room_.name(*full)) + " is there already");
}

/// Somebody who is named leaves; they may have come in as one of a number.
void Attendees::leavePerson(const MinutedPeople &people, const Who &who, Counts &less) {
  if (now_.isElsewhere(who))
    return fault(people, "`" + people.text + "` leaves, but is not there");
  const NamedPerson *named = now_.find(*who.person);
  for (std::uint32_t run : named ? named->runs : who.runs) {
    // Seats are counted and people are not: whoever came in as one of "5 Member" leaves as one of them.
    less[run] = 1;
    if (named && named->deputy)
      --now_.deputies[run];
  }
  std::erase_if(now_.named, [&](const NamedPerson &each) { return each.person == *who.person; });
  // From here on their vote is a contradiction, even if others of their post are still there.
  std::erase_if(now_.sure, [&](const NamedPerson &each) { return each.person == *who.person; });
  now_.absent.push_back({*who.person, who.runs, false});
}

/// People leave who are told by their post: those who are named say so themselves, unless everyone does.
bool Attendees::leaveSome(const MinutedPeople &people, const Who &who, Counts &less) {
  Counts left = room_.none();
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    std::uint32_t present = now_.present[run], deputies = now_.deputies[run];
    // "2 Member leave" is of those who were counted: a person named when they came is named when they go.
    std::uint32_t of = who.deputy ? deputies : who.everyone ? present : present - std::min(present, deputies);
    left[run] = of - (who.everyone ? 0 : std::min(of, now_.namedIn(run)));
  }
  Pool pool(std::move(left));
  Taken taken = room_.take(who, pool, less);
  if (taken.enough && taken.there != 0)
    return true;
  fault(people, "`" + people.text + "` leave, but " +
                    (taken.there == 0 ? std::string("nobody") : "only " + std::to_string(taken.there)) +
                    (taken.there > 1 ? " of them are there" : " of them is there"));
  return false;
}

/// [A4] Whoever leaves leaves every seat that they sit in.
void Attendees::leaveEverySeat(Counts &less) {
  const Seated there = now_.here();
  Seated gone = room_.whoAmong(less, now_.present, there, {}, {});
  for (std::size_t i = 0; i < gone.size(); ++i) {
    const NamedPerson &person = room_.several()[i];
    // Of whoever came by name it is told by name that they leave, or of everyone.
    if (gone[i].empty() || (now_.find(person.person) && gone[i] != there[i]))
      continue;
    for (std::uint32_t run : there[i])
      less[run] += !isOneOf(gone[i], run);
    now_.absent.push_back(person);
  }
  std::erase_if(now_.sure, [&](const NamedPerson &each) {
    return now_.isAbsent(each.person) ||
           std::any_of(each.runs.begin(), each.runs.end(), [&](std::uint32_t run) { return less[run] != 0; });
  });
}

void Attendees::leave(const MinutedPeople &people) {
  if (people.bare)
    return fault(people, "`" + people.text + "`: say of which post they are who leave");
  std::optional<Who> who = understand(people);
  if (!who)
    return;
  Counts less = room_.none();
  if (who->person)
    leavePerson(people, *who, less);
  else if (!leaveSome(people, *who, less))
    return;
  else
    leaveEverySeat(less);
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    now_.present[run] -= std::min(now_.present[run], less[run]);
    if (who->deputy && !who->person)
      now_.deputies[run] -= std::min(now_.deputies[run], less[run]);
    // There can be no more deputies than people, whoever of them it was that left.
    now_.deputies[run] = std::min(now_.deputies[run], now_.present[run]);
  }
  if (!who->everyone)
    return;
  auto stays = [&](const NamedPerson &each) {
    return std::any_of(who->except.begin(), who->except.end(),
                       [&](const Who &except) { return except.person == each.person; });
  };
  std::erase_if(now_.named, [&](const NamedPerson &each) {
    return !stays(each) && std::any_of(each.runs.begin(), each.runs.end(),
                                       [&](std::uint32_t run) { return now_.present[run] < now_.namedIn(run); });
  });
}

void Attendees::declare(const MinutedPeople &people, std::uint32_t item) {
  std::optional<Who> who = people.bare ? Who() : understand(people);
  if (!who)
    return;
  std::uint64_t here = 0;
  for (std::uint32_t run : who->runs)
    here += now_.present[run];
  // An interest is declared in the room; of somebody who is not there it would bind nobody and change no count.
  if (people.bare || (who->person ? now_.isElsewhere(*who) : here < who->number.value_or(1)))
    return fault(people, "`" + people.text + "` declares an interest, but is not there");
  interests_.push_back({item, std::move(*who)});
}

void Attendees::preside(const MinutedPeople &people) {
  std::optional<Who> who = people.bare ? Who() : understand(people);
  if (!who)
    return;
  std::optional<std::uint32_t> run = room_.presiderAmong(*who, now_.present);
  // Whoever presides may break a tie: it must be somebody who is there.
  if (!run || (who->person && now_.isElsewhere(*who)))
    return fault(people, "`" + people.text + "` presides, but is not there");
  now_.presiding = *run;
  now_.presider = who->person;
}

bool Attendees::nobodyThere() const {
  return std::all_of(now_.present.begin(), now_.present.end(), [](std::uint32_t some) { return some == 0; });
}

} // namespace quorate::runtime
