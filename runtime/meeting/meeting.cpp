// Judges meetings: one evaluation for each possibility that the unknowns leave, and an answer where they agree.
#include "runtime/meeting.h"
#include "runtime/meeting/unknowns.h"
#include "runtime/meeting/worlds.h"

#include <algorithm>
#include <array>
#include <memory>

namespace quorate::runtime {

namespace {

/// Up to so many runs stand on the stack: analyses judge a million meetings and should allocate for none of them.
constexpr std::size_t kFewRuns = 128;

/// What all worlds looked at so far agree on.
class Agreement {
public:
  void add(const Outcome &outcome) {
    if (first_) {
      quorate_ = outcome.quorum.truth;
      mayDecide_ = outcome.mayDecide;
      carried_ = outcome.carried;
      tied_ = outcome.tied;
      asked_ = outcome.by == CarriedBy::MeetingAsked;
      notAsked_ = !asked_;
      ahead_ = outcome.lead > 0;
      behind_ = outcome.lead < 0;
      someTied_ = outcome.tied;
      byCastingVote_ = outcome.byCastingVote;
      interestedStay_ = outcome.quorum.by == QuorumBy::ConflictedStay;
      first_ = false;
      return;
    }
    // One world that differs is enough, and no later one can make it certain again.
    if (quorate_ != outcome.quorum.truth)
      quorate_ = Truth::Depends;
    if (mayDecide_ != outcome.mayDecide)
      mayDecide_ = Truth::Depends;
    if (carried_ != outcome.carried)
      carried_ = Truth::Depends;
    asked_ = asked_ || outcome.by == CarriedBy::MeetingAsked;
    notAsked_ = notAsked_ || outcome.by != CarriedBy::MeetingAsked;
    ahead_ = ahead_ || outcome.lead > 0;
    behind_ = behind_ || outcome.lead < 0;
    someTied_ = someTied_ || outcome.tied;
    // What is said as a fact must be so in all worlds; that those in conflict stay need only be possible.
    tied_ = tied_ && outcome.tied;
    byCastingVote_ = byCastingVote_ && outcome.byCastingVote;
    interestedStay_ = interestedStay_ || outcome.quorum.by == QuorumBy::ConflictedStay;
  }
  bool settledNothing() const {
    return !first_ && quorate_ == Truth::Depends && mayDecide_ == Truth::Depends && carried_ == Truth::Depends;
  }
  /// Whether votes for and against may also be equal, somewhere between the worlds looked at, or be so in one of them
  /// and not between.
  bool mayBeEqual() const { return (ahead_ && behind_) || (someTied_ && !tied_); }
  /// Whether it is open if a meeting is asked for by enough.
  bool mayBeAsked() const { return asked_ && notAsked_; }
  void fill(Verdict &verdict) const {
    verdict.quorate = quorate_;
    verdict.mayDecide = mayDecide_;
    verdict.carried = carried_;
    verdict.tied = tied_;
    verdict.byCastingVote = byCastingVote_;
    verdict.interestedStay = interestedStay_;
  }

private:
  Truth quorate_ = Truth::Depends, mayDecide_ = Truth::Depends, carried_ = Truth::Depends;
  bool tied_ = false, someTied_ = false, byCastingVote_ = false, ahead_ = false, behind_ = false, asked_ = false,
       notAsked_ = false, interestedStay_ = false, first_ = true;
};

/// Whether a rule that bears on what is told is to be confirmed: on conflicts, where there are some; on proxies, where
/// some are used.
bool ruleUnknown(const Item &item) {
  const Tally &tally = item.tally;
  bool conflicts = unsettledRule(item.text, tally.rules.conflict);
  bool proxies = unsettledRule(item.text, tally.rules.proxies);
  if (!conflicts && !proxies)
    return false;
  for (const Run &run : tally.runs)
    if (run.exists && ((conflicts && run.conflicted != 0) || (proxies && run.byProxy != 0)))
      return true;
  return false;
}

std::size_t openRuns(const Tally &tally) {
  std::size_t runs = 0;
  for (const Run &run : tally.runs)
    runs += run.least != run.most || run.leastFilled != run.mostFilled;
  return runs;
}

/// Of how many runs an open number of seats makes an open number of votes: those of silence and of vacancies.
std::size_t openVotes(const Tally &tally) {
  const CountsAs first = tally.countsAs(Counting::First), failing = tally.countsAs(Counting::FailingThat);
  bool silenceCounts = first.silence != CountAs::Nothing || failing.silence != CountAs::Nothing;
  bool vacanciesCount = first.vacancies != CountAs::Nothing || failing.vacancies != CountAs::Nothing;
  std::size_t runs = 0;
  for (const Run &run : tally.runs) {
    // At a meeting only those there can be silent, and they have been told; outside one it is everybody in post.
    bool silence = silenceCounts && tally.outside && run.leastFilled != run.mostFilled;
    bool vacancies = vacanciesCount && (run.least == run.most) != (run.leastFilled == run.mostFilled);
    runs += silence || vacancies;
  }
  return runs;
}

/// Whether some votes do not count and it is not known whose they were.
bool votesInDoubt(const Tally &tally) {
  return tally.proxiesLost() != 0 || std::any_of(tally.runs.begin(), tally.runs.end(),
                                                 [&](const Run &run) { return run.exists && tally.excess(run) != 0; });
}

/// Whether those in conflict may stay and vote with some number of seats, and not with another.
bool mayStayBetween(const Tally &tally, const Verdict &verdict) {
  bool mayStay = tally.rules.conflict && tally.rules.conflict->if_too_many() == IfTooMany::MayStay;
  if (!mayStay || verdict.quorate != Truth::Depends || openRuns(tally) == 0)
    return false;
  for (const Run &run : tally.runs)
    if (run.exists && run.conflicted != 0)
      return true;
  return false;
}

void countVotes(Item &item, Verdict &verdict) {
  verdict.inFavour = item.tally.weighted(&Votes::inFavour);
  verdict.against = item.tally.weighted(&Votes::against);
  verdict.abstaining = item.tally.weighted(&Votes::abstaining);
}

Verdict judgeRuns(const Model &model, const Meeting &meeting, std::span<Run> runs) {
  const Tables &tables = model.tables();
  const schema::Body &body = tables.bodies().bodies[number(meeting.body)];
  Item item{tables.text(), tally(model, meeting, runs)};
  Verdict verdict;
  if (meeting.day < body.from_day() || meeting.day >= body.until_day()) {
    // No unknown can help a body that is not there on the day: it has no quorum, and what votes are told decide
    // nothing.
    countVotes(item, verdict);
    verdict.quorate = verdict.mayDecide = verdict.carried = Truth::No;
    return verdict;
  }
  item.outcome(); // so that it is known who stays
  countVotes(item, verdict);
  if (ruleUnknown(item))
    return verdict;
  Agreement agreement;
  auto each = [&] {
    agreement.add(item.outcome());
    return agreement.settledNothing();
  };
  // Too many worlds to go through: depends, and not a guess from those that were.
  if (!forEachWorld(item, each))
    return verdict;
  agreement.fill(verdict);
  // Between the least and the greatest numbers of seats there may be what neither of them shows: a tie, more seats of
  // one sort and fewer of another, a number of members of whom enough ask for a meeting, or of whom so many leave that
  // those in conflict may stay.
  std::size_t open = openVotes(item.tally);
  // [U1] Then each world is looked at, and not only their ends.
  bool between = (open != 0 && agreement.mayBeEqual()) || (open != 0 && openRuns(item.tally) > 1) ||
                 (agreement.mayBeAsked() && openRuns(item.tally) != 0) || mayStayBetween(item.tally, verdict);
  if (between && verdict.carried != Truth::Depends)
    verdict.carried = explore(item, Sought::Carried).truth;
  // [X1] Between votes in doubt that are all of one side and all of the other, they may be equal.
  if (votesInDoubt(item.tally) && agreement.mayBeEqual())
    verdict.carried = Truth::Depends;
  // [R5] With more seats a vote may count that was told, and more may have to take part.
  if (item.tally.outside && item.tally.rules.toVote && verdict.quorate != Truth::Depends && openRuns(item.tally) != 0)
    verdict.quorate = verdict.mayDecide = explore(item, Sought::Quorate).truth;
  bool bodyUnknown = unsettled(item.text, body.open()) || unsettled(item.text, body.start_open());
  // Whether there is such a body yet is itself unknown: a no stays a no.
  if (bodyUnknown && verdict.quorate == Truth::Yes)
    verdict.quorate = Truth::Depends;
  if (bodyUnknown && verdict.mayDecide == Truth::Yes)
    verdict.mayDecide = Truth::Depends;
  if (bodyUnknown && verdict.carried == Truth::Yes)
    verdict.carried = Truth::Depends;
  return verdict;
}

/// Calls `use` with room for the runs of seats of the body that meets.
template <class Use> auto withRuns(const Model &model, const Meeting &meeting, Use use) {
  const BodyTables &tables = model.tables().bodies();
  std::uint32_t count = tables.bodies[number(meeting.body)].seats().count();
  if (count <= kFewRuns) {
    // Only the runs in use are made.
    alignas(Run) std::array<std::byte, kFewRuns * sizeof(Run)> room;
    Run *runs = reinterpret_cast<Run *>(room.data());
    std::uninitialized_default_construct_n(runs, count);
    return use(std::span<Run>(runs, count));
  }
  // A damaged file may claim any number of seats: no memory is asked for before the list is known to have them.
  if (count > tables.seatLists.size())
    throwDangling();
  std::vector<Run> runs(count);
  return use(std::span<Run>(runs));
}

/// In one world.
BreaksTie breaksTieHere(const Item &item) {
  TieBreaker breaker = item.tieBreaker();
  switch (breaker.is) {
  case TieBreaker::Is::Unknown: return {BreaksTie::Is::Unknown};
  case TieBreaker::Is::Lot: return {BreaksTie::Is::Lot};
  case TieBreaker::Is::Nobody:
  // [X2] Where a tie goes elsewhere nobody here breaks it, so that the motion is lost here.
  case TieBreaker::Is::Elsewhere: return {BreaksTie::Is::Nobody};
  case TieBreaker::Is::Holder: break;
  }
  if (!item.mayCast(breaker.position))
    return {BreaksTie::Is::Nobody};
  return {BreaksTie::Is::Somebody, breaker.position};
}

} // namespace

Verdict judge(const Model &model, const Meeting &meeting) {
  return withRuns(model, meeting, [&](std::span<Run> runs) { return judgeRuns(model, meeting, runs); });
}

BreaksTie breaksTie(const Model &model, const Meeting &meeting) {
  return withRuns(model, meeting, [&](std::span<Run> runs) {
    Item item{model.tables().text(), tally(model, meeting, runs)};
    if (!item.tally.rules.decides || ruleUnknown(item))
      return BreaksTie{};
    std::optional<BreaksTie> found;
    auto each = [&] {
      item.outcome(); // so that it is known who stays
      BreaksTie here = breaksTieHere(item);
      found = !found || *found == here ? here : BreaksTie{};
      return found->is == BreaksTie::Is::Unknown;
    };
    return forEachWorld(item, each) ? found.value_or(BreaksTie{}) : BreaksTie{};
  });
}

} // namespace quorate::runtime
