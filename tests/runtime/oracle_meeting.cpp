// Judges a known meeting straight from the definitions.
#include "tests/runtime/oracle_meeting.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace quorate::test {

using runtime::Mode;
using runtime::Truth;

World::World(const ir::Model &model, const ir::Body &body, const runtime::Meeting &meeting)
    : model_(model), body_(body), meeting_(meeting) {
  rule_ = ruleOf(body.decisions, [&](const ir::DecisionRule &rule) { return int(rule.mode) == int(meeting.mode); });
  // Outside a meeting, a rule for meetings that names the matter must be met besides one that names none.
  const ir::DecisionRule *meetings =
      ruleOf(body.decisions, [](const ir::DecisionRule &rule) { return rule.mode == ir::Mode::AtMeeting; });
  if (outside() && rule_ && rule_->matters.empty() && meetings && !meetings->matters.empty())
    besides_ = meetings;
  conflict_ = ruleOf(body.conflicts, [](const ir::ConflictRule &) { return true; });
  for (const ir::Proxies &rule : body.proxies)
    if (inForce(rule.clause) && !proxies_)
      proxies_ = &rule;
}

// ---------------------------------------------------------------- who is who

bool World::leaves(const Person &p) const { return p.conflicted && !stay_ && (!conflict_ || conflict_->leave); }

/// In the room, as a member.
bool World::there(const Person &p) const {
  if (outside())
    return p.filled && !leaves(p);
  const ir::Seat &seat = model_.at(body_.seats[p.run]);
  // A deputy who does not count is a guest.
  bool standsIn = seat.deputyMayAttend && seat.deputyCounts;
  return (p.present && !leaves(p) && (!p.deputy || standsIn)) || byProxy(p);
}

/// Towards the quorum, and in a base of members present.
bool World::counts(const Person &p) const {
  const ir::Seat &seat = model_.at(body_.seats[p.run]);
  // Who votes takes part.
  if (outside())
    return p.hasVote && votesInPerson(p) && p.vote != Vote::None;
  if (byProxy(p))
    return proxies_->count;
  bool despiteInterest = stay_ || (conflict_ && (conflict_->countToQuorum || (conflict_->vote && !conflict_->leave)));
  return p.present && (!p.conflicted || despiteInterest) && (!p.deputy || (seat.deputyMayAttend && seat.deputyCounts));
}

/// Whether anybody who counts is there: nobody by proxy, and nobody who has left.
bool World::somebodyHere() const {
  return std::any_of(people.begin(), people.end(),
                     [&](const Person &p) { return counts(p) && !byProxy(p) && (outside() || !leaves(p)); });
}

/// May vote, if the seat has a vote.
bool World::votesInPerson(const Person &p) const {
  const ir::Seat &seat = model_.at(body_.seats[p.run]);
  bool despiteInterest = stay_ || (conflict_ && conflict_->vote && !conflict_->leave);
  if (p.conflicted && !despiteInterest)
    return false;
  if (outside())
    return p.filled;
  return p.present && (!p.deputy || (seat.deputyMayAttend && seat.deputyVotes));
}

bool World::votes(const Person &p) const { return p.hasVote && (votesInPerson(p) || byProxy(p)); }

std::uint64_t World::mayVoteIn(std::uint32_t run) const {
  return howMany([&](const Person &p) { return p.run == run && (votesInPerson(p) || byProxy(p)); });
}

bool World::someHolder() const {
  return std::any_of(people.begin(), people.end(), [&](const Person &p) { return p.hasVote && votesInPerson(p); });
}

