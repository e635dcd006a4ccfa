// Powers that ask for more: agreement, conditions, limits for a stretch of time, nobody at all; and how that is told.
#include "tests/runtime/coop.h"

using namespace quorate;
using namespace quorate::runtime;
using test::about;
using test::ask;
using test::asking;
using test::Asks;
using test::Coop;
using test::day;
using test::mentions;
using test::pounds;

TEST_CASE("agreement and conditions are asked for until the question says that they are met") {
  Coop c;
  ir::Delegation &given = c.b.delegate(c.boardActor, c.manager, {c.evict});
  given.condition = "The tenant has been heard.";
  given.agreement = {c.assemblyActor};
  Model model = c.b.load();
  QuestionForm question = about(Asks::MayDecide, "Evict Tenant");
  question.subject.head = "Manager";
  Answer answer = ask(model, question);
  CHECK(answer.truth == Truth::Depends);
  CHECK(answer.summary == "Whether `Manager` may decide `Evict Tenant` depends on whether this is so: \"The tenant has "
                          "been heard.\" and the agreement of `Assembly`.");
  question.given = {"the  tenant has been heard"};
  answer = ask(model, question);
  CHECK(answer.truth == Truth::Depends);
  CHECK(answer.summary == "Whether `Manager` may decide `Evict Tenant` depends on the agreement of `Assembly`.");
  question.agreement = {NameForm{"Assembly", {}}};
  CHECK(ask(model, question).truth == Truth::Yes);
  question.given = {"the tenant has been seen"};
  CHECK(ask(model, question).truth == Truth::Depends);
  // Whoever decides agrees with themselves.
  c.b.model.delegations[0].condition.clear();
  c.b.model.delegations[0].agreement = {c.manager};
  Model own = c.b.load();
  question.given.clear();
  question.agreement.clear();
  CHECK(ask(own, question).truth == Truth::Yes);
}

TEST_CASE("what has been decided already uses up a limit for a stretch of time") {
  Coop c;
  ir::Delegation &given = c.b.delegate(c.boardActor, c.manager, {c.repairs}, pounds(5'000));
  given.inAll = ir::Limit{pounds(50'000), {}, ir::Per::Year};
  Model model = c.b.load();
  QuestionForm question = about(Asks::MayDecide, "Repair Homes");
  question.subject.head = "Manager";
  question.amount = pounds(3'000);
  Answer answer = ask(model, question);
  CHECK(answer.truth == Truth::Depends);
  CHECK(mentions(answer.dependsOn, "how much has been decided already in the year: the limit is £50,000 a year"));
  question.after = pounds(47'000);
  CHECK(ask(model, question).truth == Truth::Yes);
  question.after = Money{4'700'001, Currency::Pound};
  answer = ask(model, question);
  CHECK(answer.truth == Truth::No);
  CHECK(mentions(answer.because, "up to £50,000 a year, and £47,000.01 has been decided already"));
  CHECK(answer.instead.front() == "the limit of `Manager` leaves £2,999.99; refer to `Board`");
  question.after.reset();
  question.amount = pounds(5'001);
  CHECK(ask(model, question).truth == Truth::No);
  QuestionForm who = about(Asks::WhoMayDecide, "Repair Homes");
  CHECK(ask(model, who).list[1].within == "up to £5,000 a decision and £50,000 a year");
}

TEST_CASE("a function reserved to nobody is nobody's, and the clause says so") {
  Coop c;
  c.b.reserve({}, {c.sell});
  Model model = c.b.load();
  QuestionForm question = about(Asks::MayDecide, "Sell Homes");
  question.subject.head = "Board";
  Answer answer = ask(model, question);
  CHECK(answer.truth == Truth::No);
  CHECK(mentions(answer.because, "`Sell Homes` is reserved to nobody, so that it cannot be decided at all."));
  Answer who = ask(model, about(Asks::WhoMayDecide, "Sell Homes"));
  CHECK(who.truth == Truth::No);
  CHECK(mentions(who.because, "reserved to nobody"));
}

TEST_CASE("those who may for certain and those who may perhaps stand apart") {
  Coop c;
  c.b.delegate(c.boardActor, c.manager, {c.evict}).condition = "the tenant has been heard";
  Model model = c.b.load();
  Answer answer = ask(model, about(Asks::WhoMayDecide, "Evict Tenant"));
  CHECK(answer.truth == Truth::Depends);
  CHECK(answer.summary == "`Board` may decide `Evict Tenant`. Whether `Manager` may decide it depends on whether this "
                          "is so: \"the tenant has been heard\".");
}

TEST_CASE("nothing to decide has a reason") {
  Coop c;
  c.b.delegate(c.boardActor, c.manager, {c.repairs}, pounds(5'000));
  Model model = c.b.load();
  QuestionForm question = asking(Asks::WhatMayDecide, "Manager");
  question.amount = pounds(6'000);
  Answer answer = ask(model, question);
  CHECK(answer.truth == Truth::No);
  CHECK(mentions(answer.because, "The power of `Manager` over `Repair Homes` is up to £5,000 a decision."));
  Answer none = ask(model, asking(Asks::WhatMayDecide, "Chair"));
  CHECK(mentions(none.because, "Nothing gives `Chair` anything to decide."));
}
