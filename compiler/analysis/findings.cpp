// Runs the structural checks, and what they share.
#include "compiler/analysis/analysis.h"
#include "compiler/analysis/checks.h"

namespace quorate::analysis {

void findings(const ir::Model &model, const ir::Authority &authority, Diagnostics &out) {
  Context context{model, authority, out, {}};
  for (ir::BodyId id : idsOf<ir::BodyId>(model.bodies))
    context.standings.push_back(standingsOf(model, id));
  // In the order in which a reader mends: first what a body lacks, then what its rules come to, then powers and days.
  for (std::span<const Check> table :
       {structureChecks(), membershipChecks(), peopleChecks(), quorumChecks(), votingChecks(), meetingChecks(),
        delegationChecks(), authorityChecks(), bandChecks(), agreementChecks(), dateChecks(), openPointChecks()})
    for (const Check &check : table)
      check.run(context);
}

std::vector<ir::SeatId> seatsThen(const Standing &standing, const std::vector<ir::SeatId> &seats) {
  std::vector<ir::SeatId> there;
  for (ir::SeatId seat : seats)
    if (std::find(standing.seats.begin(), standing.seats.end(), seat) != standing.seats.end())
      there.push_back(seat);
  return there;
}

std::optional<std::uint64_t> votesInFull(const Context &c, const std::vector<ir::SeatId> &seats,
                                         ir::FunctionId matter) {
  std::uint64_t votes = 0;
  for (ir::SeatId id : seats) {
    const ir::Seat &seat = c.model.at(id);
    std::optional<bool> may = ir::votesOn(c.model, seat, matter);
    // One number that is not known is enough: half a sum would be taken for the whole.
    if (!may || unsettled(c.model, seat.countOpen) || seat.least != seat.most)
      return std::nullopt;
    votes += *may ? std::uint64_t(seat.least) * seat.weight : 0;
  }
  return votes;
}

bool maybeApart(const ir::Model &model, ir::ClauseId a, ir::ClauseId b) {
  if (!a || !b)
    return false;
  // A clause on all days meets the other, whatever its days turn out to be.
  auto always = [&](ir::ClauseId clause) {
    return !unsettled(model, model.at(clause).datesOpen) && model.at(clause).inForce == ir::Interval{};
  };
  return (unsettled(model, model.at(a).datesOpen) || unsettled(model, model.at(b).datesOpen)) && !always(a) &&
         !always(b);
}

bool ordered(const ir::Model &model, ir::ClauseId a, ir::ClauseId b) {
  auto names = [&](ir::ClauseId from, ir::ClauseId to) {
    if (!from || !to)
      return false;
    for (const std::vector<ir::ClauseId> *list :
         {&model.at(from).subjectTo, &model.at(from).despite, &model.at(from).varies})
      if (std::find(list->begin(), list->end(), to) != list->end())
        return true;
    return false;
  };
  return names(a, b) || names(b, a);
}

bool placesMeet(const ir::Model &model, ir::PlaceId a, ir::PlaceId b) {
  if (!a || !b || a == b)
    return true;
  // Two places meet only if one is inside the other; their numbers then overlap.
  const ir::Place &p = model.at(a), &q = model.at(b);
  return p.first < q.last && q.first < p.last;
}

} // namespace quorate::analysis
