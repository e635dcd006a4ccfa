// Voting rules: ties, casting votes, thresholds that nobody or both sides reach, rules that clash.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/matters.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using BodyGrouping = Grouping<ir::BodyId>;

template <class Visit> void eachRule(const Context &c, Visit visit) {
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies))
    for (const ir::DecisionRule &rule : c.model.at(id).decisions)
      visit(id, c.model.at(id), rule);
}

template <class Visit> void eachThreshold(const Context &c, Visit visit) {
  eachRule(c, [&](ir::BodyId id, const ir::Body &body, const ir::DecisionRule &rule) {
    for (const ir::Threshold &threshold : rule.thresholds)
      visit(id, body, rule, threshold);
  });
}

std::vector<ir::SeatId> castingSeats(const Context &c, const ir::Body &body) {
  std::vector<ir::SeatId> seats;
  for (ir::SeatId id : body.seats)
    if (c.model.at(id).castingVote)
      seats.push_back(id);
  return seats;
}

std::string thresholdText(const ir::Threshold &threshold) {
  return fmt::format("{} {} of {}", threshold.bound == ir::Bound::AtLeast ? "at least" : "more than",
                     written(threshold.fraction), written(threshold.base));
}

/// All votes that can be cast on a matter at full strength; nothing if that is not settled.
std::optional<std::uint64_t> votesInFull(const Context &c, const std::vector<ir::SeatId> &seats,
                                         ir::FunctionId matter) {
  std::uint64_t votes = 0;
  for (ir::SeatId id : seats) {
    const ir::Seat &seat = c.model.at(id);
    std::optional<bool> may = ir::votesOn(c.model, seat, matter);
    if (!may || unsettled(c.model, seat.countOpen) || seat.least != seat.most)
      return std::nullopt;
    votes += *may ? std::uint64_t(seat.least) * seat.weight : 0;
  }
  return votes;
}

void tieWithoutRule(const Context &c) {
  BodyGrouping even, odd;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    if (body.decisions.empty() || !castingSeats(c, body).empty())
      continue;
    std::vector<ir::SeatId> seats = seatsDuring(c.model, body, periodsOf(c.model, body).front());
    const ir::DecisionRule *oddRule = nullptr;
    bool found = false;
    for (ir::FunctionId matter : mattersApart(c.model, body)) {
      const ir::DecisionRule *rule = ruleFor(body, matter);
      if (!rule || unsettled(c.model, rule->open) || rule->tieOpen || rule->tie != ir::Tie::Unstated)
        continue;
      // Where more than half is asked for, equal votes are short of it and no tie.
      if (std::any_of(rule->thresholds.begin(), rule->thresholds.end(), [](const ir::Threshold &t) {
            return t.fraction.numerator * std::uint64_t{2} > t.fraction.denominator;
          }))
        continue;
      std::optional<std::uint64_t> votes = votesInFull(c, seats, matter);
      if (!votes || *votes < 2)
        continue;
      if (*votes % 2 != 0) {
        oddRule = rule;
        continue;
      }
      found = true;
      std::string on = matter ? fmt::format(" on `{}`", c.model.at(matter).name) : "";
      even.add(c.at(rule->clause), id, fmt::format("{} votes{}", *votes, on));
      break;
    }
    if (!found && oddRule)
      odd.add(c.at(oddRule->clause), id,
              "an odd number of votes, and is left with an even one when somebody is absent "
              "or abstains");
  }
  for (const BodyGrouping *some : {&even, &odd})
    for (const auto &group : some->groups()) {
      Diagnostic &found =
          c.out.report<diag::TieWithoutRule>(group.range, bodyNames(c.model, group.members), group.detail);
      if (some == &odd)
        found.severity = Severity::Note;
      found.note("A tied motion is then lost, and the body may be unable to decide either way.")
          .mend("write who breaks a tie, as `…, Chair breaks a tie`, or `…, a tie is lost` if that is meant");
    }
}

void breakerFaults(const Context &c) {
  BodyGrouping silent, several;
  eachRule(c, [&](ir::BodyId id, const ir::Body &, const ir::DecisionRule &rule) {
    if (rule.tie != ir::Tie::BrokenBy || !rule.breaker)
      return;
    const ir::Seat &seat = c.model.at(rule.breaker);
    if (seat.voting == ir::Voting::Never)
      silent.add(c.at(rule.clause), id, ticked(seat.post));
    else if (!unsettled(c.model, seat.countOpen) && seat.most > 1)
      several.add(c.at(rule.clause), id, fmt::format("{} of `{}`", counted(seat.most, "holder"), seat.post));
  });
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    std::vector<ir::SeatId> casting = castingSeats(c, c.model.at(id));
    SeatRange holders = countSeats(c.model, casting, [](const ir::Seat &) { return true; });
    if (holders.least > 1)
      several.add(c.at(c.model.at(casting.back()).clause), id,
                  fmt::format("{} of {}", counted(holders.least, "holder"), postNames(c.model, casting)));
  }
  for (const auto &group : silent.groups())
    c.out.report<diag::BreakerDoesNotVote>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("A tie is broken only by somebody who votes, so a tied motion is always lost.")
        .mend("name a post that votes, or give this one a vote");
  for (const auto &group : several.groups())
    c.out.report<diag::SeveralCastingVotes>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("If they disagree, nothing says which of them decides.")
        .mend("give the casting vote to a post with 1 seat, or to whoever presides");
}

