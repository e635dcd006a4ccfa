// Voting rules: ties, casting votes, thresholds that nobody or both sides reach, matters without a rule.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/matters.h"
#include "runtime/rules/base.h"
#include "runtime/rules/threshold.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Form = ir::Threshold::Form;

template <class Visit> void eachRule(const Context &c, Visit visit) {
  eachStanding(c, [&](const Standing &standing) {
    for (const ir::DecisionRule *rule : onDay(c.model, standing.body->decisions, standing.day))
      visit(standing, *rule);
  });
}

template <class Visit> void eachThreshold(const Context &c, Visit visit) {
  eachRule(c, [&](const Standing &standing, const ir::DecisionRule &rule) {
    for (const ir::Threshold &threshold : rule.thresholds)
      visit(standing, rule, threshold);
  });
}

std::vector<ir::SeatId> castingSeats(const Context &c, const std::vector<ir::SeatId> &of) {
  std::vector<ir::SeatId> seats;
  for (ir::SeatId id : of)
    if (c.model.at(id).castingVote || c.model.at(id).voting == ir::Voting::OnlyTie)
      seats.push_back(id);
  return seats;
}

/// Whether one vote more decides when as many of all the votes there are, are for as against. So the runtime tells a
/// tie from a motion that falls short: two to two is a tie where more than half is asked for, and short of 2/3.
bool tiesAtFull(const ir::DecisionRule &rule, std::uint64_t votes) {
  const ir::Threshold &threshold = rule.failingThat.empty() ? rule.thresholds.front() : rule.failingThat.front();
  rules::Sum equal{votes / 2, votes / 2, votes / 2 * 2};
  return !rules::met(threshold, equal) && rules::met(threshold, rules::withVotes(threshold, equal, 1));
}

/// The first rule, of those for the matters that a body treats differently, of which `visit` says that it is enough.
template <class Visit> void eachMatterRule(const Context &c, const Standing &standing, Visit visit) {
  for (ir::FunctionId matter : mattersApart(c.model, standing))
    if (const ir::DecisionRule *rule = standing.rule(c.model, matter); rule && visit(matter, *rule))
      return;
}

/// A body whose votes can come out equal and that says nothing of it. A matter that cannot tie, as one that needs 2/3
/// of an even number, is not told.
void tieWithoutRule(const Context &c) {
  BodyGrouping even, odd;
  eachStanding(c, [&](const Standing &standing) {
    // A casting vote that comes with a seat settles ties for every rule; a body without rules is another finding.
    if (standing.body->decisions.empty() || !castingSeats(c, standing.seats).empty())
      return;
    const ir::DecisionRule *oddRule = nullptr;
    bool found = false;
    eachMatterRule(c, standing, [&](ir::FunctionId matter, const ir::DecisionRule &rule) {
      if (unsettled(c.model, rule.open) || rule.tieOpen || rule.tie != ir::Tie::Unstated || rule.thresholds.empty())
        return false;
      std::optional<std::uint64_t> votes = votesInFull(c, standing.seats, matter);
      if (!votes || *votes < 2 || !tiesAtFull(rule, *votes))
        return false;
      // An odd number ties as soon as one abstains: worth a note, where an even number of votes is a warning. It is
      // kept back in case another matter of the body has an even one.
      if (*votes % 2 != 0) {
        oddRule = &rule;
        return false;
      }
      found = true;
      std::string on = matter ? fmt::format(" on `{}`", c.model.at(matter).name) : "";
      even.add(c.at(rule.clause), standing, fmt::format("{} votes{}", *votes, on));
      return true;
    });
    if (!found && oddRule)
      odd.add(c.at(oddRule->clause), standing,
              "an odd number of votes, and is left with an even one when somebody is absent or abstains");
  });
  for (const BodyGrouping *some : {&even, &odd})
    for (const auto &group : some->groups()) {
      Diagnostic &found = tellGroup<diag::TieWithoutRule>(
          c, group,
          {"A tied motion is then lost, and the body may be unable to decide either way.",
           "write who breaks a tie, as `…, Chair breaks a tie`, or `…, a tie is lost` if that is meant"});
      if (some == &odd)
        found.severity = Severity::Note;
    }
}

