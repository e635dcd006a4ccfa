// Seats: which there are on each body, after its model, its own clauses and its variations. What is said of a seat
// beside its post, its class and its number is a value of its own.
#pragma once

#include "compiler/lowering/bodies.h"

namespace quorate::ir::lowering {

/// A seat that a body has: its model's, its own or a variation's, perhaps in the place of another.
struct EffectiveSeat {
  const ast::Seat *seat = nullptr;
  sema::Context context;
  Layer layer = Layer::Body;
  const ast::Period *period = nullptr; ///< the days of the variation that it stands in, if it says some
  std::vector<Days> left;              ///< those that what varies it for some days leaves it; all where there are none
  const ast::Seat *replaced = nullptr;
  Layer replacedLayer = Layer::Body;
  sema::Context replacedContext;
  bool besides = false; ///< `replaced` goes on to be there on other days
};

struct Seats {
  std::vector<Seat> all;
  /// Where a seat comes from, and how it is called.
  struct Origin {
    const ast::Seat *written = nullptr;
    Scope scope;
    NameId name;
    std::vector<NameId> aliases;
    const ast::Period *period = nullptr; ///< of the variation that it stands in
    std::vector<Days> left;              ///< the days that what varies it for some days leaves it
  };
  std::vector<Origin> origin;                                    ///< by seat
  std::unordered_map<std::uint32_t, std::vector<SeatId>> byName; ///< by NameId
  struct OnBody {
    std::vector<SeatId> seats; ///< in the order of the source
    bool stated = false;       ///< the body says who its members are
    std::vector<Deviation> deviations;
  };
  std::vector<OnBody> on; ///< by body

  const std::vector<SeatId> &of(BodyId body) const { return on[body.index()].seats; }
};

class BodyReferences;
class SeatReferences;
class ActorReferences;
struct Actors;

Seats seats(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
            const Bodies &bodies, const BodyReferences &references, Provenance &provenance, Reporter &reporter);

/// The seats with what they say of themselves: how they vote, whose they are, for how long.
std::vector<Seat> seatTerms(const Declared &declared, const Bodies &bodies, const Seats &seats,
                            const SeatReferences &references, Provenance &provenance, Reporter &reporter);

/// The seats with what they say of other posts, which is known once it is known who holds what.
std::vector<Seat> seatActors(const Declared &declared, std::vector<Seat> terms, const Seats &seats,
                             const Organisations &organisations, const Bodies &bodies, const Actors &actors,
                             const ActorReferences &references);

} // namespace quorate::ir::lowering
