// The tool's side of the differential test: reads cases (a constitution, questions with their days, minutes) from
// standard input, a line of JSON each, and writes a line of JSON with the answers. tests/differential/run.py compares.
#include "compiler/driver/compilation.h"
#include "compiler/lowering/question.h"
#include "compiler/minutes/read.h"
#include "compiler/syntax/parse.h"
#include "runtime/answer.h"
#include "runtime/minutes.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <iostream>
#include <set>
#include <sstream>

using namespace quorate;
using Json = nlohmann::ordered_json;

namespace {

const char *wordOf(runtime::Truth truth) {
  switch (truth) {
  case runtime::Truth::Yes: return "yes";
  case runtime::Truth::No: return "no";
  case runtime::Truth::Depends: break;
  }
  return "depends";
}

void addLines(const runtime::Model &model, const std::vector<runtime::Reason> &reasons, std::set<unsigned> &lines) {
  for (const runtime::Reason &reason : reasons)
    if (reason.clause)
      lines.insert(model.clause(*reason.clause).line);
}

Json refused(const std::string &why) { return {{"refused", why}}; }

Json jsonOf(const runtime::Model &model, const runtime::Answer &answer) {
  std::set<unsigned> lines, reasons;
  addLines(model, answer.because, lines);
  reasons = lines;
  addLines(model, answer.dependsOn, lines); // a rule that is to be confirmed is cited there
  Json because = Json::array(), depends = Json::array(), list = Json::array();
  for (const runtime::Reason &reason : answer.because)
    because.push_back(reason.sentence);
  for (const runtime::Reason &reason : answer.dependsOn)
    depends.push_back(reason.sentence);
  for (const runtime::Listed &listed : answer.list) {
    addLines(model, listed.because, lines);
    list.push_back({listed.name, wordOf(listed.truth)});
  }
  return {{"truth", wordOf(answer.truth)},
          {"casting", answer.byCastingVote},
          {"lines", lines},
          {"reasons", reasons},
          {"because", because},
          {"instead", answer.instead},
          {"dependsOn", depends},
          {"list", list}};
}

Json answered(const runtime::Model &model, const std::string &text, const std::string &on) {
  Sources sources;
  FileId file = sources.add("the question", text);
  Names names;
  Diagnostics diagnostics;
  std::optional<ast::Question> asked = syntax::parseQuestion(sources, file, names, diagnostics);
  if (!asked || diagnostics.hasErrors())
    return refused(diagnostics.all().empty() ? "not read" : "not read: " + diagnostics.all().front().message);
  runtime::QuestionForm form = ir::questionForm(*asked, names);
  runtime::Day today = *runtime::parseDay(on);
  auto result = runtime::answer(model, form, today);
  if (auto *unclear = std::get_if<runtime::NotUnderstood>(&result))
    return refused(unclear->message);
  return jsonOf(model, std::get<runtime::Answer>(result));
}

Json judged(const runtime::Model &model, const std::string &text) {
  Sources sources;
  FileId file = sources.add("minutes.json", text);
  std::vector<runtime::MinutesFault> faults;
  runtime::Minutes record = minutes::read(sources, file, faults);
  if (!faults.empty())
    return refused(faults.front().message);
  auto judging = runtime::judgeMinutes(model, record);
  if (auto *wrong = std::get_if<std::vector<runtime::MinutesFault>>(&judging))
    return refused(wrong->front().message);
  const auto &meeting = std::get<runtime::JudgedMinutes>(judging);
  auto perhaps = [&](const std::optional<runtime::Answer> &answer) {
    return answer ? jsonOf(model, *answer) : Json(nullptr);
  };
  Json items = Json::array();
  for (const runtime::JudgedItem &item : meeting.items)
    items.push_back({{"item", item.number},
                     {"valid", item.decides ? wordOf(item.valid) : "nothing decided"},
                     {"quorate", jsonOf(model, item.quorate)},
                     {"power", perhaps(item.power)},
                     {"carried", perhaps(item.carried)},
                     {"notice", perhaps(item.notice)}});
  return {{"begin", perhaps(meeting.begin)}, {"notice", perhaps(meeting.notice)}, {"items", items}};
}

/// What `make` answers; a fault of ours is an answer too, so that the next question is asked.
template <class Make> Json guarded(Make make) {
  try {
    return make();
  } catch (const std::exception &fault) {
    return {{"fault", fault.what()}};
  }
}

/// The answers to a case: `{"text": …, "questions": [[question, day], …], "minutes": [text, …]}`.
Json answersTo(const Json &asked) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = asked.at("text").get<std::string>();
  driver::Compilation made = driver::compile("a.quorate", files, {}, driver::Upto::DecisionModel);
  Json errors = Json::array(), answers = Json::array(), meetings = Json::array();
  for (const Diagnostic &each : made.diagnostics.all())
    if (each.severity == Severity::Error) {
      std::uint32_t line = each.range ? made.loaded.sources->position(each.range).line : 0;
      errors.push_back({info(each.code).code, line, each.message});
    }
  if (!errors.empty() || !made.decisionModel)
    return {{"errors", errors}};
  const runtime::Model &model = *made.decisionModel;
  for (const Json &each : asked.at("questions"))
    answers.push_back(guarded([&] { return answered(model, each.at(0), each.at(1)); }));
  for (const Json &each : asked.value("minutes", Json::array()))
    meetings.push_back(guarded([&] { return judged(model, each); }));
  return {{"answers", answers}, {"minutes", meetings}};
}

