// Prints what clauses have in common: names and references, open points, dates and periods, notes, prose.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

namespace {

std::string which(ast::Which w) {
  switch (w) {
  case ast::Which::The: return "the ";
  case ast::Which::Each: return "each ";
  case ast::Which::Every: return "every ";
  case ast::Which::That: return "that ";
  case ast::Which::Plain: break;
  }
  return "";
}

} // namespace

std::string Printer::ref(const ast::Ref &r) const {
  std::string out = which(r.which) + name(r.head);
  for (const ast::Qualifier &of : r.of)
    out += " of " + which(of.which) + name(of.name);
  return out;
}

void Printer::refs(Line &line, const std::vector<ast::Ref> &all, std::string_view between) const {
  list(
      line, all, [&](const ast::Ref &r) { return ref(r); }, between);
}

void Printer::names(Line &line, const std::vector<ast::Name> &all, std::string_view between) const {
  list(
      line, all, [&](const ast::Name &n) { return name(n); }, between);
}

void Printer::open(Line &line, const ast::Open &o) const {
  line << o.noun << words::kToBeConfirmed;
  line.prose(o.note);
}

void Printer::refOrOpen(Line &line, const ast::OrOpen<ast::Ref> &value) const {
  std::visit(Match{[&](const ast::Ref &r) { line << ref(r); }, [&](const ast::Open &o) { open(line, o); }}, value);
}

void Printer::refsOrOpen(Line &line, const ast::OrOpen<std::vector<ast::Ref>> &value, std::string_view between) const {
  std::visit(Match{[&](const std::vector<ast::Ref> &r) { refs(line, r, between); },
                   [&](const ast::Open &o) { open(line, o); }},
             value);
}

void Printer::date(Line &line, const ast::Date &value) const {
  std::visit(Match{[&](ast::Day d) { line << runtime::printDay(d); }, [&](const ast::Open &o) { open(line, o); },
                   [&](const ast::PhaseDay &p) { line << (p.end ? "the end of" : "the start of") << name(p.phase); }},
             value);
}

void Printer::period(Line &line, const ast::Period &p) const {
  if (p.from) {
    line.part() << "from";
    date(line, *p.from);
  }
  if (p.until) {
    line << "until";
    date(line, *p.until);
  }
  if (p.during)
    line.part() << "during" << name(*p.during);
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
                   [&](const ast::Open &o) { open(line, o); },
                   [&](const ast::KnownAs &k) { line << "known as" << name(k.name); },
                   [&](const ast::SubjectTo &s) {
                     line << "subject to";
                     names(line, s.clauses, "and");
                   },
                   [&](const ast::Despite &d) {
                     line << "despite";
                     names(line, d.clauses, "and");
                   },
                   [&](const ast::Period &p) { period(line, p); }},
             n.is);
}

void Printer::notes(Line &line, const ast::Notes &all) const {
  for (const ast::Note &n : all) {
    // Sources, reasons and open points have a line each; the days and the names of a clause belong to its sentence.
    bool apart = std::holds_alternative<ast::See>(n.is) || std::holds_alternative<ast::Assumed>(n.is) ||
                 std::holds_alternative<ast::Open>(n.is);
    if (apart)
      line.ownLine();
    else
      line.glue(",").part();
    note(line, n);
  }
}

void Printer::agreement(Line &line, const std::vector<ast::Ref> &with, std::string_view word) const {
  if (with.empty())
    return;
  line << "with the" << std::string(word) << "of";
  refs(line, with);
}

void Printer::onMatter(Line &line, const std::optional<ast::Ref> &matter) const {
  if (matter)
    line.part() << "on" << ref(*matter);
}

void Printer::onMatters(Line &line, const std::vector<ast::Ref> &matters) const {
  if (matters.empty())
    return;
  line << "on";
  refs(line, matters);
}

void Printer::text(Line &line, const ast::Text &t) const {
  line << "text";
  line.prose(t.first);
  if (t.second) {
    line.glue(":").part();
    line.prose(*t.second);
  }
}

} // namespace quorate::syntax
