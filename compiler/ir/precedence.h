// The order in which rules of one kind are looked at for the one that applies. The decision model is written in it,
// too, so that both choose alike.
#pragma once

#include "compiler/ir/model.h"

#include <algorithm>
#include <vector>

namespace quorate::ir {

/// The rules of one kind in the order in which the first that applies stands: a rule in spite of another comes before
/// it.
template <class Rule> std::vector<const Rule *> inPrecedence(const Model &model, const std::vector<Rule> &rules) {
  std::vector<const Rule *> left, made;
  bool ordered = false;
  for (const Rule &rule : rules) {
    left.push_back(&rule);
    ordered = ordered || (rule.clause && !model.at(rule.clause).despite.empty());
  }
  // Nearly always: few clauses go before another. What is `subject to` another has been written down as the `despite`
  // of that other, too.
  if (!ordered)
    return left;
  auto givesWay = [&](const Rule *rule) {
    return std::any_of(left.begin(), left.end(), [&](const Rule *other) {
      if (other == rule || !other->clause || !rule->clause)
        return false;
      const std::vector<ClauseId> &despite = model.at(other->clause).despite;
      return std::find(despite.begin(), despite.end(), rule->clause) != despite.end();
    });
  };
  while (!left.empty()) {
    auto next = std::find_if(left.begin(), left.end(), [&](const Rule *rule) { return !givesWay(rule); });
    next = next == left.end() ? left.begin() : next; // each in spite of the other: an error that the compiler reports
    made.push_back(*next);
    left.erase(next);
  }
  return made;
}

} // namespace quorate::ir
