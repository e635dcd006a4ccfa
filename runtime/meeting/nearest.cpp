// Looks for the fewest people who would have to do something else for a no to be a yes.
#include "runtime/meeting/nearest.h"

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
constexpr std::uint64_t kFewWays = 200, kFewEach = 40;
/// So many of them all at the most.
constexpr std::size_t kMostWays = 2000;
/// So often the runtime is asked for one plan at the most; what was not tried is not advised.
constexpr std::size_t kMostAsked = 8000;
/// So many ways of those few who would do are looked at for words.
constexpr std::size_t kFewNamed = 24;

bool isPartOf(const Whom &some, const Whom &all) {
  return std::all_of(some.runs.begin(), some.runs.end(), [&](std::uint32_t run) {
    return std::find(all.runs.begin(), all.runs.end(), run) != all.runs.end();
  });
}

bool isOf(const Whom &among, const Pool &pool) {
  if (among.person)
    return pool.person == among.person;
  return (!among.abstains || *among.abstains == pool.abstains) && (!among.fit || pool.fit) &&
         (!among.voting || pool.votes) && std::any_of(pool.runs.begin(), pool.runs.end(), [&](std::uint32_t run) {
           return std::find(among.runs.begin(), among.runs.end(), run) != among.runs.end();
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
std::vector<Taken> Nearest::waysToTake(const std::vector<Pool> &pools, std::uint64_t heads, std::uint64_t few) {
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

std::vector<Nearest::Here> Nearest::here(Deed deed) const {
  std::vector<Here> all;
  for (const auto &scene : scenes_) {
    Here one{scene.get(), scene->whoMay(deed), 0};
    for (Pool &pool : one.pools) {
      pool.left = std::min(pool.left, kMostAdvised);
      one.all += pool.left;
    }
    all.push_back(std::move(one));
  }
  return all;
}

bool Nearest::isYes() const {
  return !scenes_.empty() &&
         std::all_of(scenes_.begin(), scenes_.end(), [&](const auto &scene) { return scene->isYes(sought_); });
}

bool Nearest::tried(Deed deed, const Here &here, const Taken &taken) const {
  if (++tries_ > kMostAsked || !here.scene->with(deed, here.pools, taken)->isYes(sought_))
    return false;
  // Whoever is not against may abstain, or say nothing: either must do.
  return deed != Deed::Withhold || here.scene->with(Deed::Abstain, here.pools, taken)->isYes(sought_);
}

std::optional<Taken> Nearest::someWay(Deed deed, const Here &here, std::uint64_t heads) const {
  for (Taken &taken : waysToTake(here.pools, heads, kFewWays))
    if (tried(deed, here, taken))
      return std::move(taken);
  return std::nullopt;
}

/// The least number of people who would do in some way; 0: none would.
std::uint64_t Nearest::fewest(Deed deed, const Here &first) const {
  const std::uint64_t most = std::min(first.all, kMostAdvised);
  std::uint64_t low = std::min(most, kTriedOneByOne), high = low;
  do {
    if (high >= most)
      return 0;
    low = high;
    high = std::min(high * 2, most);
  } while (!someWay(deed, first, high));
  while (high - low > 1) {
    std::uint64_t middle = low + (high - low) / 2;
    (someWay(deed, first, middle) ? high : low) = middle;
  }
  return high;
}

/// Whoever of the label it is, with so many at least of some of them: first those who are named apart, then the others,
/// each in every way that counts. Nothing if there are too many ways.
std::optional<std::vector<Taken>> Nearest::waysOf(const Here &here, const Whom &label, const std::vector<Whom> &ofWhom,
                                                  std::uint64_t heads) {
  std::vector<Taken> ways{Taken(here.pools.size())};
  auto extend = [&](const Whom &among, std::uint64_t some) {
    std::vector<Taken> longer;
    for (const Taken &way : ways) {
      std::vector<Pool> free;
      std::vector<std::size_t> at;
      for (std::size_t i = 0; i < here.pools.size(); ++i)
        if (isOf(among, here.pools[i]) && here.pools[i].left != way[i]) {
          free.push_back(here.pools[i]);
          // Of groups, nobody counts twice for one.
          free.back().left = among.oneOfEach ? 1 : free.back().left - way[i];
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
  std::uint64_t apart = 0;
  for (const Whom &among : ofWhom) {
    extend(among, among.least);
    apart += among.least;
  }
  if (apart > heads || ways.size() > kMostWays)
    return std::nullopt;
  if (apart < heads)
    extend(label, heads - apart);
  return ways.size() > kMostWays ? std::nullopt : std::optional(std::move(ways));
}

/// Whether it is a yes whoever of the label does it. A way in which there are no such people is not the one that is
/// meant.
bool Nearest::anyWay(Deed deed, const std::vector<Here> &all, const Whom &label, const std::vector<Whom> &ofWhom,
                     std::uint64_t heads) const {
  bool some = false;
  for (const Here &here : all) {
    std::optional<std::vector<Taken>> ways = waysOf(here, label, ofWhom, heads);
    if (!ways || !std::all_of(ways->begin(), ways->end(), [&](const Taken &taken) { return tried(deed, here, taken); }))
      return false;
    some = some || !ways->empty();
  }
  return some;
}

/// [U4] Names those who would do: by their posts, if whoever of these it is would do, and otherwise one by one.
bool Nearest::nameThem(const std::vector<Here> &all, const std::vector<Whom> &labels, Plan &plan) const {
  enum class By : std::uint8_t { Post, PostAndVote, PostAndFit, Name };
  const Here &first = all.front();
  std::vector<Taken> would;
  for (Taken &taken : waysToTake(first.pools, plan.heads, kFewWays))
    if (would.size() < kFewNamed && tried(plan.deed, first, taken))
      would.push_back(std::move(taken));
  for (By by : {By::Post, By::PostAndVote, By::PostAndFit, By::Name})
    for (const Taken &taken : would) {
      std::vector<Whom> those;
      bool told = true;
      for (std::size_t i = 0; i < first.pools.size(); ++i) {
        if (taken[i] == 0)
          continue;
        const Pool &pool = first.pools[i];
        told = told && (by != By::Name || pool.person) && (by != By::PostAndVote || plan.deed == Deed::Vote) &&
               (by != By::PostAndFit || plan.deed < Deed::Vote);
        Whom one;
        one.runs = {pool.runs.front()};
        if (by == By::PostAndVote)
          one.abstains = pool.abstains;
        one.fit = by == By::PostAndFit;
        if (by == By::Name)
          one.person = pool.person;
        auto same = std::find_if(those.begin(), those.end(), [&](const Whom &other) {
          return other.runs == one.runs && other.abstains == one.abstains && other.person == one.person;
        });
        (same == those.end() ? those.emplace_back(std::move(one)) : *same).least += taken[i];
      }
      if (!told || !anyWay(plan.deed, all, labels.back(), those, plan.heads))
        continue;
      // The widest label that all of these are of.
      auto widest = std::find_if(labels.begin(), labels.end() - 1, [&](const Whom &label) {
        return std::all_of(those.begin(), those.end(), [&](const Whom &one) { return isPartOf(one, label); });
      });
      plan.labelled = static_cast<std::size_t>(widest - labels.begin());
      plan.label = *widest;
      plan.ofWhom = std::move(those);
      plan.named = true;
      return true;
    }
  return false;
}

/// Says who they are, if so many would do: whoever it is, or of whom some must be, or exactly these.
bool Nearest::describe(const std::vector<Here> &all, const std::vector<Whom> &labels, const std::vector<Whom> &lacking,
                       Plan &plan) const {
  for (plan.labelled = 0; plan.labelled < labels.size(); ++plan.labelled) {
    plan.label = labels[plan.labelled];
    if (anyWay(plan.deed, all, plan.label, {}, plan.heads))
      return true;
    // Some will not do whoever they are: of whom more are lacking, then, some must be.
    for (std::vector<Whom> &some : someOf(lacking, plan.label)) {
      // All of them of one sort is said by the label of that sort.
      if ((some.size() == 1 && some.front().least >= plan.heads) ||
          !anyWay(plan.deed, all, plan.label, some, plan.heads))
        continue;
      plan.ofWhom = std::move(some);
      return true;
    }
  }
  for (plan.labelled = 0; plan.labelled < labels.size(); ++plan.labelled)
    for (bool yes : {true, false}) {
      plan.label = labels[plan.labelled];
      if (plan.deed == Deed::Vote)
        plan.label.abstains = yes;
      plan.label.fit = plan.deed < Deed::Vote && yes;
      if ((plan.label.abstains || plan.label.fit) && anyWay(plan.deed, all, plan.label, {}, plan.heads))
        return true;
    }
  return nameThem(all, labels, plan);
}

Plan Nearest::plan(Deed deed, const std::vector<Whom> &labels, const std::vector<Whom> &lacking) const {
  Plan plan;
  plan.deed = deed;
  tries_ = 0;
  std::vector<Here> all = here(deed);
  if (all.empty())
    return plan;
  // The way in which there are most of them comes first.
  const Here &first = all.front();
  std::iter_swap(all.begin(),
                 std::max_element(all.begin(), all.end(), [](const Here &a, const Here &b) { return a.all < b.all; }));
  for (plan.heads = 1; plan.heads <= std::min(first.all, kTriedOneByOne); ++plan.heads)
    if (someWay(deed, first, plan.heads) && describe(all, labels, lacking, plan))
      return plan;
  plan.heads = fewest(deed, first);
  if (plan.any() && !describe(all, labels, lacking, plan))
    plan.heads = 0;
  return plan;
}

Scenes Nearest::with(const Plan &plan) const {
  constexpr std::size_t kMostScenes = 100;
  Scenes after;
  for (const Here &here : here(plan.deed)) {
    std::optional<std::vector<Taken>> ways = waysOf(here, plan.label, plan.ofWhom, plan.heads);
    if (!ways || after.size() + ways->size() > kMostScenes)
      return {};
    for (const Taken &taken : *ways)
      after.push_back(here.scene->with(plan.deed, here.pools, taken));
  }
  return after;
}

} // namespace quorate::runtime
