// Votes that are told of people without a vote.
#include "runtime/attendance/votes.h"

#include "runtime/words/wording.h"

#include <algorithm>
#include <utility>

namespace quorate::runtime {

std::uint32_t &votesOf(SeatCounts &counts, Ballot how) {
  switch (how) {
  case Ballot::For: return counts.inFavour;
  case Ballot::Against: return counts.against;
  case Ballot::Abstaining: break;
  }
  return counts.abstaining;
}

Taken ToldVotes::tell(const Who &who, Ballot how, Pool &pool) {
  Told told{who, how, room_.none()};
  Taken taken = room_.take(who, pool, told.votes);
  if (!taken.enough && !who.number && !who.person) {
    // [A6] All of a post have an interest: their votes are told, and are not counted.
    for (std::uint32_t run : who.runs)
      pool.usual[run] +=
          std::min(std::exchange(pool.spared[run], 0), pool.left[run] - std::min(pool.left[run], pool.usual[run]));
    taken = room_.take(who, pool, told.votes);
  }
  if (taken.enough)
    told_.push_back(std::move(told));
  return taken;
}

void ToldVotes::spareThoseTold(const Gathering &gathering, bool atMeeting, Pool &pool) const {
  const Seated there = atMeeting ? gathering.here() : room_.allSeats();
  Counts voters = atMeeting ? gathering.present : room_.inPost();
  Seated told = room_.whoAmong(this->told(), voters, there, people(), {});
  for (std::size_t i = 0; i < told.size(); ++i)
    for (std::uint32_t run : there[i])
      if (!told[i].empty() && !isOneOf(told[i], run))
        pool.spare(run, 1);
}

Counts ToldVotes::told() const {
  Counts all = room_.none();
  for (const Told &each : told_)
    for (std::uint32_t run = 0; run < room_.size(); ++run)
      all[run] += each.votes[run];
  return all;
}

Counts ToldVotes::ofDeputies() const {
  Counts all = room_.none();
  for (const Told &each : told_)
    for (std::uint32_t run = 0; each.who.deputy && run < room_.size(); ++run)
      all[run] += each.votes[run];
  return all;
}

bool ToldVotes::hasVoted(PersonIndex person) const {
  return std::any_of(told_.begin(), told_.end(), [&](const Told &each) { return each.who.person == person; });
}

std::vector<NamedPerson> ToldVotes::people() const {
  std::vector<NamedPerson> all;
  for (const Told &each : told_)
    if (each.who.person)
      all.push_back({*each.who.person, each.who.runs, each.who.deputy});
  return all;
}

void ToldVotes::leaveOutDeputies(std::vector<Reason> &notCounted) const {
  Counts votes = ofDeputies();
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    if (votes[run] != 0 && !deputiesVote(room_.seat(run)))
      notCounted.push_back({"Deputies of " + ticked(room_.name(run)) + " have no vote: " + std::to_string(votes[run]) +
                                (votes[run] == 1 ? " vote of theirs does" : " votes of theirs do") + " not count.",
                            clauseIf(room_.seat(run).clause())});
}

/// Whether votes of a run count. Nobody is told that they do not who is only one of everyone.
bool ToldVotes::doCount(const Told &told, std::uint32_t run, const Gathering &gathering, Settled &settled) const {
  static constexpr std::string_view kHow[] = {" for", " against", " abstaining"};
  std::string_view how = kHow[static_cast<std::size_t>(told.how)];
  std::string of = told.who.person ? told.who.name : room_.name(run);
  const VotingRight &right = settled.rights.runs[run];
  if (told.who.deputy && !deputiesVote(room_.seat(run)))
    return false;
  if (right.votes == Truth::No && !right.breaksTies) {
    // "Everyone for" says nothing about the observers; telling the asker that their votes do not count would be noise.
    // [A6] Somebody who is named has a vote all the same if another of their seats has one.
    bool another = told.who.person && std::any_of(told.who.runs.begin(), told.who.runs.end(), [&](std::uint32_t other) {
                     return settled.rights.runs[other].votes != Truth::No || settled.rights.runs[other].breaksTies;
                   });
    if (!told.who.everyone && !another)
      settled.notCounted.push_back(noVote(room_.model(), settled.meeting, run, told.votes[run], of, how));
    return false;
  }
  // [A6] Whoever may not hold the seat.
  auto unfit = std::find_if(room_.unfit().begin(), room_.unfit().end(),
                            [&](const Unfit &each) { return each.run == run && told.who.person == each.person; });
  if (unfit != room_.unfit().end()) {
    settled.notCounted.push_back({notCountedInWords(1, of, how) + unfit->why.sentence, unfit->why.clause});
    return false;
  }
  if (told.who.person && settled.rights.proxies == 0 && gathering.votesByProxy(*told.who.person)) {
    addOnce(
        settled.notCounted,
        {notCountedInWords(1, of, how) + proxiesInWords(room_.model(), settled.meeting, settled.rights), std::nullopt});
    return false;
  }
  // Of a number it is not known whether those with an interest are among them; of a person it is.
  if (!told.who.person || settled.rights.interestedVote || !gathering.isInterested(*told.who.person))
    return true;
  settled.notCounted.push_back(
      {notCountedInWords(1, of, how) + "whoever has declared an interest in the item may not vote on it.",
       settled.rights.conflicts});
  return false;
}

/// Posts of which more votes are told than people there who may give them, in the words in which they are told.
void ToldVotes::tellExcess(Settled &settled) const {
  struct Lost {
    std::string of;
    std::uint64_t votes = 0, byProxy = 0;
    bool interested = false;
  };
  std::vector<Lost> lost;
  for (std::uint32_t run = 0; run < room_.size(); ++run) {
    const SeatCounts &counts = settled.meeting.seats[run];
    const VotingRight &right = settled.rights.runs[run];
    std::uint64_t told = std::uint64_t(counts.inFavour) + counts.against + counts.abstaining;
    // The last told of the post: those before it still found room, so that the excess came with it.
    auto by = std::find_if(told_.rbegin(), told_.rend(), [&](const Told &each) {
      return !each.who.person && !each.who.everyone && each.votes[run] != 0;
    });
    // Seats without a vote have had their reason already.
    if (right.votes == Truth::No || told <= right.entitled || by == told_.rend())
      continue;
    std::string of = (by->who.deputy ? "deputy of " : "") + by->who.name;
    auto at = std::find_if(lost.begin(), lost.end(), [&](const Lost &each) { return each.of == of; });
    if (at == lost.end())
      at = lost.insert(lost.end(), Lost{of});
    std::uint64_t over = told - right.entitled, byProxy = settled.rights.proxies == 0 ? counts.byProxy : 0;
    at->byProxy += std::min(over, byProxy);
    at->votes += over - std::min(over, byProxy);
    at->interested = at->interested || counts.conflicted != 0;
  }
  for (const Lost &each : lost)
    if (each.byProxy != 0)
      settled.notCounted.push_back({notCountedInWords(each.byProxy, each.of, " by proxy") +
                                        proxiesInWords(room_.model(), settled.meeting, settled.rights),
                                    std::nullopt});
  for (const Lost &each : lost)
    if (each.votes != 0)
      settled.notCounted.push_back(tooManyVotes(settled.rights, each.votes, each.of, each.interested));
}

/// Those who are there in a seat that they may not hold: as many as are named, or as many as there must be of them.
void ToldVotes::tellUnfit(const Gathering &gathering, Settled &settled) const {
  bool outside = settled.meeting.mode != Mode::AtMeeting;
  Counts inPost = room_.members().whole;
  for (const Unfit &each : room_.unfit()) {
    SeatCounts &counts = settled.meeting.seats[each.run];
    bool voted = hasVoted(each.person);
    bool there = outside || gathering.find(each.person) || voted || counts.present + counts.byProxy >= inPost[each.run];
    if (!there || gathering.isAbsent(each.person))
      continue;
    ++counts.unfit;
    // One who is named is told when their vote is looked at.
    bool told = std::any_of(told_.begin(), told_.end(),
                            [&](const Told &some) { return !some.who.person && some.votes[each.run] != 0; });
    if (told && !voted)
      settled.notCounted.push_back(
          {notCountedInWords(1, std::string(room_.model().name(each.person)), "") + each.why.sentence,
           each.why.clause});
  }
}

/// How whoever presides has voted, if they are named: as told of them, or as everybody there of whom it may be told.
void ToldVotes::tellPresider(const Gathering &gathering, Settled &settled) const {
  if (!gathering.presider || !settled.meeting.presiding)
    return;
  Meeting &meeting = settled.meeting;
  // [X5] A named person who presides is this one of their post.
  meeting.presider = std::string(room_.model().name(*gathering.presider));
  meeting.presiderKept = gathering.isInterested(*gathering.presider) && !settled.rights.interestedVote;
  std::uint32_t run = *meeting.presiding;
  const SeatCounts &counts = meeting.seats[run];
  std::uint64_t inFavour = counts.inFavour, against = counts.against, others = settled.rights.runs[run].entitled;
  for (const Told &each : told_) {
    if (each.who.person == gathering.presider) {
      meeting.presiderVoted = each.how;
      return;
    }
    if (!each.who.person || each.votes[run] == 0)
      continue;
    others -= std::min<std::uint64_t>(others, each.votes[run]);
    if (each.how == Ballot::For)
      inFavour -= std::min<std::uint64_t>(inFavour, each.votes[run]);
    if (each.how == Ballot::Against)
      against -= std::min<std::uint64_t>(against, each.votes[run]);
  }
  if (others != 0 && inFavour >= others)
    meeting.presiderVoted = Ballot::For;
  else if (others != 0 && against >= others)
    meeting.presiderVoted = Ballot::Against;
  else if (inFavour == 0 && against == 0)
    // Nobody is left who may have been the one: they have given no vote.
    meeting.presiderVoted = Ballot::Abstaining;
}

ToldVotes::Settled ToldVotes::settle(Gathering gathering, const Meeting &item) const {
  // Where it is only told of the votes that deputies give them, some of those there are deputies.
  Counts deputies = ofDeputies();
  for (std::uint32_t run = 0; run < room_.size(); ++run)
    gathering.deputies[run] = std::max(gathering.deputies[run], deputies[run]);
  Settled settled;
  settled.meeting = gathering.meetingFor(item);
  tellUnfit(gathering, settled);
  // After the deputies are known: whether they may vote is part of how many may.
  settled.rights = votingRights(room_.model(), settled.meeting);
  leaveOutDeputies(settled.notCounted);
  for (const Told &each : told_)
    for (std::uint32_t run = 0; run < room_.size(); ++run)
      if (each.votes[run] != 0 && doCount(each, run, gathering, settled))
        votesOf(settled.meeting.seats[run], each.how) += each.votes[run];
  tellExcess(settled);
  tellPresider(gathering, settled);
  tellAlike(gathering, item.mode == Mode::AtMeeting, settled.meeting);
  return settled;
}

/// [V4] Who votes alike in several seats.
void ToldVotes::tellAlike(const Gathering &gathering, bool atMeeting, Meeting &meeting) const {
  const Seated there = atMeeting ? gathering.here() : room_.allSeats();
  const Counts &of = atMeeting ? gathering.present : room_.inPost();
  for (Ballot how : {Ballot::For, Ballot::Against, Ballot::Abstaining}) {
    Counts votes = room_.none();
    for (std::uint32_t run = 0; run < room_.size(); ++run)
      votes[run] = votesOf(meeting.seats[run], how);
    std::vector<NamedPerson> so, otherwise;
    for (const Told &each : told_)
      if (each.who.person)
        (each.how == how ? so : otherwise).push_back({*each.who.person, each.who.runs, each.who.deputy});
    for (std::vector<std::uint32_t> &runs : room_.whoAmong(votes, of, there, so, otherwise))
      if (runs.size() > 1)
        meeting.alike[static_cast<std::size_t>(how)].push_back(std::move(runs));
  }
}

} // namespace quorate::runtime