/// The vote with what abstentions, silence and vacancies count as.
Vote World::effective(const Person &p) const {
  auto as = [](ir::CountAs so, Vote otherwise) {
    return so == ir::CountAs::For ? Vote::For : so == ir::CountAs::Against ? Vote::Against : otherwise;
  };
  if (!p.filled)
    return p.hasVote ? as(part().vacancies, Vote::None) : Vote::None;
  if (!votes(p))
    return Vote::None;
  if (p.vote == Vote::None)
    return byProxy(p) ? Vote::None : as(part().silence, Vote::None); // of those present
  return p.vote == Vote::Abstains ? as(part().abstentions, Vote::Abstains) : p.vote;
}

bool World::selected(const ir::Selector &who, const Person &p) const {
  ir::SeatId seat = body_.seats[p.run];
  return std::find(who.seats.begin(), who.seats.end(), seat) != who.seats.end() && (!who.votingOnly || p.hasVote);
}

bool World::inBase(ir::Base base, const Person &p, bool quorum) const {
  Vote vote = rule_ ? effective(p) : Vote::None;
  switch (base) {
  case ir::Base::VotesCast: return p.hasVote && (vote == Vote::For || vote == Vote::Against);
  case ir::Base::VotesAndAbstentions: return p.hasVote && vote != Vote::None;
  // In the base of a quorum those by proxy are only if they count.
  case ir::Base::MembersPresent: return there(p) && (!quorum || !byProxy(p) || proxies_->count);
  case ir::Base::VotingMembersPresent: return p.hasVote && there(p) && (!quorum || !byProxy(p) || proxies_->count);
  case ir::Base::EligibleMembers: return p.filled && !leaves(p);
  case ir::Base::EligibleVotingMembers: return p.filled && p.hasVote && !leaves(p);
  case ir::Base::FilledSeats: return p.filled;
  case ir::Base::FilledVotingSeats:
  case ir::Base::Electorate: return p.filled && p.hasVote;
  case ir::Base::AllSeats: return true;
  case ir::Base::AllVotingSeats: return p.hasVote;
  }
  return false;
}

// ---------------------------------------------------------------- quorum

std::uint64_t World::heads(const ir::Selector &who) const {
  std::set<int> humans;
  std::uint64_t heads = 0;
  for (const Person &p : people)
    if (selected(who, p) && counts(p))
      // Somebody in two seats is one head (docs/language.md, "Counting"); a negative number is somebody without a name.
      heads += p.human < 0 ? p.times : std::uint64_t(humans.insert(p.human).second);
  return heads;
}

std::uint64_t World::baseOf(ir::Base base) const {
  return howMany([&](const Person &p) { return inBase(base, p, true); });
}

bool World::enough(std::uint64_t have, ir::Bound bound, const ir::Quantity &q, const ir::Selector &who) const {
  using Form = ir::Quantity::Form;
  bool more = bound == ir::Bound::MoreThan;
  if (q.form == Form::GreaterOf)
    return enough(have, bound, q.operands[0], who) && enough(have, bound, q.operands[1], who);
  if (q.form == Form::SmallerOf)
    return enough(have, bound, q.operands[0], who) || enough(have, bound, q.operands[1], who);
  if (q.form == Form::Number)
    return more ? have > q.number + q.plus : have >= q.number + q.plus;
  auto of = [&](const ir::Selector &some) {
    return std::int64_t(howMany([&](const Person &p) { return selected(some, p) && p.filled; }));
  };
  if (q.form == Form::AllBut) {
    std::int64_t line = std::max<std::int64_t>(0, of(who) - std::int64_t(q.number)) + q.plus;
    return more ? std::int64_t(have) > line : std::int64_t(have) >= line;
  }
  std::int64_t base = q.form == Form::FractionOfSelector ? of(q.of) : std::int64_t(baseOf(q.base));
  std::int64_t p = q.fraction.numerator, d = q.fraction.denominator;
  bool root = q.form == Form::FractionOfRootBase;
  // Where n lies against the fraction: negative below it.
  auto against = [&](std::int64_t n, std::int64_t times) {
    if (!root)
      return n * d - base * p * times;
    return n < 0 ? std::int64_t(-1) : n * n * d * d - base * p * p * times * times;
  };
  std::int64_t left = std::int64_t(have) - q.plus;
  if (q.rounded == ir::Rounded::Not)
    return more ? against(left, 1) > 0 : against(left, 1) >= 0;
  // Counted up one by one: slow, and with no rounding to get wrong.
  std::int64_t line = 0;
  switch (q.rounded) {
  case ir::Rounded::Up:
    while (against(line, 1) < 0)
      ++line;
    break;
  case ir::Rounded::Down:
    while (against(line + 1, 1) <= 0)
      ++line;
    break;
  default: // the next whole number, if twice the fraction reaches the odd number between
    while (against(2 * line + 1, 2) <= 0)
      ++line;
  }
  return more ? left > line : left >= line;
}

