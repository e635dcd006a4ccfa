// The formatter: one small function for each form, mirroring the grammar. Internal to the folder; the functions stand
// in print_*.cpp, by what they are about.
#pragma once

#include "compiler/support/match.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"
#include "compiler/syntax/line.h"
#include "compiler/syntax/print.h"
#include "runtime/words/rules.h"

#include <string>
#include <string_view>
#include <vector>

namespace quorate::syntax {

/// Whether a declaration ends with a closing brace.
bool hasBlock(const ast::Declaration &d);

/// Writes a module in the one layout of the language, and keeps every comment.
class Printer {
public:
  explicit Printer(const Names &names) : names_(names) {}

  std::string module(const ast::Module &module);
  std::string name(const ast::Name &n) const { return writeName(names_.text(n.id)); }
  std::string ref(const ast::Ref &r) const;
  Line question(const ast::Question &q) const;
  Line property(const ast::Property &p) const;

private:
  // Parts (print_parts.cpp).
  /// "a, b and c"; with `and` between all where the grammar asks for that.
  template <class T, class Write>
  void list(Line &line, const std::vector<T> &all, Write write, std::string_view between = ",") const {
    for (std::size_t i = 0; i < all.size(); ++i) {
      line << write(all[i]);
      if (i + 1 == all.size())
        break;
      if (between == "," && i + 2 < all.size())
        line.glue(",");
      else
        line << "and";
    }
  }
  void refs(Line &line, const std::vector<ast::Ref> &all, std::string_view between = ",") const;
  void names(Line &line, const std::vector<ast::Name> &all, std::string_view between = ",") const;
  void open(Line &line, const ast::Open &o) const;
  void refOrOpen(Line &line, const ast::OrOpen<ast::Ref> &value) const;
  void refsOrOpen(Line &line, const ast::OrOpen<std::vector<ast::Ref>> &value, std::string_view between = ",") const;
  void date(Line &line, const ast::Date &value) const;
  void period(Line &line, const ast::Period &p) const;
  void note(Line &line, const ast::Note &n) const;
  /// The days a clause is in force, and what else is said of it.
  void notes(Line &line, const ast::Notes &all) const;
  void agreement(Line &line, const std::vector<ast::Ref> &with, std::string_view word = "agreement") const;
  void onMatter(Line &line, const std::optional<ast::Ref> &matter) const;
  void onMatters(Line &line, const std::vector<ast::Ref> &matters) const;
  void text(Line &line, const ast::Text &t) const;

  // Quorum and voting (print_rules.cpp).
  void people(Line &line, const ast::People &p) const;
  void manyPeople(Line &line, const std::vector<ast::People> &all) const;
  std::string quantity(const ast::Quantity &q) const;
  std::string who(const ast::Who &w, bool one) const;
  std::string thresholdForm(const ast::Threshold &t) const;
  void threshold(Line &line, const ast::Threshold &t) const;
  void thresholds(Line &line, const std::vector<ast::Threshold> &all) const;
  void tie(Line &line, const ast::Tie &t) const;
  void quorum(Line &line, const ast::Quorum &q) const;
  void withoutQuorum(Line &line, const ast::WithoutQuorum &w) const;
  void cap(Line &line, const ast::Cap &c) const;
  void requirements(Line &line, const ast::Requires &r) const;
  void decides(Line &line, const ast::Decides &d) const;

  // Seats (print_seats.cpp).
  std::string count(const ast::Seat &seat) const;
  void seatTerm(Line &line, const ast::SeatTerm &term) const;
  void seatVotes(Line &line, const ast::SeatVotes &v) const;
  void filledBy(Line &line, const ast::SeatFilledBy &f) const;
  void members(const ast::Members &m, const ast::BodyClause &clause);

  // Clauses of a body (print_bodies.cpp).
  void must(Line &line, const ast::Must &m) const;
  void meeting(Line &line, const ast::Meeting &m) const;
  void notice(Line &line, const ast::ClearDaysNotice &c) const;
  void conflicts(Line &line, const ast::ConflictedMembers &c) const;
  void chain(Line &line, const std::vector<ast::Ref> &order) const;
  auto relation(Line &line) const; ///< a function of each such clause; print_bodies.cpp only
  void clauses(const std::vector<ast::BodyClause> &all);
  void clause(const ast::BodyClause &c);

  // Claims and questions (print_claims.cpp, print_questions.cpp).
  void subjects(Line &line, const std::vector<ast::Subject> &all) const;
  std::string measure(const ast::Measure &m) const;
  void supposing(Line &line, const ast::When &w) const;
  void holdVotes(Line &line, const ast::HoldVotes &h) const;
  void carryMotions(Line &line, const ast::CarryMotions &c) const;
  void has(Line &line, const ast::Has &h) const;
  Line claim(const ast::Claim &c) const;
  std::string someone(const ast::Someone &s) const;
  void attendance(Line &line, const std::vector<ast::Group> &groups) const;
  void ofMeeting(Line &line, const ast::Question &q) const;
  void expected(Line &line, const ast::Expectation &e) const;
  void scenario(const ast::Scenario &s, const ast::Declaration &d);

  // Who may decide (print_authority.cpp).
  void functions(Line &line, const ast::Functions &f) const;
  void places(Line &line, const std::vector<ast::Ref> &all) const;
  void limit(Line &line, const ast::Limit &l) const;
  void onCondition(Line &line, const std::optional<std::string> &condition) const;
  Line reserve(const ast::Reserve &r) const;
  Line delegate(const ast::Delegate &d) const;
  Line amend(const ast::Amend &a) const;
  std::string amounts(const ast::Band &b) const;
  void bands(const ast::Bands &b, const ast::Declaration &d);

  // Declarations (print_declarations.cpp, print_blocks.cpp).
  void declarations(const std::vector<ast::Declaration> &all);
  void declaration(const ast::Declaration &d);
  /// A declaration that is one sentence.
  Line sentence(const ast::Declaration &d) const;
  Line cite(const ast::Cite &c) const;
  Line kind(const ast::Kind &k) const;
  Line post(const ast::Post &p) const;
  Line function(const ast::Function &f) const;
  Line phase(const ast::Phase &p) const;
  Line calendar(const ast::Calendar &c) const;
  bool blockOf(const ast::Declaration &d);
  void constitution(const ast::Constitution &c, const ast::Declaration &d);
  void organisation(const ast::Organisation &o, const ast::Declaration &d);
  void body(const ast::Body &b, const ast::Declaration &d);
  void person(const ast::Person &p, const ast::Declaration &d);
  void personClause(Line &line, const ast::PersonClause &c) const;
  void rules(Line head, const std::vector<ast::BodyClause> &inside, const ast::Declaration &d);
  void block(Line head, const std::vector<ast::Declaration> &inside, const ast::Declaration &d);

  // Layout (print.cpp).
  void comments(const std::vector<ast::Comment> &all);
  void before(const ast::Trivia &trivia);
  void behind(const ast::Trivia &trivia);
  void put(const Line &line, const ast::Trivia &trivia, std::string_view end = "");
  void newLine() { out_ += std::string(depth_ * 2, ' '); }
  void openBlock(const Line &head) {
    put(head, {}, " {");
    ++depth_;
  }
  void close(const ast::Trivia &end, const ast::Trivia &trivia);

  const Names &names_;
  std::string out_;
  std::size_t depth_ = 0;
};

} // namespace quorate::syntax
