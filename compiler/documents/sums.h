// What the seats and votes of a body add up to, in numbers and in words.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// What seats and votes add up to. Anything not known is counted apart.
struct Sums {
  std::uint64_t seats = 0, voting = 0, votes = 0, partSeats = 0, partVotes = 0, silent = 0, unstated = 0, tieOnly = 0;
  bool exact = true;              ///< every number of seats is stated and no range
  bool oneMatter = true;          ///< all seats with a vote on some matters only have it on the same
  const ir::Seat *part = nullptr; ///< one that votes on some matters only
  runtime::Interval when;         ///< the days on which it is so
};

/// What the seats add up to, for each stretch of days between which seats begin or end. Most bodies have one.
std::vector<Sums> sumsOf(const ir::Model &model, const ir::Body &body);

/// "The Governing Body has 27 seats: 26 have a vote and one has no vote."
Inline seatSentence(Composer &composer, ir::BodyId body, const Sums &sums);

/// "26 votes", "four votes on CCG Matters, five on every other matter".
Inline votesTotal(Composer &composer, const Sums &sums);

/// "Of the 26 votes, Clinical members hold 15, Lay members three and Executive members eight. Of the 15 Clinical
/// votes, …" Empty unless every number is stated and every voter is of one class.
std::string classSentence(const ir::Model &model, const ir::Body &body, const Sums &sums);

} // namespace quorate::documents