/// [X3] Whether the casting vote of a seat may ever be asked for: what a rule says of a tie goes before what a seat
/// says.
bool seatsMayBreak(const Context &c, const Standing &standing) {
  bool stated = false;
  for (const ir::DecisionRule *rule : onDay(c.model, standing.body->decisions, standing.day))
    if (rule->mode == ir::Mode::AtMeeting) {
      if (rule->tie == ir::Tie::Unstated)
        return true;
      stated = true;
    }
  return !stated;
}

/// A tie is broken by one person who votes (docs/language.md, "Ties"); by several, or by one without a vote, it is not.
void breakerFaults(const Context &c) {
  BodyGrouping silent, several;
  eachRule(c, [&](const Standing &standing, const ir::DecisionRule &rule) {
    if (rule.tie != ir::Tie::BrokenBy || !rule.breaker)
      return;
    const ir::Seat &seat = c.model.at(rule.breaker);
    if (seat.voting == ir::Voting::Never)
      silent.add(c.at(rule.clause), standing, ticked(seat.post));
    else if (!unsettled(c.model, seat.countOpen) && seat.most > 1)
      several.add(c.at(rule.clause), standing,
                  fmt::format("{} of `{}`",
                              seat.most == ir::Seat::kNoLimit ? "any number of holders" : counted(seat.most, "holder"),
                              seat.post));
  });
  eachStanding(c, [&](const Standing &standing) {
    std::vector<ir::SeatId> casting = castingSeats(c, standing.seats);
    SeatRange holders = countSeats(c.model, casting, [](const ir::Seat &) { return true; });
    // Judged by the fewest holders: seats that may stay empty or are to be confirmed are no fault yet.
    if (holders.least > 1 && seatsMayBreak(c, standing))
      several.add(c.at(c.model.at(casting.back()).clause), standing,
                  fmt::format("{} of {}", counted(holders.least, "holder"), postNames(c.model, casting)));
  });
  tell<diag::BreakerDoesNotVote>(c, silent,
                                 {"A tie is broken only by somebody who votes, so a tied motion is always lost.",
                                  "name a post that votes, or give this one a vote"});
  tell<diag::SeveralCastingVotes>(c, several,
                                  {"If they disagree, nothing says which of them decides.",
                                   "give the casting vote to a post with 1 seat, or to whoever presides"});
}

/// What a rule says of a tie where a seat has the casting vote; empty if the two agree.
std::string contradiction(const Context &c, const std::vector<ir::SeatId> &casting, const ir::DecisionRule &rule) {
  switch (rule.tie) {
  case ir::Tie::Lost: return std::string(words::tie(rule.tie));
  case ir::Tie::ByLot: return "it is decided by lot";
  case ir::Tie::Referred: return fmt::format("it goes to {}", actorName(c.model, rule.referredTo));
  case ir::Tie::BrokenBy:
    if (rule.breaker && std::find(casting.begin(), casting.end(), rule.breaker) == casting.end())
      return fmt::format("`{}` breaks it", c.model.at(rule.breaker).post);
    break;
  // Whoever presides is, in most bodies, the very holder of the casting vote: saying both is no contradiction.
  case ir::Tie::BrokenByPresider:
  case ir::Tie::Unstated: break;
  }
  return {};
}

/// A casting vote stands at a seat, what a tie comes to stands in a rule, and the two are often written by different
/// hands.
void castingVoteContradicted(const Context &c) {
  BodyGrouping found;
  std::map<Range, std::vector<ir::SeatId>> given;
  eachRule(c, [&](const Standing &standing, const ir::DecisionRule &rule) {
    std::vector<ir::SeatId> casting = castingSeats(c, standing.seats);
    // A rule for particular matters may say otherwise than the seat does for matters in general.
    if (casting.empty() || !rule.matters.empty() || rule.mode != ir::Mode::AtMeeting)
      return;
    if (std::string what = contradiction(c, casting, rule); !what.empty()) {
      found.add(c.at(rule.clause), standing, what);
      given.try_emplace(c.at(rule.clause), casting);
    }
  });
  for (const auto &group : found.groups()) {
    const std::vector<ir::SeatId> &casting = given.at(group.range);
    c.out
        .report<diag::CastingVoteContradicted>(group.range, bodyNames(c.model, group.members),
                                               postNames(c.model, casting), group.detail)
        .label(c.at(c.model.at(casting.front()).clause), "the casting vote is given here")
        .note("With as many votes in favour as against, one clause says that the casting vote decides and the other "
              "that it does not.")
        .mend("take one of the two out");
  }
}

