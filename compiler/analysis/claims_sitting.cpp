// Claims that the holders of a post sit on so many bodies.
#include "compiler/analysis/ranges.h"

#include <fmt/format.h>

namespace quorate::analysis {

namespace {

using Is = ClaimVerdict::Is;

/// How the holders of some posts may come to sit on one body.
struct Sitting {
  std::uint64_t drawn = 0;  ///< seats of the body drawn from the holders
  bool everyHolder = false; ///< all holders sit there, ex officio
  bool unsaid = false;      ///< a seat of their class is filled by nobody that the text names
  std::vector<ir::OpenPointId> open;
};

bool sharesClass(const ir::Model &model, const ir::Seat &a, const ir::Seat &b) {
  return a.post == b.post || std::any_of(a.classes.begin(), a.classes.end(),
                                         [&](ir::KindId kind) { return ir::isOfClass(model, b, kind); });
}

Sitting sittingOn(const ClaimCase &c, ir::SeatId subject, const ir::Body &body, ClaimPart &part) {
  Sitting sitting;
  const ir::Seat &post = c.model.at(subject);
  for (ir::SeatId id : body.seats) {
    const ir::Seat &seat = c.model.at(id);
    if (id == subject) {
      sitting.everyHolder = true;
      continue;
    }
    ir::SeatId from = seat.exOfficio;
    // A seat may come with a seat that itself comes with a post. Round in a circle, which is a finding of its own, this
    // ends after as many steps as there are seats.
    for (std::size_t steps = 0; from && from != subject && steps < c.model.seats.size(); ++steps)
      from = c.model.at(from).exOfficio;
    bool related = from == subject || isIn(seat.drawnFrom, subject);
    // A seat of which nothing says who fills it may be filled by one of them, if it is of the same class.
    bool unsaid = !seat.exOfficio && seat.drawnFrom.empty() && seat.filledBy.empty() && seat.filledByText.empty() &&
                  sharesClass(c.model, post, seat);
    if (!related && !unsaid)
      continue;
    part.reliesOn.push_back(seat.clause);
    addOpen(c.model, sitting.open, seat.open);
    addOpen(c.model, sitting.open, seat.countOpen);
    addOpen(c.model, sitting.open, seat.filledByOpen);
    if (seat.clause)
      addOpen(c.model, sitting.open, c.model.at(seat.clause).open);
    if (from == subject)
      sitting.everyHolder = true;
    else if (related)
      sitting.drawn += seat.least;
    else
      sitting.unsaid = true;
  }
  return sitting;
}

} // namespace

/// How many of the bodies each holder of a post sits on, which follows from the text only where a seat comes with the
/// post; of seats drawn from several holders only bounds follow.
ClaimParts decideSitOn(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::SeatId subject : c.claim.subjects.seats) {
    const ir::Seat &post = c.model.at(subject);
    // A run held ex officio is told by the post it comes from; only first posts are counted.
    ClaimPart part;
    NumberRange holders = seatsOf(c, post, part);
    std::uint64_t certain = 0, drawn = 0;
    std::vector<std::uint64_t> drawnBy; // for each body where not all of them sit anyway
    bool unsaid = false;
    for (ir::BodyId id : c.claim.bodies) {
      Sitting sitting = sittingOn(c, subject, c.model.at(id), part);
      certain += sitting.everyHolder;
      if (!sitting.everyHolder && sitting.drawn != 0) {
        drawn += sitting.drawn;
        drawnBy.push_back(sitting.drawn);
      }
      unsaid = unsaid || sitting.unsaid;
      for (ir::OpenPointId point : sitting.open)
        addOpen(c.model, part.openPoints, point);
    }
    std::string name = seatOfBody(c.model, subject);
    bool open = !part.openPoints.empty() || unsaid;
    if (!holders.exact() || holders.least == 0) {
      part.is = Is::Open;
      part.text = fmt::format("the number of holders of {} is not settled", name);
    } else if (open) {
      part.is = Is::Open;
      part.text = fmt::format("the text does not say, or not yet, whether the {} of {} fill the seats concerned",
                              counted(holders.least, "holder"), name);
    } else {
      std::uint64_t n = holders.least;
      // One of them sits nowhere that the others can fill, or wherever a seat is drawn from them.
      std::uint64_t fewest = certain, most = certain + drawnBy.size();
      for (std::uint64_t seats : drawnBy)
        fewest += seats >= n ? 1 : 0;
      bool always = judge(c.claim.measure, {fewest, fewest}, false) == Is::Proved &&
                    judge(c.claim.measure, {most, most}, false) == Is::Proved;
      // Even shares are the nearest to one another: if they fail, every sharing fails for somebody.
      std::uint64_t low = certain + drawn / n, high = certain + (drawn + n - 1) / n;
      bool possible = judge(c.claim.measure, {low, low}, false) == Is::Proved &&
                      judge(c.claim.measure, {high, high}, false) == Is::Proved;
      part.is = always ? Is::Proved : possible ? Is::Open : Is::Refuted;
      part.text =
          drawn == 0
              ? fmt::format("each holder of {} sits on {} of them", name, certain)
              : fmt::format("{} are drawn from the {} of {}{}", counted(drawn, "seat"), counted(n, "holder"), name,
                            part.is == Is::Open ? ", and the text does not say who of them sits where" : "");
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace quorate::analysis
