// Counts those who share a seat: one vote, one weight, and a head each.
#include "runtime/attendance/told_votes.h"

#include <algorithm>
#include <map>
#include <set>

namespace quorate::runtime {

namespace {

/// [P2] People who share a seat have one vote together: of those who may vote, all but one have none of their own.
void addVoteless(const Roll &roll, bool atMeeting, Meeting &meeting) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> with, without;
  for (const Heap &heap : roll.heaps)
    for (const OwnSeat &seat : heap.seats)
      if (seat.shared && !seat.unfit && heap.number != 0 && (heap.there == There::Present || !atMeeting)) {
        meeting.seats[seat.run].shared += !with.emplace(seat.run, seat.shared).second;
        if (!heap.interested)
          meeting.seats[seat.run].sharedWithout += !without.emplace(seat.run, seat.shared).second;
      }
}

/// [V4] By weight a shared seat counts once, however many of those who share it are there.
void addAlong(const Roll &roll, bool atMeeting, Meeting &meeting) {
  struct Sharers {
    std::uint32_t all = 0, interested = 0, there = 0, without = 0, byProxy = 0;
  };
  std::map<std::pair<std::uint32_t, std::uint32_t>, Sharers> seats;
  for (const Heap &heap : roll.heaps)
    for (const OwnSeat &seat : heap.seats) {
      if (!seat.shared || seat.unfit || heap.number == 0)
        continue;
      const bool there = heap.there == There::Present || !atMeeting;
      Sharers &sharers = seats[{seat.run, seat.shared}];
      ++sharers.all;
      sharers.interested += heap.interested;
      sharers.there += there;
      sharers.without += there && !heap.interested;
      sharers.byProxy += atMeeting && heap.there == There::ByProxy && !heap.proxyLeft;
    }
  for (const auto &each : seats) {
    const Sharers &sharers = each.second;
    SeatCounts &counts = meeting.seats[each.first.first];
    auto besides = [&](std::uint32_t there) {
      return sharers.byProxy - std::min(sharers.byProxy, there == 0 ? 1u : 0u);
    };
    counts.proxiesAlong += besides(sharers.there);
    counts.proxiesAlongWithout += besides(sharers.without);
    counts.presentAlong += sharers.there - std::min(sharers.there, 1u);
    counts.presentAlongWithout += sharers.without - std::min(sharers.without, 1u);
    counts.interestedAlong += sharers.interested - (sharers.interested == sharers.all ? 1 : 0);
  }
}

} // namespace

void addShared(const Roll &roll, bool atMeeting, Meeting &meeting) {
  addVoteless(roll, atMeeting, meeting);
  addAlong(roll, atMeeting, meeting);
}

} // namespace quorate::runtime
