// The rules library by itself: tables of exact values, and quantities, thresholds and caps against the words of the
// language taken literally, number by number.
#include "runtime/rules/base.h"
#include "runtime/rules/cap.h"
#include "runtime/rules/choice.h"
#include "runtime/rules/quantity.h"
#include "runtime/rules/threshold.h"
#include "tests/support/dice.h"

#include <catch2/catch.hpp>

#include <limits>
#include <set>
#include <vector>

using namespace quorate;
using namespace quorate::rules;
using test::Dice;

namespace {

Leaf share(std::uint32_t numerator, std::uint32_t denominator, Rounded rounded = Rounded::Not, std::uint32_t plus = 0) {
  return {.form = QuantityForm::FractionOfBase, .fraction = {numerator, denominator}, .rounded = rounded, .plus = plus};
}
Leaf root(std::uint32_t numerator, std::uint32_t denominator, Rounded rounded = Rounded::Not) {
  Leaf made = share(numerator, denominator, rounded);
  made.form = QuantityForm::FractionOfRootBase;
  return made;
}

/// A quantity made of others, as a test writes it.
struct Tree {
  Leaf leaf;
  std::vector<Tree> operands;
};

struct Trees {
  using Node = const Tree *;
  std::uint64_t base = 0;

  Leaf leaf(Node node) const { return node->leaf; }
  std::vector<Node> operands(Node node) const {
    std::vector<Node> all;
    for (const Tree &each : node->operands)
      all.push_back(&each);
    return all;
  }
  std::uint64_t of(Node) const { return base; }
};

Tree greaterOf(std::vector<Tree> operands, bool smaller = false) {
  Tree made;
  made.leaf.form = smaller ? QuantityForm::SmallerOf : QuantityForm::GreaterOf;
  made.operands = std::move(operands);
  return made;
}
Tree people(std::uint32_t number) { return {{.number = number}, {}}; }

/// Whether `have` people are enough, by the words: what is asked for is worked out as a fraction, or found by trying.
bool enough(std::int64_t have, const Leaf &leaf, Bound bound, std::int64_t of) {
  std::int64_t p = leaf.fraction.numerator, q = leaf.fraction.denominator, plus = leaf.plus;
  auto reaches = [&](std::int64_t left, std::int64_t right) {
    return bound == Bound::MoreThan ? left > right : left >= right;
  };
  // Whether the fraction is at least n halves.
  bool isRoot = leaf.form == QuantityForm::FractionOfRootBase;
  auto atLeastHalves = [&](std::int64_t n) { return isRoot ? 4 * p * p * of >= n * n * q * q : 2 * p * of >= n * q; };
  std::int64_t whole = 0;
  switch (leaf.form) {
  case QuantityForm::Number: return reaches(have, leaf.number + plus);
  case QuantityForm::AllBut: return reaches(have, std::max<std::int64_t>(of - leaf.number, 0) + plus);
  default: break;
  }
  switch (leaf.rounded) {
  case Rounded::Not:
    if (have < plus)
      return false;
    return isRoot ? reaches((have - plus) * (have - plus) * q * q, p * p * of) : reaches((have - plus) * q, p * of);
  case Rounded::Up:
    while (isRoot ? whole * whole * q * q < p * p * of : whole * q < p * of)
      ++whole;
    break;
  case Rounded::Down:
    while (atLeastHalves(2 * whole + 2))
      ++whole;
    break;
  case Rounded::ToNearest:
    while (atLeastHalves(2 * whole + 1))
      ++whole;
  }
  return reaches(have, whole + plus);
}

} // namespace

TEST_CASE("quantities come to a least whole number") {
  constexpr Bound kAtLeast = Bound::AtLeast, kMoreThan = Bound::MoreThan;
  struct Row {
    Leaf leaf;
    Bound bound;
    std::uint64_t of, least;
  };
  const Row rows[] = {
      {{.number = 9}, kAtLeast, 0, 9},
      {{.number = 9}, kMoreThan, 0, 10},
      {share(1, 3), kAtLeast, 10, 4},
      {share(1, 3), kMoreThan, 10, 4},
      {share(1, 3), kAtLeast, 9, 3},
      {share(1, 3), kMoreThan, 9, 4},
      {share(1, 3, Rounded::Up), kMoreThan, 10, 5},
      {share(1, 3, Rounded::Down), kAtLeast, 11, 3},
      {share(1, 3, Rounded::ToNearest), kAtLeast, 11, 4},
      {share(1, 2, Rounded::ToNearest), kAtLeast, 5, 3}, // a half goes up
      {share(1, 3, Rounded::Up, 1), kAtLeast, 10, 5},
      {share(1, 2), kAtLeast, 0, 0},
      {share(1, 2), kMoreThan, 0, 1},
      {share(3, 2), kAtLeast, 5, 8},
      {root(1, 1), kAtLeast, 16, 4},
      {root(1, 1), kMoreThan, 16, 5},
      {root(1, 1), kAtLeast, 17, 5},
      {root(1, 2), kAtLeast, 16, 2},
      {root(1, 2), kAtLeast, 15, 2},
      {root(1, 1, Rounded::ToNearest), kAtLeast, 12, 3},
      {root(1, 1, Rounded::ToNearest), kAtLeast, 13, 4},
      {{.form = QuantityForm::AllBut, .number = 2}, kAtLeast, 9, 7},
      {{.form = QuantityForm::AllBut, .number = 2}, kAtLeast, 1, 0},
      // A share of more than any number of 64 bits holds, and a denominator that only a damaged file has.
      {share(0xFFFFFFFF, 1), kAtLeast, std::uint64_t(1) << 62, std::numeric_limits<std::uint64_t>::max() / 4},
      {share(1, 0), kAtLeast, 7, 7},
  };
  for (const Row &row : rows) {
    INFO(int(row.leaf.form) << " " << row.leaf.fraction.numerator << "/" << row.leaf.fraction.denominator << " of "
                            << row.of);
    CHECK(least(row.leaf, row.bound, row.of) == row.least);
  }
}

