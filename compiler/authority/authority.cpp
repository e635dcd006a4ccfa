// Effective authority, from the model to grants and faults.
#include "compiler/authority/authority.h"
#include "compiler/authority/closure.h"

namespace quorate::ir {

Authority effectiveAuthority(const Model &model) {
  Closure closure(model);
  closure.run();
  Authority authority;
  authority.faults = closure.faults();
  authority.openHoldings = closure.takeOpenHoldings();
  authority.givenAway = closure.givenAway();
  authority.grants = closure.takeGrants();
  return authority;
}

} // namespace quorate::ir
