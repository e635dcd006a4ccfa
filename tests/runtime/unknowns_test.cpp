// Random small bodies of which something is not known: the answer, what it depends on and what stands under "Instead",
// against every way of settling it and every change of what people do.
#include "runtime/answers/judged.h"
#include "runtime/meeting/nearest.h"
#include "tests/support/builder.h"
#include "tests/support/dice.h"

#include <catch2/catch.hpp>

#include <set>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::Dice;
using test::index;

namespace {

/// What is not known of one run of seats, or what it is settled to.
struct Settled {
  std::uint32_t seats = 0;
  bool votes = true;
};

/// A body of up to three runs of seats, some with a range of numbers and some of which it is not said if they vote.
/// The same body again for the same seed, with everything settled if that is told.
struct OpenBody {
  Builder b;
  ir::BodyId body = b.body("Board");
  std::vector<ir::SeatId> seats;
  std::vector<std::uint32_t> least, most;
  std::vector<bool> votesOpen;

  explicit OpenBody(unsigned seed, const std::vector<Settled> *settled = nullptr) {
    Dice dice(seed);
    for (std::uint32_t i = 0, count = 1 + dice.upTo(3); i < count; ++i) {
      least.push_back(1 + dice.upTo(4));
      most.push_back(least.back() + (dice.in(2) ? dice.upTo(4) : 0));
      votesOpen.push_back(dice.in(5));
      ir::SeatId seat = b.seat(body, "Post " + std::to_string(i), 0);
      b.at(seat).least = settled ? (*settled)[i].seats : least.back();
      b.at(seat).most = settled ? (*settled)[i].seats : most.back();
      if (dice.in(4))
        b.at(seat).weight = 2 + dice.upTo(3);
      if (votesOpen.back())
        b.at(seat).voting = !settled              ? ir::Voting::Unstated
                            : (*settled)[i].votes ? ir::Voting::Always
                                                  : ir::Voting::Never;
      seats.push_back(seat);
    }
    std::vector<ir::People> needs;
    for (std::uint32_t i = 0, count = 1 + dice.upTo(2); i < count; ++i)
      needs.push_back(need(dice));
    b.quorum(body, std::move(needs));
    ir::DecisionRule &rule = b.rule(body, threshold(dice, true), dice.in(3) ? ir::Tie::ByLot : ir::Tie::Lost);
    if (dice.in(3))
      rule.thresholds.push_back(threshold(dice, false));
    b.chairs(body, {seats[0]});
  }

  std::vector<ir::SeatId> some(Dice &dice) {
    std::vector<ir::SeatId> chosen;
    for (ir::SeatId seat : seats)
      if (!dice.in(3))
        chosen.push_back(seat);
    return chosen.empty() ? seats : chosen;
  }
  static ir::Fraction fraction(Dice &dice) {
    std::uint32_t below = 2 + dice.upTo(3);
    return {1 + dice.upTo(below - 1), below};
  }
  ir::People need(Dice &dice) {
    bool all = dice.in(2);
    ir::People people =
        all ? b.atLeast(1 + dice.upTo(5), seats, "members") : b.atLeast(1 + dice.upTo(3), some(dice), "some");
    if (dice.in(2)) {
      people.quantity.form = ir::Quantity::Form::FractionOfBase;
      people.quantity.fraction = fraction(dice);
      people.quantity.base = dice.in(2) ? ir::Base::AllSeats : ir::Base::AllVotingSeats;
    }
    return people;
  }
  ir::Threshold threshold(Dice &dice, bool everyone) {
    constexpr ir::Base kBases[] = {ir::Base::VotesCast, ir::Base::MembersPresent, ir::Base::AllSeats,
                                   ir::Base::AllVotingSeats, ir::Base::VotesAndAbstentions};
    ir::Threshold t =
        test::share(dice.in(2) ? ir::Bound::MoreThan : ir::Bound::AtLeast, fraction(dice), kBases[dice.upTo(5)]);
    if (dice.in(5)) {
      t.form = dice.in(2) ? ir::Threshold::Form::Against : ir::Threshold::Form::Margin;
      t.number = dice.upTo(2);
    }
    if (!everyone)
      t.among = {some(dice), false, "some"};
    return t;
  }

