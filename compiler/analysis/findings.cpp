// Runs the structural checks, and what they share.
#include "compiler/analysis/analysis.h"
#include "compiler/analysis/checks.h"

namespace quorate::analysis {

void findings(const ir::Model &model, const ir::Authority &authority, Diagnostics &out) {
  Context context{model, authority, out};
  for (std::span<const Check> table : {structureChecks(), membershipChecks(), quorumChecks(), votingChecks(),
                                       delegationChecks(), authorityChecks(), dateChecks(), openPointChecks()})
    for (const Check &check : table)
      check.run(context);
}

std::vector<ir::Interval> periodsOf(const ir::Model &model, const ir::Body &body) {
  std::vector<ir::Day> days{body.inForce.from, body.inForce.until};
  for (ir::SeatId id : body.seats)
    for (ir::Day day : {model.at(id).inForce.from, model.at(id).inForce.until})
      if (day > body.inForce.from && day < body.inForce.until)
        days.push_back(day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::vector<ir::Interval> periods;
  for (std::size_t i = 0; i + 1 < days.size(); ++i)
    periods.push_back({days[i], days[i + 1]});
  if (periods.empty())
    periods.push_back(body.inForce);
  return periods;
}

std::vector<ir::SeatId> seatsDuring(const ir::Model &model, const ir::Body &body, ir::Interval period) {
  std::vector<ir::SeatId> seats;
  for (ir::SeatId id : body.seats)
    if (!intersect(model.at(id).inForce, period).empty())
      seats.push_back(id);
  return seats;
}

} // namespace quorate::analysis
