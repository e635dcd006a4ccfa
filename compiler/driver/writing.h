// Writing on the disk, so that nothing half-written is ever found.
#pragma once

#include <string>
#include <system_error>

namespace quorate::driver {

/// What went wrong with a file, in plain words.
std::string plain(const std::error_code &error);

} // namespace quorate::driver
