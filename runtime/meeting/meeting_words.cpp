// Sentences about the quorum of a meeting.
#include "runtime/meeting/meeting_words.h"
#include "runtime/words/rules.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

/// Deeper quantities are refused when a text is read: more than so many within one are in damaged files only.
constexpr int kMostMade = 256;

} // namespace

MeetingWords::MeetingWords(const Model &model, const Meeting &meeting)
    : model_(model), meeting_(meeting), tables_(model.tables().bodies()), text_(model.tables().text()),
      runs_(tables_.seatLists.at(tables_.bodies[number(meeting.body)].seats()).size()), item_{text_,
                                                                                              tally(model, meeting,
                                                                                                    runs_)},
      outcome_(item_.outcome()) {
  chooseOneWay();
}

std::string MeetingWords::body() const { return ticked(model_.name(meeting_.body)); }

// [D4] A body that is over, or not yet begun, is not quorate and carries nothing.
bool MeetingWords::bodyInForce() const {
  return item_.tally.body->from_day() <= meeting_.day && meeting_.day < item_.tally.body->until_day();
}

Day MeetingWords::nearestDayInForce() const {
  const schema::Body &row = *item_.tally.body;
  return meeting_.day < row.from_day() ? row.from_day() : row.until_day() - 1;
}

void MeetingWords::addNotInForce(Answer &answer) const {
  const schema::Body &row = *item_.tally.body;
  answer.truth = Truth::No;
  answer.summary = body() + " is not in force on " + printDay(meeting_.day) + ".";
  if (meeting_.day < row.from_day()) {
    std::string day = printDay(row.from_day());
    answer.because.push_back({body() + " begins on " + day + ".", clauseIf(row.clause())});
    answer.instead.push_back("from " + day);
  } else {
    // The last day on which it was: the model has the first on which it is not.
    std::string day = printDay(row.until_day() - 1);
    answer.because.push_back({body() + " was in force until " + day + ".", clauseIf(row.clause())});
    answer.instead.push_back("until " + day);
  }
}

bool MeetingWords::quorateToMeet() const {
  Meeting met = meeting_;
  met.to = QuorumTo::Meet;
  return meeting_.to == QuorumTo::Vote && item_.tally.rules.toVote && item_.tally.rules.toMeet &&
         judge(model_, met).quorate == Truth::Yes;
}

std::string MeetingWords::seatName(const Run &run) const { return ticked(model_.name(SeatIndex{run.seat})); }

std::string MeetingWords::way() const {
  const Applying<schema::Rule> &rule = item_.tally.rules.decides;
  return words::spaced(words::mode(rule ? checked(rule->mode()) : meeting_.mode));
}

std::optional<ClauseIndex> MeetingWords::clauseOf(std::uint32_t clause) const {
  return clauseIf(clause == kNone ? item_.tally.body->clause() : clause);
}

std::string MeetingWords::scope(bool named, bool dated, const schema::Days &days) const {
  std::string text;
  if (named && meeting_.matter)
    text += " on " + ticked(model_.name(*meeting_.matter));
  if (!dated)
    return text;
  bool from = days.from_day() != Interval::kAlways, until = days.until_day() != Interval::kForEver;
  text += from && until ? ", from " + printDay(days.from_day()) + " to " + printDay(days.until_day() - 1) + ","
          : from        ? ", since " + printDay(days.from_day()) + ","
                        : ", until " + printDay(days.until_day() - 1) + ",";
  return text;
}

std::string MeetingWords::whoInWords(const schema::Requirement &requirement, std::uint64_t number) const {
  if (requirement.groups().count() != 0)
    return ticked(textAt(tables_.pool, requirement.groups_text()));
  const schema::Who &who = requirement.who();
  return who.everyone() ? words::members(who.voting_only(), number) : ticked(textAt(tables_.pool, who.text()));
}

