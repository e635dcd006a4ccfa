// Which of the lists of seats that rules name each run of seats is in: those in the same are alike to every rule.
#pragma once

#include "runtime/meeting/tally.h"
#include "runtime/model/terms.h"

#include <vector>

namespace quorate::runtime {

/// The lists of seats that the rules of an item name, each run with the numbers of those it is in.
class SeatLists {
public:
  explicit SeatLists(const Tally &tally) : tally_(tally), in_(tally.runs.size()) {
    const BodyRules &rules = tally.rules;
    for (const Applying<schema::Quorum> *quorum : {&rules.toMeet, &rules.toVote, &rules.toBegin})
      if (*quorum)
        add((*quorum)->requirements());
    if (rules.adjourned)
      add(rules.adjourned->then());
    if (rules.chairing)
      add(tally.tables->positions.at(rules.chairing->order()), true);
    if (!rules.decides)
      return;
    for (const schema::Span &span : {rules.decides->thresholds(), rules.decides->failing_that()})
      for (const schema::Threshold &threshold : tally.tables->thresholds.at(span)) {
        add(threshold.among());
        for (const schema::Who &group : tally.tables->groups.at(threshold.constituents()))
          add(group);
      }
    if (rules.decides->breaker() < in_.size())
      in_[rules.decides->breaker()].push_back(next_++);
  }
  const std::vector<std::uint32_t> &of(std::uint32_t run) const { return in_[run]; }

private:
  void add(const schema::Span &requirements) {
    for (const schema::Requirement &requirement : tally_.tables->requirements.at(requirements)) {
      add(requirement.who());
      for (const schema::Who &group : tally_.tables->groups.at(requirement.groups()))
        add(group);
      int left = rules::kMostMade;
      addQuantity(tally_.tables->quantities[requirement.quantity()], left);
    }
  }
  void addQuantity(const schema::Quantity &quantity, int &left) {
    if (--left < 0)
      throwDangling();
    if (quantity.form() == QuantityForm::FractionOfSelector)
      add(quantity.of());
    for (const schema::Quantity &operand : tally_.tables->quantities.at(quantity.operands()))
      addQuantity(operand, left);
  }
  void add(const schema::Who &who) {
    if (!who.everyone())
      add(tally_.tables->positions.at(who.seats()), false);
  }
  /// `each`: every one of them is apart from the others.
  void add(std::span<const std::uint32_t> positions, bool each) {
    for (std::uint32_t position : positions) {
      if (position >= in_.size())
        throwDangling();
      in_[position].push_back(next_);
      next_ += each;
    }
    ++next_;
  }

  const Tally &tally_;
  std::vector<std::vector<std::uint32_t>> in_;
  std::uint32_t next_ = 0;
};

} // namespace quorate::runtime
