// Answers "may … decide …?", for one function or for all that are in a group.
#include "runtime/answers/answering.h"
#include "runtime/answers/power_terms.h"
#include "runtime/model/tables.h"
#include "runtime/names/resolve.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// What the answer depends on, if it is one sort of thing that says it better than "what is not known".
std::string dependenceInWords(const std::vector<OpenWay> &ways, const std::vector<Reason> &dependsOn) {
  constexpr std::uint8_t kSaid = kMissingCondition | kMissingAgreement | kMissingSpent;
  // Of several ways one is enough, which a list would not say.
  if ((sortsOf(ways) & ~kSaid) != 0 || dependsOn.empty() || ways.size() > 1)
    return "what is not known";
  std::vector<std::string> sentences;
  for (const Reason &reason : dependsOn)
    if (std::find(sentences.begin(), sentences.end(), reason.sentence) == sentences.end())
      sentences.push_back(reason.sentence);
  return listed(sentences);
}

/// One function: the answer's truth, reasons and what it depends on.
/// [E3] A yes cites every clause of one way.
void decideOne(const Model &model, const PowerRequest &request, const std::string &matter, Answer &answer) {
  Power power = mayDecide(model, request);
  answer.truth = power.truth;
  std::string actor = ticked(model.name(request.actor));
  std::vector<OpenWay> ways;
  if (power.truth == Truth::Depends) {
    ways = openWays(model, request);
    missingInWords(model, request, ways, answer.dependsOn);
  }
  switch (power.truth) {
  case Truth::Yes: answer.summary = actor + " may decide " + matter + "."; break;
  case Truth::No: answer.summary = actor + " may not decide " + matter + "."; break;
  case Truth::Depends:
    answer.summary =
        "Whether " + actor + " may decide " + matter + " depends on " + dependenceInWords(ways, answer.dependsOn) + ".";
    break;
  }
  standingInWords(model, request, power, answer.because);
  chainAssumptions(model, power.chain, answer.assuming);
  if (power.truth == Truth::No)
    refusalInWords(model, request, {}, answer);
}

/// A group: whoever may decide all of it may decide it.
void decideAll(const Model &model, const PowerRequest &request, std::span<const std::uint32_t> members,
               const std::string &matter, Answer &answer) {
  std::vector<std::string> refused;
  answer.truth = Truth::Yes;
  bool explained = false;
  for (std::uint32_t member : members) {
    PowerRequest one = request;
    one.function = FunctionIndex{member};
    Power power = mayDecide(model, one);
    if (power.truth == Truth::No) {
      refused.push_back(ticked(model.name(one.function)));
      if (!explained)
        refusalInWords(model, one, members, answer);
      explained = true;
      answer.truth = Truth::No;
    } else {
      std::vector<Reason> standing;
      standingInWords(model, one, power, standing);
      for (Reason &reason : standing)
        addOnce(answer.because, std::move(reason));
      chainAssumptions(model, power.chain, answer.assuming);
    }
    if (power.truth == Truth::Depends) {
      missingInWords(model, one, openWays(model, one), answer.dependsOn);
      if (answer.truth == Truth::Yes)
        answer.truth = Truth::Depends;
    }
  }
  std::string actor = ticked(model.name(request.actor));
  if (answer.truth != Truth::Depends)
    // A no to one of the group is a no to all of it, whatever the others depend on.
    answer.dependsOn.clear();
  if (answer.truth == Truth::Yes)
    answer.summary = actor + " may decide everything in " + matter + ".";
  else if (answer.truth == Truth::Depends)
    answer.summary = "Whether " + actor + " may decide everything in " + matter + " depends on what is not known.";
  else {
    std::size_t more = refused.size() > kMostNamed ? refused.size() - kMostNamed : 0;
    refused.resize(refused.size() - more);
    answer.summary = actor + " may not decide everything in " + matter + ": not " + listed(refused, "or") +
                     (more ? ", nor " + std::to_string(more) + " more." : ".");
  }
}

} // namespace

Answering answerMayDecide(const Model &model, const QuestionForm &question, Day day) {
  auto actor = resolveActor(model, question.subject);
  if (auto *why = std::get_if<NotUnderstood>(&actor))
    return std::move(*why);
  PowerTerms terms;
  if (auto why = readMatterAndTerms(model, question, day, "the question does not say what is to be decided", terms))
    return std::move(*why);
  PowerRequest &request = terms.request;
  request.actor = std::get<ActorIndex>(actor);

  Answer answer;
  std::string matter = ticked(model.name(request.function)) + terms.bounds;
  answer.asked =
      "may " + ticked(model.name(request.actor)) + " decide " + matter + terms.rest + " on " + printDay(day) + "?";
  const AuthorityTables &tables = model.tables().authority();
  const schema::Function &row = tables.functions[number(request.function)];
  auto members = tables.members.at(row.members());
  if (row.is_group() && !members.empty())
    decideAll(model, request, members, matter, answer);
  else
    decideOne(model, request, matter, answer);
  return answer;
}

} // namespace quorate::runtime
