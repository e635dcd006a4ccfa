// A second way to decide claims about meetings: every single person, everything each could do, no counting of people
// alike. Slow and plain; for small bodies only.
#pragma once

#include "tests/analysis/making.h"

#include <optional>
#include <random>

namespace quorate::testing {

/// What one person does.
enum class Does : std::uint8_t { StaysAway, HasInterest, InFavour, Against, Abstains, Silent };

/// One person of a body, and what they do.
struct Somebody {
  SeatId seat;
  bool votes = false, onlyTie = false;
  std::uint32_t weight = 1;
  Does does = Does::StaysAway;
};

/// What comes of a motion.
struct Judged {
  bool quorate = false, carried = false, tied = false;
  bool maybe = false; ///< a casting vote that may be given or not would carry it
};

/// Votes for and against and what they are a share of.
struct Count {
  std::uint64_t inFavour = 0, against = 0, base = 0;
};

/// Tries everything each single person could do: too slow for any real body, and too simple to be wrong in the same way
/// as what it tests.
class Oracle {
public:
  Oracle(const Model &model, BodyId body, Day day);

  /// The fewest people missing in a meeting that refutes the claim; nothing if none does.
  std::optional<std::uint32_t> refutedWith(const Claim &claim);

private:
  bool showsAgainst(const Claim &claim) const;
  bool allowed(const Claim &claim, const Somebody &person, Does does) const;
  Judged judge() const;
  bool stays(const Somebody &person) const;                 ///< in the room for the item
  bool mayVote(const Somebody &person) const;               ///< there, and no interest keeps them from it
  bool towards(const Somebody &person, bool withAll) const; ///< counted to the quorum
  bool here(const Somebody &person, bool withAll) const;    ///< in the room
  bool somebodyCounts(bool withAll) const;
  bool asks(const People &people, bool inFavour, bool withAll) const;
  bool reached(const Quantity &quantity, Bound bound, std::int64_t have, const People &people, bool inFavour,
               bool withAll) const;
  std::int64_t whole(const Quantity &quantity, const People &people, bool inFavour, bool withAll) const;
  bool quorum(Quorum::To to, bool withAll) const;
  bool quorate(bool forMotion, bool &stay) const;
  Count count(const Threshold &threshold, std::uint32_t extra, std::optional<SeatId> by) const;
  Count countGroup(const Threshold &threshold, const std::vector<SeatId> &seats, bool weighted) const;
  bool met(const Threshold &threshold, const Count &count) const;
  bool allMet(std::uint32_t extra, std::optional<SeatId> by) const;
  std::uint64_t seatsOf(SeatId seat) const { return model_.at(seat).most; }
  std::optional<SeatId> breaker() const;
  void tryAll(const Claim &claim, std::size_t at, std::uint32_t missing);

  const Model &model_;
  const Body &body_;
  const DecisionRule &rule_;
  ConflictRule conflict_;
  std::vector<Somebody> people_;
  std::optional<std::uint32_t> fewest_;
  mutable bool failing_ = false; ///< what stands after `failing that` is looked at
  const CountsAs &part() const { return failing_ ? rule_.failingCounts : rule_.counts; }
};

/// A random body of at most `most` people with a random quorum and voting rule. The same for the same seed.
/// `everyForm`: any form of the language; otherwise numbers and plain shares only.
struct RandomBody : Making {
  RandomBody(std::uint32_t seed, std::uint32_t most, bool everyForm = false);
  BodyId board;
  std::mt19937 dice;
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(dice() % limit); }
  bool oneIn(std::uint32_t n) { return below(n) == 0; }
  std::vector<SeatId> someSeats();

private:
  void addSeats(std::uint32_t most);
  void addQuorum(std::uint32_t people);
  void addRule();
  void varyQuorum();
  void varyRule();
  void varySeats();
  Quantity quantity(int depth);
  std::vector<Selector> groups();
};

} // namespace quorate::testing
