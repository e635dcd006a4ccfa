// Who is there, who has an interest and how they vote, group by group: names before numbers, then whole posts, then
// everyone, and everyone else last.
#include "runtime/attendance/reading.h"

#include "runtime/attendance/left_aside.h"
#include "runtime/attendance/scene.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

using Role = GroupForm::Role;

There thereBy(Role role) {
  return role == Role::Absent ? There::Absent : role == Role::ByProxy ? There::ByProxy : There::Present;
}

Ballot ballotOf(Role role) {
  return role == Role::For ? Ballot::For : role == Role::Against ? Ballot::Against : Ballot::Abstaining;
}

std::string_view thereInWords(There there) {
  switch (there) {
  case There::Untold: break;
  case There::Present: return "present";
  case There::Absent: return "absent";
  case There::ByProxy: return "voting by proxy";
  case There::Deputised: return "represented by a deputy";
  }
  return "there";
}

} // namespace

Reading::Sort Reading::sortOf(const Who &who) {
  if (who.others)
    return Sort::EveryoneElse;
  if (who.everyone)
    return Sort::Everyone;
  if (who.deputy)
    return Sort::Deputy;
  return who.person ? Sort::Name : who.number ? Sort::Number : Sort::Whole;
}

Picks Reading::takeNumber(const Who &who, std::uint64_t number, const Picks &from, const Roll::Test &wanted) {
  if (std::uint64_t there = roll_.sizeOf(from); number > there && who.person)
    refuseElsewhere(who);
  else if (number > there)
    refuseTooMany(who, there);
  return wanted ? roll_.takeFirst(number, from, wanted, choiceAmong(who)) : roll_.take(number, from, choiceAmong(who));
}

// ---------------------------------------------------------------- who is there

void Reading::areThere(const Picks &people, const Part &part) {
  const There there = thereBy(part.role);
  for (const Pick &pick : people) {
    There &now = roll_.heaps[pick.heap].there;
    // [A5] Nobody is in two of these.
    if (now != There::Untold && now != there)
      refuse("somebody of " + ticked(part.who.name) + " is said to be " + std::string(thereInWords(there)) + " and " +
             std::string(thereInWords(now)) + " as well: name them once, or say " +
             (part.who.everyone ? "`everyone except …`" : "`everyone else` of the others"));
    now = there;
  }
}

void Reading::readPresence() {
  static constexpr auto kRoles = {Role::Present, Role::Absent, Role::ByProxy};
  each(kRoles, Sort::Name, [&](const Part &part, std::uint32_t) {
    Picks own = roll_.peopleOf(part.who);
    for (const Pick &pick : own)
      if (std::exchange(roll_.heaps[pick.heap].byName, true))
        refuse(ticked(part.who.name) + " is named twice");
    areThere(own, part);
  });
  each(kRoles, Sort::Number, [&](const Part &part, std::uint32_t) {
    // [A4] Those who are there, or not there, are people.
    Picks some =
        takeNumber(part.who, *part.who.number, roll_.peopleOf(part.who, [&](const Heap &heap, const OwnSeat &seat) {
          return !seat.numberThere && !heap.byName && (heap.there == There::Untold || heap.there == thereBy(part.role));
        }));
    for (const Pick &pick : some)
      for (OwnSeat &seat : roll_.heaps[pick.heap].seats)
        seat.numberThere = seat.numberThere || isOneOf(part.who.runs, seat.run);
    areThere(some, part);
  });
  each({Role::Present}, Sort::Deputy,
       [&](const Part &part, std::uint32_t) { deputise(part.who, part.who.number.value_or(1)); });
  for (Role role : {Role::Absent, Role::ByProxy, Role::Present})
    each({role}, Sort::Whole, [&](const Part &part, std::uint32_t) { readWholePresence(part); });
  each(kRoles, Sort::Everyone, [&](const Part &part, std::uint32_t) { areThere(excepted(part.who), part); });
}

