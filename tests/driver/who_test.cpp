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
