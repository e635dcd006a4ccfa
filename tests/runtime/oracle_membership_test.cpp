// Random bodies with people and requirements, written as text and read as any constitution is: the membership as the
// runtime judges it against people counted one by one.
#include "runtime/membership.h"
#include "tests/runtime/oracle_membership.h"
#include "tests/support/builder.h"
#include "tests/support/dice.h"
#include "tests/support/written.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <map>

using namespace quorate;
using test::Dice;

namespace quorate::test::composition {

namespace {

constexpr int kFirstYear = 2021, kLastYear = 2028;

/// Makes bodies of up to four posts and ten people.
class RandomSitting {
public:
  explicit RandomSitting(unsigned seed) : dice_(seed) {
    s_.boroughs = {"Kew", "Lee", "Hale"};
    s_.classes = {"Tenant", "Council Tenant", "Lay"};
    s_.above = {kNobody, 0, kNobody};
    s_.companies = {"Northern Gas", "Harbour Rail"};
    s_.other = "Tidewater";
    addPosts();
    addPeople();
    for (int year = kFirstYear; year <= kLastYear; ++year)
      for (std::uint32_t i = 0, count = dice_.in(5) ? 2 : 1; i < count; ++i)
        s_.requirements.emplace_back(year, requirement());
  }
  Sitting take() { return std::move(s_); }

private:
  std::uint32_t index(std::size_t of) { return dice_.upTo(static_cast<std::uint32_t>(of)); }
  Years years() {
    Years when;
    if (dice_.in(4))
      when.from = kFirstYear + int(dice_.upTo(8));
    if (dice_.in(4))
      when.until = std::max(when.from + 1, kFirstYear + int(dice_.upTo(8)));
    return when;
  }

  void addPosts() {
    bool any = dice_.in(2), each = dice_.in(2);
    for (const char *name : {"Chair", "Trustee", "Member", "Adviser"}) {
      Post post;
      post.name = name;
      post.least = post.most = 1 + dice_.upTo(3);
      if (dice_.in(5))
        post.most += 1 + dice_.upTo(2);
      post.forEach = each && dice_.in(2);
      if (!dice_.in(3))
        post.ofClass = int(index(s_.classes.size()));
      post.votes = any && dice_.in(2) ? dice_.any<Votes>(6) : Votes::Always;
      if (dice_.in(5))
        post.sharedBy = 2;
      for (int borough = post.forEach ? 0 : kNobody; borough < (post.forEach ? int(s_.boroughs.size()) : 0); ++borough)
        s_.runs.push_back({s_.posts.size(), borough});
      s_.posts.push_back(post);
    }
  }

  /// Whether there is a seat for one more in a run, in each year of some.
  bool isFree(const Holds &more) const {
    const Post &post = s_.posts[s_.runs[more.run].post];
    for (int year = kFirstYear - 1; year <= kLastYear + 1; ++year) {
      if (!more.when.contains(year))
        continue;
      std::uint32_t whole = !more.shares, sharing = more.shares;
      for (const Human &human : s_.people)
        for (const Holds &held : human.holds)
          if (held.run == more.run && held.when.contains(year))
            ++(held.shares ? sharing : whole);
      if (whole + (sharing != 0) > post.most || sharing > post.sharedBy)
        return false;
    }
    return true;
  }
  void addPeople() {
    for (std::uint32_t i = 0, count = 1 + dice_.upTo(10); i < count; ++i) {
      Human human;
      human.name = std::string("Ada ") + char('A' + i) + "ker";
      for (std::uint32_t h = 0, seats = dice_.in(4) ? 2 : 1; h < seats; ++h) {
        Holds holds{index(s_.runs.size()), false, years()};
        holds.shares = s_.posts[s_.runs[holds.run].post].sharedBy == 2 && dice_.in(2);
        bool twice = std::any_of(human.holds.begin(), human.holds.end(),
                                 [&](const Holds &other) { return other.run == holds.run; });
        if (!twice && isFree(holds))
          human.holds.push_back(holds);
      }
      if (dice_.in(3))
        human.classes.push_back({int(index(s_.classes.size())), years()});
      for (std::uint32_t b = dice_.in (5) ? 0 : 1 + dice_.in(4); b > 0; --b)
        human.belongs.push_back({int(index(s_.companies.size() + 1)), years()});
      s_.people.push_back(human);
    }
  }

