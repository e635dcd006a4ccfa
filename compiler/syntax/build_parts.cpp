// Builds what clauses have in common: names and references, open points, dates and periods, notes, prose.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Name Builder::name(const Node *tree) {
  Cursor in = read(tree);
  bool quoted = in.at(WordKind::String);
  const Node *token = in.anyWord();
  // Quoted or not, the same spelling is the same name (docs/language.md, "Names").
  if (quoted)
    return {with_.names.intern(unquote(in.textOf(token))), rangeOf(token)};
  return {with_.names.intern(in.textOf(token)), rangeOf(token)};
}

std::vector<ast::Name> Builder::names(const Node *tree) {
  std::vector<ast::Name> all;
  for (const Node *each : Parts(tree, Rule::Name))
    all.push_back(name(each));
  return all;
}

ast::Ref Builder::plainRef(const Node *tree) {
  Cursor in = read(tree);
  ast::Ref ref;
  ref.head = name(in.need(Rule::Name));
  while (in.accept("of")) {
    ast::Qualifier of;
    of.which = in.accept("that")    ? ast::Which::That
               : in.accept("each")  ? ast::Which::Each
               : in.accept("every") ? ast::Which::Every
                                    : ast::Which::Plain;
    of.name = name(in.need(Rule::Name));
    ref.of.push_back(of);
  }
  ref.range = rangeOf(tree);
  return ref;
}

ast::Ref Builder::ref(const Node *tree) {
  Cursor in = read(tree);
  ast::Which which = in.accept("the")     ? ast::Which::The
                     : in.accept("each")  ? ast::Which::Each
                     : in.accept("every") ? ast::Which::Every
                                          : ast::Which::Plain;
  ast::Ref ref = plainRef(in.need(Rule::PlainRef));
  ref.which = which;
  ref.range = rangeOf(tree);
  return ref;
}

std::vector<ast::Ref> Builder::refs(const Node *tree) {
  std::vector<ast::Ref> all;
  for (const Node *each : Parts(tree, Rule::Ref))
    all.push_back(ref(each));
  return all;
}

ast::Open Builder::open(const Node *tree) {
  Cursor in = read(tree);
  ast::Open open;
  // The noun says to a reader what is missing, and changes nothing: "an amount to be confirmed".
  if (!in.at("to")) {
    open.noun = in.text();
    open.noun += ' ';
    open.noun += in.text();
  }
  in.words("to", "be", "confirmed");
  open.note = in.string();
  open.range = rangeOf(tree);
  return open;
}

ast::Date Builder::date(const Node *tree) {
  Cursor in = read(tree);
  if (const Node *unknown = in.take(Rule::Open))
    return open(unknown);
  if (!in.accept("the"))
    return day(in);
  bool end = in.choose<bool>({{"start", false}, {"end", true}});
  in.word("of");
  return ast::PhaseDay{end, name(in.need(Rule::Name))};
}

ast::Period Builder::period(const Node *tree) {
  Cursor in = read(tree);
  ast::Period period;
  if (in.accept("from"))
    period.from = date(in.need(Rule::Date));
  if (in.accept("until"))
    period.until = date(in.need(Rule::Date));
  if (in.accept("during"))
    period.during = name(in.need(Rule::Name));
  period.range = rangeOf(tree);
  const ast::Day *first = period.from ? std::get_if<ast::Day>(&*period.from) : nullptr;
  const ast::Day *end = period.until ? std::get_if<ast::Day>(&*period.until) : nullptr;
  // A day that does not exist has been reported, and stands as 0.
  if (first && end && *first != 0 && *end != 0)
    checkOrder(period.range, *first, *end, "from " + runtime::printDay(*first) + " until " + runtime::printDay(*end));
  return period;
}

ast::Note Builder::note(const Node *tree) {
  Cursor in = read(tree);
  ast::Note note{ast::Assumed{}, rangeOf(tree)};
  if (in.accept("see")) {
    ast::See see{name(in.need(Rule::Name)), {}};
    if (in.accept("at"))
      see.at = in.string();
    note.is = std::move(see);
  } else if (in.accept("assumed")) {
    note.is = ast::Assumed{in.string()};
  } else if (in.accept("also")) {
    in.word("called");
    note.is = ast::AlsoCalled{names(in.need(Rule::AndNames))};
  } else if (in.accept("known")) {
    in.word("as");
    note.is = ast::KnownAs{name(in.need(Rule::Name))};
  } else if (in.accept("subject")) {
    in.word("to");
    note.is = ast::SubjectTo{names(in.need(Rule::AndNames))};
  } else if (in.accept("despite")) {
    note.is = ast::Despite{names(in.need(Rule::AndNames))};
  } else {
    in.words("to", "be", "confirmed");
    note.is = ast::Open{"", in.string(), note.range};
  }
  return note;
}

void Builder::annotations(Cursor &in, ast::Notes &into) {
  while (const Node *annotation = in.take(Rule::Annotation)) {
    Cursor inside = read(annotation);
    inside.accept(",");
    into.push_back(note(inside.need(Rule::Note)));
  }
}

ast::Notes Builder::notes(Cursor &in) {
  ast::Notes all;
  const Node *when = in.take(Rule::When);
  if (!when) {
    annotations(in, all);
    return all;
  }
  Cursor inside = read(when);
  inside.accept(",");
  if (const Node *days = inside.take(Rule::Period)) {
    ast::Period made = period(days);
    Range range = made.range;
    all.push_back({std::move(made), range});
  }
  annotations(inside, all);
  return all;
}

ast::Name Builder::forEach(const Node *tree) {
  Cursor in = read(tree);
  in.words("for", "each");
  return name(in.need(Rule::Name));
}

ast::OrOpen<ast::Ref> Builder::refOrOpen(Cursor &in) {
  if (const Node *unknown = in.take(Rule::Open))
    return open(unknown);
  return ref(in.need(Rule::Ref));
}

ast::OrOpen<std::vector<ast::Ref>> Builder::refsOrOpen(Cursor &in) {
  if (const Node *unknown = in.take(Rule::Open))
    return open(unknown);
  return refs(in.need(Rule::Refs));
}

std::optional<ast::Ref> Builder::onMatter(Cursor &in) {
  if (!in.accept("on"))
    return std::nullopt;
  return ref(in.need(Rule::Ref));
}

std::vector<ast::Ref> Builder::onMatters(Cursor &in) {
  if (!in.accept("on"))
    return {};
  return refs(in.need(Rule::Refs));
}

std::vector<ast::Ref> Builder::agreement(Cursor &in) {
  const Node *tree = in.take(Rule::Agreement);
  return tree ? agreementWith(tree) : std::vector<ast::Ref>();
}

std::vector<ast::Ref> Builder::agreementWith(const Node *tree) {
  Cursor in = read(tree);
  in.words("with", "the");
  in.oneOf({"agreement", "consent"});
  in.word("of");
  return refs(in.need(Rule::Refs));
}

ast::Text Builder::text(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("text");
  ast::Text text{in.string(), {}};
  if (in.accept(":"))
    text.second = in.string();
  notesOut = notes(in);
  return text;
}

} // namespace quorate::syntax
