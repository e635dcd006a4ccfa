// Who is said to be at a meeting and what they do there, as a question tells it: a meeting whose events all happen at
// once.
#pragma once

#include "runtime/answer.h"
#include "runtime/attendance/room.h"
#include "runtime/meeting.h"

#include <variant>

namespace quorate::runtime {

/// A meeting as a question describes it.
struct Attendance {
  Meeting meeting;
  std::vector<Reason> unclear;    ///< who had to be chosen, so that the other way of taking may differ
  std::vector<Reason> notCounted; ///< votes that are told and do not count
};

/// Reads the attendance of a question about a meeting; `item` says which body, matter and day, and how it decides.
/// Whoever is said to vote, to abstain or to preside is there; if nobody is said to be present or to vote, everyone is
/// there but those said to be absent. Where people are registered, everyone means everyone in post.
std::variant<Attendance, NotUnderstood> attendanceOf(const Model &model, const Meeting &item,
                                                     const std::vector<GroupForm> &groups, Taking taking);

/// A meeting judged, in words: whether it is quorate, or whether a motion carries. `notCounted`: votes told that do not
/// count, and why.
Answer judgedInWords(const Model &model, const Meeting &meeting, bool motion,
                     const std::vector<Reason> &notCounted = {});

} // namespace quorate::runtime
