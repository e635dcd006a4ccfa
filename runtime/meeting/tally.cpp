// Counts seats, members and votes.
#include "runtime/meeting/tally.h"

#include <algorithm>
#include <utility>

namespace quorate::runtime {

namespace {

/// More seats than any body has, few enough that sums stay exact.
constexpr std::uint32_t kManySeats = 1u << 30;

// [P5] Whether a seat votes on the matter.
Truth votesOn(const BodyTables &tables, const schema::Seat &seat, const MatterNamed &matter) {
  if (!matter.told)
    return checked(seat.votes_generally());
  // Seats that vote on some matters only, or on all but some, say both: of the matters they name and of all others.
  Truth status = seat.votes_otherwise();
  if (matter.function) {
    auto statuses = tables.statuses.at(seat.statuses());
    auto at = std::lower_bound(statuses.begin(), statuses.end(), *matter.function,
                               [](const schema::MatterStatus &s, std::uint32_t f) { return s.function() < f; });
    if (at != statuses.end() && at->function() == *matter.function)
      status = at->votes();
  }
  return checked(status);
}

// [C2] Whether they leave, vote and count are three things.
/// What the rule on conflicts lets people do.
struct Conflicts {
  bool leave = true, vote = false, count = false;
};

/// Holders and deputies of one run. Those in conflict are taken to be holders first.
Standing standingOf(const SeatCounts &counts, Deputies deputies, Conflicts rule) {
  // A seat whose holder sends a deputy is one seat: deputies are some of those present, and not more of them.
  std::uint32_t substitutes = std::min(counts.deputies, counts.present);
  std::uint32_t holders = counts.present - substitutes;
  std::uint32_t conflicted = std::min(counts.conflicted, counts.present);
  std::uint32_t holdersOut = std::min(conflicted, holders), substitutesOut = conflicted - holdersOut;
  bool attend = any(deputies & Deputies::MayAttend);
  bool substitutesCount = attend && any(deputies & Deputies::Count);
  bool substitutesVote = attend && any(deputies & Deputies::Vote);
  // Present, counted and entitled are apart (docs/language.md, Five things kept apart): somebody may stay in the room,
  // and even count, without a vote.
  auto less = [](std::uint32_t all, std::uint32_t out, bool stay) { return stay ? all : all - out; };
  Standing standing;
  standing.leaving = rule.leave ? conflicted : 0;
  standing.present = less(holders, holdersOut, !rule.leave);
  // Whoever may vote in spite of an interest counts to the quorum as well, said or not.
  standing.counted = less(holders, holdersOut, rule.count || rule.vote);
  // [Q7] Whoever has left counts, if so it is said, and is not there.
  standing.here = rule.leave ? holders - holdersOut : standing.counted;
  standing.entitled = less(holders, holdersOut, rule.vote);
  // [A7] A deputy who does not count sits there as a guest and is in no base.
  if (substitutesCount) {
    standing.present += less(substitutes, substitutesOut, !rule.leave);
    standing.counted += less(substitutes, substitutesOut, rule.count || rule.vote);
    standing.here += less(substitutes, substitutesOut, !rule.leave && (rule.count || rule.vote));
  }
  if (substitutesVote)
    standing.entitled += less(substitutes, substitutesOut, rule.vote);
  standing.own = less(holders, holdersOut, rule.vote);
  // [P2] Those who share a seat have one vote together.
  std::uint32_t shared = rule.vote ? counts.shared : counts.sharedWithout;
  standing.entitled -= std::min(standing.entitled, shared);
  return standing;
}

// [P4] A number that is open lies between its ends; where the holders are known nobody else is a member.
/// How many seats there are and how many have a holder. Whoever is said to be there has a seat.
void countSeats(Run &run, const BodyTables &tables, const TextTables &text, const schema::Seat &seat, Day day,
                const SeatCounts &counts, std::uint32_t taken) {
  // [P3] Before anybody is registered for the body, each seat may or may not have a holder.
  bool known = day >= tables.bodies[seat.body()].known_from();
  bool countUnknown = unsettled(text, seat.count_open());
  auto fillings = tables.fillings.at(seat.fillings());
  bool registered = known && !fillings.empty();
  std::uint32_t filled = 0, people = 0;
  // A register says exactly how many seats have a holder; how many seats there are may still be open.
  for (const schema::SeatFilling &row : fillings)
    if (registered && row.from_day() <= day && day < row.until_day()) {
      filled = row.filled();
      people = row.people();
    }
  // [A8] The seat of somebody who may not hold it counts as one that nobody holds.
  const std::uint32_t held = std::min(filled, seat.most());
  people -= std::min(people, counts.unfit);
  filled -= std::min(filled, counts.leftVacant);
  if (registered) {
    // [P2] People who share a seat are a head each: of those who are there, so many may sit in one with another.
    run.sharing = people - std::min(people, filled);
    taken = taken > people ? taken - run.sharing : std::min(taken, filled);
  }
  run.least = std::max({seat.least(), taken, filled, held});
  // "At least 5 seats", and a number to be confirmed, have no upper end that could be reckoned with.
  run.most = countUnknown || seat.most() == kNone ? kManySeats : std::max(seat.most(), run.least);
  run.follows = known && !registered;
  run.leastFilled = registered ? std::max(filled, taken) : known ? run.least : taken;
  run.mostFilled = registered ? run.leastFilled : run.most;
}

std::uint32_t takenBy(const SeatCounts &counts, bool outside) {
  std::uint64_t votes = std::uint64_t(counts.inFavour) + counts.against + counts.abstaining;
  std::uint64_t there = std::max(std::uint64_t(counts.present) + counts.byProxy, std::uint64_t(counts.inPost));
  if (outside)
    // Outside a meeting nobody is present. That people vote or have an interest shows that so many are in post.
    there = std::max({there, votes, std::uint64_t(counts.conflicted)});
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(there, kManySeats));
}

/// Whether what stands in a clause is there as is supposed of an open point, if anything is.
std::optional<bool> supposedOf(const TextTables &text, const Meeting &meeting, std::uint32_t clause,
                               std::uint32_t open) {
  auto at = std::find_if(meeting.settled.begin(), meeting.settled.end(),
                         [&](const Settled &one) { return one.open == open; });
  return at == meeting.settled.end() ? std::nullopt : std::optional(isThereIf(text, clause, open, at->comes));
}

Run runOf(const Tally &tally, const TextTables &text, std::uint32_t row, const SeatCounts &counts,
          const Supposed &supposed) {
  const BodyTables &tables = *tally.tables;
  const Meeting &meeting = *tally.meeting;
  const schema::Seat &seat = tables.seats[row];
  Run run;
  run.seat = row;
  run.weight = seat.weight();
  run.exists = seat.from_day() <= meeting.day && meeting.day < seat.until_day();
  if (!run.exists)
    return run;
  run.existsUnknown = unsettled(text, seat.open());
  if (std::optional<bool> there =
          run.existsUnknown ? supposedOf(text, meeting, seat.clause(), seat.open()) : std::nullopt) {
    run.exists = *there;
    run.existsUnknown = false;
    if (!*there)
      return run;
  }
  run.breaksTies = seat.voting() == Voting::OnlyTie;
  countSeats(run, tables, text, seat, meeting.day, counts, takenBy(counts, tally.outside));
  // [U1] What is told elsewhere shows that so many have one.
  run.leastFilled = std::max(run.leastFilled, std::min(supposed.atLeast, run.mostFilled));
  run.least = std::max(run.least, run.leastFilled);
  // In a world in which so many hold the seats. Where nobody is registered anywhere each seat has a holder.
  if (supposed.holders) {
    run.leastFilled = run.mostFilled = std::max(*supposed.holders, std::min(run.leastFilled, run.mostFilled));
    if (meeting.day >= tables.bodies[seat.body()].known_from())
      run.least = run.most = run.leastFilled;
    else
      run.least = std::max(run.least, run.leastFilled);
  }
  run.holders = counts.present - std::min(counts.deputies, counts.present);
  run.conflicted = counts.conflicted;
  run.byProxy = counts.byProxy;
  run.asking = counts.asking;
  run.shared = counts.shared;
  run.sharedWithout = counts.sharedWithout;
  run.votingAlong = counts.votingAlong;
  run.presentAlong = counts.presentAlong;
  run.presentAlongWithout = counts.presentAlongWithout;
  run.interestedAlong = counts.interestedAlong;
  run.proxiesAlong = counts.proxiesAlong;
  run.proxiesAlongWithout = counts.proxiesAlongWithout;
  run.inFavour = counts.inFavour;
  run.against = counts.against;
  run.abstaining = counts.abstaining;
  run.proxyVotes = counts.proxyVotes;
  return run;
}

} // namespace

