// Scenarios against the runtime, and the report.
#include "compiler/analysis/report.h"
#include "tests/analysis/making.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;
using Asks = runtime::QuestionForm::Asks;

namespace {

struct WithScenario : Making {
  BodyId board;

  WithScenario() {
    board = body("Board");
    seat(board, "Member", 5);
    complete(board);
    quorum(board, 3);
    FunctionId budget = function("Approve Budget");
    organisation("Group", {budget}, actorOf(board));
    model.scenarios.push_back({"A meeting", Day(18000), {}, clause()});
  }

  Expectation &expect(Asks asks, Expectation::Answer answer) {
    Expectation made;
    made.question.asks = asks;
    made.question.subject.head = "Board";
    made.answer = answer;
    made.text = "the question";
    made.clause = clause();
    model.scenarios.back().expectations.push_back(made);
    return model.scenarios.back().expectations.back();
  }
  Expectation &quorateWith(std::uint32_t number, Expectation::Answer answer) {
    Expectation &made = expect(Asks::Quorate, answer);
    runtime::PeopleForm people;
    people.name.head = "Member";
    people.number = number;
    made.question.attendance = {{runtime::GroupForm::Role::Present, {people}}};
    return made;
  }
  std::vector<analysis::ScenarioResult> run() const {
    return analysis::runScenarios(model, decisionModel(model), 18000);
  }
};

} // namespace

TEST_CASE("expectations met and not met") {
  WithScenario making;
  using Answer = Expectation::Answer;
  making.quorateWith(3, Answer::Yes);
  making.quorateWith(2, Answer::Yes);
  making.quorateWith(2, Answer::No);
  making.quorateWith(9, Answer::Yes);
  std::vector<analysis::ScenarioResult> results = making.run();
  REQUIRE(results.size() == 1);
  REQUIRE(results[0].expectations.size() == 4);
  CHECK(results[0].expectations[0].met);
  CHECK_FALSE(results[0].expectations[1].met);
  CHECK(results[0].expectations[1].actual == "no");
  CHECK_FALSE(results[0].expectations[1].reasons.empty());
  CHECK(results[0].expectations[2].met);
  CHECK_FALSE(results[0].expectations[3].answer);
  CHECK_FALSE(results[0].met());
  Diagnostics out;
  analysis::reportScenarios(making.model, results, out);
  REQUIRE(out.all().size() == 2);
  CHECK(out.all()[0].message == "scenario \"A meeting\": `the question` was expected to be yes, but is no");
  CHECK(out.all()[1].code == Code::ScenarioNotUnderstood);
}

TEST_CASE("lists of who may decide, whatever their order") {
  WithScenario making;
  Expectation &who = making.expect(Asks::WhoMayDecide, Expectation::Answer::List);
  who.question.function = runtime::NameForm{"Approve Budget", {}};
  who.names = {"Board"};
  CHECK(making.run()[0].met());
  making.model.scenarios[0].expectations[0].names = {};
  analysis::ScenarioResult result = making.run()[0];
  CHECK_FALSE(result.met());
  CHECK(result.expectations[0].expected == "nobody");
  CHECK(result.expectations[0].actual == "`Board`");
}

TEST_CASE("an empty scenario is a warning") {
  WithScenario making;
  Diagnostics out;
  analysis::reportScenarios(making.model, making.run(), out);
  REQUIRE(out.all().size() == 1);
  CHECK(out.all()[0].code == Code::ScenarioEmpty);
}

TEST_CASE("the report counts, and its JSON is stable and escapes") {
  WithScenario making;
  making.quorateWith(3, Expectation::Answer::Yes);
  making.model.header.title = "A \"quoted\" title\nin two lines \x01";
  Claim &claim = making.claim(Claim::Says::HasVotes, {making.board});
  claim.measure = {Measure::Is::Exactly, false, 4, {}};
  claim.known = Known::ToBeRefuted;
  Diagnostics out;
  analysis::findings(making.model, effectiveAuthority(making.model), out);
  std::vector<analysis::ClaimVerdict> verdicts = decided(making.model);
  analysis::reportClaims(making.model, verdicts, out);
  analysis::Report report = analysis::makeReport(making.model, out, verdicts, making.run());
  CHECK(report.summary.refuted == 1);
  CHECK(report.summary.claimsAsExpected == 1);
  CHECK(report.summary.expectationsMet == 1);
  CHECK(report.summary.notes == 1);
  std::string json = printJson(making.model, report);
  CHECK(json == printJson(making.model, report));
  CHECK(json.find("\"title\": \"A \\\"quoted\\\" title\\nin two lines \\u0001\"") != std::string::npos);
  CHECK(json.find("\"verdict\": \"refuted\"") != std::string::npos);
  CHECK(json.find("\"file\": \"made.quorate\"") != std::string::npos);
}

TEST_CASE("names expected in a list are understood as in questions") {
  WithScenario making;
  BodyId trustees = making.body("Board of Trustees");
  SeatId clerk = making.seat(trustees, "Clerk", 1);
  making.complete(trustees);
  making.organisation("Club", {making.function("Hire Out Hall")}, making.model.at(clerk).actor);
  Expectation &who = making.expect(Asks::WhoMayDecide, Expectation::Answer::List);
  who.question.function = runtime::NameForm{"Hire Out Hall", {}};
  who.names = {"Clerk of Board of Trustees"};
  Expectation &other = making.expect(Asks::WhoMayDecide, Expectation::Answer::List);
  other.question.function = runtime::NameForm{"Hire Out Hall", {}};
  other.names = {"Clerk of Board"};
  std::vector<analysis::ScenarioResult> results = making.run();
  CHECK(results[0].expectations[0].met);
  CHECK_FALSE(results[0].expectations[1].met);
}
