// Rules in sentences.
#include "compiler/documents/words.h"

#include "compiler/documents/english.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

namespace {

std::string_view inWords(Bound bound) { return bound == Bound::AtLeast ? "at least " : "more than "; }

/// Half, two thirds: "half of the votes cast", "all of the votes cast".
std::string part(Fraction fraction) { return english::fraction(fraction) + " of "; }

std::string baseWords(Base base) {
  switch (base) {
  case Base::VotesCast: return "the votes cast";
  case Base::MembersPresent: return "the members present";
  case Base::VotingMembersPresent: return "the voting members present";
  case Base::EligibleMembers: return "the members in post who need not leave for the item";
  case Base::FilledSeats: return "the members in post";
  case Base::FilledVotingSeats: return "the voting members in post";
  case Base::AllSeats: return "all seats, vacant seats included";
  case Base::AllVotingSeats: return "all voting seats, vacant seats included";
  }
  return {};
}

/// How a base stands when it is the votes that are measured against it.
std::string baseOfVotes(Base base) {
  switch (base) {
  case Base::VotesCast: return "the votes cast; abstentions are not votes cast";
  case Base::MembersPresent: return "the members present, those who abstain included";
  case Base::VotingMembersPresent: return "the voting members present, those who abstain included";
  default: return baseWords(base);
  }
}

bool isEveryone(std::string_view text) { return text.empty() || text == "members" || text == "voting members"; }

/// "Lay Member" is a post, "Clinical" a class: "Clinical member".
std::string oneOf(const Model &model, const Selector &who) {
  if (isEveryone(who.text))
    return who.votingOnly || who.text == "voting members" ? "voting member" : "member";
  bool isClass = std::any_of(model.kinds.begin(), model.kinds.end(),
                             [&](const Kind &kind) { return kind.of == KindOf::Member && kind.name == who.text; });
  return isClass && !who.text.ends_with("Member") ? who.text + " member" : who.text;
}

/// The number of seats a selector means, if it is known.
std::optional<std::uint64_t> seatsOf(const Model &model, const Selector &who) {
  std::uint64_t seats = 0;
  for (SeatId id : who.seats) {
    const Seat &seat = model.at(id);
    if (seat.least != seat.most || seat.countOpen || seat.open)
      return {};
    seats += seat.most;
  }
  return seats;
}

/// "(at least eight of the 15)", from the exact fraction; nothing if the number of seats is open.
std::string inNumbers(const Model &model, const Selector &of, Bound bound, Fraction fraction) {
  std::optional<std::uint64_t> seats = seatsOf(model, of);
  if (!seats || *seats == 0)
    return {};
  std::uint64_t times = *seats * fraction.numerator, least = times / fraction.denominator;
  if (bound == Bound::MoreThan || times % fraction.denominator != 0)
    ++least;
  return " (at least " + english::number(least) + " of the " + english::number(*seats) + ")";
}

std::string quantityWords(const Model &model, const Quantity &quantity, Bound bound, const Selector &who) {
  switch (quantity.form) {
  case Quantity::Form::Number: return english::count(quantity.number, oneOf(model, who));
  case Quantity::Form::FractionOfBase: return part(quantity.fraction) + baseWords(quantity.base);
  case Quantity::Form::FractionOfSelector:
    return part(quantity.fraction) + "the " + english::plural(oneOf(model, quantity.of)) +
           inNumbers(model, quantity.of, bound, quantity.fraction);
  case Quantity::Form::GreaterOf: {
    std::vector<std::string> operands;
    for (const Quantity &operand : quantity.operands)
      operands.push_back(quantityWords(model, operand, bound, who));
    return "the greater of " + english::list(operands);
  }
  }
  return {};
}

bool isFractionOfBase(const Quantity &quantity) { return quantity.form == Quantity::Form::FractionOfBase; }

/// The first requirement of a quorum, as a clause of its own: "at least nine voting members are present".
std::string presentWords(const Model &model, const People &people) {
  const Quantity &quantity = people.quantity;
  std::string amount = std::string(inWords(people.bound)) + quantityWords(model, quantity, people.bound, people.who);
  if (isFractionOfBase(quantity) && (quantity.base == Base::AllSeats || quantity.base == Base::AllVotingSeats))
    return "members holding " + amount + ", are present";
  bool one = quantity.form == Quantity::Form::Number && quantity.number == 1;
  return amount + (one ? " is present" : " are present");
}

} // namespace

std::string people(const Model &model, const People &people) {
  std::string amount =
      std::string(inWords(people.bound)) + quantityWords(model, people.quantity, people.bound, people.who);
  bool counted = isFractionOfBase(people.quantity) && !isEveryone(people.who.text);
  return counted ? english::plural(oneOf(model, people.who)) + " who make up " + amount : amount;
}

Inline quorumWords(Composer &composer, BodyId body, const Quorum &quorum) {
  Inline line("A meeting of ");
  line << composer.the(body);
  if (quorum.open)
    return Inline("The quorum is open. ") << composer.open(quorum.open);
  if (quorum.none || quorum.requirements.empty())
    return line << " has no quorum: it may act however few members are present";
  line << " is quorate when " << presentWords(composer.model, quorum.requirements.front());
  std::vector<std::string> others;
  for (std::size_t i = 1; i < quorum.requirements.size(); ++i)
    others.push_back(people(composer.model, quorum.requirements[i]));
  if (!others.empty())
    line << ", including " << english::list(others);
  return line << ".";
}

