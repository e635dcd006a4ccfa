// Builds the declarations, and those of them that are one sentence: sources, kinds, places, posts, functions, days.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

void Builder::readDeclaration(Cursor &outer, ast::Declaration &made) {
  if (readStructure(outer, made) || readAuthority(outer, made) || readPeopleAndDays(outer, made))
    return;
  made.is = text(outer.take<P::TextContext>(), made.notes);
}

bool Builder::readStructure(Cursor &outer, ast::Declaration &made) {
  if (auto *t = outer.take<P::ConstitutionContext>())
    made.is = constitution(t, made.end);
  else if (auto *used = outer.take<P::UseContext>())
    made.is = use(used);
  else if (auto *cited = outer.take<P::CiteContext>())
    made.is = cite(cited);
  else if (auto *sort = outer.take<P::KindContext>())
    made.is = kind(sort, made.notes);
  else if (auto *where = outer.take<P::PlaceContext>())
    made.is = place(where, made.notes);
  else if (auto *legal = outer.take<P::OrganisationContext>())
    made.is = organisation(legal, made.notes, made.end);
  else if (auto *board = outer.take<P::BodyContext>())
    made.is = body(board, made.notes, made.end);
  else if (auto *rules = outer.take<P::ModelContext>())
    made.is = model(rules, made.notes, made.end);
  else if (auto *exception = outer.take<P::VariationContext>())
    made.is = variation(exception, made.end);
  else if (auto *office = outer.take<P::PostContext>())
    made.is = post(office, made.notes);
  else
    return false;
  return true;
}

bool Builder::readAuthority(Cursor &outer, ast::Declaration &made) {
  if (auto *t = outer.take<P::FunctionContext>())
    made.is = function(t, made.notes);
  else if (auto *kept = outer.take<P::ReserveContext>())
    made.is = reserve(kept, made.notes);
  else if (auto *given = outer.take<P::DelegateContext>())
    made.is = delegate(given, made.notes);
  else if (auto *table = outer.take<P::BandsContext>())
    made.is = bands(table, made.notes, made.end);
  else if (auto *change = outer.take<P::AmendContext>())
    made.is = amend(change, made.notes);
  else if (auto *meant = outer.take<P::ClaimContext>())
    made.is = claim(meant, made.notes);
  else if (auto *test = outer.take<P::ScenarioContext>())
    made.is = scenario(test, made.end);
  else
    return false;
  return true;
}

bool Builder::readPeopleAndDays(Cursor &outer, ast::Declaration &made) {
  if (auto *t = outer.take<P::PersonContext>()) {
    made.is = person(t, made.notes, made.end);
  } else if (auto *both = outer.take<P::NobodyContext>()) {
    made.is = nobody(both, made.notes);
  } else if (auto *file = outer.take<P::RegisterFileContext>()) {
    Cursor in = read(file);
    in.skip();
    made.is = ast::Register{in.string()};
    made.notes = notes(in);
  } else if (auto *time = outer.take<P::PhaseContext>()) {
    made.is = phase(time, made.notes);
  } else if (auto *days = outer.take<P::CalendarContext>()) {
    made.is = calendar(days, made.notes);
  } else {
    return false;
  }
  return true;
}

ast::Use Builder::use(P::UseContext *tree) {
  Cursor in = read(tree);
  in.skip();
  bool package = in.atToken(P::PATH);
  return {package, package ? std::string(in.text()) : in.string()};
}

ast::Cite Builder::cite(P::CiteContext *tree) {
  Cursor in = read(tree);
  in.skip();
  ast::Cite made{name(in.take<P::NameContext>()), {}, {}, {}};
  in.skip();
  made.title = in.string();
  if (in.accept("dated"))
    made.dated = day(in);
  if (in.accept("at"))
    made.at = in.string();
  return made;
}

ast::Kind Builder::kind(P::KindContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Kind made{names(in.take<P::NamesContext>()), {}};
  in.skip(2);
  made.of = name(in.take<P::NameContext>());
  notesOut = notes(in);
  return made;
}

ast::Place Builder::place(P::PlaceContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Place made{names(in.take<P::NamesContext>()), {}, {}};
  in.skip();
  made.kind = name(in.take<P::NameContext>());
  if (in.accept("in"))
    made.in = name(in.take<P::NameContext>());
  notesOut = notes(in);
  return made;
}

ast::Post Builder::post(P::PostContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Post made{name(in.take<P::NameContext>()), {}, {}, {}};
  if (in.accept("of"))
    made.of = ref(in.take<P::RefContext>());
  if (auto *each = in.take<P::ForEachContext>())
    made.forEach = forEach(each);
  if (in.accept(","))
    made.memberClass = name(in.take<P::NameContext>());
  notesOut = notes(in);
  return made;
}

ast::Function Builder::function(P::FunctionContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Function made{names(in.take<P::NamesContext>()), {}, false, {}};
  if (in.accept(":"))
    made.groups = names(in.take<P::NamesContext>());
  while (in.accept(",")) {
    if (in.accept("has")) {
      in.skip(2);
      made.hasAmount = true;
    } else {
      in.skip();
      made.under = in.string();
    }
  }
  notesOut = notes(in);
  return made;
}

ast::Phase Builder::phase(P::PhaseContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Phase made{name(in.take<P::NameContext>()), {}};
  if (in.accept("on"))
    made.when = date(in.take<P::DateContext>());
  else
    made.when = period(in.take<P::PeriodContext>());
  notesOut = notes(in);
  return made;
}

ast::Calendar Builder::calendar(P::CalendarContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Calendar made{name(in.take<P::NameContext>()), {}};
  in.skip(2);
  for (auto *each : tree->calendarItem()) {
    Cursor inside = read(each);
    if (auto *named = inside.take<P::NameContext>()) {
      made.items.emplace_back(name(named));
      continue;
    }
    ast::Calendar::Days days;
    days.first = days.last = day(inside);
    if (inside.accept("to"))
      days.last = day(inside);
    if (days.first != 0 && days.last != 0 && days.last < days.first)
      with_.diagnostics
          .report<diag::EndsBeforeItBegins>(rangeOf(each),
                                            runtime::printDay(days.first) + " to " + runtime::printDay(days.last))
          .mend("write the earlier day first");
    made.items.emplace_back(days);
  }
  in.skip(2 * tree->calendarItem().size() - 1);
  notesOut = notes(in);
  return made;
}

ast::Scenario Builder::scenario(P::ScenarioContext *tree, ast::Trivia &end) {
  Cursor in = read(tree);
  in.skip();
  ast::Scenario made{in.string(), {}, {}};
  if (in.accept("on"))
    made.day = day(in);
  in.skip();
  while (auto *asked = in.take<P::QuestionContext>()) {
    auto *answer = in.take<P::ExpectedContext>();
    ast::Expectation each;
    each.range = {rangeOf(asked).begin, rangeOf(answer).end};
    with_.comments.open(each.range, each.trivia);
    each.question = question(asked);
    each.answer = expected(answer, each.list);
    with_.comments.close(each.range, each.trivia);
    made.expectations.push_back(std::move(each));
  }
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

} // namespace quorate::syntax
