// Prints claims.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

namespace {

bool isOne(const ast::Measure &m) {
  auto *number = std::get_if<std::uint32_t>(&m.amount);
  return number && *number == 1;
}

} // namespace

void Printer::subjects(Line &line, const std::vector<ast::Subject> &all) const {
  list(line, all, [&](const ast::Subject &s) { return ref(s.ref); });
}

std::string Printer::measure(const ast::Measure &m) const {
  using Is = ast::Measure::Is;
  if (m.none)
    return "no";
  std::string amount = std::visit(Match{[](std::uint32_t n) { return fmt::format("{}", n); },
                                        [](ast::Fraction f) { return words::fraction(words::Style::Source, f); }},
                                  m.amount);
  switch (m.is) {
  case Is::Exactly: return "exactly " + amount;
  case Is::AtLeast: return fmt::format("{} {}", words::bound(ast::Bound::AtLeast), amount);
  case Is::AtMost: return fmt::format("{} {}", words::cap(false), amount);
  case Is::MoreThan: return fmt::format("{} {}", words::bound(ast::Bound::MoreThan), amount);
  case Is::FewerThan: break;
  }
  return fmt::format("{} {}", words::cap(true), amount);
}

void Printer::supposing(Line &line, const ast::When &w) const {
  using Is = ast::When::Is;
  if (w.is == Is::AnyQuorateMeeting)
    return;
  line.part() << "when";
  if (w.is == Is::EveryVotingMemberPresent) {
    line << "every voting member is present";
    return;
  }
  if (w.number)
    line << fmt::format("{}", *w.number);
  line << ref(*w.ref);
  if (w.is == Is::Presides)
    line << "presides";
  else
    line << (w.number && *w.number != 1 ? "are" : "is") << (w.is == Is::Absent ? "absent" : "conflicted");
}

void Printer::holdVotes(Line &line, const ast::HoldVotes &h) const {
  subjects(line, h.subjects);
  line << (h.subjects.size() == 1 ? "holds" : "hold") << (h.measure.none ? "none" : measure(h.measure))
       << "of the votes of" << ref(h.body);
  onMatter(line, h.matter);
}

void Printer::carryMotions(Line &line, const ast::CarryMotions &c) const {
  subjects(line, c.subjects);
  // "Together" changes nothing where there is one subject, and is printed where its author wrote it.
  if (c.together)
    line << "together";
  bool one = c.subjects.size() == 1;
  line << (c.block ? (one ? "blocks" : "block") : (one ? "carries" : "carry")) << "any motion of" << ref(c.body);
  onMatter(line, c.matter);
  supposing(line, c.when);
}

void Printer::has(Line &line, const ast::Has &h) const {
  using What = ast::Has::What;
  subjects(line, h.subjects);
  line << (h.subjects.size() == 1 ? "has" : "have") << measure(h.measure)
       << (h.what == What::Committees ? "committees"
           : h.what == What::Votes    ? "votes"
                                      : who(h.who, isOne(h.measure)));
  if (h.fromEach)
    line << "from each" << name(*h.fromEach);
}

Line Printer::property(const ast::Property &p) const {
  Line line;
  std::visit(Match{[&](const ast::HoldVotes &h) { holdVotes(line, h); },
                   [&](const ast::CarryMotions &c) { carryMotions(line, c); },
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
                   [&](const ast::Has &h) { has(line, h); },
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
                     manyPeople(line, m.people);
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
                     supposing(line, n.when);
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

Line Printer::claim(const ast::Claim &c) const {
  Line line;
  line << "claim";
  line.prose(c.title);
  line.part() << property(c.property);
  if (c.known != Known::ToHold) {
    line.glue(",").part();
    line << (c.known == Known::ToBeRefuted ? "known to be refuted" : "known to be open");
    if (c.because)
      line.prose(*c.because);
  }
  return line;
}

} // namespace quorate::syntax
