// Every way to a power that may yet turn out to be one, and what would settle it.
#pragma once

#include "runtime/authority.h"
#include "runtime/model/tables.h"

#include <string>
#include <vector>

namespace quorate::runtime {

/// One thing that is not known and that a way to a power asks for.
struct Need {
  Missing is = kMissingOpenPoint;
  std::uint32_t which = kNone;      ///< an open point, an actor, a place; for a stretch of time, the `Per`; for an
                                    ///< amount put against a limit to be confirmed, the clause
  std::int64_t above = 0, most = 0; ///< for an amount: more than `above`, and no more than `most`
  Currency currency = Currency::Pound;
  std::string_view words; ///< a condition
  std::optional<ClauseIndex> clause;
};

/// One way: it leads to the power if everything that it needs turns out so.
struct OpenWay {
  std::vector<Need> needs;
  std::optional<GrantIndex> grant; ///< none: it leads through somebody who is to be confirmed
};

/// The ways to what is asked that are open, each once; of two of which the one needs all that the other needs, the
/// other only. `aside`: a set of Missing that is left out of account.
std::vector<OpenWay> openWays(const Model &model, const PowerRequest &request, std::uint8_t aside = kMissingNothing);

/// Which sorts of things the ways need: a set of Missing.
std::uint8_t sortsOf(const std::vector<OpenWay> &ways);

} // namespace quorate::runtime
