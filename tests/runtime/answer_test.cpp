// Questions about meetings in names, and answers as text and JSON.
#include "tests/support/builder.h"

#include <catch2/catch.hpp>

using namespace quorate;
using namespace quorate::runtime;
using test::Builder;
using test::day;

namespace {

using Role = GroupForm::Role;
using Who = PeopleForm::Who;

PeopleForm named(std::string name, std::optional<std::uint32_t> count = {}) {
  PeopleForm people;
  people.name.head = std::move(name);
  people.number = count;
  return people;
}
PeopleForm who(Who which) {
  PeopleForm people;
  people.who = which;
  return people;
}

struct Council {
  Builder b;
  ir::KindId clinical = b.memberClass("Clinical");
  ir::PlaceId north = b.place("North"), south = b.place("South");
  ir::BodyId body = b.body("Governing Body");
  ir::SeatId chair = b.seat(body, "Chair", 1, {clinical});
  ir::SeatId gpNorth = gp("North", north), gpSouth = gp("South", south);
  ir::SeatId lay = b.seat(body, "Lay Member", 3);
  ir::SeatId watch = b.seat(body, "Healthwatch", 1, {}, ir::Voting::Never);

  ir::SeatId gp(const std::string &place, ir::PlaceId id) {
    ir::SeatId seat = b.seat(body, "GP Member", 2, {clinical});
    b.at(seat).name = "GP Member of " + place;
    b.at(seat).place = id;
    return seat;
  }

  Council() {
    b.quorum(body, {b.atLeast(4, b.at(body).seats, "voting members", true), b.atLeast(1, {lay}, "Lay Member")});
    b.rule(body, {}, ir::Tie::BrokenBy, chair);
  }

  std::variant<Answer, NotUnderstood> ask(const Model &model, QuestionForm::Asks asks,
                                          std::vector<GroupForm> groups) const {
    QuestionForm question;
    question.asks = asks;
    question.subject.head = "Governing Body";
    question.attendance = std::move(groups);
    return answer(model, question, day(2020, 6, 1));
  }
  Answer carry(const Model &model, std::vector<GroupForm> groups) const {
    auto found = ask(model, QuestionForm::Asks::Carried, std::move(groups));
    INFO((std::holds_alternative<NotUnderstood>(found) ? std::get<NotUnderstood>(found).message : ""));
    REQUIRE(std::holds_alternative<Answer>(found));
    return std::get<Answer>(found);
  }
  Answer quorate(const Model &model, std::vector<GroupForm> groups) const {
    auto found = ask(model, QuestionForm::Asks::Quorate, std::move(groups));
    REQUIRE(std::holds_alternative<Answer>(found));
    return std::get<Answer>(found);
  }
};

} // namespace

TEST_CASE("a tie falls to the chair") {
  Council c;
  Model model = c.b.load();
  Answer answer = c.carry(model, {{Role::Present, {who(Who::Everyone)}},
                                  {Role::For, {named("Chair"), named("GP Member", 3)}},
                                  {Role::Against, {who(Who::EveryoneElse)}}});
  CHECK(answer.truth == Truth::Yes);
  CHECK(answer.byCastingVote);
  CHECK(answer.summary == "The motion carries by the casting vote of `Chair`.");
  CHECK(answer.because[0].sentence == "4 in favour, 4 against, 0 abstaining.");
}

TEST_CASE("everyone except some for, and these against") {
  Council c;
  Model model = c.b.load();
  PeopleForm others = who(Who::Everyone);
  others.except.push_back(named("Lay Member"));
  Answer answer = c.carry(
      model, {{Role::Present, {who(Who::Everyone)}}, {Role::For, {others}}, {Role::Against, {named("Lay Member")}}});
  CHECK(answer.truth == Truth::Yes);
  CHECK(answer.because[0].sentence == "5 in favour, 3 against, 0 abstaining.");
}

