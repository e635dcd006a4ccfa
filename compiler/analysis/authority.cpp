// Reservations, functions and organisations: what is reserved twice or to nobody, what nobody may decide.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

std::vector<std::vector<ir::ReservationId>> byFunction(const Context &c) {
  std::vector<std::vector<ir::ReservationId>> lists(c.model.functions.size());
  for (ir::ReservationId id : idsOf<ir::ReservationId>(c.model.reservations))
    for (ir::FunctionId function : c.model.at(id).functions)
      lists[function.index()].push_back(id);
  return lists;
}

/// Pairs of reservations of one function at one place and time, by the places of their clauses.
void reservedMoreThanOnce(const Context &c) {
  struct Pair {
    ir::ReservationId later, earlier;
    std::vector<ir::FunctionId> functions;
  };
  std::map<std::pair<Range, Range>, Pair> pairs;
  std::vector<std::vector<ir::ReservationId>> lists = byFunction(c);
  for (std::size_t function = 0; function < lists.size(); ++function)
    for (std::size_t i = 1; i < lists[function].size(); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        ir::ReservationId later = lists[function][i], earlier = lists[function][j];
        const ir::Reservation &a = c.model.at(later), &b = c.model.at(earlier);
        // The copies that a template makes of one clause are for different places or bodies, and are its author's
        // intention.
        if (c.at(a.clause) == c.at(b.clause) || !a.to || !b.to || !placesMeet(c.model, a.place, b.place) ||
            intersect(a.inForce, b.inForce).empty())
          continue;
        Pair &pair = pairs[{c.at(a.clause), c.at(b.clause)}];
        pair.later = later;
        pair.earlier = earlier;
        if (pair.functions.empty() || pair.functions.back() != ir::FunctionId(function))
          pair.functions.push_back(ir::FunctionId(function));
      }
  for (const auto &[ranges, pair] : pairs) {
    const ir::Reservation &a = c.model.at(pair.later), &b = c.model.at(pair.earlier);
    if (a.to == b.to)
      c.out.report<diag::ReservedTwice>(ranges.first, functionNames(c.model, pair.functions), actorName(c.model, a.to))
          .label(ranges.second, "it is reserved to them here already")
          .mend("take one of them out");
    else
      c.out
          .report<diag::ReservedToMany>(ranges.first, functionNames(c.model, pair.functions), actorName(c.model, a.to),
                                        actorName(c.model, b.to))
          .label(ranges.second, fmt::format("reserved to {} here", actorName(c.model, b.to)))
          .note("What is reserved to one may be decided by nobody else, so neither of them could decide it.")
          .mend("reserve it to one of them, or give the two different places or dates");
  }
}

/// The organisation whose powers an actor uses; none if that cannot be told.
ir::OrganisationId organisationOf(const Context &c, ir::ActorId actor) {
  const ir::Actor &who = c.model.at(actor);
  if (who.body)
    return c.model.at(who.body).organisation;
  if (who.organisation || who.seats.empty())
    return who.organisation;
  return c.model.at(c.model.at(who.seats.front()).body).organisation;
}

bool holds(const ir::Organisation &organisation, ir::FunctionId function) {
  return std::find(organisation.holds.begin(), organisation.holds.end(), function) != organisation.holds.end();
}

/// Whether a function is made by an `amend` clause, which gives the power as well as it reserves it.
bool isAmendment(const ir::Model &model, ir::FunctionId function) {
  return std::any_of(model.amendments.begin(), model.amendments.end(),
                     [&](const ir::Amendment &each) { return each.function == function; });
}

/// A reservation gives no power: what no organisation holds cannot be decided by being reserved.
void reservedNotHeld(const Context &c) {
  Grouping<ir::ReservationId> found;
  for (ir::ReservationId id : idsOf<ir::ReservationId>(c.model.reservations)) {
    const ir::Reservation &r = c.model.at(id);
    if (!r.to)
      continue;
    ir::OrganisationId own = organisationOf(c, r.to);
    std::vector<ir::FunctionId> unheld;
    for (ir::FunctionId function : r.functions) {
      if (c.model.at(function).isGroup || isAmendment(c.model, function))
        continue;
      bool held = own ? holds(c.model.at(own), function)
                      : std::any_of(c.model.organisations.begin(), c.model.organisations.end(),
                                    [&](const ir::Organisation &each) { return holds(each, function); });
      if (!held)
        unheld.push_back(function);
    }
    if (!unheld.empty())
      found.add(c.at(r.clause), id,
                fmt::format("{}, which {} does not hold", functionNames(c.model, unheld),
                            own ? ticked(c.model.at(own).name) : std::string("any organisation")));
  }
  for (const auto &group : found.groups())
    c.out
        .report<diag::ReservedNotHeld>(group.range, actorName(c.model, c.model.at(group.members.front()).to),
                                       group.detail)
        .note("A reservation keeps a power where it is; it gives none.")
        .mend("write `holds …` in the organisation that has the function");
}

