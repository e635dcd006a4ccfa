// Judges the people of a body straight from the definitions.
#include "tests/runtime/oracle_membership.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace quorate::test::composition {

namespace {

/// [P3] Whether anything is said of where somebody belongs by a year.
bool isSaidWhere(const Human &human, int year) {
  return std::any_of(human.belongs.begin(), human.belongs.end(),
                     [&](const Human::Is &each) { return each.when.from <= year; });
}

/// One way in which what is not said turns out.
struct Fates {
  std::vector<bool> hasVote;        ///< each post
  std::vector<std::uint32_t> seats; ///< each run: how many there are
  std::vector<int> belongs;         ///< each human of whom it is not said: a company, or one more than there are
};

class Judge {
public:
  Judge(const Sitting &s, int year, const Fates &fates) : s_(s), year_(year), fates_(fates) {}

  bool meets(const Requirement &r) const {
    switch (r.form) {
    case Requirement::Form::AllBut: return true; // they are all in post
    case Requirement::Form::FromBoroughs: {
      std::int64_t represented = 0;
      for (int borough = 0; borough < int(s_.boroughs.size()); ++borough)
        represented += heads([&](const Human &, const Holds &h) { return s_.runs[h.run].borough == borough; }) != 0;
      return r.strict ? represented > r.quantity.number : represented >= r.quantity.number;
    }
    case Requirement::Form::Cap: return within(r);
    case Requirement::Form::People: break;
    }
    if (!r.fromEach)
      return enough(heads([&](const Human &h, const Holds &seat) { return counts(r, h, seat); }), r.quantity, r.strict);
    for (int borough = 0; borough < int(s_.boroughs.size()); ++borough)
      if (!enough(heads([&](const Human &h, const Holds &seat) {
                    return s_.runs[seat.run].borough == borough && counts(r, h, seat);
                  }),
                  r.quantity, r.strict))
        return false;
    return true;
  }

private:
  const Post &postOf(const Holds &seat) const { return s_.posts[s_.runs[seat.run].post]; }
  bool votes(const Holds &seat) const { return fates_.hasVote[s_.runs[seat.run].post]; }
  bool isA(int narrow, int wide) const {
    for (; narrow != kNobody; narrow = s_.above[std::size_t(narrow)])
      if (narrow == wide)
        return true;
    return false;
  }

  bool is(const Who &who, const Human &human, const Holds &seat) const {
    switch (who.of) {
    case Who::Of::Members: return true;
    case Who::Of::VotingMembers: return votes(seat);
    case Who::Of::Post: return s_.runs[seat.run].post == who.which;
    case Who::Of::Run: return seat.run == who.which;
    case Who::Of::Class: break;
    }
    return isA(postOf(seat).ofClass, int(who.which)) ||
           std::any_of(human.classes.begin(), human.classes.end(), [&](const Human::Is &each) {
             return each.when.contains(year_) && isA(each.kind, int(who.which));
           });
  }

  /// People, each once, who hold some seat that fits.
  std::int64_t heads(auto fits) const {
    return std::count_if(s_.people.begin(), s_.people.end(), [&](const Human &human) {
      return std::any_of(human.holds.begin(), human.holds.end(),
                         [&](const Holds &seat) { return seat.when.contains(year_) && fits(human, seat); });
    });
  }

  static bool ofVoters(Base base) {
    return base == Base::VotesCast || base == Base::VotesAndAbstentions || base == Base::VotingMembersPresent ||
           base == Base::EligibleVotingMembers || base == Base::FilledVotingSeats || base == Base::AllVotingSeats ||
           base == Base::Electorate;
  }
  static const Quantity &first(const Quantity &q) { return q.operands.empty() ? q : first(q.operands[0]); }

  /// Who is counted towards a quantity: those it names, of whom `from` may leave some; voters only, if it asks for
  /// voters.
  bool counts(const Requirement &r, const Human &human, const Holds &seat) const {
    const Quantity &q = first(r.quantity);
    if (r.from && !is(*r.from, human, seat))
      return false;
    switch (q.form) {
    case Quantity::Form::Number: return is(q.who, human, seat);
    case Quantity::Form::ShareOfWho: return is(q.who, human, seat);
    default: return !ofVoters(q.base) || votes(seat);
    }
  }

