// Random small bodies and meetings: `judge` against every person counted by name, in every way the unknowns may turn
// out.
#include "tests/runtime/oracle_meeting.h"
#include "tests/support/dice.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::Dice;
using test::index;
using test::Person;
using test::Vote;
using test::World;

namespace {

constexpr Day kMeetingDay = 1000;

/// A random body of up to four runs of seats, with quorums and rules of every form.
struct SmallBody {
  Builder b;
  ir::FunctionId health = b.function("Health Matters");
  ir::BodyId body = b.body("Board");
  std::vector<ir::SeatId> seats;
  std::vector<bool> votingOpen, countOpen;
  std::vector<std::uint32_t> filled;
  bool registered = false, rooted = false, openVotes = false;

  explicit SmallBody(unsigned seed) {
    Dice dice(seed);
    registered = dice.in(3);
    for (std::uint32_t i = 0, count = 1 + dice.upTo(4); i < count; ++i)
      addSeat(dice, i);
    addQuorums(dice);
    addRules(dice);
    if (!dice.in(8))
      b.chairs(body, some(dice));
    if (!dice.in(3)) {
      ir::ConflictRule &rule = b.conflicts(body, !dice.in(3), dice.in(3));
      rule.vote = !rule.leave && dice.in(2);
      rule.ifTooMany = dice.any<ir::ConflictRule::IfTooMany>(4);
    }
    if (dice.in(2)) {
      ir::Proxies proxies;
      proxies.count = dice.in(2);
      proxies.clause = b.clause("proxies");
      b.at(body).proxies.push_back(proxies);
    }
  }

