// Places as regions: what contains what, and what is left of a region when parts of it are taken away.
#pragma once

#include "compiler/ir/model.h"

#include <vector>

namespace quorate::ir {

/// Whether `outer` contains `inner`. None is everywhere.
bool containsPlace(const Model &model, PlaceId outer, PlaceId inner);

/// The place both have in common, none for everywhere. Empty if there is none.
std::optional<PlaceId> commonPlace(const Model &model, PlaceId a, PlaceId b);

/// A part of somebody's authority that lies elsewhere: reserved to another, or given away exclusively.
struct Removal {
  PlaceId place;
  Interval inForce;
  std::optional<Money> above;         ///< only amounts above this; all if empty
  std::optional<Money> upTo;          ///< and up to this; all if empty
  std::vector<OpenPointId> dependsOn; ///< not empty: it is not known whether it is taken away
  bool inOther = false; ///< nor is it where it takes away amounts in another currency than the one that is looked at
  std::vector<OpenPointId> unless{}; ///< of these, those that must not come about
  bool mixed = false;                ///< of which it cannot be said
};

/// What is left.
struct Piece {
  PlaceId place;
  Interval inForce;
  std::optional<Money> above, upTo; ///< the amounts, as of a removal
  std::vector<OpenPointId> dependsOn;
  bool inOther = false; ///< it is not known whether something in another currency takes it away

  /// Whether anything bears on its amounts.
  bool isBounded() const { return above || upTo || inOther; }
};

/// The places directly inside each place, and those inside none.
class PlaceTree {
public:
  explicit PlaceTree(const Model &model);
  /// The places directly inside `place`; for none, those inside no other.
  const std::vector<PlaceId> &inside(PlaceId place) const { return place ? inside_[place.index()] : outermost_; }

private:
  std::vector<std::vector<PlaceId>> inside_;
  std::vector<PlaceId> outermost_;
};

/// Takes parts away from a place and a stretch of days, all of whose amounts are in one currency. Ordered by days, then
/// places.
std::vector<Piece> remainder(const Model &model, const PlaceTree &tree, PlaceId place, Interval when,
                             const std::vector<Removal> &removals);

/// Adds to an ordered list what is not in it yet.
void addTo(std::vector<OpenPointId> &all, const std::vector<OpenPointId> &more);
void addTo(std::vector<OpenPointId> &all, OpenPointId one);

} // namespace quorate::ir
