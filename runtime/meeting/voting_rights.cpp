// Finds out who may vote on an item, and says why a vote does not count.
#include "runtime/meeting/voting_rights.h"

#include "runtime/meeting/item.h"
#include "runtime/model/terms.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What is there or not by its days and could change who may vote: the matter, and the rules that would have a say.
std::vector<std::uint32_t> openDaysOf(const Tables &tables, const Meeting &meeting) {
  std::vector<std::uint32_t> found{matterOpen(tables, meeting)};
  addOpenDays(tables, meeting, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase_if(found, [&](std::uint32_t open) {
    return !unsettled(tables.text(), open) || std::any_of(meeting.settled.begin(), meeting.settled.end(),
                                                          [&](const Settled &one) { return one.open == open; });
  });
  return found;
}

/// The rights in one way of settling what is open.
VotingRights rightsIn(const Model &model, const Meeting &meeting) {
  const Tables &tables = model.tables();
  const BodyTables &bodies = tables.bodies();
  std::vector<Run> runs(bodies.seatLists.at(bodies.bodies[number(meeting.body)].seats()).size());
  Item item{tables.text(), tally(model, meeting, runs)};
  VotingRights rights;
  const Applying<schema::ConflictRule> &rule = item.tally.rules.conflict;
  if (rule) {
    rights.conflicts = clauseIf(rule->clause());
    // Where it is to be confirmed whether they vote, their votes are taken, and the verdict stays open.
    rights.interestedVote = unsettledRule(tables.text(), rule) || (rule->vote() && !rule->leave());
  }
  // With more seats or fewer, too many may have to leave or not.
  rights.runs.resize(runs.size());
  rights.proxyClause = item.tally.proxiesVote;
  rights.mode = meeting.mode;
  // Of whom it is open whether they vote, they may.
  for (auto [most, vote] :
       {std::pair(true, false), std::pair(false, false), std::pair(true, true), std::pair(false, true)}) {
    item.tally.setMost(most);
    for (Run &run : runs)
      run.votes = run.votesUnknown ? vote : run.votes;
    // [Y2] Which of too many proxies are left out may say who has to leave.
    for (bool favourable : {false, true}) {
      item.tally.favourable = favourable;
      item.outcome();
      rights.interestedVote = rights.interestedVote || item.tally.stay;
      for (const Run &run : runs)
        rights.proxies += item.tally.proxiesOf(run);
    }
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run &run = runs[i];
    VotingRight &right = rights.runs[i];
    right.votes = !run.exists ? Truth::No : run.votesUnknown ? Truth::Depends : run.votes ? Truth::Yes : Truth::No;
    right.breaksTies = run.breaksTies;
  }
  return rights;
}

} // namespace

VotingRights votingRights(const Model &model, const Meeting &told) {
  Meeting meeting = told;
  for (SeatCounts &counts : meeting.seats)
    // A right is there before it is used. Outside a meeting the votes told would even make seats of those who gave
    // them.
    counts.inFavour = counts.against = counts.abstaining = 0;
  VotingRights rights = rightsIn(model, meeting);
  // [D5] [U1] A vote that counts in one of the ways is not left out of all of them.
  constexpr std::size_t kMostTried = 6; // ways are doubled with each
  const std::vector<std::uint32_t> open = openDaysOf(model.tables(), meeting);
  if (open.size() > kMostTried) {
    // [U5] Of more than can be tried it is not known.
    for (VotingRight &right : rights.runs)
      right.votes = Truth::Depends;
    rights.interestedVote = true;
    return rights;
  }
  for (std::size_t way = 0; !open.empty() && way < std::size_t{1} << open.size(); ++way) {
    Meeting supposed = meeting;
    for (const Settled &one : settledIn(open, way))
      supposed.settled.push_back(one);
    const VotingRights other = rightsIn(model, supposed);
    for (std::size_t i = 0; i < rights.runs.size(); ++i) {
      if (other.runs[i].votes != rights.runs[i].votes)
        rights.runs[i].votes = Truth::Depends;
      rights.runs[i].breaksTies = rights.runs[i].breaksTies || other.runs[i].breaksTies;
    }
    rights.proxyClause = rights.proxyClause || other.proxyClause;
    rights.proxies = std::max(rights.proxies, other.proxies);
    rights.interestedVote = rights.interestedVote || other.interestedVote;
  }
  return rights;
}

std::string notCountedInWords(std::uint64_t number, const std::string &of, std::string_view how) {
  return (number == 1 ? "The vote of " : "The " + std::to_string(number) + " votes of ") + ticked(of) +
         std::string(how) + (number == 1 ? " is" : " are") + " not counted: ";
}

std::string proxiesInWords(const Model &model, const Meeting &meeting, const VotingRights &rights) {
  // [Y1] A vote by proxy needs a clause that lets it count, and a holder.
  if (rights.mode != Mode::AtMeeting)
    return "there are no proxies outside a meeting.";
  if (!rights.proxyClause)
    return ticked(model.name(meeting.body)) + " has no clause that lets a proxy vote.";
  return "nobody is there who may hold a proxy and vote.";
}

std::string someNotCountedInWords(std::uint64_t number, const std::string &of) {
  return std::to_string(number) + " of the votes of " + ticked(of) + (number == 1 ? " is" : " are") + " not counted: ";
}

Reason interestedInWords(const VotingRights &rights, const std::string &whose) {
  return {whose + "whoever has declared an interest in the item may not vote on it.", rights.conflicts};
}

Reason noVote(const Model &model, const Meeting &meeting, std::uint32_t run, std::uint64_t number,
              const std::string &of, std::string_view how) {
  const BodyTables &tables = model.tables().bodies();
  std::uint32_t row = tables.seatLists.at(tables.bodies[runtime::number(meeting.body)].seats())[run];
  bool some = tables.seats[row].voting() == Voting::ExceptOn || tables.seats[row].voting() == Voting::OnlyOn;
  std::string seat = ticked(model.name(SeatIndex{row}));
  std::string why = !some            ? " has no vote."
                    : meeting.matter ? " has no vote on " + ticked(model.name(*meeting.matter)) + "."
                                     : " votes on some matters only, and no matter is named.";
  return {notCountedInWords(number, of, how) + seat + why, clauseIf(tables.seats[row].clause())};
}

} // namespace quorate::runtime
