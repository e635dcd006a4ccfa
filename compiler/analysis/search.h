// Looks through every meeting of a body, by numbers of people alike and fewest absences first, for one that refutes a
// claim. The runtime judges each.
#pragma once

#include "compiler/analysis/analysis.h"
#include "compiler/analysis/board.h"

#include <cstdint>
#include <vector>

namespace quorate::analysis {

/// What kind of meeting is looked for.
enum class Goal : std::uint8_t {
  LostWith,       ///< all of ours who are there vote for it, and it is lost
  CarriedAgainst, ///< all of ours who are there vote against it, and it is carried
  Lacks,          ///< quorate without the people asked for
  CarriedWithout, ///< carried without the votes of the people asked for
  LeftTied,       ///< tied, with nobody to break the tie
};

/// What is asked of a board.
struct SearchQuestion {
  Goal goal = Goal::LostWith;
  ir::When when;
  std::size_t kinds = 1;          ///< how many kinds of such meetings to look for
  bool whateverTheQuorum = false; ///< a meeting of which it is not settled whether it is quorate counts too
};

/// What was found. Without a witness and with neither `maybe` nor `tooMany`, there is no such meeting.
struct SearchResult {
  std::vector<Witness> witnesses;              ///< fewest absences first, each different in who is missing
  bool maybe = false;                          ///< there is such a meeting or not, depending on what is not settled
  bool tooMany = false;                        ///< more meetings than are looked at
  bool byCastingVote = false;                  ///< some motion looked at was carried by a casting vote
  bool any = false;                            ///< some meeting of the kind was quorate, or may be
  std::uint64_t leastFor = 0, mostAgainst = 0; ///< votes in the closest result looked at
  std::uint64_t judged = 0;                    ///< meetings judged
};

/// The most meetings judged for one question; beyond it the answer is "undecided".
inline constexpr std::uint64_t kMostMeetings = 3'000'000;

/// Looks until it has as many kinds of witnesses as asked for, has seen every meeting, or has judged `mostMeetings`.
/// The people of `board` stand as in the last meeting looked at when it returns.
SearchResult search(Board &board, const runtime::Model &decisionModel, const SearchQuestion &question,
                    std::uint64_t mostMeetings = kMostMeetings);

/// Adds the meeting at which everybody comes and all of one post of ours, the most numerous, have declared an interest,
/// if a motion of ours is lost at it and there is room for one more of `kinds`.
void addInterested(Board &board, const runtime::Model &decisionModel, std::size_t kinds,
                   std::vector<Witness> &witnesses);

} // namespace quorate::analysis
