// Chooses whose attendance is tried out.
#include "compiler/analysis/search_attendance.h"
#include "compiler/ir/quantity.h"

#include <algorithm>

namespace quorate::analysis {
namespace {

using When = ir::When::Is;

/// Whether those outside the claim may be taken to be there without missing a case.
bool outsidersCome(const Board &board, const SearchQuestion &question, bool monotone) {
  // A share of those present, in the claim or in a quorum, may be spoilt by one more who comes. Whether a vote ties
  // hangs on how many cast one, so for ties nobody may be taken to come either.
  bool fixed = std::none_of(board.question.people.begin(), board.question.people.end(),
                            [](const ir::People &people) { return ir::ofThosePresent(people.quantity); });
  return !attendanceGiven(question) && question.goal != Goal::LeftTied && fixed && !board.quorumOfPresent &&
         (question.goal == Goal::Lacks || monotone);
}

} // namespace

bool attendanceGiven(const SearchQuestion &question) {
  return question.when.is != When::AnyQuorateMeeting && question.when.is != When::Presides;
}

std::vector<FreeCell> freeCells(const Board &board, const SearchQuestion &question, bool monotone) {
  bool come = outsidersCome(board, question, monotone);
  // Members without a vote make a quorum easier and a share of those present harder to reach: to lose a motion they
  // come, to carry one against somebody they may be needed away.
  bool silentCome = come && (question.goal == Goal::Lacks || question.goal == Goal::LostWith || !board.presentBase);
  bool outside = board.question.mode != ir::Mode::AtMeeting;
  std::vector<FreeCell> all;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const Cell &cell = board.cells[i];
    // Nothing to be tried unless the condition of the claim leaves it open: everybody there, and nobody with an
    // interest.
    FreeCell free{i, 0, 0};
    // At a meeting, where an interest is as good as an absence, only absences are tried.
    std::uint32_t interested = board.conflictsMatter ? cell.size : 0;
    switch (question.when.is) {
    case When::AnyQuorateMeeting:
    case When::Presides: {
      // Everybody in post is asked, so nobody is absent (docs/language.md, "Outside a meeting"). What can be missing
      // are seats that need not exist; an interest, which at a meeting is as good as an absence, has to be tried by
      // itself.
      if (outside) {
        free = {i, cell.vacancies, board.conflictsMatter || !cell.inert ? cell.size : 0};
        break;
      }
      // A cell of which it is not said whether it votes is never pinned: it may be of either sort.
      bool pinned = !cell.mine && !cell.votesUnknown && (cell.votes ? come : silentCome);
      if (!pinned && !cell.inert)
        free = {i, cell.size, interested};
      break;
    }
    // "Every voting member" is everybody in a seat that exists: "2 to 4 seats" may have 2.
    case When::EveryVotingMemberPresent:
      if (cell.votes || cell.votesUnknown)
        free.mostAbsent = cell.vacancies;
      else if (!cell.inert)
        free = {i, cell.size, interested};
      break;
    case When::Absent: free.mostAbsent = cell.named ? cell.size : 0; break;
    case When::Conflicted: free.mostConflicted = cell.named ? cell.size : 0; break;
    }
    if (free.mostAbsent + free.mostConflicted != 0)
      all.push_back(free);
  }
  return all;
}

} // namespace quorate::analysis