  void addSeat(Dice &dice, std::uint32_t i) {
    auto voting = dice.in(4) ? ir::Voting::Never : dice.in(8) ? ir::Voting::OnlyTie : ir::Voting::Always;
    ir::SeatId seat = b.seat(body, "Post " + std::to_string(i), dice.upTo(4), {}, voting);
    ir::Seat &at = b.at(seat);
    at.actor = b.actor("Post " + std::to_string(i));
    if (dice.in(3))
      b.at(seat).weight = 1 + dice.upTo(3);
    votingOpen.push_back(dice.in(6));
    if (votingOpen.back())
      b.at(seat).voting = ir::Voting::Unstated;
    b.at(seat).castingVote = dice.in(6);
    b.at(seat).deputyMayAttend = dice.in(2);
    b.at(seat).deputyCounts = dice.in(2);
    b.at(seat).deputyVotes = dice.in(2);
    countOpen.push_back(dice.in(7));
    if (countOpen.back()) {
      b.at(seat).countOpen = b.open("how many");
      b.at(seat).least = 0;
      b.at(seat).most = ir::Seat::kNoLimit;
    }
    std::uint32_t holders = countOpen.back() ? dice.upTo(4) : dice.upTo(b.at(seat).most + 1);
    filled.push_back(holders);
    for (std::uint32_t h = 0; registered && h < std::max(1u, holders); ++h) {
      ir::Person person;
      person.name = "Person " + std::to_string(i) + std::to_string(h);
      // Somebody who held it once makes it known who holds it now.
      ir::Interval when =
          holders == 0 ? ir::Interval{0, kMeetingDay - 1} : ir::Interval{kMeetingDay - 1, kMeetingDay + 1};
      person.holdings.push_back({ir::Holding::How::Holds, seat, b.at(seat).actor, when, b.clause("holds")});
      b.model.persons.push_back(person);
    }
    b.model.registered = registered;
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
  std::vector<ir::Selector> groups(Dice &dice) {
    std::vector<ir::Selector> made;
    for (std::uint32_t i = 0, count = 1 + dice.upTo(3); i < count; ++i)
      made.push_back({some(dice), dice.in(5), "group"});
    return made;
  }
  static ir::Fraction fraction(Dice &dice) {
    std::uint32_t below = 2 + dice.upTo(3);
    return {1 + dice.upTo(below - 1), below};
  }
  static ir::Bound bound(Dice &dice) { return dice.in(2) ? ir::Bound::AtLeast : ir::Bound::MoreThan; }

  /// A quantity of any form, nested once at most: deeper ones are tried where they can be written as text.
  ir::Quantity quantity(Dice &dice, int depth) {
    using Form = ir::Quantity::Form;
    constexpr Form kLeaves[] = {Form::Number, Form::FractionOfBase, Form::FractionOfSelector, Form::AllBut,
                                Form::FractionOfRootBase};
    ir::Quantity q;
    q.form = depth == 0 && dice.in(4) ? (dice.in(2) ? Form::GreaterOf : Form::SmallerOf) : kLeaves[dice.upTo(5)];
    q.number = dice.upTo(5);
    rooted = rooted || q.form == Form::FractionOfRootBase;
    q.fraction = fraction(dice);
    q.base = static_cast<ir::Base>(2 + dice.upTo(9));
    q.of = {some(dice), dice.in(3), "some"};
    if (q.form == Form::FractionOfBase || q.form == Form::FractionOfRootBase || q.form == Form::FractionOfSelector) {
      q.rounded = dice.any<ir::Rounded>(4);
      q.plus = dice.in(3) ? 1 : 0;
    }
    if (q.form == Form::GreaterOf || q.form == Form::SmallerOf)
      q.operands = {quantity(dice, depth + 1), quantity(dice, depth + 1)};
    return q;
  }
  ir::People people(Dice &dice) {
    ir::People people = b.atLeast(0, some(dice), "some", dice.in(3));
    people.bound = bound(dice);
    people.quantity = quantity(dice, 0);
    if (dice.in(6)) {
      people.quantity = {};
      people.quantity.number = 1 + dice.upTo(2);
      people.groups = groups(dice);
    }
    return people;
  }
  void addQuorums(Dice &dice) {
    auto several = [&] {
      std::vector<ir::People> all;
      for (std::uint32_t i = 0, count = 1 + dice.upTo(2); i < count; ++i)
        all.push_back(people(dice));
      return all;
    };
    // One that is over or not begun must make no difference.
    b.anotherQuorum(body, several(),
                    dice.in(2) ? Interval{Interval::kAlways, kMeetingDay} : Interval{kMeetingDay + 1, 9999});
    if (!dice.in(10))
      b.anotherQuorum(body, several(), {kMeetingDay - dice.any<Day>(2), kMeetingDay + 1});
    if (dice.in(3))
      b.anotherQuorum(body, several()).matters = {health};
    if (dice.in(3))
      b.anotherQuorum(body, several()).to = ir::Quorum::To::Vote;
    if (dice.in(3))
      b.anotherQuorum(body, several()).to = ir::Quorum::To::Begin;
    if (dice.in(2)) {
      ir::WithoutQuorum without;
      without.is = dice.any<ir::WithoutQuorum::Is>(3);
      without.whoeverIsPresent = dice.in(3);
      if (dice.in(2))
        without.then = people(dice);
      if (dice.in(2))
        without.matters = {health};
      without.clause = b.clause("without a quorum");
      b.at(body).withoutQuorum.push_back(without);
    }
  }

  ir::Threshold threshold(Dice &dice, bool everyone) {
    ir::Threshold t;
    t.form = dice.in(3) ? dice.any<ir::Threshold::Form>(4) : ir::Threshold::Form::Share;
    t.bound = bound(dice);
    t.fraction = dice.in(2) ? ir::Fraction{1, 2} : fraction(dice);
    t.number = dice.upTo(3);
    t.base = dice.in(2) ? ir::Base::VotesCast : dice.any<ir::Base>(11);
    t.counted = dice.in(3) ? dice.any<ir::Counted>(4) : ir::Counted::Unstated;
    if (t.counted == ir::Counted::ByConstituent)
      t.constituents = groups(dice);
    if (!everyone)
      t.among = {some(dice), false, "some"};
    return t;
  }
  void addRules(Dice &dice) {
    for (int mode = 0; mode < 3; ++mode)
      for (bool own : {false, true}) {
        if (mode == 0 && !own ? dice.in(12) : !dice.in(own ? 3 : 2))
          continue;
        ir::DecisionRule &rule = b.rule(body, threshold(dice, true));
        rule.mode = static_cast<ir::Mode>(mode);
        if (dice.in(3))
          rule.thresholds.push_back(threshold(dice, false));
        if (dice.in(5))
          rule.failingThat.push_back(threshold(dice, dice.in(2)));
        if (own)
          rule.matters = {health};
        if (dice.in(4)) {
          rule.counts.abstentions = dice.any<ir::CountAs>(3);
          rule.counts.silence = dice.any<ir::CountAs>(3);
          rule.counts.vacancies = dice.any<ir::CountAs>(3);
        }
        if (!rule.failingThat.empty() && dice.in(3))
          rule.failingCounts = {dice.any<ir::CountAs>(3), dice.any<ir::CountAs>(3), dice.any<ir::CountAs>(3)};
        rule.tie = dice.any<ir::Tie>(6);
        rule.breaker = seats[dice.upTo(static_cast<std::uint32_t>(seats.size()))];
        rule.referredTo = b.actorOf(body);
        if (mode != 0 && dice.in(2))
          rule.unlessAsked = people(dice);
        for (const ir::CountsAs *counts : {&rule.counts, &rule.failingCounts})
          openVotes =
              openVotes || (std::count(countOpen.begin(), countOpen.end(), true) != 0 &&
                            (counts->silence != ir::CountAs::Nothing || counts->vacancies != ir::CountAs::Nothing));
      }
  }

  /// A meeting of any kind; what is told of it may contradict itself, as people do.
  Meeting meeting(Dice &dice) const {
    Meeting m;
    m.body = index(body);
    m.day = kMeetingDay;
    if (dice.in(3))
      m.matter = index(health);
    m.to = dice.any<QuorumTo>(3);
    m.mode = dice.in(4) ? dice.any<Mode>(3) : Mode::AtMeeting;
    m.adjourned = dice.in(4);
    for (std::size_t i = 0; i < seats.size(); ++i)
      m.seats.push_back(counts(dice, i, m.mode != Mode::AtMeeting));
    if (dice.in(4))
      m.presiding = dice.upTo(static_cast<std::uint32_t>(seats.size()));
    if (dice.in(4))
      m.casting = CastingTold{{dice.upTo(static_cast<std::uint32_t>(seats.size()))},
                              "somebody",
                              dice.in(2) ? Ballot::For : Ballot::Against};
    return m;
  }
  SeatCounts counts(Dice &dice, std::size_t i, bool outside) const {
    std::uint32_t most = registered ? filled[i] : countOpen[i] ? 3 : b.model.at(seats[i]).most;
    SeatCounts c;
    std::uint32_t people = dice.in(4) ? 0 : dice.upTo(most + 1);
    c.present = outside ? 0 : people;
    if (!outside) {
      c.byProxy = dice.in(3) ? dice.upTo(most - people + 1) : 0;
      c.deputies = dice.in(3) ? dice.upTo(people + 1) : 0;
    }
    c.conflicted = dice.in(4) ? dice.upTo(people + 1) : 0;
    if (outside)
      people = most;
    // Now and then those in conflict, deputies and proxies vote whether they may or not.
    std::uint32_t left = people + c.byProxy - (dice.in(3) ? 0 : c.conflicted);
    c.inFavour = dice.upTo(left + 1);
    c.against = dice.upTo(left - c.inFavour + 1);
    c.abstaining = dice.in(2) ? left - c.inFavour - c.against : 0;
    c.asking = dice.in(3) ? dice.upTo(most + 1) : 0;
    return c;
  }
};

/// What the worlds came to; where they differ the answer is "depends".
struct Outcomes {
  bool quorateYes = false, quorateNo = false, carriedYes = false, carriedNo = false;

