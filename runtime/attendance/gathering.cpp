// Who is there at one moment.
#include "runtime/attendance/room.h"

#include <algorithm>

namespace quorate::runtime {

void Gathering::admit(const Who &who, const Counts &more, const std::vector<NamedPerson> &except) {
  for (std::size_t run = 0; run < present.size(); ++run) {
    present[run] += more[run];
    deputies[run] += who.deputy ? more[run] : 0;
  }
  if (who.everyone) {
    absent.insert(absent.end(), except.begin(), except.end());
    // Of those who hold several seats it is known that they are there, unless they are told not to be.
    std::copy_if(room->several().begin(), room->several().end(), std::back_inserter(sure),
                 [&](const NamedPerson &each) { return !isAbsent(each.person) && !find(each.person); });
  }
  if (!who.person)
    return;
  // Minutes may tell of somebody's absence first, and later of their coming.
  std::erase_if(absent, [&](const NamedPerson &each) { return each.person == *who.person; });
  named.push_back({*who.person, who.runs, who.deputy});
}

const NamedPerson *findPerson(const std::vector<NamedPerson> &all, PersonIndex person) {
  auto at = std::find_if(all.begin(), all.end(), [&](const NamedPerson &each) { return each.person == person; });
  return at == all.end() ? nullptr : &*at;
}

bool isOneOf(const std::vector<std::uint32_t> &runs, std::uint32_t run) {
  return std::find(runs.begin(), runs.end(), run) != runs.end();
}

const NamedPerson *Gathering::find(PersonIndex person) const { return findPerson(named, person); }

bool Gathering::isInterested(PersonIndex person) const { return findPerson(interested, person) != nullptr; }

bool Gathering::isAbsent(PersonIndex person) const { return findPerson(absent, person) != nullptr; }

bool Gathering::votesByProxy(PersonIndex person) const {
  return std::find(absentees.begin(), absentees.end(), person) != absentees.end();
}

std::uint32_t Gathering::namedIn(std::uint32_t run) const {
  return static_cast<std::uint32_t>(std::count_if(named.begin(), named.end(), [&](const NamedPerson &each) {
    return std::find(each.runs.begin(), each.runs.end(), run) != each.runs.end();
  }));
}

bool Gathering::isElsewhere(const Who &who) const {
  if (find(*who.person))
    return false;
  return isAbsent(*who.person) || std::any_of(who.runs.begin(), who.runs.end(), [&](std::uint32_t run) {
           return namedIn(run) >= present[run] + byProxy[run];
         });
}

Pool Gathering::voters() const {
  Counts voters = present;
  for (std::size_t run = 0; run < voters.size(); ++run)
    // A proxy's vote is a vote of the run it was given from, cast by somebody who is there.
    voters[run] += byProxy[run];
  Counts meant = room->votesOf(voters);
  return {std::move(voters), std::move(meant)};
}

Seated Gathering::here() const {
  // A deputy sits in the place of somebody else, who is counted there.
  Counts holders = present;
  std::vector<NamedPerson> sitting;
  for (std::size_t run = 0; run < holders.size(); ++run)
    holders[run] -= std::min(deputies[run], present[run]);
  std::copy_if(named.begin(), named.end(), std::back_inserter(sitting),
               [](const NamedPerson &each) { return !each.deputy; });
  std::copy_if(sure.begin(), sure.end(), std::back_inserter(sitting),
               [&](const NamedPerson &each) { return !find(each.person); });
  return room->whoAmong(holders, room->inPost(), room->allSeats(), sitting, absent);
}

void Gathering::spreadPresence() {
  const Seated there = here();
  for (std::size_t i = 0; i < there.size(); ++i) {
    const NamedPerson &person = room->several()[i];
    if (there[i].empty())
      continue;
    for (std::uint32_t run : person.runs)
      present[run] += !isOneOf(there[i], run);
    if (!find(person.person) && !findPerson(sure, person.person))
      sure.push_back(person);
  }
}

void Gathering::spreadInterests(bool atMeeting) {
  const Seated there = atMeeting ? here() : room->allSeats();
  Seated with = room->whoAmong(conflicted, atMeeting ? present : room->inPost(), there, interested, {});
  for (std::size_t i = 0; i < with.size(); ++i)
    for (std::uint32_t run : there[i])
      if (!with[i].empty() && !isOneOf(with[i], run)) {
        ++conflicted[run];
        if (!isInterested(room->several()[i].person))
          interested.push_back(room->several()[i]);
      }
}

Meeting Gathering::meetingFor(const Meeting &item) const {
  Meeting meeting = item;
  meeting.presiding = presiding;
  meeting.seats.assign(present.size(), {});
  for (std::size_t run = 0; run < present.size(); ++run) {
    SeatCounts &counts = meeting.seats[run];
    counts.present = present[run];
    // Deputies are told of votes as well, which may be more than came.
    counts.deputies = std::min(deputies[run], present[run]);
    counts.conflicted = conflicted[run];
    counts.byProxy = byProxy[run];
    counts.asking = asking[run];
  }
  bool atMeeting = item.mode == Mode::AtMeeting;
  const Seated all = room->allSeats(), there = atMeeting ? here() : all;
  const Seated with = room->whoAmong(conflicted, atMeeting ? present : room->inPost(), there, interested, {});
  Seated away = all;
  for (std::size_t i = 0; i < all.size(); ++i)
    std::erase_if(away[i], [&](std::uint32_t run) { return isOneOf(there[i], run); });
  const Seated proxies = room->whoAmong(byProxy, room->inPost(), away, {}, {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (there[i].size() > 1)
      (with[i].empty() ? meeting.inSeveral : meeting.interestedInSeveral).push_back(there[i]);
    if (proxies[i].size() > 1)
      meeting.byProxyInSeveral.push_back(proxies[i]);
  }
  // Somebody may hold one seat and act in another that is vacant.
  for (const NamedPerson &each : named)
    if (each.runs.size() > 1 && !each.deputy && !findPerson(room->several(), each.person))
      (isInterested(each.person) ? meeting.interestedInSeveral : meeting.inSeveral).push_back(each.runs);
  return meeting;
}

} // namespace quorate::runtime
