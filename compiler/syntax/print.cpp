// The formatter: one small function for each form, mirroring the grammar.
#include "compiler/syntax/print.h"

#include <fmt/format.h>

#include <utility>

namespace quorate::syntax {

namespace {

constexpr std::size_t kWidth = 100;

template <class... Ts> struct Match : Ts... { using Ts::operator()...; };
template <class... Ts> Match(Ts...) -> Match<Ts...>;

bool measureIsOne(const ast::Measure &m) {
  auto *number = std::get_if<std::uint32_t>(&m.amount);
  return number && *number == 1 && m.is != ast::Measure::Is::None;
}

bool isBareWord(std::string_view word) {
  if (word.empty())
    return false;
  auto letter = [](unsigned char c) { return c >= 0x80 || (c >= 'A' && c <= 'Z'); };
  auto inside = [&](unsigned char c) {
    return letter(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c == '-';
  };
  if (!letter(static_cast<unsigned char>(word[0])))
    return false;
  for (char c : word)
    if (!inside(static_cast<unsigned char>(c)))
      return false;
  return true;
}

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\')
      out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string writeFraction(ast::Fraction f) {
  if (f.denominator == 100)
    return fmt::format("{}%", f.numerator);
  if (f.denominator > 100 && (f.denominator == 1000 || f.denominator == 10000 || f.denominator == 100000)) {
    std::uint32_t below = f.denominator / 100;
    std::string decimals = fmt::format("{}", below + f.numerator % below).substr(1);
    return fmt::format("{}.{}%", f.numerator / below, decimals);
  }
  return fmt::format("{}/{}", f.numerator, f.denominator);
}

/// A clause as pieces that a line may be broken between. Parts of a clause are kept whole where they fit on a line;
/// quoted prose is broken between its words.
class Line {
public:
  Line &operator<<(std::string piece) {
    if (!piece.empty())
      pieces_.push_back({std::move(piece), std::exchange(next_, Break::Word)});
    return *this;
  }
  /// A part of the clause begins here: a line is broken before it rather than within.
  Line &part() {
    next_ = std::max(next_, Break::Part);
    return *this;
  }
  /// What follows begins a line of its own.
  Line &ownLine() {
    next_ = Break::Always;
    return *this;
  }
  Line &prose(std::string_view text) {
    std::string quoted = quote(text);
    std::string word;
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      if (quoted[i] != ' ' && quoted[i] != '\n') {
        word += quoted[i];
        continue;
      }
      *this << std::exchange(word, {});
      if (quoted[i] == '\n') {
        while (i + 1 < quoted.size() && quoted[i + 1] == '\n')
          ++i;
        pieces_.push_back({"\n", Break::Word});
      }
    }
    return *this << word;
  }
  /// Puts a sign directly behind the last piece.
  Line &glue(std::string_view sign) {
    pieces_.back().text += sign;
    return *this;
  }

  Line &operator<<(const Line &more) {
    std::size_t first = pieces_.size();
    pieces_.insert(pieces_.end(), more.pieces_.begin(), more.pieces_.end());
    if (first < pieces_.size())
      pieces_[first].before = std::max(pieces_[first].before, std::exchange(next_, Break::Word));
    return *this;
  }

  std::string inOneLine() const {
    std::string out;
    for (const Piece &piece : pieces_) {
      if (!out.empty())
        out += ' ';
      out += piece.text == "\n" ? "" : piece.text;
    }
    return out;
  }

  /// Broken at the width, the lines after the first set in by `indent` blanks.
  std::string broken(std::size_t start, std::size_t indent) const {
    std::string out;
    std::size_t column = start;
    bool fresh = true;
    auto newLine = [&] {
      out += "\n" + std::string(indent, ' ');
      column = indent;
      fresh = true;
    };
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece &piece = pieces_[i];
      if (piece.text == "\n") {
        out += "\n";
        newLine();
        continue;
      }
      std::size_t needed = piece.before == Break::Word ? columns(piece.text) : widthOfPart(i);
      if (!fresh && (piece.before == Break::Always || column + 1 + needed > kWidth))
        newLine();
      if (!fresh) {
        out += ' ';
        ++column;
      }
      out += piece.text;
      column += columns(piece.text);
      fresh = false;
    }
    return out;
  }

  static std::size_t columns(std::string_view text) {
    std::size_t n = 0;
    for (char c : text)
      n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return n;
  }

private:
  enum class Break : std::uint8_t { Word, Part, Always };
  struct Piece {
    std::string text;
    Break before;
  };

  /// The columns from a piece to the next part.
  std::size_t widthOfPart(std::size_t from) const {
    std::size_t width = columns(pieces_[from].text);
    for (std::size_t i = from + 1; i < pieces_.size() && pieces_[i].before == Break::Word; ++i)
      width += 1 + columns(pieces_[i].text);
    return width;
  }

  std::vector<Piece> pieces_;
  Break next_ = Break::Word;
};

class Printer {
public:
  explicit Printer(const Names &names) : names_(names) {}

  std::string module(const ast::Module &module) {
    declarations(module.declarations);
    comments(module.end.before);
    return std::move(out_);
  }

