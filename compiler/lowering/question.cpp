// Questions as written, in the form in which the runtime is asked them.
#include "compiler/lowering/question.h"

namespace quorate::ir {

runtime::NameForm nameForm(const ast::Ref &ref, const Names &names) {
  runtime::NameForm made{names.text(ref.head.id), {}};
  for (const ast::Qualifier &of : ref.of)
    made.of.push_back(names.text(of.name.id));
  return made;
}

namespace {
runtime::QuestionForm::Asks asked(ast::Question::Asks written) {
  using From = ast::Question::Asks;
  using To = runtime::QuestionForm::Asks;
  switch (written) {
  case From::MayDecide: return To::MayDecide;
  case From::WhoMayDecide: return To::WhoMayDecide;
  case From::WhoMayAmend: return To::WhoMayAmend;
  case From::WhoMustAgree: return To::WhoMustAgree;
  case From::WhoHolds: return To::WhoHolds;
  case From::WhoRulesOnConflict: return To::WhoRulesOnConflict;
  case From::WhatMayDecide: return To::WhatMayDecide;
  case From::WhatIsUndelegated: return To::WhatIsUndelegated;
  case From::WhatMustDo: return To::WhatMustDo;
  case From::WhatChanges: return To::WhatChanges;
  case From::WhichTermsEnd: return To::WhichTermsEnd;
  case From::MembershipValid: return To::MembershipValid;
  case From::NoticeEnough: return To::NoticeEnough;
  case From::Quorate: return To::Quorate;
  case From::Carried: break;
  }
  return To::Carried;
}

runtime::PeopleForm peopleForm(const ast::Someone &written, const Names &names) {
  runtime::PeopleForm form;
  form.who = static_cast<runtime::PeopleForm::Who>(written.who);
  form.deputy = written.deputy;
  form.number = written.number;
  if (written.ref)
    form.name = nameForm(*written.ref, names);
  return form;
}
} // namespace

std::vector<runtime::PeopleForm> peopleForms(const ast::Group &written, const Names &names) {
  std::vector<runtime::PeopleForm> made;
  for (const ast::Someone &each : written.people)
    made.push_back(peopleForm(each, names));
  for (const ast::Someone &each : written.except)
    made.back().except.push_back(peopleForm(each, names));
  return made;
}

runtime::QuestionForm questionForm(const ast::Question &written, const Names &names) {
  using runtime::GroupForm;
  runtime::QuestionForm made;
  made.asks = asked(written.asks);
  if (written.subject)
    made.subject = nameForm(*written.subject, names);
  if (written.function)
    made.function = nameForm(*written.function, names);
  if (written.place)
    made.place = nameForm(*written.place, names);
  made.amount = written.amount;
  made.after = written.after;
  made.day = written.day;
  made.first = written.first;
  made.given = written.given;
  for (const ast::Ref &ref : written.agreement)
    made.agreement.push_back(nameForm(ref, names));
  made.to = written.to;
  made.mode = written.mode;
  made.adjourned = written.adjourned;
  for (const ast::Group &group : written.attendance) {
    GroupForm form;
    form.role = static_cast<GroupForm::Role>(group.role);
    form.people = peopleForms(group, names);
    made.attendance.push_back(std::move(form));
  }
  return made;
}

} // namespace quorate::ir
