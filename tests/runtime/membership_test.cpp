// Memberships judged: every rule on its own, at its boundary, and what is not known.
#include "runtime/membership.h"
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::day;

namespace {

constexpr ir::Interval kAllDays = {};
const Day kToday = day(2021, 6, 1);

/// A board of a chair and four members, with people to sit on it.
struct MembersBoard {
  Builder b;
  ir::BodyId board, other;
  ir::SeatId chair, member, elsewhere;

  MembersBoard() {
    board = b.body("Board");
    other = b.body("Council");
    chair = seat(board, "Chair", 1);
    member = seat(board, "Member", 4);
    elsewhere = seat(other, "Councillor", 9);
  }
  ir::SeatId seat(ir::BodyId body, std::string post, std::uint32_t count) {
    ir::SeatId id = b.seat(body, post, count);
    ir::ActorId actor = b.actor(post);
    b.at(id).actor = actor;
    b.model.actors[actor.index()].seats = {id};
    return id;
  }
  ir::ActorId postOf(ir::SeatId seat) { return b.at(seat).actor; }
  ir::PersonId person(std::string name) {
    ir::Person made;
    made.name = std::move(name);
    made.clause = b.clause("person " + made.name);
    b.model.persons.push_back(made);
    b.model.registered = true;
    return ir::PersonId(b.model.persons.size() - 1);
  }
  ir::Person &at(ir::PersonId id) { return b.model.persons[id.index()]; }
  ir::Holding &holds(ir::PersonId who, ir::SeatId seat, ir::Interval when = kAllDays) {
    ir::Holding holding;
    holding.seat = seat;
    holding.actor = b.at(seat).actor;
    holding.when = when;
    holding.clause = b.clause("holds");
    at(who).holdings.push_back(holding);
    return at(who).holdings.back();
  }
  /// Somebody new who holds a seat.
  ir::PersonId holder(std::string name, ir::SeatId seat, ir::Interval when = kAllDays) {
    ir::PersonId who = person(std::move(name));
    holds(who, seat, when);
    return who;
  }
  void is(ir::PersonId who, ir::KindId kind) { at(who).classes.push_back({kind, kAllDays, b.clause("is a")}); }
  ir::KindId kind(std::string name, ir::KindOf of = ir::KindOf::Member) {
    b.model.kinds.push_back({name, of, {}, b.clause("kind " + name)});
    return ir::KindId(b.model.kinds.size() - 1);
  }
  ir::MembershipRule &requires_(std::string text) {
    ir::MembershipRule rule;
    rule.clause = b.clause("requires " + text);
    b.at(board).membership.push_back(rule);
    return b.at(board).membership.back();
  }

  Membership judged(Day on = kToday) {
    Model model = b.load();
    return membershipOf(model, test::index(board), on);
  }
  std::vector<Breach::Of> breaches(Day on = kToday) {
    std::vector<Breach::Of> all;
    for (const Breach &breach : judged(on).breaches)
      all.push_back(breach.of);
    return all;
  }
};

using Breaches = std::vector<Breach::Of>;
using Of = Breach::Of;

} // namespace

TEST_CASE("a membership of which nobody is registered is not known") {
  MembersBoard s;
  CHECK(s.judged().valid == Truth::Depends);
  // Somebody registered elsewhere says nothing of this body.
  s.holder("Jane Smith", s.elsewhere);
  CHECK(s.judged().valid == Truth::Depends);
  s.holder("Bob Jones", s.member);
  Membership some = s.judged();
  CHECK(some.valid == Truth::Yes);
  REQUIRE(some.vacancies.size() == 2);
  CHECK(some.vacancies[0].sentence == "The seat of `Chair` on `Board` is vacant.");
  CHECK(some.vacancies[1].sentence == "3 of the 4 seats of `Member` on `Board` are vacant.");
}

TEST_CASE("more people than seats, and more sharing than may") {
  MembersBoard s;
  s.holder("A", s.chair);
  CHECK(s.breaches().empty());
  s.holder("B", s.chair);
  CHECK(s.breaches() == Breaches{Of::TooManyHolders});
  MembersBoard shared;
  shared.holds(shared.person("A"), shared.chair).how = ir::Holding::How::Shares;
  shared.holds(shared.person("B"), shared.chair).how = ir::Holding::How::Shares;
  CHECK(shared.breaches() == Breaches{Of::TooManySharing});
  shared.b.at(shared.chair).sharedBy = 2;
  CHECK(shared.breaches().empty());
  shared.holds(shared.person("C"), shared.chair).how = ir::Holding::How::Shares;
  CHECK(shared.breaches() == Breaches{Of::TooManySharing});
}

