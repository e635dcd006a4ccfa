// Counts the people of a roll, and leaves out the votes that do not count.
#include "runtime/attendance/told_votes.h"

#include "runtime/meeting/tally.h"
#include "runtime/words/wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace quorate::runtime {

namespace {

template <class Counts> std::uint32_t &sideOf(Counts &counts, Ballot how) {
  switch (how) {
  case Ballot::For: return counts.inFavour;
  case Ballot::Against: return counts.against;
  case Ballot::Abstaining: break;
  }
  return counts.abstaining;
}

} // namespace

std::uint32_t &votesOf(SeatCounts &counts, Ballot how) { return sideOf(counts, how); }

namespace {

/// [A6] Why a vote is not counted.
enum class Uncounted : std::uint8_t { No, Deputy, Seat, Unfit, Proxy, Interest };

constexpr std::string_view kHow[] = {" for", " against", " abstaining"};

/// The runs of somebody who is there in several seats, as one head.
void addSeveral(const Heap &heap, InSeveral &out) {
  std::vector<std::uint32_t> runs;
  for (const OwnSeat &seat : heap.seats)
    if (!seat.unfit)
      runs.push_back(seat.run);
  if (runs.size() > 1)
    out.insert(out.end(), heap.number, runs);
}

void addHeap(const Heap &heap, bool atMeeting, Meeting &meeting) {
  for (const OwnSeat &seat : heap.seats) {
    SeatCounts &counts = meeting.seats[seat.run];
    // [A8] Whoever may not hold their seat is as somebody without it, and so is a deputy of theirs.
    if (seat.unfit) {
      counts.unfit += heap.number;
      counts.leftVacant += seat.shared ? 0 : heap.number;
      continue;
    }
    bool deputised = heap.isDeputised(seat), there = heap.there == There::Present || deputised;
    counts.present += there ? heap.number : 0;
    counts.deputies += deputised ? heap.number : 0;
    counts.byProxy += heap.there == There::ByProxy && !heap.proxyLeft ? heap.number : 0;
    counts.asking += heap.asking ? heap.number : 0;
    // [C1] Somebody with an interest has it in every seat that they hold.
    counts.conflicted += heap.interested && (there || !atMeeting) ? heap.number : 0;
  }
  if (heap.there == There::ByProxy && !heap.proxyLeft)
    addSeveral(heap, meeting.byProxyInSeveral);
  if (heap.there == There::Present || !atMeeting)
    addSeveral(heap, heap.interested ? meeting.interestedInSeveral : meeting.inSeveral);
}

/// [A8] Who is how many heads, and which seats count as vacant, where some may not hold theirs.
void leaveUnfitOut(const Roll &roll, Meeting &meeting) {
  meeting.heldInSeveral.reset();
  if (roll.unfit().empty())
    return;
  meeting.heldInSeveral.emplace();
  std::map<std::pair<std::uint32_t, std::uint32_t>, bool> shared; // whether somebody may hold it
  for (const Heap &heap : roll.heaps) {
    if (heap.number == 0)
      continue;
    addSeveral(heap, *meeting.heldInSeveral);
    for (const OwnSeat &seat : heap.seats)
      if (seat.shared)
        shared[{seat.run, seat.shared}] |= !seat.unfit;
  }
  for (const auto &[seat, held] : shared)
    meeting.seats[seat.first].leftVacant += held ? 0 : 1;
}

/// Counts votes and says why others do not count.
class VoteCount {
public:
  VoteCount(const Roll &roll, const std::vector<VoteTold> &told, const VotingRights &rights, Meeting meeting)
      : roll_(roll), room_(roll.room()), told_(told), rights_(rights), counted_{std::move(meeting), {}, {}, {}} {}

