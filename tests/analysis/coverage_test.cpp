// Clauses that tests exercise, changes that they notice, and constitutions side by side.
#include "compiler/analysis/compare.h"
#include "compiler/analysis/coverage.h"
#include "compiler/analysis/mutation.h"
#include "tests/analysis/making.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// A board with a quorum and a rule, a committee with another, and a limit.
struct Tested : Making {
  BodyId board, committee;
  FunctionId contract;

  Tested() {
    board = body("Board");
    seat(board, "Member", 5);
    complete(board);
    quorum(board, 3);
    committee = body("Committee");
    seat(committee, "Officer", 3);
    complete(committee);
    contract = function("Sign Contract", {}, true);
    organisation("Group", {contract}, actorOf(board));
    delegate({contract}, actorOf(board), actorOf(committee)).limit.amount = Money{100'000};
    model.scenarios.push_back({"Contracts", Day(18000), {}, clause()});
  }

  void ask(const std::string &subject, std::int64_t amount, Expectation::Answer answer) {
    Expectation made;
    made.question.asks = runtime::QuestionForm::Asks::MayDecide;
    made.question.subject.head = subject;
    made.question.function = runtime::NameForm{"Sign Contract", {}};
    made.question.amount = Money{amount};
    made.answer = answer;
    made.text = "the question";
    made.clause = clause();
    model.scenarios.back().expectations.push_back(made);
  }
  void claimMeeting() { claim(Claim::Says::MeetingIncludes, {board}).people = {{people(3, at(board).seats)}}; }
  std::vector<analysis::ScenarioResult> scenarios() const {
    return analysis::runScenarios(model, decisionModel(model), 18000);
  }
  analysis::Mutation mutated(std::size_t atMost = 1000) const {
    return analysis::tryMutants(model, decided(model), scenarios(), 18000, atMost,
                                [](const Model &changed, const Authority &) { return decisionModel(changed); });
  }
};

bool unnoticed(const analysis::Mutation &mutation, const std::string &what) {
  for (const analysis::Mutant &each : mutation.unnoticed)
    if (each.what == what)
      return true;
  return false;
}

std::size_t exercised(const Tested &made) {
  return analysis::coverageOf(made.model, decided(made.model), made.scenarios()).exercised();
}

} // namespace

