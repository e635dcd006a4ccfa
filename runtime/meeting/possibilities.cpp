// Finds what is not known of an item, and goes through the worlds that it leaves open.
#include "runtime/meeting/signature.h"
#include "runtime/meeting/unknowns.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

using Is = Unknown::Is;

/// A range of no more values is tried value by value.
constexpr std::uint32_t kFewValues = 32;
/// Up to so many unknowns of yes or no are looked at in all ways together where others are looked for.
constexpr std::size_t kFewSides = 6;

bool isRange(const Unknown &unknown) { return unknown.is == Is::Seats || unknown.is == Is::Holders; }

/// Whether two runs of seats vote alike where it is unknown if they do: one open point, or one line, says it of both.
bool votesAlike(const Tally &tally, std::uint32_t one, std::uint32_t other) {
  return one == other ||
         voteAlike(tally.tables->seats[tally.runs[one].seat], tally.tables->seats[tally.runs[other].seat]);
}

/// Whether it is unknown on some matter if a run votes.
bool mayBeUnknown(const Tally &tally, const Run &run) {
  const schema::Seat &seat = tally.tables->seats[run.seat];
  return seat.votes_generally() == Truth::Depends || seat.votes_otherwise() == Truth::Depends;
}

} // namespace

Possibilities::Possibilities(Item &item) : item_(item) {
  collect();
  if (unknowns_.empty())
    return;
  dropIdle();
  findBreaks(false);
  count();
  if (tooMany()) {
    findBreaks(true);
    count();
  }
  certain();
}

// ---------------------------------------------------------------- what there is

void Possibilities::addOpen(std::uint32_t open) {
  if (!unsettled(item_.text, open) || item_.tally.isSupposed(open) ||
      std::any_of(unknowns_.begin(), unknowns_.end(),
                  [&](const Unknown &unknown) { return unknown.is == Is::There && unknown.of == open; }))
    return;
  unknowns_.push_back({Is::There, open, {1, 0}});
}

/// [P5] Seats that are written in one line vote alike.
void Possibilities::addVotes(std::uint32_t at) {
  const Tally &tally = item_.tally;
  if (std::none_of(unknowns_.begin(), unknowns_.end(),
                   [&](const Unknown &other) { return other.is == Is::SeatsVote && votesAlike(tally, other.of, at); }))
    unknowns_.push_back({Is::SeatsVote, at, {0, 1}});
}

void Possibilities::addRange(Is is, std::uint32_t run, std::uint32_t least, std::uint32_t most) {
  Unknown unknown{is, run, {}, most - least <= kFewValues};
  if (unknown.all)
    for (std::uint32_t value = least; value <= most; ++value)
      unknown.values.push_back(value);
  else
    unknown.values = {least, most};
  unknowns_.push_back(std::move(unknown));
}

void Possibilities::collect() {
  const Tally &tally = item_.tally;
  // What is there or not comes first: rules are picked for it, and the rest is counted by them.
  addOpen(tally.body->open());
  addOpen(tally.body->start_open());
  if (tally.meeting->matter)
    addOpen(matterOpen(*tally.whole, *tally.meeting));
  if (tally.rules.openDays || !unknowns_.empty()) {
    std::vector<std::uint32_t> opens;
    addOpenDays(*tally.whole, *tally.meeting, opens);
    std::for_each(opens.begin(), opens.end(), [&](std::uint32_t open) { addOpen(open); });
  }
  for (const Run &run : tally.runs)
    if (run.existsUnknown)
      addOpen(tally.tables->seats[run.seat].open());
  bool otherMatter = !unknowns_.empty();
  for (std::uint32_t i = 0; i < tally.runs.size(); ++i) {
    const Run &run = tally.runs[i];
    if (!run.exists)
      continue;
    if (run.votesUnknown || (otherMatter && mayBeUnknown(tally, run)))
      addVotes(i);
    if (run.least != run.most)
      addRange(Is::Seats, i, run.least, run.most);
    if (!run.holdersFollow() && run.leastFilled != run.mostFilled)
      addRange(Is::Holders, i, run.leastFilled, run.mostFilled);
    std::uint64_t told = std::uint64_t(run.inFavour) + run.against + run.abstaining;
    std::uint32_t may = tally.outside ? run.leastFilled : run.usual.entitled;
    inDoubt_ = inDoubt_ || run.byProxy != 0 || (told != 0 && (run.conflicted != 0 || told > may));
  }
}