  Attendance counted() {
    for (SeatCounts &counts : counted_.meeting.seats)
      counts.proxyVotes = ProxyVotes{};
    for (const Heap &heap : roll_.heaps)
      for (const OwnSeat &seat : heap.seats)
        if (seat.vote && heap.number != 0)
          count(heap, seat);
    if (counted_.meeting.mode == Mode::AtMeeting)
      addPeopleThere();
    addVotesInSeats();
    tellUncounted();
    counted_.notToQuorum = notToQuorum(roll_, counted_.meeting.mode);
    return std::move(counted_);
  }

private:
  Uncounted why(const Heap &heap, const OwnSeat &seat) const {
    const VotingRight &right = rights_.runs[seat.run];
    const bool deputised = heap.isDeputised(seat);
    if (deputised && !deputiesVote(room_.seat(seat.run)))
      return Uncounted::Deputy;
    if (seatVotes(right) != Uncounted::No)
      return Uncounted::Seat;
    if (seat.unfit)
      return Uncounted::Unfit;
    if (deputised)
      return Uncounted::No;
    if (heap.there == There::ByProxy && (rights_.proxies == 0 || heap.proxyLeft))
      return Uncounted::Proxy;
    return heap.interested && !rights_.interestedVote ? Uncounted::Interest : Uncounted::No;
  }
  static Uncounted seatVotes(const VotingRight &right) {
    return right.votes == Truth::No && !right.breaksTies ? Uncounted::Seat : Uncounted::No;
  }

  void count(const Heap &heap, const OwnSeat &seat) {
    Uncounted uncounted = why(heap, seat);
    if (uncounted == Uncounted::No) {
      SeatCounts &counts = counted_.meeting.seats[seat.run];
      if (seat.shared && !shareCounted_.emplace(seat.run, seat.shared).second) {
        ++counts.votingAlong;
        return;
      }
      votesOf(counts, *seat.vote) += heap.number;
      if (heap.there == There::ByProxy && !isSharedByOneThere(seat))
        sideOf(*counts.proxyVotes, *seat.vote) += heap.number;
      return;
    }
    const Who &who = told_[seat.toldBy].who;
    // "Everyone for" says nothing about the observers; that their votes do not count would be noise.
    if (uncounted == Uncounted::Unfit && (!who.person || heap.isDeputised(seat)))
      unfit_.push_back(roll_.unfitFor(*heap.person, seat.run));
    else if (!who.everyone && !votesInAnotherSeat(heap, who, uncounted))
      lost_[{seat.toldBy, seat.run, uncounted}] += heap.number;
  }

  /// [P2] Whether one of those who share a seat is there and may vote: then its vote is no vote by proxy only.
  bool isSharedByOneThere(const OwnSeat &shared) const {
    return shared.shared != 0 && std::any_of(roll_.heaps.begin(), roll_.heaps.end(), [&](const Heap &heap) {
             return heap.there == There::Present && heap.number != 0 &&
                    std::any_of(heap.seats.begin(), heap.seats.end(), [&](const OwnSeat &seat) {
                      return seat.isOneWith(shared) && why(heap, seat) == Uncounted::No;
                    });
           });
  }

  /// Somebody who is named has a vote all the same if another of their seats has one.
  bool votesInAnotherSeat(const Heap &heap, const Who &who, Uncounted uncounted) const {
    return who.person && uncounted == Uncounted::Seat &&
           std::any_of(heap.seats.begin(), heap.seats.end(),
                       [&](const OwnSeat &other) { return other.vote && why(heap, other) == Uncounted::No; });
  }

  /// Who is there, in the seats that they may hold, with the votes that count: one of them may have a casting vote.
  void addPeopleThere() {
    std::vector<PeopleThere> &there = counted_.meeting.there.emplace();
    for (std::size_t i = 0; i < roll_.heaps.size(); ++i) {
      const Heap &heap = roll_.heaps[i];
      if (heap.there != There::Present || heap.number == 0)
        continue;
      PeopleThere people;
      people.interested = heap.interested;
      people.presides = roll_.presiding == i;
      people.casts = heap.casts;
      for (const OwnSeat &seat : heap.seats) {
        if (seat.unfit)
          continue;
        people.runs.push_back(seat.run);
        people.votes.push_back(seat.vote && why(heap, seat) == Uncounted::No ? seat.vote : std::nullopt);
      }
      // [A8] Whoever may hold none of their seats presides over nothing, and breaks no tie.
      if (!people.runs.empty())
        there.push_back(std::move(people));
    }
  }

