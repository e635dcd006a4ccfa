// One open model asked from several threads: each gets the answers that one alone gets. `./dev gates threads` runs this
// with the thread sanitizer.
#include "compiler/authority/authority.h"
#include "compiler/emit/emit.h"
#include "compiler/lowering/lower.h"
#include "compiler/lowering/question.h"
#include "compiler/syntax/parse.h"
#include "runtime/answer.h"
#include "tests/support/corpus.h"

#include <catch2/catch.hpp>

#include <thread>

namespace quorate::tests {

namespace {

constexpr runtime::Day kJune = 20605; // 1 June 2026

/// The bytes of the model of a constitution; empty if it is none by itself.
std::vector<std::byte> modelBytes(const std::string &text) {
  auto sources = std::make_shared<Sources>();
  quorate::Names spellings;
  Diagnostics diagnostics;
  std::vector<ast::Module> modules;
  modules.push_back(syntax::parse(*sources, sources->add("a.quorate", text), spellings, diagnostics));
  const sema::Constitution declared = sema::declare(modules, spellings, {}, diagnostics);
  const ir::Model model = ir::lower(declared, spellings, sources, diagnostics);
  return diagnostics.hasErrors() ? std::vector<std::byte>() : emit::decisionModel(model, ir::effectiveAuthority(model));
}

std::vector<runtime::QuestionForm> formsOf(const std::string &text) {
  std::vector<runtime::QuestionForm> all;
  for (const std::string &question : questionsOf(text)) {
    Sources sources;
    quorate::Names spellings;
    Diagnostics diagnostics;
    if (auto asked = syntax::parseQuestion(sources, sources.add("q", question), spellings, diagnostics))
      all.push_back(ir::questionForm(*asked, spellings));
  }
  return all;
}

/// A model of which nothing has been looked at yet.
runtime::Model opened(const std::vector<std::byte> &bytes) {
  auto made = runtime::Model::fromBytes(bytes, runtime::Verify::OnFirstUse);
  REQUIRE(std::holds_alternative<runtime::Model>(made));
  return std::move(std::get<runtime::Model>(made));
}

/// What is answered to each question, asked from one of them on.
std::vector<std::string> answers(const runtime::Model &model, const std::vector<runtime::QuestionForm> &questions,
                                 std::size_t from) {
  std::vector<std::string> all(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const std::size_t at = (from + i) % questions.size();
    auto answered = runtime::answer(model, questions[at], kJune);
    auto *answer = std::get_if<runtime::Answer>(&answered);
    all[at] = answer ? printText(model, *answer) : std::get<runtime::NotUnderstood>(answered).message;
  }
  return all;
}

} // namespace

TEST_CASE("one model answers several threads as it answers one") {
  std::size_t asked = 0;
  for (std::size_t i = 0; i < cases().size(); i += 4) {
    const auto &[path, text] = cases()[i];
    const std::vector<std::byte> bytes = modelBytes(text);
    const std::vector<runtime::QuestionForm> questions = formsOf(text);
    if (bytes.empty() || questions.empty())
      continue;
    INFO(path);
    const std::vector<std::string> alone = answers(opened(bytes), questions, 0);
    const runtime::Model shared = opened(bytes);
    std::vector<std::vector<std::string>> found(4);
    std::vector<std::thread> threads;
    for (std::size_t each = 0; each < found.size(); ++each)
      threads.emplace_back([&, each] { found[each] = answers(shared, questions, each * questions.size() / 4); });
    for (std::thread &thread : threads)
      thread.join();
    for (const std::vector<std::string> &one : found)
      CHECK(one == alone);
    asked += questions.size();
  }
  CHECK(asked > 100);
}

} // namespace quorate::tests