TEST_CASE("without tests nothing is exercised; a claim or a question exercises what it rests on") {
  Tested made;
  CHECK(exercised(made) == 0);
  made.claimMeeting();
  std::size_t byClaim = exercised(made);
  CHECK(byClaim == 2); // the quorum and the seats
  made.ask("Committee", 50'000, Expectation::Answer::Yes);
  CHECK(exercised(made) > byClaim);
  analysis::Coverage coverage = analysis::coverageOf(made.model, decided(made.model), made.scenarios());
  std::string text = printText(made.model, coverage);
  CHECK(text.find("not exercised  made.quorate:") != std::string::npos);
  CHECK(text == printText(made.model, coverage));
  CHECK(printJson(made.model, coverage).find("\"notExercised\"") != std::string::npos);
}

TEST_CASE("changes that no test notices are told; a test at the limit notices") {
  Tested made;
  analysis::Mutation none = made.mutated();
  CHECK(none.tried == none.known);
  CHECK(none.unnoticed.size() == none.known);
  CHECK(unnoticed(none, "with 2 instead of 3"));
  CHECK(unnoticed(none, "up to £2,000 instead of £1,000"));
  made.claimMeeting();
  made.ask("Committee", 100'000, Expectation::Answer::Yes);
  made.ask("Committee", 100'001, Expectation::Answer::No);
  analysis::Mutation some = made.mutated();
  CHECK_FALSE(unnoticed(some, "with 2 instead of 3"));
  CHECK_FALSE(unnoticed(some, "up to £2,000 instead of £1,000"));
  CHECK_FALSE(unnoticed(some, "up to £500 instead of £1,000"));
  CHECK(some.unnoticed.size() < none.unnoticed.size());
  CHECK(printText(made.model, some) == printText(made.model, made.mutated()));
}

TEST_CASE("nothing is changed to more than all, and changes of one clause stand under it once") {
  Tested made;
  made.at(made.board).decisions.front().thresholds.front().bound = Bound::AtLeast;
  made.at(made.board).decisions.front().thresholds.front().fraction = {1, 1};
  for (const analysis::Mutant &each : analysis::mutantsOf(made.model))
    CHECK(each.what.find("1/1") == std::string::npos);
  std::string text = printText(made.model, made.mutated());
  std::size_t first = text.find("with 4 instead of 3"), second = text.find("with 2 instead of 3");
  REQUIRE(first != std::string::npos);
  REQUIRE(second != std::string::npos);
  std::size_t from = std::min(first, second), to = std::max(first, second);
  CHECK(text.substr(from, to - from).find("unnoticed") == std::string::npos);
}

TEST_CASE("a claim that only one may decide something exercises its reservation") {
  Tested made;
  ClauseId clause = made.reserve({made.contract}, made.actorOf(made.board)).clause;
  Claim &claim = made.claim(Claim::Says::OnlyMayDecide, {});
  claim.subjects.actors = {made.actorOf(made.board)};
  claim.functions = {made.contract};
  bool exercised = false;
  for (const analysis::CoveredClause &each :
       analysis::coverageOf(made.model, decided(made.model), made.scenarios()).clauses)
    exercised = exercised || (each.clause == clause && each.exercised);
  CHECK(exercised);
}

TEST_CASE("a question exercises what its answer depends on") {
  Tested made;
  OpenPointId open = made.open("the quorum of Board");
  made.at(made.board).quorums = {toBeConfirmed(made, open)};
  ClauseId clause = made.at(made.board).quorums[0].clause = made.model.at(open).clause; // as in a text
  auto exercised = [&] {
    for (const analysis::CoveredClause &each : analysis::coverageOf(made.model, {}, made.scenarios()).clauses)
      if (each.clause == clause)
        return each.exercised;
    return false;
  };
  CHECK_FALSE(exercised());
  Expectation asked;
  asked.question.asks = runtime::QuestionForm::Asks::Quorate;
  asked.question.subject.head = "Board";
  runtime::PeopleForm everyone;
  everyone.who = runtime::PeopleForm::Who::Everyone;
  asked.question.attendance.push_back({runtime::GroupForm::Role::Present, {everyone}});
  asked.answer = Expectation::Answer::Depends;
  asked.text = "the question";
  asked.clause = made.clause();
  made.model.scenarios.back().expectations.push_back(asked);
  CHECK(made.scenarios()[0].met());
  CHECK(exercised());
}

TEST_CASE("so many changes are tried as are asked for, and the model stays as it was") {
  Tested made;
  made.claimMeeting();
  std::size_t seats = made.model.seats.size();
  analysis::Mutation few = made.mutated(4);
  CHECK(few.tried == 4);
  CHECK(few.known > 4);
  CHECK(made.model.seats.size() == seats);
  CHECK(made.model.seats[0].most == 5);
  CHECK(printText(made.model, few).find("4 of " + std::to_string(few.known) + " changes tried") == 0);
}

TEST_CASE("a change to a template is one change to all that it makes") {
  Making making;
  ClauseId quorum = making.clause();
  for (const char *name : {"Borough Board of A", "Borough Board of B"}) {
    BodyId id = making.body(name, "Borough Board");
    making.seat(id, "Member", 3);
    making.complete(id);
    making.at(id).quorums.front().clause = making.at(id).quorums.front().requirements.front().clause = quorum;
  }
  std::size_t ofQuorum = 0;
  for (const analysis::Mutant &each : analysis::mutantsOf(making.model))
    if (each.clause == quorum) {
      ++ofQuorum;
      CHECK(each.changes.size() == 2);
    }
  CHECK(ofQuorum == 2);
}

TEST_CASE("two constitutions side by side") {
  Tested one, other;
  other.quorum(other.board, 4);
  other.model.delegations[0].limit.amount = Money{200'000};
  other.body("New Panel");
  Authority left = effectiveAuthority(one.model), right = effectiveAuthority(other.model);
  std::vector<analysis::ClaimVerdict> none;
  analysis::Side a{"before", &one.model, &left, &none}, b{"after", &other.model, &right, &none};
  analysis::Comparison same = analysis::compare(a, a, false);
  CHECK(same.same);
  CHECK(same.sections.empty());
  CHECK(printText(same) == "before and before: nothing differs\n");
  analysis::Comparison found = analysis::compare(a, b, false);
  CHECK_FALSE(found.same);
  std::string text = printText(found);
  CHECK(text.find("  `Board`\n    before: at least 3 voting members\n    after: at least 4 voting members\n") !=
        std::string::npos);
  CHECK(text.find("before: up to £1,000 a decision\n    after: up to £2,000 a decision") != std::string::npos);
  CHECK(text.find("`New Panel`\n    before: none\n    after: there") != std::string::npos);
  CHECK(text.find("Voting rules") == std::string::npos);
  CHECK(printText(analysis::compare(a, b, true)).find("both: more than 1/2 of votes cast") != std::string::npos);
  CHECK(printMarkdown(found).find("| Board | at least 3 voting members | at least 4 voting members |") !=
        std::string::npos);
  CHECK(printJson(found).find("\"same\": false") != std::string::npos);
}

TEST_CASE("names in a comparison are no markup") {
  Tested one, other;
  other.body("Panel | <b>*x*</b>");
  Authority left = effectiveAuthority(one.model), right = effectiveAuthority(other.model);
  std::vector<analysis::ClaimVerdict> none;
  std::string page =
      printMarkdown(analysis::compare({"a", &one.model, &left, &none}, {"b", &other.model, &right, &none}, false));
  CHECK(page.find("Panel \\| \\<b\\>\\*x\\*\\</b\\>") != std::string::npos);
}
