// Shows diagnostics: with their lines for people, one a line for editors, as workflow commands for GitHub.
#pragma once

#include "compiler/support/diagnostic.h"

#include <string>
#include <vector>

namespace quorate {

/// Whether a terminal's colours are written.
enum class Colour : std::uint8_t { Never, Always };

/// A finding with the lines it is about.
std::string renderPretty(const Diagnostic &diagnostic, const Sources &sources, Colour colour);
/// "FILE:LINE:COLUMN: error Q0201: message"
std::string renderCompact(const Diagnostic &diagnostic, const Sources &sources);
/// A GitHub workflow command. Nothing from a file can end it or begin another.
std::string renderGithub(const Diagnostic &diagnostic, const Sources &sources);

/// "error", "warning", "note".
std::string_view word(Severity severity);

} // namespace quorate