void castingVoteContradicted(const Context &c) {
  BodyGrouping found;
  eachRule(c, [&](ir::BodyId id, const ir::Body &body, const ir::DecisionRule &rule) {
    std::vector<ir::SeatId> casting = castingSeats(c, body);
    // A rule for particular matters may say otherwise than the seat does for matters in general.
    if (casting.empty() || !rule.matters.empty())
      return;
    if (rule.tie == ir::Tie::Lost)
      found.add(c.at(rule.clause), id, "a tie is lost");
    else if (rule.tie == ir::Tie::BrokenBy && rule.breaker &&
             std::find(casting.begin(), casting.end(), rule.breaker) == casting.end())
      found.add(c.at(rule.clause), id, fmt::format("`{}` breaks it", c.model.at(rule.breaker).post));
  });
  for (const auto &group : found.groups()) {
    std::vector<ir::SeatId> casting = castingSeats(c, c.model.at(group.members.front()));
    c.out
        .report<diag::CastingVoteContradicted>(group.range, bodyNames(c.model, group.members),
                                               postNames(c.model, casting), group.detail)
        .label(c.at(c.model.at(casting.front()).clause), "the casting vote is given here")
        .note("With as many votes in favour as against, one clause says that the casting vote decides and the other "
              "that it does not.")
        .mend("take one of the two out");
  }
}

/// Whether a motion and its opposite can both have this share.
bool bothReach(const ir::Threshold &threshold) {
  std::uint64_t twice = std::uint64_t(threshold.fraction.numerator) * 2;
  return twice < threshold.fraction.denominator ||
         (twice == threshold.fraction.denominator && threshold.bound == ir::Bound::AtLeast);
}

bool isNothing(const ir::Threshold &threshold) {
  return threshold.fraction.numerator == 0 && threshold.bound == ir::Bound::AtLeast;
}

void bothSidesReach(const Context &c) {
  BodyGrouping found;
  eachRule(c, [&](ir::BodyId id, const ir::Body &, const ir::DecisionRule &rule) {
    bool both = !rule.thresholds.empty() && std::all_of(rule.thresholds.begin(), rule.thresholds.end(), bothReach) &&
                std::none_of(rule.thresholds.begin(), rule.thresholds.end(), isNothing);
    if (both)
      found.add(c.at(rule.clause), id, thresholdText(rule.thresholds.front()));
  });
  for (const auto &group : found.groups())
    c.out.report<diag::BothSidesReach>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("A motion and its opposite can both reach it at one meeting.")
        .mend("write `more than 1/2`");
}

void thresholdOfNothing(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](ir::BodyId id, const ir::Body &, const ir::DecisionRule &rule, const ir::Threshold &each) {
    if (isNothing(each))
      found.add(c.at(rule.clause), id, thresholdText(each));
  });
  for (const auto &group : found.groups())
    c.out.report<diag::ThresholdOfNothing>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("A motion would pass with nobody in favour.")
        .mend("write the share of votes that a motion needs, as `more than 1/2 of votes cast`");
}

