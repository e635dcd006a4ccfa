// Random small bodies and meetings: `judge` against every person counted by name, in every way the unknowns may turn
// out.
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

#include <random>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::index;

namespace {

class Dice {
public:
  explicit Dice(unsigned seed) : random_(seed) {}
  std::uint32_t upTo(std::uint32_t below) { return static_cast<std::uint32_t>(random_() % below); }
  bool in(std::uint32_t many) { return upTo(many) == 0; }

private:
  std::mt19937 random_;
};

enum class Vote : std::uint8_t { None, For, Against, Abstains };

/// A seat with somebody in it, perhaps in the room.
struct Person {
  std::uint32_t run = 0;
  bool present = false, conflicted = false;
  bool hasVote = false;
  std::uint32_t weight = 1;
  Vote vote = Vote::None;
};

/// A world in which everything is known: whole numbers, people one by one.
struct World {
  const ir::Model &model;
  const ir::Body &body;
  std::vector<Person> people;
  std::optional<std::uint32_t> presiding;

  bool leaves(const Person &p) const { return p.conflicted && body.conflicts.leave; }
  bool inRoom(const Person &p) const { return p.present && !leaves(p); }
  bool countsToQuorum(const Person &p) const { return p.present && (!p.conflicted || body.conflicts.countToQuorum); }
  bool mayVote(const Person &p) const { return p.present && !p.conflicted && p.hasVote; }

  template <class Test> std::uint64_t count(Test test) const {
    return static_cast<std::uint64_t>(std::count_if(people.begin(), people.end(), test));
  }
  bool selected(const ir::Selector &who, const Person &p) const {
    ir::SeatId seat = body.seats[p.run];
    return std::find(who.seats.begin(), who.seats.end(), seat) != who.seats.end() && (!who.votingOnly || p.hasVote);
  }
  /// Those a fraction is of, as a test on each person.
  bool inBase(ir::Base base, const Person &p, bool quorum) const {
    switch (base) {
    case ir::Base::VotesCast: return mayVote(p) && (p.vote == Vote::For || p.vote == Vote::Against);
    case ir::Base::MembersPresent: return quorum ? countsToQuorum(p) : inRoom(p);
    case ir::Base::VotingMembersPresent: return p.hasVote && (quorum ? countsToQuorum(p) : mayVote(p));
    case ir::Base::EligibleMembers: return !leaves(p);
    case ir::Base::FilledSeats:
    case ir::Base::AllSeats: return true;
    case ir::Base::FilledVotingSeats:
    case ir::Base::AllVotingSeats: return p.hasVote;
    }
    return false;
  }
  static bool reaches(std::uint64_t have, ir::Bound bound, ir::Fraction f, std::uint64_t base) {
    std::uint64_t left = have * f.denominator, right = base * f.numerator;
    return bound == ir::Bound::MoreThan ? left > right : left >= right;
  }
  bool enough(std::uint64_t have, ir::Bound bound, const ir::Quantity &q) const {
    switch (q.form) {
    case ir::Quantity::Form::Number: return bound == ir::Bound::MoreThan ? have > q.number : have >= q.number;
    case ir::Quantity::Form::FractionOfBase:
      return reaches(have, bound, q.fraction, count([&](const Person &p) { return inBase(q.base, p, true); }));
    case ir::Quantity::Form::FractionOfSelector:
      return reaches(have, bound, q.fraction, count([&](const Person &p) { return selected(q.of, p); }));
    case ir::Quantity::Form::GreaterOf: return enough(have, bound, q.operands[0]) && enough(have, bound, q.operands[1]);
    }
    return false;
  }
  bool quorate() const {
    for (const ir::People &need : body.quorum->requirements) {
      std::uint64_t have = count([&](const Person &p) { return selected(need.who, p) && countsToQuorum(p); });
      if (!enough(have, need.bound, need.quantity))
        return false;
    }
    return true;
  }

