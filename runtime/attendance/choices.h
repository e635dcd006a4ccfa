// What is told of people may be meant in several ways: each of them is gone through, one after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace quorate::runtime {

/// One thing that had to be chosen while people were read.
struct Choice {
  enum class Is : std::uint8_t {
    WhichSeats,   ///< which of the seats that share a name are meant
    WhichPeople,  ///< which of those who hold seats of one post
    WhoseDeputy,  ///< in place of which of them a deputy is there
    Number,       ///< how many seats a post has, each with a holder
    Holders,      ///< how many of its seats have a holder
    Seats,        ///< whether there are such seats
    SeatsVote,    ///< whether they have a vote on the matter
    Presence,     ///< who was there, where nothing is told of it
    Votes,        ///< who voted how, where nothing is told of it
    WhichProxies, ///< which of too many votes by proxy count
    WhoseVotes,   ///< whose votes they are of which only the number is told
    Matter,       ///< what an item is about
  } is = Is::WhichSeats;
  std::optional<std::uint32_t> of; ///< of which run of seats it is chosen; for `Seats`, by which open point
  std::size_t taken = 0;           ///< which of the ways
  std::size_t ways = 1;
  std::vector<std::uint32_t> people{}; ///< those among them who are told apart (`PersonIndex`)
};

/// The choices of one way. Whoever reads people asks for each in the same order, from the beginning.
class Choices {
public:
  /// Which of so many ways is taken this time; the first of them first.
  std::size_t choose(Choice::Is is, std::size_t ways, std::optional<std::uint32_t> of = {},
                     const std::vector<std::uint32_t> &people = {}) {
    if (ways <= 1)
      return 0;
    if (at_ == made_.size())
      made_.push_back({is, of, 0, ways, people});
    return made_[at_++].taken;
  }
  /// Goes on to another way; false if all have been gone through.
  bool next() {
    made_.resize(at_);
    at_ = 0;
    while (!made_.empty() && made_.back().taken + 1 == made_.back().ways)
      made_.pop_back();
    if (made_.empty())
      return false;
    ++made_.back().taken;
    return true;
  }
  const std::vector<Choice> &made() const { return made_; }

private:
  std::vector<Choice> made_;
  std::size_t at_ = 0;
};

/// With more ways than this they are not all gone through: a question must come back in a moment.
inline constexpr std::size_t kMostReadings = 6000;

/// Calls `each` once for every way, with the choices of it; for so many at the most. False if there are more.
template <class Each> bool forEveryWay(std::size_t most, Each each) {
  Choices choices;
  std::size_t tried = 0;
  do {
    if (++tried > most)
      return false;
    each(choices);
  } while (choices.next());
  return true;
}

} // namespace quorate::runtime
