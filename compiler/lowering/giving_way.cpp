// Which clause gives way to which, and what is left of those that do.
#include "compiler/ir/kinds.h"
#include "compiler/lowering/succession.h"

#include <algorithm>
#include <set>

// [R2] The weaker of two clauses loses what the stronger is for; without an order the two contradict each other.
namespace quorate::ir::lowering {

namespace {

void take(std::vector<FunctionId> &from, const std::vector<FunctionId> &what) {
  std::vector<FunctionId> left;
  std::set_difference(from.begin(), from.end(), what.begin(), what.end(), std::back_inserter(left));
  from = std::move(left);
}

/// Takes from the rules of one clause the matters that those of another are for; a rule that is left without any is
/// gone. A rule for all matters gives way to one that names them anyway, and two general ones are told by day.
template <ByMatter Rule> void giveWay(std::vector<Rule> &rules, ClauseId weaker, ClauseId stronger) {
  std::vector<std::vector<FunctionId>> taken;
  for (const Rule &rule : rules)
    if (rule.clause == stronger && !rule.matters.empty())
      taken.push_back(rule.matters);
  for (const std::vector<FunctionId> &matters : taken)
    std::erase_if(rules, [&](Rule &rule) {
      if (rule.clause != weaker || rule.matters.empty())
        return false;
      take(rule.matters, matters);
      return rule.matters.empty();
    });
}

/// What is delegated despite a reservation is not reserved, and what is reserved despite a delegation is not given.
void giveWay(Powers &powers, ClauseId weaker, ClauseId stronger) {
  for (Reservation &reservation : powers.reservations) {
    if (reservation.clause != weaker && reservation.clause != stronger)
      continue;
    for (Delegation &delegation : powers.delegations) {
      if (reservation.clause == weaker && delegation.clause == stronger)
        take(reservation.functions, delegation.functions);
      if (delegation.clause == weaker && reservation.clause == stronger)
        take(delegation.functions, reservation.functions);
    }
  }
}

/// The bodies that have a rule of one of these clauses.
std::vector<BodyClauses *> concerned(std::vector<BodyLaw> &laws, const std::set<ClauseId> &clauses) {
  std::vector<BodyClauses *> all;
  for (BodyLaw &law : laws) {
    bool any = false;
    eachKind(law.clauses, [&]<class Rule>(const std::vector<Rule> &rules) {
      if constexpr (ByMatter<Rule>)
        any = any || std::any_of(rules.begin(), rules.end(),
                                 [&](const Rule &rule) { return clauses.count(rule.clause) != 0; });
    });
    if (any)
      all.push_back(&law.clauses);
  }
  return all;
}

struct Order {
  ClauseId weaker, stronger;
};

/// The orders that stand, put down in the clauses themselves.
std::vector<Order> ordersThatStand(const Declared &declared, Provenance &provenance, Reporter &reporter) {
  std::vector<Order> stand;
  for (const ClauseOrder &order : provenance.orders()) {
    const ClauseId other = provenance.knownAs(order.other.id);
    if (!other) {
      const std::string name = declared.text(order.other.id);
      reporter.report<diag::UnknownName>(order.other.range, "clause", name)
          .mend("write `known as " + name + "` after the clause that is meant");
      continue;
    }
    const Order made = order.despite ? Order{other, order.clause} : Order{order.clause, other};
    if (provenance.giveWay(made.weaker, made.stronger))
      stand.push_back(made);
    else
      reporter.report<diag::NoOrder>(provenance.at(order.clause).range)
          .label(provenance.at(other).range, "this is the other one")
          .mend("leave out one `subject to` or `despite`");
  }
  return stand;
}

} // namespace

void clausesGiveWay(const Declared &declared, std::vector<BodyLaw> &laws, Powers &powers, Provenance &provenance,
                    Reporter &reporter) {
  const std::vector<Order> orders = ordersThatStand(declared, provenance, reporter);
  std::set<ClauseId> weaker;
  for (const Order &order : orders)
    weaker.insert(order.weaker);
  const std::vector<BodyClauses *> bodies = concerned(laws, weaker);
  for (const Order &order : orders) {
    for (BodyClauses *body : bodies)
      eachKind(*body, [&]<class Rule>(std::vector<Rule> &rules) {
        if constexpr (ByMatter<Rule>)
          giveWay(rules, order.weaker, order.stronger);
      });
    giveWay(powers, order.weaker, order.stronger);
  }
}

} // namespace quorate::ir::lowering
