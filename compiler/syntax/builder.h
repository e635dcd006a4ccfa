// The builder of the tree: one small function for each rule of the grammar, reading the rule's parts from left to
// right. Internal to the folder; the functions stand in build_*.cpp, by what they are about.
#pragma once

#include "compiler/syntax/build.h"

#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>
#include <vector>

namespace quorate::syntax {

using P = grammar::QuorateParser;
using antlr4::ParserRuleContext;

/// The text of a quotation: escapes resolved, blanks folded, an empty line kept as the end of a paragraph.
std::string unquote(std::string_view quoted);

/// The child as this kind of node, or nothing. All of the parser is linked into one program, so each kind of node has
/// one description, and comparing their addresses is enough; a dynamic_cast would compare names, a million times.
template <class Node> Node *as(antlr4::tree::ParseTree *child) {
  return &typeid(*child) == &typeid(Node) ? static_cast<Node *>(child) : nullptr;
}

/// Reads the children of a rule from left to right.
class Cursor {
public:
  Cursor(Building &with, ParserRuleContext *tree) : with_(with), kids_(tree->children) {}

  bool done() const { return next_ == kids_.size(); }

  /// Whether the next child is this word or sign.
  bool at(std::string_view word) const {
    antlr4::Token *here = leaf();
    return here && textOf(here) == word;
  }
  bool atToken(std::size_t type) const {
    antlr4::Token *here = leaf();
    return here && here->getType() == type;
  }
  /// Passes over the next child if it is this word.
  bool accept(std::string_view word) {
    if (!at(word))
      return false;
    ++next_;
    return true;
  }
  /// Passes over words that carry no meaning of their own.
  void skip(std::size_t count = 1) { next_ += count; }

  /// The next child if it is this rule; passes over it.
  template <class Rule> Rule *take() {
    Rule *rule = done() ? nullptr : as<Rule>(kids_[next_]);
    if (rule)
      ++next_;
    return rule;
  }

  antlr4::Token *token() {
    antlr4::Token *here = leaf();
    ++next_;
    return here;
  }
  std::string_view text() { return textOf(token()); }
  std::string string() { return unquote(text()); }

  std::string_view textOf(antlr4::Token *token) const {
    if (token->getStopIndex() + 1 < token->getStartIndex() + 1)
      return {};
    return std::string_view(with_.file.text)
        .substr(token->getStartIndex(), token->getStopIndex() - token->getStartIndex() + 1);
  }

private:
  /// The next child's word, if the next child is one; looked up once.
  antlr4::Token *leaf() const {
    if (done())
      return nullptr;
    if (looked_ != next_) {
      looked_ = next_;
      bool isLeaf = &typeid(*kids_[next_]) == &typeid(antlr4::tree::TerminalNodeImpl);
      leaf_ = isLeaf ? dynamic_cast<antlr4::tree::TerminalNode *>(kids_[next_])->getSymbol() : nullptr;
    }
    return leaf_;
  }

  Building &with_;
  const std::vector<antlr4::tree::ParseTree *> &kids_;
  std::size_t next_ = 0;
  mutable std::size_t looked_ = static_cast<std::size_t>(-1);
  mutable antlr4::Token *leaf_ = nullptr;
};

class Builder {
public:
  explicit Builder(Building &with) : with_(with) {}

  ast::Declaration declaration(P::DeclarationContext *tree);
  ast::Declaration blockHead(P::BlockHeadContext *tree);
  ast::Question question(P::QuestionContext *tree);
  /// The people of a phrase by itself; it has no role.
  ast::Group people(P::SelectionContext *tree);

private:
  Range rangeOf(antlr4::Token *token) const {
    return {with_.file.base + static_cast<std::uint32_t>(token->getStartIndex()),
            with_.file.base + static_cast<std::uint32_t>(token->getStopIndex() + 1)};
  }
  Range rangeOf(ParserRuleContext *tree) const {
    return {rangeOf(tree->getStart()).begin, rangeOf(tree->getStop()).end};
  }
  Cursor read(ParserRuleContext *tree) const { return Cursor(with_, tree); }

