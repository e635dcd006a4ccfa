// Numbers that the text leaves between two bounds, and measures judged on them.
#pragma once

#include "compiler/analysis/claims.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quorate::analysis {

/// A number that lies between two bounds; `most` is empty without a limit.
struct NumberRange {
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most = 0;
  bool exact() const { return most == least; }
};

/// Adds bounds: a sum of which one part has no limit has none.
void add(NumberRange &sum, NumberRange more);
/// "26", "25 to 26", "25 or more".
std::string written(const NumberRange &range);
/// "at least 3", "more than 1/2".
std::string written(const ir::Measure &measure);

/// The number of seats of a run; what leaves it open and the clause it rests on go into `part`.
NumberRange seatsOf(const ClaimCase &c, const ir::Seat &seat, ClaimPart &part);
/// The votes of a run on a matter, likewise.
NumberRange votesOf(const ClaimCase &c, const ir::Seat &seat, ir::FunctionId matter, ClaimPart &part);

/// Whether a number between bounds satisfies a measure. What the text itself leaves free (a range of seats) must
/// satisfy it however it is used; with `open`, what is still to be confirmed leaves the verdict open.
ClaimVerdict::Is judge(const ir::Measure &measure, const NumberRange &range, bool open);
/// The same of the share of `part` in `part` and `rest` together.
ClaimVerdict::Is judgeShare(const ir::Measure &measure, const NumberRange &part, const NumberRange &rest, bool open);

/// Whether a seat is one of those that a clause or a claim selects.
bool isIn(const std::vector<ir::SeatId> &seats, ir::SeatId seat);

} // namespace quorate::analysis
