// Rules of meetings in sentences.
#include "compiler/documents/words.h"

#include "compiler/documents/english.h"
#include "compiler/documents/quantities.h"
#include "runtime/words/rules.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

// ---------------------------------------------------------------- quorum

namespace {

/// "at least nine voting members are present, including at least one Lay Member"
std::string requirementWords(const Model &model, const Quorum &quorum) {
  std::string words = present(model, quorum.requirements.front());
  std::vector<std::string> others;
  for (std::size_t i = 1; i < quorum.requirements.size(); ++i)
    others.push_back(people(model, quorum.requirements[i]));
  return others.empty() ? words : words + ", including " + english::list(others);
}

bool namesMatters(const Body &body, Quorum::To to) {
  return std::any_of(body.quorums.begin(), body.quorums.end(),
                     [&](const Quorum &other) { return other.to == to && !other.matters.empty(); });
}

Inline noQuorum(Composer &composer, BodyId body, Quorum::To to) {
  Inline line;
  switch (to) {
  case Quorum::To::Meet:
    return line << "a meeting of " << composer.the(body)
                << " has no quorum: it may act however few members are present";
  case Quorum::To::Vote: return line << "a vote of " << composer.the(body) << " needs no quorum of its own";
  case Quorum::To::Begin: return line << "a meeting of " << composer.the(body) << " may begin without a quorum";
  }
  return line;
}

} // namespace

Inline forMatters(Composer &composer, const std::vector<FunctionId> &matters, bool othersNameMatters) {
  if (!matters.empty())
    return functionWords(composer, topmost(composer.model, matters));
  return othersNameMatters ? Inline("every matter not named in another rule") : Inline();
}

Inline quorumWords(Composer &composer, BodyId id, const Quorum &quorum) {
  const Body &body = composer.model.at(id);
  Inline line, matters = forMatters(composer, quorum.matters, namesMatters(body, quorum.to));
  if (!matters.empty())
    line << "on " << matters << ", ";
  if (quorum.open) {
    std::string_view what = quorum.to == Quorum::To::Meet   ? "the quorum is open. "
                            : quorum.to == Quorum::To::Vote ? "the quorum for a vote is open. "
                                                            : "the quorum for a meeting to begin is open. ";
    return capitalised(line << what) << composer.open(quorum.open);
  }
  if (quorum.none || quorum.requirements.empty())
    return sentence(line << noQuorum(composer, id, quorum.to));
  switch (quorum.to) {
  case Quorum::To::Meet: line << "a meeting of " << composer.the(id) << " is quorate when "; break;
  case Quorum::To::Vote: line << "a vote of " << composer.the(id) << " counts only when, besides, "; break;
  case Quorum::To::Begin: line << "a meeting of " << composer.the(id) << " may begin only when "; break;
  }
  return sentence(line << requirementWords(composer.model, quorum));
}

Inline withoutQuorumWords(Composer &composer, BodyId body, const WithoutQuorum &rule) {
  Inline line("Without a quorum, ");
  switch (rule.is) {
  case WithoutQuorum::Is::DiscussOnly:
    return line << "a meeting of " << composer.the(body) << " may discuss but not decide.";
  case WithoutQuorum::Is::OnlyDecide:
    return line << "a meeting of " << composer.the(body) << " may decide only "
                << functionWords(composer, topmost(composer.model, rule.matters)) << ".";
  case WithoutQuorum::Is::Adjourned: break;
  }
  line << "a meeting of " << composer.the(body) << " is adjourned";
  if (rule.span)
    line << " for " << english::span(*rule.span);
  line << ".";
  if (rule.whoeverIsPresent)
    line << " At the adjourned meeting, whoever is present is a quorum.";
  else if (rule.then)
    line << " The adjourned meeting is quorate when " << present(composer.model, *rule.then) << ".";
  return line;
}

// ---------------------------------------------------------------- the chair, meetings and notice

Inline chairWords(Composer &composer, BodyId body, const Chairing &chairing) {
  if (chairing.open)
    return Inline("Who takes the chair is open. ") << composer.open(chairing.open);
  if (chairing.order.empty())
    return "Who takes the chair is not stated";
  Inline line("Meetings are chaired by ");
  for (std::size_t i = 0; i < chairing.order.size(); ++i) {
    if (i == 1)
      line << " or, in the absence of " << composer.the(chairing.order.front(), body) << ", by ";
    else if (i > 1)
      line << " or, failing that, by ";
    line << (composer.model.at(chairing.order[i]).most > 1 ? "one of " : "") << composer.the(chairing.order[i], body);
  }
  return line;
}

namespace {

bool isNotice(const MeetingRule &rule) { return rule.of == MeetingRule::Of::ClearDaysNotice; }
bool needsSentence(const MeetingRule &rule) {
  return isNotice(rule) && (!rule.matters.empty() || rule.calendar || rule.orVoid);
}

} // namespace

Inline meetingWords(Composer &composer, const MeetingRules &rules) {
  Inline line;
  for (const MeetingRule &rule : rules.rules) {
    if (needsSentence(rule))
      continue;
    line << (line.empty() ? "" : ", ");
    switch (rule.of) {
    case MeetingRule::Of::InPublic: line << "in public"; break;
    case MeetingRule::Of::InPrivate: line << "in private"; break;
    case MeetingRule::Of::InCommon:
      line << "in common with " << composer.the(rule.with) << ", each deciding for itself";
      break;
    case MeetingRule::Of::TimesAYear:
      line << limitOf(Bound::AtLeast) << english::times(rule.number) << " " << words::per(Per::Year);
      break;
    case MeetingRule::Of::ClearDaysNotice:
      line << "on " << limitOf(Bound::AtLeast) << english::number(rule.number)
           << (rule.number == 1 ? " clear day’s" : " clear days’") << " notice";
      break;
    case MeetingRule::Of::Venue: line << "at " << english::phrase(rule.venue); break;
    case MeetingRule::Of::Open: line << "by rules still open " << composer.open(rule.open); break;
    }
  }
  return line;
}