  // Values (build_values.cpp).
  std::uint32_t integer(Cursor &in);
  ast::Fraction fraction(P::FractionContext *tree);
  ast::Money money(Cursor &in);
  ast::Day day(Cursor &in);
  ast::Span span(P::SpanContext *tree);
  static ast::Unit unit(std::string_view word);
  void checkOrder(Range range, ast::Day first, ast::Day end, std::string_view written);

  // Shared parts (build_parts.cpp).
  ast::Name name(P::NameContext *tree);
  std::vector<ast::Name> names(ParserRuleContext *tree);
  ast::Ref plainRef(P::PlainRefContext *tree);
  ast::Ref ref(P::RefContext *tree);
  std::vector<ast::Ref> refs(ParserRuleContext *tree);
  ast::Open open(P::OpenContext *tree);
  ast::Date date(P::DateContext *tree);
  ast::Period period(P::PeriodContext *tree);
  ast::Note note(P::NoteContext *tree);
  /// The days a clause is in force and what is said of it, wherever the grammar has `when` or annotations.
  ast::Notes notes(Cursor &in);
  void annotations(Cursor &in, ast::Notes &into);
  ast::Name forEach(P::ForEachContext *tree);
  ast::OrOpen<ast::Ref> refOrOpen(Cursor &in);
  ast::OrOpen<std::vector<ast::Ref>> refsOrOpen(Cursor &in);
  std::optional<ast::Ref> onMatter(Cursor &in);
  std::vector<ast::Ref> onMatters(Cursor &in);
  std::vector<ast::Ref> agreement(Cursor &in);
  ast::Text text(P::TextContext *tree, ast::Notes &notesOut);

  // Declarations (build_declarations.cpp).
  void readDeclaration(Cursor &outer, ast::Declaration &made);
  bool readStructure(Cursor &outer, ast::Declaration &made);
  bool readAuthority(Cursor &outer, ast::Declaration &made);
  bool readPeopleAndDays(Cursor &outer, ast::Declaration &made);
  ast::Use use(P::UseContext *tree);
  ast::Cite cite(P::CiteContext *tree);
  ast::Kind kind(P::KindContext *tree, ast::Notes &notesOut);
  ast::Place place(P::PlaceContext *tree, ast::Notes &notesOut);
  ast::Post post(P::PostContext *tree, ast::Notes &notesOut);
  ast::Function function(P::FunctionContext *tree, ast::Notes &notesOut);
  ast::Phase phase(P::PhaseContext *tree, ast::Notes &notesOut);
  ast::Calendar calendar(P::CalendarContext *tree, ast::Notes &notesOut);
  ast::Scenario scenario(P::ScenarioContext *tree, ast::Trivia &end);

