// Whoever can hold a power: bodies first, then officers outside any body, then the holders of seats, and last
// organisations outside the constitution.
#pragma once

#include "compiler/lowering/bodies.h"
#include "compiler/lowering/seats.h"

#include <unordered_map>

namespace quorate::ir::lowering {

/// The posts outside any body, numbered as actors after the bodies.
struct Officers {
  std::vector<Actor> all;
  std::size_t bodies = 0;                       ///< how many actors come before them
  std::vector<std::vector<ActorId>> ofTemplate; ///< by declaration

  const Actor &at(ActorId id) const { return all[id.index() - bodies]; }
};

struct Actors {
  std::vector<Actor> all;
  std::vector<ActorId> ofSeat; ///< by seat: its holders, shared by seats that are held ex officio
  std::vector<bool> isOwn;     ///< by seat: whether it goes with no other post
  /// By seat: whether its name is a name of its holders. Not of a seat that goes with another post beside seats of that
  /// name, on the same body, which go with none [W1].
  std::vector<bool> namesHolder;

  /// An organisation outside the constitution, as a regulator: whoever may act for it there. It becomes an actor when
  /// it is spoken of for the first time, which is the only way in which this table grows.
  ActorId forItself(OrganisationId id, const Organisation &organisation);

private:
  std::unordered_map<std::uint32_t, ActorId> outside_; ///< by organisation
};

Officers officers(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
                  const Bodies &bodies, const BodyReferences &references, Provenance &provenance, Reporter &reporter);

/// The actors, with the seats that each of them holds and all its names. `terms` are the seats and whose they are.
Actors actors(const Vocabulary &vocabulary, const Bodies &bodies, const std::vector<Seat> &terms,
              const Officers &officers);

} // namespace quorate::ir::lowering
