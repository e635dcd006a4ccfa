// One small function for each rule of the grammar, reading the rule's parts from left to right.
#include "compiler/syntax/build.h"

#include <charconv>
#include <typeinfo>

namespace quorate::syntax {

using P = grammar::QuorateParser;
using antlr4::ParserRuleContext;

namespace {

/// The text of a quotation: escapes resolved, blanks folded, an empty line kept as the end of a paragraph.
std::string unquote(std::string_view quoted) {
  std::string out;
  int lineEnds = 0;
  bool gap = false;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    char c = quoted[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      gap = true;
      lineEnds += c == '\n';
      continue;
    }
    if (c == '\\' && i + 2 < quoted.size())
      c = quoted[++i];
    if (gap && !out.empty())
      out += lineEnds > 1 ? "\n\n" : " ";
    gap = false;
    lineEnds = 0;
    out += c;
  }
  return out;
}

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

private:
  Range rangeOf(antlr4::Token *token) const {
    return {with_.file.base + static_cast<std::uint32_t>(token->getStartIndex()),
            with_.file.base + static_cast<std::uint32_t>(token->getStopIndex() + 1)};
  }
  Range rangeOf(ParserRuleContext *tree) const {
    return {rangeOf(tree->getStart()).begin, rangeOf(tree->getStop()).end};
  }
  Cursor read(ParserRuleContext *tree) const { return Cursor(with_, tree); }

  // Values.
  std::uint32_t integer(Cursor &in);
  ast::Fraction fraction(P::FractionContext *tree);
  ast::Money money(Cursor &in);
  ast::Day day(Cursor &in);

  // Shared parts.
  ast::Name name(P::NameContext *tree);
  std::vector<ast::Name> names(ParserRuleContext *tree);
  ast::Ref plainRef(P::PlainRefContext *tree);
  ast::Ref ref(P::RefContext *tree);
  std::vector<ast::Ref> refs(ParserRuleContext *tree);
  ast::Open open(P::OpenContext *tree);
  ast::Date date(P::DateContext *tree);
  ast::Period period(P::PeriodContext *tree);
  ast::Note note(P::NoteContext *tree);
  ast::Notes notes(Cursor &in);
  ast::Name forEach(P::ForEachContext *tree);
  template <class Rule, class Read> auto orOpen(Cursor &in, Read read) -> ast::OrOpen<decltype(read(in.take<Rule>()))> {
    if (auto *unknown = in.take<P::OpenContext>())
      return open(unknown);
    return read(in.take<Rule>());
  }
  ast::OrOpen<ast::Ref> refOrOpen(Cursor &in) {
    return orOpen<P::RefContext>(in, [&](P::RefContext *r) { return ref(r); });
  }
  ast::OrOpen<std::vector<ast::Ref>> refsOrOpen(Cursor &in) {
    return orOpen<P::RefsContext>(in, [&](P::RefsContext *r) { return refs(r); });
  }
  ast::Functions functions(P::FunctionsContext *tree);
  ast::Limit limit(P::LimitContext *tree);
  ast::Text text(P::TextContext *tree, ast::Notes &notesOut);

  // Declarations.
  void readDeclaration(Cursor &outer, ast::Declaration &made);
  ast::Constitution constitution(P::ConstitutionContext *tree, ast::Trivia &end);
  ast::Organisation organisation(P::OrganisationContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Body body(P::BodyContext *tree, ast::Notes &notesOut, ast::Trivia &end);
  ast::Delegate delegate(P::DelegateContext *tree, ast::Notes &notesOut);
  ast::Claim claim(P::ClaimContext *tree, ast::Notes &notesOut);
  ast::Scenario scenario(P::ScenarioContext *tree, ast::Trivia &end);

  // Clauses of a body.
  std::vector<ast::BodyClause> bodyClauses(Cursor &in, ast::Trivia &end);
  ast::BodyClause bodyClause(P::BodyClauseContext *tree);
  void readBodyClause(Cursor &outer, ast::BodyClause &made);
  ast::Members members(P::MembersContext *tree, ast::Trivia &end);
  ast::Seat seat(P::SeatContext *tree);
  ast::SeatTerm seatTerm(P::SeatTermContext *tree);
  ast::OrOpen<ast::NumberOf> count(P::CountContext *tree);
  ast::Quorum quorum(P::QuorumContext *tree);
  ast::People people(P::PeopleContext *tree);
  ast::Quantity quantity(P::QuantityContext *tree);
  ast::Who who(P::WhoContext *tree);
  ast::Bound bound(P::BoundContext *tree);
  ast::Base base(P::BaseContext *tree);
  ast::Decides decides(P::DecidesContext *tree);
  ast::Threshold threshold(P::ThresholdContext *tree);
  ast::Tie tie(P::TieContext *tree);
  ast::Meeting meeting(P::MeetingContext *tree);

  // Claims and questions.
  ast::Property property(P::PropertyContext *tree);
  std::vector<ast::Subject> subjects(P::SubjectsContext *tree);
  ast::Measure measure(P::MeasureContext *tree);
  std::optional<ast::When> when(Cursor &in);
  std::optional<ast::Ref> onMatter(Cursor &in);
  std::vector<ast::Group> attendance(P::AttendanceContext *tree);
  ast::Group selection(P::SelectionContext *tree);
  ast::Someone someone(P::SomeoneContext *tree);
  ast::Group::Role role(P::RoleContext *tree);
  ast::Expectation::Answer expected(P::ExpectedContext *tree, std::vector<ast::Ref> &list);

  Building &with_;
};

// ---------------------------------------------------------------- values

std::uint32_t Builder::integer(Cursor &in) {
  antlr4::Token *token = in.token();
  std::string_view digits = in.textOf(token);
  std::uint32_t value = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || value > 1'000'000)
    with_.diagnostics.report<diag::NotANumber>(rangeOf(token), digits).mend("use a number up to 1000000");
  return value;
}