TEST_CASE("a motion that is lost says how many votes it lacks") {
  Council c;
  Model model = c.b.load();
  Answer silent = c.carry(model, {{Role::Present, {who(Who::Everyone)}},
                                  {Role::For, {named("GP Member", 2)}},
                                  {Role::Against, {named("Chair"), named("Lay Member")}}});
  CHECK(silent.truth == Truth::No);
  REQUIRE(silent.instead.size() == 1);
  // With the chair of the other mind there is a tie, which the chair breaks.
  CHECK(silent.instead[0] == "one more vote in favour instead of against, that of `Chair`");
  Answer few = c.carry(model, {{Role::Present, {who(Who::Everyone)}},
                               {Role::For, {named("GP Member of North", 1)}},
                               {Role::Against, {named("Chair")}}});
  CHECK(few.truth == Truth::No);
  CHECK(few.instead[0] == "one more vote in favour");
}

TEST_CASE("a meeting that is not quorate says who is missing, and decides nothing") {
  Council c;
  Model model = c.b.load();
  Answer answer = c.quorate(model, {{Role::Present, {named("Chair"), named("GP Member", 2), named("Healthwatch")}}});
  CHECK(answer.truth == Truth::No);
  CHECK(answer.instead == std::vector<std::string>{"one more `Lay Member` present"});
  CHECK(answer.because[0].sentence ==
        "The quorum of `Governing Body` needs at least 4 voting members: 3 count towards it, "
        "so this is not met.");
  Answer motion = c.carry(model, {{Role::For, {named("Chair"), named("GP Member", 2)}}});
  CHECK(motion.truth == Truth::No);
  CHECK(motion.summary == "No decision is made: `Governing Body` is not quorate.");
}

TEST_CASE("attendance: absent, conflicted, everyone but some, classes, places") {
  Council c;
  Model model = c.b.load();
  auto counts = [&](std::vector<GroupForm> groups) { return c.quorate(model, std::move(groups)).meeting->seats; };
  auto present = [&](std::vector<GroupForm> groups) {
    std::vector<std::uint32_t> all;
    for (const SeatCounts &seat : counts(std::move(groups)))
      all.push_back(seat.present);
    return all;
  };
  using Counts = std::vector<std::uint32_t>;
  CHECK(present({{Role::Present, {who(Who::Everyone)}}}) == Counts{1, 2, 2, 3, 1});
  CHECK(present({{Role::Absent, {named("Lay Member", 2)}}}) == Counts{1, 2, 2, 1, 1});
  // Nobody is present and absent as well.
  CHECK(std::holds_alternative<NotUnderstood>(
      c.ask(model, QuestionForm::Asks::Quorate,
            {{Role::Present, {who(Who::Everyone)}}, {Role::Absent, {named("Clinical")}}})));
  PeopleForm most = who(Who::Everyone);
  most.except = {named("Chair"), named("GP Member", 3)};
  CHECK(present({{Role::Present, {most}}}) == Counts{0, 0, 1, 3, 1});
  CHECK(present({{Role::Present, {named("Clinical", 4)}}}) == Counts{1, 2, 1, 0, 0});
  PeopleForm south = named("GP Member");
  south.name.of = {"South"};
  CHECK(present({{Role::Present, {south}}}) == Counts{0, 0, 2, 0, 0});
  // [A2] Where nobody is said to be there, those who are told to do something are.
  CHECK(present({{Role::Conflicted, {named("Chair")}}}) == Counts{1, 0, 0, 0, 0});
  CHECK(counts({{Role::Conflicted, {named("Chair")}}})[0].conflicted == 1);
}

TEST_CASE("attendance that cannot be is not understood") {
  Council c;
  Model model = c.b.load();
  auto message = [&](std::vector<GroupForm> groups) {
    auto found = c.ask(model, QuestionForm::Asks::Carried, std::move(groups));
    REQUIRE(std::holds_alternative<NotUnderstood>(found));
    return std::get<NotUnderstood>(found);
  };
  CHECK(message({{Role::For, {named("Lay Member", 4)}}}).message ==
        "4 of `Lay Member` are named, but `Governing Body` has only 3 who can be counted here");
  NotUnderstood unknown = message({{Role::For, {named("Lay Membre")}}});
  CHECK(unknown.message == "nobody on `Governing Body` is called `Lay Membre`");
  CHECK(unknown.didYouMean == std::vector<std::string>{"Lay Member"});
  CHECK(message({{Role::Present, {named("Chair")}}, {Role::For, {named("Lay Member")}}}).message ==
        "nobody of `Lay Member` is left among those who are said to be present: once it is said who is present, "
        "whoever votes or has an interest must be among them");
  CHECK(message({{Role::Present, {named("Lay Member", 1)}}, {Role::For, {named("Lay Member", 3)}}})
            .message.starts_with("3 of `Lay Member` are named, but only 1 of them is left among those who are said"));
  // A vote of somebody who may not give it is told and not counted.
  Answer interested = c.carry(model, {{Role::Conflicted, {named("Chair")}}, {Role::For, {named("Chair")}}});
  CHECK(interested.truth == Truth::No);
  CHECK(std::any_of(interested.because.begin(), interested.because.end(), [](const Reason &reason) {
    return reason.sentence ==
           "1 of the votes of `Chair` is not counted: whoever has declared an interest in the item may "
           "not vote on it.";
  }));
}

