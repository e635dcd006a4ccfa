// Claims about dates, accountability, authority, and about what every body states.
#include "compiler/analysis/claims.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;

/// The day a phase begins; none if it is not settled.
std::optional<ir::Day> beginsOn(const ClaimCase &c, ir::PhaseId id, ClaimPart &part) {
  const ir::Phase &phase = c.model.at(id);
  part.reliesOn.push_back(phase.clause);
  addOpen(c.model, part.openPoints, phase.open);
  if (unsettled(c.model, phase.open) || phase.when.from == ir::Interval::kAlways)
    return std::nullopt;
  return phase.when.from;
}

std::string begins(const ClaimCase &c, ir::PhaseId id) {
  const ir::Phase &phase = c.model.at(id);
  return fmt::format("`{}` begins on {}", phase.name, runtime::printDay(phase.when.from));
}

/// Compares each phase with the one before, of those whose day is settled.
template <class Agrees> ClaimParts comparePhases(const ClaimCase &c, const char *well, Agrees agrees) {
  ClaimPart part;
  part.text = well;
  std::optional<ir::PhaseId> before;
  bool unknown = false;
  for (ir::PhaseId id : c.claim.subjects.phases) {
    std::optional<ir::Day> day = beginsOn(c, id, part);
    if (!day) {
      unknown = true;
      continue;
    }
    if (before && !agrees(c.model.at(*before).when.from, *day)) {
      part.is = Is::Refuted;
      part.text = fmt::format("{}, and {}", begins(c, *before), begins(c, id));
      return {part};
    }
    before = id;
  }
  if (unknown) {
    part.is = Is::Open;
    part.text = "the day on which one of them begins is not settled";
  }
  return {part};
}

std::string partyName(const ir::Model &model, ir::Party party) {
  return ticked(party.body ? model.at(party.body).name : model.at(party.organisation).name);
}

/// The grants of one function, with the actors they are for.
std::vector<const ir::Grant *> grantsOf(const ClaimCase &c, ir::FunctionId function) {
  std::vector<const ir::Grant *> grants;
  for (const ir::Grant &grant : c.authority.grants)
    if (grant.function == function && !grant.heldOnly)
      grants.push_back(&grant);
  return grants;
}

/// The functions a claim means: the members of a group, and not the group.
std::vector<ir::FunctionId> meant(const ClaimCase &c) {
  std::vector<ir::FunctionId> all;
  for (ir::FunctionId named : c.claim.functions) {
    if (!c.model.at(named).isGroup) {
      all.push_back(named);
      continue;
    }
    std::vector<bool> in(c.model.functions.size());
    in[named.index()] = true;
    // Groups may stand before or after their members: repeat until nothing is added.
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < in.size(); ++i)
        for (ir::FunctionId group : c.model.functions[i].groups)
          if (!in[i] && in[group.index()])
            in[i] = more = true;
    }
    for (std::size_t i = 0; i < in.size(); ++i)
      if (in[i] && !c.model.functions[i].isGroup)
        all.push_back(ir::FunctionId(i));
  }
  return all;
}

ir::ClauseId clauseOf(const ir::Model &model, const ir::Grant &grant) {
  switch (grant.basis) {
  case ir::Basis::Reservation: return model.at(grant.reservation).clause;
  case ir::Basis::Delegation: return model.at(grant.delegation).clause;
  case ir::Basis::Default: break;
  }
  const ir::Organisation &organisation = model.at(grant.organisation);
  return organisation.actsThroughClause ? organisation.actsThroughClause : organisation.clause;
}

void relyOnChain(const ClaimCase &c, const ir::Grant &grant, ClaimPart &part) {
  const ir::Grant *link = &grant;
  for (std::size_t steps = 0; steps <= c.authority.grants.size(); ++steps) {
    part.reliesOn.push_back(clauseOf(c.model, *link));
    if (link->basis != ir::Basis::Delegation || !link->from)
      break;
    link = &c.authority.grants[link->from.index()];
  }
}

std::vector<ir::OpenPointId> openAlong(const ClaimCase &c, const ir::Grant &grant) {
  std::vector<ir::OpenPointId> open;
  for (ir::OpenPointId point : grant.dependsOn)
    addOpen(c.model, open, point);
  return open;
}

std::string basisText(const ClaimCase &c, const ir::Grant &grant) {
  std::string place = placeOf(c.model, clauseOf(c.model, grant));
  std::string at = place.empty() ? "" : fmt::format(" ({})", place);
  switch (grant.basis) {
  case ir::Basis::Reservation: return "it is reserved to them" + at;
  case ir::Basis::Default: return fmt::format("`{}` acts through them{}", c.model.at(grant.organisation).name, at);
  case ir::Basis::Delegation: break;
  }
  return "it is delegated to them" + at;
}

