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
    SeatsExist, ///< whether there are such seats
    SeatsVote,  ///< whether they have a vote on the matter
    Seats,      ///< how many there are, each with a holder unless these are told apart
    Holders,    ///< how many of them have a holder
    WhichVotes, ///< of votes that do not all count, which do
  } is = Is::Seats;
  std::uint32_t run = kNone;
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

/// All worlds of an item, held against one another.
struct Explored {
  Truth truth = Truth::Depends;
  std::vector<Unknown> unknowns;
  bool tooMany = false; ///< more is unknown than is tried: then everything unknown is taken to matter
};

/// What the rules leave open in one world, whatever else is known there: a lot, a quorum that is not stated.
struct LeftOpen {
  bool quorum = false, votes = false;
};

/// Goes through all worlds of an item. `leftOpen` is called in each of those that the rules leave open, with the item
/// in that world. Afterwards the item stands in the world of what is certain.
Explored explore(Item &item, Sought sought, const std::function<void(LeftOpen)> &leftOpen = {});

} // namespace quorate::runtime