  std::string name(const ast::Name &n) const { return writeName(names_.text(n.id)); }
  std::string ref(const ast::Ref &r) const;
  Line question(const ast::Question &q) const;
  Line property(const ast::Property &p) const;

private:
  // Parts.
  static std::string which(ast::Which w) {
    switch (w) {
    case ast::Which::The: return "the ";
    case ast::Which::Each: return "each ";
    case ast::Which::Every: return "every ";
    case ast::Which::That: return "that ";
    case ast::Which::Plain: break;
    }
    return "";
  }
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
  void refs(Line &line, const std::vector<ast::Ref> &all, std::string_view between = ",") const {
    list(
        line, all, [&](const ast::Ref &r) { return ref(r); }, between);
  }
  void names(Line &line, const std::vector<ast::Name> &all, std::string_view between = ",") const {
    list(
        line, all, [&](const ast::Name &n) { return name(n); }, between);
  }
  void open(Line &line, const ast::Open &o) const {
    line << o.noun << "to be confirmed";
    line.prose(o.note);
  }
  void refOrOpen(Line &line, const ast::OrOpen<ast::Ref> &value) const {
    std::visit(Match{[&](const ast::Ref &r) { line << ref(r); }, [&](const ast::Open &o) { open(line, o); }}, value);
  }
  void refsOrOpen(Line &line, const ast::OrOpen<std::vector<ast::Ref>> &value, std::string_view between = ",") const {
    std::visit(Match{[&](const std::vector<ast::Ref> &r) { refs(line, r, between); },
                     [&](const ast::Open &o) { open(line, o); }},
               value);
  }
  void date(Line &line, const ast::Date &value) const {
    std::visit(Match{[&](ast::Day d) { line << runtime::printDay(d); }, [&](const ast::Open &o) { open(line, o); }},
               value);
  }
  void period(Line &line, const ast::Period &p) const {
    if (p.from) {
      line.part() << "from";
      date(line, *p.from);
    }
    if (p.until) {
      line << "until";
      date(line, *p.until);
    }
  }
  void note(Line &line, const ast::Note &n) const;
  void notes(Line &line, const ast::Notes &all) const {
    for (const ast::Note &n : all) {
      if (std::holds_alternative<ast::AlsoCalled>(n.is))
        line.glue(",").part();
      else
        line.ownLine();
      note(line, n);
    }
  }
  void functions(Line &line, const ast::Functions &f) const {
    refs(line, f.named);
    if (!f.except.empty()) {
      line << "except";
      refs(line, f.except);
    }
  }
  void limit(Line &line, const ast::Limit &l) const {
    line << "up to";
    std::visit(Match{[&](ast::Money m) { line << runtime::printMoney(m); }, [&](const ast::Open &o) { open(line, o); }},
               l.amount);
    line << (l.per == ast::Per::Year ? "a year" : "a decision");
  }

  // Clauses.
  void people(Line &line, const ast::People &p) const;
  std::string quantity(const ast::Quantity &q) const;
  std::string who(const ast::Who &w, bool one) const;
  static std::string base(ast::Base b);
  void threshold(Line &line, const ast::Threshold &t) const;
  void tie(Line &line, const ast::Tie &t) const;
  void meeting(Line &line, const ast::Meeting &m) const;
  std::string count(const ast::Seat &seat) const;
  void seatTerm(Line &line, const ast::SeatTerm &term) const;
  void text(Line &line, const ast::Text &t) const {
    line << "text";
    line.prose(t.first);
    if (t.second) {
      line.glue(":").part();
      line.prose(*t.second);
    }
  }

  // Claims and questions.
  void subjects(Line &line, const std::vector<ast::Subject> &all) const {
    for (std::size_t i = 0; i < all.size(); ++i) {
      line << ref(all[i].ref);
      if (i + 2 < all.size())
        line.glue(",");
      else if (i + 1 < all.size())
        line << "and";
    }
  }
  std::string measure(const ast::Measure &m) const;
  void onMatter(Line &line, const std::optional<ast::Ref> &matter) const {
    if (matter)
      line.part() << "on" << ref(*matter);
  }
  void when(Line &line, const std::optional<ast::When> &w) const;
  std::string someone(const ast::Someone &s) const;
  void attendance(Line &line, const std::vector<ast::Group> &groups) const;
  void expected(Line &line, const ast::Expectation &e) const;

  // Layout.
  void comments(const std::vector<ast::Comment> &all);
  void before(const ast::Trivia &trivia);
  void behind(const ast::Trivia &trivia);
  void put(const Line &line, const ast::Trivia &trivia, std::string_view end = "");
  void newLine() { out_ += std::string(depth_ * 2, ' '); }
  void close(const ast::Trivia &end, const ast::Trivia &trivia);
  void members(const ast::Members &m, const ast::BodyClause &clause);
  void clauses(const std::vector<ast::BodyClause> &all);
  void clause(const ast::BodyClause &c);
  void declarations(const std::vector<ast::Declaration> &all);
  void declaration(const ast::Declaration &d);
  void constitution(const ast::Constitution &c, const ast::Declaration &d);
  void organisation(const ast::Organisation &o, const ast::Declaration &d);
  void body(const ast::Body &b, const ast::Declaration &d);
  void block(Line head, const std::vector<ast::Declaration> &inside, const ast::Declaration &d);
  Line delegate(const ast::Delegate &d) const;
  Line claim(const ast::Claim &c) const;

