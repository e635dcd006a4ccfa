// What was counted at a meeting, in words.
#pragma once

#include "runtime/answer.h"
#include "runtime/meeting/nearest.h"

#include <tuple>

namespace quorate::runtime {

/// Whether it is told who is there.
enum class Presence : std::uint8_t { Told, NotTold };

/// One item of one meeting, put in words. Counts are of what is certain: what may or may not be there is left out.
class MeetingWords {
public:
  MeetingWords(const Model &model, const Meeting &meeting);

  /// The name of the body, in backticks.
  std::string body() const;
  bool bodyInForce() const;
  /// Of a body that is not in force on the day: its first day if it begins later, or else its last.
  Day nearestDayInForce() const;
  /// Whether there is any day on which it is in force.
  bool everInForce() const { return item_.tally.body->from_day() < item_.tally.body->until_day(); }
  /// The whole answer, for a body that is not in force on the day.
  void addNotInForce(Answer &answer) const;

  /// That the answer is definite, whatever is not known of its parts.
  void setDefinite() { definite_ = true; }
  /// What the quorum needs, and what there is if it is told.
  void addQuorum(std::vector<Reason> &out, Presence presence = Presence::Told) const;
  /// Whatever was chosen and is to be confirmed, where it is cited nowhere yet.
  void addChosen(bool votes, Answer &answer) const;
  /// The votes, what is needed, and what happens to a tie.
  void addVotes(const Verdict &verdict, std::vector<Reason> &out) const;
  /// The rules that were chosen, where the votes are not told.
  void addStatedRules(std::vector<Reason> &out) const;
  /// How many votes by proxy are too many, whichever they are. `votes`: they are told here.
  void addTooManyProxies(bool votes, std::vector<Reason> &out) const;
  /// " of `Chair`", if it is known whose the casting vote is.
  std::string casterInWords() const;
  /// Why the motion is lost, in one sentence.
  std::string lostInWords(const Verdict &verdict) const;

