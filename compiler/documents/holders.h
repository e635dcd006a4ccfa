// Who holds what, where people are registered: the holders of the seats of a body with the ends of their terms and the
// seats that are vacant; and the register of everybody.
#pragma once

#include "compiler/documents/compose.h"

namespace quorate::documents {

/// Adds the clause with the holders of the seats of a body, and the vacancies, if people are registered.
void writeHolders(Composer &composer, ir::BodyId body);

/// Adds the sections on the officers outside any body, on posts that nobody may hold both of, and on everybody who is
/// registered.
void writeOfficers(Composer &composer);
void writeRegister(Composer &composer);

} // namespace quorate::documents
