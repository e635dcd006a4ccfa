// The votes and interests of an item in minutes.
#include "runtime/attendance/attendees.h"

#include "runtime/attendance/left_aside.h"
#include "runtime/attendance/scene.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

/// Takes those told of, for one thing that they do apart from being there; `cannot`: why it is refused.
void Replay::takeEach(const std::vector<MinutedPeople> &told, Roll &now, const Roll::Test &may, const char *cannot,
                      const std::function<void(Heap &)> &take) {
  for (const MinutedPeople &people : told) {
    const Who *who = meeting_.find(people);
    if ((!who && !people.bare) || (who && holdsNoSeat(now, *who)))
      continue;
    std::uint64_t there = 0;
    std::optional<Picks> some = who ? pick(now, *who, now.peopleOf(*who, may), there) : std::nullopt;
    if (!some)
      fault(people, "`" + people.text + "` " + cannot);
    else
      for (const Pick &pick : *some)
        take(now.heaps[pick.heap]);
  }
}

/// A proxy is given by somebody who is not there: whoever is there votes for themselves.
void Replay::readProxies(const MinutedItem &item, Roll &now) {
  forgetNumbers(now);
  inRank(item.byProxy, [&](const MinutedPeople &people) {
    const Who *who = meeting_.find(people);
    if (!who && !people.bare)
      return;
    std::uint64_t there = 0;
    std::optional<Picks> some = who ? pick(now, *who, awayOf(now, *who), there) : std::nullopt;
    if (some)
      sendProxies(now, *who, *some);
    else
      fault(people, "`" + people.text + "` cannot vote by proxy: there are not so many who are not there themselves");
  });
  forgetNumbers(now);
}

/// [A4] Who may be meant by those who vote by proxy: whoever does in another post does in this one, too.
Picks Replay::awayOf(const Roll &now, const Who &who) {
  return now.peopleOf(who, [&](const Heap &heap, const OwnSeat &seat) {
    return heap.there == There::Untold || (heap.there == There::ByProxy && !seat.numberThere && !who.person);
  });
}

void Replay::sendProxies(Roll &now, const Who &who, const Picks &some) {
  for (const Pick &pick : some) {
    Heap &heap = now.heaps[pick.heap];
    heap.there = There::ByProxy;
    for (OwnSeat &seat : heap.seats)
      seat.numberThere = seat.numberThere || isOneOf(who.runs, seat.run);
  }
}

const MinutedItem *Replay::firstWithProxies() const {
  const std::vector<MinutedEvent> &events = meeting_.minutes().events;
  auto tells = std::find_if(events.begin(), events.end(), [](const MinutedEvent &event) {
    return event.is == MinutedEvent::Is::Item && event.item.mode == Mode::AtMeeting && !event.item.byProxy.empty();
  });
  return tells == events.end() ? nullptr : &tells->item;
}

/// [A5] Whoever votes by proxy for an item is not there for it, so that there are enough others.
void Replay::proxiesAreAway(const MinutedItem &item) {
  Roll now = roll_;
  readProxies(item, now);
}

/// [Q9] Who votes by proxy in the first item that tells of proxies is there by proxy when the meeting begins, as far as
/// they are not there themselves.
void Replay::readProxiesAtFirst(Roll &now) const {
  const MinutedItem *tells = firstWithProxies();
  if (!tells)
    return;
  for (const MinutedPeople &people : tells->byProxy) {
    const Who *told = meeting_.find(people);
    if (!told)
      continue;
    Who who = *told;
    const Picks away = awayOf(now, who);
    if (who.number)
      who.number = std::min<std::uint64_t>(*who.number, now.sizeOf(away));
    std::uint64_t there = 0;
    if (std::optional<Picks> some = pick(now, who, away, there))
      sendProxies(now, who, *some);
  }
  forgetNumbers(now);
}

void Replay::readAsking(const MinutedItem &item, Roll &now) {
  takeEach(
      item.asking, now, [](const Heap &heap, const OwnSeat &) { return !heap.asking; },
      "cannot ask for a meeting: there are not so many members", [](Heap &heap) { heap.asking = true; });
}

bool Replay::isInPool(const Heap &heap, const OwnSeat &seat, const Meeting &meeting) {
  return !seat.vote && (meeting.mode != Mode::AtMeeting || heap.there == There::Present ||
                        heap.there == There::ByProxy || heap.isDeputised(seat));
}

bool Replay::isNobodyThere(const Roll &now) {
  return std::none_of(now.heaps.begin(), now.heaps.end(),
                      [](const Heap &heap) { return heap.there == There::Present || heap.there == There::Deputised; });
}

