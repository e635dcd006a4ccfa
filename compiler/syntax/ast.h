// The syntax tree: what the author wrote, in the order it was written, nothing resolved and nothing expanded.
#pragma once

#include "compiler/support/names.h"
#include "compiler/support/source.h"
#include "runtime/value.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace quorate::ast {

using runtime::Day;
using runtime::Fraction;
using runtime::Money;

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

/// What can be said of any clause.
struct Note {
  std::variant<See, Assumed, AlsoCalled, Open> is;
  Range range;
};
using Notes = std::vector<Note>;

using Date = OrOpen<Day>;

struct Period {
  std::optional<Date> from, until;
  Range range;
};

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
  enum class Scope : std::uint8_t { All, ExceptOn, OnlyOn } scope = Scope::All;
  std::vector<Ref> matters;
  std::optional<std::uint32_t> weight;
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
  std::optional<std::uint32_t> years, terms;
};
struct SeatDeputy {
  bool counts = false, votes = false;
};
struct SeatClass {
  Name name;
};

struct SeatTerm {
  std::variant<SeatVotes, SeatDoesNotVote, SeatCastingVote, SeatExOfficio, SeatDrawnFrom, SeatFilledBy, SeatDeputy,
               Period, SeatClass, Note>
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

enum class Bound : std::uint8_t { AtLeast, MoreThan };

enum class Base : std::uint8_t {
  VotesCast,
  MembersPresent,
  VotingMembersPresent,
  EligibleMembers,
  FilledSeats,
  FilledVotingSeats,
  AllSeats,
  AllVotingSeats,
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
  std::variant<Base, Ref> of;
};
struct GreaterOf {
  std::unique_ptr<Quantity> first, second;
};
struct Quantity {
  std::variant<NumberOfPeople, ShareOf, GreaterOf> is;
};

struct People {
  Bound bound = Bound::AtLeast;
  Quantity quantity;
  std::optional<Ref> from;
  Range range;
};

struct Threshold {
  bool all = false; ///< "all votes cast"
  Bound bound = Bound::MoreThan;
  Fraction fraction;
  Base base = Base::VotesCast;
  std::optional<Ref> by;
  Range range;
};

struct Tie {
  struct BrokenBy {
    Ref by;
  };
  struct ByPresider {};
  struct Lost {};
  std::variant<BrokenBy, ByPresider, Lost, Open> is;
};

// ---------------------------------------------------------------- clauses of a body

struct Purpose {
  bool duty = false;
  std::string prose;
};
struct AccountableTo {
  OrOpen<std::vector<Ref>> to;
};
struct LinkedTo {
  std::vector<Ref> to;
  std::optional<std::string> how;
};
struct ChairedBy {
  OrOpen<std::vector<Ref>> order;
};
struct Quorum {
  struct None {};
  struct Rule {
    std::vector<People> requirements; ///< the first, then what it includes
  };
  std::variant<None, Open, Rule> is;
};
struct Decides {
  std::vector<Ref> matters;
  OrOpen<std::vector<Threshold>> by;
  std::optional<Tie> tie;
};
struct InPublic {};
struct InPrivate {};
struct TimesAYear {
  std::uint32_t times = 0;
};
struct ClearDaysNotice {
  std::uint32_t days = 0;
};
struct MeetsAt {
  std::string venue;
};
struct Meeting {
  std::variant<InPublic, InPrivate, TimesAYear, ClearDaysNotice, MeetsAt, Open> is;
};
struct Meets {
  std::vector<Meeting> rules;
};
struct ConflictedMembers {
  bool leave = true, countToQuorum = false;
};
struct Succeeds {
  std::vector<Ref> bodies;
};
struct Members {
  std::vector<Seat> seats;
};
struct Text {
  std::string first;
  std::optional<std::string> second; ///< if present, `first` is a heading
};

struct BodyClause {
  std::variant<Purpose, AccountableTo, LinkedTo, ChairedBy, Quorum, Decides, Meets, ConflictedMembers, Succeeds,
               Members, Text>
      is;
  Notes notes;
  Range range;
  Trivia trivia;
  Trivia end; ///< comments before the closing brace of `members`
};

// ---------------------------------------------------------------- questions

struct Someone {
  enum class Who : std::uint8_t { Everyone, EveryoneElse, Nobody, Named } who = Who::Named;
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
    Presiding
  } role = Role::Present;
  bool roleWritten = true;
  std::vector<Someone> people;
  std::vector<Someone> except; ///< of "everyone except"
};
struct Question {
  enum class Asks : std::uint8_t { MayDecide, WhoMayDecide, WhatMayDecide, Quorate, Carried } asks = Asks::MayDecide;
  std::optional<Ref> subject, function, place;
  std::optional<Money> amount;
  std::optional<Day> day;
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
  std::variant<Covers, Holds, ActsThrough, Text> is;
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
  std::optional<Period> period;
  bool block = false;
  std::vector<BodyClause> clauses;
};
struct Variation {
  Ref of;
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
  std::vector<Ref> named, except;
};
struct Reserve {
  Functions functions;
  std::vector<Ref> places;
  OrOpen<Ref> to;
  std::optional<Period> period;
};
enum class Per : std::uint8_t { Decision, Year };
struct Limit {
  OrOpen<Money> amount;
  Per per = Per::Decision;
};
struct SubDelegation {
  std::optional<Ref> to;
  std::optional<Limit> limit;
};
struct Delegate {
  Functions functions;
  std::vector<Ref> places;
  OrOpen<Ref> from, to;
  std::optional<Limit> limit;
  std::optional<Period> period;
  std::optional<std::string> condition;
  bool exclusively = false;
  std::optional<SubDelegation> sub;
};
struct Phase {
  Name name;
  std::variant<Date, Period> when;
};
struct Person {
  Name name;
  Ref is;
  std::optional<Period> period;
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
  std::vector<Ref> what;
  Ref by;
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
  std::variant<Constitution, Use, Cite, Kind, Place, Organisation, Body, Variation, Post, Function, Reserve, Delegate,
               Phase, Person, Option, Assume, Amend, Claim, Scenario, Text>
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
