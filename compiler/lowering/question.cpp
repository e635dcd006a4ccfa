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
runtime::PeopleForm peopleForm(const ast::Someone &written, const Names &names) {
  runtime::PeopleForm form;
  form.who = written.who;
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
  made.asks = written.asks;
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
    form.role = group.role;
    form.people = peopleForms(group, names);
    made.attendance.push_back(std::move(form));
  }
  return made;
}

} // namespace quorate::ir
