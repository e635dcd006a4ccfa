// Claims about numbers of members, votes and committees: exact arithmetic over what the text leaves possible.
#include "compiler/analysis/claims.h"
#include "compiler/analysis/ranges.h"
#include "compiler/analysis/standing.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;

/// Whether something in a part is to be confirmed or not said, so that a spread of numbers is open and not chosen.
bool leftOpen(const ClaimPart &part, bool unsaid) { return unsaid || !part.openPoints.empty(); }

/// Stretches on which the same seats exist, as one.
std::vector<Standing> stretchesOfSeats(const ClaimCase &c, ir::BodyId id) {
  std::vector<Standing> all;
  for (Standing &standing : standingsOf(c.model, id))
    // A quorum that changes on a day changes no number of seats, and would tell the same thing twice.
    if (!all.empty() && all.back().seats == standing.seats)
      all.back().when.until = standing.when.until;
    else
      all.push_back(std::move(standing));
  return all;
}

template <class Decide> ClaimParts eachPeriod(const ClaimCase &c, Decide decide) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.claim.bodies.size(); ++i) {
    const ir::Body &body = c.model.at(c.claim.bodies[i]);
    std::vector<Standing> stretches = stretchesOfSeats(c, c.claim.bodies[i]);
    for (const Standing &stretch : stretches) {
      ClaimPart part;
      part.body = c.claim.bodies[i];
      addOpen(c.model, part.openPoints, body.open);
      // A body that states an empty list of members has exactly 0; of one that states none, the number is not known.
      if (!body.membersStated && body.seats.empty()) {
        part.is = Is::Open;
        part.text = "its members are not stated";
      } else {
        decide(i, stretch.seats, part);
        if (stretches.size() > 1)
          part.text = fmt::format("{}: {}", analysis::written(stretch.when), part.text);
      }
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

} // namespace

/// Votes in full strength, weights counted; who has no vote holds none, and whose vote is not settled may hold none.
ClaimParts decideHoldVotes(const ClaimCase &c) {
  return eachPeriod(c, [&](std::size_t, const std::vector<ir::SeatId> &seats, ClaimPart &part) {
    NumberRange mine, others;
    bool unsaid = false;
    for (ir::SeatId id : seats) {
      const ir::Seat &seat = c.model.at(id);
      unsaid = unsaid || (!ir::votesOn(c.model, seat, c.claim.matter) && !seat.votingOpen);
      add(isIn(c.claim.subjects.seats, id) ? mine : others, votesOf(c, seat, c.claim.matter, part));
    }
    bool open = leftOpen(part, unsaid);
    NumberRange all = mine;
    add(all, others);
    part.is =
        c.claim.measure.fraction ? judgeShare(c.claim.measure, mine, others, open) : judge(c.claim.measure, mine, open);
    // A share of no votes at all is no share: neither "at least 1/4" nor "at most 1/4" of them is held by anybody.
    if (all.exact() && all.least == 0 && c.claim.measure.fraction) {
      part.is = Is::Refuted;
      part.text = "nobody has a vote";
      return;
    }
    part.text = fmt::format("{} of {}", written(mine), counted(all.most.value_or(2), "vote"));
    if (!all.exact())
      part.text = fmt::format("{} of {} votes", written(mine), written(all));
    if (unsaid && part.is == Is::Open)
      part.text += ", because it is not said, or not plain, who of them votes";
  });
}

/// All votes of a body on matters in general.
ClaimParts decideHasVotes(const ClaimCase &c) {
  return eachPeriod(c, [&](std::size_t, const std::vector<ir::SeatId> &seats, ClaimPart &part) {
    NumberRange votes;
    bool unsaid = false;
    for (ir::SeatId id : seats) {
      const ir::Seat &seat = c.model.at(id);
      unsaid = unsaid || (!ir::votesOn(c.model, seat, {}) && !seat.votingOpen);
      add(votes, votesOf(c, seat, {}, part));
    }
    part.is = judge(c.claim.measure, votes, leftOpen(part, unsaid));
    part.text = fmt::format("the votes come to {}", written(votes));
    if (unsaid && part.is == Is::Open)
      part.text += ", because it is not said, or not plain, who of the members votes";
  });
}

namespace {

/// The seats that a claim about members from each place counts: those that the text gives to each of the places, and
/// those that it gives to none and that could be anybody's.
struct FromEach {
  std::vector<NumberRange> placed;
  NumberRange unplaced, all;
};

FromEach seatsFromEach(const ClaimCase &c, const std::vector<ir::SeatId> &seats, const ir::Selector &who,
                       ClaimPart &part) {
  FromEach found;
  found.placed.resize(c.claim.fromEach.size());
  for (ir::SeatId id : seats) {
    if (!isIn(who.seats, id))
      continue;
    const ir::Seat &seat = c.model.at(id);
    NumberRange number = seatsOf(c, seat, part);
    add(found.all, number);
    if (!seat.place)
      add(found.unplaced, number);
    for (std::size_t i = 0; i < found.placed.size() && seat.place; ++i) {
      // Places are numbered so that those inside a place follow it up to its `last`: a seat of a ward is one from its
      // district.
      const ir::Place &wide = c.model.at(c.claim.fromEach[i]), &own = c.model.at(seat.place);
      if (wide.first <= own.first && own.first < wide.last)
        add(found.placed[i], number);
    }
  }
  return found;
}

void membersFromEach(const ClaimCase &c, const std::vector<ir::SeatId> &seats, const ir::Selector &who,
                     ClaimPart &part) {
  using Measure = ir::Measure::Is;
  if (c.claim.measure.fraction) {
    part.is = Is::Undecided;
    part.text = "a share of the members from each place is not something that can be decided; claim a number";
    return;
  }
  FromEach found = seatsFromEach(c, seats, who, part);
  bool open = !part.openPoints.empty();
  Measure is = c.claim.measure.is;
  std::uint64_t number = c.claim.measure.number, places = found.placed.size();
  // Seats of no place could come from any: they may make up what places lack, but then the text does not say so. So a
  // floor is refuted only if they are too few, and a ceiling proved only if there are none.
  bool floor = is == Measure::AtLeast || is == Measure::MoreThan || is == Measure::Exactly;
  bool ceiling = !floor || is == Measure::Exactly;
  std::uint64_t needed = floor ? number + (is == Measure::MoreThan) : 0;
  std::vector<std::string> failing;
  bool allHold = !ceiling || found.unplaced.most == std::uint64_t(0), tooMany = false;
  std::uint64_t missing = 0;
  for (std::size_t i = 0; i < found.placed.size(); ++i) {
    const NumberRange &here = found.placed[i];
    if (judge(c.claim.measure, here, false) != Is::Proved) {
      allHold = false;
      failing.push_back(ticked(c.model.at(c.claim.fromEach[i]).name));
    }
    // What is to be confirmed may still turn out well; what the text leaves free must hold however it is used.
    std::uint64_t best = open ? here.most.value_or(needed) : here.least;
    missing += needed > best ? needed - best : 0;
    std::optional<std::uint64_t> greatest = open ? here.least : here.most;
    tooMany =
        tooMany || (ceiling && (!greatest || *greatest > number || (is == Measure::FewerThan && *greatest == number)));
  }
  bool tooFew = found.unplaced.most && *found.unplaced.most < missing;
  std::string each = fmt::format("`{}`", c.claim.fromEachText);
  if (allHold) {
    part.is = Is::Proved;
    part.text = fmt::format("the text gives each of the {} its own seats", counted(places, "place"));
  } else if (tooFew && found.all.most && *found.all.most < needed * places) {
    part.is = Is::Refuted;
    part.text = fmt::format("{} of `{}` cannot come from {}: {} would be needed", counted(*found.all.most, "seat"),
                            ir::nameOf(who), counted(places, "place"), needed * places);
  } else if (tooFew || tooMany) {
    part.is = Is::Refuted;
    part.text = fmt::format("it is not {} of `{}` from {}", written(c.claim.measure), ir::nameOf(who), listed(failing));
  } else if (open) {
    part.is = Is::Open;
    part.text = fmt::format("the seats of `{}` from each {} are not settled", ir::nameOf(who), each);
  } else {
    part.is = Is::Open;
    part.text =
        fmt::format("there are {} of `{}`, but the text does not say from which {} they come",
                    found.unplaced.exact() ? counted(found.unplaced.least, "seat") : written(found.unplaced) + " seats",
                    ir::nameOf(who), each);
  }
}

} // namespace

/// Members are seats here and not people: a vacancy changes with the day, a claim is about what the text says.
ClaimParts decideHasMembers(const ClaimCase &c) {
  return eachPeriod(c, [&](std::size_t index, const std::vector<ir::SeatId> &seats, ClaimPart &part) {
    const ir::Selector &who = c.claim.who[index];
    if (!c.claim.fromEach.empty())
      return membersFromEach(c, seats, who, part);
    NumberRange number, rest;
    bool unsaid = false;
    for (ir::SeatId id : seats) {
      const ir::Seat &seat = c.model.at(id);
      std::optional<bool> may = who.votingOnly ? ir::votesOn(c.model, seat, c.claim.matter) : true;
      bool in = isIn(who.seats, id) && may != false;
      NumberRange some = seatsOf(c, seat, part);
      if (in && !may) {
        unsaid = unsaid || !seat.votingOpen;
        addOpen(c.model, part.openPoints, seat.votingOpen);
        some.least = 0;
      }
      add(in ? number : rest, some);
    }
    bool open = leftOpen(part, unsaid);
    part.is = c.claim.measure.fraction ? judgeShare(c.claim.measure, number, rest, open)
                                       : judge(c.claim.measure, number, open);
    part.text = number.exact() && number.least == 0
                    ? fmt::format("there is no `{}` among its members", who.text)
                    : fmt::format("`{}`: {}", ir::nameOf(who),
                                  number.exact() ? counted(number.least, "seat") : written(number) + " seats");
  });
}

/// Committees are bodies that name this one as their parent.
ClaimParts decideHasCommittees(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::BodyId id : c.claim.bodies) {
    ClaimPart part;
    part.body = id;
    NumberRange number;
    std::vector<std::string> templates;
    for (const ir::Body &body : c.model.bodies) {
      if (std::find(body.parents.begin(), body.parents.end(), id) == body.parents.end())
        continue;
      part.reliesOn.push_back(body.clause);
      addOpen(c.model, part.openPoints, body.open);
      // A committee that is itself to be confirmed may come to nothing.
      add(number, {unsettled(c.model, body.open) ? 0u : 1u, 1});
      if (templates.empty() || templates.back() != ticked(body.templateName))
        templates.push_back(ticked(body.templateName));
    }
    part.is = judge(c.claim.measure, number, !part.openPoints.empty());
    part.text = number.most == std::uint64_t(0)
                    ? "there are no committees of it"
                    : fmt::format("{} {} of it: {}", written(number),
                                  number.most == std::uint64_t(1) ? "committee" : "committees", listed(templates));
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace quorate::analysis
