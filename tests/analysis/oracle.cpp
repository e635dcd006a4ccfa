// Every single person, everything each could do.
#include "tests/analysis/oracle.h"

#include <algorithm>

namespace quorate::testing {

namespace {

bool isIn(const std::vector<SeatId> &seats, SeatId seat) {
  return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

bool present(const Person &person) { return person.does >= Does::InFavour; }

bool compare(Bound bound, std::uint64_t left, std::uint64_t right) {
  return bound == Bound::MoreThan ? left > right : left >= right;
}

} // namespace

Oracle::Oracle(const Model &model, BodyId body) : model_(model), body_(model.at(body)) {
  for (SeatId id : body_.seats)
    for (std::uint32_t i = 0; i < model.at(id).most; ++i)
      people_.push_back({id, votesOn(model, model.at(id), {}).value(), model.at(id).weight, Does::StaysAway});
}

bool Oracle::met(const People &people, bool inFavour) const {
  std::uint64_t have = 0, base = 0;
  auto counted = [&](const Person &p) {
    // Towards a quorum those with an interest count only if the constitution says so; in a claim, if they stay.
    return present(p) || (p.does == Does::LeavesForInterest && body_.conflicts.countToQuorum);
  };
  const Quantity &quantity = people.quantity;
  for (const Person &p : people_) {
    bool in = isIn(people.who.seats, p.seat) && (p.votes || !people.who.votingOnly);
    have += in && (inFavour ? p.does == Does::InFavour : counted(p));
    if (quantity.form == Quantity::Form::FractionOfSelector) {
      base += isIn(quantity.of.seats, p.seat);
      continue;
    }
    switch (quantity.base) {
    case Base::MembersPresent: base += counted(p); break;
    case Base::VotingMembersPresent: base += counted(p) && p.votes; break;
    case Base::AllVotingSeats: base += p.votes; break;
    default: base += 1; break;
    }
  }
  if (quantity.form == Quantity::Form::Number)
    return compare(people.bound, have, quantity.number);
  return compare(people.bound, have * quantity.fraction.denominator, base * quantity.fraction.numerator);
}

bool Oracle::thresholdsMet(std::uint32_t extra, std::optional<SeatId> by) const {
  for (const Threshold &threshold : body_.decisions.front().thresholds) {
    std::uint64_t have = 0, base = 0;
    bool cast = threshold.base == Base::VotesCast;
    for (const Person &p : people_) {
      if (!threshold.among.seats.empty() && !isIn(threshold.among.seats, p.seat))
        continue;
      bool leaves = p.does == Does::LeavesForInterest;
      bool inRoom = present(p) || (leaves && !body_.conflicts.leave);
      std::uint64_t weight = cast ? p.weight : 1;
      if (p.votes && p.does == Does::InFavour)
        have += weight;
      switch (threshold.base) {
      case Base::VotesCast:
        base += p.votes && (p.does == Does::InFavour || p.does == Does::Against) ? weight : 0;
        break;
      case Base::MembersPresent: base += inRoom; break;
      case Base::VotingMembersPresent: base += present(p) && p.votes; break;
      case Base::EligibleMembers: base += !(leaves && body_.conflicts.leave); break;
      case Base::AllVotingSeats: base += p.votes; break;
      default: base += 1; break;
      }
    }
    if (extra != 0 && (threshold.among.seats.empty() || isIn(threshold.among.seats, *by))) {
      have += extra;
      base += cast ? extra : 0;
    }
    if (base == 0 ||
        !compare(threshold.bound, have * threshold.fraction.denominator, base * threshold.fraction.numerator))
      return false;
  }
  return true;
}

std::optional<SeatId> Oracle::breaker() const {
  const DecisionRule &rule = body_.decisions.front();
  std::optional<SeatId> who;
  if (rule.tie == Tie::BrokenBy)
    who = rule.breaker;
  if (rule.tie == Tie::Unstated)
    for (SeatId id : body_.seats)
      if (model_.at(id).castingVote)
        who = id;
  for (const Person &p : people_)
    if (who && p.seat == *who && p.votes && present(p))
      return who;
  return std::nullopt;
}

Judged Oracle::judge() const {
  Judged judged;
  judged.quorate = std::all_of(body_.quorum->requirements.begin(), body_.quorum->requirements.end(),
                               [&](const People &people) { return met(people, false); });
  const DecisionRule &rule = body_.decisions.front();
  std::uint64_t inFavour = 0, against = 0;
  for (const Person &p : people_) {
    inFavour += p.votes && p.does == Does::InFavour ? p.weight : 0;
    against += p.votes && p.does == Does::Against ? p.weight : 0;
  }
  judged.carried = thresholdsMet(0, {});
  if (inFavour == 0 || inFavour != against)
    return judged;
  if (judged.carried) {
    // Equal votes that reach the threshold exactly are a tie if the rule says something about ties.
    const Threshold &first = rule.thresholds.front();
    bool exact = rule.tie != Tie::Unstated && first.bound == Bound::AtLeast;
    if (exact) {
      Model stricter = model_;
      std::size_t index = static_cast<std::size_t>(&body_ - model_.bodies.data());
      stricter.bodies[index].decisions.front().thresholds = {first};
      stricter.bodies[index].decisions.front().thresholds.front().bound = Bound::MoreThan;
      Oracle other(stricter, BodyId(index));
      other.people_ = people_;
      exact = !other.thresholdsMet(0, {});
    }
    if (!exact)
      return judged;
  }
  judged.tied = true;
  judged.carried = false;
  if (std::optional<SeatId> who = breaker())
    for (const Person &p : people_)
      if (p.seat == *who && p.does == Does::InFavour && thresholdsMet(1, who))
        judged.carried = judged.byCastingVote = true;
  return judged;
}

bool Oracle::allowed(const Claim &claim, const Person &person, Does does) const {
  if (claim.when.is == When::Is::EveryVotingMemberPresent && person.votes && does <= Does::LeavesForInterest)
    return false;
  if (does <= Does::LeavesForInterest)
    return true;
  if (!person.votes || claim.says == Claim::Says::MeetingIncludes)
    return does == Does::Abstains;
  bool mine = isIn(claim.subjects.seats, person.seat);
  switch (claim.says) {
  case Claim::Says::Carry: return mine ? does == Does::InFavour : does != Does::InFavour;
  case Claim::Says::Block: return mine ? does == Does::Against : does != Does::Against;
  default: return true;
  }
}

bool Oracle::showsAgainst(const Claim &claim) const {
  Judged judged = judge();
  if (!judged.quorate)
    return false;
  switch (claim.says) {
  case Claim::Says::Carry: return !judged.carried;
  case Claim::Says::Block: return judged.carried;
  case Claim::Says::MeetingIncludes: {
    // In the room for the item: those who leave for an interest are not.
    std::uint64_t have = 0;
    const People &people = claim.people.front().front();
    for (const Person &p : people_)
      have += isIn(people.who.seats, p.seat) &&
              (present(p) || (p.does == Does::LeavesForInterest && !body_.conflicts.leave));
    return have < people.quantity.number;
  }
  case Claim::Says::CarriedWithVotesOf: return judged.carried && !met(claim.people.front().front(), true);
  case Claim::Says::NeverTied: return judged.tied && !breaker();
  default: return false;
  }
}

void Oracle::tryAll(const Claim &claim, std::size_t at, std::uint32_t missing) {
  if (fewest_ && missing >= *fewest_)
    return;
  if (at == people_.size()) {
    if (showsAgainst(claim))
      fewest_ = missing;
    return;
  }
  for (Does does : {Does::InFavour, Does::Against, Does::Abstains, Does::StaysAway, Does::LeavesForInterest})
    if (allowed(claim, people_[at], does)) {
      people_[at].does = does;
      tryAll(claim, at + 1, missing + (does <= Does::LeavesForInterest));
    }
}

std::optional<std::uint32_t> Oracle::refutedWith(const Claim &claim) {
  fewest_.reset();
  tryAll(claim, 0, 0);
  return fewest_;
}

std::vector<SeatId> RandomBody::someSeats() {
  std::vector<SeatId> some;
  for (SeatId id : at(board).seats)
    if (oneIn(2))
      some.push_back(id);
  if (some.empty())
    some.push_back(at(board).seats.front());
  return some;
}

RandomBody::RandomBody(std::uint32_t seed, std::uint32_t most) : dice(seed) {
  board = body("Board");
  std::uint32_t runs = 2 + below(3), left = most;
  bool weighted = oneIn(4);
  for (std::uint32_t i = 0; i < runs && left != 0; ++i) {
    std::uint32_t number = std::min(left, 1 + below(3));
    left -= number;
    SeatId id = seat(board, std::string("Post ") + char('A' + i), number);
    if (i != 0 && oneIn(4))
      at(id).voting = Voting::Never;
    if (weighted && oneIn(2))
      at(id).weight = 1 + below(3);
  }
  std::uint32_t people = most - left;

  Quorum &stated = quorum(board, 1 + below(people), oneIn(2));
  constexpr Base kQuorumBases[] = {Base::AllSeats, Base::AllVotingSeats, Base::MembersPresent,
                                   Base::VotingMembersPresent};
  if (oneIn(3)) {
    Quantity &quantity = stated.requirements.front().quantity;
    quantity.form = Quantity::Form::FractionOfBase;
    quantity.base = kQuorumBases[below(2)];
    quantity.fraction = {1 + below(2), 3};
  }
  if (oneIn(2))
    including(board, 1 + below(2), someSeats());
  if (oneIn(4)) {
    People share = this->people(0, someSeats());
    share.quantity.form = Quantity::Form::FractionOfBase;
    share.quantity.base = kQuorumBases[below(4)];
    share.quantity.fraction = {1, 2 + below(2)};
    at(board).quorum->requirements.push_back(share);
  }

  constexpr Base kBases[] = {Base::VotesCast,       Base::VotesCast, Base::MembersPresent, Base::VotingMembersPresent,
                             Base::EligibleMembers, Base::AllSeats,  Base::AllVotingSeats};
  constexpr Fraction kFractions[] = {{1, 2}, {1, 2}, {2, 3}, {1, 3}, {3, 4}, {0, 1}};
  DecisionRule &rule =
      decides(board, kFractions[below(6)], kBases[below(7)], oneIn(2) ? Bound::AtLeast : Bound::MoreThan);
  if (oneIn(4))
    rule.thresholds.push_back(
        {Bound::AtLeast, kFractions[below(6)], kBases[below(7)], Selector{someSeats(), false, ""}});
  SeatId first = at(board).seats.front();
  switch (below(4)) {
  case 0: rule.tie = Tie::Lost; break;
  case 1:
    if (at(first).most == 1) {
      rule.tie = Tie::BrokenBy;
      rule.breaker = first;
    }
    break;
  case 2: at(first).castingVote = at(first).most == 1; break;
  default: break;
  }
  if (oneIn(4))
    at(board).conflicts = {!oneIn(2), oneIn(2), {}};
}

} // namespace quorate::testing