bool Tally::mayBeThere() const {
  auto may = [&](std::uint32_t open) {
    return supposedOf(whole->text(), *meeting, body->clause(), open).value_or(true);
  };
  return may(body->open()) && may(body->start_open());
}

bool Tally::isSupposed(std::uint32_t open) const {
  return std::any_of(meeting->settled.begin(), meeting->settled.end(),
                     [&](const Settled &one) { return one.open == open; });
}

void Tally::readRules(std::span<const Settled> besides) {
  std::vector<Settled> both;
  std::span<const Settled> settled = besides;
  if (!meeting->settled.empty()) {
    both = meeting->settled;
    both.insert(both.end(), besides.begin(), besides.end());
    settled = both;
  }
  matter = matterNamed(*whole, *meeting, settled);
  rules = rulesFor(*whole, *meeting, matter, settled);
  proxiesVote = rules.proxies && !outside;
  someProxies = proxiesVote &&
                std::any_of(runs.begin(), runs.end(), [](const Run &run) { return run.exists && run.byProxy != 0; });
  Conflicts rule;
  if (rules.conflict)
    // Whoever must leave cannot vote, whatever else the clause says.
    rule = {rules.conflict->leave(), rules.conflict->vote() && !rules.conflict->leave(), rules.conflict->count()};
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run &run = runs[i];
    const schema::Seat &seat = tables->seats[run.seat];
    const SeatCounts counts = i < meeting->seats.size() ? meeting->seats[i] : SeatCounts{};
    Truth votes = votesOn(*tables, seat, matter);
    if (votes == Truth::Depends && i < meeting->supposed.size())
      votes = meeting->supposed[i].vote;
    run.votes = run.exists && votes == Truth::Yes;
    run.votesUnknown = run.exists && votes == Truth::Depends;
    run.usual = standingOf(counts, seat.deputies(), rule);
    run.staying = standingOf(counts, seat.deputies(), {false, true, true});
    if (run.sharing != 0)
      // They have one vote together.
      for (Standing *standing : {&run.usual, &run.staying})
        standing->entitled = std::min(standing->entitled, run.leastFilled);
  }
}