TEST_CASE("a vote of a seat that has none is told, unless it is one of everyone's") {
  Council c;
  Model model = c.b.load();
  Answer answer =
      c.carry(model, {{Role::For, {named("Chair"), named("Healthwatch")}}, {Role::Against, {named("Lay Member")}}});
  CHECK(answer.because[0].sentence == "The vote of `Healthwatch` for is not counted: `Healthwatch` has no vote.");
  CHECK(answer.because[1].sentence == "1 in favour, 3 against, 0 abstaining.");
  answer = c.carry(model, {{Role::For, {who(Who::Everyone)}}});
  CHECK(answer.because[0].sentence == "8 in favour, 0 against, 0 abstaining.");
}

TEST_CASE("people who are registered may be named at a meeting") {
  Council c;
  auto holder = [&](std::string name, std::vector<ir::SeatId> seats) {
    ir::Person person;
    person.name = std::move(name);
    person.clause = c.b.clause("person " + person.name);
    for (ir::SeatId seat : seats) {
      ir::Holding holding;
      holding.seat = seat;
      holding.actor = c.b.at(seat).actor;
      holding.clause = c.b.clause("holds");
      person.holdings.push_back(holding);
    }
    c.b.model.persons.push_back(person);
    c.b.model.registered = true;
  };
  holder("Ann Pell", {c.chair});
  holder("Bill Quist", {c.lay, c.gpNorth});
  holder("Cat Roe", {c.lay});
  holder("Dev Shah", {c.gpSouth});
  holder("Eve Tarn", {c.gpSouth});
  Model model = c.b.load();
  auto there = [](std::vector<std::string> names) {
    GroupForm group{Role::Present, {}};
    for (const std::string &name : names)
      group.people.push_back(named(name));
    return group;
  };
  CHECK(c.quorate(model, {there({"Ann Pell", "Bill Quist", "Cat Roe", "Dev Shah"})}).truth == Truth::Yes);
  // Bill Quist is one, though he holds two seats.
  CHECK(c.quorate(model, {there({"Ann Pell", "Bill Quist", "Cat Roe"})}).truth == Truth::No);
  auto refused = [&](std::vector<GroupForm> groups) {
    auto found = c.ask(model, QuestionForm::Asks::Carried, std::move(groups));
    REQUIRE(std::holds_alternative<NotUnderstood>(found));
    return std::get<NotUnderstood>(found).message;
  };
  CHECK(refused({there({"Ann Pell", "Ann Pell"})}) == "`Ann Pell` is named twice");
  CHECK(refused({{Role::For, {named("Ann Pell")}}, {Role::Against, {named("Ann Pell")}}}) ==
        "`Ann Pell` is named twice");
  CHECK(refused({there({"Ann Pell", "Dev Shah"}), {Role::For, {named("Eve Tarn")}}})
            .starts_with("`Eve Tarn` is not among those who are present"));
  Answer interested = c.carry(model, {{Role::Conflicted, {named("Dev Shah")}}, {Role::For, {named("Dev Shah")}}});
  CHECK(interested.truth == Truth::No);
  CHECK(std::any_of(interested.because.begin(), interested.because.end(), [](const Reason &reason) {
    return reason.sentence.starts_with("The vote of `Dev Shah` for is not counted: whoever has declared an interest");
  }));
}

