// Names, numbers and lists as findings write them.
#include "compiler/analysis/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {

std::string ticked(std::string_view name) { return fmt::format("`{}`", name); }

std::string listed(const std::vector<std::string> &items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0)
      text += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    text += items[i];
  }
  return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  if (number == 1)
    return fmt::format("1 {}", one);
  return many.empty() ? fmt::format("{} {}s", number, one) : fmt::format("{} {}", number, many);
}

std::string written(ir::Fraction fraction) {
  if (fraction.denominator == 100)
    return fmt::format("{}%", fraction.numerator);
  if (fraction.denominator == 1000)
    return fmt::format("{}.{}%", fraction.numerator / 10, fraction.numerator % 10);
  return fmt::format("{}/{}", fraction.numerator, fraction.denominator);
}

std::string written(ir::Interval interval) {
  bool from = interval.from != ir::Interval::kAlways, until = interval.until != ir::Interval::kForEver;
  if (from && until)
    return fmt::format("from {} until {}", runtime::printDay(interval.from), runtime::printDay(interval.until));
  if (from)
    return fmt::format("from {}", runtime::printDay(interval.from));
  return until ? fmt::format("until {}", runtime::printDay(interval.until)) : "always";
}

std::string_view written(ir::Base base) {
  switch (base) {
  case ir::Base::VotesCast: return "votes cast";
  case ir::Base::VotesAndAbstentions: return "votes cast and abstentions";
  case ir::Base::MembersPresent: return "members present";
  case ir::Base::VotingMembersPresent: return "voting members present";
  case ir::Base::EligibleMembers: return "eligible members";
  case ir::Base::EligibleVotingMembers: return "eligible voting members";
  case ir::Base::FilledSeats: return "filled seats";
  case ir::Base::FilledVotingSeats: return "filled voting seats";
  case ir::Base::AllSeats: return "all seats";
  case ir::Base::AllVotingSeats: return "all voting seats";
  case ir::Base::Electorate: return "the electorate";
  }
  return {};
}

namespace {

std::string_view boundText(ir::Bound bound) { return bound == ir::Bound::AtLeast ? "at least" : "more than"; }

std::string shareText(const ir::Threshold &threshold) {
  if (threshold.fraction == ir::Fraction{1, 1} && threshold.bound == ir::Bound::AtLeast)
    return fmt::format("all {}", written(threshold.base).starts_with("all ") ? written(threshold.base).substr(4)
                                                                             : written(threshold.base));
  return fmt::format("{} {} of {}", boundText(threshold.bound), written(threshold.fraction), written(threshold.base));
}

} // namespace

std::string written(const ir::Threshold &threshold) {
  std::string text;
  switch (threshold.form) {
  case ir::Threshold::Form::Share: text = shareText(threshold); break;
  case ir::Threshold::Form::Against:
    text = threshold.number == 0 ? "no votes against"
                                 : fmt::format("no more than {} against", counted(threshold.number, "vote"));
    break;
  case ir::Threshold::Form::Margin:
    text = threshold.bound == ir::Bound::MoreThan && threshold.number == 0
               ? "more votes for than against"
               : fmt::format("{} {} more votes for than against", boundText(threshold.bound), threshold.number);
    break;
  case ir::Threshold::Form::For:
    text = fmt::format("{} {} for", boundText(threshold.bound), counted(threshold.number, "vote"));
    break;
  }
  if (!threshold.among.text.empty())
    text += fmt::format(" by {}", threshold.among.text);
  switch (threshold.counted) {
  case ir::Counted::Unstated: break;
  case ir::Counted::ByHead: text += " counted by head"; break;
  case ir::Counted::ByWeight: text += " counted by weight"; break;
  case ir::Counted::ByConstituent: text += fmt::format(" counted by {}", threshold.constituentsText); break;
  }
  return text;
}

std::string written(const std::vector<ir::Threshold> &thresholds) {
  std::vector<std::string> texts;
  for (const ir::Threshold &each : thresholds)
    texts.push_back(written(each));
  return listed(texts);
}

std::string written(const ir::Quantity &quantity) {
  auto share = [&](std::string of) {
    constexpr const char *kRounded[] = {"", " rounded up", " rounded down", " rounded to nearest"};
    std::string text =
        fmt::format("{} of {}{}", written(quantity.fraction), of, kRounded[static_cast<std::size_t>(quantity.rounded)]);
    return quantity.plus == 0 ? text : fmt::format("{} plus {}", text, quantity.plus);
  };
  switch (quantity.form) {
  case ir::Quantity::Form::Number: return fmt::format("{}", quantity.number);
  case ir::Quantity::Form::FractionOfBase: return share(std::string(written(quantity.base)));
  case ir::Quantity::Form::FractionOfSelector: return share(quantity.of.text);
  case ir::Quantity::Form::FractionOfRootBase:
    return share(fmt::format("the square root of {}", written(quantity.base)));
  case ir::Quantity::Form::AllBut: return quantity.number == 0 ? "all" : fmt::format("all but {}", quantity.number);
  case ir::Quantity::Form::GreaterOf:
  case ir::Quantity::Form::SmallerOf: break;
  }
  std::vector<std::string> parts;
  for (const ir::Quantity &operand : quantity.operands)
    parts.push_back(written(operand));
  return fmt::format("the {} of {}", quantity.form == ir::Quantity::Form::GreaterOf ? "greater" : "smaller",
                     listed(parts));
}

