// Questions that many passes ask of the flat model.
#include "compiler/ir/kinds.h"
#include "runtime/rules/choice.h"
#include "runtime/rules/sharing.h"
#include "runtime/words/rules.h"

#include <algorithm>

namespace quorate::ir {

std::string nameOf(const Selector &who, std::uint64_t number) {
  if (!who.bothOf.empty())
    return nameOf(who.bothOf[0], number) + " from " + nameOf(who.bothOf[1]);
  return who.general ? words::members(who.votingOnly, number) : who.text;
}

namespace {

template <class T> bool contains(const std::vector<T> &all, T one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

} // namespace

Selector Selector::both(Selector some, Selector from) {
  Selector made = some;
  std::erase_if(made.seats, [&](SeatId seat) { return !contains(from.seats, seat); });
  made.bothOf = {std::move(some), std::move(from)};
  return made;
}

std::vector<FunctionId> groupsOf(const std::vector<Function> &functions, FunctionId function) {
  // Kinds have one parent each and no circles.
  std::vector<FunctionId> all = functions[function.index()].groups;
  for (std::size_t at = 0; at < all.size(); ++at)
    for (FunctionId group : functions[all[at].index()].groups)
      if (!contains(all, group))
        all.push_back(group);
  return all;
}

bool standsIn(const Model &model, FunctionId function, FunctionId group) {
  return contains(groupsOf(model.functions, function), group);
}

namespace {

/// Whether a matter is among those a seat names. Empty: partly.
std::optional<bool> named(const Model &model, const Seat &seat, FunctionId matter) {
  const Function &function = model.at(matter);
  if (contains(seat.matters, matter)) {
    // It may stand in a second group, for which the opposite is said.
    for (FunctionId group : function.groups) {
      if (contains(seat.matters, group))
        continue;
      bool opposed = false, wider = false;
      for (FunctionId other : function.groups)
        if (contains(seat.matters, other)) {
          opposed = true;
          wider = wider || standsIn(model, other, group);
        }
      if (opposed && !wider)
        return std::nullopt;
    }
    return true;
  }
  if (!function.isGroup)
    return false;
  // Of a group, a seat may vote on some functions and not on others: then nothing can be said of the group as a whole.
  bool some = false, all = true;
  for (std::size_t i = 0; i < model.functions.size(); ++i) {
    FunctionId member(i);
    if (model.at(member).isGroup || !standsIn(model, member, matter))
      continue;
    bool in = contains(seat.matters, member);
    some = some || in;
    all = all && in;
  }
  if (some && !all)
    return std::nullopt;
  return some;
}

/// [R1] [R2] Of the rules that are in force on a day and fit, the one for a matter.
template <class Rule, class Fits>
const Rule *ruleFor(const Model &model, const std::vector<Rule> &rules, FunctionId matter, Day day, Fits fits) {
  // [D3] A matter that is not in force is one that no rule names.
  if (matter && !inForce(model, model.at(matter).daysOf(), day))
    matter = {};
  struct Applying {
    const Rule *rule;
    rules::IsFor is;
  };
  std::vector<Applying> apply;
  for (const Rule &rule : rules) {
    rules::IsFor is = rules::IsFor::General;
    if constexpr (requires { rule.matters; })
      is = rules::isFor(rule.matters, matter ? std::optional(matter) : std::nullopt);
    if (is != rules::IsFor::Others && fits(rule) && inForce(model, rule.clause, day))
      apply.push_back({&rule, is});
  }
  auto before = [&](std::vector<ClauseId> Clause::*weaker) {
    return [&model, weaker](const Applying &one, const Applying &other) {
      return one.rule->clause && contains(model.at(one.rule->clause).*weaker, other.rule->clause);
    };
  };
  rules::leaveOutWeaker(apply, before(&Clause::varies), before(&Clause::despite));
  rules::Choice<Rule> choice;
  for (rules::IsFor is : {rules::IsFor::Matter, rules::IsFor::General})
    for (const Applying &one : apply)
      if (one.is == is)
        choice.show(*one.rule, is);
  return choice.row;
}

} // namespace

const Quorum *quorumFor(const Model &model, const Body &body, Quorum::To to, FunctionId matter, Day day) {
  return ruleFor(model, body.quorums, matter, day, [&](const Quorum &quorum) { return quorum.to == to; });
}

const DecisionRule *decisionFor(const Model &model, const Body &body, Mode mode, FunctionId matter, Day day) {
  return ruleFor(model, body.decisions, matter, day, [&](const DecisionRule &rule) { return rule.mode == mode; });
}

const Chairing *chairingOn(const Model &model, const Body &body, Day day) {
  return ruleFor(model, body.chairings, {}, day, [](const Chairing &) { return true; });
}

ConflictRule conflictRuleFor(const Model &model, const Body &body, FunctionId matter, Day day) {
  const ConflictRule *found = ruleFor(model, body.conflicts, matter, day, [](const ConflictRule &) { return true; });
  return found ? *found : ConflictRule();
}

std::vector<Day> changesOf(const Model &model, const Body &body) {
  std::vector<Day> days;
  auto note = [&](const Interval &when) {
    for (Day day : {when.from, when.until})
      if (day != Interval::kAlways && day != Interval::kForEver)
        days.push_back(day);
  };
  note(body.inForce);
  note(model.header.inForce);
  eachClause(body, [&](const auto &clause) { note(daysOf(model, clause)); });
  for (SeatId seat : body.seats)
    note(model.at(seat).inForce);
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

bool areOnePost(const Model &model, SeatId a, SeatId b) {
  // Seats of two posts may be for the holders of a third.
  return a == b || (a && b && model.at(a).actor && model.at(a).body == model.at(b).body &&
                    model.at(a).actor == model.at(b).actor && model.at(a).name == model.at(b).name);
}

bool givesSeat(const Model &model, const Holding &holding, SeatId seat, std::optional<Day> day) {
  for (std::size_t steps = 0; seat && steps <= model.seats.size(); ++steps, seat = model.at(seat).exOfficio) {
    const bool itself = holding.seat && areOnePost(model, holding.seat, seat);
    const ActorId post = model.at(seat).actor;
    if (itself || (!holding.seat && holding.actor && holding.actor == post))
      return (itself && steps == 0) || !day || !post || model.at(post).inForce.contains(*day);
  }
  return false;
}

Interval daysOf(const Model &model, const Organisation::Held &held) {
  const Clause &clause = model.at(held.clause);
  return held.takenOver && !clause.saysDays ? Interval{} : clause.inForce;
}

Day knownFrom(const Model &model, const Body &body, const std::optional<std::vector<std::uint32_t>> &people) {
  if (!model.registered)
    return Interval::kAlways;
  Day from = Interval::kForEver;
  auto look = [&](const Person &person) {
    for (const Holding &holding : person.holdings)
      // To be the deputy of whoever holds a seat is to hold none.
      if (holding.how != Holding::How::DeputisesFor && holding.when.from < from &&
          std::any_of(body.seats.begin(), body.seats.end(),
                      [&](SeatId seat) { return givesSeat(model, holding, seat); }))
        from = holding.when.from;
  };
  if (people)
    for (std::uint32_t person : *people)
      look(model.persons[person]);
  else
    for (const Person &person : model.persons)
      look(person);
  return from;
}

namespace {

/// How many people have a seat of a run on a day, each of them once, however often it is said. [P2]
struct Sitting {
  std::uint32_t alone = 0, sharing = 0, acting = 0;
};

Sitting sittingIn(const Model &model, SeatId id, Day day) {
  Sitting all;
  for (const Person &person : model.persons) {
    bool holds = false, shares = false, acts = false;
    for (const Holding &holding : person.holdings) {
      // A deputy sits in for the holder and fills no seat.
      if (holding.how == Holding::How::DeputisesFor || !holding.when.contains(day) ||
          !givesSeat(model, holding, id, day))
        continue;
      holds = holds || holding.how == Holding::How::Holds;
      shares = shares || holding.how == Holding::How::Shares;
      acts = acts || holding.how == Holding::How::ActsAs;
    }
    all.alone += holds;
    all.sharing += !holds && shares;
    all.acting += !holds && !shares && acts;
  }
  return all;
}

std::uint32_t seatsShared(const Seat &seat, const Sitting &all) {
  return static_cast<std::uint32_t>(rules::seatsShared(seat.sharedBy, all.sharing));
}

std::uint32_t seatsHeld(const Seat &seat, const Sitting &all) { return all.alone + seatsShared(seat, all); }

/// Whether how many seats there are is not settled.
bool isOpenNumber(const Model &model, const Seat &seat) { return seat.countOpen && !model.at(seat.countOpen).filledBy; }

} // namespace

std::uint32_t filledSeats(const Model &model, SeatId id, Day day) {
  const Seat &seat = model.at(id);
  const std::vector<SeatId> &seats = model.at(seat.body).seats;
  // [P3] Whoever holds the post that a seat goes with is registered for the body of that seat too.
  auto isOfBody = [&](const Holding &holding) {
    if (holding.seat && model.at(holding.seat).body == seat.body)
      return true;
    return std::any_of(seats.begin(), seats.end(), [&](SeatId one) {
      return (!holding.seat || model.at(one).exOfficio) && givesSeat(model, holding, one);
    });
  };
  bool registered = std::any_of(model.persons.begin(), model.persons.end(), [&](const Person &person) {
    return std::any_of(person.holdings.begin(), person.holdings.end(), [&](const Holding &holding) {
      return holding.how != Holding::How::DeputisesFor && isOfBody(holding);
    });
  });
  if (!registered)
    // Of a body of which nobody is named, every seat is taken to be filled; without a limit, as many as there must be.
    return seat.most == Seat::kNoLimit ? seat.least : seat.most;
  const Sitting all = sittingIn(model, id, day);
  // [P2] More who hold a post than it has seats all sit, and so do more who act than there are vacant seats. [P4] Of an
  // open number of seats, whoever is registered has one.
  const std::uint32_t held = seatsHeld(seat, all);
  return held + (isOpenNumber(model, seat) || held < seat.most ? all.acting : 0);
}

std::uint32_t seatsHeld(const Model &model, SeatId seat, Day day) {
  return seatsHeld(model.at(seat), sittingIn(model, seat, day));
}

bool hasVacancy(const Model &model, SeatId id, Day day) {
  const Seat &seat = model.at(id);
  return isOpenNumber(model, seat) || seatsHeld(seat, sittingIn(model, id, day)) < seat.most;
}

std::uint32_t sharing(const Model &model, SeatId id, Day day) {
  const Sitting all = sittingIn(model, id, day);
  return all.sharing - seatsShared(model.at(id), all);
}

bool isKind(const Model &model, KindId kind, KindId ancestor) {
  for (std::size_t steps = 0; kind && steps <= model.kinds.size(); ++steps) {
    if (kind == ancestor)
      return true;
    kind = model.at(kind).parent;
  }
  return false;
}

bool isOfClass(const Model &model, const Seat &seat, KindId memberClass) {
  return std::any_of(seat.classes.begin(), seat.classes.end(),
                     [&](KindId written) { return isKind(model, written, memberClass); });
}

std::optional<bool> votesOn(const Model &model, const Seat &seat, FunctionId matter) {
  // An assumption that fills the open point has been written into `voting`.
  if (seat.votingOpen && !model.at(seat.votingOpen).filledBy)
    return std::nullopt;
  switch (seat.voting) {
  case Voting::Always: return true;
  case Voting::Never:
  case Voting::OnlyTie: return false;
  case Voting::Unstated: return std::nullopt;
  case Voting::ExceptOn:
  case Voting::OnlyOn: break;
  }
  bool only = seat.voting == Voting::OnlyOn;
  // On matters in general, "votes except on" votes, and "votes only on" does not.
  if (!matter)
    return !only;
  std::optional<bool> in = named(model, seat, matter);
  if (!in)
    return std::nullopt;
  return *in == only;
}

} // namespace quorate::ir
