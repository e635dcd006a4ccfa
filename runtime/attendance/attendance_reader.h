// Reads the attendance of a question: the class behind `attendanceOf`, for the files that it is written in.
#pragma once

#include "runtime/attendance/attendance.h"
#include "runtime/attendance/votes.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <variant>
#include <vector>

namespace quorate::runtime {

/// Lets everything that a question says of people happen in the room: who is absent, who is there, who has an interest,
/// who votes; in each, those with a number come before whole names, these before everyone, and everyone else last.
class AttendanceReader {
public:
  AttendanceReader(const Model &model, const Meeting &item, const std::vector<GroupForm> &groups, Taking taking)
      : model_(model), item_(item), groups_(groups), room_(model, item.body, item.day, taking, item.supposed),
        gathering_(room_), votes_(room_) {}

  std::variant<Attendance, NotUnderstood> read();

private:
  using Role = GroupForm::Role;
  /// People and the part they play.
  struct Part {
    Role role = Role::Present;
    Who who;
  };

  bool fail(NotUnderstood why) {
    problem_ = std::move(why);
    return false;
  }
  bool has(Role role) const;
  bool votesTold() const { return has(Role::For) || has(Role::Against) || has(Role::Abstaining); }

  bool understand();
  // [A1] Groups are read in the order numbers, whole posts, everyone, everyone else.
  /// Hands the people of some roles over in the order of passes, until one cannot be taken.
  template <class Take> bool each(std::initializer_list<Role> roles, std::initializer_list<Pass> passes, Take take) {
    for (Pass pass : passes)
      for (const Part &part : parts_)
        if (passOf(part.who) == pass && std::find(roles.begin(), roles.end(), part.role) != roles.end() && !take(part))
          return false;
    return true;
  }
  template <class Take> bool each(std::initializer_list<Role> roles, Take take) {
    return each(roles, {Pass::Numbered, Pass::Whole, Pass::Everyone, Pass::EveryoneElse}, take);
  }

  bool readPresence();
  bool readProxies();
  bool readAbsence(Pool &pool, Counts &absent, std::initializer_list<Pass> passes);
  void spreadAbsence(Pool &pool, Counts &absent);
  bool readConflicts();
  bool readVotes();
  bool maySayThatVotes(const Who &who);
  /// Whether those with an interest vote.
  void readInterests();
  void readPresider();
  bool readCasting();
  void addWhoActs(const Who &who, std::uint32_t run);
  /// Those there where only votes and conflicts are told.
  void addThoseWhoAct();
  Attendance attendance(Meeting meeting, std::vector<Reason> notCounted) const;

  /// Says why people cannot be taken, if they cannot.
  bool refuse(const Taken &taken);
  bool refuseNobody(const Who &who);
  bool refuseTooMany(const Who &who, std::uint64_t there);
  bool refuseElsewhere(const Who &who);

  const Model &model_;
  const Meeting &item_;
  const std::vector<GroupForm> &groups_;
  Room room_;
  Gathering gathering_;
  ToldVotes votes_;
  std::vector<Part> parts_;
  bool among_ = false;          ///< only those said to be present are left to be counted
  bool atMeeting_ = false;      ///< it is said who is at the meeting
  bool interestedVote_ = false; ///< those in conflict vote
  bool presenceSaid_ = false;
  std::optional<CastingTold> casting_;
  std::optional<NotUnderstood> problem_;
};

} // namespace quorate::runtime
