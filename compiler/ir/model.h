// The flat model of a constitution: every name resolved, every template expanded, every group of functions written
// out. Analyses, documents and the decision model are made from this and from nothing above it.
#pragma once

#include "compiler/support/claims.h"
#include "compiler/support/ids.h"
#include "compiler/support/source.h"
#include "runtime/enums.h"
#include "runtime/question.h"
#include "runtime/rules/cap.h"
#include "runtime/rules/quantity.h"
#include "runtime/rules/threshold.h"
#include "runtime/value.h"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

namespace quorate::ir {

using runtime::Base;
using runtime::Bound;
using runtime::CountAs;
using runtime::Counted;
using runtime::Day;
using runtime::Fraction;
using runtime::Interval;
using runtime::KindOf;
using runtime::Mode;
using runtime::Money;
using runtime::Per;
using runtime::Rounded;
using runtime::Tie;
using runtime::Voting;

struct Clause;
struct Citation;
struct OpenPoint;
struct Assumption;
struct Kind;
struct Place;
struct Organisation;
struct Function;
struct Body;
struct Seat;
struct Actor;
struct Delegation;
struct Reservation;
struct Claim;
struct Scenario;
struct Phase;
struct Calendar;
struct Person;

using ClauseId = Id<Clause>;
using CitationId = Id<Citation>;
using OpenPointId = Id<OpenPoint>;
using AssumptionId = Id<Assumption>;
using KindId = Id<Kind>;
using PlaceId = Id<Place>;
using OrganisationId = Id<Organisation>;
using FunctionId = Id<Function>;
using BodyId = Id<Body>;
using SeatId = Id<Seat>;
using ActorId = Id<Actor>;
using DelegationId = Id<Delegation>;
using ReservationId = Id<Reservation>;
using PhaseId = Id<Phase>;
using CalendarId = Id<Calendar>;
using PersonId = Id<Person>;

// ---------------------------------------------------------------- where things come from

/// A paper that clauses cite.
struct Citation {
  std::string name;    ///< as the author calls it: `Reform Deck`
  std::string title;   ///< its full title
  std::string locator; ///< the part of it that is meant, as "slides 6 to 7"; may be empty
  std::optional<Day> dated;
  ClauseId clause;
};

/// One use of a citation, perhaps of one part of the paper.
struct Reference {
  CitationId citation;
  std::string at; ///< "slide 6"; may be empty
};

/// A clause of the source: what every other fact of the model points back to.
struct Clause {
  Range range; ///< the whole clause in the sources
  std::vector<Reference> references;
  AssumptionId assumption;          ///< set if the clause is assumed and not stated by a source
  OpenPointId open;                 ///< set if the clause as a whole is still to be confirmed
  Interval inForce;                 ///< the days on which the clause applies; all days if it does not say
  bool saysDays = false;            ///< it says days itself; otherwise they are those of what it stands in
  OpenPointId datesOpen;            ///< set if one of these days is to be confirmed
  OpenPointId onlyFrom, onlyBefore; ///< the open day that must have come, and the one that must not
  bool endsOpen() const { return onlyBefore && onlyBefore == datesOpen; }
  std::string knownAs;                      ///< what other clauses call it; may be empty
  std::vector<ClauseId> subjectTo, despite; ///< clauses that it gives way to, and that give way to it
  std::vector<ClauseId> varies;             ///< [R2] what it goes before on its days, as a variation
};

/// Something the author has marked `to be confirmed`.
struct OpenPoint {
  ClauseId clause;
  std::string subject; ///< what is open: "the quorum of Governing Body"
  std::string note;    ///< the author's words: who settles it and by when
  ClauseId filledBy;   ///< the assumed clause that stands in for it, if any
};

/// A clause or a group of clauses marked as assumed.
struct Assumption {
  ClauseId clause;
  std::string reason;
};

// ---------------------------------------------------------------- the vocabulary

/// A named type. Member classes (`Clinical`) are kinds of member; `parent` makes a tree.
struct Kind {
  std::string name;
  KindOf of = KindOf::Place;
  KindId parent;
  ClauseId clause;
};

/// Somewhere that functions are held in and bodies are made for. What holds for a place holds for the places inside it.
struct Place {
  std::string name;
  KindId kind;
  PlaceId parent;
  /// Places are numbered so that `first <= p < last` holds of a place and of everything inside it.
  std::uint32_t first = 0, last = 0;
  ClauseId clause;
  std::vector<std::string> aliases;
  Interval inForce;      ///< its own days, and those of the places that it lies in
  OpenPointId datesOpen; ///< set if one of these days is to be confirmed
};

/// A legal person.
struct Organisation {
  std::string name;
  KindId kind;
  std::vector<PlaceId> covers;
  std::vector<FunctionId> holds; ///< closed under membership of groups
  ActorId actsThrough;           ///< who holds its powers unless they lie elsewhere; none if not said
  OpenPointId actsThroughOpen;
  ClauseId holdsClause, actsThroughClause, clause;
  /// What it holds by a clause, on the days of the clause. What it took over from another is in `holds` only.
  struct Held {
    std::vector<FunctionId> functions; ///< closed
    ClauseId clause;
    std::string condition; ///< prose; empty: unconditional
    /// From an organisation that this one succeeds: only days that the clause itself says bound it, and not those of
    /// that organisation.
    bool takenOver = false;
    std::vector<PlaceId> covers{}; ///< where that organisation held it; none: everywhere
  };
  std::vector<Held> held;
  /// Through whom it acts besides, on the days of another clause.
  struct Acting {
    ActorId actor;
    ClauseId clause;
  };
  std::vector<Acting> actsBesides;
  std::vector<std::string> aliases;
  std::vector<OrganisationId> succeeds; ///< what they held is its own from its first day
  Interval inForce;
  OpenPointId startOpen; ///< set if the day it begins is to be confirmed
};

/// Something that can be decided, or a group of such things.
struct Function {
  std::string name;
  std::vector<FunctionId> groups; ///< the groups it stands in directly
  bool isGroup = false;
  bool hasAmount = false;
  /// Made by what is said of who amends something, which several clauses may say for different days: it has none
  /// itself.
  bool ofAmendment = false;
  std::string law; ///< the law it comes from; may be empty
  ClauseId clause;
  std::vector<std::string> aliases;

