// The ways into the tool, each a function that takes any bytes. libFuzzer and afl++ call them with bytes that they find
// by the code that is reached (entry.cpp); the tests call them with the seeds.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::tests {

/// A way in.
struct Target {
  const char *name;
  /// Takes an input in. What is wrong with how it was taken; nothing if it is well.
  std::string (*take)(std::string_view input);
  /// Inputs to begin with, made from the files of the tree.
  std::vector<std::string> (*seeds)();
};

/// The text of a constitution.
std::string takeParser(std::string_view input);
std::string takeFormatter(std::string_view input);
std::string takeCheck(std::string_view input);
std::string takeCompare(std::string_view input);
std::vector<std::string> constitutionSeeds();

/// The first byte says which of the cases is asked; a question, or minutes, stand behind it.
std::string takeQuestion(std::string_view input);
std::string takeMinutesJson(std::string_view input);
std::string takeMinutesCsv(std::string_view input);
std::vector<std::string> questionSeeds();
std::vector<std::string> minutesJsonSeeds();
std::vector<std::string> minutesCsvSeeds();

/// A decision model; its hashes are put right before it is opened.
std::string takeModel(std::string_view input);
std::vector<std::string> modelSeeds();

/// A register.
std::string takeRegisterCsv(std::string_view input);
std::string takePopolo(std::string_view input);
std::vector<std::string> registerCsvSeeds();
std::vector<std::string> popoloSeeds();

/// All of them.
std::span<const Target> targets();

} // namespace quorate::tests
