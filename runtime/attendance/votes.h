// Votes on one item as they are told, and which of them do not count.
#pragma once

#include "runtime/attendance/room.h"
#include "runtime/meeting/voting_rights.h"

#include <vector>

namespace quorate::runtime {

/// The votes of a run that are cast so.
std::uint32_t &votesOf(SeatCounts &counts, Ballot how);

/// Votes told one after another, each taken from those who are left.
class ToldVotes {
public:
  explicit ToldVotes(Room &room) : room_(room) {}

  /// Takes votes from the pool and keeps whose they are.
  Taken tell(const Who &who, Ballot how, Pool &pool);
  /// [A3] Everyone else is whoever is not told of, in none of their seats.
  void spareThoseTold(const Gathering &gathering, bool atMeeting, Pool &pool) const;
  /// Votes told, of a run or of everyone; those that do not count included.
  Counts told() const;
  /// Whether somebody's vote has been told.
  bool hasVoted(PersonIndex person) const;

  /// Those who are named and have voted.
  std::vector<NamedPerson> people() const;

  /// The item with the votes that count.
  struct Settled {
    Meeting meeting;
    VotingRights rights;
    std::vector<Reason> notCounted; ///< why others do not
  };
  /// Leaves out votes of deputies without a vote, of seats without one, and of people with an interest who are named.
  /// Where more are told of a post than may vote, all stay, since it is not known which of them do not count.
  Settled settle(Gathering gathering, const Meeting &item) const;

private:
  struct Told {
    Who who;
    Ballot how = Ballot::For;
    Counts votes;
  };
  Counts ofDeputies() const;
  void leaveOutDeputies(std::vector<Reason> &notCounted) const;
  bool doCount(const Told &told, std::uint32_t run, const Gathering &gathering, Settled &settled) const;
  void tellExcess(Settled &settled) const;
  void tellPresider(const Gathering &gathering, Settled &settled) const;
  void tellUnfit(const Gathering &gathering, Settled &settled) const;
  void tellAlike(const Gathering &gathering, bool atMeeting, Meeting &meeting) const;

  Room &room_;
  std::vector<Told> told_;
};

} // namespace quorate::runtime
