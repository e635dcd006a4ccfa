// References: who or what "GP Member of that Borough" is.
#include "compiler/lowering/lowering.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir {

using sema::Sort;

bool Lowering::hasSort(NameId name, Sort sort) const {
  for (const sema::Symbol &symbol : in_.meanings(name))
    if (symbol.sort == sort)
      return true;
  return false;
}

void Lowering::unknown(const ast::Ref &ref, std::string_view what, std::initializer_list<Sort> sorts) {
  const std::vector<sema::Symbol> &meanings = in_.meanings(ref.head.id);
  const std::string &name = names_.text(ref.head.id);
  if (!meanings.empty()) {
    auto wanted = [&](const sema::Symbol &s) { return std::find(sorts.begin(), sorts.end(), s.sort) != sorts.end(); };
    if (std::none_of(meanings.begin(), meanings.end(), wanted)) {
      diagnostics_.report<diag::WrongSort>(ref.range, name, sema::inWords(meanings[0].sort), fmt::format("a {}", what));
      return;
    }
    diagnostics_.report<diag::UnknownName>(ref.range, what, write(ref))
        .note(fmt::format("`{}` is known, but not with what stands after `of`", name))
        .mend("check the place, the organisation or the body after `of`");
    return;
  }
  std::vector<std::string> candidates;
  for (std::size_t i = 0; i < in_.byName.size(); ++i)
    for (const sema::Symbol &symbol : in_.byName[i])
      if (std::find(sorts.begin(), sorts.end(), symbol.sort) != sorts.end()) {
        candidates.push_back(names_.text(NameId(i)));
        break;
      }
  // "Board of Trustee" may be one name misspelt, and not `Board` with something after it.
  constexpr std::size_t kMostParts = 8;
  std::string joined = name;
  for (std::size_t i = 0; i < std::min(ref.of.size(), kMostParts); ++i) {
    const ast::Qualifier &of = ref.of[i];
    if (of.which != ast::Which::Plain)
      break;
    joined += " of " + names_.text(of.name.id);
    std::string close = closest(joined, candidates);
    if (close.find(" of ") == std::string::npos)
      continue;
    Range range{ref.head.range.begin, of.name.range.end};
    diagnostics_.report<diag::UnknownName>(range, what, joined).mend("did you mean `" + close + "`?");
    return;
  }
  Diagnostic &made = diagnostics_.report<diag::UnknownName>(ref.head.range, what, name);
  if (std::string close = closest(name, candidates); !close.empty())
    made.mend("did you mean `" + close + "`?");
  else
    made.mend(
        fmt::format("declare `{}`, or check its spelling; if `of` is part of a name, as in \"Board of Trustees\", "
                    "put the whole name in quotation marks where it is declared",
                    name));
}

