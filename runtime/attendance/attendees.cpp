// Follows who is in the room.
#include "runtime/attendance/attendees.h"

#include "runtime/attendance/left_aside.h"
#include "runtime/attendance/scene.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

void Replay::arriveAtFirst() {
  const Minutes &minutes = meeting_.minutes();
  // [U1] Where nobody says who was there, it may be anybody.
  if (!minutes.presenceTold) {
    for (const Pick &pick : roll_.takeAny(roll_.peopleOf(room_.everybody()), Choice::Is::Presence))
      roll_.heaps[pick.heap].there = There::Present;
    return;
  }
  inRank(minutes.present, [&](const MinutedPeople &people) { arrive(people, Coming::AtFirst); });
  forgetNumbers(roll_);
}

/// Names first, then numbers, whole posts and everyone.
void Replay::inRank(const std::vector<MinutedPeople> &told,
                    const std::function<void(const MinutedPeople &)> &take) const {
  auto rank = [&](const MinutedPeople &people) {
    const Who *who = meeting_.find(people);
    return !who || who->person ? 0 : who->number ? 1 : who->everyone ? 3 : 2;
  };
  for (int now = 0; now <= 3; ++now)
    for (const MinutedPeople &people : told)
      if (rank(people) == now)
        take(people);
}

void Replay::forgetNumbers(Roll &roll) {
  for (Heap &heap : roll.heaps)
    for (OwnSeat &seat : heap.seats)
      seat.numberThere = false;
}

Picks Replay::exceptOf(Roll &roll, const Who &who, const Picks &from) const {
  std::vector<std::size_t> out;
  auto isOut = [&](const Pick &pick) { return std::find(out.begin(), out.end(), pick.heap) != out.end(); };
  for (const Who &except : who.except) {
    Picks some;
    for (const Pick &pick : roll.peopleOf(except))
      if (!isOut(pick))
        some.push_back(pick);
    std::uint64_t there = roll.sizeOf(some);
    if (except.number)
      some = roll.takeFirst(
          std::min<std::uint64_t>(*except.number, there), some,
          [](const Heap &heap, const OwnSeat &) { return heap.there != There::Present || heap.voted(); },
          choiceAmong(except));
    for (const Pick &pick : some)
      out.push_back(pick.heap);
  }
  Picks left = from;
  std::erase_if(left, isOut);
  return left;
}

std::optional<Picks> Replay::pick(Roll &roll, const Who &who, const Picks &from, std::uint64_t &there) const {
  there = roll.sizeOf(from);
  if (who.everyone)
    return who.except.empty() ? from : exceptOf(roll, who, from);
  if (who.number)
    return *who.number > there ? std::nullopt : std::optional(roll.take(*who.number, from, choiceAmong(who)));
  return there == 0 ? std::nullopt : std::optional(from);
}

