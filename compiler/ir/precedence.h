// [R2] The order in which rules of one kind are looked at for the one that applies: of those that are in force and for
// the matter, the first stands. The decision model is written in it, too, so that both choose alike.
#pragma once

#include "compiler/ir/model.h"

#include <vector>

namespace quorate::ir {

/// What a rule's place hangs on.
struct ToRank {
  ClauseId clause;
  const std::vector<FunctionId> *matters = nullptr; ///< those it names; none: it is a general rule
  unsigned sort = 0; ///< only rules of one sort give way to one another: to meet and to vote are two
};

/// A rule by its number, and of the matters that it names those for which it has this place; none: all.
struct RankedRule {
  std::size_t rule = 0;
  std::vector<FunctionId> part;
};
std::vector<RankedRule> ranked(const Model &model, const std::vector<ToRank> &rules);

template <class Rule> struct Placed {
  const Rule *rule;
  std::vector<FunctionId> part; ///< of the matters that it names those for which it has this place; none: all
};

/// The matters for which a rule has a place.
template <class Rule> const std::vector<FunctionId> &mattersOf(const Placed<Rule> &placed) {
  if constexpr (requires { placed.rule->matters; })
    return placed.part.empty() ? placed.rule->matters : placed.part;
  else
    return placed.part;
}

/// The rules of one kind in the order in which the first that applies stands: one that names the matter before one that
/// names none, and before both what stands in spite of them.
template <class Rule> std::vector<Placed<Rule>> inPrecedence(const Model &model, const std::vector<Rule> &rules) {
  std::vector<ToRank> facts;
  for (const Rule &rule : rules) {
    ToRank one{rule.clause, nullptr, 0};
    if constexpr (requires { rule.matters; })
      one.matters = &rule.matters;
    if constexpr (requires { rule.to; })
      one.sort = static_cast<unsigned>(rule.to);
    else if constexpr (requires { rule.mode; })
      one.sort = static_cast<unsigned>(rule.mode);
    else if constexpr (requires { rule.is; })
      one.sort = static_cast<unsigned>(rule.is);
    facts.push_back(one);
  }
  std::vector<Placed<Rule>> made;
  for (RankedRule &one : ranked(model, facts))
    made.push_back({&rules[one.rule], std::move(one.part)});
  return made;
}

} // namespace quorate::ir