TEST_CASE("the least number is the first of which the words are true") {
  Dice dice(7);
  constexpr QuantityForm kForms[] = {QuantityForm::Number, QuantityForm::FractionOfBase,
                                     QuantityForm::FractionOfSelector, QuantityForm::FractionOfRootBase,
                                     QuantityForm::AllBut};
  for (int i = 0; i < 20000; ++i) {
    Leaf leaf{.form = kForms[dice.upTo(5)],
              .number = dice.upTo(30),
              .fraction = {dice.upTo(9), 1 + dice.upTo(9)},
              .rounded = Rounded(dice.upTo(4)),
              .plus = dice.in(3) ? dice.upTo(4) : 0};
    Bound bound = dice.in(2) ? Bound::MoreThan : Bound::AtLeast;
    std::uint64_t of = dice.upTo(120), found = least(leaf, bound, of);
    INFO(int(leaf.form) << ": " << leaf.number << ", " << leaf.fraction.numerator << "/" << leaf.fraction.denominator
                        << " rounded " << int(leaf.rounded) << " plus " << leaf.plus << " of " << of);
    std::int64_t first = 0;
    while (!enough(first, leaf, bound, std::int64_t(of)))
      ++first;
    REQUIRE(found == std::uint64_t(first));
  }
}

TEST_CASE("the greater and the smaller, however deep") {
  Trees ofTen{10};
  Tree third{share(1, 3), {}};
  Tree both = greaterOf({people(3), third}), either = greaterOf({people(3), third}, true);
  CHECK(least(ofTen, &both, Bound::AtLeast) == 4);
  CHECK(least(ofTen, &either, Bound::AtLeast) == 3);
  CHECK(least(ofTen, &either, Bound::MoreThan) == 4);
  // As often as a text may say it, and not once more.
  Tree deep = people(0);
  for (std::uint32_t i = 1; i <= kMostMade; ++i) {
    deep = greaterOf({std::move(deep), people(i)});
    REQUIRE(least(ofTen, &deep, Bound::AtLeast) == i);
  }
  deep = greaterOf({std::move(deep), people(1)});
  CHECK(least(ofTen, &deep, Bound::AtLeast) == std::nullopt);
}

TEST_CASE("bases count parts") {
  Part part{.votes = true,
            .seats = 12,
            .filled = 10,
            .inPost = 11,
            .leaving = 2,
            .present = 7,
            .inFavour = 3,
            .against = 2,
            .abstaining = 1};
  // In the order of the enumeration; then of those who have no vote.
  constexpr std::uint64_t kVoters[] = {5, 6, 7, 7, 9, 9, 10, 10, 12, 12, 11};
  constexpr std::uint64_t kSilent[] = {0, 0, 7, 0, 9, 0, 10, 0, 12, 0, 0};
  for (std::uint8_t i = 0; i <= std::uint8_t(lastOf(Base{})); ++i) {
    Base base = Base(i);
    INFO(int(i));
    part.votes = true;
    CHECK(partOf(base, part) == kVoters[i]);
    part.votes = false;
    CHECK(partOf(base, part) == kSilent[i]);
    CHECK(ofVoters(base) == (kSilent[i] == 0));
  }
  part.leaving = 99; // more than there are
  CHECK(partOf(Base::EligibleMembers, part) == 0);
  CHECK((isFixed(Base::AllSeats) && isFixed(Base::Electorate) && isFixed(Base::FilledVotingSeats)));
  CHECK_FALSE((isFixed(Base::VotesCast) || isFixed(Base::MembersPresent) || isFixed(Base::EligibleMembers)));
}

