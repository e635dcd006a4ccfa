// What can be told of powers only when all of them are known: what `everything else` is, and which assumed delegations
// stand in for open ones.
#include "compiler/lowering/powers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace quorate::ir::lowering {

namespace {

void unite(std::vector<FunctionId> &into, const std::vector<FunctionId> &more) {
  std::vector<FunctionId> all;
  std::set_union(into.begin(), into.end(), more.begin(), more.end(), std::back_inserter(all));
  into = std::move(all);
}

std::vector<OpenPointId> openPointsOf(const Delegation &d) {
  std::vector<OpenPointId> all;
  for (OpenPointId open : {d.open, d.limit.open, d.datesOpen, d.sub.limit.open})
    if (open)
      all.push_back(open);
  return all;
}

} // namespace

Powers everythingElse(Powers powers, const std::vector<Organisation> &organisations, const Vocabulary &vocabulary) {
  for (Delegation &rest : powers.delegations) {
    if (!rest.everythingElse)
      continue;
    std::vector<FunctionId> held, gone = vocabulary.closure(rest.excepted);
    for (const Organisation &organisation : organisations)
      if (organisation.actsThrough == rest.from)
        unite(held, organisation.holds);
    for (const Reservation &reservation : powers.reservations)
      unite(gone, reservation.functions);
    for (const Delegation &other : powers.delegations) {
      if (other.everythingElse)
        continue;
      if (other.to == rest.from)
        unite(held, other.functions);
      if (other.from == rest.from)
        unite(gone, other.functions);
    }
    std::vector<FunctionId> left;
    std::set_difference(held.begin(), held.end(), gone.begin(), gone.end(), std::back_inserter(left));
    std::erase_if(left, [&](FunctionId id) { return vocabulary.functions[id.index()].isGroup; });
    rest.functions = rest.named = std::move(left);
  }
  return powers;
}

Powers fillOpenDelegations(Powers powers, Provenance &provenance) {
  using Between = std::tuple<ActorId, ActorId, PlaceId>;
  std::map<Between, std::vector<DelegationId>> assumed;
  for (std::size_t i = 0; i < powers.delegations.size(); ++i)
    if (const Delegation &d = powers.delegations[i];
        d.from && d.to && provenance.at(d.clause).assumption && openPointsOf(d).empty())
      assumed[{d.from, d.to, d.place}].push_back(DelegationId(i));
  if (assumed.empty())
    return powers;
  std::map<OpenPointId, ClauseId> filled; // none, once a delegation that shares the point has no stand-in
  for (Delegation &d : powers.delegations) {
    const std::vector<OpenPointId> open = openPointsOf(d);
    if (open.empty())
      continue;
    if (auto alike = assumed.find({d.from, d.to, d.place}); alike != assumed.end())
      for (DelegationId id : alike->second) {
        const std::vector<FunctionId> &given = powers.delegations[id.index()].functions;
        if (std::includes(given.begin(), given.end(), d.functions.begin(), d.functions.end()))
          d.filledBy = id;
      }
    const ClauseId by = d.filledBy ? powers.delegations[d.filledBy.index()].clause : ClauseId();
    for (OpenPointId point : open) {
      auto [found, fresh] = filled.try_emplace(point, by);
      if (!fresh && !by)
        found->second = {};
    }
  }
  for (const auto &[point, by] : filled)
    if (by)
      provenance.fill(point, by);
  return powers;
}

} // namespace quorate::ir::lowering