  Meeting meeting(Dice &dice) const {
    Meeting m;
    m.body = index(body);
    m.day = 1000;
    m.to = QuorumTo::Vote;
    for (std::uint32_t there : least) {
      SeatCounts c;
      c.present = dice.upTo(there + 1);
      c.inFavour = dice.upTo(c.present + 1);
      c.against = dice.upTo(c.present - c.inFavour + 1);
      c.abstaining = dice.upTo(c.present - c.inFavour - c.against + 1);
      m.seats.push_back(c);
    }
    return m;
  }
};

/// Every way of settling a body, each with what it comes to: 0 for no, 1 for yes, 2 for a lot.
class EverySettlement {
public:
  EverySettlement(unsigned seed, const OpenBody &open, const Meeting &meeting)
      : seed_(seed), open_(open), meeting_(meeting), now_(open.seats.size()) {
    settle(0);
  }

  Truth truth() const {
    bool same = std::all_of(all_.begin(), all_.end(), [&](const auto &one) { return one.second == all_[0].second; });
    return !same || all_[0].second == 2 ? Truth::Depends : all_[0].second == 1 ? Truth::Yes : Truth::No;
  }

  /// What can change the answer: two settlements that differ in it alone answer differently.
  std::set<std::string> points() const {
    std::set<std::string> points;
    for (const auto &[a, one] : all_) {
      if (one == 2)
        points.insert("the lot by which a tie is decided");
      for (const auto &[c, other] : all_)
        if (one != other)
          addDifference(a, c, points);
    }
    return points;
  }

private:
  using Way = std::vector<Settled>;

  void settle(std::size_t at) {
    if (at == now_.size()) {
      OpenBody body(seed_, &now_);
      Verdict verdict = judge(body.b.load(), meeting_);
      Truth truth = verdict.quorate == Truth::No || verdict.carried == Truth::No ? Truth::No : verdict.carried;
      all_.push_back({now_, truth == Truth::No ? 0 : truth == Truth::Yes ? 1 : 2});
      return;
    }
    for (std::uint32_t seats = open_.least[at]; seats <= open_.most[at]; ++seats)
      for (bool votes : {true, false})
        if (votes || open_.votesOpen[at]) {
          now_[at] = {seats, votes};
          settle(at + 1);
        }
  }
  static void addDifference(const Way &a, const Way &b, std::set<std::string> &points) {
    std::string found;
    int differences = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
      std::string name = "`Post " + std::to_string(i) + "`";
      if (a[i].seats != b[i].seats && ++differences)
        found = "how many seats " + name + " has";
      if (a[i].votes != b[i].votes && ++differences)
        found = "whether " + name + " has a vote on this, which is not said";
    }
    if (differences == 1)
      points.insert(found);
  }

  unsigned seed_;
  const OpenBody &open_;
  const Meeting &meeting_;
  Way now_;
  std::vector<std::pair<Way, int>> all_;
};

/// A meeting told by numbers of each post.
Attendances told(const Model &model, const OpenBody &body, const Meeting &meeting) {
  std::vector<GroupForm> groups;
  auto tell = [&](GroupForm::Role role, std::uint32_t SeatCounts::*which) {
    GroupForm group{role, {}};
    for (std::size_t run = 0; run < body.seats.size(); ++run)
      if (std::uint32_t number = meeting.seats[run].*which) {
        PeopleForm some;
        some.name.head = "Post " + std::to_string(run);
        some.number = number;
        group.people.push_back(some);
      }
    if (group.people.empty() && role == GroupForm::Role::Present)
      group.people.push_back({PeopleForm::Who::Nobody, {}, false, {}, {}});
    if (!group.people.empty())
      groups.push_back(std::move(group));
  };
  tell(GroupForm::Role::Present, &SeatCounts::present);
  tell(GroupForm::Role::For, &SeatCounts::inFavour);
  tell(GroupForm::Role::Against, &SeatCounts::against);
  tell(GroupForm::Role::Abstaining, &SeatCounts::abstaining);
  Meeting item = meeting;
  item.seats.clear();
  return std::get<Attendances>(attendancesOf(model, item, groups));
}

/// Every way in which so many do something, by runs of seats: of those there or who may come. Each is told and asked.
class EveryChange {
public:
  EveryChange(const Model &model, const OpenBody &body, const Meeting &meeting, Sought sought, Deed deed)
      : model_(model), body_(body), meeting_(meeting), sought_(sought), deed_(deed) {}

  bool isYes(const Meeting &meeting) const {
    return judgeAll(model_, told(model_, body_, meeting), sought_).truth == Truth::Yes;
  }

