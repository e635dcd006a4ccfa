// Whether the people registered make up the membership that the clauses ask for, on every stretch of days.
#include "compiler/analysis/analysis.h"
#include "compiler/analysis/checks.h"

#include "runtime/membership.h"

#include <set>

namespace quorate::analysis {
namespace {

/// The days on which a breach may begin. Days on which nobody is in post are left out: there is no membership yet, or
/// none any more.
std::set<ir::Day> daysOf(const ir::Model &model, const runtime::Model &decisionModel, ir::BodyId id) {
  const ir::Body &body = model.at(id);
  std::set<ir::Day> days;
  std::vector<ir::Interval> when;
  for (const ir::Person &person : model.persons) {
    const std::size_t before = when.size();
    for (const ir::Holding &holding : person.holdings)
      if (holdsHere(model, holding, body))
        when.push_back(holding.when);
    if (when.size() != before)
      addDaysOf(model, person, days);
  }
  for (ir::Day day : ir::changesOf(model, body))
    days.insert(day);
  for (const ir::Incompatible &pair : model.incompatible)
    if (pair.clause)
      addDays(model.at(pair.clause).inForce, days);
  for (const Standing &standing : standingsOfPeople(model, decisionModel, id))
    days.insert(standing.day);
  ir::Interval life = intersect(body.inForce, model.header.inForce);
  std::erase_if(days, [&](ir::Day day) {
    return !life.contains(day) ||
           std::none_of(when.begin(), when.end(), [&](ir::Interval each) { return each.contains(day); });
  });
  return days;
}

/// Whether somebody is past their term on a day only because no end is stated yet: what will be so in years to come is
/// no breach that an author can mend now. `is the membership … valid on DATE` tells it all the same.
bool isTermWithoutEnd(const ir::Model &model, const runtime::Breach &breach, ir::Day day) {
  if (breach.of != runtime::Breach::Of::TermOverrun || !breach.person)
    return false;
  const std::vector<ir::Holding> &holdings = model.persons[runtime::number(*breach.person)].holdings;
  return std::none_of(holdings.begin(), holdings.end(), [&](const ir::Holding &holding) {
    return holding.when.contains(day) && holding.when.until != ir::Interval::kForEver &&
           std::any_of(breach.seats.begin(), breach.seats.end(), [&](runtime::SeatIndex seat) {
             return ir::areOnePost(model, holding.seat, ir::SeatId(runtime::number(seat)));
           });
  });
}

std::string withoutStop(std::string sentence) {
  if (sentence.ends_with('.'))
    sentence.pop_back();
  return sentence;
}

/// What tells one breach from another, whichever day it is looked at: too few who retire in the year from a day are the
/// same breach a month later.
std::string withoutDay(const runtime::Breach &breach, ir::Day day) {
  if (breach.of == runtime::Breach::Of::TooFewRetiring && breach.clause)
    return "retiring " + std::to_string(runtime::number(*breach.clause));
  std::string sentence = breach.sentence, said = runtime::printDay(day);
  if (std::size_t at = sentence.find(said); at != std::string::npos)
    sentence.erase(at, said.size());
  return sentence;
}

} // namespace

void membershipFindings(const ir::Model &model, const runtime::Model &decisionModel, Diagnostics &out) {
  if (!model.registered)
    return;
  std::set<std::pair<std::uint32_t, std::string>> told;
  for (ir::BodyId id : idsOf<ir::BodyId>(model.bodies))
    for (ir::Day day : daysOf(model, decisionModel, id))
      for (const runtime::Breach &breach :
           runtime::membershipOf(decisionModel, runtime::BodyIndex(id.value), day).breaches) {
        // More holders than seats are a finding of their own, which needs no register judged.
        if (breach.of == runtime::Breach::Of::TooManyHolders || isTermWithoutEnd(model, breach, day) ||
            !told.insert({id.value, withoutDay(breach, day)}).second)
          continue;
        ir::ClauseId rule = breach.clause ? ir::ClauseId(runtime::number(*breach.clause)) : model.at(id).clause;
        Range range = rangeOf(model, rule);
        Diagnostic &found = out.report<diag::MembershipBreach>(range ? range : rangeOf(model, model.header.clause),
                                                               ticked(model.at(id).name), withoutStop(breach.sentence));
        if (breach.person)
          found.label(rangeOf(model, model.persons[runtime::number(*breach.person)].clause), "the person concerned");
        found.note("It is so on " + runtime::printDay(day) + ".")
            .mend("change who holds the post or when, or the clause");
      }
}

} // namespace quorate::analysis
