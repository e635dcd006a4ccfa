// The questions that list: who may amend, agree, hold, rule; what is undelegated, due, changes; which terms end;
// notice.
#include "tests/runtime/coop.h"

using namespace quorate;
using namespace quorate::runtime;
using test::about;
using test::ask;
using test::asking;
using test::Asks;
using test::Coop;
using test::day;
using test::mentions;
using test::names;
using test::Strings;

TEST_CASE("who may amend: the clause that names it, before the one of everything") {
  Coop c;
  ir::FunctionId all = c.b.function("Amend Constitution", {}, false), one = c.b.function("Amend Set Rents", {}, false);
  c.b.reserve(c.assemblyActor, {all});
  c.b.reserve({}, {one});
  c.b.model.amendments.push_back({"Constitution", all, c.assemblyActor, {}, {}, c.b.clause("amend everything")});
  c.b.model.amendments.push_back({"Set Rents", one, {}, {}, {}, c.b.clause("amend Set Rents by nobody")});
  Model model = c.b.load();
  Answer whole = ask(model, asking(Asks::WhoMayAmend));
  CHECK(whole.truth == Truth::Yes);
  CHECK(names(whole) == Strings{"Assembly"});
  Answer rents = ask(model, about(Asks::WhoMayAmend, "Set Rents"));
  CHECK(rents.truth == Truth::No);
  CHECK(mentions(rents.because, "Nobody may amend `Set Rents`."));
  // What no clause names is everything's.
  CHECK(names(ask(model, about(Asks::WhoMayAmend, "Sell Homes"))) == Strings{"Assembly"});
  CHECK(std::holds_alternative<NotUnderstood>(answer(model, about(Asks::WhoMayAmend, "Sell Hoomes"), 0)));
  // So is a body, of which no clause can say who may amend it.
  CHECK(names(ask(model, about(Asks::WhoMayAmend, "Board"))) == Strings{"Assembly"});
  auto misspelt = answer(model, about(Asks::WhoMayAmend, "Bord"), 0);
  REQUIRE(std::holds_alternative<NotUnderstood>(misspelt));
  CHECK(std::get<NotUnderstood>(misspelt).didYouMean == Strings{"Board"});
  Coop silent;
  CHECK(ask(silent.b.load(), asking(Asks::WhoMayAmend)).truth == Truth::Depends);
}

TEST_CASE("who must agree depends on who decides") {
  Coop c;
  c.b.delegate(c.boardActor, c.manager, {c.evict}).agreement = {c.assemblyActor};
  c.b.reserve(c.boardActor, {c.rents}).agreement = {c.assemblyActor};
  Model model = c.b.load();
  Answer evict = ask(model, about(Asks::WhoMustAgree, "Evict Tenant"));
  CHECK(names(evict) == Strings{"Assembly"});
  CHECK(evict.summary == "`Assembly` must agree to `Evict Tenant` if `Manager` decides it. `Board` may decide it "
                         "without anybody's agreement.");
  CHECK(names(ask(model, about(Asks::WhoMustAgree, "Set Rents"))) == Strings{"Assembly"});
  Answer none = ask(model, about(Asks::WhoMustAgree, "Sell Homes"));
  CHECK(none.truth == Truth::No);
  CHECK(none.list.empty());
}

TEST_CASE("who holds a post, on which day") {
  Coop c;
  CHECK(ask(c.b.load(), asking(Asks::WhoHolds, "Chair")).truth == Truth::Depends);
  ir::PersonId jane = c.person("Jane Smith"), bob = c.person("Bob Jones");
  c.b.at(c.chair).termYears = 3;
  c.holds(jane, c.chair, {day(2020, 4, 1), ir::Interval::kForEver});
  c.holds(bob, c.chair, {day(2018, 4, 1), day(2020, 4, 1)});
  c.holds(bob, c.member, {day(2021, 1, 1), ir::Interval::kForEver}).how = ir::Holding::How::ActsAs;
  Model model = c.b.load();
  Answer chair = ask(model, asking(Asks::WhoHolds, "Chair"));
  CHECK(names(chair) == Strings{"Jane Smith"});
  CHECK(chair.list[0].within == "since 1 April 2020, until 31 March 2023");
  QuestionForm earlier = asking(Asks::WhoHolds, "Chair");
  earlier.day = day(2020, 3, 31);
  CHECK(names(ask(model, earlier)) == Strings{"Bob Jones"});
  Answer member = ask(model, asking(Asks::WhoHolds, "Member"));
  CHECK(member.list[0].within == "acting, since 1 January 2021");
  CHECK(mentions(member.because, "4 of the 4 seats of `Member` on `Board` are vacant."));
  CHECK(names(ask(model, asking(Asks::WhoHolds, "Board"))) == Strings{"Jane Smith", "Bob Jones"});
  CHECK(ask(model, asking(Asks::WhoHolds, "Board")).summary == "`Jane Smith` and `Bob Jones` sit on `Board`.");
  auto person = answer(
      model,
      [] {
        QuestionForm question = about(Asks::MayDecide, "Set Rents");
        question.subject.head = "Jane Smith";
        return question;
      }(),
      0);
  REQUIRE(std::holds_alternative<NotUnderstood>(person));
  CHECK(std::get<NotUnderstood>(person).didYouMean == Strings{"Chair"});
}

