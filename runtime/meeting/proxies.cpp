// Votes by proxy: how many may be used, and which of them count.
#include "runtime/meeting/tally.h"

#include <algorithm>

namespace quorate::runtime {

std::uint64_t Tally::proxiesUsed() const {
  if (!someProxies)
    return 0;
  std::uint64_t used = 0;
  // [Y1] Somebody without a vote on the matter has none that another could cast.
  for (const Run &run : runs)
    used += run.exists && run.votes ? run.byProxy : 0;
  return used - std::min(used, furtherProxies({nullptr, true}));
}

std::uint64_t Tally::proxiesHeld() const {
  std::uint64_t used = proxiesUsed();
  if (used == 0)
    return 0;
  std::uint64_t holders = 0;
  bool interestedVote = stay || (rules.conflict && rules.conflict->vote() && !rules.conflict->leave());
  for (const Run &run : runs)
    // [Y1] Through somebody who is present and may vote on the matter; with nobody there, none is counted. [Y2] Those
    // who share a seat are a holder each.
    if (run.exists && run.votes)
      holders +=
          std::uint64_t((stay ? run.staying : run.usual).entitled) + (interestedVote ? run.shared : run.sharedWithout);
  // [P2] Somebody in several seats is one holder.
  std::uint64_t further = furtherOf(meeting->inSeveral, {nullptr, true}) +
                          (interestedVote ? furtherOf(meeting->interestedInSeveral, {nullptr, true}) : 0);
  holders -= std::min(holders, further);
  std::uint32_t each = rules.proxies->most();
  return each == kNone ? (holders == 0 ? 0 : used) : holders * each;
}

std::uint64_t Tally::proxiesLost() const {
  std::uint64_t used = proxiesUsed(), held = used == 0 ? 0 : proxiesHeld();
  return used > held ? used - held : 0;
}

std::uint32_t Tally::proxiesOf(const Run &run) const {
  if (run.byProxy == 0 || !someProxies || !run.exists)
    return 0;
  if (!run.votes)
    return proxiesHeld() != 0 ? proxiesBesides(static_cast<std::uint32_t>(&run - runs.data())) : 0;
  if (leftKnown)
    return run.byProxy - leftOf(run);
  // [Y2] Those of other runs may be the ones too many, as far as there are enough of them.
  std::uint64_t used = proxiesUsed(), lost = proxiesLost(), others = used - std::min<std::uint64_t>(used, run.byProxy);
  std::uint64_t here = lost > others ? lost - others : 0;
  return run.byProxy - static_cast<std::uint32_t>(std::min<std::uint64_t>(here, run.byProxy));
}

} // namespace quorate::runtime
