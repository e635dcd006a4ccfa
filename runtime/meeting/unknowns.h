// What is not known of one item of a meeting, as variables with their values, and which of them can change the answer.
#pragma once

#include "runtime/meeting/item.h"

#include <functional>
#include <vector>

namespace quorate::runtime {

/// With more worlds than this they are not all gone through: a question must come back in a moment.
inline constexpr std::size_t kMostWorlds = 1u << 15;

/// One thing that is not known.
struct Unknown {
  enum class Is : std::uint8_t {
    There,      ///< whether what stands under an open point is there: the body, seats, the matter, rules of some days
    SeatsVote,  ///< whether some seats have a vote on the matter
    Seats,      ///< how many there are, each with a holder unless these are told apart
    Holders,    ///< how many of them have a holder
    WhichVotes, ///< of votes that do not all count, which do
  } is = Is::Seats;
  std::uint32_t of = kNone;          ///< an open point, for There; otherwise a run of seats, the first of those alike
  std::vector<std::uint32_t> values; ///< those that are tried: all of them, or those between which nothing changes
  bool all = true;                   ///< they are all that there are
  bool matters = false;              ///< two worlds that differ in it alone have different answers
};

/// What is asked of an item.
enum class Sought : std::uint8_t {
  Quorate, ///< is there a quorum
  Carried, ///< do the votes carry
  Decided, ///< both
};

/// What the rules leave open in one world, whatever else is known there: a lot, a quorum that is not stated.
struct LeftOpen {
  bool quorum = false, votes = false;
};

/// Everything that is not known of an item, found once and gone through as often as one likes.
class Possibilities {
public:
  using Each = std::function<bool(std::size_t)>;
  explicit Possibilities(Item &item);

  /// Nothing is unknown: there is one world.
  bool oneWorld() const { return unknowns_.empty() && !inDoubt_; }
  /// More is unknown than is tried.
  bool tooMany() const { return worlds_ > kMostWorlds; }
  std::vector<Unknown> &unknowns() { return unknowns_; }
  /// How many worlds there are, but for which votes count.
  std::size_t worlds() const { return worlds_; }
  /// Calls `each` with the item in every world, until it says to stop. Each world is told with its number; those that
  /// differ in nothing but which votes count have the same. Afterwards the item stands in the world of what is certain.
  /// False if there are too many.
  bool everywhere(const Each &each);

private:
  void collect();
  void addOpen(std::uint32_t open);
  void addVotes(std::uint32_t run);
  void addRange(Unknown::Is is, std::uint32_t run, std::uint32_t least, std::uint32_t most);
  /// Puts the item into the world in which the unknowns have these values, by their place among the values.
  void set(const std::vector<std::uint32_t> &at);
  void setOne(const Unknown &unknown, std::uint32_t value);
  void settle(const std::vector<std::uint32_t> &at);
  void certain();
  void dropIdle();
  void findBreaks(bool shortOnes);
  void breaksOf(const Unknown &unknown, std::uint32_t least, std::uint32_t most, std::vector<std::uint32_t> &found);
  void count();
  bool inEveryWay(std::size_t world, const Each &each);
  bool leavingProxies(std::span<Run *const> runs, std::uint64_t lost, std::uint32_t Run::*which,
                      const std::function<bool()> &each);
  bool boundingVotes(std::size_t world, const Each &each);
  bool choosingVotes(std::size_t world, const Each &each);
  template <class Look> void forSides(std::size_t but, bool votes, Look look);

  Item &item_;
  std::vector<Unknown> unknowns_;
  std::vector<Settled> settled_;
  std::size_t worlds_ = 1;
  bool inDoubt_ = false; ///< some votes may not count
};

/// All worlds of an item, held against one another.
struct Explored {
  Truth truth = Truth::Depends;
  std::vector<Unknown> unknowns; ///< and whether they matter
  bool tooMany = false;          ///< more is unknown than is tried: then everything unknown is taken to matter
};

/// Goes through all worlds of an item. `leftOpen` is called in each of those that the rules leave open, with the item
/// in that world. Afterwards the item stands in the world of what is certain.
Explored explore(Item &item, Sought sought, const std::function<void(LeftOpen)> &leftOpen = {});

} // namespace quorate::runtime