std::vector<Inline> noticeWords(Composer &composer, const MeetingRules &rules) {
  std::vector<Inline> all;
  for (const MeetingRule &rule : rules.rules) {
    if (!needsSentence(rule))
      continue;
    Inline line("At least " + english::number(rule.number) + (rule.number == 1 ? " clear day’s" : " clear days’") +
                " notice is given of a meeting");
    if (!rule.matters.empty())
      line << " that is to consider " << functionWords(composer, topmost(composer.model, rule.matters));
    line << ".";
    if (rule.calendar) {
      line << " Days of the calendar ";
      line << Run{Run::Is::Reference,
                  composer.model.at(rule.calendar).name,
                  {composer.pages.orders, "calendars"},
                  Tone::Plain}
           << " are left out when they are counted.";
    }
    if (rule.orVoid)
      line << " Without that notice, the business "
           << (rule.matters.empty()                                ? "of the meeting is void."
               : topmost(composer.model, rule.matters).size() == 1 ? "of the meeting on that matter is void."
                                                                   : "of the meeting on those matters is void.");
    all.push_back(std::move(line));
  }
  return all;
}

// ---------------------------------------------------------------- conflicts of interest

namespace {

/// Who rules on a conflict, in order, each as it stands in a sentence.
std::vector<Inline> rulers(Composer &composer, BodyId body, const ConflictRule &rule) {
  std::vector<Inline> all;
  // Somebody named is no post of the body: then all are told by the names that were written.
  if (rule.ruledOnBy.size() < rule.ruledOnByNames.size()) {
    for (const std::string &name : rule.ruledOnByNames)
      all.emplace_back(english::definite(name));
    return all;
  }
  for (SeatId seat : rule.ruledOnBy)
    all.push_back(composer.the(seat, body));
  return all;
}

Inline ruledOn(Composer &composer, BodyId body, const ConflictRule &rule) {
  std::vector<Inline> all = rulers(composer, body, rule);
  Inline line;
  if (all.empty())
    return line;
  line << " Whether a member has such an interest is ruled on by ";
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i != 0)
      line << " or, where it concerns " << all[i - 1] << ", by ";
    line << all[i];
  }
  return line << ".";
}

Inline ifTooMany(Composer &composer, const ConflictRule &rule) {
  if (rule.ifTooMany == ConflictRule::IfTooMany::Unstated)
    return {};
  Inline line(" If so many leave that too few remain for a quorum, ");
  line << words::ifTooMany(rule.ifTooMany);
  if (rule.ifTooMany == ConflictRule::IfTooMany::GoesTo)
    line << " " << (rule.goesTo ? composer.the(rule.goesTo) : Inline("another body"));
  return line << ".";
}

} // namespace

Inline conflictWords(Composer &composer, BodyId body, const ConflictRule &rule) {
  Inline line, matters;
  if (Inline on = forMatters(composer, rule.matters, anyNamesMatters(composer.model.at(body).conflicts)); !on.empty())
    line << "on " << on << ", ";
  line << "a member who has declared an interest in an item ";
  if (rule.leave)
    line << "leaves the meeting for it and does not vote on it. ";
  else
    line << (rule.vote ? "may stay for it, and may vote on it. " : "may stay for it, but does not vote on it. ");
  line << (rule.countToQuorum ? "The member still counts towards the quorum for that item."
                              : "The member does not count towards the quorum for that item.");
  line << ruledOn(composer, body, rule) << ifTooMany(composer, rule);
  line = capitalised(std::move(line));
  // Without a clause this is what the language lays down, and the document says that no author wrote it.
  return rule.clause ? line : line << Composer::isDefault();
}

// ---------------------------------------------------------------- matters and limits

std::vector<FunctionId> topmost(const Model &model, const std::vector<FunctionId> &functions) {
  std::vector<FunctionId> result;
  for (FunctionId id : functions) {
    const std::vector<FunctionId> &groups = model.at(id).groups;
    bool within = std::any_of(groups.begin(), groups.end(), [&](FunctionId group) {
      return std::find(functions.begin(), functions.end(), group) != functions.end();
    });
    if (!within)
      result.push_back(id);
  }
  return result;
}

Inline functionWords(Composer &composer, const std::vector<FunctionId> &named,
                     const std::vector<FunctionId> &excepted) {
  auto terms = [&](const std::vector<FunctionId> &functions) {
    std::vector<Inline> result;
    for (FunctionId id : functions)
      result.push_back(composer.term(composer.model.at(id).name));
    return list(result);
  };
  Inline line = terms(named);
  return excepted.empty() ? line : line << ", except " << terms(excepted);
}

namespace {

std::string eachTime(Per per) {
  return per == Per::InAll ? words::per(per) : "for each " + std::string(words::nounOf(per));
}

} // namespace

Inline limitWords(Composer &composer, const Limit &limit) {
  Inline line;
  if (!limit.amount && !limit.open)
    return line;
  line << words::kUpTo << " ";
  if (!limit.amount)
    return line << "an amount " << eachTime(limit.per) << " that is still open " << composer.open(limit.open);
  line << runtime::printMoney(*limit.amount);
  return line << " " << words::per(limit.per);
}

} // namespace quorate::documents
