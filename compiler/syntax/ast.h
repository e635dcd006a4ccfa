// The syntax tree: what the author wrote, in the order it was written, nothing resolved and nothing expanded.
#pragma once

#include "compiler/support/names.h"
#include "compiler/support/source.h"
#include "runtime/enums.h"
#include "runtime/value.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace quorate::ast {

using runtime::Base;
using runtime::Bound;
using runtime::Day;
using runtime::Fraction;
using runtime::Mode;
using runtime::Money;
using runtime::Per;
using runtime::Rounded;
using runtime::Span;
using Unit = runtime::SpanUnit;

// ---------------------------------------------------------------- parts

struct Name {
  NameId id;
  Range range;
};

/// How a reference says which one is meant.
enum class Which : std::uint8_t { Plain, The, Each, Every, That };

struct Qualifier {
  Which which = Which::Plain;
  Name name;
};

/// "GP Member of that Borough": a head and what it is of.
struct Ref {
  Which which = Which::Plain;
  Name head;
  std::vector<Qualifier> of;
  Range range;
};

/// `to be confirmed "who, by when"`, perhaps with a noun before it: "an amount to be confirmed".
struct Open {
  std::string noun; ///< "an amount"; may be empty
  std::string note;
  Range range;
};

template <class T> using OrOpen = std::variant<T, Open>;

struct See {
  Name citation;
  std::optional<std::string> at;
};
struct Assumed {
  std::string reason;
};
struct AlsoCalled {
  std::vector<Name> names;
};

/// `known as Ordinary Rule`: what other clauses call this one.
struct KnownAs {
  Name name;
};
/// `subject to …`, `despite …`: which of two clauses gives way.
struct SubjectTo {
  std::vector<Name> clauses;
};
struct Despite {
  std::vector<Name> clauses;
};

/// "the start of Shadow Year": the day a phase begins or is over.
struct PhaseDay {
  bool end = false;
  Name phase;
};

using Date = std::variant<Day, Open, PhaseDay>;

/// `during` stands alone: the days of a phase.
struct Period {
  std::optional<Date> from, until;
  std::optional<Name> during;
  Range range;
};

/// What can be said of any clause; the days it is in force among them.
struct Note {
  std::variant<See, Assumed, AlsoCalled, Open, KnownAs, SubjectTo, Despite, Period> is;
  Range range;
};
using Notes = std::vector<Note>;

/// A comment that stands before a clause or behind it, as written with its slashes.
struct Comment {
  std::string text;
  bool blankBefore = false; ///< a blank line stands before it
  Range range;
};

/// What stands around a clause and means nothing, kept for the formatter.
struct Trivia {
  std::vector<Comment> before;
  std::optional<Comment> behind;
  bool blankBefore = false;
};

// ---------------------------------------------------------------- seats, quorum, voting

struct NumberOf {
  std::optional<std::uint32_t> least, most; ///< equal for a plain number; `most` absent for "at least"
};

struct SeatVotes {
  enum class Scope : std::uint8_t { All, ExceptOn, OnlyOn, OnlyToBreakATie } scope = Scope::All;
  std::vector<Ref> matters;
  std::optional<std::uint32_t> weight;
};
struct SeatVoteOpen {
  Open open;
};
struct SeatDoesNotVote {};
struct SeatCastingVote {};
struct SeatExOfficio {
  Ref of;
};
struct SeatDrawnFrom {
  Ref from;
};
struct SeatFilledBy {
  bool elected = false;
  OrOpen<std::vector<Ref>> by;
  std::vector<Ref> approvedBy;
  std::optional<std::string> method; ///< of an election: "single transferable vote"
  std::optional<std::uint32_t> years, terms;
  bool inARow = false; ///< `terms` limits terms in a row
  std::optional<std::uint32_t> termsInAll, yearsOut;
};
struct SeatDeputy {
  bool counts = false, votes = false;
};
struct SeatClass {
  Name name;
};
/// `1/3 retire each year`
struct SeatRotation {
  Fraction share;
};
/// `may be shared by 2`: so many people hold one seat, with one vote.
struct SeatShared {
  std::uint32_t by = 2;
};
struct SeatIfVacant {
  Ref acts;
};
/// `must be a Clinician`, `may not be an Employee`
struct SeatEligible {
  bool not_ = false;
  Name memberClass;
};
struct SeatMayNotHold {
  std::vector<Ref> posts;
};
struct SeatAged {
  std::uint32_t years = 0;
};

