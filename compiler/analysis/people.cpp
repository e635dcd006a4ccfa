// Composition of a body as a whole, and the people registered: rules that the seats cannot meet, more holders than
// seats.
#include "compiler/analysis/checks.h"
#include "compiler/analysis/ranges.h"
#include "compiler/ir/quantity.h"

#include <fmt/format.h>

#include <set>

namespace quorate::analysis {
namespace {

template <class Visit> void eachMembershipRule(const Context &c, Visit visit) {
  eachStanding(c, [&](const Standing &standing) {
    for (const ir::MembershipRule *rule : onDay(c.model, standing.body->membership, standing.day))
      visit(standing, *rule);
  });
}

SeatRange allOf(const Context &c, const Standing &standing, const std::vector<ir::SeatId> &seats) {
  return countSeats(c.model, seatsThen(standing, seats), [](const ir::Seat &) { return true; });
}

/// Why the seats cannot meet "at least 1 Lay Member from each Borough" even when all are filled.
std::optional<std::string> impossible(const Context &c, const Standing &standing, const ir::People &people) {
  // [Q2] [N1] Of a class, or from an organisation, somebody may be in whatever seat they sit.
  const bool anywhere = people.who.kind || people.who.organisation;
  std::optional<std::uint64_t> most = allOf(c, standing, anywhere ? standing.seats : people.who.seats).most;
  if (!people.groups.empty()) {
    std::uint64_t groups = 0;
    for (const ir::Selector &group : people.groups)
      groups += allOf(c, standing, group.seats).most != std::uint64_t(0);
    most = groups;
  } else if (people.who.seats.empty()) {
    return std::nullopt; // a class that people have, whatever seat they sit in
  }
  if (!most || ir::ofThosePresent(people.quantity))
    return std::nullopt;
  std::uint64_t needed = ir::fewestFor(people.quantity, people.bound, [&](const ir::Quantity &quantity) {
    if (quantity.form == ir::Quantity::Form::FractionOfSelector)
      return allOf(c, standing, quantity.of.seats).least;
    return allOf(c, standing, quantity.form == ir::Quantity::Form::AllBut ? people.who.seats : standing.seats).least;
  });
  if (needed <= *most)
    return std::nullopt;
  return fmt::format("it asks for `{}`, and there {} only {}", written(people), *most == 1 ? "is" : "are",
                     people.groups.empty() ? counted(*most, "such seat") : counted(*most, "with a seat", "with seats"));
}

/// A rule on the membership that no choice of people could keep: the seats themselves stand against it.
void compositionImpossible(const Context &c) {
  BodyGrouping found;
  eachMembershipRule(c, [&](const Standing &standing, const ir::MembershipRule &rule) {
    if (!rule.people)
      return;
    if (std::optional<std::string> why = impossible(c, standing, *rule.people))
      found.add(c.at(rule.people->clause ? rule.people->clause : rule.clause), standing, *why);
  });
  tell<diag::CompositionImpossible>(c, found,
                                    {"Even with every seat filled its membership would not be as the clause says.",
                                     "ask for fewer, or give the body seats that can be filled so"});
}

/// A limit that is broken as soon as every seat is filled, told from the seats alone and without a register.
void capBroken(const Context &c) {
  BodyGrouping found;
  eachMembershipRule(c, [&](const Standing &standing, const ir::MembershipRule &rule) {
    if (!rule.cap)
      return;
    const ir::MembershipRule::Cap &cap = *rule.cap;
    std::vector<ir::SeatId> seats = seatsThen(standing, cap.who.seats);
    SeatRange all = allOf(c, standing, seats);
    if (!cap.fromOne) {
      // A share depends on how many seats are filled, and is judged when people are known.
      if (!cap.isFraction && !rules::within(cap, all.least, 0))
        found.add(c.at(rule.clause), standing,
                  fmt::format("it says `{}`, but has {} of them", cap.text, counted(all.least, "seat")));
      return;
    }
    if (!all.most)
      return;
    for (ir::OrganisationId id : idsOf<ir::OrganisationId>(c.model.organisations)) {
      const ir::Organisation &organisation = c.model.at(id);
      if (!ir::isKind(c.model, organisation.kind, cap.fromOne))
        continue;
      SeatRange own = countSeats(c.model, seats, [&](const ir::Seat &seat) { return seat.organisation == id; });
      if (rules::within(cap, own.least, *all.most) || own.least == 0)
        continue;
      found.add(
          c.at(rule.clause), standing,
          fmt::format("it says `{}`, but gives {} to `{}`", cap.text, counted(own.least, "seat"), organisation.name));
      return;
    }
  });
  tell<diag::CapBroken>(
      c, found,
      {"With every seat filled the limit is broken, whoever sits there.", "raise the limit, or take seats out"});
}

struct Held {
  const ir::Person *person;
  const ir::Holding *holding;
};

std::vector<std::vector<Held>> holdersBySeat(const Context &c) {
  std::vector<std::vector<Held>> held(c.model.seats.size());
  for (const ir::Person &person : c.model.persons)
    for (const ir::Holding &holding : person.holdings)
      if (holding.seat && (holding.how == ir::Holding::How::Holds || holding.how == ir::Holding::How::Shares))
        for (ir::SeatId seat : c.model.at(holding.actor).seats)
          if (areOnePost(c.model, seat, holding.seat))
            held[seat.index()].push_back({&person, &holding});
  return held;
}

/// The first stretch of days on which a seat has more holders than places: the day it begins and the next change.
std::optional<ir::Interval> overfull(const ir::Model &model, ir::SeatId id, const std::vector<Held> &holders) {
  const ir::Seat &seat = model.at(id);
  std::vector<ir::Day> days = {seat.inForce.from, seat.inForce.until};
  for (const Held &each : holders)
    for (ir::Day day : {each.holding->when.from, each.holding->when.until})
      if (seat.inForce.contains(day))
        days.push_back(day);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  for (std::size_t i = 0; i + 1 < days.size(); ++i)
    if (ir::seatsHeld(model, id, days[i]) > seat.most)
      return ir::Interval{days[i], days[i + 1]};
  return std::nullopt;
}

/// Judged day by day: a successor who comes on the day on which the holder goes is none too many.
void moreHoldersThanSeats(const Context &c) {
  std::vector<std::vector<Held>> held = holdersBySeat(c);
  for (ir::SeatId id : idsOf<ir::SeatId>(c.model.seats)) {
    const ir::Seat &seat = c.model.at(id);
    if (held[id.index()].size() < 2 || seat.most == ir::Seat::kNoLimit || unsettled(c.model, seat.countOpen))
      continue;
    std::optional<ir::Interval> when = overfull(c.model, id, held[id.index()]);
    if (!when)
      continue;
    std::vector<std::string> names;
    const Held *last = nullptr;
    for (const Held &each : held[id.index()])
      if (each.holding->when.contains(when->from)) {
        std::string name = ticked(each.person->name);
        if (std::find(names.begin(), names.end(), name) == names.end())
          names.push_back(std::move(name));
        last = &each;
      }
    std::string hold = names.size() > 1 ? " hold it" : " holds it";
    Diagnostic &found = c.out.report<diag::MoreHoldersThanSeats>(c.at(last->holding->clause), seatOfBody(c.model, id),
                                                                 fmt::format("{} has {}, and {}{} {}", seat.post,
                                                                             counted(seat.most, "seat"), listed(names),
                                                                             hold, written(*when)));
    for (const Held &each : held[id.index()])
      if (each.holding->when.contains(when->from) && &each != last)
        found.label(c.at(each.holding->clause), fmt::format("held by `{}` here", each.person->name));
    found.note("Each of them sits and has a vote, and the membership is not valid.")
        .mend("end one of the terms before the next begins, or write `shares …` for those who hold a seat together");
  }
}

/// A seat with a vote in general that somebody holds, and when.
struct VoteHeld {
  ir::SeatId seat;
  const ir::Holding *holding;
  ir::Interval when;
};

std::vector<VoteHeld> votesHeld(const Context &c, const ir::Person &person, const ir::Body &body) {
  std::vector<VoteHeld> votes;
  for (ir::SeatId id : body.seats) {
    const ir::Seat &seat = c.model.at(id);
    const bool voting = seat.voting == ir::Voting::Always || seat.voting == ir::Voting::ExceptOn;
    for (const ir::Holding &holding : person.holdings)
      if (voting && !seat.votingOpen && !seat.open && holding.how == ir::Holding::How::Holds &&
          ir::givesSeat(c.model, holding, id))
        votes.push_back(
            {id, &holding,
             intersect(intersect(holding.when, seat.inForce), intersect(body.inForce, c.model.header.inForce))});
  }
  return votes;
}

/// Whether two seats are ones that nobody may hold both of: whoever does has the vote of neither, and is told of
/// elsewhere.
bool mayHoldBoth(const ir::Model &model, ir::SeatId a, ir::SeatId b) {
  auto names = [](const std::vector<ir::ActorId> &posts, ir::ActorId post) {
    return std::find(posts.begin(), posts.end(), post) != posts.end();
  };
  const ir::Seat &one = model.at(a), &other = model.at(b);
  return !names(one.mayNotHold, other.actor) && !names(other.mayNotHold, one.actor) &&
         std::none_of(model.incompatible.begin(), model.incompatible.end(), [&](const ir::Incompatible &pair) {
           return (names(pair.first, one.actor) && names(pair.second, other.actor)) ||
                  (names(pair.first, other.actor) && names(pair.second, one.actor));
         });
}

/// The first two of the votes that are of two posts and meet on some day.
std::optional<std::pair<VoteHeld, VoteHeld>> twoVotes(const Context &c, const std::vector<VoteHeld> &votes) {
  for (auto a = votes.begin(); a != votes.end(); ++a)
    for (auto b = a + 1; b != votes.end(); ++b)
      if (!intersect(a->when, b->when).empty() && !ir::areOnePost(c.model, a->seat, b->seat) &&
          mayHoldBoth(c.model, a->seat, b->seat))
        return std::pair(*a, *b);
  return std::nullopt;
}

/// [P2] Somebody in two seats of a body is one head, and has the vote of each: it may not be meant.
void severalVotes(const Context &c) {
  for (const ir::Person &person : c.model.persons)
    for (const ir::Body &body : c.model.bodies) {
      const auto two = twoVotes(c, votesHeld(c, person, body));
      if (!two)
        continue;
      const auto &[one, other] = *two;
      const ir::Seat &first = c.model.at(one.seat), &second = c.model.at(other.seat);
      c.out
          .report<diag::SeveralVotes>(c.at(other.holding->clause), ticked(person.name), ticked(body.name),
                                      fmt::format("one as `{}` and one as `{}`, {}", first.name, second.name,
                                                  written(intersect(one.when, other.when))))
          .label(c.at(one.holding->clause), fmt::format("`{}` is held here", first.name))
          .note("They are one of those who are there, and each of the two seats has its vote; a casting vote comes "
                "besides.")
          .mend(
              fmt::format("if it is not meant, end one of the two, or write `nobody holds both {} of {} and {} of {}`",
                          first.post, body.templateName, second.post, body.templateName));
    }
}

constexpr Check kPeopleChecks[] = {
    {"composition that cannot be", compositionImpossible},
    {"limits that the seats break", capBroken},
    {"more holders than seats", moreHoldersThanSeats},
    {"several votes of one person", severalVotes},
};

} // namespace

std::span<const Check> peopleChecks() { return kPeopleChecks; }

} // namespace quorate::analysis