void Tally::setMost(bool most) {
  for (Run &run : runs) {
    run.seats = most ? run.most : run.least;
    run.filled = most ? run.mostFilled : run.leastFilled;
  }
}

Standing Tally::standing(const Run &run) const {
  Standing now = stay ? run.staying : run.usual;
  if (outside) {
    // Outside a meeting everybody in post takes part, and there are neither deputies nor proxies.
    auto filled = static_cast<std::uint32_t>(peopleIn(run));
    std::uint32_t out = std::min(run.conflicted, filled);
    bool vote = stay || (rules.conflict && rules.conflict->vote() && !rules.conflict->leave());
    bool leave = !stay && (!rules.conflict || rules.conflict->leave());
    std::uint32_t takePart = vote ? filled : filled - out;
    std::uint32_t shared = vote ? run.shared : run.sharedWithout;
    std::uint32_t without = std::min(takePart, shared);
    auto entitled = static_cast<std::uint32_t>(std::min<std::uint64_t>(takePart - without, filledIn(run)));
    // [R5] Whoever votes, or says that they abstain, takes part and counts towards a quorum to vote.
    std::uint64_t told = run.votes ? std::uint64_t(run.inFavour) + run.against + run.abstaining : 0;
    auto counted =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(told, entitled)) + (run.votes ? run.votingAlong : 0);
    return {leave ? filled - out : filled, counted, counted, entitled, entitled, leave ? out : 0};
  }
  if (run.byProxy != 0 && someProxies) {
    std::uint32_t most = proxiesOf(run);
    now.present += most;
    // [Y3] They count to the quorum only where it says `and count`. [Y2] Of too many it is not known which are good: in
    // the unfavourable world those of this run are not.
    if (rules.proxies->count())
      now.counted += favourable || leftKnown
                         ? most
                         : most - static_cast<std::uint32_t>(std::min<std::uint64_t>(proxiesLost(), most));
  }
  return now;
}

