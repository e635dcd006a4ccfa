// The parts of a delegation in words: from whom to whom, what, up to what amount, on which conditions.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Whoever a delegation is from or to, or that this is open.
Inline giver(Composer &composer, const ir::Delegation &delegation);
/// The same of whoever it is to.
Inline receiver(Composer &composer, const ir::Delegation &delegation);

/// "in Southwark"; empty if it is for everywhere.
std::string placeWords(const ir::Model &model, ir::PlaceId place);

/// "from 1 April 2020", or that the dates are open; empty if the delegation holds at all times.
Inline datesWords(Composer &composer, const ir::Delegation &delegation);

/// "over £5,000 up to £50,000 a decision", "up to £500 a decision and up to £2,000 a year"; empty if there is no limit.
Inline amountWords(Composer &composer, const ir::Delegation &delegation);

/// "may be sub-delegated once to X, up to £50,000 a decision"; "may not be sub-delegated".
Inline subWords(Composer &composer, const ir::Delegation &delegation);

/// "on condition that …", "with the agreement of the Treasurer"; each with a small letter and without a full stop.
std::vector<Inline> conditionsOf(Composer &composer, const ir::Delegation &delegation);

/// "each decision is reported to the Board within 14 days", "once it has been used, it may not be revoked".
std::vector<Inline> consequencesOf(Composer &composer, const ir::Delegation &delegation);

/// What a reservation or delegation covers, with its exceptions, its place and, for groups, what stands in them.
Inline matterWords(Composer &composer, const std::vector<ir::FunctionId> &named,
                   const std::vector<ir::FunctionId> &excepted, ir::PlaceId place);
/// The same of a delegation, which may be of everything else.
Inline matterWords(Composer &composer, const ir::Delegation &delegation, bool withPlace = true);
/// Whether its matters take a verb in the singular.
bool isOne(const ir::Delegation &delegation);

/// The band of a table that a delegation was made from; null if it is none.
const ir::BandTable::Band *bandOf(const ir::Model &model, const ir::Delegation &delegation);

/// Adds the section with the tables of bands, if there are any.
void writeBands(Composer &composer);

} // namespace quorate::documents
