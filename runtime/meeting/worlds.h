// Goes through every way in which what is unknown about a meeting may turn out.
#pragma once

#include "runtime/meeting/item.h"

namespace quorate::runtime {

/// With more undecided runs of seats than this, what depends on them is left as depending.
/// Each run has up to three ways to turn out (no such seats, seats without a vote, with one), so that 14 of them are
/// millions of worlds; a question must come back in a moment.
inline constexpr std::size_t kMostUndecided = 14;

/// The worlds of one item. `Each` is called in each of them and says whether to stop.
template <class Each> class Worlds {
public:
  Worlds(Item &item, Each &each) : tally_(item.tally), each_(each) {}

  /// Goes through all ways in which the undecided runs from `at` on may turn out.
  bool from(std::size_t at) {
    while (at < tally_.runs.size() && !tally_.runs[at].undecided())
      ++at;
    if (at == tally_.runs.size())
      return extremes();
    Run &run = tally_.runs[at];
    bool stop = false;
    for (bool exists : {true, false}) {
      if (stop || (!exists && !run.existsUnknown))
        continue;
      run.exists = exists;
      bool before = run.votes;
      // Seats that are not there have no vote to wonder about: one world, not two.
      for (bool votes : {before, !before}) {
        if (stop || (votes != before && (!run.votesUnknown || !exists)))
          continue;
        run.votes = votes;
        stop = from(at + 1);
      }
      run.votes = before;
    }
    run.exists = true;
    return stop;
  }

private:
  /// The least and the greatest numbers of seats: everything in between lies between their outcomes, since more seats
  /// move a rule one way. Seats that may turn out to vote, with nobody in them, are such an addition too.
  bool extremes() {
    if (bothWays())
      return true;
    bool range = false;
    for (const Run &run : tally_.runs)
      range =
          range || run.least != run.most || run.leastFilled != run.mostFilled || (run.votesUnknown && !run.undecided());
    if (!range)
      return false;
    setMost(true);
    bool stop = bothWays();
    setMost(false);
    return stop;
  }

  void setMost(bool most) {
    tally_.setMost(most);
    for (Run &run : tally_.runs)
      if (run.votesUnknown && !run.undecided())
        run.votes = most;
  }

  /// Votes that do not count are of those in favour, or of those against.
  bool bothWays() {
    tally_.stay = false;
    bool some = tally_.proxiesLost() != 0;
    for (const Run &run : tally_.runs)
      some = some || tally_.excess(run) != 0;
    if (each_())
      return true;
    if (!some)
      return false;
    // Nobody knows whose votes they were. Struck out of one side and then of the other, they bound all that may be.
    tally_.favourable = false;
    bool stop = each_();
    tally_.favourable = true;
    return stop;
  }

  Tally &tally_;
  Each &each_;
};

/// Calls `each` in every world, until it says that enough is known. False if there are too many to go through.
template <class Each> bool forEachWorld(Item &item, Each &&each) {
  std::size_t undecided = 0;
  for (const Run &run : item.tally.runs)
    undecided += run.undecided();
  if (undecided > kMostUndecided)
    return false;
  Worlds<std::remove_reference_t<Each>>(item, each).from(0);
  item.tally.stay = false;
  return true;
}

} // namespace quorate::runtime