/// Reserved to somebody who is never there at the same time: it shuts out all others and lets nobody decide.
void reservedToDead(const Context &c) {
  Grouping<ir::ReservationId> found;
  for (ir::ReservationId id : idsOf<ir::ReservationId>(c.model.reservations)) {
    const ir::Reservation &r = c.model.at(id);
    if (r.to && !r.inForce.empty() && intersect(r.inForce, c.model.at(r.to).inForce).empty())
      found.add(c.at(r.clause), id);
  }
  for (const auto &group : found.groups()) {
    const ir::Reservation &r = c.model.at(group.members.front());
    c.out
        .report<diag::ReservedToDead>(group.range, functionNames(c.model, r.named.empty() ? r.functions : r.named),
                                      actorName(c.model, r.to))
        .label(c.at(c.model.at(r.to).clause), fmt::format("in force {}", written(c.model.at(r.to).inForce)))
        .note("While it is reserved to them nobody else may decide it, and they are not there.")
        .mend("let the reservation and the body be in force at the same time");
  }
}

/// Whether a clause stands in a package of the library, which offers more than one constitution uses.
bool isOfPackage(const ir::Model &model, ir::ClauseId clause) {
  Range range = rangeOf(model, clause);
  return range && model.sources->file(model.sources->fileOf(range.begin)).ofPackage;
}

/// Functions that somebody holds or reserves and yet nobody may decide.
void nobodyDecides(const Context &c) {
  std::vector<bool> decided(c.model.functions.size());
  for (const ir::Grant &grant : c.authority.grants)
    decided[grant.function.index()] = true;
  // Those that somebody to be confirmed may decide are open, and those of an organisation that acts through nobody are
  // another finding.
  for (const ir::OpenHolding &holding : c.authority.openHoldings)
    decided[holding.function.index()] = true;
  for (const ir::Organisation &organisation : c.model.organisations)
    if (!organisation.actsThrough)
      for (ir::FunctionId id : organisation.holds)
        decided[id.index()] = true;
  Grouping<ir::FunctionId> found;
  for (ir::FunctionId id : idsOf<ir::FunctionId>(c.model.functions))
    if (const ir::Function &function = c.model.at(id);
        !function.isGroup && !decided[id.index()] && !isOfPackage(c.model, function.clause))
      found.add(c.at(function.clause), id);
  for (const auto &group : found.groups())
    c.out.report<diag::NobodyDecides>(group.range, functionNames(c.model, group.members))
        .note("A question who may decide it is answered \"nobody\".")
        .mend("let an organisation hold it, with a body through which it acts, or reserve or delegate it to somebody");
}

/// An organisation is a legal person and decides nothing itself: without a body that it acts through, what it holds
/// lies with nobody.
void organisationsWithoutBody(const Context &c) {
  Grouping<ir::OrganisationId> found;
  for (ir::OrganisationId id : idsOf<ir::OrganisationId>(c.model.organisations)) {
    const ir::Organisation &organisation = c.model.at(id);
    if (!organisation.holds.empty() && !organisation.actsThrough && !organisation.actsThroughOpen)
      found.add(c.at(organisation.holdsClause ? organisation.holdsClause : organisation.clause), id);
  }
  for (const auto &group : found.groups()) {
    std::vector<std::string> names;
    for (ir::OrganisationId id : group.members)
      names.push_back(ticked(c.model.at(id).name));
    c.out.report<diag::OrganisationWithoutBody>(group.range, listed(names), names.size() == 1 ? "holds" : "hold")
        .note("Nobody uses these powers unless each is reserved to somebody.")
        .mend("write `acts through …`, or `acts through to be confirmed \"…\"`");
  }
}

constexpr Check kAuthorityChecks[] = {
    {"reserved more than once", reservedMoreThanOnce},         {"reserved but not held", reservedNotHeld},
    {"reserved to somebody not in force", reservedToDead},     {"nobody may decide it", nobodyDecides},
    {"organisation without a body", organisationsWithoutBody},
};

} // namespace

std::span<const Check> authorityChecks() { return kAuthorityChecks; }

} // namespace quorate::analysis
