// Judges thresholds.
#include "runtime/rules/threshold.h"

#include "runtime/rules/base.h"
#include "runtime/rules/share.h"

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

} // namespace quorate::rules