  std::uint64_t votes(Vote which) const {
    std::uint64_t sum = 0;
    for (const Person &p : people)
      sum += mayVote(p) && p.vote == which ? p.weight : 0;
    return sum;
  }
  /// With a casting vote of a person of run `by`, if any.
  bool carries(std::optional<std::uint32_t> by) const {
    for (const ir::Threshold &t : body.decisions[0].thresholds) {
      auto among = [&](const Person &p) { return t.among.seats.empty() || selected(t.among, p); };
      std::uint64_t have = 0, base = 0;
      for (const Person &p : people) {
        std::uint64_t worth = t.base == ir::Base::VotesCast ? p.weight : 1;
        have += among(p) && mayVote(p) && p.vote == Vote::For ? worth : 0;
        base += among(p) && inBase(t.base, p, false) ? worth : 0;
      }
      Person caster;
      caster.run = by.value_or(0);
      if (by && (t.among.seats.empty() || selected({t.among.seats, false, ""}, caster))) {
        ++have;
        base += t.base == ir::Base::VotesCast;
      }
      if (base == 0 || !reaches(have, t.bound, t.fraction, base))
        return false;
    }
    return true;
  }
  /// Who breaks a tie. Outside: nobody; inside: not known.
  std::optional<std::optional<std::uint32_t>> breaker() const {
    const ir::DecisionRule &rule = body.decisions[0];
    if (rule.tie == ir::Tie::BrokenBy)
      return position(rule.breaker);
    if (rule.tie != ir::Tie::BrokenByPresider)
      return std::nullopt;
    if (presiding)
      return presiding;
    for (ir::SeatId seat : body.chairing->order)
      if (count([&](const Person &p) { return p.run == position(seat) && p.present && !p.conflicted; }) != 0)
        return position(seat);
    return std::optional<std::uint32_t>();
  }
  std::uint32_t position(ir::SeatId seat) const {
    return static_cast<std::uint32_t>(std::find(body.seats.begin(), body.seats.end(), seat) - body.seats.begin());
  }

  Truth carried() const {
    bool met = carries({});
    if (votes(Vote::For) == 0 || votes(Vote::For) != votes(Vote::Against))
      return met ? Truth::Yes : Truth::No;
    const ir::DecisionRule &rule = body.decisions[0];
    const ir::Threshold &first = rule.thresholds[0];
    std::uint64_t have = 0, base = 0;
    for (const Person &p : people) {
      std::uint64_t worth = first.base == ir::Base::VotesCast ? p.weight : 1;
      have += mayVote(p) && p.vote == Vote::For ? worth : 0;
      base += inBase(first.base, p, false) ? worth : 0;
    }
    bool exact = have * first.fraction.denominator == base * first.fraction.numerator;
    if (met && (rule.tie == ir::Tie::Unstated || !exact))
      return Truth::Yes;
    auto by = breaker();
    if (!by)
      return Truth::No;
    if (!*by)
      return carries(std::optional<std::uint32_t>(1000)) || carries(0) ? Truth::Depends : Truth::No;
    // All who may be the one with the casting vote: what each of them would make of it.
    bool some = false, all = true, any = false;
    for (const Person &p : people)
      if (p.run == **by && p.present && !p.conflicted) {
        bool wins = p.hasVote && p.vote == Vote::For && carries(p.run);
        some = true;
        any = any || wins;
        all = all && wins;
      }
    if (!some || !any)
      return Truth::No;
    return all ? Truth::Yes : Truth::Depends;
  }
};

/// A random body of up to four runs of seats, with a quorum and a rule.
struct SmallBody {
  Builder b;
  ir::BodyId body;
  std::vector<ir::SeatId> seats;
  std::vector<bool> votingOpen, countOpen;

