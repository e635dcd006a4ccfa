// `minutes`: the record of a meeting, judged item by item.
#include "compiler/driver/commands.h"
#include "compiler/minutes/read.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::driver {

namespace {

constexpr std::uint64_t kMostBytes = 16ull << 20;

void showFaults(const Session &session, const Sources &sources, std::vector<runtime::MinutesFault> faults) {
  // Readers and the runtime each find faults of their own; a reader of them goes through the file from its top.
  std::stable_sort(faults.begin(), faults.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
  for (const runtime::MinutesFault &fault : faults) {
    session.err << "error: " << visible(fault.message, 4000) << '\n';
    std::uint32_t at = std::max(fault.at, 1u);
    Position position = sources.position({at, at + 1});
    session.err << fmt::format("  --> {}:{}:{}\n", visible(sources.file(position.file).name), position.line,
                               position.column);
    for (const std::string &each : fault.didYouMean)
      session.err << "  did you mean `" << visible(each) << "`?\n";
  }
  session.err << "These minutes cannot be judged while they say what cannot be.\n";
}

bool allValid(const runtime::JudgedMinutes &judged) {
  return std::all_of(judged.items.begin(), judged.items.end(), [](const runtime::JudgedItem &item) {
    // An item on which nothing was decided cannot be invalid.
    return !item.decides || item.valid == runtime::Truth::Yes;
  });
}

} // namespace

int minutes(const Session &session) {
  const std::string &path = session.arguments.operands[0];
  if (!path.ends_with(".json") && !path.ends_with(".csv")) {
    session.err << fmt::format("error: `{}` is no file of minutes: those end with .json or .csv\n", visible(path));
    return kUnreadable;
  }
  ReadResult read = session.files.read(path, kMostBytes);
  if (!read.text) {
    session.err << fmt::format("error: cannot read `{}`: {}\n", visible(path), read.why);
    return kUnreadable;
  }
  Sources sources;
  FileId file = sources.add(path, std::move(*read.text));
  std::vector<runtime::MinutesFault> faults;
  runtime::Minutes record = minutes::read(sources, file, faults);
  if (!faults.empty()) {
    showFaults(session, sources, std::move(faults));
    return kUnreadable;
  }
  std::optional<runtime::Model> model = modelAt(session, session.arguments.operands[1]);
  if (!model)
    return kUnreadable;
  auto judging = runtime::judgeMinutes(*model, record);
  if (auto *wrong = std::get_if<std::vector<runtime::MinutesFault>>(&judging)) {
    showFaults(session, sources, std::move(*wrong));
    return kUnreadable;
  }
  const auto &judged = std::get<runtime::JudgedMinutes>(judging);
  session.out << (session.arguments.has("--json") ? runtime::printJson(*model, judged)
                                                  : runtime::printText(*model, judged));
  return session.arguments.has("--strict") && !allValid(judged) ? kFindings : kWell;
}

} // namespace quorate::driver