/// Outside a meeting it is told of deputies only that they vote.
void Replay::deputise(const Who &who, Roll &now) {
  Picks free = now.peopleOf(
      ofRuns(who.runs), [](const Heap &heap, const OwnSeat &) { return heap.there == There::Untold && !heap.voted(); });
  std::uint64_t number = std::min<std::uint64_t>(who.number.value_or(1), now.sizeOf(free));
  for (const Pick &pick : now.take(number, free, choiceAmong(who)))
    now.deputise(pick, who.person);
}

void Replay::castFor(const MinutedPeople &people, std::uint32_t told, const Meeting &meeting, Roll &now) {
  const Who &who = votes_[told].who;
  const std::string text = "`" + people.text + "`";
  if (who.deputy && meeting.mode != Mode::AtMeeting)
    deputise(who, now);
  Picks free = now.seatsOf(who.deputy ? ofRuns(who.runs) : who, [&](const Heap &heap, const OwnSeat &seat) {
    if (who.others && (heap.voted() || heap.interested))
      return false;
    if (who.deputy != heap.isDeputised(seat))
      return false;
    // [P2] Those who share a seat have one vote.
    if (!who.person && now.isShareTold(seat))
      return false;
    return isInPool(heap, seat, meeting) && (!who.person || !who.deputy || heap.deputy == who.person);
  });
  if (who.person && free.empty()) {
    bool voted = std::any_of(now.heaps.begin(), now.heaps.end(), [&](const Heap &heap) {
      return (heap.person == who.person || heap.deputy == who.person) && heap.voted();
    });
    // A second vote of one person on one item is a slip in the minutes, and not a change of mind.
    return fault(people, text + (voted ? " votes twice on one item" : " votes, but is not there"));
  }
  for (const Pick &pick : free)
    if (now.voteShared(now.seatAt(pick)).value_or(votes_[told].how) != votes_[told].how)
      return fault(people, text + " votes in a seat whose vote another who shares it has given otherwise");
  if (who.number)
    free = now.oneOfEachSeat(free);
  std::uint64_t there = now.sizeOf(free);
  std::optional<Picks> some;
  if (who.number && *who.number <= there)
    some = now.takeFirst(
        *who.number, free, [](const Heap &heap, const OwnSeat &) { return !heap.interested; }, choiceAmong(who));
  else if (who.everyone && (there != 0 || !isNobodyThere(now) || meeting.mode != Mode::AtMeeting))
    some = exceptOf(now, who, free);
  else if (!who.number && there != 0)
    some = free;
  if (!some)
    return fault(people, "votes of " + text + " are recorded, but only " + std::to_string(there) + " of them " +
                             (there == 1 ? "is" : "are") + " left there to give one");
  for (const Pick &pick : *some) {
    now.seatAt(pick).vote = votes_[told].how;
    now.seatAt(pick).toldBy = told;
    now.seatAt(pick).numberVotes = who.number && !who.deputy;
  }
}

/// Of anybody there who may vote and has not voted.
void Replay::castBare(const MinutedPeople &people, std::uint32_t told, const Meeting &meeting,
                      const VotingRights &rights, Roll &now) {
  static constexpr std::string_view kWords[] = {"for", "against", "abstaining"};
  Picks free = now.oneOfEachSeat(now.seatsOf(room_.everybody(), [&](const Heap &heap, const OwnSeat &seat) {
    return isInPool(heap, seat, meeting) && mayVote(room_, heap, seat, rights) && !now.isShareTold(seat);
  }));
  std::uint64_t wanted = people.form.number.value_or(0), there = now.sizeOf(free);
  if (wanted > there && there == 0 && isNobodyThere(now) && meeting.mode == Mode::AtMeeting)
    return fault(people, "votes are recorded, but nobody is there to give them: say who is `present`");
  if (wanted > there)
    return fault(people,
                 people.text + (wanted == 1 ? " vote " : " votes ") +
                     std::string(kWords[static_cast<std::size_t>(votes_[told].how)]) + (wanted == 1 ? " is" : " are") +
                     " recorded, but " +
                     (there == 0 ? std::string("nobody is")
                                 : "only " + std::to_string(there) + (there == 1 ? " person is" : " people are")) +
                     " left there who may vote on this item");
  for (const Pick &pick : now.take(wanted, free, Choice::Is::WhoseVotes)) {
    now.seatAt(pick).vote = votes_[told].how;
    now.seatAt(pick).toldBy = told;
  }
}

