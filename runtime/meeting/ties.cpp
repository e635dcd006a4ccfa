// Who breaks a tie, and how.
#include "runtime/meeting/item.h"
#include "runtime/reason.h"

#include <algorithm>
#include <functional>

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

/// How somebody in several seats has voted, if not both ways, in those that are asked for.
static std::optional<Ballot> votedIn(const VotesInSeats &person, const std::function<bool(std::uint32_t)> &in) {
  std::optional<Ballot> voted;
  for (std::size_t i = 0; i < person.runs.size(); ++i) {
    const std::optional<Ballot> &vote = person.votes[i];
    if (!vote || *vote == Ballot::Abstaining || !in(person.runs[i]))
      continue;
    if (voted && *voted != *vote)
      return std::nullopt;
    voted = vote;
  }
  return voted;
}

/// [X4] [A6] How those of a run have voted: a vote in a seat that, as it stands, has none on the matter is none.
FirstVotes Item::firstVotesOf(std::uint32_t position) const {
  FirstVotes first = tally.meeting->firstVotes[position];
  auto isNone = [&](const Run &run) { return run.votesUnknown && !run.votes && !run.breaksTies; };
  if (std::none_of(tally.runs.begin(), tally.runs.end(), isNone))
    return first;
  auto isAny = [&](std::uint32_t run) { return run < tally.runs.size() && !isNone(tally.runs[run]); };
  FirstVotes several; // of those in several seats, as it stands
  for (const VotesInSeats &person : tally.meeting->votesInSeats) {
    if (!person.mayVote || std::find(person.runs.begin(), person.runs.end(), position) == person.runs.end())
      continue;
    const std::optional<Ballot> before = votedIn(person, [](std::uint32_t) { return true; });
    const std::optional<Ballot> now = votedIn(person, isAny);
    const bool may = std::any_of(person.runs.begin(), person.runs.end(), [&](std::uint32_t run) {
      return isAny(run) && (tally.runs[run].votes || tally.runs[run].breaksTies);
    });
    first.may -= std::min(first.may, 1U);
    first.inFavour -= std::min(first.inFavour, before == Ballot::For ? 1U : 0U);
    first.against -= std::min(first.against, before == Ballot::Against ? 1U : 0U);
    several.may += may ? 1 : 0;
    several.inFavour += may && now == Ballot::For ? 1 : 0;
    several.against += may && now == Ballot::Against ? 1 : 0;
  }
  if (!isAny(position))
    return several; // whoever sits in this seat alone has no vote
  return {first.may + several.may, first.inFavour + several.inFavour, first.against + several.against};
}

bool Item::mayCast(std::uint32_t position) const {
  const Run &run = tally.runs[position];
  if (presides(position) && tally.meeting->presiderKept)
    return false;
  if (!run.exists || tally.standing(run).own == 0)
    return false;
  if (position < tally.meeting->firstVotes.size() && firstVotesOf(position).may == 0)
    return false;
  // [X3] With a vote on the matter in this seat, or in another that they sit in.
  auto votesBesides = [&](const std::vector<std::uint32_t> &person) {
    return std::find(person.begin(), person.end(), position) != person.end() &&
           std::any_of(person.begin(), person.end(), [&](std::uint32_t other) {
             return other < tally.runs.size() && tally.runs[other].exists && tally.runs[other].votes;
           });
  };
  // Also of those with an interest that keeps nobody from voting.
  auto anyOf = [&](const InSeveral &people) { return std::any_of(people.begin(), people.end(), votesBesides); };
  return run.votes || run.breaksTies || anyOf(tally.meeting->inSeveral) || anyOf(tally.meeting->interestedInSeveral);
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
  // [X4] Of each it is known how they have voted, in whatever seat.
  if (position < tally.meeting->firstVotes.size()) {
    const FirstVotes first = firstVotesOf(position);
    return first.inFavour >= first.may  ? CastingVote::InFavour
           : first.against >= first.may ? CastingVote::Against
                                        : CastingVote::Unknown;
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
  Votes votes = tally.votesOf(run, Counting::AsTold);
  std::uint64_t may = std::uint64_t(now.entitled) + tally.proxiesOf(run);
  // [X4] Of each it is known how they have voted, in whatever seat.
  if (position < tally.meeting->firstVotes.size()) {
    const FirstVotes first = firstVotesOf(position);
    votes = {first.inFavour, first.against, 0};
    may = first.may;
  }
  // Somebody of them may have voted so; and somebody neither for nor against, or have an interest that keeps them.
  bool inFavour = theirs ? told->how == Ballot::For : votes.inFavour != 0;
  bool against = theirs ? told->how != Ballot::For : votes.against != 0;
  bool neither = !theirs && votes.inFavour + votes.against < may;
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

} // namespace quorate::runtime