bool World::meets(const ir::People &need) const {
  std::uint64_t have = heads(need.who);
  if (!need.groups.empty()) {
    have = 0;
    for (const ir::Selector &group : need.groups)
      have += heads(group) != 0;
  }
  return enough(have, need.bound, need.quantity, need.who);
}

Truth World::stated(ir::Quorum::To to, bool &any) const {
  const ir::Quorum *quorum = ruleOf(body_.quorums, [&](const ir::Quorum &q) { return q.to == to; });
  any = quorum != nullptr;
  if (!quorum)
    return Truth::Depends;
  if (!somebodyHere())
    return Truth::No;
  for (const ir::People &need : quorum->requirements)
    if (!meets(need))
      return Truth::No;
  return Truth::Yes;
}

Truth World::asked() const {
  bool any = false;
  if (meeting_.to == runtime::QuorumTo::Begin)
    if (Truth begin = stated(ir::Quorum::To::Begin, any); any && !meeting_.adjourned)
      return begin;
  Truth meet = stated(ir::Quorum::To::Meet, any);
  if (meeting_.to == runtime::QuorumTo::Begin && meeting_.adjourned)
    if (bool has = false; true) {
      Truth begin = stated(ir::Quorum::To::Begin, has);
      meet = has ? begin : meet;
    }
  bool meetStated = any;
  if (meeting_.adjourned)
    for (const ir::WithoutQuorum &without : body_.withoutQuorum)
      if (without.is == ir::WithoutQuorum::Is::Adjourned && (without.then || without.whoeverIsPresent)) {
        meet = somebodyHere() && (without.whoeverIsPresent || meets(*without.then)) ? Truth::Yes : Truth::No;
        meetStated = true;
        break;
      }
  if (meeting_.to != runtime::QuorumTo::Vote)
    return meet;
  Truth vote = stated(ir::Quorum::To::Vote, any);
  if (!any)
    return meet;
  if (!meetStated)
    return vote;
  if (meet == Truth::No || vote == Truth::No)
    return Truth::No;
  return meet == Truth::Depends || vote == Truth::Depends ? Truth::Depends : Truth::Yes;
}

Truth World::quorate() {
  stay_ = false;
  auto asked = [&] {
    if (!outside())
      return this->asked();
    bool any = false;
    Truth vote = stated(ir::Quorum::To::Vote, any);
    return any && meeting_.to == runtime::QuorumTo::Vote ? vote : Truth::Yes;
  };
  Truth plain = asked();
  if (plain != Truth::No || !conflict_)
    return plain;
  // Asked again as if nobody had left: only a quorum that fails for their sake is met in this way.
  stay_ = true;
  bool onlyForThem = asked() == Truth::Yes;
  stay_ = onlyForThem && conflict_->ifTooMany == ir::ConflictRule::IfTooMany::MayStay;
  if (stay_)
    return Truth::Yes;
  bool others = onlyForThem && !outside() && conflict_->ifTooMany == ir::ConflictRule::IfTooMany::OthersDecide;
  return others && somebodyHere() ? Truth::Yes : Truth::No;
}

// ---------------------------------------------------------------- votes

