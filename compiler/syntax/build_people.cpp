// Builds who holds what: people, and posts that nobody may hold together.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Person Builder::person(const Node *tree, ast::Notes &notesOut, ast::Trivia &end) {
  using Holds = ast::PersonClause::Holds;
  Cursor in = read(tree);
  in.word("person");
  ast::Person made{name(in.need(Rule::Name)), false, {}};
  if (in.accept("is")) {
    // The short form is kept as a person with one clause, which has the notes: there is nobody else whose they could
    // be.
    Holds holds{Holds::How::Holds, ref(in.need(Rule::Ref))};
    ast::PersonClause clause{std::move(holds), notes(in), rangeOf(tree), {}};
    made.clauses.push_back(std::move(clause));
    return made;
  }
  made.block = true;
  notesOut = notes(in);
  for (const Node *each : Parts(tree, Rule::PersonClause))
    made.clauses.push_back(personClause(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::PersonClause Builder::personClause(const Node *tree) {
  using Holds = ast::PersonClause::Holds;
  using How = Holds::How;
  ast::PersonClause made{ast::PersonClause::Born{}, {}, rangeOf(tree), {}};
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  std::string_view first = in.text();
  if (first == "holds" || first == "shares") {
    made.is = Holds{first == "holds" ? How::Holds : How::Shares, ref(in.need(Rule::Ref))};
  } else if (first == "acts" || first == "deputises") {
    in.word(first == "acts" ? "as" : "for");
    made.is = Holds{first == "acts" ? How::ActsAs : How::DeputisesFor, ref(in.need(Rule::Ref))};
  } else if (first == "belongs") {
    in.word("to");
    made.is = ast::PersonClause::BelongsTo{ref(in.need(Rule::Ref))};
  } else if (first == "is") {
    in.oneOf({"a", "an"});
    made.is = ast::PersonClause::IsA{name(in.need(Rule::Name))};
  } else {
    made.is = ast::PersonClause::Born{day(in)};
  }
  made.notes = notes(in);
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::Incompatible Builder::nobody(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.words("nobody", "holds", "both");
  ast::Incompatible made;
  made.first = ref(in.need(Rule::Ref));
  in.word("and");
  made.second = ref(in.need(Rule::Ref));
  notesOut = notes(in);
  return made;
}

} // namespace quorate::syntax
