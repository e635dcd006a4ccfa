// A meeting judged in every way in which what is told of it may be meant.
#pragma once

#include "runtime/answer.h"
#include "runtime/attendance/attendance.h"
#include "runtime/meeting/unknowns.h"

#include <functional>

namespace quorate::runtime {

/// What all ways come to together.
struct Judged {
  Verdict verdict;
  Truth truth = Truth::Depends; ///< of what is sought
  /// Of those ways that leave it open by themselves, whatever else is chosen: their numbers.
  std::vector<std::size_t> open;
  std::vector<Choice> matters; ///< the choices that can change the answer, each sort once
};

/// Judges all ways. [U1] Where two of them differ, it depends.
Judged judgeAll(const Model &model, const Attendances &told, Sought sought);

/// The answer, in words: whether the meeting is quorate, or whether a motion carries. `yesOn`: whether it would be a
/// yes on another day, for a body that is not in force on the day.
Answer judgedInWords(const Model &model, const Attendances &told, bool motion,
                     const std::function<bool(Day)> &yesOn = {});

} // namespace quorate::runtime
