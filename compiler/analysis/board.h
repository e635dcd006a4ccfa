// A body as a claim looks at it: runs of seats that count alike merged into cells, and meetings made from numbers of
// people a cell.
#pragma once

#include "compiler/analysis/standing.h"
#include "compiler/ir/model.h"
#include "runtime/meeting.h"
#include "runtime/rules/base.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace quorate::analysis {

/// Runs of seats that no rule and no part of the claim tells apart. What counts is how many of them do what.
struct Cell {
  std::vector<std::uint32_t> runs;  ///< positions in the seats of the body
  std::vector<std::uint32_t> sizes; ///< the number of people of each
  std::uint32_t size = 0;
  std::uint32_t seats = 0; ///< vacant ones counted
  bool votes = false, votesUnknown = false;
  bool onlyTie = false; ///< votes to break a tie and not otherwise
  std::uint32_t weight = 1;
  bool mine = false;              ///< of those that the claim is about
  bool named = false;             ///< of those named in its condition
  bool inert = false;             ///< nothing depends on whether they are there
  bool conflictedMayVote = false; ///< an interest does not keep them from voting
  std::uint32_t vacancies = 0;    ///< so many of the seats need not exist

  // What its members do in the meeting being looked at.
  std::uint32_t absent = 0, conflicted = 0;
  std::uint32_t inFavour = 0, against = 0, abstaining = 0;
  std::uint32_t entitled() const { return size - absent - (conflictedMayVote ? 0 : conflicted); }
};

/// What a board is made for.
struct BoardQuestion {
  Standing standing; ///< the body and the days
  ir::FunctionId matter;
  ir::Mode mode = ir::Mode::AtMeeting;
  std::vector<ir::SeatId> mine, named;
  std::vector<ir::People> people; ///< what the claim counts, so that cells keep it apart
};

/// Facts about one body, one matter and one stretch of days.
class Board {
public:
  Board(const ir::Model &model, const BoardQuestion &question);

  const ir::Model &model;
  const ir::Body &body;
  BoardQuestion question;
  /// The rules that apply to the matter on the day; none where the text states none.
  const ir::DecisionRule *rule = nullptr;
  const ir::Quorum *toMeet = nullptr, *toVote = nullptr;
  const ir::Chairing *chairing = nullptr;
  /// What members with an interest do; what the language lays down where no clause says it.
  ir::ConflictRule conflict;
  /// In the order of the seats, so that the same text is searched in the same order everywhere.
  std::vector<Cell> cells;

  bool seatsUnsettled = false;  ///< a number of seats, or whether there are any, is not settled
  bool seatsUnbounded = false;  ///< some number of seats that matters has no upper bound
  bool presentBase = false;     ///< a threshold counts members with and without a vote who are there or eligible
  bool quorumOfPresent = false; ///< the quorum counts against those present, so more people may break it
  bool conflictsMatter = false; ///< a member with an interest is not simply as good as absent
  bool besides = false;         ///< outside a meeting, the rule for meetings must be met as well as `rule`
  bool silenceMatters = false;  ///< not voting is something else than abstaining
  bool unitWeights = true;
  bool plain = true;         ///< shares of votes or members only, nothing else that decides
  bool votesCastOnly = true; ///< every threshold is of votes cast, by everybody

  /// More support, all else equal, never turns a motion from carried to lost.
  bool monotone() const;

  /// The meeting that the cells describe, for the runtime to judge.
  void fill(runtime::Meeting &meeting) const;
  runtime::Meeting emptyMeeting() const;

  /// The post that has the casting vote, for words: "`Chair`"; empty if nobody.
  std::string breakerName() const;

  /// As what people are counted: in the room, or in favour.
  enum class As : std::uint8_t { InRoom, InFavour };
  /// Whether `people` are so in the meeting being looked at.
  bool has(const ir::People &people, As as) const;

  /// Deputies or proxies could change what the board can do.
  bool othersMayStandIn() const;

private:
  void lookAtRules();
  void lookAtThresholds(bool &eligible);
  void addRuns();
  std::vector<const std::vector<ir::SeatId> *> selections() const;
  void addRun(std::uint32_t at, bool selected, std::vector<std::uint32_t> signature,
              std::map<std::vector<std::uint32_t>, std::size_t> &known);
  std::uint32_t inRoom(const Cell &cell) const;
  /// What a cell has of any base.
  rules::Part partOf(const Cell &cell) const;
  template <class Count> std::uint64_t sumOf(const ir::Selector &who, Count count) const;
  std::uint64_t baseOf(const ir::Quantity &quantity, const ir::People &people) const;
  bool castingSeats() const;
};

/// The facts of a meeting in words, one line each, and what the runtime makes of it.
std::vector<std::string> describe(const Board &board, const runtime::Verdict &verdict, bool withVotes);
/// "1 `GP Member` is absent, 2 `Nurse` have declared an interest"; "everyone is present".
std::string describeAttendance(const Board &board);

} // namespace quorate::analysis
