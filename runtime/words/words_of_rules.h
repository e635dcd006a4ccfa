// Words that rules of quorum and of voting share.
#pragma once

#include "runtime/meeting.h"

#include <string>
#include <string_view>

namespace quorate::runtime {

/// "votes cast"
std::string_view baseName(Base base);
/// "2/3", or "50%" where it was written as a percentage.
std::string fractionInWords(std::uint32_t numerator, std::uint32_t denominator);
/// " rounded up plus 1"; empty if neither.
std::string roundingInWords(Rounded rounded, std::uint32_t plus);
/// "for 14 days", after a word; empty if no span is stated.
std::string spanInWords(std::string_view before, std::uint32_t count, SpanUnit unit);
/// " in writing"; empty at a meeting.
std::string_view wayInWords(Mode mode);
/// "acts as"
std::string_view howInWords(Holds how);
/// "voting members"
std::string general(bool votingOnly, std::uint64_t number);

} // namespace quorate::runtime