bool Tally::sendsInVain(const Run &run) const {
  return run.byProxy != 0 && !someProxies && !outside && run.proxyVotes && run.proxyVotes->all() != 0 &&
         run.proxyVotes->all() <= std::uint64_t(run.inFavour) + run.against + run.abstaining;
}

std::uint64_t Tally::excess(const Run &run, const Standing &now) const {
  std::uint64_t told = std::uint64_t(run.inFavour) + run.against + run.abstaining;
  std::uint64_t allowed = std::uint64_t(now.entitled) + proxiesOf(run);
  return told > allowed ? told - allowed : 0;
}

Counting Tally::countingOf(const schema::Threshold &threshold) const {
  if (rules.decides)
    for (const schema::Threshold &each : tables->thresholds.at(rules.decides->failing_that()))
      if (&each == &threshold)
        return Counting::FailingThat;
  return Counting::First;
}

CountsAs Tally::countsAs(Counting how) const {
  const schema::Rule *rule = rules.decides.row;
  // [V9] Each part of a rule says it for itself.
  switch (how) {
  case Counting::AsTold: break;
  case Counting::First:
    return rule ? CountsAs{checked(rule->abstentions()), checked(rule->silence()), checked(rule->vacancies())}
                : CountsAs{};
  case Counting::FailingThat:
    return rule ? CountsAs{checked(rule->failing_abstentions()), checked(rule->failing_silence()),
                           checked(rule->failing_vacancies())}
                : CountsAs{};
  }
  return {};
}

void Tally::takeLost(const Run &run, const Standing &now, Votes &votes) const {
  auto take = [](std::uint64_t &from, std::uint64_t &some, std::uint64_t ofThese = ~std::uint64_t{0}) {
    std::uint64_t taken = std::min({from, some, ofThese});
    from -= taken;
    some -= taken;
  };
  std::uint64_t &first = favourable ? votes.against : votes.inFavour,
                &last = favourable ? votes.inFavour : votes.against;
  std::uint64_t lost = excess(run, now), perhaps = 0;
  if (sendsInVain(run)) {
    const ProxyVotes &sent = *run.proxyVotes;
    votes = {votes.inFavour - std::min<std::uint64_t>(votes.inFavour, sent.inFavour),
             votes.against - std::min<std::uint64_t>(votes.against, sent.against),
             votes.abstaining - std::min<std::uint64_t>(votes.abstaining, sent.abstaining)};
    lost -= std::min<std::uint64_t>(lost, sent.all());
  }
  // [Y2] Besides those that are lost for certain, so many more may be those of this run: of votes by proxy.
  if (run.byProxy != 0 && someProxies) {
    std::uint64_t most = std::min<std::uint64_t>(proxiesLost(), run.byProxy);
    perhaps = most - std::min(most, lost);
    if (run.proxyVotes && most != 0) {
      const ProxyVotes &sent = *run.proxyVotes;
      std::uint64_t left = most;
      take(first, left, favourable ? sent.against : sent.inFavour);
      lost -= std::min(lost, most - left);
      perhaps = 0;
      take(votes.abstaining, lost, sent.abstaining);
      take(last, lost, favourable ? sent.inFavour : sent.against);
    }
  }
  take(first, lost);
  // Abstentions come second: they are on no side, yet they may be in the base.
  take(votes.abstaining, lost);
  take(last, lost);
  take(first, perhaps);
}

std::uint64_t Tally::proxyVotesAmong(std::uint64_t told, const Run &run) const {
  if (!run.proxyVotes)
    return std::min<std::uint64_t>(told, proxiesOf(run));
  // [Y2] Those of proxies that are left out are among them no longer: whoever is there has voted as before.
  std::uint64_t all = std::uint64_t(run.inFavour) + run.against + run.abstaining;
  return told - std::min(told, all - std::min<std::uint64_t>(all, run.proxyVotes->all()));
}

