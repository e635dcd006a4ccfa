// The syntax tree: what the author wrote, in the order it was written, nothing resolved and nothing expanded.
#pragma once

#include "compiler/support/claims.h"
#include "compiler/support/names.h"
#include "compiler/support/source.h"
#include "runtime/enums.h"
#include "runtime/question.h"
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

/// A name where it stands.
struct Name {
  NameId id;
  Range range;
};

/// How a reference says which one is meant.
enum class Which : std::uint8_t { Plain, The, Each, Every, That };

/// "of that Borough": one step by which a reference is narrowed.
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

/// Something, or `to be confirmed` in its place.
template <class T> using OrOpen = std::variant<T, Open>;

/// `see Reform Deck at "slide 6"`
struct See {
  Name citation;
  std::optional<std::string> at;
};
/// `assumed "…"`
struct Assumed {
  std::string reason;
};
/// `also called …`: names that questions may use, too.
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
/// The other way round: the clauses named give way.
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

/// "3", "at least 3", "2 to 4" seats.
struct NumberOf {
  std::optional<std::uint32_t> least, most; ///< equal for a plain number; `most` absent for "at least"
};

/// `votes`, `votes except on …`, `votes only on …`, `votes only to break a tie`, perhaps `with weight 2`
struct SeatVotes {
  using On = runtime::Voting;
  On on = On::Always; ///< Always, ExceptOn, OnlyOn or OnlyTie: the others are terms of their own
  std::vector<Ref> matters;
  std::optional<std::uint32_t> weight;
};
/// `vote to be confirmed "…"`
struct SeatVoteOpen {
  Open open;
};
/// `does not vote`, which is not the same as saying nothing.
struct SeatDoesNotVote {};
/// `has casting vote`
struct SeatCastingVote {};
/// `the Chair of Board`: whoever holds that post holds this seat.
struct SeatExOfficio {
  Ref of;
};
/// `drawn from …`: some of the holders of that post, and the text does not say which.
struct SeatDrawnFrom {
  Ref from;
};
/// `appointed by …`, `elected by …`, and what follows it.
struct SeatFilledBy {
  bool elected = false;
  OrOpen<std::vector<Ref>> by;
  std::vector<Ref> approvedBy;
  std::optional<std::string> method; ///< of an election: "single transferable vote"
  std::optional<std::uint32_t> years, terms;
  bool inARow = false; ///< `terms` limits terms in a row
  std::optional<std::uint32_t> termsInAll, yearsOut;
};
/// `deputy may attend [and count] [and vote]`
struct SeatDeputy {
  bool counts = false, votes = false;
};
/// A member class, written as a term of the seat.
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
/// `if vacant POST acts`
struct SeatIfVacant {
  Ref acts;
};
/// `must be a Clinician`, `may not be an Employee`
struct SeatEligible {
  bool not_ = false;
  Name memberClass;
};
/// `may not hold POST and POST`
struct SeatMayNotHold {
  std::vector<Ref> posts;
};
/// `aged at least 18`, in years.
struct SeatAged {
  std::uint32_t years = 0;
};

/// One thing said of a seat, between commas.
struct SeatTerm {
  std::variant<SeatVotes, SeatVoteOpen, SeatDoesNotVote, SeatCastingVote, SeatExOfficio, SeatDrawnFrom, SeatFilledBy,
               SeatRotation, SeatDeputy, SeatShared, SeatIfVacant, SeatEligible, SeatMayNotHold, SeatAged, Period,
               SeatClass, Note>
      is;
  Range range;
};

/// One line of `members { … }`: a run of seats of one post.
struct Seat {
  Name name;
  OrOpen<NumberOf> count;
  std::optional<Name> forEach;
  std::vector<SeatTerm> terms;
  Range range;
  Trivia trivia;
};

/// Whom a clause counts.
struct Who {
  enum class Of : std::uint8_t { Members, VotingMembers, Named } of = Of::Members;
  std::optional<Ref> ref;
};

struct Quantity;
/// "3 voting members"
struct NumberOfPeople {
  std::uint32_t number = 0;
  Who who;
};
/// "1/2 of all seats rounded up plus 1", "1/3 of Tenant", "1/4 of the square root of the electorate"
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
/// How many: a number, a share, or one of two.
struct Quantity {
  std::variant<NumberOfPeople, ShareOf, GreaterOf> is;
};