  explicit SmallBody(unsigned seed) {
    Dice dice(seed);
    body = b.body("Board");
    for (std::uint32_t i = 0, count = 1 + dice.upTo(4); i < count; ++i)
      addSeat(dice, i);
    std::vector<ir::People> requirements;
    for (std::uint32_t i = 0, count = 1 + dice.upTo(2); i < count; ++i) {
      ir::People people = b.atLeast(0, some(dice), "some", dice.in(3));
      people.bound = dice.in(2) ? ir::Bound::AtLeast : ir::Bound::MoreThan;
      people.quantity = quantity(dice, 0);
      requirements.push_back(people);
    }
    b.quorum(body, requirements);
    ir::DecisionRule &rule = b.rule(body, threshold(dice, true));
    if (dice.in(3))
      rule.thresholds.push_back(threshold(dice, false));
    rule.tie = static_cast<ir::Tie>(dice.upTo(4));
    rule.breaker = seats[dice.upTo(static_cast<std::uint32_t>(seats.size()))];
    ir::Chairing chairing;
    chairing.order = some(dice);
    b.at(body).chairing = chairing;
    b.at(body).conflicts = {!dice.in(3), dice.in(3), {}};
  }

  void addSeat(Dice &dice, std::uint32_t i) {
    ir::SeatId seat = b.seat(body, "Post " + std::to_string(i), dice.upTo(4), {},
                             dice.in(4) ? ir::Voting::Never : ir::Voting::Always);
    if (dice.in(3))
      b.at(seat).weight = 1 + dice.upTo(3);
    votingOpen.push_back(dice.in(5));
    if (votingOpen.back())
      b.at(seat).voting = ir::Voting::Unstated;
    countOpen.push_back(dice.in(6));
    if (countOpen.back()) {
      b.at(seat).countOpen = b.open("how many");
      b.at(seat).least = 0;
      b.at(seat).most = ir::Seat::kNoLimit;
    }
    seats.push_back(seat);
  }
  std::vector<ir::SeatId> some(Dice &dice) {
    std::vector<ir::SeatId> chosen;
    for (ir::SeatId seat : seats)
      if (!dice.in(3))
        chosen.push_back(seat);
    if (chosen.empty())
      chosen.push_back(seats[0]);
    return chosen;
  }
  static ir::Fraction fraction(Dice &dice) {
    std::uint32_t below = 2 + dice.upTo(3);
    return {1 + dice.upTo(below - 1), below};
  }
  ir::Quantity quantity(Dice &dice, int depth) {
    ir::Quantity q;
    q.form = static_cast<ir::Quantity::Form>(dice.upTo(depth == 0 ? 4 : 3));
    q.number = dice.upTo(5);
    q.fraction = fraction(dice);
    q.base = static_cast<ir::Base>(1 + dice.upTo(7));
    q.of = {some(dice), dice.in(3), "some"};
    if (q.form == ir::Quantity::Form::GreaterOf)
      q.operands = {quantity(dice, depth + 1), quantity(dice, depth + 1)};
    return q;
  }
  ir::Threshold threshold(Dice &dice, bool everyone) {
    ir::Threshold t;
    t.bound = dice.in(2) ? ir::Bound::AtLeast : ir::Bound::MoreThan;
    t.fraction = dice.in(2) ? ir::Fraction{1, 2} : fraction(dice);
    t.base = dice.in(2) ? ir::Base::VotesCast : static_cast<ir::Base>(dice.upTo(8));
    if (!everyone)
      t.among = {some(dice), false, "some"};
    return t;
  }