TEST_CASE("who rules on a conflict: the next, where the one before is concerned") {
  Coop c;
  CHECK(ask(c.b.load(), asking(Asks::WhoRulesOnConflict, "Member")).truth == Truth::Depends);
  ir::ConflictRule &rule = c.b.conflicts(c.board);
  rule.ruledOnBy = {c.chair, c.member};
  rule.ruledOnByNames = {"Chair", "Member"};
  Model model = c.b.load();
  CHECK(names(ask(model, asking(Asks::WhoRulesOnConflict, "Member"))) == Strings{"Chair"});
  CHECK(names(ask(model, asking(Asks::WhoRulesOnConflict, "Chair"))) == Strings{"Member"});
  c.b.at(c.board).conflicts[0].ruledOnBy = {c.chair};
  c.b.at(c.board).conflicts[0].ruledOnByNames = {"Chair", "Monitoring Officer"};
  Model other = c.b.load();
  CHECK(names(ask(other, asking(Asks::WhoRulesOnConflict, "Chair"))) == Strings{"Monitoring Officer"});
}

TEST_CASE("what is undelegated is kept or reserved") {
  Coop c;
  c.b.delegate(c.boardActor, c.manager, {c.repairs}).inForce = {day(2021, 1, 1), day(2022, 1, 1)};
  c.b.delegate(c.boardActor, {}, {c.evict}).toOpen = c.b.open("who evicts");
  c.b.reserve(c.assemblyActor, {c.rents});
  Model model = c.b.load();
  Answer all = ask(model, asking(Asks::WhatIsUndelegated));
  CHECK(all.truth == Truth::Depends);
  CHECK(all.summary == "2 functions are delegated to nobody. Whether `Evict Tenant` is delegated to anybody depends on "
                       "what is open.");
  CHECK(names(all) == Strings{"Set Rents", "Sell Homes", "Evict Tenant"});
  CHECK(all.list[0].within == "reserved to `Assembly`");
  CHECK(all.list[1].within == "kept by `Board`");
  CHECK(all.list[2].truth == Truth::Depends);
  CHECK(names(ask(model, asking(Asks::WhatIsUndelegated, "Assembly"))) == Strings{"Set Rents"});
  QuestionForm later = asking(Asks::WhatIsUndelegated, "Board");
  later.day = day(2022, 1, 1);
  CHECK(names(ask(model, later)) == Strings{"Repair Homes", "Sell Homes", "Evict Tenant"});
}

TEST_CASE("what is delegated up to a limit to be confirmed is not said to be delegated to nobody") {
  Coop c;
  ir::OpenPointId open = c.b.open("the limit");
  c.b.delegate(c.boardActor, c.manager, {c.repairs}).limit.open = open;
  Answer answer = ask(c.b.load(), asking(Asks::WhatIsUndelegated));
  CHECK(answer.truth == Truth::Depends);
  CHECK(names(answer) == Strings{"Set Rents", "Evict Tenant", "Sell Homes", "Repair Homes"});
  CHECK(answer.list[3].truth == Truth::Depends);
  CHECK(answer.list[3].within == "kept by `Board`; its delegation to `Manager` is open");
  CHECK(answer.summary == "3 functions are delegated to nobody. Whether `Repair Homes` is delegated to anybody depends "
                          "on what is open.");
}