  /// What would make a no a yes, the nearest first. Each has been put to the runtime.
  bool mayBeReferredTo(ActorIndex actor) const;
  void addInstead(Sought sought, const Verdict &verdict, const Scenes &scenes, std::vector<std::string> &out) const;
  /// Whether there is a quorum to meet, whatever the one to vote asks for.
  bool quorateToMeet() const;
  /// The answer, with every world looked at.
  Truth truthOf(Sought sought) const;
  /// What the answer depends on: exactly what would settle it.
  void addUnknowns(Sought sought, std::vector<Reason> &out) const;
  /// Assumed clauses that settle what the constitution leaves open here.
  void addAssumed(bool votes, std::vector<Reason> &out) const;

private:
  std::string seatName(const Run &run) const;
  /// " in writing"; empty at a meeting.
  std::string way() const;
  /// " on `X`", if a rule names the matter; and on which days it applies, if on some only.
  std::string scope(bool named, bool dated, const schema::Days &days) const;
  /// The clause; that of the body if there is none.
  std::optional<ClauseIndex> clauseOf(std::uint32_t clause) const;
  std::string whoInWords(const schema::Requirement &requirement, std::uint64_t number) const;
  std::string needInWords(const schema::Requirement &requirement) const;
  std::string quantityInWords(const schema::Quantity &quantity, const schema::Requirement &requirement,
                              int &left) const;
  void addRequirement(const schema::Requirement &requirement, const std::string &whose,
                      std::optional<ClauseIndex> clause, Presence presence, std::vector<Reason> &out) const;
  void addAdjournedQuorum(Presence presence, std::vector<Reason> &out) const;
  void addStatedQuorum(const Applying<schema::Quorum> &quorum, Presence presence, std::vector<Reason> &out) const;
  void addTooMany(std::vector<Reason> &out) const;
  /// Ways to say who should do something; the requirement that asks for them, if one does.
  struct Labels;
  Labels quorumLabels() const;
  Labels voteLabels() const;
  std::string planInWords(const Plan &plan, const Labels &labels) const;
  std::string whomInWords(const Whom &one) const;
  std::string apartInWords(const Plan &plan) const;
  bool unmetAgainst() const;
  void addPlans(Sought sought, bool quorum, const Scenes &scenes, std::vector<std::string> &out) const;
  void addOtherSitting(Sought sought, const Scenes &scenes, std::vector<std::string> &out) const;
  std::string thresholdInWords(const schema::Threshold &threshold) const;
  std::string constituentsInWords(const schema::Threshold &threshold) const;
  std::string sumInWords(const schema::Threshold &threshold, const Sum &sum) const;
  bool noneAgainst() const;
  /// What is said of a part that depends: of a definite answer that it changes nothing.
  std::string notKnown() const {
    return definite_ ? "is not known, and changes nothing here." : "depends on what is not known.";
  }
  void addThresholds(const schema::Span &thresholds, std::string_view how, std::vector<Reason> &out) const;
  void addCounted(std::vector<Reason> &out) const;
  void addRule(bool failingThat, std::vector<Reason> &out) const;
  void addBesides(std::vector<Reason> &out) const;
  void addNoWay(std::vector<Reason> &out) const;
  void addNotCounted(const Verdict &verdict, std::vector<Reason> &out) const;
  void addTies(const Verdict &verdict, std::vector<Reason> &out) const;
  void addTie(const Verdict &verdict, std::vector<Reason> &out) const;
  std::string castingUncounted(const Verdict &verdict) const;
  void addCastingVote(const Verdict &verdict, const TieBreaker &breaker, std::vector<Reason> &out) const;
  std::string_view whyNotCast(const TieBreaker &breaker) const;
  std::optional<ClauseIndex> tieClause(const TieBreaker &breaker) const;
  std::string breakerName(std::uint32_t position) const;
  std::string noWayFor() const;
  void addUnknown(const Unknown &unknown, std::vector<Reason> &out) const;
  void addOpenQuorum(std::vector<Reason> &out) const;
  void addOpenVotes(std::vector<Reason> &out) const;
  void addOpenTie(std::vector<Reason> &out) const;
  void addUncounted(std::vector<Reason> &out) const;
  /// Adds the open points of a rule; false if it has none.
  template <class Row> bool addRuleUnknown(const Applying<Row> &rule, std::vector<Reason> &out) const {
    if (!unsettledRule(text_, rule))
      return false;
    addOpen(rule.datesOpen, out);
    addOpen(rule->open(), out);
    return true;
  }
  void addOpen(std::uint32_t open, std::vector<Reason> &out) const;
  void chooseOneWay();
  void standInOneWay() const;
  /// Whether something holds in every world that is possible.
  template <class Holds> Truth certainly(Holds holds) const {
    bool yes = false, no = false;
    if (!possible_)
      possible_.emplace(item_);
    bool all = possible_->everywhere([&](std::size_t) {
      item_.outcome();
      (holds() ? yes : no) = true;
      return yes && no;
    });
    standInOneWay();
    return !all || (yes && no) ? Truth::Depends : yes ? Truth::Yes : Truth::No;
  }

  const Model &model_;
  const Meeting &meeting_;
  const BodyTables &tables_;
  const TextTables &text_;
  std::vector<Run> runs_;
  mutable Item item_; ///< stands in the world of what is certain; `certainly` puts it back
  /// [Y2] One of the ways to leave out votes by proxy that are too many: what is told is told as it is in it.
  struct Left {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, Votes>>
        ofRuns;               ///< of each run, the proxies and the votes left out
    std::int64_t ahead = 0;   ///< so many more are in favour than against
    bool mostInFavour = true; ///< of all ways the one with the most in favour, or the fewest
    bool alone = true;        ///< the votes are the same in all
  };
  std::optional<Left> left_;
  Outcome outcome_; ///< of that world
  bool definite_ = false;
  mutable std::optional<Possibilities> possible_;
};

} // namespace quorate::runtime
