// Counts the votes and interests of an item in minutes.
#include "runtime/attendance/attendees.h"

#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

/// Interests of those who are still there: of a number, as many as have not left.
void Attendees::addConflicts(std::uint32_t item, Gathering &gathering) {
  Pool free(gathering.present);
  for (const Interest &interest : interests_) {
    if (interest.item != item || (interest.who.person && gathering.isElsewhere(interest.who)))
      continue;
    Who who = interest.who;
    if (who.person)
      gathering.interested.push_back({*who.person, who.runs, false});
    std::uint64_t there = 0;
    for (std::uint32_t run : who.runs)
      there += free.left[run];
    if (who.number)
      // "2 Member declare an interest" and one of them leaves: nobody knows which, but no more are in conflict than are
      // there.
      who.number = static_cast<std::uint32_t>(std::min<std::uint64_t>(*who.number, there));
    room_.take(who, free, gathering.conflicted);
  }
}

void Attendees::addPeopleElsewhere(const MinutedItem &item, Gathering &gathering) {
  auto add = [&](const std::vector<MinutedPeople> &all, Pool pool, Counts &into, const char *what) {
    for (const MinutedPeople &people : all) {
      std::optional<Who> who = people.bare ? Who() : understand(people);
      if (!who)
        continue;
      bool there = &into == &gathering.byProxy && who->person && gathering.find(*who->person);
      if (people.bare || there || !room_.take(*who, pool, into).enough)
        fault(people, "`" + people.text + "` " + what);
      else if (who->person && &into == &gathering.byProxy)
        gathering.absentees.push_back(*who->person);
    }
  };
  // A proxy is given by somebody who is not there: whoever is there votes for themselves.
  Pool absent = room_.members();
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    absent.spare(run, gathering.present[run]);
    Room::lessen(absent.left[run], gathering.present[run]);
  }
  add(item.byProxy, std::move(absent), gathering.byProxy,
      "cannot vote by proxy: there are not so many who are not there themselves");
  add(item.asking, room_.members(), gathering.asking, "cannot ask for a meeting: there are not so many members");
}

void Attendees::cast(const MinutedPeople &people, const Who &who, Ballot how, Pool &pool, ToldVotes &votes) {
  // A second vote of one person on one item is a slip in the minutes, and not a change of mind.
  if (who.person && votes.hasVoted(*who.person))
    return fault(people, "`" + people.text + "` votes twice on one item");
  Taken taken = votes.tell(who, how, pool);
  if (taken.enough && taken.there != 0)
    return;
  if (!taken.who->person)
    return fault(people, "votes of `" + people.text + "` are recorded, but only " + std::to_string(taken.there) +
                             " of them " + (taken.there == 1 ? "is" : "are") + " left there to give one");
  auto full = std::find_if(taken.who->runs.begin(), taken.who->runs.end(),
                           [&](std::uint32_t run) { return pool.left[run] == 0; });
  fault(people, "more votes of " + ticked(room_.name(*full)) + " are recorded than there are people to give them");
}

void Attendees::castAll(const MinutedItem &item, const Gathering &gathering, bool atMeeting, Pool &pool,
                        ToldVotes &votes) {
  struct Vote {
    const MinutedPeople &people;
    Ballot how;
    Who who;
  };
  std::vector<Vote> all;
  auto understandAll = [&](const std::vector<MinutedPeople> &some, Ballot how) {
    for (const MinutedPeople &people : some) {
      std::optional<Who> who = people.bare ? std::nullopt : understand(people);
      if (who && who->person && atMeeting && gathering.isElsewhere(*who))
        fault(people, "`" + people.text + "` votes, but is not there");
      else if (who)
        all.push_back({people, how, std::move(*who)});
    }
  };
  understandAll(item.inFavour, Ballot::For);
  understandAll(item.against, Ballot::Against);
  understandAll(item.abstaining, Ballot::Abstaining);
  // Whatever is said of votes is said of one time: "everyone" leaves those out who are told to have voted otherwise.
  for (Pass pass : {Pass::Numbered, Pass::Whole, Pass::Everyone, Pass::EveryoneElse}) {
    if (pass == Pass::EveryoneElse)
      votes.spareThoseTold(gathering, atMeeting, pool);
    for (const Vote &vote : all)
      if (passOf(vote.who) == pass)
        cast(vote.people, vote.who, vote.how, pool, votes);
  }
}

