// Random small constitutions whose delegations ask for more than place, amount and day: conditions, agreement, bands,
// limits for a stretch of time. What is not said is not known, and the look-up against the definition is exact.
#include "tests/emit/small.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Definition;
using test::Dice;
using test::index;
using test::Small;

namespace {

/// A question with the things that it says, as the runtime takes it.
struct Asked {
  std::vector<std::string> given;
  std::vector<ActorIndex> agreement;
  PowerRequest request;
};

Asked askedOf(ir::ActorId actor, const Definition::Case &c) {
  Asked asked;
  asked.given = c.given;
  for (ir::ActorId one : c.agreement)
    asked.agreement.push_back(index(one));
  asked.request = {index(actor), index(c.function), index(c.place), Money{c.amount, Currency::Pound}, c.day};
  asked.request.after = Money{c.after, Currency::Pound};
  return asked;
}

Truth found(const Model &model, Asked &asked) {
  asked.request.given = asked.given;
  asked.request.agreement = asked.agreement;
  return mayDecide(model, asked.request).truth;
}

Definition::Case caseOf(Dice &dice, const Small &small) {
  Definition::Case c{dice.one(small.functions), dice.one(small.places), dice.upTo(6) * 10 + 1 - dice.upTo(2),
                     static_cast<Day>(dice.upTo(12)) - 1};
  c.after = dice.upTo(6) * 10;
  if (dice.in(2))
    c.given.push_back("it rains");
  if (dice.in(2))
    c.given.push_back("the plan is agreed");
  for (ir::ActorId actor : small.actors)
    if (dice.in(3))
      c.agreement.push_back(actor);
  return c;
}

} // namespace

TEST_CASE("conditions, agreement, bands and limits for a stretch of time are what their definition says") {
  std::size_t yes = 0, no = 0, depends = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    Small small(seed, true);
    Model loaded = small.b.load();
    Definition definition(small.b.model);
    Dice dice(seed * 15485863);
    for (int question = 0; question < 40; ++question) {
      Definition::Case c = caseOf(dice, small), best = c;
      best.given = {"it rains", "the plan is agreed"};
      best.agreement = small.actors;
      ir::ActorId actor = dice.one(small.actors);
      Asked asked = askedOf(actor, c);
      Truth expected = definition.may(actor, c) ? Truth::Yes : definition.may(actor, best) ? Truth::Depends : Truth::No;
      Truth answered = found(loaded, asked);
      // [W5] Of a whole that is held by its parts only, it may not be seen that all of it is held.
      Truth asOne = definition.mayAsOne(actor, c)      ? Truth::Yes
                    : definition.mayAsOne(actor, best) ? Truth::Depends
                                                       : Truth::No;
      if (answered != expected && answered != asOne)
        FAIL("seed " << seed << ", actor " << actor.value << ", function " << c.function.value << ", place "
                     << c.place.value << ", amount " << c.amount << ", after " << c.after << ", day " << c.day
                     << ": expected " << static_cast<int>(expected) << ", the runtime " << static_cast<int>(answered));
      ++(expected == Truth::Yes ? yes : expected == Truth::No ? no : depends);
    }
  }
  CHECK(yes > 5'000);
  CHECK(no > 5'000);
  CHECK(depends > 400);
}

TEST_CASE("what has been decided already, left out, is not taken for nothing") {
  std::size_t depends = 0;
  for (unsigned seed = 1; seed <= 800; ++seed) {
    Small small(seed, true);
    Model loaded = small.b.load();
    Definition definition(small.b.model);
    Dice dice(seed * 32452843);
    for (int question = 0; question < 30; ++question) {
      Definition::Case none = caseOf(dice, small), much = none;
      none.after = 0;
      much.after = 1'000'000;
      ir::ActorId actor = dice.one(small.actors);
      Asked asked = askedOf(actor, none);
      asked.request.after.reset();
      Truth answered = found(loaded, asked);
      bool least = definition.mayAsOne(actor, none), most = definition.may(actor, much);
      if ((answered == Truth::Yes && !most) || (answered == Truth::No && least))
        FAIL("seed " << seed << ", actor " << actor.value << ", function " << none.function.value << ", amount "
                     << none.amount << ", day " << none.day << ": the runtime " << static_cast<int>(answered));
      depends += answered == Truth::Depends;
    }
  }
  CHECK(depends > 500);
}
