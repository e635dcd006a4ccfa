// Scenarios: questions, and the answers that their author expects.
#include "compiler/lowering/question.h"
#include "compiler/lowering/statements.h"
#include "compiler/syntax/print.h"

namespace quorate::ir::lowering {

namespace {

Expectation::Answer answerOf(ast::Expectation::Answer written) {
  using From = ast::Expectation::Answer;
  using To = Expectation::Answer;
  switch (written) {
  case From::Yes: return To::Yes;
  case From::YesByCastingVote: return To::YesByCastingVote;
  case From::No: return To::No;
  case From::Depends: return To::Depends;
  case From::Nobody:
  case From::Nothing:
  case From::List: break;
  }
  return To::List;
}

/// A list of one name that is an answer written with a capital is a slip: no body is called so.
void reportCapital(const Declared &declared, const std::vector<ast::Ref> &list, Reporter &reporter) {
  if (list.size() != 1 || !list[0].of.empty())
    return;
  for (const char *word : {"Yes", "No", "Depends", "Nobody", "Nothing"})
    if (declared.text(list[0].head.id) == word)
      reporter
          .report<diag::Expected>(list[0].range, "`yes`, `no`, `depends` or a list of names",
                                  std::string("`") + word + "`")
          .mend("write it with a small letter: names alone begin with a capital");
}

} // namespace

Scenario scenario(const Declared &declared, const ast::Scenario &written, const ast::Declaration &declaration,
                  const sema::Context &context, Provenance &provenance, Reporter &reporter) {
  Scenario made;
  made.title = written.title;
  made.day = written.day;
  made.clause = provenance.clause(declaration.range, {}, context, "the scenario " + written.title);
  for (const ast::Expectation &each : written.expectations) {
    Expectation expectation;
    expectation.question = questionForm(each.question, declared.names);
    if (!expectation.question.day)
      expectation.question.day = written.day;
    expectation.text = syntax::print(each.question, declared.names);
    expectation.clause = provenance.clause(each.range, {}, context, "a question");
    expectation.answer = answerOf(each.answer);
    if (expectation.answer == Expectation::Answer::List) {
      reportCapital(declared, each.list, reporter);
      for (const ast::Ref &ref : each.list)
        expectation.names.push_back(nameForm(ref, declared.names).text());
    }
    made.expectations.push_back(std::move(expectation));
  }
  return made;
}

} // namespace quorate::ir::lowering
