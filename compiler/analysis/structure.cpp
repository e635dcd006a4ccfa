// Bodies that lack a rule, and circles of committees and of accountability.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

/// What `stated` finds missing on a stretch of days, of bodies that have members then. A body that never states it
/// lacks it; one that states it on some days only has a clause that ends with nothing after it. A body that is to be
/// confirmed as a whole lacks nothing.
template <class D, class Stated>
void reportLacking(const Context &c, const char *what, const Advice &advice, Stated stated) {
  BodyGrouping never, sometimes;
  for (const std::vector<Standing> &standings : c.standings) {
    std::vector<const Standing *> without;
    ir::ClauseId some;
    bool any = false;
    for (const Standing &standing : standings) {
      // Without members it is told by `membersMissing`, once, and not for each rule that would be about nobody.
      if (standing.body->open || standing.seats.empty())
        continue;
      ir::ClauseId clause;
      if (!stated(standing, clause)) {
        without.push_back(&standing);
        continue;
      }
      any = true;
      some = some ? some : clause;
    }
    for (const Standing *standing : without)
      // The clause that ends is where the author has to look; a body that never had one is told at its own place.
      if (any)
        sometimes.add(c.at(some), *standing, what);
      else
        never.add(c.at(standing->body->clause), standing->id);
  }
  tell<D>(c, never, advice);
  for (const auto &group : sometimes.groups()) {
    std::string names = bodyNames(c.model, group.members);
    c.out
        .report<diag::DaysWithout>(group.range, names, group.detail,
                                   daysText(c.model, group.members.front(), group.days))
        .note(advice.note)
        .mend(fmt::format("let another {} follow, or leave out the day on which this one ends", what));
  }
}

/// The clause of a list that applies first, for what it is the only one of its kind on a day.
template <class T> ir::ClauseId firstThen(const Context &c, const Standing &standing, const std::vector<T> &clauses) {
  auto there = onDay(c.model, clauses, standing.day);
  return there.empty() ? ir::ClauseId{} : there.front()->clause;
}

/// A body without members is told once, with whatever else it lacks; its other rules would say nothing of anybody.
void membersMissing(const Context &c) {
  BodyGrouping found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    if (body.open || !body.seats.empty())
      continue;
    std::vector<std::string> lacks;
    if (body.chairings.empty())
      lacks.push_back("chair");
    if (body.quorums.empty())
      lacks.push_back("quorum");
    if (body.decisions.empty())
      lacks.push_back("voting rule");
    found.add(c.at(body.clause), id, lacks.empty() ? "" : "It has no " + listed(lacks, "or") + " either.");
  }
  for (const auto &group : found.groups()) {
    Diagnostic &report = c.out.report<diag::NoMembers>(group.range, bodyNames(c.model, group.members));
    report.note("Nobody can attend, vote or make up a quorum until there are members.");
    if (!group.detail.empty())
      report.note(group.detail);
    report.mend("write `members { … }`, or mark the body `to be confirmed \"who settles it, by when\"`");
  }
}

void quorumMissing(const Context &c) {
  reportLacking<diag::NoQuorum>(c, "quorum",
                                {"Whether a meeting may act cannot be told unless everybody is there.",
                                 "write `quorum at least …`, `quorum none`, or `quorum to be confirmed \"…\"`"},
                                [&](const Standing &standing, ir::ClauseId &clause) {
                                  clause = firstThen(c, standing, standing.body->quorums);
                                  // A quorum for some matters only, or to vote, is a choice and no gap.
                                  return standing.quorum(c.model, ir::Quorum::To::Meet) != nullptr ||
                                         !onDay(c.model, standing.body->quorums, standing.day).empty();
                                });
}

void votingRuleMissing(const Context &c) {
  reportLacking<diag::NoVotingRule>(c, "voting rule",
                                    {"Whether a motion carries cannot be told.",
                                     "write `decides by more than 1/2 of votes cast`, or "
                                     "`decides by a rule to be confirmed \"…\"`"},
                                    [&](const Standing &standing, ir::ClauseId &clause) {
                                      clause = firstThen(c, standing, standing.body->decisions);
                                      return !onDay(c.model, standing.body->decisions, standing.day).empty();
                                    });
}

