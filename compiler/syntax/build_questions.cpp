// Builds questions: of `ask`, and of scenarios with the answer expected.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Question Builder::question(const Node *tree) {
  using Asks = ast::Question::Asks;
  Cursor in = read(tree);
  ast::Question made;
  made.range = rangeOf(tree);
  std::string_view first = in.text();
  if (first == "may") {
    made.subject = ref(in.need(Rule::Ref));
    in.word("decide");
    made.function = ref(in.need(Rule::Ref));
  } else if (first == "who") {
    askWho(in, made);
  } else if (first == "what") {
    askWhat(in, made);
  } else if (first == "which") {
    made.asks = Asks::WhichTermsEnd;
    in.word("terms");
    if (in.accept("of"))
      made.subject = ref(in.need(Rule::Ref));
    in.words("end", "by");
    made.day = day(in);
  } else if (first == "is") {
    askIs(in, made);
  } else {
    askMotion(in, made);
  }
  if (in.accept("on"))
    made.day = day(in);
  while (const Node *term = in.take(Rule::QuestionTerm))
    questionTerm(term, made);
  return made;
}

void Builder::askWho(Cursor &in, ast::Question &made) {
  using Asks = ast::Question::Asks;
  if (in.accept("holds")) {
    made.asks = Asks::WhoHolds;
    made.subject = ref(in.need(Rule::Ref));
  } else if (in.accept("rules")) {
    in.words("on", "a", "conflict", "of");
    made.asks = Asks::WhoRulesOnConflict;
    made.subject = ref(in.need(Rule::Ref));
  } else if (in.accept("must")) {
    in.words("agree", "to");
    made.asks = Asks::WhoMustAgree;
    made.function = ref(in.need(Rule::Ref));
  } else {
    in.word("may");
    made.asks = in.choose<Asks>({{"amend", Asks::WhoMayAmend}, {"decide", Asks::WhoMayDecide}});
    if (!in.accept("everything"))
      made.function = ref(in.need(Rule::Ref));
  }
}

void Builder::askWhat(Cursor &in, ast::Question &made) {
  using Asks = ast::Question::Asks;
  if (in.accept("may")) {
    made.asks = Asks::WhatMayDecide;
    made.subject = ref(in.need(Rule::Ref));
    in.word("decide");
  } else if (in.accept("is")) {
    in.word("undelegated");
    made.asks = Asks::WhatIsUndelegated;
    if (in.accept("by"))
      made.subject = ref(in.need(Rule::Ref));
  } else if (in.accept("must")) {
    made.asks = Asks::WhatMustDo;
    made.subject = ref(in.need(Rule::Ref));
    in.words("do", "by");
    made.day = day(in);
  } else {
    in.words("changes", "between");
    made.asks = Asks::WhatChanges;
    made.first = day(in);
    in.word("and");
    made.day = day(in);
  }
}

void Builder::askIs(Cursor &in, ast::Question &made) {
  using Asks = ast::Question::Asks;
  using To = ast::Question::To;
  if (in.accept("notice")) {
    made.asks = Asks::NoticeEnough;
    in.word("on");
    made.first = day(in);
    in.words("enough", "for", "a", "meeting", "of");
    made.subject = ref(in.need(Rule::Ref));
    if (in.accept("about"))
      made.function = ref(in.need(Rule::Ref));
    return; // the day of the meeting is read with the other days
  }
  if (in.accept("the")) {
    made.asks = Asks::MembershipValid;
    in.words("membership", "of");
    made.subject = ref(in.need(Rule::Ref));
    in.word("valid");
    return;
  }
  made.asks = Asks::Quorate;
  made.subject = ref(in.need(Rule::Ref));
  in.word("quorate");
  if (in.accept("to"))
    made.to = in.choose<To>({{"vote", To::Vote}, {"begin", To::Begin}});
  made.function = onMatter(in);
  made.adjourned = in.take(Rule::Adjourned) != nullptr;
  in.word("with");
  made.attendance = attendance(in.need(Rule::Attendance));
}