/// [A3] All holders of a post whom no group of the same sort names otherwise.
void Reading::readWholePresence(const Part &part) {
  Picks all = roll_.peopleOf(part.who, [&](const Heap &heap, const OwnSeat &seat) {
    return !seat.numberThere && !heap.byName && !heap.isDeputised(seat) &&
           (part.role == Role::Absent || heap.there != There::Absent);
  });
  if (all.empty())
    refuseNobody(part.who);
  areThere(all, part);
}

/// [A7] A deputy is there in place of the holder of a seat.
void Reading::deputise(const Who &who, std::uint64_t number) {
  Picks free = roll_.peopleOf(
      ofRuns(who.runs), [](const Heap &heap, const OwnSeat &) { return heap.there == There::Untold && !heap.byName; });
  // Somebody may stand in for the holder of a seat that nobody holds.
  if (who.person && free.empty())
    free.push_back(roll_.addStandIn(who.runs.front()));
  for (const Pick &pick : takeNumber(who, number, free))
    roll_.deputise(pick, who.person);
}

/// [A3] Everybody in post but those who are excepted, in every seat that they hold.
Picks Reading::excepted(const Who &who) {
  std::vector<std::size_t> out;
  auto isOut = [&](std::size_t heap) { return std::find(out.begin(), out.end(), heap) != out.end(); };
  for (const Who &except : who.except) {
    if (except.deputy)
      continue;
    Picks some;
    for (const Pick &pick : roll_.peopleOf(except))
      if (!isOut(pick.heap))
        some.push_back(pick);
    // A number is of those of whom it is told otherwise: "2 Officer absent, everyone except 2 Officer for".
    if (except.number)
      some = takeNumber(except, *except.number, some, [](const Heap &heap, const OwnSeat &seat) {
        return seat.numberInterested || seat.numberVotes ||
               (heap.there != There::Untold && heap.there != There::Present);
      });
    for (const Pick &pick : some)
      out.push_back(pick.heap);
  }
  Picks left;
  for (const Pick &pick : roll_.seatsOf(who))
    if (!isOut(pick.heap))
      left.push_back(pick);
  return left;
}

/// [A2] Who is there, once everything else is told.
void Reading::settlePresence() {
  each({Role::Absent, Role::ByProxy}, Sort::EveryoneElse, [&](const Part &part, std::uint32_t) {
    areThere(roll_.seatsOf(part.who, [](const Heap &heap,
                                        const OwnSeat &) { return heap.there == There::Untold && !heap.interested; }),
             part);
  });
  bool rest = restPresent_ || (told_.absent && !told_.present);
  for (Heap &heap : roll_.heaps)
    if (heap.there == There::Untold && (rest || (!told_.present && (heap.interested || heap.voted()))))
      heap.there = There::Present;
}

// ---------------------------------------------------------------- what they do

bool Reading::isInPool(const Heap &heap) const {
  if (heap.there == There::Deputised)
    return false;
  // Outside a meeting nobody is there or not.
  if (item_.mode == Mode::AtMeeting && told_.present && !restPresent_)
    return heap.there == There::Present || heap.there == There::ByProxy;
  return heap.there != There::Absent;
}

bool Reading::actsByName(const Heap &heap) const {
  return heap.person && std::any_of(parts_.begin(), parts_.end(), [&](const Part &part) {
           return part.who.person == heap.person && part.role != Role::Present && part.role != Role::Absent &&
                  part.role != Role::ByProxy && part.role != Role::Presiding;
         });
}

