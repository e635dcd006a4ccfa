// Which runs of seats are alike to everything that is asked of a meeting, so that it does not matter whose seats are
// meant.
#pragma once

#include "runtime/attendance/roll.h"
#include "runtime/meeting.h"

#include <string>
#include <vector>

namespace quorate::runtime {

/// Gathers what tells runs of seats apart.
class Alike {
public:
  explicit Alike(const Room &room) : room_(room), keys_(room.size()) {}

  /// The rules that apply to an item.
  void addRules(const Meeting &item);
  /// Runs that are named together.
  void addName(const std::vector<std::uint32_t> &runs);
  std::vector<std::string> keys() && { return std::move(keys_); }

private:
  const Room &room_;
  std::vector<std::string> keys_;
};

/// Takes down that people are told of: their runs as a name, and those who are named, also of exceptions.
void mention(const Who &who, Alike &alike, RollTerms &terms);

} // namespace quorate::runtime
