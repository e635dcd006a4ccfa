// Sentences about ties, and about the casting vote.
#include "runtime/meeting/meeting_words.h"
#include "runtime/model/terms.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

/// Why a casting vote that is told does not count; empty if it does, or if that is not known.
std::string MeetingWords::castingUncounted(const Verdict &verdict) const {
  // [X1] Where the rule says what becomes of a tie, equal votes are one, also if one vote more is not enough.
  if (!item_.tied())
    return verdict.carried == Truth::Depends ? "" : "the motion is not tied.";
  if (item_.tally.outside)
    return "there is none outside a meeting.";
  const TieBreaker breaker = item_.tieBreaker();
  const TieBroken broken = item_.broken(breaker);
  if (breaker.is == TieBreaker::Is::Nobody)
    return "nobody has one here.";
  if (broken.told == TieBroken::Told::MayNot)
    return "whoever breaks the tie must have a vote on the item, and no interest that keeps them from it.";
  if (breaker.is == TieBreaker::Is::Holder && broken.told == TieBroken::Told::OfSomebodyElse)
    return breakerName(breaker.position) + " breaks a tie here.";
  return "";
}

/// What becomes of a tie by the rule, and by the one for meetings where that must be met besides.
void MeetingWords::addTies(const Verdict &verdict, std::vector<Reason> &out) const {
  Applying<schema::Rule> &besides = item_.tally.rules.besides;
  if (!besides)
    return addTie(verdict, out);
  for (int rule = 0; rule < 2; ++rule) {
    if (!unsettledRule(text_, item_.tally.rules.decides) && item_.tied())
      addTie(verdict, out);
    std::swap(item_.tally.rules.decides, besides);
  }
}

void MeetingWords::addTie(const Verdict &verdict, std::vector<Reason> &out) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  auto clause = clauseOf(rule->clause());
  if (!item_.equalVotes())
    return;
  // What is equal in one of the ways need not be in another; it is told as it is in this one.
  const bool tooFew = !item_.thresholdsMet(0) && !item_.thresholdsMet(1);
  if (!verdict.tied && (tooFew || verdict.carried == Truth::Depends)) {
    if (verdict.carried != Truth::Depends)
      out.push_back({"The votes are equal: that falls short of what is needed, and one vote more would too.", clause});
    return;
  }
  TieBreaker breaker = item_.tieBreaker();
  switch (breaker.is) {
  case TieBreaker::Is::Nobody: out.push_back({"The votes are equal, and a tied motion is lost.", clause}); return;
  case TieBreaker::Is::Lot:
    out.push_back({"The votes are equal, and " + std::string(words::tie(Tie::ByLot)) + ".", clause});
    return;
  case TieBreaker::Is::Elsewhere:
    out.push_back({"The votes are equal: the motion is lost here, and " +
                       words::tie(Tie::Referred, ticked(model_.name(ActorIndex{rule->referred_to()}))) + ".",
                   clause});
    return;
  case TieBreaker::Is::Unknown:
    if (unsettled(text_, rule->tie_open()))
      return;
    break;
  case TieBreaker::Is::Holder: break;
  }
  addCastingVote(verdict, breaker, out);
}

/// Who breaks a tie: the post, or whoever presides if they are named.
std::string MeetingWords::breakerName(std::uint32_t position) const {
  bool named = item_.presides(position) && !meeting_.presider.empty();
  return named ? ticked(meeting_.presider) : seatName(runs_[position]);
}

/// How the one who breaks the tie does.
void MeetingWords::addCastingVote(const Verdict &verdict, const TieBreaker &breaker, std::vector<Reason> &out) const {
  auto clause = tieClause(breaker);
  const TieBroken broken = item_.broken(breaker);
  const bool told = broken.told == TieBroken::Told::Counts;
  std::string name = told && !meeting_.casting->name.empty() ? ticked(meeting_.casting->name)
                     : breaker.is == TieBreaker::Is::Holder  ? breakerName(breaker.position)
                                                             : "the person in the chair";
  std::string gives = told ? " gives the casting vote" : " has a casting vote and is";
  switch (broken.vote) {
  case CastingVote::InFavour:
    out.push_back(
        {"The votes are equal, and " + name + gives + " in favour" +
             (verdict.byCastingVote || verdict.carried == Truth::Depends ? "." : ", which is not enough here."),
         clause});
    break;
  case CastingVote::Against: out.push_back({"The votes are equal, and " + name + gives + " against.", clause}); break;
  case CastingVote::NotUsed:
    out.push_back({"The votes are equal, and " + name + ", who would break the tie, " +
                       std::string(whyNotCast(breaker)) + ": a tied motion is lost.",
                   clause});
    break;
  case CastingVote::Unknown:
    if (verdict.carried == Truth::No)
      out.push_back({"The votes are equal, and no casting vote that may be given here is enough.", clause});
    break;
  }
}

/// Why nobody who would break the tie may.
std::string_view MeetingWords::whyNotCast(const TieBreaker &breaker) const {
  if (breaker.is != TieBreaker::Is::Holder)
    return "has no vote on the item, or an interest in it";
  const Run &run = runs_[breaker.position];
  const Standing now = item_.tally.standing(run);
  if (!run.votes && !run.breaksTies)
    return "has no vote";
  return now.entitled != 0 || now.leaving != 0 || now.present != 0 ? "has an interest in the item" : "is not there";
}

/// The clause by which a tie is broken: the rule, or where it says nothing the seat that has a casting vote.
std::optional<ClauseIndex> MeetingWords::tieClause(const TieBreaker &breaker) const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  const bool bySeat = rule->tie() == Tie::Unstated && breaker.is == TieBreaker::Is::Holder;
  return clauseOf(bySeat ? tables_.seats[runs_[breaker.position].seat].clause() : rule->clause());
}

std::string MeetingWords::casterInWords() const {
  if (!item_.tally.rules.decides)
    return {};
  TieBreaker breaker = item_.tieBreaker();
  if (meeting_.casting && !meeting_.casting->name.empty() && item_.broken(breaker).told == TieBroken::Told::Counts)
    return " of " + ticked(meeting_.casting->name);
  return breaker.is == TieBreaker::Is::Holder ? " of " + breakerName(breaker.position) : std::string();
}

} // namespace quorate::runtime