  /// [V4] Of those who share a seat, whose its vote is by head; of a seat that says nothing, who could have voted.
  const Heap *giverOf(const OwnSeat &shared) const {
    const Heap *voting = giverOf(shared, true);
    return voting ? voting : giverOf(shared, false);
  }
  const Heap *giverOf(const OwnSeat &shared, bool voting) const {
    const bool atMeeting = counted_.meeting.mode == Mode::AtMeeting;
    const Heap *giver = nullptr;
    std::ptrdiff_t fewest = 0;
    for (const Heap &heap : roll_.heaps)
      for (const OwnSeat &seat : heap.seats) {
        if (!seat.isOneWith(shared) || heap.number == 0 || seat.vote.has_value() != voting ||
            why(heap, seat) != Uncounted::No || (!voting && atMeeting && heap.there != There::Present))
          continue;
        auto alike = std::count_if(heap.seats.begin(), heap.seats.end(),
                                   [&](const OwnSeat &one) { return one.vote == seat.vote; });
        if (!giver || alike < fewest)
          giver = &heap, fewest = alike;
      }
    return giver;
  }

  /// [V4] How those vote who sit in several seats.
  void addVotesInSeats() {
    bool atMeeting = counted_.meeting.mode == Mode::AtMeeting;
    for (const Heap &heap : roll_.heaps) {
      if (heap.seats.size() < 2 || heap.number == 0)
        continue;
      VotesInSeats person;
      for (const OwnSeat &seat : heap.seats) {
        if (seat.unfit)
          continue;
        person.runs.push_back(seat.run);
        person.votes.push_back(seat.vote && why(heap, seat) == Uncounted::No ? seat.vote : std::nullopt);
        person.theirs.push_back(!seat.shared || giverOf(seat) == &heap);
      }
      person.mayVote = (!atMeeting || heap.there == There::Present) && (!heap.interested || rights_.interestedVote);
      counted_.meeting.votesInSeats.insert(counted_.meeting.votesInSeats.end(), heap.number, person);
    }
  }

  void tellUncounted() {
    std::vector<Reason> &out = counted_.notCounted;
    for (const auto &[key, votes] : lost_) {
      auto [told, run, uncounted] = key;
      const Who &who = told_[told].who;
      std::string of = who.person ? who.name : room_.name(run), byName = (who.deputy ? "deputy of " : "") + who.name;
      std::string_view how = kHow[static_cast<std::size_t>(told_[told].how)];
      switch (uncounted) {
      case Uncounted::No: break;
      case Uncounted::Deputy:
        addOnce(out, {"Deputies of " + ticked(room_.name(run)) + " have no vote: " + std::to_string(votes) +
                          (votes == 1 ? " vote of theirs does" : " votes of theirs do") + " not count.",
                      clauseIf(room_.seat(run).clause())});
        break;
      case Uncounted::Seat: out.push_back(noVote(room_.model(), counted_.meeting, run, votes, of, how)); break;
      case Uncounted::Unfit: {
        const Reason &because = roll_.unfitFor(*who.person, run)->why;
        out.push_back({notCountedInWords(1, of, how) + because.sentence, because.clause});
        break;
      }
      case Uncounted::Proxy:
        addOnce(out, {notCountedInWords(votes, byName, who.person ? how : " by proxy") +
                          (rights_.proxies != 0 ? "those present may not hold so many between them."
                                                : proxiesInWords(room_.model(), counted_.meeting, rights_)),
                      std::nullopt});
        break;
      case Uncounted::Interest:
        addOnce(out, interestedInWords(rights_, who.person ? notCountedInWords(1, of, how)
                                                           : someNotCountedInWords(votes, byName)));
        break;
      }
    }
    for (const Unfit *each : unfit_)
      addOnce(out, {notCountedInWords(1, std::string(room_.model().name(each->person)), "") + each->why.sentence,
                    each->why.clause});
  }

  const Roll &roll_;
  const Room &room_;
  const std::vector<VoteTold> &told_;
  const VotingRights &rights_;
  Attendance counted_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> shareCounted_; ///< the shared seats of runs whose vote is counted
  std::map<std::tuple<std::uint32_t, std::uint32_t, Uncounted>, std::uint64_t> lost_;
  std::vector<const Unfit *> unfit_;
};

} // namespace

