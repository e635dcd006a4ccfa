// Looks for the fewest people who would have to do something else for a no to be a yes.
#include "runtime/meeting/nearest.h"
#include "runtime/meeting/seat_lists.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace quorate::runtime {

namespace {

/// Past so many people no advice would be of use.
constexpr std::uint64_t kMostAdvised = 1000;
/// Up to so many, every number is tried; more of them are found by halving.
constexpr std::uint64_t kTriedOneByOne = 24;
/// Up to so many ways to choose among sorts of people are tried, one by one; of those chosen in several steps, fewer.
constexpr std::uint64_t kFewWays = 400, kFewEach = 40;

bool isPartOf(const Whom &some, const Whom &all) {
  return std::all_of(some.runs.begin(), some.runs.end(), [&](std::uint32_t run) {
    return std::find(all.runs.begin(), all.runs.end(), run) != all.runs.end();
  });
}

/// [U4] What may be said of whom some of a label are: of one sort that is lacking or of several, the fewest sorts
/// first. Only of who are of the label: of others nobody of the label is one.
std::vector<std::vector<Whom>> someOf(const std::vector<Whom> &lacking, const Whom &label) {
  constexpr std::size_t kFewSorts = 5;
  std::vector<const Whom *> sorts;
  for (const Whom &one : lacking)
    if (isPartOf(one, label) && one.words != label.words && sorts.size() < kFewSorts)
      sorts.push_back(&one);
  std::vector<std::vector<Whom>> ways;
  for (std::size_t mask = 1; mask < std::size_t{1} << sorts.size(); ++mask) {
    std::vector<Whom> &way = ways.emplace_back();
    for (std::size_t i = 0; i < sorts.size(); ++i)
      if ((mask >> i & 1) != 0)
        way.push_back(*sorts[i]);
  }
  std::stable_sort(ways.begin(), ways.end(), [](const auto &a, const auto &b) { return a.size() < b.size(); });
  return ways;
}

} // namespace

Nearest::Nearest(const Model &model, Meeting meeting, Sought sought)
    : model_(model), meeting_(std::move(meeting)), sought_(sought) {
  const BodyTables &tables = model.tables().bodies();
  meeting_.seats.resize(tables.seatLists.at(tables.bodies[number(meeting_.body)].seats()).size());
}

bool Nearest::isYes(const Meeting &meeting) const {
  Verdict verdict = judge(model_, meeting);
  Truth quorate = sought_ == Sought::Quorate ? verdict.quorate : verdict.mayDecide;
  return (sought_ == Sought::Carried || quorate == Truth::Yes) &&
         (sought_ == Sought::Quorate || verdict.carried == Truth::Yes);
}

std::vector<Nearest::Pool> Nearest::poolsFor(Deed deed) const {
  std::vector<Run> runs(meeting_.seats.size());
  Item item{model_.tables().text(), tally(model_, meeting_, runs)};
  item.outcome(); // so that it is known who stays
  const Tally &tally = item.tally;
  SeatLists lists(tally);
  std::vector<Pool> pools;
  auto add = [&](std::uint32_t i, bool abstains, std::uint64_t some) {
    if (some == 0)
      return;
    std::string key = lists.keyOf(i) + std::to_string(abstains);
    pools.push_back({i, abstains, std::min(some, kMostAdvised), lists.of(i).size(), std::move(key)});
  };
  for (std::uint32_t i = 0; i < runs.size(); ++i) {
    const Run &run = runs[i];
    if (!run.exists)
      continue;
    const SeatCounts &told = meeting_.seats[i];
    std::uint64_t voted = std::uint64_t(run.inFavour) + run.against + run.abstaining;
    std::uint64_t may = tally.standing(run).entitled, there = std::uint64_t(told.present) + told.byProxy;
    switch (deed) {
    case Deed::ComeAndVote:
      if (!run.votes)
        break;
      [[fallthrough]];
    case Deed::Come:
      if (!tally.outside && run.mostFilled > there)
        add(i, false, run.mostFilled - there);
      break;
    case Deed::Vote:
      if (!run.votes)
        break;
      add(i, false, may > voted ? may - voted : 0);
      add(i, true, run.abstaining);
      break;
    case Deed::Turn:
    case Deed::Withhold:
      if (run.votes)
        add(i, false, run.against);
      break;
    }
  }
  return pools;
}