  Who who() {
    Who who;
    who.of = dice_.any<Who::Of>(5);
    if (who.of == Who::Of::Class) {
      // A class is one of the body if one of its seats has it.
      std::vector<std::size_t> classes;
      for (const Post &post : s_.posts)
        for (int each = post.ofClass; each != kNobody; each = s_.above[std::size_t(each)])
          classes.push_back(std::size_t(each));
      if (classes.empty())
        return {};
      who.which = dice_.one(classes);
    } else if (who.of == Who::Of::Post) {
      who.which = index(s_.posts.size());
    } else if (who.of == Who::Of::Run) {
      who.which = index(s_.runs.size());
      if (s_.runs[who.which].borough == kNobody)
        who = {Who::Of::Post, s_.runs[who.which].post};
    }
    return who;
  }
  bool isSome(const Who &who) const { return who.of != Who::Of::Members && who.of != Who::Of::VotingMembers; }
  void fraction(Quantity &q) {
    q.denominator = 2 + dice_.upTo(3);
    q.numerator = 1 + dice_.upTo(static_cast<std::uint32_t>(q.denominator));
    if (q.form != Quantity::Form::RootOfBase) {
      q.rounded = dice_.any<Quantity::Rounded>(4);
      q.plus = dice_.in(3) ? 1 + dice_.upTo(2) : 0;
    }
  }
  /// A number or a share of what counts voters only, or does not.
  Quantity leaf(bool voters) {
    constexpr Base kOfVoters[] = {Base::VotesCast,
                                  Base::VotesAndAbstentions,
                                  Base::VotingMembersPresent,
                                  Base::EligibleVotingMembers,
                                  Base::FilledVotingSeats,
                                  Base::AllVotingSeats,
                                  Base::Electorate};
    constexpr Base kOfAll[] = {Base::MembersPresent, Base::EligibleMembers, Base::FilledSeats, Base::AllSeats};
    Quantity q;
    if (dice_.in(4)) {
      q.number = dice_.upTo(7);
      q.who = {voters ? Who::Of::VotingMembers : Who::Of::Members, 0};
      return q;
    }
    q.form = dice_.in(4) ? Quantity::Form::RootOfBase : Quantity::Form::ShareOfBase;
    q.base = voters ? kOfVoters[dice_.upTo(7)] : kOfAll[dice_.upTo(4)];
    fraction(q);
    return q;
  }
  Quantity nested(bool voters, int depth) {
    if (depth == 0)
      return leaf(voters);
    Quantity q;
    q.form = dice_.in(2) ? Quantity::Form::Greater : Quantity::Form::Smaller;
    bool left = dice_.in(2);
    q.operands = {nested(voters, left ? depth - 1 : 0), nested(voters, left ? 0 : depth - 1)};
    return q;
  }

  Requirement requirement() {
    Requirement r;
    r.strict = dice_.in(2);
    r.form = dice_.any<Requirement::Form>(4);
    if (dice_.in(2))
      r.form = Requirement::Form::People;
    bool each = std::any_of(s_.posts.begin(), s_.posts.end(), [](const Post &post) { return post.forEach; });
    if (r.form == Requirement::Form::FromBoroughs && !each)
      r.form = Requirement::Form::Cap;
    if (r.form == Requirement::Form::FromBoroughs) {
      r.quantity.number = 1 + dice_.upTo(3);
    } else if (r.form == Requirement::Form::AllBut) {
      r.quantity.number = dice_.upTo(3);
      r.who = who();
    } else if (r.form == Requirement::Form::Cap) {
      r.who = who();
      r.fromOne = dice_.in(2);
      r.quantity.number = r.strict + dice_.upTo(4);
      if (dice_.in(2)) {
        r.quantity.form = Quantity::Form::ShareOfWho;
        fraction(r.quantity);
      }
    } else {
      people(r, each);
    }
    return r;
  }
  void people(Requirement &r, bool each) {
    bool voters = dice_.in(3);
    if (dice_.in(2)) {
      r.quantity.number = dice_.upTo(4);
      r.quantity.who = who();
      r.fromEach = each && dice_.in(2);
    } else if (Who some = who(); dice_.in(4) && isSome(some)) {
      r.quantity.form = Quantity::Form::ShareOfWho;
      r.quantity.who = some;
      fraction(r.quantity);
    } else {
      // Deeper than anybody writes, now and then.
      r.quantity = nested(voters, dice_.in(2) ? 0 : dice_.in(5) ? 12 + int(dice_.upTo(20)) : 1 + int(dice_.upTo(2)));
    }
    if (Who from = who(); dice_.in(2) && !r.fromEach && isSome(from))
      r.from = from;
  }

  Dice dice_;
  Sitting s_;
};

/// Writes a sitting as somebody would.
class Writer {
public:
  explicit Writer(const Sitting &s) : s_(s) {}

