// Cuts the life of a body into stretches of days on which nothing about it changes.
#include "compiler/analysis/standing.h"
#include "compiler/analysis/words.h"
#include "compiler/ir/kinds.h"
#include "runtime/membership.h"
#include "runtime/question.h"

#include <algorithm>
#include <set>
#include <utility>

namespace quorate::analysis {
namespace {

/// The days on which a body is there and the constitution in force; those of the body if the two never meet.
ir::Interval lifeOf(const ir::Model &model, const ir::Body &body) {
  // A body that is never there while the constitution is in force is told elsewhere; here it still has days to be
  // looked at, so that no check need ask whether there are any.
  ir::Interval both = intersect(body.inForce, model.header.inForce);
  return both.empty() ? body.inForce : both;
}

/// A day of a stretch, the same for every run.
ir::Day dayWithin(ir::Interval when) {
  if (when.from != ir::Interval::kAlways)
    return when.from;
  return when.until != ir::Interval::kForEver ? when.until - 1 : 0;
}

std::vector<Standing> cut(const ir::Model &model, ir::BodyId id, std::vector<ir::Day> days) {
  const ir::Body &body = model.at(id);
  ir::Interval life = lifeOf(model, body);
  days.push_back(life.from);
  days.push_back(life.until);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<Standing> standings;
  auto add = [&](ir::Interval when) {
    Standing standing{id, &body, when, dayWithin(when), {}};
    for (ir::SeatId seat : body.seats)
      if (!intersect(model.at(seat).inForce, when).empty())
        standing.seats.push_back(seat);
    standings.push_back(std::move(standing));
  };
  for (std::size_t i = 0; i + 1 < days.size(); ++i)
    if (days[i] >= life.from && days[i + 1] <= life.until)
      add({days[i], days[i + 1]});
  if (standings.empty())
    add(life);
  return standings;
}

/// The days on which somebody comes into a seat of a body or leaves it, or from which they may hold it, or may not.
std::set<ir::Day> daysOfPeople(const ir::Model &model, ir::BodyId id) {
  const ir::Body &body = model.at(id);
  std::set<ir::Day> days;
  for (const ir::Person &person : model.persons) {
    if (std::none_of(person.holdings.begin(), person.holdings.end(),
                     [&](const ir::Holding &holding) { return holdsHere(model, holding, body); }))
      continue;
    addDaysOf(model, person, days);
    for (ir::SeatId seat : body.seats)
      if (const std::uint32_t age = model.at(seat).minimumAge; age != 0 && person.born)
        days.insert(runtime::after(*person.born, {age, runtime::Span::Unit::Years}));
  }
  for (const ir::Incompatible &pair : model.incompatible)
    if (pair.clause)
      addDays(model.at(pair.clause).inForce, days);
  return days;
}

/// [A8] How many who hold each seat of a body may not hold it on a day.
std::map<ir::SeatId, std::uint32_t> unfitOn(const runtime::Model &decisionModel, ir::BodyId id, ir::Day day) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> all;
  for (const runtime::Breach &breach : runtime::membershipOf(decisionModel, runtime::BodyIndex(id.value), day).breaches)
    for (runtime::SeatIndex seat : breach.seats)
      if (breach.person)
        all.emplace(runtime::number(seat), runtime::number(*breach.person));
  std::map<ir::SeatId, std::uint32_t> unfit;
  for (const auto &[seat, person] : all)
    ++unfit[ir::SeatId(seat)];
  return unfit;
}

/// Everything about a body on a day that decides what its meetings can do.
std::vector<std::uint32_t> situation(const ir::Model &model, const Standing &standing) {
  std::vector<std::uint32_t> what;
  for (ir::SeatId seat : standing.seats) {
    what.push_back(seat.value);
    what.push_back(ir::filledSeats(model, seat, standing.day));
    what.push_back(standing.unfitIn(seat));
  }
  what.push_back(0xFFFFFFFFu);
  ir::eachKind(*standing.body, [&](const auto &clauses) {
    if constexpr (std::remove_cvref_t<decltype(clauses[0])>::kKind.bears != ir::Bears::OnMeetings)
      return;
    for (std::size_t i = 0; i < clauses.size(); ++i)
      if (ir::daysOf(model, clauses[i]).contains(standing.day))
        what.push_back(static_cast<std::uint32_t>(i));
    what.push_back(0xFFFFFFFFu);
  });
  what.push_back(sitsTwice(model, standing));
  return what;
}

} // namespace

