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
  if (tally.outside)
    return turnout();
  QuorumFound found = plainQuorum();
  if (found.truth != Truth::No || !rules.conflict || rules.conflict->if_too_many() == IfTooMany::Unstated)
    return found;
  // [C3] Asked again with those who left.
  // Does it fail only because of those who left?
  tally.stay = true;
  QuorumFound withThem = plainQuorum();
  tally.stay = false;
  if (withThem.truth != Truth::Yes)
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

bool Item::linesMet(const schema::Span &thresholds, std::uint32_t extra, std::uint32_t by) const {
  for (const schema::Threshold &threshold : tally.tables->thresholds.at(thresholds))
    if (!rules::met(lineOf(threshold), tally.sum(threshold, extra, by)))
      return false;
  // All of none would be met by every vote.
  return thresholds.count() != 0;
}

// [V2] All of the thresholds, or else all of those after `failing that`.
bool Item::thresholdsMet(std::uint32_t extra, std::uint32_t by, bool *failingThat) const {
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

/// The one run of one seat that is written to have a casting vote, or to vote only to break a tie.
TieBreaker Item::onlyCastingVote() const {
  TieBreaker found;
  for (std::uint32_t i = 0; i < tally.runs.size(); ++i) {
    const Run &run = tally.runs[i];
    if (!run.exists || (!tally.tables->seats[run.seat].casting_vote() && !run.breaksTies))
      continue;
    // [X3] Two who might, a post of several seats, or a seat of several people, and the text does not say which: then
    // nobody is meant.
    if (found.is == TieBreaker::Is::Holder || run.most > 1 || run.sharing != 0)
      return {};
    found = {TieBreaker::Is::Holder, i};
  }
  return found;
}

TieBreaker Item::presider() const {
  if (tally.meeting->presiding)
    return *tally.meeting->presiding < tally.runs.size() ? TieBreaker{TieBreaker::Is::Holder, *tally.meeting->presiding}
                                                         : TieBreaker{};
  const Applying<schema::Chairing> &chairing = tally.rules.chairing;
  if (!chairing || unsettledRule(text, chairing))
    return {TieBreaker::Is::Unknown, kNone};
  // [X5] In the order of `chaired by A, then B`. Whoever has an interest does not preside over the item, though they
  // stay.
  for (std::uint32_t position : tally.tables->positions.at(chairing->order())) {
    if (position >= tally.runs.size())
      throwDangling();
    const Run &run = tally.runs[position];
    if (run.exists && run.holders > run.conflicted)
      return {TieBreaker::Is::Holder, position};
  }
  return {TieBreaker::Is::Unknown, kNone};
}

/// [P7] The run of seats that a post has on the day, where a rule names one that it has on other days.
std::uint32_t Item::ofTheDay(std::uint32_t position) const {
  auto seat = [&](std::uint32_t at) -> const schema::Seat & { return tally.tables->seats[tally.runs[at].seat]; };
  if (tally.runs[position].exists || seat(position).actor() == kNone)
    return position;
  for (std::uint32_t at = 0; at < tally.runs.size(); ++at)
    if (tally.runs[at].exists && seat(at).actor() == seat(position).actor())
      return at;
  return position;
}

TieBreaker Item::tieBreaker() const {
  const schema::Rule &rule = *tally.rules.decides.row;
  if (unsettled(text, rule.tie_open()))
    return {TieBreaker::Is::Unknown, kNone};
  // [X3] Nobody presides where there is no meeting, and nobody has a casting vote.
  bool byPerson = rule.tie() == Tie::Unstated || rule.tie() == Tie::BrokenBy || rule.tie() == Tie::BrokenByPresider;
  if (tally.outside && byPerson)
    return {};
  switch (rule.tie()) {
  case Tie::Unstated: return onlyCastingVote();
  case Tie::Lost: return {};
  case Tie::BrokenBy:
    if (rule.breaker() == kNone)
      return {};
    if (rule.breaker() >= tally.runs.size())
      throwDangling();
    return {TieBreaker::Is::Holder, ofTheDay(rule.breaker())};
  case Tie::BrokenByPresider: return presider();
  case Tie::ByLot: return {TieBreaker::Is::Lot, kNone};
  case Tie::Referred: return {TieBreaker::Is::Elsewhere, kNone};
  }
  throwDangling();
}

bool Item::mayCast(std::uint32_t position) const {
  const Run &run = tally.runs[position];
  if (presides(position) && tally.meeting->presiderKept)
    return false;
  if (!run.exists || tally.standing(run).own == 0)
    return false;
  // [X3] With a vote on the matter in this seat, or in another that they sit in.
  auto votesBesides = [&](const std::vector<std::uint32_t> &person) {
    return std::find(person.begin(), person.end(), position) != person.end() &&
           std::any_of(person.begin(), person.end(), [&](std::uint32_t other) {
             return other < tally.runs.size() && tally.runs[other].exists && tally.runs[other].votes;
           });
  };
  const InSeveral &several = tally.meeting->inSeveral;
  return run.votes || run.breaksTies || std::any_of(several.begin(), several.end(), votesBesides);
}

/// How somebody of a run has voted, if all who may be meant have voted alike.
CastingVote Item::asVoted(std::uint32_t position) const {
  const Run &run = tally.runs[position];
  // [X5] Of whoever presides it may be known how they have voted, though they are one of many of their post.
  if (presides(position) && tally.meeting->presiderVoted)
    switch (*tally.meeting->presiderVoted) {
    case Ballot::For: return CastingVote::InFavour;
    case Ballot::Against: return CastingVote::Against;
    case Ballot::Abstaining: return CastingVote::Unknown;
    }
  std::uint64_t there = tally.standing(run).entitled;
  // Whoever breaks the tie is there: votes by proxy are somebody else's.
  there += tally.proxiesOf(run);
  // Of a post with several holders it is not told who voted how: certain is only what all of them did.
  // [A6] Of more votes than people who may vote those that are not counted are nobody's.
  const Votes votes = tally.votesOf(run, Counting::AsTold);
  return votes.inFavour >= there  ? CastingVote::InFavour
         : votes.against >= there ? CastingVote::Against
                                  : CastingVote::Unknown;
}

/// Whether ties are for whoever presides to break, and the question says that somebody of this run does.
bool Item::presides(std::uint32_t position) const {
  return tally.rules.decides->tie() == Tie::BrokenByPresider && tally.meeting->presiding == position;
}

/// Whether a tie carries where one of a run presides and it is not known which.
Truth Item::brokenBy(std::uint32_t position) const {
  const Run &run = tally.runs[position];
  const Standing now = tally.standing(run);
  if (!mayCast(position))
    return Truth::No;
  const std::optional<CastingTold> &told = tally.meeting->casting;
  bool theirs =
      told && (told->runs.empty() || std::find(told->runs.begin(), told->runs.end(), position) != told->runs.end());
  const Votes votes = tally.votesOf(run, Counting::AsTold);
  // Somebody of them may have voted so; and somebody neither for nor against, or have an interest that keeps them.
  bool inFavour = theirs ? told->how == Ballot::For : votes.inFavour != 0;
  bool against = theirs ? told->how != Ballot::For : votes.against != 0;
  bool neither = !theirs && votes.inFavour + votes.against < std::uint64_t(now.entitled) + tally.proxiesOf(run);
  if (!(inFavour || neither) || !thresholdsMet(1, position))
    return Truth::No;
  return against || neither || now.own < run.holders ? Truth::Depends : Truth::Yes;
}

/// [X5] Where it is unknown who presides, it may be anybody who is there; a casting vote that is told is theirs.
Truth Item::brokenByAnybody() const {
  const std::optional<CastingTold> &told = tally.meeting->casting;
  auto there = [&](std::uint32_t position) {
    return position < tally.runs.size() && tally.runs[position].exists && tally.runs[position].holders != 0;
  };
  bool named = told && std::any_of(told->runs.begin(), told->runs.end(), there);
  std::optional<Truth> found;
  for (std::uint32_t i = 0; i < tally.runs.size(); ++i) {
    if (!there(i) || (named && std::find(told->runs.begin(), told->runs.end(), i) == told->runs.end()))
      continue;
    Truth one = brokenBy(i);
    found = !found || *found == one ? one : Truth::Depends;
  }
  return found.value_or(Truth::No);
}

CastingVote Item::castingVote(const TieBreaker &breaker) const {
  // [X4] The casting vote is a ballot of its own. Not told, it follows the first vote, and of whoever gave none it is
  // unknown.
  const std::optional<CastingTold> &told = tally.meeting->casting;
  auto asTold = [&] { return told->how == Ballot::For ? CastingVote::InFavour : CastingVote::Against; };
  bool anybody = told && tally.rules.decides->tie() == Tie::BrokenByPresider;
  switch (breaker.is) {
  case TieBreaker::Is::Nobody:
  case TieBreaker::Is::Elsewhere: return CastingVote::NotUsed;
  case TieBreaker::Is::Lot: return CastingVote::Unknown;
  // [X5] Nobody knows who presides: whoever gave a casting vote did.
  case TieBreaker::Is::Unknown: return anybody ? asTold() : CastingVote::Unknown;
  case TieBreaker::Is::Holder: break;
  }
  if (!mayCast(breaker.position))
    return CastingVote::NotUsed;
  bool theirs = told && (told->runs.empty() ||
                         std::find(told->runs.begin(), told->runs.end(), breaker.position) != told->runs.end());
  return theirs ? asTold() : asVoted(breaker.position);
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
  outcome.carried = thresholdsMet(0, kNone, &failingThat) ? Truth::Yes : Truth::No;
  if (failingThat)
    outcome.by = CarriedBy::FailingThat;
  // Where nobody at all is in favour no threshold after these can have been met either.
  if (outcome.carried == Truth::No && !supported(Counting::First) &&
      linesMet(tally.rules.decides->thresholds(), 0, kNone))
    outcome.by = CarriedBy::NoSupport;
  Sum votes = opposed();
  outcome.lead = votes.inFavour > votes.against ? 1 : votes.inFavour < votes.against ? -1 : 0;
  bool equal = votes.inFavour != 0 && votes.inFavour == votes.against;
  // [X1] Where nothing is said of a tie equal votes may carry: two classes, shares of all seats, "no more than 1 vote
  // against". Then there is no tie to break.
  if (!equal || (outcome.carried == Truth::Yes && !tieGoverns()))
    return;
  // It is a tie if one vote more would decide; otherwise the motion fell short of what the rule asks for.
  outcome.tied = outcome.carried == Truth::Yes || thresholdsMet(1, kNone);
  outcome.carried = Truth::No;
  TieBreaker breaker = tieBreaker();
  if (breaker.is == TieBreaker::Is::Unknown && !unsettled(text, tally.rules.decides->tie_open())) {
    outcome.carried = brokenByAnybody();
    outcome.byCastingVote = outcome.carried == Truth::Yes;
    return;
  }
  CastingVote vote = castingVote(breaker);
  // [X3] A casting vote is one more vote, which must be enough; [X2] and so must one by lot.
  if ((vote != CastingVote::InFavour && vote != CastingVote::Unknown) || !thresholdsMet(1, breaker.position))
    return;
  outcome.carried = vote == CastingVote::Unknown ? Truth::Depends : Truth::Yes;
  outcome.byCastingVote = vote == CastingVote::InFavour;
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