/// Whatever is said of votes is said of one time: names first, then numbers, whole posts, everyone, and the rest; bare
/// numbers are of those who are left.
void Replay::readVotes(const MinutedItem &item, const Meeting &meeting, const VotingRights &rights, Roll &now) {
  std::vector<Vote> all;
  auto add = [&](const std::vector<MinutedPeople> &some, Ballot how) {
    for (const MinutedPeople &people : some) {
      const Who *who = meeting_.find(people);
      if (!who && !people.bare)
        continue;
      if (who && holdsNoSeat(now, *who)) {
        votesAside_.push_back(who);
        continue;
      }
      all.push_back({&people, static_cast<std::uint32_t>(votes_.size())});
      votes_.push_back({who ? *who : room_.everybody(), how});
    }
  };
  add(item.inFavour, Ballot::For);
  add(item.against, Ballot::Against);
  add(item.abstaining, Ballot::Abstaining);
  auto rank = [&](const Vote &vote) {
    const Who &who = votes_[vote.told].who;
    return vote.people->bare ? 6
           : who.person      ? 0
           : who.deputy      ? 1
           : who.number      ? 2
           : who.others      ? 5
           : who.everyone    ? 4
                             : 3;
  };
  std::stable_sort(all.begin(), all.end(), [&](const Vote &a, const Vote &b) { return rank(a) < rank(b); });
  for (const Vote &vote : all)
    if (vote.people->bare)
      castBare(*vote.people, vote.told, meeting, rights, now);
    else
      castFor(*vote.people, vote.told, meeting, now);
  if (!all.empty() && isSomeProxySilent(now, votes_))
    fault(*all.front().people, "those who vote by proxy are among those who vote");
}

/// [U1] Votes of which only the number is told are of people who may vote: whether those do of whom it is open bears on
/// who can have given them.
void Replay::supposeVotes(const MinutedItem &item, Meeting &meeting, Roll &now, VotingRights &rights) {
  auto bare = [](const std::vector<MinutedPeople> &some) {
    return std::any_of(some.begin(), some.end(), [](const MinutedPeople &people) { return people.bare; });
  };
  if (!bare(item.inFavour) && !bare(item.against) && !bare(item.abstaining))
    return;
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    Truth &votes = rights.runs[run].votes;
    if (votes != Truth::Depends || !room_.isThere(run))
      continue;
    votes = now.choose(Choice::Is::SeatsVote, 2, run) == 0 ? Truth::Yes : Truth::No;
    // [P5] Seats that are written in one line vote alike.
    for (std::uint32_t other = run; other < room_.size(); ++other)
      if (other == run ||
          (rights.runs[other].votes == Truth::Depends && voteAlike(room_.seat(run), room_.seat(other)))) {
        rights.runs[other].votes = votes;
        now.suppose(other, votes);
      }
  }
  meeting.supposed = now.supposed();
}

Attendance Replay::attendanceAt(const MinutedItem &item, const Meeting &start) {
  Roll now = roll_;
  for (Heap &heap : now.heaps)
    heap.interested = std::find(heap.interests.begin(), heap.interests.end(), item.number) != heap.interests.end();
  // [A5] Also outside a meeting nobody votes by proxy who does not exist.
  readProxies(item, now);
  if (start.mode != Mode::AtMeeting)
    // [A2] Outside a meeting nobody is present or absent, or there for somebody else.
    for (Heap &heap : now.heaps)
      heap.there = There::Untold;
  readAsking(item, now);
  Meeting meeting = meetingOf(now, start);
  leaveProxiesOut(now, meeting);
  VotingRights rights = votingRights(room_.model(), meeting);
  supposeVotes(item, meeting, now, rights);
  if (item.votesTold) {
    readVotes(item, meeting, rights, now);
  } else if (item.decides() && now.choose(Choice::Is::Votes, 2) != 0) {
    // [U1] Where the votes are not recorded, all may have been in favour, or nobody.
    votes_.push_back({room_.everybody(), Ballot::For});
    for (Heap &heap : now.heaps)
      for (OwnSeat &seat : heap.seats)
        if (heap.number != 0 && isInPool(heap, seat, meeting) && mayVote(room_, heap, seat, rights)) {
          seat.vote = Ballot::For;
          seat.toldBy = 0;
        }
  }
  Attendance counted = withVotes(now, votes_, rights, std::move(meeting));
  for (const VoteTold &each : votes_)
    counted.meeting.bareVotes =
        counted.meeting.bareVotes || (item.votesTold && each.who.name.empty() && !each.who.everyone);
  tellAside(counted);
  if (item.casting)
    counted.meeting.casting = CastingTold{{}, {}, *item.casting};
  Meeting asked = start;
  asked.casting = counted.meeting.casting;
  asked.bareVotes = counted.meeting.bareVotes;
  counted.scene = sceneOf(now, votes_, asked);
  return counted;
}

} // namespace quorate::runtime
