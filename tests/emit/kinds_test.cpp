// Every kind of clause is written to the decision model: tried for each kind of the list.
#include "compiler/emit/parts.h"
#include "tests/support/builder.h"
#include "tests/support/kinds.h"

#include <catch2/catch.hpp>

using namespace quorate;
using test::forEachKind;
using test::listOf;
using test::sample;

TEST_CASE("the clauses of every kind are told to be those of their body") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    test::Builder b;
    b.body("Other");
    ir::BodyId board = b.body("Board");
    ir::ClauseId own = b.clause("a clause");
    listOf<Kind>(b.model.bodies[board.index()]).push_back(sample<Kind>(own));
    CHECK(emit::bodiesOfClauses(b.model)[own.index()] == board.value);
  });
}

TEST_CASE("a clause of every kind that answers rest on has a row of its own") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    test::Builder b;
    ir::BodyId board = b.body("Board");
    b.seat(board, "Member", 3);
    ir::ClauseId own = b.clause("a clause");
    ir::Model without = b.model;
    listOf<Kind>(b.model.bodies[board.index()]).push_back(sample<Kind>(own));
    bool row = emit::bodiesSection(without) != emit::bodiesSection(b.model) ||
               emit::peopleSection(without) != emit::peopleSection(b.model);
    CHECK(row == (Kind::kKind.bears != ir::Bears::OnNothing));
  });
}

TEST_CASE("a clause of a template, which several bodies have, is of none of them") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    test::Builder b;
    std::vector<ir::BodyId> boroughs{b.body("Board of North"), b.body("Board of South"), b.body("Board of West")};
    ir::ClauseId shared = b.clause("a clause"), own = b.clause("another");
    for (ir::BodyId borough : boroughs)
      listOf<Kind>(b.model.bodies[borough.index()]).push_back(sample<Kind>(shared));
    // Twice in one body is still of that body.
    for (int i = 0; i < 2; ++i)
      listOf<Kind>(b.model.bodies[boroughs.back().index()]).push_back(sample<Kind>(own));
    CHECK(emit::bodiesOfClauses(b.model)[shared.index()] == emit::kNone);
    CHECK(emit::bodiesOfClauses(b.model)[own.index()] == boroughs.back().value);
  });
}
