// Looks names up in the index of the model. The index is sorted by hash.
#include "runtime/names/look_up.h"

#include <algorithm>

namespace quorate::runtime {

std::vector<std::uint32_t> named(const NameTables &names, Names sort, std::string_view name) {
  std::vector<std::uint32_t> found;
  std::uint64_t hash = nameHash(name);
  auto at = std::lower_bound(names.index.begin(), names.index.end(), hash,
                             [](const schema::NameEntry &entry, std::uint64_t h) { return entry.hash() < h; });
  for (; at != names.index.end() && at->hash() == hash; ++at)
    if (at->names() == sort && names.text(at->name()) == name)
      found.push_back(at->index());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::optional<std::uint32_t> onlyNamed(const NameTables &names, Names sort, std::string_view name) {
  std::optional<std::uint32_t> found;
  std::uint64_t hash = nameHash(name);
  auto at = std::lower_bound(names.index.begin(), names.index.end(), hash,
                             [](const schema::NameEntry &entry, std::uint64_t h) { return entry.hash() < h; });
  for (; at != names.index.end() && at->hash() == hash; ++at) {
    if (at->names() != sort || names.text(at->name()) != name)
      continue;
    if (found && *found != at->index())
      return std::nullopt;
    found = at->index();
  }
  return found;
}

std::string_view nameOf(const Model &model, Names sort, std::uint32_t index) {
  switch (sort) {
  case Names::Actor: return model.name(ActorIndex{index});
  case Names::Function: return model.name(FunctionIndex{index});
  case Names::Place: return model.name(PlaceIndex{index});
  case Names::Organisation: return model.name(OrganisationIndex{index});
  case Names::Person: return model.name(PersonIndex{index});
  case Names::Clause: {
    const TextTables &text = model.tables().text();
    return text.text(text.clauses[index].known_as());
  }
  case Names::Kind: break;
  }
  const NameTables &names = model.tables().names();
  return names.text(names.kinds[index].name());
}

std::size_t tolerance(std::string_view name) { return name.size() < 5 ? 1 : name.size() < 12 ? 2 : name.size() / 5; }

std::vector<std::string> alike(const NameTables &names, Names sort, std::string_view name) {
  std::vector<std::pair<std::size_t, std::string>> near;
  std::size_t most = tolerance(name);
  for (const schema::NameEntry &entry : names.index) {
    if (entry.names() != sort)
      continue;
    std::string_view other = names.text(entry.name());
    std::size_t apart = distance(name, other, most);
    if (apart <= most)
      near.emplace_back(apart, std::string(other));
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> found;
  for (auto &[apart, text] : near)
    if (found.size() < kMostSuggestions)
      found.push_back(std::move(text));
  return found;
}

bool liesIn(const Model &model, std::uint32_t place, std::string_view name) {
  const AuthorityTables &tables = model.tables().authority();
  for (std::uint32_t steps = 0; place != kNone && steps <= tables.places.size(); ++steps) {
    if (model.name(PlaceIndex{place}) == name)
      return true;
    place = tables.places[place].parent();
  }
  return false;
}

bool isCalled(const Model &model, std::uint32_t actor, std::string_view name) {
  auto all = named(model.tables().names(), Names::Actor, name);
  return std::binary_search(all.begin(), all.end(), actor);
}

bool bodyIsOf(const Model &model, std::uint32_t body, std::string_view qualifier) {
  const schema::Body &row = model.tables().bodies().bodies[body];
  if (liesIn(model, row.place(), qualifier) || isCalled(model, row.actor(), qualifier))
    return true;
  if (row.organisation() == kNone)
    return false;
  auto organisations = named(model.tables().names(), Names::Organisation, qualifier);
  return std::binary_search(organisations.begin(), organisations.end(), row.organisation());
}

std::vector<std::string> joinedUp(const NameTables &names, std::span<const std::string> of) {
  auto isName = [&](std::string_view text) {
    for (Names sort : {Names::Actor, Names::Place, Names::Organisation})
      if (!named(names, sort, text).empty())
        return true;
    return false;
  };
  std::vector<std::string> made;
  for (std::size_t from = 0; from < of.size();) {
    std::string longest = of[from];
    std::string joined = of[from];
    std::size_t next = from + 1;
    for (std::size_t i = from + 1; i < std::min(of.size(), from + kMostParts); ++i) {
      joined += " of " + of[i];
      if (isName(joined)) {
        longest = joined;
        next = i + 1;
      }
    }
    made.push_back(std::move(longest));
    from = next;
  }
  return made;
}

} // namespace quorate::runtime
