// The builder of the tree: one small function for each rule of the grammar, reading the rule's parts from left to
// right. Internal to the folder; the functions stand in build_*.cpp, by what they are about.
#pragma once

#include "compiler/syntax/build.h"
#include "compiler/syntax/tree.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::syntax {

/// Builds what was written. Words are passed over by name, so that a change of the grammar which is not followed here
/// fails at the first text that uses it.
class Builder {
public:
  explicit Builder(Building &with) : with_(with) {}

  ast::Declaration declaration(const Node *tree);
  ast::Declaration blockHead(const Node *tree);
  ast::Question question(const Node *tree);
  /// The people of a phrase by itself; it has no role.
  ast::Group peopleAlone(const Node *tree);

private:
  Range rangeOf(const Node *tree) const { return {with_.file.base + tree->begin, with_.file.base + tree->end}; }
  Cursor read(const Node *tree) const { return {with_.file.text, tree}; }

  // Values (build_values.cpp).
  std::uint32_t integer(Cursor &in);
  ast::Fraction fraction(const Node *tree);
  ast::Money money(Cursor &in);
  ast::Day day(Cursor &in);
  ast::Span span(const Node *tree);
  static ast::Unit unit(std::string_view word);
  void checkOrder(Range range, ast::Day first, ast::Day end, std::string_view written);

  // Shared parts (build_parts.cpp).
  ast::Name name(const Node *tree);
  std::vector<ast::Name> names(const Node *tree);
  ast::Ref plainRef(const Node *tree);
  ast::Ref ref(const Node *tree);
  std::vector<ast::Ref> refs(const Node *tree);
  ast::Open open(const Node *tree);
  ast::Date date(const Node *tree);
  ast::Period period(const Node *tree);
  ast::Note note(const Node *tree);
  /// The days a clause is in force and what is said of it, wherever the grammar has `when` or annotations.
  ast::Notes notes(Cursor &in);
  void annotations(Cursor &in, ast::Notes &into);
  ast::Name forEach(const Node *tree);
  ast::OrOpen<ast::Ref> refOrOpen(Cursor &in);
  ast::OrOpen<std::vector<ast::Ref>> refsOrOpen(Cursor &in);
  std::optional<ast::Ref> onMatter(Cursor &in);
  std::vector<ast::Ref> onMatters(Cursor &in);
  std::vector<ast::Ref> agreement(Cursor &in);
  std::optional<std::string> onCondition(Cursor &in);
  std::vector<ast::Ref> agreementWith(const Node *tree);
  ast::Text text(const Node *tree, ast::Notes &notesOut);

  // Declarations (build_declarations.cpp).
  void readDeclaration(Cursor &outer, ast::Declaration &made);
  bool readStructure(Cursor &outer, ast::Declaration &made);
  bool readAuthority(Cursor &outer, ast::Declaration &made);
  bool readPeopleAndDays(Cursor &outer, ast::Declaration &made);
  ast::Use use(const Node *tree);
  ast::Cite cite(const Node *tree);
  ast::Kind kind(const Node *tree, ast::Notes &notesOut);
  ast::Place place(const Node *tree, ast::Notes &notesOut);
  ast::Post post(const Node *tree, ast::Notes &notesOut);
  ast::Function function(const Node *tree, ast::Notes &notesOut);
  ast::Phase phase(const Node *tree, ast::Notes &notesOut);
  ast::Calendar calendar(const Node *tree, ast::Notes &notesOut);
  ast::Scenario scenario(const Node *tree, ast::Trivia &end);

