// What must be known of every kind of clause, tried for each kind of the list: a kind that is added is tried too.
#include "compiler/analysis/compare.h"
#include "compiler/analysis/coverage.h"
#include "compiler/analysis/matters.h"
#include "compiler/analysis/standing.h"
#include "tests/analysis/making.h"
#include "tests/support/kinds.h"
#include "tests/support/written.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace quorate;
using namespace quorate::testing;
using quorate::test::forEachKind;
using quorate::test::listOf;
using quorate::test::sample;

namespace {

constexpr Day kBegins = 18'000;

/// A board with one clause of a kind, which begins on a day.
template <class Kind> struct BoardWith : Making {
  BodyId board = body("Board");
  SeatId member = seat(board, "Member", 3);
  ClauseId own = clause();

  BoardWith() {
    model.clauses[own.index()].inForce.from = kBegins;
    listOf<Kind>(at(board)).push_back(sample<Kind>(own));
  }
};

} // namespace

TEST_CASE("the days of every kind of clause are days on which its body changes") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    BoardWith<Kind> made;
    CHECK(changesOf(made.model, made.at(made.board)) == std::vector<Day>{kBegins});
  });
}

TEST_CASE("a clause of every kind is there on its days and on no others") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    BoardWith<Kind> made;
    Model before = cutTo(made.model, kBegins - 1), after = cutTo(made.model, kBegins);
    CHECK(listOf<Kind>(before.bodies[0]).empty());
    CHECK(listOf<Kind>(after.bodies[0]).size() == 1);
  });
}

TEST_CASE("coverage knows every kind of clause that an answer could rest on") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    BoardWith<Kind> made;
    std::vector<analysis::CoveredClause> known = analysis::coverageOf(made.model, {}, {}).clauses;
    bool found = std::any_of(known.begin(), known.end(), [&](const auto &each) { return each.clause == made.own; });
    CHECK(found == (Kind::kKind.bears != Bears::OnNothing));
  });
}

TEST_CASE("a clause of every kind that decides what a meeting can do makes another standing of its body") {
  const runtime::Model nobody =
      quorate::test::Written("constitution \"Nobody\" { in force from 1 January 2026 }").load();
  forEachKind([&]<class Kind>() {
    INFO(Kind::kKind.name);
    BoardWith<Kind> made;
    made.model.registered = true;
    CHECK(analysis::standingsOf(made.model, made.board).size() == 2);
    CHECK(analysis::standingsOfPeople(made.model, nobody, made.board).size() ==
          (Kind::kKind.bears == Bears::OnMeetings ? 2 : 1));
  });
}

TEST_CASE("a matter that a clause of any kind names is looked at apart") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    if constexpr (ByMatter<Kind>) {
      BoardWith<Kind> made;
      FunctionId matter = made.function("Sell Land");
      listOf<Kind>(made.at(made.board)).front().matters = {matter};
      analysis::Standing on = analysis::standingsOf(made.model, made.board).back();
      std::vector<FunctionId> apart = analysis::mattersApart(made.model, on);
      CHECK(std::find(apart.begin(), apart.end(), matter) != apart.end());
    }
  });
}

TEST_CASE("a comparison tells a clause of every kind that one side has and the other has not") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    BoardWith<Kind> made;
    Model before = cutTo(made.model, kBegins - 1), after = cutTo(made.model, kBegins);
    Authority authority;
    std::vector<analysis::ClaimVerdict> claims;
    analysis::Side left{"before", &before, &authority, &claims}, right{"after", &after, &authority, &claims};
    analysis::Comparison found = analysis::compare(left, right, false);
    CHECK_FALSE(found.same);
    REQUIRE(found.sections.size() == 1);
    CHECK(found.sections.front().rows.size() == 1);
    CHECK(found.sections.front().title != "Everything else");
    CHECK(analysis::compare(left, left, false).same);
  });
}
