// Counts seats, members and votes; compares exactly.
#include "runtime/tally.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

__extension__ using Wide = unsigned __int128;

/// More seats than any body has, few enough that sums stay exact.
constexpr std::uint32_t kManySeats = 1u << 30;
/// "The greater of" is not nested deeper than this.
constexpr int kDeepest = 32;

enum BaseKind : std::uint8_t {
  kVotesCast,
  kMembersPresent,
  kVotingMembersPresent,
  kEligibleMembers,
  kFilledSeats,
  kFilledVotingSeats,
  kAllSeats,
  kAllVotingSeats,
};

Truth votesOn(const BodyTables &tables, const schema::Seat &seat, std::optional<FunctionIndex> matter) {
  std::uint32_t status = seat.votes_generally();
  if (matter) {
    status = seat.votes_otherwise();
    auto statuses = tables.statuses.at(seat.statuses());
    auto at = std::lower_bound(statuses.begin(), statuses.end(), number(*matter),
                               [](const schema::MatterStatus &s, std::uint32_t f) { return s.function() < f; });
    if (at != statuses.end() && at->function() == number(*matter))
      status = at->votes();
  }
  return status == 0 ? Truth::No : status == 1 ? Truth::Yes : Truth::Depends;
}

void count(Run &run, const SeatCounts &counts, const schema::Body &body) {
  std::uint32_t conflicted = std::min(counts.conflicted, counts.present);
  run.entitled = counts.present - conflicted;
  run.leaving = body.conflicted_leave() ? conflicted : 0;
  run.present = counts.present - run.leaving;
  run.counted = body.conflicted_count() ? counts.present : run.entitled;
  run.inFavour = counts.inFavour;
  run.against = counts.against;
  run.abstaining = counts.abstaining;
}

Run runOf(const BodyTables &tables, const TextTables &text, const schema::Body &body, std::uint32_t row,
          const Meeting &meeting, const SeatCounts &counts) {
  const schema::Seat &seat = tables.seats[row];
  Run run;
  run.seat = row;
  run.weight = seat.weight();
  run.exists = seat.from_day() <= meeting.day && meeting.day < seat.until_day();
  if (!run.exists)
    return run;
  run.existsUnknown = unsettled(text, seat.open());
  Truth votes = votesOn(tables, seat, meeting.matter);
  run.votes = votes == Truth::Yes;
  run.votesUnknown = votes == Truth::Depends;
  bool countUnknown = unsettled(text, seat.count_open());
  run.least = std::max(seat.least(), counts.present);
  run.most = countUnknown || seat.most() == kNone ? kManySeats : std::max(seat.most(), run.least);
  count(run, counts, body);
  if ((run.existsUnknown || run.votesUnknown) && !run.undecided() && run.existsUnknown)
    run.least = 0;
  return run;
}

} // namespace

bool Comparison::met() const {
  if (base == 0 && zeroBaseFails)
    return false;
  Wide left = Wide(have) * denominator, right = Wide(base) * numerator;
  return moreThan ? left > right : left >= right;
}

bool Comparison::exact() const { return Wide(have) * denominator == Wide(base) * numerator; }

std::optional<std::uint64_t> Comparison::lacking(unsigned toBase) const {
  if (met())
    return 0;
  // Each one more adds `denominator` on the left and `numerator * toBase` on the right.
  std::uint64_t gain = denominator;
  std::uint64_t loss = std::uint64_t(numerator) * toBase;
  if (gain <= loss)
    return std::nullopt;
  Wide left = Wide(have) * denominator, right = Wide(base) * numerator;
  Wide gap = right >= left ? right - left : 0;
  std::uint64_t step = gain - loss;
  Wide more = moreThan ? gap / step + 1 : (gap + step - 1) / step;
  return static_cast<std::uint64_t>(std::max<Wide>(more, 1));
}

std::uint64_t Tally::base(std::uint8_t kind, Counting counting) const {
  std::uint64_t sum = 0;
  for (const Run &run : runs) {
    if (!run.exists)
      continue;
    std::uint64_t here = counting == Counting::Quorum ? run.counted : run.present;
    switch (kind) {
    case kVotesCast: sum += run.votes ? (std::uint64_t(run.inFavour) + run.against) * run.weight : 0; break;
    case kMembersPresent: sum += here; break;
    case kVotingMembersPresent:
      sum += run.votes ? (counting == Counting::Quorum ? run.counted : run.entitled) : 0;
      break;
    case kEligibleMembers: sum += seatsIn(run) - std::min<std::uint64_t>(run.leaving, seatsIn(run)); break;
    case kFilledSeats:
    case kAllSeats: sum += seatsIn(run); break;
    case kFilledVotingSeats:
    case kAllVotingSeats: sum += run.votes ? seatsIn(run) : 0; break;
    default: throwDangling();
    }
  }
  return sum;
}