ast::Fraction Builder::fraction(P::FractionContext *tree) {
  std::string_view text = read(tree).text();
  ast::Fraction value{0, 1};
  std::uint64_t over = 1;
  std::uint64_t *part = nullptr;
  std::uint64_t up = 0;
  bool small = text.size() <= 15;
  bool point = false;
  for (char c : text) {
    if (c == '/') {
      over = 0;
      part = &over;
    } else if (c == '.') {
      point = true;
    } else if (c >= '0' && c <= '9') {
      std::uint64_t &into = part ? *part : up;
      into = into * 10 + static_cast<std::uint64_t>(c - '0');
      if (point)
        over *= 10;
    }
  }
  if (text.ends_with('%'))
    over *= 100;
  if (!small || over == 0 || up > over || over > 1'000'000) {
    with_.diagnostics.report<diag::NotAFraction>(rangeOf(tree), text)
        .mend("write a share such as 2/3 or 75%, with numbers up to 1000000");
    return value;
  }
  value.numerator = static_cast<std::uint32_t>(up);
  value.denominator = static_cast<std::uint32_t>(over);
  return value;
}

ast::Money Builder::money(Cursor &in) {
  antlr4::Token *token = in.token();
  if (auto value = runtime::parseMoney(in.textOf(token)))
    return *value;
  with_.diagnostics.report<diag::NotAnAmount>(rangeOf(token), in.textOf(token))
      .mend("write pounds and pence such as £250,000 or £1.50");
  return {};
}

ast::Day Builder::day(Cursor &in) {
  antlr4::Token *token = in.token();
  if (auto value = runtime::parseDay(in.textOf(token)))
    return *value;
  with_.diagnostics.report<diag::NotADate>(rangeOf(token), in.textOf(token))
      .mend("check the day and the month; years from 1800 to 2999 can be written");
  return 0;
}

// ---------------------------------------------------------------- shared parts

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
  return day(in);
}

ast::Period Builder::period(P::PeriodContext *tree) {
  Cursor in = read(tree);
  ast::Period period;
  if (in.accept("from"))
    period.from = date(in.take<P::DateContext>());
  if (in.accept("until"))
    period.until = date(in.take<P::DateContext>());
  period.range = rangeOf(tree);
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
  } else {
    in.skip(3);
    note.is = ast::Open{"", in.string(), note.range};
  }
  return note;
}

ast::Notes Builder::notes(Cursor &in) {
  ast::Notes all;
  while (auto *annotation = in.take<P::AnnotationContext>()) {
    Cursor inside = read(annotation);
    inside.accept(",");
    all.push_back(note(inside.take<P::NoteContext>()));
  }
  return all;
}

ast::Name Builder::forEach(P::ForEachContext *tree) {
  Cursor in = read(tree);
  in.skip(2);
  return name(in.take<P::NameContext>());
}

ast::Functions Builder::functions(P::FunctionsContext *tree) {
  Cursor in = read(tree);
  ast::Functions all;
  all.named = refs(in.take<P::RefsContext>());
  if (in.accept("except"))
    all.except = refs(in.take<P::RefsContext>());
  return all;
}

