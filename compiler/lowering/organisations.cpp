// Organisations: what they hold, where, and through whom they act.
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

void Lowering::organisations() {
  organisationsOf_.resize(in_.organisations.size());
  // Organisations made for each place come after those that stand alone, so that `for each` of an organisation kind
  // finds them all.
  for (bool templates : {false, true}) {
    for (std::size_t t = 0; t < in_.organisations.size(); ++t) {
      const sema::Template &from = in_.organisations[t];
      const auto &written = std::get<ast::Organisation>(from.declaration->is);
      if (from.forEach.has_value() != templates)
        continue;
      eachInstance(from, written.forEach, [&](const Instance &instance) {
        if (tooMany(out_.organisations.size(), "organisations"))
          return;
        Organisation made;
        made.name = text(from.name) + (from.forEach ? " of " + nameOf(instance) : "");
        made.kind = kindOf(written.kind, sema::RootKind::Organisation, "kind of organisation");
        if (instance.place)
          made.covers.push_back(instance.place);
        made.clause = clause(from.declaration->range, from.declaration->notes, from.context, made.name);
        made.aliases = aliasesOf(from, instance);
        made.inForce = out_.clauses[made.clause.index()].inForce;
        made.startOpen = out_.clauses[made.clause.index()].datesOpen;
        organisationsOf_[t].push_back(OrganisationId(out_.organisations.size()));
        organisationInstance_.push_back(instance);
        organisationTemplate_.push_back(static_cast<std::uint32_t>(t));
        out_.organisations.push_back(std::move(made));
      });
    }
    std::fill(instancesKnown_.begin(), instancesKnown_.end(), false);
    for (std::vector<Instance> &known : instances_)
      known.clear();
  }
}

void Lowering::organisationClauses() {
  for (std::size_t i = 0; i < out_.organisations.size(); ++i) {
    const sema::Template &from = in_.organisations[organisationTemplate_[i]];
    Scope scope = scopeOf(from, organisationInstance_[i]);
    for (const ast::OrganisationClause &each : std::get<ast::Organisation>(from.declaration->is).clauses)
      organisationClause(OrganisationId(i), each, scope);
  }
}

void Lowering::organisationClause(OrganisationId at, const ast::OrganisationClause &each, const Scope &scope) {
  auto made = [&]() -> Organisation & { return out_.organisations[at.index()]; };
  const std::string name = made().name;
  ClauseId id = clause(each.range, each.notes, scope.context, "a clause of " + name);
  if (auto *covers = std::get_if<ast::OrganisationClause::Covers>(&each.is)) {
    for (const ast::Ref &ref : covers->places)
      for (PlaceId place : placesNamed(ref))
        made().covers.push_back(place);
  } else if (auto *holds = std::get_if<ast::OrganisationClause::Holds>(&each.is)) {
    std::vector<FunctionId> named = closure(functionsNamed(holds->functions));
    made().held.push_back({named, id});
    std::vector<FunctionId> &into = made().holds;
    into.insert(into.end(), named.begin(), named.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
    made().holdsClause = id;
  } else if (auto *acts = std::get_if<ast::OrganisationClause::ActsThrough>(&each.is)) {
    // Through whom it acts may change from one day to another.
    bool first = !made().actsThrough && !made().actsThroughOpen;
    if (!first && out_.clauses[id.index()].inForce == Interval{}) {
      diagnostics_.report<diag::StatedTwice>(each.range, "through whom " + name + " acts")
          .label(out_.clauses[made().actsThroughClause.index()].range, "it is stated here first")
          .mend("keep one of the two, or say from when each applies");
      return;
    }
    if (auto *ref = std::get_if<ast::Ref>(&acts->whom)) {
      ActorId who = actor(*ref, scope);
      if (first)
        made().actsThrough = who;
      else if (who)
        made().actsBesides.push_back({who, id});
    } else
      made().actsThroughOpen = openPoint(
          std::get<ast::Open>(acts->whom), id,
          "the body through which " +
              (scope.bindings.empty() ? name
                                      : "each " + text(in_.organisations[organisationTemplate_[at.index()]].name)) +
              " acts");
    if (first)
      made().actsThroughClause = id;
  } else if (auto *succeeds = std::get_if<ast::OrganisationClause::Succeeds>(&each.is)) {
    for (const ast::Ref &ref : succeeds->organisations)
      for (OrganisationId before : organisationsNamed(ref, scope))
        made().succeeds.push_back(before);
  } else {
    const auto &prose = std::get<ast::Text>(each.is);
    out_.texts.push_back({prose.second ? prose.first : name, prose.second.value_or(prose.first), id});
  }
}

} // namespace quorate::ir
