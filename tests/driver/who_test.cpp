// Lists of power against the answers about each: whoever may, or may perhaps, is in the list of who may, and nobody
// else is; over the examples and the cases.
#include "running.h"

#include "compiler/driver/compilation.h"
#include "runtime/answer.h"
#include "runtime/authority.h"
#include "runtime/model/tables.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace quorate;
using namespace quorate::testing;
using runtime::Truth;

namespace {

/// Asks everything of one constitution on one day.
class Lists {
public:
  Lists(const runtime::Model &model, runtime::Day day)
      : model_(model), tables_(model.tables().authority()), day_(day) {}

  void compare() {
    for (std::uint32_t i = 0; i < tables_.functions.size(); ++i)
      compareWho(runtime::FunctionIndex{i});
    for (std::uint32_t i = 0; i < tables_.actors.size(); ++i)
      compareWhat(runtime::ActorIndex{i});
  }

  std::size_t asked = 0, listed = 0, perhaps = 0;

private:
  /// Whether an actor may decide a function, or all that are in a group, somewhere.
  Truth somewhere(runtime::ActorIndex actor, runtime::FunctionIndex function) const {
    const auto &row = tables_.functions[number(function)];
    auto members = tables_.members.at(row.members());
    runtime::PowerRequest request{actor, function, {}, {}, day_};
    if (row.is_group() && !members.empty()) {
      Truth all = Truth::Yes;
      request.anywhere = true;
      for (std::uint32_t member : members) {
        request.function = runtime::FunctionIndex{member};
        all = both(all, mayDecide(model_, request).truth);
      }
      return all;
    }
    Truth best = mayDecide(model_, request).truth;
    for (std::uint32_t place = 0; place < tables_.places.size() && best == Truth::No; ++place) {
      request.place = runtime::PlaceIndex{place};
      best = mayDecide(model_, request).truth;
    }
    return best;
  }

  const runtime::Listed *find(const runtime::Answer &answer, std::string_view name) const {
    auto at = std::find_if(answer.list.begin(), answer.list.end(), [&](const auto &one) { return one.name == name; });
    return at == answer.list.end() ? nullptr : &*at;
  }

  void compareOne(const runtime::Answer &answer, Truth truth, std::string_view name, std::string_view rest) {
    const runtime::Listed *one = find(answer, name);
    ++asked;
    listed += one != nullptr;
    perhaps += one && one->truth == Truth::Depends;
    // What is certain without an amount or a place is certain in the list, where neither is unknown.
    bool right = (one != nullptr) == (truth != Truth::No) && (truth != Truth::Yes || one->truth == Truth::Yes);
    if (!right)
      FAIL_CHECK(name << ", " << rest << " on " << runtime::printDay(day_) << ": " << static_cast<int>(truth) << " and "
                      << (one ? "listed" : "not listed") << " in: " << answer.summary);
  }

  void compareWho(runtime::FunctionIndex function) {
    runtime::QuestionForm question;
    question.asks = runtime::QuestionForm::Asks::WhoMayDecide;
    question.function = runtime::NameForm{std::string(model_.name(function)), {}};
    auto answered = runtime::answer(model_, question, day_);
    REQUIRE(std::holds_alternative<runtime::Answer>(answered));
    const auto &answer = std::get<runtime::Answer>(answered);
    for (std::uint32_t i = 0; i < tables_.actors.size(); ++i)
      compareOne(answer, somewhere(runtime::ActorIndex{i}, function), model_.name(runtime::ActorIndex{i}),
                 model_.name(function));
    bool open = std::any_of(answer.list.begin(), answer.list.end(),
                            [](const runtime::Listed &one) { return one.truth == Truth::Depends; });
    CHECK((!open || (answer.truth == Truth::Depends && !answer.dependsOn.empty())));
  }

  void compareWhat(runtime::ActorIndex actor) {
    runtime::QuestionForm question;
    question.asks = runtime::QuestionForm::Asks::WhatMayDecide;
    question.subject.head = std::string(model_.name(actor));
    auto answered = runtime::answer(model_, question, day_);
    if (!std::holds_alternative<runtime::Answer>(answered))
      return; // a name that several have is asked for with more words
    const auto &answer = std::get<runtime::Answer>(answered);
    for (std::uint32_t i = 0; i < tables_.functions.size(); ++i)
      if (runtime::FunctionIndex function{i}; !tables_.functions[i].is_group())
        compareOne(answer, mayDecide(model_, {actor, function, {}, {}, day_}).truth, model_.name(function),
                   model_.name(actor));
  }

  const runtime::Model &model_;
  const runtime::AuthorityTables &tables_;
  runtime::Day day_;
};

} // namespace

