// Prints quorum and voting rules, and what they count.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

namespace {

std::string bound(ast::Bound b) { return b == ast::Bound::AtLeast ? "at least" : "more than"; }

std::string rounded(ast::Rounded r) {
  switch (r) {
  case ast::Rounded::Up: return " rounded up";
  case ast::Rounded::Down: return " rounded down";
  case ast::Rounded::ToNearest: return " rounded to nearest";
  case ast::Rounded::Not: break;
  }
  return "";
}

} // namespace

std::string Printer::base(ast::Base b) {
  switch (b) {
  case ast::Base::VotesCast: return "votes cast";
  case ast::Base::VotesAndAbstentions: return "votes cast and abstentions";
  case ast::Base::MembersPresent: return "members present";
  case ast::Base::VotingMembersPresent: return "voting members present";
  case ast::Base::EligibleMembers: return "eligible members";
  case ast::Base::EligibleVotingMembers: return "eligible voting members";
  case ast::Base::FilledSeats: return "filled seats";
  case ast::Base::FilledVotingSeats: return "filled voting seats";
  case ast::Base::AllSeats: return "all seats";
  case ast::Base::AllVotingSeats: return "all voting seats";
  case ast::Base::Electorate: break;
  }
  return "the electorate";
}

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
              std::string of = std::visit(
                  Match{[&](ast::Base b) { return base(b); }, [&](const ast::Ref &r) { return ref(r); }}, s.of);
              return writeFraction(s.fraction) + (s.squareRoot ? " of the square root of " : " of ") + of +
                     rounded(s.rounded) + (s.plus > 0 ? fmt::format(" plus {}", s.plus) : "");
            },
            [&](const ast::GreaterOf &g) {
              return (g.smaller ? "the smaller of " : "the greater of ") + quantity(*g.first) + " and " +
                     quantity(*g.second);
            }},
      q.is);
}

void Printer::people(Line &line, const ast::People &p) const {
  using Form = ast::People::Form;
  if (p.form == Form::AllBut) {
    line << (p.number > 0 ? fmt::format("all but {}", p.number) : "all") + " " + who(p.who, p.number == 1);
  } else if (p.form == Form::FromPlaces) {
    line << fmt::format("members from {} {} {}", bound(p.bound), p.number, name(p.kind));
  } else {
    line << bound(p.bound) + " " + quantity(p.quantity);
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
  switch (t.form) {
  case Form::Share: break;
  case Form::All: {
    std::string of = base(t.base);
    return of.starts_with("all ") ? of : "all " + of;
  }
  case Form::Against:
    return t.number == 0 ? "no votes against" : "no more than " + counted(t.number, "vote", "votes") + " against";
  case Form::Margin:
    if (t.bound == ast::Bound::MoreThan)
      return "more votes for than against";
    return "at least " + counted(t.number, "more vote", "more votes") + " for than against";
  case Form::For:
  case Form::ForToEach:
    return bound(t.bound) + " " + counted(t.number, "vote", "votes") + " for" +
           (t.form == Form::ForToEach ? " to each vote against" : "");
  }
  return bound(t.bound) + " " + writeFraction(t.fraction) + " of " + base(t.base);
}

void Printer::threshold(Line &line, const ast::Threshold &t) const {
  using Counted = ast::Threshold::Counted;
  line << thresholdForm(t);
  if (t.by)
    line << "by " + ref(*t.by);
  if (t.counted != Counted::Unstated)
    line << "counted by " + (t.counted == Counted::ByHead     ? std::string("head")
                             : t.counted == Counted::ByWeight ? std::string("weight")
                                                              : name(t.kind));
}

void Printer::thresholds(Line &line, const std::vector<ast::Threshold> &all) const {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0)
      line.part() << "and";
    threshold(line, all[i]);
  }
}

void Printer::tie(Line &line, const ast::Tie &t) const {
  std::visit(Match{[&](const ast::Tie::BrokenBy &b) { line << ref(b.by) << "breaks a tie"; },
                   [&](const ast::Tie::ByPresider &) { line << "whoever presides breaks a tie"; },
                   [&](const ast::Tie::Lost &) { line << "a tie is lost"; },
                   [&](const ast::Tie::ByLot &) { line << "a tie is decided by lot"; },
                   [&](const ast::Tie::GoesTo &g) { line << "a tie goes to" << ref(g.to); },
                   [&](const ast::Open &o) {
                     line << "a tie";
                     open(line, o);
                   }},
             t.is);
}

void Printer::quorum(Line &line, const ast::Quorum &q) const {
  using To = ast::Quorum::To;
  line << "quorum";
  if (q.to)
    line << (q.to == To::Meet ? "to meet" : q.to == To::Vote ? "to vote" : "to begin");
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
                       line << "for" << writeSpan(*a.span);
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
  line << (c.fewerThan ? "fewer than" : "at most");
  if (auto *number = std::get_if<std::uint32_t>(&c.amount))
    line << fmt::format("{}", *number) << who(c.who, *number == 1);
  else
    line << writeFraction(std::get<ast::Fraction>(c.amount)) + " of" << who(c.who, false);
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
  if (d.mode != ast::Mode::AtMeeting)
    line << (d.mode == ast::Mode::InWriting ? "in writing" : "electronically");
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
                            << (c.inFavour ? "for" : "against");
                     },
                     [&](const ast::Within &w) { line << "within" << writeSpan(w.span); },
                     [&](const ast::UnlessAsked &u) {
                       line << "unless";
                       people(line, u.people);
                       line << "ask for a meeting";
                     }},
               term);
  }
}

} // namespace quorate::syntax
