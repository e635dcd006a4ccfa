// Faults in delegations, which effective authority has found, put in plain words.
#include "compiler/analysis/checks.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Fault = ir::AuthorityFault::Is;

/// What a fault is reported with: the delegation at fault, the other clause, and the names of those concerned.
struct FaultFacts {
  const Context &c;
  const ir::AuthorityFault &fault;
  const ir::Delegation &delegation;
  std::string from, to, functions;

  Range at() const { return c.at(delegation.clause); }
  const ir::Delegation *other() const { return fault.other ? &c.model.at(fault.other) : nullptr; }
  std::string where() const {
    return delegation.place ? fmt::format(" in `{}`", c.model.at(delegation.place).name) : "";
  }
};

FaultFacts factsOf(const Context &c, const ir::AuthorityFault &fault) {
  const ir::Delegation &d = c.model.at(fault.delegation);
  const std::vector<ir::FunctionId> &functions =
      !fault.functions.empty() ? fault.functions : (d.named.empty() ? d.functions : d.named);
  return {c, fault, d, actorName(c.model, d.from), actorName(c.model, d.to), functionNames(c.model, functions)};
}

void notHeld(const FaultFacts &f) {
  f.c.out.report<diag::NotHeld>(f.at(), f.from, f.functions, f.to)
      .note("Nobody can give what they do not hold, so nothing is delegated.")
      .mend(
          fmt::format("delegate it to {} first, or let its organisation hold the function and act through it", f.from));
}

void partlyNotHeld(const FaultFacts &f) {
  f.c.out.report<diag::PartlyNotHeld>(f.at(), f.from, f.functions, f.to)
      .note("That part of the delegation has no effect.")
      .mend("leave it out with `except …`, or delegate it to the giver first");
}

void reserved(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::ReservedGiven>(f.at(), f.functions, f.to);
  if (f.fault.reservation) {
    const ir::Reservation &reservation = f.c.model.at(f.fault.reservation);
    found.label(f.c.at(reservation.clause), fmt::format("reserved to {} here", actorName(f.c.model, reservation.to)));
  }
  found.note("A reserved function is decided by the one it is reserved to and by nobody else.")
      .mend("leave it out with `except …`, or take it out of the reservation");
}

void notPermitted(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::NotPermitted>(f.at(), f.from, f.functions, f.to);
  if (const ir::Delegation *other = f.other())
    found.label(f.c.at(other->clause), fmt::format("{} has it from here, without leave to pass it on", f.from));
  found.note("What was delegated may be passed on only where the delegation says so.")
      .mend("write `may be sub-delegated` in the earlier delegation");
}

void notPermittedToThem(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::NotPermittedToThem>(f.at(), f.from, f.functions, f.to);
  if (const ir::Delegation *other = f.other()) {
    found.label(f.c.at(other->clause),
                fmt::format("it may be passed on to {} only", actorName(f.c.model, other->sub.to)));
  }
  found.mend("name them in `may be sub-delegated to …`, or delegate to whom it names");
}

bool limitsDiffer(const ir::Limit &a, const ir::Limit &b) {
  return a.amount && b.amount && a.amount->currency != b.amount->currency;
}

/// What follows where one limit is higher than another, or cannot be compared with it.
void lowerLimit(Diagnostic &found, bool differ, std::string_view other) {
  if (differ)
    found.note("Amounts in different currencies cannot be compared, so that nothing is given.")
        .mend("state both limits in one currency");
  else
    found.note("The lower limit is the one that counts.").mend(fmt::format("lower this limit, or raise {}", other));
}

void beyondLimit(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::BeyondLimit>(f.at(), f.from, written(f.delegation.limit), f.to);
  if (const ir::Delegation *other = f.other())
    found.label(f.c.at(other->clause), fmt::format("{} itself has it up to {}", f.from, written(other->limit)));
  lowerLimit(found, f.other() && limitsDiffer(f.other()->limit, f.delegation.limit), "the other");
}

void beyondPermission(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::BeyondPermission>(f.at(), f.from, written(f.delegation.limit), f.to);
  if (const ir::Delegation *other = f.other())
    found.label(f.c.at(other->clause), fmt::format("it may be passed on up to {} only", written(other->sub.limit)));
  lowerLimit(found, f.other() && limitsDiffer(f.other()->sub.limit, f.delegation.limit), "the one in the permission");
}

