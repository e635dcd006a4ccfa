// References to places, kinds, functions, organisations and bodies, and what stands after `of`.
#include "compiler/lowering/references.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir::lowering {

using sema::Sort;

namespace {

template <class T> bool contains(const std::vector<T> &all, const T &one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

bool BodyReferences::Qualified::fits(PlaceId place, OrganisationId organisation) const {
  return none || (place && contains(places, place)) || (organisation && contains(organisations, organisation));
}

void BodyReferences::Qualified::add(const Instance &instance) {
  if (instance.place)
    places.push_back(instance.place);
  if (instance.organisation)
    organisations.push_back(instance.organisation);
}

/// What `that Borough` means: the innermost binding of the kind, of one wider or of one narrower.
std::optional<Instance> BodyReferences::bound(const ast::Name &kind, const Scope &scope) const {
  std::optional<std::uint32_t> meant = declared_.meaning(kind.id, Sort::Kind);
  if (!meant) {
    reporter_.unknown(kind, "kind", Sort::Kind);
    return std::nullopt;
  }
  for (auto binding = scope.bindings.rbegin(); binding != scope.bindings.rend(); ++binding)
    if (declared_.isKindOf(binding->first, *meant) || declared_.isKindOf(*meant, binding->first))
      return binding->second;
  const std::string &name = declared_.names.text(kind.id);
  reporter_.report<diag::ThatWithoutEach>(kind.range, name, name)
      .mend(fmt::format("name the one that is meant, or write `each {}`", name));
  return std::nullopt;
}

bool BodyReferences::qualify(const ast::Ref &ref, std::size_t at, const Scope &scope, Qualified &into) const {
  const ast::Qualifier &of = ref.of[at];
  if (of.which == ast::Which::That) {
    if (auto instance = bound(of.name, scope))
      into.add(*instance);
    else
      into.failed = true;
    return true;
  }
  if (auto kind = declared_.meaning(of.name.id, Sort::Kind); kind && of.which != ast::Which::Plain) {
    for (const Instance &instance : organisations_.instancesOf[*kind])
      into.add(instance);
    return true;
  }
  // A body or an organisation takes what follows as its own: `Chair of Board of Southwark`.
  ast::Ref rest = plain(of.name);
  rest.of.assign(ref.of.begin() + static_cast<std::ptrdiff_t>(at) + 1, ref.of.end());
  if (declared_.has(of.name.id, Sort::Body)) {
    into.bodies = bodies(rest, scope);
    into.failed |= into.bodies.empty();
    return false;
  }
  if (auto place = declared_.meaning(of.name.id, Sort::Place)) {
    into.places.push_back(PlaceId(*place));
    return true;
  }
  if (declared_.has(of.name.id, Sort::Organisation)) {
    auto found = organisations(rest, scope);
    into.organisations.insert(into.organisations.end(), found.begin(), found.end());
    into.failed |= found.empty();
    return false;
  }
  into.failed = true;
  reporter_.unknown(rest, "place, organisation or body", {Sort::Place, Sort::Organisation, Sort::Body});
  return false;
}

BodyReferences::Qualified BodyReferences::qualified(const ast::Ref &ref, const Scope &scope) const {
  Qualified made;
  made.none = ref.of.empty();
  for (std::size_t i = 0; i < ref.of.size() && qualify(ref, i, scope, made); ++i) {
  }
  return made;
}

std::vector<BodyId> BodyReferences::bodies(const ast::Ref &written, const Scope &scope, IfNothing ifNothing) const {
  const ast::Ref ref = declared_.whole(written);
  std::vector<BodyId> found;
  Qualified of = qualified(ref, scope);
  if (of.failed)
    return found;
  const bool onePlace = of.places.size() == 1 && of.organisations.empty() && of.bodies.empty();
  for (const sema::Symbol &symbol : declared_.in.meanings(ref.head.id)) {
    if (symbol.sort != Sort::Body)
      continue;
    if (onePlace) {
      if (auto at = bodies_.at.find(Bodies::key(symbol.index, of.places[0])); at != bodies_.at.end())
        found.push_back(at->second);
      continue;
    }
    for (BodyId id : bodies_.ofTemplate[symbol.index]) {
      const Body &candidate = bodies_.all[id.index()];
      if (of.fits(candidate.place, candidate.organisation) ||
          std::any_of(candidate.parents.begin(), candidate.parents.end(),
                      [&](BodyId parent) { return contains(of.bodies, parent); }))
        found.push_back(id);
    }
  }
  if (found.empty() && ifNothing == IfNothing::Report)
    reporter_.unknown(ref, "body", {Sort::Body});
  return found;
}

std::vector<OrganisationId> BodyReferences::organisations(const ast::Ref &written, const Scope &scope) const {
  const ast::Ref ref = declared_.whole(written);
  std::vector<OrganisationId> found;
  Qualified of = qualified(ref, scope);
  if (of.failed)
    return found;
  for (const sema::Symbol &symbol : declared_.in.meanings(ref.head.id))
    if (symbol.sort == Sort::Organisation)
      for (OrganisationId id : organisations_.ofTemplate[symbol.index])
        if (const Instance &instance = organisations_.instance[id.index()];
            of.fits(instance.place, instance.organisation))
          found.push_back(id);
  if (found.empty())
    reporter_.unknown(ref, "organisation", {Sort::Organisation});
  return found;
}

std::vector<Party> BodyReferences::parties(const std::vector<ast::Ref> &refs, const Scope &scope) const {
  std::vector<Party> found;
  for (const ast::Ref &written : refs) {
    const ast::Ref ref = declared_.whole(written);
    if (declared_.has(ref.head.id, Sort::Body)) {
      for (BodyId id : bodies(ref, scope))
        found.push_back({id, {}});
    } else if (declared_.has(ref.head.id, Sort::Organisation)) {
      for (OrganisationId id : organisations(ref, scope))
        found.push_back({{}, id});
    } else {
      reporter_.unknown(ref, "body or organisation", {Sort::Body, Sort::Organisation});
    }
  }
  return found;
}

std::vector<PlaceId> BodyReferences::places(const ast::Ref &ref) const {
  std::vector<PlaceId> found;
  if (auto place = declared_.meaning(ref.head.id, Sort::Place))
    found.push_back(PlaceId(*place));
  if (auto kind = declared_.meaning(ref.head.id, Sort::Kind); kind && isEach(ref))
    for (const Instance &instance : organisations_.instancesOf[*kind])
      if (instance.place)
        found.push_back(instance.place);
  if (found.empty())
    reporter_.unknown(ref, "place", {Sort::Place});
  return found;
}

std::optional<std::uint32_t> BodyReferences::kind(const ast::Name &name, std::string_view what) const {
  auto found = declared_.meaning(name.id, Sort::Kind);
  if (!found)
    reporter_.unknown(name, what, Sort::Kind);
  return found;
}

KindId BodyReferences::ifMemberClass(NameId name) const {
  auto found = declared_.meaning(name, Sort::Kind);
  return found && declared_.in.kinds[*found].root == sema::RootKind::Member ? KindId(*found) : KindId();
}

std::optional<KindId> BodyReferences::memberClass(const ast::Name &name) const {
  if (KindId found = ifMemberClass(name.id))
    return found;
  reporter_.unknown(name, "class of members", Sort::Kind);
  return std::nullopt;
}

FunctionId BodyReferences::function(const ast::Ref &written) const {
  const ast::Ref ref = declared_.whole(written);
  for (const sema::Symbol &symbol : declared_.in.meanings(ref.head.id)) {
    if (symbol.sort == Sort::Function)
      return vocabulary_.functionOf[symbol.index];
    if (symbol.sort == Sort::Kind && vocabulary_.groupOf[symbol.index])
      return vocabulary_.groupOf[symbol.index];
  }
  reporter_.unknown(ref, "function", {Sort::Function});
  return {};
}

std::vector<FunctionId> BodyReferences::functions(const std::vector<ast::Ref> &refs) const {
  std::vector<FunctionId> found;
  for (const ast::Ref &ref : refs)
    if (FunctionId id = function(ref))
      found.push_back(id);
  return found;
}

} // namespace quorate::ir::lowering
