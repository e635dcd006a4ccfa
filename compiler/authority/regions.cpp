// Splits regions of places and days.
#include "compiler/authority/regions.h"

#include <algorithm>

namespace quorate::ir {

bool containsPlace(const Model &model, PlaceId outer, PlaceId inner) {
  if (!outer || outer == inner)
    return true;
  if (!inner)
    return false;
  // Places are numbered from the outermost inwards, each followed by all that lies in it: inside is between two
  // numbers.
  std::uint32_t number = model.at(inner).first;
  return model.at(outer).first <= number && number < model.at(outer).last;
}

std::optional<PlaceId> commonPlace(const Model &model, PlaceId a, PlaceId b) {
  // Places are a tree: of two that overlap, one contains the other.
  if (containsPlace(model, a, b))
    return b;
  if (containsPlace(model, b, a))
    return a;
  return std::nullopt;
}

PlaceTree::PlaceTree(const Model &model) : inside_(model.places.size()) {
  for (std::size_t i = 0; i < model.places.size(); ++i) {
    PlaceId place(i);
    PlaceId parent = model.at(place).parent;
    (parent ? inside_[parent.index()] : outermost_).push_back(place);
  }
}

void addTo(std::vector<OpenPointId> &all, OpenPointId one) {
  auto at = std::lower_bound(all.begin(), all.end(), one);
  if (at == all.end() || *at != one)
    all.insert(at, one);
}

void addTo(std::vector<OpenPointId> &all, const std::vector<OpenPointId> &more) {
  for (OpenPointId one : more)
    addTo(all, one);
}

namespace {

using Removals = std::vector<const Removal *>;

/// The part of `piece` whose amounts lie in the stretch; empty if none do.
std::optional<Piece> within(const Piece &piece, const std::optional<Money> &above, const std::optional<Money> &upTo) {
  Piece part = piece;
  if (above && (!part.above || part.above->minor < above->minor))
    part.above = above;
  if (upTo && (!part.upTo || upTo->minor < part.upTo->minor))
    part.upTo = upTo;
  // `above` is left out and `upTo` is not: where they meet, no amount lies between.
  bool none = part.above && part.upTo && part.above->minor >= part.upTo->minor;
  return none ? std::nullopt : std::optional(part);
}

/// What is left of a place, taken as one, when all of these bear on it: a piece for each stretch of amounts.
std::vector<Piece> leftOf(PlaceId place, Interval when, const Removals &removals) {
  std::vector<Piece> left = {{place, when, {}, {}, {}}};
  for (const Removal *removal : removals) {
    std::vector<Piece> next;
    for (const Piece &piece : left) {
      if (removal->above)
        if (auto below = within(piece, {}, removal->above))
          next.push_back(std::move(*below));
      // The middle stretch is gone for certain, or it is there and depends on whether it has been taken away.
      bool perhaps = removal->inOther || !removal->dependsOn.empty();
      if (auto inside = within(piece, removal->above, removal->upTo); inside && perhaps) {
        addTo(inside->dependsOn, removal->dependsOn);
        inside->inOther = inside->inOther || removal->inOther;
        next.push_back(std::move(*inside));
      }
      // What was taken ends at an amount: greater ones stay with whoever gave.
      if (removal->upTo)
        if (auto beyond = within(piece, removal->upTo, {}))
          next.push_back(std::move(*beyond));
    }
    left = std::move(next);
  }
  return left;
}

void split(const Model &model, const PlaceTree &tree, PlaceId place, Interval when, const Removals &removals,
           std::vector<Piece> &out) {
  Removals here;
  bool inside = false;
  for (const Removal *removal : removals) {
    if (!commonPlace(model, place, removal->place))
      continue;
    // A decision for a place as a whole is one for all that lies in it: the whole loses what any part of it has lost.
    here.push_back(removal);
    inside = inside || !containsPlace(model, removal->place, place);
  }
  for (Piece &piece : leftOf(place, when, here))
    out.push_back(std::move(piece));
  if (!inside)
    return;
  // More may be left of the places inside, each for itself.
  for (PlaceId child : tree.inside(place))
    split(model, tree, child, when, here, out);
}

bool alike(const Piece &a, const Piece &b) {
  return a.place == b.place && a.above == b.above && a.upTo == b.upTo && a.dependsOn == b.dependsOn &&
         a.inOther == b.inOther;
}

/// Joins a stretch of days with the one before, where the pieces are the same.
void append(std::vector<Piece> &all, std::size_t before, std::vector<Piece> &more) {
  bool same = all.size() - before == more.size() && !more.empty();
  for (std::size_t i = 0; same && i < more.size(); ++i)
    same = alike(all[before + i], more[i]) && all[before + i].inForce.until == more[i].inForce.from;
  for (std::size_t i = 0; i < more.size(); ++i) {
    if (same)
      all[before + i].inForce.until = more[i].inForce.until;
    else
      all.push_back(std::move(more[i]));
  }
}

} // namespace

std::vector<Piece> remainder(const Model &model, const PlaceTree &tree, PlaceId place, Interval when,
                             const std::vector<Removal> &removals) {
  if (when.empty())
    return {};
  std::vector<Day> days = {when.from, when.until};
  for (const Removal &removal : removals)
    // Between two days on which nothing begins or ends all days are alike, so that one of them speaks for the stretch.
    for (Day day : {removal.inForce.from, removal.inForce.until})
      if (when.from < day && day < when.until)
        days.push_back(day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Piece> all;
  std::size_t before = 0;
  for (std::size_t i = 0; i + 1 < days.size(); ++i) {
    Interval stretch{days[i], days[i + 1]};
    Removals active;
    for (const Removal &removal : removals)
      if (!intersect(removal.inForce, stretch).empty())
        active.push_back(&removal);
    std::vector<Piece> pieces;
    split(model, tree, place, stretch, active, pieces);
    std::size_t start = all.size();
    append(all, before, pieces);
    // Stretches that look alike were joined to the one before, which is then still the one to compare the next with.
    if (all.size() != start)
      before = start;
    else if (pieces.empty())
      before = all.size();
  }
  return all;
}

} // namespace quorate::ir
