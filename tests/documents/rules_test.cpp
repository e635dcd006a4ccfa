// The rules of bodies in English: a sentence for every form that a quorum, a vote, a seat, a notice, a conflict or a
// duty can have, from models made by hand.
#include "compiler/documents/duties.h"
#include "compiler/documents/seats.h"
#include "compiler/documents/sentences.h"
#include "compiler/documents/votes.h"
#include "compiler/documents/words.h"
#include "tests/documents/sample.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::documents;
using namespace quorate::tests;
using runtime::Span;

TEST_CASE("a quorum for each of its purposes", "[rules]") {
  Sample s;
  auto words = [&](ir::Quorum quorum) { return quorumWords(s.c(), s.board, quorum).plain(); };
  ir::Quorum quorum;
  quorum.requirements = {s.people(s.number(4), s.everyone()), s.people(s.number(1), s.lays())};
  CHECK(words(quorum) ==
        "A meeting of the Board is quorate when at least four members are present, including at least one Lay Member.");
  quorum.to = ir::Quorum::To::Vote;
  CHECK(words(quorum).starts_with("A vote of the Board counts only when, besides, at least four members are present"));
  quorum.to = ir::Quorum::To::Begin;
  CHECK(words(quorum).starts_with("A meeting of the Board may begin only when at least four members are present"));
  quorum.to = ir::Quorum::To::Meet;
  quorum.matters = {s.rents};
  CHECK(words(quorum).starts_with("On Set Rents, a meeting of the Board is quorate when"));
  s.at(s.board).quorums = {quorum};
  quorum.matters.clear();
  CHECK(words(quorum).starts_with("On every matter not named in another rule, a meeting of the Board"));
  s.at(s.board).quorums.clear();
  quorum.none = true;
  CHECK(words(quorum) == "A meeting of the Board has no quorum: it may act however few members are present.");
  quorum.to = ir::Quorum::To::Begin;
  CHECK(words(quorum) == "A meeting of the Board may begin without a quorum.");
  quorum.open = s.open("the quorum of Board", "by the Board");
  CHECK(words(quorum) == "The quorum for a meeting to begin is open. To be confirmed: by the Board");
}

TEST_CASE("what happens without a quorum", "[rules]") {
  Sample s;
  auto words = [&](const ir::WithoutQuorum &rule) { return withoutQuorumWords(s.c(), s.board, rule).plain(); };
  ir::WithoutQuorum rule;
  CHECK(words(rule) == "Without a quorum, a meeting of the Board may discuss but not decide.");
  rule.is = ir::WithoutQuorum::Is::OnlyDecide;
  rule.matters = {s.rents, s.budget};
  CHECK(words(rule) == "Without a quorum, a meeting of the Board may decide only Set Rents and Approve Budget.");
  rule.is = ir::WithoutQuorum::Is::Adjourned;
  CHECK(words(rule) == "Without a quorum, a meeting of the Board is adjourned.");
  rule.span = Span{1, Span::Unit::Weeks};
  rule.whoeverIsPresent = true;
  CHECK(words(rule) == "Without a quorum, a meeting of the Board is adjourned for one week. At the adjourned meeting, "
                       "whoever is present is a quorum.");
  rule.whoeverIsPresent = false;
  rule.then = s.people(s.number(3), s.everyone());
  CHECK(words(rule).ends_with("The adjourned meeting is quorate when at least three members are present."));
}

