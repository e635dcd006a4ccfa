// What a meeting comes to if some of its people do something else: counted anew from the people, as what is told is.
#include "runtime/attendance/scene.h"

#include "runtime/meeting/seat_lists.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// In so many ways the changed meeting is looked at, at the most.
constexpr std::size_t kMostWaysAfter = 400;

class People : public Scene {
public:
  People(const Roll &roll, const std::vector<VoteTold> &votes, const Meeting &item)
      : roll_(roll), votes_(votes), item_(item) {
    // [Y2] Who counts of too many proxies is chosen anew.
    for (Heap &heap : roll_.heaps)
      heap.proxyLeft = heap.proxyLeftGone = false;
    // Whoever does something else does it as somebody of everyone.
    votes_.push_back({roll_.room().everybody(), Ballot::For});
    votes_.back().who.everyone = true;
  }

  std::vector<Pool> whoMay(Deed deed) const override;
  std::shared_ptr<const Scene> with(Deed deed, const std::vector<Pool> &pools, const Taken &taken) const override;
  std::shared_ptr<const Scene> decided(Mode mode) const override;
  std::shared_ptr<const Scene> adjourned() const override;
  bool isYes(Sought sought) const override;

private:
  bool outside() const { return item_.mode != Mode::AtMeeting; }
  bool mayVote(const Heap &heap, const OwnSeat &seat, const VotingRights &rights) const;
  bool mayIn(Deed deed, const Heap &heap, const OwnSeat &seat, const VotingRights &rights) const;
  void act(Deed deed, std::size_t heap, const VotingRights &rights);
  void turn(std::size_t heap, std::optional<Ballot> how);
  std::string keyOf(std::size_t heap, const SeatLists &lists) const;
  VotingRights rights() const { return votingRights(roll_.room().model(), meetingOf(roll_, item_)); }

  Roll roll_;
  std::vector<VoteTold> votes_;
  Meeting item_;
};

/// Whether a vote of theirs counts, if there is one. Of what is not known it is tried.
bool People::mayVote(const Heap &heap, const OwnSeat &seat, const VotingRights &rights) const {
  // Whoever sends a deputy votes in no other seat.
  return (heap.there != There::Deputised || heap.isDeputised(seat)) &&
         runtime::mayVote(roll_.room(), heap, seat, rights);
}

/// Whether somebody may do it in a seat of theirs.
bool People::mayIn(Deed deed, const Heap &heap, const OwnSeat &seat, const VotingRights &rights) const {
  const bool away = heap.there == There::Untold || heap.there == There::Absent;
  switch (deed) {
  case Deed::Come:
  case Deed::ComeAndVote: return !outside() && away;
  case Deed::Vote:
    // [P2] Those who share a seat have one vote.
    return (outside() || !away) && mayVote(heap, seat, rights) &&
           (seat.vote ? *seat.vote == Ballot::Abstaining : !roll_.isShareTold(seat));
  case Deed::Turn:
  case Deed::Withhold:
  case Deed::Abstain: return mayVote(heap, seat, rights) && seat.vote == Ballot::Against;
  }
  return false;
}

std::string People::keyOf(std::size_t at, const SeatLists &lists) const {
  const Heap &heap = roll_.heaps[at];
  std::string key = std::to_string(static_cast<int>(heap.there)) + (heap.interested ? "i" : "") +
                    (heap.asking ? "a" : "") + (heap.came ? "c" : "") + (roll_.presiding == at ? "p" : "");
  std::vector<std::string> seats;
  for (const OwnSeat &seat : heap.seats)
    seats.push_back(lists.keyOf(seat.run) + (seat.vote ? std::to_string(static_cast<int>(*seat.vote)) : "") +
                    (seat.unfit ? "u" : "") + (heap.isDeputised(seat) ? "d" : "") +
                    (seat.shared ? "s" + std::to_string(seat.run) + "." + std::to_string(seat.shared) : ""));
  std::sort(seats.begin(), seats.end());
  for (const std::string &seat : seats)
    key += ";" + seat;
  return key;
}

