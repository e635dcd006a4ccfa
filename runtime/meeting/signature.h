// What the rules of an item make of one world: whether each is met, and the numbers that each compares.
#pragma once

#include "runtime/meeting/item.h"
#include "runtime/model/terms.h"

#include <utility>
#include <vector>

namespace quorate::runtime {

/// [R4] Calls `each` for the rule that decides and for the one that must be met besides, each while it stands in
/// `decides`.
template <class Each> void withEachRule(Item &item, Each each) {
  BodyRules &rules = item.tally.rules;
  if (rules.decides)
    each(*rules.decides.row);
  if (!rules.besides)
    return;
  std::swap(rules.decides, rules.besides);
  each(*rules.decides.row);
  std::swap(rules.decides, rules.besides);
}

/// What each rule that is asked for makes of a world. Each number moves one way only as seats are added, so that
/// between two worlds with the same numbers there is none with others.
class Signature {
public:
  explicit Signature(Item &item) : item_(item) {}

  std::vector<std::uint8_t> here() {
    all_.clear();
    Outcome outcome = item_.outcome();
    const BodyRules &rules = item_.tally.rules;
    auto [first, second] = item_.asked();
    for (const Applying<schema::Quorum> *quorum : {first, second})
      if (quorum && *quorum)
        add((*quorum)->requirements());
    if (rules.adjourned)
      add(rules.adjourned->then());
    withEachRule(item_, [&](const schema::Rule &rule) {
      add(rule.unless_asked());
      for (const schema::Span &span : {rule.thresholds(), rule.failing_that()})
        for (const schema::Threshold &threshold : item_.tally.tables->thresholds.at(span))
          add(threshold);
    });
    all_.push_back(static_cast<std::uint8_t>(outcome.lead + 1));
    all_.push_back(static_cast<std::uint8_t>(outcome.quorum.by));
    return all_;
  }

private:
  void add(const schema::Span &requirements) {
    for (const schema::Requirement &requirement : item_.tally.tables->requirements.at(requirements))
      all_.push_back(item_.tally.met(requirement));
  }
  void add(const schema::Threshold &threshold) {
    rules::Line line = lineOf(threshold);
    Sum sum = item_.tally.sum(threshold);
    all_.push_back(rules::met(line, sum));
    all_.push_back(rules::met(line, item_.tally.sum(threshold, 1)));
  }

  Item &item_;
  std::vector<std::uint8_t> all_;
};

/// The very numbers that the rules compare. What is summed up over runs is summed up alike wherever the others stand.
class Numbers {
public:
  explicit Numbers(Item &item) : item_(item) {}

  std::vector<std::uint64_t> here() {
    all_.clear();
    item_.outcome();
    const BodyRules &rules = item_.tally.rules;
    for (const Applying<schema::Quorum> *quorum : {&rules.toMeet, &rules.toVote, &rules.toBegin})
      if (*quorum)
        add((*quorum)->requirements());
    if (rules.adjourned)
      add(rules.adjourned->then());
    all_.push_back(item_.tally.base(Base::MembersPresent));
    withEachRule(item_, [&](const schema::Rule &rule) {
      add(rule.unless_asked());
      for (const schema::Span &span : {rule.thresholds(), rule.failing_that()})
        for (const schema::Threshold &threshold : item_.tally.tables->thresholds.at(span)) {
          Sum sum = item_.tally.sum(threshold);
          all_.insert(all_.end(), {sum.inFavour, sum.against, sum.base});
        }
      TieBreaker breaker = rule.thresholds().count() != 0 ? item_.tieBreaker() : TieBreaker{};
      all_.insert(all_.end(), {std::uint64_t(breaker.is), breaker.position});
      if (breaker.is == TieBreaker::Is::Holder)
        all_.push_back(item_.mayCast(breaker.position));
    });
    return all_;
  }

private:
  void add(const schema::Span &requirements) {
    for (const schema::Requirement &requirement : item_.tally.tables->requirements.at(requirements))
      all_.insert(all_.end(), {item_.tally.have(requirement), item_.tally.needed(requirement)});
  }

  Item &item_;
  std::vector<std::uint64_t> all_;
};

} // namespace quorate::runtime
