// The working state of effective authority, shared by the files that fill it and that look for faults in it.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/authority/numbermap.h"
#include "compiler/authority/regions.h"

#include <span>
#include <string>
#include <unordered_map>

namespace quorate::ir {

/// How far a delegation of one function got, over everything its delegator holds. Later is nearer to success.
/// The order decides which of several reasons is told, where a delegator holds the same thing by several ways.
enum class Stage : std::uint8_t {
  NotHeld,
  OutsidePlace,
  OutsideDates,
  Reserved,
  NotPermitted,
  NotPermittedToThem,
  Circle,
  Given,
};

/// One function of one delegation.
struct Entry {
  DelegationId delegation;
  FunctionId function;
  std::uint32_t next = NumberMap::kNothing; ///< the next entry of the same delegator and function
  Stage stage = Stage::NotHeld;
  bool wholePlace = false;       ///< one holding covers the whole place of the delegation
  bool withinLimit = false;      ///< one holding has as high a limit
  bool withinPermission = false; ///< one permission has as high a limit
  DelegationId other;            ///< the delegation that the delegator holds it by, at the latest stage
  ReservationId reservation;
};

/// One reservation of one function.
struct Reserved {
  ReservationId reservation;
  std::uint32_t next = NumberMap::kNothing;
};

/// Something given away exclusively, by which delegation. The removal hangs on all that the delegation hangs on.
struct Exclusive {
  DelegationId by;
  FunctionId function;
  Removal removal;
};

/// Effective authority while it is worked out.
class Closure {
public:
  explicit Closure(const Model &model);

  /// Reservations, default holders, delegations; then what exclusive delegations leave behind.
  void run();
  /// The grants in their order, those that others contain left out.
  std::vector<Grant> takeGrants();
  /// What is held by somebody to be confirmed, in the order of functions.
  std::vector<OpenHolding> takeOpenHoldings();
  std::vector<GivenAway> givenAway() const;
  std::vector<AuthorityFault> faults() const;

private:
  // closure.cpp
  bool isOpen(OpenPointId open) const { return open && !model_.at(open).filledBy; }
  void limitTo(FunctionId function, Grant &grant) const;
  void limitTo(PlaceId place, Grant &grant) const;
  bool haveToAgree(const std::vector<ActorId> &actors, Grant &grant);
  void indexDelegations();
  Interval ownSpanOf(ActorId actor) const; ///< the days a body or post is there
  Interval spanOf(ActorId actor) const;    ///< of them, those the constitution is in force
  void addDefaults();
  struct Holder {
    ActorId actor; ///< none: it is to be confirmed who
    Interval days;
    ClauseId clause; ///< that says so
  };
  void addDefault(OrganisationId organisation, FunctionId function, const Holder &holder);
  void addHeld(Grant grant, const Piece &piece, const Holder &holder);
  std::vector<Holder> holdersOf(const Organisation &organisation) const;
  /// A clause by which an organisation holds a function, and its days.
  struct HeldBy {
    std::optional<std::uint32_t> clause; ///< its number among those of the organisation
    Interval days;
  };
  std::vector<HeldBy> waysHeld(const Organisation &organisation, FunctionId function) const;
  void askForCondition(Grant &grant);
  void addFromOpenDelegators();
  bool isNeverInForce(const Grant &grant) const;
  void add(Grant grant);
  bool isCovered(const Grant &grant, std::uint32_t cell) const;
  void ask(Grant &grant, std::string what);

  // open_days.cpp
  void depend(std::vector<OpenPointId> &all, OpenPointId open) const;
  void noteOpen(ActorId id);
  /// What has to become of an open point: that it comes about, or that it does not.
  enum class Turn : std::uint8_t { Comes, ComesNot };
  void hang(Grant &grant, OpenPointId open, Turn turn) const;
  void hangOn(Grant &grant, ClauseId clause, std::initializer_list<OpenPointId> points) const;
  void hangOn(Grant &grant, ActorId actor) const;
  Turn turnOf(ClauseId clause, OpenPointId open) const;
  void dependOnDays(ClauseId clause, Grant &grant) const;
  std::optional<Turn> turnBeside(const Delegation &rest, FunctionId function, OpenPointId open) const;
  void needAway(const Delegation &rest, Grant &grant) const;