  const Names &names_;
  std::string out_;
  std::size_t depth_ = 0;
};

// ---------------------------------------------------------------- parts

std::string Printer::ref(const ast::Ref &r) const {
  std::string out = which(r.which) + name(r.head);
  for (const ast::Qualifier &of : r.of)
    out += " of " + which(of.which) + name(of.name);
  return out;
}

void Printer::note(Line &line, const ast::Note &n) const {
  std::visit(Match{[&](const ast::See &see) {
                     line << "see" << name(see.citation);
                     if (see.at) {
                       line << "at";
                       line.prose(*see.at);
                     }
                   },
                   [&](const ast::Assumed &a) {
                     line << "assumed";
                     line.prose(a.reason);
                   },
                   [&](const ast::AlsoCalled &a) {
                     line << "also called";
                     names(line, a.names, "and");
                   },
                   [&](const ast::Open &o) { open(line, o); }},
             n.is);
}

std::string Printer::base(ast::Base b) {
  switch (b) {
  case ast::Base::VotesCast: return "votes cast";
  case ast::Base::MembersPresent: return "members present";
  case ast::Base::VotingMembersPresent: return "voting members present";
  case ast::Base::EligibleMembers: return "eligible members";
  case ast::Base::FilledSeats: return "filled seats";
  case ast::Base::FilledVotingSeats: return "filled voting seats";
  case ast::Base::AllSeats: return "all seats";
  case ast::Base::AllVotingSeats: break;
  }
  return "all voting seats";
}

std::string bound(ast::Bound b) { return b == ast::Bound::AtLeast ? "at least" : "more than"; }

std::string Printer::who(const ast::Who &w, bool one) const {
  switch (w.of) {
  case ast::Who::Of::Members: return one ? "member" : "members";
  case ast::Who::Of::VotingMembers: return one ? "voting member" : "voting members";
  case ast::Who::Of::Named: break;
  }
  return ref(*w.ref);
}

std::string Printer::quantity(const ast::Quantity &q) const {
  return std::visit(
      Match{[&](const ast::NumberOfPeople &n) { return fmt::format("{} {}", n.number, who(n.who, n.number == 1)); },
            [&](const ast::ShareOf &s) {
              return writeFraction(s.fraction) + " of " +
                     std::visit(Match{[&](ast::Base b) { return base(b); }, [&](const ast::Ref &r) { return ref(r); }},
                                s.of);
            },
            [&](const ast::GreaterOf &g) {
              return "the greater of " + quantity(*g.first) + " and " + quantity(*g.second);
            }},
      q.is);
}

void Printer::people(Line &line, const ast::People &p) const {
  line << bound(p.bound) + " " + quantity(p.quantity);
  if (p.from)
    line << "from " + ref(*p.from);
}

void Printer::threshold(Line &line, const ast::Threshold &t) const {
  if (t.all) {
    line << "all votes cast";
    return;
  }
  line << bound(t.bound) + " " + writeFraction(t.fraction) + " of " + base(t.base);
  if (t.by)
    line << "by " + ref(*t.by);
}

void Printer::tie(Line &line, const ast::Tie &t) const {
  std::visit(Match{[&](const ast::Tie::BrokenBy &b) { line << ref(b.by) << "breaks a tie"; },
                   [&](const ast::Tie::ByPresider &) { line << "whoever presides breaks a tie"; },
                   [&](const ast::Tie::Lost &) { line << "a tie is lost"; },
                   [&](const ast::Open &o) {
                     line << "a tie";
                     open(line, o);
                   }},
             t.is);
}

void Printer::meeting(Line &line, const ast::Meeting &m) const {
  std::visit(Match{[&](const ast::InPublic &) { line << "in public"; },
                   [&](const ast::InPrivate &) { line << "in private"; },
                   [&](const ast::TimesAYear &t) {
                     line << fmt::format("at least {} {} a year", t.times, t.times == 1 ? "time" : "times");
                   },
                   [&](const ast::ClearDaysNotice &c) {
                     line << fmt::format("on {} clear {} notice", c.days, c.days == 1 ? "day" : "days");
                   },
                   [&](const ast::MeetsAt &a) {
                     line << "at";
                     line.prose(a.venue);
                   },
                   [&](const ast::Open &o) {
                     line << "rules";
                     open(line, o);
                   }},
             m.is);
}

std::string Printer::count(const ast::Seat &seat) const {
  Line line;
  bool one = false;
  std::visit(Match{[&](const ast::Open &o) { open(line, o); },
                   [&](const ast::NumberOf &n) {
                     one = n.least == 1 && n.most.value_or(1) == 1;
                     if (!n.most)
                       line << fmt::format("at least {}", *n.least);
                     else if (n.least == n.most)
                       line << fmt::format("{}", *n.least);
                     else
                       line << fmt::format("{} to {}", *n.least, *n.most);
                   }},
             seat.count);
  line << (one ? "seat" : "seats");
  if (seat.forEach)
    line << "for each" << name(*seat.forEach);
  return line.inOneLine();
}

void Printer::seatTerm(Line &line, const ast::SeatTerm &term) const {
  std::visit(Match{[&](const ast::SeatVotes &v) {
                     line << "votes";
                     if (v.scope != ast::SeatVotes::Scope::All) {
                       line << (v.scope == ast::SeatVotes::Scope::OnlyOn ? "only on" : "except on");
                       refs(line, v.matters, "and");
                     }
                     if (v.weight)
                       line << fmt::format("with weight {}", *v.weight);
                   },
                   [&](const ast::SeatDoesNotVote &) { line << "does not vote"; },
                   [&](const ast::SeatCastingVote &) { line << "has casting vote"; },
                   [&](const ast::SeatExOfficio &e) { line << "the " + ref(e.of); },
                   [&](const ast::SeatDrawnFrom &d) { line << "drawn from " + ref(d.from); },
                   [&](const ast::SeatFilledBy &f) {
                     line << (f.elected ? "elected by" : "appointed by");
                     refsOrOpen(line, f.by, "and");
                     if (f.years)
                       line << fmt::format("for {} {}", *f.years, *f.years == 1 ? "year" : "years");
                     if (f.terms)
                       line << fmt::format("at most {} {}", *f.terms, *f.terms == 1 ? "term" : "terms");
                   },
                   [&](const ast::SeatDeputy &d) {
                     line << "deputy may attend";
                     if (d.counts)
                       line << "and count";
                     if (d.votes)
                       line << "and vote";
                   },
                   [&](const ast::Period &p) { period(line, p); },
                   [&](const ast::SeatClass &c) { line << name(c.name); }, [&](const ast::Note &n) { note(line, n); }},
             term.is);
}

// ---------------------------------------------------------------- claims and questions

std::string Printer::measure(const ast::Measure &m) const {
  using Is = ast::Measure::Is;
  std::string amount = std::visit(
      Match{[](std::uint32_t n) { return fmt::format("{}", n); }, [](ast::Fraction f) { return writeFraction(f); }},
      m.amount);
  switch (m.is) {
  case Is::Exactly: return "exactly " + amount;
  case Is::AtLeast: return "at least " + amount;
  case Is::AtMost: return "at most " + amount;
  case Is::MoreThan: return "more than " + amount;
  case Is::FewerThan: return "fewer than " + amount;
  case Is::None: break;
  }
  return "no";
}

void Printer::when(Line &line, const std::optional<ast::When> &w) const {
  using Is = ast::When::Is;
  if (!w)
    return;
  line.part() << "when";
  if (w->is == Is::EveryVotingMemberPresent) {
    line << "every voting member is present";
    return;
  }
  if (w->number)
    line << fmt::format("{}", *w->number);
  line << ref(*w->ref);
  if (w->is == Is::Presides)
    line << "presides";
  else
    line << (w->number && *w->number != 1 ? "are" : "is") << (w->is == Is::Absent ? "absent" : "conflicted");
}

Line Printer::property(const ast::Property &p) const {
  Line line;
  std::visit(Match{[&](const ast::HoldVotes &h) {
                     subjects(line, h.subjects);
                     line << (h.subjects.size() == 1 ? "holds" : "hold")
                          << (h.measure.is == ast::Measure::Is::None ? "none" : measure(h.measure)) << "of the votes of"
                          << ref(h.body);
                     onMatter(line, h.matter);
                   },
                   [&](const ast::CarryMotions &c) {
                     subjects(line, c.subjects);
                     if (c.together)
                       line << "together";
                     bool one = c.subjects.size() == 1;
                     line << (c.block ? (one ? "blocks" : "block") : (one ? "carries" : "carry")) << "any motion of"
                          << ref(c.body);
                     onMatter(line, c.matter);
                     when(line, c.when);
                   },
                   [&](const ast::Begin &b) {
                     subjects(line, b.subjects);
                     line << (b.subjects.size() == 1 ? "begins" : "begin");
                     if (b.how == ast::Begin::How::InThatOrder)
                       line << "in that order";
                     else if (b.how == ast::Begin::How::OnTheSameDay)
                       line << "on the same day";
                     else
                       line << "on" << runtime::printDay(b.day);
                   },
                   [&](const ast::SitOn &s) {
                     subjects(line, s.subjects);
                     line << (s.subjects.size() == 1 ? "sits on" : "sit on") << measure(s.measure) << ref(s.body);
                   },
                   [&](const ast::Has &h) {
                     subjects(line, h.subjects);
                     line << (h.subjects.size() == 1 ? "has" : "have") << measure(h.measure)
                          << (h.what == ast::Has::What::Committees ? "committees"
                              : h.what == ast::Has::What::Votes    ? "votes"
                                                                   : who(h.who, measureIsOne(h.measure)));
                     if (h.fromEach)
                       line << "from each" << name(*h.fromEach);
                   },
                   [&](const ast::AreAccountable &a) {
                     subjects(line, a.subjects);
                     line << (a.subjects.size() == 1 ? "is accountable to" : "are accountable to");
                     refs(line, a.to);
                   },
                   [&](const ast::MayDecide &m) {
                     if (m.only)
                       line << "only";
                     subjects(line, m.subjects);
                     line << "may decide";
                     refs(line, m.functions);
                     if (m.amount)
                       line << "for" << runtime::printMoney(*m.amount);
                   },
                   [&](const ast::MeetingIncludes &m) {
                     line << "every quorate meeting of" << ref(m.body) << "includes";
                     for (std::size_t i = 0; i < m.people.size(); ++i) {
                       if (i > 0)
                         line << "and";
                       people(line, m.people[i]);
                     }
                   },
                   [&](const ast::CarriedWithVotesOf &c) {
                     line << "every motion carried by" << ref(c.body);
                     onMatter(line, c.matter);
                     line << "has the votes of";
                     people(line, c.people);
                   },
                   [&](const ast::NeverTied &n) {
                     line << "no motion of" << ref(n.body);
                     onMatter(line, n.matter);
                     line << "is left tied";
                     when(line, n.when);
                   },
                   [&](const ast::EveryBodyStates &e) {
                     using What = ast::EveryBodyStates::What;
                     line << "every body states a"
                          << (e.what == What::Quorum  ? "quorum"
                              : e.what == What::Chair ? "chair"
                                                      : "voting rule");
                   }},
             p.is);
  return line;
}

std::string Printer::someone(const ast::Someone &s) const {
  switch (s.who) {
  case ast::Someone::Who::Everyone: return "everyone";
  case ast::Someone::Who::EveryoneElse: return "everyone else";
  case ast::Someone::Who::Nobody: return "nobody";
  case ast::Someone::Who::Named: break;
  }
  return (s.number ? fmt::format("{} ", *s.number) : "") + ref(*s.ref);
}

void Printer::attendance(Line &line, const std::vector<ast::Group> &groups) const {
  using Role = ast::Group::Role;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const ast::Group &g = groups[i];
    auto write = [&](const ast::Someone &s) { return someone(s); };
    if (g.except.empty()) {
      list(line, g.people, write);
    } else {
      line << "everyone except";
      list(line, g.except, write);
    }
    if (g.roleWritten)
      line << (g.role == Role::Present      ? "present"
               : g.role == Role::Absent     ? "absent"
               : g.role == Role::Conflicted ? "conflicted"
               : g.role == Role::For        ? "for"
               : g.role == Role::Against    ? "against"
               : g.role == Role::Abstaining ? "abstaining"
                                            : "presiding");
    if (i + 1 < groups.size())
      line.glue(",").part();
  }
}

