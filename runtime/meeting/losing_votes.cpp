// Goes through the ways in which votes and proxies that do not all count may be those that are left out.
#include "runtime/meeting/unknowns.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// In more ways than these the votes that do not count are not chosen; then all of one side, and all of the other.
constexpr std::size_t kFewChoices = 1024;
/// Of so many runs at the most proxies are left out in all ways.
constexpr std::size_t kFewSenders = 6;

/// Adds the ways in which so many of the votes of a run may be those that do not count.
void addWaysToLose(const Run &run, std::uint64_t lost, std::vector<Votes> &ways) {
  for (std::uint64_t inFavour = 0; inFavour <= std::min<std::uint64_t>(run.inFavour, lost); ++inFavour)
    for (std::uint64_t against = 0; against <= std::min<std::uint64_t>(run.against, lost - inFavour); ++against)
      if (lost - inFavour - against <= run.abstaining && ways.size() <= kFewChoices)
        ways.push_back({inFavour, against, lost - inFavour - against});
}

} // namespace

/// Of votes that do not all count nobody knows which do: all ways to leave them out.
bool Possibilities::inEveryWay(std::size_t world, const Each &each) {
  Tally &tally = item_.tally;
  item_.outcome(); // so that it is known who stays
  const bool stay = tally.stay;
  bool tooManyProxies = tally.proxiesHeld() != 0 && tally.proxiesLost() != 0;
  if (!tooManyProxies)
    return choosingVotes(world, each);
  // [Y2] Which of too many proxies are left out is unknown: every way to take them from the runs.
  std::vector<Run *> sending;
  for (Run &run : tally.runs)
    if (run.exists && run.votes && run.byProxy != 0)
      sending.push_back(&run);
  if (sending.size() > kFewSenders || !tally.meeting->byProxyInSeveral.empty())
    return boundingVotes(world, each);
  const std::uint64_t lost = tally.proxiesLost();
  tally.leftKnown = true;
  bool stop = leavingProxies(sending, lost, [&] {
    item_.outcome();
    // Where it hangs on the proxies who stays, it hangs on that how many may be held.
    return tally.stay == stay ? choosingVotes(world, each) : (tally.leftKnown = false, boundingVotes(world, each));
  });
  tally.leftKnown = false;
  return stop;
}

/// Calls `each` with every way to leave out so many of the proxies of some runs; until it says to stop.
bool Possibilities::leavingProxies(std::span<Run *const> runs, std::uint64_t lost, const std::function<bool()> &each) {
  if (runs.empty())
    return lost == 0 && each();
  Run &run = *runs.front();
  for (std::uint32_t left = 0; left <= std::min<std::uint64_t>(lost, run.byProxy); ++left) {
    item_.tally.leftKnown = true;
    run.proxiesLeft = left;
    if (leavingProxies(runs.subspan(1), lost - left, each))
      return true;
  }
  return false;
}

/// All of one side first, and then all of the other.
bool Possibilities::boundingVotes(std::size_t world, const Each &each) {
  bool stop = each(world);
  item_.tally.favourable = false;
  stop = stop || each(world);
  item_.tally.favourable = true;
  return stop;
}

bool Possibilities::choosingVotes(std::size_t world, const Each &each) {
  Tally &tally = item_.tally;
  std::vector<std::pair<Run *, std::vector<Votes>>> losing;
  std::size_t ways = 1;
  for (Run &run : tally.runs) {
    run.lost = {};
    if (!run.exists || !run.votes)
      continue;
    std::uint64_t told = std::uint64_t(run.inFavour) + run.against + run.abstaining, least = tally.excess(run);
    // Whoever is left out may have voted, though no more votes are told than there are people.
    std::uint64_t most = tally.leftKnown ? std::max(least, std::min<std::uint64_t>(told, run.proxiesLeft)) : least;
    if (most == 0)
      continue;
    losing.emplace_back(&run, std::vector<Votes>());
    for (std::uint64_t lost = least; lost <= most; ++lost)
      addWaysToLose(run, lost, losing.back().second);
    ways = std::min(ways * losing.back().second.size(), kFewChoices + 1);
  }
  if (ways > kFewChoices)
    return boundingVotes(world, each);
  tally.lostKnown = true;
  bool stop = false;
  for (std::size_t way = 0; way < ways && !stop; ++way) {
    std::size_t left = way;
    for (auto &[run, choices] : losing) {
      run->lost = choices[left % choices.size()];
      left /= choices.size();
    }
    stop = each(world);
  }
  tally.lostKnown = false;
  return stop;
}

} // namespace quorate::runtime
