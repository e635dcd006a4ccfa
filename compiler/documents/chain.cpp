// Follows a grant up its chain, and gathers what its links lay down.
#include "compiler/documents/chain.h"

#include <algorithm>

namespace quorate::documents {

using namespace ir;

void Chain::add(const Limit &limit) {
  if (!limit.amount && !limit.open)
    return;
  auto at = std::find_if(limits.begin(), limits.end(), [&](const Limit &it) { return it.per == limit.per; });
  if (at == limits.end())
    limits.push_back(limit);
  // An open limit may turn out lower than any, so it is the one that is told.
  else if (limit.open || (at->amount && limit.amount && *limit.amount < *at->amount))
    *at = limit;
  std::stable_sort(limits.begin(), limits.end(), [](const Limit &a, const Limit &b) { return a.per < b.per; });
}

void Chain::add(const std::vector<ActorId> &agreeing) {
  for (ActorId actor : agreeing)
    if (std::find(agreement.begin(), agreement.end(), actor) == agreement.end())
      agreement.push_back(actor);
}

bool operator==(const Chain &a, const Chain &b) {
  auto same = [](const Limit &x, const Limit &y) { return x.amount == y.amount && x.open == y.open && x.per == y.per; };
  return a.agreement == b.agreement && a.condition == b.condition && a.daysOpen == b.daysOpen &&
         a.assumed == b.assumed && std::equal(a.limits.begin(), a.limits.end(), b.limits.begin(), b.limits.end(), same);
}

ClauseId clauseOf(const Model &model, const Grant &grant) {
  switch (grant.basis) {
  case Basis::Delegation: return model.at(grant.delegation).clause;
  case Basis::Reservation: return model.reservations[grant.reservation.index()].clause;
  case Basis::Default: break;
  }
  return grant.organisation ? model.at(grant.organisation).clause : ClauseId();
}

Chain chainOf(const Model &model, const Authority &authority, const Grant &grant) {
  Chain chain;
  if (grant.basis == Basis::Reservation && grant.reservation)
    chain.add(model.at(grant.reservation).agreement);
  const Grant *link = &grant;
  // What the last link assumes is marked with its clause.
  std::vector<AssumptionId> told;
  auto restsOn = [&](ClauseId clause) {
    AssumptionId assumed = clause ? model.at(clause).assumption : AssumptionId();
    if (!assumed || std::find(told.begin(), told.end(), assumed) != told.end())
      return;
    told.push_back(assumed);
    chain.assumed.push_back(clause);
  };
  if (ClauseId own = clauseOf(model, grant))
    told.push_back(model.at(own).assumption);
  // No chain is longer than there are grants: this ends in a damaged model, too.
  for (std::size_t steps = 0; link && steps <= authority.grants.size(); ++steps) {
    if (link->basis == Basis::Default && link->organisation)
      for (ClauseId clause : {model.at(link->organisation).holdsClause, model.at(link->organisation).actsThroughClause})
        restsOn(clause);
    if (link->basis != Basis::Delegation || !link->delegation)
      break;
    const Delegation &it = model.at(link->delegation);
    if (link != &grant)
      restsOn(it.clause);
    chain.add(it.limit);
    if (it.inAll)
      chain.add(*it.inAll);
    // What may be passed on binds the links below, and not the one that allows it.
    if (link != &grant)
      chain.add(it.sub.limit);
    chain.add(it.agreement);
    chain.condition = chain.condition || !it.condition.empty();
    chain.daysOpen = chain.daysOpen || static_cast<bool>(it.datesOpen);
    link = link->from ? &authority.grants[link->from.index()] : nullptr;
  }
  return chain;
}

} // namespace quorate::documents