/// What a quorum or a composition asks for; all parts of a clause must hold.
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

/// How much support carries; all thresholds of a rule must be met.
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

/// What becomes of a tie.
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
  bool plural = false; ///< the words of the slot are of several: "the meetings are"
};

/// `purpose "…"`
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
/// `accountable to …`
struct AccountableTo {
  static constexpr ClauseForm kForm{.begins = "`accountable to`", .slot = "the accountability", .mayRepeat = true};
  OrOpen<std::vector<Ref>> to;
};
/// `linked to … "HOW"`
struct LinkedTo {
  static constexpr ClauseForm kForm{.begins = "`linked to`", .slot = "", .mayRepeat = false};
  std::vector<Ref> to;
  std::optional<std::string> how;
};
/// `chaired by POST, then POST`
struct ChairedBy {
  static constexpr ClauseForm kForm{.begins = "`chaired by`", .slot = "the chair", .mayRepeat = false};
  OrOpen<std::vector<Ref>> order;
};
/// `quorum …`
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
/// `without a quorum …`
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
/// `failing that by …`: enough where the thresholds before are not met.
struct FailingThat {
  std::vector<Threshold> by;
};
/// `within 14 days`
struct Within {
  Span span;
};
/// `unless … ask for a meeting`
struct UnlessAsked {
  People people;
};
/// `decides [in writing] [on …] by …`
struct Decides {
  static constexpr ClauseForm kForm{.begins = "`decides`", .slot = "the voting rule", .mayRepeat = false};
  Mode mode = Mode::AtMeeting;
  std::vector<Ref> matters;
  OrOpen<std::vector<Threshold>> by;
  std::vector<std::variant<Tie, FailingThat, CountAs, Within, UnlessAsked>> terms;
};
/// `proxies may vote …`
struct Proxies {
  static constexpr ClauseForm kForm{
      .begins = "`proxies may vote`", .slot = "what is said of proxies", .mayRepeat = false};
  bool count = false;
  std::optional<std::uint32_t> most; ///< for each holder
};
/// `requires …`: of the members in post, all together.
struct Requires {
  static constexpr ClauseForm kForm{.begins = "`requires`", .slot = "", .mayRepeat = false};
  std::vector<std::variant<People, Cap>> requirements;
};
/// `leaving out CALENDAR`
struct LeavesOut {
  static constexpr ClauseForm kForm{.begins = "`leaves out`", .slot = "", .mayRepeat = false};
  std::vector<Ref> posts;
};
/// `in public`
struct InPublic {};
/// `in private`
struct InPrivate {};
/// How often there are meetings, in times a year.
struct TimesAYear {
  std::uint32_t times = 0;
};
/// Notice in clear days: the day on which it is given and that of the meeting are not counted.
struct ClearDaysNotice {
  std::uint32_t days = 0;
  std::vector<Ref> matters;
  std::optional<Name> calendar; ///< days left out of the count
  bool orVoid = false;          ///< without it, the meeting's business is void
};
/// `in common with …`: several bodies in one room, each deciding for itself.
struct InCommon {
  std::vector<Ref> with;
};
/// Where it meets.
struct MeetsAt {
  std::string venue;
};
/// One thing said of meetings.
struct Meeting {
  std::variant<InPublic, InPrivate, InCommon, TimesAYear, ClearDaysNotice, MeetsAt, Open> is;
};
/// `meets …`
struct Meets {
  static constexpr ClauseForm kForm{.begins = "`meets`", .slot = "the meetings", .mayRepeat = true, .plural = true};
  std::vector<Meeting> rules;
};
/// `conflicted members …`
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
/// `succeeds …`
struct Succeeds {
  static constexpr ClauseForm kForm{.begins = "`succeeds`", .slot = "", .mayRepeat = false};
  std::vector<Ref> bodies;
};
/// `members { … }`
struct Members {
  static constexpr ClauseForm kForm{.begins = "`members`", .slot = "", .mayRepeat = false};
  std::vector<Seat> seats;
};
/// `text "…"`, `text "HEADING": "…"`: prose that carries no rule.
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