void Replay::arrive(const MinutedPeople &people, Coming coming) {
  if (people.bare)
    return fault(people, "`" + people.text + "`: say of which post they are who come in");
  const Who *who = meeting_.find(people);
  if (!who)
    return;
  if (holdsNoSeat(roll_, *who))
    return aside_.push_back(who);
  const std::string text = "`" + people.text + "`";
  // [A7] A deputy is there in place of the holder of a seat.
  if (who->deputy) {
    Picks free = roll_.peopleOf(ofRuns(who->runs),
                                [](const Heap &heap, const OwnSeat &) { return heap.there == There::Untold; });
    bool there = who->person && std::any_of(roll_.heaps.begin(), roll_.heaps.end(),
                                            [&](const Heap &heap) { return heap.deputy == who->person; });
    if (there)
      return fault(people, text + " comes in, but is there already");
    if (who->person && free.empty())
      free.push_back(roll_.addStandIn(who->runs.front()));
    std::uint64_t number = who->number.value_or(1), most = roll_.sizeOf(free);
    if (number > most)
      return fault(people, text + " come in, but " + ticked(room_.model().name(room_.body())) + " has only " +
                               std::to_string(most) + " of them who are not there yet");
    for (const Pick &pick : roll_.take(number, free, choiceAmong(*who)))
      roll_.deputise(pick, who->person);
    return;
  }
  std::uint64_t there = 0;
  auto some = pick(roll_, *who,
                   roll_.peopleOf(*who,
                                  [&](const Heap &heap, const OwnSeat &seat) {
                                    bool again = coming == Coming::AtFirst && heap.there == There::Present &&
                                                 !seat.numberThere && !who->person;
                                    return heap.there == There::Untold || again;
                                  }),
                   there);
  if (!some)
    // Somebody counted twice could make a quorum.
    return fault(people, who->person ? text + " comes in, but is there already"
                                     : text + " come in, but " + ticked(room_.model().name(room_.body())) +
                                           " has only " + std::to_string(there) + " of them who are not there yet");
  for (const Pick &pick : *some) {
    Heap &heap = roll_.heaps[pick.heap];
    heap.there = There::Present;
    heap.came = true;
    for (OwnSeat &seat : heap.seats)
      seat.numberThere = seat.numberThere || isOneOf(who->runs, seat.run);
  }
}

void Replay::leave(const MinutedPeople &people) {
  if (people.bare)
    return fault(people, "`" + people.text + "`: say of which post they are who leave");
  const Who *who = meeting_.find(people);
  if (!who)
    return;
  if (holdsNoSeat(roll_, *who)) {
    std::erase_if(aside_, [&](const Who *each) { return each->person == who->person; });
    return;
  }
  std::uint64_t there = 0;
  auto some =
      pick(roll_, *who,
           roll_.peopleOf(who->deputy ? ofRuns(who->runs) : *who,
                          [&](const Heap &heap, const OwnSeat &seat) {
                            if (heap.isDeputised(seat))
                              return who->everyone || (who->deputy && (!who->person || heap.deputy == who->person));
                            return !who->deputy && heap.there == There::Present;
                          }),
           there);
  if (!some && who->person)
    return fault(people, "`" + people.text + "` leaves, but is not there");
  if (!some || some->empty())
    return fault(people, "`" + people.text + "` leave, but " +
                             (there == 0 ? std::string("nobody") : "only " + std::to_string(there)) +
                             (there > 1 ? " of them are there" : " of them is there"));
  for (const Pick &pick : *some) {
    Heap &heap = roll_.heaps[pick.heap];
    heap.there = There::Untold;
    heap.deputy.reset();
  }
}

void Replay::declare(const MinutedPeople &people, std::uint32_t item) {
  const Who *who = people.bare ? nullptr : meeting_.find(people);
  if ((!who && !people.bare) || (who && holdsNoSeat(roll_, *who)))
    return;
  std::uint64_t there = 0;
  std::optional<Picks> some;
  if (who)
    some = pick(roll_, *who,
                roll_.peopleOf(who->deputy ? ofRuns(who->runs) : *who,
                               [&](const Heap &heap, const OwnSeat &seat) {
                                 bool here = heap.isDeputised(seat)
                                                 ? who->deputy && (!who->person || heap.deputy == who->person)
                                                 : !who->deputy && heap.there == There::Present;
                                 return here && std::find(heap.interests.begin(), heap.interests.end(), item) ==
                                                    heap.interests.end();
                               }),
                there);
  // An interest is declared in the room; of somebody who is not there it would bind nobody and change no count.
  if (!some)
    return fault(people, "`" + people.text + "` declares an interest, but is not there");
  for (const Pick &pick : *some)
    roll_.heaps[pick.heap].interests.push_back(item);
}

