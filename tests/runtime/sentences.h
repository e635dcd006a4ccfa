// What the sentences of an answer say.
#pragma once

#include "runtime/answer.h"

#include <algorithm>
#include <string>
#include <vector>

namespace quorate::test {

/// Whether one of the sentences contains this text.
inline bool mentions(const std::vector<std::string> &all, const std::string &text) {
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string &one) { return one.find(text) != std::string::npos; });
}
inline bool mentions(const std::vector<runtime::Reason> &all, const std::string &text) {
  return std::any_of(all.begin(), all.end(),
                     [&](const runtime::Reason &one) { return one.sentence.find(text) != std::string::npos; });
}

} // namespace quorate::test