Line Printer::question(const ast::Question &q) const {
  using Asks = ast::Question::Asks;
  Line line;
  switch (q.asks) {
  case Asks::MayDecide: line << "may" << ref(*q.subject) << "decide" << ref(*q.function); break;
  case Asks::WhoMayDecide: line << "who may decide" << ref(*q.function); break;
  case Asks::WhatMayDecide: line << "what may" << ref(*q.subject) << "decide"; break;
  case Asks::Quorate:
    line << "is" << ref(*q.subject) << "quorate";
    onMatter(line, q.function);
    line.part() << "with";
    attendance(line, q.attendance);
    break;
  case Asks::Carried:
    line << "does a motion of" << ref(*q.subject);
    onMatter(line, q.function);
    line.part() << "carry with";
    attendance(line, q.attendance);
    break;
  }
  if (q.place)
    line.part() << "in" << ref(*q.place);
  if (q.amount)
    line.part() << "for" << runtime::printMoney(*q.amount);
  if (q.day)
    line.part() << "on" << runtime::printDay(*q.day);
  return line.glue("?");
}

void Printer::expected(Line &line, const ast::Expectation &e) const {
  using Answer = ast::Expectation::Answer;
  switch (e.answer) {
  case Answer::Yes: line << "yes"; break;
  case Answer::YesByCastingVote: line << "yes, by casting vote"; break;
  case Answer::No: line << "no"; break;
  case Answer::Depends: line << "depends"; break;
  case Answer::Nobody: line << "nobody"; break;
  case Answer::Nothing: line << "nothing"; break;
  case Answer::List: refs(line, e.list); break;
  }
}

