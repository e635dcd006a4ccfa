// Enumerates meetings by numbers of people alike.
//
// Two facts keep it small, and both are used only where they hold without exception. Where more support never loses a
// motion (Board::monotone), those who are free to vote as they like need be tried in the one worst way only. And where
// besides no rule counts against those present, those outside the claim who stay away never make a better case than
// those who come, so they are all there.
#include "compiler/analysis/search.h"
#include "compiler/analysis/search_attendance.h"
#include "compiler/analysis/words.h"
#include "compiler/ir/quantity.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace quorate::analysis {
namespace {

/// Enough further meetings to look at for another kind of witness.
// Once a claim is refuted, further kinds of witness are only a courtesy; a small bound keeps a board of fifty from
// being looked through to its end for them.
constexpr std::uint64_t kMoreForKinds = 20'000;

/// Whether more people are asked for, the more votes are cast.
bool growsWithVotesCast(const ir::People &people) {
  return ir::anyQuantity(
      people.quantity, [](const ir::Quantity &each) { return ir::hasBase(each) && each.base == ir::Base::VotesCast; });
}

class Search {
public:
  Search(Board &board, const runtime::Model &model, const SearchQuestion &question, std::uint64_t most)
      : board_(board), model_(model), question_(question), most_(most), meeting_(board.emptyMeeting()),
        monotone_(board.monotone()), againstAsksForMore_(std::any_of(board.question.people.begin(),
                                                                     board.question.people.end(), growsWithVotesCast)) {
  }

  /// The meetings with fewest people away come first, so that the first witness is the smallest, which is the one that
  /// a reader believes, and the same on every run.
  SearchResult run() {
    free_ = freeCells(board_, question_, monotone_);
    room_.assign(free_.size() + 1, 0);
    for (std::size_t i = free_.size(); i-- > 0;)
      // Nobody is both away and in conflict, so the larger of the two bounds is what a cell can take.
      room_[i] = room_[i + 1] + std::max(free_[i].mostAbsent, free_[i].mostConflicted);
    for (Cell &cell : board_.cells)
      cell.absent = cell.conflicted = cell.inFavour = cell.against = cell.abstaining = 0;
    if (question_.when.is == ir::When::Is::Absent || question_.when.is == ir::When::Is::Conflicted) {
      // A condition without a number, "when Trustee are absent", supposes all of them away.
      std::uint32_t named = 0;
      for (const Cell &cell : board_.cells)
        named += cell.named ? cell.size : 0;
      attend(0, question_.when.number ? question_.when.number : named);
    } else {
      for (std::uint32_t away = 0; away <= room_.front() && !stop_; ++away)
        attend(0, away);
    }
    return std::move(result_);
  }

private:
  using When = ir::When::Is;
  using Broken = runtime::BreaksTie::Is;
  bool attendanceGiven() const { return analysis::attendanceGiven(question_); }
  /// Outside a meeting everybody who may takes part, and no quorum is asked for.
  bool outside() const { return board_.question.mode != ir::Mode::AtMeeting; }

  /// Shares `away` absences and interests out over the cells from `at` on.
  void attend(std::size_t at, std::uint32_t away) {
    if (stop_ || away > room_[at])
      return;
    if (at == free_.size())
      return meet();
    Cell &cell = board_.cells[free_[at].cell];
    // Fewer than this here could not be made up by the cells that follow.
    std::uint32_t least = away > room_[at + 1] ? away - room_[at + 1] : 0;
    for (std::uint32_t here = least; here <= std::min(away, cell.size) && !stop_; ++here)
      for (std::uint32_t conflicted = here > free_[at].mostAbsent ? here - free_[at].mostAbsent : 0;
           conflicted <= std::min(here, free_[at].mostConflicted) && !stop_; ++conflicted) {
        cell.absent = here - conflicted;
        cell.conflicted = conflicted;
        attend(at + 1, away - here);
      }
    cell.absent = cell.conflicted = 0;
  }

  /// Everybody is placed: who presides, then how they vote.
  void meet() {
    if (question_.when.is != When::Presides)
      return vote();
    for (const Cell &cell : board_.cells)
      if (cell.named && cell.entitled() != 0 && !stop_) {
        meeting_.presiding = cell.runs.front();
        vote();
      }
  }

  void vote() {
    if (question_.goal == Goal::Lacks) {
      if (!hasPeople(false))
        judge();
      return;
    }
    if (question_.goal == Goal::LeftTied) {
      board_.fill(meeting_);
      broken_ = runtime::breaksTie(model_, meeting_);
      // A lot is always drawn. Whoever has a casting vote may be there and not use it.
      if (broken_.is == Broken::Lot)
        return;
      if (board_.unitWeights && board_.votesCastOnly)
        return splitEvenly();
    }
    voteFrom(0);
  }