TEST_CASE("which of several seats is meant may matter, and then it depends on that") {
  Council c;
  c.b.quorum(c.body, {c.b.atLeast(2, {c.gpNorth}, "GP Member of North")});
  Model model = c.b.load();
  Answer some = c.quorate(model, {{Role::Present, {named("GP Member", 2)}}});
  CHECK(some.truth == Truth::Depends);
  CHECK(some.dependsOn[0].sentence.find("which of the seats") != std::string::npos);
  CHECK(c.quorate(model, {{Role::Present, {named("GP Member", 4)}}}).truth == Truth::Yes);
}

TEST_CASE("an open quorum is named as what the answer depends on") {
  Council c;
  ir::OpenPointId open = c.b.open("the quorum of Governing Body", "the CCG chairs, by December");
  c.b.quorum(c.body, {}).open = open;
  Model model = c.b.load();
  Answer answer = c.carry(model, {{Role::For, {who(Who::Everyone)}}});
  CHECK(answer.truth == Truth::Depends);
  REQUIRE(answer.dependsOn.size() == 1);
  CHECK(answer.dependsOn[0].sentence ==
        "the open point: the quorum of Governing Body is to be confirmed (\"the CCG chairs, by December\")");
}

TEST_CASE("text and JSON of an answer") {
  Council c;
  c.b.model.citations.push_back({"Reform Deck", "A title", "slides 6 to 7", {}, {}});
  c.b.model.clauses[c.b.at(c.body).decisions[0].clause.index()].references.push_back(
      {ir::CitationId(std::size_t{0}), "slide 6"});
  c.b.at(c.lay).clause = c.b.assumed("Lay Member 3 seats", "a \"guess\"\n\x01");
  Model model = c.b.load();
  Answer answer = c.carry(model, {{Role::For, {who(Who::Everyone)}}});
  std::string text = printText(model, answer);
  CHECK(text.starts_with("Yes. The motion carries.\n\nBecause:\n  1. 8 in favour, 0 against, 0 abstaining.\n  2. "));
  CHECK(text.find(", Reform Deck, slide 6)") != std::string::npos);
  CHECK(text.find("\nAssuming:\n  - on the assumption at test.quorate:") != std::string::npos);
  CHECK(text.find('\x01') == std::string::npos);
  std::string json = printJson(model, answer);
  CHECK(
      json.starts_with("{\"answer\":\"yes\",\"question\":\"does a motion of `Governing Body` carry, on 1 June 2020?\","
                       "\"on\":\"2020-06-01\",\"summary\":\"The motion carries.\",\"because\":[{\"text\":"));
  CHECK(json.find("a \\\"guess\\\"\\n\\u0001") != std::string::npos);
  CHECK(json.ends_with("\"list\":[],\"byCastingVote\":false}\n"));
}

TEST_CASE("bytes that are no UTF-8 do not reach JSON") {
  Builder b;
  ir::FunctionId function = b.function("Odd \xC3\x28 \xED\xA0\x80 \xF4\x90\x80\x80 £ \xFF");
  ir::BodyId board = b.body("<script>");
  b.organisation("Trust", {function}, b.actorOf(board));
  Model model = b.load();
  QuestionForm question;
  question.subject.head = "<script>";
  question.function = NameForm{"Odd \xC3\x28 \xED\xA0\x80 \xF4\x90\x80\x80 £ \xFF", {}};
  std::string json = printJson(model, std::get<Answer>(answer(model, question, 0)));
  CHECK(json.find("Odd \xEF\xBF\xBD( \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") != std::string::npos);
  CHECK(json.find("£ \xEF\xBF\xBD") != std::string::npos);
  CHECK(json.find('\xFF') == std::string::npos);
}

TEST_CASE("a quorum and a rule of voting that are assumed are named as assumptions") {
  Council c;
  ir::ClauseId quorum = c.b.assumed("quorum at least 1 member", "Example quorum."),
               rule = c.b.assumed("decides by more than 1/2 of votes cast", "Example rule.");
  c.b.at(c.body).quorums.front().clause = quorum;
  c.b.at(c.body).decisions.front().clause = rule;
  Model model = c.b.load();
  Answer answer = c.carry(model, {{Role::For, {who(Who::Everyone)}}});
  std::string all;
  for (const Reason &reason : answer.assuming)
    all += reason.sentence + "\n";
  CHECK(all.find("Example quorum.") != std::string::npos);
  CHECK(all.find("Example rule.") != std::string::npos);
}
