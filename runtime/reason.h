// What every answer is made of: whether something holds, why, and what could not be understood.
#pragma once

#include "runtime/enums.h"
#include "runtime/model.h"

#include <optional>
#include <string>
#include <vector>

namespace quorate::runtime {

/// Whether both hold.
inline Truth both(Truth a, Truth b) {
  if (a == Truth::No || b == Truth::No)
    return Truth::No;
  return a == Truth::Depends || b == Truth::Depends ? Truth::Depends : Truth::Yes;
}

/// One step of a reason, in a plain sentence, with the clause it rests on (if it rests on one).
struct Reason {
  std::string sentence;
  std::optional<ClauseIndex> clause;
};

/// A question that could not be understood: what is wrong, and names that may have been meant.
struct NotUnderstood {
  std::string message;
  std::vector<std::string> didYouMean;
};

} // namespace quorate::runtime
