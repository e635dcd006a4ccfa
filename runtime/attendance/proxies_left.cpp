// Of too many who vote by proxy it is a choice who counts; and on who counts it may hang whether those with an interest
// stay.
#include "runtime/attendance/told_votes.h"
#include "runtime/meeting/tally.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

class LeavingOut {
public:
  LeavingOut(Roll &roll, Meeting &meeting)
      : roll_(roll), meeting_(meeting), runs_(roll.room().size()), tally_(tally(roll.room().model(), meeting, runs_)) {}

  void run() {
    const bool mayStay =
        someInterested() && tally_.rules.conflict && tally_.rules.conflict->if_too_many() != IfTooMany::Unstated;
    if (!mayStay && !isByPerson())
      return;
    if (!mayStay) {
      if (isTooMany(false) && held(false) != 0)
        meeting_ = leaving(false);
      return;
    }
    if (isTooMany(false) || isTooMany(true))
      asTheyLeaveOrStay();
  }

private:
  bool someInterested() const {
    return std::any_of(roll_.heaps.begin(), roll_.heaps.end(),
                       [](const Heap &heap) { return heap.interested && heap.number != 0; });
  }
  /// Whether somebody by proxy is not alike to a seat: they sit in several, or share one.
  bool isByPerson() const {
    return !meeting_.byProxyInSeveral.empty() ||
           std::any_of(roll_.heaps.begin(), roll_.heaps.end(), [](const Heap &heap) {
             return heap.there == There::ByProxy && heap.number != 0 &&
                    std::any_of(heap.seats.begin(), heap.seats.end(),
                                [](const OwnSeat &seat) { return seat.shared != 0; });
           });
  }
  std::uint64_t held(bool stay) {
    tally_.stay = stay;
    return tally_.proxiesHeld();
  }
  bool isTooMany(bool stay) {
    tally_.stay = stay;
    return tally_.proxiesLost() != 0;
  }

  /// The meeting with as many votes by proxy as those may hold who are there if people with an interest stay or leave.
  Meeting leaving(bool stay) {
    for (Heap &heap : roll_.heaps)
      heap.proxyLeft = false;
    // With nobody to hold one none counts, and none is one of too many.
    if (isTooMany(stay) && held(stay) != 0) {
      const Picks sent = roll_.peopleOf(roll_.room().everybody(), [&](const Heap &heap, const OwnSeat &seat) {
        return heap.there == There::ByProxy && !seat.unfit && runs_[seat.run].exists && runs_[seat.run].votes;
      });
      for (const Pick &pick : sent)
        roll_.heaps[pick.heap].proxyLeft = true;
      const std::uint64_t kept = std::min(held(stay), roll_.sizeOf(sent));
      for (const Pick &pick : roll_.take(kept, sent, Choice::Is::WhichProxies))
        roll_.heaps[pick.heap].proxyLeft = false;
    }
    return meetingOf(roll_, meeting_);
  }

  /// [C3] Whoever may stay holds a proxy besides. Whether there is a quorum without them, and with them, is asked with
  /// those proxies that count then.
  void asTheyLeaveOrStay() {
    const Model &model = roll_.room().model();
    const bool byPerson = isByPerson();
    Meeting gone = leaving(false);
    for (Heap &heap : roll_.heaps)
      heap.proxyLeftGone = heap.proxyLeft;
    Meeting asked = gone;
    asked.interested = Interested::Gone;
    const Truth without = judge(model, asked).quorate;
    Truth with = Truth::No;
    if (without == Truth::No) {
      Meeting staying = leaving(true);
      staying.interested = Interested::Stay;
      with = judge(model, staying).quorate;
      if (with == Truth::Yes && tally_.rules.conflict->if_too_many() == IfTooMany::MayStay) {
        meeting_ = std::move(staying);
        return;
      }
    }
    const bool known = without != Truth::Depends && with != Truth::Depends;
    for (Heap &heap : roll_.heaps)
      heap.proxyLeft = heap.proxyLeftGone && (known || byPerson);
    if (known)
      gone.interested = with == Truth::Yes ? Interested::GoneAndMissed : Interested::Gone;
    if (known || byPerson)
      meeting_ = std::move(gone);
  }

  Roll &roll_;
  Meeting &meeting_;
  std::vector<Run> runs_;
  Tally tally_;
};

} // namespace

void leaveProxiesOut(Roll &roll, Meeting &meeting) { LeavingOut(roll, meeting).run(); }

} // namespace quorate::runtime
