// Names, numbers and lists as findings write them.
#include "compiler/analysis/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::analysis {

using words::Style;

std::string written(ir::Fraction fraction) { return words::fraction(Style::Finding, fraction); }
std::string written(ir::Interval interval) { return words::days(interval); }
std::string written(ir::Base base) { return words::base(Style::Finding, base); }

std::string written(const ir::Limit &limit) {
  return limit.amount ? fmt::format("{} {}", runtime::printMoney(*limit.amount), words::per(limit.per))
                      : words::amounts({}, " ");
}

std::string written(const ir::Threshold &threshold) {
  return words::threshold(Style::Finding, {.form = threshold.form,
                                           .bound = threshold.bound,
                                           .fraction = threshold.fraction,
                                           .number = threshold.number,
                                           .base = threshold.base}) +
         (threshold.among.everyone() ? "" : " by " + ir::nameOf(threshold.among)) +
         words::spaced(words::countedBy(Style::Finding, threshold.counted, threshold.constituentsText));
}

std::string written(const std::vector<ir::Threshold> &thresholds) {
  std::vector<std::string> texts;
  for (const ir::Threshold &each : thresholds)
    texts.push_back(written(each));
  return listed(texts);
}

namespace {

std::string quantityOf(const ir::Quantity &quantity, const ir::People &people) {
  std::vector<std::string> operands;
  for (const ir::Quantity &operand : quantity.operands)
    operands.push_back(quantityOf(operand, people));
  auto who = [&](std::uint64_t number) {
    if (!people.groups.empty())
      return " " + people.groupsText;
    return " " + ir::nameOf(people.who, number);
  };
  auto of = [&] { return ir::nameOf(quantity.of); };
  auto from = [&] { return people.who.everyone() ? std::string() : " from " + ir::nameOf(people.who); };
  return words::quantity(Style::Finding,
                         {.form = quantity.form,
                          .number = quantity.number,
                          .fraction = quantity.fraction,
                          .rounded = quantity.rounded,
                          .plus = quantity.plus,
                          .base = quantity.base},
                         who, of, from, operands);
}

} // namespace

std::string written(const ir::People &people) {
  return words::needed(people.bound, people.quantity.form, quantityOf(people.quantity, people), !people.groups.empty());
}

std::string written(const ir::Quorum &quorum) {
  if (quorum.none)
    return "none";
  std::vector<std::string> parts;
  for (const ir::People &people : quorum.requirements)
    parts.push_back(written(people));
  return parts.empty() ? words::kToBeConfirmed : listed(parts);
}

Range rangeOf(const ir::Model &model, ir::ClauseId clause) { return clause ? model.at(clause).range : Range{}; }

std::string placeOf(const ir::Model &model, ir::ClauseId clause) {
  Range range = rangeOf(model, clause);
  if (!range || !model.sources)
    return {};
  Position at = model.sources->position(range);
  return fmt::format("{}:{}", model.sources->file(at.file).place, at.line);
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

/// What an assumption stands in for is settled for now; whatever relies on it says so apart from this.
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
  // A template makes bodies by the hundred: all of them are named by what they are made from.
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
  // One more is named where "1 others" would be the alternative.
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
