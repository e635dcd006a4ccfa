// Goes through the worlds of an item one by one and finds what can change the answer.
#include "runtime/meeting/unknowns.h"
#include "runtime/meeting/signature.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

using Is = Unknown::Is;

/// A range of no more values is tried value by value.
constexpr std::uint32_t kFewValues = 32;

/// Puts a run into the world in which an unknown of it has a value.
void set(Item &item, const Unknown &unknown, std::uint32_t value) {
  if (unknown.is == Is::WhichVotes) {
    item.tally.favourable = value != 0;
    return;
  }
  Run &run = item.tally.runs[unknown.run];
  switch (unknown.is) {
  case Is::SeatsExist: run.exists = value != 0; break;
  case Is::SeatsVote: run.votes = value != 0; break;
  case Is::Seats:
    run.seats = value;
    // Where it is not told who holds them, each of them has a holder.
    if (run.holdersFollow())
      run.filled = value;
    break;
  case Is::Holders: run.filled = value; break;
  case Is::WhichVotes: break;
  }
}

/// The values of a long range between which something changes, found by halving.
class Breaks {
public:
  Breaks(Item &item, Unknown &unknown) : item_(item), signature_(item), unknown_(unknown) {}

  void find() {
    std::uint32_t low = unknown_.values.front(), high = unknown_.values.back();
    between(low, at(low), high, at(high));
    set(item_, unknown_, low);
    std::sort(unknown_.values.begin(), unknown_.values.end());
    unknown_.values.erase(std::unique(unknown_.values.begin(), unknown_.values.end()), unknown_.values.end());
  }

private:
  std::vector<std::uint8_t> at(std::uint32_t value) {
    set(item_, unknown_, value);
    return signature_.here();
  }
  void between(std::uint32_t low, const std::vector<std::uint8_t> &atLow, std::uint32_t high,
               const std::vector<std::uint8_t> &atHigh) {
    if (atLow == atHigh)
      return;
    if (high - low <= 1) {
      unknown_.values.insert(unknown_.values.end(), {low, high});
      return;
    }
    std::uint32_t middle = low + (high - low) / 2;
    std::vector<std::uint8_t> here = at(middle);
    between(low, atLow, middle, here);
    between(middle, here, high, atHigh);
  }

  Item &item_;
  Signature signature_;
  Unknown &unknown_;
};

/// All worlds of an item and what each of them comes to.
class Worldwide {
public:
  Worldwide(Item &item, Sought sought, const std::function<void(LeftOpen)> &leftOpen)
      : item_(item), sought_(sought), leftOpen_(leftOpen) {}

  Explored explored() {
    collect();
    dropIdle();
    findBreaks();
    std::size_t worlds = count();
    if (worlds > kMostWorlds) {
      keepEnds();
      worlds = count();
    }
    found_.tooMany = worlds > kMostWorlds;
    if (found_.tooMany) {
      for (Unknown &unknown : found_.unknowns)
        unknown.matters = true;
    } else {
      answers_.reserve(worlds);
      visit(0);
      conclude();
    }
    certain();
    return std::move(found_);
  }

private:
  void addRange(Is is, std::uint32_t run, std::uint32_t least, std::uint32_t most) {
    Unknown unknown{is, run, {}, most - least <= kFewValues, false};
    if (unknown.all)
      for (std::uint32_t value = least; value <= most; ++value)
        unknown.values.push_back(value);
    else
      unknown.values = {least, most};
    found_.unknowns.push_back(std::move(unknown));
  }

  void collect() {
    const Tally &tally = item_.tally;
    bool someLost = tally.proxiesLost() != 0;
    for (std::uint32_t i = 0; i < tally.runs.size(); ++i) {
      const Run &run = tally.runs[i];
      if (!run.exists)
        continue;
      if (run.existsUnknown && run.weighs)
        found_.unknowns.push_back({Is::SeatsExist, i, {1, 0}, true, false});
      if (run.votesUnknown)
        found_.unknowns.push_back({Is::SeatsVote, i, {run.votes, !run.votes}, true, false});
      if (run.least != run.most)
        addRange(Is::Seats, i, run.least, run.most);
      if (!run.holdersFollow() && run.leastFilled != run.mostFilled)
        addRange(Is::Holders, i, run.leastFilled, run.mostFilled);
      someLost = someLost || tally.excess(run) != 0;
    }
    // Nobody knows whose votes they were. Struck out of one side and then of the other, they bound all that may be.
    if (someLost)
      found_.unknowns.push_back({Is::WhichVotes, kNone, {1, 0}, true, false});
  }

