// Reads the command line by the table of commands.
#include "compiler/driver/options.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::driver {

namespace {
constexpr std::size_t kMany = 100'000;
const OptionSpec kOption{"--option", "NAME", "",
                         "choose a named option of the constitution (may be given several times)"};
const OptionSpec kColour{"--colour", "WHEN", "auto|always|never", "colour the output; auto: only on a terminal"};
} // namespace

// NOLINTNEXTLINE(readability-function-size): one table and nothing else
const std::vector<CommandSpec> &commands() {
  static const std::vector<CommandSpec> all = {
      {"check",
       "PATH...",
       1,
       kMany,
       "report what is wrong, doubtful or open",
       "quorate check examples/south-east-london-2019",
       {{"--format", "FORMAT", "pretty|compact|json|github", "how findings are shown"},
        {"--fail-level", "LEVEL", "error|warning|note|never", "from which level on findings make the command fail"},
        {"--level", "LEVEL", "error|warning|note", "from which level on findings are shown"},
        kOption,
        kColour}},
      {"build",
       "PATH -o DIR",
       1,
       1,
       "make the decision model, the documents and the report",
       "quorate build examples/south-east-london-2019 -o out",
       {{"-o", "DIR", "", "the folder to write to"}, kOption, kColour}},
      {"ask",
       "PATH-or-MODEL 'QUESTION'",
       2,
       2,
       "answer a question, with reasons",
       "quorate ask out/model.qdm 'who may decide Approve Annual Budget?' --on 2020-06-01",
       {{"--on", "DATE", "", "the day the question is asked for: 2020-06-01 or '1 June 2020'; today if left out"},
        {"--format", "FORMAT", "text|json", "how the answer is shown"},
        kOption,
        kColour}},
      {"test",
       "PATH...",
       1,
       kMany,
       "try the scenarios and decide the claims",
       "quorate test examples/south-east-london-2019",
       {{"--format", "FORMAT", "pretty|json", "how results are shown"},
        {"--coverage", "", "", "show which clauses no claim and no scenario exercises"},
        {"--mutate", "", "", "change one clause at a time; fail if no claim and no scenario notices"},
        {"--at-most", "N", "", "the most changes to try, spread over the constitution; 200 if left out"},
        kOption,
        kColour}},
      {"compare",
       "PATH",
       1,
       1,
       "show two designs or two days side by side; 1 if they differ",
       "quorate compare my-constitution --on 2021-04-01 --and-on 2022-04-01",
       {{"--with-option", "NAME", "", "the other design: compare with this option chosen instead of those of --option"},
        {"--on", "DATE", "", "the first day: 2020-06-01 or '1 June 2020'"},
        {"--and-on", "DATE", "", "the second day"},
        {"--all", "", "", "show what is the same too"},
        {"--format", "FORMAT", "text|json|markdown", "how the comparison is shown"},
        kOption,
        kColour}},
      {"minutes",
       "FILE PATH-or-MODEL",
       2,
       2,
       "judge the record of a meeting, item by item",
       "quorate minutes examples/south-east-london-2019/minutes/governing-body.json examples/south-east-london-2019",
       {{"--json", "", "", "show the result as JSON"},
        {"--strict", "", "", "fail if an item is not valid, or it is not known whether it is"},
        kOption,
        kColour}},
      {"doc",
       "PATH -o DIR",
       1,
       1,
       "make the documents only",
       "quorate doc examples/south-east-london-2019 -o out",
       {{"-o", "DIR", "", "the folder to write to"},
        {"--format", "FORMAT", "html|markdown", "the form of the documents"},
        kOption,
        kColour}},
      {"fmt",
       "PATH...",
       1,
       kMany,
       "put files into the one layout of the language",
       "quorate fmt my-constitution",
       {{"--check", "", "", "change nothing; fail if a file is not in that layout"}, kColour}},
      {"explain", "CODE", 1, 1, "say what a finding means and how it is mended", "quorate explain Q0604", {}},
      {"emit",
       "STAGE PATH",
       2,
       2,
       "print an intermediate form: source, ast, sema, ir, authority or model",
       "quorate emit ir my-constitution",
       {kOption}},
  };
  return all;
}

std::optional<std::string> Arguments::value(std::string_view name) const {
  for (const auto &[known, given] : options)
    if (known == name)
      return given;
  return std::nullopt;
}

std::vector<std::string> Arguments::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto &[known, given] : options)
    if (known == name)
      all.push_back(given);
  return all;
}

