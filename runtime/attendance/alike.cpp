// Asks the rules of an item what they tell apart.
#include "runtime/attendance/alike.h"

#include "runtime/meeting/seat_lists.h"

namespace quorate::runtime {

void Alike::addRules(const Meeting &item) {
  Meeting nobody = item;
  nobody.seats.assign(room_.size(), {});
  std::vector<Run> runs(room_.size());
  const Tally counted = tally(room_.model(), nobody, runs);
  const SeatLists lists(counted);
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    keys_[run] += lists.keyOf(run) + ";";
}

void Alike::addName(const std::vector<std::uint32_t> &runs) {
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    keys_[run] += isOneOf(runs, run) ? '1' : '0';
}

void mention(const Who &who, Alike &alike, RollTerms &terms) {
  alike.addName(who.runs);
  for (std::uint32_t run : who.runs)
    terms.mentioned[run] = true;
  if (who.person && !who.deputy)
    terms.named.push_back(who);
  for (const Who &except : who.except) {
    alike.addName(except.runs);
    if (except.person && !except.deputy)
      terms.named.push_back(except);
  }
}

} // namespace quorate::runtime