std::vector<Pool> People::whoMay(Deed deed) const {
  const Meeting meeting = meetingOf(roll_, item_);
  const VotingRights rights = votingRights(roll_.room().model(), meeting);
  std::vector<Run> runs(roll_.room().size());
  const Tally counted = tally(roll_.room().model(), meeting, runs);
  const SeatLists lists(counted);
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < roll_.heaps.size(); ++i) {
    const Heap &heap = roll_.heaps[i];
    Pool pool;
    pool.heap = i;
    pool.person = heap.there == There::Deputised ? heap.deputy : heap.person;
    pool.left = heap.number;
    for (const OwnSeat &seat : heap.seats) {
      if (mayIn(deed, heap, seat, rights))
        pool.runs.push_back(seat.run);
      pool.abstains = pool.abstains || seat.vote == Ballot::Abstaining;
      pool.fit = pool.fit && !seat.unfit;
      pool.votes = pool.votes || rights.runs[seat.run].votes == Truth::Yes;
      pool.lists += lists.of(seat.run).size();
    }
    pool.key = keyOf(i, lists);
    if (pool.left != 0 && !pool.runs.empty())
      pools.push_back(std::move(pool));
  }
  return pools;
}

/// Whoever votes against does so no longer; [P2] nor do those who share the seat.
void People::turn(std::size_t at, std::optional<Ballot> how) {
  const std::vector<OwnSeat> seats = roll_.heaps[at].seats;
  for (const OwnSeat &turned : seats)
    if (turned.vote == Ballot::Against)
      for (std::size_t i = 0; i < roll_.heaps.size(); ++i)
        for (OwnSeat &seat : roll_.heaps[i].seats)
          if (seat.vote && ((i == at && seat.run == turned.run) || seat.isOneWith(turned)))
            seat.vote = how;
}

void People::act(Deed deed, std::size_t at, const VotingRights &rights) {
  Heap &heap = roll_.heaps[at];
  switch (deed) {
  case Deed::Turn: return turn(at, Ballot::For);
  case Deed::Withhold: return turn(at, std::nullopt);
  case Deed::Abstain: return turn(at, Ballot::Abstaining);
  case Deed::Come: heap.there = There::Present; return;
  case Deed::ComeAndVote: heap.there = There::Present; break;
  case Deed::Vote: break;
  }
  if (outside() && heap.there != There::Deputised)
    heap.there = There::Untold;
  for (OwnSeat &seat : heap.seats)
    if (mayVote(heap, seat, rights) && (seat.vote ? *seat.vote == Ballot::Abstaining : !roll_.isShareTold(seat))) {
      seat.vote = Ballot::For;
      seat.toldBy = static_cast<std::uint32_t>(votes_.size() - 1);
    }
}

std::shared_ptr<const Scene> People::with(Deed deed, const std::vector<Pool> &pools, const Taken &taken) const {
  auto after = std::make_shared<People>(*this);
  const VotingRights now = rights();
  for (std::size_t i = 0; i < pools.size(); ++i)
    if (taken[i] != 0)
      after->act(deed, after->roll_.apart(pools[i].heap, static_cast<std::uint32_t>(taken[i])), now);
  return after;
}

/// [A2] Outside a meeting nobody is present or absent; at one, those who vote are there.
std::shared_ptr<const Scene> People::decided(Mode mode) const {
  auto after = std::make_shared<People>(*this);
  after->item_.mode = mode;
  after->item_.adjourned = false;
  for (Heap &heap : after->roll_.heaps) {
    if (heap.there == There::Deputised && (mode == Mode::AtMeeting || heap.voted()))
      continue;
    const bool there = mode == Mode::AtMeeting && (heap.voted() || heap.interested || heap.there == There::Present);
    heap.there = there ? There::Present : There::Untold;
  }
  return after;
}

std::shared_ptr<const Scene> People::adjourned() const {
  auto after = std::make_shared<People>(*this);
  after->item_.adjourned = true;
  return after;
}

bool People::isYes(Sought sought) const {
  const Model &model = roll_.room().model();
  bool yes = true;
  const bool all = forEveryWay(kMostWaysAfter, [&](Choices &choices) {
    if (!yes)
      return;
    Roll now = roll_;
    now.chooseBy(choices);
    Meeting meeting = meetingOf(now, item_);
    leaveProxiesOut(now, meeting);
    VotingRights rights = votingRights(model, meeting);
    meeting = withVotes(now, votes_, std::move(rights), std::move(meeting)).meeting;
    addWhoCame(now, meeting);
    const Verdict verdict = judge(model, meeting);
    yes = sought == Sought::Quorate
              ? verdict.quorate == Truth::Yes
              : verdict.carried == Truth::Yes && (sought == Sought::Carried || verdict.mayDecide == Truth::Yes);
  });
  return yes && all;
}

} // namespace

std::shared_ptr<const Scene> sceneOf(const Roll &roll, const std::vector<VoteTold> &votes, const Meeting &item) {
  return std::make_shared<People>(roll, votes, item);
}

} // namespace quorate::runtime
