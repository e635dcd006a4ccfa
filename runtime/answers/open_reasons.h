// Reasons of a meeting that may be meant in several ways: what is so in one of them only is not told as a fact.
#pragma once

#include "runtime/attendance/choices.h"
#include "runtime/reason.h"

#include <vector>

namespace quorate::runtime {

/// [U2] Of reasons that say something else in another way, only what they are about, and whether that is so in all
/// ways. `chosen`: what the ways differ in.
void tellWhatIsOpen(std::vector<Reason> &reasons, const std::vector<std::vector<Reason>> &others, Choice::Is chosen);

} // namespace quorate::runtime