/// "9 GP Member", "deputy of Chair", "everyone else": some people in an attendance.
struct Someone {
  using Who = runtime::PeopleForm::Who;
  Who who = Who::Named;
  bool deputy = false; ///< "2 deputies of GP Member"
  std::optional<std::uint32_t> number;
  std::optional<Ref> ref;
};
/// People who do one thing at a meeting: "9 GP Member and Chair for".
struct Group {
  using Role = runtime::GroupForm::Role;
  Role role = Role::Present;
  bool roleWritten = true;
  std::vector<Someone> people;
  std::vector<Someone> except; ///< of "everyone except"
};
/// A question. Which fields are filled depends on `asks`.
struct Question {
  using Asks = runtime::QuestionForm::Asks;
  Asks asks = Asks::MayDecide; ///< what it asks, and which of the fields it uses, is told where it is declared
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

/// Whom a claim is about.
struct Subject {
  bool every = false;
  Ref ref;
};
/// "at least 1/4", "exactly 9", "none"
struct Measure {
  using Is = MeasureIs;
  Is is = Is::Exactly;
  bool none = false; ///< "no committees", "none of the votes": exactly 0, in a word
  std::variant<std::uint32_t, Fraction> amount = std::uint32_t{0};
};
/// What a claim supposes of the meeting: "when Chair presides".
struct When {
  using Is = WhenIs;
  Is is = Is::AnyQuorateMeeting;
  std::optional<Ref> ref;
  std::optional<std::uint32_t> number;
};

/// `… hold at least 1/4 of the votes of …`
struct HoldVotes {
  std::vector<Subject> subjects;
  Measure measure;
  Ref body;
  std::optional<Ref> matter;
};
/// `… together carry any motion of …`, `… block …`
struct CarryMotions {
  std::vector<Subject> subjects;
  bool together = false, block = false;
  Ref body;
  std::optional<Ref> matter;
  When when;
};
/// `… begin in that order`, `begin on the same day`, `begins on DATE`
struct Begin {
  std::vector<Subject> subjects;
  enum class How : std::uint8_t { InThatOrder, OnTheSameDay, On } how = How::InThatOrder;
  Day day = 0;
};
/// `Chair sits on exactly 2 Committee`
struct SitOn {
  std::vector<Subject> subjects;
  Measure measure;
  Ref body;
};
/// `Board has at least 1 Tenant from each Estate`, `has exactly 9 votes`, `has no committees`
struct Has {
  std::vector<Subject> subjects;
  Measure measure;
  enum class What : std::uint8_t { Committees, Votes, Who } what = What::Who;
  Who who;
  std::optional<Name> fromEach;
};
/// `… is accountable to …`
struct AreAccountable {
  std::vector<Subject> subjects;
  std::vector<Ref> to;
};
/// `Chair may decide … for £500`, `only Board may decide …`
struct MayDecide {
  bool only = false;
  std::vector<Subject> subjects;
  std::vector<Ref> functions;
  std::optional<Money> amount;
};
/// `every quorate meeting of … includes …`
struct MeetingIncludes {
  Ref body;
  std::vector<People> people;
};
/// `every motion carried by … has the votes of …`
struct CarriedWithVotesOf {
  Ref body;
  std::optional<Ref> matter;
  People people;
};
/// `no motion of … is left tied`
struct NeverTied {
  Ref body;
  std::optional<Ref> matter;
  When when;
};
/// `every body states a quorum`, `a chair`, `a voting rule`
struct EveryBodyStates {
  enum class What : std::uint8_t { Quorum, Chair, VotingRule } what = What::Quorum;
};

/// What a claim says.
struct Property {
  std::variant<HoldVotes, CarryMotions, Begin, SitOn, Has, AreAccountable, MayDecide, MeetingIncludes,
               CarriedWithVotesOf, NeverTied, EveryBodyStates>
      is;
  Range range;
};

// ---------------------------------------------------------------- declarations

/// One thing said of the whole.
struct ConstitutionClause {
  struct Version {
    std::string version;
  };
  std::variant<Status, Version, Period, Text> is;
  Notes notes;
  Range range;
  Trivia trivia;
};
/// `constitution "TITLE" { … }`
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
/// `use nhs.ccg`, `use "FILE"`
struct Use {
  bool package = false; ///< `nhs.ccg` and not "file.quorate"
  std::string path;
};
/// `cite NAME is "TITLE" …`
struct Cite {
  Name name;
  std::string title;
  std::optional<Day> dated;
  std::optional<std::string> at;
};
/// `kind NAME, NAME are a KIND`
struct Kind {
  std::vector<Name> names;
  Name of;
};
/// `place NAME, NAME: KIND in PLACE`
struct Place {
  std::vector<Name> names;
  Name kind;
  std::optional<Name> in;
};
/// One thing said of an organisation.
struct OrganisationClause {
  struct Covers {
    std::vector<Ref> places;
  };
  struct Holds {
    std::vector<Ref> functions;
    std::optional<std::string> condition;
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
/// `organisation NAME { … }`
struct Organisation {
  Name name;
  std::optional<Name> forEach, kind;
  bool block = false;
  std::vector<OrganisationClause> clauses;
};
/// `body NAME … { … }`
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
/// `in BODY { … }`: clauses that stand in place of those of a template.
struct Variation {
  Ref of;
  std::optional<Period> period;
  std::vector<BodyClause> clauses;
};
/// `post NAME …`: one that has no seat; the seats declare the others.
struct Post {
  Name name;
  std::optional<Ref> of;
  std::optional<Name> forEach, memberClass;
};
/// `function NAME, NAME: GROUP …`
struct Function {
  std::vector<Name> names, groups;
  bool hasAmount = false;
  std::optional<std::string> under;
};
/// The functions that a clause names, and those after `except`.
struct Functions {
  bool everythingElse = false; ///< then `named` is empty
  std::vector<Ref> named, except;
};
/// `reserve … to …`
struct Reserve {
  Functions functions;
  std::vector<Ref> places;
  OrOpen<Ref> to;
  std::optional<std::string> condition;
  std::vector<Ref> agreement;
};
/// "up to £500 a decision"
struct Limit {
  OrOpen<Money> amount;
  Per per = Per::Decision;
};
/// `may be sub-delegated …`
struct SubDelegation {
  std::optional<Ref> to;
  std::optional<std::uint32_t> times; ///< how often it may be passed on; absent: no limit stated
  std::optional<Limit> limit;
};
/// `reported to …`: a duty, which changes no answer.
struct Reported {
  Ref to;
  std::optional<Span> within;
};
/// `delegate … from … to …`
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
/// One line of a table of bands.
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
/// `bands of … { … }`: who decides which amounts.
struct Bands {
  Functions functions;
  std::vector<Ref> places;
  Ref from;
  std::vector<Band> bands;
};
/// `phase NAME on DATE`, `phase NAME PERIOD`
struct Phase {
  Name name;
  std::variant<Date, Period> when;
};
/// `calendar NAME leaves out …`
struct Calendar {
  struct Days {
    Day first = 0, last = 0;
  };
  Name name;
  std::vector<std::variant<Name, Days>> items; ///< names of days of the week, or of other calendars
};
/// One thing said of a person.
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
/// `option NAME { … }`: read only if it is chosen.
struct Option {
  Name name;
  std::vector<Declaration> declarations;
};
/// `assume "WHY" { … }`
struct Assume {
  std::string reason;
  std::vector<Declaration> declarations;
};
/// `amend … by …`
struct Amend {
  bool everything = false; ///< then `what` is empty
  std::vector<Ref> what;
  struct Nobody {};
  std::variant<Ref, Nobody, Open> by;
  std::vector<Threshold> thresholds;
  std::vector<Ref> consent;
};
/// `claim "TITLE" …`
struct Claim {
  std::string title;
  Property property;
  Known known = Known::ToHold;
  std::optional<std::string> because;
};
/// A question of a scenario and the answer that its author expects.
struct Expectation {
  Question question;
  enum class Answer : std::uint8_t { Yes, YesByCastingVote, No, Depends, Nobody, Nothing, List } answer = Answer::Yes;
  std::vector<Ref> list;
  Range range;
  Trivia trivia;
};
/// `scenario "TITLE" on DATE { … }`
struct Scenario {
  std::string title;
  std::optional<Day> day;
  std::vector<Expectation> expectations;
};

/// What stands at the left edge of a file, or in an option or an assumption.
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