void thresholdUnreachable(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](ir::BodyId id, const ir::Body &body, const ir::DecisionRule &rule, const ir::Threshold &each) {
    std::uint64_t numerator = each.fraction.numerator, denominator = each.fraction.denominator;
    bool strict = each.bound == ir::Bound::MoreThan;
    if (numerator > denominator || (strict && numerator == denominator)) {
      found.add(c.at(rule.clause), id, fmt::format("`{}` is more than there can be", thresholdText(each)));
      return;
    }
    if (each.base == ir::Base::VotesCast)
      return;
    // With everybody present and all who vote in favour, the base is the seats that it counts.
    bool voting = each.base == ir::Base::AllVotingSeats || each.base == ir::Base::FilledVotingSeats ||
                  each.base == ir::Base::VotingMembersPresent;
    ir::FunctionId matter = rule.matters.empty() ? ir::FunctionId{} : rule.matters.front();
    const std::vector<ir::SeatId> &counted = each.among.seats.empty() ? body.seats : each.among.seats;
    std::optional<std::uint64_t> votes = votesInFull(c, counted, matter);
    SeatRange base = countSeats(c.model, counted, [&](const ir::Seat &seat) {
      return !voting || ir::votesOn(c.model, seat, matter).value_or(false);
    });
    if (!votes || !base.most || base.open)
      return;
    bool met = strict ? *votes * denominator > base.least * numerator : *votes * denominator >= base.least * numerator;
    if (!met && *votes != 0)
      found.add(c.at(rule.clause), id,
                fmt::format("`{}` counts {}, but there are only {}", thresholdText(each),
                            analysis::counted(base.least, "seat"), analysis::counted(*votes, "vote")));
  });
  for (const auto &group : found.groups())
    c.out.report<diag::ThresholdUnreachable>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("No motion can ever be carried.")
        .mend("count voting members only, or ask for a smaller share");
}

void thresholdAmongSilent(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](ir::BodyId id, const ir::Body &, const ir::DecisionRule &rule, const ir::Threshold &each) {
    bool silent = !each.among.seats.empty() &&
                  std::all_of(each.among.seats.begin(), each.among.seats.end(),
                              [&](ir::SeatId seat) { return c.model.at(seat).voting == ir::Voting::Never; });
    if (silent)
      found.add(c.at(rule.clause), id, postNames(c.model, each.among.seats));
  });
  for (const auto &group : found.groups())
    c.out.report<diag::ThresholdAmongSilent>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("No motion can ever be carried.")
        .mend("ask for the votes of members who vote, or give these a vote");
}

void weightsAgainstHeads(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](ir::BodyId id, const ir::Body &body, const ir::DecisionRule &rule, const ir::Threshold &each) {
    bool weighted = std::any_of(body.seats.begin(), body.seats.end(), [&](ir::SeatId seat) {
      return c.model.at(seat).weight > 1 && c.model.at(seat).voting != ir::Voting::Never;
    });
    if (weighted && each.base != ir::Base::VotesCast)
      found.add(c.at(rule.clause), id, std::string(written(each.base)));
  });
  for (const auto &group : found.groups())
    c.out.report<diag::WeightsAgainstHeads>(group.range, bodyNames(c.model, group.members), group.detail)
        .note("A sum of weights is compared with a number of people, so fewer people than the share suggests can carry "
              "a motion.")
        .mend("use `votes cast` as the base, or give every vote the same weight");
}

void rulesClash(const Context &c) {
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    for (std::size_t i = 1; i < body.decisions.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const ir::DecisionRule &later = body.decisions[i], &earlier = body.decisions[j];
        std::string on;
        if (later.matters.empty() && earlier.matters.empty())
          on = "every matter that no other rule names";
        for (ir::FunctionId matter : later.matters)
          if (on.empty() && std::find(earlier.matters.begin(), earlier.matters.end(), matter) != earlier.matters.end())
            on = ticked(c.model.at(matter).name);
        if (!on.empty())
          c.out.report<diag::RulesClash>(c.at(later.clause), ticked(body.templateName), on)
              .label(c.at(earlier.clause), "the other rule")
              .mend("leave the matter to one of them, or put both into one rule");
      }
  }
}

void mattersWithoutRule(const Context &c) {
  BodyGrouping found;
  for (ir::BodyId id : idsOf<ir::BodyId>(c.model.bodies)) {
    const ir::Body &body = c.model.at(id);
    bool general = std::any_of(body.decisions.begin(), body.decisions.end(),
                               [](const ir::DecisionRule &rule) { return rule.matters.empty(); });
    if (!body.decisions.empty() && !general)
      found.add(c.at(body.decisions.back().clause), id);
  }
  for (const auto &group : found.groups())
    c.out.report<diag::MattersWithoutRule>(group.range, bodyNames(c.model, group.members))
        .note("Whether a motion on any other matter carries cannot be told.")
        .mend("add a `decides by …` without `on …`");
}

constexpr Check kChecks[] = {
    {"tie without a rule", tieWithoutRule},
    {"who breaks a tie", breakerFaults},
    {"casting vote contradicted", castingVoteContradicted},
    {"both sides reach the threshold", bothSidesReach},
    {"threshold of nothing", thresholdOfNothing},
    {"threshold unreachable", thresholdUnreachable},
    {"threshold among those without a vote", thresholdAmongSilent},
    {"weights against heads", weightsAgainstHeads},
    {"rules that clash", rulesClash},
    {"matters without a rule", mattersWithoutRule},
};

} // namespace

std::span<const Check> votingChecks() { return kChecks; }

} // namespace quorate::analysis
