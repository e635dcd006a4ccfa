// Who breaks a tie, and how.
#include "runtime/meeting/item.h"
#include "runtime/reason.h"

#include <algorithm>

namespace quorate::runtime {

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
  for (std::uint32_t named : tally.tables->positions.at(chairing->order())) {
    if (named >= tally.runs.size())
      throwDangling();
    const std::uint32_t position = ofTheDay(named);
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

/// Whether ties are for whoever presides to break, and the question says that somebody of this run does.
bool Item::presides(std::uint32_t position) const {
  return tally.rules.decides->tie() == Tie::BrokenByPresider && tally.meeting->presiding == position;
}

/// Whether the casting vote that is told is said to be of somebody in this seat.
bool Item::isTold(std::uint32_t position) const {
  const std::optional<CastingTold> &told = tally.meeting->casting;
  return told && (told->runs.empty() || std::find(told->runs.begin(), told->runs.end(), position) != told->runs.end());
}

MightCast Item::mightCast(const PeopleThere &people) const {
  MightCast found{{kNone, &people}};
  const std::optional<CastingTold> &told = tally.meeting->casting;
  found.told = told && (told->runs.empty() || people.casts);
  found.free = !people.interested;
  bool inFavour = false, against = false;
  for (std::size_t i = 0; i < people.runs.size(); ++i) {
    const Run &run = tally.runs[people.runs[i]];
    // [X3] With a vote on the matter in one of the seats that they sit in; [X4] a vote in another is none.
    if (!run.exists || !(run.votes || run.breaksTies))
      continue;
    found.may = true;
    inFavour = inFavour || people.votes[i] == Ballot::For;
    against = against || people.votes[i] == Ballot::Against;
  }
  found.may = found.may && (found.free || tally.interestedVote());
  // [X4] An abstention in another seat takes nothing away.
  if (inFavour != against)
    found.voted = inFavour ? CastingVote::InFavour : CastingVote::Against;
  return found;
}

/// Where only numbers are told, of a post with several holders: somebody for each of the ways in which they have voted.
template <class Use> void Item::eachOfRun(std::uint32_t position, Use use) const {
  const Run &run = tally.runs[position];
  if (!run.exists || run.holders == 0)
    return;
  auto votesBesides = [&](const std::vector<std::uint32_t> &person) {
    return std::find(person.begin(), person.end(), position) != person.end() &&
           std::any_of(person.begin(), person.end(), [&](std::uint32_t other) {
             return other < tally.runs.size() && tally.runs[other].exists && tally.runs[other].votes;
           });
  };
  auto anyOf = [&](const InSeveral &people) { return std::any_of(people.begin(), people.end(), votesBesides); };
  const Standing now = tally.standing(run);
  MightCast one{{position, nullptr}};
  one.told = isTold(position);
  if (now.own < run.holders)
    use(one);
  if (now.own == 0)
    return;
  one.may = run.votes || run.breaksTies || anyOf(tally.meeting->inSeveral) || anyOf(tally.meeting->interestedInSeveral);
  one.free = run.holders > run.conflicted;
  std::uint64_t there = now.entitled;
  // Whoever breaks the tie is there: votes by proxy are somebody else's.
  there += tally.proxiesOf(run);
  // [A6] Of more votes than people who may vote those that are not counted are nobody's.
  const Votes votes = tally.votesOf(run, Counting::AsTold);
  auto voted = [&](CastingVote how) {
    one.voted = how;
    use(one);
  };
  if (votes.inFavour != 0)
    voted(CastingVote::InFavour);
  if (votes.against != 0)
    voted(CastingVote::Against);
  if (votes.inFavour + votes.against < there || there == 0)
    voted(CastingVote::Unknown);
}

/// Calls `use` for everybody there who might be the one whose vote breaks the tie.
template <class Use> void Item::eachWhoMight(const TieBreaker &breaker, Use use) const {
  const bool anybody = breaker.is == TieBreaker::Is::Unknown;
  if (!anybody && (breaker.is != TieBreaker::Is::Holder || !tally.runs[breaker.position].exists))
    return;
  const bool byPresider = tally.rules.decides->tie() == Tie::BrokenByPresider;
  auto isMeant = [&](const MightCast &one) {
    // [X5] The person who presides, and not another of their post.
    if (byPresider && tally.meeting->presiding)
      return one.who.person ? one.who.person->presides : one.may && one.who.holds(breaker.position);
    // [X5] Whoever has an interest in the item does not preside by the order, though they may vote.
    return anybody || (one.who.holds(breaker.position) && (!byPresider || one.free));
  };
  auto useIfMeant = [&](const MightCast &one) {
    if (isMeant(one))
      use(one);
  };
  auto sits = [&](std::uint32_t position) { return tally.runs[position].exists; };
  if (tally.meeting->there) {
    for (const PeopleThere &people : *tally.meeting->there)
      if (std::any_of(people.runs.begin(), people.runs.end(), sits))
        useIfMeant(mightCast(people));
    return;
  }
  for (std::uint32_t i = 0; i < tally.runs.size(); ++i)
    eachOfRun(i, useIfMeant);
}

bool Item::mayCast(const TieBreaker &breaker) const {
  bool may = false;
  eachWhoMight(breaker, [&](const MightCast &one) { may = may || one.may; });
  return may;
}

TieBroken Item::broken(const TieBreaker &breaker) const {
  using Told = TieBroken::Told;
  TieBroken found;
  // [X2] A lot, or what is to be confirmed, may be in favour, which must be enough.
  if (breaker.is == TieBreaker::Is::Lot || unsettled(text, tally.rules.decides->tie_open()))
    return {thresholdsMet(1) ? Truth::Depends : Truth::No, CastingVote::Unknown};
  eachWhoMight(breaker, [&](const MightCast &one) {
    if (one.told)
      found.told = std::max(found.told, one.may ? Told::Counts : Told::MayNot);
  });
  const bool byPresider = tally.rules.decides->tie() == Tie::BrokenByPresider;
  bool first = true;
  eachWhoMight(breaker, [&](const MightCast &one) {
    // [X4] A casting vote that is told is of one of those who have it and of whom it is told.
    const bool theirs = one.told && one.may;
    if (found.told == Told::Counts && !theirs)
      return;
    // [X5] Whoever is told to cast it presides, if they might; [X3] one of a post that the rule names may vote.
    if (byPresider ? found.told == Told::MayNot && !one.told : !one.may)
      return;
    CastingVote vote = !one.may ? CastingVote::NotUsed : one.voted;
    if (theirs)
      vote = tally.meeting->casting->how == Ballot::For ? CastingVote::InFavour : CastingVote::Against;
    // [X3] A casting vote is one more vote, which must be enough.
    Truth carried = Truth::No;
    if ((vote == CastingVote::InFavour || vote == CastingVote::Unknown) && thresholdsMet(1, one.who))
      carried = vote == CastingVote::Unknown ? Truth::Depends : Truth::Yes;
    found.carried = first || found.carried == carried ? carried : Truth::Depends;
    found.vote = first || found.vote == vote ? vote : CastingVote::Unknown;
    first = false;
  });
  return found;
}

} // namespace quorate::runtime