void Reading::act(const Picks &some, const Part &part, std::uint32_t told) {
  for (const Pick &pick : some) {
    Heap &heap = roll_.heaps[pick.heap];
    OwnSeat &seat = heap.seats[pick.seat];
    if (!heap.isDeputised(seat) && (!isInPool(heap) || (part.role == Role::Conflicted && heap.there == There::ByProxy)))
      refuseElsewhere(part.who);
    if (part.role == Role::Conflicted) {
      heap.interested = true;
      continue;
    }
    // [P2] Those who share a seat have one vote.
    std::optional<Ballot> given = seat.vote ? seat.vote : roll_.voteShared(seat);
    if (given && *given != ballotOf(part.role))
      refuse("votes of " + ticked(part.who.name) + " are told twice: say `everyone else` of those who are left");
    if (!seat.vote) {
      seat.vote = ballotOf(part.role);
      seat.toldBy = told;
    }
  }
}

void Reading::readInterestsAndVotes() {
  static constexpr auto kVotes = {Role::For, Role::Against, Role::Abstaining};
  among_ = item_.mode == Mode::AtMeeting && told_.present && !restPresent_;
  auto byName = [&](const Part &part, std::uint32_t told) {
    Picks own = roll_.seatsOf(part.who);
    for (const Pick &pick : own)
      if (part.role == Role::Conflicted ? roll_.heaps[pick.heap].interested && own.size() == 1
                                        : roll_.seatAt(pick).vote.has_value())
        refuse(ticked(part.who.name) + " is named twice");
    act(own, part, told);
  };
  auto byNumber = [&](const Part &part, std::uint32_t told) { readNumber(part, told); };
  each({Role::Conflicted}, Sort::Name, byName);
  each({Role::Conflicted}, Sort::Number, byNumber);
  each(kVotes, Sort::Name, byName);
  each(kVotes, Sort::Number, byNumber);
  static constexpr auto kAll = {Role::Conflicted, Role::For, Role::Against, Role::Abstaining};
  each(kAll, Sort::Deputy, [&](const Part &part, std::uint32_t told) { readDeputyVotes(part, told); });
  for (Role role : kAll)
    each({role}, Sort::Whole, [&](const Part &part, std::uint32_t told) { readWhole(part, told); });
  each(kAll, Sort::Everyone, [&](const Part &part, std::uint32_t told) {
    Picks all = excepted(part.who);
    std::erase_if(all, [&](const Pick &pick) {
      const OwnSeat &seat = roll_.seatAt(pick);
      return !isInPool(roll_.heaps[pick.heap]) ||
             (part.role != Role::Conflicted && (seat.vote || roll_.isShareTold(seat)));
    });
    act(all, part, told);
  });
  Picks rest = roll_.seatsOf(room_.everybody(), [&](const Heap &heap, const OwnSeat &seat) {
    return isInPool(heap) && !heap.interested && !heap.voted() && !roll_.isShareTold(seat);
  });
  each(kAll, Sort::EveryoneElse, [&](const Part &part, std::uint32_t told) { act(rest, part, told); });
}

/// [A3] Numbers of one post are different people, as far as there are enough.
void Reading::readNumber(const Part &part, std::uint32_t told) {
  auto free = [&](const Heap &heap, const OwnSeat &seat) {
    return isInPool(heap) && !actsByName(heap) &&
           (part.role == Role::Conflicted ? !seat.numberInterested && !seat.numberVotes && heap.there != There::ByProxy
                                          : !seat.vote && !roll_.isShareTold(seat));
  };
  if (part.role == Role::Conflicted) {
    Picks some = takeNumber(part.who, *part.who.number, roll_.peopleOf(part.who, free));
    for (const Pick &pick : some)
      for (OwnSeat &seat : roll_.heaps[pick.heap].seats)
        seat.numberInterested = seat.numberInterested || isOneOf(part.who.runs, seat.run);
    return act(some, part, told);
  }
  // [A4] Votes are those of seats.
  Picks some = takeNumber(part.who, *part.who.number, roll_.oneOfEachSeat(roll_.seatsOf(part.who, free)),
                          [](const Heap &, const OwnSeat &seat) { return !seat.numberInterested; });
  for (const Pick &pick : some)
    roll_.seatAt(pick).numberVotes = true;
  act(some, part, told);
}