  /// The clause whose days are those of the function; none if it is always there.
  ClauseId daysOf() const { return ofAmendment ? ClauseId{} : clause; }
};

// ---------------------------------------------------------------- kinds of clauses

/// What a kind of clause bears on: walks that concern some kinds only ask this, and so cannot forget one.
enum class Bears : std::uint8_t {
  OnNothing,  ///< prose and relations: no question is answered from it
  OnAnswers,  ///< questions are answered from it
  OnMeetings, ///< and it decides what a meeting can do
};

/// What is told of a kind of clause where the kind is declared. `compiler/ir/kinds.h` walks over all kinds.
struct ClauseKind {
  std::string_view name; ///< "a voting rule"
  Bears bears;
  bool namesSeats; ///< it refers to seats, which may not be there on every day
};

// ---------------------------------------------------------------- membership, quorum, voting

/// A run of seats of one post on one body, alike in everything. `2 seats for each Borough` is one of these a borough.
struct Seat {
  BodyId body;
  std::string post;                  ///< "GP Member"
  std::string name;                  ///< with its place: "GP Member of Southwark"
  PlaceId place;                     ///< the place it is for; none if for no place
  OrganisationId organisation;       ///< the organisation it is for, if for one
  std::vector<KindId> classes;       ///< the classes written on it
  std::uint32_t least = 0, most = 0; ///< number of seats; equal unless a range; `most` may be kNoLimit
  OpenPointId countOpen;             ///< set if the number is to be confirmed
  Voting voting = Voting::Unstated;
  OpenPointId votingOpen;
  std::vector<FunctionId> matters; ///< for ExceptOn and OnlyOn; closed under membership of groups
  std::uint32_t weight = 1;
  bool castingVote = false;
  SeatId exOfficio;              ///< these seats are held by the holders of that post
  std::vector<SeatId> drawnFrom; ///< these seats are filled from among the holders of those posts
  std::vector<ActorId> filledBy; ///< who appoints or elects
  std::string filledByText;      ///< for documents: "Member Practices of Southwark"
  bool elected = false;
  OpenPointId filledByOpen;
  std::vector<ActorId> approvedBy;            ///< whose approval an appointment needs
  std::string approvedByText, method;         ///< `method`: how an election is held; may be empty
  std::uint32_t termYears = 0, mostTerms = 0; ///< 0: not said
  bool termsInARow = false;                   ///< `mostTerms` limits terms in a row, not all terms together
  std::uint32_t mostTermsInAll = 0;           ///< 0: not said
  std::uint32_t yearsOut = 0;                 ///< years before a further term after the limit; 0: not said
  std::optional<Fraction> retiring;           ///< the share of the holders whose term ends each year
  std::uint32_t sharedBy = 1;                 ///< how many people may hold one seat together, with its one vote
  ActorId actsIfVacant;                       ///< who acts while a seat is vacant
  std::vector<KindId> mustBe, mayNotBe;       ///< classes of people
  std::vector<ActorId> mayNotHold;            ///< posts the holder may not hold besides
  std::uint32_t minimumAge = 0;               ///< in years; 0: none
  bool deputyMayAttend = false, deputyCounts = false, deputyVotes = false;
  std::vector<std::string> aliases;
  OpenPointId open; ///< set if the seat as a whole is to be confirmed
  Interval inForce;
  ActorId actor;           ///< who holds these seats; shared by posts held ex officio
  bool namesHolder = true; ///< its name is a name of its holders, too [W1]
  ClauseId clause;

