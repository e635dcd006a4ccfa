// The `main` of every test program. Counts test cases into the file that QUORATE_TEST_COUNTS names, so that `./dev
// test` adds up numbers and reads no prose.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

namespace {

struct Counts : Catch::TestEventListenerBase {
  using TestEventListenerBase::TestEventListenerBase;

  void testRunEnded(const Catch::TestRunStats &stats) override {
    if (const char *path = std::getenv("QUORATE_TEST_COUNTS")) {
      const Catch::Counts &cases = stats.totals.testCases;
      std::ofstream(path) << cases.passed + cases.failedButOk << ' ' << cases.failed << '\n';
    }
  }
};

} // namespace

CATCH_REGISTER_LISTENER(Counts)
