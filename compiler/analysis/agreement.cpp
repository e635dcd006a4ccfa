// Powers that come to nothing: exclusive delegations that run out, agreements of oneself and in a circle, amendments
// that nobody can carry.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace quorate::analysis {
namespace {

/// When a power given exclusively can be used by nobody; empty if always by somebody.
std::string leavesNobody(const ir::Delegation &d) {
  for (const ir::Limit *limit : {&d.limit, d.inAll ? &*d.inAll : nullptr})
    // A limit for each decision is never used up; one for a year or in all is.
    if (limit && limit->amount && limit->per != ir::Per::Decision)
      return fmt::format("once {} is used up", written(*limit));
  if (!d.condition.empty())
    return fmt::format("while its condition is not met: \"{}\"", d.condition);
  return {};
}

/// What is given exclusively may run out, by its limit or its condition, and the giver has given it away.
void exclusiveLeavesNobody(const Context &c) {
  std::set<Range> told;
  for (const ir::Delegation &d : c.model.delegations) {
    if (!d.exclusive || !d.to || unsettled(c.model, d.open))
      continue;
    std::string when = leavesNobody(d);
    if (when.empty() || !told.insert(c.at(d.clause)).second)
      continue;
    c.out
        .report<diag::ExclusiveLeavesNobody>(c.at(d.clause),
                                             functionNames(c.model, d.named.empty() ? d.functions : d.named),
                                             actorName(c.model, d.to), when)
        .note(fmt::format("{} has given the power away and cannot decide in its place.", actorName(c.model, d.from)))
        .mend("take `exclusively` out, so that the giver may decide too, or say who decides then");
  }
}

/// Somebody who may decide something only with the agreement of others.
struct Agreed {
  ir::ActorId by;
  const std::vector<ir::ActorId> *agreement;
  const std::vector<ir::FunctionId> *functions;
  ir::ClauseId clause;
};

std::vector<Agreed> agreements(const Context &c) {
  std::vector<Agreed> all;
  for (const ir::Delegation &d : c.model.delegations)
    if (d.to && !d.agreement.empty())
      all.push_back({d.to, &d.agreement, &d.functions, d.clause});
  for (const ir::Reservation &r : c.model.reservations)
    if (r.to && !r.agreement.empty())
      all.push_back({r.to, &r.agreement, &r.functions, r.clause});
  return all;
}

bool needs(const Agreed &one, ir::ActorId other) {
  return std::find(one.agreement->begin(), one.agreement->end(), other) != one.agreement->end();
}

/// Whoever decides agrees by deciding: such a clause asks for nothing, and mostly names the wrong post.
void agreementOfItself(const Context &c) {
  std::set<std::pair<Range, ir::ActorId>> told;
  for (const Agreed &each : agreements(c))
    if (needs(each, each.by) && told.insert({c.at(each.clause), each.by}).second)
      c.out
          .report<diag::AgreementOfItself>(c.at(each.clause), actorName(c.model, each.by),
                                           functionNames(c.model, *each.functions))
          .note("Whoever decides agrees already, so the clause asks for nothing.")
          .mend("name somebody else, or leave `with the agreement of …` out");
}

/// Goes from whoever decides to those who must agree, and on from what they may decide only with agreement, until it
/// comes back: the shortest circle of agreements on the same functions.
class CircleSearch {
public:
  explicit CircleSearch(const std::vector<Agreed> &all) : all_(all) {
    for (std::size_t i = 0; i < all.size(); ++i)
      by_[all[i].by].push_back(i);
  }

  /// A circle, of which an agreement is the last; the others in order, and the functions that are common to all.
  struct Circle {
    std::vector<std::size_t> others;
    std::vector<ir::FunctionId> functions;
  };
  /// The circles that an agreement closes with those before it, the shortest only, each found once.
  std::vector<Circle> closedBy(std::size_t last) const {
    std::vector<Circle> found, edge{{{}, *all_[last].functions}};
    std::set<std::size_t> seen{last};
    // Longer ones are looked for only where there is no shorter one, so that the edge is left when it has found some.
    while (found.empty() && !edge.empty()) {
      std::vector<Circle> next;
      for (const Circle &way : edge)
        goOn(last, way, seen, next, found);
      for (const Circle &way : next)
        seen.insert(way.others.back());
      edge = std::move(next);
    }
    return found;
  }

private:
  void goOn(std::size_t last, const Circle &way, const std::set<std::size_t> &seen, std::vector<Circle> &next,
            std::vector<Circle> &found) const {
    const Agreed &at = all_[way.others.empty() ? last : way.others.back()];
    for (ir::ActorId other : *at.agreement) {
      auto those = by_.find(other);
      if (those == by_.end() || other == all_[last].by)
        continue;
      for (std::size_t i : those->second) {
        if (i >= last)
          break;
        Circle longer = way;
        std::erase_if(longer.functions, [&](ir::FunctionId function) {
          return std::find(all_[i].functions->begin(), all_[i].functions->end(), function) == all_[i].functions->end();
        });
        if (longer.functions.empty() || seen.count(i) != 0)
          continue;
        longer.others.push_back(i);
        (needs(all_[i], all_[last].by) ? found : next).push_back(std::move(longer));
      }
    }
  }