  static constexpr std::uint32_t kNoLimit = 0xFFFFFFFFu;
};

/// Which members are counted: members in general, those of a post, a class or a place, or those of two such at once.
struct Selector {
  std::vector<SeatId> seats;    ///< of the body concerned, in order; of two at once, the seats of both
  bool votingOnly = false;      ///< only those with a vote on the matter
  std::string text;             ///< whom the author named: "Lay Member"; empty of members in general
  bool general = true;          ///< members in general: `members`, `voting members`, or nobody named
  KindId kind;                  ///< the class of people named, if one is: a person may be of it in any seat
  PlaceId place;                ///< the place that the seats are for, if that is whom the author named
  OrganisationId organisation;  ///< likewise
  std::vector<Selector> bothOf; ///< "Clinical from Southwark": Clinical, and Southwark; empty unless it is two at once

  Selector() = default;
  /// Those in some seats, by the name that the author gave them.
  Selector(std::vector<SeatId> those, bool voting, std::string name)
      : seats(std::move(those)), votingOnly(voting), text(std::move(name)), general(false) {}
  /// All members of a body, of whom these are the seats.
  static Selector all(std::vector<SeatId> ofBody, bool voting = false) {
    Selector made;
    made.seats = std::move(ofBody);
    made.votingOnly = voting;
    return made;
  }
  /// Those of some members who are from elsewhere besides. They are told as `some` are, and where from.
  static Selector both(Selector some, Selector from);
  bool everyone() const { return general && bothOf.empty(); }
};

/// "Lay Member", "voting members", "members from Southwark"; "member" if there is one.
std::string nameOf(const Selector &who, std::uint64_t number = 2);

/// A number, a fraction of a base, or the greater or smaller of two such.
struct Quantity : rules::Leaf {
  using Form = runtime::QuantityForm;
  Selector of;                    ///< for FractionOfSelector: a fraction of those people
  std::vector<Quantity> operands; ///< for GreaterOf and SmallerOf: two
};

/// "at least 9 voting members", "more than 1/2 of Clinical", "at least 1/2 of members present from Clinical".
struct People {
  Bound bound = Bound::AtLeast;
  Quantity quantity;
  Selector who; ///< who is counted towards the quantity
  /// "members from at least 4 Borough": not empty if what is counted are places or organisations of which somebody is
  /// there, and not people.
  std::vector<Selector> groups;
  std::string groupsText; ///< "Borough"
  ClauseId clause;
};

/// A body may have several, by matter, by day and by what they are for. For a matter, those that name it stand instead
/// of those that name none.
struct Quorum {
  static constexpr ClauseKind kKind{.name = "the quorum", .bears = Bears::OnMeetings, .namesSeats = true};
  using To = runtime::QuorumTo;
  To to = To::Meet;
  std::vector<FunctionId> matters;  ///< closed; empty: every matter that no other quorum names
  bool none = false;                ///< "quorum none": the author says that there is no quorum
  OpenPointId open;                 ///< set if the quorum is to be confirmed and nothing is assumed for it
  std::vector<People> requirements; ///< all must hold
  ClauseId clause;
};

/// What happens at a meeting that has no quorum.
struct WithoutQuorum {
  static constexpr ClauseKind kKind{
      .name = "what happens without a quorum", .bears = Bears::OnMeetings, .namesSeats = true};
  using Is = runtime::WithoutQuorumIs;
  Is is = Is::DiscussOnly;
  std::optional<runtime::Span> span; ///< for Adjourned: how long
  bool whoeverIsPresent = false;     ///< at the adjourned meeting, whoever is present is a quorum
  std::optional<People> then;        ///< at the adjourned meeting, these are
  std::vector<FunctionId> matters;   ///< for OnlyDecide, closed: these need no quorum
  ClauseId clause;
};

/// "more than 1/2 of votes cast", perhaps only of the votes of some members.
struct Threshold : rules::Line {
  using Form = runtime::ThresholdForm;
  Selector among;                     ///< whose votes count; all members if `seats` is empty
  std::vector<Selector> constituents; ///< for ByConstituent
  std::string constituentsText;       ///< "Borough"
};

/// What is taken for a vote though none was cast for or against.
struct CountsAs {
  CountAs abstentions = CountAs::Nothing;
  CountAs silence = CountAs::Nothing;   ///< of members present who do not vote; in writing, of all who do not
  CountAs vacancies = CountAs::Nothing; ///< each vacant voting seat
  bool any() const { return *this != CountsAs{}; }
  friend bool operator==(const CountsAs &, const CountsAs &) = default;
};

/// What carries a motion (docs/language.md, "Voting"). Who has the casting vote by their seat stands at the seat.
struct DecisionRule {
  static constexpr ClauseKind kKind{.name = "a voting rule", .bears = Bears::OnMeetings, .namesSeats = true};
  Mode mode = Mode::AtMeeting;
  std::vector<FunctionId> matters;    ///< closed; empty: every matter that no other rule names
  OpenPointId open;                   ///< set if the rule is to be confirmed and nothing is assumed for it
  std::vector<Threshold> thresholds;  ///< all must be met
  std::vector<Threshold> failingThat; ///< or all of these, if there are any
  CountsAs counts, failingCounts;     ///< for the thresholds, and for those after `failing that`
  Tie tie = Tie::Unstated;
  SeatId breaker;
  ActorId referredTo;
  OpenPointId tieOpen;
  std::optional<runtime::Span> within; ///< how long a vote outside a meeting is open
  std::optional<People> unlessAsked;   ///< if these ask for a meeting, there is no decision outside one
  ClauseId clause;
};

/// Votes of members who are not there, given to somebody who is.
struct Proxies {
  static constexpr ClauseKind kKind{.name = "the rule on proxies", .bears = Bears::OnMeetings, .namesSeats = false};
  bool count = false;                ///< to the quorum
  std::optional<std::uint32_t> most; ///< for each holder
  ClauseId clause;
};

/// What the holders of the seats of a body must be like, all together.
struct MembershipRule {
  static constexpr ClauseKind kKind{.name = "a rule on the membership", .bears = Bears::OnAnswers, .namesSeats = true};
  std::optional<People> people; ///< "at least 1 Lay Member from each Borough" (one of these for each)
  struct Cap : rules::Cap {
    Selector who;   ///< who is counted; a share of one organisation is one of all these
    KindId fromOne; ///< belonging to any one organisation of this kind; none: in all
    std::string text;
  };
  std::optional<Cap> cap;
  ClauseId clause;
};

/// A duty. It changes no answer; it falls due.
struct Duty {
  static constexpr ClauseKind kKind{.name = "a duty", .bears = Bears::OnAnswers, .namesSeats = false};
  std::string what;
  using When = runtime::DutyWhen;
  using Of = runtime::DutyOf;
  When when = When::Unstated;
  std::optional<Day> day; ///< for By; for Every, the day it begins (none: the first day of the clause or of the body)
  OpenPointId dayOpen;
  runtime::Span span;
  Of of = Of::Event; ///< for Within
  std::string event;
  ClauseId clause;
};

/// One thing said of how a body meets. Only notice bears on an answer; the rest goes into the documents.
struct MeetingRule {
  enum class Of : std::uint8_t {
    InPublic,
    InPrivate,
    InCommon,
    TimesAYear,
    ClearDaysNotice,
    Venue,
    Open
  } of = Of::InPublic;
  std::vector<BodyId> with;        ///< for InCommon
  std::vector<FunctionId> matters; ///< for ClearDaysNotice, closed; empty: every matter that no other rule names
  CalendarId calendar;             ///< for ClearDaysNotice: the days that are left out
  bool orVoid = false;             ///< for ClearDaysNotice: without it, the meeting's business is void
  std::uint32_t number = 0;
  std::string venue;
  OpenPointId open;
};

/// What one `meets …` clause says; a clause may say several things.
struct MeetingRules {
  static constexpr ClauseKind kKind{.name = "a rule on meetings", .bears = Bears::OnAnswers, .namesSeats = false};
  std::vector<MeetingRule> rules;
  ClauseId clause;
};

/// A body or an organisation: what a body can be accountable to.
struct Party {
  BodyId body;
  OrganisationId organisation;
  friend bool operator==(const Party &, const Party &) = default;
};

/// To whom a body answers. It gives nobody a power; claims and documents ask for it.
struct Accountability {
  static constexpr ClauseKind kKind{.name = "the accountability", .bears = Bears::OnNothing, .namesSeats = false};
  std::vector<Party> to;
  OpenPointId open;
  ClauseId clause;
};

/// Some other connection of a body, told in the documents only.
struct Link {
  static constexpr ClauseKind kKind{.name = "a link", .bears = Bears::OnNothing, .namesSeats = false};
  std::vector<Party> to;
  std::string how;
  ClauseId clause;
};

/// Who presides: the first in this order who is there and has no interest in the item.
struct Chairing {
  static constexpr ClauseKind kKind{.name = "the chair", .bears = Bears::OnMeetings, .namesSeats = true};
  std::vector<SeatId> order; ///< who presides, in order; empty if open
  OpenPointId open;
  ClauseId clause;
};

/// What happens to members who have declared an interest in the item.
struct ConflictRule {
  static constexpr ClauseKind kKind{
      .name = "the rule on conflicts of interest", .bears = Bears::OnMeetings, .namesSeats = true};
  bool leave = true; ///< false: they stay
  bool vote = false; ///< they stay and vote
  bool countToQuorum = false;
  std::vector<FunctionId> matters;         ///< closed; empty: every matter that no other rule names
  std::vector<SeatId> ruledOnBy;           ///< in order: the next rules where the one before is concerned
  std::vector<std::string> ruledOnByNames; ///< the same by name, those too that are no post of the body
  using IfTooMany = runtime::IfTooMany;
  IfTooMany ifTooMany = IfTooMany::Unstated;
  ActorId goesTo;
  ClauseId clause; ///< none: the default of the language
};

/// Prose of a body, in the order of the source.
struct Provision {
  static constexpr ClauseKind kKind{.name = "a provision", .bears = Bears::OnNothing, .namesSeats = false};
  enum class Of : std::uint8_t { Purpose, Duty, Text } of = Of::Text;
  std::string heading; ///< for Text; may be empty
  std::string prose;
  ClauseId clause;
};

/// A clause of a template that one instance replaces, or of a model that a body varies.
struct Deviation {
  ClauseId template_;  ///< none: added to what the model has
  ClauseId instead;    ///< none: left out
  std::string what;    ///< "quorum"
  std::string model;   ///< the model it departs from; empty: the template
  bool plural = false; ///< `what` is several: "the meetings"
};

/// The clauses of a body: a list for each kind, in the order in which they are told. Nothing else stands here, so that
/// whatever is done with every clause (`eachClause` in kinds.h) is done with a kind added here, or does not compile.
struct BodyClauses {
  std::vector<Accountability> accountability;
  std::vector<Link> links;
  std::vector<Provision> provisions;
  std::vector<Chairing> chairings; ///< one for each stretch of days
  std::vector<Quorum> quorums;
  std::vector<WithoutQuorum> withoutQuorum;
  std::vector<DecisionRule> decisions;
  std::vector<Proxies> proxies;
  std::vector<MeetingRules> meetings;
  std::vector<ConflictRule> conflicts;
  std::vector<MembershipRule> membership;
  std::vector<Duty> duties;
};

/// The lists of clauses, one for each kind, as a tuple of references. Whoever walks over clauses goes through kinds.h.
template <class Clauses>
requires std::same_as<std::remove_const_t<Clauses>, BodyClauses>
auto kindsOf(Clauses &of) {
  auto &[accountability, links, provisions, chairings, quorums, withoutQuorum, decisions, proxies, meetings, conflicts,
         membership, duties] = of;
  return std::tie(accountability, links, provisions, chairings, quorums, withoutQuorum, decisions, proxies, meetings,
                  conflicts, membership, duties);
}

/// A board, a committee, a panel. One made for each place of a kind is as many bodies, which share `templateName`.
struct Body : BodyClauses {
  std::string name;         ///< "Borough Board of Southwark"
  std::string templateName; ///< "Borough Board"; equals `name` if the body is not made from a template
  PlaceId place;            ///< the place it is for; none if for no place
  KindId kind;
  OpenPointId open; ///< set if the body as a whole is to be confirmed
  OrganisationId organisation;
  std::vector<BodyId> parents; ///< the bodies it is a committee of
  bool joint = false;
  std::vector<SeatId> seats; ///< in the order of the source
  bool membersStated = false;
  std::vector<BodyId> succeeds;
  std::string follows; ///< the model it takes over; may be empty
  std::vector<Deviation> deviations;
  std::vector<std::string> aliases;
  Interval inForce;
  OpenPointId startOpen; ///< set if the day it begins is to be confirmed
  ActorId actor;
  ClauseId clause;
};

// ---------------------------------------------------------------- authority

/// Whoever can hold a power: a body, or a post (the holders of a run of seats, or an officer outside any body).
struct Actor {
  std::string name;
  BodyId body;               ///< set for a body
  std::vector<SeatId> seats; ///< for a post: the seats its holders sit in; may be empty for an officer
  PlaceId place;
  OrganisationId organisation; ///< for an officer: whose
  Interval inForce;
  std::vector<std::string> aliases; ///< other names that mean it, those of its ex officio seats among them
  ClauseId clause;
};

/// A ceiling on amounts. Absent and not open: no ceiling.
struct Limit {
  std::optional<Money> amount;
  OpenPointId open;
  Per per = Per::Decision;
};

/// Whether what is delegated may be passed on (docs/language.md, "delegate"). Without leave it may not.
struct SubDelegation {
  bool allowed = false;
  ActorId to;                         ///< to nobody else, if set
  std::optional<std::uint32_t> times; ///< how many further links there may be; absent: no limit stated
  Limit limit;
};

/// A power passed on. It is worth what its giver has: effective authority (compiler/authority) follows the chains.
struct Delegation {
  std::vector<FunctionId> named;     ///< the functions or groups as written
  std::vector<FunctionId> functions; ///< closed: everything meant, the exceptions taken out
  std::vector<FunctionId> excepted;  ///< as written after `except`
  PlaceId place;                     ///< none: everywhere
  ActorId from, to;
  OpenPointId fromOpen, toOpen;
  Limit limit;                    ///< for one decision, unless only a limit for a stretch of time is stated
  std::optional<Limit> inAll;     ///< a second limit, for a stretch of time
  std::optional<Money> above;     ///< a band of a table: only amounts above this
  std::vector<ActorId> agreement; ///< who must agree to each decision
  Interval inForce;
  OpenPointId datesOpen;
  std::string condition; ///< prose; empty: unconditional
  bool exclusive = false;
  bool irrevocableOnceUsed = false;
  SubDelegation sub;
  ActorId reportedTo;
  std::optional<runtime::Span> reportedWithin;
  bool everythingElse = false; ///< written `everything else`: `functions` are what was left when all else was read
  DelegationId movedFrom;      ///< set if it came to its holder by succession: the delegation as it was before
  OpenPointId open;            ///< set if the delegation as a whole is to be confirmed
  /// An assumed delegation of the same functions between the same two, at the same place: while this one is open, that
  /// one stands in for it, and this one gives nothing.
  DelegationId filledBy;
  ClauseId clause;
};

/// What is kept for one to decide. A reservation gives no power; it keeps all others from deciding.
struct Reservation {
  std::vector<FunctionId> named, functions, excepted;
  PlaceId place;
  ActorId to; ///< none and not open: to nobody, so that it cannot be decided at all
  OpenPointId toOpen;
  std::string condition;          ///< prose; empty: unconditional
  std::vector<ActorId> agreement; ///< who must agree to each decision
  OpenPointId open;
  Interval inForce;
  ClauseId clause;
};

/// A table of bands, for documents and for its gaps and overlaps; each band is a delegation too.
struct BandTable {
  std::vector<FunctionId> named;
  std::vector<FunctionId> functions; ///< closed
  PlaceId place;
  ActorId from;
  struct Band {
    std::optional<Money> above, upTo; ///< above this, and up to and with that; exact to the penny
    ActorId who;
    DelegationId delegation;          ///< none where the holder is `from` itself
    std::vector<std::string> amounts; ///< "over £5,000", "up to £50,000"; empty: any amount
    ClauseId clause;
  };
  std::vector<Band> bands; ///< in the order of the source
  ClauseId clause;
};

/// Who may amend what. It stands in the authority tables as a reservation of the function `Amend …`.
struct Amendment {
  std::string what; ///< "Set Rents"; "Constitution" for everything
  FunctionId function;
  ActorId by; ///< none and not open: nobody
  OpenPointId byOpen;
  std::vector<ActorId> agreement;
  ClauseId clause;
};

// ---------------------------------------------------------------- people

/// Days that are left out when clear days are counted.
struct Calendar {
  std::string name;
  std::uint8_t weekdays = 0; ///< bit 0: Monday
  std::vector<Interval> days;
  ClauseId clause;
};

/// Somebody holds a post on some days.
struct Holding {
  using How = runtime::Holds;
  How how = How::Holds;
  SeatId seat;   ///< of a body; none for an officer
  ActorId actor; ///< the holders of the post
  Interval when; ///< until the day stated; the end of the term is not filled in
  ClauseId clause;
};

/// Somebody registered. Nothing is asked of a name but that it tells people apart.
struct Person {
  struct Belongs {
    OrganisationId organisation;
    Interval when;
    ClauseId clause;
  };
  struct Class {
    KindId kind;
    Interval when;
    ClauseId clause;
  };
  std::string name;
  std::optional<Day> born;
  std::vector<Holding> holdings;
  std::vector<Belongs> belongs;
  std::vector<Class> classes;
  std::vector<std::string> aliases;
  ClauseId clause;
};

/// Two posts that nobody holds both of.
struct Incompatible {
  std::vector<ActorId> first, second;
  std::string firstText, secondText;
  ClauseId clause;
};

// ---------------------------------------------------------------- what is expected of it

/// A stretch of time with a name, or a day (`until` is the next day).
struct Phase {
  std::string name;
  Interval when;
  OpenPointId open; ///< one of the two below, if any
  ClauseId clause;
  OpenPointId fromOpen{}, untilOpen{}; ///< set if the first day, or the day of ending, is to be confirmed
};

/// Which actors, places or phases a claim is about. Exactly one list is filled.
struct Subjects {
  std::vector<SeatId> seats; ///< members, over every body concerned
  std::vector<ActorId> actors;
  std::vector<BodyId> bodies;
  std::vector<PhaseId> phases;
  std::string text; ///< as written: "Chair and GP Member"
};

/// "at least 1/4", "exactly 9": what a claim says of a number or a share.
struct Measure {
  using Is = MeasureIs;
  Is is = Is::Exactly;
  bool fraction = false;
  std::uint32_t number = 0; ///< if not a fraction
  Fraction of;              ///< if one
};

/// What the members who are not there, or who presides, is taken to be when a claim is judged.
struct When {
  using Is = WhenIs;
  Is is = Is::AnyQuorateMeeting;
  std::vector<SeatId> seats;
  std::uint32_t number = 0; ///< how many of them; 0: all
};

/// A property that its author expects (docs/language.md, "claim"). Which fields are filled depends on `says`.
struct Claim {
  enum class Says : std::uint8_t {
    HoldVotes,     ///< seats hold `measure` of the votes of each body in `bodies` on `matter`
    Carry,         ///< together they carry any motion, whoever opposes it
    Block,         ///< together they stop any motion, whoever supports it
    BeginInOrder,  ///< phases
    BeginTogether, ///< phases
    BeginOn,       ///< phases, on `day`
    SitOn,         ///< each holder of the seats sits on `measure` of `bodies`
    HasMembers,    ///< each of `bodies` has `measure` of `who`, from each of `fromEach` if any
    HasVotes,
    HasCommittees,
    AccountableTo,      ///< each of subjects.bodies is accountable to one of each of `parties`
    OnlyMayDecide,      ///< nobody but subjects.actors may decide any of `functions`
    MayDecide,          ///< each of subjects.actors may decide each of `functions` (for `amount`)
    MeetingIncludes,    ///< every quorate meeting of each of `bodies` includes `people`
    CarriedWithVotesOf, ///< every motion that each of `bodies` can carry has the votes of `people`
    NeverTied,          ///< no motion is left tied
    StatesQuorum,
    StatesChair,
    StatesVotingRule,
  } says = Says::HoldVotes;

