// Who is at a meeting while it goes on, as minutes tell it: people come and go, declare interests and vote; whatever
// cannot be is said.
#pragma once

#include "runtime/attendance/votes.h"
#include "runtime/minutes.h"

#include <optional>
#include <string>
#include <vector>

namespace quorate::runtime {

/// Adds what cannot be.
using Faults = std::vector<MinutesFault>;

/// Lets what minutes tell happen in the room, one thing after another.
class Attendees {
public:
  /// `taking`: where people are of several runs of seats and it is not said which.
  Attendees(const Model &model, BodyIndex body, Day day, Taking taking, Faults &faults)
      : room_(model, body, day, taking), now_(room_), faults_(faults) {}

  void arrive(const MinutedPeople &who);
  /// Once all who come at one time have been told.
  void settleArrivals() { now_.spreadPresence(); }
  void leave(const MinutedPeople &who);
  void declare(const MinutedPeople &who, std::uint32_t item);
  void preside(const MinutedPeople &who);

  /// The counts of an item at this moment.
  Meeting meetingFor(const MinutedItem &item, const Meeting &start);
  /// Whether it had to be chosen which of several runs of seats was meant.
  bool chosen() const { return room_.chosen(); }
  const Room &room() const { return room_; }
  /// Whether votes are told as bare numbers in the item read last.
  bool bareVotes() const { return bare_; }
  /// An example of votes told by post, for what was told as a number in the item read last: "15 Member".
  const std::string &byPost() const { return byPost_; }
  const std::vector<Reason> &notCounted() const { return settled_.notCounted; }
  /// Who may vote on the item read last.
  const VotingRights &rights() const { return settled_.rights; }

private:
  struct Interest {
    std::uint32_t item = 0;
    Who who;
  };

  /// What people are meant; nothing, and a fault, if that is not known. Bare numbers mean nobody in particular.
  std::optional<Who> understand(const MinutedPeople &people);
  void fault(const MinutedPeople &at, std::string message) { faults_.push_back({at.at, std::move(message), {}}); }
  void leavePerson(const MinutedPeople &people, const Who &who, Counts &less);
  void leaveEverySeat(Counts &less);
  bool leaveSome(const MinutedPeople &people, const Who &who, Counts &less);
  void addPeopleElsewhere(const MinutedItem &item, Gathering &gathering);
  void addConflicts(std::uint32_t item, Gathering &gathering);
  /// Votes told of somebody.
  void castAll(const MinutedItem &item, const Gathering &gathering, bool atMeeting, Pool &pool, ToldVotes &votes);
  void cast(const MinutedPeople &people, const Who &who, Ballot how, Pool &pool, ToldVotes &votes);
  /// Votes of which only the number is told.
  void castBare(const MinutedItem &item, Counts left, Meeting &meeting);
  void castBare(const MinutedPeople &people, Ballot how, Counts &left, Meeting &meeting);
  bool nobodyThere() const;
  void spareUnfit(const MinutedItem &item, Pool &pool);

  Room room_;
  Gathering now_;
  Faults &faults_;
  std::vector<Interest> interests_;
  ToldVotes::Settled settled_;
  bool bare_ = false;
  std::string byPost_;
};

} // namespace quorate::runtime