std::uint64_t Tally::countOf(const schema::Span &positions, bool votingOnly) const {
  std::uint64_t sum = 0;
  for (std::uint32_t position : tables->positions.at(positions)) {
    if (position >= runs.size())
      throwDangling();
    const Run &run = runs[position];
    if (run.exists && (run.votes || !votingOnly))
      sum += run.counted;
  }
  return sum;
}

std::uint64_t Tally::seatsOf(const schema::Span &positions, bool votingOnly) const {
  std::uint64_t sum = 0;
  for (std::uint32_t position : tables->positions.at(positions)) {
    if (position >= runs.size())
      throwDangling();
    const Run &run = runs[position];
    if (run.votes || !votingOnly)
      sum += seatsIn(run);
  }
  return sum;
}

namespace {

/// The hardest comparison within a quantity.
Comparison hardest(const Tally &tally, const schema::Quantity &quantity, std::uint32_t row, std::uint64_t have,
                   bool moreThan, int depth) {
  Comparison comparison{have, 0, quantity.numerator(), quantity.denominator(), moreThan, false};
  switch (quantity.form()) {
  case 0:
    comparison.base = quantity.number();
    comparison.numerator = comparison.denominator = 1;
    return comparison;
  case 1: comparison.base = tally.base(quantity.base(), Counting::Quorum); return comparison;
  case 2: comparison.base = tally.seatsOf(quantity.of(), quantity.voting_only()); return comparison;
  default: break;
  }
  auto operands = tally.tables->quantities.at(quantity.operands());
  if (operands.empty() || quantity.operands().first() <= row || depth > kDeepest)
    throwDangling();
  Comparison most;
  for (std::uint32_t i = 0; i < operands.size(); ++i) {
    Comparison one = hardest(tally, operands[i], quantity.operands().first() + i, have, moreThan, depth + 1);
    // The greater of two quantities: base/denominator compared crosswise.
    if (i == 0 ||
        Wide(one.base) * one.numerator * most.denominator > Wide(most.base) * most.numerator * one.denominator)
      most = one;
  }
  return most;
}

} // namespace

Comparison Tally::comparison(const schema::Requirement &requirement) const {
  const schema::Quantity &quantity = tables->quantities[requirement.quantity()];
  std::uint64_t have = countOf(requirement.who(), requirement.voting_only());
  return hardest(*this, quantity, requirement.quantity(), have, requirement.more_than(), 0);
}

bool Tally::met(const schema::Requirement &requirement) const { return comparison(requirement).met(); }

namespace {

/// One run's part in a threshold.
void addTo(Comparison &sum, const Tally &tally, const Run &run, std::uint8_t base, bool votingOnly) {
  if (!run.exists || (votingOnly && !run.votes))
    return;
  // Votes cast are weighted; every other base counts heads, so heads are counted in favour too.
  std::uint64_t weight = base == kVotesCast ? run.weight : 1;
  if (run.votes)
    sum.have += std::uint64_t(run.inFavour) * weight;
  std::uint64_t seats = tally.seatsIn(run);
  switch (base) {
  case kVotesCast: sum.base += run.votes ? (std::uint64_t(run.inFavour) + run.against) * weight : 0; break;
  case kMembersPresent: sum.base += run.present; break;
  case kVotingMembersPresent: sum.base += run.votes ? run.entitled : 0; break;
  case kEligibleMembers: sum.base += seats - std::min<std::uint64_t>(run.leaving, seats); break;
  case kFilledSeats:
  case kAllSeats: sum.base += seats; break;
  case kFilledVotingSeats:
  case kAllVotingSeats: sum.base += run.votes ? seats : 0; break;
  default: throwDangling();
  }
}

} // namespace

Comparison Tally::comparison(const schema::Threshold &threshold, std::uint32_t extra, std::uint32_t by) const {
  Comparison sum{0, 0, threshold.numerator(), threshold.denominator(), threshold.more_than(), true};
  bool counts = true;
  auto among = tables->positions.at(threshold.among());
  if (among.empty() && !threshold.nobody()) {
    for (const Run &run : runs)
      addTo(sum, *this, run, threshold.base(), threshold.voting_only());
  } else {
    for (std::uint32_t position : among) {
      if (position >= runs.size())
        throwDangling();
      addTo(sum, *this, runs[position], threshold.base(), threshold.voting_only());
    }
    counts = std::find(among.begin(), among.end(), by) != among.end();
  }
  if (extra != 0 && counts) {
    sum.have += extra;
    if (threshold.base() == kVotesCast)
      sum.base += extra;
  }
  return sum;
}