Votes Tally::votesOf(const Run &run, const Standing &now, Counting how) const {
  Votes votes{run.inFavour, run.against, run.abstaining};
  if (lostKnown)
    votes = {votes.inFavour - run.lost.inFavour, votes.against - run.lost.against,
             votes.abstaining - run.lost.abstaining};
  else
    takeLost(run, now, votes);
  const CountsAs as = countsAs(how);
  if (!as.any())
    return votes;
  std::uint64_t told = votes.inFavour + votes.against + votes.abstaining;
  // [V9] Whoever votes by proxy is not present, and not silent: the votes told are theirs first.
  told -= proxyVotesAmong(told, run);
  std::uint64_t may = now.entitled;
  auto add = [&](CountAs side, std::uint64_t some) {
    if (side == CountAs::For)
      votes.inFavour += some;
    else if (side == CountAs::Against)
      votes.against += some;
  };
  if (as.abstentions != CountAs::Nothing)
    add(as.abstentions, std::exchange(votes.abstaining, 0));
  // Silence is of those who may vote and are told of no vote, and not of everybody in post (docs/language.md, Voting).
  add(as.silence, may > told ? may - told : 0);
  // A vacancy is a seat without a holder: seats less holders, in this world.
  add(as.vacancies, seatsIn(run) - std::min(seatsIn(run), filledIn(run)));
  return votes;
}

rules::Part Tally::partOf(const Run &run, const Standing &now, const Votes &votes) const {
  // [Q5] Who shares a seat is one of those who hold it, and no seat more is vacant for it.
  std::uint64_t filled = peopleIn(run);
  return {.votes = run.votes,
          .seats = seatsIn(run) + (filled - filledIn(run)),
          .filled = filled,
          .inPost = filled,
          .leaving = now.leaving,
          .present = now.present,
          .inFavour = votes.inFavour,
          .against = votes.against,
          .abstaining = votes.abstaining};
}

rules::Part Tally::seatsOf(const Run &run, const Standing &now, const Votes &votes) const {
  rules::Part part = partOf(run, now, votes);
  if (run.sharing == 0)
    return part;
  auto less = [](std::uint64_t &from, std::uint64_t some) { from -= std::min(from, some); };
  part.seats = seatsIn(run);
  part.filled = part.inPost = filledIn(run);
  less(part.leaving, run.interestedAlong);
  less(part.present, now.leaving != 0 ? run.presentAlongWithout : run.presentAlong);
  // [Y3] Whoever votes by proxy is among those present.
  if (proxiesOf(run) != 0)
    less(part.present, now.leaving != 0 ? run.proxiesAlongWithout : run.proxiesAlong);
  return part;
}

std::uint64_t Tally::weighted(std::uint64_t Votes::*which) const {
  std::uint64_t sum = 0;
  for (const Run &run : runs)
    if (run.exists && run.votes)
      sum += votesOf(run, Counting::AsTold).*which * run.weight;
  return sum;
}

Tally tally(const Model &model, const Meeting &meeting, std::span<Run> runs) {
  const BodyTables &tables = model.tables().bodies();
  const TextTables &text = model.tables().text();
  Tally made;
  made.whole = &model.tables();
  made.tables = &tables;
  made.body = &tables.bodies[number(meeting.body)];
  made.meeting = &meeting;
  made.outside = meeting.mode != Mode::AtMeeting;
  auto seats = tables.seatLists.at(made.body->seats());
  made.runs = runs.first(std::min(runs.size(), seats.size()));
  // Whoever asks may tell of fewer runs than the body has: of those left out nobody is there.
  for (std::size_t i = 0; i < made.runs.size(); ++i)
    runs[i] = runOf(made, text, seats[i], i < meeting.seats.size() ? meeting.seats[i] : SeatCounts{},
                    i < meeting.supposed.size() ? meeting.supposed[i] : Supposed{});
  made.bodyThere = made.mayBeThere();
  made.readRules({});
  made.setMost(false);
  return made;
}

} // namespace quorate::runtime
