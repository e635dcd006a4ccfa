// The people of a body while it is told of them who is there, who has an interest and who votes how: in one of the ways
// in which that may be meant. People of whom the same is told stand together, and are told apart when one of them is.
#pragma once

#include "runtime/attendance/choices.h"
#include "runtime/attendance/room.h"
#include "runtime/meeting.h"

#include <functional>

namespace quorate::runtime {

/// What is told of somebody's being there.
enum class There : std::uint8_t {
  Untold,
  Present,
  Absent,
  ByProxy,
  Deputised, ///< not there, and a deputy in their place
};

/// A seat that somebody holds, and what is told of it.
struct OwnSeat {
  explicit OwnSeat(std::uint32_t of) : run(of) {}

  std::uint32_t run;
  std::optional<Ballot> vote;
  std::uint32_t toldBy = kNone; ///< which of those told of gave the vote
  /// Whether it was taken by a number, of those who are there or not, who have an interest, who vote.
  bool numberThere = false, numberInterested = false, numberVotes = false;
  bool unfit = false;       ///< they may not hold it
  std::uint32_t shared = 0; ///< they share it with others: which of the shared seats of the run it is; 0: of none

  /// Whether it is one seat that they share.
  bool isOneWith(const OwnSeat &other) const { return shared != 0 && shared == other.shared && run == other.run; }
};

/// Some people who hold the same seats and of whom the same is told.
struct Heap {
  std::vector<OwnSeat> seats;
  std::optional<PersonIndex> person; ///< of one who is known
  std::optional<PersonIndex> deputy; ///< who is there in their place, if that is somebody named
  std::size_t deputised = 0;         ///< in which of their seats, if they are
  std::uint32_t number = 0;
  There there = There::Untold;
  bool interested = false, asking = false;
  bool casts = false;                   ///< one of them is told to give the casting vote
  bool proxyLeft = false;               ///< they vote by proxy, and are one of too many
  bool proxyLeftGone = false;           ///< the same if those with an interest leave
  bool came = false;                    ///< of minutes: they were there at some time
  bool named = false;                   ///< something is told of them by name
  bool byName = false;                  ///< it is told of them by name whether they are there
  std::vector<std::uint32_t> interests; ///< of minutes: the items in which they have declared one

  /// Whether a deputy sits in this seat.
  bool isDeputised(const OwnSeat &seat) const { return there == There::Deputised && &seat == &seats[deputised]; }
  /// A seat that they may hold; nothing if there is none.
  const OwnSeat *fitSeat() const {
    auto at = std::find_if(seats.begin(), seats.end(), [](const OwnSeat &seat) { return !seat.unfit; });
    return at == seats.end() ? nullptr : &*at;
  }
  bool voted() const {
    return std::any_of(seats.begin(), seats.end(), [](const OwnSeat &seat) { return seat.vote.has_value(); });
  }
};

/// A seat of a heap, or its people as a whole.
struct Pick {
  std::size_t heap = 0;
  std::size_t seat = 0;
};
using Picks = std::vector<Pick>;

/// What is told, as far as it bears on who has to be told apart.
struct RollTerms {
  explicit RollTerms(const Room &room)
      : mentioned(room.size(), false), numberMatters(room.size(), false), told(room.size(), 0), alike(room.size()) {}

  std::size_t few = 60;            ///< of an open number so many that follow each other are tried at the most
  std::vector<Who> named;          ///< people who are named, and hold a seat or act in it
  std::vector<bool> mentioned;     ///< of each run: somebody of it is told of
  std::vector<bool> numberMatters; ///< of each run: all of a post are meant somewhere, however many they are
  std::vector<std::uint64_t> told; ///< of each run: so many are told as a number
  /// Of each run: what tells it from others, to rules and to names. Runs with the same are alike.
  std::vector<std::string> alike;
};

/// [U1] Tries all ways; where there are too many of them (`tryAll` gives false) and numbers are open, fewer numbers are
/// tried of each, so that what has to be chosen besides can be.
template <class TryAll> void withFewerNumbers(const Room &room, RollTerms &terms, TryAll tryAll) {
  bool open = false;
  for (std::uint32_t run = 0; run < room.size(); ++run)
    open = open || (terms.numberMatters[run] && room.holders(run).known != Holders::Known::Exactly);
  for (std::size_t few : {60, 24, 12, 6}) {
    terms.few = few;
    if (tryAll() || !open)
      return;
  }
}

/// What is chosen where so many of some are told.
inline Choice::Is choiceAmong(const Who &who) {
  if (who.deputy && !who.runs.empty())
    return Choice::Is::WhoseDeputy;
  return who.runs.size() > 1 ? Choice::Is::WhichSeats : Choice::Is::WhichPeople;
}

class Roll {
public:
  Roll(const Room &room, Choices &choices, const RollTerms &terms);

