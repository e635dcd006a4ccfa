// What is stated outside bodies: clauses of organisations and of the header, powers, people, claims and scenarios.
#pragma once

#include "compiler/lowering/powers.h"

namespace quorate::ir::lowering {

/// Prose with a heading of its own, or else with this one.
inline Text textOf(const ast::Text &prose, const std::string &heading, ClauseId clause) {
  return {prose.second ? prose.first : heading, prose.second.value_or(prose.first), clause};
}

/// The organisations with what their clauses say, and the prose among it.
struct OrganisationLaw {
  std::vector<Organisation> organisations;
  std::vector<Text> texts;
};
OrganisationLaw organisationClauses(const Declared &declared, const Organisations &named,
                                    const SeatReferences &references, Actors &actors, Provenance &provenance,
                                    Reporter &reporter);

Header header(const Declared &declared, Provenance &provenance);

struct Statements {
  Powers powers;
  std::vector<Incompatible> incompatible;
  std::vector<Claim> claims;
  std::vector<Scenario> scenarios;
  std::vector<Text> texts;
};
Statements statements(const Finished &finished, const Actors &actors, Provenance &provenance, Reporter &reporter);

/// Two posts that nobody holds both of; nothing if one of them means nobody.
std::optional<Incompatible> incompatible(const Finished &finished, const ast::Incompatible &written,
                                         const ast::Declaration &declaration, const sema::Context &context,
                                         Provenance &provenance);
/// A claim whose every name means something; otherwise nothing, since it could not be decided.
std::optional<Claim> claim(const Finished &finished, const ast::Claim &written, const ast::Declaration &declaration,
                           const sema::Context &context, Provenance &provenance, Reporter &reporter);
Scenario scenario(const Declared &declared, const ast::Scenario &written, const ast::Declaration &declaration,
                  const sema::Context &context, Provenance &provenance, Reporter &reporter);

/// Who holds which post on which days.
std::vector<Person> persons(const Finished &finished, const std::vector<Seat> &seats, const Actors &actors,
                            Provenance &provenance, Reporter &reporter);

} // namespace quorate::ir::lowering
