// What it takes to carry: shares of a base, votes against, margins; by weight, by head or by constituent.
#include "runtime/meeting/tally.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

__extension__ using Wide = unsigned __int128;

bool ofVotes(Base base) { return base == Base::VotesCast || base == Base::VotesAndAbstentions; }

/// What one run has of a base, in heads.
std::uint64_t partOf(const Tally &tally, const Run &run, Base base, const Votes &votes) {
  Standing now = tally.standing(run);
  std::uint64_t filled = tally.filledIn(run), eligible = filled - std::min<std::uint64_t>(now.leaving, filled);
  std::uint64_t entitled = std::uint64_t(now.entitled) + (tally.proxiesVote && !tally.outside ? run.byProxy : 0);
  switch (base) {
  case Base::VotesCast: return run.votes ? votes.inFavour + votes.against : 0;
  case Base::VotesAndAbstentions: return run.votes ? votes.inFavour + votes.against + votes.abstaining : 0;
  case Base::MembersPresent: return now.present;
  case Base::VotingMembersPresent: return run.votes ? entitled : 0;
  case Base::EligibleMembers: return eligible;
  case Base::EligibleVotingMembers: return run.votes ? eligible : 0;
  case Base::FilledSeats: return filled;
  case Base::FilledVotingSeats:
  case Base::Electorate: return run.votes ? filled : 0;
  case Base::AllSeats: return tally.seatsIn(run);
  case Base::AllVotingSeats: return run.votes ? tally.seatsIn(run) : 0;
  }
  throwDangling();
}

/// Adds what is to be judged of some runs.
class Adder {
public:
  Adder(const Tally &tally, Base base, bool weighted) : tally_(tally), base_(base), weighted_(weighted) {}

  void add(const Run &run, bool votingOnly) {
    if (!run.exists || (votingOnly && !run.votes))
      return;
    std::uint64_t worth = weighted_ ? run.weight : 1;
    Votes votes = tally_.votesOf(run);
    if (run.votes) {
      sum.inFavour += votes.inFavour * worth;
      sum.against += votes.against * worth;
    }
    sum.base += partOf(tally_, run, base_, votes) * worth;
  }

  Sum sum;

private:
  const Tally &tally_;
  Base base_;
  bool weighted_;
};

bool among(std::span<const std::uint32_t> positions, std::uint32_t position) {
  return std::find(positions.begin(), positions.end(), position) != positions.end();
}

} // namespace

Unit unitOf(const schema::Threshold &threshold) {
  switch (threshold.counted()) {
  case Counted::Unstated:
    return threshold.form() != ThresholdForm::Share || ofVotes(threshold.base()) ? Unit::Weight : Unit::Heads;
  case Counted::ByHead: return Unit::Heads;
  case Counted::ByWeight: return Unit::Weight;
  case Counted::ByConstituent: return Unit::Constituents;
  }
  throwDangling();
}

namespace {

/// One vote for each constituent: for, if more of its votes are for than against.
Sum byConstituent(const Tally &tally, const schema::Threshold &threshold, std::uint32_t extra, std::uint32_t by) {
  Sum sum;
  const schema::Who &who = threshold.among();
  auto only = tally.tables->positions.at(who.seats());
  for (const schema::Who &group : tally.tables->groups.at(threshold.constituents())) {
    Adder votes(tally, Base::VotesCast, true), base(tally, threshold.base(), false);
    bool cast = false;
    for (std::uint32_t position : tally.tables->positions.at(group.seats())) {
      if (position >= tally.runs.size())
        throwDangling();
      if (!who.everyone() && !among(only, position))
        continue;
      votes.add(tally.runs[position], group.voting_only() || who.voting_only());
      base.add(tally.runs[position], group.voting_only() || who.voting_only());
      cast = cast || position == by;
    }
    if (cast)
      votes.sum.inFavour += extra;
    bool inFavour = votes.sum.inFavour > votes.sum.against, against = votes.sum.inFavour < votes.sum.against;
    sum.inFavour += inFavour;
    sum.against += against;
    // Where a constituent is split, it abstains.
    sum.base += threshold.base() == Base::VotesCast ? inFavour || against : base.sum.base != 0 || (cast && extra != 0);
  }
  if (by == kNone) {
    sum.inFavour += extra;
    sum.base += ofVotes(threshold.base()) ? extra : 0;
  }
  return sum;
}

} // namespace

