// Random small constitutions: the fast look-up against the definition of authority, followed step by step.
#include "tests/emit/small.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Definition;
using test::Dice;
using test::index;
using test::Small;

namespace {

/// A chain as found must itself be sound: it begins with something held, and each link leads to the next.
bool isSound(const ir::Model &model, const ir::Authority &authority, const Power &power) {
  for (std::uint32_t i = 0; i < power.chain.length; ++i) {
    const ir::Grant &grant = authority.grants[number(power.chain.grants[i])];
    bool last = i + 1 == power.chain.length;
    if (last != (grant.basis != ir::Basis::Delegation))
      return false;
    if (last)
      continue;
    const ir::Delegation &d = model.at(grant.delegation);
    const ir::Grant &before = authority.grants[number(power.chain.grants[i + 1])];
    if (d.to != grant.actor || d.from != before.actor || before.function != grant.function)
      return false;
  }
  return power.chain.length != 0;
}

} // namespace

TEST_CASE("authority is what its definition says, on random constitutions") {
  std::size_t yes = 0, no = 0, deep = 0;
  for (unsigned seed = 1; seed <= 4000; ++seed) {
    Small small(seed);
    const ir::Model &model = small.b.model;
    ir::Authority authority = ir::effectiveAuthority(model);
    auto opened = Model::fromBytes(emit::decisionModel(model, authority));
    REQUIRE(std::holds_alternative<Model>(opened));
    const Model &loaded = std::get<Model>(opened);
    Definition definition(model);
    Dice dice(seed * 7919);
    for (int question = 0; question < 60; ++question) {
      Definition::Case c{dice.one(small.functions), dice.one(small.places), dice.upTo(5) * 10 - dice.upTo(2),
                         static_cast<Day>(dice.upTo(12)) - 1};
      if (c.amount < 0)
        c.amount = 0;
      ir::ActorId actor = dice.one(small.actors);
      Power power =
          mayDecide(loaded, {index(actor), index(c.function), index(c.place), Money{c.amount, Currency::Pound}, c.day});
      bool expected = definition.may(actor, c);
      // [W5] Of a whole that is held by its parts only, it may not be seen that all of it is held.
      bool byParts = expected && !definition.mayAsOne(actor, c);
      if (((power.truth == Truth::Yes) != expected && !byParts) || power.truth == Truth::Depends)
        FAIL("seed " << seed << ", actor " << actor.value << ", function " << c.function.value << ", place "
                     << c.place.value << ", amount " << c.amount << ", day " << c.day << ": expected " << expected);
      if (power.truth == Truth::Yes && !isSound(model, authority, power))
        FAIL("seed " << seed << ": the chain does not hold together");
      ++(expected ? yes : no);
      deep += power.chain.length > 2;
    }
  }
  CHECK(yes > 20'000);
  CHECK(no > 20'000);
  CHECK(deep > 1'000);
}

TEST_CASE("open points never turn into a certain answer that settling them could change") {
  std::size_t depends = 0, certain = 0;
  for (unsigned seed = 1; seed <= 1200; ++seed) {
    Small small(seed);
    Dice dice(seed * 104729);
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < small.b.model.delegations.size() && open.size() < 3; ++i)
      if (dice.in(3))
        open.push_back(i);
    // Settled one way or the other: the delegation stands, or it does not.
    std::vector<ir::Model> settled;
    for (std::size_t way = 0; way < std::size_t{1} << open.size(); ++way) {
      settled.push_back(small.b.model);
      for (std::size_t i = 0; i < open.size(); ++i)
        if (way >> i & 1)
          settled.back().delegations[open[i]].functions.clear();
    }
    for (std::size_t i : open)
      small.b.model.delegations[i].open = small.b.open("delegation " + std::to_string(i));
    Model loaded = small.b.load();
    for (int question = 0; question < 40; ++question) {
      Definition::Case c{dice.one(small.functions), dice.one(small.places), dice.upTo(5) * 10,
                         static_cast<Day>(dice.upTo(12)) - 1};
      ir::ActorId actor = dice.one(small.actors);
      Truth found =
          mayDecide(loaded, {index(actor), index(c.function), index(c.place), Money{c.amount, Currency::Pound}, c.day})
              .truth;
      std::size_t yes = 0, asOne = 0;
      for (const ir::Model &model : settled) {
        yes += Definition(model).may(actor, c);
        asOne += Definition(model).mayAsOne(actor, c);
      }
      if ((found == Truth::Yes && yes != settled.size()) || (found == Truth::No && asOne != 0))
        FAIL("seed " << seed << ", actor " << actor.value << ", function " << c.function.value << ", place "
                     << c.place.value << ", amount " << c.amount << ", day " << c.day << ": " << yes << " of "
                     << settled.size() << " say yes, the runtime " << static_cast<int>(found));
      ++(found == Truth::Depends ? depends : certain);
    }
  }
  CHECK(depends > 1'000);
  CHECK(certain > 10'000);
}
