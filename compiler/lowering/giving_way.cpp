// Which clause gives way to which, put down in the clauses themselves. What follows is made where the day is known: of
// the rules of a body in runtime/rules/choice.h [R2], of powers in compiler/authority/reserved.cpp [W2].
#include "compiler/lowering/succession.h"

namespace quorate::ir::lowering {

void clausesGiveWay(const Declared &declared, Provenance &provenance, Reporter &reporter) {
  for (const ClauseOrder &order : provenance.orders()) {
    const ClauseId other = provenance.knownAs(order.other.id);
    if (!other) {
      const std::string name = declared.text(order.other.id);
      reporter.report<diag::UnknownName>(order.other.range, "clause", name)
          .mend("write `known as " + name + "` after the clause that is meant");
    } else if (!(order.despite ? provenance.giveWay(other, order.clause) : provenance.giveWay(order.clause, other))) {
      reporter.report<diag::NoOrder>(provenance.at(order.clause).range)
          .label(provenance.at(other).range, "this is the other one")
          .mend("leave out one `subject to` or `despite`");
    }
  }
}

} // namespace quorate::ir::lowering