// [W9] The rest is as for each by itself.
TEST_CASE("whoever may decide, or may perhaps, is listed, and nobody else") {
  driver::MemoryFiles files = filesOf({"examples", "tests/driver/cases/power", "tests/driver/cases/unknown"});
  std::vector<std::string> paths = {"examples/north-central-london-2015", "examples/north-west-london-2019",
                                    "examples/south-east-london-2019", "examples/south-east-london-ics-2021"};
  for (const auto &[path, text] : files.files)
    if (path.starts_with("tests/") && path.ends_with(".quorate"))
      paths.push_back(path);
  std::size_t asked = 0, listed = 0, perhaps = 0;
  for (const std::string &path : paths) {
    INFO(path);
    driver::Compilation made = driver::compile(path, files, {}, driver::Upto::DecisionModel);
    REQUIRE(made.decisionModel);
    for (runtime::Day later : {100, 600}) {
      Lists lists(*made.decisionModel, made.scenarioDay() + later);
      lists.compare();
      asked += lists.asked;
      listed += lists.listed;
      perhaps += lists.perhaps;
    }
  }
  CHECK(asked > 10'000);
  CHECK(listed > 1'000);
  CHECK(perhaps > 100);
}

namespace {

const std::string kKennel =
    "constitution \"Kennel Club\" {\n  in force from 1 January 2026\n}\n"
    "function Buy Dogs, has an amount\nfunction Set Fees, Walk Dogs, Sell Shed\n"
    "organisation Kennel Club {\n  holds Buy Dogs, Set Fees, Walk Dogs and Sell Shed\n  acts through Board\n}\n"
    "organisation Council {\n  holds Walk Dogs\n  acts through a body to be confirmed \"by the council\"\n}\n"
    "post Keeper of Kennel Club\n"
    "body Board {\n  accountable to Kennel Club\n  members { Chair 1 seat, votes Member 4 seats, votes }\n"
    "  chaired by Chair\n  quorum at least 3 members\n  decides by more than 1/2 of votes cast, a tie is lost\n}\n"
    "reserve Set Fees to a body to be confirmed \"in June\"\n"
    "delegate Walk Dogs from Board to Keeper, to be confirmed \"in May\"\n"
    "delegate Buy Dogs from Board to Keeper up to an amount to be confirmed \"in July\" a year\n"
    "delegate Sell Shed from Board to Keeper, with the agreement of Chair, to be confirmed \"in May\"\n";

bool kennelSays(const std::string &question, const std::string &words) {
  Ran ran = runOn(kKennel, {"ask"}, {question, "--on", "2026-06-01"});
  INFO(question << "\n" << ran.out << ran.err);
  CHECK(ran.exit != 2);
  return ran.out.find(words) != std::string::npos;
}

} // namespace

// [W9] [U2] Somebody to be confirmed may be anybody, and that is told once.
TEST_CASE("who is to be confirmed is told among those who may, and of those who keep what is undelegated") {
  CHECK(kennelSays("who may decide Set Fees?", "Whether `Board` or anybody else may decide `Set Fees` depends on"));
  CHECK(kennelSays("what may Chair decide?", "Whether `Chair` may decide `Set Fees` or `Walk Dogs` depends on"));
  CHECK(kennelSays("what is undelegated?", "- Set Fees: reserved to somebody to be confirmed ("));
  CHECK(kennelSays("what is undelegated?", "kept by `Board`, and by somebody to be confirmed; its delegation to "
                                           "`Keeper` is open"));
  CHECK(kennelSays("what is undelegated by Chair?", "- Walk Dogs: "));
  CHECK_FALSE(kennelSays("what is undelegated by Chair?", "- Sell Shed: "));
  // Who the council acts through changes nothing of what is delegated to nobody at all.
  CHECK_FALSE(kennelSays("what is undelegated?", "the body through which Council acts"));
}

// [L7] Nobody is said to decide alone who may perhaps not decide.
TEST_CASE("who may decide alone only perhaps is told so") {
  CHECK(kennelSays("who must agree to Set Fees?",
                   "Nobody must agree to `Set Fees`. Whether `Board` or somebody to be confirmed may decide it alone "
                   "depends on what is not known."));
  CHECK(kennelSays("who must agree to Walk Dogs?",
                   "Nobody else must agree: `Board` may decide `Walk Dogs` alone. Whether `Keeper` or somebody to be "
                   "confirmed may depends on what is not known."));
  CHECK(kennelSays("who must agree to Sell Shed?", "`Board` may decide it without anybody's agreement."));
}

// [U2] A limit that is to be confirmed is one all the same.
TEST_CASE("the amount and what has been decided already are named where the limit is to be confirmed") {
  const std::string amount = "- the amount, which the question does not name: a limit is to be confirmed";
  const std::string already = "- how much has been decided already in the year: the limit is to be confirmed";
  CHECK(kennelSays("may Keeper decide Buy Dogs?", amount));
  CHECK(kennelSays("may Keeper decide Buy Dogs?", already));
  CHECK_FALSE(kennelSays("may Keeper decide Buy Dogs for £5?", amount));
  CHECK(kennelSays("may Keeper decide Buy Dogs for £5?", already));
  CHECK_FALSE(kennelSays("may Keeper decide Buy Dogs for £5 after £9?", already));
  CHECK_FALSE(kennelSays("who may decide Buy Dogs?", amount));
  CHECK_FALSE(kennelSays("who may decide Buy Dogs?", already));
}

// [E3] A depends cites what stands in every way that is not shut out.
TEST_CASE("of several ways that are open none is cited by itself") {
  CHECK_FALSE(kennelSays("may Keeper decide Walk Dogs?", "Because:"));
  CHECK(kennelSays("may Keeper decide Sell Shed?", "`Board` delegates `Sell Shed` to `Keeper`"));
  CHECK(kennelSays("may Board decide Set Fees?", "1. `Set Fees` is reserved to somebody to be confirmed."));
}