  std::string text() {
    out_ = "kind Borough is a Place\nkind Company is an Organisation\nfunction Set Rents\n";
    for (const std::string &each : s_.boroughs)
      out_ += "place " + each + ": Borough\n";
    for (std::size_t i = 0; i < s_.classes.size(); ++i)
      out_ += "kind " + s_.classes[i] + " is a " +
              (s_.above[i] == kNobody ? "Member Class" : s_.classes[std::size_t(s_.above[i])]) + "\n";
    out_ += "organisation " + s_.other + " {\n  holds Set Rents\n  acts through Board\n}\n";
    for (const std::string &each : s_.companies)
      out_ += "organisation " + each + ": Company\n";
    out_ += "body Board {\n  members {\n";
    for (const Post &post : s_.posts)
      out_ += "    " + seats(post) + "\n";
    out_ += "  }\n";
    for (const auto &[year, requirement] : s_.requirements)
      out_ += "  requires " + written(requirement) + period({year, year + 1}) + "\n";
    out_ += "}\n";
    for (const Human &human : s_.people)
      person(human);
    return std::move(out_);
  }

  std::string written(const Requirement &r) const {
    std::string bound = r.strict ? "more than " : "at least ";
    switch (r.form) {
    case Requirement::Form::AllBut:
      return "all " + (r.quantity.number == 0 ? "" : "but " + std::to_string(r.quantity.number) + " ") + named(r.who);
    case Requirement::Form::FromBoroughs:
      return "members from " + bound + std::to_string(r.quantity.number) + " Borough";
    case Requirement::Form::Cap:
      return (r.strict ? "fewer than " : "at most ") +
             (r.quantity.form == Quantity::Form::Number ? std::to_string(r.quantity.number) + " "
                                                        : share(r.quantity) + " of ") +
             named(r.who) + (r.fromOne ? " from one Company" : "");
    case Requirement::Form::People: break;
    }
    return bound + quantity(r.quantity) + (r.fromEach ? " from each Borough" : r.from ? " from " + named(*r.from) : "");
  }

private:
  static std::string period(const Years &when) {
    std::string text;
    if (when.from != 0)
      text += " from 1 January " + std::to_string(when.from);
    if (when.until != 9999)
      text += " until 1 January " + std::to_string(when.until);
    return text.empty() ? text : "," + text;
  }
  std::string seats(const Post &post) const {
    std::string text = post.name + " " + std::to_string(post.least);
    if (post.most != post.least)
      text += " to " + std::to_string(post.most);
    text += post.most == 1 ? " seat" : " seats";
    text += post.forEach ? " for each Borough" : "";
    text += post.ofClass == kNobody ? "" : ", " + s_.classes[std::size_t(post.ofClass)];
    constexpr const char *kVotes[] = {", votes",
                                      ", votes except on Set Rents",
                                      ", votes only on Set Rents",
                                      ", votes only to break a tie",
                                      ", does not vote",
                                      ""};
    text += kVotes[std::size_t(post.votes)];
    return text + (post.sharedBy == 1 ? "" : ", may be shared by 2");
  }
  std::string run(std::size_t number) const {
    const Run &at = s_.runs[number];
    std::string name = s_.posts[at.post].name;
    return at.borough == kNobody ? name : name + " of " + s_.boroughs[std::size_t(at.borough)];
  }
  void person(const Human &human) {
    out_ += "person " + human.name + " {\n";
    for (const Holds &seat : human.holds)
      out_ += (seat.shares ? "  shares " : "  holds ") + run(seat.run) + period(seat.when) + "\n";
    for (const Human::Is &each : human.classes)
      out_ += "  is a " + s_.classes[std::size_t(each.kind)] + period(each.when) + "\n";
    for (const Human::Is &each : human.belongs) {
      auto at = std::size_t(each.kind);
      out_ += "  belongs to " + (at < s_.companies.size() ? s_.companies[at] : s_.other) + period(each.when) + "\n";
    }
    out_ += "}\n";
  }

  std::string named(const Who &who) const {
    switch (who.of) {
    case Who::Of::Members: return "members";
    case Who::Of::VotingMembers: return "voting members";
    case Who::Of::Post: return s_.posts[who.which].name;
    case Who::Of::Run: return run(who.which);
    case Who::Of::Class: break;
    }
    return s_.classes[who.which];
  }
  static std::string share(const Quantity &q) {
    return std::to_string(q.numerator) + "/" + std::to_string(q.denominator);
  }
  std::string quantity(const Quantity &q) const {
    constexpr const char *kBaseWords[] = {
        "votes cast",       "votes cast and abstentions", "members present", "voting members present",
        "eligible members", "eligible voting members",    "filled seats",    "filled voting seats",
        "all seats",        "all voting seats",           "the electorate"};
    constexpr const char *kRounding[] = {"", " rounded up", " rounded down", " rounded to nearest"};
    using Form = Quantity::Form;
    if (q.form == Form::Number)
      return std::to_string(q.number) + " " + named(q.who);
    if (q.form == Form::Greater || q.form == Form::Smaller)
      return (q.form == Form::Greater ? "the greater of " : "the smaller of ") + quantity(q.operands[0]) + " and " +
             quantity(q.operands[1]);
    std::string base = kBaseWords[std::size_t(q.base)];
    if (q.form == Form::RootOfBase)
      return share(q) + " of the square root of " + base;
    return share(q) + " of " + (q.form == Form::ShareOfWho ? named(q.who) : base) + kRounding[std::size_t(q.rounded)] +
           (q.plus == 0 ? "" : " plus " + std::to_string(q.plus));
  }

