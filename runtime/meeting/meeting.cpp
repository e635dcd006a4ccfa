// Judges meetings: one evaluation for each possibility that the unknowns leave, and an answer where they agree.
#include "runtime/meeting.h"
#include "runtime/meeting/unknowns.h"

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
  explicit Agreement(const Outcome &first)
      : quorate_(first.quorum.truth), mayDecide_(first.mayDecide), carried_(first.carried), tied_(first.tied),
        byCastingVote_(first.byCastingVote), interestedStay_(first.quorum.by == QuorumBy::ConflictedStay) {}

  // [U1] One world that differs is enough, and no later one can make it certain again.
  void add(const Outcome &outcome) {
    auto agree = [](Truth &truth, Truth other) { truth = truth == other ? truth : Truth::Depends; };
    agree(quorate_, outcome.quorum.truth);
    agree(mayDecide_, outcome.mayDecide);
    agree(carried_, outcome.carried);
    // What is said as a fact must be so in all worlds; that those in conflict stay need only be possible.
    tied_ = tied_ && outcome.tied;
    byCastingVote_ = byCastingVote_ && outcome.byCastingVote;
    interestedStay_ = interestedStay_ || outcome.quorum.by == QuorumBy::ConflictedStay;
  }
  bool settledNothing() const {
    return quorate_ == Truth::Depends && mayDecide_ == Truth::Depends && carried_ == Truth::Depends;
  }
  void fill(Verdict &verdict) const {
    verdict.quorate = quorate_;
    verdict.mayDecide = mayDecide_;
    verdict.carried = carried_;
    verdict.tied = tied_;
    verdict.byCastingVote = byCastingVote_;
    verdict.interestedStay = interestedStay_;
  }

private:
  Truth quorate_, mayDecide_, carried_;
  bool tied_, byCastingVote_, interestedStay_;
};

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
    // [D4] No unknown can help a body that is not there on the day: it has no quorum, and what votes are told decide
    // nothing.
    countVotes(item, verdict);
    verdict.quorate = verdict.mayDecide = verdict.carried = Truth::No;
    return verdict;
  }
  Possibilities possible(item);
  Outcome certain = item.outcome(); // so that it is known who stays
  countVotes(item, verdict);
  if (possible.oneWorld()) {
    Agreement(certain).fill(verdict);
    return verdict;
  }
  std::optional<Agreement> agreement;
  bool all = possible.everywhere([&](std::size_t) {
    Outcome outcome = item.outcome();
    if (agreement)
      agreement->add(outcome);
    else
      agreement.emplace(outcome);
    return agreement->settledNothing();
  });
  // [U5] Too many worlds to go through: depends, and not a guess from those that were.
  if (all && agreement)
    agreement->fill(verdict);
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
  if (!item.mayCast(breaker))
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
    std::optional<BreaksTie> found;
    bool all = Possibilities(item).everywhere([&](std::size_t) {
      Outcome outcome = item.outcome(); // so that it is known who stays
      bool unknown =
          !item.tally.rules.decides || outcome.ruleOpen || unsettledRule(item.text, item.tally.rules.decides);
      BreaksTie here = unknown ? BreaksTie{} : breaksTieHere(item);
      found = !found || *found == here ? here : BreaksTie{};
      return found->is == BreaksTie::Is::Unknown;
    });
    return all ? found.value_or(BreaksTie{}) : BreaksTie{};
  });
}

} // namespace quorate::runtime