/// Whether a threshold is met by a single vote in favour, whatever the others do.
bool isNothing(const ir::Threshold &threshold) {
  // "More than 0" asks for something, though for little; "at least 0" is met by nothing at all.
  if (threshold.bound != ir::Bound::AtLeast)
    return false;
  if (threshold.form == Form::Share)
    return threshold.fraction.numerator == 0;
  return threshold.form == Form::For && threshold.number == 0;
}

/// Whether a motion and its opposite can both meet a threshold, by as many votes as can be cast: with one half for it
/// and one against.
bool bothReach(const ir::Threshold &threshold, std::optional<std::uint64_t> votes) {
  switch (threshold.form) {
  case Form::Share:
  case Form::Margin: return rules::met(threshold, {1, 1, 2});
  case Form::For: return votes && rules::met(threshold, {*votes / 2, *votes / 2, *votes});
  case Form::Against: break; // few votes against the one are few for the other
  }
  return false;
}

/// "At least half" lets a motion and its opposite carry on the same votes. One threshold of the rule that only one side
/// can reach is enough to clear it.
void bothSidesReach(const Context &c) {
  BodyGrouping found;
  eachRule(c, [&](const Standing &standing, const ir::DecisionRule &rule) {
    std::optional<std::uint64_t> votes =
        votesInFull(c, standing.seats, rule.matters.empty() ? ir::FunctionId{} : rule.matters.front());
    bool both = !rule.thresholds.empty() &&
                std::all_of(rule.thresholds.begin(), rule.thresholds.end(),
                            [&](const ir::Threshold &each) { return bothReach(each, votes); }) &&
                // A threshold of nothing is told as that, and not a second time as one that both sides reach.
                std::none_of(rule.thresholds.begin(), rule.thresholds.end(), isNothing);
    if (both)
      found.add(c.at(rule.clause), standing, written(rule.thresholds.front()));
  });
  tell<diag::BothSidesReach>(c, found,
                             {"A motion and its opposite can both reach it at one meeting.", "write `more than 1/2`"});
}

/// "At least 0 votes" is met by any vote at all; mostly a number still to be filled in.
void thresholdOfNothing(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](const Standing &standing, const ir::DecisionRule &rule, const ir::Threshold &each) {
    if (isNothing(each))
      found.add(c.at(rule.clause), standing, written(each));
  });
  tell<diag::ThresholdOfNothing>(c, found,
                                 {"One vote in favour would carry a motion, however many are against it.",
                                  "write the share of votes that a motion needs, as `more than 1/2 of votes cast`"});
}

/// Told only where it is certain: numbers of seats that are open, or a range, leave it untold.
void thresholdUnreachable(const Context &c) {
  BodyGrouping found;
  // A rule that stands in an amendment is told there.
  auto amends = [&](const ir::DecisionRule &rule) {
    return std::any_of(c.model.amendments.begin(), c.model.amendments.end(),
                       [&](const ir::Amendment &each) { return each.clause == rule.clause; });
  };
  eachThreshold(c, [&](const Standing &standing, const ir::DecisionRule &rule, const ir::Threshold &each) {
    if (amends(rule))
      return;
    // One matter stands for all that a rule names: the seats that vote may differ between them, and a finding for the
    // first is enough to look at the clause.
    ir::FunctionId matter = rule.matters.empty() ? ir::FunctionId{} : rule.matters.front();
    if (std::optional<std::string> why = unreachable(c, standing, matter, each))
      found.add(c.at(rule.clause), standing, *why);
  });
  tell<diag::ThresholdUnreachable>(
      c, found, {"No motion can ever be carried.", "count voting members only, or ask for a smaller share"});
}

/// A class vote of a class that has no vote: nothing can carry, though every other number is right.
void thresholdAmongSilent(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](const Standing &standing, const ir::DecisionRule &rule, const ir::Threshold &each) {
    bool silent = !each.among.seats.empty() &&
                  std::all_of(each.among.seats.begin(), each.among.seats.end(),
                              [&](ir::SeatId seat) { return c.model.at(seat).voting == ir::Voting::Never; });
    if (silent)
      found.add(c.at(rule.clause), standing, postNames(c.model, each.among.seats));
  });
  tell<diag::ThresholdAmongSilent>(
      c, found, {"No motion can ever be carried.", "ask for the votes of members who vote, or give these a vote"});
}

