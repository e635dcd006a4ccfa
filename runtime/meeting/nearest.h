// What would have made a meeting quorate, or a motion carry: changes of what people do, tried one after another with
// fewest people first.
#pragma once

#include "runtime/meeting/unknowns.h"

#include <string>
#include <vector>

namespace quorate::runtime {

/// What more people do than is told.
enum class Deed : std::uint8_t {
  Come,        ///< are there, and do not vote
  ComeAndVote, ///< are there, and in favour
  Vote,        ///< of those there: in favour, and not silent or abstaining
  Turn,        ///< in favour instead of against
  Withhold,    ///< not against
};

/// Some people, by the runs of seats that they are of.
struct Whom {
  std::vector<std::uint32_t> runs; ///< in order
  bool oneOfEach = false;          ///< of groups, each of which is to be there: nobody counts twice for one of them
  std::string words;               ///< "`Lay`"
  std::uint64_t least = 0;         ///< so many of them at least
};

/// So many do so, and it is a yes. Whoever of them it is, if nobody is named.
struct Plan {
  Deed deed = Deed::Come;
  std::uint64_t heads = 0;
  std::size_t label = 0;                                      ///< which of the labels says who they are
  std::vector<Whom> ofWhom;                                   ///< at least so many of them are of these
  std::vector<std::pair<std::uint32_t, std::uint64_t>> named; ///< run of seats and number, where only these would do
  bool any() const { return heads != 0; }
};

/// Tries changes of one meeting. Each is judged by the runtime, in all worlds.
class Nearest {
public:
  Nearest(const Model &model, Meeting meeting, Sought sought);

  bool isYes(const Meeting &meeting) const;
  /// The fewest who would do, if they did so. `labels`: ways to say who, the widest first; `lacking`: of whom more are
  /// needed. None: no number of them would do.
  Plan plan(Deed deed, const std::vector<Whom> &labels, const std::vector<Whom> &lacking) const;
  /// The meeting with a plan carried out.
  Meeting with(const Plan &plan) const;
  const Meeting &meeting() const { return meeting_; }

private:
  /// People who may do something, and who are alike to every rule.
  struct Pool {
    std::uint32_t run = 0;
    bool abstains = false; ///< of those who vote: they abstain now
    std::uint64_t left = 0;
    std::uint64_t lists = 0; ///< in how many of the lists of the rules they are
    std::string key;         ///< in which
  };
  using Taken = std::vector<std::uint64_t>;            ///< of each pool
  using Sorts = std::vector<std::vector<std::size_t>>; ///< pools of people who are alike

  std::vector<Pool> poolsFor(Deed deed) const;
  void apply(Meeting &meeting, Deed deed, const Pool &pool, std::uint64_t heads) const;
  static void applyTo(std::vector<PeopleThere> &there, Deed deed, const Pool &pool, std::uint32_t some);
  bool tried(Deed deed, const std::vector<Pool> &pools, const Taken &taken) const;
  std::vector<Taken> waysToTake(const std::vector<Pool> &pools, std::uint64_t heads, std::uint64_t few) const;
  static void everyWay(const std::vector<Pool> &pools, const Sorts &sorts, std::size_t at, std::uint64_t heads,
                       Taken &taken, std::vector<Taken> &ways);
  std::optional<Taken> someWay(Deed deed, const std::vector<Pool> &pools, std::uint64_t heads) const;
  bool anyWay(Deed deed, const std::vector<Pool> &pools, const Whom &label, const std::vector<Whom> &ofWhom,
              std::uint64_t heads) const;
  std::uint64_t fewest(Deed deed, const std::vector<Pool> &pools, std::uint64_t most) const;

  const Model &model_;
  Meeting meeting_;
  Sought sought_;
};

} // namespace quorate::runtime
