// Whose votes count on an item: which seats have a vote, how many of those there may cast one, and whether those with
// an interest may.
#pragma once

#include "runtime/meeting.h"
#include "runtime/reason.h"

#include <string>
#include <vector>

namespace quorate::runtime {

/// What the people of one run of seats may do when an item is voted on.
struct VotingRight {
  Truth votes = Truth::Depends; ///< whether these seats have a vote on the matter
  bool breaksTies = false;      ///< they vote only to break a tie
};

/// Who may vote on an item, before any vote is cast.
struct VotingRights {
  std::vector<VotingRight> runs; ///< one for each run of seats of the body
  bool proxyClause = false;      ///< a clause lets votes by proxy count
  std::uint64_t proxies = 0;     ///< whether any do: not 0
  Mode mode = Mode::AtMeeting;
  bool interestedVote = false;          ///< those with an interest may vote, or that is not settled
  std::optional<ClauseIndex> conflicts; ///< the rule on conflicts of interest
};

/// The rights of those who are there; votes in `meeting` are not looked at.
VotingRights votingRights(const Model &model, const Meeting &meeting);

/// Why votes do not count that are of seats without one: `number` votes of `of`, cast as `how` (" for", or nothing).
Reason noVote(const Model &model, const Meeting &meeting, std::uint32_t run, std::uint64_t number,
              const std::string &of, std::string_view how);

/// Why no vote by proxy counts.
std::string proxiesInWords(const Model &model, const Meeting &meeting, const VotingRights &rights);

/// Why votes do not count: whoever gave them has an interest. `whose`: "1 of the votes of `Trustee` is not counted: ".
Reason interestedInWords(const VotingRights &rights, const std::string &whose);
/// "2 of the votes of `Trustee` are not counted: "
std::string someNotCountedInWords(std::uint64_t number, const std::string &of);

/// "The vote of `Dev Shah` against is not counted", "2 votes of `Trustee` are not counted".
std::string notCountedInWords(std::uint64_t number, const std::string &of, std::string_view how);

} // namespace quorate::runtime
