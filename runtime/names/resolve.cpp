// Finds what a name means: the whole name first, then its head narrowed by each "of …".
#include "runtime/names/resolve.h"
#include "runtime/names/look_up.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

constexpr std::size_t kMostCandidates = 12;

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

/// Whether somebody has a seat that is called so on a body of which all of this is true.
bool isCalledSoOn(const Model &model, std::uint32_t actor, std::string_view head, std::span<const std::string> of) {
  const BodyTables &tables = model.tables().bodies();
  const NameTables &names = model.tables().names();
  for (std::uint32_t i = 0; i < tables.seats.size(); ++i) {
    const schema::SeatName &called = names.seats[i];
    const schema::Seat &seat = tables.seats[i];
    auto aliases = names.aliases.at(called.aliases());
    if (seat.actor() == actor &&
        (names.text(called.post()) == head || names.text(called.name()) == head ||
         std::any_of(aliases.begin(), aliases.end(),
                     [&](const schema::Span &alias) { return names.text(alias) == head; })) &&
        std::all_of(of.begin(), of.end(), [&](const std::string &qualifier) {
          return liesIn(model, seat.place(), qualifier) || bodyIsOf(model, seat.body(), qualifier);
        }))
      return true;
  }
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
    // Of several, those whose seat of that name is on that body: another may sit there by another seat.
    auto elsewhere = [&](std::uint32_t actor) {
      return !isCalledSoOn(model, actor, head, whole) && !isCalledSoOn(model, actor, head, rest);
    };
    if (all.size() > 1 && !std::all_of(all.begin(), all.end(), elsewhere))
      std::erase_if(all, elsewhere);
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

} // namespace quorate::runtime
