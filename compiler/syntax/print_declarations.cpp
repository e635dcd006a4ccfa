// Prints the declarations that are one sentence.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

bool hasBlock(const ast::Declaration &d) {
  return std::visit(Match{[](const ast::Constitution &c) { return c.block; },
                          [](const ast::Organisation &o) { return o.block; },
                          [](const ast::Body &b) { return b.block; }, [](const ast::Person &p) { return p.block; },
                          [](const ast::ModelRules &) { return true; }, [](const ast::Variation &) { return true; },
                          [](const ast::Bands &) { return true; }, [](const ast::Option &) { return true; },
                          [](const ast::Assume &) { return true; }, [](const ast::Scenario &) { return true; },
                          [](const auto &) { return false; }},
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
  if (blockOf(d))
    return;
  Line line = sentence(d);
  notes(line, d.notes);
  put(line, d.trivia);
}

Line Printer::cite(const ast::Cite &c) const {
  Line line;
  line << "cite" << name(c.name) << "is";
  line.prose(c.title);
  if (c.dated)
    line.part() << "dated" << runtime::printDay(*c.dated);
  if (c.at) {
    line.part() << "at";
    line.prose(*c.at);
  }
  return line;
}

Line Printer::kind(const ast::Kind &k) const {
  Line line;
  line << "kind";
  names(line, k.names);
  std::string of = name(k.of);
  line << (k.names.size() == 1 ? "is" : "are")
       << (std::string_view("AEIOU").find(names_.text(k.of.id).substr(0, 1)) != std::string_view::npos ? "an" : "a")
       << of;
  return line;
}

Line Printer::post(const ast::Post &p) const {
  Line line;
  line << "post" << name(p.name);
  if (p.of)
    line << "of" << ref(*p.of);
  if (p.forEach)
    line << "for each" << name(*p.forEach);
  if (p.memberClass) {
    line.glue(",");
    line << name(*p.memberClass);
  }
  return line;
}

Line Printer::function(const ast::Function &f) const {
  Line line;
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
  return line;
}

Line Printer::phase(const ast::Phase &p) const {
  Line line;
  line << "phase" << name(p.name);
  std::visit(Match{[&](const ast::Date &on) {
                     line << "on";
                     date(line, on);
                   },
                   [&](const ast::Period &when) { period(line, when); }},
             p.when);
  return line;
}

Line Printer::calendar(const ast::Calendar &c) const {
  Line line;
  line << "calendar" << name(c.name) << "leaves out";
  list(line, c.items, [&](const std::variant<ast::Name, ast::Calendar::Days> &item) {
    return std::visit(Match{[&](const ast::Name &n) { return name(n); },
                            [&](const ast::Calendar::Days &days) {
                              std::string first = runtime::printDay(days.first);
                              return days.last == days.first ? first : first + " to " + runtime::printDay(days.last);
                            }},
                      item);
  });
  return line;
}

Line Printer::sentence(const ast::Declaration &d) const {
  Line line;
  std::visit(
      Match{[&](const ast::Use &u) {
              line << "use";
              if (u.package)
                line << u.path;
              else
                line.prose(u.path);
            },
            [&](const ast::Register &r) {
              line << "register";
              line.prose(r.path);
            },
            [&](const ast::Cite &c) { line = cite(c); }, [&](const ast::Kind &k) { line = kind(k); },
            [&](const ast::Place &p) {
              line << "place";
              names(line, p.names);
              line.glue(":");
              line << name(p.kind);
              if (p.in)
                line << "in" << name(*p.in);
            },
            [&](const ast::Post &p) { line = post(p); }, [&](const ast::Function &f) { line = function(f); },
            [&](const ast::Reserve &r) { line = reserve(r); }, [&](const ast::Delegate &g) { line = delegate(g); },
            [&](const ast::Amend &a) { line = amend(a); }, [&](const ast::Phase &p) { line = phase(p); },
            [&](const ast::Calendar &c) { line = calendar(c); },
            [&](const ast::Incompatible &n) { line << "nobody holds both" << ref(n.first) << "and" << ref(n.second); },
            [&](const ast::Claim &c) { line = claim(c); }, [&](const ast::Text &t) { text(line, t); },
            [](const auto &) {}},
      d.is);
  return line;
}

} // namespace quorate::syntax
