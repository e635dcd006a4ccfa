// What the links of a chain of delegations lay down together.
#pragma once

#include "compiler/authority/authority.h"

#include <vector>

namespace quorate::documents {

/// What the links of a chain of delegations lay down together, from the last to the first.
struct Chain {
  std::vector<ir::Limit> limits; ///< the least for each period, those for one decision first
  std::vector<ir::ActorId> agreement;
  bool condition = false;
  bool daysOpen = false;             ///< a link begins or ends on a day to be confirmed
  std::vector<ir::ClauseId> assumed; ///< clauses of the links before the last, and of whose they are by default

  void add(const ir::Limit &limit);
  void add(const std::vector<ir::ActorId> &agreeing);
  friend bool operator==(const Chain &a, const Chain &b);
};

/// The clause that a grant stands in: that of its last link, or of the organisation whose it is by default.
ir::ClauseId clauseOf(const ir::Model &model, const ir::Grant &grant);

Chain chainOf(const ir::Model &model, const ir::Authority &authority, const ir::Grant &grant);

} // namespace quorate::documents