  const Room &room() const { return *room_; }
  std::vector<Heap> heaps;
  std::optional<std::size_t> presiding; ///< a heap of one
  std::size_t presidingSeat = 0;        ///< of whose seats

  using Test = std::function<bool(const Heap &, const OwnSeat &)>;
  static bool anySeat(const Heap &, const OwnSeat &) { return true; }
  /// The seats of some runs that pass a test; of somebody with several, each of them.
  Picks seatsOf(const Who &who, const Test &test = anySeat) const;
  /// The people with a seat of these runs that passes a test; each once.
  Picks peopleOf(const Who &who, const Test &test = anySeat) const;
  std::uint64_t sizeOf(const Picks &some) const;
  /// [A4] So many of some: which of those who differ is a choice. There have to be enough.
  Picks take(std::uint64_t number, const Picks &from, Choice::Is is);
  /// Any number of some, from all of them to nobody.
  Picks takeAny(const Picks &from, Choice::Is is);
  /// The same as `take`: those who are wanted first.
  Picks takeFirst(std::uint64_t number, const Picks &from, const Test &wanted, Choice::Is is);
  /// [A7] A deputy is there in place of the holder of a seat; `deputy`: who, if they are named.
  void deputise(const Pick &pick, std::optional<PersonIndex> deputy);
  /// A seat for somebody who stands in where nobody is registered.
  Pick addStandIn(std::uint32_t run);
  /// So many people of a heap as a heap of their own: its number.
  std::size_t apart(std::size_t heap, std::uint32_t number) { return split({heap, 0}, number).heap; }
  /// What has to be chosen from now on is chosen so.
  void chooseBy(Choices &choices) { choices_ = &choices; }

  /// [P2] The vote of a shared seat, if one of those who share it has given it.
  std::optional<Ballot> voteShared(const OwnSeat &seat) const;
  bool isShareTold(const OwnSeat &seat) const { return voteShared(seat).has_value(); }
  /// [A4] Votes are those of seats: of a shared seat one of those who share it, somebody with a right to vote if there
  /// is one.
  Picks oneOfEachSeat(const Picks &some) const;
  OwnSeat &seatAt(const Pick &pick) { return heaps[pick.heap].seats[pick.seat]; }
  const OwnSeat &seatAt(const Pick &pick) const { return heaps[pick.heap].seats[pick.seat]; }

  /// A choice of another sort, which bears on nobody in particular.
  std::size_t choose(Choice::Is is, std::size_t ways, std::optional<std::uint32_t> run = {}) {
    return choices_->choose(is, ways, run);
  }
  /// Of each run what was chosen of its seats.
  const std::vector<Supposed> &supposed() const { return supposed_; }
  const std::vector<Settled> &settled() const { return settled_; }
  /// [A8] Who holds a seat that they may not hold.
  const std::vector<Unfit> &unfit() const { return room_->unfit(settled_); }
  const Unfit *unfitFor(PersonIndex person, std::uint32_t run) const { return isUnfit(unfit(), person, run); }
  void suppose(std::uint32_t run, Truth vote) { supposed_[run].vote = vote; }

private:
  void addRun(std::uint32_t run, const RollTerms &terms);
  std::uint32_t holdersOf(std::uint32_t run, const RollTerms &terms);
  bool mayBeThere(std::uint32_t run) const;
  void tellApart(PersonIndex person, const std::vector<std::uint32_t> &runs, bool named);
  bool areAlike(const Pick &a, const Pick &b) const;
  std::vector<Picks> sortsOf(const Picks &some) const;
  void takeOf(const Picks &sort, std::uint64_t number, Picks &into);
  Pick split(const Pick &pick, std::uint32_t number);

  const Room *room_;
  Choices *choices_;
  std::size_t few_ = 0; ///< of an open number so many that follow each other are tried
  std::vector<std::string> alike_;
  std::vector<Supposed> supposed_;
  std::vector<Settled> settled_;
};

} // namespace quorate::runtime