bool covers(const ir::Grant &grant, const std::optional<ir::Money> &amount) {
  auto comparable = [&](ir::Money other) { return other.currency == amount->currency; };
  if (!amount)
    return true;
  if (grant.above && (!comparable(*grant.above) || amount->minor <= grant.above->minor))
    return false;
  return !grant.limit.amount || (comparable(*grant.limit.amount) && amount->minor <= grant.limit.amount->minor);
}

std::string withinText(const ir::Grant &grant) {
  std::vector<std::string> bounds;
  if (grant.above)
    bounds.push_back(fmt::format("above {}", runtime::printMoney(*grant.above)));
  if (grant.limit.amount)
    bounds.push_back(fmt::format("up to {}", runtime::printMoney(*grant.limit.amount)));
  return listed(bounds);
}

bool isSubject(const ClaimCase &c, ir::ActorId actor) {
  const std::vector<ir::ActorId> &actors = c.claim.subjects.actors;
  return std::find(actors.begin(), actors.end(), actor) != actors.end();
}

void onlySubjectsDecide(const ClaimCase &c, ir::FunctionId function, ClaimParts &parts) {
  bool somebody = false;
  std::string name = ticked(c.model.at(function).name);
  for (const ir::Grant *grant : grantsOf(c, function)) {
    if (isSubject(c, grant->actor)) {
      somebody = true;
      continue;
    }
    ClaimPart part;
    part.openPoints = openAlong(c, *grant);
    relyOnChain(c, *grant, part);
    part.is = part.openPoints.empty() ? Is::Refuted : Is::Open;
    part.text = fmt::format("{} may decide {}: {}", actorName(c.model, grant->actor), name, basisText(c, *grant));
    parts.push_back(std::move(part));
  }
  // Power may lie with somebody who is still to be confirmed.
  for (const ir::OpenHolding &holding : c.authority.openHoldings) {
    if (holding.function != function)
      continue;
    ClaimPart part;
    part.is = Is::Open;
    addOpen(c.model, part.openPoints, holding.open);
    part.reliesOn.push_back(holding.clause);
    part.text = fmt::format("somebody who is to be confirmed may decide {}", name);
    parts.push_back(std::move(part));
    somebody = true;
  }
  ClaimPart part;
  part.is = somebody ? Is::Proved : Is::Refuted;
  part.text = somebody ? fmt::format("nobody else may decide {}", name) : fmt::format("nobody may decide {}", name);
  parts.push_back(std::move(part));
}

/// What a subject may do about one function: a sentence around the name of the function, so that functions of which
/// the same is true are told together.
struct Power {
  ClaimPart part;
  std::string before, after;
  std::vector<ir::FunctionId> functions;
};

Power powerOver(const ClaimCase &c, ir::ActorId actor, ir::FunctionId function) {
  Power power;
  ClaimPart &part = power.part;
  part.body = c.model.at(actor).body;
  std::string who = part.body && c.claim.subjects.actors.size() > 1 ? "it" : actorName(c.model, actor);
  power.functions = {function};
  const ir::Grant *unsure = nullptr, *limited = nullptr;
  for (const ir::Grant *grant : grantsOf(c, function)) {
    if (grant->actor != actor)
      continue;
    bool limitOpen = c.claim.amount && unsettled(c.model, grant->limit.open);
    if (!covers(*grant, c.claim.amount)) {
      limited = grant;
      continue;
    }
    if (!openAlong(c, *grant).empty() || grant->conditional || limitOpen) {
      unsure = grant;
      continue;
    }
    relyOnChain(c, *grant, part);
    power.before = fmt::format("{} may decide ", who);
    power.after = fmt::format("{}: {}", grant->place ? fmt::format(" in `{}`", c.model.at(grant->place).name) : "",
                              basisText(c, *grant));
    return power;
  }
  if (unsure) {
    part.is = Is::Open;
    part.openPoints = openAlong(c, *unsure);
    addOpen(c.model, part.openPoints, unsure->limit.open);
    relyOnChain(c, *unsure, part);
    power.before = fmt::format("whether {} may decide ", who);
    power.after = unsure->conditional && part.openPoints.empty() ? " depends on a condition"
                                                                 : " depends on what is not settled";
  } else if (limited) {
    part.is = Is::Refuted;
    relyOnChain(c, *limited, part);
    power.before = fmt::format("{} may decide ", who);
    power.after = fmt::format(" only {}", withinText(*limited));
  } else {
    part.is = Is::Refuted;
    power.before = fmt::format("{} may not decide ", who);
  }
  return power;
}

/// Adds the powers of one subject, those alike together.
void subjectDecides(const ClaimCase &c, ir::ActorId actor, ClaimParts &parts) {
  std::vector<Power> powers;
  for (ir::FunctionId function : meant(c)) {
    Power power = powerOver(c, actor, function);
    auto same = std::find_if(powers.begin(), powers.end(), [&](const Power &other) {
      return other.before == power.before && other.after == power.after;
    });
    if (same == powers.end()) {
      powers.push_back(std::move(power));
      continue;
    }
    same->functions.push_back(function);
    ClaimPart &part = same->part;
    part.reliesOn.insert(part.reliesOn.end(), power.part.reliesOn.begin(), power.part.reliesOn.end());
    for (ir::OpenPointId point : power.part.openPoints)
      addOpen(c.model, part.openPoints, point);
  }
  for (Power &power : powers) {
    power.part.text = power.before + functionNames(c.model, power.functions) + power.after;
    parts.push_back(std::move(power.part));
  }
}

