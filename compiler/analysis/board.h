// A body as a claim looks at it: runs of seats that count alike merged into cells, and meetings made from numbers of
// people a cell.
#pragma once

#include "compiler/ir/model.h"
#include "runtime/meeting.h"

#include <cstdint>
#include <string>
#include <vector>

namespace quorate::analysis {

/// Runs of seats that no rule and no part of the claim tells apart. What counts is how many of them do what.
struct Cell {
  std::vector<std::uint32_t> runs;  ///< positions in the seats of the body
  std::vector<std::uint32_t> sizes; ///< the number of seats of each
  std::uint32_t size = 0;
  bool votes = false, votesUnknown = false;
  std::uint32_t weight = 1;
  bool mine = false;           ///< of those that the claim is about
  bool named = false;          ///< of those named in its condition
  bool inert = false;          ///< nothing depends on whether they are there
  std::uint32_t vacancies = 0; ///< so many of the seats need not exist

  // What its members do in the meeting being looked at.
  std::uint32_t absent = 0, conflicted = 0;
  std::uint32_t inFavour = 0, against = 0, abstaining = 0;
  std::uint32_t entitled() const { return size - absent - conflicted; }
};

/// What a board is made for.
struct BoardQuestion {
  ir::BodyId body;
  ir::FunctionId matter;
  ir::Interval period; ///< during which its membership does not change
  std::vector<ir::SeatId> mine, named;
  std::vector<ir::People> people; ///< what the claim counts, so that cells keep it apart
};

/// Facts about one body, one matter and one period.
class Board {
public:
  Board(const ir::Model &model, const BoardQuestion &question);

  const ir::Model &model;
  const ir::Body &body;
  BoardQuestion question;
  const ir::DecisionRule *rule = nullptr;
  std::vector<Cell> cells;

  bool seatsUnsettled = false;  ///< a number of seats, or whether there are any, is not settled
  bool seatsUnbounded = false;  ///< some number of seats that matters has no upper bound
  bool presentBase = false;     ///< a threshold counts members with and without a vote who are there or eligible
  bool quorumOfPresent = false; ///< the quorum counts against those present, so more people may break it
  bool conflictsMatter = false; ///< a member with an interest is not simply as good as absent
  bool unitWeights = true;
  bool votesCastOnly = true; ///< every threshold is of votes cast, by everybody

  /// More support, all else equal, never turns a motion from carried to lost.
  bool monotone() const;

  /// The meeting that the cells describe, for the runtime to judge.
  void fill(runtime::Meeting &meeting) const;
  runtime::Meeting emptyMeeting() const;

  /// Who would break a tie of the meeting that the cells describe.
  enum class Breaker : std::uint8_t { Nobody, Present, Unknown };
  Breaker breaker() const;
  /// The post that has the casting vote, for words: "`Chair`"; empty if nobody.
  std::string breakerName() const;

  /// Whether `people` are there (`inFavour` false) or in favour (`inFavour` true) in the meeting being looked at.
  bool has(const ir::People &people, bool inFavour) const;

private:
  void addRuns();
  void lookAtRules();
  std::uint64_t baseOf(const ir::Quantity &quantity) const;
  bool meets(const ir::Quantity &quantity, ir::Bound bound, std::uint64_t have) const;
  const Cell *cellOf(ir::SeatId seat) const;
  bool castingSeats() const;

  std::vector<std::uint32_t> cellOfRun_; ///< by position; kNone if the run does not exist in the period
};

/// The facts of a meeting in words, one line each, and what the runtime makes of it.
std::vector<std::string> describe(const Board &board, const runtime::Verdict &verdict, bool withVotes);
/// "1 `GP Member` is absent, 2 `Nurse` have declared an interest"; "everyone is present".
std::string describeAttendance(const Board &board);

} // namespace quorate::analysis
