// Builds questions: of `ask`, and of scenarios with the answer expected.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Question Builder::question(P::QuestionContext *tree) {
  using Asks = ast::Question::Asks;
  Cursor in = read(tree);
  ast::Question made;
  made.range = rangeOf(tree);
  std::string_view first = in.text();
  if (first == "may") {
    made.subject = ref(in.take<P::RefContext>());
    in.skip();
    made.function = ref(in.take<P::RefContext>());
  } else if (first == "who") {
    askWho(in, made);
  } else if (first == "what") {
    askWhat(in, made);
  } else if (first == "which") {
    made.asks = Asks::WhichTermsEnd;
    in.skip();
    if (in.accept("of"))
      made.subject = ref(in.take<P::RefContext>());
    in.skip(2);
    made.day = day(in);
  } else if (first == "is") {
    askIs(in, made);
  } else {
    askMotion(in, made);
  }
  if (in.accept("on"))
    made.day = day(in);
  while (auto *term = in.take<P::QuestionTermContext>())
    questionTerm(term, made);
  return made;
}

void Builder::askWho(Cursor &in, ast::Question &made) {
  using Asks = ast::Question::Asks;
  if (in.accept("holds")) {
    made.asks = Asks::WhoHolds;
    made.subject = ref(in.take<P::RefContext>());
  } else if (in.accept("rules")) {
    in.skip(4);
    made.asks = Asks::WhoRulesOnConflict;
    made.subject = ref(in.take<P::RefContext>());
  } else if (in.accept("must")) {
    in.skip(2);
    made.asks = Asks::WhoMustAgree;
    made.function = ref(in.take<P::RefContext>());
  } else {
    in.skip();
    made.asks = in.at("amend") ? Asks::WhoMayAmend : Asks::WhoMayDecide;
    in.skip();
    if (!in.accept("everything"))
      made.function = ref(in.take<P::RefContext>());
  }
}

void Builder::askWhat(Cursor &in, ast::Question &made) {
  using Asks = ast::Question::Asks;
  if (in.accept("may")) {
    made.asks = Asks::WhatMayDecide;
    made.subject = ref(in.take<P::RefContext>());
    in.skip();
  } else if (in.accept("is")) {
    in.skip();
    made.asks = Asks::WhatIsUndelegated;
    if (in.accept("by"))
      made.subject = ref(in.take<P::RefContext>());
  } else if (in.accept("must")) {
    made.asks = Asks::WhatMustDo;
    made.subject = ref(in.take<P::RefContext>());
    in.skip(2);
    made.day = day(in);
  } else {
    in.skip(2);
    made.asks = Asks::WhatChanges;
    made.first = day(in);
    in.skip();
    made.day = day(in);
  }
}

void Builder::askIs(Cursor &in, ast::Question &made) {
  using Asks = ast::Question::Asks;
  using To = ast::Question::To;
  if (in.accept("notice")) {
    made.asks = Asks::NoticeEnough;
    in.skip();
    made.first = day(in);
    in.skip(5);
    made.subject = ref(in.take<P::RefContext>());
    if (in.accept("about"))
      made.function = ref(in.take<P::RefContext>());
    return; // the day of the meeting is read with the other days
  }
  if (in.accept("the")) {
    made.asks = Asks::MembershipValid;
    in.skip(2);
    made.subject = ref(in.take<P::RefContext>());
    in.skip();
    return;
  }
  made.asks = Asks::Quorate;
  made.subject = ref(in.take<P::RefContext>());
  in.skip();
  if (in.accept("to")) {
    made.to = in.at("vote") ? To::Vote : To::Begin;
    in.skip();
  }
  made.function = onMatter(in);
  made.adjourned = in.take<P::AdjournedContext>() != nullptr;
  in.skip();
  made.attendance = attendance(in.take<P::AttendanceContext>());
}