void Nearest::apply(Meeting &meeting, Deed deed, const Pool &pool, std::uint64_t heads) const {
  SeatCounts &counts = meeting.seats[pool.run];
  auto some = static_cast<std::uint32_t>(heads);
  switch (deed) {
  case Deed::Come: counts.present += some; break;
  case Deed::ComeAndVote:
    counts.present += some;
    counts.inFavour += some;
    break;
  case Deed::Vote:
    counts.inFavour += some;
    counts.abstaining -= pool.abstains ? some : 0;
    break;
  case Deed::Turn:
    counts.against -= some;
    counts.inFavour += some;
    break;
  case Deed::Withhold: counts.against -= some; break;
  }
  if (counts.proxyVotes && counts.proxyVotes->against > counts.against) {
    std::uint32_t turned = std::exchange(counts.proxyVotes->against, counts.against) - counts.against;
    counts.proxyVotes->inFavour += deed == Deed::Turn ? turned : 0;
  }
  if (meeting.there)
    applyTo(*meeting.there, deed, pool, some);
}

/// [X4] The same of the people, one of whom may have a casting vote.
void Nearest::applyTo(std::vector<PeopleThere> &there, Deed deed, const Pool &pool, std::uint32_t some) {
  const std::optional<Ballot> now =
      deed == Deed::Come || deed == Deed::Withhold ? std::nullopt : std::optional(Ballot::For);
  if (deed == Deed::Come || deed == Deed::ComeAndVote) {
    there.push_back({{pool.run}, {now}, some});
    return;
  }
  std::optional<Ballot> before;
  if (deed != Deed::Vote)
    before = Ballot::Against;
  else if (pool.abstains)
    before = Ballot::Abstaining;
  for (std::size_t i = 0; i < there.size() && some != 0; ++i) {
    auto at = std::find(there[i].runs.begin(), there[i].runs.end(), pool.run);
    if (at == there[i].runs.end())
      continue;
    const std::size_t seat = static_cast<std::size_t>(at - there[i].runs.begin());
    if (there[i].votes[seat] != before)
      continue;
    PeopleThere changed = there[i];
    changed.votes[seat] = now;
    changed.number = std::min(some, changed.number);
    some -= changed.number;
    there[i].number -= changed.number;
    there.push_back(std::move(changed));
  }
  std::erase_if(there, [](const PeopleThere &people) { return people.number == 0; });
}

bool Nearest::tried(Deed deed, const std::vector<Pool> &pools, const Taken &taken) const {
  Meeting changed = meeting_;
  for (std::size_t i = 0; i < pools.size(); ++i)
    if (taken[i] != 0)
      apply(changed, deed, pools[i], taken[i]);
  if (!isYes(changed))
    return false;
  if (deed != Deed::Withhold)
    return true;
  // Whoever is not against may abstain, or say nothing: either must do.
  for (std::size_t i = 0; i < pools.size(); ++i)
    changed.seats[pools[i].run].abstaining += static_cast<std::uint32_t>(taken[i]);
  return isYes(changed);
}

/// All ways to take so many of the sorts of people from one on, each from the first of its pools that have some left.
void Nearest::everyWay(const std::vector<Pool> &pools, const Sorts &sorts, std::size_t at, std::uint64_t heads,
                       Taken &taken, std::vector<Taken> &ways) {
  if (at == sorts.size()) {
    if (heads == 0)
      ways.push_back(taken);
    return;
  }
  Taken before = taken;
  everyWay(pools, sorts, at + 1, heads, taken, ways);
  for (std::size_t i : sorts[at])
    for (std::uint64_t some = 0; some < pools[i].left && heads != 0; ++some) {
      ++taken[i];
      --heads;
      everyWay(pools, sorts, at + 1, heads, taken, ways);
    }
  taken = std::move(before);
}