TEST_CASE("classes that a post demands and forbids") {
  MembersBoard s;
  ir::KindId tenant = s.kind("Tenant"), landlord = s.kind("Landlord"),
             council = s.b.memberClass("Council Tenant", tenant);
  s.b.at(s.member).mustBe = {tenant};
  s.b.at(s.member).mayNotBe = {landlord};
  ir::PersonId jane = s.holder("Jane", s.member);
  CHECK(s.judged().valid == Truth::Depends);
  s.is(jane, council);
  CHECK(s.judged().valid == Truth::Yes);
  s.is(jane, landlord);
  CHECK(s.breaches() == Breaches{Of::ForbiddenClass});
  CHECK(s.judged().breaches[0].sentence == "`Jane` is a `Landlord`, and the holder of `Member` on `Board` may not be.");
  s.at(jane).classes = {{landlord, {ir::Interval::kAlways, kToday}, {}}};
  CHECK(s.breaches() == Breaches{Of::WrongClass});
}

TEST_CASE("the least age is reached on the birthday") {
  MembersBoard s;
  s.b.at(s.member).minimumAge = 18;
  ir::PersonId jane = s.holder("Jane", s.member);
  Membership unknown = s.judged();
  CHECK(unknown.valid == Truth::Depends);
  CHECK(unknown.unknown[0].sentence == "when `Jane`, who holds `Member` on `Board`, was born");
  s.at(jane).born = day(2003, 6, 1);
  CHECK(s.breaches(day(2021, 5, 31)) == Breaches{Of::TooYoung});
  CHECK(s.breaches(day(2021, 6, 1)).empty());
}

TEST_CASE("posts that nobody may hold both of") {
  MembersBoard s;
  ir::PersonId jane = s.holder("Jane", s.member);
  s.holds(jane, s.elsewhere, {ir::Interval::kAlways, kToday});
  SECTION("said of both") {
    s.b.model.incompatible.push_back(
        {{s.postOf(s.member)}, {s.postOf(s.elsewhere)}, "", "", s.b.clause("nobody holds both")});
    CHECK(s.breaches(kToday - 1) == Breaches{Of::Incompatible});
  }
  SECTION("said of the seat") {
    s.b.at(s.member).mayNotHold = {s.postOf(s.elsewhere)};
    CHECK(s.breaches(kToday - 1) == Breaches{Of::MayNotHold});
  }
  CHECK(s.breaches(kToday).empty());
}

TEST_CASE("seats that come with a post, and seats filled from among its holders") {
  MembersBoard s;
  s.holder("Jane", s.elsewhere);
  // Who holds the post has the seat without being named for it.
  s.b.at(s.chair).exOfficio = s.elsewhere;
  CHECK(s.breaches().empty());
  CHECK(s.judged().vacancies.size() == 1);
  ir::PersonId bob = s.holder("Bob", s.chair);
  CHECK(s.breaches() == Breaches{Of::TooManyHolders, Of::NotExOfficio});
  s.b.at(s.chair).exOfficio = {};
  s.b.at(s.chair).drawnFrom = {s.elsewhere};
  CHECK(s.breaches() == Breaches{Of::NotDrawn});
  s.holds(bob, s.elsewhere);
  CHECK(s.breaches().empty());
}

