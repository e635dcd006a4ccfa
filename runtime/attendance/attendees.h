// Who is at a meeting while it goes on, as minutes tell it: people come and go, declare interests and vote; whatever
// cannot be is said.
#pragma once

#include "runtime/attendance/attendance.h"
#include "runtime/attendance/told_votes.h"
#include "runtime/minutes.h"

#include <map>

namespace quorate::runtime {

/// Adds what cannot be.
using Faults = std::vector<MinutesFault>;

/// The meeting of minutes, to be asked for each of its moments.
class MinutedMeeting {
public:
  /// Names that nobody has are told at once.
  MinutedMeeting(const Model &model, BodyIndex body, const Minutes &minutes, Faults &faults);

  /// The meeting as it is for an item, or when it begins, in every way in which the minutes may be meant. `start` says
  /// which body, matter, day and sitting. Nothing, and a fault, if there is no such meeting.
  std::optional<Attendances> at(const Meeting &start, const MinutedItem *item, Faults &faults) const;

  const Room &room() const { return room_; }
  const Minutes &minutes() const { return minutes_; }
  /// Who is meant; nothing where that is not known, or a number of votes only.
  const Who *find(const MinutedPeople &people) const;

private:
  void understand(const std::vector<MinutedPeople> &some, Faults &faults);
  void understand(const MinutedPeople &people, Faults &faults);
  std::vector<std::uint64_t> mostTold(const MinutedItem *item) const;
  RollTerms termsFor(const Meeting &start, const MinutedItem *item,
                     const std::vector<std::optional<FunctionIndex>> &matters) const;
  std::vector<std::optional<FunctionIndex>> mattersFor(const Meeting &start, const MinutedItem *item) const;

  const Minutes &minutes_;
  Room room_;
  std::map<const MinutedPeople *, Who> who_;
};

/// What happens, one thing after another, in one way in which it may be meant.
class Replay {
public:
  Replay(const MinutedMeeting &meeting, const MinutedItem *wanted, const RollTerms &terms, Choices &choices)
      : meeting_(meeting), room_(meeting.room()), wanted_(wanted), choices_(choices),
        roll_(meeting.room(), choices, terms) {}

  /// The meeting at the item that is wanted. What cannot be is told in `faults()`.
  Attendance replay(const Meeting &start);
  const Faults &faults() const { return faults_; }

private:
  struct Vote {
    const MinutedPeople *people = nullptr;
    std::uint32_t told = 0;
  };

  void fault(const MinutedPeople &at, std::string message) { faults_.push_back({at.at, std::move(message), {}}); }
  void arriveAtFirst();
  void happens(const MinutedEvent &event, const Meeting &start);
  void tellAside(Attendance &told) const;
  /// `atFirst`: with others who are told at the same time, so that somebody with two seats may be told of twice.
  enum class Coming : std::uint8_t { AtFirst, Later };
  void arrive(const MinutedPeople &people, Coming coming);
  void leave(const MinutedPeople &people);
  void declare(const MinutedPeople &people, std::uint32_t item);
  void preside(const MinutedPeople &people);
  /// Of people told of among some: all, or as many as are said. Nothing if there are not so many; then `there` says how
  /// many there are.
  std::optional<Picks> pick(Roll &roll, const Who &who, const Picks &from, std::uint64_t &there) const;
  Picks exceptOf(Roll &roll, const Who &who, const Picks &from) const;
  void inRank(const std::vector<MinutedPeople> &told, const std::function<void(const MinutedPeople &)> &take) const;
  static void forgetNumbers(Roll &roll);
  void namedAreThere(const MinutedItem &item);

  Attendance attendanceAt(const MinutedItem &item, const Meeting &start);
  void supposeVotes(const MinutedItem &item, Meeting &meeting, Roll &now, VotingRights &rights);
  void takeEach(const std::vector<MinutedPeople> &told, Roll &now, const Roll::Test &may, const char *cannot,
                const std::function<void(Heap &)> &take);
  void readProxies(const MinutedItem &item, Roll &now);
  static Picks awayOf(const Roll &now, const Who &who);
  static void sendProxies(Roll &now, const Who &who, const Picks &some);
  const MinutedItem *firstWithProxies() const;
  void proxiesAreAway(const MinutedItem &item);
  void readProxiesAtFirst(Roll &now) const;
  void readAsking(const MinutedItem &item, Roll &now);
  void readVotes(const MinutedItem &item, const Meeting &meeting, const VotingRights &rights, Roll &now);
  static bool isNobodyThere(const Roll &now);
  void deputise(const Who &who, Roll &now);
  void castFor(const MinutedPeople &people, std::uint32_t told, const Meeting &meeting, Roll &now);
  void castBare(const MinutedPeople &people, std::uint32_t told, const Meeting &meeting, const VotingRights &rights,
                Roll &now);
  static bool isInPool(const Heap &heap, const OwnSeat &seat, const Meeting &meeting);

  const MinutedMeeting &meeting_;
  const Room &room_;
  const MinutedItem *wanted_;
  const Choices &choices_;
  Roll roll_;
  Attendance found_;
  std::vector<VoteTold> votes_;
  std::vector<const Who *> aside_;      ///< who is there and holds no seat
  std::vector<const Who *> votesAside_; ///< who votes on the item that is wanted and holds no seat
  Faults faults_;
};

} // namespace quorate::runtime