  /// Whether the people whom the claim asks for are all there: in the room, or in favour.
  bool hasPeople(bool inFavour) const {
    return std::all_of(board_.question.people.begin(), board_.question.people.end(), [&](const ir::People &people) {
      return board_.has(people, inFavour ? Board::As::InFavour : Board::As::InRoom);
    });
  }

  /// Tries the votes of the cells from `at` on; what each may do depends on the goal.
  void voteFrom(std::size_t at) {
    if (stop_)
      return;
    if (at == board_.cells.size()) {
      if (question_.goal != Goal::CarriedWithout || !hasPeople(true))
        judge();
      return;
    }
    Cell &cell = board_.cells[at];
    std::uint32_t there = cell.entitled();
    auto cast = [&](std::uint32_t inFavour, std::uint32_t against) {
      std::uint32_t rest = there - inFavour - against;
      // Where it makes a difference, those who do neither may abstain or not vote at all.
      for (std::uint32_t abstain = board_.silenceMatters ? 0 : rest; abstain <= rest && !stop_; ++abstain) {
        cell.inFavour = inFavour;
        cell.against = against;
        cell.abstaining = abstain;
        voteFrom(at + 1);
      }
    };
    if (!cell.votes && !cell.onlyTie) {
      cell.inFavour = cell.against = cell.abstaining = 0;
      return voteFrom(at + 1);
    }
    switch (question_.goal) {
    // The worst for those who are to carry it together: they vote for it, and all others against. Where more support
    // may lose a motion, the others abstain in every number, too.
    case Goal::LostWith:
      if (cell.mine)
        return cast(there, 0);
      for (std::uint32_t abstain = 0; abstain <= (monotone_ ? 0 : there) && !stop_; ++abstain)
        cast(0, there - abstain);
      return;
    // The worst for those who are to block it together: they vote against, and all others for it.
    case Goal::CarriedAgainst:
      if (cell.mine)
        return cast(0, there);
      for (std::uint32_t abstain = 0; abstain <= (monotone_ ? 0 : there) && !stop_; ++abstain)
        cast(there - abstain, 0);
      return;
    // Here the votes of those whom the claim names are what is looked at, so every number of them in favour is tried.
    case Goal::CarriedWithout:
      if (monotone_ && !cell.mine)
        return cast(there, 0);
      // Nobody need vote against what is to be carried, unless a share of the votes cast is asked for.
      for (std::uint32_t inFavour = 0; inFavour <= there && !stop_; ++inFavour)
        for (std::uint32_t against = 0; against <= (monotone_ && !againstAsksForMore_ ? 0 : there - inFavour) && !stop_;
             ++against)
          cast(inFavour, against);
      return;
    // More votes bring a tie no nearer than fewer do: every split is tried.
    case Goal::LeftTied:
      for (std::uint32_t abstain = 0; abstain <= there && !stop_; ++abstain)
        for (std::uint32_t inFavour = 0; inFavour <= there - abstain && !stop_; ++inFavour)
          cast(inFavour, there - abstain - inFavour);
      return;
    case Goal::Lacks: return;
    }
  }

  /// With votes of equal weight and thresholds of votes cast, two splits stand for all: half for, half against, and one
  /// abstention if the number is odd; and one for, one against, where one vote more decides if it ever does.
  void splitEvenly() {
    std::uint32_t voters = 0;
    for (const Cell &cell : board_.cells)
      voters += mayTakeSides(cell);
    if (voters / 2 != 0)
      split(voters / 2);
    if (voters / 2 > 1 && !stop_)
      split(1);
  }

  /// How many of a cell may vote for or against: whoever is to leave a tie unbroken abstains.
  std::uint32_t mayTakeSides(const Cell &cell) const {
    std::uint32_t there = cell.votes ? cell.entitled() : 0;
    bool breaks =
        broken_.is == Broken::Somebody && std::find(cell.runs.begin(), cell.runs.end(), broken_.run) != cell.runs.end();
    return there - (breaks && there != 0 ? 1 : 0);
  }

  /// So many for, so many against, and all others abstaining, whoever they are: people whose votes weigh the same are
  /// the same here.
  void split(std::uint32_t each) {
    std::uint32_t inFavour = each, against = each;
    for (Cell &cell : board_.cells) {
      std::uint32_t there = mayTakeSides(cell);
      cell.inFavour = std::min(inFavour, there);
      cell.against = std::min(against, there - cell.inFavour);
      cell.abstaining = (cell.votes ? cell.entitled() : 0) - cell.inFavour - cell.against;
      inFavour -= cell.inFavour;
      against -= cell.against;
    }
    judge();
  }

