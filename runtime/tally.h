// Counting for one item of one meeting, in one of the worlds that the unknowns of a constitution leave possible.
#pragma once

#include "runtime/meeting.h"
#include "runtime/tables.h"

namespace quorate::runtime {

/// One run of seats of the body and what its holders do in the item.
struct Run {
  std::uint32_t seat = 0;            ///< its row in the table of seats
  bool exists = true;                ///< there are such seats on the day
  bool existsUnknown = false;        ///< the seats as a whole are to be confirmed
  bool votes = false;                ///< they have a vote on the matter
  bool votesUnknown = false;         ///< whether they do is to be confirmed
  std::uint32_t least = 0, most = 0; ///< how many seats there are; at least those taken
  std::uint32_t weight = 1;
  std::uint32_t present = 0;  ///< in the room for the item
  std::uint32_t counted = 0;  ///< counted to quorum
  std::uint32_t entitled = 0; ///< present, not conflicted
  std::uint32_t leaving = 0;  ///< those who must leave for the item
  std::uint32_t inFavour = 0, against = 0, abstaining = 0;

  /// Something about these seats is unknown, and somebody sits in them.
  bool undecided() const { return (existsUnknown || votesUnknown) && (present | counted | inFavour | against) != 0; }
};

/// Whether quorum is being counted, or votes.
enum class Counting : std::uint8_t { Quorum, Votes };

/// A number to compare exactly: `have * denominator` against `base * numerator`.
struct Comparison {
  std::uint64_t have = 0, base = 0;
  std::uint32_t numerator = 1, denominator = 1;
  bool moreThan = false;
  bool zeroBaseFails = false; ///< a threshold over nothing (zero votes cast) is not met

  bool met() const;
  /// Whether both sides are equal.
  bool exact() const;
  /// How many more of `have` would meet it, if each adds `toBase` (0 or 1) to the base. Empty: no number would.
  std::optional<std::uint64_t> lacking(unsigned toBase) const;
};

/// The runs of a body with what is known of a meeting. `fewest`: every open number of seats at its least.
struct Tally {
  const BodyTables *tables = nullptr;
  const schema::Body *body = nullptr;
  std::span<Run> runs;
  bool fewest = true;

  std::uint64_t base(std::uint8_t kind, Counting counting) const;
  std::uint64_t countOf(const schema::Span &positions, bool votingOnly) const; ///< towards quorum
  std::uint64_t seatsOf(const schema::Span &positions, bool votingOnly) const; ///< filled or not
  std::uint64_t seatsIn(const Run &run) const { return run.exists ? (fewest ? run.least : run.most) : 0; }

  /// Whether a requirement of a quorum is met.
  bool met(const schema::Requirement &requirement) const;
  /// The comparison that a quantity stands for; the one of the two that is harder for "the greater of".
  Comparison comparison(const schema::Requirement &requirement) const;
  /// A threshold, with `extra` votes in favour by the run at position `by` (a casting vote).
  Comparison comparison(const schema::Threshold &threshold, std::uint32_t extra, std::uint32_t by) const;

  std::uint64_t votesInFavour() const;
  std::uint64_t votesAgainst() const;
  std::uint64_t abstentions() const;
};

/// Fills in the runs of a body for a meeting; `runs` has one place for each run of the body.
Tally tally(const Model &model, const Meeting &meeting, std::span<Run> runs);

/// The rule for a matter: its own, or the one for all other matters; null if there is none.
const schema::Rule *ruleFor(const BodyTables &tables, const schema::Body &body, std::optional<FunctionIndex> matter);

/// Whose vote breaks a tie.
struct TieBreaker {
  enum class Is : std::uint8_t { Nobody, Holder, Unknown } is = Is::Nobody;
  std::uint32_t position = kNone; ///< of the run, for Holder
};
TieBreaker tieBreaker(const Tally &tally, const TextTables &text, const schema::Rule &rule, const Meeting &meeting);

/// How the one who breaks the tie has voted. Against also where nobody who may be that one is in favour.
enum class CastingVote : std::uint8_t { NotUsed, InFavour, Against, Unknown };
CastingVote castingVote(const Tally &tally, const TieBreaker &breaker);

} // namespace quorate::runtime