/// A reference in which `Board of Trustees` is read as one name, if one was declared so.
ast::Ref Lowering::whole(const ast::Ref &ref) const {
  ast::Ref made = ref;
  for (std::size_t from = 0; from < made.of.size(); ++from) {
    // The words from here on, joined as far as they name something.
    ast::Name &first = from == 0 ? made.head : made.of[from - 1].name;
    std::string joined = names_.text(first.id);
    for (std::size_t i = from; i < made.of.size() && made.of[i].which == ast::Which::Plain; ++i) {
      joined += " of " + names_.text(made.of[i].name.id);
      NameId known = names_.find(joined);
      if (!known || in_.meanings(known).empty())
        continue;
      first = {known, {first.range.begin, made.of[i].name.range.end}};
      made.of.erase(made.of.begin() + static_cast<std::ptrdiff_t>(from),
                    made.of.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      break;
    }
  }
  return made;
}

void Lowering::whichOne(const ast::Ref &ref, const std::vector<std::string> &candidates) {
  std::vector<std::string> shown;
  for (const std::string &each : candidates) {
    if (shown.size() == 6) {
      shown.push_back(fmt::format("{} more", candidates.size() - 6));
      break;
    }
    shown.push_back("`" + each + "`");
  }
  diagnostics_.report<diag::WhichOne>(ref.range, write(ref), joinWords(shown, "or"))
      .mend("say which one is meant by adding `of …`");
}

std::optional<Instance> Lowering::bound(const ast::Name &kind, const Scope &scope) {
  for (const sema::Symbol &symbol : in_.meanings(kind.id)) {
    if (symbol.sort != Sort::Kind)
      continue;
    for (auto binding = scope.bindings.rbegin(); binding != scope.bindings.rend(); ++binding)
      if (isKindOf(binding->first, symbol.index) || isKindOf(symbol.index, binding->first))
        return binding->second;
  }
  if (!hasSort(kind.id, Sort::Kind))
    unknown(ast::Ref{ast::Which::Plain, kind, {}, kind.range}, "kind", {Sort::Kind});
  else
    diagnostics_.report<diag::ThatWithoutEach>(kind.range, names_.text(kind.id), names_.text(kind.id))
        .mend(fmt::format("name the one that is meant, or write `each {}`", names_.text(kind.id)));
  return std::nullopt;
}

/// Reads what stands after `of`, from the qualifier numbered `from` on.
Lowering::Qualified Lowering::qualified(const ast::Ref &ref, std::size_t from, const Scope &scope) {
  Qualified made;
  auto bind = [&](const Instance &instance) {
    if (instance.place)
      made.places.push_back(instance.place);
    if (instance.organisation)
      made.organisations.push_back(instance.organisation);
  };
  for (std::size_t i = from; i < ref.of.size(); ++i) {
    made.none = false;
    const ast::Qualifier &of = ref.of[i];
    if (of.which == ast::Which::That) {
      if (auto instance = bound(of.name, scope))
        bind(*instance);
      else
        made.failed = true;
      continue;
    }
    if (of.which != ast::Which::Plain && hasSort(of.name.id, Sort::Kind)) {
      for (const sema::Symbol &symbol : in_.meanings(of.name.id))
        if (symbol.sort == Sort::Kind)
          for (const Instance &instance : instancesOf(symbol.index))
            bind(instance);
      continue;
    }
    ast::Ref rest{ast::Which::Plain, of.name, {}, of.name.range};
    rest.of.assign(ref.of.begin() + static_cast<std::ptrdiff_t>(i) + 1, ref.of.end());
    if (hasSort(of.name.id, Sort::Body)) {
      made.bodies = bodies(rest, scope);
      made.failed |= made.bodies.empty();
      return made;
    }
    if (hasSort(of.name.id, Sort::Place)) {
      for (const sema::Symbol &symbol : in_.meanings(of.name.id))
        if (symbol.sort == Sort::Place)
          made.places.push_back(PlaceId(symbol.index));
      continue;
    }
    if (hasSort(of.name.id, Sort::Organisation)) {
      auto found = organisationsNamed(rest, scope);
      made.organisations.insert(made.organisations.end(), found.begin(), found.end());
      made.failed |= found.empty();
      return made;
    }
    made.failed = true;
    unknown(rest, "place, organisation or body", {Sort::Place, Sort::Organisation, Sort::Body});
    return made; // what stands after it belongs to it
  }
  return made;
}

namespace {
template <class T> bool contains(const std::vector<T> &all, const T &one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}
} // namespace

std::vector<BodyId> Lowering::bodies(const ast::Ref &written, const Scope &scope, bool report) {
  const ast::Ref ref = whole(written);
  std::vector<BodyId> found;
  Qualified of = qualified(ref, 0, scope);
  if (of.failed)
    return found;
  for (const sema::Symbol &symbol : in_.meanings(ref.head.id)) {
    if (symbol.sort != Sort::Body)
      continue;
    if (of.places.size() == 1 && of.organisations.empty() && of.bodies.empty()) {
      auto at = bodyAt_.find(static_cast<std::uint64_t>(symbol.index) << 32 | of.places[0].value);
      if (at != bodyAt_.end())
        found.push_back(at->second);
      continue;
    }
    for (BodyId id : bodiesOf_[symbol.index]) {
      const Body &candidate = out_.bodies[id.index()];
      bool fits = of.none;
      fits |= candidate.place && contains(of.places, candidate.place);
      fits |= candidate.organisation && contains(of.organisations, candidate.organisation);
      fits |= std::any_of(candidate.parents.begin(), candidate.parents.end(),
                          [&](BodyId parent) { return contains(of.bodies, parent); });
      if (fits)
        found.push_back(id);
    }
  }
  if (found.empty() && report)
    unknown(ref, "body", {Sort::Body});
  return found;
}

BodyId Lowering::body(const ast::Ref &ref, const Scope &scope) {
  std::vector<BodyId> found = bodies(ref, scope);
  if (found.size() > 1) {
    std::vector<std::string> names;
    for (BodyId id : found)
      names.push_back(out_.bodies[id.index()].name);
    whichOne(ref, names);
    return {};
  }
  return found.empty() ? BodyId() : found[0];
}

std::vector<OrganisationId> Lowering::organisationsNamed(const ast::Ref &written, const Scope &scope) {
  const ast::Ref ref = whole(written);
  std::vector<OrganisationId> found;
  Qualified of = qualified(ref, 0, scope);
  if (of.failed)
    return found;
  for (const sema::Symbol &symbol : in_.meanings(ref.head.id)) {
    if (symbol.sort != Sort::Organisation)
      continue;
    for (OrganisationId id : organisationsOf_[symbol.index]) {
      const Instance &instance = organisationInstance_[id.index()];
      if (of.none || (instance.place && contains(of.places, instance.place)) ||
          (instance.organisation && contains(of.organisations, instance.organisation)))
        found.push_back(id);
    }
  }
  if (found.empty())
    unknown(ref, "organisation", {Sort::Organisation});
  return found;
}

std::vector<SeatId> Lowering::seats(const ast::Ref &written, const Scope &scope, bool report) {
  const ast::Ref ref = whole(written);
  std::vector<SeatId> found;
  Qualified of = qualified(ref, 0, scope);
  if (of.failed)
    return found;
  std::optional<KindId> memberClass;
  for (const sema::Symbol &symbol : in_.meanings(ref.head.id))
    if (symbol.sort == Sort::Kind && in_.kinds[symbol.index].root == sema::RootKind::Member)
      memberClass = KindId(symbol.index);
  auto named = [&](SeatId id) {
    return seatName_[id.index()] == ref.head.id || contains(seatAliases_[id.index()], ref.head.id) ||
           (memberClass && isOfClass(out_, out_.seats[id.index()], *memberClass));
  };
  auto placed = [&](SeatId id) {
    const Seat &seat = out_.seats[id.index()];
    const Body &in = out_.bodies[seat.body.index()];
    if (!of.places.empty()) {
      PlaceId place = seat.place ? seat.place : in.place;
      if (!place || !contains(of.places, place))
        return false;
    }
    if (!of.organisations.empty()) {
      OrganisationId organisation = seat.organisation ? seat.organisation : in.organisation;
      if (!organisation || !contains(of.organisations, organisation))
        return false;
    }
    return true;
  };
  auto take = [&](const std::vector<SeatId> &from) {
    for (SeatId id : from)
      if (named(id) && placed(id))
        found.push_back(id);
  };
  if (!of.bodies.empty()) {
    for (BodyId id : of.bodies)
      take(out_.bodies[id.index()].seats);
  } else {
    if (scope.body)
      take(out_.bodies[scope.body.index()].seats);
    if (found.empty()) {
      if (memberClass) {
        for (std::size_t i = 0; i < out_.seats.size(); ++i)
          take({SeatId(i)});
      } else if (auto known = seatsNamed_.find(ref.head.id.value); known != seatsNamed_.end()) {
        take(known->second);
      }
      // A post held ex officio is the post it comes from.
      auto own = [&](SeatId id) {
        const ast::Seat *seat = seatWritten_[id.index()].seat;
        return std::none_of(seat->terms.begin(), seat->terms.end(), [](const ast::SeatTerm &term) {
          return std::holds_alternative<ast::SeatExOfficio>(term.is);
        });
      };
      if (std::any_of(found.begin(), found.end(), own))
        std::erase_if(found, [&](SeatId id) { return !own(id); });
    }
  }
  if (found.empty() && report)
    unknown(ref, "post or class of members", {Sort::Post, Sort::Kind});
  return found;
}

std::vector<ActorId> Lowering::officers(const ast::Ref &written, const Scope &scope) {
  const ast::Ref ref = whole(written);
  std::vector<ActorId> found;
  if (!hasSort(ref.head.id, Sort::Officer))
    return found;
  Qualified of = qualified(ref, 0, scope);
  if (of.failed)
    return found;
  for (const sema::Symbol &symbol : in_.meanings(ref.head.id)) {
    if (symbol.sort != Sort::Officer)
      continue;
    for (ActorId id : officersOf_[symbol.index]) {
      const Actor &candidate = out_.actors[id.index()];
      if (of.none || (candidate.place && contains(of.places, candidate.place)) ||
          (candidate.organisation && contains(of.organisations, candidate.organisation)))
        found.push_back(id);
    }
  }
  return found;
}

std::vector<ActorId> Lowering::actors(const ast::Ref &written, const Scope &scope) {
  const ast::Ref ref = whole(written);
  std::vector<ActorId> found;
  auto add = [&](ActorId id) {
    if (id && !contains(found, id))
      found.push_back(id);
  };
  if (hasSort(ref.head.id, Sort::Body)) {
    for (BodyId id : bodies(ref, scope))
      add(out_.bodies[id.index()].actor);
    return found;
  }
  if (hasSort(ref.head.id, Sort::Officer)) {
    for (ActorId id : officers(ref, scope))
      add(id);
    if (!found.empty())
      return found;
  }
  if (hasSort(ref.head.id, Sort::Organisation)) {
    for (OrganisationId id : organisationsNamed(ref, scope)) {
      const Organisation &organisation = out_.organisations[id.index()];
      if (!organisation.actsThrough && !organisation.actsThroughOpen && organisation.holds.empty()) {
        add(standsForItself(id));
        continue;
      }
      if (!organisation.actsThrough)
        diagnostics_.report<diag::NobodyActs>(ref.range, organisation.name)
            .mend(fmt::format("write `acts through …` in the clause of `{}`", organisation.name));
      add(organisation.actsThrough);
    }
    return found;
  }
  if (hasSort(ref.head.id, Sort::Post) || hasSort(ref.head.id, Sort::Kind)) {
    for (SeatId id : seats(ref, scope))
      add(out_.seats[id.index()].actor);
    return found;
  }
  unknown(ref, "body or post", {Sort::Body, Sort::Post, Sort::Officer, Sort::Organisation});
  return found;
}

/// An organisation outside the constitution, as a regulator: whoever may act for it there.
ActorId Lowering::standsForItself(OrganisationId id) {
  auto [found, fresh] = organisationActor_.try_emplace(id.value, ActorId(out_.actors.size()));
  if (fresh) {
    const Organisation &organisation = out_.organisations[id.index()];
    Actor made;
    made.name = organisation.name;
    made.organisation = id;
    made.inForce = organisation.inForce;
    made.clause = organisation.clause;
    out_.actors.push_back(std::move(made));
  }
  return found->second;
}

ActorId Lowering::actor(const ast::Ref &ref, const Scope &scope) {
  std::vector<ActorId> found = actors(ref, scope);
  if (found.size() > 1) {
    std::vector<std::string> names;
    for (ActorId id : found)
      names.push_back(out_.actors[id.index()].name);
    whichOne(ref, names);
    return {};
  }
  return found.empty() ? ActorId() : found[0];
}

std::vector<ActorId> Lowering::actorsNamed(const std::vector<ast::Ref> &refs, const Scope &scope) {
  std::vector<ActorId> found;
  for (const ast::Ref &ref : refs)
    for (ActorId id : actors(ref, scope))
      if (!contains(found, id))
        found.push_back(id);
  return found;
}

/// The classes of members that a name means; a name that means none is reported.
std::vector<KindId> Lowering::memberClasses(const ast::Name &name) {
  std::vector<KindId> found;
  for (const sema::Symbol &symbol : in_.meanings(name.id))
    if (symbol.sort == Sort::Kind && in_.kinds[symbol.index].root == sema::RootKind::Member)
      found.push_back(KindId(symbol.index));
  if (found.empty())
    unknown(ast::Ref{ast::Which::Plain, name, {}, name.range}, "class of members", {Sort::Kind});
  return found;
}

std::optional<std::uint32_t> Lowering::kindNamed(const ast::Name &name, std::string_view what) {
  for (const sema::Symbol &symbol : in_.meanings(name.id))
    if (symbol.sort == Sort::Kind)
      return symbol.index;
  unknown(ast::Ref{ast::Which::Plain, name, {}, name.range}, what, {Sort::Kind});
  return std::nullopt;
}

std::vector<Party> Lowering::parties(const ast::Ref &written, const Scope &scope) {
  const ast::Ref ref = whole(written);
  std::vector<Party> found;
  if (hasSort(ref.head.id, Sort::Body)) {
    for (BodyId id : bodies(ref, scope))
      found.push_back({id, {}});
  } else if (hasSort(ref.head.id, Sort::Organisation)) {
    for (OrganisationId id : organisationsNamed(ref, scope))
      found.push_back({{}, id});
  } else {
    unknown(ref, "body or organisation", {Sort::Body, Sort::Organisation});
  }
  return found;
}

std::vector<PlaceId> Lowering::placesNamed(const ast::Ref &ref) {
  std::vector<PlaceId> found;
  for (const sema::Symbol &symbol : in_.meanings(ref.head.id)) {
    if (symbol.sort == Sort::Place)
      found.push_back(PlaceId(symbol.index));
    else if (symbol.sort == Sort::Kind && (ref.which == ast::Which::Each || ref.which == ast::Which::Every))
      for (const Instance &instance : instancesOf(symbol.index))
        if (instance.place)
          found.push_back(instance.place);
  }
  if (found.empty())
    unknown(ref, "place", {Sort::Place});
  return found;
}

FunctionId Lowering::function(const ast::Ref &written) {
  const ast::Ref ref = whole(written);
  for (const sema::Symbol &symbol : in_.meanings(ref.head.id)) {
    if (symbol.sort == Sort::Function)
      return functionOf_[symbol.index];
    if (symbol.sort == Sort::Kind && groupOf_[symbol.index])
      return groupOf_[symbol.index];
  }
  unknown(ref, "function", {Sort::Function});
  return {};
}

std::vector<FunctionId> Lowering::functionsNamed(const std::vector<ast::Ref> &refs) {
  std::vector<FunctionId> found;
  for (const ast::Ref &ref : refs)
    if (FunctionId id = function(ref))
      found.push_back(id);
  return found;
}

std::vector<FunctionId> Lowering::closure(const std::vector<FunctionId> &named) const {
  std::vector<FunctionId> all;
  for (FunctionId id : named) {
    all.push_back(id);
    const std::vector<FunctionId> &inside = closureOf_[id.index()];
    all.insert(all.end(), inside.begin(), inside.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

} // namespace quorate::ir