Sum Tally::sum(const schema::Threshold &threshold, std::uint32_t extra, std::uint32_t by) const {
  Unit unit = unitOf(threshold);
  if (unit == Unit::Constituents)
    return byConstituent(*this, threshold, extra, by);
  Adder adder(*this, threshold.base(), unit == Unit::Weight);
  const schema::Who &who = threshold.among();
  bool counts = true;
  if (who.everyone()) {
    for (const Run &run : runs)
      adder.add(run, who.voting_only());
  } else {
    auto only = tables->positions.at(who.seats());
    for (std::uint32_t position : only) {
      if (position >= runs.size())
        throwDangling();
      adder.add(runs[position], who.voting_only());
    }
    counts = by == kNone || among(only, by);
  }
  if (counts) {
    adder.sum.inFavour += extra;
    adder.sum.base += ofVotes(threshold.base()) ? extra : 0;
  }
  return adder.sum;
}

Sum Tally::allVotes(Unit unit, const schema::Threshold *threshold) const {
  if (unit == Unit::Constituents && threshold)
    return byConstituent(*this, *threshold, 0, kNone);
  Adder adder(*this, Base::VotesCast, unit == Unit::Weight);
  for (const Run &run : runs)
    adder.add(run, false);
  return adder.sum;
}

bool met(const schema::Threshold &threshold, const Sum &sum) {
  if (sum.inFavour == 0)
    return false;
  switch (threshold.form()) {
  case ThresholdForm::Share: {
    Wide left = Wide(sum.inFavour) * threshold.denominator(), right = Wide(sum.base) * threshold.numerator();
    return sum.base != 0 && (threshold.bound() == Bound::MoreThan ? left > right : left >= right);
  }
  case ThresholdForm::Against: return sum.against <= threshold.number();
  case ThresholdForm::Margin: {
    std::uint64_t line = sum.against + threshold.number();
    return threshold.bound() == Bound::MoreThan ? sum.inFavour > line : sum.inFavour >= line;
  }
  case ThresholdForm::For:
    return threshold.bound() == Bound::MoreThan ? sum.inFavour > threshold.number()
                                                : sum.inFavour >= threshold.number();
  default: throwDangling();
  }
}

bool exact(const schema::Threshold &threshold, const Sum &sum) {
  if (sum.inFavour == 0 || sum.base == 0)
    return false;
  switch (threshold.form()) {
  case ThresholdForm::Share:
    return Wide(sum.inFavour) * threshold.denominator() == Wide(sum.base) * threshold.numerator();
  case ThresholdForm::Margin: return sum.inFavour == sum.against + threshold.number();
  default: return false;
  }
}

std::optional<std::uint64_t> votesLacking(const schema::Threshold &threshold, Sum sum, bool turned) {
  if (met(threshold, sum))
    return 0;
  auto meets = [&](std::uint64_t more) {
    Sum then = sum;
    if (turned && more > sum.against)
      return false;
    then.inFavour += more;
    if (turned)
      then.against -= more;
    else if (threshold.base() == Base::VotesCast)
      then.base += more;
    return met(threshold, then);
  };
  // What is lacking grows with what there is: look in doubling steps, then between the last two.
  std::uint64_t most = turned ? sum.against : (sum.base + sum.against + threshold.number() + 1) * 2;
  if (!turned && threshold.form() == ThresholdForm::Share)
    most = std::max<std::uint64_t>(most, sum.base * std::uint64_t(threshold.numerator()) + 1);
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

} // namespace quorate::runtime
