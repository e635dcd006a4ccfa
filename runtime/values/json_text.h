// Strings and days as JSON has them.
#pragma once

#include "runtime/value.h"

#include <string>
#include <string_view>

namespace quorate::runtime {

/// Adds a text as a JSON string; bytes that are no UTF-8 become U+FFFD.
void appendJson(std::string_view text, std::string &out);

/// "2020-06-01"
std::string isoDay(Day day);

} // namespace quorate::runtime
