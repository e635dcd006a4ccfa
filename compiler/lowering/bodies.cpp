// Bodies: made from templates; where their clauses come from; what they are committees of and whom they follow.
#include "compiler/lowering/bodies.h"

#include "compiler/lowering/references.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

class BodyMaker {
public:
  BodyMaker(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
            Provenance &provenance, Reporter &reporter)
      : declared_(declared), vocabulary_(vocabulary), organisations_(organisations), provenance_(provenance),
        reporter_(reporter), references_(declared, vocabulary, organisations, made_, reporter) {}

  Bodies run() && {
    made_.ofTemplate.resize(declared_.in.bodies.size());
    for (std::uint32_t t = 0; t < declared_.in.bodies.size(); ++t)
      eachCopy(declared_, organisations_, declared_.in.bodies[t], writtenAt(t).forEach, reporter_,
               [&](const Instance &instance) { make(t, instance); });
    made_.clauses.resize(made_.all.size());
    for (std::size_t i = 0; i < made_.all.size(); ++i)
      collectOwnClauses(BodyId(i));
    collectVariations();
    for (std::size_t i = 0; i < made_.all.size(); ++i)
      head(BodyId(i));
    for (std::size_t i = 0; i < made_.all.size(); ++i)
      endPredecessors(BodyId(i));
    return std::move(made_);
  }

private:
  const ast::Body &writtenAt(std::uint32_t t) const {
    return std::get<ast::Body>(declared_.in.bodies[t].declaration->is);
  }
  const ast::Body &writtenOf(BodyId id) const { return writtenAt(made_.from[id.index()]); }

  /// Whether several bodies have this name, so that each is told by its organisation.
  bool isShared(NameId name) const {
    const std::vector<sema::Symbol> &meanings = declared_.in.meanings(name);
    return std::count_if(meanings.begin(), meanings.end(),
                         [](const sema::Symbol &s) { return s.sort == sema::Sort::Body; }) > 1;
  }

  void make(std::uint32_t t, const Instance &instance) {
    if (reporter_.tooMany(made_.all.size(), "bodies"))
      return;
    const sema::Template &from = declared_.in.bodies[t];
    const std::string of = from.forEach ? organisations_.nameOf(vocabulary_, instance) : "";
    BodyId id(made_.all.size());
    Body made;
    made.templateName = declared_.text(from.name);
    made.name = nameOfCopy(declared_, from, of);
    made.place = instance.place;
    made.organisation = instance.organisation;
    if (const std::optional<ast::Ref> &written = writtenAt(t).of)
      ofOrganisation(made, *written, lowering::scopeOf(from, instance), isShared(from.name));
    made.aliases = aliasesOfCopy(declared_, from, of);
    made.actor = ActorId(id.index()); // bodies come first among the actors
    made.clause =
        provenance_.clause(*from.declaration, from.context, (from.forEach ? "each " : "the ") + made.templateName);
    const Clause &clause = provenance_.at(made.clause);
    made.open = clause.open;
    made.inForce = intersect(clause.inForce, organisations_.daysOf(vocabulary_, instance));
    made.startOpen = clause.datesOpen;
    // [D5] A body for a place is there only as that is.
    OpenPointId &besides = made.startOpen ? made.open : made.startOpen;
    if (!besides)
      besides = organisations_.openOf(vocabulary_, instance);
    made_.ofTemplate[t].push_back(id);
    made_.instance.push_back(instance);
    made_.from.push_back(t);
    if (instance.place)
      made_.at.emplace(Bodies::key(t, instance.place), id);
    made_.all.push_back(std::move(made));
  }

  void ofOrganisation(Body &made, const ast::Ref &written, const Scope &scope, bool shared) {
    std::vector<OrganisationId> of = references_.organisations(written, scope);
    if (of.size() > 1) {
      std::vector<std::string> candidates;
      for (OrganisationId each : of)
        candidates.push_back(organisations_.all[each.index()].name);
      reporter_.whichOne(written, candidates);
    } else if (of.size() == 1) {
      made.organisation = of[0];
      if (shared)
        made.name = made.templateName + " of " + organisations_.all[of[0].index()].name;
    }
  }