  // Declarations with clauses of their own (build_organisations.cpp).
  ast::Constitution constitution(P::ConstitutionContext *tree, ast::Trivia &end);
  ast::Organisation organisation(P::OrganisationContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Body body(P::BodyContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::ModelRules model(P::ModelContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Variation variation(P::VariationContext *tree, ast::Trivia &end);

  // Who may decide (build_authority.cpp).
  ast::Functions functions(P::FunctionsContext *tree);
  ast::Limit limit(P::LimitContext *tree);
  ast::Reserve reserve(P::ReserveContext *tree, ast::Notes &notesOut);
  ast::Delegate delegate(P::DelegateContext *tree, ast::Notes &notesOut);
  ast::SubDelegation subDelegation(P::SubDelegationContext *tree);
  ast::Reported reported(P::ReportedContext *tree);
  ast::Bands bands(P::BandsContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Band band(P::BandContext *tree);
  ast::Amend amend(P::AmendContext *tree, ast::Notes &notesOut);

  // People (build_people.cpp).
  ast::Person person(P::PersonContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::PersonClause personClause(P::PersonClauseContext *tree);
  ast::Incompatible nobody(P::NobodyContext *tree, ast::Notes &notesOut);

  // Clauses of a body (build_bodies.cpp).
  std::vector<ast::BodyClause> bodyClauses(Cursor &in, ast::Trivia &end);
  ast::BodyClause bodyClause(P::BodyClauseContext *tree);
  void readBodyClause(Cursor &outer, ast::BodyClause &made);
  bool readRelation(Cursor &outer, ast::BodyClause &made);
  ast::Must must(P::MustContext *tree);
  ast::ConflictedMembers conflicts(P::ConflictsContext *tree);
  ast::Meeting meeting(P::MeetingContext *tree);
  ast::Meeting notice(Cursor &in);

  // Seats (build_seats.cpp).
  ast::Members members(P::MembersContext *tree, ast::Trivia &end);
  ast::Seat seat(P::SeatContext *tree);
  ast::SeatTerm seatTerm(P::SeatTermContext *tree);
  ast::OrOpen<ast::NumberOf> count(P::CountContext *tree);
  bool readSeatVotes(Cursor &in, ast::SeatTerm &made);
  bool readSeatMay(Cursor &in, ast::SeatTerm &made);
  ast::SeatFilledBy filledBy(Cursor &in);
  void termLimit(P::TermLimitContext *tree, ast::SeatFilledBy &into);

  // Quorum and voting (build_rules.cpp).
  ast::Quorum quorum(P::QuorumContext *tree);
  ast::WithoutQuorum withoutQuorum(P::WithoutQuorumContext *tree);
  ast::Requires requirements(P::RequirementsContext *tree);
  ast::Cap cap(P::CapContext *tree);
  ast::People people(P::PeopleContext *tree);
  ast::Quantity quantity(P::QuantityContext *tree);
  ast::Who who(P::WhoContext *tree);
  ast::Bound bound(P::BoundContext *tree);
  ast::Base base(P::BaseContext *tree);
  ast::Decides decides(P::DecidesContext *tree);
  void decidesTerm(P::DecidesTermContext *tree, ast::Decides &into);
  ast::Mode mode(Cursor &in);
  ast::Threshold threshold(P::ThresholdContext *tree);
  void thresholdForm(Cursor &in, ast::Threshold &made);
  template <class Tree> std::vector<ast::Threshold> thresholds(Tree *tree) {
    std::vector<ast::Threshold> all;
    for (auto *each : tree->threshold())
      all.push_back(threshold(each));
    return all;
  }
  template <class Tree> std::vector<ast::People> manyPeople(Tree *tree) {
    std::vector<ast::People> all;
    for (auto *each : tree->people())
      all.push_back(people(each));
    return all;
  }
  ast::Tie tie(P::TieContext *tree);

  // Claims (build_claims.cpp).
  ast::Claim claim(P::ClaimContext *tree, ast::Notes &notesOut);
  ast::Property property(P::PropertyContext *tree);
  void propertyOfAll(Cursor &in, P::PropertyContext *tree, ast::Property &made);
  void propertyOfSome(Cursor &in, ast::Property &made);
  std::vector<ast::Subject> subjects(P::SubjectsContext *tree);
  ast::Measure measure(P::MeasureContext *tree);
  std::optional<ast::When> supposing(Cursor &in);

  // Questions (build_questions.cpp).
  void askWho(Cursor &in, ast::Question &made);
  void askWhat(Cursor &in, ast::Question &made);
  void askIs(Cursor &in, ast::Question &made);
  void askMotion(Cursor &in, ast::Question &made);
  void questionTerm(P::QuestionTermContext *tree, ast::Question &into);
  std::vector<ast::Group> attendance(P::AttendanceContext *tree);
  ast::Group selection(P::SelectionContext *tree);
  ast::Someone someone(P::SomeoneContext *tree);
  ast::Group::Role role(P::RoleContext *tree);
  ast::Expectation::Answer expected(P::ExpectedContext *tree, std::vector<ast::Ref> &list);

  Building &with_;
};

} // namespace quorate::syntax
