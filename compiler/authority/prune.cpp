// Puts grants in their order and leaves out those that others contain.
#include "compiler/authority/closure.h"

#include <algorithm>
#include <map>
#include <utility>

namespace quorate::ir {

namespace {

/// Where a place stands in the order: everywhere first.
std::uint32_t rank(PlaceId place) { return place.value + 1; }

} // namespace

void Closure::order() {
  order_.resize(grants_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i)
    order_[i] = i;
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Grant &x = grants_[a], &y = grants_[b];
    std::uint64_t keyX = keyOf(x.actor.value, x.function.value), keyY = keyOf(y.actor.value, y.function.value);
    if (keyX != keyY)
      return keyX < keyY;
    // Of one place, in the order in which they arose: the shortest chains come first, and an answer names the first.
    return rank(x.place) != rank(y.place) ? rank(x.place) < rank(y.place) : a < b;
  });
}

std::span<const std::uint32_t> Closure::grantsOf(ActorId actor, FunctionId function) const {
  std::uint64_t key = keyOf(actor.value, function.value);
  auto keyAt = [&](std::uint32_t i) { return keyOf(grants_[i].actor.value, grants_[i].function.value); };
  auto begin = std::lower_bound(order_.begin(), order_.end(), key,
                                [&](std::uint32_t i, std::uint64_t k) { return keyAt(i) < k; });
  auto end = begin;
  while (end != order_.end() && keyAt(*end) == key)
    ++end;
  return {begin, end};
}

/// Marks what a settled grant of the same actor and function contains. The order is one such group after another.
void Closure::markContained(std::vector<bool> &left) const {
  auto groupEnd = [&](std::size_t begin) {
    std::size_t end = begin;
    const Grant &first = grants_[order_[begin]];
    while (end < order_.size() && grants_[order_[end]].actor == first.actor &&
           grants_[order_[end]].function == first.function)
      ++end;
    return end;
  };
  for (std::size_t begin = 0, end = 0; begin < order_.size(); begin = end) {
    end = groupEnd(begin);
    std::span<const std::uint32_t> group(order_.data() + begin, end - begin);
    auto inPlace = [&](PlaceId place) {
      auto byRank = [&](std::uint32_t i, std::uint32_t r) { return rank(grants_[i].place) < r; };
      auto first = std::lower_bound(group.begin(), group.end(), rank(place), byRank);
      auto last = first;
      while (last != group.end() && grants_[*last].place == place)
        ++last;
      return std::span<const std::uint32_t>(first, last);
    };
    for (std::uint32_t inner : group) {
      // What was given away exclusively stays, contained or not: an answer tells by it why its holder may not decide.
      if (grants_[inner].heldOnly || group.size() == 1)
        continue;
      auto isInside = [&](std::uint32_t outer) {
        // Of two alike, the first stays.
        return outer != inner && isSettled(grants_[outer]) && covers(model_, grants_[outer], grants_[inner]) &&
               (outer < inner || !isSettled(grants_[inner]) || !covers(model_, grants_[inner], grants_[outer]));
      };
      bool contained = false;
      auto look = [&](PlaceId place) {
        for (std::uint32_t outer : inPlace(place))
          contained = contained || isInside(outer);
      };
      look({});
      PlaceId place = grants_[inner].place;
      for (std::size_t steps = 0; place && !contained && steps <= model_.places.size(); ++steps) {
        look(place);
        place = model_.at(place).parent;
      }
      left[inner] = contained;
    }
  }
}

std::vector<Grant> Closure::takeGrants() {
  std::vector<bool> left(grants_.size(), false);
  markContained(left);
  // What a chain rests on stays, and what was given away exclusively: an answer says so.
  std::vector<bool> needed(grants_.size(), false);
  // A grant that others contain is left out as an answer, and kept as a link: whoever holds by it must be able to say
  // how.
  // [E4] What was given exclusively stays too: it is the reason why others may not decide.
  auto shutsOut = [&](const Grant &grant) { return grant.delegation && model_.at(grant.delegation).exclusive; };
  for (std::size_t i = 0; i < grants_.size(); ++i) {
    if (left[i] && !shutsOut(grants_[i]))
      continue;
    for (GrantId at(i); at && !needed[at.index()]; at = grants_[at.index()].from)
      needed[at.index()] = true;
  }
  std::vector<std::uint32_t> numbers(grants_.size(), NumberMap::kNothing);
  std::uint32_t count = 0;
  for (std::uint32_t i : order_)
    if (needed[i])
      numbers[i] = count++;
  std::vector<Grant> taken;
  taken.reserve(count);
  for (std::uint32_t i : order_) {
    if (!needed[i])
      continue;
    taken.push_back(std::move(grants_[i]));
    if (GrantId from = taken.back().from)
      // Chains refer by number, and the numbers are new.
      taken.back().from = GrantId(numbers[from.index()]);
  }
  return taken;
}

/// Each once: a delegator may hold by several ways what is given away.
std::vector<GivenAway> Closure::givenAway() const {
  std::vector<GivenAway> all;
  std::map<std::pair<DelegationId, FunctionId>, std::vector<std::size_t>> told; // where in `all`
  for (const Exclusive &one : exclusive_) {
    const Removal &what = one.removal;
    GivenAway away{one.by, one.function, what.place, what.inForce, what.above, what.upTo};
    std::vector<std::size_t> &before = told[{one.by, one.function}];
    if (std::any_of(before.begin(), before.end(), [&](std::size_t at) { return all[at] == away; }))
      continue;
    before.push_back(all.size());
    all.push_back(away);
  }
  return all;
}

std::vector<OpenHolding> Closure::takeOpenHoldings() {
  for (OpenHolding &holding : openHoldings_)
    if (holding.place)
      holding.inForce = intersect(holding.inForce, model_.at(holding.place).inForce);
  std::stable_sort(openHoldings_.begin(), openHoldings_.end(),
                   [](const OpenHolding &a, const OpenHolding &b) { return a.function < b.function; });
  return std::move(openHoldings_);
}

} // namespace quorate::ir
