// Registers in the manner of Popolo, the common format of civic data on people and what they hold. Internal to the
// folder.
#pragma once

#include "compiler/register/json.h"
#include "compiler/register/people.h"

namespace quorate::registers {

/// Reads persons and their memberships.
void readPopolo(const SourceFile &file, const Value &root, People &people, Diagnostics &diagnostics,
                const Limits &limits);

} // namespace quorate::registers