  /// The clauses of the model that a body follows, then its own.
  void collectOwnClauses(BodyId id) {
    std::vector<ClauseSource> &into = made_.clauses[id.index()];
    const ast::Body &written = writtenOf(id);
    if (written.follows) {
      if (auto found = declared_.meaning(written.follows->id, sema::Sort::Model)) {
        const sema::Named &model = declared_.in.models[*found];
        into.push_back(
            {&std::get<ast::ModelRules>(model.declaration->is).clauses, model.context, Layer::Model, nullptr});
        made_.all[id.index()].follows = declared_.text(model.name);
      } else {
        reporter_.unknown(*written.follows, "model", sema::Sort::Model);
      }
    }
    into.push_back({&written.clauses, made_.templateOf(declared_, id).context, Layer::Body, nullptr});
  }

  void collectVariations() {
    for (const sema::Statement &statement : declared_.in.statements)
      if (auto *variation = std::get_if<ast::Variation>(&statement.declaration->is))
        for (BodyId id : references_.bodies(variation->of, lowering::scopeOf(statement.context)))
          made_.clauses[id.index()].push_back({&variation->clauses, statement.context, Layer::Variation,
                                               variation->period ? &*variation->period : nullptr});
  }

  void head(BodyId id) {
    const ast::Body &written = writtenOf(id);
    const Scope scope = made_.scopeOf(declared_, id, made_.templateOf(declared_, id).context);
    std::vector<BodyId> parents;
    for (const ast::Ref &ref : written.committeeOf)
      for (BodyId parent : references_.bodies(ref, scope))
        parents.push_back(parent);
    Body &made = made_.all[id.index()];
    made.parents = std::move(parents);
    made.joint = written.joint;
    // A committee is its parent's organisation's; a joint one belongs to none of them alone.
    if (!made.organisation && !made.parents.empty() && !made.joint)
      made.organisation = made_.all[made.parents[0].index()].organisation;
    made.kind = kindOf(declared_, written.kind, sema::RootKind::Body, "kind of body", reporter_);
  }

  /// What a body follows ends when it begins. That has to be known before seats make their holders actors.
  void endPredecessors(BodyId id) {
    const Day begins = made_.all[id.index()].inForce.from;
    if (begins == Interval::kAlways)
      return;
    for (const ClauseSource &source : made_.clauses[id.index()])
      for (const ast::BodyClause &each : *source.clauses)
        if (auto *succeeds = std::get_if<ast::Succeeds>(&each.is))
          for (const ast::Ref &ref : succeeds->bodies)
            for (BodyId before :
                 references_.bodies(ref, made_.scopeOf(declared_, id, source.context), IfNothing::Ignore))
              if (Interval &when = made_.all[before.index()].inForce; when.until == Interval::kForEver)
                when.until = begins;
  }

  const Declared &declared_;
  const Vocabulary &vocabulary_;
  const Organisations &organisations_;
  Provenance &provenance_;
  Reporter &reporter_;
  Bodies made_;
  BodyReferences references_; ///< what is made so far: a head may speak of bodies declared before it
};

} // namespace

Scope Bodies::scopeOf(const Declared &declared, BodyId body, const sema::Context &context) const {
  Scope scope = lowering::scopeOf(templateOf(declared, body), instance[body.index()]);
  scope.body = body;
  scope.context = context;
  return scope;
}

std::string Bodies::subjectOf(const Declared &declared, BodyId body) const {
  const sema::Template &written = templateOf(declared, body);
  return written.forEach ? "each " + declared.text(written.name) : "the " + all[body.index()].name;
}

Bodies bodies(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
              Provenance &provenance, Reporter &reporter) {
  return BodyMaker(declared, vocabulary, organisations, provenance, reporter).run();
}

} // namespace quorate::ir::lowering