namespace {

const OptionSpec *find(const CommandSpec &command, std::string_view name) {
  for (const OptionSpec &each : command.options)
    if (each.name == name)
      return &each;
  return nullptr;
}

bool isChoice(std::string_view choices, std::string_view given) {
  while (!choices.empty()) {
    std::size_t end = std::min(choices.find('|'), choices.size());
    if (choices.substr(0, end) == given)
      return true;
    choices.remove_prefix(std::min(end + 1, choices.size()));
  }
  return false;
}

const CommandSpec *commandNamed(const std::string &name, std::string &mistake) {
  std::vector<std::string> known;
  for (const CommandSpec &each : commands()) {
    if (each.name == name)
      return &each;
    known.emplace_back(each.name);
  }
  std::string close = closest(name, known);
  mistake = fmt::format("there is no command `{}`{}", visible(name),
                        close.empty() ? "" : fmt::format("; did you mean `{}`?", close));
  return nullptr;
}

/// Reads the option that stands at `at`, and moves `at` to its value if that is the next word. What is wrong; empty if
/// nothing is.
std::string readOption(std::span<const std::string> arguments, std::size_t &at, Arguments &made) {
  std::string name = arguments[at];
  std::optional<std::string> given;
  if (std::size_t equals = name.find('='); equals != std::string::npos && name.starts_with("--")) {
    given = name.substr(equals + 1);
    name.resize(equals);
  }
  const OptionSpec *option = find(*made.command, name);
  if (!option)
    return fmt::format("`quorate {}` does not know `{}`", made.command->name, visible(name));
  if (option->value.empty()) {
    made.options.emplace_back(option->name, "");
    return given ? fmt::format("`{}` takes no value", name) : std::string();
  }
  if (!given) {
    if (at + 1 == arguments.size())
      return fmt::format("`{}` needs a value: {}", name, option->value);
    given = arguments[++at];
  }
  if (!option->choices.empty() && !isChoice(option->choices, *given))
    return fmt::format("`{}` cannot be `{}`; choose one of {}", name, visible(*given), option->choices);
  // Of two days or two folders one would be taken without a word.
  if (option->name != kOption.name && made.has(option->name))
    return fmt::format("`{}` is given twice: give it once", name);
  made.options.emplace_back(option->name, *given);
  return {};
}

} // namespace

std::optional<Arguments> readArguments(std::span<const std::string> arguments, std::string &mistake) {
  Arguments made;
  if (arguments.empty()) {
    mistake = "name a command";
    return std::nullopt;
  }
  made.command = commandNamed(arguments[0], mistake);
  if (!made.command)
    return std::nullopt;
  bool onlyOperands = false;
  for (std::size_t at = 1; at < arguments.size(); ++at) {
    const std::string &word = arguments[at];
    // A lone "-" and whatever follows "--" are names, as in other tools.
    if (onlyOperands || word.size() < 2 || word[0] != '-') {
      made.operands.push_back(word);
    } else if (word == "--") {
      onlyOperands = true;
    } else {
      mistake = readOption(arguments, at, made);
      if (!mistake.empty())
        return std::nullopt;
    }
  }
  if (made.operands.size() < made.command->least || made.operands.size() > made.command->most) {
    mistake = fmt::format("`quorate {}` takes {}", made.command->name, made.command->takes);
    return std::nullopt;
  }
  return made;
}

std::string help() {
  std::string out = "Quorate makes decisions, documents and a consistency report from one constitution.\n\nExamples:\n";
  for (const CommandSpec &each : commands())
    out += fmt::format("  {}\n", each.example);
  out += "\nCommands:\n";
  for (const CommandSpec &each : commands())
    out += fmt::format("  {:<8} {:<26} {}\n", each.name, each.takes, each.help);
  out += "\n  --version                           the version of the tool\n"
         "  COMMAND --help                      what a command takes\n\n"
         "Exit codes: 0 all well (ask: yes), 1 findings (ask: no), 2 the command line or an input could not be read,\n"
         "3 ask: depends on something not known, 101 a fault of the tool.\n";
  return out;
}

std::string help(const CommandSpec &command) {
  std::string out = fmt::format("Example:\n  {}\n\nquorate {} {}\n  {}\n", command.example, command.name, command.takes,
                                command.help);
  for (const OptionSpec &each : command.options) {
    std::string_view value = each.choices.empty() ? each.value : each.choices;
    out += fmt::format("\n  {} {}\n      {}\n", each.name, value, each.help);
  }
  return out;
}

} // namespace quorate::driver
