// How many people a quorum needs: every quantity comes to a least whole number, worked out exactly.
#include "runtime/meeting/tally.h"

#include <algorithm>
#include <limits>

namespace quorate::runtime {

namespace {

__extension__ using Wide = unsigned __int128;

/// "The greater of" is not nested deeper than this.
constexpr int kDeepestOperands = 32;

std::uint64_t narrow(Wide value) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max() / 4;
  return value > kMost ? kMost : static_cast<std::uint64_t>(value);
}

/// The whole part of a square root.
Wide rootOf(Wide square) {
  Wide root = 0;
  for (int bit = 62; bit >= 0; --bit) {
    Wide next = root | (Wide(1) << bit);
    if (next * next <= square)
      root = next;
  }
  return root;
}

/// A value that is no whole number, as the whole numbers that it lies between.
struct Between {
  Wide floor = 0;
  bool whole = true;      ///< it is `floor` itself
  bool upperHalf = false; ///< it is at least `floor` and a half
  Wide ceiling() const { return whole ? floor : floor + 1; }
};

Between fractionOf(std::uint64_t base, const schema::Quantity &quantity) {
  Wide all = Wide(base) * quantity.numerator();
  Wide by = std::max(1u, quantity.denominator());
  Wide rest = all % by;
  return {all / by, rest == 0, rest * 2 >= by};
}

/// p/q of the square root of N is the square root of p²N, over q.
Between fractionOfRoot(std::uint64_t base, const schema::Quantity &quantity) {
  Wide p = quantity.numerator(), q = std::max(1u, quantity.denominator());
  Wide square = p * p * std::min<std::uint64_t>(base, std::uint64_t(1) << 40);
  Wide root = rootOf(square);
  Between value;
  value.floor = root / q;
  value.whole = root * root == square && root % q == 0;
  value.upperHalf = (rootOf(square * 4) + q) / (q * 2) > value.floor;
  return value;
}

/// Works out the least number that meets a quantity.
class Needs {
public:
  Needs(const Tally &tally, const schema::Requirement &requirement, std::uint64_t more)
      : tally_(tally), requirement_(requirement), more_(more) {}

  std::uint64_t least(std::uint32_t row, int depth = 0) const {
    const schema::Quantity &quantity = tally_.tables->quantities[row];
    switch (quantity.form()) {
    case QuantityForm::Number: return above({quantity.number(), true, false}, quantity);
    case QuantityForm::FractionOfBase: return above(fractionOf(base(quantity), quantity), quantity);
    case QuantityForm::FractionOfSelector: return above(fractionOf(tally_.seatsOf(quantity.of()), quantity), quantity);
    case QuantityForm::AllBut: {
      std::uint64_t all = tally_.inPostOf(requirement_.who());
      return above({all - std::min<std::uint64_t>(all, quantity.number()), true, false}, quantity);
    }
    case QuantityForm::FractionOfRootBase: return above(fractionOfRoot(base(quantity), quantity), quantity);
    case QuantityForm::GreaterOf:
    case QuantityForm::SmallerOf: return ofOperands(quantity, row, depth);
    }
    throwDangling();
  }

private:
  std::uint64_t base(const schema::Quantity &quantity) const {
    std::uint64_t base = tally_.base(quantity.base(), Counting::Quorum);
    // Whoever comes widens a base of those present.
    bool present = quantity.base() == Base::MembersPresent || quantity.base() == Base::VotingMembersPresent;
    return present ? base + more_ : base;
  }

  /// The least whole number that is at least, or more than, a value and what is added to it.
  std::uint64_t above(Between value, const schema::Quantity &quantity) const {
    switch (quantity.rounded()) {
    case Rounded::Not: break;
    case Rounded::Up: value = {value.ceiling(), true, false}; break;
    case Rounded::Down: value = {value.floor, true, false}; break;
    case Rounded::ToNearest: value = {value.upperHalf ? value.floor + 1 : value.floor, true, false}; break;
    default: throwDangling();
    }
    return narrow((requirement_.bound() == Bound::MoreThan ? value.floor + 1 : value.ceiling()) + quantity.plus());
  }

  std::uint64_t ofOperands(const schema::Quantity &quantity, std::uint32_t row, int depth) const {
    auto operands = tally_.tables->quantities.at(quantity.operands());
    if (operands.empty() || quantity.operands().first() <= row || depth > kDeepestOperands)
      throwDangling();
    std::uint64_t found = 0;
    for (std::uint32_t i = 0; i < operands.size(); ++i) {
      std::uint64_t one = least(quantity.operands().first() + i, depth + 1);
      bool greater = quantity.form() == QuantityForm::GreaterOf;
      found = i == 0 ? one : greater ? std::max(found, one) : std::min(found, one);
    }
    return found;
  }

  const Tally &tally_;
  const schema::Requirement &requirement_;
  std::uint64_t more_;
};

/// Goes through the runs of some members that exist and, if asked, have a vote.
template <class Each> void forRuns(const Tally &tally, const schema::Who &who, Each each) {
  for (std::uint32_t position : tally.tables->positions.at(who.seats())) {
    if (position >= tally.runs.size())
      throwDangling();
    const Run &run = tally.runs[position];
    if (run.exists && (run.votes || !who.voting_only()))
      each(run);
  }
}

} // namespace

std::uint64_t Tally::countOf(const schema::Who &who) const {
  std::uint64_t sum = 0, withPeople = 0, elsewhere = 0;
  forRuns(*this, who, [&](const Run &run) {
    std::uint64_t here = standing(run).counted;
    sum += here;
    withPeople += here != 0;
    elsewhere += std::min<std::uint64_t>(run.elsewhere, here);
  });
  // Who is counted in another seat may be counted in none of these: one seat of theirs among these is enough.
  if (withPeople > 1)
    sum -= std::min(sum, elsewhere);
  for (const std::vector<std::uint32_t> &person : meeting->inSeveral) {
    std::uint64_t seats = 0;
    for (std::uint32_t position : tables->positions.at(who.seats()))
      seats += std::find(person.begin(), person.end(), position) != person.end() && position < runs.size() &&
               runs[position].exists && (runs[position].votes || !who.voting_only());
    sum -= seats > 1 ? std::min(sum, seats - 1) : 0;
  }
  return sum;
}

std::uint64_t Tally::seatsOf(const schema::Who &who) const {
  std::uint64_t sum = 0;
  forRuns(*this, who, [&](const Run &run) { sum += seatsIn(run); });
  return sum;
}

std::uint64_t Tally::inPostOf(const schema::Who &who) const {
  std::uint64_t sum = 0;
  forRuns(*this, who, [&](const Run &run) { sum += filledIn(run); });
  return sum;
}

std::uint64_t Tally::askingOf(const schema::Who &who) const {
  std::uint64_t sum = 0;
  forRuns(*this, who, [&](const Run &run) { sum += run.asking; });
  return sum;
}

std::uint64_t Tally::have(const schema::Requirement &requirement) const {
  if (requirement.groups().count() == 0)
    return countOf(requirement.who());
  std::uint64_t groups = 0;
  for (const schema::Who &group : tables->groups.at(requirement.groups()))
    groups += countOf(group) != 0;
  return groups;
}

std::uint64_t Tally::needed(const schema::Requirement &requirement, std::uint64_t more) const {
  return Needs(*this, requirement, more).least(requirement.quantity());
}

} // namespace quorate::runtime
