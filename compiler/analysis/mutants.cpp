// The changes that can be made to clauses.
#include "compiler/analysis/mutation.h"
#include "compiler/analysis/words.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace quorate::analysis {
namespace {

using Change = std::function<void(ir::Model &)>;

/// Gathers changes, those of one clause of a template together.
class Mutants {
public:
  explicit Mutants(const ir::Model &model) : model_(model) {}

  void add(ir::ClauseId clause, std::string what, Change change) {
    Range range = clause ? rangeOf(model_, clause) : Range{};
    if (!range)
      return;
    auto [found, isNew] = index_.try_emplace({range, what}, mutants_.size());
    if (isNew)
      mutants_.push_back({clause, std::move(what), {}});
    mutants_[found->second].changes.push_back(std::move(change));
  }

  std::vector<Mutant> take() {
    std::vector<Mutant> ordered;
    // By place in the text.
    for (const auto &[key, at] : index_)
      ordered.push_back(std::move(mutants_[at]));
    return ordered;
  }

private:
  const ir::Model &model_;
  std::vector<Mutant> mutants_;
  std::map<std::pair<Range, std::string>, std::size_t> index_;
};

/// The numbers within a quantity, each reached by a way that is the same in every copy of the model.
template <class Visit> void eachNumber(const ir::Quantity &quantity, std::vector<std::size_t> way, Visit visit) {
  if (quantity.form == ir::Quantity::Form::Number || quantity.form == ir::Quantity::Form::AllBut)
    visit(quantity, way);
  for (std::size_t i = 0; i < quantity.operands.size(); ++i) {
    std::vector<std::size_t> further = way;
    further.push_back(i);
    eachNumber(quantity.operands[i], std::move(further), visit);
  }
}

ir::Quantity &follow(ir::Quantity &quantity, const std::vector<std::size_t> &way) {
  ir::Quantity *at = &quantity;
  for (std::size_t i : way)
    at = &at->operands[i];
  return *at;
}

void quorums(const ir::Model &model, std::size_t body, Mutants &out) {
  const ir::Body &of = model.bodies[body];
  for (std::size_t q = 0; q < of.quorums.size(); ++q)
    for (std::size_t r = 0; r < of.quorums[q].requirements.size(); ++r)
      eachNumber(of.quorums[q].requirements[r].quantity, {},
                 [&](const ir::Quantity &quantity, const std::vector<std::size_t> &way) {
                   ir::ClauseId own = of.quorums[q].requirements[r].clause;
                   for (int step : {1, -1}) {
                     if (step < 0 && quantity.number == 0)
                       continue;
                     std::uint32_t number = quantity.number + static_cast<std::uint32_t>(step);
                     out.add(own ? own : of.quorums[q].clause,
                             fmt::format("with {} instead of {}", number, quantity.number), [=](ir::Model &copy) {
                               follow(copy.bodies[body].quorums[q].requirements[r].quantity, way).number = number;
                             });
                   }
                 });
}

std::string tieText(ir::Tie tie) {
  constexpr const char *kWords[] = {"nothing said of a tie",           "a tie lost", "somebody else to break a tie",
                                    "whoever presides to break a tie", "a lot",      "a tie referred"};
  return kWords[static_cast<std::size_t>(tie)];
}

bool isAll(const ir::Threshold &threshold) {
  return threshold.form == ir::Threshold::Form::Share && threshold.bound == ir::Bound::AtLeast &&
         threshold.fraction.numerator >= threshold.fraction.denominator;
}

void rules(const ir::Model &model, std::size_t body, Mutants &out) {
  const ir::Body &of = model.bodies[body];
  for (std::size_t r = 0; r < of.decisions.size(); ++r) {
    const ir::DecisionRule &rule = of.decisions[r];
    for (std::size_t t = 0; t < rule.thresholds.size(); ++t) {
      const ir::Threshold &threshold = rule.thresholds[t];
      if (isAll(threshold))
        continue; // there is no more than all
      ir::Threshold changed = threshold;
      if (threshold.form == ir::Threshold::Form::Against)
        ++changed.number;
      else
        // "At least" for "more than" is the slip that is made most easily and seen least: it shows at one result only.
        changed.bound = threshold.bound == ir::Bound::AtLeast ? ir::Bound::MoreThan : ir::Bound::AtLeast;
      out.add(rule.clause, fmt::format("with `{}` instead of `{}`", written(changed), written(threshold)),
              [=](ir::Model &copy) { copy.bodies[body].decisions[r].thresholds[t] = changed; });
    }
    ir::Tie tie = rule.tie == ir::Tie::Lost ? ir::Tie::BrokenByPresider : ir::Tie::Lost;
    if (rule.tie != ir::Tie::Unstated)
      out.add(rule.clause, fmt::format("with {}", tieText(tie)),
              [=](ir::Model &copy) { copy.bodies[body].decisions[r].tie = tie; });
  }
}

void conflicts(const ir::Model &model, std::size_t body, Mutants &out) {
  const ir::Body &of = model.bodies[body];
  for (std::size_t i = 0; i < of.conflicts.size(); ++i) {
    bool leave = of.conflicts[i].leave;
    out.add(of.conflicts[i].clause,
            leave ? "with conflicted members who stay and vote" : "with conflicted members who leave",
            [=](ir::Model &copy) {
              ir::ConflictRule &rule = copy.bodies[body].conflicts[i];
              rule.leave = !leave;
              rule.vote = leave;
            });
  }
}

void seats(const ir::Model &model, Mutants &out) {
  for (std::size_t i = 0; i < model.seats.size(); ++i) {
    const ir::Seat &seat = model.seats[i];
    if (seat.voting == ir::Voting::Always || seat.voting == ir::Voting::Never) {
      bool had = seat.voting == ir::Voting::Always;
      out.add(seat.clause, had ? "without its vote" : "with a vote",
              [=](ir::Model &copy) { copy.seats[i].voting = had ? ir::Voting::Never : ir::Voting::Always; });
    }
    if (seat.castingVote)
      out.add(seat.clause, "without its casting vote", [=](ir::Model &copy) { copy.seats[i].castingVote = false; });
    // Within a range the number is free, so that one more or less is no change of what the clause means.
    if (seat.least != seat.most || seat.least == 0)
      continue;
    for (int step : {1, -1}) {
      std::uint32_t number = seat.least + static_cast<std::uint32_t>(step);
      out.add(seat.clause, fmt::format("with {} instead of {}", counted(number, "seat"), seat.least),
              [=](ir::Model &copy) { copy.seats[i].least = copy.seats[i].most = number; });
    }
  }
}

void addLimit(const ir::Limit &limit, ir::ClauseId clause, Mutants &out,
              const std::function<ir::Limit &(ir::Model &)> &in) {
  if (!limit.amount)
    return;
  auto add = [&](std::int64_t minor) {
    ir::Money changed{minor, limit.amount->currency};
    out.add(clause,
            fmt::format("up to {} instead of {}", runtime::printMoney(changed), runtime::printMoney(*limit.amount)),
            [=](ir::Model &copy) { in(copy).amount = changed; });
  };
  // Twice as much must still be a number.
  constexpr std::int64_t kLargest = std::int64_t(1) << 61;
  if (limit.amount->minor < kLargest)
    add(limit.amount->minor * 2);
  add(limit.amount->minor / 2);
}

void delegations(const ir::Model &model, Mutants &out) {
  for (std::size_t i = 0; i < model.delegations.size(); ++i) {
    const ir::Delegation &d = model.delegations[i];
    out.add(d.clause, "taken away", [=](ir::Model &copy) { copy.delegations[i].functions.clear(); });
    addLimit(d.limit, d.clause, out, [=](ir::Model &copy) -> ir::Limit & { return copy.delegations[i].limit; });
    if (d.inAll)
      addLimit(*d.inAll, d.clause, out, [=](ir::Model &copy) -> ir::Limit & { return *copy.delegations[i].inAll; });
    if (d.exclusive)
      out.add(d.clause, "no longer exclusive", [=](ir::Model &copy) { copy.delegations[i].exclusive = false; });
    if (d.sub.allowed)
      out.add(d.clause, "not to be sub-delegated", [=](ir::Model &copy) { copy.delegations[i].sub = {}; });
  }
  for (std::size_t i = 0; i < model.reservations.size(); ++i)
    out.add(model.reservations[i].clause, "taken away",
            [=](ir::Model &copy) { copy.reservations[i].functions.clear(); });
}

} // namespace

std::vector<Mutant> mutantsOf(const ir::Model &model) {
  Mutants out(model);
  for (std::size_t body = 0; body < model.bodies.size(); ++body) {
    quorums(model, body, out);
    rules(model, body, out);
    conflicts(model, body, out);
  }
  seats(model, out);
  delegations(model, out);
  return out.take();
}

} // namespace quorate::analysis
