// Reads minutes from a file: JSON, or a table of comma-separated values.
#pragma once

#include "compiler/support/source.h"
#include "runtime/minutes.h"

#include <cstddef>
#include <vector>

namespace quorate::minutes {

/// So many events, items among them: each item is judged at its moment, for which all before it are gone through.
inline constexpr std::size_t kMostEvents = 2'000;

/// Reads minutes of a file whose name ends with `.json` or `.csv`. What cannot be read is added to `faults`; the marks
/// of minutes and faults are offsets over all sources.
runtime::Minutes read(const Sources &sources, FileId file, std::vector<runtime::MinutesFault> &faults);

} // namespace quorate::minutes
