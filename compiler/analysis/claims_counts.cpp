// Claims about numbers of members, votes and committees: exact arithmetic over what the text leaves possible.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/claims.h"

#include <fmt/format.h>

namespace quorate::analysis {
namespace {

using Is = ClaimVerdict::Is;
__extension__ using Wide = unsigned __int128;

/// A number that lies between two bounds; `most` is empty without a limit.
struct Range64 {
  std::uint64_t least = 0;
  std::optional<std::uint64_t> most = 0;
  bool exact() const { return most == least; }
};

void add(Range64 &sum, Range64 more) {
  sum.least += more.least;
  if (sum.most && more.most)
    *sum.most += *more.most;
  else
    sum.most.reset();
}

std::string written(const Range64 &range) {
  if (range.exact())
    return fmt::format("{}", range.least);
  return range.most ? fmt::format("{} to {}", range.least, *range.most) : fmt::format("{} or more", range.least);
}

/// The number of seats of a run, and what leaves it open.
Range64 seatsOf(const ClaimCase &c, const ir::Seat &seat, ClaimPart &part) {
  part.reliesOn.push_back(seat.clause);
  addOpen(c.model, part.openPoints, seat.countOpen);
  Range64 range{seat.least, seat.most == ir::Seat::kNoLimit ? std::optional<std::uint64_t>{} : seat.most};
  if (unsettled(c.model, seat.countOpen))
    range = {0, std::nullopt};
  if (unsettled(c.model, seat.open)) {
    addOpen(c.model, part.openPoints, seat.open);
    range.least = 0;
  }
  return range;
}

/// The votes of a run on a matter, and what leaves them open.
Range64 votesOf(const ClaimCase &c, const ir::Seat &seat, ir::FunctionId matter, ClaimPart &part) {
  std::optional<bool> may = ir::votesOn(c.model, seat, matter);
  if (may == false) {
    part.reliesOn.push_back(seat.clause);
    return {};
  }
  Range64 range = seatsOf(c, seat, part);
  if (!may) {
    addOpen(c.model, part.openPoints, seat.votingOpen);
    range.least = 0;
  }
  range.least *= seat.weight;
  if (range.most)
    *range.most *= seat.weight;
  return range;
}

std::string written(const ir::Measure &measure) {
  constexpr const char *kWords[] = {"exactly", "at least", "at most", "more than", "fewer than"};
  const char *how = kWords[static_cast<std::size_t>(measure.is)];
  return measure.fraction ? fmt::format("{} {}", how, analysis::written(measure.of))
                          : fmt::format("{} {}", how, measure.number);
}

bool holds(ir::Measure::Is is, int compared) {
  switch (is) {
  case ir::Measure::Is::Exactly: return compared == 0;
  case ir::Measure::Is::AtLeast: return compared >= 0;
  case ir::Measure::Is::AtMost: return compared <= 0;
  case ir::Measure::Is::MoreThan: return compared > 0;
  case ir::Measure::Is::FewerThan: return compared < 0;
  }
  return false;
}

/// Whether a number between bounds always, never or sometimes satisfies a measure. What the text itself leaves free
/// (a range of seats) must satisfy it however it turns out; what is still to be confirmed leaves it open.
Is judge(const ir::Measure &measure, const Range64 &range, bool open) {
  auto at = [&](std::uint64_t number) {
    return holds(measure.is, number < measure.number ? -1 : number > measure.number ? 1 : 0);
  };
  // Without a limit there is always a number greater than the one that the measure names.
  std::uint64_t most = range.most.value_or(std::max<std::uint64_t>(range.least, std::uint64_t(measure.number) + 1));
  bool least = at(range.least), greatest = at(most);
  bool within = range.least <= measure.number && measure.number <= most && at(measure.number);
  if (least && greatest)
    return Is::Proved;
  return open && (least || greatest || within) ? Is::Open : Is::Refuted;
}

/// The share of `part` in `part + rest`, compared with the fraction of a measure.
int compareShare(const ir::Measure &measure, std::uint64_t part, std::uint64_t rest) {
  Wide left = Wide(part) * measure.of.denominator, right = (Wide(part) + rest) * measure.of.numerator;
  return left < right ? -1 : left > right ? 1 : 0;
}

Is judgeShare(const ir::Measure &measure, const Range64 &part, const Range64 &rest, bool open) {
  // A share grows with the part and falls with the rest. Without a limit on one of them the share comes as near to 1
  // or to 0 as one likes: some number is large enough to be beyond any fraction strictly between.
  constexpr std::uint64_t kLarge = std::uint64_t(1) << 62;
  int least = compareShare(measure, part.least, rest.most.value_or(kLarge));
  int greatest = compareShare(measure, part.most.value_or(kLarge), rest.least);
  bool a = holds(measure.is, least), b = holds(measure.is, greatest);
  bool within = least <= 0 && greatest >= 0 && holds(measure.is, 0);
  if (a && b)
    return Is::Proved;
  return open && (a || b || within) ? Is::Open : Is::Refuted;
}

bool isIn(const std::vector<ir::SeatId> &seats, ir::SeatId seat) {
  return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

/// Whether something in a part is to be confirmed or not said, so that a spread of numbers is open and not chosen.
bool leftOpen(const ClaimPart &part, bool unsaid) { return unsaid || !part.openPoints.empty(); }

/// Prefixes a text with the period it is true of, if the body has more than one.
std::string inPeriod(std::string text, ir::Interval period, std::size_t periods) {
  return periods < 2 ? text : fmt::format("{}: {}", analysis::written(period), text);
}

template <class Decide> ClaimParts eachPeriod(const ClaimCase &c, Decide decide) {
  ClaimParts parts;
  for (std::size_t i = 0; i < c.claim.bodies.size(); ++i) {
    const ir::Body &body = c.model.at(c.claim.bodies[i]);
    std::vector<ir::Interval> periods = periodsOf(c.model, body);
    for (ir::Interval period : periods) {
      ClaimPart part;
      part.body = c.claim.bodies[i];
      addOpen(c.model, part.openPoints, body.open);
      if (!body.membersStated && body.seats.empty()) {
        part.is = Is::Open;
        part.text = "its members are not stated";
      } else {
        decide(i, seatsDuring(c.model, body, period), part);
        part.text = inPeriod(part.text, period, periods.size());
      }
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

} // namespace

ClaimParts decideHoldVotes(const ClaimCase &c) {
  return eachPeriod(c, [&](std::size_t, const std::vector<ir::SeatId> &seats, ClaimPart &part) {
    Range64 mine, others;
    bool unsaid = false;
    for (ir::SeatId id : seats) {
      const ir::Seat &seat = c.model.at(id);
      unsaid = unsaid || (!ir::votesOn(c.model, seat, c.claim.matter) && !seat.votingOpen);
      add(isIn(c.claim.subjects.seats, id) ? mine : others, votesOf(c, seat, c.claim.matter, part));
    }
    bool open = leftOpen(part, unsaid);
    Range64 all = mine;
    add(all, others);
    part.is = c.claim.measure.fraction ? judgeShare(c.claim.measure, mine, others, open)
                                       : judge(c.claim.measure, mine, open);
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

ClaimParts decideHasVotes(const ClaimCase &c) {
  return eachPeriod(c, [&](std::size_t, const std::vector<ir::SeatId> &seats, ClaimPart &part) {
    Range64 votes;
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
  std::vector<Range64> placed;
  Range64 unplaced, all;
};

FromEach seatsFromEach(const ClaimCase &c, const std::vector<ir::SeatId> &seats, const ir::Selector &who,
                       ClaimPart &part) {
  FromEach found;
  found.placed.resize(c.claim.fromEach.size());
  for (ir::SeatId id : seats) {
    if (!isIn(who.seats, id))
      continue;
    const ir::Seat &seat = c.model.at(id);
    Range64 number = seatsOf(c, seat, part);
    add(found.all, number);
    if (!seat.place)
      add(found.unplaced, number);
    for (std::size_t i = 0; i < found.placed.size() && seat.place; ++i) {
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
  bool floor = is == Measure::AtLeast || is == Measure::MoreThan || is == Measure::Exactly;
  bool ceiling = !floor || is == Measure::Exactly;
  std::uint64_t needed = floor ? number + (is == Measure::MoreThan) : 0;
  std::vector<std::string> failing;
  bool allHold = !ceiling || found.unplaced.most == std::uint64_t(0), tooMany = false;
  std::uint64_t missing = 0;
  for (std::size_t i = 0; i < found.placed.size(); ++i) {
    const Range64 &here = found.placed[i];
    if (judge(c.claim.measure, here, false) != Is::Proved) {
      allHold = false;
      failing.push_back(ticked(c.model.at(c.claim.fromEach[i]).name));
    }
    // What is to be confirmed may still turn out well; what the text leaves free must hold however it is used.
    std::uint64_t best = open ? here.most.value_or(needed) : here.least;
    missing += needed > best ? needed - best : 0;
    std::optional<std::uint64_t> greatest = open ? here.least : here.most;
    tooMany = tooMany || (ceiling && (!greatest || *greatest > number || (is == Measure::FewerThan && *greatest == number)));
  }
  bool tooFew = found.unplaced.most && *found.unplaced.most < missing;
  std::string each = fmt::format("`{}`", c.claim.fromEachText);
  if (allHold) {
    part.is = Is::Proved;
    part.text = fmt::format("the text gives each of the {} its own seats", counted(places, "place"));
  } else if (tooFew && found.all.most && *found.all.most < needed * places) {
    part.is = Is::Refuted;
    part.text = fmt::format("{} of `{}` cannot come from {}: {} would be needed", counted(*found.all.most, "seat"),
                            who.text, counted(places, "place"), needed * places);
  } else if (tooFew || tooMany) {
    part.is = Is::Refuted;
    part.text = fmt::format("it is not {} of `{}` from {}", written(c.claim.measure), who.text, listed(failing));
  } else if (open) {
    part.is = Is::Open;
    part.text = fmt::format("the seats of `{}` from each {} are not settled", who.text, each);
  } else {
    part.is = Is::Open;
    part.text = fmt::format("there are {} of `{}`, but the text does not say from which {} they come",
                            found.unplaced.exact() ? counted(found.unplaced.least, "seat")
                                                   : written(found.unplaced) + " seats",
                            who.text, each);
  }
}

} // namespace

ClaimParts decideHasMembers(const ClaimCase &c) {
  return eachPeriod(c, [&](std::size_t index, const std::vector<ir::SeatId> &seats, ClaimPart &part) {
    const ir::Selector &who = c.claim.who[index];
    if (!c.claim.fromEach.empty())
      return membersFromEach(c, seats, who, part);
    Range64 number, rest;
    bool unsaid = false;
    for (ir::SeatId id : seats) {
      const ir::Seat &seat = c.model.at(id);
      std::optional<bool> may = who.votingOnly ? ir::votesOn(c.model, seat, c.claim.matter) : true;
      bool in = isIn(who.seats, id) && may != false;
      Range64 some = seatsOf(c, seat, part);
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
                    : fmt::format("`{}`: {}", who.text, number.exact() ? counted(number.least, "seat")
                                                                       : written(number) + " seats");
  });
}

ClaimParts decideHasCommittees(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::BodyId id : c.claim.bodies) {
    ClaimPart part;
    part.body = id;
    Range64 number;
    std::vector<std::string> templates;
    for (const ir::Body &body : c.model.bodies) {
      if (std::find(body.parents.begin(), body.parents.end(), id) == body.parents.end())
        continue;
      part.reliesOn.push_back(body.clause);
      addOpen(c.model, part.openPoints, body.open);
      add(number, {unsettled(c.model, body.open) ? 0u : 1u, 1});
      if (templates.empty() || templates.back() != ticked(body.templateName))
        templates.push_back(ticked(body.templateName));
    }
    part.is = judge(c.claim.measure, number, !part.openPoints.empty());
    part.text = number.most == std::uint64_t(0)
                    ? "there are no committees of it"
                    : fmt::format("{} {} of it: {}", written(number), number.most == std::uint64_t(1) ? "committee" : "committees",
                                  listed(templates));
    parts.push_back(std::move(part));
  }
  return parts;
}

namespace {

/// How the holders of some posts may come to sit on one body.
struct Sitting {
  std::uint64_t drawn = 0;       ///< seats of the body drawn from the holders
  bool everyHolder = false;      ///< all holders sit there, ex officio
  bool unsaid = false;           ///< a seat of their class is filled by nobody that the text names
  std::vector<ir::OpenPointId> open;
};

bool sharesClass(const ir::Model &model, const ir::Seat &a, const ir::Seat &b) {
  return a.post == b.post || std::any_of(a.classes.begin(), a.classes.end(), [&](ir::KindId kind) {
           return ir::isOfClass(model, b, kind);
         });
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
    for (std::size_t steps = 0; from && from != subject && steps < c.model.seats.size(); ++steps)
      from = c.model.at(from).exOfficio;
    bool related = from == subject || isIn(seat.drawnFrom, subject);
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

ClaimParts decideSitOn(const ClaimCase &c) {
  ClaimParts parts;
  for (ir::SeatId subject : c.claim.subjects.seats) {
    const ir::Seat &post = c.model.at(subject);
    // A run held ex officio is told by the post it comes from; only first posts are counted.
    ClaimPart part;
    Range64 holders = seatsOf(c, post, part);
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
      part.text = drawn == 0
                      ? fmt::format("each holder of {} sits on {} of them", name, certain)
                      : fmt::format("{} are drawn from the {} of {}{}", counted(drawn, "seat"), counted(n, "holder"),
                                    name,
                                    part.is == Is::Open ? ", and the text does not say who of them sits where" : "");
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

} // namespace quorate::analysis
