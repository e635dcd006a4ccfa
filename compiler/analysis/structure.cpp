// Bodies that lack a rule, and circles of committees and of accountability.
#include "compiler/analysis/checks.h"

namespace quorate::analysis {
namespace {

/// Reports once a clause every body that `lacks` something. A body that is to be confirmed as a whole lacks nothing.
template <class D, class Lacks>
void reportLacking(const Context &c, const char *consequence, const char *remedy, Lacks lacks) {
  Grouping<ir::BodyId> found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies))
    if (const ir::Body &body = c.model.at(id); !body.open && lacks(body))
      found.add(c.at(body.clause), id);
  for (const Group<ir::BodyId> &group : found.groups())
    c.out.report<D>(group.range, bodyNames(c.model, group.members)).note(consequence).mend(remedy);
}

/// A body without members is told once, with whatever else it lacks; its other rules would say nothing of anybody.
void membersMissing(const Context &c) {
  Grouping<ir::BodyId> found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    if (body.open || !body.seats.empty())
      continue;
    std::vector<std::string> lacks;
    if (!body.chairing)
      lacks.push_back("chair");
    if (!body.quorum)
      lacks.push_back("quorum");
    if (body.decisions.empty())
      lacks.push_back("voting rule");
    found.add(c.at(body.clause), id, lacks.empty() ? "" : "It has no " + listed(lacks, "or") + " either.");
  }
  for (const Group<ir::BodyId> &group : found.groups()) {
    Diagnostic &report = c.out.report<diag::NoMembers>(group.range, bodyNames(c.model, group.members));
    report.note("Nobody can attend, vote or make up a quorum until there are members.");
    if (!group.detail.empty())
      report.note(group.detail);
    report.mend("write `members { … }`, or mark the body `to be confirmed \"who settles it, by when\"`");
  }
}

void quorumMissing(const Context &c) {
  reportLacking<diag::NoQuorum>(c, "Whether a meeting may act cannot be told unless everybody is there.",
                                "write `quorum at least …`, `quorum none`, or `quorum to be confirmed \"…\"`",
                                [](const ir::Body &body) { return !body.seats.empty() && !body.quorum; });
}

void votingRuleMissing(const Context &c) {
  reportLacking<diag::NoVotingRule>(c, "Whether a motion carries cannot be told.",
                                    "write `decides by more than 1/2 of votes cast`, or "
                                    "`decides by a rule to be confirmed \"…\"`",
                                    [](const ir::Body &body) { return !body.seats.empty() && body.decisions.empty(); });
}

void chairMissing(const Context &c) {
  reportLacking<diag::NoChair>(c, "It is not said who presides at its meetings.",
                               "write `chaired by …`, or `chaired by a post to be confirmed \"…\"`",
                               [](const ir::Body &body) { return !body.seats.empty() && !body.chairing; });
}

void accountabilityMissing(const Context &c) {
  reportLacking<diag::NoAccountability>(
      c, "It is not said to whom it answers for what it does.",
      "write `accountable to …`, or make it a `committee of` the body it answers to",
      [](const ir::Body &body) { return body.accountability.empty() && body.parents.empty(); });
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

void committeeCircles(const Context &c) {
  reportCircles<diag::CommitteeCircle>(c, "take one `committee of` out, so that one of them comes first",
                                       [](const ir::Body &body) { return body.parents; });
}

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

constexpr Check kChecks[] = {
    {"members missing", membersMissing},
    {"quorum missing", quorumMissing},
    {"voting rule missing", votingRuleMissing},
    {"chair missing", chairMissing},
    {"accountability missing", accountabilityMissing},
    {"circles of committees", committeeCircles},
    {"circles of accountability", accountabilityCircles},
};

} // namespace

std::span<const Check> structureChecks() { return kChecks; }

} // namespace quorate::analysis