void Reading::readDeputyVotes(const Part &part, std::uint32_t told) {
  auto there = [&] {
    return roll_.seatsOf(ofRuns(part.who.runs), [&](const Heap &heap, const OwnSeat &seat) {
      return heap.isDeputised(seat) && !seat.vote && (!part.who.person || heap.deputy == part.who.person);
    });
  };
  std::uint64_t wanted = part.who.number.value_or(1), have = roll_.sizeOf(there());
  // Where it is only told of the votes that deputies give them, some of those there are deputies.
  if (wanted > have && !told_.present)
    deputise(part.who, wanted - have);
  act(takeNumber(part.who, wanted, there()), part, told);
}

void Reading::readWhole(const Part &part, std::uint32_t told) {
  Picks all = roll_.seatsOf(part.who, [&](const Heap &heap, const OwnSeat &seat) {
    return isInPool(heap) && !actsByName(heap) && !seat.numberInterested && !seat.numberVotes &&
           (part.role == Role::Conflicted || !roll_.isShareTold(seat));
  });
  if (all.empty())
    refuseNobody(part.who);
  act(all, part, told);
}

Attendance Reading::read() {
  restPresent_ = std::any_of(parts_.begin(), parts_.end(),
                             [](const Part &part) { return part.role == Role::Present && part.who.others; });
  readPresence();
  readInterestsAndVotes();
  if (item_.mode == Mode::AtMeeting)
    settlePresence();
  readPresiding();
  readCasting();
  Meeting asked = item_;
  asked.casting = std::move(casting_);
  Meeting meeting = meetingOf(roll_, asked);
  leaveProxiesOut(roll_, meeting);
  std::vector<VoteTold> votes;
  for (const Part &part : parts_)
    votes.push_back({part.who, ballotOf(part.role)});
  if (isSomeProxySilent(roll_, votes))
    refuse("those who vote by proxy are among those who vote");
  VotingRights rights = votingRights(room_.model(), meeting);
  Attendance told = withVotes(roll_, votes, rights, std::move(meeting));
  for (const Part &part : parts_)
    tellLeftAside(part, told);
  told.choices = choices_.made();
  told.scene = sceneOf(roll_, votes, asked);
  return told;
}

/// [A8] What is told of somebody who holds no seat is left aside, and said.
void Reading::tellLeftAside(const Part &part, Attendance &told) const {
  if (!holdsNoSeat(roll_, part.who))
    return;
  if (part.role == Role::Present || part.role == Role::ByProxy)
    tellNoHead(room_, part.who, told);
  else if (part.role == Role::For || part.role == Role::Against || part.role == Role::Abstaining)
    tellNoVote(room_, part.who, told);
}

// ---------------------------------------------------------------- why not

void Reading::refuseNobody(const Who &who) const {
  std::string name = ticked(who.name);
  if (among_)
    refuse("nobody of " + name +
           " is left among those who are said to be present: once it is said who is present, whoever votes or has an "
           "interest must be among them");
  refuse("nobody is left of " + name + " on " + ticked(room_.model().name(room_.body())) +
         " to do this; if how many they are is to be confirmed, say a number");
}

void Reading::refuseTooMany(const Who &who, std::uint64_t there) const {
  std::string named = std::to_string(who.number.value_or(1)) + " of " + ticked(who.name) + " are named, but ";
  if (!among_)
    refuse(named + ticked(room_.model().name(room_.body())) + " has only " + std::to_string(there) +
           " who can be counted here");
  refuse(named + (there == 0 ? std::string("none") : "only " + std::to_string(there)) + " of them " +
         (there == 1 ? "is" : "are") +
         " left among those who are said to be present: once it is said who is present, whoever votes or has an "
         "interest must be among them");
}

void Reading::refuseElsewhere(const Who &who) const {
  refuse(ticked(who.name) + " is not among those who are present: once it is said who is present, whoever votes or has "
                            "an interest must be among them");
}

} // namespace quorate::runtime
