// Answers "is the membership of … valid?".
#include "runtime/membership.h"
#include "runtime/answers/answering.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

// [N1] Nobody breaks what is said of their seat, and together they keep every `requires`.
Answering answerMembershipValid(const Model &model, const QuestionForm &question, Day day) {
  auto found = resolveBody(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&found))
    return std::move(*why);
  BodyIndex body = std::get<BodyIndex>(found);
  std::string name = ticked(model.name(body));
  Answer answer;
  answer.asked = "is the membership of " + name + " valid on " + printDay(day) + "?";
  BodyInfo info = model.body(body);
  if (!info.inForce.contains(day)) {
    answer.truth = Truth::No;
    answer.summary = name + " is not in force on " + printDay(day) + ", so it has no members.";
    answer.because.push_back({name + " is not in force on " + printDay(day) + ".", info.clause});
    return answer;
  }
  Membership membership = membershipOf(model, body, day);
  answer.truth = membership.valid;
  for (const Breach &breach : membership.breaches)
    addOnce(answer.because, {breach.sentence, breach.clause});
  for (const Reason &vacancy : membership.vacancies)
    addOnce(answer.because, vacancy);
  answer.dependsOn = std::move(membership.unknown);
  switch (answer.truth) {
  case Truth::Yes: answer.summary = "The membership of " + name + " is valid."; break;
  case Truth::No:
    answer.summary =
        "The membership of " + name + " breaks " +
        (membership.breaches.size() == 1 ? "a rule."
                                         : "rules in " + std::to_string(membership.breaches.size()) + " ways.");
    break;
  case Truth::Depends:
    answer.summary = "Whether the membership of " + name + " is valid depends on what is not known.";
    break;
  }
  return answer;
}

} // namespace quorate::runtime