// ---------------------------------------------------------------- layout

void Printer::comments(const std::vector<ast::Comment> &all) {
  for (const ast::Comment &c : all) {
    if (c.blankBefore && !out_.empty() && !out_.ends_with("{\n") && !out_.ends_with("\n\n"))
      out_ += '\n';
    newLine();
    out_ += c.text + "\n";
  }
}

void Printer::before(const ast::Trivia &trivia) {
  comments(trivia.before);
  if (trivia.blankBefore && !out_.empty() && !out_.ends_with("{\n") && !out_.ends_with("\n\n"))
    out_ += '\n';
}

void Printer::behind(const ast::Trivia &trivia) {
  if (trivia.behind)
    out_ += "  " + trivia.behind->text;
  out_ += '\n';
}

void Printer::put(const Line &line, const ast::Trivia &trivia, std::string_view end) {
  newLine();
  std::string text = line.broken(depth_ * 2, depth_ * 2 + 2);
  out_ += text;
  if (end.empty()) {
    behind(trivia);
    return;
  }
  // Behind a head of several lines the brace has a line to itself, so that the head is seen to end.
  if (text.find('\n') != std::string::npos) {
    out_ += '\n';
    newLine();
    end.remove_prefix(1);
  }
  out_ += end;
  out_ += '\n';
}