TEST_CASE("thresholds of every form", "[rules]") {
  Sample s;
  auto words = [&](ir::Threshold it) { return thresholdWords({std::move(it)}).plain(); };
  using F = ir::Threshold::Form;
  ir::Threshold it;
  CHECK(words(it) == "by more than half of the votes cast; abstentions are not votes cast");
  it.base = Base::VotesAndAbstentions;
  CHECK(words(it) == "by more than half of the votes cast and abstentions together");
  it.base = Base::VotesCast;
  it.among = s.doctors();
  CHECK(words(it) == "by more than half of the votes cast by the Clinical members");
  it.base = Base::FilledVotingSeats;
  CHECK(words(it) == "by more than half of the voting members in post, counted among the Clinical members");
  it.among = {};
  it.base = Base::Electorate;
  it.bound = Bound::AtLeast;
  it.fraction = {3, 4};
  CHECK(words(it) == "by at least three quarters of the members in post who have a vote on the matter");
  it.fraction = {1, 1};
  CHECK(words(it) == "by all of the members in post who have a vote on the matter");
  it = {};
  it.form = F::Against;
  CHECK(words(it) == "with a vote for it, and with no votes against it");
  it.number = 2;
  CHECK(words(it) == "with a vote for it, and with no more than two votes against it");
  it = {};
  it.form = F::Margin;
  CHECK(words(it) == "by more votes for it than against it");
  it.bound = Bound::AtLeast;
  it.number = 2;
  CHECK(words(it) == "by at least two more votes for it than against it");
  it.form = F::For;
  CHECK(words(it) == "by at least two votes for it");
  it.among = s.lays();
  CHECK(words(it) == "by at least two votes for it by the Lay Members");
  it = {};
  it.counted = ir::Counted::ByWeight;
  CHECK(words(it) ==
        "by more than half of the votes cast, counted by the weight of each vote; abstentions are not votes cast");
  it.counted = ir::Counted::ByConstituent;
  it.constituentsText = "Borough";
  CHECK(words(it) == "by more than half of the votes cast, counted by Borough: each Borough has one vote, which is for "
                     "the motion if more of the votes of its members are for it than against it");
}

TEST_CASE("decisions at a meeting and outside one", "[rules]") {
  Sample s;
  ir::DecisionRule rule;
  rule.thresholds = {ir::Threshold{}};
  auto words = [&] { return decisionWords(s.c(), s.model.at(s.board), rule).plain(); };
  CHECK(words() == "A motion is carried by more than half of the votes cast; abstentions are not votes cast.");
  rule.counts.abstentions = ir::CountAs::Against;
  rule.counts.silence = ir::CountAs::For;
  rule.counts.vacancies = ir::CountAs::Against;
  CHECK(words() == "A motion is carried by more than half of the votes cast. An abstention counts as a vote against. A "
                   "member who is present and casts no vote counts as voting for. Each vacant voting seat counts as a "
                   "vote against.");
  rule = {};
  rule.mode = ir::Mode::InWriting;
  rule.thresholds = {ir::Threshold{}};
  rule.thresholds[0].base = Base::Electorate;
  rule.within = Span{14, Span::Unit::ClearDays};
  rule.unlessAsked = s.people(s.number(1), s.everyone());
  rule.counts.silence = ir::CountAs::Against;
  CHECK(words() ==
        "Outside a meeting, a motion may be carried in writing by more than half of the members in post who "
        "have a vote on the matter. A member who does not answer counts as voting against. The vote is open "
        "for 14 clear days. If at least one member asks for a meeting, the motion is not decided outside one.");
  rule = {};
  rule.mode = ir::Mode::Electronically;
  rule.matters = {s.rents};
  rule.thresholds = {ir::Threshold{}, ir::Threshold{}};
  rule.thresholds[0].fraction = {2, 3};
  rule.thresholds[1].among = s.lays();
  CHECK(words() ==
        "On Set Rents, outside a meeting, a motion may be carried by electronic vote by more than two thirds "
        "of the votes cast; abstentions are not votes cast; it must also be carried by more than half of the "
        "votes cast by the Lay Members.");
  rule = {};
  rule.thresholds = {ir::Threshold{}};
  rule.thresholds[0].among = s.lays();
  rule.failingThat = {ir::Threshold{}};
  CHECK(words() == "A motion is carried by more than half of the votes cast by the Lay Members. Failing that, it is "
                   "carried by more than half of the votes cast.");
}

