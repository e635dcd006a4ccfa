// Prints quorum and voting rules, and what they count.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

using runtime::Tie;
using words::Style;

std::string Printer::who(const ast::Who &w, bool one) const {
  switch (w.of) {
  case ast::Who::Of::Members: return words::members(false, one ? 1 : 2);
  case ast::Who::Of::VotingMembers: return words::members(true, one ? 1 : 2);
  case ast::Who::Of::Named: break;
  }
  return ref(*w.ref);
}

std::string Printer::quantity(const ast::Quantity &q) const {
  return std::visit(
      Match{[&](const ast::NumberOfPeople &n) { return fmt::format("{} {}", n.number, who(n.who, n.number == 1)); },
            [&](const ast::ShareOf &s) {
              std::string of = std::visit(Match{[](ast::Base b) { return words::base(Style::Source, b); },
                                                [&](const ast::Ref &r) { return ref(r); }},
                                          s.of);
              return words::share(Style::Source, s.fraction, s.squareRoot, of, s.rounded, s.plus);
            },
            [&](const ast::GreaterOf &g) {
              return words::ofBoth(g.smaller ? runtime::QuantityForm::SmallerOf : runtime::QuantityForm::GreaterOf,
                                   {quantity(*g.first), quantity(*g.second)});
            }},
      q.is);
}

void Printer::people(Line &line, const ast::People &p) const {
  using Form = ast::People::Form;
  if (p.form == Form::AllBut) {
    line << words::allBut(Style::Source, p.number) + " " + who(p.who, p.number == 1);
  } else if (p.form == Form::FromPlaces) {
    line << words::needed(p.bound, runtime::QuantityForm::Number, fmt::format("{} {}", p.number, name(p.kind)), true);
  } else {
    line << fmt::format("{} {}", words::bound(p.bound), quantity(p.quantity));
    if (p.from)
      line << "from " + ref(*p.from);
  }
}

void Printer::manyPeople(Line &line, const std::vector<ast::People> &all) const {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0)
      line.part() << "and";
    people(line, all[i]);
  }
}

std::string Printer::thresholdForm(const ast::Threshold &t) const {
  using Form = ast::Threshold::Form;
  words::Threshold told{.bound = t.bound, .fraction = t.fraction, .number = t.number, .base = t.base};
  switch (t.form) {
  case Form::Share:
    // "at least 100% of" stays as it is written, though it comes to "all".
    return fmt::format("{} {} of {}", words::bound(t.bound), words::fraction(Style::Source, t.fraction),
                       words::base(Style::Source, t.base));
  case Form::All: return words::allOf(t.base);
  case Form::Against: told.form = runtime::ThresholdForm::Against; break;
  case Form::Margin: told.form = runtime::ThresholdForm::Margin; break;
  case Form::For:
  case Form::ForToEach: told.form = runtime::ThresholdForm::For; break;
  }
  return words::threshold(Style::Source, told) + (t.form == Form::ForToEach ? " to each vote against" : "");
}

void Printer::threshold(Line &line, const ast::Threshold &t) const {
  line << thresholdForm(t);
  if (t.by)
    line << "by " + ref(*t.by);
  bool byKind = t.counted == ast::Threshold::Counted::ByConstituent;
  line << words::countedBy(Style::Source, t.counted, byKind ? name(t.kind) : std::string());
}

void Printer::thresholds(Line &line, const std::vector<ast::Threshold> &all) const {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0)
      line.part() << "and";
    threshold(line, all[i]);
  }
}

void Printer::tie(Line &line, const ast::Tie &t) const {
  std::visit(Match{[&](const ast::Tie::BrokenBy &b) { line << ref(b.by) << words::tie(Tie::BrokenBy); },
                   [&](const ast::Tie::ByPresider &) { line << words::tie(Tie::BrokenByPresider); },
                   [&](const ast::Tie::Lost &) { line << words::tie(Tie::Lost); },
                   [&](const ast::Tie::ByLot &) { line << words::tie(Tie::ByLot); },
                   [&](const ast::Tie::GoesTo &g) { line << words::tie(Tie::Referred) << ref(g.to); },
                   [&](const ast::Open &o) {
                     line << "a tie";
                     open(line, o);
                   }},
             t.is);
}

