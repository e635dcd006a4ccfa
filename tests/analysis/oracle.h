// A second way to decide claims about meetings: every single person, everything each could do, no counting of people
// alike. Slow and plain; for small bodies only.
#pragma once

#include "tests/analysis/making.h"

#include <optional>
#include <random>

namespace quorate::testing {

/// What one person does.
enum class Does : std::uint8_t { StaysAway, LeavesForInterest, InFavour, Against, Abstains };

struct Person {
  SeatId seat;
  bool votes = false;
  std::uint32_t weight = 1;
  Does does = Does::StaysAway;
};

struct Judged {
  bool quorate = false, carried = false, tied = false, byCastingVote = false;
};

class Oracle {
public:
  Oracle(const Model &model, BodyId body);

  /// The fewest people missing in a meeting that refutes the claim; nothing if none does.
  std::optional<std::uint32_t> refutedWith(const Claim &claim);

private:
  bool showsAgainst(const Claim &claim) const;
  bool allowed(const Claim &claim, const Person &person, Does does) const;
  Judged judge() const;
  bool met(const People &people, bool inFavour) const;
  bool thresholdsMet(std::uint32_t extra, std::optional<SeatId> by) const;
  std::optional<SeatId> breaker() const;
  void tryAll(const Claim &claim, std::size_t at, std::uint32_t missing);

  const Model &model_;
  const Body &body_;
  std::vector<Person> people_;
  std::optional<std::uint32_t> fewest_;
};

/// A random body of at most `most` people with a random quorum and voting rule. The same for the same seed.
struct RandomBody : Making {
  RandomBody(std::uint32_t seed, std::uint32_t most);
  BodyId board;
  std::mt19937 dice;
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(dice() % limit); }
  bool oneIn(std::uint32_t n) { return below(n) == 0; }
  std::vector<SeatId> someSeats();
};

} // namespace quorate::testing
