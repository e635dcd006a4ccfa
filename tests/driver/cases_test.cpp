// Cases in which the tool was once wrong, each a constitution that says at its top what holds and expects the right
// answers: they come out as they are expected.
#include "running.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace quorate::testing;

TEST_CASE("cases that once came out wrong come out right") {
  std::size_t tried = 0;
  for (const auto &[path, text] : filesOf({"tests/driver/cases"}).files) {
    if (!path.ends_with(".quorate"))
      continue;
    ++tried;
    INFO(path);
    CHECK(text.starts_with("// "));
    Ran checked = runOn(text, {"check", "--level", "error"});
    INFO(checked.out << checked.err);
    CHECK(checked.exit == 0);
    Ran tested = runOn(text, {"test"});
    INFO(tested.out << tested.err);
    CHECK(tested.exit == 0);
    CHECK(("\n" + tested.out).find("\n0 passed") == std::string::npos);
  }
  CHECK(tried >= 25);
}

TEST_CASE("an answer says who has a power exclusively") {
  driver::MemoryFiles files = filesOf({"tests/driver/cases"});
  auto says = [&](const std::string &question) {
    return run(files,
               {"ask", "tests/driver/cases/power/exclusive-shuts-out-others.quorate", question, "--on", "2026-06-01"})
        .out;
  };
  CHECK(says("may Board decide Spend for £5?")
            .find("`Board` has given `Spend` to `Manager` exclusively, so that `Board` may "
                  "not decide it.") != std::string::npos);
  CHECK(says("may Treasurer decide Spend for £5?")
            .find("exclusively, so that `Treasurer`, whose power comes from `Board`, may "
                  "not decide it.") != std::string::npos);
  CHECK(says("may Manager decide Spend for £5?").find("up to £500 a decision, exclusively.") != std::string::npos);
}

TEST_CASE("an answer cites every clause that shuts somebody out, and no other") {
  const std::string file = "tests/driver/cases/power/each-thing-that-shuts-out.quorate";
  driver::MemoryFiles files = filesOf({"tests/driver/cases"});
  auto lineOf = [&](const std::string &clause) {
    const std::string &text = files.files.at(file);
    return "quorate:" + std::to_string(1 + std::count(text.begin(), text.begin() + text.find(clause), '\n')) + ")";
  };
  auto cites = [&](const std::string &question, const std::string &day, const std::string &clause) {
    return run(files, {"ask", file, question, "--on", day}).out.find(lineOf(clause)) != std::string::npos;
  };
  const std::string rest = "delegate everything else", passedOn = "delegate Hire Boat from Panel";
  // [E4] Of two ways, each is shut by a clause of its own.
  CHECK(cites("may Clerk decide Dredge Pond for £300?", "2026-07-01", "delegate Dredge Pond from Board to Manager"));
  CHECK(cites("may Clerk decide Dredge Pond for £300?", "2026-07-01", "delegate Dredge Pond from Manager to Chair"));
  // The rest had Hire Boat in it until the day before.
  CHECK(cites("may Panel decide Hire Boat?", "2026-06-01", passedOn));
  CHECK_FALSE(cites("may Panel decide Hire Boat?", "2026-06-01", rest));
  // Those who agree are never there on the days of the rest: it shuts out all the same.
  CHECK(cites("may Board decide Sell Reeds?", "2026-05-31", rest));
}
