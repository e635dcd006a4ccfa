// Random small constitutions: the fast look-up against the definition of authority, followed step by step.
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

#include <random>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::index;

namespace {

/// The definition in language.md, read aloud: no flattening, no pruning, every chain tried.
class Definition {
public:
  explicit Definition(const ir::Model &model) : model_(model) {}

  struct Case {
    ir::FunctionId function;
    ir::PlaceId place;
    std::int64_t amount;
    Day day;
  };

  bool may(ir::ActorId actor, const Case &c) const {
    if (!inForce(actor, c.day))
      return false;
    for (const ir::Reservation &r : model_.reservations)
      if (r.to == actor && applies(r, c))
        return true;
    if (!givenAway(actor, c) && holdsByDefault(actor, c))
      return true;
    std::vector<bool> seen(model_.actors.size(), false);
    return !givenAway(actor, c) && reaches(actor, c, {}, seen);
  }

private:
  static bool has(const std::vector<ir::FunctionId> &all, ir::FunctionId one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }
  bool inside(ir::PlaceId place, ir::PlaceId of) const {
    for (; place; place = model_.at(place).parent)
      if (place == of)
        return true;
    return !of;
  }
  bool inForce(ir::ActorId actor, Day day) const {
    const ir::Actor &a = model_.at(actor);
    return a.inForce.contains(day) && (!a.body || model_.at(a.body).inForce.contains(day));
  }
  bool applies(const ir::Reservation &r, const Case &c) const {
    return has(r.functions, c.function) && inside(c.place, r.place) && r.inForce.contains(c.day);
  }
  bool covers(const ir::Delegation &d, const Case &c) const {
    return has(d.functions, c.function) && inside(c.place, d.place) && d.inForce.contains(c.day) &&
           (!d.limit.amount || c.amount <= d.limit.amount->minor);
  }
  /// The same question for each place inside: power over a place is power over all of it.
  std::vector<Case> parts(const Case &c) const {
    std::vector<Case> all;
    for (std::size_t i = 0; i < model_.places.size(); ++i)
      if (inside(ir::PlaceId(i), c.place))
        all.push_back({c.function, ir::PlaceId(i), c.amount, c.day});
    return all;
  }
  bool reserved(const Case &c) const {
    for (const Case &part : parts(c))
      for (const ir::Reservation &r : model_.reservations)
        if (applies(r, part))
          return true;
    return false;
  }
  bool holdsByDefault(ir::ActorId actor, const Case &c) const {
    if (reserved(c))
      return false;
    for (const ir::Organisation &o : model_.organisations) {
      bool here = o.covers.empty();
      for (ir::PlaceId place : o.covers)
        here = here || inside(c.place, place);
      if (o.actsThrough == actor && here && has(o.holds, c.function))
        return true;
    }
    return false;
  }
  /// A delegation leads from something held, through links each of which the one before permits.
  bool works(const ir::Delegation &d, const Case &c, std::vector<bool> &seen) const {
    if (!covers(d, c) || !inForce(d.to, c.day) || !inForce(d.from, c.day) || seen[d.from.index()])
      return false;
    return holdsByDefault(d.from, c) || reaches(d.from, c, d.to, seen);
  }
  /// Whether a chain leads to `actor`; with `onwards`, one whose last link lets them give it to that actor.
  bool reaches(ir::ActorId actor, const Case &c, ir::ActorId onwards, std::vector<bool> &seen) const {
    seen[actor.index()] = true;
    bool found = false;
    for (const ir::Delegation &d : model_.delegations) {
      if (d.to != actor || found)
        continue;
      bool permitted = !onwards || (d.sub.allowed && (!d.sub.to || d.sub.to == onwards) &&
                                    (!d.sub.limit.amount || c.amount <= d.sub.limit.amount->minor));
      // Nobody twice in a chain: `onwards` is marked already.
      found = permitted && works(d, c, seen);
    }
    seen[actor.index()] = false;
    return found;
  }
  /// Given away exclusively, by a delegation that works.
  bool givenAway(ir::ActorId actor, const Case &c) const {
    for (const ir::Delegation &d : model_.delegations) {
      std::vector<bool> seen(model_.actors.size(), false);
      for (const Case &part : parts(c))
        if (d.exclusive && d.from == actor && d.to != actor && covers(d, part) && works(d, part, seen))
          return true;
    }
    return false;
  }

