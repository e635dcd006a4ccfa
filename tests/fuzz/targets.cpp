// The list of the ways into the tool.
#include "tests/fuzz/targets.h"

#include <catch2/catch.hpp>

#include <array>

namespace quorate::tests {

std::span<const Target> targets() {
  static constexpr std::array all = {
      Target{"parser", takeParser, constitutionSeeds},
      Target{"formatter", takeFormatter, constitutionSeeds},
      Target{"check", takeCheck, constitutionSeeds},
      Target{"compare", takeCompare, constitutionSeeds},
      Target{"question", takeQuestion, questionSeeds},
      Target{"model", takeModel, modelSeeds},
      Target{"minutes-json", takeMinutesJson, minutesJsonSeeds},
      Target{"minutes-csv", takeMinutesCsv, minutesCsvSeeds},
      Target{"register-csv", takeRegisterCsv, registerCsvSeeds},
      Target{"popolo", takePopolo, popoloSeeds},
  };
  return all;
}

TEST_CASE("every way in takes its seeds, and what is no input for it", "[fuzz]") {
  for (const Target &target : targets()) {
    INFO(target.name);
    const std::vector<std::string> seeds = target.seeds();
    CHECK(seeds.size() > 1);
    for (const std::string &seed : seeds) {
      INFO(seed);
      CHECK(target.take(seed) == "");
    }
    for (const char *other : {"", "x", "\xFF", "{\"", "body,,\n", "\xEF\xBB\xBF"})
      CHECK(target.take(other) == "");
  }
}

} // namespace quorate::tests
