// From the people of a roll to the counts of a meeting, with the votes that count, and why others do not.
#pragma once

#include "runtime/attendance/attendance.h"
#include "runtime/attendance/roll.h"
#include "runtime/meeting/voting_rights.h"

namespace quorate::runtime {

/// Those of whom a vote is told; seats say by their number which of these told of it.
struct VoteTold {
  Who who;
  Ballot how = Ballot::For;
};

/// The votes of a run that are cast so.
std::uint32_t &votesOf(SeatCounts &counts, Ballot how);

/// [A2] Of those who vote in a post, as many as vote by proxy in it are taken to be these: whether some are not.
bool isSomeProxySilent(const Roll &roll, const std::vector<VoteTold> &told);

/// The item with those who are there, who preside, have an interest, are deputies, vote by proxy. No votes.
Meeting meetingOf(const Roll &roll, const Meeting &item);

/// [U1] Of minutes: whoever came at some time is in post; [A8] by a seat that they may hold.
void addWhoCame(const Roll &roll, Meeting &meeting);

/// [A6] [A8] Whether a vote of somebody in one of their seats would count as it stands. Of what is not known it may.
bool mayVote(const Room &room, const Heap &heap, const OwnSeat &seat, const VotingRights &rights);

/// [A8] Who is there and counts to no quorum, since they may hold none of their seats.
std::vector<Reason> notToQuorum(const Roll &roll, Mode mode);

/// [Y2] Of too many who vote by proxy it is a choice who counts, where some of them sit in several seats or share one,
/// or where those with an interest may stay. (Otherwise they are left to the judge, run by run.)
void leaveProxiesOut(Roll &roll, Meeting &meeting);

/// The same with the votes that count. [A6] The others are told, with the reason. `rights` are those of the meeting
/// without votes.
Attendance withVotes(const Roll &roll, const std::vector<VoteTold> &told, VotingRights rights, Meeting meeting);

/// [P2] [V4] What those who share a seat count less for the votes, and where seats are weighed.
void addShared(const Roll &roll, bool atMeeting, Meeting &meeting);

} // namespace quorate::runtime
