// A small co-operative, and questions asked of it, for the tests of answers.
#pragma once

#include "tests/runtime/sentences.h"
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

namespace quorate::test {

using runtime::Answer;
using runtime::Listed;
using runtime::Model;
using runtime::NameForm;
using runtime::NotUnderstood;
using runtime::QuestionForm;

using Asks = QuestionForm::Asks;

inline Answer ask(const Model &model, const QuestionForm &question, runtime::Day today = day(2021, 6, 1)) {
  auto answered = answer(model, question, today);
  INFO((std::holds_alternative<NotUnderstood>(answered) ? std::get<NotUnderstood>(answered).message : ""));
  REQUIRE(std::holds_alternative<Answer>(answered));
  // What is answered can be written.
  CHECK_FALSE(printText(model, std::get<Answer>(answered)).empty());
  CHECK(printJson(model, std::get<Answer>(answered)).ends_with("}\n"));
  return std::get<Answer>(std::move(answered));
}

inline QuestionForm asking(Asks asks, std::string subject = {}) {
  QuestionForm question;
  question.asks = asks;
  question.subject.head = std::move(subject);
  return question;
}

inline QuestionForm about(Asks asks, std::string function) {
  QuestionForm question;
  question.asks = asks;
  question.function = NameForm{std::move(function), {}};
  return question;
}

inline std::vector<std::string> names(const Answer &answer) {
  std::vector<std::string> all;
  for (const Listed &listed : answer.list)
    all.push_back(listed.name);
  return all;
}

using Strings = std::vector<std::string>;

/// A co-operative: a board, an assembly, a manager.
struct Coop {
  Builder b;
  ir::FunctionId rents, repairs, evict, sell;
  ir::BodyId board, assembly;
  ir::SeatId chair, member;
  ir::ActorId manager, boardActor, assemblyActor;

  Coop() {
    rents = b.function("Set Rents");
    repairs = b.function("Repair Homes");
    evict = b.function("Evict Tenant", {}, false);
    sell = b.function("Sell Homes", {}, false);
    board = b.body("Board");
    assembly = b.body("Assembly");
    boardActor = b.actorOf(board);
    assemblyActor = b.actorOf(assembly);
    manager = b.actor("Manager");
    b.organisation("Co-operative", {rents, repairs, evict, sell}, boardActor);
    chair = b.seat(board, "Chair", 1);
    member = b.seat(board, "Member", 4);
    for (ir::SeatId seat : {chair, member}) {
      ir::ActorId post = b.actor(b.at(seat).name);
      b.at(seat).actor = post;
      b.model.actors[post.index()].seats = {seat};
    }
  }

  ir::PersonId person(std::string name) {
    ir::Person made;
    made.name = std::move(name);
    made.clause = b.clause("person " + made.name);
    b.model.persons.push_back(made);
    b.model.registered = true;
    return ir::PersonId(b.model.persons.size() - 1);
  }
  ir::Holding &holds(ir::PersonId who, ir::SeatId seat, ir::Interval when = {}) {
    ir::Holding holding;
    holding.seat = seat;
    holding.actor = b.at(seat).actor;
    holding.when = when;
    holding.clause = b.clause("holds");
    b.model.clauses[holding.clause.index()].inForce = when;
    auto &all = b.model.persons[who.index()].holdings;
    all.push_back(holding);
    return all.back();
  }
  ir::ClauseId during(std::string text, ir::Interval when) {
    ir::ClauseId id = b.clause(std::move(text));
    b.model.clauses[id.index()].inForce = when;
    return id;
  }
};

} // namespace quorate::test
