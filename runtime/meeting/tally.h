// Counting for one item of one meeting, in one of the worlds that the unknowns of a constitution leave possible.
#pragma once

#include "runtime/meeting/body_rules.h"
#include "runtime/rules/base.h"
#include "runtime/rules/threshold.h"

#include <algorithm>

namespace quorate::runtime {

/// What the people of one run of seats are to an item.
struct Standing {
  std::uint32_t present = 0;  ///< in the room for the item, and there as members
  std::uint32_t counted = 0;  ///< counted to quorum
  std::uint32_t here = 0;     ///< of these, who are there themselves: nobody by proxy, and nobody who must leave
  std::uint32_t entitled = 0; ///< may vote, if their seats have a vote; proxies left out
  std::uint32_t own = 0;      ///< of these, who hold the seats themselves: no deputies
  std::uint32_t leaving = 0;  ///< must leave for the item
};

/// Votes of one run, in heads.
struct Votes {
  std::uint64_t inFavour = 0, against = 0, abstaining = 0;
};

// [P1] Seats that are alike are counted as one run; people and votes are kept apart in it.
/// One run of seats of the body and what its holders do in the item.
struct Run {
  std::uint32_t seat = 0;                        ///< its row in the table of seats
  bool exists = true;                            ///< there are such seats on the day
  bool existsUnknown = false;                    ///< the seats as a whole are to be confirmed, or a day of theirs
  bool votes = false;                            ///< they have a vote on the matter
  bool votesUnknown = false;                     ///< whether they do is to be confirmed
  bool breaksTies = false;                       ///< they vote only to break a tie
  std::uint32_t least = 0, most = 0;             ///< how many seats there are; at least those taken
  std::uint32_t leastFilled = 0, mostFilled = 0; ///< how many of them have a holder
  bool follows = false; ///< nobody is registered anywhere: each seat has a holder, however many there are
  std::uint32_t seats = 0, filled = 0; ///< the same in the world that the tally stands in
  std::uint32_t sharing = 0; ///< how many more people than seats with a holder: those who share one with another
  std::uint32_t weight = 1;
  Standing usual;            ///< as the rule on conflicts of interest has it
  Standing staying;          ///< if those in conflict may stay and vote
  std::uint32_t holders = 0; ///< who are there themselves
  std::uint32_t conflicted = 0, byProxy = 0, asking = 0, shared = 0, sharedWithout = 0, votingAlong = 0,
                presentAlong = 0, presentAlongWithout = 0, interestedAlong = 0, proxiesAlong = 0,
                proxiesAlongWithout = 0;
  std::uint32_t inFavour = 0, against = 0, abstaining = 0; ///< as told
  std::optional<ProxyVotes> proxyVotes;                    ///< of these, by proxy, if that is known
  Votes lost;                    ///< of votes that do not count, which they are in the world that the tally stands in
  std::uint32_t proxiesLeft = 0; ///< and of too many proxies, how many of these are left out
  std::uint32_t proxiesLeftStaying = 0; ///< the same if those in conflict may stay and vote