struct SeatTerm {
  std::variant<SeatVotes, SeatVoteOpen, SeatDoesNotVote, SeatCastingVote, SeatExOfficio, SeatDrawnFrom, SeatFilledBy,
               SeatRotation, SeatDeputy, SeatShared, SeatIfVacant, SeatEligible, SeatMayNotHold, SeatAged, Period,
               SeatClass, Note>
      is;
  Range range;
};

struct Seat {
  Name name;
  OrOpen<NumberOf> count;
  std::optional<Name> forEach;
  std::vector<SeatTerm> terms;
  Range range;
  Trivia trivia;
};

struct Who {
  enum class Of : std::uint8_t { Members, VotingMembers, Named } of = Of::Members;
  std::optional<Ref> ref;
};

struct Quantity;
struct NumberOfPeople {
  std::uint32_t number = 0;
  Who who;
};
struct ShareOf {
  Fraction fraction;
  bool squareRoot = false; ///< a share of the square root of the base
  std::variant<Base, Ref> of;
  Rounded rounded = Rounded::Not;
  std::uint32_t plus = 0;
};
/// "the greater of … and …", or the smaller.
struct GreaterOf {
  bool smaller = false;
  std::unique_ptr<Quantity> first, second;
};
struct Quantity {
  std::variant<NumberOfPeople, ShareOf, GreaterOf> is;
};

struct People {
  /// "at least 3 members"; "all but 2 members"; "members from at least 4 Borough".
  enum class Form : std::uint8_t { Counted, AllBut, FromPlaces } form = Form::Counted;
  Bound bound = Bound::AtLeast;
  Quantity quantity;
  std::optional<Ref> from;
  std::uint32_t number = 0; ///< for AllBut (0: all) and FromPlaces
  Who who;                  ///< for AllBut
  Name kind;                ///< for FromPlaces: a kind of place or organisation
  Range range;
};

struct Threshold {
  enum class Form : std::uint8_t {
    Share,     ///< "more than 1/2 of votes cast"
    All,       ///< "all votes cast"
    Against,   ///< "no more than `number` votes against"
    Margin,    ///< "more votes for than against"; "at least `number` more votes for than against"
    For,       ///< "at least `number` votes for"
    ForToEach, ///< "at least `number` votes for to each vote against"
  } form = Form::Share;
  Bound bound = Bound::MoreThan;
  Fraction fraction;
  std::uint32_t number = 0;
  Base base = Base::VotesCast;
  std::optional<Ref> by;
  using Counted = runtime::Counted;
  Counted counted = Counted::Unstated;
  Name kind; ///< for ByConstituent: one vote for each of a kind of place or organisation
  Range range;
};

/// "at most 2 members from one Company", "fewer than 1/3 of members from one Company"
struct Cap {
  bool fewerThan = false;
  std::variant<std::uint32_t, Fraction> amount = std::uint32_t{0};
  Who who;
  std::optional<Name> fromOne; ///< a kind of organisation or place
  Range range;
};

struct Tie {
  struct BrokenBy {
    Ref by;
  };
  struct ByPresider {};
  struct Lost {};
  struct ByLot {};
  struct GoesTo {
    Ref to;
  };
  std::variant<BrokenBy, ByPresider, Lost, ByLot, GoesTo, Open> is;
};

// ---------------------------------------------------------------- clauses of a body

/// What is told of a kind of clause of a body where the kind is declared.
struct ClauseForm {
  std::string_view begins; ///< "`proxies may vote`", for whoever wrote something else; in the order of BodyClause
  std::string_view slot; ///< what of a body it states once: "the quorum"; empty: several may stand, and none is varied
  bool mayRepeat; ///< several may stand in one body all the same; said of a model or a template, one takes their place
};

