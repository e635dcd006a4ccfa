// Escaping: nothing from a file may become markup. Control, bidirectional and other invisible characters are shown as
// what they are, "[U+202E]", in every format.
#pragma once

#include <string>
#include <string_view>

namespace quorate::documents {

/// The text with every control, bidirectional, invisible or broken character written out. White space becomes a space,
/// but `keepLines` leaves line ends as they are.
std::string visible(std::string_view text, bool keepLines = false);

/// For the content of an HTML or SVG element, or a quoted attribute.
std::string escapeHtml(std::string_view text, bool keepLines = false);

/// For the text of a Markdown paragraph, heading or table cell, on one line.
std::string escapeMarkdown(std::string_view text);

} // namespace quorate::documents
