// Builds the declarations that hold clauses: the constitution itself, organisations, bodies, models and variations.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Constitution Builder::constitution(P::ConstitutionContext *tree, ast::Trivia &end) {
  using Status = ast::ConstitutionClause::Status;
  Cursor in = read(tree);
  in.skip();
  ast::Constitution made{in.string(), in.accept("{"), {}};
  while (auto *t = in.take<P::ConstitutionClauseContext>()) {
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
      inside.skip();
      clause.is = period(inside.take<P::PeriodContext>());
    } else {
      clause.is = text(inside.take<P::TextContext>(), clause.notes);
    }
    if (clause.notes.empty())
      clause.notes = notes(inside);
    with_.comments.close(clause.range, clause.trivia);
    made.clauses.push_back(std::move(clause));
  }
  if (made.block)
    with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Organisation Builder::organisation(P::OrganisationContext *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.skip();
  ast::Organisation made{name(in.take<P::NameContext>()), {}, {}, false, {}};
  if (auto *each = in.take<P::ForEachContext>())
    made.forEach = forEach(each);
  if (in.accept(":"))
    made.kind = name(in.take<P::NameContext>());
  notesOut = notes(in);
  made.block = in.accept("{");
  while (auto *t = in.take<P::OrganisationClauseContext>()) {
    ast::OrganisationClause clause;
    clause.range = rangeOf(t);
    with_.comments.open(clause.range, clause.trivia);
    Cursor inside = read(t);
    if (inside.accept("covers"))
      clause.is = ast::OrganisationClause::Covers{refs(inside.take<P::RefsContext>())};
    else if (inside.accept("holds"))
      clause.is = ast::OrganisationClause::Holds{refs(inside.take<P::RefsContext>())};
    else if (inside.accept("succeeds"))
      clause.is = ast::OrganisationClause::Succeeds{refs(inside.take<P::RefsContext>())};
    else if (inside.accept("acts")) {
      inside.skip();
      clause.is = ast::OrganisationClause::ActsThrough{refOrOpen(inside)};
    } else
      clause.is = text(inside.take<P::TextContext>(), clause.notes);
    if (clause.notes.empty())
      clause.notes = notes(inside);
    with_.comments.close(clause.range, clause.trivia);
    made.clauses.push_back(std::move(clause));
  }
  if (made.block)
    with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Body Builder::body(P::BodyContext *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.skip();
  ast::Body made;
  made.name = name(in.take<P::NameContext>());
  if (in.accept("of"))
    made.of = ref(in.take<P::RefContext>());
  if (auto *each = in.take<P::ForEachContext>())
    made.forEach = forEach(each);
  if (in.accept(":"))
    made.kind = name(in.take<P::NameContext>());
  while (in.accept(",")) {
    if (in.accept("follows")) {
      made.follows = name(in.take<P::NameContext>());
    } else {
      made.joint = in.accept("joint");
      in.skip(2);
      made.committeeOf = refs(in.take<P::RefsContext>());
    }
  }
  notesOut = notes(in);
  made.block = in.accept("{");
  if (made.block)
    made.clauses = bodyClauses(in, end);
  return made;
}

ast::ModelRules Builder::model(P::ModelContext *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.skip();
  ast::ModelRules made{name(in.take<P::NameContext>()), {}};
  notesOut = notes(in);
  in.skip();
  made.clauses = bodyClauses(in, end);
  return made;
}

ast::Variation Builder::variation(P::VariationContext *tree, ast::Trivia &end) {
  Cursor in = read(tree);
  in.skip();
  ast::Variation made{ref(in.take<P::RefContext>()), {}, {}};
  if (in.accept(","))
    made.period = period(in.take<P::PeriodContext>());
  in.skip();
  made.clauses = bodyClauses(in, end);
  return made;
}

} // namespace quorate::syntax
