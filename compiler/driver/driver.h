// The tool as one function, so that tests run it as a person does.
#pragma once

#include "compiler/driver/files.h"

#include <iosfwd>
#include <span>
#include <string>

namespace quorate::driver {

/// What the tool knows of where it runs.
struct Surroundings {
  bool colour = false;    ///< the error stream is a terminal that shows colours
  std::int32_t today = 0; ///< days since 1 January 1970
};

/// Exit codes.
enum Exit : int {
  kWell = 0,       ///< nothing found; `ask`: yes
  kFindings = 1,   ///< findings; `ask`: no
  kUnreadable = 2, ///< a command line or an input that could not be read or written
  kDepends = 3,    ///< `ask`: it depends
  kOurFault = 101,
};

/// Runs a command. Results go to `out`, everything else to `err`.
int run(std::span<const std::string> arguments, Files &files, std::ostream &out, std::ostream &err,
        const Surroundings &where = {});

} // namespace quorate::driver
