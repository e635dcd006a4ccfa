// Small helpers on text: near misses, making hidden characters visible.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace quorate {

/// The candidate most like `word`, if one is close enough to be what was meant; else empty. Ties go to the first.
std::string closest(std::string_view word, const std::vector<std::string> &candidates);

/// Text fit to be shown in a message: control and direction-changing characters written out as <U+202E>, ill-formed
/// bytes as <byte 0xFF>, at most `most` bytes.
std::string visible(std::string_view text, std::size_t most = 120);

/// Without blanks at the end.
std::string_view trimRight(std::string_view text);

/// The length in bytes of the well-formed UTF-8 character that `text` begins with, and its code point; 0 if none.
std::size_t decodeUtf8(std::string_view text, char32_t &character);

/// Whether a character is invisible or changes the direction of what follows: a text could hide its meaning with it.
bool isHidden(char32_t character);

/// The first character of a text that is hidden, or that controls a terminal instead of being shown; 0 if there is
/// none.
char32_t hiddenIn(std::string_view text);

/// "U+202E"
std::string codeOf(char32_t character);

} // namespace quorate
