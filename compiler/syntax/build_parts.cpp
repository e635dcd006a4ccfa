// Builds what clauses have in common: names and references, open points, dates and periods, notes, prose.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Name Builder::name(P::NameContext *tree) {
  Cursor in = read(tree);
  bool quoted = in.atToken(P::STRING);
  antlr4::Token *token = in.token();
  if (quoted)
    return {with_.names.intern(unquote(in.textOf(token))), rangeOf(token)};
  return {with_.names.intern(in.textOf(token)), rangeOf(token)};
}

std::vector<ast::Name> Builder::names(ParserRuleContext *tree) {
  std::vector<ast::Name> all;
  for (auto *kid : tree->children)
    if (auto *each = as<P::NameContext>(kid))
      all.push_back(name(each));
  return all;
}

ast::Ref Builder::plainRef(P::PlainRefContext *tree) {
  Cursor in = read(tree);
  ast::Ref ref;
  ref.head = name(in.take<P::NameContext>());
  while (in.accept("of")) {
    ast::Qualifier of;
    of.which = in.accept("that")    ? ast::Which::That
               : in.accept("each")  ? ast::Which::Each
               : in.accept("every") ? ast::Which::Every
                                    : ast::Which::Plain;
    of.name = name(in.take<P::NameContext>());
    ref.of.push_back(of);
  }
  ref.range = rangeOf(tree);
  return ref;
}

ast::Ref Builder::ref(P::RefContext *tree) {
  Cursor in = read(tree);
  ast::Which which = in.accept("the")     ? ast::Which::The
                     : in.accept("each")  ? ast::Which::Each
                     : in.accept("every") ? ast::Which::Every
                                          : ast::Which::Plain;
  ast::Ref ref = plainRef(in.take<P::PlainRefContext>());
  ref.which = which;
  ref.range = rangeOf(tree);
  return ref;
}

std::vector<ast::Ref> Builder::refs(ParserRuleContext *tree) {
  std::vector<ast::Ref> all;
  for (auto *kid : tree->children)
    if (auto *each = as<P::RefContext>(kid))
      all.push_back(ref(each));
  return all;
}

ast::Open Builder::open(P::OpenContext *tree) {
  Cursor in = read(tree);
  ast::Open open;
  if (!in.at("to")) {
    open.noun = in.text();
    open.noun += ' ';
    open.noun += in.text();
  }
  in.skip(3);
  open.note = in.string();
  open.range = rangeOf(tree);
  return open;
}

ast::Date Builder::date(P::DateContext *tree) {
  Cursor in = read(tree);
  if (auto *unknown = in.take<P::OpenContext>())
    return open(unknown);
  if (!in.accept("the"))
    return day(in);
  bool end = in.at("end");
  in.skip(2);
  return ast::PhaseDay{end, name(in.take<P::NameContext>())};
}

ast::Period Builder::period(P::PeriodContext *tree) {
  Cursor in = read(tree);
  ast::Period period;
  if (in.accept("from"))
    period.from = date(in.take<P::DateContext>());
  if (in.accept("until"))
    period.until = date(in.take<P::DateContext>());
  if (in.accept("during"))
    period.during = name(in.take<P::NameContext>());
  period.range = rangeOf(tree);
  const ast::Day *first = period.from ? std::get_if<ast::Day>(&*period.from) : nullptr;
  const ast::Day *end = period.until ? std::get_if<ast::Day>(&*period.until) : nullptr;
  // A day that does not exist has been reported, and stands as 0.
  if (first && end && *first != 0 && *end != 0)
    checkOrder(period.range, *first, *end, "from " + runtime::printDay(*first) + " until " + runtime::printDay(*end));
  return period;
}

ast::Note Builder::note(P::NoteContext *tree) {
  Cursor in = read(tree);
  ast::Note note{ast::Assumed{}, rangeOf(tree)};
  if (in.accept("see")) {
    ast::See see{name(in.take<P::NameContext>()), {}};
    if (in.accept("at"))
      see.at = in.string();
    note.is = std::move(see);
  } else if (in.accept("assumed")) {
    note.is = ast::Assumed{in.string()};
  } else if (in.accept("also")) {
    in.skip();
    note.is = ast::AlsoCalled{names(in.take<P::AndNamesContext>())};
  } else if (in.accept("known")) {
    in.skip();
    note.is = ast::KnownAs{name(in.take<P::NameContext>())};
  } else if (in.accept("subject")) {
    in.skip();
    note.is = ast::SubjectTo{names(in.take<P::AndNamesContext>())};
  } else if (in.accept("despite")) {
    note.is = ast::Despite{names(in.take<P::AndNamesContext>())};
  } else {
    in.skip(3);
    note.is = ast::Open{"", in.string(), note.range};
  }
  return note;
}

void Builder::annotations(Cursor &in, ast::Notes &into) {
  while (auto *annotation = in.take<P::AnnotationContext>()) {
    Cursor inside = read(annotation);
    inside.accept(",");
    into.push_back(note(inside.take<P::NoteContext>()));
  }
}

ast::Notes Builder::notes(Cursor &in) {
  ast::Notes all;
  auto *when = in.take<P::WhenContext>();
  if (!when) {
    annotations(in, all);
    return all;
  }
  Cursor inside = read(when);
  inside.accept(",");
  if (auto *days = inside.take<P::PeriodContext>()) {
    ast::Period made = period(days);
    Range range = made.range;
    all.push_back({std::move(made), range});
  }
  annotations(inside, all);
  return all;
}

ast::Name Builder::forEach(P::ForEachContext *tree) {
  Cursor in = read(tree);
  in.skip(2);
  return name(in.take<P::NameContext>());
}

ast::OrOpen<ast::Ref> Builder::refOrOpen(Cursor &in) {
  if (auto *unknown = in.take<P::OpenContext>())
    return open(unknown);
  return ref(in.take<P::RefContext>());
}

ast::OrOpen<std::vector<ast::Ref>> Builder::refsOrOpen(Cursor &in) {
  if (auto *unknown = in.take<P::OpenContext>())
    return open(unknown);
  return refs(in.take<P::RefsContext>());
}

std::optional<ast::Ref> Builder::onMatter(Cursor &in) {
  if (!in.accept("on"))
    return std::nullopt;
  return ref(in.take<P::RefContext>());
}

std::vector<ast::Ref> Builder::onMatters(Cursor &in) {
  if (!in.accept("on"))
    return {};
  return refs(in.take<P::RefsContext>());
}

std::vector<ast::Ref> Builder::agreement(Cursor &in) {
  auto *tree = in.take<P::AgreementContext>();
  return tree ? refs(tree->refs()) : std::vector<ast::Ref>();
}

ast::Text Builder::text(P::TextContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Text text{in.string(), {}};
  if (in.accept(":"))
    text.second = in.string();
  notesOut = notes(in);
  return text;
}

} // namespace quorate::syntax
