// Bodies: one for each copy of a template, each with the clauses that apply to it after variations.
#include "compiler/ir/lowering.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace quorate::ir {

void Lowering::makeBodies() {
  bodiesOf_.resize(in_.bodies.size());
  for (std::size_t t = 0; t < in_.bodies.size(); ++t) {
    const sema::Template &from = in_.bodies[t];
    const auto &written = std::get<ast::Body>(from.declaration->is);
    if (written.forEach && !from.forEach)
      continue;
    std::vector<Instance> instances{Instance{}};
    if (from.forEach)
      instances = instancesOf(*from.forEach);
    if (instances.empty())
      diagnostics_.report<diag::EachOfNothing>(from.range, names_.text(in_.kinds[*from.forEach].name),
                                               names_.text(in_.kinds[*from.forEach].name));
    bool shared = std::count_if(in_.meanings(from.name).begin(), in_.meanings(from.name).end(),
                                [](const sema::Symbol &s) { return s.sort == sema::Sort::Body; }) > 1;
    for (const Instance &instance : instances) {
      if (tooMany(out_.bodies.size(), "bodies"))
        return;
      BodyId id(out_.bodies.size());
      Body made;
      made.templateName = text(from.name);
      made.name = made.templateName + (from.forEach ? " of " + nameOf(instance) : "");
      made.place = instance.place;
      made.organisation = instance.organisation;
      if (written.of) {
        Scope scope{{}, {}, from.context};
        if (from.forEach)
          scope.bindings.push_back({*from.forEach, instance});
        std::vector<OrganisationId> of = organisationsNamed(*written.of, scope);
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
      if (shared && !written.of && !from.forEach)
        made.name = made.templateName;
      made.aliases = aliasesOf(from.declaration->notes);
      if (from.forEach)
        for (std::string &alias : made.aliases)
          alias += " of " + nameOf(instance);
      made.actor = ActorId(id.index());
      made.clause = clause(from.declaration->range, from.declaration->notes, from.context,
                           (from.forEach ? "each " : "the ") + made.templateName);
      made.open = out_.clauses[made.clause.index()].open;
      bodiesOf_[t].push_back(id);
      bodyInstance_.push_back(instance);
      bodyTemplate_.push_back(static_cast<std::uint32_t>(t));
      if (instance.place)
        bodyAt_.emplace(static_cast<std::uint64_t>(t) << 32 | instance.place.value, id);
      out_.bodies.push_back(std::move(made));
    }
  }
}

Scope Lowering::scopeOf(BodyId body, const sema::Context &context) const {
  Scope scope{{}, body, context};
  const sema::Template &from = in_.bodies[bodyTemplate_[body.index()]];
  if (from.forEach)
    scope.bindings.push_back({*from.forEach, bodyInstance_[body.index()]});
  return scope;
}

std::string Lowering::subjectOf(BodyId body) const {
  const sema::Template &from = in_.bodies[bodyTemplate_[body.index()]];
  return from.forEach ? "each " + text(from.name) : "the " + out_.bodies[body.index()].name;
}

void Lowering::collectVariations() {
  variationsOf_.resize(out_.bodies.size());
  for (const sema::Statement &statement : in_.statements) {
    auto *variation = std::get_if<ast::Variation>(&statement.declaration->is);
    if (!variation)
      continue;
    Scope scope{{}, {}, statement.context};
    for (BodyId id : bodies(variation->of, scope))
      for (const ast::BodyClause &each : variation->clauses)
        variationsOf_[id.index()].push_back({&each, &statement});
  }
}

/// What of a body a clause states once. Clauses that may stand several times have no slot.
static std::string slotOf(const ast::BodyClause &clause, const Names &names) {
  if (std::holds_alternative<ast::Quorum>(clause.is))
    return "the quorum";
  if (std::holds_alternative<ast::ChairedBy>(clause.is))
    return "the chair";
  if (std::holds_alternative<ast::ConflictedMembers>(clause.is))
    return "what conflicted members do";
  if (std::holds_alternative<ast::AccountableTo>(clause.is))
    return "the accountability";
  if (std::holds_alternative<ast::Meets>(clause.is))
    return "the meetings";
  if (auto *decides = std::get_if<ast::Decides>(&clause.is)) {
    std::string slot = "the voting rule";
    for (const ast::Ref &matter : decides->matters)
      slot += (slot.ends_with("rule") ? " on " : ", ") + names.text(matter.head.id);
    return slot;
  }
  return {};
}

/// Whether a clause only says that something is still to be confirmed.
static bool isOpen(const ast::BodyClause &clause) {
  if (auto *quorum = std::get_if<ast::Quorum>(&clause.is))
    return std::holds_alternative<ast::Open>(quorum->is);
  if (auto *chaired = std::get_if<ast::ChairedBy>(&clause.is))
    return std::holds_alternative<ast::Open>(chaired->order);
  if (auto *accountable = std::get_if<ast::AccountableTo>(&clause.is))
    return std::holds_alternative<ast::Open>(accountable->to);
  if (auto *decides = std::get_if<ast::Decides>(&clause.is))
    return std::holds_alternative<ast::Open>(decides->by);
  if (auto *meets = std::get_if<ast::Meets>(&clause.is))
    return meets->rules.size() == 1 && std::holds_alternative<ast::Open>(meets->rules[0].is);
  return false;
}

std::vector<EffectiveClause> Lowering::effectiveClauses(BodyId body) {
  const sema::Template &from = in_.bodies[bodyTemplate_[body.index()]];
  const auto &written = std::get<ast::Body>(from.declaration->is);
  std::vector<EffectiveClause> all;
  std::vector<std::pair<std::string, std::size_t>> slots;
  auto slotted = [&](const std::string &slot) {
    return std::find_if(slots.begin(), slots.end(), [&](const auto &each) { return each.first == slot; });
  };
  for (const ast::BodyClause &clause : written.clauses) {
    std::string slot = slotOf(clause, names_);
    auto first = slot.empty() || slot == "the accountability" || slot == "the meetings" ? slots.end() : slotted(slot);
    if (first != slots.end()) {
      diagnostics_.report<diag::StatedTwice>(clause.range, slot + " of " + subjectOf(body))
          .label(all[first->second].clause->range, "it is stated here first")
          .mend("keep one of the two");
      continue;
    }
    if (!slot.empty())
      slots.emplace_back(slot, all.size());
    all.push_back({&clause, from.context, nullptr, false});
  }
  for (const auto &[clause, statement] : variationsOf_[body.index()]) {
    std::string slot = slotOf(*clause, names_);
    auto first = slot.empty() ? slots.end() : slotted(slot);
    if (first == slots.end()) {
      if (!slot.empty())
        slots.emplace_back(slot, all.size());
      all.push_back({clause, statement->context, nullptr, false});
      continue;
    }
    EffectiveClause &before = all[first->second];
    bool fills = isOpen(*before.clause);
    if (!fills && !from.forEach) {
      diagnostics_.report<diag::StatedTwice>(clause->range, slot + " of " + subjectOf(body))
          .label(before.clause->range, "it is stated here first")
          .note("the two say different things of the same body, and nothing says which comes first")
          .mend("keep one of the two");
      continue;
    }
    before = {clause, statement->context, before.clause, fills};
  }
  return all;
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
    made.inForce = interval(written.period, made.clause, subjectOf(id), made.startOpen);
    if (written.kind) {
      for (const sema::Symbol &symbol : in_.meanings(written.kind->id))
        if (symbol.sort == sema::Sort::Kind && in_.kinds[symbol.index].root == sema::RootKind::Body)
          made.kind = KindId(symbol.index);
      if (!made.kind)
        unknown(ast::Ref{ast::Which::Plain, *written.kind, {}, written.kind->range}, "kind of body",
                {sema::Sort::Kind});
    }
  }
}