/// Of anybody there who may vote and has not voted.
void Attendees::castBare(const MinutedPeople &people, Ballot how, Counts &left, Meeting &meeting) {
  static constexpr std::string_view kHow[] = {"for", "against", "abstaining"};
  bare_ = true;
  std::uint64_t wanted = people.form.number.value_or(0), there = 0;
  for (std::uint32_t some : left)
    there += some;
  if (wanted > there && there == 0 && nobodyThere())
    return fault(people, "votes are recorded, but nobody is there to give them: say who is `present`");
  if (wanted > there)
    return fault(people,
                 people.text + (wanted == 1 ? " vote " : " votes ") + std::string(kHow[static_cast<std::size_t>(how)]) +
                     (wanted == 1 ? " is" : " are") + " recorded, but " +
                     (there == 0 ? std::string("nobody is")
                                 : "only " + std::to_string(there) + (there == 1 ? " person is" : " people are")) +
                     " left there who may vote on this item");
  // Those who certainly vote first; whoever only breaks ties, last.
  // A bare number must be made of somebody. Those whose vote counts for certain come first, so that a recorded vote is
  // not struck out by the choice that is made here.
  auto rank = [&](std::uint32_t run) {
    const VotingRight &right = settled_.rights.runs[run];
    return right.breaksTies ? 2 : right.votes == Truth::Yes ? 0 : 1;
  };
  for (int now = 0; now < 3; ++now)
    for (std::uint32_t i = 0; i < room_.size(); ++i) {
      std::uint32_t run = room_.taking() == Taking::LastFirst ? room_.size() - 1 - i : i;
      auto some = static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, left[run]));
      if (rank(run) != now || some == 0)
        continue;
      if (byPost_.empty())
        byPost_ = std::to_string(some) + " " + room_.name(run);
      votesOf(meeting.seats[run], how) += some;
      left[run] -= some;
      wanted -= some;
    }
}

void Attendees::castBare(const MinutedItem &item, Counts left, Meeting &meeting) {
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    const SeatCounts &counts = meeting.seats[run];
    VotingRight &right = settled_.rights.runs[run];
    // Votes told by post or by name have used up some of those who may vote; bare ones can only be of the rest.
    std::uint64_t may = right.votes != Truth::No || right.breaksTies ? right.entitled : 0;
    std::uint64_t told = std::uint64_t(counts.inFavour) + counts.against + counts.abstaining;
    left[run] = static_cast<std::uint32_t>(std::min<std::uint64_t>(left[run], may - std::min(may, told)));
    right.untold = left[run];
  }
  auto all = [&](const std::vector<MinutedPeople> &people, Ballot how) {
    for (const MinutedPeople &each : people)
      if (each.bare)
        castBare(each, how, left, meeting);
  };
  all(item.inFavour, Ballot::For);
  all(item.against, Ballot::Against);
  all(item.abstaining, Ballot::Abstaining);
}

/// Whoever may not hold their seat is not meant where no number is said; those who are named are told by themselves.
void Attendees::spareUnfit(const MinutedItem &item, Pool &pool) {
  if (room_.unfit().empty())
    return;
  std::vector<PersonIndex> named;
  for (const auto *people : {&item.inFavour, &item.against, &item.abstaining})
    for (const MinutedPeople &each : *people)
      if (auto found = room_.understand(each.form); std::holds_alternative<Who>(found) && std::get<Who>(found).person)
        named.push_back(*std::get<Who>(found).person);
  Counts unfit = room_.unfitBesides(named);
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    if (pool.usual[run] >= room_.members().whole[run])
      pool.spare(run, unfit[run]);
}

Meeting Attendees::meetingFor(const MinutedItem &item, const Meeting &start) {
  bool atMeeting = start.mode == Mode::AtMeeting;
  Gathering gathering = now_;
  addPeopleElsewhere(item, gathering);
  addConflicts(item.number, gathering);
  gathering.spreadInterests(atMeeting);
  // "everyone" is everyone without an interest; a number may be of those, too, who should not have voted.
  Pool pool = atMeeting ? gathering.voters() : room_.voters();
  // Asked before any vote is cast: whether too many had to leave, so that they may stay, does not hang on the votes.
  bool interestedVote = votingRights(room_.model(), gathering.meetingFor(start)).interestedVote;
  for (std::uint32_t run = 0; !interestedVote && run < room_.size(); ++run)
    pool.spare(run, gathering.conflicted[run]);
  spareUnfit(item, pool);
  ToldVotes votes(room_);
  castAll(item, gathering, atMeeting, pool, votes);
  settled_ = votes.settle(std::move(gathering), start);
  bare_ = false;
  byPost_.clear();
  Meeting meeting = settled_.meeting;
  if (item.casting)
    meeting.casting = CastingTold{{}, {}, *item.casting};
  castBare(item, std::move(pool.left), meeting);
  meeting.bareVotes = bare_;
  return meeting;
}

} // namespace quorate::runtime