TEST_CASE("ties", "[rules]") {
  Sample s;
  ir::DecisionRule rule;
  rule.thresholds = {ir::Threshold{}};
  auto words = [&] { return tieWords(s.c(), s.board, rule).plain(); };
  CHECK(words() == "If the votes are equal, the motion is lost. Default: not stated");
  rule.tie = ir::Tie::ByLot;
  CHECK(words() == "If the votes are equal, the motion is decided by lot.");
  rule.tie = ir::Tie::Referred;
  rule.referredTo = s.actorOf(s.council);
  CHECK(words() == "If the votes are equal, the motion is lost, and the matter goes to the Council.");
  rule.tie = ir::Tie::BrokenByPresider;
  CHECK(words() == "If the votes are equal, whoever presides has a casting vote.");
  rule.tie = ir::Tie::BrokenBy;
  rule.breaker = s.chair;
  CHECK(words().starts_with("If the votes are equal, the Chair has a casting vote."));
  rule.tie = ir::Tie::Unstated;
  rule.thresholds[0].fraction = {2, 3};
  CHECK(words() == "");
}

TEST_CASE("proxies", "[rules]") {
  ir::Proxies proxies;
  CHECK(sentenceOf(proxies).plain() == "A member who is absent may vote by proxy, through a member who is present. A "
                                       "vote by proxy does not count towards the quorum.");
  proxies.count = true;
  proxies.most = 1;
  CHECK(sentenceOf(proxies).plain().ends_with("counts towards the quorum. Nobody may hold more than one proxy."));
  proxies.most = 3;
  CHECK(sentenceOf(proxies).plain().ends_with("Nobody may hold more than three proxies."));
}

TEST_CASE("notice", "[rules]") {
  Sample s;
  s.model.calendars.push_back({"Working Days", 0x60, {}, {}});
  ir::MeetingRule general, special;
  general.of = special.of = ir::MeetingRule::Of::ClearDaysNotice;
  general.number = 5;
  special.number = 21;
  special.matters = {s.rents};
  special.calendar = ir::CalendarId(0);
  special.orVoid = true;
  ir::MeetingRules rules{{general, special}, {}};
  CHECK(meetingWords(s.c(), rules).plain() == "on at least five clear days’ notice");
  REQUIRE(noticeWords(s.c(), rules).size() == 1);
  CHECK(noticeWords(s.c(), rules)[0].plain() ==
        "At least 21 clear days’ notice is given of a meeting that is to consider Set Rents. Days of the calendar "
        "Working Days are left out when they are counted. Without that notice, the business of the meeting on that "
        "matter is void.");
  ir::MeetingRule common;
  common.of = ir::MeetingRule::Of::InCommon;
  common.with = {s.council};
  CHECK(meetingWords(s.c(), {{common}, {}}).plain() == "in common with the Council, each deciding for itself");
}

TEST_CASE("conflicts of interest", "[rules]") {
  Sample s;
  ir::ConflictRule rule;
  rule.clause = s.clause("conflicted members leave");
  auto words = [&] { return conflictWords(s.c(), s.board, rule).plain(); };
  rule.ruledOnBy = {s.chair, s.lay};
  rule.ruledOnByNames = {"Chair", "Lay Member"};
  rule.ifTooMany = ir::ConflictRule::IfTooMany::GoesTo;
  rule.goesTo = s.actorOf(s.council);
  CHECK(
      words() ==
      "A member who has declared an interest in an item leaves the meeting for it and does not vote on it. The member "
      "does not count towards the quorum for that item. Whether a member has such an interest is ruled on by the Chair "
      "or, where it concerns the Chair, by the Lay Members. If so many leave that too few remain for a quorum, the "
      "matter goes to the Council.");
  rule.ruledOnByNames = {"Chair", "Monitoring Officer"};
  rule.ruledOnBy = {s.chair};
  rule.ifTooMany = ir::ConflictRule::IfTooMany::MayStay;
  CHECK(words().find("is ruled on by the Chair or, where it concerns the Chair, by the Monitoring Officer.") !=
        std::string::npos);
  CHECK(words().ends_with("they may stay and vote."));
  rule.ifTooMany = ir::ConflictRule::IfTooMany::OthersDecide;
  CHECK(words().ends_with("the others may decide."));
  rule = {};
  rule.clause = s.clause("conflicted members may vote");
  rule.leave = false;
  rule.vote = rule.countToQuorum = true;
  rule.matters = {s.rents};
  CHECK(words() ==
        "On Set Rents, a member who has declared an interest in an item may stay for it, and may vote on it. "
        "The member still counts towards the quorum for that item.");
}

