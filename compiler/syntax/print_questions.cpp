// Prints questions and scenarios.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

namespace {

std::string_view roleInWords(ast::Group::Role role) {
  using Role = ast::Group::Role;
  switch (role) {
  case Role::Present: return "present";
  case Role::Absent: return "absent";
  case Role::Conflicted: return "conflicted";
  case Role::For: return "for";
  case Role::Against: return "against";
  case Role::Abstaining: return "abstaining";
  case Role::Presiding: return "presiding";
  case Role::CastingFor: return "casting for";
  case Role::CastingAgainst: return "casting against";
  case Role::ByProxy: break;
  }
  return "by proxy";
}

} // namespace

std::string Printer::someone(const ast::Someone &s) const {
  switch (s.who) {
  case ast::Someone::Who::Everyone: return "everyone";
  case ast::Someone::Who::EveryoneElse: return "everyone else";
  case ast::Someone::Who::Nobody: return "nobody";
  case ast::Someone::Who::Named: break;
  }
  std::string number = s.number ? fmt::format("{} ", *s.number) : "";
  std::string_view deputy = !s.deputy ? "" : s.number.value_or(1) == 1 ? "deputy of " : "deputies of ";
  return number + std::string(deputy) + ref(*s.ref);
}

void Printer::attendance(Line &line, const std::vector<ast::Group> &groups) const {
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
      line << roleInWords(g.role);
    if (i + 1 < groups.size())
      line.glue(",").part();
  }
}

/// `is … quorate with …`, `does a motion of … carry with …`
void Printer::ofMeeting(Line &line, const ast::Question &q) const {
  using To = ast::Question::To;
  bool motion = q.asks == ast::Question::Asks::Carried;
  line << (motion ? "does a motion of" : "is") << ref(*q.subject);
  if (!motion)
    line << "quorate";
  if (q.to != To::Meet)
    line << words::purpose(q.to);
  if (q.mode != ast::Mode::AtMeeting)
    line << words::mode(q.mode);
  onMatter(line, q.function);
  if (q.adjourned)
    line << "at an adjourned meeting";
  line.part() << (motion ? "carry with" : "with");
  attendance(line, q.attendance);
}

Line Printer::question(const ast::Question &q) const {
  using Asks = ast::Question::Asks;
  Line line;
  auto on = [](ast::Day day) { return runtime::printDay(day); };
  bool dated = false; // the day is part of what is asked
  switch (q.asks) {
  case Asks::MayDecide: line << "may" << ref(*q.subject) << "decide" << ref(*q.function); break;
  case Asks::WhoMayDecide: line << "who may decide" << ref(*q.function); break;
  case Asks::WhoMayAmend: line << "who may amend" << (q.function ? ref(*q.function) : "everything"); break;
  case Asks::WhoMustAgree: line << "who must agree to" << ref(*q.function); break;
  case Asks::WhoHolds: line << "who holds" << ref(*q.subject); break;
  case Asks::WhoRulesOnConflict: line << "who rules on a conflict of" << ref(*q.subject); break;
  case Asks::WhatMayDecide: line << "what may" << ref(*q.subject) << "decide"; break;
  case Asks::WhatIsUndelegated:
    line << "what is undelegated";
    if (q.subject)
      line << "by" << ref(*q.subject);
    break;
  case Asks::WhatMustDo:
    line << "what must" << ref(*q.subject) << "do by" << on(*q.day);
    dated = true;
    break;
  case Asks::WhatChanges:
    line << "what changes between" << on(*q.first) << "and" << on(*q.day);
    dated = true;
    break;
  case Asks::WhichTermsEnd:
    line << "which terms";
    if (q.subject)
      line << "of" << ref(*q.subject);
    line << "end by" << on(*q.day);
    dated = true;
    break;
  case Asks::MembershipValid: line << "is the membership of" << ref(*q.subject) << "valid"; break;
  case Asks::NoticeEnough:
    line << "is notice on" << on(*q.first) << "enough for a meeting of" << ref(*q.subject);
    if (q.function)
      line.part() << "about" << ref(*q.function);
    break;
  case Asks::Quorate:
  case Asks::Carried: ofMeeting(line, q); break;
  }
  if (q.place)
    line.part() << "in" << ref(*q.place);
  if (q.amount)
    line.part() << "for" << runtime::printMoney(*q.amount);
  if (q.after)
    line.part() << "after" << runtime::printMoney(*q.after);
  if (q.day && !dated)
    line.part() << "on" << on(*q.day);
  for (const std::string &each : q.given) {
    line.part() << "given";
    line.prose(each);
  }
  agreement(line.part(), q.agreement);
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

void Printer::scenario(const ast::Scenario &s, const ast::Declaration &d) {
  Line head;
  head << "scenario";
  head.prose(s.title);
  if (s.day)
    head << "on" << runtime::printDay(*s.day);
  openBlock(head);
  for (const ast::Expectation &e : s.expectations) {
    before(e.trivia);
    Line asked = question(e.question);
    expected(asked.part(), e);
    put(asked, e.trivia);
  }
  close(d.end, d.trivia);
}

} // namespace quorate::syntax
