// Meetings judged: is this meeting quorate, did this motion carry? Counting is exact, and every unknown stays one.
#pragma once

#include "runtime/model.h"
#include "runtime/reason.h"
#include "runtime/value.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quorate::runtime {

/// Votes that are given by proxy.
struct ProxyVotes {
  std::uint32_t inFavour = 0, against = 0, abstaining = 0;
  std::uint32_t all() const { return inFavour + against + abstaining; }
};

/// What the holders of one run of seats do in an item. Counted in seats. `conflicted` have declared an interest; the
/// constitution says whether they leave. For, against and abstaining are among those present and not conflicted;
/// whoever is present and in none of them has not voted.
struct SeatCounts {
  std::uint32_t present = 0; ///< conflicted ones included
  std::uint32_t conflicted = 0;
  std::uint32_t inFavour = 0, against = 0, abstaining = 0;
  std::uint32_t deputies = 0;             ///< of those present, how many are deputies of the holders
  std::uint32_t byProxy = 0;              ///< not present; their votes are among those for, against and abstaining
  std::optional<ProxyVotes> proxyVotes{}; ///< of those votes, which are by proxy; not told: as many as can be
  std::uint32_t asking = 0;               ///< outside a meeting: who asks for one
  std::uint32_t inPost = 0;               ///< so many are known to hold them, whether or not they are there
  std::uint32_t shared = 0; ///< of those who are there or take part, how many have no vote of their own: they share one
  std::uint32_t sharedWithout = 0; ///< the same, of those without an interest
  std::uint32_t votingAlong = 0;   ///< who vote in a shared seat whose vote another has given, which is counted
  /// Where seats are counted and not people: who is there besides another in a shared seat, of all and of those without
  /// an interest; and who has an interest in a seat that somebody else keeps.
  std::uint32_t presentAlong = 0, presentAlongWithout = 0, interestedAlong = 0;
  /// The same of those who vote by proxy, beside those who are there.
  std::uint32_t proxiesAlong = 0, proxiesAlongWithout = 0;
  std::uint32_t unfit = 0;      ///< of those in post, who may not hold their seat: in no other number
  std::uint32_t leftVacant = 0; ///< so many seats have nobody else
};

/// How somebody votes.
enum class Ballot : std::uint8_t { For, Against, Abstaining };

/// A casting vote that is told apart from the first vote of whoever gives it.
struct CastingTold {
  std::vector<std::uint32_t> runs; ///< the seats that are told (indexes into `Meeting::seats`); none: of whoever may
  std::string name;                ///< of whoever gives it, as told
  Ballot how = Ballot::For;        ///< for or against
};

/// For each of some people, the runs of seats that are meant (indexes into `Meeting::seats`).
using InSeveral = std::vector<std::vector<std::uint32_t>>;

/// Some who are there and are alike: any of them may preside, or have a casting vote.
struct PeopleThere {
  std::vector<std::uint32_t> runs;          ///< the seats that each of them holds (indexes into `Meeting::seats`)
  std::vector<std::optional<Ballot>> votes; ///< in each of these seats
  bool interested = false;
  bool presides = false; ///< it is told that this one does
  bool casts = false;    ///< the casting vote that is told is said to be of one of these
};

/// Somebody who sits in several seats, and the vote of each; nothing: they say nothing there, or it does not count.
struct VotesInSeats {
  std::vector<std::uint32_t> runs; ///< of seats (indexes into `Meeting::seats`)
  std::vector<std::optional<Ballot>> votes;
  std::vector<bool> theirs; ///< of each seat, whether its vote is theirs, and not of another who shares it; empty: all
  bool mayVote = false;     ///< where they say nothing, they could have
};

/// In one of the worlds: whether what stands under an open point is there; its days have come, or have not.
struct Settled {
  std::uint32_t open = 0;
  bool comes = true; ///< the day has come, or what is to be confirmed is
  friend bool operator==(const Settled &, const Settled &) = default;
};

/// The ways of settling some open points are numbered below 2 to the power of how many they are: one of them.
inline std::vector<Settled> settledIn(const std::vector<std::uint32_t> &points, std::size_t way) {
  std::vector<Settled> settled;
  for (std::size_t i = 0; i < points.size(); ++i)
    settled.push_back({points[i], (way >> i & 1) != 0});
  return settled;
}

/// What is supposed of a run of seats, where that is open, in one way in which what is told may be meant.
struct Supposed {
  std::optional<std::uint32_t> holders; ///< so many of them have a holder
  std::uint32_t atLeast = 0;            ///< otherwise: so many have one at least
  Truth vote = Truth::Depends;          ///< whether they have a vote on the matter; Depends: nothing is supposed
};