void Printer::quorum(Line &line, const ast::Quorum &q) const {
  line << "quorum";
  if (q.to)
    // What is meant without a word is printed where its author wrote it.
    line << (q.to == ast::Quorum::To::Meet ? "to meet" : words::purpose(*q.to));
  onMatters(line, q.matters);
  std::visit(Match{[&](const ast::Quorum::None &) { line << "none"; }, [&](const ast::Open &o) { open(line, o); },
                   [&](const ast::Quorum::Rule &r) {
                     for (std::size_t i = 0; i < r.requirements.size(); ++i) {
                       if (i > 0)
                         line.part() << (i == 1 ? "including" : "and");
                       people(line, r.requirements[i]);
                     }
                   }},
             q.is);
}

void Printer::withoutQuorum(Line &line, const ast::WithoutQuorum &w) const {
  line << "without a quorum";
  std::visit(Match{[&](const ast::WithoutQuorum::Discuss &) { line << "the meeting may discuss but not decide"; },
                   [&](const ast::WithoutQuorum::Adjourned &a) {
                     line << "the meeting is adjourned";
                     if (a.span)
                       line << "for" << runtime::printSpan(*a.span);
                     if (!a.then && !a.whoeverIsPresent)
                       return;
                     line.glue(",").part();
                     line << "then";
                     if (a.then)
                       people(line, *a.then);
                     else
                       line << "whoever is present";
                     line << "is a quorum";
                   },
                   [&](const ast::WithoutQuorum::OnlyDecide &o) {
                     line << "only";
                     refs(line, o.matters);
                     line << "may be decided";
                   }},
             w.is);
}

void Printer::cap(Line &line, const ast::Cap &c) const {
  line << words::cap(c.fewerThan);
  if (auto *number = std::get_if<std::uint32_t>(&c.amount))
    line << fmt::format("{}", *number) << who(c.who, *number == 1);
  else
    line << words::fraction(Style::Source, std::get<ast::Fraction>(c.amount)) + " of" << who(c.who, false);
  if (c.fromOne)
    line << "from one" << name(*c.fromOne);
}

void Printer::requirements(Line &line, const ast::Requires &r) const {
  line << "requires";
  for (std::size_t i = 0; i < r.requirements.size(); ++i) {
    if (i > 0)
      line.part() << "and";
    std::visit(Match{[&](const ast::People &p) { people(line, p); }, [&](const ast::Cap &c) { cap(line, c); }},
               r.requirements[i]);
  }
}

void Printer::decides(Line &line, const ast::Decides &d) const {
  using What = ast::CountAs::What;
  line << "decides";
  line << words::mode(d.mode);
  onMatters(line, d.matters);
  line << "by";
  std::visit(Match{[&](const ast::Open &o) { open(line, o); },
                   [&](const std::vector<ast::Threshold> &all) { thresholds(line, all); }},
             d.by);
  for (const auto &term : d.terms) {
    line.glue(",").part();
    std::visit(Match{[&](const ast::Tie &t) { tie(line, t); },
                     [&](const ast::FailingThat &f) {
                       line << "failing that by";
                       thresholds(line, f.by);
                     },
                     [&](const ast::CountAs &c) {
                       line << (c.what == What::Abstentions ? "abstentions count"
                                : c.what == What::Silence   ? "silence counts"
                                                            : "vacancies count")
                            << words::countsAs(c.inFavour ? runtime::CountAs::For : runtime::CountAs::Against);
                     },
                     [&](const ast::Within &w) { line << "within" << runtime::printSpan(w.span); },
                     [&](const ast::UnlessAsked &u) {
                       line << "unless";
                       people(line, u.people);
                       line << "ask for a meeting";
                     }},
               term);
  }
}

} // namespace quorate::syntax