  /// Whether some, and whether all of the ways in which so many do it are a yes; and whether there is any.
  struct Found {
    bool any = false, some = false, all = true;
  };
  Found of(std::uint32_t heads) {
    found_ = {};
    change(meeting_, 0, heads);
    return found_;
  }

private:
  void change(const Meeting &now, std::size_t run, std::uint32_t left) {
    if (run == now.seats.size()) {
      if (left != 0)
        return;
      bool yes = isYes(now);
      found_.any = true;
      found_.some = found_.some || yes;
      found_.all = found_.all && yes;
      return;
    }
    const SeatCounts &c = meeting_.seats[run];
    std::uint32_t silent = c.present - c.inFavour - c.against - c.abstaining;
    for (std::uint32_t some = 0; some <= left; ++some) {
      // Of those who vote, as many as there are may be silent ones, and the others abstain.
      for (std::uint32_t abstain = 0; abstain <= (deed_ == Deed::Vote ? some : 0); ++abstain) {
        Meeting then = now;
        SeatCounts &counts = then.seats[run];
        bool may = true;
        switch (deed_) {
        case Deed::ComeAndVote: counts.inFavour += some; [[fallthrough]];
        case Deed::Come:
          counts.present += some;
          may = may && counts.present <= body_.most[run];
          break;
        case Deed::Vote:
          may = may && abstain <= c.abstaining && some - abstain <= silent;
          counts.inFavour += some;
          counts.abstaining -= std::min(abstain, counts.abstaining);
          break;
        case Deed::Turn: counts.inFavour += some; [[fallthrough]];
        case Deed::Withhold:
        case Deed::Abstain:
          may = may && some <= c.against;
          counts.against -= std::min(some, counts.against);
          break;
        }
        if (may)
          change(then, run + 1, left - some);
      }
    }
  }

  const Model &model_;
  const OpenBody &body_;
  const Meeting &meeting_;
  Sought sought_;
  Deed deed_;
  Found found_;
};

} // namespace

TEST_CASE("an answer depends on exactly what can change it") {
  int depends = 0, named = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    OpenBody open(seed);
    Model model = open.b.load();
    Dice dice(seed + 100000);
    for (int i = 0; i < 2; ++i) {
      Meeting meeting = open.meeting(dice);
      Answer answer = judgedInWords(model, Attendances{{{meeting, {}, {}}}, false}, true);
      EverySettlement every(seed, open, meeting);
      std::set<std::string> said;
      for (const Reason &reason : answer.dependsOn)
        said.insert(reason.sentence);
      INFO("seed " << seed << ", meeting " << i << ": " << printText(model, answer));
      CHECK(answer.truth == every.truth());
      CHECK(said == every.points());
      depends += answer.truth == Truth::Depends;
      named += static_cast<int>(said.size());
    }
  }
  // There is something to be tried.
  CHECK(depends > 60);
  CHECK(named > depends);
}

TEST_CASE("the fewest who would have to do something else are found, and named where others would not do") {
  constexpr std::uint32_t kMost = 4; // every way to choose more would take too long
  int found = 0, apart = 0;
  for (unsigned seed = 1; seed <= 400; ++seed) {
    OpenBody open(seed);
    Model model = open.b.load();
    Dice dice(seed + 200000);
    Meeting meeting = open.meeting(dice);
    for (Sought sought : {Sought::Quorate, Sought::Decided}) {
      const Attendances now = told(model, open, meeting);
      Nearest nearest(now.scenes(), sought);
      if (nearest.isYes())
        continue;
      for (Deed deed : {Deed::Come, Deed::ComeAndVote, Deed::Vote, Deed::Turn}) {
        Whom everyone;
        for (std::uint32_t run = 0; run < open.seats.size(); ++run)
          everyone.runs.push_back(run);
        Plan plan = nearest.plan(deed, {everyone}, {});
        EveryChange every(model, open, meeting, sought, deed);
        std::uint32_t fewest = 0;
        for (std::uint32_t heads = 1; fewest == 0 && heads <= kMost; ++heads)
          fewest = every.of(heads).some ? heads : 0;
        INFO("seed " << seed << ", deed " << int(deed) << ", sought " << int(sought));
        CHECK((plan.heads > kMost ? 0 : plan.heads) == fewest);
        if (fewest == 0 || plan.heads != fewest)
          continue;
        // Nobody is named if and only if whoever it is would do.
        const bool anybody = plan.ofWhom.empty() && !plan.label.abstains;
        CHECK(anybody == every.of(fewest).all);
        ++found;
        apart += !anybody;
      }
    }
  }
  CHECK(found > 200);
  CHECK(apart > 20);
}