struct Purpose {
  static constexpr ClauseForm kForm{.begins = "`purpose`, `duty`", .slot = "", .mayRepeat = false};
  bool duty = false;
  std::string prose;
};
/// `must "…"`: a duty that changes no answer, with the days it falls due.
struct Must {
  static constexpr ClauseForm kForm{.begins = "`must`", .slot = "", .mayRepeat = false};
  std::string what;
  using When = runtime::DutyWhen;
  using Of = runtime::DutyOf;
  When when = When::Unstated;
  std::optional<Date> day; ///< for By; for Every, the day it begins
  Span span;
  Of of = Of::Event; ///< for Within
  std::string event; ///< for Event, in words
};
struct AccountableTo {
  static constexpr ClauseForm kForm{.begins = "`accountable to`", .slot = "the accountability", .mayRepeat = true};
  OrOpen<std::vector<Ref>> to;
};
struct LinkedTo {
  static constexpr ClauseForm kForm{.begins = "`linked to`", .slot = "", .mayRepeat = false};
  std::vector<Ref> to;
  std::optional<std::string> how;
};
struct ChairedBy {
  static constexpr ClauseForm kForm{.begins = "`chaired by`", .slot = "the chair", .mayRepeat = false};
  OrOpen<std::vector<Ref>> order;
};
struct Quorum {
  static constexpr ClauseForm kForm{.begins = "`quorum`", .slot = "the quorum", .mayRepeat = false};
  struct None {};
  struct Rule {
    std::vector<People> requirements; ///< the first, then what it includes
  };
  using To = runtime::QuorumTo;
  std::optional<To> to;
  std::vector<Ref> matters;
  std::variant<None, Open, Rule> is;
};
struct WithoutQuorum {
  static constexpr ClauseForm kForm{
      .begins = "`without a quorum`", .slot = "what happens without a quorum", .mayRepeat = true};
  struct Discuss {};
  struct Adjourned {
    std::optional<Span> span;
    bool whoeverIsPresent = false;
    std::optional<People> then;
  };
  struct OnlyDecide {
    std::vector<Ref> matters;
  };
  std::variant<Discuss, Adjourned, OnlyDecide> is;
};
/// `abstentions count against`
struct CountAs {
  enum class What : std::uint8_t { Abstentions, Silence, Vacancies } what = What::Abstentions;
  bool inFavour = false;
};
struct FailingThat {
  std::vector<Threshold> by;
};
struct Within {
  Span span;
};
struct UnlessAsked {
  People people;
};
struct Decides {
  static constexpr ClauseForm kForm{.begins = "`decides`", .slot = "the voting rule", .mayRepeat = false};
  Mode mode = Mode::AtMeeting;
  std::vector<Ref> matters;
  OrOpen<std::vector<Threshold>> by;
  std::vector<std::variant<Tie, FailingThat, CountAs, Within, UnlessAsked>> terms;
};
struct Proxies {
  static constexpr ClauseForm kForm{
      .begins = "`proxies may vote`", .slot = "what is said of proxies", .mayRepeat = false};
  bool count = false;
  std::optional<std::uint32_t> most; ///< for each holder
};
struct Requires {
  static constexpr ClauseForm kForm{.begins = "`requires`", .slot = "", .mayRepeat = false};
  std::vector<std::variant<People, Cap>> requirements;
};
struct LeavesOut {
  static constexpr ClauseForm kForm{.begins = "`leaves out`", .slot = "", .mayRepeat = false};
  std::vector<Ref> posts;
};
struct InPublic {};
struct InPrivate {};
struct TimesAYear {
  std::uint32_t times = 0;
};
struct ClearDaysNotice {
  std::uint32_t days = 0;
  std::vector<Ref> matters;
  std::optional<Name> calendar; ///< days left out of the count
  bool orVoid = false;          ///< without it, the meeting's business is void
};
struct InCommon {
  std::vector<Ref> with;
};
struct MeetsAt {
  std::string venue;
};
struct Meeting {
  std::variant<InPublic, InPrivate, InCommon, TimesAYear, ClearDaysNotice, MeetsAt, Open> is;
};
struct Meets {
  static constexpr ClauseForm kForm{.begins = "`meets`", .slot = "the meetings", .mayRepeat = true};
  std::vector<Meeting> rules;
};
struct ConflictedMembers {
  static constexpr ClauseForm kForm{
      .begins = "`conflicted members`", .slot = "what conflicted members do", .mayRepeat = false};
  enum class Do : std::uint8_t { Leave, StayWithoutVote, Vote } do_ = Do::Leave;
  std::vector<Ref> matters;
  bool countToQuorum = false;
  std::vector<Ref> ruledOnBy; ///< in order: the next rules where the one before is concerned
  struct MayStay {};
  struct OthersDecide {};
  struct GoesTo {
    Ref to;
  };
  std::optional<std::variant<MayStay, OthersDecide, GoesTo>> ifTooMany;
};
struct Succeeds {
  static constexpr ClauseForm kForm{.begins = "`succeeds`", .slot = "", .mayRepeat = false};
  std::vector<Ref> bodies;
};
struct Members {
  static constexpr ClauseForm kForm{.begins = "`members`", .slot = "", .mayRepeat = false};
  std::vector<Seat> seats;
};
struct Text {
  static constexpr ClauseForm kForm{.begins = "`text`", .slot = "", .mayRepeat = false};
  std::string first;
  std::optional<std::string> second; ///< if present, `first` is a heading
};