// ---------------------------------------------------------------- worlds

void Possibilities::setOne(const Unknown &unknown, std::uint32_t value) {
  Tally &tally = item_.tally;
  Run &run = tally.runs[unknown.of];
  switch (unknown.is) {
  case Is::SeatsVote:
    for (std::uint32_t i = 0; i < tally.runs.size(); ++i)
      if (tally.runs[i].votesUnknown && votesAlike(tally, unknown.of, i))
        tally.runs[i].votes = value != 0;
    break;
  case Is::Seats:
    run.seats = value;
    // Where it is not told who holds them, each of them has a holder.
    if (run.holdersFollow())
      run.filled = value;
    break;
  case Is::Holders: run.filled = value; break;
  case Is::There:
  case Is::WhichVotes: break;
  }
}

/// [D5] What stands under an open point is there, or is not: the rules are picked anew.
void Possibilities::settle(const std::vector<std::uint32_t> &at) {
  Tally &tally = item_.tally;
  std::vector<Settled> settled;
  for (std::size_t i = 0; i < unknowns_.size() && unknowns_[i].is == Is::There; ++i)
    settled.push_back({unknowns_[i].of, unknowns_[i].values[at[i]] != 0});
  if (settled.empty() || settled == settled_)
    return;
  settled_ = std::move(settled);
  tally.bodyThere = tally.mayBeThere();
  for (Run &run : tally.runs)
    run.exists = run.exists || run.existsUnknown;
  for (const Settled &one : settled_) {
    auto isOut = [&](std::uint32_t clause, std::uint32_t open) {
      return one.open == open && !isThereIf(item_.text, clause, open, one.comes);
    };
    tally.bodyThere = tally.bodyThere && !isOut(tally.body->clause(), tally.body->open()) &&
                      !isOut(tally.body->clause(), tally.body->start_open());
    for (Run &run : tally.runs)
      if (const schema::Seat &seat = tally.tables->seats[run.seat];
          run.existsUnknown && isOut(seat.clause(), seat.open()))
        run.exists = false;
  }
  tally.readRules(settled_);
}

void Possibilities::set(const std::vector<std::uint32_t> &at) {
  settle(at);
  for (std::size_t i = 0; i < unknowns_.size(); ++i)
    if (unknowns_[i].is != Is::There)
      setOne(unknowns_[i], unknowns_[i].values[at[i]]);
}

void Possibilities::certain() {
  Tally &tally = item_.tally;
  tally.bodyThere = tally.mayBeThere();
  for (Run &run : tally.runs)
    run.exists = run.exists || run.existsUnknown;
  if (!settled_.empty())
    tally.readRules({});
  settled_.clear();
  for (const Unknown &unknown : unknowns_)
    if (unknown.is != Is::There)
      setOne(unknown, unknown.values.front());
  tally.stay = tally.lostKnown = tally.leftKnown = false;
  tally.favourable = true;
}

void Possibilities::count() {
  worlds_ = 1;
  for (const Unknown &unknown : unknowns_)
    worlds_ = std::min(worlds_ * unknown.values.size(), kMostWorlds + 1);
}

bool Possibilities::everywhere(const Each &each) {
  if (tooMany())
    return false;
  std::vector<std::uint32_t> at(unknowns_.size());
  for (std::size_t world = 0; world < worlds_; ++world) {
    // The last of the unknowns changes with every world.
    std::size_t left = world;
    for (std::size_t i = unknowns_.size(); i-- > 0; left /= unknowns_[i].values.size())
      at[i] = static_cast<std::uint32_t>(left % unknowns_[i].values.size());
    set(at);
    if (inDoubt_ ? inEveryWay(world, each) : each(world))
      break;
  }
  certain();
  return true;
}

// ---------------------------------------------------------------- what need not be tried

