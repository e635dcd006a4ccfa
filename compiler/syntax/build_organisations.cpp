// Builds the declarations that hold clauses: the constitution itself, organisations, bodies, models and variations.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Constitution Builder::constitution(const Node *tree, ast::Trivia &end) {
  Cursor in = read(tree);
  in.word("constitution");
  ast::Constitution made{in.string(), in.accept("{"), {}};
  while (const Node *t = in.take(Rule::ConstitutionClause)) {
    ast::ConstitutionClause clause;
    clause.range = rangeOf(t);
    with_.comments.open(clause.range, clause.trivia);
    Cursor inside = read(t);
    if (inside.accept("status")) {
      std::string_view status = inside.text();
      clause.is = status == "draft" ? Status::Draft : status == "proposed" ? Status::Proposed : Status::Adopted;
    } else if (inside.accept("version")) {
      clause.is = ast::ConstitutionClause::Version{inside.string()};
    } else if (inside.accept("in")) {
      inside.word("force");
      clause.is = period(inside.need(Rule::Period));
    } else {
      clause.is = text(inside.take(Rule::Text), clause.notes);
    }
    // `text` reads its notes itself; of every other clause they stand behind it.
    if (clause.notes.empty())
      clause.notes = notes(inside);
    with_.comments.close(clause.range, clause.trivia);
    made.clauses.push_back(std::move(clause));
  }
  // What stands before the closing brace belongs to no clause in it.
  if (made.block)
    with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Organisation Builder::organisation(const Node *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.word("organisation");
  ast::Organisation made{name(in.need(Rule::Name)), {}, {}, false, {}};
  if (const Node *each = in.take(Rule::ForEach))
    made.forEach = forEach(each);
  if (in.accept(":"))
    made.kind = name(in.need(Rule::Name));
  notesOut = notes(in);
  made.block = in.accept("{");
  while (const Node *t = in.take(Rule::OrganisationClause)) {
    ast::OrganisationClause clause;
    clause.range = rangeOf(t);
    with_.comments.open(clause.range, clause.trivia);
    Cursor inside = read(t);
    if (inside.accept("covers"))
      clause.is = ast::OrganisationClause::Covers{refs(inside.need(Rule::Refs))};
    else if (inside.accept("holds")) {
      std::vector<ast::Ref> functions = refs(inside.need(Rule::Refs));
      clause.is = ast::OrganisationClause::Holds{std::move(functions), onCondition(inside)};
    } else if (inside.accept("succeeds"))
      clause.is = ast::OrganisationClause::Succeeds{refs(inside.need(Rule::Refs))};
    else if (inside.accept("acts")) {
      inside.word("through");
      clause.is = ast::OrganisationClause::ActsThrough{refOrOpen(inside)};
    } else
      clause.is = text(inside.take(Rule::Text), clause.notes);
    if (clause.notes.empty())
      clause.notes = notes(inside);
    with_.comments.close(clause.range, clause.trivia);
    made.clauses.push_back(std::move(clause));
  }
  if (made.block)
    with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Body Builder::body(const Node *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.word("body");
  ast::Body made;
  made.name = name(in.need(Rule::Name));
  if (in.accept("of"))
    made.of = ref(in.need(Rule::Ref));
  if (const Node *each = in.take(Rule::ForEach))
    made.forEach = forEach(each);
  if (in.accept(":"))
    made.kind = name(in.need(Rule::Name));
  // In either order.
  while (in.accept(",")) {
    if (in.accept("follows")) {
      made.follows = name(in.need(Rule::Name));
    } else {
      made.joint = in.accept("joint");
      in.words("committee", "of");
      made.committeeOf = refs(in.need(Rule::Refs));
    }
  }
  notesOut = notes(in);
  made.block = in.accept("{");
  if (made.block)
    made.clauses = bodyClauses(in, end);
  return made;
}

ast::ModelRules Builder::model(const Node *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.word("model");
  ast::ModelRules made{name(in.need(Rule::Name)), {}};
  notesOut = notes(in);
  in.word("{");
  made.clauses = bodyClauses(in, end);
  return made;
}

ast::Variation Builder::variation(const Node *tree, ast::Trivia &end) {
  Cursor in = read(tree);
  in.word("in");
  ast::Variation made{ref(in.need(Rule::Ref)), {}, {}};
  if (in.accept(","))
    made.period = period(in.need(Rule::Period));
  in.word("{");
  made.clauses = bodyClauses(in, end);
  return made;
}

} // namespace quorate::syntax
