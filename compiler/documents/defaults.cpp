// What an organisation holds by default, less what is reserved to others.
#include "compiler/documents/defaults.h"

#include "compiler/documents/delegations.h"
#include "compiler/documents/english.h"
#include "compiler/documents/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace quorate::documents {

using namespace ir;

namespace {

/// The stretches of days on which a function is not reserved to anybody else, and where and how that is not certain.
struct Unreserved {
  std::vector<runtime::Interval> days;
  std::vector<PlaceId> reservedIn;
  std::vector<OpenPointId> open;
};

/// Takes a stretch out of others; what is left of one may be two.
void leaveOut(std::vector<runtime::Interval> &days, runtime::Interval out) {
  std::vector<runtime::Interval> left;
  for (runtime::Interval when : days)
    for (runtime::Interval part : {runtime::Interval{when.from, std::min(when.until, out.from)},
                                   runtime::Interval{std::max(when.from, out.until), when.until}})
      if (part.from < part.until)
        left.push_back(part);
  days = std::move(left);
}

/// Reserved to the actor itself is not taken away from it.
Unreserved unreserved(const Model &model, FunctionId function, ActorId actor, runtime::Interval life) {
  Unreserved found{{life}, {}, {}};
  for (const Reservation &it : model.reservations) {
    if ((it.to && it.to == actor) ||
        std::find(it.functions.begin(), it.functions.end(), function) == it.functions.end())
      continue;
    OpenPointId open = it.open     ? it.open
                       : it.toOpen ? it.toOpen
                       : it.clause ? model.at(it.clause).datesOpen
                                   : OpenPointId();
    // What is not settled takes nothing away yet; it is told beside.
    if (open)
      found.open.push_back(open);
    else if (it.place)
      found.reservedIn.push_back(it.place);
    else
      leaveOut(found.days, it.inForce);
  }
  return found;
}

} // namespace

Inline defaultWords(Composer &composer, const Organisation &of) {
  const Model &model = composer.model;
  runtime::Interval life = intersect(of.inForce, model.header.inForce);
  if (of.actsThroughClause)
    life = intersect(life, model.at(of.actsThroughClause).inForce);
  std::map<FunctionId, Unreserved> all;
  std::vector<FunctionId> kept;
  auto isWhole = [&](FunctionId id) {
    const Unreserved &it = all.at(id);
    return it.days == std::vector{life} && it.reservedIn.empty() && it.open.empty();
  };
  std::set<FunctionId> broken; // groups of which something is reserved to others
  for (FunctionId id : of.holds)
    all.emplace(id, unreserved(model, id, of.actsThrough, life));
  // A group is told by its name only if nothing in it is taken away, and nothing in the groups within it.
  for (bool more = true; more;) {
    more = false;
    for (FunctionId id : of.holds)
      if (!isWhole(id) || broken.contains(id))
        for (FunctionId group : model.at(id).groups)
          more = broken.insert(group).second || more;
  }
  for (FunctionId id : of.holds)
    if (!broken.contains(id) && !all.at(id).days.empty())
      kept.push_back(id);
  std::vector<Inline> items;
  for (FunctionId id : topmost(model, kept)) {
    const Unreserved &it = all.at(id);
    Inline item = functionWords(composer, {id});
    std::vector<Inline> but;
    for (const Organisation::Held &held : of.held)
      if (!held.condition.empty() && std::binary_search(held.functions.begin(), held.functions.end(), id))
        but.emplace_back("on condition that “" + english::phrase(held.condition) + "”");
    if (it.days != std::vector{life}) {
      std::vector<std::string> days;
      for (runtime::Interval when : it.days)
        days.push_back(english::period(when));
      but.emplace_back(english::list(days));
    }
    for (PlaceId place : it.reservedIn)
      but.emplace_back("except " + placeWords(model, place));
    for (OpenPointId open : it.open)
      but.push_back(Inline("unless it is reserved to another, which is open ") << composer.open(open));
    if (!but.empty())
      item << " (" << list(but) << ")";
    items.push_back(std::move(item));
  }
  return items.empty() ? Inline("none are left") : list(items);
}

} // namespace quorate::documents