void Printer::close(const ast::Trivia &end, const ast::Trivia &trivia) {
  comments(end.before);
  --depth_;
  newLine();
  out_ += "}";
  behind(trivia);
}

void Printer::members(const ast::Members &m, const ast::BodyClause &c) {
  newLine();
  out_ += "members {\n";
  ++depth_;
  std::size_t nameWidth = 0, countWidth = 0;
  for (const ast::Seat &seat : m.seats) {
    nameWidth = std::max(nameWidth, std::min<std::size_t>(36, Line::columns(name(seat.name))));
    countWidth = std::max(countWidth, std::min<std::size_t>(28, Line::columns(count(seat))));
  }
  auto padded = [](std::string text, std::size_t width) {
    std::size_t has = Line::columns(text);
    return text + std::string(has < width ? width - has : 0, ' ');
  };
  for (const ast::Seat &seat : m.seats) {
    before(seat.trivia);
    newLine();
    std::string head = padded(name(seat.name), nameWidth) + "  " + count(seat);
    Line line;
    for (std::size_t i = 0; i < seat.terms.size(); ++i) {
      seatTerm(line.part(), seat.terms[i]);
      if (i + 1 < seat.terms.size())
        line.glue(",");
    }
    if (!seat.terms.empty()) {
      // The comma belongs to the count; the terms begin in a column of their own.
      head = padded(head + ",", nameWidth + countWidth + 3) + " ";
      out_ += head + line.broken(depth_ * 2 + Line::columns(head), depth_ * 2 + nameWidth + 2);
    } else {
      out_ += head;
    }
    behind(seat.trivia);
  }
  close(c.end, c.trivia);
}

void Printer::clauses(const std::vector<ast::BodyClause> &all) {
  for (const ast::BodyClause &c : all)
    clause(c);
}

void Printer::clause(const ast::BodyClause &c) {
  before(c.trivia);
  if (auto *m = std::get_if<ast::Members>(&c.is)) {
    members(*m, c);
    return;
  }
  Line line;
  std::visit(Match{[&](const ast::Purpose &p) {
                     line << (p.duty ? "duty" : "purpose");
                     line.prose(p.prose);
                   },
                   [&](const ast::AccountableTo &a) {
                     line << "accountable to";
                     refsOrOpen(line, a.to, "and");
                   },
                   [&](const ast::LinkedTo &l) {
                     line << "linked to";
                     refs(line, l.to, "and");
                     if (l.how)
                       line.prose(*l.how);
                   },
                   [&](const ast::ChairedBy &ch) {
                     line << "chaired by";
                     if (auto *order = std::get_if<std::vector<ast::Ref>>(&ch.order)) {
                       for (std::size_t i = 0; i < order->size(); ++i) {
                         line << (i > 0 ? "then " : "") + ref((*order)[i]);
                         if (i + 1 < order->size())
                           line.glue(",");
                       }
                     } else {
                       open(line, std::get<ast::Open>(ch.order));
                     }
                   },
                   [&](const ast::Quorum &q) {
                     line << "quorum";
                     std::visit(Match{[&](const ast::Quorum::None &) { line << "none"; },
                                      [&](const ast::Open &o) { open(line, o); },
                                      [&](const ast::Quorum::Rule &r) {
                                        for (std::size_t i = 0; i < r.requirements.size(); ++i) {
                                          if (i > 0)
                                            line.part() << (i == 1 ? "including" : "and");
                                          people(line, r.requirements[i]);
                                        }
                                      }},
                                q.is);
                   },
                   [&](const ast::Decides &d) {
                     line << "decides";
                     if (!d.matters.empty()) {
                       line << "on";
                       refs(line, d.matters);
                     }
                     line << "by";
                     std::visit(Match{[&](const ast::Open &o) { open(line, o); },
                                      [&](const std::vector<ast::Threshold> &all) {
                                        for (std::size_t i = 0; i < all.size(); ++i) {
                                          if (i > 0)
                                            line << "and";
                                          threshold(line, all[i]);
                                        }
                                      }},
                                d.by);
                     if (d.tie) {
                       line.glue(",");
                       tie(line, *d.tie);
                     }
                   },
                   [&](const ast::Meets &m) {
                     line << "meets";
                     for (std::size_t i = 0; i < m.rules.size(); ++i) {
                       meeting(line, m.rules[i]);
                       if (i + 1 < m.rules.size())
                         line.glue(",");
                     }
                   },
                   [&](const ast::ConflictedMembers &m) {
                     line << "conflicted members" << (m.leave ? "leave" : "stay but do not vote");
                     if (m.countToQuorum) {
                       line.glue(",");
                       line << "count to quorum";
                     }
                   },
                   [&](const ast::Succeeds &s) {
                     line << "succeeds";
                     refs(line, s.bodies);
                   },
                   [&](const ast::Members &) {}, [&](const ast::Text &t) { text(line, t); }},
             c.is);
  notes(line, c.notes);
  put(line, c.trivia);
}

// ---------------------------------------------------------------- declarations

bool hasBlock(const ast::Declaration &d) {
  return std::visit(Match{[](const ast::Constitution &c) { return c.block; },
                          [](const ast::Organisation &o) { return o.block; },
                          [](const ast::Body &b) { return b.block; }, [](const ast::Variation &) { return true; },
                          [](const ast::Option &) { return true; }, [](const ast::Assume &) { return true; },
                          [](const ast::Scenario &) { return true; }, [](const auto &) { return false; }},
                    d.is);
}