void Lowering::bodyClauses() {
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    for (const EffectiveClause &effective : effectiveClauses(BodyId(i)))
      bodyClause(BodyId(i), effective);
    // A committee answers to the bodies it is a committee of, unless it is said to whom it answers.
    Body &body = out_.bodies[i];
    if (!body.accountability.empty() || body.parents.empty())
      continue;
    Accountability made{{}, body.open, body.clause};
    for (BodyId parent : body.parents)
      made.to.push_back({parent, {}});
    body.accountability.push_back(std::move(made));
  }
}

void Lowering::replaced(BodyId body, const EffectiveClause &effective, ClauseId instead, const std::string &what) {
  if (!effective.replaced)
    return;
  const sema::Template &from = in_.bodies[bodyTemplate_[body.index()]];
  ClauseId before =
      clause(effective.replaced->range, effective.replaced->notes, from.context, what + " of " + subjectOf(body));
  if (!effective.fills) {
    out_.bodies[body.index()].deviations.push_back({before, instead, what});
    return;
  }
  std::string of = std::holds_alternative<ast::Meets>(effective.replaced->is) ? "how " + subjectOf(body) + " meets"
                                                                              : what + " of " + subjectOf(body);
  // The copies of a template share their open points: one is filled when it is filled for every copy.
  auto fill = [&](const ast::Open &open) {
    OpenPointId point = openPoint(open, before, of);
    Fill &so = fills_[point];
    so.by = so.by ? so.by : instead;
    if (++so.copies == bodiesOf_[bodyTemplate_[body.index()]].size())
      out_.openPoints[point.index()].filledBy = so.by;
  };
  if (auto *quorum = std::get_if<ast::Quorum>(&effective.replaced->is))
    fill(std::get<ast::Open>(quorum->is));
  else if (auto *chaired = std::get_if<ast::ChairedBy>(&effective.replaced->is))
    fill(std::get<ast::Open>(chaired->order));
  else if (auto *accountable = std::get_if<ast::AccountableTo>(&effective.replaced->is))
    fill(std::get<ast::Open>(accountable->to));
  else if (auto *decides = std::get_if<ast::Decides>(&effective.replaced->is))
    fill(std::get<ast::Open>(decides->by));
  else if (auto *meets = std::get_if<ast::Meets>(&effective.replaced->is))
    fill(std::get<ast::Open>(meets->rules[0].is));
}