TEST_CASE("thresholds are met or missed") {
  using Form = ThresholdForm;
  struct Row {
    Line line;
    Sum sum;
    bool met;
  };
  const Row rows[] = {
      {{.fraction = {1, 2}}, {5, 5, 10}, false},
      {{.fraction = {1, 2}}, {6, 5, 11}, true},
      {{.bound = Bound::AtLeast, .fraction = {1, 2}}, {5, 5, 10}, true},
      {{.bound = Bound::AtLeast, .fraction = {2, 3}}, {2, 1, 3}, true},
      {{.fraction = {2, 3}}, {2, 1, 3}, false},
      {{.bound = Bound::AtLeast, .fraction = {0, 1}}, {0, 5, 5}, false}, // no vote in favour
      {{.bound = Bound::AtLeast, .fraction = {0, 1}}, {1, 0, 0}, false}, // no votes cast
      {{.form = Form::Against, .number = 1}, {1, 1, 2}, true},
      {{.form = Form::Against, .number = 1}, {9, 2, 11}, false},
      {{.form = Form::Against, .number = 1}, {0, 0, 0}, true}, // a veto is met by silence
      {{.form = Form::Margin, .number = 0}, {5, 5, 10}, false},
      {{.form = Form::Margin, .number = 0}, {6, 5, 11}, true},
      {{.form = Form::Margin, .bound = Bound::AtLeast, .number = 2}, {7, 5, 12}, true},
      {{.form = Form::For, .bound = Bound::AtLeast, .number = 4}, {4, 9, 13}, true},
      {{.form = Form::For, .number = 4}, {4, 0, 4}, false},
  };
  for (const Row &row : rows) {
    INFO(int(row.line.form) << ": " << row.sum.inFavour << " to " << row.sum.against << " of " << row.sum.base);
    CHECK(met(row.line, row.sum) == row.met);
  }
}

TEST_CASE("votes are counted in a unit") {
  Line line;
  CHECK(unitOf(line) == Unit::Weight);
  line.base = Base::AllSeats;
  CHECK(unitOf(line) == Unit::Heads);
  line.form = ThresholdForm::Margin;
  CHECK(unitOf(line) == Unit::Weight);
  line.counted = Counted::ByHead;
  CHECK(unitOf(line) == Unit::Heads);
  line.counted = Counted::ByWeight;
  CHECK(unitOf(line) == Unit::Weight);
  line.counted = Counted::ByConstituent;
  CHECK(unitOf(line) == Unit::Constituents);
}

TEST_CASE("caps") {
  CHECK(within({.number = 2}, 2, 0));
  CHECK_FALSE(within({.number = 2}, 3, 0));
  CHECK_FALSE(within({.fewerThan = true, .number = 2}, 2, 0));
  Cap third{.isFraction = true, .fraction = {1, 3}};
  CHECK(within(third, 3, 9));
  CHECK_FALSE(within(third, 3, 8));
  third.fewerThan = true;
  CHECK_FALSE(within(third, 3, 9));
  CHECK(within(third, 3, 10));
}

TEST_CASE("what gives way to another rule that is there is left out, and nothing if each gives way") {
  using Orders = std::set<std::pair<int, int>>;
  auto left = [](std::vector<int> rules, const Orders &orders, const Orders &variations = {}) {
    auto in = [](const Orders &some) { return [&some](int one, int other) { return some.contains({one, other}); }; };
    leaveOutWeaker(rules, in(variations), in(orders));
    return rules;
  };
  CHECK(left({}, {}).empty());
  CHECK(left({1, 2, 3}, {}) == std::vector{1, 2, 3});
  CHECK(left({1, 2, 3}, {{3, 2}, {2, 1}}) == std::vector{3});
  CHECK(left({1, 3}, {{3, 2}, {2, 1}}) == std::vector{1, 3});
  CHECK(left({1, 2, 3}, {{3, 2}, {2, 1}, {1, 3}}) == std::vector{1, 2, 3});
  CHECK(left({1, 2, 3}, {{2, 1}}, {{3, 2}}) == std::vector{1, 3}); // what is varied takes its orders with it
}

TEST_CASE("of the rules that are for a matter the first stands, be it one that names it or one that names none") {
  const std::vector<std::uint32_t> none, some{3, 7};
  std::optional<std::uint32_t> matter = 7, other = 4, noMatter;
  CHECK(isFor(none, matter) == IsFor::General);
  CHECK(isFor(some, matter) == IsFor::Matter);
  CHECK(isFor(some, other) == IsFor::Others);
  CHECK(isFor(some, noMatter) == IsFor::Others);

  auto chosen = [](std::initializer_list<IsFor> rules) {
    std::vector<int> rows;
    for (std::size_t i = 0; i < rules.size(); ++i)
      rows.push_back(int(i));
    Choice<int> choice;
    auto row = rows.begin();
    for (IsFor is : rules)
      choice.show(*row++, is);
    return choice ? *choice.row : -1;
  };
  CHECK(chosen({}) == -1);
  CHECK(chosen({IsFor::Others}) == -1);
  CHECK(chosen({IsFor::Others, IsFor::General, IsFor::General}) == 1);
  CHECK(chosen({IsFor::General, IsFor::Matter, IsFor::Matter}) == 0);
  CHECK(chosen({IsFor::Others, IsFor::Matter, IsFor::General, IsFor::Matter}) == 1);
  CHECK(chosen({IsFor::Matter, IsFor::General}) == 0);
}