/// So many of some pools, by their sorts: in every way, if these are few; or else in the ways that lie farthest apart,
/// as many as may be of one sort and then of the others, and one of each in turn. What every rule makes of these bounds
/// what it makes of all.
std::vector<Nearest::Taken> Nearest::waysToTake(const std::vector<Pool> &pools, std::uint64_t heads,
                                                std::uint64_t few) const {
  std::vector<Taken> ways;
  std::uint64_t all = 0;
  for (const Pool &pool : pools)
    all += pool.left;
  if (all < heads)
    return ways;
  std::map<std::string, std::vector<std::size_t>> alike;
  for (std::size_t i = 0; i < pools.size(); ++i)
    alike[pools[i].key].push_back(i);
  Sorts sorts;
  for (auto &[key, some] : alike)
    sorts.push_back(std::move(some));
  std::uint64_t number = 1;
  for (std::uint64_t i = 1; i < sorts.size() && number <= few; ++i)
    number = number * (heads + i) / i;
  if (number <= few) {
    Taken taken(pools.size());
    everyWay(pools, sorts, 0, heads, taken, ways);
    return ways;
  }
  // Those whom most rules ask for come first.
  std::stable_sort(sorts.begin(), sorts.end(),
                   [&](const auto &a, const auto &b) { return pools[a.front()].lists > pools[b.front()].lists; });
  auto fill = [&](const std::vector<std::size_t> &order) {
    Taken taken(pools.size());
    std::uint64_t left = heads;
    for (std::size_t sort : order)
      for (std::size_t i : sorts[sort]) {
        taken[i] = std::min(pools[i].left, left);
        left -= taken[i];
      }
    ways.push_back(std::move(taken));
  };
  for (std::size_t first = 0; first < sorts.size(); ++first) {
    std::vector<std::size_t> order(sorts.size());
    std::iota(order.begin(), order.end(), 0);
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(first));
    order.insert(order.begin(), first);
    fill(order);
    std::reverse(order.begin() + 1, order.end());
    if (sorts.size() > 2)
      fill(order);
  }
  for (std::size_t first = 0; sorts.size() > 1 && first < sorts.size(); ++first) {
    Taken taken(pools.size());
    std::uint64_t left = heads;
    for (std::size_t turn = 0; left != 0; ++turn) {
      const auto &sort = sorts[(first + turn) % sorts.size()];
      for (std::size_t i : sort)
        if (taken[i] < pools[i].left) {
          ++taken[i];
          --left;
          break;
        }
    }
    ways.push_back(std::move(taken));
  }
  return ways;
}

std::optional<Nearest::Taken> Nearest::someWay(Deed deed, const std::vector<Pool> &pools, std::uint64_t heads) const {
  for (Taken &taken : waysToTake(pools, heads, kFewWays))
    if (tried(deed, pools, taken))
      return std::move(taken);
  return std::nullopt;
}

/// The least number of people who would do in some way; 0: none would.
std::uint64_t Nearest::fewest(Deed deed, const std::vector<Pool> &pools, std::uint64_t most) const {
  std::uint64_t low = 0;
  for (std::uint64_t heads = 1; heads <= std::min(most, kTriedOneByOne); low = heads++)
    if (someWay(deed, pools, heads))
      return heads;
  std::uint64_t high = low;
  do {
    if (high >= most)
      return 0;
    low = high;
    high = std::min(high * 2, most);
  } while (!someWay(deed, pools, high));
  while (high - low > 1) {
    std::uint64_t middle = low + (high - low) / 2;
    (someWay(deed, pools, middle) ? high : low) = middle;
  }
  return high;
}