Inline thresholdWords(Composer &composer, const DecisionRule &rule) {
  if (rule.open)
    return Inline("the rule by which a motion is carried is open. ") << composer.open(rule.open);
  if (rule.thresholds.empty())
    return "by what majority a motion is carried is not stated";
  std::vector<std::string> needs;
  for (const Threshold &threshold : rule.thresholds) {
    bool whole = threshold.fraction.numerator == threshold.fraction.denominator;
    std::string need =
        "by " + (whole ? std::string() : std::string(inWords(threshold.bound))) + part(threshold.fraction);
    bool some = !threshold.among.seats.empty() && !isEveryone(threshold.among.text);
    std::string who = some ? english::plural(oneOf(composer.model, threshold.among)) : "";
    if (some && threshold.base == Base::VotesCast)
      need += "the votes cast by the " + who;
    else if (some)
      need += baseWords(threshold.base) + ", counted among the " + who;
    else
      need += baseOfVotes(threshold.base);
    needs.push_back(std::move(need));
  }
  std::string all = needs.front();
  for (std::size_t i = 1; i < needs.size(); ++i)
    all += (all.find(';') != std::string::npos ? "; it must also be carried " : ", and ") + needs[i];
  return "a motion is carried " + all;
}

namespace {

/// The one seat of the body that is written to have a casting vote.
SeatId onlyCastingVote(const Model &model, const Body &body) {
  SeatId found;
  for (SeatId id : body.seats) {
    const Seat &seat = model.at(id);
    if (!seat.castingVote)
      continue;
    if (found || seat.most > 1)
      return {};
    found = id;
  }
  return found;
}

/// Whether votes that are equal fail this rule by one vote, so that a casting vote could matter.
bool tieMatters(const DecisionRule &rule) {
  return std::any_of(rule.thresholds.begin(), rule.thresholds.end(), [](const Threshold &threshold) {
    return threshold.bound == Bound::MoreThan && threshold.fraction.numerator * 2 == threshold.fraction.denominator;
  });
}

} // namespace

Inline tieWords(Composer &composer, BodyId body, const DecisionRule &rule) {
  Inline line("If the votes are equal, ");
  if (rule.tieOpen)
    return Inline("What happens if the votes are equal is open. ") << composer.open(rule.tieOpen);
  if (rule.tie == Tie::Lost)
    return line << "the motion is lost.";
  if (rule.tie == Tie::BrokenByPresider)
    return line << "whoever presides has a casting vote.";
  SeatId breaker = rule.tie == Tie::BrokenBy ? rule.breaker : onlyCastingVote(composer.model, composer.model.at(body));
  if (breaker)
    return line << composer.the(breaker, body) << " has a casting vote. If " << composer.the(breaker, body)
                << " is absent, does not vote, or has declared an interest in the item, the motion is lost.";
  return tieMatters(rule) ? line << "the motion is lost." << Composer::isDefault() : Inline();
}

Inline mattersWords(Composer &composer, const Body &body, const DecisionRule &rule) {
  if (!rule.matters.empty())
    return Inline("On ") << functionWords(composer, topmost(composer.model, rule.matters));
  return body.decisions.size() > 1 ? Inline("On every matter not named in another rule") : Inline();
}

Inline chairWords(Composer &composer, BodyId body) {
  const Chairing &chairing = *composer.model.at(body).chairing;
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

Inline meetingWords(Composer &composer, const MeetingRules &rules) {
  Inline line;
  for (const MeetingRule &rule : rules.rules) {
    line << (line.empty() ? "" : ", ");
    switch (rule.of) {
    case MeetingRule::Of::InPublic: line << "in public"; break;
    case MeetingRule::Of::InPrivate: line << "in private"; break;
    case MeetingRule::Of::TimesAYear:
      line << "at least "
           << (rule.number == 1   ? "once"
               : rule.number == 2 ? "twice"
                                  : english::number(rule.number) + " times")
           << " a year";
      break;
    case MeetingRule::Of::ClearDaysNotice:
      line << "on at least " << english::number(rule.number) << (rule.number == 1 ? " clear day’s" : " clear days’")
           << " notice";
      break;
    case MeetingRule::Of::Venue: line << "at " << english::tidied(rule.venue); break;
    case MeetingRule::Of::Open: line << "by rules still open " << composer.open(rule.open); break;
    }
  }
  return line;
}

Inline conflictWords(const ConflictRule &rule) {
  Inline line(std::string("A member who has declared an interest in an item ") +
              (rule.leave ? "leaves the meeting for it and does not vote on it. "
                          : "may stay for it, but does not vote on it. ") +
              (rule.countToQuorum ? "The member still counts towards the quorum for that item."
                                  : "The member does not count towards the quorum for that item."));
  return rule.clause ? line : line << Composer::isDefault();
}

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

Inline limitWords(Composer &composer, const Limit &limit) {
  Inline line;
  if (!limit.amount && !limit.open)
    return line;
  line << "up to ";
  if (limit.amount)
    line << runtime::printMoney(*limit.amount);
  else
    line << "an amount " << composer.open(limit.open);
  return line << (limit.per == Per::Year ? " a year" : " a decision");
}

} // namespace quorate::documents
