// Who may decide what: boundaries of amount, day and place, chains, and what is not known.
#include "tests/runtime/sentences.h"
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::day;
using test::index;
using test::mentions;
using test::pounds;

namespace {

/// A body that holds two functions, delegates one of them, and may have it sub-delegated.
struct Southwark {
  Builder b;
  ir::PlaceId london, southwark, lambeth;
  ir::FunctionId commission, approve;
  ir::BodyId governing, board;
  ir::ActorId director;

  Southwark() {
    london = b.place("London");
    southwark = b.place("Southwark", london);
    lambeth = b.place("Lambeth", london);
    commission = b.function("Commission Services");
    approve = b.function("Approve Budget");
    governing = b.body("Governing Body");
    board = b.body("Borough Board of Southwark", southwark);
    b.at(board).templateName = "Borough Board";
    director = b.actor("Director of Southwark");
    b.model.actors[director.index()].place = southwark;
    b.organisation("London CCG", {commission, approve}, b.actorOf(governing));
    b.reserve(b.actorOf(governing), {approve});
    ir::Delegation &first = b.delegate(b.actorOf(governing), b.actorOf(board), {commission}, pounds(500'000));
    first.place = southwark;
    first.inForce = {day(2020, 4, 1), day(2022, 4, 1)};
    first.sub.allowed = true;
    first.sub.to = director;
    first.sub.limit.amount = pounds(50'000);
    b.delegate(b.actorOf(board), director, {commission});
  }

  PowerRequest request(ir::ActorId actor, std::optional<Money> amount, Day on = day(2020, 6, 1)) const {
    return {index(actor), index(commission), {}, amount, on};
  }
  Answer ask(const Model &model, NameForm who, const char *what, std::optional<Money> amount,
             Day on = day(2020, 6, 1)) const {
    QuestionForm question;
    question.subject = std::move(who);
    question.function = NameForm{what, {}};
    question.amount = amount;
    auto answered = answer(model, question, on);
    INFO((std::holds_alternative<NotUnderstood>(answered) ? std::get<NotUnderstood>(answered).message : ""));
    REQUIRE(std::holds_alternative<Answer>(answered));
    return std::get<Answer>(std::move(answered));
  }
};

} // namespace

TEST_CASE("an amount is allowed up to the limit and not a penny more") {
  Southwark s;
  Model model = s.b.load();
  ir::ActorId board = s.b.actorOf(s.board);
  CHECK(mayDecide(model, s.request(board, pounds(500'000))).truth == Truth::Yes);
  CHECK(mayDecide(model, s.request(board, Money{50'000'001, Currency::Pound})).truth == Truth::No);
  CHECK(mayDecide(model, s.request(s.director, pounds(50'000))).truth == Truth::Yes);
  CHECK(mayDecide(model, s.request(s.director, Money{5'000'001, Currency::Pound})).truth == Truth::No);
  CHECK(mayDecide(model, s.request(s.b.actorOf(s.governing), pounds(9'000'000))).truth == Truth::Yes);
}

TEST_CASE("a power lasts from its first day to the day before its end") {
  Southwark s;
  Model model = s.b.load();
  auto on = [&](Day when) { return mayDecide(model, s.request(s.b.actorOf(s.board), pounds(1), when)).truth; };
  CHECK(on(day(2020, 3, 31)) == Truth::No);
  CHECK(on(day(2020, 4, 1)) == Truth::Yes);
  CHECK(on(day(2022, 3, 31)) == Truth::Yes);
  CHECK(on(day(2022, 4, 1)) == Truth::No);
}

TEST_CASE("a power for a place covers it and nothing beside or around it") {
  Southwark s;
  Model model = s.b.load();
  auto in = [&](ir::PlaceId place) {
    PowerRequest request = s.request(s.b.actorOf(s.board), pounds(1));
    request.place = index(place);
    return mayDecide(model, request).truth;
  };
  CHECK(in(s.southwark) == Truth::Yes);
  CHECK(in(s.lambeth) == Truth::No);
  CHECK(in(s.london) == Truth::No);
  PowerRequest own = s.request(s.b.actorOf(s.board), pounds(1));
  CHECK(mayDecide(model, own).truth == Truth::Yes);
}

TEST_CASE("a chain leads back to its root") {
  Southwark s;
  Model model = s.b.load();
  Power power = mayDecide(model, s.request(s.director, pounds(10)));
  REQUIRE(power.chain.length == 3);
  CHECK(parentOf(model, power.chain.grants[0]) == power.chain.grants[1]);
  CHECK(parentOf(model, power.chain.grants[1]) == power.chain.grants[2]);
  CHECK_FALSE(parentOf(model, power.chain.grants[2]));
  Answer answer = s.ask(model, {"Director of Southwark", {}}, "Commission Services", pounds(10));
  REQUIRE(answer.because.size() == 4);
  CHECK(answer.because[0].sentence == "`London CCG` holds `Commission Services`.");
  CHECK(answer.because[1].sentence == "`London CCG` acts through `Governing Body`.");
  CHECK(answer.because[2].sentence ==
        "`Governing Body` delegates `Commission Services` to `Borough Board of Southwark` "
        "in `Southwark`, up to £500,000 a decision, from 1 April 2020, until 31 March 2022.");
  CHECK(answer.because[3].sentence ==
        "`Borough Board of Southwark` delegates `Commission Services` to `Director of Southwark`.");
  CHECK(model.clause(*answer.because[2].clause).file == "test.quorate");
  CHECK(model.clause(*answer.because[2].clause).text == "delegate");
}

TEST_CASE("a no says what would have made it a yes") {
  Southwark s;
  Model model = s.b.load();
  Answer over = s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", pounds(750'000));
  CHECK(over.truth == Truth::No);
  REQUIRE_FALSE(over.instead.empty());
  CHECK(over.instead[0] ==
        "the limit of `Borough Board of Southwark` is £500,000 a decision; refer to `Governing Body`");
  Answer early = s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", pounds(1), day(2020, 3, 1));
  CHECK(mentions(early.instead, "from 1 April 2020"));
  Answer reserved = s.ask(model, {"Borough Board", {"Southwark"}}, "Approve Budget", {});
  CHECK(reserved.truth == Truth::No);
  CHECK(mentions(reserved.because, "`Approve Budget` is reserved to `Governing Body`."));
  CHECK(mentions(reserved.instead, "`Governing Body` may decide it"));
}

TEST_CASE("without an amount a limited power depends on it") {
  Southwark s;
  Model model = s.b.load();
  Answer answer = s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", {});
  CHECK(answer.truth == Truth::Depends);
  CHECK(mentions(answer.dependsOn, "the amount"));
  CHECK(s.ask(model, {"Governing Body", {}}, "Commission Services", {}).truth == Truth::Yes);
}

TEST_CASE("an amount in another currency cannot be compared") {
  Southwark s;
  Model model = s.b.load();
  Power power = mayDecide(model, s.request(s.b.actorOf(s.board), Money{100, Currency::Euro}));
  CHECK(power.truth == Truth::Depends);
  CHECK(power.missing == kMissingCurrency);
}

TEST_CASE("a limit for a year depends on what has been decided in it") {
  Southwark s;
  s.b.model.delegations[0].limit.per = ir::Per::Year;
  Model model = s.b.load();
  CHECK(mayDecide(model, s.request(s.b.actorOf(s.board), pounds(500'001))).truth == Truth::No);
  Power power = mayDecide(model, s.request(s.b.actorOf(s.board), pounds(1)));
  CHECK(power.truth == Truth::Depends);
  CHECK(power.missing == kMissingSpent);
}

TEST_CASE("an open limit, an open date or a condition leaves it open") {
  Southwark s;
  ir::OpenPointId point = s.b.open("the limit of the Borough Board", "the finance committee, by May");
  SECTION("limit") { s.b.model.delegations[0].limit.open = point; }
  SECTION("dates") { s.b.model.delegations[0].datesOpen = point; }
  SECTION("the whole") { s.b.model.delegations[0].open = point; }
  Model model = s.b.load();
  Answer answer = s.ask(model, {"Director", {"Southwark"}}, "Commission Services", pounds(1));
  answer = s.ask(model, {"Director of Southwark", {}}, "Commission Services", pounds(1));
  CHECK(answer.truth ==
        (s.b.model.delegations[0].open || s.b.model.delegations[0].datesOpen || s.b.model.delegations[0].limit.open
             ? Truth::Depends
             : Truth::Yes));
  if (answer.truth == Truth::Depends)
    CHECK(mentions(answer.dependsOn, "the limit of the Borough Board is to be confirmed"));
}

TEST_CASE("a condition leaves it open unless something unconditional covers it") {
  Southwark s;
  s.b.model.delegations[0].condition = "the plan has been agreed";
  {
    Model model = s.b.load();
    Answer answer = s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", pounds(1));
    CHECK(answer.truth == Truth::Depends);
    CHECK(mentions(answer.dependsOn, "the plan has been agreed"));
  }
  s.b.delegate(s.b.actorOf(s.governing), s.b.actorOf(s.board), {s.commission}, pounds(10));
  Model model = s.b.load();
  CHECK(s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", pounds(10)).truth == Truth::Yes);
  CHECK(s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", pounds(11)).truth == Truth::Depends);
}

TEST_CASE("an open point that an assumption fills is settled, and the assumption is named") {
  Southwark s;
  ir::OpenPointId point = s.b.open("the limit");
  s.b.model.openPoints[point.index()].filledBy = s.b.assumed("delegate up to £500,000", "as in the neighbouring area");
  s.b.model.delegations[0].limit.open = point;
  Model model = s.b.load();
  Answer answer = s.ask(model, {"Borough Board", {"Southwark"}}, "Commission Services", pounds(1));
  CHECK(answer.truth == Truth::Yes);
  CHECK(mentions(answer.assuming, "as in the neighbouring area"));
  CHECK(mentions(answer.assuming, "on the assumption at test.quorate:"));
}

TEST_CASE("whoever may turn out to hold a power keeps a no from being certain") {
  Southwark s;
  ir::FunctionId inspect = s.b.function("Inspect");
  s.b.model.organisations[0].holds.push_back(inspect);
  ir::Delegation &to = s.b.delegate(s.b.actorOf(s.governing), {}, {inspect});
  to.toOpen = s.b.open("who inspects");
  Model model = s.b.load();
  Answer answer = s.ask(model, {"Borough Board", {"Southwark"}}, "Inspect", pounds(1));
  CHECK(answer.truth == Truth::Depends);
  CHECK(mentions(answer.dependsOn, "who inspects"));
  CHECK(s.ask(model, {"Governing Body", {}}, "Inspect", {}).truth == Truth::Yes);
}

TEST_CASE("what is given exclusively is no longer the giver's") {
  Southwark s;
  s.b.model.delegations[0].exclusive = true;
  Model model = s.b.load();
  auto may = [&](ir::PlaceId place, std::int64_t amount, Day on = day(2020, 6, 1)) {
    PowerRequest request = s.request(s.b.actorOf(s.governing), pounds(amount), on);
    request.place = index(place);
    return mayDecide(model, request).truth;
  };
  CHECK(may(s.southwark, 500'000) == Truth::No);
  CHECK(may(s.southwark, 500'001) == Truth::Yes);
  CHECK(may(s.lambeth, 1) == Truth::Yes);
  CHECK(may(s.southwark, 1, day(2023, 1, 1)) == Truth::Yes);
  Power power = mayDecide(model, s.request(s.director, pounds(1)));
  CHECK(power.truth == Truth::Yes);
  CHECK(power.chain.length == 3);
}

TEST_CASE("a constitution that is not in force gives nobody a power") {
  Southwark s;
  s.b.model.header.inForce.from = day(2020, 4, 1);
  s.b.model.header.clause = s.b.clause("in force from 1 April 2020");
  Model model = s.b.load();
  Answer answer = s.ask(model, {"Governing Body", {}}, "Commission Services", pounds(1), day(2020, 3, 31));
  CHECK(answer.truth == Truth::No);
  CHECK(answer.instead.front() == "from 1 April 2020");
  CHECK(s.ask(model, {"Governing Body", {}}, "Commission Services", pounds(1), day(2020, 4, 1)).truth == Truth::Yes);
}

TEST_CASE("a group may be decided by whoever may decide all of it") {
  Builder b;
  ir::FunctionId group = b.function("Money Matters");
  ir::FunctionId spend = b.function("Spend", {group}), borrow = b.function("Borrow", {group});
  ir::BodyId board = b.body("Board"), committee = b.body("Committee");
  b.organisation("Trust", {group, spend, borrow}, b.actorOf(board));
  b.delegate(b.actorOf(board), b.actorOf(committee), {spend});
  Model model = b.load();
  QuestionForm question;
  question.function = NameForm{"Money Matters", {}};
  question.subject.head = "Board";
  CHECK(std::get<Answer>(answer(model, question, 0)).truth == Truth::Yes);
  question.subject.head = "Committee";
  Answer no = std::get<Answer>(answer(model, question, 0));
  CHECK(no.truth == Truth::No);
  CHECK(no.summary.find("`Borrow`") != std::string::npos);
  question.asks = QuestionForm::Asks::WhoMayDecide;
  Answer who = std::get<Answer>(answer(model, question, 0));
  REQUIRE(who.list.size() == 1);
  CHECK(who.list[0].name == "Board");
}

TEST_CASE("lists say who and what, in the order of the model, within their bounds") {
  Southwark s;
  Model model = s.b.load();
  QuestionForm question;
  question.asks = QuestionForm::Asks::WhoMayDecide;
  question.function = NameForm{"Commission Services", {}};
  Answer who = std::get<Answer>(answer(model, question, day(2020, 6, 1)));
  REQUIRE(who.list.size() == 3);
  CHECK(who.list[0].name == "Governing Body");
  CHECK(who.list[1].name == "Borough Board of Southwark");
  CHECK(who.list[1].within == "up to £500,000 a decision, in `Southwark`, until 31 March 2022");
  CHECK(who.list[2].within == "up to £50,000 a decision, in `Southwark`, until 31 March 2022");
  question.amount = pounds(60'000);
  CHECK(std::get<Answer>(answer(model, question, day(2020, 6, 1))).list.size() == 2);
  QuestionForm what;
  what.asks = QuestionForm::Asks::WhatMayDecide;
  what.subject.head = "Governing Body";
  Answer functions = std::get<Answer>(answer(model, what, day(2020, 6, 1)));
  REQUIRE(functions.list.size() == 2);
  CHECK(functions.list[0].name == "Commission Services");
  what.subject.head = "Director of Southwark";
  CHECK(std::get<Answer>(answer(model, what, day(2019, 6, 1))).truth == Truth::No);
}

TEST_CASE("names that may mean several are not guessed") {
  Southwark s;
  ir::BodyId other = s.b.body("Borough Board of Lambeth", s.lambeth);
  s.b.at(other).templateName = "Borough Board";
  Model model = s.b.load();
  QuestionForm question;
  question.function = NameForm{"Commission Services", {}};
  question.subject = {"Borough Board", {}};
  auto both = answer(model, question, 0);
  REQUIRE(std::holds_alternative<NotUnderstood>(both));
  CHECK(std::get<NotUnderstood>(both).didYouMean ==
        std::vector<std::string>{"Borough Board of Southwark", "Borough Board of Lambeth"});
  question.subject = {"Borough Borad", {"Lambeth"}};
  auto wrong = answer(model, question, 0);
  REQUIRE(std::holds_alternative<NotUnderstood>(wrong));
  CHECK(std::get<NotUnderstood>(wrong).didYouMean == std::vector<std::string>{"Borough Board of Lambeth"});
  question.subject = {"Borough Board", {"Lambeth"}};
  CHECK(std::holds_alternative<Answer>(answer(model, question, 0)));
  question.subject = {"London CCG", {}};
  CHECK(std::get<Answer>(answer(model, question, 0)).truth == Truth::Yes);
}
