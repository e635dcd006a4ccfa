// `ask`: a question in the words of the language, answered from a constitution or from a decision model.
#include "compiler/driver/commands.h"

#include "compiler/lowering/question.h"
#include "compiler/support/text.h"
#include "compiler/syntax/parse.h"
#include "runtime/answer.h"

#include <fmt/format.h>

namespace quorate::driver {

namespace {

// A model is addressed by offsets of 32 bits with a sign.
constexpr std::uint64_t kMostModelBytes = 2ull << 30;

/// By its name, or by the mark that every model begins with: a model may be called anything.
bool isModelFile(const Session &session, const std::string &path) {
  if (path.ends_with(".qdm"))
    return true;
  if (path.ends_with(".quorate") || session.files.isFolder(path))
    return false;
  return session.files.beginning(path, 8).text == "QUORATE\x1A";
}

} // namespace

std::optional<runtime::Model> modelAt(const Session &session, const std::string &path) {
  if (isModelFile(session, path)) {
    if (session.arguments.has("--option")) {
      session.err << fmt::format(
          "error: `{}` is a decision model, and its options were chosen when it was built; build it "
          "again with --option, or ask the constitution\n",
          shown(path));
      return std::nullopt;
    }
    const Beginning first = session.files.beginning(path, runtime::Model::kHeaderBytes);
    auto *start = reinterpret_cast<const std::byte *>(first.text.data());
    if (first.why.empty())
      if (auto refusal = runtime::Model::refusal({start, first.text.size()}, first.size)) {
        session.err << fmt::format("error: `{}` is refused: {}\n", shown(path), refusal->reason);
        return std::nullopt;
      }
    ReadResult read = session.files.read(path, kMostModelBytes);
    if (!read.text) {
      session.err << fmt::format("error: cannot read `{}`: {}\n", visible(path), read.why);
      return std::nullopt;
    }
    auto *data = reinterpret_cast<const std::byte *>(read.text->data());
    // A file may come from anywhere: all of it is verified before the first question.
    auto opened = runtime::Model::fromBytes({data, data + read.text->size()}, runtime::Verify::Everything);
    if (auto *refusal = std::get_if<runtime::Refusal>(&opened)) {
      session.err << fmt::format("error: `{}` is refused: {}\n", visible(path), refusal->reason);
      return std::nullopt;
    }
    return std::move(std::get<runtime::Model>(opened));
  }
  Compilation made = compile(path, session.files, session.options(), Upto::DecisionModel);
  session.show(made, Severity::Error);
  // An answer from a constitution with errors would be an answer from another constitution.
  if (!made.decisionModel || made.diagnostics.hasErrors()) {
    session.err << "No question can be answered while these errors stand.\n";
    return std::nullopt;
  }
  return std::move(made.decisionModel);
}

namespace {

std::optional<runtime::QuestionForm> questionOf(const Session &session, std::string text) {
  if (trimRight(text).empty() || text.size() > 100'000) {
    session.err << "error: ask a question such as 'who may decide Approve Annual Budget?'\n";
    return std::nullopt;
  }
  text = trimRight(text);
  if (!text.ends_with('?'))
    text += '?';
  Sources sources;
  FileId file = sources.add("the question", text);
  Names names;
  Diagnostics diagnostics;
  std::optional<ast::Question> asked = syntax::parseQuestion(sources, file, names, diagnostics);
  if (asked && !diagnostics.hasErrors())
    return ir::questionForm(*asked, names);
  for (const Diagnostic &each : diagnostics.all())
    session.err << renderPretty(each, sources, session.colour()) << '\n';
  session.err << "A question is asked in one of these forms:\n"
                 "  may BODY-OR-POST decide FUNCTION in PLACE for £AMOUNT?\n"
                 "  who may decide FUNCTION in PLACE for £AMOUNT?\n"
                 "  what may BODY-OR-POST decide?\n"
                 "  who may amend FUNCTION?\n"
                 "  who must agree to FUNCTION?\n"
                 "  who holds POST?\n"
                 "  who rules on a conflict of POST?\n"
                 "  what is undelegated by BODY-OR-POST?\n"
                 "  what must BODY-OR-POST do by DATE?\n"
                 "  what changes between DATE and DATE?\n"
                 "  which terms of BODY end by DATE?\n"
                 "  is the membership of BODY valid?\n"
                 "  is notice on DATE enough for a meeting of BODY on DATE?\n"
                 "  is BODY quorate with everyone except 2 Lay Member present, Chair conflicted?\n"
                 "  does a motion of BODY carry with everyone present, 9 GP Member for, everyone else against?\n"
                 "Names are written as in the constitution, each word with a capital letter or the name in quotation "
                 "marks.\n";
  return std::nullopt;
}

/// Whether a question asks what comes by a day, so that `--on` says from when.
bool isAskedAhead(const runtime::QuestionForm &question) {
  using Asks = runtime::QuestionForm::Asks;
  return question.asks == Asks::WhatMustDo || question.asks == Asks::WhichTermsEnd;
}

} // namespace

int ask(const Session &session) {
  std::optional<runtime::QuestionForm> question = questionOf(session, session.arguments.operands[1]);
  if (!question)
    return kUnreadable;
  if (auto on = session.arguments.value("--on")) {
    std::optional<runtime::Day> day = runtime::parseDay(*on);
    if (!day) {
      session.err << fmt::format("error: there is no such day as `{}`; write 2020-06-01 or '1 June 2020'\n",
                                 visible(*on));
      return kUnreadable;
    }
    if (isAskedAhead(*question)) {
      question->first = day;
    } else if (question->day && question->day != day) {
      session.err << "error: the question names one day and --on another\n";
      return kUnreadable;
    } else {
      question->day = day;
    }
  }
  std::optional<runtime::Model> model = modelAt(session, session.arguments.operands[0]);
  if (!model)
    return kUnreadable;
  auto answered = runtime::answer(*model, *question, session.where.today);
  if (auto *unclear = std::get_if<runtime::NotUnderstood>(&answered)) {
    session.err << "error: " << visible(unclear->message, 4000) << '\n';
    for (const std::string &each : unclear->didYouMean)
      session.err << "  did you mean `" << visible(each) << "`?\n";
    return kUnreadable;
  }
  const runtime::Answer &answer = std::get<runtime::Answer>(answered);
  bool json = session.arguments.value("--format").value_or("text") == "json";
  session.out << (json ? runtime::printJson(*model, answer) : runtime::printText(*model, answer));
  switch (answer.truth) {
  case runtime::Truth::Yes: return kWell;
  case runtime::Truth::No: return kFindings;
  case runtime::Truth::Depends: break;
  }
  return kDepends;
}

} // namespace quorate::driver
