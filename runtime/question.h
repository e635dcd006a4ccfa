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
  bool deputy = false;                 ///< their deputies, who are there in their place
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
    Presiding,
    ByProxy,       ///< not there, and voting through somebody who is
    CastingFor,    ///< giving the casting vote, apart from their first
    CastingAgainst ///< the same
  } role = Role::Present;
  std::vector<PeopleForm> people;
};

/// A question in names. Which fields are used depends on `asks`.
struct QuestionForm {
  enum class Asks : std::uint8_t {
    MayDecide,          ///< may `subject` decide `function` …
    WhoMayDecide,       ///< who may decide `function` …
    WhatMayDecide,      ///< what may `subject` decide …
    Quorate,            ///< is `subject` quorate (on `function`) with `attendance`
    Carried,            ///< does a motion of `subject` (on `function`) carry with `attendance`
    WhoMayAmend,        ///< who may amend `function` (everything, if absent)
    WhoMustAgree,       ///< who must agree to `function` …
    WhoHolds,           ///< who holds the post `subject`
    WhoRulesOnConflict, ///< who rules on a conflict of the post `subject`
    WhatIsUndelegated,  ///< what is delegated to nobody (by `subject`)
    WhatMustDo,         ///< what must `subject` do by `day`
    WhatChanges,        ///< what changes between `first` and `day`
    WhichTermsEnd,      ///< which terms (of `subject`) end by `day`
    MembershipValid,    ///< is the membership of `subject` valid
    NoticeEnough,       ///< is notice given on `first` enough for a meeting of `subject` (about `function`) on `day`
  } asks = Asks::MayDecide;

  NameForm subject;
  std::optional<NameForm> function;
  std::optional<NameForm> place;
  std::optional<Money> amount;
  std::optional<Money> after; ///< what has been decided already in the period of a limit
  std::optional<Day> day;
  std::optional<Day> first;
  std::vector<std::string> given;  ///< conditions that are met, in the words of the constitution
  std::vector<NameForm> agreement; ///< who agrees
  QuorumTo to = QuorumTo::Meet;    ///< for Quorate
  Mode mode = Mode::AtMeeting;     ///< for Carried
  bool adjourned = false;          ///< at a meeting that was adjourned for want of a quorum
  std::vector<GroupForm> attendance;
};

} // namespace quorate::runtime