std::vector<Standing> standingsOf(const ir::Model &model, ir::BodyId id) {
  return cut(model, id, ir::changesOf(model, model.at(id)));
}

std::vector<Standing> standingsOfPeople(const ir::Model &model, const runtime::Model &decisionModel, ir::BodyId id) {
  if (!model.registered)
    return standingsOf(model, id);
  std::vector<ir::Day> days = ir::changesOf(model, model.at(id));
  const ir::Interval life = lifeOf(model, model.at(id));
  for (ir::Day day : daysOfPeople(model, id))
    if (life.contains(day))
      days.push_back(day);
  std::vector<Standing> kept;
  std::map<std::vector<std::uint32_t>, std::size_t> seen;
  // A register brings a change of members every few months for decades; what meetings can do comes round again, and
  // each such case is searched once.
  for (Standing &standing : cut(model, id, std::move(days))) {
    if (!model.persons.empty())
      standing.unfit = unfitOn(decisionModel, id, standing.day);
    auto [at, isNew] = seen.try_emplace(situation(model, standing), kept.size());
    if (isNew)
      kept.push_back(std::move(standing));
    else
      kept[at->second].again.push_back(standing.when);
  }
  return kept;
}

bool holdsHere(const ir::Model &model, const ir::Holding &holding, const ir::Body &body) {
  return std::any_of(body.seats.begin(), body.seats.end(), [&](ir::SeatId seat) {
    return holding.actor == model.at(seat).actor || ir::givesSeat(model, holding, seat);
  });
}

void addDays(ir::Interval when, std::set<ir::Day> &days) {
  for (ir::Day day : {when.from, when.until})
    if (day != ir::Interval::kAlways && day != ir::Interval::kForEver)
      days.insert(day);
}

void addDaysOf(const ir::Model &model, const ir::Person &person, std::set<ir::Day> &days) {
  for (const ir::Holding &holding : person.holdings) {
    addDays(holding.when, days);
    std::uint32_t years = holding.seat ? model.at(holding.seat).termYears : 0;
    if (years != 0 && holding.when.from != ir::Interval::kAlways)
      days.insert(runtime::after(holding.when.from, {years, runtime::Span::Unit::Years}));
  }
  for (const ir::Person::Class &each : person.classes)
    addDays(each.when, days);
  for (const ir::Person::Belongs &each : person.belongs)
    addDays(each.when, days);
}

std::vector<ir::Interval> joined(std::vector<ir::Interval> days) {
  std::sort(days.begin(), days.end());
  std::vector<ir::Interval> all;
  for (ir::Interval each : days)
    if (!all.empty() && each.from <= all.back().until)
      all.back().until = std::max(all.back().until, each.until);
    else
      all.push_back(each);
  return all;
}

std::string daysText(const ir::Model &model, ir::BodyId id, const std::vector<ir::Interval> &days) {
  std::vector<ir::Interval> all = joined(days);
  if (all.empty() || (all.size() == 1 && all.front() == lifeOf(model, model.at(id))))
    return {};
  std::vector<std::string> texts;
  for (ir::Interval each : all)
    texts.push_back(written(each));
  return listed(texts);
}

bool sitsTwice(const ir::Model &model, const Standing &standing) {
  auto here = [&](ir::SeatId seat) {
    return seat && std::find(standing.seats.begin(), standing.seats.end(), seat) != standing.seats.end();
  };
  for (ir::SeatId seat : standing.seats)
    // One who holds a post and sits by it in a second seat here is one head with two votes.
    if (here(model.at(seat).exOfficio))
      return true;
  for (const ir::Person &person : model.persons) {
    std::size_t seats = 0;
    for (const ir::Holding &holding : person.holdings)
      seats += (holding.how == ir::Holding::How::Holds || holding.how == ir::Holding::How::Shares) &&
               here(holding.seat) && holding.when.contains(standing.day);
    if (seats > 1)
      return true;
  }
  return false;
}

} // namespace quorate::analysis