std::uint64_t World::worth(const ir::Threshold &t, const Person &p) const {
  bool cast =
      t.form != ir::Threshold::Form::Share || t.base == ir::Base::VotesCast || t.base == ir::Base::VotesAndAbstentions;
  bool weighted = t.counted == ir::Counted::ByWeight || (t.counted == ir::Counted::Unstated && cast);
  return weighted ? p.weight : 1;
}

/// With one vote more in favour: by somebody of run `by`, or by anybody.
bool World::met(const ir::Threshold &t, std::optional<std::uint32_t> by, bool anybody) const {
  auto among = [&](std::uint32_t run) {
    ir::SeatId seat = body_.seats[run];
    return t.among.seats.empty() || std::count(t.among.seats.begin(), t.among.seats.end(), seat) != 0;
  };
  bool cast = t.base == ir::Base::VotesCast, castOrNot = cast || t.base == ir::Base::VotesAndAbstentions;
  std::int64_t inFavour = 0, against = 0, base = 0;
  if (t.counted == ir::Counted::ByConstituent) {
    for (const ir::Selector &constituent : t.constituents) {
      std::int64_t here = 0, there = 0;
      bool inIt = false;
      for (const Person &p : people)
        if (selected(constituent, p) && among(p.run)) {
          here += p.hasVote && effective(p) == Vote::For ? std::int64_t(p.weight) * p.times : 0;
          there += p.hasVote && effective(p) == Vote::Against ? std::int64_t(p.weight) * p.times : 0;
          inIt = inIt || inBase(t.base, p, false);
        }
      inFavour += here > there;
      against += there > here;
      base += cast ? here != there : inIt;
    }
    // Whoever has a casting vote adds one to those of the constituents, and changes none of theirs.
    bool extra = anybody || (by && among(*by));
    inFavour += extra;
    base += extra && castOrNot;
  } else {
    for (const Person &p : people)
      if (among(p.run)) {
        std::int64_t w = std::int64_t(worth(t, p)) * p.times;
        inFavour += p.hasVote && effective(p) == Vote::For ? w : 0;
        against += p.hasVote && effective(p) == Vote::Against ? w : 0;
        base += inBase(t.base, p, false) ? w : 0;
      }
    bool extra = anybody || (by && among(*by));
    inFavour += extra;
    base += extra && castOrNot;
  }
  if (inFavour == 0 && t.form != ir::Threshold::Form::Against)
    return false;
  bool more = t.bound == ir::Bound::MoreThan;
  std::int64_t n = t.number;
  switch (t.form) {
  case ir::Threshold::Form::Share: {
    std::int64_t left = inFavour * t.fraction.denominator, right = base * t.fraction.numerator;
    return base != 0 && (more ? left > right : left >= right);
  }
  case ir::Threshold::Form::Against: return against <= n;
  case ir::Threshold::Form::Margin: return more ? inFavour - against > n : inFavour - against >= n;
  case ir::Threshold::Form::For: return more ? inFavour > n : inFavour >= n;
  }
  return false;
}

/// All thresholds, or else all of those that stand after `failing that`.
bool World::carries(std::optional<std::uint32_t> by, bool anybody) const {
  auto all = [&](const std::vector<ir::Threshold> &thresholds) {
    return std::all_of(thresholds.begin(), thresholds.end(),
                       [&](const ir::Threshold &t) { return met(t, by, anybody); });
  };
  auto some = [&] {
    return by || anybody || std::any_of(people.begin(), people.end(), [&](const Person &p) {
             return p.hasVote && effective(p) == Vote::For;
           });
  };
  failing_ = false;
  bool met = some() && all(rule_->thresholds);
  failing_ = !rule_->failingThat.empty();
  return met || (failing_ && some() && all(rule_->failingThat));
}

