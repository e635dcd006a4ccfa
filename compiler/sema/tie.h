// What declared names are tied to: kinds to the kinds they are of, places to those around them, functions to their
// groups, templates to what they are for each of.
#pragma once

#include "compiler/sema/constitution.h"

namespace quorate::sema {

/// The names of the built-in kinds, in the order of RootKind.
inline constexpr std::string_view kRootNames[] = {"Place", "Organisation", "Body", "Member Class", "Function"};

/// Ties what is declared together; reports names that mean nothing or the wrong sort of thing, and circles, and leaves
/// them untied.
void tie(Constitution &constitution, const Names &names, Diagnostics &diagnostics);

} // namespace quorate::sema
