// Registers in the manner of Popolo, the common format of civic data on people and what they hold. Internal to the
// folder.
#pragma once

#include "compiler/records/json.h"
#include "compiler/register/people.h"
#include "compiler/register/register.h"

namespace quorate::registers {

using records::Value;

/// Reads persons and their memberships.
void readPopolo(const SourceFile &file, const Value &root, People &people, Diagnostics &diagnostics,
                const Limits &limits);

} // namespace quorate::registers