/// A clause of a body; `kForm` of each says how such clauses stand to others.
struct BodyClause {
  std::variant<Purpose, Must, AccountableTo, LinkedTo, Members, Requires, ChairedBy, Quorum, WithoutQuorum, Decides,
               Proxies, Meets, ConflictedMembers, Succeeds, LeavesOut, Text>
      is;
  Notes notes;
  Range range;
  Trivia trivia;
  Trivia end; ///< comments before the closing brace of `members`
};

// ---------------------------------------------------------------- questions

struct Someone {
  enum class Who : std::uint8_t { Everyone, EveryoneElse, Nobody, Named } who = Who::Named;
  bool deputy = false; ///< "2 deputies of GP Member"
  std::optional<std::uint32_t> number;
  std::optional<Ref> ref;
};
struct Group {
  enum class Role : std::uint8_t {
    Present,
    Absent,
    Conflicted,
    For,
    Against,
    Abstaining,
    Presiding,
    ByProxy
  } role = Role::Present;
  bool roleWritten = true;
  std::vector<Someone> people;
  std::vector<Someone> except; ///< of "everyone except"
};
struct Question {
  enum class Asks : std::uint8_t {
    MayDecide,
    WhoMayDecide,
    WhoMayAmend, ///< `function` is what is amended; absent: everything
    WhoMustAgree,
    WhoHolds,
    WhoRulesOnConflict,
    WhatMayDecide,
    WhatIsUndelegated,
    WhatMustDo,    ///< by `day`
    WhatChanges,   ///< between `first` and `day`
    WhichTermsEnd, ///< by `day`
    MembershipValid,
    NoticeEnough, ///< notice on `first` of a meeting on `day`
    Quorate,
    Carried
  } asks = Asks::MayDecide;
  std::optional<Ref> subject, function, place;
  std::optional<Money> amount, after;
  std::optional<Day> first, day;
  std::vector<std::string> given;
  std::vector<Ref> agreement;
  using To = runtime::QuorumTo;
  To to = To::Meet;            ///< for Quorate
  Mode mode = Mode::AtMeeting; ///< for Carried
  bool adjourned = false;
  std::vector<Group> attendance;
  Range range;
};

// ---------------------------------------------------------------- claims

struct Subject {
  bool every = false;
  Ref ref;
};
struct Measure {
  enum class Is : std::uint8_t { Exactly, AtLeast, AtMost, MoreThan, FewerThan, None } is = Is::Exactly;
  std::variant<std::uint32_t, Fraction> amount = std::uint32_t{0};
};
struct When {
  enum class Is : std::uint8_t {
    EveryVotingMemberPresent,
    Presides,
    Absent,
    Conflicted
  } is = Is::EveryVotingMemberPresent;
  std::optional<Ref> ref;
  std::optional<std::uint32_t> number;
};

