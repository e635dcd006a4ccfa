// The program: the tool with the machine's files, streams and clock.
#include "compiler/driver/driver.h"

#include <chrono>
#include <cstdlib>
#include <iostream>

#include <unistd.h>

int main(int argc, char **argv) {
  std::ios::sync_with_stdio(false);
  std::vector<std::string> arguments(argv + 1, argv + argc);
  quorate::driver::DiskFiles files;
  quorate::driver::Surroundings where;
  const char *terminal = std::getenv("TERM");
  const char *noColour = std::getenv("NO_COLOR");
  // Both streams, since findings and answers may be read in one terminal; NO_COLOR is the common way to say no.
  where.colour = isatty(STDERR_FILENO) && isatty(STDOUT_FILENO) && terminal && std::string_view(terminal) != "dumb" &&
                 !(noColour && *noColour);
  where.today = static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count());
  int code = quorate::driver::run(arguments, files, std::cout, std::cerr, where);
  std::cout.flush();
  // An answer that could not be written, as to a full disk, is no answer.
  return std::cout ? code : quorate::driver::kUnreadable;
}
