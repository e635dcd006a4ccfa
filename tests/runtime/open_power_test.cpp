// Random delegations with conditions, agreement, limits and days: what an answer of power depends on and what stands
// under "Instead", against every set of facts and every other amount and day.
#include "tests/runtime/coop.h"
#include "tests/support/dice.h"

#include <set>

using namespace quorate;
using namespace quorate::runtime;
using test::about;
using test::ask;
using test::Asks;
using test::Coop;
using test::day;
using test::Dice;

namespace {

const std::vector<std::string> kConditions = {"it is dry", "it is light", "it is quiet"};
constexpr std::uint32_t kFacts = 5; ///< the three conditions, and the agreement of two

/// A question of the manager, in which some of the facts are told.
QuestionForm withFacts(std::uint32_t facts) {
  QuestionForm question = about(Asks::MayDecide, "Evict Tenant");
  question.subject.head = "Manager";
  for (std::uint32_t i = 0; i < 3; ++i)
    if (facts >> i & 1)
      question.given.push_back(kConditions[i]);
  if (facts >> 3 & 1)
    question.agreement.push_back(NameForm{"Board", {}});
  if (facts >> 4 & 1)
    question.agreement.push_back(NameForm{"Assembly", {}});
  return question;
}

std::string nameOf(std::uint32_t fact) {
  return fact < 3    ? "whether this is so: \"" + kConditions[fact] + "\""
         : fact == 3 ? "the agreement of `Board`"
                     : "the agreement of `Assembly`";
}

} // namespace

TEST_CASE("a power depends on exactly the facts that can change it") {
  int several = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    Dice dice(seed);
    Coop c;
    for (std::uint32_t i = 0, count = 1 + dice.upTo(4); i < count; ++i) {
      ir::Delegation &given = c.b.delegate(c.boardActor, c.manager, {c.evict});
      if (!dice.in(3))
        given.condition = kConditions[dice.upTo(3)];
      if (dice.in(2))
        given.agreement.push_back(c.boardActor);
      if (dice.in(2))
        given.agreement.push_back(c.assemblyActor);
    }
    Model model = c.b.load();
    std::set<std::string> points;
    std::vector<bool> yes;
    for (std::uint32_t facts = 0; facts < 1u << kFacts; ++facts)
      yes.push_back(ask(model, withFacts(facts)).truth == Truth::Yes);
    for (std::uint32_t facts = 0; facts < yes.size(); ++facts)
      for (std::uint32_t fact = 0; fact < kFacts; ++fact)
        if (yes[facts] != yes[facts ^ 1u << fact])
          points.insert(nameOf(fact));
    Answer answer = ask(model, withFacts(0));
    std::set<std::string> said;
    for (const Reason &reason : answer.dependsOn)
      said.insert(reason.sentence);
    INFO("seed " << seed);
    CHECK(answer.truth == (points.empty() ? Truth::Yes : Truth::Depends));
    CHECK(said == points);
    several += points.size() > 2;
  }
  CHECK(several > 20);
}

TEST_CASE("what is advised of a power is there whenever one change is enough, and the nearest comes first") {
  int advised = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    Dice dice(seed);
    Coop c;
    const Day first = day(2022, 1, 1);
    for (std::uint32_t i = 0, count = 1 + dice.upTo(3); i < count; ++i) {
      Day from = first + static_cast<Day>(dice.upTo(8));
      c.b.delegate(c.boardActor, c.manager, {c.repairs}, test::pounds(1 + dice.upTo(8))).inForce = {
          from, from + 1 + static_cast<Day>(dice.upTo(4))};
    }
    Model model = c.b.load();
    QuestionForm question = about(Asks::MayDecide, "Repair Homes");
    question.subject.head = "Manager";
    std::int64_t pounds = 1 + dice.upTo(9);
    question.amount = test::pounds(pounds);
    question.day = first + static_cast<Day>(dice.upTo(12));
    auto isYes = [&](std::int64_t amount, Day on) {
      QuestionForm other = question;
      other.amount = test::pounds(amount);
      other.day = on;
      return ask(model, other).truth == Truth::Yes;
    };
    Answer answer = ask(model, question);
    if (answer.truth != Truth::No)
      continue;
    std::string expected;
    for (std::int64_t less = pounds - 1; less > 0 && expected.empty(); --less)
      if (isYes(less, *question.day))
        expected = "the limit of `Manager` is £" + std::to_string(less) + " a decision; refer to `Board`";
    for (Day far = 1; far < 20 && expected.empty(); ++far)
      if (isYes(pounds, *question.day + far))
        expected = "from " + printDay(*question.day + far);
    for (Day far = 1; far < 20 && expected.empty(); ++far)
      if (isYes(pounds, *question.day - far))
        expected = "until " + printDay(*question.day - far) + " it could";
    INFO("seed " << seed << "\n" << printText(model, answer));
    REQUIRE_FALSE(answer.instead.empty());
    if (!expected.empty()) {
      CHECK(answer.instead.front() == expected);
      ++advised;
    }
  }
  CHECK(advised > 60);
}
