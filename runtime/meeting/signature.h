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

/// Calls `each` for the requirements of every quorum that may be asked for.
template <class Each> void withEachQuorum(const Item &item, Each each) {
  const Tally &tally = item.tally;
  auto [first, second] = item.asked();
  // [R5] Outside a meeting only the quorum to vote is.
  if (first && *first && !tally.outside)
    each((*first)->requirements());
  if (second && *second)
    each((*second)->requirements());
  if (tally.rules.adjourned && tally.meeting->adjourned && !tally.outside)
    each(tally.rules.adjourned->then());
}

/// What each rule that is asked for makes of a world. Each number moves one way only as seats are added, so that
/// between two worlds with the same numbers there is none with others.
class Signature {
public:
  explicit Signature(Item &item) : item_(item) {}

  std::vector<std::uint8_t> here() {
    all_.clear();
    Outcome outcome = item_.outcome();
    withEachQuorum(item_, [&](const schema::Span &requirements) {
      for (const schema::Requirement &requirement : item_.tally.tables->requirements.at(requirements))
        all_.push_back(item_.tally.met(requirement));
    });
    withEachRule(item_, [&](const schema::Rule &rule) {
      for (const schema::Requirement &asking : item_.tally.tables->requirements.at(rule.unless_asked()))
        all_.push_back(item_.tally.askingOf(asking.who()) >= item_.tally.needed(asking));
      for (const schema::Span &span : {rule.thresholds(), rule.failing_that()})
        for (const schema::Threshold &threshold : item_.tally.tables->thresholds.at(span))
          add(threshold);
      // [X1] Two worlds that lead to different sides may have equal votes between them, by each of two rules (R4).
      if (rule.thresholds().count() != 0) {
        Sum votes = item_.opposed();
        all_.push_back(votes.inFavour > votes.against ? 2 : votes.inFavour < votes.against ? 0 : 1);
      }
    });
    all_.push_back(item_.tally.anybodyCounts());
    for (Counting how : {Counting::First, Counting::FailingThat})
      all_.push_back(item_.supported(how));
    all_.push_back(static_cast<std::uint8_t>(outcome.quorum.by));
    return all_;
  }

private:
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
    withEachQuorum(item_, [&](const schema::Span &requirements) {
      for (const schema::Requirement &requirement : item_.tally.tables->requirements.at(requirements)) {
        all_.push_back(item_.tally.have(requirement));
        item_.tally.addBases(requirement, all_);
      }
    });
    all_.push_back(item_.tally.anybodyCounts());
    withEachRule(item_, [&](const schema::Rule &rule) {
      for (const schema::Requirement &asking : item_.tally.tables->requirements.at(rule.unless_asked())) {
        all_.push_back(item_.tally.askingOf(asking.who()));
        item_.tally.addBases(asking, all_);
      }
      for (const schema::Span &span : {rule.thresholds(), rule.failing_that()})
        for (const schema::Threshold &threshold : item_.tally.tables->thresholds.at(span)) {
          Sum sum = item_.tally.sum(threshold);
          all_.insert(all_.end(), {sum.inFavour, sum.against, sum.base});
        }
      // [X1] [V8] Of everybody, whose votes no threshold may count.
      for (Counting how : {Counting::First, Counting::FailingThat})
        all_.push_back(item_.supported(how));
      if (rule.thresholds().count() != 0) {
        Sum votes = item_.opposed();
        all_.insert(all_.end(), {votes.inFavour, votes.against});
      }
      TieBreaker breaker = rule.thresholds().count() != 0 ? item_.tieBreaker() : TieBreaker{};
      all_.insert(all_.end(), {std::uint64_t(breaker.is), breaker.position});
      if (breaker.is == TieBreaker::Is::Holder)
        all_.push_back(item_.mayCast(breaker));
    });
    return all_;
  }

private:
  Item &item_;
  std::vector<std::uint64_t> all_;
};

} // namespace quorate::runtime
