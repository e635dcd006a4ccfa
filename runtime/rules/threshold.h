// What it takes to carry: shares of a base, votes against, margins.
#pragma once

#include "runtime/enums.h"
#include "runtime/value.h"

#include <cstdint>

namespace quorate::rules {

using runtime::Base;
using runtime::Bound;
using runtime::Counted;
using runtime::ThresholdForm;

/// The line that a threshold draws, whoever's votes it counts.
struct Line {
  ThresholdForm form = ThresholdForm::Share;
  Bound bound = Bound::MoreThan;
  runtime::Fraction fraction = {};
  /// Votes: the most against, the margin, or the least in favour. A share has none.
  std::uint32_t number = 0;
  Base base = Base::VotesCast;
  Counted counted = Counted::Unstated;
};

/// What a threshold is judged on, all of it in one unit.
struct Sum {
  std::uint64_t inFavour = 0, against = 0, base = 0;
};

/// In what votes are counted.
enum class Unit : std::uint8_t { Heads, Weight, Constituents };

/// The unit in which a threshold counts votes: by weight, but by head against a base of people or seats, where a sum of
/// weights would be compared with a number of people; unless it says how.
Unit unitOf(const Line &line);

/// Whether a threshold is met. A share of nothing is not, nor one that asks for support where nobody is in favour; a
/// veto is met by silence.
bool met(const Line &line, const Sum &sum);

/// The same with more votes in favour, of people who had not voted: they widen a base of votes.
Sum withVotes(const Line &line, Sum sum, std::uint64_t more);

} // namespace quorate::rules