void Printer::declarations(const std::vector<ast::Declaration> &all) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool apart = i > 0 && (hasBlock(all[i]) || hasBlock(all[i - 1]));
    if (apart && !out_.ends_with("\n\n"))
      out_ += '\n';
    declaration(all[i]);
  }
}

void Printer::declaration(const ast::Declaration &d) {
  before(d.trivia);
  Line line;
  bool done = std::visit(
      Match{[&](const ast::Constitution &c) { return constitution(c, d), true; },
            [&](const ast::Organisation &o) { return organisation(o, d), true; },
            [&](const ast::Body &b) { return body(b, d), true; },
            [&](const ast::Variation &v) {
              line << "in" << ref(v.of);
              put(line, {}, " {");
              ++depth_;
              clauses(v.clauses);
              close(d.end, d.trivia);
              return true;
            },
            [&](const ast::Option &o) {
              line << "option" << name(o.name);
              return block(line, o.declarations, d), true;
            },
            [&](const ast::Assume &a) {
              line << "assume";
              line.prose(a.reason);
              return block(line, a.declarations, d), true;
            },
            [&](const ast::Scenario &s) {
              line << "scenario";
              line.prose(s.title);
              if (s.day)
                line << "on" << runtime::printDay(*s.day);
              put(line, {}, " {");
              ++depth_;
              for (const ast::Expectation &e : s.expectations) {
                before(e.trivia);
                Line asked = question(e.question);
                expected(asked.part(), e);
                put(asked, e.trivia);
              }
              close(d.end, d.trivia);
              return true;
            },
            [&](const ast::Use &u) {
              line << "use";
              if (u.package)
                line << u.path;
              else
                line.prose(u.path);
              return false;
            },
            [&](const ast::Cite &c) {
              line << "cite" << name(c.name) << "is";
              line.prose(c.title);
              if (c.dated)
                line.part() << "dated" << runtime::printDay(*c.dated);
              if (c.at) {
                line.part() << "at";
                line.prose(*c.at);
              }
              return false;
            },
            [&](const ast::Kind &k) {
              line << "kind";
              names(line, k.names);
              std::string of = name(k.of);
              line << (k.names.size() == 1 ? "is" : "are")
                   << (std::string_view("AEIOU").find(names_.text(k.of.id)[0]) != std::string_view::npos ? "an" : "a")
                   << of;
              return false;
            },
            [&](const ast::Place &p) {
              line << "place";
              names(line, p.names);
              line.glue(":");
              line << name(p.kind);
              if (p.in)
                line << "in" << name(*p.in);
              return false;
            },
            [&](const ast::Post &p) {
              line << "post" << name(p.name);
              if (p.of)
                line << "of" << ref(*p.of);
              if (p.forEach)
                line << "for each" << name(*p.forEach);
              if (p.memberClass) {
                line.glue(",");
                line << name(*p.memberClass);
              }
              return false;
            },
            [&](const ast::Function &f) {
              line << "function";
              names(line, f.names);
              if (!f.groups.empty()) {
                line.glue(":");
                names(line, f.groups);
              }
              if (f.hasAmount) {
                line.glue(",").part();
                line << "has an amount";
              }
              if (f.under) {
                line.glue(",").part();
                line << "under";
                line.prose(*f.under);
              }
              return false;
            },
            [&](const ast::Reserve &r) {
              line << "reserve";
              functions(line, r.functions);
              if (!r.places.empty()) {
                line << "in";
                refs(line, r.places);
              }
              line.part() << "to";
              refOrOpen(line, r.to);
              if (r.period) {
                line.glue(",");
                period(line, *r.period);
              }
              return false;
            },
            [&](const ast::Delegate &g) {
              line = delegate(g);
              return false;
            },
            [&](const ast::Phase &p) {
              line << "phase" << name(p.name);
              std::visit(Match{[&](const ast::Date &on) {
                                 line << "on";
                                 date(line, on);
                               },
                               [&](const ast::Period &when) { period(line, when); }},
                         p.when);
              return false;
            },
            [&](const ast::Person &p) {
              line << "person" << name(p.name) << "is" << ref(p.is);
              if (p.period) {
                line.glue(",");
                period(line, *p.period);
              }
              return false;
            },
            [&](const ast::Amend &a) {
              line << "amend";
              refs(line, a.what);
              line << "by" << ref(a.by);
              if (!a.consent.empty()) {
                line.glue(",");
                line << "with the consent of";
                refs(line, a.consent);
              }
              return false;
            },
            [&](const ast::Claim &c) {
              line = claim(c);
              return false;
            },
            [&](const ast::Text &t) {
              text(line, t);
              return false;
            }},
      d.is);
  if (done)
    return;
  notes(line, d.notes);
  put(line, d.trivia);
}