void Builder::askMotion(Cursor &in, ast::Question &made) {
  made.asks = ast::Question::Asks::Carried;
  in.words("a", "motion", "of");
  made.subject = ref(in.need(Rule::Ref));
  made.mode = mode(in);
  made.function = onMatter(in);
  made.adjourned = in.take(Rule::Adjourned) != nullptr;
  in.words("carry", "with");
  made.attendance = attendance(in.need(Rule::Attendance));
}

void Builder::questionTerm(const Node *tree, ast::Question &into) {
  Cursor in = read(tree);
  if (in.accept("in"))
    into.place = ref(in.need(Rule::Ref));
  else if (in.accept("for"))
    into.amount = money(in);
  else if (in.accept("after"))
    into.after = money(in);
  else if (in.accept("given"))
    into.given.push_back(in.string());
  else if (const Node *with = in.take(Rule::Agreement))
    for (ast::Ref &each : agreementWith(with))
      into.agreement.push_back(std::move(each));
  else {
    in.word("on");
    into.day = day(in);
  }
}

std::vector<ast::Group> Builder::attendance(const Node *tree) {
  Cursor in = read(tree);
  std::vector<ast::Group> groups;
  ast::Group first = selection(in.need(Rule::Selection));
  if (const Node *as = in.take(Rule::Role))
    first.role = role(as);
  else
    // "with 12 Resident" says nothing of what they do: they are present, and the formatter does not write what its
    // author left out.
    first.roleWritten = false;
  groups.push_back(std::move(first));
  while (in.accept(",")) {
    Cursor inside = read(in.need(Rule::Group));
    ast::Group next = selection(inside.need(Rule::Selection));
    next.role = role(inside.need(Rule::Role));
    groups.push_back(std::move(next));
  }
  return groups;
}

ast::Group Builder::peopleAlone(const Node *tree) {
  ast::Group made = selection(tree);
  made.roleWritten = false;
  return made;
}

ast::Group Builder::selection(const Node *tree) {
  Cursor in = read(tree);
  ast::Group made;
  bool except = in.accept("everyone");
  if (except)
    made.people.push_back({ast::Someone::Who::Everyone, false, {}, {}});
  std::vector<ast::Someone> &into = except ? made.except : made.people;
  for (const Node *each : Parts(tree, Rule::Someone))
    into.push_back(someone(each));
  return made;
}

ast::Someone Builder::someone(const Node *tree) {
  using Who = ast::Someone::Who;
  Cursor in = read(tree);
  ast::Someone made;
  if (in.accept("everyone")) {
    made.who = in.accept("else") ? Who::EveryoneElse : Who::Everyone;
  } else if (in.accept("nobody")) {
    made.who = Who::Nobody;
  } else {
    if (in.at(WordKind::Int))
      made.number = integer(in);
    if (in.accept("deputy") || in.accept("deputies")) {
      in.word("of");
      made.deputy = true;
    }
    made.ref = ref(in.need(Rule::Ref));
  }
  return made;
}

ast::Group::Role Builder::role(const Node *tree) {
  using Role = ast::Group::Role;
  Cursor in = read(tree);
  if (in.accept("casting"))
    return in.choose<Role>({{"for", Role::CastingFor}, {"against", Role::CastingAgainst}});
  return in.choose<Role>({{"present", Role::Present},
                          {"absent", Role::Absent},
                          {"conflicted", Role::Conflicted},
                          {"for", Role::For},
                          {"against", Role::Against},
                          {"abstaining", Role::Abstaining},
                          {"presiding", Role::Presiding},
                          {"by", Role::ByProxy}});
}

ast::Expectation::Answer Builder::expected(const Node *tree, std::vector<ast::Ref> &list) {
  using Answer = ast::Expectation::Answer;
  Cursor in = read(tree);
  if (const Node *names = in.take(Rule::Refs)) {
    list = refs(names);
    return Answer::List;
  }
  if (in.accept("yes"))
    return in.accept(",") ? Answer::YesByCastingVote : Answer::Yes;
  return in.choose<Answer>(
      {{"no", Answer::No}, {"depends", Answer::Depends}, {"nobody", Answer::Nobody}, {"nothing", Answer::Nothing}});
}

} // namespace quorate::syntax