std::string whoText(const ir::Selector &who) {
  return who.text.empty() ? (who.votingOnly ? "voting members" : "members") : who.text;
}

std::string written(const ir::People &people) {
  if (!people.groups.empty())
    return fmt::format("members from {} {} {}", boundText(people.bound), written(people.quantity), people.groupsText);
  if (people.quantity.form == ir::Quantity::Form::AllBut)
    return fmt::format("{} {}", written(people.quantity), whoText(people.who));
  std::string text = fmt::format("{} {}", boundText(people.bound), written(people.quantity));
  return people.quantity.form == ir::Quantity::Form::Number ? text + " " + whoText(people.who)
                                                            : text + " from " + whoText(people.who);
}

std::string written(const ir::Quorum &quorum) {
  if (quorum.none)
    return "none";
  std::vector<std::string> parts;
  for (const ir::People &people : quorum.requirements)
    parts.push_back(written(people));
  return parts.empty() ? "to be confirmed" : listed(parts);
}

Range rangeOf(const ir::Model &model, ir::ClauseId clause) { return clause ? model.at(clause).range : Range{}; }

std::string placeOf(const ir::Model &model, ir::ClauseId clause) {
  Range range = rangeOf(model, clause);
  if (!range || !model.sources)
    return {};
  Position at = model.sources->position(range);
  return fmt::format("{}:{}", model.sources->file(at.file).name, at.line);
}

std::string clauseText(const ir::Model &model, ir::ClauseId clause) {
  Range range = rangeOf(model, clause);
  if (!range || !model.sources)
    return {};
  std::string text;
  for (char each : model.sources->text(range)) {
    bool blank = each == ' ' || each == '\n' || each == '\t' || each == '\r';
    if (!blank)
      text += each;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  return text;
}

bool unsettled(const ir::Model &model, ir::OpenPointId open) { return open && !model.at(open).filledBy; }

namespace {

void addOnce(std::vector<std::string> &items, std::string item) {
  if (std::find(items.begin(), items.end(), item) == items.end())
    items.push_back(std::move(item));
}

std::vector<ir::BodyId> bodiesOf(const ir::Model &model, const std::vector<ir::SeatId> &seats) {
  std::vector<ir::BodyId> bodies;
  for (ir::SeatId seat : seats)
    if (std::find(bodies.begin(), bodies.end(), model.at(seat).body) == bodies.end())
      bodies.push_back(model.at(seat).body);
  return bodies;
}

} // namespace

std::string seatName(const ir::Model &model, ir::SeatId seat) { return ticked(model.at(seat).name); }

std::string seatOfBody(const ir::Model &model, ir::SeatId seat) {
  return fmt::format("`{}` of `{}`", model.at(seat).name, model.at(model.at(seat).body).name);
}

std::string postNames(const ir::Model &model, const std::vector<ir::SeatId> &seats) {
  std::vector<std::string> posts;
  for (ir::SeatId seat : seats)
    addOnce(posts, ticked(model.at(seat).post));
  return listed(posts);
}

std::string bodyNames(const ir::Model &model, const std::vector<ir::BodyId> &bodies) {
  if (bodies.size() == 1)
    return ticked(model.at(bodies.front()).name);
  const std::string &made = model.at(bodies.front()).templateName;
  auto ofTemplate = [&](const ir::Body &body) { return body.templateName == made; };
  auto all = std::count_if(model.bodies.begin(), model.bodies.end(), ofTemplate);
  bool same = std::all_of(bodies.begin(), bodies.end(), [&](ir::BodyId id) { return ofTemplate(model.at(id)); });
  if (same && static_cast<std::size_t>(all) == bodies.size())
    return fmt::format("each `{}`", made);
  std::vector<std::string> names;
  for (ir::BodyId id : bodies)
    names.push_back(ticked(model.at(id).name));
  return "each of " + listed(names);
}

std::string seatNames(const ir::Model &model, const std::vector<ir::SeatId> &seats) {
  if (seats.size() == 1)
    return seatOfBody(model, seats.front());
  std::vector<ir::BodyId> bodies = bodiesOf(model, seats);
  if (bodies.size() == 1)
    return fmt::format("each {} of {}", postNames(model, seats), bodyNames(model, bodies));
  return fmt::format("{} of {}", postNames(model, seats), bodyNames(model, bodies));
}

std::string functionNames(const ir::Model &model, const std::vector<ir::FunctionId> &functions) {
  constexpr std::size_t kShown = 5;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < functions.size() && (i < kShown || functions.size() == kShown + 1); ++i)
    names.push_back(ticked(model.at(functions[i]).name));
  if (names.size() < functions.size())
    names.push_back(fmt::format("{} others", functions.size() - names.size()));
  return listed(names);
}

std::string actorName(const ir::Model &model, ir::ActorId actor) {
  return actor ? ticked(model.at(actor).name) : "somebody to be confirmed";
}

std::string delegationName(const ir::Model &model, const ir::Delegation &delegation) {
  return fmt::format("the delegation of {} from {} to {}",
                     functionNames(model, delegation.named.empty() ? delegation.functions : delegation.named),
                     actorName(model, delegation.from), actorName(model, delegation.to));
}

} // namespace quorate::analysis
