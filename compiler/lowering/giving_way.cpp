// Which clause gives way to which, and what is left of those that do.
#include "compiler/lowering/succession.h"

#include <algorithm>

// [R2] The orders between clauses; of the rules of a body runtime/rules/choice.h makes what follows, by day and matter.
namespace quorate::ir::lowering {

namespace {

void take(std::vector<FunctionId> &from, const std::vector<FunctionId> &what) {
  std::vector<FunctionId> left;
  std::set_difference(from.begin(), from.end(), what.begin(), what.end(), std::back_inserter(left));
  from = std::move(left);
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

void clausesGiveWay(const Declared &declared, Powers &powers, Provenance &provenance, Reporter &reporter) {
  for (const Order &order : ordersThatStand(declared, provenance, reporter))
    giveWay(powers, order.weaker, order.stronger);
}

} // namespace quorate::ir::lowering
