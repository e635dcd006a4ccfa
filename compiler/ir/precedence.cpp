// Ranks rules of one kind by what they name, and by which of them stands `despite` another.
#include "compiler/ir/precedence.h"

#include <algorithm>
#include <map>

namespace quorate::ir {

namespace {

/// A rule, or a part of one, to be put in order.
struct RankedPart {
  RankedRule is;
  std::vector<std::size_t> below; ///< of one that names matters: the general rules that take these from it
};

class Ranking {
public:
  Ranking(const Model &model, const std::vector<ToRank> &rules) : model_(model), rules_(rules) {}

  /// Whether any rule stands despite another. What is `subject to` another has been written down as the `despite` of
  /// that other, too.
  bool isOrdered() const {
    return std::any_of(rules_.begin(), rules_.end(),
                       [&](const ToRank &rule) { return rule.clause && !model_.at(rule.clause).despite.empty(); });
  }

  bool isNamed(std::size_t rule) const { return rules_[rule].matters && !rules_[rule].matters->empty(); }

  std::vector<RankedRule> inOrder() const {
    std::vector<RankedPart> left = parts();
    std::vector<RankedRule> made;
    while (!left.empty()) {
      auto next = std::find_if(left.begin(), left.end(), [&](const RankedPart &one) {
        return std::none_of(left.begin(), left.end(), [&](const RankedPart &other) { return goesBefore(other, one); });
      });
      next = next == left.end() ? left.begin() : next; // each in spite of the other: an error that is reported
      made.push_back(std::move(next->is));
      left.erase(next);
    }
    return made;
  }

private:
  bool isDespite(std::size_t stronger, std::size_t weaker) const {
    const ToRank &one = rules_[stronger], &other = rules_[weaker];
    if (stronger == weaker || one.sort != other.sort || !one.clause || !other.clause)
      return false;
    const std::vector<ClauseId> &despite = model_.at(one.clause).despite;
    return std::find(despite.begin(), despite.end(), other.clause) != despite.end();
  }

  /// Marks what a rule gives way to for a matter, be it by way of others.
  void markAbove(std::size_t rule, FunctionId matter, std::vector<bool> &above) const {
    for (std::size_t other = 0; other < rules_.size(); ++other)
      if (!above[other] && isDespite(other, rule) && (!isNamed(other) || has(*rules_[other].matters, matter))) {
        above[other] = true;
        markAbove(other, matter, above);
      }
  }

  std::vector<std::size_t> generalAbove(std::size_t rule, FunctionId matter) const {
    std::vector<bool> above(rules_.size(), false);
    markAbove(rule, matter, above);
    std::vector<std::size_t> general;
    for (std::size_t other = 0; other < rules_.size(); ++other)
      if (above[other] && !isNamed(other))
        general.push_back(other);
    return general;
  }

  /// The rules; one that gives way to a general rule for some of its matters only is in parts.
  std::vector<RankedPart> parts() const {
    std::vector<RankedPart> all;
    for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
      std::map<std::vector<std::size_t>, std::vector<FunctionId>> apart;
      if (isNamed(rule))
        for (FunctionId matter : *rules_[rule].matters)
          apart[generalAbove(rule, matter)].push_back(matter);
      if (apart.empty())
        all.push_back({{rule, {}}, {}});
      for (auto &[below, matters] : apart)
        all.push_back({{rule, apart.size() == 1 ? std::vector<FunctionId>() : std::move(matters)}, below});
    }
    return all;
  }

  template <class T> static bool has(const std::vector<T> &all, T one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  const std::vector<FunctionId> &matters(const RankedRule &one) const {
    return one.part.empty() ? *rules_[one.rule].matters : one.part;
  }

  bool goesBefore(const RankedPart &one, const RankedPart &other) const {
    const std::size_t a = one.is.rule, b = other.is.rule;
    if (a == b || rules_[a].sort != rules_[b].sort)
      return false;
    // [R1] Of a matter the rule that names it stands, [R2] unless a general one takes the matter from it.
    if (isNamed(a) && !isNamed(b))
      return !has(one.below, b);
    if (!isNamed(a) && isNamed(b))
      return has(other.below, a);
    const auto shares = [&](FunctionId matter) { return has(matters(other.is), matter); };
    return isDespite(a, b) && (!isNamed(a) || std::any_of(matters(one.is).begin(), matters(one.is).end(), shares));
  }

  const Model &model_;
  const std::vector<ToRank> &rules_;
};

} // namespace

std::vector<RankedRule> ranked(const Model &model, const std::vector<ToRank> &rules) {
  const Ranking ranking(model, rules);
  if (ranking.isOrdered())
    return ranking.inOrder();
  // Nearly always: few clauses go before another.
  std::vector<RankedRule> made;
  for (bool named : {true, false})
    for (std::size_t rule = 0; rule < rules.size(); ++rule)
      if (ranking.isNamed(rule) == named)
        made.push_back({rule, {}});
  return made;
}

} // namespace quorate::ir
