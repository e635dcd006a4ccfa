// Heads: people who sit in several seats of a body, and are counted once.
#include "runtime/meeting/tally.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// How many of the seats that one person sits in are among some, beyond the first.
template <class Runs> std::uint64_t beyondOne(const Tally &tally, const Runs &person, Among among) {
  std::uint64_t seats = 0;
  for (std::uint32_t position : person) {
    // Positions count within the body: a damaged file may name one that it does not have.
    if (position >= tally.runs.size())
      throwDangling();
    const Run &run = tally.runs[position];
    if (!run.exists || (among.votersOnly && !run.votes))
      continue;
    if (among.who && !among.who->everyone()) {
      auto only = tally.tables->positions.at(among.who->seats());
      if (std::find(only.begin(), only.end(), position) == only.end())
        continue;
    }
    ++seats;
  }
  return seats > 1 ? seats - 1 : 0;
}

/// Whether one of the seats that somebody sits in has a vote on the matter.
bool hasVote(const Tally &tally, const std::vector<std::uint32_t> &person) {
  return std::any_of(person.begin(), person.end(), [&](std::uint32_t position) {
    return position < tally.runs.size() && tally.runs[position].exists && tally.runs[position].votes;
  });
}

std::uint64_t beyondOneOf(const Tally &tally, const InSeveral &people, Among among) {
  std::uint64_t sum = 0;
  for (const std::vector<std::uint32_t> &person : people)
    sum += beyondOne(tally, person, among);
  return sum;
}

/// The same of those who hold several seats on the day, all of whose runs are as asked.
template <class Holds> std::uint64_t beyondOneInPost(const Tally &tally, Among among, Holds holds) {
  std::uint64_t sum = 0;
  auto all = [&](const auto &runs) {
    return std::all_of(runs.begin(), runs.end(), [&](std::uint32_t position) {
      return position < tally.runs.size() && holds(tally.runs[position]);
    });
  };
  // [A8] Somebody is a head by the seats that they may hold.
  if (const std::optional<InSeveral> &told = tally.meeting->heldInSeveral) {
    for (const std::vector<std::uint32_t> &person : *told)
      sum += all(person) ? beyondOne(tally, person, among) : 0;
    return sum;
  }
  for (const schema::Several &row : tally.tables->several.at(tally.body->several())) {
    auto runs = tally.tables->positions.at(row.runs());
    if (row.from_day() <= tally.meeting->day && tally.meeting->day < row.until_day() && all(runs))
      sum += beyondOne(tally, runs, among);
  }
  return sum;
}

} // namespace

std::uint64_t Tally::furtherSeats(CountedAs as, Among among) const {
  bool leave = !rules.conflict || rules.conflict->leave();
  bool vote = rules.conflict && rules.conflict->vote() && !leave,
       counts = vote || (rules.conflict && rules.conflict->count());
  bool interested = as == CountedAs::InPost || stay || (as == CountedAs::ToQuorum ? counts : !leave);
  if (as == CountedAs::InPost || as == CountedAs::Eligible || outside) {
    std::uint64_t all = beyondOneInPost(*this, among, [](const Run &) { return true; });
    std::uint64_t less = interested ? 0 : beyondOneOf(*this, meeting->interestedInSeveral, among);
    return all - std::min(all, less);
  }
  std::uint64_t sum = beyondOneOf(*this, meeting->inSeveral, among);
  if (interested)
    sum += beyondOneOf(*this, meeting->interestedInSeveral, among);
  // [Y1] Without anybody there to vote for them they are not there.
  bool proxies = proxiesHeld() != 0 && (as == CountedAs::Present || rules.proxies->count());
  if (proxies && (as != CountedAs::ToQuorum || favourable || leftKnown || proxiesLost() == 0))
    sum += furtherProxies(among);
  // Whoever tells seats alone tells people where all who sit in them are there.
  if (meeting->inSeveral.empty() && meeting->interestedInSeveral.empty())
    sum += beyondOneInPost(*this, among, [&](const Run &run) {
      return run.conflicted == 0 && run.usual.present != 0 && run.usual.present >= peopleIn(run);
    });
  return sum;
}

std::uint64_t Tally::furtherOf(const InSeveral &people, Among among) const { return beyondOneOf(*this, people, among); }

std::uint64_t Tally::furtherProxies(Among among) const {
  std::uint64_t sum = 0;
  for (const std::vector<std::uint32_t> &person : meeting->byProxyInSeveral)
    if (hasVote(*this, person))
      sum += beyondOne(*this, person, among);
  return sum;
}

std::uint32_t Tally::proxiesBesides(std::uint32_t position) const {
  const InSeveral &people = meeting->byProxyInSeveral;
  return static_cast<std::uint32_t>(std::count_if(people.begin(), people.end(), [&](const auto &person) {
    return hasVote(*this, person) && std::find(person.begin(), person.end(), position) != person.end();
  }));
}

std::uint64_t Tally::furtherVotes(std::uint64_t Votes::*which, Among among, Counting how) const {
  auto told = [&](const Run &run) {
    return which == &Votes::inFavour ? run.inFavour : which == &Votes::against ? run.against : run.abstaining;
  };
  if (meeting->votesInSeats.empty())
    return beyondOneInPost(*this, among, [&](const Run &run) { return told(run) != 0 && told(run) >= filledIn(run); });
  const Ballot side = which == &Votes::inFavour  ? Ballot::For
                      : which == &Votes::against ? Ballot::Against
                                                 : Ballot::Abstaining;
  const CountsAs as = countsAs(how);
  // [V9] What an abstention, or silence, counts as is a vote of the person.
  auto countedAs = [&](const VotesInSeats &person, const std::optional<Ballot> &vote) -> std::optional<Ballot> {
    if (!vote && !person.mayVote)
      return std::nullopt;
    CountAs instead = !vote ? as.silence : *vote == Ballot::Abstaining ? as.abstentions : CountAs::Nothing;
    return instead == CountAs::For ? Ballot::For : instead == CountAs::Against ? Ballot::Against : vote;
  };
  std::uint64_t sum = 0;
  for (const VotesInSeats &person : meeting->votesInSeats) {
    std::vector<std::uint32_t> so;
    for (std::size_t i = 0; i < person.runs.size(); ++i)
      if ((person.theirs.empty() || person.theirs[i]) && countedAs(person, person.votes[i]) == side)
        so.push_back(person.runs[i]);
    sum += beyondOne(*this, so, among);
  }
  return sum;
}

std::uint64_t Tally::furtherTakingPart(Among among) const {
  // [R5] A vote told in a seat that has none on the matter is no part taken, so that it is no further seat either.
  among.votersOnly = true;
  std::uint64_t sum = 0;
  if (meeting->votesInSeats.empty()) {
    for (std::uint64_t Votes::*which : {&Votes::inFavour, &Votes::against, &Votes::abstaining})
      sum += furtherVotes(which, among, Counting::AsTold);
    return sum;
  }
  for (const VotesInSeats &person : meeting->votesInSeats) {
    std::vector<std::uint32_t> voting;
    for (std::size_t i = 0; i < person.runs.size(); ++i)
      if (person.votes[i])
        voting.push_back(person.runs[i]);
    sum += beyondOne(*this, voting, among);
  }
  return sum;
}

} // namespace quorate::runtime