TEST_CASE("what falls due: days first, then what comes with an event") {
  Coop c;
  auto duty = [&](std::string what, ir::Duty::When when) -> ir::Duty & {
    ir::Duty made;
    made.what = what;
    made.when = when;
    made.clause = c.b.clause("must " + what);
    c.b.at(c.board).duties.push_back(made);
    return c.b.at(c.board).duties.back();
  };
  duty("report", ir::Duty::When::Within).of = ir::Duty::Of::Decision;
  c.b.at(c.board).duties.back().span = {14, Span::Unit::Days};
  duty("publish accounts", ir::Duty::When::Every).day = day(2020, 1, 31);
  c.b.at(c.board).duties.back().span = {1, Span::Unit::Months};
  duty("fill the vacancy", ir::Duty::When::By).day = day(2021, 7, 15);
  duty("long past", ir::Duty::When::By).day = day(2021, 5, 31);
  duty("be settled", ir::Duty::When::By).dayOpen = c.b.open("the day");
  ir::Delegation &given = c.b.delegate(c.boardActor, c.manager, {c.repairs});
  given.reportedTo = c.boardActor;
  given.reportedWithin = Span{2, Span::Unit::Weeks};
  Model model = c.b.load();
  QuestionForm question = asking(Asks::WhatMustDo, "Board");
  question.day = day(2021, 7, 31);
  Answer answer = ask(model, question);
  CHECK(names(answer) == Strings{"publish accounts", "fill the vacancy", "publish accounts", "report", "be settled"});
  CHECK(answer.list[0].day == day(2021, 6, 30));
  CHECK(answer.list[2].day == day(2021, 7, 31));
  CHECK(answer.list[2].within == "every month, by 31 July 2021");
  CHECK(answer.list[3].within == "within 14 days of each decision");
  CHECK(answer.list[4].truth == Truth::Depends);
  QuestionForm manager = asking(Asks::WhatMustDo, "Manager");
  manager.day = question.day;
  Answer reports = ask(model, manager);
  CHECK(names(reports) == Strings{"report to Board"});
  CHECK(reports.list[0].within == "within 2 weeks of each decision on `Repair Homes`");
  // Again and again for ever is told within bounds.
  question.day = day(2900, 1, 1);
  CHECK(ask(model, question).list.size() < 40);
}

TEST_CASE("what changes: clauses that begin or end, body by body") {
  Coop c;
  auto says = [&](std::string words, ir::Interval when) {
    ir::Provision rule;
    rule.clause = c.during(std::move(words), when);
    c.b.at(c.board).provisions.push_back(rule);
  };
  says("quorum at least 4 members, until 14 April 2022", {ir::Interval::kAlways, day(2022, 4, 14)});
  says("quorum at least 3 members, from 14 April 2022", {day(2022, 4, 14), ir::Interval::kForEver});
  // What goes on in the same words does not change.
  says("must \"meet\", until 14 April 2022", {ir::Interval::kAlways, day(2022, 4, 14)});
  says("must \"meet\", from 14 April 2022", {day(2022, 4, 14), ir::Interval::kForEver});
  ir::PersonId jane = c.person("Jane Smith");
  c.holds(jane, c.chair, {day(2022, 4, 1), ir::Interval::kForEver});
  Model model = c.b.load();
  QuestionForm question = asking(Asks::WhatChanges);
  question.first = day(2022, 4, 1);
  question.day = day(2022, 4, 14);
  Answer answer = ask(model, question);
  REQUIRE(answer.list.size() == 3);
  CHECK(answer.list[0].within == "from 1 April 2022: `Jane Smith` holds `Chair`");
  CHECK(answer.list[1].within == "until 13 April 2022: quorum at least 4 members");
  CHECK(answer.list[2].within == "from 14 April 2022: quorum at least 3 members");
  CHECK(names(answer) == Strings{"Board", "Board", "Board"});
  question.first = day(2022, 4, 15);
  question.day = day(2023, 4, 14);
  CHECK(ask(model, question).truth == Truth::No);
}

