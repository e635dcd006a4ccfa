// Claims about dates, accountability, and about what every body states.
#include "compiler/analysis/claims.h"
#include "compiler/analysis/standing.h"

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
    // A phase without a day is passed over: two others that are out of order refute the claim whatever it turns out to
    // be.
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

/// What every body states on all its days: `stated` says whether it does on some, and what it rests on.
template <class Stated> ClaimParts everyBody(const ClaimCase &c, const char *what, Stated stated) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.model.bodies.size(); ++i) {
    const ir::Body &body = c.model.bodies[i];
    ClaimPart part;
    part.body = ir::BodyId(i);
    addOpen(c.model, part.openPoints, body.open);
    std::vector<ir::Interval> without;
    for (const Standing &standing : standingsOf(c.model, part.body))
      if (!stated(standing, part))
        without.push_back(standing.when);
    std::string days = daysText(c.model, part.body, without);
    bool open = !part.openPoints.empty();
    part.is = open ? Is::Open : without.empty() ? Is::Proved : Is::Refuted;
    part.text = part.is == Is::Proved    ? fmt::format("it states its {}", what)
                : part.is == Is::Refuted ? fmt::format("it states no {}{}", what, days.empty() ? "" : " " + days)
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

namespace {

/// Whether a body is accountable to the parties meant, on one stretch of its days.
ClaimPart accountableThen(const ClaimCase &c, std::size_t index, const Standing &standing) {
  const ir::Body &body = *standing.body;
  ClaimPart part;
  part.body = standing.id;
  std::vector<const ir::Accountability *> clauses = onDay(c.model, body.accountability, standing.day);
  std::vector<std::string> found, missing;
  for (ir::Party party : c.claim.parties[index]) {
    bool there = false, settled = false;
    std::vector<ir::OpenPointId> open;
    for (const ir::Accountability *each : clauses)
      if (std::find(each->to.begin(), each->to.end(), party) != each->to.end()) {
        there = true;
        settled = settled || !unsettled(c.model, each->open);
        part.reliesOn.push_back(each->clause);
        addOpen(c.model, open, each->open);
      }
    // Named in two clauses, one of them settled, it is accountable: the other leaves nothing open.
    if (!settled)
      part.openPoints.insert(part.openPoints.end(), open.begin(), open.end());
    (there ? found : missing).push_back(partyName(c.model, party));
  }
  for (const ir::Accountability *each : clauses)
    if (!missing.empty())
      addOpen(c.model, part.openPoints, each->open);
  if (!missing.empty())
    addOpen(c.model, part.openPoints, body.open);
  part.is = !part.openPoints.empty() ? Is::Open : missing.empty() ? Is::Proved : Is::Refuted;
  part.text = !missing.empty() ? fmt::format("it is not said to be accountable to {}", listed(missing))
              : part.openPoints.empty()
                  ? fmt::format("accountable to {}", listed(found))
                  : fmt::format("whether it is accountable to {} is to be confirmed", listed(found));
  return part;
}

} // namespace

ClaimParts decideAccountableTo(const ClaimCase &c) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.claim.bodies.size(); ++i) {
    std::vector<std::pair<ir::Interval, ClaimPart>> stretches;
    for (const Standing &standing : standingsOf(c.model, c.claim.bodies[i])) {
      ClaimPart part = accountableThen(c, i, standing);
      // Days that differ in something else are told as one stretch.
      if (!stretches.empty() && stretches.back().second.text == part.text)
        stretches.back().first.until = standing.when.until;
      else
        stretches.emplace_back(standing.when, std::move(part));
    }
    for (auto &[when, part] : stretches) {
      if (stretches.size() > 1)
        part.text = fmt::format("{}: {}", analysis::written(when), part.text);
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

/// `quorum none` states one.
ClaimParts decideStatesQuorum(const ClaimCase &c) {
  return everyBody(c, "quorum", [&](const Standing &standing, ClaimPart &part) {
    bool stated = false;
    for (const ir::Quorum *quorum : onDay(c.model, standing.body->quorums, standing.day)) {
      stated = true;
      addOpen(c.model, part.openPoints, quorum->open);
      part.reliesOn.push_back(quorum->clause);
    }
    return stated;
  });
}

ClaimParts decideStatesChair(const ClaimCase &c) {
  return everyBody(c, "chair", [&](const Standing &standing, ClaimPart &part) {
    const ir::Chairing *chairing = ir::chairingOn(c.model, *standing.body, standing.day);
    if (!chairing)
      return false;
    addOpen(c.model, part.openPoints, chairing->open);
    part.reliesOn.push_back(chairing->clause);
    return true;
  });
}

ClaimParts decideStatesVotingRule(const ClaimCase &c) {
  return everyBody(c, "voting rule", [&](const Standing &standing, ClaimPart &part) {
    bool stated = false;
    for (const ir::DecisionRule *rule : onDay(c.model, standing.body->decisions, standing.day)) {
      stated = true;
      addOpen(c.model, part.openPoints, rule->open);
      part.reliesOn.push_back(rule->clause);
    }
    return stated;
  });
}

} // namespace quorate::analysis
