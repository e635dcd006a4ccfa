// The header, and the statements in the order of the source.
#include "compiler/lowering/statements.h"

namespace quorate::ir::lowering {

Header header(const Declared &declared, Provenance &provenance) {
  Header made;
  if (!declared.in.header)
    return made;
  const auto &written = std::get<ast::Constitution>(declared.in.header->is);
  made.title = written.title;
  made.clause = provenance.clause(declared.in.header->range, {}, {}, "the constitution");
  for (const ast::ConstitutionClause &each : written.clauses) {
    ClauseId id = provenance.clause(each.range, each.notes, {}, "the constitution");
    if (auto *status = std::get_if<Status>(&each.is)) {
      made.status = *status;
    } else if (auto *version = std::get_if<ast::ConstitutionClause::Version>(&each.is)) {
      made.version = version->version;
    } else if (auto *period = std::get_if<ast::Period>(&each.is)) {
      Days days = provenance.days(*period, id, "the constitution");
      made.inForce = days.when;
      made.inForceOpen = days.open;
    } else {
      made.texts.push_back(textOf(std::get<ast::Text>(each.is), "", id));
    }
  }
  return made;
}

Statements statements(const Finished &finished, const Actors &actors, Provenance &provenance, Reporter &reporter) {
  Statements made;
  PowerReader powers(finished, actors, provenance, reporter);
  for (const sema::Statement &statement : finished.declared.in.statements) {
    if (reporter.stopped())
      break;
    const ast::Declaration &d = *statement.declaration;
    const sema::Context &context = statement.context;
    if (auto *reserved = std::get_if<ast::Reserve>(&d.is)) {
      powers.read(*reserved, d, context);
    } else if (auto *delegated = std::get_if<ast::Delegate>(&d.is)) {
      powers.read(*delegated, d, context);
    } else if (auto *table = std::get_if<ast::Bands>(&d.is)) {
      powers.read(*table, d, context);
    } else if (auto *amended = std::get_if<ast::Amend>(&d.is)) {
      powers.read(*amended, d, context);
    } else if (auto *both = std::get_if<ast::Incompatible>(&d.is)) {
      if (auto posts = incompatible(finished, *both, d, context, provenance))
        made.incompatible.push_back(std::move(*posts));
    } else if (auto *claimed = std::get_if<ast::Claim>(&d.is)) {
      if (auto understood = claim(finished, *claimed, d, context, provenance, reporter))
        made.claims.push_back(std::move(*understood));
    } else if (auto *worked = std::get_if<ast::Scenario>(&d.is)) {
      made.scenarios.push_back(scenario(finished.declared, *worked, d, context, provenance, reporter));
    } else if (auto *prose = std::get_if<ast::Text>(&d.is)) {
      made.texts.push_back(textOf(*prose, "", provenance.clause(d, context, textSubject(*prose))));
    }
  }
  made.powers = std::move(powers).take();
  return made;
}

} // namespace quorate::ir::lowering
