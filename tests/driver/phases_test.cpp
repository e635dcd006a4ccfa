// Rules that wait for a phase without a day: they are no clash, and answers depend on the phase.
#include "running.h"

#include <catch2/catch.hpp>

using namespace quorate::testing;

namespace {

std::string boardBy(const std::string &phase) {
  return "constitution \"C\"\n"
         "phase Law " +
         phase +
         "\nbody Board {\n"
         "  members { Trustee 6 seats, votes }\n"
         "  quorum at least 3 members, until the start of Law\n"
         "  quorum at least 5 members, from the start of Law\n"
         "}\n";
}

int asked(const std::string &phase, const std::string &there) {
  return runOn(boardBy(phase), {"ask"}, {"is Board quorate with " + there + " Trustee present?", "--on", "2026-06-01"})
      .exit;
}

const std::string kOpen = "on a date to be confirmed \"when the bill is passed\"";

} // namespace

TEST_CASE("two quorums that a phase tells apart do not clash before it has a day") {
  Ran report = runOn(boardBy(kOpen), {"check", "--format", "compact"});
  INFO(report.out);
  CHECK(report.out.find("Q0520") == std::string::npos);
  CHECK(report.out.find("Q0705") != std::string::npos);
}

TEST_CASE("what waits for a phase depends on it until the phase has a day") {
  CHECK(asked(kOpen, "4") == 3);
  CHECK(asked("on 1 January 2026", "4") == 1);
  CHECK(asked("on 1 January 2027", "4") == 0);
}
