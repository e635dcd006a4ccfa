// What a seat leaves to be confirmed can be filled, as a quorum can: the answer rests on what fills it, and the report
// still says that it is open.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate::testing;

namespace {

std::string boardWith(const std::string &more) {
  return "constitution \"C\"\n"
         "body Board {\n"
         "  members {\n"
         "    Trustee   3 seats, votes\n"
         "    Observer  2 seats, vote to be confirmed \"in May\"\n"
         "  }\n"
         "  quorum at least 3 voting members\n"
         "}\n" +
         more;
}

const std::string kFilled = "assume \"as elsewhere\" {\n"
                            "  in Board { members { Observer 2 seats, does not vote } }\n"
                            "}\n";
const std::vector<std::string> kAsked = {"is Board quorate with 2 Trustee and 1 Observer present?", "--on",
                                         "2026-06-01"};

} // namespace

TEST_CASE("an open vote of a seat is filled by an assumption, and stays in the report") {
  Ran open = runOn(boardWith(""), {"ask"}, kAsked);
  CHECK(open.exit == 3);
  Ran filled = runOn(boardWith(kFilled), {"ask"}, kAsked);
  INFO(filled.out << filled.err);
  CHECK(filled.exit == 1);
  CHECK(filled.out.find("as elsewhere") != std::string::npos);
  Ran report = runOn(boardWith(kFilled), {"check", "--format", "compact"});
  CHECK(report.out.find("Q0801") != std::string::npos);
  CHECK(report.out.find("Q0301") == std::string::npos);
}

TEST_CASE("a seat that leaves nothing open is not stated again") {
  Ran ran = runOn(boardWith("in Board { members { Trustee 4 seats, votes } }\n"), {"check", "--format", "compact"});
  CHECK(ran.exit == 1);
  CHECK(ran.out.find("Q0301") != std::string::npos);
}
