// The days that findings on a membership name, compared with what the runtime says of every day.
#include "runtime/membership.h"
#include "tests/analysis/making.h"
#include "tests/support/dice.h"

#include <catch2/catch.hpp>

#include <map>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// A board of people who come, go, stay beyond their term and change what they are, on random days of four years.
struct RandomRegister : Making {
  static constexpr Day kDay = 18'000, kLast = kDay + 4 * 366;
  test::Dice dice;
  BodyId board;
  SeatId chair, member, clerk;

  explicit RandomRegister(unsigned seed) : dice(seed) {
    model.registered = true;
    board = body("Board");
    chair = seat(board, "Chair", 1);
    member = seat(board, "Member", 4);
    complete(board);
    model.header.inForce = {kDay, kLast};
    model.kinds.push_back({"Employee", KindOf::Member, {}, clause()});
    BodyId panel = body("Panel");
    clerk = seat(panel, "Clerk", 1);
    complete(panel);
    at(member).termYears = 1;
    at(chair).mayNotBe = {KindId(0)};
    if (dice.in(2))
      at(member).retiring = Fraction{1, 2};
    if (dice.in(2))
      at(member).mayNotHold = {at(clerk).actor};
    MembershipRule &rule = at(board).membership.emplace_back();
    rule.people = people(2, {chair, member});
    rule.clause = during({kDay + 200, Interval::kForEver});
    model.incompatible.push_back(
        {{at(chair).actor}, {at(member).actor}, "Chair", "Member", during({randomDay(), kLast})});
    for (std::uint32_t i = 0, number = 2 + dice.upTo(3); i < number; ++i)
      someone("Person " + std::to_string(i));
  }
  ClauseId during(Interval when) {
    ClauseId id = clause();
    model.clauses[id.index()].inForce = when;
    return id;
  }
  Day randomDay() { return kDay + static_cast<Day>(dice.upTo(1000)); }
  void someone(const std::string &name) {
    ir::Person made;
    made.name = name;
    made.clause = clause();
    for (std::uint32_t i = 0, number = 1 + dice.upTo(3); i < number; ++i) {
      Holding holding;
      holding.seat = dice.one<SeatId>({chair, member, member, clerk});
      holding.actor = at(holding.seat).actor;
      holding.when.from = randomDay();
      holding.when.until = dice.in(3) ? Interval::kForEver : holding.when.from + 1 + static_cast<Day>(dice.upTo(900));
      holding.clause = clause();
      made.holdings.push_back(holding);
    }
    if (dice.in(2))
      made.classes.push_back({KindId(0), {randomDay(), Interval::kForEver}, clause()});
    model.persons.push_back(made);
  }
  /// Whether a term is over that nobody says goes on: what is told is only who is said to hold it still.
  bool endsUnsaid(const runtime::Breach &breach, Day on) const {
    if (breach.of != runtime::Breach::Of::TermOverrun)
      return false;
    for (const Holding &holding : model.persons[runtime::number(*breach.person)].holdings)
      if (holding.seat == member && holding.when.contains(on) && holding.when.until != Interval::kForEver)
        return false;
    return true;
  }
};

/// A sentence without the day that it names of itself.
std::string withoutDay(std::string sentence, Day day) {
  if (auto at = sentence.find(" end in the year from " + runtime::printDay(day)); at != std::string::npos)
    return sentence.substr(0, sentence.find(" must retire"));
  return sentence;
}

} // namespace

TEST_CASE("the day that a finding on a membership names is the first day on which it is so") {
  std::size_t compared = 0, late = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    RandomRegister making(seed);
    runtime::Model asked = decisionModel(making.model);
    std::map<std::string, std::string> first, told;
    for (Day on = RandomRegister::kDay; on < RandomRegister::kLast; ++on) {
      bool anybody = false;
      for (const ir::Person &person : making.model.persons)
        for (const Holding &holding : person.holdings)
          anybody = anybody || (holding.seat != making.clerk && holding.when.contains(on));
      if (!anybody)
        continue;
      for (const runtime::Breach &breach : runtime::membershipOf(asked, runtime::BodyIndex(0), on).breaches)
        if (breach.of != runtime::Breach::Of::TooManyHolders && !making.endsUnsaid(breach, on))
          first.emplace(withoutDay(breach.sentence, on), "It is so on " + runtime::printDay(on) + ".");
    }
    Diagnostics out;
    analysis::membershipFindings(making.model, asked, out);
    for (const Diagnostic &each : out.all()) {
      std::string said = each.message.substr(each.message.find(": ") + 2);
      if (!each.message.starts_with("the membership of `Board`"))
        continue;
      if (auto at = said.find(" must retire"); at != std::string::npos)
        said.erase(at);
      else
        said += '.';
      told.emplace(said, each.notes.front());
    }
    INFO("seed " << seed);
    CHECK(told == first);
    compared += first.size();
    late += first.size() > 2;
  }
  CHECK(compared > 60);
  CHECK(late > 5);
}

TEST_CASE("[P2] two votes of one person are told from the day on which both seats are theirs") {
  Making making;
  making.model.registered = true;
  const BodyId board = making.body("Board");
  const SeatId chair = making.seat(board, "Chair", 1), member = making.seat(board, "Member", 4);
  making.complete(board);
  auto holds = [&](SeatId seat, Interval when) {
    Holding holding;
    holding.seat = seat;
    holding.actor = making.at(seat).actor;
    holding.when = when;
    holding.clause = making.clause();
    return holding;
  };
  ir::Person ada;
  ada.name = "Ada";
  ada.clause = making.clause();
  ada.holdings = {holds(chair, {18'000, 18'100}), holds(member, {18'050, Interval::kForEver})};
  making.model.persons.push_back(ada);
  CHECK(message(making.model, Code::SeveralVotes) ==
        "`Ada` has more than one vote in `Board`: one as `Chair` and one as "
        "`Member`, from 3 June 2019 until 23 July 2019");
  auto told = [&] { return count(making.model, Code::SeveralVotes); };
  making.at(member).voting = Voting::Never;
  CHECK(told() == 0);
  making.at(member).voting = Voting::Always;
  making.model.persons[0].holdings[1].when.from = 18'100;
  CHECK(told() == 0);
  // Whoever is said twice to hold a post has one seat of it.
  making.model.persons[0].holdings[1] = holds(chair, {18'050, Interval::kForEver});
  CHECK(told() == 0);
  making.model.persons[0].holdings[1] = holds(member, {18'050, Interval::kForEver});
  CHECK(told() == 1);
  making.at(chair).mayNotHold = {making.at(member).actor};
  CHECK(told() == 0);
}
