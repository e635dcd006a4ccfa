// Builds the declarations, and those of them that are one sentence: sources, kinds, places, posts, functions, days.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

void Builder::readDeclaration(Cursor &outer, ast::Declaration &made) {
  if (readStructure(outer, made) || readAuthority(outer, made) || readPeopleAndDays(outer, made))
    return;
  made.is = text(outer.take(Rule::Text), made.notes);
}

bool Builder::readStructure(Cursor &outer, ast::Declaration &made) {
  if (const Node *t = outer.take(Rule::Constitution))
    made.is = constitution(t, made.end);
  else if (const Node *used = outer.take(Rule::Use))
    made.is = use(used);
  else if (const Node *cited = outer.take(Rule::Cite))
    made.is = cite(cited);
  else if (const Node *sort = outer.take(Rule::Kind))
    made.is = kind(sort, made.notes);
  else if (const Node *where = outer.take(Rule::Place))
    made.is = place(where, made.notes);
  else if (const Node *legal = outer.take(Rule::Organisation))
    made.is = organisation(legal, made.notes, made.end);
  else if (const Node *board = outer.take(Rule::Body))
    made.is = body(board, made.notes, made.end);
  else if (const Node *rules = outer.take(Rule::Model))
    made.is = model(rules, made.notes, made.end);
  else if (const Node *exception = outer.take(Rule::Variation))
    made.is = variation(exception, made.end);
  else if (const Node *office = outer.take(Rule::Post))
    made.is = post(office, made.notes);
  else
    return false;
  return true;
}

bool Builder::readAuthority(Cursor &outer, ast::Declaration &made) {
  if (const Node *t = outer.take(Rule::Function))
    made.is = function(t, made.notes);
  else if (const Node *kept = outer.take(Rule::Reserve))
    made.is = reserve(kept, made.notes);
  else if (const Node *given = outer.take(Rule::Delegate))
    made.is = delegate(given, made.notes);
  else if (const Node *table = outer.take(Rule::Bands))
    made.is = bands(table, made.notes, made.end);
  else if (const Node *change = outer.take(Rule::Amend))
    made.is = amend(change, made.notes);
  else if (const Node *meant = outer.take(Rule::Claim))
    made.is = claim(meant, made.notes);
  else if (const Node *test = outer.take(Rule::Scenario))
    made.is = scenario(test, made.end);
  else
    return false;
  return true;
}

bool Builder::readPeopleAndDays(Cursor &outer, ast::Declaration &made) {
  if (const Node *t = outer.take(Rule::Person)) {
    made.is = person(t, made.notes, made.end);
  } else if (const Node *both = outer.take(Rule::Nobody)) {
    made.is = nobody(both, made.notes);
  } else if (const Node *file = outer.take(Rule::RegisterFile)) {
    Cursor in = read(file);
    in.word("register");
    made.is = ast::Register{in.string()};
    made.notes = notes(in);
  } else if (const Node *time = outer.take(Rule::Phase)) {
    made.is = phase(time, made.notes);
  } else if (const Node *days = outer.take(Rule::Calendar)) {
    made.is = calendar(days, made.notes);
  } else {
    return false;
  }
  return true;
}

ast::Use Builder::use(const Node *tree) {
  Cursor in = read(tree);
  in.word("use");
  bool package = in.at(WordKind::Path);
  return {package, package ? std::string(in.text()) : in.string()};
}

ast::Cite Builder::cite(const Node *tree) {
  Cursor in = read(tree);
  in.word("cite");
  ast::Cite made{name(in.need(Rule::Name)), {}, {}, {}};
  in.word("is");
  made.title = in.string();
  if (in.accept("dated"))
    made.dated = day(in);
  if (in.accept("at"))
    made.at = in.string();
  return made;
}

ast::Kind Builder::kind(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("kind");
  ast::Kind made{names(in.need(Rule::Names)), {}};
  in.oneOf({"is", "are"});
  in.oneOf({"a", "an"});
  made.of = name(in.need(Rule::Name));
  notesOut = notes(in);
  return made;
}

ast::Place Builder::place(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("place");
  ast::Place made{names(in.need(Rule::Names)), {}, {}};
  in.word(":");
  made.kind = name(in.need(Rule::Name));
  if (in.accept("in"))
    made.in = name(in.need(Rule::Name));
  notesOut = notes(in);
  return made;
}

ast::Post Builder::post(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("post");
  ast::Post made{name(in.need(Rule::Name)), {}, {}, {}};
  if (in.accept("of"))
    made.of = ref(in.need(Rule::Ref));
  if (const Node *each = in.take(Rule::ForEach))
    made.forEach = forEach(each);
  if (in.accept(","))
    made.memberClass = name(in.need(Rule::Name));
  notesOut = notes(in);
  return made;
}

ast::Function Builder::function(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("function");
  ast::Function made{names(in.need(Rule::Names)), {}, false, {}};
  if (in.accept(":"))
    made.groups = names(in.need(Rule::Names));
  while (in.accept(",")) {
    if (in.accept("has")) {
      in.words("an", "amount");
      made.hasAmount = true;
    } else {
      in.word("under");
      made.under = in.string();
    }
  }
  notesOut = notes(in);
  return made;
}

ast::Phase Builder::phase(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("phase");
  ast::Phase made{name(in.need(Rule::Name)), {}};
  if (in.accept("on"))
    made.when = date(in.need(Rule::Date));
  else
    made.when = period(in.need(Rule::Period));
  notesOut = notes(in);
  return made;
}

ast::Calendar Builder::calendar(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("calendar");
  ast::Calendar made{name(in.need(Rule::Name)), {}};
  in.words("leaves", "out");
  for (const Node *each : Parts(tree, Rule::CalendarItem)) {
    Cursor inside = read(each);
    if (const Node *named = inside.take(Rule::Name)) {
      made.items.emplace_back(name(named));
      continue;
    }
    ast::Calendar::Days days;
    days.first = days.last = day(inside);
    if (inside.accept("to"))
      days.last = day(inside);
    // A day that does not exist has been reported, and stands as 0. Both ends of a stretch are left out, so that one
    // day may be a stretch.
    if (days.first != 0 && days.last != 0 && days.last < days.first)
      with_.diagnostics
          .report<diag::EndsBeforeItBegins>(rangeOf(each),
                                            runtime::printDay(days.first) + " to " + runtime::printDay(days.last))
          .mend("write the earlier day first");
    made.items.emplace_back(days);
  }
  in.passAll(Rule::CalendarItem);
  notesOut = notes(in);
  return made;
}

ast::Scenario Builder::scenario(const Node *tree, ast::Trivia &end) {
  Cursor in = read(tree);
  in.word("scenario");
  ast::Scenario made{in.string(), {}, {}};
  if (in.accept("on"))
    made.day = day(in);
  in.word("{");
  while (const Node *asked = in.take(Rule::Question)) {
    const Node *answer = in.need(Rule::Expected);
    ast::Expectation each;
    // A comment behind the answer is about the question, too.
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
