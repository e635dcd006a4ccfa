// Phases: stretches of days with a name, which may be told by one another in any order but not in a circle.
#include "compiler/lowering/provenance.h"

namespace quorate::ir::lowering {

Provenance::Provenance(const Declared &declared, Reporter &reporter) : declared_(declared), reporter_(reporter) {
  const std::vector<sema::Named> &all = declared_.in.phases;
  phases_.resize(all.size());
  phaseKnown_.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    phases_[i].name = declared_.text(all[i].name);
  std::vector<bool> onWay(all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    phase(PhaseId(i), onWay);
}

/// Reads the phases by which a period is told, so that they come before it.
void Provenance::phasesBefore(const ast::Period &period, std::vector<bool> &onWay) {
  auto first = [&](const ast::Name &name) {
    if (auto before = declared_.meaning(name.id, sema::Sort::Phase))
      phase(PhaseId(*before), onWay);
  };
  for (const std::optional<ast::Date> *date : {&period.from, &period.until})
    if (*date)
      if (auto *day = std::get_if<ast::PhaseDay>(&**date))
        first(day->phase);
  if (period.during)
    first(*period.during);
}

void Provenance::phase(PhaseId id, std::vector<bool> &onWay) {
  if (phaseKnown_[id.index()])
    return;
  const sema::Named &from = declared_.in.phases[id.index()];
  if (onWay[id.index()]) {
    reporter_.report<diag::PhaseCircle>(from.declaration->range, declared_.text(from.name))
        .mend("give one of the phases a day of its own");
    phaseKnown_[id.index()] = true;
    return;
  }
  onWay[id.index()] = true;
  const auto &written = std::get<ast::Phase>(from.declaration->is);
  const auto *on = std::get_if<ast::Date>(&written.when);
  ast::Period period;
  if (on)
    period.from = *on;
  else
    period = std::get<ast::Period>(written.when);
  phasesBefore(period, onWay);
  Phase &made = phases_[id.index()];
  made.clause = clause(*from.declaration, from.context, made.name);
  Days told = days(period, made.clause, made.name);
  made.when = told.when;
  const OpenPointId whole = at(made.clause).open;
  made.open = told.open ? told.open : whole;
  made.fromOpen = told.fromOpen ? told.fromOpen : whole;
  // A phase of one day ends as surely as it begins.
  made.untilOpen = on ? made.fromOpen : told.untilOpen ? told.untilOpen : whole;
  if (on && made.when.from != Interval::kAlways)
    made.when.until = made.when.from + 1;
  phaseKnown_[id.index()] = true;
}

const Phase *Provenance::phaseNamed(const ast::Name &name) {
  if (auto found = declared_.meaning(name.id, sema::Sort::Phase))
    return &phases_[*found];
  reporter_.unknown(name, "phase", sema::Sort::Phase);
  return nullptr;
}

} // namespace quorate::ir::lowering
