// The flat model of a constitution: every name resolved, every template expanded, every group of functions written
// out. Analyses, documents and the decision model are made from this and from nothing above it.
#pragma once

#include "compiler/support/ids.h"
#include "compiler/support/source.h"
#include "runtime/question.h"
#include "runtime/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace quorate::ir {

using runtime::Day;
using runtime::Fraction;
using runtime::Interval;
using runtime::Money;

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
  AssumptionId assumption; ///< set if the clause is assumed and not stated by a source
  OpenPointId open;        ///< set if the clause as a whole is still to be confirmed
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

enum class KindOf : std::uint8_t { Place, Organisation, Body, Member, Function };

/// A named type. Member classes (`Clinical`) are kinds of member; `parent` makes a tree.
struct Kind {
  std::string name;
  KindOf of = KindOf::Place;
  KindId parent;
  ClauseId clause;
};

struct Place {
  std::string name;
  KindId kind;
  PlaceId parent;
  /// Places are numbered so that `first <= p < last` holds of a place and of everything inside it.
  std::uint32_t first = 0, last = 0;
  ClauseId clause;
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
};

/// Something that can be decided, or a group of such things.
struct Function {
  std::string name;
  std::vector<FunctionId> groups; ///< the groups it stands in directly
  bool isGroup = false;
  bool hasAmount = false;
  std::string law; ///< the law it comes from; may be empty
  ClauseId clause;
};

// ---------------------------------------------------------------- membership, quorum, voting

enum class Voting : std::uint8_t {
  Always,
  Never,
  ExceptOn, ///< votes except on the functions in `matters`
  OnlyOn,   ///< votes only on them
  Unstated, ///< the author did not say
};

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
  std::uint32_t termYears = 0, mostTerms = 0; ///< 0: not said
  bool deputyMayAttend = false, deputyCounts = false, deputyVotes = false;
  std::vector<std::string> aliases;
  OpenPointId open; ///< set if the seat as a whole is to be confirmed
  Interval inForce;
  ActorId actor; ///< who holds these seats; shared by posts held ex officio
  ClauseId clause;

  static constexpr std::uint32_t kNoLimit = 0xFFFFFFFFu;
};

enum class Bound : std::uint8_t { AtLeast, MoreThan };

/// What a fraction is a fraction of.
enum class Base : std::uint8_t {
  VotesCast, ///< for and against; abstentions left out
  MembersPresent,
  VotingMembersPresent,
  EligibleMembers, ///< members in post less those who must leave for the item
  FilledSeats,
  FilledVotingSeats,
  AllSeats, ///< vacancies counted
  AllVotingSeats,
};

/// Which members are counted.
struct Selector {
  std::vector<SeatId> seats; ///< of the body concerned, in order
  bool votingOnly = false;   ///< only those with a vote on the matter
  std::string text;          ///< as the author wrote it: "Lay Member", "voting members"
};

/// A number, a fraction of a base, or the greater of two such.
struct Quantity {
  enum class Form : std::uint8_t { Number, FractionOfBase, FractionOfSelector, GreaterOf } form = Form::Number;
  std::uint32_t number = 0;
  Fraction fraction;
  Base base = Base::AllSeats;
  Selector of;                    ///< for FractionOfSelector: a fraction of those seats, filled or not
  std::vector<Quantity> operands; ///< for GreaterOf: two
};

/// "at least 9 voting members", "more than 1/2 of Clinical", "at least 1/2 of members present from Clinical".
struct People {
  Bound bound = Bound::AtLeast;
  Quantity quantity;
  Selector who; ///< who is counted towards the quantity
  ClauseId clause;
};

struct Quorum {
  bool none = false;                ///< "quorum none": the author says that there is no quorum
  OpenPointId open;                 ///< set if the quorum is to be confirmed and nothing is assumed for it
  std::vector<People> requirements; ///< all must hold
  ClauseId clause;
};

/// "more than 1/2 of votes cast", perhaps only of the votes of some members.
struct Threshold {
  Bound bound = Bound::MoreThan;
  Fraction fraction;
  Base base = Base::VotesCast;
  Selector among; ///< whose votes count; all members if `seats` is empty
};

enum class Tie : std::uint8_t {
  Unstated,
  Lost,
  BrokenBy,        ///< by the holder of `breaker`, if present, voting and not conflicted
  BrokenByPresider ///< by whoever presides
};

struct DecisionRule {
  std::vector<FunctionId> matters;   ///< closed; empty: every matter that no other rule names
  OpenPointId open;                  ///< set if the rule is to be confirmed and nothing is assumed for it
  std::vector<Threshold> thresholds; ///< all must be met
  Tie tie = Tie::Unstated;
  SeatId breaker;
  OpenPointId tieOpen;
  ClauseId clause;
};

struct MeetingRule {
  enum class Of : std::uint8_t { InPublic, InPrivate, TimesAYear, ClearDaysNotice, Venue, Open } of = Of::InPublic;
  std::uint32_t number = 0;
  std::string venue;
  OpenPointId open;
};

struct MeetingRules {
  std::vector<MeetingRule> rules;
  ClauseId clause;
};

/// A body or an organisation: what a body can be accountable to.
struct Party {
  BodyId body;
  OrganisationId organisation;
  friend bool operator==(const Party &, const Party &) = default;
};

struct Accountability {
  std::vector<Party> to;
  OpenPointId open;
  ClauseId clause;
};