TEST_CASE("terms: over, too many in a row, too many in all, back too soon") {
  MembersBoard s;
  ir::Seat &seat = s.b.at(s.member);
  seat.termYears = 3;
  ir::PersonId jane = s.person("Jane");
  auto term = [&](int from, std::optional<int> until) {
    s.holds(jane, s.member, {day(from, 4, 1), until ? day(*until, 4, 1) : ir::Interval::kForEver});
  };
  SECTION("over") {
    term(2018, {});
    CHECK(s.breaches(day(2021, 3, 31)).empty());
    CHECK(s.breaches(day(2021, 4, 1)) == Breaches{Of::TermOverrun});
  }
  SECTION("in a row") {
    s.b.at(s.member).mostTerms = 2;
    s.b.at(s.member).termsInARow = true;
    term(2014, 2017);
    term(2017, 2020);
    CHECK(s.breaches(day(2019, 6, 1)).empty());
    SECTION("a third") {
      term(2020, {});
      CHECK(s.breaches(day(2021, 6, 1)) == Breaches{Of::TooManyTerms});
    }
    SECTION("out for a year, and back") {
      s.b.at(s.member).yearsOut = 1;
      term(2021, {});
      CHECK(s.breaches(day(2021, 6, 1)).empty());
    }
    SECTION("out for a year, where two are asked") {
      s.b.at(s.member).yearsOut = 2;
      term(2021, {});
      CHECK(s.breaches(day(2021, 6, 1)) == Breaches{Of::NotOutLongEnough});
    }
    SECTION("in all") {
      s.b.at(s.member).mostTermsInAll = 2;
      term(2021, {});
      CHECK(s.breaches(day(2021, 6, 1)) == Breaches{Of::TooManyTerms});
    }
  }
  SECTION("at most two, in a row or not") {
    s.b.at(s.member).mostTerms = 2;
    term(2010, 2013);
    term(2014, 2017);
    CHECK(s.breaches(day(2016, 6, 1)).empty());
    term(2020, {});
    CHECK(s.breaches(day(2021, 6, 1)) == Breaches{Of::TooManyTerms});
  }
  SECTION("not known since when") {
    s.holds(jane, s.member);
    CHECK(s.judged().valid == Truth::Depends);
  }
}

TEST_CASE("a share retires each year") {
  MembersBoard s;
  s.b.at(s.member).termYears = 3;
  s.b.at(s.member).retiring = Fraction{1, 3};
  s.holder("A", s.member, {day(2020, 4, 1), ir::Interval::kForEver});
  s.holder("B", s.member, {day(2020, 4, 1), ir::Interval::kForEver});
  s.holder("C", s.member, {day(2020, 4, 1), ir::Interval::kForEver});
  CHECK(s.breaches() == Breaches{Of::TooFewRetiring});
  s.holder("D", s.member, {day(2019, 4, 1), ir::Interval::kForEver});
  CHECK(s.breaches().empty());
}

TEST_CASE("a term that ends just a year from the day ends in that year") {
  MembersBoard s;
  s.b.at(s.member).termYears = 3;
  s.b.at(s.member).retiring = Fraction{1, 3};
  s.holder("A", s.member, {day(2020, 4, 1), ir::Interval::kForEver});
  s.holder("B", s.member, {day(2020, 4, 1), ir::Interval::kForEver});
  s.holder("C", s.member, {day(2019, 6, 1), ir::Interval::kForEver}); // until 1 June 2022
  CHECK(s.breaches(day(2021, 6, 1)).empty());
  CHECK(s.breaches(day(2021, 5, 31)) == Breaches{Of::TooFewRetiring});
}

TEST_CASE("who acts for a seat acts only while it is vacant") {
  MembersBoard s;
  ir::PersonId jane = s.holder("Jane", s.member);
  s.holds(jane, s.chair).how = ir::Holding::How::ActsAs;
  CHECK(s.breaches().empty());
  s.b.at(s.chair).actsIfVacant = s.postOf(s.elsewhere);
  CHECK(s.breaches() == Breaches{Of::WrongActing});
  s.b.at(s.chair).actsIfVacant = {};
  s.holder("Bob", s.chair);
  CHECK(s.breaches() == Breaches{Of::ActsWithoutVacancy});
}

