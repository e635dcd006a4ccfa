// [A8] Somebody who is named and holds no seat of the body: what is told of them is left aside, and said.
#pragma once

#include "runtime/attendance/attendance.h"
#include "runtime/attendance/roll.h"

namespace quorate::runtime {

/// Whether a name means somebody registered who holds no seat, and is no deputy for one.
bool holdsNoSeat(const Roll &roll, const Who &who);

/// That they do not count to the quorum, though they are said to be there.
void tellNoHead(const Room &room, const Who &who, Attendance &told);
/// That a vote of theirs is not counted.
void tellNoVote(const Room &room, const Who &who, Attendance &told);

} // namespace quorate::runtime