  std::int64_t taken(std::size_t run) const {
    std::int64_t whole = 0, sharing = 0;
    for (const Human &human : s_.people)
      for (const Holds &seat : human.holds)
        if (seat.run == run && seat.when.contains(year_))
          ++(seat.shares ? sharing : whole);
    return whole + (sharing != 0);
  }

  /// Nobody meets here: everybody in post is taken to be there, and to vote if they can.
  std::int64_t baseOf(Base base) const {
    bool voters = ofVoters(base), all = base == Base::AllSeats || base == Base::AllVotingSeats;
    if (!all && base != Base::FilledSeats && base != Base::FilledVotingSeats)
      return heads([&](const Human &, const Holds &seat) { return !voters || votes(seat); });
    // Those who hold a seat, each once, and one for each vacant seat.
    std::int64_t seats = heads([&](const Human &, const Holds &seat) { return !voters || votes(seat); });
    for (std::size_t run = 0; all && run < s_.runs.size(); ++run)
      if (!voters || fates_.hasVote[s_.runs[run].post])
        seats += std::max<std::int64_t>(0, fates_.seats[run] - taken(run));
    return seats;
  }

  bool enough(std::int64_t have, const Quantity &q, bool more) const {
    auto reaches = [&](std::int64_t left, std::int64_t right) { return more ? left > right : left >= right; };
    std::int64_t base = 0, n = q.numerator, d = q.denominator;
    switch (q.form) {
    case Quantity::Form::Number: return reaches(have, q.number);
    case Quantity::Form::Greater: return enough(have, q.operands[0], more) && enough(have, q.operands[1], more);
    case Quantity::Form::Smaller: return enough(have, q.operands[0], more) || enough(have, q.operands[1], more);
    case Quantity::Form::RootOfBase: return reaches(have * have * d * d, n * n * baseOf(q.base));
    case Quantity::Form::ShareOfBase: base = baseOf(q.base); break;
    case Quantity::Form::ShareOfWho:
      base = heads([&](const Human &human, const Holds &seat) { return is(q.who, human, seat); });
    }
    std::int64_t needed = 0;
    switch (q.rounded) {
    case Quantity::Rounded::Not: return reaches((have - q.plus) * d, n * base);
    case Quantity::Rounded::Up:
      while (needed * d < n * base)
        ++needed;
      break;
    case Quantity::Rounded::Down:
      while ((needed + 1) * d <= n * base)
        ++needed;
      break;
    case Quantity::Rounded::ToNearest: // a half goes up
      while ((2 * needed + 1) * d <= 2 * n * base)
        ++needed;
    }
    return reaches(have, needed + q.plus);
  }

  bool belongsTo(const Human &human, int organisation) const {
    if (!isSaidWhere(human, year_))
      return fates_.belongs[std::size_t(&human - s_.people.data())] == organisation;
    return std::any_of(human.belongs.begin(), human.belongs.end(),
                       [&](const Human::Is &each) { return each.kind == organisation && each.when.contains(year_); });
  }

  bool within(const Requirement &r) const {
    auto fits = [&](const Human &human, const Holds &seat) { return is(r.who, human, seat); };
    bool share = r.quantity.form != Quantity::Form::Number;
    auto keeps = [&](std::int64_t have, std::int64_t of) {
      std::int64_t left = share ? have * r.quantity.denominator : have;
      std::int64_t right = share ? of * r.quantity.numerator : r.quantity.number;
      return r.strict ? left < right : left <= right;
    };
    if (!r.fromOne) // a share of all the members
      return keeps(heads(fits), heads([](const Human &, const Holds &) { return true; }));
    for (int company = 0; company < int(s_.companies.size()); ++company) {
      std::int64_t theirs =
          heads([&](const Human &human, const Holds &seat) { return fits(human, seat) && belongsTo(human, company); });
      // A company of which nobody is there is no one of whom there could be too many.
      if (theirs != 0 && !keeps(theirs, heads(fits)))
        return false;
    }
    return true;
  }