bool World::equal() const {
  failing_ = !rule_->failingThat.empty();
  const ir::Threshold &t = rule_->failingThat.empty() ? rule_->thresholds[0] : rule_->failingThat[0];
  std::int64_t inFavour = 0, against = 0;
  if (t.counted == ir::Counted::ByConstituent) {
    for (const ir::Selector &constituent : t.constituents) {
      std::int64_t here = 0;
      for (const Person &p : people)
        if (selected(constituent, p) && p.hasVote)
          here += (effective(p) == Vote::For       ? 1
                   : effective(p) == Vote::Against ? -1
                                                   : 0) *
                  std::int64_t(p.weight) * p.times;
      inFavour += here > 0;
      against += here < 0;
    }
  } else {
    for (const Person &p : people) {
      std::int64_t w = std::int64_t(t.counted == ir::Counted::ByHead ? 1 : p.weight) * p.times;
      inFavour += p.hasVote && effective(p) == Vote::For ? w : 0;
      against += p.hasVote && effective(p) == Vote::Against ? w : 0;
    }
  }
  return inFavour != 0 && inFavour == against;
}

std::uint32_t World::position(ir::SeatId seat) const {
  return static_cast<std::uint32_t>(std::find(body_.seats.begin(), body_.seats.end(), seat) - body_.seats.begin());
}

/// What the casting vote of one of a run makes of a tie: it may be any of those who are there.
Truth World::byCaster(std::uint32_t run) const {
  ir::Voting voting = model_.at(body_.seats[run]).voting;
  std::uint64_t there = 0, all = 0, inFavour = 0, against = 0;
  bool hasVote = voting == ir::Voting::OnlyTie;
  for (const Person &p : people)
    if (p.run == run) {
      hasVote = hasVote || p.hasVote;
      there += votesInPerson(p) && !p.deputy ? p.times : 0;
      all += entitled(p) ? p.times : 0;
      inFavour += entitled(p) && p.vote == Vote::For;
      against += entitled(p) && p.vote == Vote::Against;
    }
  if (there == 0 || !hasVote || !carries(run, false))
    return Truth::No;
  if (meeting_.casting && meeting_.casting->runs == std::vector{run})
    return meeting_.casting->how == runtime::Ballot::For ? Truth::Yes : Truth::No;
  // Whoever it is has voted as all of them have; of one who may have been silent it is not known.
  return inFavour == all ? Truth::Yes : against == all ? Truth::No : Truth::Depends;
}

/// Whoever presides, and nobody knows who that is: each of those there may be the one, with each of the votes of their
/// post.
Truth World::byAnybody() const {
  bool yes = false, no = false, named = false;
  auto told = [&](const Person &p) {
    return meeting_.casting && std::count(meeting_.casting->runs.begin(), meeting_.casting->runs.end(), p.run) != 0;
  };
  auto here = [](const Person &p) { return p.present && !p.deputy; };
  auto may = [&](const Person &p) {
    return votesInPerson(p) && (p.hasVote || model_.at(body_.seats[p.run]).voting == ir::Voting::OnlyTie);
  };
  bool able = false;
  for (const Person &p : people) {
    named = named || (told(p) && here(p));
    able = able || (told(p) && here(p) && may(p));
  }
  for (const Person &p : people) {
    if (!here(p) || (named && !told(p)) || (able && !may(p)))
      continue;
    if (!may(p) || !carries(p.run, false)) {
      no = true;
      continue;
    }
    for (const Person &other : people) {
      if (other.run != p.run || !entitled(other))
        continue;
      Vote vote = !told(p) ? other.vote : meeting_.casting->how == runtime::Ballot::For ? Vote::For : Vote::Against;
      yes = yes || vote != Vote::Against;
      no = no || vote != Vote::For;
    }
  }
  return yes && no ? Truth::Depends : yes ? Truth::Yes : Truth::No;
}