TEST_CASE("which terms end, and which have ended and are still held") {
  Coop c;
  c.b.at(c.member).termYears = 3;
  ir::PersonId jane = c.person("Jane Smith"), bob = c.person("Bob Jones"), ann = c.person("Ann Lee");
  c.holds(jane, c.member, {day(2019, 4, 1), ir::Interval::kForEver});
  c.holds(bob, c.member, {day(2018, 4, 1), ir::Interval::kForEver});
  c.holds(ann, c.member);
  c.holds(ann, c.chair, {day(2020, 4, 1), day(2021, 9, 1)});
  Model model = c.b.load();
  QuestionForm question = asking(Asks::WhichTermsEnd);
  question.day = day(2022, 3, 31);
  Answer answer = ask(model, question);
  CHECK(names(answer) == Strings{"Bob Jones", "Ann Lee", "Jane Smith"});
  CHECK(answer.list[0].within == "`Member`, ended on 31 March 2021 and is still held");
  CHECK(answer.list[1].within == "`Chair`, ends on 31 August 2021");
  CHECK(mentions(answer.dependsOn, "since when `Ann Lee` holds `Member`"));
  question.day = day(2022, 3, 30);
  question.subject.head = "Member";
  CHECK(names(ask(model, question)) == Strings{"Bob Jones"});
}

TEST_CASE("notice leaves out both days and the days of a calendar") {
  Coop c;
  ir::Calendar calendar;
  calendar.name = "Office Days";
  calendar.weekdays = 0b1100000;
  calendar.days = {{day(2021, 12, 25), day(2021, 12, 29)}};
  c.b.model.calendars.push_back(calendar);
  ir::MeetingRule rule, long_;
  rule.of = long_.of = ir::MeetingRule::Of::ClearDaysNotice;
  rule.number = 5;
  rule.calendar = ir::CalendarId(0);
  long_.number = 21;
  long_.matters = {c.rents};
  long_.orVoid = true;
  c.b.at(c.board).meetings.push_back({{rule, long_}, c.b.clause("meets on 5 clear days notice")});
  Model model = c.b.load();
  auto notice = [&](Day given, Day meeting, bool rents = false) {
    QuestionForm question = rents ? about(Asks::NoticeEnough, "Set Rents") : asking(Asks::NoticeEnough);
    question.subject.head = "Board";
    question.first = given;
    question.day = meeting;
    return ask(model, question);
  };
  // Monday 7 June to Tuesday 15 June 2021: Tuesday to Friday and Monday are clear.
  CHECK(notice(day(2021, 6, 7), day(2021, 6, 15)).truth == Truth::Yes);
  Answer late = notice(day(2021, 6, 8), day(2021, 6, 15));
  CHECK(late.truth == Truth::No);
  CHECK(late.instead == Strings{"notice on or before 7 June 2021"});
  // Over Christmas: 20 (Monday) to 30 December leaves 21, 22, 23, 24 and 29 clear.
  CHECK(notice(day(2021, 12, 20), day(2021, 12, 30)).truth == Truth::Yes);
  CHECK(notice(day(2021, 12, 21), day(2021, 12, 30)).truth == Truth::No);
  Answer rents = notice(day(2021, 6, 8), day(2021, 6, 29), true);
  CHECK(rents.truth == Truth::No);
  CHECK(mentions(rents.because, "the business of the meeting is void"));
  CHECK(notice(day(2021, 6, 7), day(2021, 6, 29), true).truth == Truth::Yes);
  QuestionForm silent = asking(Asks::NoticeEnough, "Assembly");
  silent.first = day(2021, 6, 1);
  silent.day = day(2021, 7, 1);
  CHECK(ask(model, silent).truth == Truth::Depends);
  // A calendar that leaves out every day ends the search all the same.
  c.b.model.calendars[0].weekdays = 0x7F;
  Model never = c.b.load();
  QuestionForm question = asking(Asks::NoticeEnough, "Board");
  question.first = day(2021, 6, 1);
  question.day = day(2021, 7, 1);
  CHECK(ask(never, question).instead.empty());
  CHECK(mentions(ask(never, question).because, "No day is early enough: the calendar leaves out too many."));
}

TEST_CASE("a day that lies before the day it is asked from: the year before it is looked at") {
  Coop c;
  c.b.at(c.member).termYears = 3;
  c.holds(c.person("Bob Jones"), c.member, {day(2018, 4, 1), day(2021, 4, 1)});
  ir::Duty duty;
  duty.what = "publish accounts";
  duty.when = ir::Duty::When::By;
  duty.day = day(2021, 1, 31);
  duty.clause = c.b.clause("must publish accounts");
  c.b.at(c.board).duties.push_back(duty);
  Model model = c.b.load();
  for (Asks asks : {Asks::WhatMustDo, Asks::WhichTermsEnd}) {
    QuestionForm question = asking(asks, "Board");
    question.day = day(2021, 5, 1);
    question.first = day(2021, 6, 1);
    CHECK(ask(model, question).list.size() == 1);
  }
}

