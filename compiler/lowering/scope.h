// What a template is made for, and how a reference inside one copy of it is read.
#pragma once

#include "compiler/ir/model.h"
#include "compiler/lowering/declared.h"

#include <utility>
#include <vector>

namespace quorate::ir::lowering {

/// What `each Borough` stands for in one copy of a template: a place or an organisation; neither, if it is no template.
struct Instance {
  PlaceId place;
  OrganisationId organisation;
  friend bool operator==(const Instance &, const Instance &) = default;
};

/// Where a reference is read: what `that Borough` means there, whose clause it is.
struct Scope {
  std::vector<std::pair<std::uint32_t, Instance>> bindings; ///< kind, and what it is bound to
  BodyId body;                                              ///< whose posts are meant first
  sema::Context context;

  /// The same, but the posts of no body are meant first.
  Scope outside() const { return {bindings, {}, context}; }
  /// The same, but the posts of this body are meant first.
  Scope inside(BodyId of) const { return {bindings, of, context}; }
};

/// Outside every body and every template.
inline Scope scopeOf(const sema::Context &context) { return {{}, {}, context}; }

/// Where the clauses of one copy of a template are read.
inline Scope scopeOf(const sema::Template &from, const Instance &instance) {
  Scope scope = scopeOf(from.context);
  if (from.forEach)
    scope.bindings.push_back({*from.forEach, instance});
  return scope;
}

} // namespace quorate::ir::lowering
