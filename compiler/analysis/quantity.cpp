// Exact comparison of numbers of people with quantities.
#include "compiler/analysis/quantity.h"

#include <algorithm>

namespace quorate::analysis {
namespace {

__extension__ using Wide = unsigned __int128;

/// More people than any body has, few enough that squares of products stay exact.
constexpr std::uint64_t kManyPeople = std::uint64_t(1) << 31;

bool compare(ir::Bound bound, Wide left, Wide right) {
  return bound == ir::Bound::MoreThan ? left > right : left >= right;
}

/// A fraction of a whole number, rounded as the clause says.
std::uint64_t rounded(const ir::Quantity &quantity, std::uint64_t base) {
  Wide product = Wide(base) * quantity.fraction.numerator;
  std::uint64_t denominator = quantity.fraction.denominator;
  switch (quantity.rounded) {
  case ir::Rounded::Up: return static_cast<std::uint64_t>((product + denominator - 1) / denominator);
  case ir::Rounded::ToNearest: return static_cast<std::uint64_t>((2 * product + denominator) / (2 * Wide(denominator)));
  case ir::Rounded::Down:
  case ir::Rounded::Not: break;
  }
  return static_cast<std::uint64_t>(product / denominator);
}

bool reachesFraction(const ir::Quantity &quantity, ir::Bound bound, std::uint64_t have, std::uint64_t base) {
  if (quantity.rounded != ir::Rounded::Not)
    return compare(bound, have, Wide(rounded(quantity, base)) + quantity.plus);
  if (have < quantity.plus)
    return false;
  return compare(bound, Wide(have - quantity.plus) * quantity.fraction.denominator,
                 Wide(base) * quantity.fraction.numerator);
}

/// n ≥ p/q·√N is n²q² ≥ p²N.
bool reachesRoot(const ir::Quantity &quantity, ir::Bound bound, std::uint64_t have, std::uint64_t base) {
  if (have < quantity.plus)
    return false;
  Wide left = Wide(std::min(have - quantity.plus, kManyPeople)) * quantity.fraction.denominator;
  return compare(bound, left * left, Wide(quantity.fraction.numerator) * quantity.fraction.numerator * base);
}

} // namespace

bool reaches(const ir::Quantity &quantity, ir::Bound bound, std::uint64_t have, const BaseOf &base) {
  auto reached = [&](const ir::Quantity &each) { return reaches(each, bound, have, base); };
  switch (quantity.form) {
  case ir::Quantity::Form::Number: return compare(bound, have, quantity.number);
  case ir::Quantity::Form::FractionOfBase:
  case ir::Quantity::Form::FractionOfSelector: return reachesFraction(quantity, bound, have, base(quantity));
  case ir::Quantity::Form::FractionOfRootBase: return reachesRoot(quantity, bound, have, base(quantity));
  case ir::Quantity::Form::AllBut: return compare(bound, Wide(have) + quantity.number, base(quantity));
  case ir::Quantity::Form::GreaterOf: return std::all_of(quantity.operands.begin(), quantity.operands.end(), reached);
  case ir::Quantity::Form::SmallerOf: return std::any_of(quantity.operands.begin(), quantity.operands.end(), reached);
  }
  return false;
}

std::optional<std::uint64_t> fewestFor(const ir::Quantity &quantity, ir::Bound bound, const BaseOf &base) {
  std::uint64_t least = 0, most = kManyPeople;
  if (!reaches(quantity, bound, most, base))
    return std::nullopt;
  while (least < most) {
    std::uint64_t middle = least + (most - least) / 2;
    if (reaches(quantity, bound, middle, base))
      most = middle;
    else
      least = middle + 1;
  }
  return least;
}

bool ofThosePresent(const ir::Quantity &quantity) {
  return anyQuantity(quantity, [](const ir::Quantity &each) {
    if (!hasBase(each))
      return false;
    switch (each.base) {
    case ir::Base::VotesCast:
    case ir::Base::VotesAndAbstentions:
    case ir::Base::MembersPresent:
    case ir::Base::VotingMembersPresent:
    case ir::Base::EligibleMembers:
    case ir::Base::EligibleVotingMembers: return true;
    case ir::Base::FilledSeats:
    case ir::Base::FilledVotingSeats:
    case ir::Base::AllSeats:
    case ir::Base::AllVotingSeats:
    case ir::Base::Electorate: return false;
    }
    return true;
  });
}

} // namespace quorate::analysis