void outsidePlace(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::OutsidePlace>(f.at(), f.from, f.functions, f.to, f.where());
  if (const ir::Delegation *other = f.other())
    found.label(f.c.at(other->clause), other->place
                                           ? fmt::format("it has it in `{}` only", f.c.model.at(other->place).name)
                                           : std::string("it has it from here"));
  found.mend("delegate it for places over which the giver has the power");
}

void outsideDates(const FaultFacts &f) {
  Diagnostic &found =
      f.c.out.report<diag::OutsideDates>(f.at(), f.from, f.functions, f.to, written(f.delegation.inForce));
  if (const ir::Delegation *other = f.other())
    found.label(f.c.at(other->clause), fmt::format("{} has it {}", f.from, written(other->inForce)));
  found.note("The delegation never has an effect.").mend("let the two stretches of time overlap");
}

void circle(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::DelegationCircle>(f.at(), f.functions, f.from, f.to);
  if (const ir::Delegation *other = f.other())
    found.label(f.c.at(other->clause), "the delegation that leads here");
  found.note("It comes back to where it came from, and gives nobody anything new.").mend("take one of them out");
}

void dead(const FaultFacts &f) {
  Diagnostic &found = f.c.out.report<diag::DelegationDead>(f.at(), f.functions, f.to);
  if (f.delegation.to)
    found.label(f.c.at(f.c.model.at(f.delegation.to).clause),
                fmt::format("it is in force {}", written(f.c.model.at(f.delegation.to).inForce)));
  found.note("Nobody is there to use the power at any time when it is delegated.")
      .mend("let the delegation and the body be in force at the same time");
}

void tooManyWays(const FaultFacts &f) {
  f.c.out.report<diag::TooManyWays>(f.at(), f.to, f.functions)
      .note("questions about this power would be answered without some of the ways in which it is given")
      .mend(
          "put delegations together that differ only in their conditions, in who must agree, or in limits for a time");
}

void authorityFaults(const Context &c) {
  using Put = void (*)(const FaultFacts &);
  // In the order of AuthorityFault::Is.
  constexpr Put kWords[] = {
      notHeld,          partlyNotHeld, reserved,     notPermitted, notPermittedToThem, beyondLimit,
      beyondPermission, outsidePlace,  outsideDates, circle,       tooManyWays,        dead};
  static_assert(std::size(kWords) == static_cast<std::size_t>(Fault::Dead) + 1);
  for (const ir::AuthorityFault &fault : c.authority.faults)
    kWords[static_cast<std::size_t>(fault.is)](factsOf(c, fault));
}

/// A power given to a body of which it is not settled who sits on it, or whether it will be there at all.
void orphanDelegations(const Context &c) {
  Grouping<ir::DelegationId> found;
  for (ir::DelegationId id : idsOf<ir::DelegationId>(c.model.delegations)) {
    const ir::Delegation &d = c.model.at(id);
    if (!d.to || !c.model.at(d.to).body)
      continue;
    const ir::Body &body = c.model.at(c.model.at(d.to).body);
    bool seatsOpen = !body.seats.empty() && std::all_of(body.seats.begin(), body.seats.end(), [&](ir::SeatId seat) {
      return unsettled(c.model, c.model.at(seat).open) || unsettled(c.model, c.model.at(seat).countOpen);
    });
    const char *why = unsettled(c.model, body.open)        ? "is itself still to be confirmed"
                      : unsettled(c.model, body.startOpen) ? "has no day yet on which it begins"
                      : body.seats.empty()                 ? "has no members yet"
                      : seatsOpen                          ? "has only members who are still to be confirmed"
                                                           : nullptr;
    if (why)
      found.add(c.at(d.clause), id, why);
  }
  for (const auto &group : found.groups()) {
    std::vector<ir::BodyId> bodies;
    for (ir::DelegationId id : group.members)
      if (ir::BodyId body = c.model.at(c.model.at(id).to).body;
          std::find(bodies.begin(), bodies.end(), body) == bodies.end())
        bodies.push_back(body);
    const ir::Delegation &first = c.model.at(group.members.front());
    Diagnostic &orphan = c.out.report<diag::OrphanDelegation>(
        group.range, functionNames(c.model, first.named.empty() ? first.functions : first.named),
        bodyNames(c.model, bodies), group.detail);
    orphan.label(c.at(c.model.at(bodies.front()).clause), "the body that receives it");
    orphan.note("Until that is settled there is nobody to use the power.")
        .mend(unsettled(c.model, first.open) ? "settle the body first"
                                             : "settle the body first, or mark the delegation `to be confirmed \"…\"`");
  }
}