/// Whether it is a yes whoever of the label does it, with so many at least of some of them.
bool Nearest::anyWay(Deed deed, const std::vector<Pool> &pools, const Whom &label, const std::vector<Whom> &ofWhom,
                     std::uint64_t heads) const {
  auto isOf = [](const Whom &among, const Pool &pool) {
    return std::find(among.runs.begin(), among.runs.end(), pool.run) != among.runs.end();
  };
  std::vector<Pool> left = pools;
  // First those who are named apart, then the others, each in every way that counts.
  std::vector<Taken> ways{Taken(pools.size())};
  std::uint64_t apart = 0;
  auto extend = [&](const Whom &among, std::uint64_t some) {
    std::vector<Taken> longer;
    for (const Taken &way : ways) {
      for (std::size_t i = 0; i < left.size(); ++i)
        left[i].left = isOf(among, pools[i]) ? pools[i].left - way[i] : 0;
      std::vector<Pool> free;
      std::vector<std::size_t> at;
      for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i].left != 0) {
          free.push_back(left[i]);
          // Of groups, nobody counts twice for one.
          free.back().left = among.oneOfEach ? 1 : free.back().left;
          at.push_back(i);
        }
      for (const Taken &more : waysToTake(free, some, ofWhom.empty() ? kFewWays : kFewEach)) {
        Taken both = way;
        for (std::size_t i = 0; i < at.size(); ++i)
          both[at[i]] += more[i];
        longer.push_back(std::move(both));
      }
    }
    ways = std::move(longer);
  };
  constexpr std::size_t kMostWays = 4000;
  for (const Whom &among : ofWhom) {
    extend(among, among.least);
    apart += among.least;
  }
  if (apart > heads || ways.size() > kMostWays)
    return false;
  if (apart < heads)
    extend(label, heads - apart);
  return !ways.empty() && ways.size() <= kMostWays &&
         std::all_of(ways.begin(), ways.end(), [&](const Taken &way) { return tried(deed, pools, way); });
}

Plan Nearest::plan(Deed deed, const std::vector<Whom> &labels, const std::vector<Whom> &lacking) const {
  std::vector<Pool> pools = poolsFor(deed);
  std::uint64_t most = 0;
  for (const Pool &pool : pools)
    most += pool.left;
  Plan plan;
  plan.deed = deed;
  plan.heads = fewest(deed, pools, std::min(most, kMostAdvised));
  if (!plan.any())
    return plan;
  for (plan.label = 0; plan.label < labels.size(); ++plan.label) {
    const Whom &label = labels[plan.label];
    if (anyWay(deed, pools, label, {}, plan.heads))
      return plan;
    // Some will not do whoever they are: of whom more are lacking, then, some must be.
    for (std::vector<Whom> &some : someOf(lacking, label)) {
      // All of them of one sort is said by the label of that sort.
      if ((some.size() == 1 && some.front().least >= plan.heads) || !anyWay(deed, pools, label, some, plan.heads))
        continue;
      plan.ofWhom = std::move(some);
      return plan;
    }
  }
  Taken taken = *someWay(deed, pools, plan.heads);
  for (std::size_t i = 0; i < pools.size(); ++i)
    if (taken[i] != 0 && !plan.named.empty() && plan.named.back().first == pools[i].run)
      plan.named.back().second += taken[i];
    else if (taken[i] != 0)
      plan.named.push_back({pools[i].run, taken[i]});
  // The widest label that all of these are of.
  Whom those;
  for (const auto &[run, number] : plan.named)
    those.runs.push_back(run);
  for (plan.label = 0; plan.label + 1 < labels.size() && !isPartOf(those, labels[plan.label]);)
    ++plan.label;
  return plan;
}

Meeting Nearest::with(const Plan &plan) const {
  Meeting changed = meeting_;
  std::vector<Pool> pools = poolsFor(plan.deed);
  if (auto taken = someWay(plan.deed, pools, plan.heads))
    for (std::size_t i = 0; i < pools.size(); ++i)
      apply(changed, plan.deed, pools[i], (*taken)[i]);
  return changed;
}

} // namespace quorate::runtime