TEST_CASE("members all together: so many of whom, from so many places") {
  MembersBoard s;
  s.holder("A", s.chair);
  s.holder("B", s.member);
  SECTION("a number") {
    s.requires_("at least 2 Member").people = s.b.atLeast(2, {s.member}, "Member");
    CHECK(s.breaches() == Breaches{Of::TooFew});
    s.holder("C", s.member);
    CHECK(s.breaches().empty());
  }
  SECTION("a share of those in post, exactly") {
    ir::People people = s.b.atLeast(0, {s.member}, "Member");
    people.quantity.form = ir::Quantity::Form::FractionOfBase;
    people.quantity.fraction = {1, 2};
    people.quantity.base = ir::Base::FilledSeats;
    SECTION("at least") {
      s.requires_("at least 1/2 of filled seats from Member").people = people;
      CHECK(s.breaches().empty());
    }
    SECTION("more than") {
      people.bound = ir::Bound::MoreThan;
      s.requires_("more than 1/2 of filled seats from Member").people = people;
      CHECK(s.breaches() == Breaches{Of::TooFew});
    }
  }
  SECTION("groups") {
    ir::People people = s.b.atLeast(2, {}, "members");
    people.groups = {{{s.chair}, false, "North"}, {{s.member}, false, "South"}};
    people.groupsText = "Ward";
    s.requires_("members from at least 2 Ward").people = people;
    CHECK(s.breaches().empty());
    s.b.at(s.board).membership[0].people->quantity.number = 3;
    CHECK(s.breaches() == Breaches{Of::TooFew});
  }
  SECTION("a class of people, not of seats") {
    ir::KindId tenant = s.kind("Tenant");
    ir::People one = s.b.atLeast(1, {}, "Tenant");
    one.who = s.b.ofClass({}, tenant);
    s.requires_("at least 1 Tenant").people = one;
    CHECK(s.judged().valid == Truth::Depends);
    s.is(ir::PersonId(std::size_t{0}), tenant);
    CHECK(s.judged().valid == Truth::Yes);
  }
  SECTION("a class of people from a post, and a post from a class of people") {
    ir::KindId tenant = s.kind("Tenant");
    ir::SeatId lessee = s.seat(s.board, "Lessee", 1);
    s.holder("L", lessee);
    ir::Selector tenants = s.b.ofClass({lessee}, tenant), members{{s.member}, false, "Member"};
    ir::People one = s.b.atLeast(1, {}, "Tenant");
    bool classFirst = GENERATE(true, false);
    one.who = classFirst ? ir::Selector::both(tenants, members) : ir::Selector::both(members, tenants);
    s.requires_("at least 1 Tenant from Member").people = one;
    CHECK(s.breaches() == Breaches{Of::TooFew});
    s.is(ir::PersonId(std::size_t{0}), tenant); // the chair
    CHECK(s.breaches() == Breaches{Of::TooFew});
    s.is(ir::PersonId(std::size_t{1}), tenant); // a member
    CHECK(s.breaches().empty());
  }
  SECTION("one person in two seats is one") {
    s.holds(ir::PersonId(std::size_t{1}), s.chair);
    s.at(ir::PersonId(std::size_t{0})).holdings.clear();
    s.requires_("at least 2 members").people = s.b.atLeast(2, {}, "members");
    CHECK(s.breaches() == Breaches{Of::TooFew});
  }
}

TEST_CASE("a share of every base, where nobody meets: everybody in post is taken to be there") {
  // 14 seats with a vote, of which two people fill three; six without, of which three are filled.
  MembersBoard s;
  s.b.at(s.member).least = s.b.at(s.member).most = 13;
  ir::SeatId observer = s.seat(s.board, "Observer", 6);
  s.b.at(observer).voting = ir::Voting::Never;
  s.holds(s.holder("A", s.member), s.chair);
  s.holder("B", s.member);
  for (const char *name : {"C", "D", "E"})
    s.holder(name, observer);

  SECTION("half of all seats is seven, though two are filled") {
    ir::People people = s.b.atLeast(0, {s.member}, "Member");
    people.quantity.form = ir::Quantity::Form::FractionOfBase;
    people.quantity.base = ir::Base::AllSeats;
    s.requires_("at least 1/2 of all seats from Member").people = people;
    CHECK(s.breaches() == Breaches{Of::TooFew});
  }
  SECTION("what each base comes to: people, one of them in two seats, and vacant seats") {
    struct Case {
      ir::Base base;
      std::uint32_t comesTo;
    };
    auto [base, comesTo] = GENERATE(
        Case{ir::Base::VotesCast, 2}, Case{ir::Base::VotesAndAbstentions, 2}, Case{ir::Base::MembersPresent, 5},
        Case{ir::Base::VotingMembersPresent, 2}, Case{ir::Base::EligibleMembers, 5},
        Case{ir::Base::EligibleVotingMembers, 2}, Case{ir::Base::FilledSeats, 5}, Case{ir::Base::FilledVotingSeats, 2},
        Case{ir::Base::AllSeats, 19}, Case{ir::Base::AllVotingSeats, 13}, Case{ir::Base::Electorate, 2});
    INFO("base " << int(base));
    // Two of the members are exactly 2/n of n, and less than 2/(n-1) of it.
    ir::People people = s.b.atLeast(0, {s.member}, "Member");
    people.quantity.form = ir::Quantity::Form::FractionOfBase;
    people.quantity.base = base;
    people.quantity.fraction = {2, comesTo};
    s.requires_("as many as there are").people = people;
    CHECK(s.breaches().empty());
    s.b.at(s.board).membership[0].people->quantity.fraction = {2, comesTo - 1};
    CHECK(s.breaches() == Breaches{Of::TooFew});
  }
}