Truth World::tieIs() const {
  bool person =
      rule_->tie == ir::Tie::BrokenBy || rule_->tie == ir::Tie::Unstated || rule_->tie == ir::Tie::BrokenByPresider;
  if (outside() && person)
    return Truth::No; // where nobody meets, nobody has a second vote
  switch (rule_->tie) {
  case ir::Tie::Lost:
  case ir::Tie::Referred: return Truth::No;
  case ir::Tie::ByLot: return carries({}, true) ? Truth::Depends : Truth::No;
  case ir::Tie::BrokenBy: return byCaster(position(rule_->breaker));
  case ir::Tie::Unstated: {
    std::vector<std::uint32_t> casters;
    for (std::uint32_t run = 0; run < body_.seats.size(); ++run) {
      const ir::Seat &seat = model_.at(body_.seats[run]);
      if (seat.castingVote || seat.voting == ir::Voting::OnlyTie)
        casters.push_back(run);
    }
    if (casters.size() != 1 || model_.at(body_.seats[casters[0]]).most > 1)
      return Truth::No;
    return byCaster(casters[0]);
  }
  case ir::Tie::BrokenByPresider: break;
  }
  if (meeting_.presiding)
    return byCaster(*meeting_.presiding);
  for (const ir::Chairing &chairing : body_.chairings)
    if (inForce(chairing.clause)) {
      for (ir::SeatId seat : chairing.order)
        for (const Person &p : people)
          if (p.run == position(seat) && p.present && !p.deputy && !p.conflicted)
            return byCaster(p.run);
      break;
    }
  return byAnybody();
}

/// No rule: outside a meeting there is then no decision; at one, nothing can be told.
Truth World::carried() {
  Truth found = carriedBy();
  if (!besides_ || found == Truth::No)
    return found;
  std::swap(rule_, besides_);
  Truth other = carriedBy();
  std::swap(rule_, besides_);
  return other == Truth::Yes ? found : other;
}

Truth World::carriedBy() const {
  if (!rule_)
    return outside() ? Truth::No : Truth::Depends;
  if (outside() && rule_->unlessAsked) {
    const ir::People &asking = *rule_->unlessAsked;
    auto ask =
        std::count_if(people.begin(), people.end(), [&](const Person &p) { return p.asks && selected(asking.who, p); });
    if (ask != 0 && enough(std::uint64_t(ask), asking.bound, asking.quantity, asking.who))
      return Truth::No;
  }
  bool met = carries({}, false);
  if (!equal())
    return met ? Truth::Yes : Truth::No;
  // What the rule says of a tie goes for all equal votes.
  if (met && rule_->tie == ir::Tie::Unstated)
    return Truth::Yes;
  return tieIs();
}

TEST_CASE("a board of five counted by name as anybody would") {
  Builder b;
  ir::BodyId body = b.body("Board");
  ir::SeatId member = b.seat(body, "Member", 5);
  b.quorum(body, {b.atLeast(3, {member}, "members")});
  b.rule(body);
  runtime::Meeting meeting;
  meeting.seats.resize(1);
  auto judged = [&](int inFavour, int against, int there) {
    World world(b.model, b.model.at(body), meeting);
    for (int i = 0; i < 5; ++i) {
      Person person;
      person.present = i < there;
      person.hasVote = true;
      person.vote = i < inFavour ? Vote::For : i < inFavour + against ? Vote::Against : Vote::None;
      world.people.push_back(person);
    }
    Truth quorate = world.quorate();
    return std::pair(quorate, world.carried());
  };
  CHECK(judged(1, 0, 2) == std::pair(Truth::No, Truth::Yes));
  CHECK(judged(2, 1, 3) == std::pair(Truth::Yes, Truth::Yes));
  CHECK(judged(1, 2, 3) == std::pair(Truth::Yes, Truth::No));
  CHECK(judged(2, 2, 5) == std::pair(Truth::Yes, Truth::No));
  CHECK(judged(0, 0, 5) == std::pair(Truth::Yes, Truth::No));
}

} // namespace quorate::test