struct Link {
  std::vector<Party> to;
  std::string how;
  ClauseId clause;
};

struct Chairing {
  std::vector<SeatId> order; ///< who presides, in order; empty if open
  OpenPointId open;
  ClauseId clause;
};

/// What happens to members who have declared an interest in the item.
struct ConflictRule {
  bool leave = true; ///< false: they stay, but do not vote
  bool countToQuorum = false;
  ClauseId clause; ///< none: the default of the language
};

/// Prose of a body, in the order of the source.
struct Provision {
  enum class Of : std::uint8_t { Purpose, Duty, Text } of = Of::Text;
  std::string heading; ///< for Text; may be empty
  std::string prose;
  ClauseId clause;
};

/// A clause of a template that one instance replaces.
struct Deviation {
  ClauseId template_, instead;
  std::string what; ///< "quorum"
};

struct Body {
  std::string name;         ///< "Borough Board of Southwark"
  std::string templateName; ///< "Borough Board"; equals `name` if the body is not made from a template
  PlaceId place;            ///< the place it is for; none if for no place
  KindId kind;
  OpenPointId open; ///< set if the body as a whole is to be confirmed
  OrganisationId organisation;
  std::vector<BodyId> parents; ///< the bodies it is a committee of
  bool joint = false;
  std::vector<Accountability> accountability;
  std::vector<Link> links;
  std::vector<Provision> provisions;
  std::vector<SeatId> seats; ///< in the order of the source
  bool membersStated = false;
  std::optional<Quorum> quorum;
  std::vector<DecisionRule> decisions;
  std::optional<Chairing> chairing;
  std::vector<MeetingRules> meetings;
  ConflictRule conflicts;
  std::vector<BodyId> succeeds;
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

enum class Per : std::uint8_t { Decision, Year };

/// A ceiling on amounts. Absent and not open: no ceiling.
struct Limit {
  std::optional<Money> amount;
  OpenPointId open;
  Per per = Per::Decision;
};

struct SubDelegation {
  bool allowed = false;
  ActorId to; ///< to nobody else, if set
  Limit limit;
};

struct Delegation {
  std::vector<FunctionId> named;     ///< the functions or groups as written
  std::vector<FunctionId> functions; ///< closed: everything meant, the exceptions taken out
  std::vector<FunctionId> excepted;  ///< as written after `except`
  PlaceId place;                     ///< none: everywhere
  ActorId from, to;
  OpenPointId fromOpen, toOpen;
  Limit limit;
  Interval inForce;
  OpenPointId datesOpen;
  std::string condition; ///< prose; empty: unconditional
  bool exclusive = false;
  SubDelegation sub;
  OpenPointId open; ///< set if the delegation as a whole is to be confirmed
  /// An assumed delegation of the same functions between the same two, at the same place: while this one is open, that
  /// one stands in for it, and this one gives nothing.
  DelegationId filledBy;
  ClauseId clause;
};

struct Reservation {
  std::vector<FunctionId> named, functions, excepted;
  PlaceId place;
  ActorId to;
  OpenPointId toOpen;
  OpenPointId open;
  Interval inForce;
  ClauseId clause;
};

// ---------------------------------------------------------------- what is expected of it

/// A stretch of time with a name, or a day (`until` is the next day).
struct Phase {
  std::string name;
  Interval when;
  OpenPointId open;
  ClauseId clause;
};

/// Which actors, places or phases a claim is about. Exactly one list is filled.
struct Subjects {
  std::vector<SeatId> seats; ///< members, over every body concerned
  std::vector<ActorId> actors;
  std::vector<BodyId> bodies;
  std::vector<PhaseId> phases;
  std::string text; ///< as written: "Chair and GP Member"
};

struct Measure {
  enum class Is : std::uint8_t { Exactly, AtLeast, AtMost, MoreThan, FewerThan } is = Is::Exactly;
  bool fraction = false;
  std::uint32_t number = 0; ///< if not a fraction
  Fraction of;              ///< if one
};

/// What the members who are not there, or who presides, is taken to be when a claim is judged.
struct When {
  enum class Is : std::uint8_t {
    AnyQuorateMeeting,
    EveryVotingMemberPresent,
    Presides,
    Absent,
    Conflicted
  } is = Is::AnyQuorateMeeting;
  std::vector<SeatId> seats;
  std::uint32_t number = 0; ///< how many of them; 0: all
};

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

  enum class Known : std::uint8_t { ToHold, ToBeRefuted, ToBeOpen } known = Known::ToHold;
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

enum class Status : std::uint8_t { Unstated, Draft, Proposed, Adopted };

struct Header {
  std::string title;
  Status status = Status::Unstated;
  std::string version;
  Interval inForce;
  OpenPointId inForceOpen;
  std::vector<Text> texts;
  ClauseId clause;
};

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
};

/// Whether `kind` is `ancestor` or is, through its parents, one of its kind.
bool isKind(const Model &model, KindId kind, KindId ancestor);

/// Whether a seat belongs to a member class, directly or through a narrower class.
bool isOfClass(const Model &model, const Seat &seat, KindId memberClass);

/// Whether a seat has a vote on `matter` (on matters in general, if none). Empty if the model leaves it open: the vote
/// is to be confirmed, or the matter stands both in a group the seat votes on and in one it does not.
std::optional<bool> votesOn(const Model &model, const Seat &seat, FunctionId matter);

} // namespace quorate::ir
