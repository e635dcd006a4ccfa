// Who may decide what: look-ups in the authority that the compiler has worked out. Nothing here allocates.
#pragma once

#include "runtime/meeting.h"
#include "runtime/model.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace quorate::runtime {

/// "May this actor decide this function, here, for this much, on this day?" Without a place, the actor's own is meant.
struct PowerRequest {
  ActorIndex actor{};
  FunctionIndex function{};
  std::optional<PlaceIndex> place;
  std::optional<Money> amount;
  Day day = 0;
  std::optional<Money> after = {};            ///< what has been decided already in the period of a limit
  std::span<const std::string> given = {};    ///< conditions that are met, in the words of the constitution
  std::span<const ActorIndex> agreement = {}; ///< who agrees
  bool anywhere = false;                      ///< without a place: it is about any, and not about that of the actor
};

/// What would have to be known before an answer that depends could be given. A set of these.
enum Missing : std::uint8_t {
  kMissingNothing = 0,
  kMissingAmount = 1,      ///< there is a limit and the question names no amount
  kMissingPlace = 2,       ///< it is for some places only and the question names none
  kMissingSpent = 4,       ///< a limit is for a stretch of time, and what has been decided in it so far is not known
  kMissingCurrency = 8,    ///< the limit is in another currency
  kMissingCondition = 16,  ///< whether a condition holds
  kMissingOpenPoint = 32,  ///< an open point along the chain
  kMissingHolder = 64,     ///< who holds it is an open point
  kMissingAgreement = 128, ///< whether somebody agrees who must
};

/// Grants from the one that decides back to its root. A longer chain goes on at `parentOf(last)`.
struct Chain {
  static constexpr std::size_t kMost = 16;
  std::array<GrantIndex, kMost> grants;
  std::uint32_t length = 0;
};

/// The answer to a power request.
struct Power {
  Truth truth = Truth::No;
  std::uint8_t missing = kMissingNothing; ///< for Depends: a set of Missing
  std::uint32_t openHolding = 0;          ///< for kMissingHolder: which row of open holdings
  Chain chain;                            ///< empty for No and for kMissingHolder
};

/// Answers a request. The first grant that settles it with yes; failing that, the first on which it depends.
Power mayDecide(const Model &model, const PowerRequest &request);

/// Whose power is asked about: that of the actor of the request, whose own place is meant if none is said; or
/// anybody's.
enum class AskedOf : std::uint8_t { Actor, Anybody };
/// The rows of open holdings through which what is asked may lie with somebody who is to be confirmed.
std::vector<std::uint32_t> openHoldingsFor(const Model &model, const PowerRequest &request,
                                           AskedOf of = AskedOf::Actor);

/// [W6] The exclusive delegations, by their numbers, that give away what is asked or a part of the place that it is
/// about, whether or not their receivers can use it.
std::vector<std::uint32_t> givenAway(const Model &model, const PowerRequest &request);

/// The grant that a grant was delegated from, if it is a delegation of a known delegator.
std::optional<GrantIndex> parentOf(const Model &model, GrantIndex grant);

/// How one grant bears on a request: No, Yes, or Depends with what is missing.
struct Bearing {
  Truth truth = Truth::No;
  std::uint8_t missing = kMissingNothing;
};
Bearing bearing(const Model &model, GrantIndex grant, const PowerRequest &request);

/// The open point on which it hangs whether the place that is asked about is there; none if that is known.
std::uint32_t placeHangsOn(const Model &model, const PowerRequest &request);

/// [U1] Whether several ways together let the actor decide however open points turn out, leaving aside what is in a set
/// of Missing.
bool inEveryCase(const Model &model, const PowerRequest &request, std::uint8_t aside);
/// Whether a grant is for the day, the place and the amount, leaving aside whether it is used up or given away.
bool concerns(const Model &model, GrantIndex grant, const PowerRequest &request);

/// One limit somewhere along a chain that is for a stretch of time.
struct PeriodLimit {
  Money amount;
  Per per = Per::Decision;
  std::optional<ClauseIndex> clause;
};
/// The limits for stretches of time along the chain of a grant, the last link first.
std::vector<PeriodLimit> periodLimitsOf(const Model &model, GrantIndex grant);

/// A condition of a link of a chain.
struct ChainCondition {
  std::string_view text;
  std::optional<ClauseIndex> clause;
};
/// The conditions along the chain of a grant, the last link first.
std::vector<ChainCondition> conditionsOf(const Model &model, GrantIndex grant);

/// Somebody who must agree to each decision under a grant.
struct ChainAgreement {
  ActorIndex actor{};
  std::optional<ClauseIndex> clause;
};
/// Who must agree along the chain of a grant, each once; whoever decides need not agree with themselves.
std::vector<ChainAgreement> agreementOf(const Model &model, GrantIndex grant);

/// Whether a condition in the words of the constitution is among those given: blanks, capitals and a full stop at the
/// end do not matter.
bool isGiven(std::string_view condition, std::span<const std::string> given);

/// The reservation to nobody that keeps a function from being decided at a place on a day, if there is one.
std::optional<std::uint32_t> reservedToNobody(const Model &model, FunctionIndex function,
                                              std::optional<PlaceIndex> place, Day day);

/// The reservation to somebody else that keeps an actor from a function, if there is one.
std::optional<std::uint32_t> reservedElsewhere(const Model &model, const PowerRequest &request);

/// The stretch of grants of one actor and one function: the first, and how many.
struct GrantStretch {
  std::uint32_t first = 0, count = 0;
};
GrantStretch grantsOf(const Model &model, ActorIndex actor, FunctionIndex function);

} // namespace quorate::runtime
