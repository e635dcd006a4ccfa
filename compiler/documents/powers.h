// Powers in words: what is reserved to a body or post, delegated to it or by it, and what it may decide in effect.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/documents/compose.h"

#include <span>

namespace quorate::documents {

/// Adds the clauses on reserved matters, default powers, delegations received and given of one actor.
void writePowers(Composer &composer, const ir::Authority &authority, ir::ActorId actor);

/// The grants of one actor.
std::span<const ir::Grant> grantsOf(const ir::Authority &authority, ir::ActorId actor);

/// What an actor may decide in effect, a row for each stretch of authority; and the clause that holds such rows.
std::vector<Row> effectRows(Composer &composer, const ir::Authority &authority, ir::ActorId actor);
Clause effectClause(Composer &composer, const std::string &who, std::vector<Row> rows);

/// Adds a clause with the table of what an actor may decide in effect, or one that says that it may decide nothing.
void writeEffect(Composer &composer, const ir::Authority &authority, ir::ActorId actor);

} // namespace quorate::documents
