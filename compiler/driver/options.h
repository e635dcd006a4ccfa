// The command line: one table says what each command takes, and help is made from it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::driver {

/// Something a command takes: `--format FORMAT`, or `-o DIR`; a flag if it has no `value`.
struct OptionSpec {
  std::string_view name;
  std::string_view value;   ///< "FORMAT"; empty for a flag
  std::string_view choices; ///< "pretty|compact|json|github"; empty if anything will do
  std::string_view help;
};

/// A command as the help tells it and as the command line is read.
struct CommandSpec {
  std::string_view name;
  std::string_view takes;  ///< "PATH..."
  std::size_t least, most; ///< how many of them
  std::string_view help;
  std::string_view example;
  std::vector<OptionSpec> options;
};

/// A command line understood.
struct Arguments {
  const CommandSpec *command = nullptr;
  std::vector<std::string> operands;
  std::vector<std::pair<std::string_view, std::string>> options;

  bool has(std::string_view name) const { return value(name).has_value(); }
  std::optional<std::string> value(std::string_view name) const;
  std::vector<std::string> values(std::string_view name) const;
};

const std::vector<CommandSpec> &commands();

/// Reads a command line, or says in `mistake` what is wrong with it.
std::optional<Arguments> readArguments(std::span<const std::string> arguments, std::string &mistake);

/// What `quorate --help` and `quorate COMMAND --help` say.
std::string help();
/// The help on one command.
std::string help(const CommandSpec &command);

} // namespace quorate::driver
