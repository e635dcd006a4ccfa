// Judges thresholds.
#include "runtime/rules/threshold.h"

#include "runtime/rules/base.h"
#include "runtime/rules/share.h"

#include <algorithm>

namespace quorate::rules {

namespace {

bool reached(Bound bound, std::strong_ordering compared) {
  return bound == Bound::MoreThan ? compared > 0 : compared >= 0;
}

} // namespace

Unit unitOf(const Line &line) {
  switch (line.counted) {
  case Counted::Unstated: break;
  case Counted::ByHead: return Unit::Heads;
  case Counted::ByWeight: return Unit::Weight;
  case Counted::ByConstituent: return Unit::Constituents;
  }
  // A weight multiplies a vote and never a number of people (docs/language.md, Counting): two members with five votes
  // each are not ten of fourteen seats.
  return line.form != ThresholdForm::Share || ofVotes(line.base) ? Unit::Weight : Unit::Heads;
}

bool met(const Line &line, const Sum &sum) {
  // [V3] No share and no number is met without a vote in favour, not even a share of nought.
  if (sum.inFavour == 0 && line.form != ThresholdForm::Against)
    return false;
  switch (line.form) {
  case ThresholdForm::Share:
    // A share of nothing would be reached by anything.
    return sum.base != 0 && reached(line.bound, compareShare(sum.inFavour, line.fraction, sum.base));
  // [V7] Votes against are counted, and nobody need be in favour: silence and absence are no veto.
  case ThresholdForm::Against: return sum.against <= line.number;
  // A sum and not a difference: there may be more against than for, and the numbers have no sign.
  case ThresholdForm::Margin: return reached(line.bound, sum.inFavour <=> sum.against + line.number);
  case ThresholdForm::For: return reached(line.bound, sum.inFavour <=> std::uint64_t(line.number));
  }
  return false;
}

Sum withVotes(const Line &line, Sum sum, std::uint64_t more) {
  sum.inFavour += more;
  sum.base += ofVotes(line.base) ? more : 0;
  return sum;
}

std::optional<std::uint64_t> votesLacking(const Line &line, Sum sum, bool turned) {
  if (met(line, sum))
    return 0;
  auto meets = [&](std::uint64_t more) {
    Sum then = sum;
    if (turned && more > sum.against)
      return false;
    then.inFavour += more;
    if (turned)
      then.against -= more;
    else if (line.base == Base::VotesCast)
      then.base += more; // against votes and abstentions, they are taken to be those who abstain
    return met(line, then);
  };
  // What is lacking grows with what there is: look in doubling steps, then between the last two.
  // Beyond `most` another vote changes nothing, so that the search ends where no number would do.
  std::uint64_t most = turned ? sum.against : (sum.base + sum.against + line.number + 1) * 2;
  if (!turned && line.form == ThresholdForm::Share)
    most = std::max<std::uint64_t>(most, sum.base * std::uint64_t(line.fraction.numerator) + 1);
  std::uint64_t low = 0, high = 1;
  while (high < most && !meets(high)) {
    low = high;
    high *= 2;
  }
  high = std::min(high, most);
  if (!meets(high))
    return std::nullopt;
  while (high - low > 1) {
    std::uint64_t middle = low + (high - low) / 2;
    (meets(middle) ? high : low) = middle;
  }
  return high;
}

} // namespace quorate::rules