void answerAll(std::istream &in, std::ostream &out) {
  for (std::string line; std::getline(in, line);)
    out << guarded([&] { return answersTo(Json::parse(line)); }).dump() << std::endl;
}

} // namespace

TEST_CASE("a stream of cases is answered, and what is refused does not end it") {
  Json good = {{"text", "constitution \"A\"\norganisation Trust\nbody Board {\n  accountable to Trust\n"
                        "  members { Chair 1 seat, votes Trustee 2 seats, votes }\n  chaired by Chair\n"
                        "  quorum at least 2 members\n  decides by more than 1/2 of votes cast, a tie is lost\n}\n"},
               {"questions", Json::parse(R"([["is Board quorate with Chair present?", "2026-06-01"],
                                             ["is Board quorate with 2 Trustee present?", "2026-06-01"],
                                             ["is Bord quorate with nobody present?", "2026-06-01"]])")}};
  good["minutes"] = Json::array({R"({"body": "Board", "day": "2026-06-01", "present": ["Chair", "1 Trustee"],
                                     "events": [{"item": 1, "votes": {"for": ["Chair", "1 Trustee"]}}]})",
                                 "{"});
  Json bad = {{"text", "constitution"}, {"questions", Json::array()}};
  std::istringstream in(bad.dump() + "\nno case\n" + good.dump() + "\n");
  std::ostringstream out;
  answerAll(in, out);
  std::istringstream lines(out.str());
  std::string first, second, third;
  REQUIRE((std::getline(lines, first) && std::getline(lines, second) && std::getline(lines, third)));
  CHECK_FALSE(Json::parse(first).at("errors").empty());
  CHECK(Json::parse(second).contains("fault"));
  Json answers = Json::parse(third);
  CHECK(answers["answers"][0]["truth"] == "no");
  CHECK(answers["answers"][0]["lines"] == Json({7}));
  CHECK(answers["answers"][1]["truth"] == "yes");
  CHECK(answers["answers"][2].contains("refused"));
  CHECK(answers["minutes"][0]["items"][0]["carried"]["truth"] == "yes");
  CHECK(answers["minutes"][1].contains("refused"));
}