/// What every body states: `stated` gives yes, no, or the open point.
template <class Stated> ClaimParts everyBody(const ClaimCase &c, const char *what, Stated stated) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    const ir::Body &body = c.model.bodies[i];
    ClaimPart part;
    part.body = ir::BodyId(i);
    addOpen(c.model, part.openPoints, body.open);
    bool has = stated(body, part);
    part.is = has ? (part.openPoints.empty() ? Is::Proved : Is::Open)
                  : (part.openPoints.empty() ? Is::Refuted : Is::Open);
    part.text = part.is == Is::Proved    ? fmt::format("it states its {}", what)
                : part.is == Is::Refuted ? fmt::format("it states no {}", what)
                                         : fmt::format("its {} is to be confirmed", what);
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace

ClaimParts decideBeginInOrder(const ClaimCase &c) {
  return comparePhases(c, "each begins no earlier than the one before", [](ir::Day a, ir::Day b) { return a <= b; });
}

ClaimParts decideBeginTogether(const ClaimCase &c) {
  return comparePhases(c, "all begin on the same day", [](ir::Day a, ir::Day b) { return a == b; });
}

ClaimParts decideBeginOn(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::PhaseId id : c.claim.subjects.phases) {
    ClaimPart part;
    std::optional<ir::Day> day = beginsOn(c, id, part);
    part.is = !day ? Is::Open : *day == c.claim.day ? Is::Proved : Is::Refuted;
    part.text = day ? begins(c, id) : fmt::format("the day on which `{}` begins is not settled", c.model.at(id).name);
    parts.push_back(std::move(part));
  }
  return parts;
}

ClaimParts decideAccountableTo(const ClaimCase &c) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.claim.bodies.size(); ++i) {
    const ir::Body &body = c.model.at(c.claim.bodies[i]);
    ClaimPart part;
    part.body = c.claim.bodies[i];
    std::vector<std::string> found, missing;
    for (ir::Party party : c.claim.parties[i]) {
      bool there = false, settled = false;
      std::vector<ir::OpenPointId> open;
      for (const ir::Accountability &each : body.accountability)
        if (std::find(each.to.begin(), each.to.end(), party) != each.to.end()) {
          there = true;
          settled = settled || !unsettled(c.model, each.open);
          part.reliesOn.push_back(each.clause);
          addOpen(c.model, open, each.open);
        }
      if (!settled)
        part.openPoints.insert(part.openPoints.end(), open.begin(), open.end());
      (there ? found : missing).push_back(partyName(c.model, party));
    }
    for (const ir::Accountability &each : body.accountability)
      if (!missing.empty())
        addOpen(c.model, part.openPoints, each.open);
    if (!missing.empty())
      addOpen(c.model, part.openPoints, body.open);
    part.is = !part.openPoints.empty() ? Is::Open : missing.empty() ? Is::Proved : Is::Refuted;
    part.text = !missing.empty() ? fmt::format("it is not said to be accountable to {}", listed(missing))
                : part.openPoints.empty()
                    ? fmt::format("accountable to {}", listed(found))
                    : fmt::format("whether it is accountable to {} is to be confirmed", listed(found));
    parts.push_back(std::move(part));
  }
  return parts;
}

ClaimParts decideOnlyMayDecide(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::FunctionId function : meant(c))
    onlySubjectsDecide(c, function, parts);
  return parts;
}

ClaimParts decideMayDecide(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::ActorId actor : c.claim.subjects.actors)
    subjectDecides(c, actor, parts);
  return parts;
}

ClaimParts decideStatesQuorum(const ClaimCase &c) {
  return everyBody(c, "quorum", [&](const ir::Body &body, ClaimPart &part) {
    if (body.quorum) {
      addOpen(c.model, part.openPoints, body.quorum->open);
      part.reliesOn.push_back(body.quorum->clause);
    }
    return body.quorum.has_value();
  });
}

ClaimParts decideStatesChair(const ClaimCase &c) {
  return everyBody(c, "chair", [&](const ir::Body &body, ClaimPart &part) {
    if (body.chairing) {
      addOpen(c.model, part.openPoints, body.chairing->open);
      part.reliesOn.push_back(body.chairing->clause);
    }
    return body.chairing.has_value();
  });
}

ClaimParts decideStatesVotingRule(const ClaimCase &c) {
  return everyBody(c, "voting rule", [&](const ir::Body &body, ClaimPart &part) {
    for (const ir::DecisionRule &rule : body.decisions) {
      addOpen(c.model, part.openPoints, rule.open);
      part.reliesOn.push_back(rule.clause);
    }
    return !body.decisions.empty();
  });
}

} // namespace quorate::analysis