  const ir::Model &model_;
};

class Dice {
public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::uint32_t upTo(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }
  bool in(std::uint32_t many) { return upTo(many) == 0; }
  template <class T> T one(const std::vector<T> &of) { return of[upTo(static_cast<std::uint32_t>(of.size()))]; }
  Interval days() {
    Interval days;
    if (in(4))
      days.from = static_cast<Day>(upTo(6));
    if (in(4))
      days.until = static_cast<Day>(4 + upTo(6));
    return days;
  }

private:
  std::mt19937 random_;
};

struct Small {
  Builder b;
  std::vector<ir::PlaceId> places, orEverywhere;
  std::vector<ir::FunctionId> functions;
  std::vector<ir::ActorId> actors;

  explicit Small(unsigned seed) {
    Dice dice(seed);
    ir::PlaceId whole = b.place("Whole"), left = b.place("Left", whole), right = b.place("Right", whole);
    places = {whole, left, right, b.place("Far Left", left), b.place("Near Left", left), b.place("Elsewhere")};
    orEverywhere = places;
    orEverywhere.insert(orEverywhere.end(), 8, ir::PlaceId());
    for (int i = 0; i < 3; ++i)
      functions.push_back(b.function("Function " + std::to_string(i)));
    for (std::uint32_t i = 0, count = 3 + dice.upTo(3); i < count; ++i)
      actors.push_back(dice.in(2) ? b.actor("Post " + std::to_string(i))
                                  : b.actorOf(b.body("Body " + std::to_string(i))));
    for (ir::ActorId actor : actors)
      b.model.actors[actor.index()].inForce = dice.in(5) ? dice.days() : Interval{};
    addOrganisations(dice);
    addReservations(dice);
    addDelegations(dice);
    b.finish();
  }

  void addOrganisations(Dice &dice) {
    for (std::uint32_t i = 0, count = 1 + dice.upTo(2); i < count; ++i) {
      std::vector<ir::FunctionId> holds;
      for (ir::FunctionId function : functions)
        if (!dice.in(4))
          holds.push_back(function);
      b.organisation("Organisation " + std::to_string(i), holds, actors[i]);
      if (dice.in(2))
        b.model.organisations.back().covers = {dice.one(places), dice.one(places)};
    }
  }
  void addReservations(Dice &dice) {
    if (!dice.in(2))
      return;
    ir::Reservation &r = b.reserve(dice.one(actors), {dice.one(functions)});
    r.place = dice.one(orEverywhere);
    r.inForce = dice.days();
  }
  void addDelegations(Dice &dice) {
    for (std::uint32_t i = 0, count = 2 + dice.upTo(12); i < count; ++i) {
      std::vector<ir::FunctionId> given = {dice.one(functions)};
      if (dice.in(2))
        given = functions;
      ir::Delegation &d = b.delegate(dice.one(actors), dice.one(actors), given);
      d.place = dice.one(orEverywhere);
      d.inForce = dice.days();
      if (dice.in(2))
        d.limit.amount = Money{static_cast<std::int64_t>(dice.upTo(4)) * 10, Currency::Pound};
      d.exclusive = dice.in(8);
      d.sub.allowed = !dice.in(5);
      if (dice.in(5))
        d.sub.to = dice.one(actors);
      if (dice.in(3))
        d.sub.limit.amount = Money{static_cast<std::int64_t>(dice.upTo(4)) * 10, Currency::Pound};
    }
  }
};

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
      if ((power.truth == Truth::Yes) != expected || power.truth == Truth::Depends)
        FAIL("seed " << seed << ", actor " << actor.value << ", function " << c.function.value << ", place "
                     << c.place.value << ", amount " << c.amount << ", day " << c.day << ": expected " << expected);
      if (expected && !isSound(model, authority, power))
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
      std::size_t yes = 0;
      for (const ir::Model &model : settled)
        yes += Definition(model).may(actor, c);
      if ((found == Truth::Yes && yes != settled.size()) || (found == Truth::No && yes != 0))
        FAIL("seed " << seed << ", actor " << actor.value << ", function " << c.function.value << ", place "
                     << c.place.value << ", amount " << c.amount << ", day " << c.day << ": " << yes << " of "
                     << settled.size() << " say yes, the runtime " << static_cast<int>(found));
      ++(found == Truth::Depends ? depends : certain);
    }
  }
  CHECK(depends > 1'000);
  CHECK(certain > 10'000);
}
