// A meeting of a board in words: who is there, how they vote, what comes of it.
#include "compiler/analysis/board.h"
#include "compiler/analysis/words.h"

#include <algorithm>

namespace quorate::analysis {
namespace {

/// Numbers of people by post, in the order of the body: "1 `Chair` and 11 `GP Member`".
class ByPost {
public:
  void add(const std::string &post, std::uint64_t number) {
    if (number == 0)
      return;
    auto found = std::find_if(posts_.begin(), posts_.end(), [&](const auto &each) { return each.first == post; });
    if (found == posts_.end())
      posts_.emplace_back(post, number);
    else
      found->second += number;
    total_ += number;
  }
  std::uint64_t total() const { return total_; }
  std::size_t posts() const { return posts_.size(); }
  bool empty() const { return posts_.empty(); }
  std::string text() const {
    std::vector<std::string> items;
    for (const auto &[post, number] : posts_)
      items.push_back(std::to_string(number) + " " + ticked(post));
    return listed(items);
  }

private:
  std::vector<std::pair<std::string, std::uint64_t>> posts_;
  std::uint64_t total_ = 0;
};

template <class Number> ByPost byPost(const Board &board, Number number) {
  runtime::Meeting meeting = board.emptyMeeting();
  board.fill(meeting);
  std::vector<std::uint32_t> sizes(meeting.seats.size(), 0);
  for (const Cell &cell : board.cells)
    for (std::size_t i = 0; i < cell.runs.size(); ++i)
      sizes[cell.runs[i]] = cell.sizes[i];
  ByPost posts;
  for (std::size_t i = 0; i < sizes.size(); ++i)
    posts.add(board.model.at(board.body.seats[i]).post, number(meeting.seats[i], sizes[i]));
  return posts;
}

using Counts = runtime::SeatCounts;

ByPost absentees(const Board &board) {
  return byPost(board, [](const Counts &c, std::uint32_t size) { return size - c.present; });
}

ByPost conflicted(const Board &board) {
  return byPost(board, [](const Counts &c, std::uint32_t) { return c.conflicted; });
}

std::string outcome(const Board &board, const runtime::Verdict &verdict) {
  std::string votes = std::to_string(verdict.inFavour) + " for, " + std::to_string(verdict.against) + " against";
  if (verdict.abstaining != 0)
    votes += ", " + std::to_string(verdict.abstaining) + " abstaining";
  if (verdict.byCastingVote)
    return votes + ": carried by the casting vote of " + board.breakerName();
  switch (verdict.carried) {
  case runtime::Truth::Yes: return votes + ": carried";
  case runtime::Truth::No: return votes + (verdict.tied ? ": a tie, and lost" : ": lost");
  case runtime::Truth::Depends: break;
  }
  return votes + ": whether it is carried is not settled";
}

} // namespace

std::string describeAttendance(const Board &board) {
  ByPost away = absentees(board), interested = conflicted(board);
  std::vector<std::string> parts;
  if (!away.empty())
    parts.push_back(away.text() + (away.total() == 1 ? " is absent" : " are absent"));
  if (!interested.empty())
    parts.push_back(interested.text() + (interested.total() == 1 ? " has" : " have") + " declared an interest");
  return parts.empty() ? "everyone is present" : listed(parts);
}

namespace {

/// Those who vote against, shortly if they are all who do not vote in favour.
std::string opponents(const ByPost &against, bool others) {
  constexpr std::size_t kFew = 3;
  // A list of ten posts tells a reader no more than that they are all the others.
  if (others && against.posts() > kFew)
    return "the " + std::to_string(against.total()) + " others with a vote";
  return against.text();
}

void describeVotes(const Board &board, std::vector<std::string> &lines) {
  auto of = [&](std::uint32_t Counts::*member) {
    return byPost(board, [member](const Counts &c, std::uint32_t) { return c.*member; });
  };
  ByPost inFavour = of(&Counts::inFavour), against = of(&Counts::against), abstaining = of(&Counts::abstaining);
  if (!inFavour.empty())
    lines.push_back("for: " + inFavour.text());
  if (!against.empty())
    lines.push_back("against: " + opponents(against, !inFavour.empty() && abstaining.empty()));
  if (!abstaining.empty())
    lines.push_back("abstaining: " + abstaining.text());
}

} // namespace

std::vector<std::string> describe(const Board &board, const runtime::Verdict &verdict, bool withVotes) {
  std::vector<std::string> lines;
  ByPost there = byPost(board, [](const Counts &c, std::uint32_t) { return c.present; });
  ByPost away = absentees(board), interested = conflicted(board);
  if (away.empty())
    lines.push_back("present: everyone");
  else if (there.empty())
    lines.push_back("present: nobody");
  // Whichever list is shorter.
  else if (away.posts() < there.posts())
    lines.push_back("present: everyone except " + away.text());
  else
    lines.push_back("present: " + there.text());
  if (!interested.empty())
    lines.push_back("declared an interest: " + interested.text());
  if (withVotes)
    describeVotes(board, lines);
  switch (verdict.quorate) {
  case runtime::Truth::Yes: lines.push_back("the meeting is quorate"); break;
  case runtime::Truth::No: lines.push_back("the meeting is not quorate"); break;
  case runtime::Truth::Depends: lines.push_back("whether the meeting is quorate is not settled"); break;
  }
  if (withVotes)
    lines.push_back(outcome(board, verdict));
  return lines;
}

} // namespace quorate::analysis