  // reserved.cpp
  void indexReservations();
  void addReservations();
  /// What is reserved, but for the reservations by some clauses.
  std::vector<Removal> reservedElsewhere(FunctionId function, const std::vector<ClauseId> &weaker = {}) const;
  /// Where a delegation stands despite a reservation of a function: there it is not reserved.
  struct Yielding {
    ReservationId reservation;
    DelegationId to;
    Removal where;
    bool mixed = false; ///< it hangs on more than whether the clause of the delegation applies
  };
  void notReserved(FunctionId function, Grant &grant) const;
  void indexYielding();
  std::vector<Yielding> yieldingOf(ReservationId reservation, FunctionId function) const;
  struct PieceYielded {
    Piece piece;
    bool mixed;
    std::vector<OpenPointId> unless; ///< of what it hangs on, what must not come about
  };
  std::vector<PieceYielded> piecesYielded(const Grant &whole) const;

  // give.cpp
  void spread(GrantId from);
  void give(GrantId from, Entry &entry);
  /// Whether those who must agree to a link have to be there.
  enum class Agreeing : std::uint8_t { Asked, Aside };
  Grant derived(const Entry &entry, GrantId from, const Grant &held, Agreeing agreeing);
  Grant withoutAgreement(GrantId id);
  void giveAway(const Entry &entry, GrantId from);
  Stage stageOf(const Grant &held, const Delegation &delegation, GrantId from) const;
  bool isInChain(GrantId grant, ActorId actor) const;
  bool mayGoOn(GrantId held) const;
  void restrict(Grant &grant, const Delegation &delegation, const Grant &held, Agreeing agreeing);
  void restrictAmounts(Grant &grant, const Delegation &delegation, const Grant &held);
  void askForLimit(Grant &grant, const Limit &limit);
  void splitExclusive();
  std::vector<Removal> shutOut(GrantId grant, const std::vector<std::vector<std::uint32_t>> &byGiver);
  void split(std::uint32_t grant, const std::vector<Removal> &removals);
  std::optional<Grant> narrowed(Grant left, const Piece &piece) const;

  // prune.cpp
  void order();
  std::span<const std::uint32_t> grantsOf(ActorId actor, FunctionId function) const;
  void markContained(std::vector<bool> &left) const;

  // faults.cpp
  void addFaults(std::vector<AuthorityFault> &faults, std::size_t first, std::size_t last,
                 const std::vector<bool> &circular) const;
  bool isDespite(ClauseId stronger, ClauseId weaker) const;
  std::vector<bool> circularEntries() const;
  bool coversTogether(const Entry &entry) const;
  ReservationId reservationOf(const Entry &entry) const;

  const Model &model_;
  PlaceTree places_;
  std::vector<Grant> grants_;
  std::vector<std::uint32_t> order_;        ///< all grants by actor, function, place, age; once they are known
  std::vector<std::uint32_t> nextInBucket_; ///< for each grant: the one before it of its actor, function and place
  NumberMap cells_;                         ///< actor and function → number of the cell
  NumberMap buckets_;                       ///< cell and place → latest grant
  std::vector<std::uint32_t> firstEntry_;   ///< for each cell
  std::vector<std::uint32_t> lastEntry_;
  std::vector<Entry> entries_; ///< in the order of delegations
  std::vector<Reserved> reserved_;
  std::vector<Exclusive> exclusive_;
  std::vector<bool> givenExclusively_; ///< for each function: whether somebody gives it away exclusively
  std::unordered_map<std::string, std::uint32_t> asks_;
  std::vector<AuthorityFault> tooMany_;
  std::vector<std::uint32_t> firstReserved_;        ///< for each function
  std::vector<std::vector<DelegationId>> yielding_; ///< for each reservation, or none at all: what stands despite it
  std::vector<OpenHolding> openHoldings_;
  std::vector<std::vector<ActorId>> followers_;     ///< for each body: those that succeed it
  std::vector<std::vector<OpenPointId>> actorOpen_; ///< for each actor: whether it is there at all is open

  std::uint32_t cellOf(ActorId actor, FunctionId function);
};

/// Whether nothing that a grant rests on is open or can be used up, and it is a power to decide.
bool isSettled(const Grant &grant);

/// Whether all that `outer` hangs on, open points, conditions, agreement, limits for a stretch of time, `inner` hangs
/// on too.
bool asksLess(const Grant &outer, const Grant &inner);

/// Whether everything `inner` allows is allowed by `outer`, leaving open points and conditions aside.
bool covers(const Model &model, const Grant &outer, const Grant &inner);

/// Whether a limit is at least as high as an amount; a limit in another currency is not.
bool reaches(const std::optional<Money> &limit, const std::optional<Money> &amount);

} // namespace quorate::ir