struct HoldVotes {
  std::vector<Subject> subjects;
  Measure measure;
  Ref body;
  std::optional<Ref> matter;
};
struct CarryMotions {
  std::vector<Subject> subjects;
  bool together = false, block = false;
  Ref body;
  std::optional<Ref> matter;
  std::optional<When> when;
};
struct Begin {
  std::vector<Subject> subjects;
  enum class How : std::uint8_t { InThatOrder, OnTheSameDay, On } how = How::InThatOrder;
  Day day = 0;
};
struct SitOn {
  std::vector<Subject> subjects;
  Measure measure;
  Ref body;
};
struct Has {
  std::vector<Subject> subjects;
  Measure measure;
  enum class What : std::uint8_t { Committees, Votes, Who } what = What::Who;
  Who who;
  std::optional<Name> fromEach;
};
struct AreAccountable {
  std::vector<Subject> subjects;
  std::vector<Ref> to;
};
struct MayDecide {
  bool only = false;
  std::vector<Subject> subjects;
  std::vector<Ref> functions;
  std::optional<Money> amount;
};
struct MeetingIncludes {
  Ref body;
  std::vector<People> people;
};
struct CarriedWithVotesOf {
  Ref body;
  std::optional<Ref> matter;
  People people;
};
struct NeverTied {
  Ref body;
  std::optional<Ref> matter;
  std::optional<When> when;
};
struct EveryBodyStates {
  enum class What : std::uint8_t { Quorum, Chair, VotingRule } what = What::Quorum;
};

struct Property {
  std::variant<HoldVotes, CarryMotions, Begin, SitOn, Has, AreAccountable, MayDecide, MeetingIncludes,
               CarriedWithVotesOf, NeverTied, EveryBodyStates>
      is;
  Range range;
};

// ---------------------------------------------------------------- declarations

