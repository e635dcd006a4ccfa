// Clauses, what their notes say of them, open points and assumptions.
#include "compiler/lowering/provenance.h"

#include <algorithm>

namespace quorate::ir::lowering {

ClauseId Provenance::clause(Range range, const ast::Notes &notes, const sema::Context &context,
                            const std::string &subject) {
  std::uint64_t key = static_cast<std::uint64_t>(range.begin) << 32 | range.end;
  AssumptionId assumed = assumption(context); // adds a clause of its own, so it comes before this one is numbered
  auto [found, fresh] = byRange_.try_emplace(key, ClauseId(clauses_.size()));
  if (!fresh)
    return found->second;
  ClauseId id = found->second;
  Clause made;
  made.range = range;
  made.assumption = assumed;
  clauses_.push_back(std::move(made));
  for (const ast::Note &each : notes)
    note(id, each, subject);
  return id;
}

void Provenance::note(ClauseId id, const ast::Note &note, const std::string &subject) {
  if (auto *see = std::get_if<ast::See>(&note.is)) {
    cite(id, *see);
  } else if (auto *because = std::get_if<ast::Assumed>(&note.is)) {
    clauses_[id.index()].assumption = AssumptionId(assumptions_.size());
    assumptions_.push_back({id, because->reason});
  } else if (auto *open = std::get_if<ast::Open>(&note.is)) {
    clauses_[id.index()].open = openPoint(*open, id, subject);
  } else if (auto *period = std::get_if<ast::Period>(&note.is)) {
    Days made = days(*period, id, subject);
    clauses_[id.index()].inForce = made.when;
    clauses_[id.index()].saysDays = true;
    clauses_[id.index()].datesOpen = made.open;
    setOpenDays(id, made);
  } else if (auto *known = std::get_if<ast::KnownAs>(&note.is)) {
    nameClause(id, *known);
  } else if (auto *givesWay = std::get_if<ast::SubjectTo>(&note.is)) {
    for (const ast::Name &name : givesWay->clauses)
      orders_.push_back({id, name, false});
  } else if (auto *despite = std::get_if<ast::Despite>(&note.is)) {
    for (const ast::Name &name : despite->clauses)
      orders_.push_back({id, name, true});
  }
}

void Provenance::cite(ClauseId id, const ast::See &see) {
  if (auto cited = declared_.meaning(see.citation.id, sema::Sort::Citation))
    clauses_[id.index()].references.push_back({CitationId(*cited), see.at.value_or("")});
  else
    reporter_.unknown(see.citation, "citation", sema::Sort::Citation);
}

void Provenance::nameClause(ClauseId id, const ast::KnownAs &known) {
  const std::string name = declared_.text(known.name.id);
  clauses_[id.index()].knownAs = name;
  auto [other, first] = byName_.try_emplace(known.name.id.value, id);
  if (!first)
    reporter_.report<diag::DeclaredTwice>(known.name.range, "a clause known as", name)
        .label(at(other->second).range, "this clause is called so first")
        .mend("give one of them another name");
}

ClauseId Provenance::knownAs(NameId name) const {
  auto found = byName_.find(name.value);
  return found == byName_.end() ? ClauseId() : found->second;
}

OpenPointId Provenance::openPoint(const ast::Open &open, ClauseId clause, const std::string &subject) {
  auto [found, fresh] = openByPlace_.try_emplace(open.range.begin, OpenPointId(openPoints_.size()));
  if (fresh)
    openPoints_.push_back({clause, subject, open.note, {}});
  return found->second;
}

/// The assumption that an `assume` block makes of every clause in it.
AssumptionId Provenance::assumption(const sema::Context &context) {
  if (!context.assume)
    return {};
  auto [found, fresh] = assumptionOf_.try_emplace(context.assume, AssumptionId(assumptions_.size()));
  if (!fresh)
    return found->second;
  Clause block;
  block.range = context.assume->range;
  block.assumption = found->second;
  assumptions_.push_back({ClauseId(clauses_.size()), std::get<ast::Assume>(context.assume->is).reason});
  clauses_.push_back(std::move(block));
  return found->second;
}

void Provenance::readDate(const ast::Date &date, Day &into, OpenPointId &open, ClauseId clause, const char *what,
                          const std::string &subject) {
  if (auto *plainDay = std::get_if<Day>(&date)) {
    into = *plainDay;
  } else if (auto *unknownDay = std::get_if<ast::Open>(&date)) {
    open = openPoint(*unknownDay, clause, what + subject);
  } else if (const auto &of = std::get<ast::PhaseDay>(date); const Phase *phase = phaseNamed(of.phase)) {
    const OpenPointId own = of.end ? phase->untilOpen : phase->fromOpen;
    // [D1] The end of a phase that has none never comes.
    if (!own && (of.end || phase->when.from != Interval::kAlways))
      into = of.end ? phase->when.until : phase->when.from;
    if (own)
      open = own;
  }
}

Days Provenance::days(const ast::Period &period, ClauseId clause, const std::string &subject) {
  if (period.during) {
    const Phase *phase = phaseNamed(*period.during);
    return phase ? Days{phase->when, phase->open, phase->fromOpen, phase->untilOpen} : Days{};
  }
  Days made;
  if (period.from)
    readDate(*period.from, made.when.from, made.fromOpen, clause, "the day of beginning of ", subject);
  if (period.until)
    readDate(*period.until, made.when.until, made.untilOpen, clause, "the day of ending of ", subject);
  made.open = made.untilOpen ? made.untilOpen : made.fromOpen;
  // Two days that are written out were compared when they were parsed; those of phases are known only here.
  auto byPhase = [](const std::optional<ast::Date> &date) {
    return date && std::holds_alternative<ast::PhaseDay>(*date);
  };
  if (made.when.empty() && made.when.from != Interval::kForEver && !made.open &&
      (byPhase(period.from) || byPhase(period.until)))
    reporter_.report<diag::EndsBeforeItBegins>(period.range, subject)
        .mend("let the day of ending be after the day of beginning");
  return made;
}

void Provenance::setOpenDays(ClauseId id, const Days &days) {
  // Of a phase that is open as a whole, or of one day, both ends are one point, of which it cannot be said.
  if (days.fromOpen == days.untilOpen)
    return;
  clauses_[id.index()].onlyFrom = days.fromOpen;
  clauses_[id.index()].onlyBefore = days.untilOpen;
}

void Provenance::narrow(ClauseId id, const Days &to) {
  Clause &own = clauses_[id.index()];
  own.inForce = intersect(own.inForce, to.when);
  if (to.open)
    openDays(id, to);
}

void Provenance::openDays(ClauseId id, const Days &days) {
  clauses_[id.index()].datesOpen = days.open;
  setOpenDays(id, days);
}

ClauseId Provenance::another(ClauseId id) {
  Clause same = at(id);
  clauses_.push_back(std::move(same));
  return ClauseId(clauses_.size() - 1);
}

bool Provenance::givesWay(ClauseId one, ClauseId to) const {
  std::vector<std::pair<ClauseId, Interval>> all{{one, at(one).inForce}}; // what it gives way to, and when
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto [next, days] = all[i];
    if (next == to)
      return true;
    for (ClauseId stronger : at(next).subjectTo) {
      const Interval both = intersect(days, at(stronger).inForce);
      const bool seen = std::any_of(all.begin(), all.end(), [&, stronger = stronger](const auto &before) {
        return before.first == stronger && before.second.from <= both.from && both.until <= before.second.until;
      });
      if (!both.empty() && !seen)
        all.emplace_back(stronger, both);
    }
  }
  return false;
}

bool Provenance::giveWay(ClauseId weaker, ClauseId stronger) {
  const std::vector<ClauseId> &before = at(stronger).subjectTo;
  if (weaker == stronger || std::find(before.begin(), before.end(), weaker) != before.end() ||
      givesWay(stronger, weaker))
    return false;
  clauses_[weaker.index()].subjectTo.push_back(stronger);
  clauses_[stronger.index()].despite.push_back(weaker);
  return true;
}

void Provenance::fillForCopy(OpenPointId point, ClauseId by, std::size_t copies) {
  Filled &so = filledForCopies_[point];
  so.by = so.by ? so.by : by;
  if (++so.copies == copies)
    fill(point, so.by);
}

void Provenance::moveInto(Model &model) && {
  model.clauses = std::move(clauses_);
  model.openPoints = std::move(openPoints_);
  model.assumptions = std::move(assumptions_);
  model.phases = std::move(phases_);
}

} // namespace quorate::ir::lowering
