// A rule of the grammar that is read otherwise than it is written is a fault of the tool, told with both sides.
#include "compiler/syntax/tree.h"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace quorate::syntax;

namespace {

/// "up to $5 a year", as the parser would hand it over.
constexpr std::string_view kText = "up to $5 a year";
const Node kLimit[] = {{Rule::Limit, WordKind::End, 6, 0, 15}, {Rule::None, WordKind::Own, 1, 0, 2},
                       {Rule::None, WordKind::Own, 1, 3, 5},   {Rule::None, WordKind::Money, 1, 6, 8},
                       {Rule::None, WordKind::Own, 1, 9, 10},  {Rule::None, WordKind::Own, 1, 11, 15}};

template <class Read> std::string faultOf(Read read) {
  Cursor in(kText, kLimit);
  try {
    read(in);
  } catch (const std::logic_error &fault) {
    return fault.what();
  }
  return "none";
}

} // namespace

TEST_CASE("a rule is read word by word", "[syntax]") {
  CHECK(faultOf([](Cursor &in) {
          in.words("up", "to");
          CHECK(in.text() == "$5");
          in.oneOf({"an", "a"});
          CHECK(in.choose<int>({{"month", 1}, {"year", 2}}) == 2);
          CHECK(in.done());
        }) == "none");
}

TEST_CASE("a rule that is read otherwise than it is written is a fault", "[syntax]") {
  const std::string fault = "the rule Limit of the grammar is read otherwise than it is written: ";
  CHECK(faultOf([](Cursor &in) { in.words("up", "from"); }) == fault + "'from' was to be next, and not to");
  CHECK(faultOf([](Cursor &in) { in.oneOf({"a", "an"}); }) == fault + "'a' was to be next, and not up");
  CHECK(faultOf([](Cursor &in) { in.choose<int>({{"down", 1}}); }) == fault + "'down' was to be next, and not up");
  CHECK(faultOf([](Cursor &in) { in.need(Rule::Open); }) == fault + "'Open' was to be next, and not up");
  CHECK(faultOf([](Cursor &in) { in.string(); }) == fault + "'a quotation' was to be next, and not up");
  CHECK(faultOf([](Cursor &in) {
          in.words("up", "to");
          in.text();
          in.words("a", "year", "on");
        }) == fault + "'on' was to be next, and not its end");
}

TEST_CASE("parts of one kind are visited, and those within others are not", "[syntax]") {
  const Node tree[] = {{Rule::Refs, WordKind::End, 6, 0, 0}, {Rule::Ref, WordKind::End, 2, 0, 1},
                       {Rule::Ref, WordKind::End, 1, 0, 1},  {Rule::None, WordKind::Own, 1, 1, 2},
                       {Rule::Name, WordKind::End, 1, 2, 3}, {Rule::Ref, WordKind::End, 1, 3, 4}};
  std::vector<std::ptrdiff_t> seen;
  for (const Node *each : Parts(tree, Rule::Ref))
    seen.push_back(each - tree);
  CHECK(seen == std::vector<std::ptrdiff_t>{1, 5});
}
