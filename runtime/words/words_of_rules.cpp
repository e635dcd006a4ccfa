// Bases, fractions, rounding and spans in words.
#include "runtime/words/words_of_rules.h"

#include "runtime/model/tables.h"

namespace quorate::runtime {

namespace {
constexpr std::string_view kBases[] = {
    "votes cast",       "votes cast and abstentions", "members present", "voting members present",
    "eligible members", "eligible voting members",    "filled seats",    "filled voting seats",
    "all seats",        "all voting seats",           "the electorate"};
} // namespace

std::string_view baseName(std::uint8_t base) {
  if (base >= std::size(kBases))
    throwDangling();
  return kBases[base];
}

std::string fractionInWords(std::uint32_t numerator, std::uint32_t denominator) {
  // 12.5% is kept as 125/1000.
  std::size_t places = 0;
  std::uint32_t tenths = denominator;
  for (; tenths >= 1000 && tenths % 10 == 0; tenths /= 10)
    ++places;
  if (tenths != 100)
    return std::to_string(numerator) + "/" + std::to_string(denominator);
  std::string digits = std::to_string(numerator);
  if (places == 0)
    return digits + "%";
  if (digits.size() <= places)
    digits.insert(0, places + 1 - digits.size(), '0');
  digits.insert(digits.size() - places, ".");
  return digits + "%";
}

std::string roundingInWords(std::uint8_t rounded, std::uint32_t plus) {
  static constexpr std::string_view kRounded[] = {"", " rounded up", " rounded down", " rounded to the nearest"};
  if (rounded >= std::size(kRounded))
    throwDangling();
  return std::string(kRounded[rounded]) + (plus == 0 ? "" : " plus " + std::to_string(plus));
}

std::string spanInWords(std::string_view before, std::uint32_t count, std::uint8_t unit) {
  if (unit > static_cast<std::uint8_t>(Span::Unit::Years))
    return {};
  return std::string(before) + printSpan({count, static_cast<Span::Unit>(unit)});
}

std::string_view wayInWords(Meeting::Mode mode) {
  switch (mode) {
  case Meeting::Mode::AtMeeting: return "";
  case Meeting::Mode::InWriting: return " in writing";
  case Meeting::Mode::Electronically: return " electronically";
  }
  return "";
}

bool isGeneral(std::string_view who) { return who.empty() || who == "members" || who == "voting members"; }

std::string general(bool votingOnly, std::uint64_t number) {
  return std::string(votingOnly ? "voting member" : "member") + (number == 1 ? "" : "s");
}

} // namespace quorate::runtime