  // Declarations with clauses of their own (build_organisations.cpp).
  ast::Constitution constitution(const Node *tree, ast::Trivia &end);
  ast::Organisation organisation(const Node *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Body body(const Node *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::ModelRules model(const Node *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Variation variation(const Node *tree, ast::Trivia &end);

  // Who may decide (build_authority.cpp).
  ast::Functions functions(const Node *tree);
  ast::Limit limit(const Node *tree);
  ast::Reserve reserve(const Node *tree, ast::Notes &notesOut);
  ast::Delegate delegate(const Node *tree, ast::Notes &notesOut);
  ast::SubDelegation subDelegation(const Node *tree);
  ast::Reported reported(const Node *tree);
  ast::Bands bands(const Node *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Band band(const Node *tree);
  ast::Amend amend(const Node *tree, ast::Notes &notesOut);

  // People (build_people.cpp).
  ast::Person person(const Node *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::PersonClause personClause(const Node *tree);
  ast::Incompatible nobody(const Node *tree, ast::Notes &notesOut);

  // Clauses of a body (build_bodies.cpp).
  std::vector<ast::BodyClause> bodyClauses(Cursor &in, ast::Trivia &end);
  ast::BodyClause bodyClause(const Node *tree);
  void readBodyClause(Cursor &outer, ast::BodyClause &made);
  bool readRelation(Cursor &outer, ast::BodyClause &made);
  ast::Must must(const Node *tree);
  ast::ConflictedMembers conflicts(const Node *tree);
  ast::Meeting meeting(const Node *tree);
  ast::Meeting notice(Cursor &in);

  // Seats (build_seats.cpp).
  ast::Members members(const Node *tree, ast::Trivia &end);
  ast::Seat seat(const Node *tree);
  ast::SeatTerm seatTerm(const Node *tree);
  ast::OrOpen<ast::NumberOf> count(const Node *tree);
  bool readSeatVotes(Cursor &in, ast::SeatTerm &made);
  bool readSeatMay(Cursor &in, ast::SeatTerm &made);
  ast::SeatFilledBy filledBy(Cursor &in);
  void termLimit(const Node *tree, ast::SeatFilledBy &into);

  // Quorum and voting (build_rules.cpp).
  ast::Quorum quorum(const Node *tree);
  ast::WithoutQuorum withoutQuorum(const Node *tree);
  ast::Requires requirements(const Node *tree);
  ast::Cap cap(const Node *tree);
  ast::People people(const Node *tree);
  ast::Quantity quantity(const Node *tree);
  ast::Who who(const Node *tree);
  ast::Bound bound(const Node *tree);
  ast::Base base(const Node *tree);
  ast::Decides decides(const Node *tree);
  void decidesTerm(const Node *tree, ast::Decides &into);
  ast::Mode mode(Cursor &in);
  ast::Threshold threshold(const Node *tree);
  void thresholdForm(Cursor &in, ast::Threshold &made);
  std::vector<ast::Threshold> thresholds(const Node *tree) {
    std::vector<ast::Threshold> all;
    for (const Node *each : Parts(tree, Rule::Threshold))
      all.push_back(threshold(each));
    return all;
  }
  std::vector<ast::People> manyPeople(const Node *tree) {
    std::vector<ast::People> all;
    for (const Node *each : Parts(tree, Rule::People))
      all.push_back(people(each));
    return all;
  }
  ast::Tie tie(const Node *tree);

  // Claims (build_claims.cpp).
  ast::Claim claim(const Node *tree, ast::Notes &notesOut);
  ast::Property property(const Node *tree);
  void propertyOfAll(Cursor &in, const Node *tree, ast::Property &made);
  void propertyOfSome(Cursor &in, ast::Property &made);
  ast::Has has(Cursor &in, std::vector<ast::Subject> about);
  std::vector<ast::Subject> subjects(const Node *tree);
  ast::Measure measure(const Node *tree);
  ast::When supposing(Cursor &in);

  // Questions (build_questions.cpp).
  void askWho(Cursor &in, ast::Question &made);
  void askWhat(Cursor &in, ast::Question &made);
  void askIs(Cursor &in, ast::Question &made);
  void askMotion(Cursor &in, ast::Question &made);
  void questionTerm(const Node *tree, ast::Question &into);
  std::vector<ast::Group> attendance(const Node *tree);
  ast::Group selection(const Node *tree);
  ast::Someone someone(const Node *tree);
  ast::Group::Role role(const Node *tree);
  ast::Expectation::Answer expected(const Node *tree, std::vector<ast::Ref> &list);

  Building &with_;
};

} // namespace quorate::syntax
