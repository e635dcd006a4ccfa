// Bases, fractions, rounding and spans in words.
#include "runtime/words/words_of_rules.h"

#include "runtime/model/tables.h"

namespace quorate::runtime {

std::string_view baseName(Base base) {
  switch (base) {
  case Base::VotesCast: return "votes cast";
  case Base::VotesAndAbstentions: return "votes cast and abstentions";
  case Base::MembersPresent: return "members present";
  case Base::VotingMembersPresent: return "voting members present";
  case Base::EligibleMembers: return "eligible members";
  case Base::EligibleVotingMembers: return "eligible voting members";
  case Base::FilledSeats: return "filled seats";
  case Base::FilledVotingSeats: return "filled voting seats";
  case Base::AllSeats: return "all seats";
  case Base::AllVotingSeats: return "all voting seats";
  case Base::Electorate: return "the electorate";
  }
  throwDangling();
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

std::string roundingInWords(Rounded rounded, std::uint32_t plus) {
  std::string text;
  switch (checked(rounded)) {
  case Rounded::Not: break;
  case Rounded::Up: text = " rounded up"; break;
  case Rounded::Down: text = " rounded down"; break;
  case Rounded::ToNearest: text = " rounded to the nearest"; break;
  }
  return text + (plus == 0 ? "" : " plus " + std::to_string(plus));
}

std::string spanInWords(std::string_view before, std::uint32_t count, SpanUnit unit) {
  return unit == kNoSpan ? std::string() : std::string(before) + printSpan({count, checked(unit)});
}

std::string_view wayInWords(Mode mode) {
  switch (mode) {
  case Mode::AtMeeting: return "";
  case Mode::InWriting: return " in writing";
  case Mode::Electronically: return " electronically";
  }
  return "";
}

std::string_view howInWords(Holds how) {
  switch (how) {
  case Holds::Holds: return "holds";
  case Holds::Shares: return "shares";
  case Holds::ActsAs: return "acts as";
  case Holds::DeputisesFor: return "deputises for";
  }
  throwDangling();
}

std::string general(bool votingOnly, std::uint64_t number) {
  return std::string(votingOnly ? "voting member" : "member") + (number == 1 ? "" : "s");
}

} // namespace quorate::runtime
