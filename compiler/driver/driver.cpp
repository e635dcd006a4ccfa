// Finds the command and runs it; nothing that goes wrong in it escapes.
#include "compiler/driver/driver.h"

#include "compiler/driver/commands.h"

#include "compiler/support/text.h"

#include <fmt/format.h>

#include <exception>

#ifndef QUORATE_VERSION
#error "the build says which version this is"
#endif

namespace quorate::driver {

Colour Session::colour() const {
  std::string when = arguments.value("--colour").value_or("auto");
  return when == "always" || (when == "auto" && where.colour) ? Colour::Always : Colour::Never;
}

void Session::show(const Compilation &compilation, Severity least) const {
  Diagnostics sorted = compilation.diagnostics;
  sorted.sort();
  for (const Diagnostic &each : sorted.all())
    if (each.severity >= least)
      err << renderPretty(each, *compilation.loaded.sources, colour()) << '\n';
}

bool Session::write(const std::string &path, std::string_view content) const {
  auto why = files.write(path, content);
  if (why)
    err << fmt::format("error: cannot write `{}`: {}\n", shown(path), *why);
  return !why;
}

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string shown(const std::string &path) { return visible(path, path.size()); }

std::string inFolder(const std::string &folder, std::string_view name) {
  return folder + (folder.ends_with('/') ? "" : "/") + std::string(name);
}

namespace {

int dispatch(const Session &session) {
  using Command = int (*)(const Session &);
  constexpr std::pair<std::string_view, Command> table[] = {
      {"check", check}, {"build", build},     {"ask", ask},        {"test", test},          {"doc", doc},
      {"fmt", format},  {"explain", explain}, {"emit", emitStage}, {"compare", compareTwo}, {"minutes", minutes}};
  for (const auto &[name, command] : table)
    if (name == session.arguments.command->name)
      return command(session);
  return kOurFault;
}

bool asksForHelp(std::span<const std::string> arguments) {
  for (const std::string &each : arguments)
    if (each == "--help" || each == "-h")
      return true;
  return false;
}

} // namespace

int run(std::span<const std::string> arguments, Files &files, std::ostream &out, std::ostream &err,
        const Surroundings &where) {
  try {
    if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
      (arguments.empty() ? err : out) << help();
      return arguments.empty() ? kUnreadable : kWell;
    }
    if (arguments[0] == "--version") {
      out << "quorate " QUORATE_VERSION "\n";
      return kWell;
    }
    if (asksForHelp(arguments))
      for (const CommandSpec &each : commands())
        if (each.name == arguments[0]) {
          out << help(each);
          return kWell;
        }
    std::string mistake;
    std::optional<Arguments> read = readArguments(arguments, mistake);
    if (!read) {
      err << "error: " << mistake << "\n`quorate --help` shows the commands\n";
      return kUnreadable;
    }
    return dispatch({*read, files, out, err, where});
  } catch (const std::bad_alloc &) {
    // Too large an input is its own fault and no fault of the tool.
    err << "error: there is not enough memory for this input\n";
    return kUnreadable;
  } catch (const std::exception &e) {
    err << "This is a fault of quorate and not of your files. Please report it with the file that caused it.\n"
        << e.what() << '\n';
    return kOurFault;
  }
}

} // namespace quorate::driver