TEST_CASE("caps: on a class, and on those who belong to one organisation") {
  MembersBoard s;
  ir::KindId authority = s.kind("Local Authority", ir::KindOf::Organisation);
  ir::OrganisationId north = s.b.organisation("North", {}, {}), south = s.b.organisation("South", {}, {});
  for (ir::OrganisationId one : {north, south})
    s.b.model.organisations[one.index()].kind = authority;
  ir::PersonId a = s.holder("A", s.member), b = s.holder("B", s.member), c = s.holder("C", s.chair);
  auto cap = [&](bool fewer, std::uint32_t number, ir::Selector who, ir::KindId from) {
    ir::MembershipRule::Cap made;
    made.fewerThan = fewer;
    made.number = number;
    made.who = std::move(who);
    made.fromOne = from;
    s.requires_("a cap").cap = made;
  };
  SECTION("a number of a post") {
    cap(false, 2, {{s.member}, false, "Member"}, {});
    CHECK(s.breaches().empty());
    s.b.at(s.board).membership[0].cap->fewerThan = true;
    CHECK(s.breaches() == Breaches{Of::TooMany});
  }
  SECTION("a share of a post") {
    cap(false, 0, {{s.chair}, false, "Chair"}, {});
    s.b.at(s.board).membership[0].cap->isFraction = true;
    s.b.at(s.board).membership[0].cap->fraction = {1, 3};
    CHECK(s.breaches().empty());
    s.b.at(s.board).membership[0].cap->fewerThan = true;
    CHECK(s.breaches() == Breaches{Of::TooMany});
  }
  SECTION("from one organisation") {
    cap(false, 1, ir::Selector(), authority);
    auto belongs = [&](ir::PersonId who, ir::OrganisationId to) { s.at(who).belongs.push_back({to, kAllDays, {}}); };
    belongs(a, north);
    belongs(b, south);
    Membership unsaid = s.judged();
    CHECK(unsaid.valid == Truth::Depends);
    belongs(c, south);
    CHECK(s.breaches() == Breaches{Of::TooMany});
    s.at(c).belongs[0].when.until = kToday;
    CHECK(s.judged().valid == Truth::Yes);
  }
}

TEST_CASE("a rule that is not in force on the day breaks nothing") {
  MembersBoard s;
  s.holder("A", s.member);
  ir::MembershipRule &rule = s.requires_("at least 2 Member, from 1 July 2021");
  rule.people = s.b.atLeast(2, {s.member}, "Member");
  s.b.model.clauses[rule.clause.index()].inForce.from = day(2021, 7, 1);
  CHECK(s.breaches().empty());
  CHECK(s.breaches(day(2021, 7, 1)) == Breaches{Of::TooFew});
}

TEST_CASE("asked in words, a membership says yes, no or depends with its reasons") {
  MembersBoard s;
  s.b.at(s.member).minimumAge = 18;
  ir::PersonId jane = s.holder("Jane", s.member);
  auto ask = [&] {
    QuestionForm question;
    question.asks = QuestionForm::Asks::MembershipValid;
    question.subject.head = "Board";
    Model model = s.b.load();
    auto answered = answer(model, question, kToday);
    return std::get<Answer>(answered);
  };
  CHECK(ask().truth == Truth::Depends);
  s.at(jane).born = day(2010, 1, 1);
  Answer no = ask();
  CHECK(no.truth == Truth::No);
  CHECK(no.summary == "The membership of `Board` breaks a rule.");
  CHECK(no.because[0].sentence == "`Jane` is not yet 18, and the holder of `Member` on `Board` must be.");
  s.at(jane).born = day(1980, 1, 1);
  CHECK(ask().truth == Truth::Yes);
}
