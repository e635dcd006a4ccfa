// Who is said to be at a meeting and what they do there, as a question tells it: a meeting whose events all happen at
// once.
#pragma once

#include "runtime/answer.h"
#include "runtime/attendance/choices.h"
#include "runtime/meeting.h"
#include "runtime/meeting/nearest.h"
#include "runtime/question.h"

#include <memory>
#include <variant>

namespace quorate::runtime {

/// A meeting as it is told, in one way in which that may be meant.
struct Attendance {
  Meeting meeting;
  std::vector<Reason> notCounted{};     ///< votes that are told and do not count
  std::vector<Reason> notToQuorum{};    ///< who is there and counts to no quorum
  std::vector<Choice> choices{};        ///< what had to be chosen for this way
  std::shared_ptr<const Scene> scene{}; ///< its people, who may do something else
};

/// All ways in which a meeting that is told may be meant: at least one.
struct Attendances {
  std::vector<Attendance> ways;
  bool tooMany = false;               ///< there are more of them
  std::shared_ptr<const void> room{}; ///< what the scenes stand on
  std::size_t kept = 0;               ///< so many scenes are kept

  void add(Attendance way);
  /// The scenes of all ways; none if these are too many.
  Scenes scenes() const;
};

/// Reads the attendance of a question about a meeting (docs/semantics.md, section 3); `item` says which body, matter
/// and day, and how it decides.
std::variant<Attendances, NotUnderstood> attendancesOf(const Model &model, const Meeting &item,
                                                       const std::vector<GroupForm> &groups);

/// Supposes that the body is not there, if a day of it is to be confirmed; otherwise says no.
bool supposeNotThere(const Model &model, Meeting &item);

/// What a choice was about, in words: what would settle it.
void addChoice(const Model &model, const Meeting &item, const Choice &choice, std::vector<Reason> &out);

} // namespace quorate::runtime
