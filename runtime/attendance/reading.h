// Reads the attendance of a question in one of the ways in which it may be meant, step by step as docs/semantics.md has
// it in section 3.
#pragma once

#include "runtime/attendance/attendance.h"
#include "runtime/attendance/roll.h"
#include "runtime/attendance/told_votes.h"

#include <initializer_list>

namespace quorate::runtime {

/// People and the part they play.
struct Part {
  GroupForm::Role role = GroupForm::Role::Present;
  Who who;
};

/// Why a question tells of what cannot be, however what is open in it is meant.
struct CannotBe {
  NotUnderstood why;
};

/// One reading. `read` throws CannotBe where there is no such meeting.
class Reading {
public:
  /// What the parts say: a question may also say that nobody is present.
  struct Told {
    bool present = false, absent = false;
  };
  Reading(const Room &room, const Meeting &item, const std::vector<Part> &parts, Told told, const RollTerms &terms,
          Choices &choices)
      : room_(room), item_(item), parts_(parts), told_(told), choices_(choices), roll_(room, choices, terms) {}

  Attendance read();

private:
  using Role = GroupForm::Role;
  enum class Sort : std::uint8_t { Name, Number, Deputy, Whole, Everyone, EveryoneElse };
  static Sort sortOf(const Who &who);

  /// Calls `take` for the parts of some roles that name people in one way.
  template <class Take> void each(std::initializer_list<Role> roles, Sort sort, Take take) {
    for (std::uint32_t i = 0; i < parts_.size(); ++i)
      if (sortOf(parts_[i].who) == sort && std::find(roles.begin(), roles.end(), parts_[i].role) != roles.end())
        take(parts_[i], i);
  }

  void readPresence();
  void readWholePresence(const Part &part);
  void tellLeftAside(const Part &part, Attendance &told) const;
  void readInterestsAndVotes();
  void readNumber(const Part &part, std::uint32_t told);
  void readDeputyVotes(const Part &part, std::uint32_t told);
  void readWhole(const Part &part, std::uint32_t told);
  void settlePresence();
  void readPresiding();
  void readCasting();

  Picks excepted(const Who &who);
  /// [A5] So many of some, if there are enough.
  Picks takeNumber(const Who &who, std::uint64_t number, const Picks &from, const Roll::Test &wanted = {});
  void areThere(const Picks &people, const Part &part);
  void deputise(const Who &who, std::uint64_t number);
  /// Whether somebody is named among those who vote or have an interest.
  bool actsByName(const Heap &heap) const;
  /// Whether those who hold a seat can vote or declare an interest: they are there, or vote by proxy, or may be there.
  bool isInPool(const Heap &heap) const;
  void act(const Picks &some, const Part &part, std::uint32_t told);

  [[noreturn]] void refuse(std::string message) const { throw CannotBe{{std::move(message), {}}}; }
  [[noreturn]] void refuseNobody(const Who &who) const;
  [[noreturn]] void refuseTooMany(const Who &who, std::uint64_t there) const;
  [[noreturn]] void refuseElsewhere(const Who &who) const;

  const Room &room_;
  const Meeting &item_;
  const std::vector<Part> &parts_;
  Told told_;
  const Choices &choices_;
  Roll roll_;
  bool restPresent_ = false; ///< `everyone else present`
  bool among_ = false;       ///< who is there has been said in full, and it is told now how they vote
  std::optional<CastingTold> casting_;
};

} // namespace quorate::runtime