  void add(Truth quorate, Truth carried) {
    quorateYes = quorateYes || quorate != Truth::No;
    quorateNo = quorateNo || quorate != Truth::Yes;
    carriedYes = carriedYes || carried != Truth::No;
    carriedNo = carriedNo || carried != Truth::Yes;
  }
  static Truth truth(bool yes, bool no) { return yes && no ? Truth::Depends : yes ? Truth::Yes : Truth::No; }
};

/// Goes through every way in which open votes, open numbers of seats, and votes that do not count may turn out.
class EveryWorld {
public:
  EveryWorld(const SmallBody &s, const Meeting &m) : s_(s), m_(m), world_(s.b.model, s.b.model.at(s.body), m) {
    run(0);
  }
  Outcomes outcomes;

private:
  void run(std::size_t at) {
    if (at == s_.seats.size()) {
      cast(0);
      return;
    }
    const ir::Seat &seat = s_.b.model.at(s_.seats[at]);
    const SeatCounts &c = m_.seats[at];
    std::uint32_t taken = std::max(c.present + c.byProxy, c.inFavour + c.against + c.abstaining);
    if (m_.mode != Mode::AtMeeting)
      taken = std::max(c.inFavour + c.against + c.abstaining, c.conflicted);
    std::uint32_t known = s_.registered ? std::max(s_.filled[at], taken) : taken;
    std::uint32_t least = std::max(known, seat.least);
    // The square root of what there may be must pass the number of those there, too.
    // Numbers without a limit are tried at a few: none more, a little more, and more than any rule here could miss.
    for (std::uint32_t extra : {0u, 1u, 3u, s_.rooted ? 3000u : 50u}) {
      if (extra != 0 && !s_.countOpen[at])
        break;
      for (bool hasVote : {false, true}) {
        if (!s_.votingOpen[at] && hasVote != (seat.voting == ir::Voting::Always))
          continue;
        std::size_t before = world_.people.size();
        addPeople(static_cast<std::uint32_t>(at), least + extra, s_.registered ? known : least + extra, hasVote);
        run(at + 1);
        world_.people.resize(before);
      }
    }
  }

