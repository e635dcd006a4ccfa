// Ways in for what is put to a decision model: questions, minutes, and the model itself.
#include "compiler/driver/compilation.h"
#include "compiler/lowering/question.h"
#include "compiler/minutes/read.h"
#include "compiler/syntax/parse.h"
#include "runtime/answer.h"
#include "runtime/minutes.h"
#include "runtime/model/container.h"
#include "tests/fuzz/targets.h"
#include "tests/support/corpus.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <random>
#include <sstream>

namespace quorate::tests {

namespace {

constexpr runtime::Day kToday = 20605; // 1 June 2026

/// The bytes of the model of a case; empty if it makes none.
std::vector<std::byte> bytesOf(const std::pair<std::string, std::string> &text) {
  driver::MemoryFiles files;
  files.files["a.quorate"] = text.second;
  return driver::compile("a.quorate", files, {}, driver::Upto::DecisionModel).bytes;
}

/// The case that a byte stands for, opened the first time it is asked for.
const runtime::Model *modelOf(char which) {
  static std::map<std::size_t, std::optional<runtime::Model>> opened;
  const std::size_t index = static_cast<unsigned char>(which) % cases().size();
  auto [found, isNew] = opened.try_emplace(index);
  if (isNew)
    if (auto made = runtime::Model::fromBytes(bytesOf(cases()[index])); std::holds_alternative<runtime::Model>(made))
      found->second = std::move(std::get<runtime::Model>(made));
  return found->second ? &*found->second : nullptr;
}

/// What is printed is text, and JSON.
template <class Answered> std::string printed(const runtime::Model &model, const Answered &answered) {
  const std::string text = printText(model, answered), json = printJson(model, answered);
  for (const char c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F)
      return "a control character is printed:\n" + text;
  if (!nlohmann::json::accept(json))
    return "what is printed as JSON is none:\n" + json;
  return {};
}

std::string takeMinutes(std::string_view input, const char *name) {
  const runtime::Model *model = input.empty() ? nullptr : modelOf(input[0]);
  if (!model)
    return {};
  Sources sources;
  const FileId file = sources.add(name, std::string(input.substr(1)));
  std::vector<runtime::MinutesFault> faults;
  const runtime::Minutes minutes = minutes::read(sources, file, faults);
  if (faults.empty()) {
    auto judging = runtime::judgeMinutes(*model, minutes);
    if (auto *judged = std::get_if<runtime::JudgedMinutes>(&judging))
      return printed(*model, *judged);
    faults = std::get<std::vector<runtime::MinutesFault>>(judging);
    if (faults.empty())
      return "minutes are refused without a word";
  }
  for (const runtime::MinutesFault &fault : faults) {
    if (fault.at > sources.totalBytes())
      return "a fault stands outside the minutes: " + fault.message;
    if (!fault.message.empty())
      sources.position({std::max(fault.at, 1u), std::max(fault.at, 1u) + 1});
  }
  return {};
}

/// Puts the right hashes on a model that has been changed, so that what is behind them is reached.
std::vector<std::byte> sealed(std::string_view input) {
  using namespace runtime::container;
  const auto *data = reinterpret_cast<const std::byte *>(input.data());
  std::vector<std::byte> bytes(data, data + input.size());
  if (bytes.size() < sizeof(Header))
    return bytes;
  Header header;
  std::memcpy(static_cast<void *>(&header), bytes.data(), sizeof header);
  header.length = bytes.size();
  for (SectionEntry &entry : header.table)
    if (entry.offset <= bytes.size() && entry.length <= bytes.size() - entry.offset)
      entry.hash = hash(std::span(bytes).subspan(entry.offset, entry.length));
  header.hash = hashOf(header);
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

/// A question about what the model has, or says it has.
runtime::QuestionForm anyQuestion(const runtime::Model &model, std::mt19937 &random) {
  using runtime::QuestionForm;
  runtime::QuestionForm question;
  question.asks = static_cast<QuestionForm::Asks>(random() % 15);
  question.first = kToday - static_cast<runtime::Day>(random() % 100);
  question.day = kToday;
  if (model.actors())
    question.subject.head = model.name(runtime::ActorIndex{static_cast<std::uint32_t>(random() % model.actors())});
  if (model.functions() && random() % 2)
    question.function = runtime::NameForm{
        std::string(model.name(runtime::FunctionIndex{static_cast<std::uint32_t>(random() % model.functions())})), {}};
  if (model.places() && random() % 4 == 0)
    question.place = runtime::NameForm{
        std::string(model.name(runtime::PlaceIndex{static_cast<std::uint32_t>(random() % model.places())})), {}};
  if (random() % 2)
    question.amount = runtime::Money{100'000};
  runtime::PeopleForm everyone;
  everyone.who = runtime::PeopleForm::Who::Everyone;
  question.attendance = {{runtime::GroupForm::Role::For, {everyone}}};
  return question;
}

template <class Use> void unlessDamaged(Use use) {
  try {
    use();
  } catch (const runtime::ModelDamaged &) {
  }
}

/// Uses a model. Whatever happens is an answer or ModelDamaged.
void useModel(const runtime::Model &model, std::mt19937 &random) {
  for (int i = 0; i < 8; ++i)
    unlessDamaged([&] {
      auto answered = runtime::answer(model, anyQuestion(model, random), kToday);
      if (auto *found = std::get_if<runtime::Answer>(&answered)) {
        printText(model, *found);
        printJson(model, *found);
      }
    });
  for (std::uint32_t i = 0; i < 20; ++i) {
    unlessDamaged([&] { model.body(runtime::BodyIndex{i}); });
    unlessDamaged([&] { model.clause(runtime::ClauseIndex{i}); });
    unlessDamaged([&] { model.openPoint(runtime::OpenPointIndex{i}); });
    unlessDamaged([&] { model.seat(runtime::SeatIndex{i}); });
    unlessDamaged([&] { model.name(runtime::PersonIndex{i}); });
  }
}

/// A body of a case: the first that is no model.
std::string bodyOf(const std::string &text) {
  const std::size_t at = text.find("\nbody "), end = text.find_first_of(",{\n", at + 6);
  return at == std::string::npos ? "Board" : text.substr(at + 6, text.find_last_not_of(' ', end - 1) - at - 5);
}

std::vector<std::string> minutesSeeds(const char *ending, const char *made) {
  std::vector<std::string> all;
  for (const auto &[path, text] : filesOf({"examples"}, ending))
    if (path.find("/minutes/") != std::string::npos)
      all.push_back(std::string(1, '\0') + text);
  for (std::size_t i = 0; i < cases().size() && i < 256; i += 3) {
    std::string text = made;
    for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@'))
      text.replace(at, 1, bodyOf(cases()[i].second));
    all.push_back(static_cast<char>(i) + text);
  }
  return all;
}

} // namespace

std::string takeQuestion(std::string_view input) {
  const runtime::Model *model = input.empty() ? nullptr : modelOf(input[0]);
  if (!model)
    return {};
  Sources sources;
  Names names;
  Diagnostics diagnostics;
  const FileId file = sources.add("the question", std::string(input.substr(1)));
  const std::optional<ast::Question> asked = syntax::parseQuestion(sources, file, names, diagnostics);
  if (!asked || diagnostics.hasErrors())
    return diagnostics.hasErrors() ? "" : "a question is refused without a word";
  auto answered = runtime::answer(*model, ir::questionForm(*asked, names), kToday);
  if (auto *unclear = std::get_if<runtime::NotUnderstood>(&answered))
    return unclear->message.empty() ? "a question is not understood without a word" : "";
  return printed(*model, std::get<runtime::Answer>(answered));
}

std::string takeMinutesJson(std::string_view input) { return takeMinutes(input, "minutes.json"); }
std::string takeMinutesCsv(std::string_view input) { return takeMinutes(input, "minutes.csv"); }

std::string takeModel(std::string_view input) {
  std::vector<std::byte> bytes = sealed(input);
  std::mt19937 random(static_cast<std::uint32_t>(runtime::container::hash(bytes)));
  auto opened = runtime::Model::fromBytes(std::move(bytes));
  if (auto *refusal = std::get_if<runtime::Refusal>(&opened))
    return refusal->reason.empty() ? "a model is refused without a word" : "";
  useModel(std::get<runtime::Model>(opened), random);
  return {};
}

std::vector<std::string> questionSeeds() {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < cases().size() && i < 256; ++i)
    for (const std::string &question : questionsOf(cases()[i].second))
      all.push_back(static_cast<char>(i) + question);
  return all;
}

std::vector<std::string> minutesJsonSeeds() {
  return minutesSeeds(
      ".json", R"({"body": "@", "day": "2026-06-04", "notice": "2026-05-21", "presiding": "Chair", "adjourned": false,
"present": ["everyone", "deputy of Chair"], "events": [{"item": 1, "title": "a", "matter": "Spend", "amount": "£2,400",
"motion": "That.", "given": ["x"], "agreement": ["@"], "votes": {"for": ["Chair", 2], "against": ["2 Trustee"],
"abstaining": []}}, {"arrives": "Chair"}, {"declares": "Chair", "item": 2}, {"leaves": ["1 Trustee"]},
{"item": 2, "already": "£5", "casting": "for", "mode": "in writing", "by proxy": ["Chair"], "asking": [2]}]})");
}

std::vector<std::string> minutesCsvSeeds() {
  return minutesSeeds(".csv", "what,item,value\nbody,,@\nday,,2026-06-04\npresent,,everyone\nmatter,1,Spend\namount,1,"
                              "\"£1,500\"\nfor,1,2\nagainst,1,Chair\narrives,,Chair\nleaves,,1 Trustee\ntitle,2,x\n"
                              "declares,2,Chair\nmotion,2,That\nfor,2,everyone\ncasting,2,for\n");
}

std::vector<std::string> modelSeeds() {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < cases().size(); i += 7) {
    const std::vector<std::byte> bytes = bytesOf(cases()[i]);
    if (!bytes.empty())
      all.emplace_back(reinterpret_cast<const char *>(bytes.data()), bytes.size());
  }
  return all;
}

TEST_CASE("the seeds of questions and minutes are understood", "[fuzz]") {
  CHECK(questionSeeds().size() > 500);
  CHECK(questionsOf("scenario \"x\" {\n  may A decide B? yes\n  // no\n}\n") ==
        std::vector<std::string>{"may A decide B?"});
  CHECK(bodyOf("x\nbody Small Court, follows M {\n") == "Small Court");
  CHECK(modelOf('\0'));
  CHECK(sealed("x").size() == 1);
}

} // namespace quorate::tests