std::string MeetingWords::quantityInWords(const schema::Quantity &quantity, const schema::Requirement &requirement,
                                          int &left) const {
  std::vector<std::string> operands;
  for (const schema::Quantity &operand : tables_.quantities.at(quantity.operands())) {
    if (--left < 0)
      throwDangling();
    operands.push_back(quantityInWords(operand, requirement, left));
  }
  auto who = [&](std::uint64_t number) { return " " + whoInWords(requirement, number); };
  auto of = [&] {
    const schema::Who &some = quantity.of();
    return some.everyone() ? "the " + words::members(some.voting_only()) : ticked(textAt(tables_.pool, some.text()));
  };
  auto from = [&] { return requirement.who().everyone() ? std::string() : " from" + who(2); };
  return words::quantity(words::Style::Answer,
                         {.form = quantity.form(),
                          .number = quantity.number(),
                          .fraction = {quantity.numerator(), quantity.denominator()},
                          .rounded = quantity.rounded(),
                          .plus = quantity.plus(),
                          .base = quantity.base()},
                         who, of, from, operands);
}

std::string MeetingWords::needInWords(const schema::Requirement &requirement) const {
  const schema::Quantity &quantity = tables_.quantities[requirement.quantity()];
  int left = kMostMade;
  std::string amount = quantityInWords(quantity, requirement, left);
  return words::needed(requirement.bound(), quantity.form(), amount, requirement.groups().count() != 0);
}

void MeetingWords::addRequirement(const schema::Requirement &requirement, const std::string &whose,
                                  std::optional<ClauseIndex> clause, Presence presence,
                                  std::vector<Reason> &out) const {
  std::string sentence = whose + " needs " + needInWords(requirement);
  if (requirement.clause() != kNone)
    clause = clauseIf(requirement.clause());
  if (presence == Presence::NotTold)
    return out.push_back({sentence + ".", clause});
  Tally &tally = item_.tally;
  Truth met = certainly([&] {
    tally.stay = false;
    return tally.met(requirement);
  });
  // The requirement is told as it stands, with those in conflict out of the room: what happens then is told after it.
  bool stays = std::exchange(tally.stay, false);
  std::uint64_t have = tally.have(requirement), needed = tally.needed(requirement);
  tally.stay = stays;
  // A share is told as the number that it comes to.
  QuantityForm form = tables_.quantities[requirement.quantity()].form();
  if (met != Truth::Depends && form != QuantityForm::Number)
    sentence += ", here " + std::to_string(needed);
  sentence += ": " + std::to_string(have) + (have == 1 ? " counts" : " count") + " towards it, ";
  sentence += met == Truth::Yes  ? "so this is met."
              : met == Truth::No ? "so this is not met."
                                 : "and whether that is enough " + notKnown();
  out.push_back({sentence, clause});
}

// [E2] Each quorum that had to be met is cited, met or not.
void MeetingWords::addStatedQuorum(const Applying<schema::Quorum> &quorum, Presence presence,
                                   std::vector<Reason> &out) const {
  if (!quorum || unsettledRule(text_, quorum))
    return;
  std::string where = words::spaced(words::purpose(quorum->to())) + scope(quorum.named, quorum.dated, quorum->days());
  if (quorum->none())
    out.push_back({body() + " needs no quorum" + where + (where.ends_with(',') ? " as things are." : "."),
                   clauseOf(quorum->clause())});
  for (const schema::Requirement &requirement : tables_.requirements.at(quorum->requirements()))
    addRequirement(requirement, "The quorum of " + body() + where, clauseOf(quorum->clause()), presence, out);
}