  /// Leaves out what no rule looks at, so that there are no worlds for it.
  void dropIdle() {
    Numbers numbers(item_);
    auto idle = [&](const Unknown &unknown) {
      for (bool most : {false, true}) {
        for (const Unknown &other : found_.unknowns) {
          bool range = other.is == Is::Seats || other.is == Is::Holders;
          set(item_, other, range && most ? other.values.back() : other.values.front());
        }
        // Of whom it is open whether they vote, they do: otherwise nothing of theirs might count.
        for (const Unknown &other : found_.unknowns)
          if (other.is == Is::SeatsVote)
            set(item_, other, 1);
        set(item_, unknown, unknown.values.front());
        std::vector<std::uint64_t> first = numbers.here();
        set(item_, unknown, unknown.values.back());
        if (numbers.here() != first)
          return false;
      }
      return true;
    };
    std::vector<Unknown> left;
    for (const Unknown &unknown : found_.unknowns)
      if (unknown.is == Is::WhichVotes || !idle(unknown))
        left.push_back(unknown);
    // What is left out stands where it is certain.
    certain();
    found_.unknowns = std::move(left);
  }

  /// Long ranges: each with all others at their least and at their most, in each world of what is yes or no, if these
  /// are few.
  void findBreaks() {
    std::vector<Unknown *> ranges, others;
    for (Unknown &unknown : found_.unknowns)
      (unknown.is == Is::Seats || unknown.is == Is::Holders ? ranges : others).push_back(&unknown);
    constexpr std::size_t kFew = 6;
    for (Unknown *unknown : ranges) {
      if (unknown->all)
        continue;
      for (std::size_t mask = 0; mask < (std::size_t(1) << std::min(others.size(), kFew)); ++mask) {
        for (std::size_t i = 0; i < others.size(); ++i)
          set(item_, *others[i], others[i]->values[mask >> std::min(i, kFew - 1) & 1]);
        for (bool most : {false, true}) {
          for (Unknown *other : ranges)
            if (other != unknown)
              set(item_, *other, most ? other->values.back() : other->values.front());
          Breaks(item_, *unknown).find();
        }
      }
    }
    certain();
  }

  /// Where that would be too many worlds, only the ends of each range are tried.
  void keepEnds() {
    for (Unknown &unknown : found_.unknowns)
      if (unknown.values.size() > 2) {
        unknown.values = {unknown.values.front(), unknown.values.back()};
        unknown.all = false;
      }
  }

  std::size_t count() const {
    std::size_t worlds = 1;
    for (const Unknown &unknown : found_.unknowns)
      worlds = std::min(worlds * unknown.values.size(), kMostWorlds + 1);
    return worlds;
  }

  void visit(std::size_t at) {
    if (at == found_.unknowns.size())
      return judge();
    for (std::uint32_t value : found_.unknowns[at].values) {
      set(item_, found_.unknowns[at], value);
      visit(at + 1);
    }
  }

  /// What one world comes to, as a number: 0 for no; otherwise 1, and what the rules leave open there.
  void judge() {
    Outcome outcome = item_.outcome();
    Truth quorate = sought_ == Sought::Carried   ? Truth::Yes
                    : sought_ == Sought::Quorate ? outcome.quorum.truth
                                                 : outcome.mayDecide;
    Truth carried = sought_ == Sought::Quorate ? Truth::Yes : outcome.carried;
    if (quorate == Truth::No || carried == Truth::No) {
      answers_.push_back(0);
      return;
    }
    LeftOpen open{quorate == Truth::Depends, carried == Truth::Depends};
    answers_.push_back(static_cast<std::uint8_t>(1 + open.quorum + 2 * open.votes));
    if (leftOpen_ && (open.quorum || open.votes))
      leftOpen_(open);
  }

  /// [U1] Depends if and only if two worlds answer differently. [U2] Something matters if two worlds that differ in it
  /// alone do.
  void conclude() {
    bool same =
        std::all_of(answers_.begin(), answers_.end(), [&](std::uint8_t one) { return one == answers_.front(); });
    found_.truth = !same || answers_.front() > 1 ? Truth::Depends : answers_.front() == 1 ? Truth::Yes : Truth::No;
    std::size_t step = answers_.size();
    for (Unknown &unknown : found_.unknowns) {
      std::size_t size = unknown.values.size(), block = step;
      step /= size;
      for (std::size_t i = 0; i + step < answers_.size() && !unknown.matters; ++i)
        // The next value of this one, with all others as they are.
        unknown.matters = i % block + step < block && answers_[i] != answers_[i + step];
    }
  }

  void certain() {
    for (const Unknown &unknown : found_.unknowns)
      set(item_, unknown, unknown.values.front());
    item_.tally.stay = false;
  }

  Item &item_;
  Sought sought_;
  const std::function<void(LeftOpen)> &leftOpen_;
  Explored found_;
  std::vector<std::uint8_t> answers_;
};

} // namespace

Explored explore(Item &item, Sought sought, const std::function<void(LeftOpen)> &leftOpen) {
  return Worldwide(item, sought, leftOpen).explored();
}

} // namespace quorate::runtime
