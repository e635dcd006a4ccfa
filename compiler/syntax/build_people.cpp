// Builds who holds what: people, and posts that nobody may hold together.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Person Builder::person(P::PersonContext *tree, ast::Notes &notesOut, ast::Trivia &end) {
  using Holds = ast::PersonClause::Holds;
  Cursor in = read(tree);
  in.skip();
  ast::Person made{name(in.take<P::NameContext>()), false, {}};
  if (in.accept("is")) {
    Holds holds{Holds::How::Holds, ref(in.take<P::RefContext>())};
    ast::PersonClause clause{std::move(holds), notes(in), rangeOf(tree), {}};
    made.clauses.push_back(std::move(clause));
    return made;
  }
  made.block = true;
  notesOut = notes(in);
  for (auto *each : tree->personClause())
    made.clauses.push_back(personClause(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::PersonClause Builder::personClause(P::PersonClauseContext *tree) {
  using Holds = ast::PersonClause::Holds;
  using How = Holds::How;
  ast::PersonClause made{ast::PersonClause::Born{}, {}, rangeOf(tree), {}};
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  std::string_view first = in.text();
  if (first == "holds" || first == "shares") {
    made.is = Holds{first == "holds" ? How::Holds : How::Shares, ref(in.take<P::RefContext>())};
  } else if (first == "acts" || first == "deputises") {
    in.skip();
    made.is = Holds{first == "acts" ? How::ActsAs : How::DeputisesFor, ref(in.take<P::RefContext>())};
  } else if (first == "belongs") {
    in.skip();
    made.is = ast::PersonClause::BelongsTo{ref(in.take<P::RefContext>())};
  } else if (first == "is") {
    in.skip();
    made.is = ast::PersonClause::IsA{name(in.take<P::NameContext>())};
  } else {
    made.is = ast::PersonClause::Born{day(in)};
  }
  made.notes = notes(in);
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::Incompatible Builder::nobody(P::NobodyContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip(3);
  ast::Incompatible made;
  made.first = ref(in.take<P::RefContext>());
  in.skip();
  made.second = ref(in.take<P::RefContext>());
  notesOut = notes(in);
  return made;
}

} // namespace quorate::syntax
