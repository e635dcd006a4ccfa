// Prints the declarations that end with a brace.
#include "compiler/syntax/printer.h"

namespace quorate::syntax {

/// Prints a declaration that has a head and perhaps a block; false if it is a sentence.
bool Printer::blockOf(const ast::Declaration &d) {
  return std::visit(Match{[&](const ast::Constitution &c) { return constitution(c, d), true; },
                          [&](const ast::Organisation &o) { return organisation(o, d), true; },
                          [&](const ast::Body &b) { return body(b, d), true; },
                          [&](const ast::Person &p) { return person(p, d), true; },
                          [&](const ast::Bands &b) { return bands(b, d), true; },
                          [&](const ast::Scenario &s) { return scenario(s, d), true; },
                          [&](const ast::ModelRules &m) {
                            Line head;
                            head << "model" << name(m.name);
                            notes(head, d.notes);
                            return rules(std::move(head), m.clauses, d), true;
                          },
                          [&](const ast::Variation &v) {
                            Line head;
                            head << "in" << ref(v.of);
                            if (v.period)
                              period(head.glue(",").part(), *v.period);
                            return rules(std::move(head), v.clauses, d), true;
                          },
                          [&](const ast::Option &o) {
                            Line head;
                            head << "option" << name(o.name);
                            return block(std::move(head), o.declarations, d), true;
                          },
                          [&](const ast::Assume &a) {
                            Line head;
                            head << "assume";
                            head.prose(a.reason);
                            return block(std::move(head), a.declarations, d), true;
                          },
                          [](const auto &) { return false; }},
                    d.is);
}

void Printer::constitution(const ast::Constitution &c, const ast::Declaration &d) {
  Line head;
  head << "constitution";
  head.prose(c.title);
  // "{ }" is kept where its author wrote it.
  if (!c.block) {
    put(head, d.trivia);
    return;
  }
  openBlock(head);
  for (const ast::ConstitutionClause &each : c.clauses) {
    before(each.trivia);
    Line line;
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
  openBlock(head);
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
                       onCondition(line, h.condition);
                     },
                     [&](const ast::OrganisationClause::ActsThrough &a) {
                       line << "acts through";
                       refOrOpen(line, a.whom);
                     },
                     [&](const ast::OrganisationClause::Succeeds &s) {
                       line << "succeeds";
                       refs(line, s.organisations);
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
    head.glue(",").part();
    head << (b.joint ? "joint committee of" : "committee of");
    refs(head, b.committeeOf, "and");
  }
  if (b.follows) {
    head.glue(",").part();
    head << "follows" << name(*b.follows);
  }
  notes(head, d.notes);
  if (b.block)
    rules(std::move(head), b.clauses, d);
  else
    put(head, d.trivia);
}

void Printer::personClause(Line &line, const ast::PersonClause &c) const {
  std::visit(Match{[&](const ast::PersonClause::Holds &h) { line << words::holds(h.how) << ref(h.post); },
                   [&](const ast::PersonClause::BelongsTo &b) { line << "belongs to" << ref(b.organisation); },
                   [&](const ast::PersonClause::IsA &is) {
                     // A view of the name that is kept: the `substr` of a string would be gone at the end of this line.
                     std::string_view kept = names_.text(is.memberClass.id), first = kept.substr(0, 1);
                     line << (std::string_view("AEIOU").find(first) != std::string_view::npos ? "is an" : "is a")
                          << name(is.memberClass);
                   },
                   [&](const ast::PersonClause::Born &b) { line << "born" << runtime::printDay(b.day); }},
             c.is);
  notes(line, c.notes);
}

void Printer::person(const ast::Person &p, const ast::Declaration &d) {
  Line head;
  head << "person" << name(p.name);
  if (!p.block) {
    const ast::PersonClause &only = p.clauses.front();
    head << "is" << ref(std::get<ast::PersonClause::Holds>(only.is).post);
    notes(head, only.notes);
    put(head, d.trivia);
    return;
  }
  notes(head, d.notes);
  openBlock(head);
  for (const ast::PersonClause &each : p.clauses) {
    before(each.trivia);
    Line line;
    personClause(line, each);
    put(line, each.trivia);
  }
  close(d.end, d.trivia);
}

void Printer::rules(Line head, const std::vector<ast::BodyClause> &inside, const ast::Declaration &d) {
  openBlock(head);
  clauses(inside);
  close(d.end, d.trivia);
}

void Printer::block(Line head, const std::vector<ast::Declaration> &inside, const ast::Declaration &d) {
  openBlock(head);
  declarations(inside);
  close(d.end, d.trivia);
}

} // namespace quorate::syntax