  /// The meeting that the board describes. For a motion the quorum to vote is needed besides the one to meet.
  runtime::Verdict judged() {
    meeting_.casting.reset();
    runtime::Verdict verdict = runtime::judge(model_, meeting_);
    if (verdict.carried == runtime::Truth::Depends && question_.goal != Goal::LeftTied && question_.goal != Goal::Lacks)
      castAgainstClaim(verdict);
    if (question_.goal == Goal::Lacks || !board_.toVote || verdict.quorate == runtime::Truth::No)
      return verdict;
    meeting_.to = runtime::QuorumTo::Vote;
    runtime::Verdict toVote = runtime::judge(model_, meeting_);
    meeting_.to = runtime::QuorumTo::Meet;
    if (verdict.quorate == runtime::Truth::Yes || toVote.quorate == runtime::Truth::No)
      verdict.quorate = toVote.quorate;
    verdict.interestedStay = verdict.interestedStay || toVote.interestedStay;
    return verdict;
  }

  /// A casting vote of somebody who gave no first vote may go either way: it is tried against what is claimed.
  void castAgainstClaim(runtime::Verdict &verdict) {
    auto how = question_.goal == Goal::LostWith ? runtime::Ballot::Against : runtime::Ballot::For;
    meeting_.casting = runtime::CastingTold{{}, {}, how};
    runtime::Verdict other = runtime::judge(model_, meeting_);
    if (other.carried != runtime::Truth::Depends && other.tied)
      verdict = other;
    else
      meeting_.casting.reset();
  }

  /// Puts the meeting that the cells describe to the runtime, and keeps it if it shows what is looked for.
  void judge() {
    if (++result_.judged > most_) {
      // What has been found is found; only without it is the limit a reason to say nothing.
      result_.tooMany = result_.witnesses.empty();
      stop_ = true;
      return;
    }
    if (!result_.witnesses.empty() && result_.judged > stopAt_) {
      stop_ = true;
      return;
    }
    board_.fill(meeting_);
    runtime::Verdict verdict = judged();
    // Where those in conflict stay because too many would have to leave, it is the meeting at which they have declared
    // nothing, and that is looked at by itself.
    if (verdict.quorate == runtime::Truth::No || verdict.interestedStay)
      return;
    result_.any = true;
    runtime::Truth found = shows(verdict);
    noteClosest(verdict);
    if (found == runtime::Truth::No)
      return;
    // A quorum that is not settled leaves the claim open and refutes nothing, unless the meeting is supposed by the
    // claim, needs no quorum, or has everybody there.
    bool quorate = verdict.quorate == runtime::Truth::Yes || attendanceGiven() || (outside() && !board_.toVote) ||
                   question_.whateverTheQuorum || (everyoneIsThere() && !board_.seatsUnsettled);
    if (found != runtime::Truth::Yes || !quorate) {
      result_.maybe = true;
      return;
    }
    if (question_.goal == Goal::CarriedWithout && monotone_)
      preferAgainst(verdict);
    keep(verdict);
  }

  /// Those whose votes are not needed may as well vote against, if it is carried all the same: a plainer example.
  void preferAgainst(runtime::Verdict &verdict) {
    std::vector<Cell> before = board_.cells;
    for (Cell &cell : board_.cells)
      cell.against += std::exchange(cell.abstaining, 0);
    board_.fill(meeting_);
    runtime::Verdict other = judged();
    if (shows(other) == runtime::Truth::Yes && other.quorate == verdict.quorate && !other.byCastingVote) {
      verdict = other;
      return;
    }
    // In place: the search stands in these cells, one for each that it has placed people of.
    std::copy(before.begin(), before.end(), board_.cells.begin());
    board_.fill(meeting_);
  }

  /// A meeting of everybody is quorate under any quorum that can be met at all.
  bool everyoneIsThere() const {
    return std::all_of(board_.cells.begin(), board_.cells.end(),
                       [](const Cell &cell) { return cell.absent + cell.conflicted == 0; });
  }

  /// What a verdict says to the goal. Depends stays Depends, whichever way the goal looks at it.
  runtime::Truth shows(const runtime::Verdict &verdict) const {
    using runtime::Truth;
    auto opposite = [](Truth truth) {
      return truth == Truth::Depends ? Truth::Depends : (truth == Truth::Yes ? Truth::No : Truth::Yes);
    };
    switch (question_.goal) {
    case Goal::LostWith: return opposite(verdict.carried);
    case Goal::CarriedAgainst:
    case Goal::CarriedWithout: return verdict.carried;
    case Goal::Lacks: return Truth::Yes;
    case Goal::LeftTied:
      if (verdict.tied && broken_.is == Broken::Somebody)
        // Those who have voted are taken to use the casting vote in the same way.
        return verdict.carried == Truth::Depends ? Truth::Yes : Truth::No;
      if (verdict.tied)
        return broken_.is == Broken::Unknown || verdict.carried == Truth::Depends ? Truth::Depends : Truth::Yes;
      return verdict.carried == Truth::Depends ? Truth::Depends : Truth::No;
    }
    return Truth::Depends;
  }

