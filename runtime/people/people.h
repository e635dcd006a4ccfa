// Who holds what on which day: the register of people, looked through.
#pragma once

#include "runtime/meeting.h"
#include "runtime/model.h"
#include "runtime/model/tables.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace quorate::runtime {

/// Somebody holds a post on some days.
struct HoldingInfo {
  PersonIndex person{};
  std::optional<SeatIndex> seat; ///< empty for an officer
  ActorIndex actor{};
  Interval when; ///< as stated
  Holds how = Holds::Holds;
  std::optional<ClauseIndex> clause;
};

/// What is said of the holders of a run of seats. 0: not said.
struct TenureInfo {
  std::uint32_t termYears = 0, mostTerms = 0, mostInAll = 0, yearsOut = 0, sharedBy = 1, minimumAge = 0;
  bool inARow = false;
  std::optional<Fraction> retiring;
  std::optional<ActorIndex> actsIfVacant;
  std::optional<SeatIndex> exOfficio;
};
TenureInfo tenureOf(const Model &model, SeatIndex seat);

/// [D5] Whether what stands in a clause, under an open point of days, is there, if some points turn out so; where the
/// point is none of these it may be, and is taken to be.
inline bool isThereIn(const TextTables &text, std::uint32_t clause, std::uint32_t open,
                      const std::vector<Settled> &settled) {
  return std::none_of(settled.begin(), settled.end(), [&](const Settled &one) {
    return one.open == open && !isThereIf(text, clause, one.open, one.comes);
  });
}

/// Whether anybody is registered, so that a seat without a holder is vacant.
bool isRegistered(const Model &model);
/// Whether anybody is, or was, or will be, registered for a post of a body or for one that carries a seat of it.
bool isRegistered(const Model &model, BodyIndex body);

/// Everything a person holds, ever.
std::vector<HoldingInfo> holdingsOf(const Model &model, PersonIndex person);

/// [P7] Whether two runs of seats are of one post of a body, on different days: what is held of one goes on in the
/// other.
bool areOnePost(const Model &model, SeatIndex a, SeatIndex b);

/// Who holds or shares a run of seats on a day: those registered for it, and those whose other post carries it. Whoever
/// acts or deputises is not among them. In the order of people.
std::vector<HoldingInfo> holdersOf(const Model &model, SeatIndex seat, Day day);

/// Who holds, shares, acts as or deputises for a post on a day, in the order of people.
std::vector<HoldingInfo> holdersOf(const Model &model, ActorIndex post, Day day);

/// The runs of seats that the holders of a post sit in.
std::vector<SeatIndex> seatsOf(const Model &model, ActorIndex post);

/// Whether a person holds or shares a run of seats on a day; whether they hold or share a post, or act in it.
bool holdsSeat(const Model &model, PersonIndex person, SeatIndex seat, Day day);
bool holdsPost(const Model &model, PersonIndex person, ActorIndex post, Day day);

/// [P3] The first day on which anybody is said to hold a post; kForEver if nobody ever is.
Day knownFrom(const Model &model, ActorIndex post);

/// [N1] How many people are said to share a seat of a run on a day, also if they hold another.
std::uint32_t saidToShare(const Model &model, SeatIndex seat, Day day);

/// [P2] Those who share the seats of a run on a day, seat by seat, in the order in which they are said in the text.
std::vector<std::vector<PersonIndex>> sharersOf(const Model &model, SeatIndex seat, Day day);

/// How many seats of a run are taken on a day: people who share one take one together.
std::uint32_t seatsTaken(const Model &model, SeatIndex seat, Day day);

/// "The seat of `Chair` on `Board` is vacant", "2 of the 4 seats of `Member` on `Board` are vacant".
std::string vacancyInWords(const Model &model, SeatIndex seat, std::uint32_t vacant);

/// [P3] Whether it is known who holds the seats of a body on a day: somebody is registered for one by then, or nobody
/// for anything.
bool holdersKnown(const Model &model, BodyIndex body, Day day);

/// Whether a person is of a class, or of a narrower one, on a day. Empty if nothing is said of what they are.
std::optional<bool> isOfClass(const Model &model, PersonIndex person, KindIndex kind, Day day);

/// The day from which the term of a holding is over: the day stated, or its start and the years of a term. Empty if it
/// has no end that is known.
std::optional<Day> endOf(const Model &model, const HoldingInfo &holding);

/// The name of a kind.
std::string_view kindName(const Model &model, KindIndex kind);

/// Whether a kind is another or, through its parents, one of its kind.
bool isKind(const Model &model, std::uint32_t kind, std::uint32_t ancestor);

} // namespace quorate::runtime
