// Who is there and does not count towards a quorum, with why.
#include "runtime/attendance/told_votes.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// [A8] The seat by which somebody does not count, if they are there: one that they may not hold, where they have no
/// other, or no other with a vote.
const Unfit *doesNotCountBy(const Roll &roll, const Heap &heap) {
  auto votes = [&](const OwnSeat &seat) { return roll.room().seat(seat.run).votes_generally() != Truth::No; };
  for (const OwnSeat &seat : heap.seats)
    if (const Unfit *unfit = seat.unfit ? roll.unfitFor(*heap.person, seat.run) : nullptr;
        unfit && std::none_of(heap.seats.begin(), heap.seats.end(),
                              [&](const OwnSeat &other) { return !other.unfit && (votes(other) || !votes(seat)); }))
      return unfit;
  return nullptr;
}

} // namespace

std::vector<Reason> notToQuorum(const Roll &roll, Mode mode) {
  std::vector<Reason> out;
  for (const Heap &heap : roll.heaps) {
    const bool there = heap.there == There::Present || heap.there == There::ByProxy || heap.there == There::Deputised;
    if (mode != Mode::AtMeeting || heap.number == 0 || !there || !heap.person)
      continue;
    if (const Unfit *unfit = doesNotCountBy(roll, heap))
      addOnce(out,
              {(heap.there == There::Deputised ? "A deputy of " : "") + ticked(roll.room().model().name(*heap.person)) +
                   (heap.fitSeat() ? " is not counted as a voting member: " : " is not counted towards the quorum: ") +
                   unfit->why.sentence,
               unfit->why.clause});
  }
  return out;
}

} // namespace quorate::runtime
