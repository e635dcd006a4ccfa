// Numbers and shares of people in English, of every form.
#include "tests/documents/sample.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::tests;
using Form = Quantity::Form;

TEST_CASE("numbers of people", "[rules]") {
  Sample s;
  CHECK(s.there(s.people(s.number(9), s.voters())) == "at least nine voting members are present");
  CHECK(s.there(s.people(s.number(1), s.lays())) == "at least one Lay Member is present");
  CHECK(s.there(s.people(s.number(2), s.doctors(), Bound::MoreThan)) == "more than two Clinical members are present");
  CHECK(s.there(s.people(s.number(1), {{s.chair}, false, "Chair"})) == "the Chair is present");
  s.at(s.chair).name = s.at(s.chair).post = "Convener";
  CHECK(s.said(s.people(s.number(1), {{s.chair}, false, "Convener"})) == "the Convener");
  ir::Selector southwark{{s.chair, s.lay}, false, "Southwark"}, chair{{s.chair}, false, "Southwark"};
  southwark.place = chair.place = s.place("Southwark");
  CHECK(s.said(s.people(s.number(1), chair)) == "Southwark");
  CHECK(s.said(s.people(s.number(1), ir::Selector::both(s.lays(), southwark))) ==
        "at least one Lay Member from Southwark");
  CHECK(s.said(s.people(s.number(2), ir::Selector::both(s.ofClass({s.lay}, s.clinical), southwark))) ==
        "at least two Clinical members from Southwark");
  CHECK(s.said(s.people(s.number(2), southwark)) == "at least two members for Southwark");
  // A post may be called as a place is, and as a class is.
  s.place("Lay Member");
  CHECK(s.said(s.people(s.number(2), s.lays())) == "at least two Lay Members");
}

TEST_CASE("all of them, and all but some", "[rules]") {
  Sample s;
  Quantity all, but;
  all.form = but.form = Form::AllBut;
  but.number = 2;
  CHECK(s.there(s.people(all, s.lays())) == "all Lay Members in post are present");
  CHECK(s.there(s.people(all, {{s.chair}, false, "Chair"})) == "the Chair is present");
  CHECK(s.there(s.people(but, s.voters())) == "all but two of the voting members in post are present");
}

TEST_CASE("shares of people", "[rules]") {
  Sample s;
  CHECK(s.there(s.people(s.share({1, 3}, Base::FilledSeats), s.everyone())) ==
        "at least one third of the members in post are present");
  CHECK(s.there(s.people(s.share({1, 3}, Base::AllSeats), s.everyone())) ==
        "members holding at least one third of all seats (vacant seats included) are present");
  CHECK(s.said(s.people(s.share({1, 2}, Base::MembersPresent), s.doctors())) ==
        "Clinical members who make up at least half of the members present");
  CHECK(s.there(s.people(s.share({1, 1}, Base::FilledSeats), s.everyone())) ==
        "all of the members in post are present");
  CHECK(s.said(s.people(s.shareOf({1, 2}, s.doctors()), s.doctors(), Bound::MoreThan)) ==
        "more than half of the Clinical members (at least four of the six)");
  CHECK(s.there(s.people(s.share({1, 2}, Base::EligibleVotingMembers), s.voters())) ==
        "at least half of the voting members in post who need not leave for the item are present");
}

TEST_CASE("rounding, and more besides", "[rules]") {
  Sample s;
  CHECK(s.there(s.people(s.share({1, 3}, Base::AllVotingSeats, Rounded::Up, 1), s.voters())) ==
        "the number of voting members present is at least one third of all voting seats (vacant seats included), "
        "rounded up to a whole number, plus one");
  CHECK(s.there(s.people(s.share({1, 2}, Base::FilledSeats, Rounded::Not, 1), s.everyone())) ==
        "the number of members present is at least half of the members in post plus one");
  CHECK(s.said(s.people(s.share({1, 2}, Base::FilledSeats, Rounded::ToNearest), s.everyone())) ==
        "members numbering at least half of the members in post, rounded to the nearest whole number, a half upwards");
  // What it comes to: exactly, rounded down, rounded up, to the nearest.
  for (auto [fraction, rounded, needed] : {std::tuple(Fraction{1, 4}, Rounded::Not, "two"),
                                           {Fraction{1, 4}, Rounded::Down, "one"},
                                           {Fraction{1, 4}, Rounded::Up, "two"},
                                           {Fraction{1, 4}, Rounded::ToNearest, "two"},
                                           {Fraction{1, 5}, Rounded::ToNearest, "one"}}) {
    std::string words = s.said(s.people(s.shareOf(fraction, s.doctors(), rounded), s.doctors()));
    INFO(words);
    CHECK(words.ends_with(std::string("(at least ") + needed + " of the six)"));
  }
}

TEST_CASE("the greater, the smaller and the root", "[rules]") {
  Sample s;
  Quantity greater, smaller, root;
  greater.form = Form::GreaterOf;
  smaller.form = Form::SmallerOf;
  greater.operands = smaller.operands = {s.number(9), s.share({1, 3}, Base::FilledSeats)};
  CHECK(s.there(s.people(greater, s.everyone())) ==
        "the number of members present is at least the greater of nine and one third of the members in post");
  CHECK(s.said(s.people(greater, s.lays())) ==
        "Lay Members numbering at least the greater of nine and one third of the members in post");
  smaller.operands[1].rounded = Rounded::Down;
  CHECK(s.there(s.people(smaller, s.everyone(), Bound::MoreThan)) ==
        "the number of members present is more than the smaller of nine, and one third of the members in post, rounded "
        "down to a whole number");
  root.form = Form::FractionOfRootBase;
  root.fraction = {1, 2};
  root.base = Base::FilledSeats;
  CHECK(s.there(s.people(root, s.everyone())) ==
        "the number of members present is at least half of the square root of the number of members in post");
  root.fraction = {1, 1};
  CHECK(s.there(s.people(root, s.everyone())).ends_with("at least the square root of the number of members in post"));
}

TEST_CASE("members from several places", "[rules]") {
  Sample s;
  ir::People from = s.people(s.number(4), s.everyone());
  from.groups = {s.lays()};
  from.groupsText = "Borough";
  CHECK(s.there(from) == "members from at least four Boroughs are present");
}