namespace {

template <class Member> std::uint64_t votes(std::span<const Run> runs, Member member) {
  std::uint64_t sum = 0;
  for (const Run &run : runs)
    if (run.exists && run.votes)
      sum += std::uint64_t(run.*member) * run.weight;
  return sum;
}

} // namespace

std::uint64_t Tally::votesInFavour() const { return votes(runs, &Run::inFavour); }
std::uint64_t Tally::votesAgainst() const { return votes(runs, &Run::against); }
std::uint64_t Tally::abstentions() const { return votes(runs, &Run::abstaining); }

Tally tally(const Model &model, const Meeting &meeting, std::span<Run> runs) {
  const BodyTables &tables = model.tables().bodies();
  const TextTables &text = model.tables().text();
  const schema::Body &body = tables.bodies[number(meeting.body)];
  auto seats = tables.seatLists.at(body.seats());
  for (std::size_t i = 0; i < seats.size() && i < runs.size(); ++i)
    runs[i] = runOf(tables, text, body, seats[i], meeting, i < meeting.seats.size() ? meeting.seats[i] : SeatCounts{});
  return {&tables, &body, runs.first(std::min(runs.size(), seats.size())), true};
}

const schema::Rule *ruleFor(const BodyTables &tables, const schema::Body &body, std::optional<FunctionIndex> matter) {
  const schema::Rule *general = nullptr;
  for (const schema::Rule &rule : tables.rules.at(body.rules())) {
    auto matters = tables.ruleMatters.at(rule.matters());
    if (matters.empty())
      general = general ? general : &rule;
    else if (matter && std::binary_search(matters.begin(), matters.end(), number(*matter)))
      return &rule;
  }
  return general;
}

namespace {

/// The one run of one seat that is written to have a casting vote.
TieBreaker onlyCastingVote(const Tally &tally) {
  TieBreaker found;
  for (std::uint32_t i = 0; i < tally.runs.size(); ++i) {
    const Run &run = tally.runs[i];
    if (!run.exists || !tally.tables->seats[run.seat].casting_vote())
      continue;
    if (found.is == TieBreaker::Is::Holder || run.most > 1)
      return {};
    found = {TieBreaker::Is::Holder, i};
  }
  return found;
}

TieBreaker presider(const Tally &tally, const TextTables &text, const Meeting &meeting) {
  if (meeting.presiding)
    return *meeting.presiding < tally.runs.size() ? TieBreaker{TieBreaker::Is::Holder, *meeting.presiding}
                                                  : TieBreaker{};
  if (!tally.body->chairs_stated() || unsettled(text, tally.body->chairs_open()))
    return {TieBreaker::Is::Unknown, kNone};
  for (std::uint32_t position : tally.tables->positions.at(tally.body->chairs())) {
    if (position >= tally.runs.size())
      throwDangling();
    if (tally.runs[position].exists && tally.runs[position].entitled != 0)
      return {TieBreaker::Is::Holder, position};
  }
  return {TieBreaker::Is::Unknown, kNone};
}

} // namespace

TieBreaker tieBreaker(const Tally &tally, const TextTables &text, const schema::Rule &rule, const Meeting &meeting) {
  if (unsettled(text, rule.tie_open()))
    return {TieBreaker::Is::Unknown, kNone};
  switch (rule.tie()) {
  case 0: return onlyCastingVote(tally);
  case 2:
    if (rule.breaker() == kNone)
      return {};
    if (rule.breaker() >= tally.runs.size())
      throwDangling();
    return {TieBreaker::Is::Holder, rule.breaker()};
  case 3: return presider(tally, text, meeting);
  default: return {};
  }
}

CastingVote castingVote(const Tally &tally, const TieBreaker &breaker) {
  if (breaker.is == TieBreaker::Is::Unknown)
    return CastingVote::Unknown;
  if (breaker.is == TieBreaker::Is::Nobody)
    return CastingVote::NotUsed;
  const Run &run = tally.runs[breaker.position];
  if (!run.exists || !run.votes || run.entitled == 0 || (run.inFavour == 0 && run.against == 0))
    return CastingVote::NotUsed;
  if (run.inFavour == run.entitled)
    return CastingVote::InFavour;
  if (run.inFavour == 0)
    return CastingVote::Against;
  return CastingVote::Unknown;
}

} // namespace quorate::runtime
