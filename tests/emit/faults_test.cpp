// What is wrong with delegations, and which grants are left.
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

using namespace quorate;
using test::Builder;
using test::pounds;
using Is = ir::AuthorityFault::Is;

namespace {

struct Trust {
  Builder b;
  ir::PlaceId whole = b.place("Whole"), north = b.place("North", whole), south = b.place("South", whole);
  ir::FunctionId spend = b.function("Spend"), hire = b.function("Hire");
  ir::ActorId board = b.actorOf(b.body("Board"));
  ir::ActorId committee = b.actorOf(b.body("Committee")), officer = b.actor("Officer"), other = b.actor("Other");

  Trust() { b.organisation("Trust", {spend, hire}, board); }
  ir::Authority work() { return ir::effectiveAuthority(b.finish()); }
  std::vector<Is> faults() {
    std::vector<Is> all;
    for (const ir::AuthorityFault &fault : work().faults)
      all.push_back(fault.is);
    return all;
  }
};

using All = std::vector<Is>;

} // namespace

TEST_CASE("sound delegations have no faults") {
  Trust t;
  ir::Delegation &first = t.b.delegate(t.board, t.committee, {t.spend, t.hire}, pounds(100));
  first.sub = {true, t.officer, {}, {pounds(10), {}, ir::Per::Decision}};
  t.b.delegate(t.committee, t.officer, {t.spend}, pounds(10));
  t.b.delegate(t.committee, t.officer, {t.hire});
  CHECK(t.faults().empty());
  ir::Authority authority = t.work();
  REQUIRE(authority.grants.size() == 6);
  CHECK(authority.grants.back().limit.amount == pounds(10));
  CHECK(std::is_sorted(authority.grants.begin(), authority.grants.end(), [](const ir::Grant &a, const ir::Grant &b) {
    return std::pair(a.actor, a.function) < std::pair(b.actor, b.function);
  }));
}

TEST_CASE("nobody can give what they do not hold") {
  Trust t;
  t.b.delegate(t.committee, t.officer, {t.spend});
  CHECK(t.faults() == All{Is::NotHeld});
  t.b.delegate(t.board, t.committee, {t.hire}).sub.allowed = true;
  t.b.model.delegations[0].functions = {t.spend, t.hire};
  CHECK(t.faults() == All{Is::PartlyNotHeld});
  CHECK(t.work().faults[0].functions == std::vector<ir::FunctionId>{t.spend});
}

TEST_CASE("a reserved function cannot be given") {
  Trust t;
  t.b.reserve(t.board, {t.spend});
  t.b.delegate(t.board, t.committee, {t.spend, t.hire});
  ir::Authority authority = t.work();
  REQUIRE(authority.faults.size() == 1);
  CHECK(authority.faults[0].is == Is::Reserved);
  CHECK(authority.faults[0].reservation == ir::ReservationId(std::size_t{0}));
  CHECK(authority.faults[0].functions == std::vector<ir::FunctionId>{t.spend});
  for (const ir::Grant &grant : authority.grants)
    CHECK_FALSE((grant.actor == t.committee && grant.function == t.spend));
}

TEST_CASE("sub-delegation needs permission, to the right one, within its limit") {
  Trust t;
  t.b.delegate(t.board, t.committee, {t.spend}, pounds(100));
  t.b.delegate(t.committee, t.officer, {t.spend}, pounds(50));
  CHECK(t.faults() == All{Is::NotPermitted});
  CHECK(t.work().faults[0].other == ir::DelegationId(std::size_t{0}));
  t.b.model.delegations[0].sub = {true, t.other, {}, {}};
  CHECK(t.faults() == All{Is::NotPermittedToThem});
  t.b.model.delegations[0].sub = {true, {}, {}, {pounds(10), {}, ir::Per::Decision}};
  CHECK(t.faults() == All{Is::BeyondPermission});
  t.b.model.delegations[0].sub = {true, {}, {}, {}};
  CHECK(t.faults().empty());
  t.b.model.delegations[1].limit.amount = pounds(101);
  CHECK(t.faults() == All{Is::BeyondLimit});
}