TEST_CASE("of several clauses of what is held an answer cites the one that names the function") {
  Json asked = {{"text", "constitution \"A\"\nfunction Set Rents, Mend Roofs\norganisation Trust {\n  holds Set Rents\n"
                         "  holds Mend Roofs\n  acts through Board\n}\nbody Board {\n"
                         "  members { Chair 1 seat, votes }\n}\n"},
                {"questions", Json::parse(R"([["may Board decide Set Rents?", "2026-06-01"],
                                              ["may Board decide Mend Roofs?", "2026-06-01"]])")}};
  Json answers = answersTo(asked)["answers"];
  CHECK(answers[0]["lines"] == Json({4, 6}));
  CHECK(answers[1]["lines"] == Json({5, 6}));
}

TEST_CASE("an answer cites what was chosen though it is to be confirmed, and though nobody says who was there") {
  Json asked = {{"text", "constitution \"A\"\nfunction Set Rents\norganisation Trust\nbody Board {\n"
                         "  accountable to Trust\n  members { Chair 1 seat, votes Trustee 4 seats, votes }\n"
                         "  chaired by Chair\n  quorum at least 3 members\n"
                         "  quorum to vote to be confirmed \"by the members\"\n"
                         "  decides by a rule to be confirmed \"by the members\"\n"
                         "  decides in writing by a rule to be confirmed \"by the members\"\n"
                         "  decides on Set Rents by at least 4 votes for\n}\n"},
                {"questions", Json::parse(R"([
                  ["is Board quorate to vote with 2 Trustee present?", "2026-06-01"],
                  ["does a motion of Board carry with 2 Trustee for?", "2026-06-01"],
                  ["does a motion of Board in writing on Set Rents carry with 1 Trustee for?", "2026-06-01"]])")}};
  asked["minutes"] = Json::array({R"({"body": "Board", "day": "2026-06-01", "events": [{"item": 1, "votes": {}}]})"});
  Json answers = answersTo(asked);
  CHECK(answers["answers"][0]["truth"] == "no");
  CHECK(answers["answers"][0]["lines"] == Json({8, 9}));
  CHECK(answers["answers"][1]["truth"] == "no");
  CHECK(answers["answers"][1]["lines"] == Json({8, 9, 10}));
  CHECK(answers["answers"][2]["truth"] == "no");
  CHECK(answers["answers"][2]["lines"] == Json({9, 11, 12}));
  CHECK(answers["minutes"][0]["begin"]["lines"] == Json({8}));
}

TEST_CASE("an answer cites the quorum to meet and the one to vote, met or not, and of a motion the rule besides") {
  Json asked = {{"text",
                 "constitution \"A\"\nfunction Set Rents\norganisation Trust\nbody Board {\n"
                 "  accountable to Trust\n  members { Chair 1 seat, votes Trustee 4 seats, votes }\n"
                 "  chaired by Chair\n  quorum at least 3 members\n  quorum to vote at least 4 members\n"
                 "  decides by more than 1/2 of votes cast\n  decides on Set Rents by at least 4 votes for\n}\n"},
                {"questions", Json::parse(R"([
                  ["does a motion of Board carry with 4 Trustee for?", "2026-06-01"],
                  ["does a motion of Board carry with 3 Trustee for?", "2026-06-01"],
                  ["is Board quorate to vote with 4 Trustee present?", "2026-06-01"],
                  ["does a motion of Board on Set Rents carry with 4 Trustee for?", "2026-06-01"]])")}};
  Json answers = answersTo(asked)["answers"];
  CHECK(answers[0]["truth"] == "yes");
  CHECK(answers[0]["lines"] == Json({8, 9, 10}));
  CHECK(answers[1]["truth"] == "no");
  CHECK(answers[1]["lines"] == Json({8, 9, 10}));
  CHECK(answers[2]["lines"] == Json({8, 9}));
  CHECK(answers[3]["lines"] == Json({8, 9, 11}));
}

TEST_CASE("a no cites what was given away exclusively, though the other has a wider power besides") {
  Json asked = {{"text", "constitution \"A\"\nfunction Set Rents, has an amount\norganisation Trust {\n"
                         "  holds Set Rents\n  acts through Board\n}\npost Clerk of Trust\npost Agent of Trust\n"
                         "body Board {\n  members { Chair 1 seat, votes }\n}\n"
                         "delegate Set Rents from Board to Agent up to £90 a year, may be sub-delegated\n"
                         "delegate Set Rents from Agent to Clerk, exclusively\n"
                         "delegate Set Rents from Board to Clerk up to £90 a decision\n"},
                {"questions", Json::parse(R"([["may Agent decide Set Rents for £50?", "2026-06-01"]])")}};
  Json answers = answersTo(asked)["answers"];
  CHECK(answers[0]["truth"] == "no");
  CHECK(std::set<unsigned>(answers[0]["lines"]).count(13) == 1);
}

TEST_CASE("a no names the exclusive delegation that shuts out, and not the one by which the power came") {
  Json asked = {{"text", "constitution \"A\"\nfunction Set Rents, has an amount\norganisation Trust {\n"
                         "  holds Set Rents\n  acts through Board\n}\npost Clerk of Trust\npost Agent of Trust\n"
                         "body Board {\n  members { Chair 1 seat, votes }\n}\n"
                         "delegate Set Rents from Board to Agent, exclusively, may be sub-delegated\n"
                         "delegate Set Rents from Agent to Clerk, may be sub-delegated\n"
                         "delegate Set Rents from Clerk to Chair of Board up to £50 a decision, exclusively\n"},
                {"questions", Json::parse(R"([["may Clerk decide Set Rents for £40?", "2026-06-01"]])")}};
  Json answers = answersTo(asked)["answers"];
  CHECK(answers[0]["truth"] == "no");
  CHECK(answers[0]["because"][0].get<std::string>().find("`Clerk` has given") == 0);
}

TEST_CASE("what was taken over is cited by the clause that names it") {
  Json asked = {{"text",
                 "constitution \"A\"\nfunction Set Rents, Mend Roofs\norganisation Old Trust, until 1 July 2026 {\n"
                 "  holds Mend Roofs\n  holds Set Rents\n  acts through Board\n}\n"
                 "organisation New Trust, from 1 July 2026 {\n  succeeds Old Trust\n  acts through Board\n}\n"
                 "body Board {\n  members { Chair 1 seat, votes }\n}\n"},
                {"questions", Json::parse(R"([["may Board decide Mend Roofs?", "2026-08-01"],
                                              ["may Board decide Set Rents?", "2026-08-01"]])")}};
  Json answers = answersTo(asked)["answers"];
  CHECK(answers[0]["lines"] == Json({4, 10}));
  CHECK(answers[1]["lines"] == Json({5, 10}));
}

TEST_CASE("a tie that only the rule for meetings leaves to a lot is what an answer depends on") {
  Json asked = {
      {"text", "constitution \"A\"\nfunction Set Rents\norganisation Trust\nbody Board {\n"
               "  accountable to Trust\n  members { Chair 1 seat, votes Trustee 5 seats, votes }\n"
               "  chaired by Chair\n  quorum none\n  decides on Set Rents by more votes for than against, "
               "a tie is decided by lot\n  decides electronically by at least 1/2 of votes cast\n}\n"},
      {"questions",
       Json::parse(
           R"([["does a motion of Board electronically on Set Rents carry with 3 Trustee for, 2 Trustee and Chair against?",
                                              "2026-06-01"]])")}};
  Json answers = answersTo(asked)["answers"];
  CHECK(answers[0]["truth"] == "depends");
  CHECK(answers[0]["dependsOn"] == Json({"the lot by which a tie is decided"}));
  CHECK(answers[0]["because"].dump().find("tied motion is lost") == std::string::npos);
}

TEST_CASE("answers to the cases of standard input", "[.stream]") {
  REQUIRE(std::cin);
  std::ios::sync_with_stdio(false);
  answerAll(std::cin, std::cout);
}