  const Sitting &s_;
  std::string out_;
};

/// What has been judged either way: a form, a base or a rounding that is never met, or never missed, is not tested.
struct Seen {
  std::map<std::string, std::array<int, 3>> times;

  void add(const Requirement &r, Verdict verdict) {
    constexpr const char *kForms[] = {"people", "all but", "from boroughs", "cap"};
    note(std::string(kForms[std::size_t(r.form)]) + (r.fromOne ? " from one" : "") + (r.fromEach ? " from each" : ""),
         verdict);
    if (r.form == Requirement::Form::People)
      add(r.quantity, verdict);
  }

private:
  void note(const std::string &what, Verdict verdict) { ++times[what][std::size_t(verdict)]; }
  void add(const Quantity &q, Verdict verdict) {
    using Form = Quantity::Form;
    note("form " + std::to_string(int(q.form)), verdict);
    if (q.form == Form::ShareOfBase || q.form == Form::RootOfBase)
      note("base " + std::to_string(int(q.base)), verdict);
    if (q.form == Form::ShareOfBase || q.form == Form::ShareOfWho)
      note("rounded " + std::to_string(int(q.rounded)), verdict);
    for (const Quantity &each : q.operands)
      add(each, verdict);
  }
};

Verdict verdictOf(const runtime::Membership &membership) {
  return membership.valid == runtime::Truth::Yes  ? Verdict::Yes
         : membership.valid == runtime::Truth::No ? Verdict::No
                                                  : Verdict::Depends;
}

} // namespace

TEST_CASE("what a body requires of its members is judged as if they were counted one by one") {
  Seen seen;
  std::string wrong;
  std::size_t careful = 0, held = 0;
  for (unsigned seed = 1; seed <= 1500; ++seed) {
    Sitting s = RandomSitting(seed).take();
    bool anybody =
        std::any_of(s.people.begin(), s.people.end(), [](const Human &human) { return !human.holds.empty(); });
    if (!anybody)
      continue;
    std::string text = Writer(s).text();
    Written written(text);
    INFO("seed " << seed << "\n" << text);
    REQUIRE(written.good());
    runtime::Model model = written.load();
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      // The first day of the year or the last: the requirement of the year stands on both.
      runtime::Day day = seed % 2 == 0 ? test::day(year, 1, 1) : test::day(year, 12, 31);
      Verdict expected = judged(s, year), verdict = verdictOf(membershipOf(model, runtime::BodyIndex{0u}, day));
      std::size_t count = 0;
      const Requirement *last = nullptr;
      std::string required;
      for (const auto &[of, requirement] : s.requirements)
        if (of == year) {
          ++count;
          last = &requirement;
          required += "\n  requires " + Writer(s).written(requirement);
        }
      if (count == 1)
        seen.add(*last, expected);
      ++held;
      if (verdict == expected)
        continue;
      // A vote that is open makes more and fewer people and a larger and smaller share of them at once: then "depends"
      // may be said where one outweighs the other.
      bool open = std::any_of(s.posts.begin(), s.posts.end(), [](const Post &p) { return p.votes == Votes::Unsaid; });
      if (verdict == Verdict::Depends && open) {
        ++careful;
        continue;
      }
      constexpr const char *kVerdicts[] = {"no", "yes", "depends"};
      wrong += "seed " + std::to_string(seed) + ", " + std::to_string(year) + ": " + kVerdicts[std::size_t(verdict)] +
               ", not " + kVerdicts[std::size_t(expected)] + ": " + required + "\n";
    }
  }
  INFO(wrong << careful << " times depends of " << held);
  CHECK(wrong.empty());
  CHECK(careful * 50 < held);
  for (const auto &[what, times] : seen.times) {
    INFO(what << ": no " << times[0] << ", yes " << times[1] << ", depends " << times[2]);
    CHECK(times[1] > 10);
    CHECK((times[0] > 10 || what == "all but"));
  }
}

} // namespace quorate::test::composition
