// Claims about who may decide what, from effective authority.
#include "compiler/analysis/claims.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;

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
  // No chain is longer than there are grants: a circle in a damaged model ends here.
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
  // There is no rate of exchange in a constitution: an amount in another currency lies within no limit.
  auto comparable = [&](ir::Money other) { return other.currency == amount->currency; };
  if (!amount)
    return true;
  if (grant.inOther || (grant.only && amount->currency != *grant.only))
    return false;
  // "Over £500" begins a penny above it, and "up to £500" takes £500 in.
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

std::string subjectNames(const ClaimCase &c) {
  std::vector<std::string> names;
  for (ir::ActorId actor : c.claim.subjects.actors)
    names.push_back(actorName(c.model, actor));
  return listed(names);
}

void onlySubjectsDecide(const ClaimCase &c, ir::FunctionId function, ClaimParts &parts) {
  bool somebody = false, others = false;
  std::string name = ticked(c.model.at(function).name);
  ClaimPart all;
  for (const ir::Grant *grant : grantsOf(c, function)) {
    if (isSubject(c, grant->actor)) {
      somebody = true;
      relyOnChain(c, *grant, all);
      continue;
    }
    others = true;
    ClaimPart part;
    part.openPoints = openAlong(c, *grant);
    relyOnChain(c, *grant, part);
    // Somebody else who has the power only if an open point is settled so refutes nothing yet.
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
  all.is = somebody ? Is::Proved : Is::Refuted;
  all.text = somebody ? fmt::format("nobody else may decide {}", name)
             : others ? fmt::format("{} may not decide {}", subjectNames(c), name)
                      : fmt::format("nobody may decide {}", name);
  parts.push_back(std::move(all));
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
  // With several bodies the verdict names each before its sentence.
  std::string who = part.body && c.claim.subjects.actors.size() > 1 ? "it" : actorName(c.model, actor);
  power.functions = {function};
  // One settled way of having the power is enough. Failing that, an unsettled way leaves the claim open, though another
  // way is settled and too small.
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
    power.after =
        unsure->conditional && part.openPoints.empty() ? " depends on a condition" : " depends on what is not settled";
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

} // namespace

/// `only Board may decide …`: of each function, that the subjects may decide it and that nobody else may.
ClaimParts decideOnlyMayDecide(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::FunctionId function : meant(c))
    onlySubjectsDecide(c, function, parts);
  return parts;
}

/// `Chair may decide … for £500`: of each subject and function, by one settled power that reaches so far.
ClaimParts decideMayDecide(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::ActorId actor : c.claim.subjects.actors)
    subjectDecides(c, actor, parts);
  return parts;
}

} // namespace quorate::analysis
