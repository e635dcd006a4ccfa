// Finds what a name means: the whole name first, then its head narrowed by each "of …".
#include "runtime/names/resolve.h"
#include "runtime/model/tables.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

constexpr std::size_t kMostSuggestions = 5;
constexpr std::size_t kMostCandidates = 12;
/// No name has more parts joined by "of"; keeps a long question from being read in every possible way.
constexpr std::size_t kMostParts = 8;

/// Everything of one sort that has exactly this name.
std::vector<std::uint32_t> named(const NameTables &names, Names sort, std::string_view name) {
  std::vector<std::uint32_t> found;
  std::uint64_t hash = nameHash(name);
  auto at = std::lower_bound(names.index.begin(), names.index.end(), hash,
                             [](const schema::NameEntry &entry, std::uint64_t h) { return entry.hash() < h; });
  for (; at != names.index.end() && at->hash() == hash; ++at)
    // Two names may share a hash, so that the text itself decides.
    if (at->names() == sort && names.text(at->name()) == name)
      found.push_back(at->index());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// The one thing of a sort that has exactly this name; none if there is no such thing, or several.
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

/// How many slips of the pen a name may have; in a short one two slips already make another word.
std::size_t tolerance(std::string_view name) { return name.size() < 5 ? 1 : name.size() < 12 ? 2 : name.size() / 5; }

/// Names of one sort that are spelt much like this one, nearest first.
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

/// Whether a place or one around it has this name.
bool liesIn(const Model &model, std::uint32_t place, std::string_view name) {
  const AuthorityTables &tables = model.tables().authority();
  // No places lie so deep; in a damaged file they may lie in a circle.
  for (int depth = 0; place != kNone && depth < 64; ++depth) {
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

/// The bodies that the holders of a post sit on.
std::vector<std::uint32_t> bodiesOf(const Model &model, std::uint32_t actor) {
  std::vector<std::uint32_t> bodies;
  for (const schema::Seat &seat : model.tables().bodies().seats)
    if (seat.actor() == actor)
      bodies.push_back(seat.body());
  return bodies;
}

/// Whether "of this" is true of an actor: its place, its body, its organisation.
bool isOf(const Model &model, std::uint32_t actor, std::string_view qualifier) {
  const schema::Actor &row = model.tables().authority().actors[actor];
  if (liesIn(model, row.place(), qualifier))
    return true;
  if (row.body() != kNone)
    return bodyIsOf(model, row.body(), qualifier);
  for (std::uint32_t body : bodiesOf(model, actor))
    if (bodyIsOf(model, body, qualifier))
      return true;
  return false;
}

NotUnderstood ambiguous(const Model &model, Names sort, const std::string &name,
                        const std::vector<std::uint32_t> &candidates) {
  NotUnderstood why{"`" + name + "` may mean any of " + std::to_string(candidates.size()) + ": say which", {}};
  for (std::uint32_t candidate : candidates)
    if (why.didYouMean.size() < kMostCandidates)
      why.didYouMean.emplace_back(nameOf(model, sort, candidate));
  return why;
}

NotUnderstood unknown(const Model &model, Names sort, std::string_view what, const NameForm &name) {
  std::string text = name.text();
  NotUnderstood why{"there is no " + std::string(what) + " called `" + text + "` in this constitution", {}};
  const NameTables &names = model.tables().names();
  why.didYouMean = alike(names, sort, text);
  if (why.didYouMean.empty() && !name.of.empty() && !named(names, sort, name.head).empty()) {
    // The head is right, so what stands after "of" is not.
    std::string after = name.of.front();
    for (std::size_t i = 1; i < name.of.size(); ++i)
      after += " of " + name.of[i];
    for (Names other : {Names::Actor, Names::Place, Names::Organisation})
      for (const std::string &near : alike(names, other, after))
        if (near != after && why.didYouMean.size() < kMostSuggestions)
          why.didYouMean.push_back(name.head + " of " + near);
  }
  if (why.didYouMean.empty() && !name.of.empty())
    why.didYouMean = alike(model.tables().names(), sort, name.head);
  return why;
}

/// Qualifiers in which "Board", "Trustees" is read as "Board of Trustees": the longest joining that names something.
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

/// The things a name may mean: by its whole text, else by head and qualifiers.
std::vector<std::uint32_t> candidates(const Model &model, Names sort, const NameForm &name) {
  const NameTables &names = model.tables().names();
  auto found = named(names, sort, name.text());
  // Only bodies and posts are told apart by "of": functions and places have one name each.
  if (!found.empty() || name.of.empty() || sort != Names::Actor)
    return found;
  // "Chair of Governing Body of X": the head may itself be two words joined by "of".
  std::string head = name.head;
  for (std::size_t taken = 0; taken < name.of.size(); ++taken) {
    auto all = named(names, sort, head);
    std::span<const std::string> rest = std::span(name.of).subspan(taken);
    auto areOf = [&](std::uint32_t actor, std::span<const std::string> qualifiers) {
      return std::all_of(qualifiers.begin(), qualifiers.end(),
                         [&](const std::string &qualifier) { return isOf(model, actor, qualifier); });
    };
    std::vector<std::string> whole = all.empty() ? std::vector<std::string>() : joinedUp(names, rest);
    std::erase_if(all, [&](std::uint32_t actor) { return !areOf(actor, whole) && !areOf(actor, rest); });
    found.insert(found.end(), all.begin(), all.end());
    head += " of " + name.of[taken];
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Resolved<std::uint32_t> resolve(const Model &model, Names sort, std::string_view what, const NameForm &name) {
  if (auto only = name.of.empty() ? onlyNamed(model.tables().names(), sort, name.head)
                                  : onlyNamed(model.tables().names(), sort, name.text()))
    return *only;
  auto found = candidates(model, sort, name);
  if (found.size() == 1)
    return found.front();
  if (found.size() > 1) {
    // The one whose full name it is, rather than those it is a short name of.
    auto full = found;
    std::erase_if(full, [&](std::uint32_t index) { return nameOf(model, sort, index) != name.text(); });
    if (full.size() == 1)
      return full.front();
    return ambiguous(model, sort, name.text(), found);
  }
  return unknown(model, sort, what, name);
}

template <class Index> Resolved<Index> typed(Resolved<std::uint32_t> found) {
  if (auto *index = std::get_if<std::uint32_t>(&found))
    return Index{*index};
  return std::get<NotUnderstood>(std::move(found));
}

/// Powers are of posts and not of people: which posts are meant may be said instead.
NotUnderstood aPerson(const Model &model, const NameForm &name, std::uint32_t person) {
  NotUnderstood why{"`" + name.text() + "` is a person; ask about a body or about a post", {}};
  const PeopleTables &people = model.tables().people();
  for (const schema::Holding &holding : people.holdings.at(people.persons[person].holdings())) {
    std::string post(model.name(ActorIndex{holding.actor()}));
    if (why.didYouMean.size() < kMostSuggestions &&
        std::find(why.didYouMean.begin(), why.didYouMean.end(), post) == why.didYouMean.end())
      why.didYouMean.push_back(std::move(post));
  }
  return why;
}

} // namespace

Resolved<ActorIndex> resolveActor(const Model &model, const NameForm &name) {
  auto actor = resolve(model, Names::Actor, "body or post", name);
  if (std::holds_alternative<NotUnderstood>(actor) && candidates(model, Names::Actor, name).empty()) {
    auto organisations = named(model.tables().names(), Names::Organisation, name.text());
    if (organisations.size() == 1) {
      std::uint32_t through = model.tables().authority().organisations[organisations.front()].acts_through();
      if (through != kNone)
        return ActorIndex{through};
      return NotUnderstood{"`" + name.text() + "` is an organisation, and it is not said through whom it acts", {}};
    }
    auto persons = named(model.tables().names(), Names::Person, name.text());
    if (persons.size() == 1)
      return aPerson(model, name, persons.front());
  }
  return typed<ActorIndex>(std::move(actor));
}

Resolved<std::vector<ActorIndex>> resolveActors(const Model &model, const NameForm &name) {
  auto one = resolveActor(model, name);
  if (auto *actor = std::get_if<ActorIndex>(&one))
    return std::vector<ActorIndex>{*actor};
  std::vector<ActorIndex> actors;
  for (std::uint32_t actor : candidates(model, Names::Actor, name))
    actors.push_back(ActorIndex{actor});
  if (actors.empty())
    return std::get<NotUnderstood>(std::move(one));
  return actors;
}

Resolved<PersonIndex> resolvePerson(const Model &model, const NameForm &name) {
  return typed<PersonIndex>(resolve(model, Names::Person, "person", name));
}

Resolved<BodyIndex> resolveBody(const Model &model, const NameForm &name) {
  // Posts may share a name with a body: only bodies count here.
  const AuthorityTables &tables = model.tables().authority();
  auto found = candidates(model, Names::Actor, name);
  bool any = !found.empty();
  std::erase_if(found, [&](std::uint32_t actor) { return tables.actors[actor].body() == kNone; });
  if (found.size() == 1)
    return BodyIndex{tables.actors[found.front()].body()};
  if (found.size() > 1)
    return ambiguous(model, Names::Actor, name.text(), found);
  if (any)
    return NotUnderstood{"`" + name.text() + "` is a post and not a body, so it holds no meetings", {}};
  return unknown(model, Names::Actor, "body", name);
}

Resolved<std::optional<FunctionIndex>> resolveMatter(const Model &model, const std::optional<NameForm> &name) {
  if (!name)
    return std::optional<FunctionIndex>();
  auto found = resolveFunction(model, *name);
  if (auto *why = std::get_if<NotUnderstood>(&found))
    return std::move(*why);
  return std::optional(std::get<FunctionIndex>(found));
}

Resolved<FunctionIndex> resolveFunction(const Model &model, const NameForm &name) {
  return typed<FunctionIndex>(resolve(model, Names::Function, "function", name));
}

Resolved<PlaceIndex> resolvePlace(const Model &model, const NameForm &name) {
  return typed<PlaceIndex>(resolve(model, Names::Place, "place", name));
}

namespace {

/// Whether a run of seats is called this: its post, its name with its place, an alias, who holds it, or a class.
bool seatIsCalled(const Model &model, const schema::Seat &seat, const schema::SeatName &called, std::string_view name,
                  const std::vector<std::uint32_t> &classes) {
  const NameTables &names = model.tables().names();
  if (names.text(called.post()) == name || names.text(called.name()) == name)
    return true;
  for (const schema::Span &alias : names.aliases.at(called.aliases()))
    if (names.text(alias) == name)
      return true;
  if (seat.actor() != kNone && isCalled(model, seat.actor(), name))
    return true;
  for (std::uint32_t written : model.tables().bodies().classes.at(seat.classes()))
    if (std::binary_search(classes.begin(), classes.end(), written))
      return true;
  return false;
}

std::vector<std::uint32_t> seatsCalled(const Model &model, std::uint32_t body, const std::string &head,
                                       std::span<const std::string> of) {
  const BodyTables &tables = model.tables().bodies();
  const NameTables &names = model.tables().names();
  auto classes = named(names, Names::Kind, head);
  std::vector<std::uint32_t> found;
  auto seats = tables.seatLists.at(tables.bodies[body].seats());
  for (std::uint32_t i = 0; i < seats.size(); ++i) {
    const schema::Seat &seat = tables.seats[seats[i]];
    bool right = seatIsCalled(model, seat, names.seats[seats[i]], head, classes);
    for (const std::string &qualifier : of)
      right = right && (liesIn(model, seat.place(), qualifier) || bodyIsOf(model, body, qualifier));
    if (right)
      found.push_back(i);
  }
  return found;
}

} // namespace

Resolved<std::vector<std::uint32_t>> resolveSeats(const Model &model, BodyIndex body, const NameForm &name) {
  // A name may itself hold the word "of": the longest head first, then its parts.
  auto found = seatsCalled(model, number(body), name.text(), {});
  for (std::size_t joined = std::min(name.of.size(), kMostParts); found.empty() && joined-- > 0;) {
    NameForm head{name.head, {name.of.begin(), name.of.begin() + joined}};
    found = seatsCalled(model, number(body), head.text(), std::span(name.of).subspan(joined));
  }
  if (found.empty() && name.of.size() > 1)
    found = seatsCalled(model, number(body), name.head, joinedUp(model.tables().names(), name.of));
  if (!found.empty())
    return found;
  NotUnderstood why{"nobody on `" + std::string(model.name(body)) + "` is called `" + name.text() + "`", {}};
  const BodyTables &tables = model.tables().bodies();
  const NameTables &names = model.tables().names();
  std::string whole = name.text();
  auto close = [](const std::string &post, const std::string &called) {
    return distance(post, called, tolerance(called)) <= tolerance(called);
  };
  for (std::uint32_t row : tables.seatLists.at(tables.bodies[number(body)].seats())) {
    std::string post(names.text(names.seats[row].post()));
    if ((close(post, name.head) || close(post, whole)) &&
        std::find(why.didYouMean.begin(), why.didYouMean.end(), post) == why.didYouMean.end() &&
        why.didYouMean.size() < kMostSuggestions)
      why.didYouMean.push_back(post);
  }
  return why;
}

} // namespace quorate::runtime
