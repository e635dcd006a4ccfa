// Says of whom what is told is left aside.
#include "runtime/attendance/left_aside.h"

#include "runtime/words/wording.h"

namespace quorate::runtime {

bool holdsNoSeat(const Roll &roll, const Who &who) { return who.person && !who.deputy && roll.seatsOf(who).empty(); }

void tellNoHead(const Room &room, const Who &who, Attendance &told) {
  addOnce(told.notToQuorum,
          {ticked(who.name) + " is not counted towards the quorum: " + room.noSeatInWords(who) + ".", std::nullopt});
}

void tellNoVote(const Room &room, const Who &who, Attendance &told) {
  addOnce(told.notCounted,
          {"The vote of " + ticked(who.name) + " is not counted: " + room.noSeatInWords(who) + ".", std::nullopt});
}

} // namespace quorate::runtime
