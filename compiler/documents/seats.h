// What is laid down for the holders of seats: terms, how seats are filled, who may hold them, and what the membership
// of a body must be like in all.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Seats of one post that differ in nothing but their place, shown together.
using AlikeSeats = std::vector<ir::SeatId>;
std::vector<AlikeSeats> alikeSeats(const ir::Model &model, const ir::Body &body);

/// "Elected by the Member Practices of that Borough, using …, with the approval of the Council".
Inline filledCell(Composer &composer, const AlikeSeats &row);

/// "Three years, at most two terms in a row and three in all, then one year out".
Inline termCell(Composer &composer, const ir::Body &body, const ir::Seat &seat);

/// Adds a clause for each rule on the holders of seats: eligibility, sharing, rotation, vacancies, deputies.
void writeSeatRules(Composer &composer, ir::BodyId body);

/// Adds a clause for each rule on the membership in all, and for posts that nobody may hold both of.
void writeComposition(Composer &composer, ir::BodyId body);

/// "Nobody may hold both the post of Chair and the post of Treasurer."
Inline incompatibleWords(const ir::Incompatible &it);

} // namespace quorate::documents
