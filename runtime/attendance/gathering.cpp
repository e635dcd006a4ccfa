// Who is there at one moment.
#include "runtime/attendance/room.h"

#include <algorithm>

namespace quorate::runtime {

void Gathering::admit(const Who &who, const Counts &more) {
  for (std::size_t run = 0; run < present.size(); ++run) {
    present[run] += more[run];
    deputies[run] += who.deputy ? more[run] : 0;
  }
  if (!who.person)
    return;
  // Minutes may tell of somebody's absence first, and later of their coming.
  std::erase(absent, *who.person);
  named.push_back({*who.person, who.runs, who.deputy});
}

const NamedPerson *Gathering::find(PersonIndex person) const {
  auto at = std::find_if(named.begin(), named.end(), [&](const NamedPerson &each) { return each.person == person; });
  return at == named.end() ? nullptr : &*at;
}

bool Gathering::isInterested(PersonIndex person) const {
  return std::find(interested.begin(), interested.end(), person) != interested.end();
}

bool Gathering::isAbsent(PersonIndex person) const {
  return std::find(absent.begin(), absent.end(), person) != absent.end();
}

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
  return Pool(std::move(voters));
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
  // A deputy sits in the place of somebody else, who is counted there.
  for (const NamedPerson &each : named)
    if (each.runs.size() > 1 && !each.deputy && !isInterested(each.person))
      meeting.inSeveral.push_back(each.runs);
  return meeting;
}

} // namespace quorate::runtime
