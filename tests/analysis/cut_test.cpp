// The answer on a day is the answer of the constitution cut down to that day: random small constitutions with dates.
#include "tests/analysis/making.h"

#include <catch2/catch.hpp>

#include <random>

using namespace quorate;
using namespace quorate::testing;
using Asks = runtime::QuestionForm::Asks;

namespace {

// All days that anything is dated by lie between these, with room on both sides for days on which nothing changes.
constexpr Day kFirst = 18'000, kLast = 18'100;

struct Dated : Making {
  std::mt19937 dice;
  BodyId board, committee;
  std::vector<FunctionId> functions;

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(dice() % limit); }
  bool oneIn(std::uint32_t n) { return below(n) == 0; }
  Interval days() {
    Interval when;
    if (oneIn(2))
      when.from = kFirst + static_cast<Day>(below(90));
    if (oneIn(2))
      when.until = kFirst + 5 + static_cast<Day>(below(95));
    return when;
  }
  ClauseId dated() {
    ClauseId id = clause();
    model.clauses[id.index()].inForce = days();
    return id;
  }
  std::vector<FunctionId> someFunctions() {
    std::vector<FunctionId> some;
    for (FunctionId id : functions)
      if (oneIn(2))
        some.push_back(id);
    if (some.empty())
      some.push_back(functions.front());
    return some;
  }

  explicit Dated(std::uint32_t seed) : dice(seed) {
    for (const char *name : {"Approve Budget", "Approve Plan", "Sign Contract"})
      functions.push_back(function(name, {}, true));
    board = body("Board");
    committee = body("Committee");
    addSeats(board);
    addSeats(committee);
    for (BodyId id : {board, committee}) {
      addQuorums(id);
      addRules(id);
      addOthers(id);
    }
    if (oneIn(3))
      at(committee).inForce = model.actors[actorOf(committee).index()].inForce = days();
    organisation("Group", functions, actorOf(board));
    for (std::uint32_t i = below(3); i != 0; --i)
      addDelegation();
    if (oneIn(3))
      reserve({functions[below(3)]}, actorOf(board)).inForce = days();
    if (oneIn(4))
      model.header.inForce = {kFirst - 10, kLast + 10};
  }