bool isSomeProxySilent(const Roll &roll, const std::vector<VoteTold> &told) {
  for (std::uint32_t i = 0; i < told.size(); ++i) {
    if (!told[i].who.number)
      continue;
    bool silent =
        !roll.seatsOf(told[i].who,
                      [](const Heap &heap, const OwnSeat &seat) { return heap.there == There::ByProxy && !seat.vote; })
             .empty();
    bool others = !roll.seatsOf(told[i].who,
                                [&](const Heap &heap, const OwnSeat &seat) {
                                  return heap.there != There::ByProxy && seat.numberVotes && seat.toldBy == i;
                                })
                       .empty();
    if (silent && others)
      return true;
  }
  return false;
}

Meeting meetingOf(const Roll &roll, const Meeting &item) {
  Meeting meeting = item;
  const Room &room = roll.room();
  meeting.seats.assign(room.size(), {});
  meeting.inSeveral.clear();
  meeting.interestedInSeveral.clear();
  meeting.byProxyInSeveral.clear();
  bool atMeeting = item.mode == Mode::AtMeeting;
  for (const Heap &heap : roll.heaps)
    if (heap.number != 0)
      addHeap(heap, atMeeting, meeting);
  leaveUnfitOut(roll, meeting);
  addShared(roll, atMeeting, meeting);
  meeting.supposed = roll.supposed();
  for (const Settled &one : roll.settled())
    if (std::find(meeting.settled.begin(), meeting.settled.end(), one) == meeting.settled.end())
      meeting.settled.push_back(one);
  if (!roll.presiding)
    return meeting;
  const Heap &presiding = roll.heaps[*roll.presiding];
  meeting.presiding = presiding.there == There::Deputised ? presiding.seats[presiding.deputised].run
                                                          : presiding.seats[roll.presidingSeat].run;
  // [A8] Nobody presides by a seat that they may not hold, if they have another.
  if (const OwnSeat *fit = presiding.fitSeat();
      fit && presiding.there != There::Deputised && presiding.seats[roll.presidingSeat].unfit)
    meeting.presiding = fit->run;
  // [X5] A named person who presides is this one of their post.
  if (auto person = presiding.there == There::Deputised ? presiding.deputy : presiding.person)
    meeting.presider = std::string(room.model().name(*person));
  return meeting;
}

void addWhoCame(const Roll &roll, Meeting &meeting) {
  for (const Heap &heap : roll.heaps)
    for (const OwnSeat &seat : heap.seats)
      meeting.seats[seat.run].inPost += heap.came && !seat.unfit ? heap.number : 0;
}

bool mayVote(const Room &room, const Heap &heap, const OwnSeat &seat, const VotingRights &rights) {
  if (rights.runs[seat.run].votes == Truth::No || seat.unfit)
    return false;
  if (heap.isDeputised(seat))
    return deputiesVote(room.seat(seat.run));
  return (!heap.interested || rights.interestedVote) && (heap.there != There::ByProxy || rights.proxies != 0);
}

Attendance withVotes(const Roll &roll, const std::vector<VoteTold> &told, VotingRights rights, Meeting meeting) {
  Attendance counted = VoteCount(roll, told, rights, meeting).counted();
  bool interested = std::any_of(roll.heaps.begin(), roll.heaps.end(), [](const Heap &heap) { return heap.interested; });
  if (meeting.mode == Mode::AtMeeting || !interested || rights.interestedVote)
    return counted;
  // [C3] Outside a meeting those who vote take part: whether there would be a quorum if they stayed hangs on their
  // votes.
  rights.interestedVote = true;
  Attendance staying = VoteCount(roll, told, rights, std::move(meeting)).counted();
  if (judge(roll.room().model(), staying.meeting).interestedStay)
    return staying;
  Meeting asOthers = std::move(staying.meeting);
  for (SeatCounts &counts : asOthers.seats)
    counts.conflicted = 0;
  asOthers.inSeveral.insert(asOthers.inSeveral.end(), asOthers.interestedInSeveral.begin(),
                            asOthers.interestedInSeveral.end());
  asOthers.interestedInSeveral.clear();
  counted.meeting.quorateWithInterested = judge(roll.room().model(), asOthers).quorate == Truth::Yes;
  return counted;
}

} // namespace quorate::runtime