void weightsAgainstHeads(const Context &c) {
  BodyGrouping found;
  eachThreshold(c, [&](const Standing &standing, const ir::DecisionRule &rule, const ir::Threshold &each) {
    // Weights count where votes are counted, heads where people are; a base of people mixes the two unless the rule
    // says which (docs/language.md, "Voting").
    bool weighted = std::any_of(standing.seats.begin(), standing.seats.end(), [&](ir::SeatId seat) {
      return c.model.at(seat).weight > 1 && c.model.at(seat).voting != ir::Voting::Never;
    });
    if (weighted && each.form == Form::Share && each.counted == ir::Counted::Unstated && !rules::ofVotes(each.base))
      found.add(c.at(rule.clause), standing, std::string(written(each.base)));
  });
  tell<diag::WeightsAgainstHeads>(
      c, found,
      {"A sum of weights is compared with a number of people, so fewer people than the share suggests can carry a "
       "motion.",
       "use `votes cast` as the base, say `counted by head`, or give every vote the same weight"});
}

/// [R1] Rules for named matters do not stand in for the others: a body with only such rules cannot decide anything
/// else.
void mattersWithoutRule(const Context &c) {
  BodyGrouping found;
  eachStanding(c, [&](const Standing &standing) {
    const ir::DecisionRule *last = nullptr;
    bool general = false;
    for (const ir::DecisionRule *rule : onDay(c.model, standing.body->decisions, standing.day)) {
      // A body without a rule for decisions in writing simply cannot decide so; that is no gap. Nor is it one that a
      // body which decides everything in writing or electronically has a rule for meetings on amendments only.
      if (rule->mode == ir::Mode::AtMeeting)
        last = rule;
      general = general || rule->matters.empty();
    }
    if (last && !general)
      found.add(c.at(last->clause), standing);
  });
  tell<diag::MattersWithoutRule>(
      c, found,
      {"Whether a motion on any other matter carries cannot be told.", "add a `decides by …` without `on …`"});
}

constexpr Check kVotingChecks[] = {
    {"tie without a rule", tieWithoutRule},
    {"who breaks a tie", breakerFaults},
    {"casting vote contradicted", castingVoteContradicted},
    {"both sides reach the threshold", bothSidesReach},
    {"threshold of nothing", thresholdOfNothing},
    {"threshold unreachable", thresholdUnreachable},
    {"threshold among those without a vote", thresholdAmongSilent},
    {"weights against heads", weightsAgainstHeads},
    {"matters without a rule", mattersWithoutRule},
};

} // namespace

std::optional<std::string> unreachable(const Context &c, const Standing &standing, ir::FunctionId matter,
                                       const ir::Threshold &threshold) {
  std::vector<ir::SeatId> counted =
      threshold.among.seats.empty() ? standing.seats : seatsThen(standing, threshold.among.seats);
  std::optional<std::uint64_t> votes = votesInFull(c, counted, matter);
  bool byConstituent = threshold.counted == ir::Counted::ByConstituent;
  if (threshold.form == Form::For || threshold.form == Form::Margin) {
    if (!votes || *votes == 0 || byConstituent || rules::met(threshold, {*votes, 0, *votes}))
      return std::nullopt;
    return fmt::format("`{}` asks for more than the {} that there are", written(threshold),
                       analysis::counted(*votes, "vote"));
  }
  if (threshold.form != Form::Share)
    return std::nullopt;
  // One vote of one for it is the most that any share can have.
  if (!rules::met(threshold, {1, 0, 1}))
    return fmt::format("`{}` is more than there can be", written(threshold));
  if (rules::ofVotes(threshold.base) || byConstituent)
    return std::nullopt;
  // With everybody present and all who vote in favour, the base is the seats that it counts.
  SeatRange base = countSeats(c.model, counted, [&](const ir::Seat &seat) {
    return !rules::ofVoters(threshold.base) || ir::votesOn(c.model, seat, matter).value_or(false);
  });
  if (!votes || !base.most || base.open || *votes == 0 || rules::met(threshold, {*votes, 0, base.least}))
    return std::nullopt;
  return fmt::format("`{}` counts {}, but there are only {}", written(threshold), analysis::counted(base.least, "seat"),
                     analysis::counted(*votes, "vote"));
}

std::span<const Check> votingChecks() { return kVotingChecks; }

} // namespace quorate::analysis
