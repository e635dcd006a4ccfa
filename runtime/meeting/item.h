// One item of one meeting in one world: whether it is quorate, whether it carries, and by what.
#pragma once

#include "runtime/meeting/tally.h"

namespace quorate::runtime {

/// Why a quorum is or is not there.
enum class QuorumBy : std::uint8_t {
  Requirements,     ///< what the quorum says was counted
  NoneNeeded,       ///< the constitution says that there is no quorum
  NotStated,        ///< it says nothing
  ToBeConfirmed,    ///< it leaves it open
  Outside,          ///< there is no meeting, and so no quorum
  AdjournedThose,   ///< at the adjourned meeting, other people are a quorum
  WhoeverIsPresent, ///< at the adjourned meeting, whoever is present is one
  ConflictedStay,   ///< too many had to leave: they may stay and vote
  OthersDecide,     ///< too many had to leave: the others may decide
  GoesElsewhere,    ///< too many had to leave: the matter goes to somebody else
};

/// Whether there is a quorum, and the rule that says so.
struct QuorumFound {
  Truth truth = Truth::Depends;
  QuorumBy by = QuorumBy::NotStated;
};

/// Whose vote breaks a tie.
struct TieBreaker {
  /// Unknown: somebody does, and it is not known who. Lot: nobody can foretell it. Elsewhere: the matter goes to
  /// somebody else, so that here it is lost.
  enum class Is : std::uint8_t { Nobody, Holder, Unknown, Lot, Elsewhere } is = Is::Nobody;
  std::uint32_t position = kNone; ///< of the run, for Holder
};

/// How the one who breaks the tie uses the casting vote.
enum class CastingVote : std::uint8_t { NotUsed, InFavour, Against, Unknown };

/// One of those there who might break a tie.
struct MightCast {
  Caster who;
  CastingVote voted = CastingVote::Unknown; ///< how they have voted
  bool may = false;                         ///< they have a vote, and no interest keeps them from it
  bool free = false;                        ///< they have no interest in the item
  bool told = false;                        ///< the casting vote that is told is said to be theirs
};

/// What becomes of a tie.
struct TieBroken {
  Truth carried = Truth::No;
  CastingVote vote = CastingVote::NotUsed; ///< as everybody who may be meant casts it
  /// Of the casting vote that is told: whose it is said to be does not break the tie, may not vote, or does so.
  enum class Told : std::uint8_t { OfSomebodyElse, MayNot, Counts } told = Told::OfSomebodyElse;
};

/// Why a motion is or is not carried, besides the votes.
enum class CarriedBy : std::uint8_t {
  Votes,
  FailingThat,   ///< by the second set of thresholds
  NoRule,        ///< no rule of voting is stated
  NoWay,         ///< outside a meeting, no rule gives a way to decide
  ToBeConfirmed, ///< the rule is to be confirmed
  MeetingAsked,  ///< enough members ask for a meeting
  NoSupport,     ///< whatever the thresholds say, nobody is in favour
};

/// What one possible world comes to.
struct Outcome {
  QuorumFound quorum;
  /// [Q10] Whether the item may be decided: with a quorum, or because the matter needs none.
  Truth mayDecide = Truth::Depends;
  Truth carried = Truth::Depends;
  CarriedBy by = CarriedBy::Votes;
  bool ruleOpen = false; ///< a rule that bears on what is told is to be confirmed: nothing is known
  bool tied = false, byCastingVote = false;
};

/// The item being judged.
struct Item {
  const TextTables &text;
  Tally tally;

  /// Makes the outcome of the world that the tally stands in. Afterwards `tally.stay` says whether those in conflict
  /// stayed.
  Outcome outcome();
  TieBreaker tieBreaker() const;
  std::uint32_t ofTheDay(std::uint32_t position) const;
  /// Whether somebody is there who may break the tie.
  bool mayCast(const TieBreaker &breaker) const;
  /// What becomes of a tie where it is broken so.
  TieBroken broken(const TieBreaker &breaker) const;
  /// Whether ties are for whoever presides to break, and it is told that somebody of this run does.
  bool presides(std::uint32_t position) const;
  /// The quorum of one kind as it stands, before what happens if too many leave.
  QuorumFound quorumOf(const Applying<schema::Quorum> &quorum) const;
  /// Whether all thresholds of the rule, or all that stand in for them, are met.
  bool thresholdsMet(std::uint32_t extra, const Caster &by = {}, bool *failingThat = nullptr) const;
  /// The threshold that a tie is judged by.
  const schema::Threshold &decisive() const;
  /// Whether anybody is in favour: without, a motion is lost.
  bool supported(Counting how) const;
  /// Whether votes for and against are equal, and not none.
  bool equalVotes() const;
  /// Whether what becomes of a tie is asked by the rule: where it says so, or falls short.
  bool tied() const { return equalVotes() && (tieGoverns() || !thresholdsMet(0)); }
  /// Votes for and against, in the unit by which a tie is judged.
  Sum opposed() const;
  /// What the quorum asked for consists of; several where one is needed besides another.
  std::array<const Applying<schema::Quorum> *, 2> asked() const;
  /// Whether the meeting was adjourned and has a quorum of its own, instead of the one to meet or to begin.
  bool replaced() const;

private:
  QuorumFound required(const schema::Span &requirements, QuorumBy by) const;
  QuorumFound plainQuorum() const;
  QuorumFound quorum();
  TieBreaker onlyCastingVote() const;
  bool tieGoverns() const;
  TieBreaker presider() const;
  /// Whether all of some thresholds are met.
  bool linesMet(const schema::Span &thresholds, std::uint32_t extra, const Caster &by) const;
  MightCast mightCast(const PeopleThere &people) const;
  template <class Use> void eachOfRun(std::uint32_t position, Use use) const;
  template <class Use> void eachWhoMight(const TieBreaker &breaker, Use use) const;
  bool isTold(std::uint32_t position) const;
  bool ruleOpen() const;
  Truth mayDecide(const QuorumFound &found) const;
  QuorumFound turnout() const;
  void judgeVotes(Outcome &outcome);
  void judgeByRule(Outcome &outcome) const;
  bool judgeRule(Outcome &outcome) const;
};

} // namespace quorate::runtime