ast::Limit Builder::limit(P::LimitContext *tree) {
  Cursor in = read(tree);
  in.skip(2);
  ast::Limit limit;
  if (auto *unknown = in.take<P::OpenContext>())
    limit.amount = open(unknown);
  else
    limit.amount = money(in);
  in.skip();
  limit.per = in.at("year") ? ast::Per::Year : ast::Per::Decision;
  return limit;
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

// ---------------------------------------------------------------- declarations

void Builder::readDeclaration(Cursor &outer, ast::Declaration &made) {
  if (auto *t = outer.take<P::ConstitutionContext>()) {
    made.is = constitution(t, made.end);
    return;
  }
  if (auto *t = outer.take<P::UseContext>()) {
    Cursor in = read(t);
    in.skip();
    bool package = in.atToken(P::PATH);
    made.is = ast::Use{package, package ? std::string(in.text()) : in.string()};
    return;
  }
  if (auto *t = outer.take<P::CiteContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Cite cite{name(in.take<P::NameContext>()), {}, {}, {}};
    in.skip();
    cite.title = in.string();
    if (in.accept("dated"))
      cite.dated = day(in);
    if (in.accept("at"))
      cite.at = in.string();
    made.is = std::move(cite);
    return;
  }
  if (auto *t = outer.take<P::KindContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Kind kind{names(in.take<P::NamesContext>()), {}};
    in.skip(2);
    kind.of = name(in.take<P::NameContext>());
    made.notes = notes(in);
    made.is = std::move(kind);
    return;
  }
  if (auto *t = outer.take<P::PlaceContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Place place{names(in.take<P::NamesContext>()), {}, {}};
    in.skip();
    place.kind = name(in.take<P::NameContext>());
    if (in.accept("in"))
      place.in = name(in.take<P::NameContext>());
    made.notes = notes(in);
    made.is = std::move(place);
    return;
  }
  if (auto *t = outer.take<P::OrganisationContext>()) {
    made.is = organisation(t, made.notes, made.end);
    return;
  }
  if (auto *t = outer.take<P::BodyContext>()) {
    made.is = body(t, made.notes, made.end);
    return;
  }
  if (auto *t = outer.take<P::VariationContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Variation variation{ref(in.take<P::RefContext>()), {}};
    in.skip();
    variation.clauses = bodyClauses(in, made.end);
    made.is = std::move(variation);
    return;
  }
  if (auto *t = outer.take<P::PostContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Post post{name(in.take<P::NameContext>()), {}, {}, {}};
    if (in.accept("of"))
      post.of = ref(in.take<P::RefContext>());
    if (auto *each = in.take<P::ForEachContext>())
      post.forEach = forEach(each);
    if (in.accept(","))
      post.memberClass = name(in.take<P::NameContext>());
    made.notes = notes(in);
    made.is = std::move(post);
    return;
  }
  if (auto *t = outer.take<P::FunctionContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Function function{names(in.take<P::NamesContext>()), {}, false, {}};
    if (in.accept(":"))
      function.groups = names(in.take<P::NamesContext>());
    while (in.accept(",")) {
      if (in.accept("has")) {
        in.skip(2);
        function.hasAmount = true;
      } else {
        in.skip();
        function.under = in.string();
      }
    }
    made.notes = notes(in);
    made.is = std::move(function);
    return;
  }
  if (auto *t = outer.take<P::ReserveContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Reserve reserve{functions(in.take<P::FunctionsContext>()), {}, ast::Ref{}, {}};
    if (in.accept("in"))
      reserve.places = refs(in.take<P::RefsContext>());
    in.skip();
    reserve.to = refOrOpen(in);
    if (in.accept(","))
      reserve.period = period(in.take<P::PeriodContext>());
    made.notes = notes(in);
    made.is = std::move(reserve);
    return;
  }
  if (auto *t = outer.take<P::DelegateContext>()) {
    made.is = delegate(t, made.notes);
    return;
  }
  if (auto *t = outer.take<P::PhaseContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Phase phase{name(in.take<P::NameContext>()), {}};
    if (in.accept("on"))
      phase.when = date(in.take<P::DateContext>());
    else
      phase.when = period(in.take<P::PeriodContext>());
    made.notes = notes(in);
    made.is = std::move(phase);
    return;
  }
  if (auto *t = outer.take<P::PersonContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Person person{name(in.take<P::NameContext>()), {}, {}};
    in.skip();
    person.is = ref(in.take<P::RefContext>());
    in.accept(",");
    if (auto *when = in.take<P::PeriodContext>())
      person.period = period(when);
    made.notes = notes(in);
    made.is = std::move(person);
    return;
  }
  if (auto *t = outer.take<P::AmendContext>()) {
    Cursor in = read(t);
    in.skip();
    ast::Amend amend{refs(in.take<P::RefsContext>()), {}, {}};
    in.skip();
    amend.by = ref(in.take<P::RefContext>());
    if (in.accept(",")) {
      in.skip(4);
      amend.consent = refs(in.take<P::RefsContext>());
    }
    made.notes = notes(in);
    made.is = std::move(amend);
    return;
  }
  if (auto *t = outer.take<P::ClaimContext>()) {
    made.is = claim(t, made.notes);
    return;
  }
  if (auto *t = outer.take<P::ScenarioContext>()) {
    made.is = scenario(t, made.end);
    return;
  }
  made.is = text(outer.take<P::TextContext>(), made.notes);
}

ast::Declaration Builder::declaration(P::DeclarationContext *tree) {
  ast::Declaration made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor outer = read(tree);
  readDeclaration(outer, made);
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::Declaration Builder::blockHead(P::BlockHeadContext *tree) {
  ast::Declaration made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  if (in.accept("option")) {
    ast::Option option;
    option.name = name(in.take<P::NameContext>());
    made.is = std::move(option);
  } else {
    in.skip();
    made.is = ast::Assume{in.string(), {}};
  }
  return made;
}

ast::Constitution Builder::constitution(P::ConstitutionContext *tree, ast::Trivia &end) {
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
      clause.is = status == "draft"      ? ast::ConstitutionClause::Status::Draft
                  : status == "proposed" ? ast::ConstitutionClause::Status::Proposed
                                         : ast::ConstitutionClause::Status::Adopted;
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
    if (auto *when = in.take<P::PeriodContext>()) {
      made.period = period(when);
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

ast::Delegate Builder::delegate(P::DelegateContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Delegate made;
  made.functions = functions(in.take<P::FunctionsContext>());
  if (in.accept("in"))
    made.places = refs(in.take<P::RefsContext>());
  in.skip();
  made.from = refOrOpen(in);
  in.skip();
  made.to = refOrOpen(in);
  for (;;) {
    in.accept(",");
    if (auto *upTo = in.take<P::LimitContext>()) {
      made.limit = limit(upTo);
      continue;
    }
    if (auto *when = in.take<P::PeriodContext>()) {
      made.period = period(when);
    } else if (in.accept("on")) {
      in.skip();
      made.condition = in.string();
    } else if (in.accept("exclusively")) {
      made.exclusively = true;
    } else if (auto *t = in.take<P::SubDelegationContext>()) {
      Cursor inside = read(t);
      inside.skip(3);
      ast::SubDelegation sub;
      if (inside.accept("to"))
        sub.to = ref(inside.take<P::RefContext>());
      if (auto *l = inside.take<P::LimitContext>())
        sub.limit = limit(l);
      made.sub = std::move(sub);
    } else {
      break;
    }
  }
  notesOut = notes(in);
  return made;
}

ast::Claim Builder::claim(P::ClaimContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Claim made;
  made.title = in.string();
  made.property = property(in.take<P::PropertyContext>());
  if (in.accept(",")) {
    in.skip(3);
    made.known = in.text() == "refuted" ? ast::Claim::Known::ToBeRefuted : ast::Claim::Known::ToBeOpen;
    if (in.atToken(P::STRING))
      made.because = in.string();
  }
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

// ---------------------------------------------------------------- clauses of a body

std::vector<ast::BodyClause> Builder::bodyClauses(Cursor &in, ast::Trivia &end) {
  std::vector<ast::BodyClause> clauses;
  while (auto *t = in.take<P::BodyClauseContext>())
    clauses.push_back(bodyClause(t));
  with_.comments.end(rangeOf(in.token()).end, end);
  return clauses;
}

void Builder::readBodyClause(Cursor &outer, ast::BodyClause &made) {
  if (auto *t = outer.take<P::PurposeContext>()) {
    Cursor in = read(t);
    bool duty = in.at("duty");
    in.skip();
    made.is = ast::Purpose{duty, in.string()};
    return;
  }
  if (auto *t = outer.take<P::AccountableContext>()) {
    Cursor in = read(t);
    in.skip(2);
    made.is = ast::AccountableTo{refsOrOpen(in)};
    return;
  }
  if (auto *t = outer.take<P::LinkedContext>()) {
    Cursor in = read(t);
    in.skip(2);
    ast::LinkedTo linked{refs(in.take<P::RefsContext>()), {}};
    if (!in.done())
      linked.how = in.string();
    made.is = std::move(linked);
    return;
  }
  if (auto *t = outer.take<P::ChairedContext>()) {
    Cursor in = read(t);
    in.skip(2);
    if (auto *unknown = in.take<P::OpenContext>())
      made.is = ast::ChairedBy{open(unknown)};
    else
      made.is = ast::ChairedBy{refs(t)};
    return;
  }
  if (auto *t = outer.take<P::QuorumContext>()) {
    made.is = quorum(t);
    return;
  }
  if (auto *t = outer.take<P::DecidesContext>()) {
    made.is = decides(t);
    return;
  }
  if (auto *t = outer.take<P::MeetsContext>()) {
    ast::Meets meets;
    for (auto *each : t->meeting())
      meets.rules.push_back(meeting(each));
    made.is = std::move(meets);
    return;
  }
  if (auto *t = outer.take<P::ConflictsContext>()) {
    Cursor in = read(t);
    in.skip(2);
    ast::ConflictedMembers conflicts;
    conflicts.leave = in.accept("leave");
    if (!conflicts.leave)
      in.skip(5);
    conflicts.countToQuorum = in.accept(",");
    made.is = conflicts;
    return;
  }
  if (auto *t = outer.take<P::SucceedsContext>()) {
    Cursor in = read(t);
    in.skip();
    made.is = ast::Succeeds{refs(in.take<P::RefsContext>())};
    return;
  }
  if (auto *t = outer.take<P::MembersContext>()) {
    made.is = members(t, made.end);
    return;
  }
  made.is = text(outer.take<P::TextContext>(), made.notes);
}

ast::BodyClause Builder::bodyClause(P::BodyClauseContext *tree) {
  ast::BodyClause made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor outer = read(tree);
  readBodyClause(outer, made);
  if (made.notes.empty())
    made.notes = notes(outer);
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::Members Builder::members(P::MembersContext *tree, ast::Trivia &end) {
  ast::Members made;
  for (auto *each : tree->seat())
    made.seats.push_back(seat(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Seat Builder::seat(P::SeatContext *tree) {
  ast::Seat made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  made.name = name(in.take<P::NameContext>());
  made.count = count(in.take<P::CountContext>());
  in.skip();
  if (auto *each = in.take<P::ForEachContext>())
    made.forEach = forEach(each);
  while (in.accept(","))
    made.terms.push_back(seatTerm(in.take<P::SeatTermContext>()));
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::OrOpen<ast::NumberOf> Builder::count(P::CountContext *tree) {
  Cursor in = read(tree);
  if (auto *unknown = in.take<P::OpenContext>())
    return open(unknown);
  if (in.accept("at")) {
    in.skip();
    return ast::NumberOf{integer(in), {}};
  }
  std::uint32_t first = integer(in);
  if (in.accept("to"))
    return ast::NumberOf{first, integer(in)};
  return ast::NumberOf{first, first};
}

ast::SeatTerm Builder::seatTerm(P::SeatTermContext *tree) {
  Cursor in = read(tree);
  ast::SeatTerm made{ast::SeatDoesNotVote{}, rangeOf(tree)};
  if (in.accept("votes")) {
    ast::SeatVotes votes;
    if (in.at("except") || in.at("only")) {
      votes.scope = in.at("only") ? ast::SeatVotes::Scope::OnlyOn : ast::SeatVotes::Scope::ExceptOn;
      in.skip(2);
      votes.matters = refs(in.take<P::AndRefsContext>());
    }
    if (in.accept("with")) {
      in.skip();
      votes.weight = integer(in);
    }
    made.is = std::move(votes);
  } else if (in.accept("does")) {
    made.is = ast::SeatDoesNotVote{};
  } else if (in.accept("has")) {
    made.is = ast::SeatCastingVote{};
  } else if (in.accept("the")) {
    made.is = ast::SeatExOfficio{plainRef(in.take<P::PlainRefContext>())};
  } else if (in.accept("drawn")) {
    in.skip();
    made.is = ast::SeatDrawnFrom{ref(in.take<P::RefContext>())};
  } else if (in.at("appointed") || in.at("elected")) {
    ast::SeatFilledBy filled;
    filled.elected = in.at("elected");
    in.skip(2);
    if (auto *unknown = in.take<P::OpenContext>())
      filled.by = open(unknown);
    else
      filled.by = refs(in.take<P::AndRefsContext>());
    if (in.accept("for")) {
      filled.years = integer(in);
      in.skip();
    }
    if (in.accept("at")) {
      in.skip();
      filled.terms = integer(in);
    }
    made.is = std::move(filled);
  } else if (in.accept("deputy")) {
    in.skip(2);
    ast::SeatDeputy deputy;
    while (in.accept("and")) {
      if (in.accept("count"))
        deputy.counts = true;
      else if (in.accept("vote"))
        deputy.votes = true;
    }
    made.is = deputy;
  } else if (auto *when = in.take<P::PeriodContext>()) {
    made.is = period(when);
  } else if (auto *memberClass = in.take<P::NameContext>()) {
    made.is = ast::SeatClass{name(memberClass)};
  } else {
    made.is = note(in.take<P::NoteContext>());
  }
  return made;
}

ast::Quorum Builder::quorum(P::QuorumContext *tree) {
  Cursor in = read(tree);
  in.skip();
  if (in.accept("none"))
    return {ast::Quorum::None{}};
  if (auto *unknown = in.take<P::OpenContext>())
    return {open(unknown)};
  ast::Quorum::Rule rule;
  for (auto *each : tree->people())
    rule.requirements.push_back(people(each));
  return {std::move(rule)};
}

ast::People Builder::people(P::PeopleContext *tree) {
  Cursor in = read(tree);
  ast::People made;
  made.bound = bound(in.take<P::BoundContext>());
  made.quantity = quantity(in.take<P::QuantityContext>());
  if (in.accept("from"))
    made.from = ref(in.take<P::RefContext>());
  made.range = rangeOf(tree);
  return made;
}

ast::Quantity Builder::quantity(P::QuantityContext *tree) {
  Cursor in = read(tree);
  if (auto *share = in.take<P::FractionContext>()) {
    ast::ShareOf made{fraction(share), {}};
    in.skip();
    if (auto *of = in.take<P::BaseContext>())
      made.of = base(of);
    else
      made.of = ref(in.take<P::RefContext>());
    return {std::move(made)};
  }
  if (in.accept("the")) {
    ast::GreaterOf made;
    in.skip(2);
    made.first = std::make_unique<ast::Quantity>(quantity(in.take<P::QuantityContext>()));
    in.skip();
    made.second = std::make_unique<ast::Quantity>(quantity(in.take<P::QuantityContext>()));
    return {std::move(made)};
  }
  std::uint32_t number = integer(in);
  return {ast::NumberOfPeople{number, who(in.take<P::WhoContext>())}};
}

ast::Who Builder::who(P::WhoContext *tree) {
  Cursor in = read(tree);
  if (in.accept("members") || in.accept("member"))
    return {ast::Who::Of::Members, {}};
  if (in.accept("voting"))
    return {ast::Who::Of::VotingMembers, {}};
  return {ast::Who::Of::Named, ref(in.take<P::RefContext>())};
}

ast::Bound Builder::bound(P::BoundContext *tree) {
  return read(tree).at("at") ? ast::Bound::AtLeast : ast::Bound::MoreThan;
}

ast::Base Builder::base(P::BaseContext *tree) {
  Cursor in = read(tree);
  std::string_view first = in.text();
  if (first == "votes")
    return ast::Base::VotesCast;
  if (first == "eligible")
    return ast::Base::EligibleMembers;
  if (first == "members")
    return ast::Base::MembersPresent;
  if (first == "voting")
    return ast::Base::VotingMembersPresent;
  bool voting = in.at("voting");
  if (first == "filled")
    return voting ? ast::Base::FilledVotingSeats : ast::Base::FilledSeats;
  return voting ? ast::Base::AllVotingSeats : ast::Base::AllSeats;
}

ast::Decides Builder::decides(P::DecidesContext *tree) {
  Cursor in = read(tree);
  in.skip();
  ast::Decides made;
  if (in.accept("on"))
    made.matters = refs(in.take<P::RefsContext>());
  in.skip();
  if (auto *unknown = in.take<P::OpenContext>()) {
    made.by = open(unknown);
  } else {
    std::vector<ast::Threshold> thresholds;
    for (auto *each : tree->threshold())
      thresholds.push_back(threshold(each));
    made.by = std::move(thresholds);
  }
  if (auto *t = tree->tie())
    made.tie = tie(t);
  return made;
}

ast::Threshold Builder::threshold(P::ThresholdContext *tree) {
  Cursor in = read(tree);
  ast::Threshold made;
  made.range = rangeOf(tree);
  if (in.at("all")) {
    made.all = true;
    made.bound = ast::Bound::AtLeast;
    made.fraction = {1, 1};
    return made;
  }
  made.bound = bound(in.take<P::BoundContext>());
  made.fraction = fraction(in.take<P::FractionContext>());
  in.skip();
  made.base = base(in.take<P::BaseContext>());
  if (in.accept("by"))
    made.by = ref(in.take<P::RefContext>());
  return made;
}

ast::Tie Builder::tie(P::TieContext *tree) {
  Cursor in = read(tree);
  if (auto *by = in.take<P::RefContext>())
    return {ast::Tie::BrokenBy{ref(by)}};
  if (in.accept("whoever"))
    return {ast::Tie::ByPresider{}};
  in.skip(2);
  if (auto *unknown = in.take<P::OpenContext>())
    return {open(unknown)};
  return {ast::Tie::Lost{}};
}

ast::Meeting Builder::meeting(P::MeetingContext *tree) {
  Cursor in = read(tree);
  if (in.accept("in")) {
    if (in.at("public"))
      return {ast::InPublic{}};
    return {ast::InPrivate{}};
  }
  if (in.accept("on"))
    return {ast::ClearDaysNotice{integer(in)}};
  if (in.accept("rules"))
    return {open(in.take<P::OpenContext>())};
  in.skip();
  if (in.accept("least"))
    return {ast::TimesAYear{integer(in)}};
  return {ast::MeetsAt{in.string()}};
}

// ---------------------------------------------------------------- claims

std::vector<ast::Subject> Builder::subjects(P::SubjectsContext *tree) {
  std::vector<ast::Subject> all;
  for (auto *each : tree->subject()) {
    Cursor in = read(each);
    ast::Ref named = ref(in.take<P::RefContext>());
    bool every = named.which == ast::Which::Every || named.which == ast::Which::Each;
    all.push_back({every, std::move(named)});
  }
  return all;
}

ast::Measure Builder::measure(P::MeasureContext *tree) {
  using Is = ast::Measure::Is;
  Cursor in = read(tree);
  std::string_view first = in.text();
  ast::Measure made;
  if (first == "at")
    made.is = in.text() == "least" ? Is::AtLeast : Is::AtMost;
  else if (first != "exactly") {
    made.is = first == "more" ? Is::MoreThan : Is::FewerThan;
    in.skip();
  }
  if (auto *share = in.take<P::FractionContext>())
    made.amount = fraction(share);
  else
    made.amount = integer(in);
  return made;
}

std::optional<ast::Ref> Builder::onMatter(Cursor &in) {
  if (!in.accept("on"))
    return std::nullopt;
  return ref(in.take<P::RefContext>());
}

std::optional<ast::When> Builder::when(Cursor &in) {
  auto *tree = in.take<P::WhenContext>();
  if (!tree)
    return std::nullopt;
  using Is = ast::When::Is;
  Cursor inside = read(tree);
  inside.skip();
  ast::When made;
  if (inside.at("every"))
    return made;
  if (inside.atToken(P::INT))
    made.number = integer(inside);
  made.ref = ref(inside.take<P::RefContext>());
  if (inside.accept("presides")) {
    made.is = Is::Presides;
  } else {
    inside.skip();
    made.is = inside.at("absent") ? Is::Absent : Is::Conflicted;
  }
  return made;
}

ast::Property Builder::property(P::PropertyContext *tree) {
  Cursor in = read(tree);
  ast::Property made{ast::EveryBodyStates{}, rangeOf(tree)};
  if (in.accept("every")) {
    if (in.accept("quorate")) {
      in.skip(2);
      ast::MeetingIncludes includes{ref(in.take<P::RefContext>()), {}};
      for (auto *each : tree->people())
        includes.people.push_back(people(each));
      made.is = std::move(includes);
    } else if (in.accept("motion")) {
      in.skip(2);
      ast::CarriedWithVotesOf carried;
      carried.body = ref(in.take<P::RefContext>());
      carried.matter = onMatter(in);
      carried.people = people(tree->people(0));
      made.is = std::move(carried);
    } else {
      in.skip(3);
      using What = ast::EveryBodyStates::What;
      made.is = ast::EveryBodyStates{in.at("quorum") ? What::Quorum : in.at("chair") ? What::Chair : What::VotingRule};
    }
    return made;
  }
  if (in.accept("no")) {
    in.skip(2);
    ast::NeverTied tied{ref(in.take<P::RefContext>()), {}, {}};
    tied.matter = onMatter(in);
    in.skip(3);
    tied.when = when(in);
    made.is = std::move(tied);
    return made;
  }
  if (in.accept("only")) {
    ast::MayDecide may{true, subjects(in.take<P::SubjectsContext>()), {}, {}};
    in.skip(2);
    may.functions = refs(in.take<P::RefsContext>());
    made.is = std::move(may);
    return made;
  }
  std::vector<ast::Subject> about = subjects(in.take<P::SubjectsContext>());
  bool together = in.accept("together");
  std::string_view verb = in.text();
  if (verb == "hold" || verb == "holds") {
    ast::HoldVotes hold{std::move(about), {}, {}, {}};
    if (in.accept("none"))
      hold.measure.is = ast::Measure::Is::None;
    else
      hold.measure = measure(in.take<P::MeasureContext>());
    in.skip(4);
    hold.body = ref(in.take<P::RefContext>());
    hold.matter = onMatter(in);
    made.is = std::move(hold);
  } else if (verb.starts_with("carr") || verb.starts_with("block")) {
    in.skip(3);
    ast::CarryMotions carry{std::move(about), together, verb.starts_with("block"), {}, {}, {}};
    carry.body = ref(in.take<P::RefContext>());
    carry.matter = onMatter(in);
    carry.when = when(in);
    made.is = std::move(carry);
  } else if (verb == "begin" || verb == "begins") {
    ast::Begin begin{std::move(about), ast::Begin::How::InThatOrder, 0};
    if (in.accept("on")) {
      if (in.atToken(P::DATE)) {
        begin.how = ast::Begin::How::On;
        begin.day = day(in);
      } else {
        begin.how = ast::Begin::How::OnTheSameDay;
      }
    }
    made.is = std::move(begin);
  } else if (verb == "sit" || verb == "sits") {
    in.skip();
    ast::SitOn sit{std::move(about), measure(in.take<P::MeasureContext>()), {}};
    sit.body = ref(in.take<P::RefContext>());
    made.is = std::move(sit);
  } else if (verb == "has" || verb == "have") {
    ast::Has has{std::move(about), {}, ast::Has::What::Who, {}, {}};
    if (in.accept("no"))
      has.measure.is = ast::Measure::Is::None;
    else
      has.measure = measure(in.take<P::MeasureContext>());
    if (in.accept("committees"))
      has.what = ast::Has::What::Committees;
    else if (in.accept("votes"))
      has.what = ast::Has::What::Votes;
    else
      has.who = who(in.take<P::WhoContext>());
    if (in.accept("from")) {
      in.skip();
      has.fromEach = name(in.take<P::NameContext>());
    }
    made.is = std::move(has);
  } else if (verb == "may") {
    in.skip();
    ast::MayDecide may{false, std::move(about), refs(in.take<P::RefsContext>()), {}};
    if (in.accept("for"))
      may.amount = money(in);
    made.is = std::move(may);
  } else {
    in.skip(2);
    made.is = ast::AreAccountable{std::move(about), refs(in.take<P::RefsContext>())};
  }
  return made;
}

// ---------------------------------------------------------------- questions

ast::Question Builder::question(P::QuestionContext *tree) {
  using Asks = ast::Question::Asks;
  Cursor in = read(tree);
  ast::Question made;
  made.range = rangeOf(tree);
  std::string_view first = in.text();
  if (first == "who") {
    made.asks = Asks::WhoMayDecide;
    in.skip(2);
    made.function = ref(in.take<P::RefContext>());
  } else if (first == "may") {
    made.subject = ref(in.take<P::RefContext>());
    in.skip();
    made.function = ref(in.take<P::RefContext>());
  } else if (first == "what") {
    made.asks = Asks::WhatMayDecide;
    in.skip();
    made.subject = ref(in.take<P::RefContext>());
    in.skip();
  } else {
    made.asks = first == "is" ? Asks::Quorate : Asks::Carried;
    if (first == "does")
      in.skip(3);
    made.subject = ref(in.take<P::RefContext>());
    in.accept("quorate");
    made.function = onMatter(in);
    in.accept("carry");
    in.skip();
    made.attendance = attendance(in.take<P::AttendanceContext>());
  }
  while (auto *term = in.take<P::QuestionTermContext>()) {
    Cursor inside = read(term);
    if (inside.accept("in"))
      made.place = ref(inside.take<P::RefContext>());
    else if (inside.accept("for"))
      made.amount = money(inside);
    else {
      inside.skip();
      made.day = day(inside);
    }
  }
  return made;
}

std::vector<ast::Group> Builder::attendance(P::AttendanceContext *tree) {
  Cursor in = read(tree);
  std::vector<ast::Group> groups;
  ast::Group first = selection(in.take<P::SelectionContext>());
  if (auto *as = in.take<P::RoleContext>())
    first.role = role(as);
  else
    first.roleWritten = false;
  groups.push_back(std::move(first));
  while (in.accept(",")) {
    Cursor inside = read(in.take<P::GroupContext>());
    ast::Group next = selection(inside.take<P::SelectionContext>());
    next.role = role(inside.take<P::RoleContext>());
    groups.push_back(std::move(next));
  }
  return groups;
}

ast::Group Builder::selection(P::SelectionContext *tree) {
  Cursor in = read(tree);
  ast::Group made;
  bool except = in.accept("everyone");
  if (except)
    made.people.push_back({ast::Someone::Who::Everyone, {}, {}});
  std::vector<ast::Someone> &into = except ? made.except : made.people;
  for (auto *each : tree->someone())
    into.push_back(someone(each));
  return made;
}

ast::Someone Builder::someone(P::SomeoneContext *tree) {
  Cursor in = read(tree);
  ast::Someone made;
  if (in.accept("everyone")) {
    made.who = in.accept("else") ? ast::Someone::Who::EveryoneElse : ast::Someone::Who::Everyone;
  } else if (in.accept("nobody")) {
    made.who = ast::Someone::Who::Nobody;
  } else {
    if (in.atToken(P::INT))
      made.number = integer(in);
    made.ref = ref(in.take<P::RefContext>());
  }
  return made;
}

ast::Group::Role Builder::role(P::RoleContext *tree) {
  using Role = ast::Group::Role;
  std::string_view word = read(tree).text();
  return word == "present"      ? Role::Present
         : word == "absent"     ? Role::Absent
         : word == "conflicted" ? Role::Conflicted
         : word == "for"        ? Role::For
         : word == "against"    ? Role::Against
         : word == "abstaining" ? Role::Abstaining
                                : Role::Presiding;
}

ast::Expectation::Answer Builder::expected(P::ExpectedContext *tree, std::vector<ast::Ref> &list) {
  using Answer = ast::Expectation::Answer;
  Cursor in = read(tree);
  if (auto *names = in.take<P::RefsContext>()) {
    list = refs(names);
    return Answer::List;
  }
  if (in.accept("yes"))
    return in.done() ? Answer::Yes : Answer::YesByCastingVote;
  return in.at("no")        ? Answer::No
         : in.at("depends") ? Answer::Depends
         : in.at("nobody")  ? Answer::Nobody
                            : Answer::Nothing;
}

} // namespace

ast::Declaration buildDeclaration(Building &with, P::DeclarationContext *tree) {
  return Builder(with).declaration(tree);
}

ast::Declaration buildBlockHead(Building &with, P::BlockHeadContext *tree) { return Builder(with).blockHead(tree); }

ast::Question buildQuestion(Building &with, P::QuestionContext *tree) { return Builder(with).question(tree); }

} // namespace quorate::syntax