  std::string title;
  Subjects subjects;
  std::vector<BodyId> bodies;
  FunctionId matter; ///< none: any matter
  Measure measure;
  When when;
  std::vector<PlaceId> fromEach;
  std::string fromEachText;                ///< "Borough"
  std::vector<Selector> who;               ///< one for each of `bodies`; for HasMembers
  std::vector<std::vector<People>> people; ///< one list for each of `bodies`
  std::vector<std::vector<Party>> parties; ///< for each subject body, the parties meant
  std::vector<FunctionId> functions;
  std::optional<Money> amount;
  Day day = 0;
  std::string text; ///< the property as written

  Known known = Known::ToHold;
  std::string knownBecause;
  ClauseId clause;
};

/// One question of a scenario with the answer its author expects.
struct Expectation {
  runtime::QuestionForm question;
  enum class Answer : std::uint8_t { Yes, YesByCastingVote, No, Depends, List } answer = Answer::Yes;
  std::vector<std::string> names; ///< for List: the actors or functions; empty: nobody or nothing
  std::string text;               ///< the question as written
  ClauseId clause;
};

/// Worked cases on one day; without a day, on the first day of the constitution.
struct Scenario {
  std::string title;
  std::optional<Day> day;
  std::vector<Expectation> expectations;
  ClauseId clause;
};

/// Prose that stands in the document outside any body.
struct Text {
  std::string heading, prose;
  ClauseId clause;
};

// ---------------------------------------------------------------- the whole

struct Header {
  std::string title;
  Status status = Status::Unstated;
  std::string version;
  Interval inForce;
  OpenPointId inForceOpen;
  std::vector<Text> texts;
  ClauseId clause;
};

/// The whole constitution, flat: templates made, names resolved, groups closed. Nothing is ever taken out of a table,
/// since ids are indexes.
struct Model {
  Header header;
  std::vector<Clause> clauses;
  std::vector<Citation> citations;
  std::vector<OpenPoint> openPoints;
  std::vector<Assumption> assumptions;
  std::vector<Kind> kinds;
  std::vector<Place> places;
  std::vector<Organisation> organisations;
  std::vector<Function> functions;
  std::vector<Body> bodies;
  std::vector<Seat> seats;
  std::vector<Actor> actors; ///< bodies first, in their order; then posts
  std::vector<Delegation> delegations;
  std::vector<Reservation> reservations;
  std::vector<BandTable> bands;
  std::vector<Amendment> amendments;
  std::vector<Calendar> calendars;
  std::vector<Person> persons;
  std::vector<Incompatible> incompatible;
  bool registered = false; ///< somebody says who holds the posts, so that a seat without a holder is vacant
  std::vector<Phase> phases;
  std::vector<Claim> claims;
  std::vector<Scenario> scenarios;
  std::vector<Text> texts;
  std::shared_ptr<const Sources> sources; ///< the text that every clause points into