  void noteClosest(const runtime::Verdict &verdict) {
    result_.byCastingVote = result_.byCastingVote || verdict.byCastingVote;
    // The result nearest to failing is told with a proof: it says by how much the claim holds.
    std::int64_t lead = std::int64_t(verdict.inFavour) - std::int64_t(verdict.against);
    if (question_.goal != Goal::LostWith)
      lead = -lead;
    if (lead < closest_) {
      closest_ = lead;
      result_.leastFor = verdict.inFavour;
      result_.mostAgainst = verdict.against;
    }
  }

  /// Keeps a meeting if nobody already kept shows the same with fewer missing.
  void keep(const runtime::Verdict &verdict) {
    // One kind for each set of cells that somebody is missing from; how many of a cell are missing makes no new kind.
    std::vector<bool> kind;
    for (const Cell &cell : board_.cells) {
      kind.push_back(cell.absent != 0);
      kind.push_back(cell.conflicted != 0);
    }
    for (const std::vector<bool> &known : kinds_) {
      bool contained = true;
      for (std::size_t i = 0; i < kind.size(); ++i)
        contained = contained && (!known[i] || kind[i]);
      if (contained)
        return;
    }
    if (kinds_.empty())
      stopAt_ = result_.judged + kMoreForKinds;
    kinds_.push_back(std::move(kind));
    bool withVotes = question_.goal != Goal::Lacks;
    Witness witness{describeAttendance(board_), meeting_, verdict, describe(board_, verdict, withVotes)};
    if (meeting_.presiding)
      witness.lines.insert(witness.lines.begin() + 1,
                           "presiding: " + ticked(board_.model.at(board_.body.seats[*meeting_.presiding]).post));
    result_.witnesses.push_back(std::move(witness));
    if (question_.goal == Goal::LeftTied && broken_.is == Broken::Somebody)
      result_.witnesses.back().lines.push_back("the casting vote is not used");
    else if (meeting_.casting)
      result_.witnesses.back().lines.push_back(
          meeting_.casting->how == runtime::Ballot::For ? "the casting vote: for" : "the casting vote: against");
    stop_ = result_.witnesses.size() >= question_.kinds;
  }

  Board &board_;
  const runtime::Model &model_;
  const SearchQuestion &question_;
  std::uint64_t most_;
  runtime::Meeting meeting_;
  bool monotone_;
  bool againstAsksForMore_;   ///< a vote against asks for more people in favour
  runtime::BreaksTie broken_; ///< whether somebody is there who may break a tie

  std::vector<FreeCell> free_;
  std::vector<std::uint32_t> room_; ///< absences that fit into the free cells from each on
  std::vector<std::vector<bool>> kinds_;
  std::uint64_t stopAt_ = 0;
  std::int64_t closest_ = std::numeric_limits<std::int64_t>::max();
  bool stop_ = false;
  SearchResult result_;
};

} // namespace

SearchResult search(Board &board, const runtime::Model &decisionModel, const SearchQuestion &question,
                    std::uint64_t mostMeetings) {
  return Search(board, decisionModel, question, mostMeetings).run();
}

void addInterested(Board &board, const runtime::Model &decisionModel, std::size_t kinds,
                   std::vector<Witness> &witnesses) {
  Cell *most = nullptr;
  for (Cell &cell : board.cells) {
    cell.absent = cell.conflicted = cell.inFavour = cell.against = cell.abstaining = 0;
    if (cell.votes)
      (cell.mine ? cell.inFavour : cell.against) = cell.size;
    if (cell.mine && cell.votes && (!most || cell.size > most->size))
      most = &cell;
  }
  if (!most || witnesses.size() >= kinds)
    return;
  most->conflicted = most->size;
  most->inFavour = 0;
  runtime::Meeting meeting = board.emptyMeeting();
  board.fill(meeting);
  runtime::Verdict verdict = runtime::judge(decisionModel, meeting);
  if (verdict.quorate != runtime::Truth::No && verdict.carried == runtime::Truth::No)
    witnesses.push_back({describeAttendance(board), meeting, verdict, describe(board, verdict, true)});
}

} // namespace quorate::analysis