void chairMissing(const Context &c) {
  reportLacking<diag::NoChair>(c, "chair",
                               {"It is not said who presides at its meetings.",
                                "write `chaired by …`, or `chaired by a post to be confirmed \"…\"`"},
                               [&](const Standing &standing, ir::ClauseId &clause) {
                                 clause = firstThen(c, standing, standing.body->chairings);
                                 return ir::chairingOn(c.model, *standing.body, standing.day) != nullptr;
                               });
}

/// A committee answers to the body that it is a committee of, and need not say so.
void accountabilityMissing(const Context &c) {
  BodyGrouping found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies))
    if (const ir::Body &body = c.model.at(id); !body.open && body.accountability.empty() && body.parents.empty())
      found.add(c.at(body.clause), id);
  tell<diag::NoAccountability>(c, found,
                               {"It is not said to whom it answers for what it does.",
                                "write `accountable to …`, or make it a `committee of` the body it answers to"});
}

/// Every circle in a graph, each once, beginning with its first member.
std::vector<std::vector<std::size_t>> circles(const std::vector<std::vector<std::size_t>> &edges) {
  std::vector<std::size_t> out(edges.size());
  std::vector<std::vector<std::size_t>> back(edges.size());
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    out[i] = edges[i].size();
    for (std::size_t to : edges[i])
      back[to].push_back(i);
    if (out[i] == 0)
      ends.push_back(i);
  }
  // Whatever leads to an end only is in no circle.
  std::vector<bool> clear(edges.size());
  while (!ends.empty()) {
    std::size_t at = ends.back();
    ends.pop_back();
    clear[at] = true;
    for (std::size_t from : back[at])
      if (--out[from] == 0)
        ends.push_back(from);
  }
  // From anything left, following what is left must come round.
  std::vector<std::size_t> visit(edges.size(), 0);
  std::vector<std::vector<std::size_t>> found;
  for (std::size_t start = 0; start < edges.size(); ++start) {
    std::vector<std::size_t> path;
    std::size_t at = start;
    while (!clear[at] && visit[at] == 0) {
      visit[at] = start + 1;
      path.push_back(at);
      at = *std::find_if(edges[at].begin(), edges[at].end(), [&](std::size_t to) { return !clear[to]; });
    }
    if (!clear[at] && visit[at] == start + 1)
      found.emplace_back(std::find(path.begin(), path.end(), at), path.end());
  }
  return found;
}

template <class D, class Edges> void reportCircles(const Context &c, const char *remedy, Edges edgesOf) {
  std::vector<std::vector<std::size_t>> edges(c.model.bodies.size());
  for (std::size_t i = 0; i < edges.size(); ++i)
    for (ir::BodyId to : edgesOf(c.model.bodies[i]))
      edges[i].push_back(to.index());
  for (const std::vector<std::size_t> &circle : circles(edges)) {
    std::vector<std::string> names;
    for (std::size_t i : circle)
      names.push_back(ticked(c.model.bodies[i].name));
    Diagnostic &found = c.out.report<D>(c.at(c.model.bodies[circle.front()].clause), listed(names));
    for (std::size_t i = 1; i < circle.size(); ++i)
      found.label(c.at(c.model.bodies[circle[i]].clause), c.model.bodies[circle[i]].name);
    found.mend(remedy);
  }
}

/// Bodies that are committees of one another: there is none that the others belong to.
void committeeCircles(const Context &c) {
  reportCircles<diag::CommitteeCircle>(c, "take one `committee of` out, so that one of them comes first",
                                       [](const ir::Body &body) { return body.parents; });
}

/// Bodies that answer to one another only: nobody outside can call any of them to account.
void accountabilityCircles(const Context &c) {
  reportCircles<diag::AccountabilityCircle>(c, "let one of them answer to somebody outside the circle",
                                            [](const ir::Body &body) {
                                              std::vector<ir::BodyId> to;
                                              for (const ir::Accountability &each : body.accountability)
                                                for (const ir::Party &party : each.to)
                                                  if (party.body)
                                                    to.push_back(party.body);
                                              return to;
                                            });
}

constexpr Check kStructureChecks[] = {
    {"members missing", membersMissing},
    {"quorum missing", quorumMissing},
    {"voting rule missing", votingRuleMissing},
    {"chair missing", chairMissing},
    {"accountability missing", accountabilityMissing},
    {"circles of committees", committeeCircles},
    {"circles of accountability", accountabilityCircles},
};

} // namespace

std::span<const Check> structureChecks() { return kStructureChecks; }

} // namespace quorate::analysis