TEST_CASE("when duties fall due", "[rules]") {
  Sample s;
  ir::Duty duty;
  auto words = [&] { return dueWords(s.c(), duty).plain(); };
  CHECK(words() == "");
  duty.when = ir::Duty::When::By;
  duty.day = test::day(2020, 9, 30);
  CHECK(words() == "by 30 September 2020");
  duty.when = ir::Duty::When::Every;
  duty.span = {3, Span::Unit::Months};
  CHECK(words() == "every three months, beginning on 30 September 2020");
  duty.day.reset();
  duty.span = {1, Span::Unit::Years};
  CHECK(words() == "every year");
  duty.when = ir::Duty::When::For;
  duty.span = {6, Span::Unit::Years};
  CHECK(words() == "for six years");
  duty.when = ir::Duty::When::Within;
  duty.span = {14, Span::Unit::ClearDays};
  for (auto [of, after] : {std::pair(ir::Duty::Of::Decision, "each decision"),
                           {ir::Duty::Of::Meeting, "each meeting"},
                           {ir::Duty::Of::Vacancy, "each vacancy"}}) {
    duty.of = of;
    CHECK(words() == std::string("within 14 clear days of ") + after);
  }
  duty.of = ir::Duty::Of::Event;
  duty.event = "the loss of a licence.";
  CHECK(words() == "within 14 clear days of the loss of a licence");
}

TEST_CASE("terms of office", "[rules]") {
  Sample s;
  ir::Seat &seat = s.at(s.chair);
  auto words = [&] { return termCell(s.c(), s.model.at(s.board), seat).plain(); };
  seat.termYears = 3;
  CHECK(words() == "Three years");
  seat.mostTerms = 2;
  CHECK(words() == "Three years, at most two terms");
  seat.termsInARow = true;
  seat.mostTermsInAll = 3;
  seat.yearsOut = 1;
  CHECK(words() == "Three years, at most two terms in a row and three in all, then one year out");
  seat.mostTerms = 0;
  CHECK(words() == "Three years, at most three terms in all, then one year out");
}

TEST_CASE("the days of a clause, its name, and what it gives way to", "[rules]") {
  Sample s;
  ir::ClauseId old = s.clause("old"), rule = s.clause("rule");
  s.model.clauses[old.index()].knownAs = "Old Quorum";
  ir::Clause &clause = s.model.clauses[rule.index()];
  CHECK(s.c().stated("A meeting is quorate", rule).plain() == "A meeting is quorate");
  clause.inForce = {test::day(2022, 4, 14), runtime::Interval::kForEver};
  CHECK(s.c().stated("A meeting is quorate", rule).plain() == "From 14 April 2022, a meeting is quorate");
  CHECK(s.c().stated("A meeting", rule, {test::day(2022, 4, 14), test::day(2023, 1, 1)}).plain() == "A meeting");
  clause.inForce = {runtime::Interval::kAlways, test::day(2022, 4, 14)};
  clause.subjectTo = {old};
  CHECK(s.c().stated("A meeting is quorate", rule).plain() ==
        "Subject to Old Quorum, until the end of 13 April 2022, a meeting is quorate");
  clause.inForce = {};
  clause.knownAs = "New Quorum";
  clause.subjectTo.clear();
  clause.despite = {old};
  CHECK(s.c().stated("A meeting is quorate", rule).plain() == "New Quorum. Despite Old Quorum, a meeting is quorate");
  clause.despite.clear();
  clause.datesOpen = s.open("the day", "by the Board");
  CHECK(s.c().days(rule).plain() == "on days still to be confirmed To be confirmed: by the Board");
  s.model.clauses[rule.index()].inForce.from = test::day(2022, 4, 14);
  CHECK(s.c().days(rule).plain() == "from 14 April 2022 until a day to be confirmed To be confirmed: by the Board");
  // A name keeps its capital.
  CHECK(following("Andover Council decides").plain() == "Andover Council decides");
}
