// Prints the seats of a body, in columns.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

std::string Printer::count(const ast::Seat &seat) const {
  Line line;
  bool one = false;
  std::visit(Match{[&](const ast::Open &o) { open(line, o); },
                   [&](const ast::NumberOf &n) {
                     // "1 seat" and "at least 1 seat", but "1 to 3 seats".
                     one = n.least == 1 && n.most.value_or(1) == 1;
                     if (!n.most)
                       line << fmt::format("{} {}", words::bound(ast::Bound::AtLeast), *n.least);
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

void Printer::seatVotes(Line &line, const ast::SeatVotes &v) const {
  using On = ast::SeatVotes::On;
  line << "votes";
  if (v.on == On::OnlyTie) {
    line << "only to break a tie";
  } else if (v.on != On::Always) {
    line << (v.on == On::OnlyOn ? "only on" : "except on");
    refs(line, v.matters, "and");
  }
  if (v.weight)
    line << fmt::format("with weight {}", *v.weight);
}

void Printer::filledBy(Line &line, const ast::SeatFilledBy &f) const {
  line << (f.elected ? "elected by" : "appointed by");
  refsOrOpen(line, f.by, "and");
  if (!f.approvedBy.empty()) {
    line << words::kWithTheApprovalOf;
    refs(line, f.approvedBy, "and");
  }
  if (f.method) {
    line << "using";
    line.prose(*f.method);
  }
  if (f.years)
    line << "for" << runtime::printSpan({*f.years, ast::Unit::Years});
  if (f.terms)
    line << words::cap(false) << words::counted(*f.terms, "term");
  if (f.inARow)
    line << "in a row";
  if (f.termsInAll)
    line << fmt::format("and {} in all", *f.termsInAll);
  if (f.yearsOut) {
    line.glue(",");
    line << "then" << runtime::printSpan({*f.yearsOut, ast::Unit::Years}) << "out";
  }
}

void Printer::seatTerm(Line &line, const ast::SeatTerm &term) const {
  // By its first letter: the formatter cannot hear the name, and writes the same each time.
  auto article = [&](const ast::Name &n) {
    return (std::string_view("AEIOU").find(names_.text(n.id).substr(0, 1)) != std::string_view::npos ? "an " : "a ") +
           name(n);
  };
  std::visit(
      Match{[&](const ast::SeatVotes &v) { seatVotes(line, v); },
            [&](const ast::SeatVoteOpen &v) {
              line << "vote";
              open(line, v.open);
            },
            [&](const ast::SeatDoesNotVote &) { line << "does not vote"; },
            [&](const ast::SeatCastingVote &) { line << "has casting vote"; },
            [&](const ast::SeatExOfficio &e) { line << "the " + ref(e.of); },
            [&](const ast::SeatDrawnFrom &d) { line << "drawn from " + ref(d.from); },
            [&](const ast::SeatFilledBy &f) { filledBy(line, f); },
            [&](const ast::SeatRotation &r) {
              line << words::fraction(words::Style::Source, r.share) << "retire each year";
            },
            [&](const ast::SeatDeputy &d) {
              line << "deputy may attend";
              if (d.counts)
                line << "and count";
              if (d.votes)
                line << "and vote";
            },
            [&](const ast::SeatShared &s) { line << fmt::format("may be shared by {}", s.by); },
            [&](const ast::SeatIfVacant &v) { line << "if vacant" << ref(v.acts) << "acts"; },
            [&](const ast::SeatEligible &e) { line << (e.not_ ? "may not be" : "must be") << article(e.memberClass); },
            [&](const ast::SeatMayNotHold &h) {
              line << "may not hold";
              refs(line, h.posts, "and");
            },
            [&](const ast::SeatAged &a) { line << fmt::format("aged at least {}", a.years); },
            [&](const ast::Period &p) { period(line, p); }, [&](const ast::SeatClass &c) { line << name(c.name); },
            [&](const ast::Note &n) { note(line, n); }},
      term.is);
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

} // namespace quorate::syntax
