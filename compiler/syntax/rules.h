// The rules of grammar/Quorate.g4, in its order. What reads the tree names them from here and sees nothing of the
// parser that is generated; the file that does see it asserts, rule by rule, that the two agree.
#pragma once

#include <cstdint>

// clang-format off
#define QUORATE_RULES(X)                                                                                              \
  X(File) X(Declaration) X(Block) X(BlockHead) X(Constitution) X(ConstitutionClause) X(Use) X(RegisterFile) X(Cite)   \
  X(Kind) X(Place) X(Organisation) X(OrganisationClause) X(Body) X(Model) X(Variation) X(Post) X(Function)            \
  X(Reserve) X(Delegate) X(Bands) X(Band) X(Limit) X(Agreement) X(SubDelegation) X(Reported) X(Functions) X(Amend)    \
  X(Phase) X(Calendar) X(CalendarItem) X(Person) X(PersonClause) X(Nobody) X(Text) X(ForEach) X(BodyClause)           \
  X(Purpose) X(Must) X(Due) X(Span) X(Unit) X(Accountable) X(Linked) X(Chaired) X(Succeeds) X(LeavesOut)              \
  X(Requirements) X(Requirement) X(Cap) X(Members) X(Seat) X(Count) X(SeatTerm) X(TermLimit) X(Quorum)                \
  X(WithoutQuorum) X(People) X(Quantity) X(Who) X(Bound) X(Decides) X(DecidesTerm) X(Threshold) X(Tie) X(Base)        \
  X(Proxies) X(Meets) X(Meeting) X(Conflicts) X(Claim) X(Property) X(Subjects) X(Subject) X(Measure) X(Supposing)     \
  X(Scenario) X(Question) X(Adjourned) X(QuestionTerm) X(Expected) X(Attendance) X(Group) X(Selection) X(Someone)     \
  X(Role) X(AskedQuestion) X(AskedPeople) X(When) X(Annotation) X(Note) X(Open) X(Period) X(Date) X(Fraction)         \
  X(Refs) X(AndRefs) X(Ref) X(PlainRef) X(Names) X(AndNames) X(Name)
// clang-format on

namespace quorate::syntax {

enum class Rule : std::uint8_t {
#define QUORATE_RULE(rule) rule,
  QUORATE_RULES(QUORATE_RULE)
#undef QUORATE_RULE
      None ///< a word, which is no rule; also how many rules there are
};

} // namespace quorate::syntax
