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
    for (const Applying<schema::Rule> *rule : {&rules.decides, &rules.besides})
      if (*rule)
        add(*rule->row);
  }
  const std::vector<std::uint32_t> &of(std::uint32_t run) const { return in_[run]; }
  /// What a run has to the rules: runs with the same key are alike to every one.
  std::string keyOf(std::uint32_t i) const {
    const Run &run = tally_.runs[i];
    const schema::Seat &seat = tally_.tables->seats[run.seat];
    std::string key;
    for (std::uint32_t part :
         {std::uint32_t(run.votes), std::uint32_t(run.votesUnknown), std::uint32_t(run.existsUnknown), run.weight,
          std::uint32_t(run.breaksTies), std::uint32_t(seat.casting_vote()), std::uint32_t(seat.deputies())})
      key += std::to_string(part) + ",";
    for (std::uint32_t list : of(i))
      key += std::to_string(list) + ",";
    return key;
  }

private:
  void add(const schema::Rule &rule) {
    add(rule.unless_asked());
    for (const schema::Span &span : {rule.thresholds(), rule.failing_that()})
      for (const schema::Threshold &threshold : tally_.tables->thresholds.at(span)) {
        add(threshold.among());
        for (const schema::Who &group : tally_.tables->groups.at(threshold.constituents()))
          add(group);
      }
    if (rule.breaker() < in_.size())
      in_[rule.breaker()].push_back(next_++);
  }
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
