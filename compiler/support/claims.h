// Enumerations of claims and of the header that the author's text, the flat model and the analyses share. No decision
// model holds them: those that one holds stand in `runtime/schema/enums.fbs`, and those of questions in
// `runtime/question.h`.
#pragma once

#include <cstdint>

namespace quorate {

/// What the author knows of a claim. The verdict that was foreseen is reported as a note, and every other as a mistake.
enum class Known : std::uint8_t { ToHold, ToBeRefuted, ToBeOpen };

/// How a number is compared with the one that a claim states.
enum class MeasureIs : std::uint8_t { Exactly, AtLeast, AtMost, MoreThan, FewerThan };

/// Of which meetings a claim speaks.
enum class WhenIs : std::uint8_t {
  AnyQuorateMeeting, ///< nothing is written
  EveryVotingMemberPresent,
  Presides,
  Absent,
  Conflicted
};

/// How far a constitution has come.
enum class Status : std::uint8_t { Unstated, Draft, Proposed, Adopted };

} // namespace quorate
