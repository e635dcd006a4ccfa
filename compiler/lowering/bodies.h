// Bodies: one for each copy of a template, with what stands in its head and where its clauses come from.
#pragma once

#include "compiler/lowering/organisations.h"

#include <unordered_map>

namespace quorate::ir::lowering {

/// Where a clause of a body comes from; what is said later varies what is said before.
enum class Layer : std::uint8_t { Model, Body, Variation };

/// Clauses that may apply to a body, all from one place.
struct ClauseSource {
  const std::vector<ast::BodyClause> *clauses = nullptr;
  sema::Context context;
  Layer layer = Layer::Body;
  const ast::Period *period = nullptr; ///< the days of a variation, if it has some
};

struct Bodies {
  std::vector<Body> all;                          ///< heads only: seats and clauses have values of their own
  std::vector<Instance> instance;                 ///< by body: what its copy of a template is for
  std::vector<std::uint32_t> from;                ///< by body: the declaration
  std::vector<std::vector<BodyId>> ofTemplate;    ///< by declaration
  std::unordered_map<std::uint64_t, BodyId> at;   ///< by declaration and place, see `key`
  std::vector<std::vector<ClauseSource>> clauses; ///< by body: of its model, its own, of its variations

  static std::uint64_t key(std::uint32_t declaration, PlaceId place) {
    return static_cast<std::uint64_t>(declaration) << 32 | place.value;
  }
  const sema::Template &templateOf(const Declared &declared, BodyId body) const {
    return declared.in.bodies[from[body.index()]];
  }
  /// How many bodies share the declaration of this one.
  std::size_t copiesOf(BodyId body) const { return ofTemplate[from[body.index()]].size(); }
  /// Where a clause of a body is read that stands in `context`.
  Scope scopeOf(const Declared &declared, BodyId body, const sema::Context &context) const;
  /// "each Borough Board", "the Board": as clauses and open points speak of it.
  std::string subjectOf(const Declared &declared, BodyId body) const;
};

Bodies bodies(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
              Provenance &provenance, Reporter &reporter);

} // namespace quorate::ir::lowering
