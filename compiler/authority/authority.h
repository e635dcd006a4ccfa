// Effective authority: who may decide what, where, for how much and when, worked out once from reservations, default
// holders and delegations, so that a question is a look-up.
#pragma once

#include "compiler/ir/model.h"

#include <optional>
#include <string_view>
#include <vector>

namespace quorate::ir {

struct Grant;
using GrantId = Id<Grant>;

using runtime::Basis;

/// One stretch of authority: an actor may decide a function within a box of places, amounts and days.
struct Grant {
  ActorId actor;
  FunctionId function;
  PlaceId place; ///< none: everywhere
  Interval inForce;
  Limit limit;                ///< the least along the chain; `Year` if any limit along it is for a year
  std::optional<Money> above; ///< only amounts above this: what an exclusive delegation of lesser ones leaves behind
  std::optional<runtime::Currency> only; ///< for amounts in this currency only, since what bounds them is in several
  bool inOther = false; ///< bounds in another currency bear on it too, so that it is not known whether it is there
  Basis basis = Basis::Default;
  OrganisationId organisation; ///< for Default
  std::optional<std::uint32_t>
      held;                  ///< for Default: by which of the clauses of the organisation that say what it holds
  ReservationId reservation; ///< for Reservation
  DelegationId delegation;   ///< for Delegation: the last link
  GrantId from;              ///< for Delegation: what the delegator decided on
  std::vector<OpenPointId> dependsOn; ///< open points anywhere along the chain
  std::vector<OpenPointId> unless;    ///< of these, those that must not come about: each would take it away
  bool mixed = false;                 ///< it cannot be said of each by itself whether it has to come about or must not
  bool conditional = false;           ///< a link of the chain has a condition, or somebody must agree to it
  std::vector<std::uint32_t> asks; ///< what has to be so besides: conditions, agreement, limits for a stretch of time
  bool leftOfAll = false; ///< for Default: what was left of a power everywhere when something at a place was taken out
  bool heldOnly = false;  ///< given away exclusively: kept for the chains that rest on it, no longer a power to decide
};

/// The condition that the last link of a grant stands under, and the clause that says so; empty if it has none.
struct LinkCondition {
  std::string_view text;
  ClauseId clause;
};
LinkCondition conditionOf(const Model &model, const Grant &grant);

/// Authority whose holder is to be confirmed: a delegation or a reservation to somebody not named yet, or an
/// organisation of which it is open through whom it acts.
struct OpenHolding {
  FunctionId function;
  PlaceId place; ///< none: everywhere
  Interval inForce;
  Limit limit;
  OpenPointId open;
  ClauseId clause;
};

/// What a delegation gives away exclusively, whether or not its receiver can use it: nobody else has it from the giver.
struct GivenAway {
  DelegationId by;
  FunctionId function;
  PlaceId place; ///< none: everywhere
  Interval inForce;
  std::optional<Money> above, upTo; ///< only amounts above the one, and up to the other

  bool operator==(const GivenAway &) const = default;
};

/// Something wrong with a delegation, found while working out authority. The analysis puts it in words.
struct AuthorityFault {
  enum class Is : std::uint8_t {
    NotHeld,            ///< the delegator holds none of it
    PartlyNotHeld,      ///< some of the functions are not held
    Reserved,           ///< a reserved function is given away
    NotPermitted,       ///< sub-delegation without permission
    NotPermittedToThem, ///< permission names somebody else
    BeyondLimit,        ///< a higher limit than the delegator has
    BeyondPermission,   ///< a higher limit than sub-delegation allows
    OutsidePlace,       ///< for places the delegator has no power over
    OutsideDates,       ///< at no time when the delegator has it
    Circle,             ///< it comes back to its own source
    TooManyWays,        ///< more ways that hang on something lead to one power than are followed
    Dead,               ///< the body it goes to is not in force at any time it covers
  } is = Is::NotHeld;
  DelegationId delegation;
  DelegationId other;        ///< the delegation whose limit or permission it breaks, if any
  ReservationId reservation; ///< for Reserved
  std::vector<FunctionId> functions;
};

/// What has been worked out, and what is wrong with it.
struct Authority {
  /// Ordered by actor, function, place (everywhere first), then the order in which they arise. Of functions that are
  /// no groups: a group may be decided by whoever may decide all that is in it.
  std::vector<Grant> grants;
  std::vector<OpenHolding> openHoldings; ///< ordered by function
  std::vector<GivenAway> givenAway;      ///< in the order in which they arise
  std::vector<AuthorityFault> faults;
};

/// Works out effective authority. Grants that others contain are left out, unless what contains them is unsettled.
/// Functions held exclusively elsewhere, or reserved elsewhere, are not held by default.
Authority effectiveAuthority(const Model &model);

} // namespace quorate::ir