/// Calls with the others of some unknowns in many worlds: each way of what is there and, if `votes`, of who votes,
/// if these are few, with every range at its least and at its most. Of who votes otherwise everybody does: if not,
/// nothing of theirs might count.
template <class Look> void Possibilities::forSides(std::size_t but, bool votes, Look look) {
  std::vector<std::size_t> sides;
  for (std::size_t i = 0; i < unknowns_.size(); ++i)
    if (i != but && (unknowns_[i].is == Is::There || (votes && unknowns_[i].is == Is::SeatsVote)) &&
        sides.size() < kFewSides)
      sides.push_back(i);
  std::vector<std::uint32_t> at(unknowns_.size());
  for (std::size_t mask = 0; mask < std::size_t(1) << sides.size(); ++mask)
    for (bool most : {false, true}) {
      for (std::size_t i = 0; i < unknowns_.size(); ++i)
        at[i] = static_cast<std::uint32_t>(isRange(unknowns_[i]) ? (most ? unknowns_[i].values.size() - 1 : 0)
                                           : unknowns_[i].is == Is::SeatsVote ? 1
                                                                              : 0);
      for (std::size_t i = 0; i < sides.size(); ++i)
        at[sides[i]] = mask >> i & 1;
      if (look(at))
        return;
    }
}

/// Leaves out what no rule looks at, so that there are no worlds for it.
void Possibilities::dropIdle() {
  Numbers numbers(item_);
  // [P2] Whether one seat of somebody votes changes nothing as long as another of theirs does.
  const bool inSeveral = item_.tally.body->several().count() != 0;
  std::vector<bool> idle(unknowns_.size());
  for (std::size_t i = 0; i < unknowns_.size(); ++i) {
    idle[i] = unknowns_[i].is != Is::There;
    if (!idle[i])
      continue;
    forSides(i, inSeveral, [&](std::vector<std::uint32_t> &at) {
      at[i] = 0;
      set(at);
      std::vector<std::uint64_t> first = numbers.here();
      at[i] = static_cast<std::uint32_t>(unknowns_[i].values.size() - 1);
      set(at);
      idle[i] = numbers.here() == first;
      return !idle[i];
    });
  }
  // What is left out stands where it is certain.
  certain();
  std::size_t at = 0;
  std::erase_if(unknowns_, [&](const Unknown &) { return idle[at++]; });
}

/// Of long ranges, or where there are too many worlds of all, finds the values between which something changes.
void Possibilities::findBreaks(bool shortOnes) {
  std::vector<std::vector<std::uint32_t>> found(unknowns_.size());
  for (std::size_t i = 0; i < unknowns_.size(); ++i) {
    const Unknown &unknown = unknowns_[i];
    if (!isRange(unknown) || unknown.values.size() < 2 || (unknown.all && !shortOnes))
      continue;
    const std::uint32_t least = unknown.values.front(), most = unknown.values.back();
    found[i] = {least, most};
    forSides(i, true, [&](std::vector<std::uint32_t> &at) {
      set(at);
      breaksOf(unknown, least, most, found[i]);
      return false;
    });
    std::sort(found[i].begin(), found[i].end());
    found[i].erase(std::unique(found[i].begin(), found[i].end()), found[i].end());
  }
  certain();
  for (std::size_t i = 0; i < unknowns_.size(); ++i)
    if (!found[i].empty()) {
      unknowns_[i].all = false;
      unknowns_[i].values = std::move(found[i]);
    }
}

/// By halving: between two values with the same signature there is none with another.
void Possibilities::breaksOf(const Unknown &unknown, std::uint32_t least, std::uint32_t most,
                             std::vector<std::uint32_t> &found) {
  Signature signature(item_);
  auto here = [&](std::uint32_t value) {
    setOne(unknown, value);
    return signature.here();
  };
  struct Stretch {
    std::uint32_t low, high;
    std::vector<std::uint8_t> atLow, atHigh;
  };
  std::vector<Stretch> left;
  left.push_back({least, most, here(least), here(most)});
  while (!left.empty()) {
    Stretch one = std::move(left.back());
    left.pop_back();
    if (one.atLow == one.atHigh)
      continue;
    if (one.high - one.low <= 1) {
      found.insert(found.end(), {one.low, one.high});
      continue;
    }
    std::uint32_t middle = one.low + (one.high - one.low) / 2;
    std::vector<std::uint8_t> atMiddle = here(middle);
    left.push_back({one.low, middle, std::move(one.atLow), atMiddle});
    left.push_back({middle, one.high, std::move(atMiddle), std::move(one.atHigh)});
  }
}

} // namespace quorate::runtime