/// [C3] What is known of those with an interest before an item is judged.
enum class Interested : std::uint8_t {
  AsJudged,      ///< nothing
  Gone,          ///< they leave: there is a quorum without them, or none with them
  GoneAndMissed, ///< they leave, and there is no quorum without them and would be one with them
  Stay,          ///< they stay, since there is no quorum without them
};

/// One item of one meeting.
struct Meeting {
  /// The body that meets, and what it decides; empty: matters in general, as the rules that name none have it.
  BodyIndex body;
  std::optional<FunctionIndex> matter;
  /// The day of the meeting. Only what is in force on it counts.
  Day day = 0;
  std::vector<SeatCounts> seats; ///< one for each run of seats of the body, in the model's order
  /// Each of those counted who sits in several seats: the runs of them. One head, every vote. Apart: those of them with
  /// an interest, and those who vote by proxy in several.
  InSeveral inSeveral, interestedInSeveral, byProxyInSeveral;
  /// Those in post who hold several seats that they may hold; absent: as the register says.
  std::optional<InSeveral> heldInSeveral;
  /// How each of those votes who sit in several seats; empty: as the counts say.
  std::vector<VotesInSeats> votesInSeats;
  QuorumTo to = QuorumTo::Meet; ///< which quorum is asked for
  Mode mode = Mode::AtMeeting;
  bool adjourned = false;                 ///< it was adjourned for want of a quorum
  std::optional<std::uint32_t> presiding; ///< which run of seats (index into `seats`) the presider is of; empty: as the
                                          ///< constitution says
  /// Who is there at a meeting, each in the seats that they may hold; absent: as the counts say.
  std::optional<std::vector<PeopleThere>> there;
  std::string presider;               ///< the name of whoever presides, where they are named
  std::optional<CastingTold> casting; ///< the casting vote; empty: not told
  std::vector<Supposed> supposed;     ///< of each run of seats; empty: nothing
  std::vector<Settled> settled;       ///< the open points that are supposed to be settled
  bool bareVotes = false;             ///< some votes are told as numbers only: whose they are is not known
  /// [C3] Outside a meeting, where those who vote take part: with the votes of those with an interest there would be a
  /// quorum.
  bool quorateWithInterested = false;
  Interested interested = Interested::AsJudged;
};

/// What `judge` found, without words.
struct Verdict {
  Truth quorate = Truth::Depends;
  Truth mayDecide = Truth::Depends; ///< quorate, or the matter may be decided without a quorum
  Truth carried = Truth::Depends;   ///< thresholds and ties only; a decision is valid if the meeting may also decide
  bool tied = false;                ///< equal votes for and against, where one vote more would decide
  bool byCastingVote = false;       ///< carried because a casting vote broke the tie
  std::uint64_t inFavour = 0, against = 0, abstaining = 0; ///< votes, weighted
  /// So many have an interest that the others are no quorum, and then they may stay and vote; or that may be so.
  bool interestedStay = false;
};

/// Judges a meeting, trying every possibility that the unknowns leave open; what comes out the same in all of them is
/// answered. Does not allocate for bodies of up to 128 runs of seats, so that analyses may call it a million times.
/// A body that is not in force on the day is not quorate and carries nothing. A casting vote is one more vote, used as
/// told, or else as its holder voted; of a holder who did not vote it is unknown. Votes cast are weighted; every other
/// base counts heads, and so then are votes in favour; unless the rule says how they are counted. For a motion, ask for
/// `To::Vote`: then a quorum to vote is needed besides.
///
/// Deputies count, and vote, as their seats say. Whoever votes by proxy is counted among those present in the base of a
/// threshold. Votes that nobody entitled can have given do not count; where it is not known which those are, both ways
/// are tried. Those in conflict are taken to be holders rather than deputies.
Verdict judge(const Model &model, const Meeting &meeting);

/// Who or what would break a tie.
struct BreaksTie {
  /// Somebody: who has a casting vote, and need not use it. Unknown also where no rule of voting is stated.
  enum class Is : std::uint8_t { Nobody, Lot, Somebody, Unknown } is = Is::Unknown;
  std::uint32_t run = 0; ///< for Somebody: of which run of seats
  friend bool operator==(const BreaksTie &, const BreaksTie &) = default;
};

/// Whether somebody is there who has a casting vote on the item, or whether there is a lot. How anybody votes in this
/// meeting is left out of account.
BreaksTie breaksTie(const Model &model, const Meeting &meeting);

} // namespace quorate::runtime