struct ConstitutionClause {
  enum class Status : std::uint8_t { Draft, Proposed, Adopted };
  struct Version {
    std::string version;
  };
  std::variant<Status, Version, Period, Text> is;
  Notes notes;
  Range range;
  Trivia trivia;
};
struct Constitution {
  std::string title;
  bool block = false;
  std::vector<ConstitutionClause> clauses;
};
/// `register "members.csv"`: who holds which post, kept in a file of its own. The reader of the file adds `Person`
/// declarations after it.
struct Register {
  std::string path;
};
struct Use {
  bool package = false; ///< `nhs.ccg` and not "file.quorate"
  std::string path;
};
struct Cite {
  Name name;
  std::string title;
  std::optional<Day> dated;
  std::optional<std::string> at;
};
struct Kind {
  std::vector<Name> names;
  Name of;
};
struct Place {
  std::vector<Name> names;
  Name kind;
  std::optional<Name> in;
};
struct OrganisationClause {
  struct Covers {
    std::vector<Ref> places;
  };
  struct Holds {
    std::vector<Ref> functions;
  };
  struct ActsThrough {
    OrOpen<Ref> whom;
  };
  struct Succeeds {
    std::vector<Ref> organisations;
  };
  std::variant<Covers, Holds, ActsThrough, Succeeds, Text> is;
  Notes notes;
  Range range;
  Trivia trivia;
};
struct Organisation {
  Name name;
  std::optional<Name> forEach, kind;
  bool block = false;
  std::vector<OrganisationClause> clauses;
};
struct Body {
  Name name;
  std::optional<Ref> of;
  std::optional<Name> forEach, kind;
  bool joint = false;
  std::vector<Ref> committeeOf;
  std::optional<Name> follows; ///< the model whose clauses it takes over
  bool block = false;
  std::vector<BodyClause> clauses;
};
/// Clauses that bodies take over with `follows`.
struct ModelRules {
  Name name;
  std::vector<BodyClause> clauses;
};
struct Variation {
  Ref of;
  std::optional<Period> period;
  std::vector<BodyClause> clauses;
};
struct Post {
  Name name;
  std::optional<Ref> of;
  std::optional<Name> forEach, memberClass;
};
struct Function {
  std::vector<Name> names, groups;
  bool hasAmount = false;
  std::optional<std::string> under;
};
struct Functions {
  bool everythingElse = false; ///< then `named` is empty
  std::vector<Ref> named, except;
};
struct Reserve {
  Functions functions;
  std::vector<Ref> places;
  OrOpen<Ref> to;
  std::vector<Ref> agreement;
};
struct Limit {
  OrOpen<Money> amount;
  Per per = Per::Decision;
};
struct SubDelegation {
  std::optional<Ref> to;
  std::optional<std::uint32_t> times; ///< how often it may be passed on; absent: no limit stated
  std::optional<Limit> limit;
};
struct Reported {
  Ref to;
  std::optional<Span> within;
};
struct Delegate {
  Functions functions;
  std::vector<Ref> places;
  OrOpen<Ref> from, to;
  std::vector<Limit> limits; ///< at most two
  std::optional<Period> period;
  std::optional<std::string> condition;
  std::vector<Ref> agreement;
  bool exclusively = false, irrevocableOnceUsed = false;
  std::optional<SubDelegation> sub;
  std::optional<Reported> reported;
};
struct Band {
  std::optional<Money> from, to;
  bool over = false;  ///< `from` itself is left out
  bool below = false; ///< `to` itself is left out
  Ref who;
  std::vector<Ref> agreement;
  Notes notes;
  Range range;
  Trivia trivia;
};
struct Bands {
  Functions functions;
  std::vector<Ref> places;
  Ref from;
  std::vector<Band> bands;
};
struct Phase {
  Name name;
  std::variant<Date, Period> when;
};
struct Calendar {
  struct Days {
    Day first = 0, last = 0;
  };
  Name name;
  std::vector<std::variant<Name, Days>> items; ///< names of days of the week, or of other calendars
};
struct PersonClause {
  struct Holds {
    using How = runtime::Holds;
    How how = How::Holds;
    Ref post;
  };
  struct BelongsTo {
    Ref organisation;
  };
  struct IsA {
    Name memberClass;
  };
  struct Born {
    Day day = 0;
  };
  std::variant<Holds, BelongsTo, IsA, Born> is;
  Notes notes;
  Range range;
  Trivia trivia;
};
/// `person NAME is POST` is written short: one clause `holds`, whose notes are those of the declaration.
struct Person {
  Name name;
  bool block = false;
  std::vector<PersonClause> clauses;
};
/// `nobody holds both … and …`
struct Incompatible {
  Ref first, second;
};
struct Declaration;
struct Option {
  Name name;
  std::vector<Declaration> declarations;
};
struct Assume {
  std::string reason;
  std::vector<Declaration> declarations;
};
struct Amend {
  bool everything = false; ///< then `what` is empty
  std::vector<Ref> what;
  struct Nobody {};
  std::variant<Ref, Nobody, Open> by;
  std::vector<Threshold> thresholds;
  std::vector<Ref> consent;
};
struct Claim {
  std::string title;
  Property property;
  enum class Known : std::uint8_t { ToHold, ToBeRefuted, ToBeOpen } known = Known::ToHold;
  std::optional<std::string> because;
};
struct Expectation {
  Question question;
  enum class Answer : std::uint8_t { Yes, YesByCastingVote, No, Depends, Nobody, Nothing, List } answer = Answer::Yes;
  std::vector<Ref> list;
  Range range;
  Trivia trivia;
};
struct Scenario {
  std::string title;
  std::optional<Day> day;
  std::vector<Expectation> expectations;
};

struct Declaration {
  std::variant<Constitution, Use, Register, Cite, Kind, Place, Organisation, Body, ModelRules, Variation, Post,
               Function, Reserve, Delegate, Bands, Amend, Phase, Calendar, Person, Incompatible, Option, Assume, Claim,
               Scenario, Text>
      is;
  Notes notes;
  Range range;
  Trivia trivia;
  Trivia end; ///< comments before the closing brace, if it has one
};

/// One file.
struct Module {
  FileId file;
  std::vector<Declaration> declarations;
  Trivia end; ///< comments after the last declaration
};

} // namespace quorate::ast
