// Goes through the ways in which votes and proxies that do not all count may be those that are left out.
#include "runtime/meeting/unknowns.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// In more ways than these the votes that do not count are not chosen; then all of one side, and all of the other.
constexpr std::size_t kFewChoices = 1024;
/// Of so many runs at the most proxies are left out in all ways; of more, where the ways are few.
constexpr std::size_t kFewSenders = 6;

/// Adds the ways in which so many of some votes may be those that do not count, besides others that do not.
void addWaysToLose(const Votes &of, std::uint64_t lost, std::vector<Votes> &ways, const Votes &besides = {}) {
  for (std::uint64_t inFavour = 0; inFavour <= std::min(of.inFavour, lost); ++inFavour)
    for (std::uint64_t against = 0; against <= std::min(of.against, lost - inFavour); ++against)
      if (lost - inFavour - against <= of.abstaining && ways.size() <= kFewChoices)
        ways.push_back(
            {besides.inFavour + inFavour, besides.against + against, besides.abstaining + lost - inFavour - against});
}

/// In how many ways so many proxies may be left out of some runs; no further than it is asked whether they are few.
std::size_t waysToLeave(const std::vector<Run *> &sending, std::uint64_t lost) {
  std::uint64_t all = 0;
  for (const Run *run : sending)
    all += run->byProxy;
  // Those that are kept are as many ways.
  const std::uint64_t least = std::min(lost, all - std::min(all, lost));
  if (least > kFewChoices)
    return kFewChoices + 1;
  std::vector<std::size_t> ways(least + 1, 0);
  ways[0] = 1;
  for (const Run *run : sending) {
    std::vector<std::size_t> more(least + 1, 0);
    for (std::uint64_t before = 0; before <= least; ++before)
      for (std::uint64_t here = 0; here <= std::min<std::uint64_t>(run->byProxy, least - before); ++here)
        more[before + here] = std::min(more[before + here] + ways[before], kFewChoices + 1);
    ways = std::move(more);
  }
  return ways[least];
}

std::uint64_t sumOf(const Votes &votes) { return votes.inFavour + votes.against + votes.abstaining; }

/// [Y2] The same where it is known which votes of a run are by proxy: those of the proxies that are left out, and
/// nobody else's as long as the others are entitled to theirs.
void addWaysToLeave(const Run &run, std::uint32_t proxies, const Votes &told, std::uint64_t allowed,
                    std::vector<Votes> &ways) {
  const Votes sent{run.proxyVotes->inFavour, run.proxyVotes->against, run.proxyVotes->abstaining};
  const std::uint64_t voted = sumOf(sent), silent = run.byProxy - std::min<std::uint64_t>(run.byProxy, voted);
  std::vector<Votes> left;
  for (std::uint64_t lost = proxies - std::min<std::uint64_t>(proxies, silent);
       lost <= std::min<std::uint64_t>(proxies, voted); ++lost)
    addWaysToLose(sent, lost, left);
  for (const Votes &one : left) {
    const Votes others{told.inFavour - std::min(told.inFavour, one.inFavour),
                       told.against - std::min(told.against, one.against),
                       told.abstaining - std::min(told.abstaining, one.abstaining)};
    addWaysToLose(others, sumOf(others) - std::min(sumOf(others), allowed), ways, one);
  }
}

} // namespace

/// Of votes that do not all count nobody knows which do: all ways to leave them out.
bool Possibilities::inEveryWay(std::size_t world, const Each &each) {
  Tally &tally = item_.tally;
  // [C3] Whoever may stay holds a proxy besides, so that fewer are left out then.
  const bool mayStay = tally.rules.conflict && tally.rules.conflict->if_too_many() != IfTooMany::Unstated;
  bool held = false;
  std::uint64_t lost[2] = {0, 0};
  const Interested known = tally.meeting->interested;
  for (bool stay : {false, true}) {
    tally.stay = stay;
    const bool asked = known == Interested::AsJudged ? !stay || mayStay : stay == (known == Interested::Stay);
    lost[stay] = asked ? tally.proxiesLost() : 0;
    held = held || (asked && tally.proxiesHeld() != 0);
  }
  item_.outcome(); // so that it is known who stays
  if (!held || (lost[0] == 0 && lost[1] == 0))
    return choosingVotes(world, each);
  // [Y2] Which of too many proxies are left out is unknown: every way to take them from the runs.
  std::vector<Run *> sending;
  for (Run &run : tally.runs)
    if (run.exists && run.votes && run.byProxy != 0)
      sending.push_back(&run);
  const bool few = sending.size() <= kFewSenders ||
                   std::max(waysToLeave(sending, lost[0]), waysToLeave(sending, lost[1])) <= kFewChoices;
  if (!few || !tally.meeting->byProxyInSeveral.empty())
    return boundingVotes(world, each);
  tally.leftKnown = true;
  bool stop = leavingProxies(sending, lost[0], &Run::proxiesLeft, [&] {
    return leavingProxies(sending, lost[1], &Run::proxiesLeftStaying, [&] {
      item_.outcome();
      return choosingVotes(world, each);
    });
  });
  tally.leftKnown = false;
  return stop;
}

/// Calls `each` with every way to leave out so many of the proxies of some runs; until it says to stop.
bool Possibilities::leavingProxies(std::span<Run *const> runs, std::uint64_t lost, std::uint32_t Run::*which,
                                   const std::function<bool()> &each) {
  if (runs.empty())
    return lost == 0 && each();
  std::uint64_t others = 0;
  for (const Run *other : runs.subspan(1))
    others += other->byProxy;
  Run &run = *runs.front();
  const auto least = static_cast<std::uint32_t>(std::min<std::uint64_t>(lost - std::min(lost, others), run.byProxy));
  for (std::uint32_t left = least; left <= std::min<std::uint64_t>(lost, run.byProxy); ++left) {
    run.*which = left;
    if (leavingProxies(runs.subspan(1), lost - left, which, each))
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
    std::uint64_t most = tally.leftKnown ? std::max(least, std::min<std::uint64_t>(told, tally.leftOf(run))) : least;
    // [A6] Where no clause lets proxies vote, it is their votes that are not counted, if it is known which these are.
    const bool nobodySends = tally.sendsInVain(run);
    if (nobodySends)
      most = std::max<std::uint64_t>(least, run.proxyVotes->all());
    if (most == 0)
      continue;
    losing.emplace_back(&run, std::vector<Votes>());
    const Votes votes{run.inFavour, run.against, run.abstaining};
    if (nobodySends)
      addWaysToLeave(run, run.byProxy, votes, told - least, losing.back().second);
    else if (tally.leftKnown && run.proxyVotes && run.proxyVotes->all() <= told)
      addWaysToLeave(run, tally.leftOf(run), votes, told - least, losing.back().second);
    else
      for (std::uint64_t lost = least; lost <= most; ++lost)
        addWaysToLose(votes, lost, losing.back().second);
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