TEST_CASE("places and dates of the giver bound what is given") {
  Trust t;
  t.b.model.organisations[0].covers = {t.north};
  t.b.delegate(t.board, t.committee, {t.spend}).place = t.south;
  CHECK(t.faults() == All{Is::OutsidePlace});
  t.b.model.delegations[0].place = t.whole;
  CHECK(t.faults() == All{Is::OutsidePlace});
  t.b.model.organisations[0].covers = {t.north, t.south};
  CHECK(t.faults().empty());
  t.b.model.actors[t.board.index()].inForce.until = 100;
  t.b.model.delegations[0].inForce.from = 100;
  CHECK(t.faults() == All{Is::OutsideDates});
  t.b.model.actors[t.committee.index()].inForce.until = 50;
  CHECK(t.faults() == All{Is::Dead});
}

TEST_CASE("delegations that only support each other are a circle") {
  Trust t;
  t.b.delegate(t.committee, t.officer, {t.spend}).sub.allowed = true;
  t.b.delegate(t.officer, t.committee, {t.spend}).sub.allowed = true;
  CHECK(t.faults() == All{Is::Circle, Is::Circle});
  // With a root, the first is sound and the second leads back.
  t.b.delegate(t.board, t.committee, {t.spend}).sub.allowed = true;
  CHECK(t.faults() == All{Is::Circle});
  CHECK(t.work().faults[0].delegation == ir::DelegationId(std::size_t{1}));
}

TEST_CASE("what another grant contains is left out, unless that is unsettled") {
  Trust t;
  t.b.delegate(t.board, t.committee, {t.spend}, pounds(100));
  t.b.delegate(t.board, t.committee, {t.spend}, pounds(200));
  t.b.delegate(t.board, t.committee, {t.spend}, pounds(50)).place = t.north;
  auto count = [&] {
    ir::Authority authority = t.work();
    return std::count_if(authority.grants.begin(), authority.grants.end(),
                         [&](const ir::Grant &grant) { return grant.actor == t.committee; });
  };
  CHECK(count() == 1);
  t.b.model.delegations[1].condition = "if agreed";
  CHECK(count() == 2);
}

TEST_CASE("a recipient to be confirmed holds nothing yet, and is not forgotten") {
  Trust t;
  ir::Delegation &open = t.b.delegate(t.board, {}, {t.spend}, pounds(10));
  open.toOpen = t.b.open("who spends");
  ir::Authority authority = t.work();
  CHECK(authority.faults.empty());
  REQUIRE(authority.openHoldings.size() == 1);
  CHECK(authority.openHoldings[0].limit.amount == pounds(10));
}

// That their number costs no more than it must is measured by `./dev bench`: no test fails on a clock.
TEST_CASE("forty thousand delegations are worked out, each a power and none a fault") {
  Builder b;
  std::vector<ir::FunctionId> functions;
  for (std::uint32_t i = 0; i < 200; ++i)
    functions.push_back(b.function("Function " + std::to_string(i)));
  std::vector<ir::PlaceId> places;
  for (std::uint32_t i = 0; i < 200; ++i)
    places.push_back(b.place("Place " + std::to_string(i)));
  std::vector<ir::ActorId> actors;
  for (std::uint32_t i = 0; i < 60; ++i)
    actors.push_back(b.actorOf(b.body("Body " + std::to_string(i))));
  b.organisation("Council", functions, actors[0]);
  for (std::uint32_t i = 0; i < 40'000; ++i) {
    ir::Delegation &d = b.delegate(actors[0], actors[1 + i % 59], {functions[i % 200]}, pounds(1000 + i % 900));
    d.place = places[(i / 200) % 200];
  }
  ir::Authority authority = ir::effectiveAuthority(b.finish());
  CHECK(authority.faults.empty());
  CHECK(authority.grants.size() == 200 + 40'000);
}