  /// The people of one run: those in the room, those who vote through somebody, the others, and the empty chairs.
  void addPeople(std::uint32_t run, std::uint32_t seats, std::uint32_t holders, bool hasVote) {
    const SeatCounts &c = m_.seats[run];
    std::uint32_t there = m_.mode == Mode::AtMeeting ? c.present : 0, own = there - c.deputies;
    std::uint32_t conflicted = c.conflicted;
    // More than are told of anything are alike but for the empty chairs.
    constexpr std::uint32_t kOneByOne = 16;
    for (std::uint32_t i = 0, next = 0; i < seats; i = next) {
      next = i < kOneByOne ? i + 1 : i < holders ? std::min(holders, seats) : seats;
      Person p;
      p.run = run;
      p.times = next - i;
      p.present = i < there;
      p.deputy = p.present && i >= own;
      p.proxy = i >= there && i < there + c.byProxy;
      p.filled = i < holders;
      p.hasVote = hasVote;
      p.weight = s_.b.model.at(s_.seats[run]).weight;
      p.asks = i < c.asking;
      // Holders first, then deputies.
      p.conflicted = m_.mode == Mode::AtMeeting ? p.present && i < conflicted : i < conflicted;
      world_.people.push_back(p);
    }
  }

  /// Gives the votes to those of a run who may vote, in every way in which some of them may not count.
  void cast(std::uint32_t run) {
    if (run == s_.seats.size()) {
      // Outside a meeting, who takes part is who votes.
      Truth quorate = world_.quorate();
      outcomes.add(quorate, world_.carried());
      return;
    }
    if (run == 0)
      world_.quorate(); // who stays is settled by it, and with it who may vote
    const SeatCounts &c = m_.seats[run];
    std::uint64_t told = std::uint64_t(c.inFavour) + c.against + c.abstaining, may = world_.mayVoteIn(run);
    std::uint32_t lost = told > may ? static_cast<std::uint32_t>(told - may) : 0;
    for (std::uint32_t fromFor = 0; fromFor <= std::min(lost, c.inFavour); ++fromFor)
      for (std::uint32_t fromAgainst = 0; fromAgainst <= std::min(lost - fromFor, c.against); ++fromAgainst) {
        std::uint32_t rest = lost - fromFor - fromAgainst;
        if (rest > c.abstaining)
          continue;
        give(run, c.inFavour - fromFor, c.against - fromAgainst, c.abstaining - rest);
        cast(run + 1);
      }
  }

  void give(std::uint32_t run, std::uint32_t inFavour, std::uint32_t against, std::uint32_t abstaining) {
    // As many as vote by proxy are taken to be these.
    for (bool proxies : {true, false})
      for (Person &p : world_.people) {
        if (p.run != run || p.proxy != proxies)
          continue;
        p.vote = Vote::None;
        if (!world_.entitled(p))
          continue;
        if (inFavour != 0)
          p.vote = (--inFavour, Vote::For);
        else if (against != 0)
          p.vote = (--against, Vote::Against);
        else if (abstaining != 0)
          p.vote = (--abstaining, Vote::Abstains);
      }
  }

  const SmallBody &s_;
  const Meeting &m_;
  World world_;
};

} // namespace

TEST_CASE("meetings are judged as if everyone were counted by name") {
  std::size_t seen[2][3] = {}, wrong = 0;
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    SmallBody s(seed);
    Model model = s.b.load();
    Dice dice(seed * 31337);
    for (int round = 0; round < 6; ++round) {
      Meeting m = s.meeting(dice);
      EveryWorld every(s, m);
      Verdict verdict = judge(model, m);
      Truth quorate = Outcomes::truth(every.outcomes.quorateYes, every.outcomes.quorateNo);
      Truth carried = Outcomes::truth(every.outcomes.carriedYes, every.outcomes.carriedNo);
      // Where an open number of seats makes an open number of votes there may be a tie at a number that is not tried
      // here.
      bool tie = verdict.carried == Truth::Depends && s.openVotes;
      if (verdict.quorate != quorate || (verdict.carried != carried && !tie)) {
        UNSCOPED_INFO("seed " << seed << ", round " << round << ": quorate " << int(verdict.quorate) << " not "
                              << int(quorate) << ", carried " << int(verdict.carried) << " not " << int(carried));
        ++wrong;
      }
      ++seen[0][int(quorate)];
      ++seen[1][int(carried)];
    }
  }
  CHECK(wrong == 0);
  for (auto &kind : seen)
    for (std::size_t count : kind)
      // Each answer must come up often, or the dice have stopped making hard cases.
      CHECK(count > 300);
}
