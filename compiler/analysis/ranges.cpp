// Numbers that the text leaves between two bounds, and measures judged on them.
#include "compiler/analysis/ranges.h"

#include "runtime/rules/share.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {

using Is = ClaimVerdict::Is;

void add(NumberRange &sum, NumberRange more) {
  sum.least += more.least;
  if (sum.most && more.most)
    *sum.most += *more.most;
  else
    sum.most.reset();
}

std::string written(const NumberRange &range) {
  if (range.exact())
    return fmt::format("{}", range.least);
  return range.most ? fmt::format("{} to {}", range.least, *range.most) : fmt::format("{} or more", range.least);
}

NumberRange seatsOf(const ClaimCase &c, const ir::Seat &seat, ClaimPart &part) {
  part.reliesOn.push_back(seat.clause);
  addOpen(c.model, part.openPoints, seat.countOpen);
  NumberRange range{seat.least, seat.most == ir::Seat::kNoLimit ? std::optional<std::uint64_t>{} : seat.most};
  if (unsettled(c.model, seat.countOpen))
    range = {0, std::nullopt};
  // A run that is to be confirmed as a whole may come to nothing, and its limit stays what the text says.
  if (unsettled(c.model, seat.open)) {
    addOpen(c.model, part.openPoints, seat.open);
    range.least = 0;
  }
  return range;
}

NumberRange votesOf(const ClaimCase &c, const ir::Seat &seat, ir::FunctionId matter, ClaimPart &part) {
  std::optional<bool> may = ir::votesOn(c.model, seat, matter);
  // A seat without a vote is no less looked at: were it given one, the verdict could change.
  if (may == false) {
    part.reliesOn.push_back(seat.clause);
    return {};
  }
  NumberRange range = seatsOf(c, seat, part);
  if (!may) {
    addOpen(c.model, part.openPoints, seat.votingOpen);
    range.least = 0;
  }
  range.least *= seat.weight;
  if (range.most)
    *range.most *= seat.weight;
  return range;
}

std::string written(const ir::Measure &measure) {
  const std::string_view kWords[] = {"exactly", words::bound(ir::Bound::AtLeast), words::cap(false),
                                     words::bound(ir::Bound::MoreThan), words::cap(true)};
  std::string_view how = kWords[static_cast<std::size_t>(measure.is)];
  return measure.fraction ? fmt::format("{} {}", how, written(measure.of)) : fmt::format("{} {}", how, measure.number);
}

namespace {

bool measureHolds(ir::Measure::Is is, std::strong_ordering compared) {
  switch (is) {
  case ir::Measure::Is::Exactly: return compared == 0;
  case ir::Measure::Is::AtLeast: return compared >= 0;
  case ir::Measure::Is::AtMost: return compared <= 0;
  case ir::Measure::Is::MoreThan: return compared > 0;
  case ir::Measure::Is::FewerThan: return compared < 0;
  }
  return false;
}

/// The share of `part` in `part + rest`, compared with the fraction of a measure.
std::strong_ordering compareShare(const ir::Measure &measure, std::uint64_t part, std::uint64_t rest) {
  return rules::compareShare(part, measure.of, part + rest);
}

} // namespace

Is judge(const ir::Measure &measure, const NumberRange &range, bool open) {
  auto at = [&](std::uint64_t number) { return measureHolds(measure.is, number <=> std::uint64_t(measure.number)); };
  // Without a limit there is always a number greater than the one that the measure names.
  std::uint64_t most = range.most.value_or(std::max<std::uint64_t>(range.least, std::uint64_t(measure.number) + 1));
  // Each measure holds for a run of numbers without a gap, or for one number, so both ends tell for all that lie
  // between.
  bool least = at(range.least), greatest = at(most);
  bool within = range.least <= measure.number && measure.number <= most && at(measure.number);
  // The text itself lets an author fill 2 of "2 to 4 seats", so that "exactly 3" is refuted; a number to be confirmed
  // may still become 3, and the claim is open.
  if (least && greatest)
    return Is::Proved;
  return open && (least || greatest || within) ? Is::Open : Is::Refuted;
}

Is judgeShare(const ir::Measure &measure, const NumberRange &part, const NumberRange &rest, bool open) {
  // A share grows with the part and falls with the rest. Without a limit on one of them the share comes as near to 1
  // or to 0 as one likes: some number is large enough to be beyond any fraction strictly between.
  constexpr std::uint64_t kLarge = std::uint64_t(1) << 62;
  auto least = compareShare(measure, part.least, rest.most.value_or(kLarge));
  auto greatest = compareShare(measure, part.most.value_or(kLarge), rest.least);
  bool a = measureHolds(measure.is, least), b = measureHolds(measure.is, greatest);
  bool within = least <= 0 && greatest >= 0 && measureHolds(measure.is, std::strong_ordering::equal);
  if (a && b)
    return Is::Proved;
  return open && (a || b || within) ? Is::Open : Is::Refuted;
}

bool isIn(const std::vector<ir::SeatId> &seats, ir::SeatId seat) {
  return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

} // namespace quorate::analysis