/// Delegations by function, so that only those that share one are compared.
std::vector<std::vector<ir::DelegationId>> delegationsByFunction(const Context &c) {
  std::vector<std::vector<ir::DelegationId>> lists(c.model.functions.size());
  for (ir::DelegationId id : idsOf<ir::DelegationId>(c.model.delegations))
    for (ir::FunctionId function : c.model.at(id).functions)
      lists[function.index()].push_back(id);
  return lists;
}

/// The same power from the same giver to the same taker, twice. It changes no answer, but one of the two will be
/// changed alone one day.
void repeatedDelegations(const Context &c) {
  using Key = std::tuple<ir::ActorId, ir::ActorId, ir::PlaceId>;
  std::map<std::pair<Range, Range>, std::vector<ir::FunctionId>> twice;
  std::map<std::pair<Range, Range>, ir::DelegationId> which;
  std::vector<std::vector<ir::DelegationId>> lists = delegationsByFunction(c);
  for (std::size_t function = 0; function < lists.size(); ++function) {
    std::map<Key, std::vector<ir::DelegationId>> alike;
    for (ir::DelegationId id : lists[function]) {
      const ir::Delegation &d = c.model.at(id);
      if (!d.from || !d.to)
        continue;
      for (ir::DelegationId earlier : alike[{d.from, d.to, d.place}]) {
        const ir::Delegation &e = c.model.at(earlier);
        // Twice with other limits, conditions or days are two powers; what fills an open point is there instead of the
        // first and not beside it.
        bool same = !intersect(d.inForce, e.inForce).empty() && d.limit.amount == e.limit.amount &&
                    d.limit.per == e.limit.per && d.condition == e.condition && !d.filledBy && !e.filledBy;
        if (!same || c.at(d.clause) == c.at(e.clause))
          continue;
        twice[{c.at(d.clause), c.at(e.clause)}].push_back(ir::FunctionId(function));
        which.try_emplace({c.at(d.clause), c.at(e.clause)}, id);
      }
      alike[{d.from, d.to, d.place}].push_back(id);
    }
  }
  for (auto &[ranges, functions] : twice) {
    functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
    const ir::Delegation &d = c.model.at(which.at(ranges));
    c.out
        .report<diag::DelegatedTwice>(ranges.first, functionNames(c.model, functions), actorName(c.model, d.from),
                                      actorName(c.model, d.to))
        .label(ranges.second, "the same is delegated here")
        .mend("take one of them out");
  }
}

/// [D3] [W8] When each delegation can have an effect: while its two are there, and until a successor has it.
std::vector<ir::Interval> daysOfEffect(const Context &c) {
  std::vector<ir::Interval> days;
  for (const ir::Delegation &each : c.model.delegations) {
    ir::Interval when = each.inForce;
    for (ir::ActorId who : {each.from, each.to})
      if (who)
        when = intersect(when, c.model.at(who).inForce);
    days.push_back(when);
  }
  for (const ir::Delegation &each : c.model.delegations)
    if (each.movedFrom && each.inForce.from != ir::Interval::kAlways) {
      ir::Interval &before = days[each.movedFrom.index()];
      before.until = std::min(before.until, each.inForce.from);
    }
  return days;
}

/// [W8] Whether one delegation is another as it came to a successor, or to one who succeeded that.
bool cameFrom(const ir::Model &model, ir::DelegationId one, ir::DelegationId other) {
  for (std::size_t steps = 0; one && steps <= model.delegations.size(); ++steps, one = model.at(one).movedFrom)
    if (one == other)
      return true;
  return false;
}

