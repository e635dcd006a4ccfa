// Whether the people on a body are such as its constitution demands.
#pragma once

#include "runtime/reason.h"

namespace quorate::runtime {

/// One way in which a membership breaks a rule.
struct Breach {
  enum class Of : std::uint8_t {
    TooManyHolders,     ///< more people than seats
    TooManySharing,     ///< more people share a seat than may
    WrongClass,         ///< not of a class that the post demands
    ForbiddenClass,     ///< of a class that the post forbids
    TooYoung,           ///< below the least age
    Incompatible,       ///< holds two posts that nobody may hold both of
    MayNotHold,         ///< holds a post that this one forbids besides
    NotExOfficio,       ///< does not hold the post that carries the seat
    NotDrawn,           ///< holds none of the posts from which the seat is filled
    TermOverrun,        ///< the term is over
    TooManyTerms,       ///< more terms than are allowed
    NotOutLongEnough,   ///< back too soon after the last term allowed
    TooFewRetiring,     ///< fewer terms end in the year than must
    ActsWithoutVacancy, ///< acts for a seat that is not vacant
    WrongActing,        ///< acts for a vacant seat, and is not who the constitution says
    TooFew,             ///< a rule on all members together is not met
    TooMany,            ///< a cap is passed
  } of = Of::TooManyHolders;
  std::string sentence; ///< what is wrong, in a plain sentence
  std::optional<ClauseIndex> clause;
  std::vector<SeatIndex> seats; ///< of the person, which they may not hold for it
  std::optional<PersonIndex> person;
};

/// The membership of a body on a day, judged.
struct Membership {
  Truth valid = Truth::Yes;
  std::vector<Breach> breaches;  ///< every one; not empty if and only if `valid` is no
  std::vector<Reason> unknown;   ///< facts without which it cannot be told
  std::vector<Reason> vacancies; ///< seats without a holder; no breach
};

/// Judges the membership of a body on a day. Nobody registered at all: depends. A body not in force has no members, and
/// nothing wrong with them.
Membership membershipOf(const Model &model, BodyIndex body, Day day);

} // namespace quorate::runtime
