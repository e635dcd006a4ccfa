// Questions as they are asked, in names, before they are resolved against a model.
#pragma once

#include "runtime/value.h"

#include <optional>
#include <string>
#include <vector>

namespace quorate::runtime {

/// Something or someone named: "GP Member of Southwark" is a head and one qualifier.
struct NameForm {
  std::string head;
  std::vector<std::string> of;

  /// "GP Member of Southwark"
  std::string text() const;
  friend bool operator==(const NameForm &, const NameForm &) = default;
};

/// Some of the people of a meeting: "5 GP Member", "everyone", "everyone else", "everyone except Chair".
struct PeopleForm {
  enum class Who : std::uint8_t { Everyone, EveryoneElse, Nobody, Named } who = Who::Named;
  NameForm name;                       ///< for Named: a post, a class of members
  std::optional<std::uint32_t> number; ///< how many of them; all if absent
  std::vector<PeopleForm> except;      ///< for Everyone
};

/// People and the part they play in the item.
struct GroupForm {
  enum class Role : std::uint8_t {
    Present,
    Absent,
    Conflicted,
    For,
    Against,
    Abstaining,
    Presiding
  } role = Role::Present;
  std::vector<PeopleForm> people;
};

/// A question in names. Which fields are used depends on `asks`.
struct QuestionForm {
  enum class Asks : std::uint8_t {
    MayDecide,     ///< may `subject` decide `function` …
    WhoMayDecide,  ///< who may decide `function` …
    WhatMayDecide, ///< what may `subject` decide …
    Quorate,       ///< is `subject` quorate (on `function`) with `attendance`
    Carried,       ///< does a motion of `subject` (on `function`) carry with `attendance`
  } asks = Asks::MayDecide;

  NameForm subject;
  std::optional<NameForm> function;
  std::optional<NameForm> place;
  std::optional<Money> amount;
  std::optional<Day> day;
  std::vector<GroupForm> attendance;
};

} // namespace quorate::runtime