  void addSeats(BodyId id) {
    for (const char *post : {"Chair", "Member", "Officer"}) {
      SeatId made = seat(id, post, 1 + below(3));
      if (oneIn(3))
        at(made).inForce = days();
      if (oneIn(4))
        at(made).voting = Voting::Never;
    }
  }
  void addQuorums(BodyId id) {
    quorum(id, 1 + below(4));
    at(id).quorums.front().clause = dated();
    for (std::uint32_t i = below(3); i != 0; --i) {
      Quorum more = at(id).quorums.front();
      more.to = oneIn(3) ? Quorum::To::Vote : Quorum::To::Meet;
      more.requirements.front().quantity.number = 1 + below(4);
      more.clause = dated();
      if (oneIn(2))
        more.matters = someFunctions();
      at(id).quorums.push_back(more);
    }
  }
  void addRules(BodyId id) {
    decides(id).clause = dated();
    for (std::uint32_t i = below(3); i != 0; --i) {
      DecisionRule &more = decides(id, {1 + below(2), 3}, Base::VotesCast, Bound::AtLeast);
      more.clause = dated();
      more.tie = oneIn(2) ? Tie::Lost : Tie::BrokenByPresider;
      if (oneIn(2))
        more.matters = someFunctions();
    }
  }
  void addOthers(BodyId id) {
    at(id).chairings.push_back({{at(id).seats.front()}, {}, dated()});
    if (oneIn(2)) {
      ConflictRule conflicts;
      conflicts.leave = oneIn(2);
      conflicts.countToQuorum = oneIn(2);
      conflicts.clause = dated();
      at(id).conflicts.push_back(conflicts);
    }
    if (oneIn(4)) {
      WithoutQuorum without;
      without.is = WithoutQuorum::Is::OnlyDecide;
      without.matters = someFunctions();
      without.clause = dated();
      at(id).withoutQuorum.push_back(without);
    }
  }
  void addDelegation() {
    Delegation &made = delegate(someFunctions(), actorOf(board), actorOf(committee));
    made.inForce = days();
    made.exclusive = oneIn(4);
    if (oneIn(2))
      made.limit.amount = Money{10'000 * (1 + std::int64_t(below(5)))};
  }

  runtime::QuestionForm question() {
    runtime::QuestionForm asked;
    constexpr Asks kAsks[] = {Asks::MayDecide, Asks::WhoMayDecide, Asks::WhatMayDecide, Asks::Quorate, Asks::Carried};
    asked.asks = kAsks[below(5)];
    asked.subject.head = oneIn(2) ? "Board" : "Committee";
    bool meeting = asked.asks == Asks::Quorate || asked.asks == Asks::Carried;
    if ((!meeting && asked.asks != Asks::WhatMayDecide) || (meeting && oneIn(2)))
      asked.function = runtime::NameForm{model.at(functions[below(3)]).name, {}};
    if (!meeting && oneIn(2))
      asked.amount = Money{10'000 * std::int64_t(below(7))};
    if (meeting)
      attend(asked);
    return asked;
  }
  void attend(runtime::QuestionForm &asked) {
    using Role = runtime::GroupForm::Role;
    runtime::PeopleForm everyone, chair, other;
    everyone.who = runtime::PeopleForm::Who::Everyone;
    chair.name.head = "Chair";
    other.who = runtime::PeopleForm::Who::EveryoneElse;
    if (oneIn(2))
      asked.attendance.push_back({Role::Present, {everyone}});
    if (oneIn(3))
      asked.attendance.push_back({Role::Conflicted, {chair}});
    else if (asked.asks == Asks::Carried)
      asked.attendance.push_back({oneIn(2) ? Role::For : Role::Against, {chair}});
    if (asked.asks == Asks::Carried)
      asked.attendance.push_back({oneIn(3) ? Role::Against : Role::For, {other}});
    if (asked.attendance.empty())
      asked.attendance.push_back({Role::Present, {chair}});
  }
};

/// What an answer says, without the words that tell of days.
std::string told(const runtime::Model &model, const runtime::QuestionForm &question, Day day) {
  auto answered = runtime::answer(model, question, day);
  // Of somebody who is not there on the day, the cut constitution does not know the name.
  if (std::holds_alternative<runtime::NotUnderstood>(answered))
    return "not understood";
  const auto &answer = std::get<runtime::Answer>(answered);
  std::string text = std::to_string(static_cast<int>(answer.truth)) + (answer.byCastingVote ? " by casting vote" : "");
  for (const runtime::Listed &item : answer.list)
    text += "; " + item.name + " " + std::to_string(static_cast<int>(item.truth));
  return text;
}

} // namespace

TEST_CASE("the answer on a day is the answer of the constitution cut to that day") {
  std::size_t yes = 0, no = 0;
  for (std::uint32_t seed = 1; seed <= 250; ++seed) {
    Dated made(seed);
    runtime::Model whole = decisionModel(made.model);
    for (int i = 0; i < 4; ++i) {
      Day day = kFirst - 5 + static_cast<Day>(made.below(110));
      runtime::Model cut = decisionModel(cutTo(made.model, day));
      for (int q = 0; q < 5; ++q) {
        runtime::QuestionForm question = made.question();
        INFO("seed " << seed << ", day " << day << ", asks " << static_cast<int>(question.asks) << " of "
                     << question.subject.head << (question.function ? " on " + question.function->head : ""));
        std::string answer = told(whole, question, day);
        CHECK(answer == told(cut, question, day));
        yes += answer.starts_with("1");
        no += answer.starts_with("0");
      }
    }
  }
  CHECK(yes > 500);
  CHECK(no > 500);
}

TEST_CASE("a claim about a body on one stretch of its days is the claim of the constitution cut to them") {
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    Dated made(seed);
    made.model.header.inForce = {kFirst, kLast};
    made.claim(Claim::Says::Carry, {made.board}, {made.at(made.board).seats.front()});
    made.claim(Claim::Says::NeverTied, {made.board});
    std::vector<analysis::ClaimVerdict> verdicts = decided(made.model);
    for (const analysis::ClaimVerdict &verdict : verdicts) {
      // Refuted on the whole, it is so on some day; proved, it is refuted on none.
      bool refuted = false;
      for (Day day = kFirst; day < kLast && !refuted; ++day)
        if (bool changes = day == kFirst ||
                           [&] {
                             std::vector<Day> days = changesOf(made.model, made.model.at(made.board));
                             return std::find(days.begin(), days.end(), day) != days.end();
                           }();
            changes)
          refuted = decided(cutTo(made.model, day))[verdict.claim].is == analysis::ClaimVerdict::Is::Refuted;
      INFO("seed " << seed << ", claim " << verdict.claim << ": " << verdict.explanation);
      CHECK((verdict.is == analysis::ClaimVerdict::Is::Refuted) == refuted);
    }
  }
}

TEST_CASE("whoever is not there on a day does not preside on it, and is of no class that is over") {
  Making made;
  BodyId board = made.body("Board");
  SeatId chair = made.seat(board, "Chair", 1), vice = made.seat(board, "Vice Chair", 1);
  made.at(chair).inForce = {kFirst, Interval::kForEver};
  made.at(board).chairings.push_back({{chair, vice}, {}, made.clause()});
  Person jo;
  jo.name = "Jo";
  jo.clause = made.clause();
  jo.classes = {{KindId(0), {kFirst, kLast}, made.clause()}, {KindId(1), {kLast, Interval::kForEver}, made.clause()}};
  made.model.persons.push_back(jo);
  auto order = [&](Day day) { return cutTo(made.model, day).bodies[0].chairings.at(0).order; };
  CHECK(order(kFirst - 1) == std::vector<SeatId>{vice});
  CHECK(order(kFirst) == std::vector<SeatId>{chair, vice});
  auto classes = [&](Day day) {
    std::vector<KindId> all;
    Model cut = cutTo(made.model, day);
    for (const auto &is : cut.persons[0].classes)
      all.push_back(is.kind);
    return all;
  };
  CHECK(classes(kFirst - 1).empty());
  CHECK(classes(kLast - 1) == std::vector<KindId>{KindId(0)});
  CHECK(classes(kLast) == std::vector<KindId>{KindId(1)});
}