/// [W6] Exclusively to two takers at one place and time: each shuts the other out, and nobody is left.
void exclusiveTwice(const Context &c) {
  const std::vector<ir::Interval> days = daysOfEffect(c);
  std::map<std::pair<Range, Range>, std::pair<ir::DelegationId, std::vector<ir::FunctionId>>> clashes;
  std::vector<std::vector<ir::DelegationId>> lists = delegationsByFunction(c);
  for (std::size_t function = 0; function < lists.size(); ++function) {
    std::vector<ir::DelegationId> earlier;
    for (ir::DelegationId id : lists[function]) {
      const ir::Delegation &d = c.model.at(id);
      if (!d.exclusive || !d.to)
        continue;
      for (ir::DelegationId other : earlier) {
        const ir::Delegation &e = c.model.at(other);
        // Two givers may each give exclusively what is theirs to different takers.
        if (d.from != e.from || d.to == e.to || !placesMeet(c.model, d.place, e.place) ||
            intersect(days[id.index()], days[other.index()]).empty() || cameFrom(c.model, id, other) ||
            cameFrom(c.model, other, id) || maybeApart(c.model, d.clause, e.clause) ||
            maybeApart(c.model, c.model.at(d.to).clause, c.model.at(e.to).clause))
          continue;
        auto &clash = clashes[{c.at(d.clause), c.at(e.clause)}];
        clash.first = id;
        clash.second.push_back(ir::FunctionId(function));
      }
      earlier.push_back(id);
    }
  }
  for (auto &[ranges, clash] : clashes) {
    std::vector<ir::FunctionId> &functions = clash.second;
    functions.erase(std::unique(functions.begin(), functions.end()), functions.end());
    c.out
        .report<diag::ExclusiveTwice>(ranges.first, functionNames(c.model, functions),
                                      actorName(c.model, c.model.at(clash.first).from))
        .label(ranges.second, "and exclusively to somebody else here")
        .note("Only one of the two can be the only one to decide.")
        .mend("take `exclusively` out of one of them, or give them different places or dates");
  }
}

/// The first amount that a delegation states.
std::optional<ir::Money> amountIn(const ir::Delegation &delegation) {
  for (const std::optional<ir::Money> &each :
       {delegation.limit.amount, delegation.inAll ? delegation.inAll->amount : std::nullopt, delegation.above})
    if (each)
      return each;
  return std::nullopt;
}

/// Limits for one function in pounds here and euros there: who may decide an amount then hangs on the currency it is
/// in.
void currenciesDiffer(const Context &c) {
  std::map<ir::FunctionId, ir::DelegationId> first;
  std::map<std::pair<Range, Range>, bool> told;
  for (ir::DelegationId id : idsOf<ir::DelegationId>(c.model.delegations)) {
    const ir::Delegation &d = c.model.at(id);
    std::optional<ir::Money> amount = amountIn(d);
    if (!amount)
      continue;
    for (ir::FunctionId function : d.functions) {
      if (c.model.at(function).isGroup)
        continue;
      const ir::Delegation &before = c.model.at(first.try_emplace(function, id).first->second);
      std::optional<ir::Money> other = amountIn(before);
      if (other->currency == amount->currency || !told.try_emplace({c.at(d.clause), c.at(before.clause)}, true).second)
        continue;
      c.out
          .report<diag::CurrenciesDiffer>(c.at(d.clause), functionNames(c.model, {function}),
                                          runtime::printMoney(*other), runtime::printMoney(*amount))
          .label(c.at(before.clause), "the other limit")
          .note("Amounts in different currencies cannot be compared: a question in one of them is not answered by a "
                "limit in the other.")
          .mend("state the limits for one function in one currency");
    }
  }
}

constexpr Check kDelegationChecks[] = {
    {"limits in different currencies", currenciesDiffer},
    {"faults of delegations", authorityFaults},
    {"delegation to nobody yet", orphanDelegations},
    {"delegated twice", repeatedDelegations},
    {"exclusive twice", exclusiveTwice},
};

} // namespace

std::span<const Check> delegationChecks() { return kDelegationChecks; }

} // namespace quorate::analysis
