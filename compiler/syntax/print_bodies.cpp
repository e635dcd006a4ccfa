// Prints the clauses of a body.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

void Printer::must(Line &line, const ast::Must &m) const {
  using When = ast::Must::When;
  using Of = ast::Must::Of;
  line << "must";
  line.prose(m.what);
  switch (m.when) {
  case When::Unstated: break;
  case When::By:
    line.part() << "by";
    date(line, *m.day);
    break;
  case When::Within:
    line.part() << "within" << runtime::printSpan(m.span) << "of";
    if (m.of == Of::Event)
      line.prose(m.event);
    else
      line << words::each(m.of);
    break;
  case When::Every:
    line.part() << "every" << words::every(words::Style::Source, m.span);
    if (m.day) {
      line << "beginning";
      date(line, *m.day);
    }
    break;
  case When::For: line.part() << "for" << runtime::printSpan(m.span); break;
  }
}

void Printer::notice(Line &line, const ast::ClearDaysNotice &c) const {
  line << fmt::format("on {} notice", runtime::printSpan({c.days, ast::Unit::ClearDays}));
  if (!c.matters.empty()) {
    line << "for";
    refs(line, c.matters, "and");
  }
  if (c.calendar)
    line << "leaving out" << name(*c.calendar);
  if (c.orVoid)
    line << "or its business is void";
}

void Printer::meeting(Line &line, const ast::Meeting &m) const {
  std::visit(Match{[&](const ast::InPublic &) { line << "in public"; },
                   [&](const ast::InPrivate &) { line << "in private"; },
                   [&](const ast::InCommon &c) {
                     line << "in common with";
                     refs(line, c.with, "and");
                   },
                   [&](const ast::TimesAYear &t) {
                     line << fmt::format("{} {} {}", words::bound(ast::Bound::AtLeast), words::counted(t.times, "time"),
                                         words::per(ast::Per::Year));
                   },
                   [&](const ast::ClearDaysNotice &c) { notice(line, c); },
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

void Printer::conflicts(Line &line, const ast::ConflictedMembers &c) const {
  using Do = ast::ConflictedMembers::Do;
  line << "conflicted members"
       << (c.do_ == Do::Leave             ? "leave"
           : c.do_ == Do::StayWithoutVote ? "stay but do not vote"
                                          : "may vote");
  onMatters(line, c.matters);
  if (c.countToQuorum) {
    line.glue(",").part();
    line << "count to quorum";
  }
  if (!c.ruledOnBy.empty()) {
    line.glue(",").part();
    line << "ruled on by";
    chain(line, c.ruledOnBy);
  }
  using If = runtime::IfTooMany;
  if (!c.ifTooMany)
    return;
  line.glue(",").part();
  line << "if too many leave";
  std::visit(Match{[&](const ast::ConflictedMembers::MayStay &) { line << words::ifTooMany(If::MayStay); },
                   [&](const ast::ConflictedMembers::OthersDecide &) { line << words::ifTooMany(If::OthersDecide); },
                   [&](const ast::ConflictedMembers::GoesTo &g) { line << words::ifTooMany(If::GoesTo) << ref(g.to); }},
             *c.ifTooMany);
}

/// "Chair, then Vice Chair"
void Printer::chain(Line &line, const std::vector<ast::Ref> &order) const {
  for (std::size_t i = 0; i < order.size(); ++i) {
    line << (i > 0 ? "then " : "") + ref(order[i]);
    if (i + 1 < order.size())
      line.glue(",");
  }
}

void Printer::clauses(const std::vector<ast::BodyClause> &all) {
  for (const ast::BodyClause &c : all)
    clause(c);
}

/// What a body is for, and how it stands to others.
auto Printer::relation(Line &line) const {
  return Match{[&line](const ast::Purpose &p) {
                 line << (p.duty ? "duty" : "purpose");
                 line.prose(p.prose);
               },
               [this, &line](const ast::AccountableTo &a) {
                 line << "accountable to";
                 refsOrOpen(line, a.to, "and");
               },
               [this, &line](const ast::LinkedTo &l) {
                 line << "linked to";
                 refs(line, l.to, "and");
                 if (l.how)
                   line.prose(*l.how);
               },
               [this, &line](const ast::ChairedBy &ch) {
                 line << "chaired by";
                 std::visit(Match{[this, &line](const std::vector<ast::Ref> &order) { chain(line, order); },
                                  [this, &line](const ast::Open &o) { open(line, o); }},
                            ch.order);
               },
               [this, &line](const ast::Succeeds &s) {
                 line << "succeeds";
                 refs(line, s.bodies);
               },
               [this, &line](const ast::LeavesOut &l) {
                 line << "leaves out";
                 refs(line, l.posts);
               }};
}

void Printer::clause(const ast::BodyClause &c) {
  before(c.trivia);
  if (auto *m = std::get_if<ast::Members>(&c.is)) {
    members(*m, c);
    return;
  }
  Line line;
  std::visit(
      Match{relation(line), [](const ast::Members &) {}, [&](const ast::Must &m) { must(line, m); },
            [&](const ast::Quorum &q) { quorum(line, q); },
            [&](const ast::WithoutQuorum &w) { withoutQuorum(line, w); },
            [&](const ast::Decides &d) { decides(line, d); }, [&](const ast::Requires &r) { requirements(line, r); },
            [&](const ast::Proxies &p) {
              line << (p.count ? "proxies may vote and count" : "proxies may vote");
              if (p.most) {
                line.glue(",");
                line << fmt::format("at most {} for each holder", *p.most);
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
            [&](const ast::ConflictedMembers &m) { conflicts(line, m); }, [&](const ast::Text &t) { text(line, t); }},
      c.is);
  notes(line, c.notes);
  put(line, c.trivia);
}

} // namespace quorate::syntax
