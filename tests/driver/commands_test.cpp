// The command line itself: exit codes, help, usage, streams, and outputs that depend on nothing but the input.
#include "running.h"

#include "compiler/driver/options.h"
#include "compiler/support/diagnostic.h"

#include <catch2/catch.hpp>

#include <clocale>
#include <locale>

using namespace quorate;
using namespace quorate::testing;

TEST_CASE("help and version go to the output, usage mistakes to the error stream") {
  driver::MemoryFiles files;
  CHECK(run(files, {"--version"}).out.starts_with("quorate "));
  Ran help = run(files, {"--help"});
  CHECK(help.exit == 0);
  golden("help.txt", help.out);
  for (const driver::CommandSpec &each : driver::commands()) {
    Ran one = run(files, {std::string(each.name), "--help"});
    CHECK(one.exit == 0);
    CHECK(one.err.empty());
    golden("help-" + std::string(each.name) + ".txt", one.out);
  }
  for (std::vector<std::string> wrong : std::vector<std::vector<std::string>>{{},
                                                                              {"chekc", "x"},
                                                                              {"check"},
                                                                              {"check", "--format", "xml", "x"},
                                                                              {"check", "--fromat", "json", "x"},
                                                                              {"build", "x"},
                                                                              {"ask", "x"},
                                                                              {"explain", "Q9999"},
                                                                              {"emit", "tokens", "x"},
                                                                              {"build", "x", "-o"}}) {
    Ran ran = run(files, wrong);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    CHECK_FALSE(ran.err.empty());
  }
  CHECK(run(files, {"chekc", "x"}).err.find("did you mean `check`?") != std::string::npos);
}

TEST_CASE("every code is explained") {
  driver::MemoryFiles files;
  for (Code code : allCodes()) {
    INFO(info(code).code);
    Ran ran = run(files, {"explain", std::string(info(code).code)});
    CHECK(ran.exit == 0);
    CHECK(ran.out.starts_with("# " + std::string(info(code).code) + ":"));
  }
}

TEST_CASE("two builds are the same to the byte, whatever the folder, the locale and the clock") {
  struct Odd : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  auto files = filesOf({"examples"});
  const std::string here = "examples/south-east-london-2019";
  REQUIRE(run(files, {"build", here, "-o", "one"}).exit == 0);
  std::locale before = std::locale::global(std::locale(std::locale::classic(), new Odd));
  std::setlocale(LC_ALL, "C.UTF-8");
  REQUIRE(run(files, {"build", here, "-o", "deeper/two"}).exit == 0);
  std::locale::global(before);
  std::size_t compared = 0;
  for (const auto &[path, text] : files.files)
    if (path.starts_with("one/")) {
      INFO(path);
      CHECK(files.files["deeper/two/" + path.substr(4)] == text);
      ++compared;
    }
  CHECK(compared > 20);
}

TEST_CASE("an answer that waits for the place names every place the power is for") {
  driver::MemoryFiles files;
  files.files["a.quorate"] = "constitution \"Housing\"\n"
                             "kind Town is a Place\n"
                             "place Ashby, Linton and Marl: Town\n"
                             "function Admit Member\n"
                             "organisation Homes {\n  covers Ashby, Linton and Marl\n  holds Admit Member\n"
                             "  acts through \"Board of Trustees\"\n}\n"
                             "body \"Board of Trustees\" of Homes {\n"
                             "  members {\n    Trustee 5 seats, votes, elected by Board of Trustees\n  }\n}\n";
  Ran ran = run(files, {"ask", "a.quorate", "may Board of Trustees decide Admit Member?"});
  CHECK(ran.exit == 3);
  CHECK(ran.out.find("the power is for `Ashby`, `Linton` and `Marl`") != std::string::npos);
}

TEST_CASE("a committee answers to its parent, and a slip in one body does not make its name unknown") {
  Ran ran = runOn("constitution \"A\"\n"
                  "body Board {\n  members {\n    Chair 1 seat, votes\n  }\n}\n"
                  "body Audit, committee of Board {\n  members {\n    Chair 1 seat, votes\n  }\n}\n"
                  "claim \"Audit answers to the board\" Audit is accountable to Board\n",
                  {"test"});
  CHECK(ran.exit == 0);
  Ran slip = runOn("constitution \"A\"\n"
                   "body Board {\n  meets on 7 days notice\n}\n"
                   "body Audit, committee of Board {\n}\n"
                   "claim \"Audit answers to the board\" Audit is accountable to Board\n",
                   {"check", "--format", "compact"});
  CHECK(slip.exit == 2);
  CHECK(slip.out.find("Q0101") != std::string::npos);
  CHECK(slip.out.find("Q0201") == std::string::npos);
}
