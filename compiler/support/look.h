// What a name looks like to a reader, so that two that look the same are not taken for one.
#pragma once

#include <string>
#include <string_view>

namespace quorate {

/// Whether a text has characters beyond ASCII, and so may look like another without being it.
bool isBeyondAscii(std::string_view text);

/// The look of a text: two texts with the same look cannot be told apart by reading them. Only to be compared.
std::string lookOf(const std::string &text);

} // namespace quorate
