// Judges one item in one world.
#include "runtime/meeting/item.h"
#include "runtime/model/terms.h"
#include "runtime/reason.h"

#include <algorithm>
#include <utility>

namespace quorate::runtime {

namespace {

/// Both must hold; the one that does not is the reason.
QuorumFound both(QuorumFound a, QuorumFound b) {
  // A no stays a no however the other turns out, so that it goes before what is open.
  if (a.truth == Truth::No || b.truth == Truth::No)
    return a.truth == Truth::No ? a : b;
  if (a.truth == Truth::Depends || b.truth == Truth::Depends)
    return a.truth == Truth::Depends ? a : b;
  return a;
}

} // namespace

QuorumFound Item::required(const schema::Span &requirements, QuorumBy by) const {
  // [Q7] A meeting of nobody is none, whatever a share of nobody comes to.
  if (!tally.anybodyCounts())
    return {Truth::No, by};
  // [Q1] Every part of a quorum must be met, also those after `including`.
  for (const schema::Requirement &requirement : tally.tables->requirements.at(requirements))
    if (!tally.met(requirement))
      return {Truth::No, by};
  return {Truth::Yes, by};
}

QuorumFound Item::quorumOf(const Applying<schema::Quorum> &quorum) const {
  // [Q8] Silence is not `none`.
  // A constitution that is silent does not say `none`: the law or custom may ask for a quorum, so that it is open.
  if (!quorum)
    return {Truth::Depends, QuorumBy::NotStated};
  if (unsettledRule(text, quorum))
    return {Truth::Depends, QuorumBy::ToBeConfirmed};
  if (quorum->none())
    return {Truth::Yes, QuorumBy::NoneNeeded};
  if (quorum->requirements().count() == 0)
    return {Truth::Depends, QuorumBy::NotStated};
  return required(quorum->requirements(), QuorumBy::Requirements);
}

std::array<const Applying<schema::Quorum> *, 2> Item::asked() const {
  const BodyRules &rules = tally.rules;
  switch (tally.meeting->to) {
  case QuorumTo::Meet: return {&rules.toMeet, nullptr};
  // A quorum to begin stands in place of the one to meet; a quorum to vote stands besides it.
  case QuorumTo::Begin: return {rules.toBegin ? &rules.toBegin : &rules.toMeet, nullptr};
  case QuorumTo::Vote: break;
  }
  return {&rules.toMeet, rules.toVote ? &rules.toVote : nullptr};
}

// [Q10] What stands after `then` replaces the quorum to meet or to begin and that alone: whoever is a quorum at the
// adjourned meeting may still be too few to vote.
bool Item::replaced() const {
  return tally.meeting->adjourned && !tally.outside && ownQuorum(tally.rules.adjourned) != nullptr;
}

/// The quorum asked for, before what happens if too many leave.
QuorumFound Item::plainQuorum() const {
  auto [first, second] = asked();
  QuorumFound found;
  const Applying<schema::WithoutQuorum> &then = tally.rules.adjourned;
  if (replaced() && unsettledRule(text, then)) {
    found = {Truth::Depends, QuorumBy::ToBeConfirmed};
  } else if (replaced() && then->whoever_is_present()) {
    bool somebody = tally.anybodyCounts();
    // Whoever is present is a quorum, but nobody is no meeting.
    found = {somebody ? Truth::Yes : Truth::No, QuorumBy::WhoeverIsPresent};
  } else if (replaced()) {
    found = required(then->then(), QuorumBy::AdjournedThose);
  } else if (!*first && second) {
    return quorumOf(*second); // a body may state the one for voting alone
  } else {
    found = quorumOf(*first);
  }
  return second ? both(found, quorumOf(*second)) : found;
}

/// [R5] In writing nobody meets: everybody in post is asked, and how many must take part is the quorum to vote.
QuorumFound Item::turnout() const {
  const Applying<schema::Quorum> &toVote = tally.rules.toVote;
  return tally.meeting->to == QuorumTo::Vote && toVote ? quorumOf(toVote) : QuorumFound{Truth::Yes, QuorumBy::Outside};
}

/// [Q10] Of a meeting that is not quorate a matter may be left that it may decide all the same.
Truth Item::mayDecide(const QuorumFound &found) const {
  const Applying<schema::WithoutQuorum> &needsNone = tally.rules.needsNone;
  if (!needsNone || found.truth == Truth::Yes || found.by == QuorumBy::GoesElsewhere || tally.outside)
    return found.truth;
  return unsettledRule(text, needsNone) ? Truth::Depends : Truth::Yes;
}

QuorumFound Item::quorum() {
  const BodyRules &rules = tally.rules;
  auto plain = [&] { return tally.outside ? turnout() : plainQuorum(); };
  const Interested known = tally.meeting->interested;
  tally.stay = known == Interested::Stay;
  QuorumFound found = plain();
  if (tally.stay)
    return found.truth == Truth::Yes ? QuorumFound{Truth::Yes, QuorumBy::ConflictedStay} : found;
  if (found.truth != Truth::No || !rules.conflict || rules.conflict->if_too_many() == IfTooMany::Unstated)
    return found;
  // [C3] Asked again with those who left.
  // Does it fail only because of those who left?
  tally.stay = true;
  QuorumFound withThem = plain();
  tally.stay = false;
  const bool others = rules.conflict->if_too_many() == IfTooMany::OthersDecide && tally.outside;
  // [U1] A quorum besides that is to be confirmed may be there with them, and so it is said of both.
  if (known == Interested::AsJudged && !others && withThem.truth == Truth::Depends &&
      rules.conflict->if_too_many() != IfTooMany::GoesTo) {
    tally.stay = rules.conflict->if_too_many() == IfTooMany::MayStay;
    return tally.stay || tally.anybodyCounts() ? withThem : found;
  }
  const bool missed = known != Interested::AsJudged ? known == Interested::GoneAndMissed
                      : others                      ? tally.meeting->quorateWithInterested
                                                    : withThem.truth == Truth::Yes;
  if (!missed)
    return found;
  switch (rules.conflict->if_too_many()) {
  case IfTooMany::Unstated: return found;
  case IfTooMany::MayStay: tally.stay = true; return {Truth::Yes, QuorumBy::ConflictedStay};
  case IfTooMany::OthersDecide: {
    bool somebody = tally.anybodyCounts();
    return {somebody ? Truth::Yes : Truth::No, somebody ? QuorumBy::OthersDecide : found.by};
  }
  // Somebody else decides it now; so this body may not, however it would vote.
  case IfTooMany::GoesTo: return {Truth::No, QuorumBy::GoesElsewhere};
  }
  throwDangling();
}

const schema::Threshold &Item::decisive() const {
  const schema::Rule &rule = *tally.rules.decides.row;
  // A motion fails only when the thresholds after `failing that` fail too, so that a tie is about the first of those.
  return tally.tables->thresholds.at(rule.failing_that().count() != 0 ? rule.failing_that() : rule.thresholds())
      .front();
}

bool Item::linesMet(const schema::Span &thresholds, std::uint32_t extra, const Caster &by) const {
  for (const schema::Threshold &threshold : tally.tables->thresholds.at(thresholds))
    if (!rules::met(lineOf(threshold), tally.sum(threshold, extra, by)))
      return false;
  // All of none would be met by every vote.
  return thresholds.count() != 0;
}

// [V2] All of the thresholds, or else all of those after `failing that`.
bool Item::thresholdsMet(std::uint32_t extra, const Caster &by, bool *failingThat) const {
  const schema::Rule &rule = *tally.rules.decides.row;
  // [V8] There need not be votes against, but there must be one in favour.
  auto all = [&](const schema::Span &span, Counting how) {
    return linesMet(span, extra, by) && (extra != 0 || supported(how));
  };
  if (all(rule.thresholds(), Counting::First))
    return true;
  bool second = all(rule.failing_that(), Counting::FailingThat);
  if (failingThat)
    *failingThat = second;
  return second;
}

bool Item::supported(Counting how) const {
  for (const Run &run : tally.runs)
    if (run.exists && run.votes && tally.votesOf(run, how).inFavour != 0)
      return true;
  return false;
}

Sum Item::opposed() const {
  const schema::Threshold &threshold = decisive();
  // [X1] By weight and of everybody, unless the rule counts heads or constituents.
  Unit unit = threshold.counted() == Counted::Unstated ? Unit::Weight : rules::unitOf(lineOf(threshold));
  return tally.allVotes(unit, threshold);
}

bool Item::equalVotes() const {
  Sum votes = opposed();
  // [X1] No votes on either side are not equal votes: a motion on which nobody votes is lost without a tie.
  return votes.inFavour != 0 && votes.inFavour == votes.against;
}

/// Whether the rule says what becomes of a tie, so that it governs whenever votes are equal.
bool Item::tieGoverns() const {
  // [X1] "At least 1/2 of all seats, a tie is lost": 3 to 3 of 6 would meet the share, and yet the motion is lost.
  const schema::Rule &rule = *tally.rules.decides.row;
  return rule.tie() != Tie::Unstated || unsettled(text, rule.tie_open());
}

/// Whether there is a rule to judge votes by; otherwise says what follows.
bool Item::judgeRule(Outcome &outcome) const {
  const Applying<schema::Rule> &rule = tally.rules.decides;
  // A body with no rule for the mode cannot decide in it, which is a no; one with no rule of voting at all for its
  // meetings has left something out, which is open.
  if (!rule) {
    // [R3] [V1]
    outcome.by = tally.outside ? CarriedBy::NoWay : CarriedBy::NoRule;
    outcome.carried = tally.outside ? Truth::No : Truth::Depends;
    return false;
  }
  if (unsettledRule(text, rule)) {
    outcome.by = CarriedBy::ToBeConfirmed;
    return false;
  }
  for (const schema::Requirement &asking : tally.tables->requirements.at(rule->unless_asked()))
    // With nobody asking no meeting is asked for, even where a share of few people comes to nought.
    if (std::uint64_t ask = tally.askingOf(asking.who()); tally.outside && ask != 0 && ask >= tally.needed(asking)) {
      outcome.by = CarriedBy::MeetingAsked;
      outcome.carried = Truth::No;
      return false;
    }
  if (rule->thresholds().count() == 0)
    outcome.by = CarriedBy::NoRule;
  return rule->thresholds().count() != 0;
}

void Item::judgeVotes(Outcome &outcome) {
  judgeByRule(outcome);
  if (!tally.rules.besides || outcome.carried == Truth::No)
    return;
  // [R4] The rule for meetings must be met besides, with everybody who may vote taken to be asked.
  Outcome other;
  std::swap(tally.rules.decides, tally.rules.besides);
  judgeByRule(other);
  std::swap(tally.rules.decides, tally.rules.besides);
  outcome.carried = both(outcome.carried, other.carried);
  outcome.tied = outcome.tied || other.tied;
}

void Item::judgeByRule(Outcome &outcome) const {
  if (!judgeRule(outcome))
    return;
  bool failingThat = false;
  outcome.carried = thresholdsMet(0, {}, &failingThat) ? Truth::Yes : Truth::No;
  if (failingThat)
    outcome.by = CarriedBy::FailingThat;
  // Where nobody at all is in favour no threshold after these can have been met either.
  if (outcome.carried == Truth::No && !supported(Counting::First) && linesMet(tally.rules.decides->thresholds(), 0, {}))
    outcome.by = CarriedBy::NoSupport;
  Sum votes = opposed();
  bool equal = votes.inFavour != 0 && votes.inFavour == votes.against;
  // [X1] Where nothing is said of a tie equal votes may carry: two classes, shares of all seats, "no more than 1 vote
  // against". Then there is no tie to break.
  if (!equal || (outcome.carried == Truth::Yes && !tieGoverns()))
    return;
  // It is a tie if one vote more would decide; otherwise the motion fell short of what the rule asks for.
  outcome.tied = outcome.carried == Truth::Yes || thresholdsMet(1);
  const TieBreaker breaker = tieBreaker();
  outcome.carried = broken(breaker).carried;
  outcome.byCastingVote = outcome.carried == Truth::Yes;
}

/// Whether what a rule says that bears on what is told is to be confirmed: on conflicts, where there are some; on
/// proxies, where some are used.
bool Item::ruleOpen() const {
  bool conflicts = tally.rules.conflict && unsettled(text, tally.rules.conflict->open());
  bool proxies = tally.rules.proxies && unsettled(text, tally.rules.proxies->open());
  if (!conflicts && !proxies)
    return false;
  return std::any_of(tally.runs.begin(), tally.runs.end(), [&](const Run &run) {
    return run.exists && ((conflicts && run.conflicted != 0) || (proxies && run.byProxy != 0));
  });
}

Outcome Item::outcome() {
  Outcome found;
  tally.stay = false;
  found.quorum = quorum();
  found.mayDecide = mayDecide(found.quorum);
  judgeVotes(found);
  // [D4] A body that is not there has no quorum, and what votes are told decide nothing.
  if (!tally.bodyThere) {
    found.quorum.truth = found.mayDecide = found.carried = Truth::No;
  } else if (ruleOpen()) {
    found.ruleOpen = true;
    found.quorum.truth = found.mayDecide = found.carried = Truth::Depends;
  }
  return found;
}

} // namespace quorate::runtime
