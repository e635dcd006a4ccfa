// Takes people from those who are alike.
#include "runtime/attendance/roll.h"

#include "runtime/people/people.h"

#include <algorithm>
#include <tuple>

namespace quorate::runtime {

namespace {

/// How many an open number of seats has: more than anybody says.
constexpr std::uint32_t kUnbounded = 1u << 30;

/// [P4] [P3] Between which numbers the holders of a run lie. Whoever is told of has a seat.
std::pair<std::uint32_t, std::uint32_t> boundsOf(const Holders &holders, std::uint64_t told) {
  return {
      static_cast<std::uint32_t>(std::max<std::uint64_t>(holders.least, std::min<std::uint64_t>(told, holders.most))),
      holders.most};
}

/// The numbers that are tried between two ends: all that there are, or some that follow each other and then a few large
/// ones. What is compared grows with the number in a straight line, or more slowly.
std::vector<std::uint32_t> triedNumbers(std::uint32_t least, std::uint32_t most, std::size_t few) {
  const std::uint32_t end = most == kNone ? kUnbounded : most;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t value = least; value <= end && value - least <= few; ++value)
    numbers.push_back(value);
  if (most == kNone) {
    for (std::uint32_t further : {60u, 1000u, 1000000u})
      if (further > few)
        numbers.push_back(least + further);
  } else if (numbers.back() < most) {
    for (std::uint32_t value : {least + (most - least) / 2, most - 1, most})
      if (value > numbers.back())
        numbers.push_back(value);
  }
  return numbers;
}

bool isOpen(const Room &room, std::uint32_t run, const RollTerms &terms) {
  return room.holders(run).known != Holders::Known::Exactly && terms.numberMatters[run];
}

/// How many numbers that follow each other are tried of each run, so that all of them together do not become too many.
std::size_t fewFor(const Room &room, const RollTerms &terms) {
  for (std::size_t few : {60, 24, 12, 6, 3, 1}) {
    if (few > terms.few)
      continue;
    std::size_t ways = 1;
    for (std::uint32_t run = 0; run < room.size() && ways <= kMostReadings; ++run)
      if (isOpen(room, run, terms)) {
        auto [least, most] = boundsOf(room.holders(run), terms.told[run]);
        ways *= triedNumbers(least, most, few).size();
      }
    if (ways <= kMostReadings)
      return few;
  }
  return 1;
}

} // namespace

Roll::Roll(const Room &room, Choices &choices, const RollTerms &terms)
    : room_(&room), choices_(&choices), alike_(terms.alike), supposed_(room.size()) {
  few_ = fewFor(room, terms);
  for (std::uint32_t open : room.unfitHangsOn())
    settled_.push_back({open, choices_->choose(Choice::Is::Seats, 2, open) == 0});
  for (std::uint32_t run = 0; run < room.size(); ++run)
    addRun(run, terms);
  for (const HoldsSeveral &each : room.several())
    tellApart(each.person, each.runs, false);
  for (const Unfit &each : unfit())
    tellApart(each.person, {each.run}, false);
  for (std::uint32_t run = 0; run < room.size(); ++run)
    for (const std::vector<PersonIndex> &seat : room.sharers(run))
      for (PersonIndex each : seat)
        tellApart(each, {run}, false);
  for (const Who &who : terms.named)
    tellApart(*who.person, who.runs, true);
}

std::uint32_t Roll::holdersOf(std::uint32_t run, const RollTerms &terms) {
  const Holders &holders = room_->holders(run);
  if (holders.known == Holders::Known::Exactly)
    return holders.least;
  auto [least, most] = boundsOf(holders, terms.told[run]);
  if (!terms.numberMatters[run]) {
    supposed_[run].atLeast = least;
    return most == kNone ? kUnbounded : most;
  }
  bool byNumber = holders.known == Holders::Known::ByNumber;
  std::vector<std::uint32_t> tried = triedNumbers(least, most, few_);
  // With a holder for each seat first, so that this is what is told in words: of a number without an end, for each that
  // there is at least.
  if (!byNumber) {
    std::reverse(tried.begin(), tried.end());
    const std::uint32_t stated = std::max({least, room_->seat(run).least(), 1u});
    if (auto at = std::find(tried.begin(), tried.end(), stated); most == kNone && at != tried.end())
      std::rotate(tried.begin(), at, tried.end());
  }
  std::size_t taken = choices_->choose(byNumber ? Choice::Is::Number : Choice::Is::Holders, tried.size(), run);
  supposed_[run].holders = tried[taken];
  return tried[taken];
}