  const std::vector<Agreed> &all_;
  std::map<ir::ActorId, std::vector<std::size_t>> by_; ///< by who decides
};

/// Each of some needs the agreement of the next on the same function, and the last that of the first.
void agreementCircles(const Context &c) {
  std::vector<Agreed> all = agreements(c);
  CircleSearch search(all);
  std::set<std::pair<Range, Range>> told;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const CircleSearch::Circle &circle : search.closedBy(i)) {
      const Agreed &later = all[i], &earlier = all[circle.others.front()];
      if (!told.insert({c.at(later.clause), c.at(earlier.clause)}).second)
        continue;
      std::vector<std::string> names;
      for (std::size_t other : circle.others)
        names.push_back(actorName(c.model, all[other].by));
      names.push_back(actorName(c.model, later.by));
      bool two = names.size() == 2;
      Diagnostic &report = c.out.report<diag::AgreementCircle>(c.at(later.clause),
                                                               functionNames(c.model, circle.functions), listed(names));
      for (std::size_t j = 0; j < circle.others.size(); ++j)
        report.label(c.at(all[circle.others[j]].clause),
                     fmt::format("{} needs the agreement of {} here", names[j], names[j + 1]));
      report.note(two ? "Each decides only when the other has agreed, and nothing says who begins."
                      : "Each decides only when the next has agreed, and nothing says who begins.");
      report.mend(two ? "let one of them decide with the agreement of the other"
                      : "let one of them decide without the agreement of another of them");
    }
}

/// Why a body can carry no motion on a matter on some days; nothing if it can, or if it cannot be told.
std::optional<std::string> cannotCarry(const Context &c, const Standing &standing, ir::FunctionId matter) {
  const ir::Body &body = *standing.body;
  if (body.open || unsettled(c.model, body.startOpen))
    return std::nullopt;
  if (standing.seats.empty())
    return fmt::format("`{}` has no members", body.name);
  std::optional<std::uint64_t> votes = votesInFull(c, standing.seats, matter);
  if (votes == std::uint64_t(0))
    return fmt::format("no member of `{}` has a vote on it", body.name);
  // A second way of carrying it may be open where the first is not.
  if (const ir::DecisionRule *rule = standing.rule(c.model, matter); rule && rule->failingThat.empty())
    for (const ir::Threshold &threshold : rule->thresholds)
      if (std::optional<std::string> why = unreachable(c, standing, matter, threshold))
        return why;
  return std::nullopt;
}

/// An amendment that cannot carry entrenches what it is about, by accident; `by nobody` does it on purpose.
void amendmentImpossible(const Context &c) {
  for (const ir::Amendment &amendment : c.model.amendments) {
    if (!amendment.by || !c.model.at(amendment.by).body)
      continue;
    const std::vector<Standing> &standings = c.standings[c.model.at(amendment.by).body.index()];
    std::vector<ir::Interval> days;
    std::string why;
    for (const Standing &standing : standings)
      if (std::optional<std::string> reason = cannotCarry(c, standing, amendment.function)) {
        days.push_back(standing.when);
        why = why.empty() ? *reason : why;
      }
    if (days.empty())
      continue;
    std::string when = daysText(c.model, standings.front().id, days);
    c.out
        .report<diag::AmendmentImpossible>(
            c.at(amendment.clause), amendment.what == "Constitution" ? "the constitution" : ticked(amendment.what), why)
        .note(when.empty() ? "What it says can then be changed by no decision at all."
                           : fmt::format("It is so {}: on those days it can be changed by no decision at all.", when))
        .mend("let a body decide it that can carry it, or write `by nobody` if that is meant");
  }
}

constexpr Check kAgreementChecks[] = {
    {"exclusive delegation that leaves nobody", exclusiveLeavesNobody},
    {"agreement of oneself", agreementOfItself},
    {"agreement in a circle", agreementCircles},
    {"amendments that nobody can carry", amendmentImpossible},
};

} // namespace

std::span<const Check> agreementChecks() { return kAgreementChecks; }

} // namespace quorate::analysis