  /// Who holds the seats is not told, and each has a holder however many there are.
  bool holdersFollow() const { return follows; }
  /// Nothing about these seats is unknown.
  bool known() const { return !existsUnknown && !votesUnknown && least == most && leastFilled == mostFilled; }
};

/// What is taken for votes though none were cast: nothing, or as a part of the rule says.
enum class Counting : std::uint8_t { AsTold, First, FailingThat };
struct CountsAs {
  CountAs abstentions = CountAs::Nothing, silence = CountAs::Nothing, vacancies = CountAs::Nothing;
  bool any() const {
    return abstentions != CountAs::Nothing || silence != CountAs::Nothing || vacancies != CountAs::Nothing;
  }
};

using rules::Sum;
using rules::Unit;

/// Whose votes are counted of a threshold.
enum class VotesOf : std::uint8_t { ThoseNamed, Everybody };

/// Some of the seats of a body: those whose heads are counted.
struct Among {
  const schema::Who *who = nullptr; ///< null: all
  bool votersOnly = false;          ///< of those, only seats with a vote on the matter
};

/// People as what they are counted.
/// `ForQuorum`: who are there, in the base of a quorum, where a proxy is somebody only if it counts.
enum class CountedAs : std::uint8_t { InPost, Eligible, Present, ForQuorum, ToQuorum };

/// Whose a casting vote is: somebody's who is there, or where only numbers are told, that of one of a run; or
/// anybody's.
struct Caster {
  std::uint32_t run = kNone;
  const PeopleThere *person = nullptr;
  bool isAnybody() const { return run == kNone && !person; }
  bool holds(std::uint32_t position) const {
    return run == position ||
           (person && std::find(person->runs.begin(), person->runs.end(), position) != person->runs.end());
  }
};

/// The runs of a body with what is known of a meeting, in one world.
struct Tally {
  const Tables *whole = nullptr;
  const BodyTables *tables = nullptr;
  const schema::Body *body = nullptr;
  const Meeting *meeting = nullptr;
  MatterNamed matter;
  BodyRules rules;
  std::span<Run> runs;
  bool bodyThere = true;    ///< the body is in force
  bool stay = false;        ///< those in conflict stay and vote
  bool favourable = true;   ///< votes that do not count are taken from those against, or from those in favour
  bool lostKnown = false;   ///< which votes do not count is as each run says
  bool leftKnown = false;   ///< and which proxies are left out
  bool outside = false;     ///< there is no meeting: everyone in post takes part
  bool proxiesVote = false; ///< a clause lets votes by proxy count
  bool someProxies = false; ///< somebody votes by proxy, and may

  Standing standing(const Run &run) const;
  /// How many people vote by proxy: those with a vote on the matter.
  std::uint64_t proxiesUsed() const;
  /// How many votes by proxy may be used: those present who may vote hold so many between them.
  std::uint64_t proxiesHeld() const;
  /// How many of those that are used are too many, whichever they are.
  std::uint64_t proxiesLost() const;
  /// How many votes by proxy of a run count, at the most.
  std::uint32_t proxiesOf(const Run &run) const;
  /// How many of a run are left out, where that is known.
  std::uint32_t leftOf(const Run &run) const { return stay ? run.proxiesLeftStaying : run.proxiesLeft; }
  std::uint64_t seatsIn(const Run &run) const { return run.exists ? run.seats : 0; }
  std::uint64_t filledIn(const Run &run) const { return run.exists ? std::min(run.filled, run.seats) : 0; }
  /// Whether the body is there, as far as that is supposed.
  bool mayBeThere() const;
  /// Whether it is supposed how an open point is settled.
  bool isSupposed(std::uint32_t open) const;
  /// Picks the rules anew in the world in which open points are settled so, and what they make of each run.
  void readRules(std::span<const Settled> settled);
  /// Every open number of seats and of holders at its most, or at its least.
  void setMost(bool most);
  /// How many people hold a seat of a run.
  std::uint64_t peopleIn(const Run &run) const { return filledIn(run) + (run.exists ? run.sharing : 0); }
  /// How many of the votes told cannot have been given by somebody with a vote.
  std::uint64_t excess(const Run &run) const { return excess(run, standing(run)); }
  std::uint64_t excess(const Run &run, const Standing &now) const;
  /// [A6] Whether it is known which votes are by proxy, and no clause lets proxies vote.
  bool sendsInVain(const Run &run) const;
  /// Takes from the votes of a run those that do not count: of one side first, as far as they may be of it.
  void takeLost(const Run &run, const Standing &now, Votes &votes) const;
  /// The votes that count; as told, or with what abstentions, silence and vacancies count as in a part of the rule.
  Votes votesOf(const Run &run, Counting how) const { return votesOf(run, standing(run), how); }
  /// The same, for those who have the standing of the run already: judging asks this more than anything else.
  Votes votesOf(const Run &run, const Standing &now, Counting how) const;
  /// How many of so many votes that count are by proxy.
  std::uint64_t proxyVotesAmong(std::uint64_t told, const Run &run) const;
  /// In which part of the rule a threshold stands.
  Counting countingOf(const schema::Threshold &threshold) const;
  /// What abstentions, silence and vacancies count as there; nothing without a rule.
  CountsAs countsAs(Counting how) const;

