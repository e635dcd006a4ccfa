// Who need be tried absent or with an interest when meetings are looked through, and who may be taken to be there.
#pragma once

#include "compiler/analysis/search.h"

namespace quorate::analysis {

/// A cell of which several numbers of people are tried.
struct FreeCell {
  std::size_t cell = 0;
  std::uint32_t mostAbsent = 0, mostConflicted = 0;
};

/// Whether the claim itself says who is there.
bool attendanceGiven(const SearchQuestion &question);

/// The cells whose numbers are tried out, and how far. `monotone`: more support never loses a motion of this board.
std::vector<FreeCell> freeCells(const Board &board, const SearchQuestion &question, bool monotone);

} // namespace quorate::analysis