void Builder::askMotion(Cursor &in, ast::Question &made) {
  made.asks = ast::Question::Asks::Carried;
  in.skip(3);
  made.subject = ref(in.take<P::RefContext>());
  made.mode = mode(in);
  made.function = onMatter(in);
  made.adjourned = in.take<P::AdjournedContext>() != nullptr;
  in.skip(2);
  made.attendance = attendance(in.take<P::AttendanceContext>());
}

void Builder::questionTerm(P::QuestionTermContext *tree, ast::Question &into) {
  Cursor in = read(tree);
  if (in.accept("in"))
    into.place = ref(in.take<P::RefContext>());
  else if (in.accept("for"))
    into.amount = money(in);
  else if (in.accept("after"))
    into.after = money(in);
  else if (in.accept("given"))
    into.given.push_back(in.string());
  else if (auto *with = in.take<P::AgreementContext>())
    for (ast::Ref &each : refs(with->refs()))
      into.agreement.push_back(std::move(each));
  else {
    in.skip();
    into.day = day(in);
  }
}

std::vector<ast::Group> Builder::attendance(P::AttendanceContext *tree) {
  Cursor in = read(tree);
  std::vector<ast::Group> groups;
  ast::Group first = selection(in.take<P::SelectionContext>());
  if (auto *as = in.take<P::RoleContext>())
    first.role = role(as);
  else
    first.roleWritten = false;
  groups.push_back(std::move(first));
  while (in.accept(",")) {
    Cursor inside = read(in.take<P::GroupContext>());
    ast::Group next = selection(inside.take<P::SelectionContext>());
    next.role = role(inside.take<P::RoleContext>());
    groups.push_back(std::move(next));
  }
  return groups;
}

ast::Group Builder::people(P::SelectionContext *tree) {
  ast::Group made = selection(tree);
  made.roleWritten = false;
  return made;
}

ast::Group Builder::selection(P::SelectionContext *tree) {
  Cursor in = read(tree);
  ast::Group made;
  bool except = in.accept("everyone");
  if (except)
    made.people.push_back({ast::Someone::Who::Everyone, false, {}, {}});
  std::vector<ast::Someone> &into = except ? made.except : made.people;
  for (auto *each : tree->someone())
    into.push_back(someone(each));
  return made;
}

ast::Someone Builder::someone(P::SomeoneContext *tree) {
  using Who = ast::Someone::Who;
  Cursor in = read(tree);
  ast::Someone made;
  if (in.accept("everyone")) {
    made.who = in.accept("else") ? Who::EveryoneElse : Who::Everyone;
  } else if (in.accept("nobody")) {
    made.who = Who::Nobody;
  } else {
    if (in.atToken(P::INT))
      made.number = integer(in);
    if (in.accept("deputy") || in.accept("deputies")) {
      in.skip();
      made.deputy = true;
    }
    made.ref = ref(in.take<P::RefContext>());
  }
  return made;
}

ast::Group::Role Builder::role(P::RoleContext *tree) {
  using Role = ast::Group::Role;
  std::string_view word = read(tree).text();
  return word == "present"      ? Role::Present
         : word == "absent"     ? Role::Absent
         : word == "conflicted" ? Role::Conflicted
         : word == "for"        ? Role::For
         : word == "against"    ? Role::Against
         : word == "abstaining" ? Role::Abstaining
         : word == "presiding"  ? Role::Presiding
                                : Role::ByProxy;
}

ast::Expectation::Answer Builder::expected(P::ExpectedContext *tree, std::vector<ast::Ref> &list) {
  using Answer = ast::Expectation::Answer;
  Cursor in = read(tree);
  if (auto *names = in.take<P::RefsContext>()) {
    list = refs(names);
    return Answer::List;
  }
  if (in.accept("yes"))
    return in.done() ? Answer::Yes : Answer::YesByCastingVote;
  return in.at("no")        ? Answer::No
         : in.at("depends") ? Answer::Depends
         : in.at("nobody")  ? Answer::Nobody
                            : Answer::Nothing;
}

} // namespace quorate::syntax
