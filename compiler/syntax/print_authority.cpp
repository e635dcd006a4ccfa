// Prints who may decide: reservations, delegations, tables of bands, and who may change the constitution.
#include "compiler/syntax/printer.h"

#include <fmt/format.h>

namespace quorate::syntax {

void Printer::functions(Line &line, const ast::Functions &f) const {
  if (f.everythingElse)
    line << "everything else";
  else
    refs(line, f.named);
  if (!f.except.empty()) {
    line << "except";
    refs(line, f.except);
  }
}

void Printer::places(Line &line, const std::vector<ast::Ref> &all) const {
  if (all.empty())
    return;
  line << "in";
  refs(line, all);
}

void Printer::limit(Line &line, const ast::Limit &l) const {
  line << words::kUpTo;
  std::visit(Match{[&](ast::Money m) { line << runtime::printMoney(m); }, [&](const ast::Open &o) { open(line, o); }},
             l.amount);
  line << words::per(l.per);
}

Line Printer::reserve(const ast::Reserve &r) const {
  Line line;
  line << "reserve";
  functions(line, r.functions);
  places(line, r.places);
  line.part() << "to";
  refOrOpen(line, r.to);
  onCondition(line, r.condition);
  if (!r.agreement.empty()) {
    line.glue(",").part();
    agreement(line, r.agreement);
  }
  return line;
}

void Printer::onCondition(Line &line, const std::optional<std::string> &condition) const {
  if (!condition)
    return;
  line.glue(",").part() << "on condition";
  line.prose(*condition);
}

Line Printer::delegate(const ast::Delegate &d) const {
  Line line;
  auto next = [&]() -> Line & { return line.glue(",").part(); };
  line << "delegate";
  functions(line, d.functions);
  places(line, d.places);
  line.part() << "from";
  refOrOpen(line, d.from);
  line.part() << "to";
  refOrOpen(line, d.to);
  for (std::size_t i = 0; i < d.limits.size(); ++i) {
    line.part();
    if (i > 0)
      line << "and";
    limit(line, d.limits[i]);
  }
  if (d.period)
    period(next(), *d.period);
  onCondition(line, d.condition);
  if (!d.agreement.empty())
    agreement(next(), d.agreement);
  if (d.exclusively)
    next() << "exclusively";
  if (d.irrevocableOnceUsed)
    next() << "irrevocable once used";
  if (d.sub) {
    next() << "may be sub-delegated";
    if (d.sub->to)
      line << "to" << ref(*d.sub->to);
    if (d.sub->times)
      line << (*d.sub->times == 1 ? std::string("once") : fmt::format("{} times", *d.sub->times));
    if (d.sub->limit)
      limit(line, *d.sub->limit);
  }
  if (d.reported) {
    next() << "reported to" << ref(d.reported->to);
    if (d.reported->within)
      line << "within" << runtime::printSpan(*d.reported->within);
  }
  return line;
}

Line Printer::amend(const ast::Amend &a) const {
  Line line;
  line << "amend";
  if (a.everything)
    line << "everything";
  else
    refs(line, a.what);
  line << "by";
  std::visit(Match{[&](const ast::Ref &r) { line << ref(r); }, [&](const ast::Amend::Nobody &) { line << "nobody"; },
                   [&](const ast::Open &o) { open(line, o); }},
             a.by);
  if (!a.thresholds.empty()) {
    line.glue(",").part();
    line << "by";
    thresholds(line, a.thresholds);
  }
  if (!a.consent.empty()) {
    line.glue(",").part();
    agreement(line, a.consent, "consent");
  }
  return line;
}

std::string Printer::amounts(const ast::Band &b) const {
  std::string out;
  if (b.from)
    out = (b.over ? "over " : "from ") + runtime::printMoney(*b.from);
  if (b.to)
    out += (out.empty() ? "" : " ") + std::string(b.below ? "below" : words::kUpTo) + " " + runtime::printMoney(*b.to);
  return out + ":";
}

void Printer::bands(const ast::Bands &b, const ast::Declaration &d) {
  Line head;
  head << "bands of";
  functions(head, b.functions);
  places(head, b.places);
  head.part() << "from" << ref(b.from);
  notes(head, d.notes);
  openBlock(head);
  std::size_t width = 0;
  for (const ast::Band &each : b.bands)
    width = std::max(width, Line::columns(amounts(each)));
  for (const ast::Band &each : b.bands) {
    before(each.trivia);
    std::string row = amounts(each);
    row += std::string(width - Line::columns(row), ' ');
    Line line;
    line << row << ref(each.who);
    if (!each.agreement.empty()) {
      line.glue(",").part();
      agreement(line, each.agreement);
    }
    notes(line, each.notes);
    put(line, each.trivia);
  }
  close(d.end, d.trivia);
}

} // namespace quorate::syntax