void Roll::addRun(std::uint32_t run, const RollTerms &terms) {
  if (!room_->isThere(run))
    return;
  // [D5] [U1] Seats of which it is open whether there are any, and of which something is told.
  const TextTables &text = room_->model().tables().text();
  const std::uint32_t open = room_->seat(run).open();
  bool chosen = std::any_of(settled_.begin(), settled_.end(), [&](const Settled &one) { return one.open == open; });
  if (terms.mentioned[run] && !chosen && unsettled(text, open)) {
    const bool there = choices_->choose(Choice::Is::Seats, 2, open) == 0;
    settled_.push_back({open, isThereIf(text, room_->seat(run).clause(), open, there)});
  }
  if (!mayBeThere(run))
    return;
  if (std::uint32_t number = holdersOf(run, terms)) {
    Heap heap;
    heap.seats = {OwnSeat(run)};
    heap.number = number;
    heaps.push_back(std::move(heap));
  }
}

bool Roll::mayBeThere(std::uint32_t run) const {
  const schema::Seat &seat = room_->seat(run);
  return isThereIn(room_->model().tables().text(), seat.clause(), seat.open(), settled_);
}

/// [P2] Puts a person with all their seats into a heap of their own.
void Roll::tellApart(PersonIndex person, const std::vector<std::uint32_t> &runs, bool named) {
  for (Heap &heap : heaps)
    if (heap.person == person) {
      heap.named = heap.named || named;
      return;
    }
  if (runs.empty())
    return;
  Heap one;
  one.person = person;
  one.number = 1;
  one.named = named;
  for (std::uint32_t run : runs) {
    if (!mayBeThere(run))
      continue;
    OwnSeat &seat = one.seats.emplace_back(run);
    seat.unfit = unfitFor(person, run) != nullptr;
    const std::vector<std::vector<PersonIndex>> &shared = room_->sharers(run);
    for (std::uint32_t i = 0; i < shared.size(); ++i)
      if (std::find(shared[i].begin(), shared[i].end(), person) != shared[i].end())
        seat.shared = i + 1;
    for (Heap &heap : heaps)
      if (!heap.person && heap.seats.front().run == run && heap.number != 0) {
        --heap.number;
        break;
      }
  }
  if (!one.seats.empty())
    heaps.push_back(std::move(one));
}

std::optional<Ballot> Roll::voteShared(const OwnSeat &seat) const {
  if (seat.shared == 0)
    return std::nullopt;
  for (const Heap &heap : heaps)
    for (const OwnSeat &other : heap.seats)
      if (other.isOneWith(seat) && other.vote)
        return other.vote;
  return std::nullopt;
}

Picks Roll::oneOfEachSeat(const Picks &some) const {
  auto isBetter = [&](const Pick &a, const Pick &b) {
    auto rank = [&](const Pick &pick) { return 2 * seatAt(pick).unfit + heaps[pick.heap].interested; };
    return rank(a) < rank(b);
  };
  Picks found;
  for (const Pick &pick : some) {
    auto same =
        std::find_if(found.begin(), found.end(), [&](const Pick &one) { return seatAt(one).isOneWith(seatAt(pick)); });
    if (same == found.end())
      found.push_back(pick);
    else if (isBetter(pick, *same))
      *same = pick;
  }
  return found;
}

Picks Roll::seatsOf(const Who &who, const Test &test) const {
  Picks found;
  for (std::uint32_t run : who.runs)
    for (std::size_t heap = 0; heap < heaps.size(); ++heap)
      for (std::size_t seat = 0; heaps[heap].number != 0 && seat < heaps[heap].seats.size(); ++seat)
        if (heaps[heap].seats[seat].run == run && (!who.person || heaps[heap].person == who.person) &&
            test(heaps[heap], heaps[heap].seats[seat]))
          found.push_back({heap, seat});
  return found;
}

Picks Roll::peopleOf(const Who &who, const Test &test) const {
  Picks found;
  for (const Pick &pick : seatsOf(who, test))
    if (std::none_of(found.begin(), found.end(), [&](const Pick &one) { return one.heap == pick.heap; }))
      found.push_back(pick);
  return found;
}

std::uint64_t Roll::sizeOf(const Picks &some) const {
  std::uint64_t sum = 0;
  for (const Pick &pick : some)
    sum += heaps[pick.heap].number;
  return sum;
}

