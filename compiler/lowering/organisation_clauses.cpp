// What organisations hold, where, through whom they act and whom they follow.
#include "compiler/lowering/statements.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

/// Reads the clauses of one organisation.
class OrganisationClauseReader {
public:
  OrganisationClauseReader(const Declared &declared, const ActorReferences &references, Provenance &provenance,
                           Reporter &reporter, const sema::Template &from, Scope scope, Organisation &into,
                           std::vector<Text> &texts)
      : declared_(declared), references_(references), provenance_(provenance), reporter_(reporter), from_(from),
        scope_(std::move(scope)), into_(into), texts_(texts) {}

  void read(const ast::OrganisationClause &each) {
    range_ = each.range;
    id_ = provenance_.clause(each.range, each.notes, scope_.context, "a clause of " + into_.name);
    std::visit([&](const auto &what) { add(what); }, each.is);
  }

private:
  using Written = ast::OrganisationClause;

  void add(const Written::Covers &covers) {
    for (const ast::Ref &ref : covers.places)
      for (PlaceId place : references_.places(ref))
        into_.covers.push_back(place);
  }

  void add(const Written::Holds &holds) {
    std::vector<FunctionId> named = references_.closed(holds.functions);
    into_.holds.insert(into_.holds.end(), named.begin(), named.end());
    std::sort(into_.holds.begin(), into_.holds.end());
    into_.holds.erase(std::unique(into_.holds.begin(), into_.holds.end()), into_.holds.end());
    into_.held.push_back({std::move(named), id_, holds.condition.value_or("")});
    into_.holdsClause = id_;
  }

  /// Through whom it acts may change from one day to another: what is said without days is said once.
  void add(const Written::ActsThrough &acts) {
    const bool first = !into_.actsThrough && !into_.actsThroughOpen;
    if (!first && provenance_.at(id_).inForce == Interval{}) {
      reporter_.report<diag::StatedTwice>(range_, "through whom " + into_.name + " acts")
          .label(provenance_.at(into_.actsThroughClause).range, "it is stated here first")
          .mend("keep one of the two, or say from when each applies");
      return;
    }
    if (auto *ref = std::get_if<ast::Ref>(&acts.whom)) {
      ActorId who = references_.actor(*ref, scope_);
      if (first)
        into_.actsThrough = who;
      else if (who)
        into_.actsBesides.push_back({who, id_});
    } else {
      const std::string of = from_.forEach ? "each " + declared_.text(from_.name) : into_.name;
      into_.actsThroughOpen =
          provenance_.openPoint(std::get<ast::Open>(acts.whom), id_, "the body through which " + of + " acts");
    }
    if (first)
      into_.actsThroughClause = id_;
  }

  void add(const Written::Succeeds &succeeds) {
    for (const ast::Ref &ref : succeeds.organisations)
      for (OrganisationId before : references_.organisations(ref, scope_))
        into_.succeeds.push_back(before);
  }

  void add(const ast::Text &prose) { texts_.push_back(textOf(prose, into_.name, id_)); }

  const Declared &declared_;
  const ActorReferences &references_;
  Provenance &provenance_;
  Reporter &reporter_;
  const sema::Template &from_;
  const Scope scope_;
  Organisation &into_;
  std::vector<Text> &texts_;
  Range range_;
  ClauseId id_;
};

} // namespace

OrganisationLaw organisationClauses(const Declared &declared, const Organisations &named,
                                    const SeatReferences &references, Actors &actors, Provenance &provenance,
                                    Reporter &reporter) {
  OrganisationLaw made{named.all, {}};
  // An organisation that acts through another is read as far as those before it say through whom they act.
  const ActorReferences acting(references, made.organisations, actors);
  for (std::size_t i = 0; i < named.all.size(); ++i) {
    const sema::Template &from = declared.in.organisations[named.from[i]];
    OrganisationClauseReader reader(declared, acting, provenance, reporter, from, scopeOf(from, named.instance[i]),
                                    made.organisations[i], made.texts);
    for (const ast::OrganisationClause &each : std::get<ast::Organisation>(from.declaration->is).clauses)
      reader.read(each);
  }
  return made;
}

} // namespace quorate::ir::lowering
