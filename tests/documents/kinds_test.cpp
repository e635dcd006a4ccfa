// Every kind of clause is told in the documents: tried for each kind of the list.
#include "compiler/documents/documents.h"
#include "tests/support/builder.h"
#include "tests/support/kinds.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace quorate;
using test::forEachKind;
using test::listOf;
using test::sample;

namespace {

/// Whether a document tells something that comes from the last line of the source.
bool tellsLastLine(const ir::Model &model, const std::string &path) {
  std::string where = "line " + std::to_string(model.clauses.size());
  for (const documents::Document &document : documents::documentTrees(model, ir::effectiveAuthority(model)))
    if (document.path == path)
      return std::any_of(document.sources.begin(), document.sources.end(),
                         [&](const documents::Source &source) { return source.where.plain().ends_with(where); });
  FAIL("there is no document " << path);
  return false;
}

} // namespace

TEST_CASE("a clause of every kind stands in the terms of reference of its body") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    test::Builder b;
    ir::BodyId board = b.body("Board");
    b.seat(board, "Member", 3);
    listOf<Kind>(b.model.bodies[board.index()]).push_back(sample<Kind>(b.clause("a clause")));
    CHECK(tellsLastLine(b.finish(), "terms-of-reference/board"));
  });
}

TEST_CASE("a clause of every kind that decides what a meeting can do stands in the standing orders") {
  forEachKind([]<class Kind>() {
    INFO(Kind::kKind.name);
    if constexpr (Kind::kKind.bears == ir::Bears::OnMeetings) {
      test::Builder b;
      ir::BodyId board = b.body("Board");
      b.seat(board, "Member", 3);
      listOf<Kind>(b.model.bodies[board.index()]).push_back(sample<Kind>(b.clause("a clause")));
      CHECK(tellsLastLine(b.finish(), "standing-orders"));
    }
  });
}