  Meeting meeting(Dice &dice) const {
    Meeting m;
    m.body = index(body);
    for (std::size_t i = 0; i < seats.size(); ++i) {
      std::uint32_t most = countOpen[i] ? 3 : b.model.at(seats[i]).most;
      SeatCounts counts;
      counts.present = dice.in(4) ? 0 : dice.upTo(most + 1);
      counts.conflicted = dice.in(4) ? dice.upTo(counts.present + 1) : 0;
      std::uint32_t left = counts.present - counts.conflicted;
      counts.inFavour = dice.upTo(left + 1);
      counts.against = dice.upTo(left - counts.inFavour + 1);
      counts.abstaining = dice.in(2) ? left - counts.inFavour - counts.against : 0;
      m.seats.push_back(counts);
    }
    if (dice.in(4))
      m.presiding = dice.upTo(static_cast<std::uint32_t>(seats.size()));
    return m;
  }
};

/// The people of one run: those in the room with what they do, and the empty chairs.
void addPeople(World &world, std::uint32_t run, const SeatCounts &counts, std::uint32_t seats, bool hasVote,
               std::uint32_t weight) {
  for (std::uint32_t i = 0; i < seats; ++i) {
    Person p{run, i < counts.present, false, hasVote, weight, Vote::None};
    std::uint32_t voters = counts.inFavour + counts.against + counts.abstaining;
    if (i < voters)
      p.vote = i < counts.inFavour ? Vote::For : i < counts.inFavour + counts.against ? Vote::Against : Vote::Abstains;
    else
      p.conflicted = p.present && i >= counts.present - counts.conflicted;
    world.people.push_back(p);
  }
}

struct Outcomes {
  bool quorateYes = false, quorateNo = false, carriedYes = false, carriedNo = false;

  void add(bool quorate, Truth carried) {
    (quorate ? quorateYes : quorateNo) = true;
    if (carried != Truth::No)
      carriedYes = true;
    if (carried != Truth::Yes)
      carriedNo = true;
  }
  static Truth truth(bool yes, bool no) { return yes && no ? Truth::Depends : yes ? Truth::Yes : Truth::No; }
};

/// Goes through every way in which open votes and open numbers of seats may turn out.
void everyWorld(const SmallBody &s, const Meeting &m, std::size_t run, World &world, Outcomes &outcomes) {
  if (run == s.seats.size()) {
    outcomes.add(world.quorate(), world.carried());
    return;
  }
  const ir::Seat &seat = s.b.model.at(s.seats[run]);
  const SeatCounts &counts = m.seats[run];
  std::uint32_t least = s.countOpen[run] ? counts.present : seat.least;
  for (std::uint32_t extra : {0u, 1u, 3u, 50u}) {
    if (extra != 0 && !s.countOpen[run])
      break;
    for (bool hasVote : {false, true}) {
      if (!s.votingOpen[run] && hasVote != (seat.voting == ir::Voting::Always))
        continue;
      std::size_t before = world.people.size();
      addPeople(world, static_cast<std::uint32_t>(run), counts, least + extra, hasVote, seat.weight);
      everyWorld(s, m, run + 1, world, outcomes);
      world.people.resize(before);
    }
  }
}

} // namespace

TEST_CASE("meetings are judged as if everyone were counted by name") {
  std::size_t seen[2][3] = {};
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    SmallBody s(seed);
    Model model = s.b.load();
    Dice dice(seed * 31337);
    for (int round = 0; round < 6; ++round) {
      Meeting m = s.meeting(dice);
      World world{s.b.model, s.b.at(s.body), {}, m.presiding};
      Outcomes outcomes;
      everyWorld(s, m, 0, world, outcomes);
      Verdict verdict = judge(model, m);
      Truth quorate = Outcomes::truth(outcomes.quorateYes, outcomes.quorateNo);
      Truth carried = Outcomes::truth(outcomes.carriedYes, outcomes.carriedNo);
      if (verdict.quorate != quorate || verdict.carried != carried)
        FAIL("seed " << seed << ", round " << round << ": quorate " << int(verdict.quorate) << " not " << int(quorate)
                     << ", carried " << int(verdict.carried) << " not " << int(carried));
      ++seen[0][int(quorate)];
      ++seen[1][int(carried)];
    }
  }
  for (auto &kind : seen)
    for (std::size_t count : kind)
      CHECK(count > 300);
}
