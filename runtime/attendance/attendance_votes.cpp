// Votes in a question about a meeting that do not count, and people who cannot be counted.
#include "runtime/attendance/attendance_reader.h"
#include "runtime/meeting/voting_rights.h"

namespace quorate::runtime {

void AttendanceReader::dropVotesOfDeputies(std::vector<Reason> &notCounted) {
  const BodyTables &tables = model_.tables().bodies();
  for (std::uint32_t run = 0; run < all_.size(); ++run) {
    const schema::Seat &seat = tables.seats[rows_[run]];
    if (deputyVotes_[run] == 0 || deputiesVote(seat))
      continue;
    for (std::size_t i = 0; i < 3; ++i)
      if (!deputyVotesFor_[i].empty())
        votes_[i][run] -= std::min(votes_[i][run], deputyVotesFor_[i][run]);
    notCounted.push_back({"Deputies of " + ticked(model_.name(SeatIndex{rows_[run]})) +
                              " have no vote: " + std::to_string(deputyVotes_[run]) +
                              (deputyVotes_[run] == 1 ? " vote of theirs does" : " votes of theirs do") + " not count.",
                          clauseIf(seat.clause())});
  }
}

void AttendanceReader::tellVotesOfNonVoters(std::vector<Reason> &notCounted) const {
  if (!has(Role::For) && !has(Role::Against) && !has(Role::Abstaining))
    return;
  Meeting meeting = item_;
  for (std::size_t run = 0; run < all_.size(); ++run) {
    SeatCounts counts{present_[run], conflicted_[run]};
    counts.byProxy = byProxy_[run];
    counts.deputies = std::min(deputies_[run], present_[run]);
    meeting.seats.push_back(counts);
  }
  VotingRights rights = votingRights(model_, meeting);
  for (std::uint32_t run = 0; run < all_.size(); ++run) {
    std::uint64_t told = std::uint64_t(votes_[0][run]) + votes_[1][run] + votes_[2][run];
    std::uint64_t named = std::uint64_t(namedVotes_[0][run]) + namedVotes_[1][run] + namedVotes_[2][run];
    const VotingRight &right = rights.runs[run];
    if (named != 0 && right.votes != Truth::No && told > right.entitled && conflicted_[run] != 0)
      notCounted.push_back(
          tooManyVotes(rights, told - right.entitled, std::string(model_.name(SeatIndex{rows_[run]})), true));
  }
  static constexpr std::string_view kHow[] = {" for", " against", " abstaining"};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::uint32_t run = 0; run < namedVotes_[i].size(); ++run) {
      std::uint32_t votes = std::min(namedVotes_[i][run], votes_[i][run]);
      if (votes != 0 && rights.runs[run].votes == Truth::No && !rights.runs[run].breaksTies)
        notCounted.push_back(
            noVote(model_, meeting, run, votes, std::string(model_.name(SeatIndex{rows_[run]})), kHow[i]));
    }
}

bool AttendanceReader::interestStops(const PeopleForm &people) const {
  auto found = resolveSeats(model_, body_, people.name);
  auto *runs = std::get_if<std::vector<std::uint32_t>>(&found);
  return voting_ && !conflictedVote_ && runs &&
         std::any_of(runs->begin(), runs->end(), [&](std::uint32_t run) { return conflicted_[run] != 0; });
}

bool AttendanceReader::refuseNobody(const PeopleForm &people) {
  std::string name = ticked(people.name.text());
  if (interestStops(people))
    return fail({"nobody of " + name +
                     " is left who may vote: whoever has declared an interest in the item does not vote on it",
                 {}});
  if (among_)
    return fail({"nobody of " + name +
                     " is left among those who are said to be present: once it is said who is "
                     "present, whoever votes or has an interest must be among them",
                 {}});
  return fail({"nobody is left of `" + people.name.text() + "` on `" + std::string(model_.name(body_)) +
                   "` to do this; if how many they are is to be confirmed, say a number",
               {}});
}

bool AttendanceReader::refuseTooMany(const PeopleForm &people, std::uint32_t there) {
  std::string named = std::to_string(*people.number) + " of " + ticked(people.name.text()) + " are named, but ";
  std::string few = there == 0 ? std::string("none") : "only " + std::to_string(there);
  if (interestStops(people))
    return fail(
        {named + few + " of them may vote: whoever has declared an interest in the item does not vote on it", {}});
  if (among_)
    return fail({named + few + " of them " + (there == 1 ? "is" : "are") +
                     " left among those who are said to be present: once it is said who is present, whoever votes "
                     "or has an interest must be among them",
                 {}});
  return fail({std::to_string(*people.number) + " of `" + people.name.text() + "` are named, but `" +
                   std::string(model_.name(body_)) + "` has only " + std::to_string(there) + " who can be counted here",
               {}});
}

} // namespace quorate::runtime