void Lowering::bodyClause(BodyId body, const EffectiveClause &effective) {
  const ast::BodyClause &written = *effective.clause;
  Scope scope = scopeOf(body, effective.context);
  std::string subject = subjectOf(body);
  std::string slot = slotOf(written, names_);
  std::string of = (slot.empty() ? "a clause" : slot) + " of " + subject;
  if (auto *text = std::get_if<ast::Text>(&written.is))
    of = textSubject(*text) + " of " + subject;
  else if (std::holds_alternative<ast::LinkedTo>(written.is))
    of = "the link of " + subject + " with others";
  else if (std::holds_alternative<ast::Meets>(written.is))
    of = "how " + subject + " meets";
  ClauseId id = clause(written.range, written.notes, effective.context, of);
  replaced(body, effective, id, slot);
  if (auto *purpose = std::get_if<ast::Purpose>(&written.is)) {
    out_.bodies[body.index()].provisions.push_back(
        {purpose->duty ? Provision::Of::Duty : Provision::Of::Purpose, "", purpose->prose, id});
  } else if (auto *prose = std::get_if<ast::Text>(&written.is)) {
    out_.bodies[body.index()].provisions.push_back(
        {Provision::Of::Text, prose->second ? prose->first : "", prose->second.value_or(prose->first), id});
  } else if (auto *accountable = std::get_if<ast::AccountableTo>(&written.is)) {
    Accountability made;
    made.clause = id;
    if (auto *refs = std::get_if<std::vector<ast::Ref>>(&accountable->to)) {
      for (const ast::Ref &ref : *refs)
        for (const Party &party : parties(ref, scope))
          made.to.push_back(party);
      made.open = out_.clauses[id.index()].open;
    } else {
      made.open = openPoint(std::get<ast::Open>(accountable->to), id, "the accountability of " + subject);
    }
    out_.bodies[body.index()].accountability.push_back(std::move(made));
  } else if (auto *linked = std::get_if<ast::LinkedTo>(&written.is)) {
    Link made{{}, linked->how.value_or(""), id};
    for (const ast::Ref &ref : linked->to)
      for (const Party &party : parties(ref, scope))
        made.to.push_back(party);
    out_.bodies[body.index()].links.push_back(std::move(made));
  } else if (auto *chaired = std::get_if<ast::ChairedBy>(&written.is)) {
    Chairing made;
    made.clause = id;
    if (auto *refs = std::get_if<std::vector<ast::Ref>>(&chaired->order)) {
      for (const ast::Ref &ref : *refs)
        if (SeatId seat = seatOf(ref, body, scope))
          made.order.push_back(seat);
      made.open = out_.clauses[id.index()].open;
    } else {
      made.open = openPoint(std::get<ast::Open>(chaired->order), id, "the chair of " + subject);
    }
    out_.bodies[body.index()].chairing = std::move(made);
  } else if (auto *quorate = std::get_if<ast::Quorum>(&written.is)) {
    out_.bodies[body.index()].quorum = quorum(*quorate, body, id, scope);
  } else if (auto *decision = std::get_if<ast::Decides>(&written.is)) {
    out_.bodies[body.index()].decisions.push_back(decides(*decision, body, id, scope));
  } else if (auto *conflicts = std::get_if<ast::ConflictedMembers>(&written.is)) {
    out_.bodies[body.index()].conflicts = {conflicts->leave, conflicts->countToQuorum, id};
  } else if (auto *succeeds = std::get_if<ast::Succeeds>(&written.is)) {
    for (const ast::Ref &ref : succeeds->bodies)
      for (BodyId before : bodies(ref, scope))
        out_.bodies[body.index()].succeeds.push_back(before);
  } else if (auto *meets = std::get_if<ast::Meets>(&written.is)) {
    MeetingRules made{{}, id};
    for (const ast::Meeting &rule : meets->rules) {
      MeetingRule each;
      using Of = MeetingRule::Of;
      if (std::holds_alternative<ast::InPublic>(rule.is)) {
        each.of = Of::InPublic;
      } else if (std::holds_alternative<ast::InPrivate>(rule.is)) {
        each.of = Of::InPrivate;
      } else if (auto *times = std::get_if<ast::TimesAYear>(&rule.is)) {
        each.of = Of::TimesAYear;
        each.number = times->times;
      } else if (auto *notice = std::get_if<ast::ClearDaysNotice>(&rule.is)) {
        each.of = Of::ClearDaysNotice;
        each.number = notice->days;
      } else if (auto *at = std::get_if<ast::MeetsAt>(&rule.is)) {
        each.of = Of::Venue;
        each.venue = at->venue;
      } else {
        each.of = Of::Open;
        each.open = openPoint(std::get<ast::Open>(rule.is), id, "how " + subject + " meets");
      }
      made.rules.push_back(std::move(each));
    }
    out_.bodies[body.index()].meetings.push_back(std::move(made));
  }
}

} // namespace quorate::ir