Line Printer::delegate(const ast::Delegate &d) const {
  Line line;
  line << "delegate";
  functions(line, d.functions);
  if (!d.places.empty()) {
    line << "in";
    refs(line, d.places);
  }
  line.part() << "from";
  refOrOpen(line, d.from);
  line.part() << "to";
  refOrOpen(line, d.to);
  if (d.limit)
    limit(line.part(), *d.limit);
  if (d.period) {
    line.glue(",").part();
    period(line, *d.period);
  }
  if (d.condition) {
    line.glue(",").part();
    line << "on condition";
    line.prose(*d.condition);
  }
  if (d.exclusively) {
    line.glue(",").part();
    line << "exclusively";
  }
  if (d.sub) {
    line.glue(",").part();
    line << "may be sub-delegated";
    if (d.sub->to)
      line << "to" << ref(*d.sub->to);
    if (d.sub->limit)
      limit(line, *d.sub->limit);
  }
  return line;
}

Line Printer::claim(const ast::Claim &c) const {
  Line line;
  line << "claim";
  line.prose(c.title);
  line.part() << property(c.property);
  if (c.known != ast::Claim::Known::ToHold) {
    line.glue(",").part();
    line << (c.known == ast::Claim::Known::ToBeRefuted ? "known to be refuted" : "known to be open");
    if (c.because)
      line.prose(*c.because);
  }
  return line;
}

void Printer::constitution(const ast::Constitution &c, const ast::Declaration &d) {
  Line head;
  head << "constitution";
  head.prose(c.title);
  if (!c.block) {
    put(head, d.trivia);
    return;
  }
  put(head, {}, " {");
  ++depth_;
  for (const ast::ConstitutionClause &each : c.clauses) {
    before(each.trivia);
    Line line;
    using Status = ast::ConstitutionClause::Status;
    std::visit(
        Match{[&](Status s) {
                line << "status" << (s == Status::Draft ? "draft" : s == Status::Proposed ? "proposed" : "adopted");
              },
              [&](const ast::ConstitutionClause::Version &v) {
                line << "version";
                line.prose(v.version);
              },
              [&](const ast::Period &p) {
                line << "in force";
                period(line, p);
              },
              [&](const ast::Text &t) { text(line, t); }},
        each.is);
    notes(line, each.notes);
    put(line, each.trivia);
  }
  close(d.end, d.trivia);
}

void Printer::organisation(const ast::Organisation &o, const ast::Declaration &d) {
  Line head;
  head << "organisation" << name(o.name);
  if (o.forEach)
    head << "for each" << name(*o.forEach);
  if (o.kind) {
    head.glue(":");
    head << name(*o.kind);
  }
  notes(head, d.notes);
  if (!o.block) {
    put(head, d.trivia);
    return;
  }
  put(head, {}, " {");
  ++depth_;
  for (const ast::OrganisationClause &each : o.clauses) {
    before(each.trivia);
    Line line;
    std::visit(Match{[&](const ast::OrganisationClause::Covers &c) {
                       line << "covers";
                       refs(line, c.places);
                     },
                     [&](const ast::OrganisationClause::Holds &h) {
                       line << "holds";
                       refs(line, h.functions);
                     },
                     [&](const ast::OrganisationClause::ActsThrough &a) {
                       line << "acts through";
                       refOrOpen(line, a.whom);
                     },
                     [&](const ast::Text &t) { text(line, t); }},
               each.is);
    notes(line, each.notes);
    put(line, each.trivia);
  }
  close(d.end, d.trivia);
}

void Printer::body(const ast::Body &b, const ast::Declaration &d) {
  Line head;
  head << "body" << name(b.name);
  if (b.of)
    head << "of" << ref(*b.of);
  if (b.forEach)
    head << "for each" << name(*b.forEach);
  if (b.kind) {
    head.glue(":");
    head << name(*b.kind);
  }
  if (!b.committeeOf.empty()) {
    head.glue(",");
    head << (b.joint ? "joint committee of" : "committee of");
    refs(head, b.committeeOf, "and");
  }
  if (b.period) {
    head.glue(",");
    period(head, *b.period);
  }
  notes(head, d.notes);
  if (!b.block) {
    put(head, d.trivia);
    return;
  }
  put(head, {}, " {");
  ++depth_;
  clauses(b.clauses);
  close(d.end, d.trivia);
}

void Printer::block(Line head, const std::vector<ast::Declaration> &inside, const ast::Declaration &d) {
  put(head, {}, " {");
  ++depth_;
  declarations(inside);
  close(d.end, d.trivia);
}

} // namespace

std::string writeName(std::string_view name) {
  bool bare = !name.empty();
  std::size_t at = 0;
  bool wordBefore = false;
  while (bare && at <= name.size()) {
    std::size_t next = std::min(name.find(' ', at), name.size());
    std::string_view word = name.substr(at, next - at);
    if (word == "&") {
      bare = wordBefore && next < name.size();
      wordBefore = false;
    } else {
      bare = isBareWord(word);
      wordBefore = true;
    }
    at = next + 1;
  }
  return bare ? std::string(name) : quote(name);
}

std::string print(const ast::Module &module, const Names &names) { return Printer(names).module(module); }
std::string print(const ast::Question &question, const Names &names) {
  return Printer(names).question(question).inOneLine();
}
std::string print(const ast::Property &property, const Names &names) {
  return Printer(names).property(property).inOneLine();
}
std::string print(const ast::Ref &ref, const Names &names) { return Printer(names).ref(ref); }

} // namespace quorate::syntax