  /// [P2] Seats that people hold beyond their first, of some of the seats: so many fewer heads are there than seats.
  std::uint64_t furtherSeats(CountedAs as, Among among) const;
  /// Of those who vote by proxy in several seats, one of which has a vote: so many have one of a run.
  std::uint32_t proxiesBesides(std::uint32_t position) const;
  /// The same as further seats, of those who vote by proxy.
  std::uint64_t furtherProxies(Among among) const;
  /// The same of some people who are told.
  std::uint64_t furtherOf(const InSeveral &people, Among among) const;
  /// The same of votes alike.
  std::uint64_t furtherVotes(std::uint64_t Votes::*which, Among among, Counting how) const;
  /// The same of seats in which people vote at all, though not alike.
  std::uint64_t furtherTakingPart(Among among) const;

  /// What a run has of any base of a threshold. Whoever votes by proxy is taken to be there.
  rules::Part partOf(const Run &run, const Standing &now, const Votes &votes) const;
  /// [V4] The same of seats, where they are weighed: a shared one counts once.
  rules::Part seatsOf(const Run &run, const Standing &now, const Votes &votes) const;
  /// What a base comes to for a quorum.
  std::uint64_t base(Base kind) const;
  /// Whether anybody is there who counts towards a quorum; outside a meeting, whether anybody takes part.
  bool anybodyCounts() const;
  /// Heads towards quorum: somebody in two of the seats is one.
  std::uint64_t countOf(const schema::Who &who) const;
  std::uint64_t inPostOf(const schema::Who &who) const; ///< filled
  std::uint64_t askingOf(const schema::Who &who) const; ///< who ask for a meeting

  /// What a requirement has: people, or groups of which somebody is there.
  std::uint64_t have(const schema::Requirement &requirement) const;
  /// The least whole number that a requirement is met with; `more` people added to a base of those present.
  std::uint64_t needed(const schema::Requirement &requirement, std::uint64_t more = 0) const;
  /// Adds what the quantities of a requirement are shares of.
  void addBases(const schema::Requirement &requirement, std::vector<std::uint64_t> &out) const;
  bool met(const schema::Requirement &requirement) const { return have(requirement) >= needed(requirement); }

  /// What a threshold is judged on, with `extra` votes in favour: a casting vote.
  Sum sum(const schema::Threshold &threshold, std::uint32_t extra = 0, const Caster &by = {}) const;

  /// Whether a threshold that counts the votes of some counts somebody's casting vote.
  bool castsAmong(const Caster &by, const schema::Who &who) const;
  /// Whether somebody with an interest may vote all the same.
  bool interestedVote() const { return stay || (rules.conflict && rules.conflict->vote() && !rules.conflict->leave()); }

  /// Votes of everyone, in a unit.
  Sum allVotes(Unit unit, const schema::Threshold &threshold) const;
  /// What a constituent has, of those whose votes a threshold counts: its votes by weight, and who of it is in the
  /// base.
  Sum constituent(const schema::Threshold &threshold, const schema::Who &group, VotesOf of = VotesOf::ThoseNamed) const;
  /// Votes as they are told, weighted.
  std::uint64_t weighted(std::uint64_t Votes::*which) const;
};

/// Fills in the runs of a body for a meeting, in the world of what is certain; `runs` has one place for each run of the
/// body.
Tally tally(const Model &model, const Meeting &meeting, std::span<Run> runs);

} // namespace quorate::runtime
