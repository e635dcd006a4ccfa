// The mutator itself: the same seed gives the same damage, and it does damage.
#include "tests/fuzz/mutate.h"

#include <catch2/catch.hpp>

using quorate::tests::Mutator;

TEST_CASE("the same seed gives the same damage", "[fuzz]") {
  const std::vector<std::string> corpus = {"body Audit Committee {\n  quorum at least 3 members\n}\n",
                                           "place Southwark: Borough\n"};
  Mutator one(7, corpus), other(7, corpus), third(8, corpus);
  std::size_t changed = 0, different = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string &text = corpus[static_cast<std::size_t>(i) % corpus.size()];
    const std::string damaged = one.mutate(text);
    CHECK(damaged == other.mutate(text));
    changed += damaged != text;
    different += damaged != third.mutate(text);
  }
  CHECK(changed > 180);
  CHECK(different > 180);
}

TEST_CASE("an empty text can be damaged too", "[fuzz]") {
  Mutator mutator(1, {});
  CHECK_FALSE(mutator.mutate("").empty());
}
