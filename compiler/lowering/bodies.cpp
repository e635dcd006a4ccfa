// Bodies: one for each copy of a template, with what stands in its head and where its clauses come from.
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

void Lowering::makeBodies() {
  bodiesOf_.resize(in_.bodies.size());
  for (std::size_t t = 0; t < in_.bodies.size(); ++t) {
    const sema::Template &from = in_.bodies[t];
    bool shared = std::count_if(in_.meanings(from.name).begin(), in_.meanings(from.name).end(),
                                [](const sema::Symbol &s) { return s.sort == sema::Sort::Body; }) > 1;
    eachInstance(from, std::get<ast::Body>(from.declaration->is).forEach,
                 [&](const Instance &instance) { makeBody(t, instance, shared); });
  }
}

void Lowering::makeBody(std::size_t t, const Instance &instance, bool shared) {
  if (tooMany(out_.bodies.size(), "bodies"))
    return;
  const sema::Template &from = in_.bodies[t];
  const auto &written = std::get<ast::Body>(from.declaration->is);
  BodyId id(out_.bodies.size());
  Body made;
  made.templateName = text(from.name);
  made.name = made.templateName + (from.forEach ? " of " + nameOf(instance) : "");
  made.place = instance.place;
  made.organisation = instance.organisation;
  if (written.of) {
    std::vector<OrganisationId> of = organisationsNamed(*written.of, scopeOf(from, instance));
    if (of.size() > 1) {
      std::vector<std::string> candidates;
      for (OrganisationId each : of)
        candidates.push_back(out_.organisations[each.index()].name);
      whichOne(*written.of, candidates);
    } else if (of.size() == 1) {
      made.organisation = of[0];
      if (shared)
        made.name = made.templateName + " of " + out_.organisations[of[0].index()].name;
    }
  }
  made.aliases = aliasesOf(from, instance);
  made.actor = ActorId(id.index());
  made.clause = clause(from.declaration->range, from.declaration->notes, from.context,
                       (from.forEach ? "each " : "the ") + made.templateName);
  made.open = out_.clauses[made.clause.index()].open;
  made.inForce = out_.clauses[made.clause.index()].inForce;
  made.startOpen = out_.clauses[made.clause.index()].datesOpen;
  bodiesOf_[t].push_back(id);
  bodyInstance_.push_back(instance);
  bodyTemplate_.push_back(static_cast<std::uint32_t>(t));
  if (instance.place)
    bodyAt_.emplace(static_cast<std::uint64_t>(t) << 32 | instance.place.value, id);
  out_.bodies.push_back(std::move(made));
}

Scope Lowering::scopeOf(BodyId body, const sema::Context &context) const {
  Scope scope = scopeOf(in_.bodies[bodyTemplate_[body.index()]], bodyInstance_[body.index()]);
  scope.body = body;
  scope.context = context;
  return scope;
}

std::string Lowering::subjectOf(BodyId body) const {
  const sema::Template &from = in_.bodies[bodyTemplate_[body.index()]];
  return from.forEach ? "each " + text(from.name) : "the " + out_.bodies[body.index()].name;
}

/// Where the clauses of each body come from: the model it follows, itself, its variations, in this order.
void Lowering::collectClauses() {
  clausesOf_.resize(out_.bodies.size());
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    const sema::Template &from = in_.bodies[bodyTemplate_[i]];
    const auto &written = std::get<ast::Body>(from.declaration->is);
    if (written.follows) {
      bool found = false;
      for (const sema::Symbol &symbol : in_.meanings(written.follows->id))
        if (symbol.sort == sema::Sort::Model) {
          const sema::Named &model = in_.models[symbol.index];
          clausesOf_[i].push_back(
              {&std::get<ast::ModelRules>(model.declaration->is).clauses, model.context, Layer::Model, nullptr});
          out_.bodies[i].follows = text(model.name);
          found = true;
        }
      if (!found)
        unknown(ast::Ref{ast::Which::Plain, *written.follows, {}, written.follows->range}, "model",
                {sema::Sort::Model});
    }
    clausesOf_[i].push_back({&written.clauses, from.context, Layer::Body, nullptr});
  }
  for (const sema::Statement &statement : in_.statements)
    if (auto *variation = std::get_if<ast::Variation>(&statement.declaration->is))
      for (BodyId id : bodies(variation->of, Scope{{}, {}, statement.context}))
        clausesOf_[id.index()].push_back({&variation->clauses, statement.context, Layer::Variation,
                                          variation->period ? &*variation->period : nullptr});
}

void Lowering::bodyHeads() {
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    BodyId id(i);
    const sema::Template &from = in_.bodies[bodyTemplate_[i]];
    const auto &written = std::get<ast::Body>(from.declaration->is);
    Scope scope = scopeOf(id, from.context);
    std::vector<BodyId> parents;
    for (const ast::Ref &ref : written.committeeOf)
      for (BodyId parent : bodies(ref, scope))
        parents.push_back(parent);
    Body &made = out_.bodies[i];
    made.parents = std::move(parents);
    made.joint = written.joint;
    if (!made.organisation && !made.parents.empty() && !made.joint)
      made.organisation = out_.bodies[made.parents[0].index()].organisation;
    made.kind = kindOf(written.kind, sema::RootKind::Body, "kind of body");
  }
  // What a body follows has to be known before its seats make it an actor, since it ends what comes before.
  for (std::size_t i = 0; i < out_.bodies.size(); ++i)
    for (const ClauseSource &source : clausesOf_[i])
      for (const ast::BodyClause &each : *source.clauses)
        if (auto *succeeds = std::get_if<ast::Succeeds>(&each.is))
          for (const ast::Ref &ref : succeeds->bodies)
            for (BodyId before : bodies(ref, scopeOf(BodyId(i), source.context), false))
              if (Interval &when = at(before).inForce;
                  when.until == Interval::kForEver && out_.bodies[i].inForce.from != Interval::kAlways)
                when.until = out_.bodies[i].inForce.from;
}

} // namespace quorate::ir