void Replay::preside(const MinutedPeople &people) {
  const Who *who = people.bare ? nullptr : meeting_.find(people);
  if (!who && !people.bare)
    return;
  if (who && holdsNoSeat(roll_, *who))
    return fault(people, "`" + people.text + "` presides: " + room_.noSeatInWords(*who));
  Picks there;
  if (who)
    there = roll_.peopleOf(who->deputy ? ofRuns(who->runs) : *who, [&](const Heap &heap, const OwnSeat &seat) {
      return who->person && who->deputy ? heap.deputy == who->person && heap.isDeputised(seat)
                                        : heap.there == There::Present;
    });
  // Whoever presides may break a tie: it must be somebody who is there.
  if (there.empty())
    return fault(people, "`" + people.text + "` presides, but is not there");
  Pick one = roll_.take(1, there, choiceAmong(*who)).front();
  roll_.presiding = one.heap;
  roll_.presidingSeat = one.seat;
}

void Replay::happens(const MinutedEvent &event, const Meeting &start) {
  switch (event.is) {
  case MinutedEvent::Is::Arrives: return arrive(event.who, Coming::Later);
  case MinutedEvent::Is::Leaves: return leave(event.who);
  case MinutedEvent::Is::Declares: return declare(event.who, event.number);
  case MinutedEvent::Is::Presides: return preside(event.who);
  case MinutedEvent::Is::Item: break;
  }
  if (&event.item == wanted_)
    found_ = attendanceAt(event.item, start);
  else
    namedAreThere(event.item);
  if (!wanted_ && !event.item.byProxy.empty() && &event.item == firstWithProxies())
    proxiesAreAway(event.item);
}

/// [U1] Whoever votes by name on another item is there for it.
void Replay::namedAreThere(const MinutedItem &item) {
  if (item.mode != Mode::AtMeeting)
    return;
  for (const auto *some : {&item.inFavour, &item.against, &item.abstaining})
    for (const MinutedPeople &people : *some) {
      const Who *who = meeting_.find(people);
      if (!who || !who->person || holdsNoSeat(roll_, *who))
        continue;
      bool there = std::any_of(roll_.heaps.begin(), roll_.heaps.end(), [&](const Heap &heap) {
        return heap.deputy == who->person || (heap.person == who->person && heap.there == There::Present);
      });
      if (!there && item.byProxy.empty())
        fault(people, "`" + people.text + "` votes, but is not there");
    }
}

/// [A8] Who is named and holds no seat is told of, and counts nowhere.
void Replay::tellAside(Attendance &told) const {
  for (const Who *who : aside_)
    if (told.meeting.mode == Mode::AtMeeting)
      tellNoHead(room_, *who, told);
  for (const Who *who : votesAside_)
    tellNoVote(room_, *who, told);
}

Attendance Replay::replay(const Meeting &start) {
  arriveAtFirst();
  const std::vector<MinutedEvent> &events = meeting_.minutes().events;
  bool first = true;
  auto begin = [&] {
    if (!wanted_) {
      Roll now = roll_;
      readProxiesAtFirst(now);
      Meeting beginning = meetingOf(now, start);
      leaveProxiesOut(now, beginning);
      found_ = {std::move(beginning), {}, notToQuorum(now, start.mode), {}, sceneOf(now, {}, start)};
      tellAside(found_);
    }
    first = false;
  };
  for (const MinutedEvent &event : events) {
    // Who is said to preside before anything else happens presides when the meeting begins.
    if (first && event.is != MinutedEvent::Is::Presides)
      begin();
    happens(event, start);
    if (first)
      begin();
    if (roll_.presiding && roll_.heaps[*roll_.presiding].there != There::Present &&
        roll_.heaps[*roll_.presiding].there != There::Deputised)
      roll_.presiding.reset();
  }
  if (first)
    begin();
  // [U1] Whoever came at some time is in post, also where nobody is present because it is decided outside a meeting.
  if (!found_.meeting.seats.empty())
    addWhoCame(roll_, found_.meeting);
  found_.choices = choices_.made();
  return std::move(found_);
}

} // namespace quorate::runtime