void MeetingWords::addChosen(bool votes, Answer &answer) const {
  auto add = [&](const auto &rule, const std::string &what) {
    if (!rule || rule.datesOpen != kNone || !unsettled(text_, rule->open()))
      return;
    auto clause = clauseOf(rule->clause());
    auto cites = [&](const Reason &reason) { return reason.clause == clause; };
    if (std::none_of(answer.because.begin(), answer.because.end(), cites) &&
        std::none_of(answer.dependsOn.begin(), answer.dependsOn.end(), cites))
      answer.because.push_back({what + " is to be confirmed.", clause});
  };
  const BodyRules &rules = item_.tally.rules;
  auto [first, second] = item_.asked();
  // [E2] A quorum that is to be confirmed was chosen all the same.
  if (item_.replaced())
    add(rules.adjourned, "What is a quorum of " + body() + " at an adjourned meeting");
  else if (!item_.tally.outside)
    add(*first, "The quorum of " + body() + (*first ? words::spaced(words::purpose((*first)->to())) : ""));
  if (second)
    add(*second, "The quorum of " + body() + words::spaced(words::purpose(QuorumTo::Vote)));
  if (!votes)
    return;
  // [E1] And so was a rule of voting.
  add(rules.decides, "How " + body() + " decides" + way());
  add(rules.besides, "How " + body() + " decides at a meeting");
}

/// The quorum of an adjourned meeting that has one of its own.
void MeetingWords::addAdjournedQuorum(Presence presence, std::vector<Reason> &out) const {
  const Applying<schema::WithoutQuorum> &then = item_.tally.rules.adjourned;
  if (unsettledRule(text_, then))
    return;
  if (then->whoever_is_present())
    out.push_back({"The meeting was adjourned for want of a quorum; whoever is present now is a quorum.",
                   clauseOf(then->clause())});
  for (const schema::Requirement &requirement : tables_.requirements.at(then->then()))
    addRequirement(requirement, "At an adjourned meeting, the quorum of " + body(), clauseOf(then->clause()), presence,
                   out);
}

/// What happened because too many had to leave.
void MeetingWords::addTooMany(std::vector<Reason> &out) const {
  const Applying<schema::ConflictRule> &rule = item_.tally.rules.conflict;
  switch (outcome_.quorum.by) {
  case QuorumBy::ConflictedStay:
    out.push_back(
        {"Too many would have to leave for there to be a quorum, so those with an interest may stay and vote.",
         clauseOf(rule->clause())});
    break;
  case QuorumBy::OthersDecide:
    out.push_back(
        {"Too many have to leave for there to be a quorum, so the others may decide.", clauseOf(rule->clause())});
    break;
  case QuorumBy::GoesElsewhere:
    out.push_back({"Too many have to leave for there to be a quorum, so the matter goes to " +
                       ticked(model_.name(ActorIndex{rule->goes_to()})) + ".",
                   clauseOf(rule->clause())});
    break;
  default: break;
  }
}

void MeetingWords::addQuorum(std::vector<Reason> &out, Presence presence) const {
  const BodyRules &rules = item_.tally.rules;
  if (outcome_.quorum.by == QuorumBy::Outside) {
    out.push_back({"There is no meeting, and so no quorum: everyone who may vote may take part.", std::nullopt});
    return;
  }
  // [R5] Of quorums only the one to vote is needed where nobody meets.
  if (item_.tally.outside)
    return addStatedQuorum(rules.toVote, presence, out);
  auto [first, second] = item_.asked();
  // [E2] At an adjourned meeting with a quorum of its own that one is cited, whatever becomes of the others.
  if (item_.replaced())
    addAdjournedQuorum(presence, out);
  else
    addStatedQuorum(*first, presence, out);
  if (second)
    addStatedQuorum(*second, presence, out);
  if (presence == Presence::NotTold)
    return;
  if (outcome_.quorum.truth == Truth::No && !item_.tally.anybodyCounts())
    out.push_back({"Nobody is there who counts: a meeting of nobody is not quorate.", std::nullopt});
  if (outcome_.mayDecide == Truth::Yes && outcome_.quorum.truth != Truth::Yes)
    out.push_back({"Without a quorum, " + body() + " may still decide " + ticked(model_.name(*meeting_.matter)) + ".",
                   clauseOf(rules.needsNone->clause())});
  addTooMany(out);
  if (outcome_.quorum.truth == Truth::No && rules.discuss)
    out.push_back({"Without a quorum, " + body() + " may discuss but not decide.", clauseOf(rules.discuss->clause())});
}

} // namespace quorate::runtime