  const Clause &at(ClauseId id) const { return clauses[id.index()]; }
  const Citation &at(CitationId id) const { return citations[id.index()]; }
  const OpenPoint &at(OpenPointId id) const { return openPoints[id.index()]; }
  const Assumption &at(AssumptionId id) const { return assumptions[id.index()]; }
  const Kind &at(KindId id) const { return kinds[id.index()]; }
  const Place &at(PlaceId id) const { return places[id.index()]; }
  const Organisation &at(OrganisationId id) const { return organisations[id.index()]; }
  const Function &at(FunctionId id) const { return functions[id.index()]; }
  const Body &at(BodyId id) const { return bodies[id.index()]; }
  const Seat &at(SeatId id) const { return seats[id.index()]; }
  const Actor &at(ActorId id) const { return actors[id.index()]; }
  const Delegation &at(DelegationId id) const { return delegations[id.index()]; }
  const Reservation &at(ReservationId id) const { return reservations[id.index()]; }
  const Phase &at(PhaseId id) const { return phases[id.index()]; }
  const Calendar &at(CalendarId id) const { return calendars[id.index()]; }
  const Person &at(PersonId id) const { return persons[id.index()]; }
};

/// Whether a clause applies on a day.
inline bool inForce(const Model &model, ClauseId clause, Day day) {
  return !clause || model.at(clause).inForce.contains(day);
}

/// The quorum of a body that is for `to` and for a matter (none: matters in general) on a day; null if none is stated.
const Quorum *quorumFor(const Model &model, const Body &body, Quorum::To to, FunctionId matter, Day day);

/// The rule by which a body decides a matter on a day; null if none is stated.
const DecisionRule *decisionFor(const Model &model, const Body &body, Mode mode, FunctionId matter, Day day);

/// Who presides on a day; null if not stated.
const Chairing *chairingOn(const Model &model, const Body &body, Day day);

/// What conflicted members do on a matter on a day; the default of the language if nothing is stated.
ConflictRule conflictRuleFor(const Model &model, const Body &body, FunctionId matter, Day day);

/// The days on which anything about a body begins or is over, in order: its clauses, its seats, itself. Between two of
/// them it stays the same.
std::vector<Day> changesOf(const Model &model, const Body &body);

/// The constitution as it stands on a day: clauses, seats, bodies, delegations, reservations and organisations that are
/// not in force then are taken out, and what is left has no dates any more. Indexes stay the same.
Model cutTo(const Model &model, Day day);

/// Whether `kind` is `ancestor` or is, through its parents, one of its kind.
bool isKind(const Model &model, KindId kind, KindId ancestor);

/// Whether a seat belongs to a member class, directly or through a narrower class.
bool isOfClass(const Model &model, const Seat &seat, KindId memberClass);

/// [P7] Whether two runs of seats are of one post of a body, on different days.
bool areOnePost(const Model &model, SeatId a, SeatId b);

/// The groups that a function stands in, directly or through others.
std::vector<FunctionId> groupsOf(const std::vector<Function> &functions, FunctionId function);
/// Whether a function stands in a group, directly or through others. None stands in itself.
bool standsIn(const Model &model, FunctionId function, FunctionId group);

/// Whether what somebody holds gives them a seat of a run: the run itself, its post as such, or a post that it is held
/// ex officio of: with a day, if that post is in force on it [D3].
bool givesSeat(const Model &model, const Holding &holding, SeatId seat, std::optional<Day> day = {});
/// The days of a clause by which an organisation holds something. Of what it took over from another, those that the
/// clause itself says.
Interval daysOf(const Model &model, const Organisation::Held &held);
/// [P3] The day from which it is known who holds the seats of a body. `people`: who is registered for it, if that is
/// known; otherwise everybody is looked at.
Day knownFrom(const Model &model, const Body &body, const std::optional<std::vector<std::uint32_t>> &people = {});

/// How many seats of a run have a holder on a day: all of them if nobody is registered.
std::uint32_t filledSeats(const Model &model, SeatId seat, Day day);
/// Whether a seat of a run is vacant on a day, so that somebody may act in it.
bool hasVacancy(const Model &model, SeatId seat, Day day);
/// [P2] How many seats of a run the people take who hold or share them on a day, be they more than there are.
std::uint32_t seatsHeld(const Model &model, SeatId seat, Day day);
/// How many more people than seats there are of a run on a day, because some share a seat.
std::uint32_t sharing(const Model &model, SeatId seat, Day day);

/// Whether a seat has a vote on `matter` (on matters in general, if none). Empty if the model leaves it open: the vote
/// is to be confirmed, or the matter stands both in a group the seat votes on and in one it does not.
std::optional<bool> votesOn(const Model &model, const Seat &seat, FunctionId matter);

} // namespace quorate::ir