TEST_CASE("who holds several posts is named once") {
  Coop c;
  ir::PersonId ann = c.person("Ann Pell");
  c.holds(ann, c.chair);
  c.holds(ann, c.member);
  CHECK(ask(c.b.load(), asking(Asks::WhoHolds, "Board")).summary == "`Ann Pell` sits on `Board`.");
}

TEST_CASE("an instead names a day only if the answer is a yes on it") {
  Coop c;
  c.b.model.header.inForce = {day(2020, 1, 1), ir::Interval::kForEver};
  c.b.delegate(c.boardActor, c.manager, {c.repairs}, test::pounds(100)).inForce = {day(2020, 1, 1), day(2022, 7, 1)};
  c.b.delegate(c.boardActor, c.manager, {c.repairs}, test::pounds(250)).inForce = {day(2022, 7, 1),
                                                                                   ir::Interval::kForEver};
  ir::Delegation &agreed = c.b.delegate(c.boardActor, c.manager, {c.evict});
  agreed.inForce = {day(2022, 7, 1), ir::Interval::kForEver};
  agreed.agreement = {c.assemblyActor};
  Model model = c.b.load();
  QuestionForm question = about(Asks::MayDecide, "Repair Homes");
  question.subject.head = "Manager";
  question.amount = test::pounds(200);
  question.day = day(2019, 1, 1);
  CHECK(ask(model, question).instead == Strings{"from 1 July 2022"});
  question.amount = test::pounds(100);
  CHECK(ask(model, question).instead.front() == "from 1 January 2020");
  question.function = NameForm{"Evict Tenant", {}};
  question.amount.reset();
  CHECK(ask(model, question).instead == Strings{"from 1 July 2022, with the agreement of `Assembly`"});
}

TEST_CASE("an agreement that two clauses ask for is named once") {
  Coop c;
  c.b.delegate(c.boardActor, c.manager, {c.evict}).agreement = {c.assemblyActor};
  c.b.delegate(c.boardActor, c.manager, {c.sell}).agreement = {c.assemblyActor};
  Answer answer = ask(c.b.load(), asking(Asks::WhatMayDecide, "Manager"));
  CHECK(answer.dependsOn.size() == 1);
  CHECK(answer.summary == "Whether `Manager` may decide `Evict Tenant` or `Sell Homes` depends on the agreement of "
                          "`Assembly`.");
}

TEST_CASE("names with `of` in them stand after `of` in questions as in clauses") {
  Coop c;
  ir::BodyId board = c.b.body("Board of Trustees");
  ir::SeatId clerk = c.b.seat(board, "Clerk", 1);
  ir::ActorId post = c.b.actor("Clerk");
  c.b.at(clerk).actor = post;
  c.b.model.actors[post.index()].seats = {clerk};
  c.b.delegate(c.boardActor, post, {c.evict});
  Model model = c.b.load();
  QuestionForm question = about(Asks::MayDecide, "Evict Tenant");
  question.subject = NameForm{"Clerk", {"Board", "Trustees"}};
  CHECK(ask(model, question).truth == Truth::Yes);
  question.subject = NameForm{"Clerk", {"Board", "Trustee"}};
  auto answered = answer(model, question, day(2021, 6, 1));
  REQUIRE(std::holds_alternative<NotUnderstood>(answered));
  CHECK(std::get<NotUnderstood>(answered).didYouMean == Strings{"Clerk of Board of Trustees"});
}

TEST_CASE("spans of time end on the same date, or on the last day of a shorter month") {
  CHECK(after(day(2021, 5, 1), {14, Span::Unit::Days}) == day(2021, 5, 15));
  CHECK(after(day(2021, 5, 1), {2, Span::Unit::Weeks}) == day(2021, 5, 15));
  CHECK(after(day(2021, 1, 31), {1, Span::Unit::Months}) == day(2021, 2, 28));
  CHECK(after(day(2020, 2, 29), {1, Span::Unit::Years}) == day(2021, 2, 28));
  CHECK(after(day(2020, 11, 30), {3, Span::Unit::Months}) == day(2021, 2, 28));
  CHECK(printSpan({1, Span::Unit::Months}) == "1 month");
  CHECK(printSpan({14, Span::Unit::ClearDays}) == "14 clear days");
}
