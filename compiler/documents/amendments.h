// Who may amend what, and the calendars that notice is counted by: sections of the standing orders.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Adds the section on amendment: what may be amended by whom, with whose agreement, by which majority, and what nobody
/// may amend.
void writeAmendments(Composer &composer);

/// Adds the section on calendars, if there are any.
void writeCalendars(Composer &composer);

} // namespace quorate::documents
