// Comma-separated values, as RFC 4180 describes them. Internal to the folder.
#pragma once

#include "compiler/register/people.h"
#include "compiler/register/register.h"

#include <vector>

namespace quorate::registers {

/// Reads a register whose first line names its columns.
void readCsv(const SourceFile &file, People &people, Diagnostics &diagnostics, const Limits &limits);

} // namespace quorate::registers
