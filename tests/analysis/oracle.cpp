// Every single person, everything each could do.
#include "tests/analysis/oracle.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace quorate::testing {

namespace {

bool isIn(const std::vector<SeatId> &seats, SeatId seat) {
  return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

bool compared(Bound bound, std::int64_t left, std::int64_t right) {
  return bound == Bound::MoreThan ? left > right : left >= right;
}

} // namespace

Oracle::Oracle(const Model &model, BodyId body, Day day)
    : model_(model), body_(model.at(body)), rule_(body_.decisions.front()),
      conflict_(body_.conflicts.empty() ? ConflictRule() : body_.conflicts.front()) {
  for (SeatId id : body_.seats) {
    const Seat &seat = model.at(id);
    std::uint32_t number = seat.most;
    if (model.registered) {
      number = 0;
      for (const ir::Person &person : model.persons)
        for (const Holding &holding : person.holdings)
          number += holding.seat == id && holding.when.contains(day);
    }
    for (std::uint32_t i = 0; i < number; ++i)
      people_.push_back({id, seat.voting == Voting::Always, seat.voting == Voting::OnlyTie, seat.weight, {}});
  }
}

bool Oracle::stays(const Somebody &p) const {
  return p.does >= Does::InFavour || (p.does == Does::HasInterest && !conflict_.leave);
}

bool Oracle::mayVote(const Somebody &p) const {
  return p.does >= Does::InFavour || (p.does == Does::HasInterest && !conflict_.leave && conflict_.vote);
}

bool Oracle::towards(const Somebody &p, bool withAll) const {
  bool counts = conflict_.countToQuorum || (!conflict_.leave && conflict_.vote) || withAll;
  return p.does >= Does::InFavour || (p.does == Does::HasInterest && counts);
}

bool Oracle::here(const Somebody &p, bool withAll) const {
  return stays(p) || (p.does == Does::HasInterest && withAll);
}

/// Somebody who counts and is there, and has not left.
bool Oracle::somebodyCounts(bool withAll) const {
  return std::any_of(people_.begin(), people_.end(),
                     [&](const Somebody &p) { return towards(p, withAll) && here(p, withAll); });
}

/// The whole number that a fraction is of.
std::int64_t Oracle::whole(const Quantity &quantity, const People &people, bool inFavour, bool withAll) const {
  std::int64_t sum = 0;
  if (quantity.form == Quantity::Form::FractionOfSelector) {
    for (const Somebody &p : people_)
      sum += isIn(quantity.of.seats, p.seat);
    return sum;
  }
  if (quantity.base == Base::AllSeats || quantity.base == Base::AllVotingSeats) {
    if (quantity.form != Quantity::Form::AllBut) {
      for (SeatId id : body_.seats)
        if (quantity.base == Base::AllSeats || model_.at(id).voting == Voting::Always)
          sum += static_cast<std::int64_t>(seatsOf(id));
      return sum;
    }
  }
  static_cast<void>(inFavour);
  for (const Somebody &p : people_) {
    bool gone = p.does == Does::HasInterest && conflict_.leave && !withAll;
    if (quantity.form == Quantity::Form::AllBut) {
      sum += isIn(people.who.seats, p.seat) && (p.votes || !people.who.votingOnly);
      continue;
    }
    switch (quantity.base) {
    case Base::MembersPresent: sum += here(p, withAll); break;
    case Base::VotingMembersPresent: sum += here(p, withAll) && p.votes; break;
    case Base::EligibleMembers: sum += !gone; break;
    case Base::EligibleVotingMembers: sum += !gone && p.votes; break;
    case Base::FilledVotingSeats:
    case Base::Electorate: sum += p.votes; break;
    default: sum += 1; break;
    }
  }
  return sum;
}

bool Oracle::reached(const Quantity &q, Bound bound, std::int64_t have, const People &people, bool inFavour,
                     bool withAll) const {
  auto part = [&](std::size_t i) { return reached(q.operands[i], bound, have, people, inFavour, withAll); };
  std::int64_t n = q.fraction.numerator, d = q.fraction.denominator;
  switch (q.form) {
  case Quantity::Form::Number: return compared(bound, have, q.number);
  // Worked out as a condition and not as a number, so that no mistake in a maximum is shared with what is tested.
  case Quantity::Form::GreaterOf: return part(0) && part(1);
  case Quantity::Form::SmallerOf: return part(0) || part(1);
  case Quantity::Form::AllBut:
    return compared(bound, have, std::max<std::int64_t>(whole(q, people, inFavour, withAll) - q.number, 0));
  default: break;
  }
  std::int64_t base = whole(q, people, inFavour, withAll), rest = have - q.plus;
  if (q.form == Quantity::Form::FractionOfRootBase)
    // Squared on both sides: there is no root of a whole number that could be compared exactly.
    return rest >= 0 && compared(bound, rest * rest * d * d, n * n * base);
  if (q.rounded == Rounded::Not)
    return compared(bound, rest * d, base * n);
  std::int64_t down = base * n / d, left = base * n % d;
  bool up = q.rounded == Rounded::Up ? left != 0 : q.rounded == Rounded::ToNearest && 2 * left >= d;
  return compared(bound, have, down + up + q.plus);
}

bool Oracle::asks(const People &people, bool inFavour, bool withAll) const {
  auto of = [&](const Selector &who) {
    std::int64_t have = 0;
    for (const Somebody &p : people_)
      have += isIn(who.seats, p.seat) && (p.votes || !who.votingOnly) &&
              (inFavour ? p.does == Does::InFavour : towards(p, withAll));
    return have;
  };
  std::int64_t have = people.groups.empty() ? of(people.who) : 0;
  for (const Selector &group : people.groups)
    have += of(group) != 0;
  return reached(people.quantity, people.bound, have, people, inFavour, withAll);
}

bool Oracle::quorum(Quorum::To to, bool withAll) const {
  // Nobody is never a quorum.
  bool anybody = somebodyCounts(withAll);
  for (const Quorum &quorum : body_.quorums)
    if (quorum.to == to && !quorum.requirements.empty() && !anybody)
      return false;
  for (const Quorum &quorum : body_.quorums)
    if (quorum.to == to)
      for (const People &people : quorum.requirements)
        if (!asks(people, false, withAll))
          return false;
  return true;
}

/// `stay`: too many had to leave, so that they stay.
bool Oracle::quorate(bool forMotion, bool &stay) const {
  auto all = [&](bool withAll) {
    return quorum(Quorum::To::Meet, withAll) && (!forMotion || quorum(Quorum::To::Vote, withAll));
  };
  stay = false;
  using IfTooMany = ConflictRule::IfTooMany;
  if (all(false))
    return true;
  if (conflict_.ifTooMany == IfTooMany::Unstated || !all(true))
    return false;
  stay = conflict_.ifTooMany == IfTooMany::MayStay;
  return stay || (conflict_.ifTooMany == IfTooMany::OthersDecide && somebodyCounts(false));
}

/// Votes of the holders of some seats, and what share they are taken of.
Count Oracle::countGroup(const Threshold &threshold, const std::vector<SeatId> &seats, bool weighted) const {
  Count sum;
  auto as = [&](CountAs what, std::uint64_t some) {
    if (what == CountAs::For)
      sum.inFavour += some;
    if (what == CountAs::Against)
      sum.against += some;
  };
  std::uint64_t abstaining = 0, other = 0;
  for (const Somebody &p : people_) {
    if (!isIn(seats, p.seat))
      continue;
    std::uint64_t worth = weighted ? p.weight : 1;
    bool leaves = p.does == Does::HasInterest && conflict_.leave;
    switch (threshold.base) {
    case Base::MembersPresent: other += stays(p) ? worth : 0; break;
    case Base::VotingMembersPresent: other += stays(p) && p.votes ? worth : 0; break;
    case Base::EligibleMembers: other += leaves ? 0 : worth; break;
    case Base::EligibleVotingMembers: other += !leaves && p.votes ? worth : 0; break;
    case Base::FilledSeats: other += worth; break;
    case Base::FilledVotingSeats:
    case Base::Electorate: other += p.votes ? worth : 0; break;
    default: break;
    }
    if (!p.votes)
      continue;
    if (p.does == Does::InFavour)
      sum.inFavour += worth;
    if (p.does == Does::Against)
      sum.against += worth;
    if (p.does == Does::Abstains) {
      as(part().abstentions, worth);
      abstaining += part().abstentions == CountAs::Nothing ? worth : 0;
    }
    if (mayVote(p) && (p.does == Does::Silent || p.does == Does::HasInterest))
      as(part().silence, worth);
  }
  for (SeatId id : body_.seats) {
    const Seat &seat = model_.at(id);
    std::uint64_t worth = weighted ? seat.weight : 1, here = 0;
    if (!isIn(seats, id))
      continue;
    for (const Somebody &p : people_)
      here += p.seat == id;
    if (seat.voting == Voting::Always)
      as(part().vacancies, (seat.most - here) * worth);
    if (threshold.base == Base::AllSeats || (threshold.base == Base::AllVotingSeats && seat.voting == Voting::Always))
      other += seat.most * worth;
  }
  bool cast = threshold.base == Base::VotesCast || threshold.base == Base::VotesAndAbstentions;
  sum.base =
      !cast ? other : sum.inFavour + sum.against + (threshold.base == Base::VotesAndAbstentions ? abstaining : 0);
  return sum;
}

Count Oracle::count(const Threshold &threshold, std::uint32_t extra, std::optional<SeatId> by) const {
  bool cast = threshold.base == Base::VotesCast || threshold.base == Base::VotesAndAbstentions;
  if (threshold.counted == Counted::ByConstituent) {
    Count sum;
    for (const Selector &group : threshold.constituents) {
      Threshold votes = threshold;
      votes.base = Base::VotesCast;
      Count own = countGroup(votes, group.seats, true);
      sum.inFavour += own.inFavour > own.against;
      sum.against += own.inFavour < own.against;
      sum.base += threshold.base == Base::VotesCast ? own.inFavour != own.against
                                                    : countGroup(threshold, group.seats, false).base != 0;
    }
    // A casting vote stands beside those of the constituents.
    if (!by || threshold.among.seats.empty() || isIn(threshold.among.seats, *by)) {
      sum.inFavour += extra;
      sum.base += cast ? extra : 0;
    }
    return sum;
  }
  bool weighted = threshold.counted == Counted::ByWeight ||
                  (threshold.counted == Counted::Unstated && (cast || threshold.form != Threshold::Form::Share));
  const std::vector<SeatId> &among = threshold.among.seats.empty() ? body_.seats : threshold.among.seats;
  Count sum = countGroup(threshold, among, weighted);
  if (!by || isIn(among, *by)) {
    sum.inFavour += extra;
    sum.base += cast ? extra : 0;
  }
  return sum;
}

bool Oracle::met(const Threshold &threshold, const Count &votes) const {
  if (votes.inFavour == 0 && threshold.form != Threshold::Form::Against)
    return false;
  auto f = static_cast<std::int64_t>(votes.inFavour), a = static_cast<std::int64_t>(votes.against);
  switch (threshold.form) {
  case Threshold::Form::Share:
    return votes.base != 0 && compared(threshold.bound, f * threshold.fraction.denominator,
                                       static_cast<std::int64_t>(votes.base) * threshold.fraction.numerator);
  case Threshold::Form::Against: return a <= threshold.number;
  case Threshold::Form::Margin: return compared(threshold.bound, f - a, threshold.number);
  case Threshold::Form::For: return compared(threshold.bound, f, threshold.number);
  }
  return false;
}

bool Oracle::allMet(std::uint32_t extra, std::optional<SeatId> by) const {
  auto all = [&](const std::vector<Threshold> &thresholds) {
    return !thresholds.empty() && std::all_of(thresholds.begin(), thresholds.end(),
                                              [&](const Threshold &each) { return met(each, count(each, extra, by)); });
  };
  auto some = [&] { return extra != 0 || countGroup(Threshold{}, body_.seats, false).inFavour != 0; };
  failing_ = false;
  bool met = some() && all(rule_.thresholds);
  failing_ = !rule_.failingThat.empty();
  return met || (some() && all(rule_.failingThat));
}

std::optional<SeatId> Oracle::breaker() const {
  SeatId who;
  if (rule_.tie == Tie::BrokenBy)
    who = rule_.breaker;
  if (rule_.tie == Tie::Unstated)
    for (SeatId id : body_.seats)
      if (model_.at(id).castingVote || model_.at(id).voting == Voting::OnlyTie) {
        if (who || model_.at(id).most > 1)
          return std::nullopt;
        who = id;
      }
  for (const Somebody &p : people_)
    if (who && p.seat == who && (p.votes || p.onlyTie) && mayVote(p))
      return who;
  return std::nullopt;
}

Judged Oracle::judge() const {
  Judged judged;
  judged.carried = allMet(0, {});
  const Threshold &decisive = rule_.failingThat.empty() ? rule_.thresholds.front() : rule_.failingThat.front();
  Threshold votes = decisive;
  votes.base = Base::VotesCast;
  votes.form = Threshold::Form::Share;
  if (decisive.counted == Counted::Unstated)
    votes.counted = Counted::ByWeight;
  votes.among = {};
  failing_ = !rule_.failingThat.empty();
  Count all = count(votes, 0, {});
  if (all.inFavour == 0 || all.inFavour != all.against)
    return judged;
  // What the rule says of a tie goes for all equal votes, though its share may be met.
  if (judged.carried && rule_.tie == Tie::Unstated)
    return judged;
  judged.tied = judged.carried || allMet(1, {});
  judged.carried = false;
  if (std::optional<SeatId> who = breaker())
    if (allMet(1, who)) {
      auto alike = [&](Does does) {
        return std::all_of(people_.begin(), people_.end(),
                           [&](const Somebody &p) { return p.seat != *who || !mayVote(p) || p.does == does; });
      };
      judged.carried = alike(Does::InFavour);
      judged.maybe = !judged.carried && !alike(Does::Against);
    }
  return judged;
}

/// Whether a claim leaves it open that somebody does this: those it is about vote as it says, all others as they like.
bool Oracle::allowed(const Claim &claim, const Somebody &person, Does does) const {
  if (does <= Does::HasInterest)
    return claim.when.is != When::Is::EveryVotingMemberPresent || !person.votes;
  if ((!person.votes && !person.onlyTie) || claim.says == Claim::Says::MeetingIncludes)
    return does == Does::Silent;
  bool mine = isIn(claim.subjects.seats, person.seat);
  switch (claim.says) {
  case Claim::Says::Carry: return mine ? does == Does::InFavour : does != Does::InFavour;
  case Claim::Says::Block: return mine ? does == Does::Against : does != Does::Against;
  default: return true;
  }
}

bool Oracle::showsAgainst(const Claim &claim) const {
  // Those who stay with an interest because too many would leave are there as if they had none; that is tried too.
  bool stay = false;
  if (!quorate(claim.says != Claim::Says::MeetingIncludes, stay) || stay)
    return false;
  // An interest that keeps nobody from anything is none.
  if (!conflict_.leave && conflict_.vote &&
      std::any_of(people_.begin(), people_.end(), [](const Somebody &p) { return p.does == Does::HasInterest; }))
    return false;
  switch (claim.says) {
  case Claim::Says::MeetingIncludes: {
    std::uint64_t have = 0;
    const People &people = claim.people.front().front();
    for (const Somebody &p : people_)
      have += isIn(people.who.seats, p.seat) && stays(p);
    return have < people.quantity.number;
  }
  case Claim::Says::Carry: return !judge().carried;
  case Claim::Says::Block: return judge().carried || judge().maybe;
  case Claim::Says::CarriedWithVotesOf:
    return (judge().carried || judge().maybe) && !asks(claim.people.front().front(), true, false);
  case Claim::Says::NeverTied: return judge().tied && (!breaker() || judge().maybe);
  default: return false;
  }
}

/// Every person from `at` on, in every way; whoever is missing costs one.
void Oracle::tryAll(const Claim &claim, std::size_t at, std::uint32_t missing) {
  // The search that is tested promises the fewest missing, so more need not be tried.
  if (fewest_ && missing >= *fewest_)
    return;
  if (at == people_.size()) {
    if (showsAgainst(claim))
      fewest_ = missing;
    return;
  }
  for (Does does : {Does::InFavour, Does::Against, Does::Abstains, Does::Silent, Does::StaysAway, Does::HasInterest})
    if (allowed(claim, people_[at], does)) {
      people_[at].does = does;
      tryAll(claim, at + 1, missing + (does <= Does::HasInterest));
    }
}

std::optional<std::uint32_t> Oracle::refutedWith(const Claim &claim) {
  fewest_.reset();
  tryAll(claim, 0, 0);
  return fewest_;
}

TEST_CASE("three people tried one by one, as anybody would") {
  Making making;
  BodyId board = making.body("Board");
  SeatId chair = making.seat(board, "Chair", 1), member = making.seat(board, "Member", 2);
  making.quorum(board, 2);
  making.decides(board);
  Oracle oracle(making.model, board, 0);
  Claim tied = making.claim(Claim::Says::NeverTied, {board});
  CHECK(oracle.refutedWith(tied) == 0u); // one for, one against, one silent
  // Two members carry what they want; the chair alone does not, whoever else is there.
  CHECK(oracle.refutedWith(making.claim(Claim::Says::Carry, {board}, {chair})) == 0u);
  Claim carry = making.claim(Claim::Says::Carry, {board}, {member});
  CHECK(oracle.refutedWith(carry) == 1u); // with one of them away it is one against one
  carry.when.is = When::Is::EveryVotingMemberPresent;
  CHECK_FALSE(oracle.refutedWith(carry));
}

} // namespace quorate::testing