bool Roll::areAlike(const Pick &a, const Pick &b) const {
  const Heap &one = heaps[a.heap], &other = heaps[b.heap];
  // [U1] Where it is open how many hold a seat, whoever was there once is known to, and of others it is not.
  auto mayBeMore = [&](const OwnSeat &seat) { return room_->holders(seat.run).known != Holders::Known::Exactly; };
  if (one.came != other.came && std::any_of(one.seats.begin(), one.seats.end(), mayBeMore))
    return false;
  auto told = [](const Heap &heap) {
    return std::tie(heap.there, heap.interested, heap.asking, heap.proxyLeft, heap.proxyLeftGone, heap.byName,
                    heap.deputy, heap.interests);
  };
  // Whoever is named may be told of once more; and whoever presides is one of their post.
  if (presiding == a.heap || presiding == b.heap)
    return false;
  if (one.named || other.named || a.seat != b.seat || one.seats.size() != other.seats.size() ||
      told(one) != told(other))
    return false;
  auto toldOf = [&](const OwnSeat &seat) {
    return std::tie(alike_[seat.run], seat.vote, seat.numberThere, seat.numberInterested, seat.numberVotes, seat.unfit,
                    seat.shared);
  };
  return std::equal(one.seats.begin(), one.seats.end(), other.seats.begin(),
                    [&](const OwnSeat &seat, const OwnSeat &like) { return toldOf(seat) == toldOf(like); });
}

/// Those who are alike to all that is asked of them, together: which of them are meant changes nothing.
std::vector<Picks> Roll::sortsOf(const Picks &some) const {
  std::vector<Picks> sorts;
  for (const Pick &pick : some) {
    bool twice = std::count_if(some.begin(), some.end(), [&](const Pick &one) { return one.heap == pick.heap; }) > 1;
    auto sort = std::find_if(sorts.begin(), sorts.end(),
                             [&](const Picks &those) { return !twice && areAlike(those.front(), pick); });
    if (sort == sorts.end())
      sorts.push_back({pick});
    else
      sort->push_back(pick);
  }
  return sorts;
}

void Roll::takeOf(const Picks &sort, std::uint64_t number, Picks &into) {
  for (const Pick &pick : sort) {
    auto few = static_cast<std::uint32_t>(std::min<std::uint64_t>(number, heaps[pick.heap].number));
    number -= few;
    if (few != 0)
      into.push_back(split(pick, few));
  }
}

Picks Roll::take(std::uint64_t number, const Picks &from, Choice::Is is) {
  std::uint64_t rest = sizeOf(from);
  Picks taken;
  std::vector<std::uint32_t> people;
  for (const Pick &pick : from)
    if (heaps[pick.heap].person)
      people.push_back(runtime::number(*heaps[pick.heap].person));
  for (const Picks &sort : sortsOf(from)) {
    std::uint64_t here = sizeOf(sort), most = std::min(number, here);
    rest -= here;
    std::uint64_t least = number - std::min(number, rest);
    // Those named first in the constitution first.
    std::uint64_t some = most - choices_->choose(is, static_cast<std::size_t>(most - least + 1), {}, people);
    number -= some;
    takeOf(sort, some, taken);
  }
  return taken;
}

Picks Roll::takeAny(const Picks &from, Choice::Is is) {
  Picks taken;
  for (const Picks &sort : sortsOf(from)) {
    auto all = static_cast<std::uint32_t>(std::min<std::uint64_t>(sizeOf(sort), kUnbounded));
    std::vector<std::uint32_t> tried = triedNumbers(0, all, few_);
    std::reverse(tried.begin(), tried.end());
    takeOf(sort, tried[choices_->choose(is, tried.size())], taken);
  }
  return taken;
}

Picks Roll::takeFirst(std::uint64_t number, const Picks &from, const Test &wanted, Choice::Is is) {
  Picks first, others;
  for (const Pick &pick : from)
    (wanted(heaps[pick.heap], seatAt(pick)) ? first : others).push_back(pick);
  if (std::uint64_t enough = sizeOf(first); number > enough) {
    Picks more = take(number - enough, others, is);
    first.insert(first.end(), more.begin(), more.end());
    return first;
  }
  return take(number, first, is);
}

/// So many people of a heap as a heap of their own.
Pick Roll::split(const Pick &pick, std::uint32_t number) {
  Heap &heap = heaps[pick.heap];
  if (number >= heap.number)
    return pick;
  Heap some = heap;
  some.number = number;
  // An open number of seats stays open, however many of them are taken.
  if (heap.number < kUnbounded)
    heap.number -= number;
  heaps.push_back(std::move(some));
  return {heaps.size() - 1, pick.seat};
}

void Roll::deputise(const Pick &pick, std::optional<PersonIndex> deputy) {
  Heap &heap = heaps[pick.heap];
  heap.there = There::Deputised;
  heap.deputised = pick.seat;
  heap.deputy = deputy;
}

Pick Roll::addStandIn(std::uint32_t run) {
  Heap heap;
  heap.seats = {OwnSeat(run)};
  heap.number = 1;
  heaps.push_back(std::move(heap));
  return {heaps.size() - 1, 0};
}

} // namespace quorate::runtime
