// Organisations, one for each copy of a template; and of which kinds there are which places and organisations.
#include "compiler/lowering/organisations.h"

#include <set>

namespace quorate::ir::lowering {

namespace {

/// Calls `visit` for a kind and everything it is a kind of.
template <class Visit> void eachKindUpwards(const Declared &declared, std::uint32_t kind, Visit &&visit) {
  for (std::optional<std::uint32_t> at = kind; at; at = declared.in.kinds[*at].parent)
    visit(*at);
}

InstancesOfKind instancesOfKinds(const Declared &declared, const std::vector<Organisation> &organisations) {
  InstancesOfKind made(declared.in.kinds.size());
  for (std::size_t i = 0; i < declared.in.places.size(); ++i)
    eachKindUpwards(declared, declared.in.places[i].kind, [&](std::uint32_t kind) {
      made[kind].push_back({PlaceId(i), {}});
    });
  for (std::size_t i = 0; i < organisations.size(); ++i)
    if (organisations[i].kind)
      eachKindUpwards(declared, organisations[i].kind.value, [&](std::uint32_t kind) {
        made[kind].push_back({{}, OrganisationId(i)});
      });
  return made;
}

class OrganisationMaker {
public:
  OrganisationMaker(const Declared &declared, const Vocabulary &vocabulary, Provenance &provenance, Reporter &reporter)
      : declared_(declared), vocabulary_(vocabulary), provenance_(provenance), reporter_(reporter) {}

  Organisations run() && {
    const std::vector<sema::Template> &all = declared_.in.organisations;
    made_.ofTemplate.resize(all.size());
    // Organisations made for each of a kind come after those that stand alone, so that `for each` of a kind of
    // organisation finds them all.
    for (bool templates : {false, true}) {
      for (std::uint32_t t = 0; t < all.size(); ++t)
        if (all[t].forEach.has_value() == templates)
          makeAll(t);
      made_.instancesOf = instancesOfKinds(declared_, made_.all);
    }
    return std::move(made_);
  }

private:
  void makeAll(std::uint32_t t) {
    const sema::Template &from = declared_.in.organisations[t];
    // A kind is asked once for what there is of it, so that a template of organisations of the kind that it is made
    // for makes none for its own copies.
    if (from.forEach && asked_.insert(*from.forEach).second)
      made_.instancesOf[*from.forEach] = instancesOfKinds(declared_, made_.all)[*from.forEach];
    eachCopy(declared_, made_, from, std::get<ast::Organisation>(from.declaration->is).forEach, reporter_,
             [&](const Instance &instance) { make(t, instance); });
  }

  void make(std::uint32_t t, const Instance &instance) {
    if (reporter_.tooMany(made_.all.size(), "organisations"))
      return;
    const sema::Template &from = declared_.in.organisations[t];
    const auto &written = std::get<ast::Organisation>(from.declaration->is);
    const std::string of = from.forEach ? made_.nameOf(vocabulary_, instance) : "";
    Organisation made;
    made.name = nameOfCopy(declared_, from, of);
    made.kind = kindOf(declared_, written.kind, sema::RootKind::Organisation, "kind of organisation", reporter_);
    if (instance.place)
      made.covers.push_back(instance.place);
    made.clause = provenance_.clause(*from.declaration, from.context, made.name);
    made.aliases = aliasesOfCopy(declared_, from, of);
    made.inForce = intersect(provenance_.at(made.clause).inForce, made_.daysOf(vocabulary_, instance));
    made.startOpen = provenance_.at(made.clause).datesOpen;
    if (!made.startOpen)
      made.startOpen = made_.openOf(vocabulary_, instance);
    made_.ofTemplate[t].push_back(OrganisationId(made_.all.size()));
    made_.instance.push_back(instance);
    made_.from.push_back(t);
    made_.all.push_back(std::move(made));
  }

  const Declared &declared_;
  const Vocabulary &vocabulary_;
  Provenance &provenance_;
  Reporter &reporter_;
  Organisations made_;
  std::set<std::uint32_t> asked_;
};

} // namespace

const std::string &Organisations::nameOf(const Vocabulary &vocabulary, const Instance &of) const {
  return of.place ? vocabulary.places[of.place.index()].name : all[of.organisation.index()].name;
}

Interval Organisations::daysOf(const Vocabulary &vocabulary, const Instance &of) const {
  Interval days;
  if (of.place)
    days = vocabulary.places[of.place.index()].inForce;
  if (of.organisation)
    days = intersect(days, all[of.organisation.index()].inForce);
  return days;
}

OpenPointId Organisations::openOf(const Vocabulary &vocabulary, const Instance &of) const {
  if (of.place && vocabulary.places[of.place.index()].datesOpen)
    return vocabulary.places[of.place.index()].datesOpen;
  return of.organisation ? all[of.organisation.index()].startOpen : OpenPointId();
}

Organisations organisations(const Declared &declared, const Vocabulary &vocabulary, Provenance &provenance,
                            Reporter &reporter) {
  return OrganisationMaker(declared, vocabulary, provenance, reporter).run();
}

KindId kindOf(const Declared &declared, const std::optional<ast::Name> &written, sema::RootKind root,
              std::string_view what, Reporter &reporter) {
  if (!written)
    return {};
  auto found = declared.meaning(written->id, sema::Sort::Kind);
  if (found && declared.in.kinds[*found].root == root)
    return KindId(*found);
  reporter.unknown(*written, what, sema::Sort::Kind);
  return {};
}

std::string nameOfCopy(const Declared &declared, const sema::Template &from, const std::string &of) {
  return declared.text(from.name) + (from.forEach ? " of " + of : "");
}

std::vector<std::string> aliasesOfCopy(const Declared &declared, const sema::Template &from, const std::string &of) {
  std::vector<std::string> aliases = aliasesOf(declared, from.declaration->notes);
  if (from.forEach)
    for (std::string &alias : aliases)
      alias += " of " + of;
  return aliases;
}

} // namespace quorate::ir::lowering
