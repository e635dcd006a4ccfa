// What libFuzzer and afl++ call: the way in that QUORATE_FUZZ_TARGET names. If QUORATE_FUZZ_SEEDS names a folder, its
// seeds are written there, and its dictionary to that name with `.dict`, and nothing is tried.
#include "tests/fuzz/mutate.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t *data, std::size_t size, std::size_t most);

namespace quorate::tests {

namespace {

const Target &chosen() {
  static const Target &target = []() -> const Target & {
    const char *name = std::getenv("QUORATE_FUZZ_TARGET");
    for (const Target &each : targets())
      if (name && std::string_view(name) == each.name)
        return each;
    std::fputs("QUORATE_FUZZ_TARGET names one of:", stderr);
    for (const Target &each : targets())
      std::fprintf(stderr, " %s", each.name);
    std::fputs("\n", stderr);
    std::exit(2);
  }();
  return target;
}

const std::vector<std::string> &seeds() {
  static const std::vector<std::string> all = chosen().seeds();
  return all;
}

/// Every word of the seeds, each once: what there is to be exchanged.
void writeDictionary(const std::string &path) {
  std::set<std::string> words;
  for (const std::string &seed : seeds()) {
    std::string word;
    for (const char c : seed + " ")
      if (std::isalpha(static_cast<unsigned char>(c)))
        word += c;
      else if (std::string now = std::exchange(word, {}); now.size() > 2 && now.size() < 20)
        words.insert(now);
  }
  std::ofstream out(path);
  for (const char *edge : {"0", "4294967296", "9223372036854775808", "1/2", "100%", "31 February 2026", "\\\"", "\\\\"})
    words.insert(edge);
  for (const std::string &word : words)
    out << '"' << word << "\"\n";
}

void writeSeeds(const std::string &folder) {
  std::filesystem::create_directories(folder);
  std::size_t number = 0;
  for (const std::string &seed : seeds())
    std::ofstream(folder + "/seed-" + std::to_string(number++), std::ios::binary) << seed;
  writeDictionary(folder + ".dict");
}

} // namespace

} // namespace quorate::tests

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  quorate::tests::chosen();
  if (const char *folder = std::getenv("QUORATE_FUZZ_SEEDS")) {
    quorate::tests::writeSeeds(folder);
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string wrong = quorate::tests::chosen().take({reinterpret_cast<const char *>(data), size});
  if (wrong.empty())
    return 0;
  std::fprintf(stderr, "%s\n", wrong.c_str());
  std::abort();
}

#ifndef __AFL_COMPILER
/// Half of the changes are libFuzzer's, half are ours, which know names, lines and numbers.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t *data, std::size_t size, std::size_t most, unsigned seed) {
  static quorate::tests::Mutator mutator(1, quorate::tests::seeds());
  if (seed % 2)
    return LLVMFuzzerMutate(data, size, most);
  mutator.seed(seed);
  const std::string changed = mutator.mutate({reinterpret_cast<const char *>(data), size});
  const std::size_t kept = std::min(changed.size(), most);
  std::memcpy(data, changed.data(), kept);
  return kept;
}
#endif
