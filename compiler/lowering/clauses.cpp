// Provenance: every clause of the source becomes one clause of the model, shared by all copies of a template.
#include "compiler/lowering/lowering.h"

namespace quorate::ir {

ClauseId Lowering::clause(Range range, const ast::Notes &notes, const sema::Context &context,
                          const std::string &subject) {
  std::uint64_t key = static_cast<std::uint64_t>(range.begin) << 32 | range.end;
  AssumptionId assumed = assumption(context); // adds a clause of its own, so it comes before this one is numbered
  auto [found, fresh] = clauses_.try_emplace(key, ClauseId(out_.clauses.size()));
  if (!fresh)
    return found->second;
  ClauseId id = found->second;
  Clause made;
  made.range = range;
  made.assumption = assumed;
  out_.clauses.push_back(std::move(made));
  for (const ast::Note &note : notes) {
    if (auto *see = std::get_if<ast::See>(&note.is)) {
      std::optional<std::uint32_t> cited;
      for (const sema::Symbol &symbol : in_.meanings(see->citation.id))
        if (symbol.sort == sema::Sort::Citation)
          cited = symbol.index;
      if (cited)
        out_.clauses[id.index()].references.push_back({CitationId(*cited), see->at.value_or("")});
      else
        unknown(ast::Ref{ast::Which::Plain, see->citation, {}, see->citation.range}, "citation",
                {sema::Sort::Citation});
    } else if (auto *because = std::get_if<ast::Assumed>(&note.is)) {
      out_.clauses[id.index()].assumption = AssumptionId(out_.assumptions.size());
      out_.assumptions.push_back({id, because->reason});
    } else if (auto *open = std::get_if<ast::Open>(&note.is)) {
      out_.clauses[id.index()].open = openPoint(*open, id, subject);
    } else if (auto *days = std::get_if<ast::Period>(&note.is)) {
      OpenPointId undecided;
      Interval when = interval(*days, id, subject, undecided);
      out_.clauses[id.index()].inForce = when;
      out_.clauses[id.index()].datesOpen = undecided;
    } else if (auto *known = std::get_if<ast::KnownAs>(&note.is)) {
      out_.clauses[id.index()].knownAs = text(known->name.id);
      auto [other, first] = clauseKnownAs_.try_emplace(known->name.id.value, id);
      if (!first)
        diagnostics_.report<diag::DeclaredTwice>(known->name.range, "a clause known as", text(known->name.id))
            .label(out_.clauses[other->second.index()].range, "this clause is called so first")
            .mend("give one of them another name");
    } else if (auto *givesWay = std::get_if<ast::SubjectTo>(&note.is)) {
      for (const ast::Name &name : givesWay->clauses)
        orders_.push_back({id, name, false});
    } else if (auto *despite = std::get_if<ast::Despite>(&note.is)) {
      for (const ast::Name &name : despite->clauses)
        orders_.push_back({id, name, true});
    }
  }
  return id;
}

OpenPointId Lowering::openPoint(const ast::Open &open, ClauseId clause, const std::string &subject) {
  auto [found, fresh] = openPoints_.try_emplace(open.range.begin, OpenPointId(out_.openPoints.size()));
  if (fresh)
    out_.openPoints.push_back({clause, subject, open.note, {}});
  return found->second;
}

AssumptionId Lowering::assumption(const sema::Context &context) {
  if (!context.assume)
    return {};
  auto found = assumptions_.find(context.assume);
  if (found != assumptions_.end())
    return found->second;
  AssumptionId id(out_.assumptions.size());
  assumptions_.emplace(context.assume, id);
  out_.assumptions.push_back({{}, std::get<ast::Assume>(context.assume->is).reason});
  ClauseId own(out_.clauses.size());
  Clause block;
  block.range = context.assume->range;
  block.assumption = id;
  out_.clauses.push_back(std::move(block));
  out_.assumptions[id.index()].clause = own;
  return id;
}

std::vector<std::string> Lowering::aliasesOf(const ast::Notes &notes) const {
  std::vector<std::string> all;
  for (const ast::Note &note : notes)
    if (auto *also = std::get_if<ast::AlsoCalled>(&note.is))
      for (const ast::Name &name : also->names)
        all.push_back(text(name.id));
  return all;
}

Interval Lowering::interval(const ast::Period &period, ClauseId clause, const std::string &subject, OpenPointId &open) {
  Interval made;
  if (period.during) {
    if (const Phase *phase = phaseNamed(*period.during)) {
      made = phase->when;
      open = phase->open;
    }
    return made;
  }
  auto read = [&](const std::optional<ast::Date> &date, Day &into, const std::string &what) {
    if (!date)
      return;
    if (auto *plain = std::get_if<Day>(&*date)) {
      into = *plain;
    } else if (auto *unknownDay = std::get_if<ast::Open>(&*date)) {
      open = openPoint(*unknownDay, clause, what + subject);
    } else if (const auto &of = std::get<ast::PhaseDay>(*date); const Phase *phase = phaseNamed(of.phase)) {
      Day day = of.end ? phase->when.until : phase->when.from;
      if (day != Interval::kAlways && day != Interval::kForEver)
        into = day;
      if (phase->open)
        open = phase->open;
    }
  };
  read(period.from, made.from, "the day of beginning of ");
  read(period.until, made.until, "the day of ending of ");
  auto byPhase = [](const std::optional<ast::Date> &date) {
    return date && std::holds_alternative<ast::PhaseDay>(*date);
  };
  if (made.empty() && !open && (byPhase(period.from) || byPhase(period.until)))
    diagnostics_.report<diag::EndsBeforeItBegins>(period.range, subject)
        .mend("let the day of ending be after the day of beginning");
  return made;
}

} // namespace quorate::ir