  const Sitting &s_;
  int year_;
  const Fates &fates_;
};

/// Every way in which votes, numbers of seats and belonging may turn out.
class EveryFate {
public:
  EveryFate(const Sitting &s, int year) : s_(s), year_(year) {
    fates_.hasVote.resize(s.posts.size());
    fates_.seats.resize(s.runs.size());
    fates_.belongs.resize(s.people.size());
    votes(0);
  }
  bool yes = false, no = false;

private:
  void votes(std::size_t post) {
    if (post == s_.posts.size())
      return seats(0);
    Votes votes_ = s_.posts[post].votes;
    for (bool has : {false, true}) {
      // `Rents` is not the matter at hand: there is none.
      if (votes_ != Votes::Unsaid && has != (votes_ == Votes::Always || votes_ == Votes::ExceptOnRents))
        continue;
      fates_.hasVote[post] = has;
      votes(post + 1);
    }
  }

  void seats(std::size_t run) {
    if (run == s_.runs.size())
      return belongs(0);
    const Post &post = s_.posts[s_.runs[run].post];
    for (std::uint32_t count = post.least; count <= post.most; ++count) {
      fates_.seats[run] = count;
      seats(run + 1);
    }
  }

  void belongs(std::size_t human) {
    bool matters = std::any_of(s_.requirements.begin(), s_.requirements.end(),
                               [&](const auto &each) { return each.first == year_ && each.second.fromOne; });
    if (human == s_.people.size() || !matters) {
      Judge judge(s_, year_, fates_);
      bool all = std::all_of(s_.requirements.begin(), s_.requirements.end(),
                             [&](const auto &each) { return each.first != year_ || judge.meets(each.second); });
      (all ? yes : no) = true;
      return;
    }
    const Human &one = s_.people[human];
    bool there =
        std::any_of(one.holds.begin(), one.holds.end(), [&](const Holds &h) { return h.when.contains(year_); });
    int companies = int(s_.companies.size());
    // The last is none of them.
    for (int to = !isSaidWhere(one, year_) && there ? 0 : companies; to <= companies; ++to) {
      fates_.belongs[human] = to;
      belongs(human + 1);
    }
  }

  const Sitting &s_;
  int year_;
  Fates fates_;
};

} // namespace

Verdict judged(const Sitting &sitting, int year) {
  // Before anybody is said to hold a seat it is not known who does.
  if (std::none_of(sitting.people.begin(), sitting.people.end(), [&](const Human &human) {
        return std::any_of(human.holds.begin(), human.holds.end(),
                           [&](const Holds &holds) { return holds.when.from <= year; });
      }))
    return Verdict::Depends;
  EveryFate every(sitting, year);
  return every.yes && every.no ? Verdict::Depends : every.yes ? Verdict::Yes : Verdict::No;
}

TEST_CASE("two of fourteen seats are not half of them, and seven are") {
  Sitting board;
  board.posts.push_back({"Member", 14, 14});
  board.runs.push_back({0});
  Requirement half;
  half.quantity.form = Quantity::Form::ShareOfBase;
  half.from = Who{Who::Of::Post, 0};
  board.requirements.emplace_back(2021, half);
  for (int holders : {2, 6, 7, 14}) {
    board.people.assign(std::size_t(holders), Human{"Ada", {{0, false, {}}}, {}, {}});
    CHECK(judged(board, 2021) == (holders < 7 ? Verdict::No : Verdict::Yes));
    CHECK(judged(board, 2022) == Verdict::Yes);
  }
  // Half of those with a vote, where it is not said whether they have one: half of none, or of two.
  board.posts[0].votes = Votes::Unsaid;
  board.requirements[0].second.quantity.base = Base::FilledVotingSeats;
  board.requirements[0].second.strict = true;
  board.people.resize(2);
  CHECK(judged(board, 2021) == Verdict::Depends);
}

} // namespace quorate::test::composition
