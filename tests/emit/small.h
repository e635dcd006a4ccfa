// Random small constitutions, and who may decide what in them by the definition of authority followed step by step.
#pragma once

#include "tests/support/builder.h"
#include "tests/support/dice.h"

#include <algorithm>
#include <string>
#include <vector>

namespace quorate::test {

/// The definition in language.md, read aloud: no flattening, no pruning, every chain tried.
class Definition {
public:
  explicit Definition(const ir::Model &model) : model_(model) {}

  struct Case {
    ir::FunctionId function;
    ir::PlaceId place;
    std::int64_t amount;
    ir::Day day;
    std::int64_t after = 0;                  ///< decided already in the period of a limit
    std::vector<std::string> given = {};     ///< conditions that are met
    std::vector<ir::ActorId> agreement = {}; ///< who agrees
  };

  /// Whether an actor may decide a case: reserved to it, or at the end of a chain that begins with a holder by default.
  bool may(ir::ActorId actor, const Case &c) const {
    const std::vector<Case> all = parts(c);
    return std::all_of(all.begin(), all.end(), [&](const Case &part) { return mayAt(actor, part, {part}); });
  }
  /// Whether an actor may decide a case by one clause, or chain of clauses, that is for the whole of its place.
  bool mayAsOne(ir::ActorId actor, const Case &c) const { return mayAt(actor, c, parts(c)); }

private:
  /// By what is left for a place when it is taken as this list of places.
  bool mayAt(ir::ActorId actor, const Case &c, const std::vector<Case> &taken) const {
    if (!inForce(actor, c.day) || !model_.at(model_.at(c.function).clause).inForce.contains(c.day))
      return false;
    for (const ir::Reservation &r : model_.reservations)
      if (r.to == actor && applies(r, c) && conditionMet(r.condition, c) && agreed(r.agreement, actor, c))
        return true;
    for (std::size_t root = 0; root < model_.actors.size(); ++root)
      if (ir::ActorId(root) && inForce(ir::ActorId(root), c.day) && holdsByDefault(ir::ActorId(root), c, taken)) {
        Chain chain{ir::ActorId(root), {}};
        if (leads(chain, c, actor, taken))
          return true;
      }
    return false;
  }

  static bool has(const std::vector<ir::FunctionId> &all, ir::FunctionId one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }
  /// No place is everywhere.
  bool inside(ir::PlaceId place, ir::PlaceId of) const {
    for (; place; place = model_.at(place).parent)
      if (place == of)
        return true;
    return !of;
  }
  bool inForce(ir::ActorId actor, ir::Day day) const {
    const ir::Actor &a = model_.at(actor);
    return a.inForce.contains(day) && (!a.body || model_.at(a.body).inForce.contains(day));
  }
  bool applies(const ir::Reservation &r, const Case &c) const {
    return has(r.functions, c.function) && inside(c.place, r.place) && r.inForce.contains(c.day);
  }
  bool covers(const ir::Delegation &d, const Case &c) const {
    return has(d.functions, c.function) && inside(c.place, d.place) && d.inForce.contains(c.day) &&
           within(d.limit, c) && (!d.inAll || within(*d.inAll, c)) &&
           (!d.above || c.amount > d.above->minor || !model_.at(c.function).hasAmount);
  }
  bool within(const ir::Limit &limit, const Case &c) const {
    // A limit has no effect on what has no amount.
    if (!model_.at(c.function).hasAmount)
      return true;
    std::int64_t spent = limit.per == ir::Per::Decision ? 0 : c.after;
    return !limit.amount || c.amount + spent <= limit.amount->minor;
  }
  /// Whoever decides in the end need not agree with themselves; who is not there cannot agree.
  bool agreed(const std::vector<ir::ActorId> &all, ir::ActorId decider, const Case &c) const {
    return std::all_of(all.begin(), all.end(), [&](ir::ActorId one) {
      return one == decider ||
             (inForce(one, c.day) && std::find(c.agreement.begin(), c.agreement.end(), one) != c.agreement.end());
    });
  }
  static bool conditionMet(const std::string &condition, const Case &c) {
    return condition.empty() || std::find(c.given.begin(), c.given.end(), condition) != c.given.end();
  }
  /// The same question for each place inside: power over a place is power over all of it.
  std::vector<Case> parts(const Case &c) const {
    std::vector<Case> all;
    for (std::size_t i = 0; i < model_.places.size(); ++i)
      if (inside(ir::PlaceId(i), c.place)) {
        all.push_back(c);
        all.back().place = ir::PlaceId(i);
      }
    return all;
  }
  /// Reserved anywhere within the place is enough: power over a place is power over all of it.
  bool reserved(const std::vector<Case> &taken) const {
    for (const Case &part : taken)
      for (const ir::Reservation &r : model_.reservations)
        if (applies(r, part))
          return true;
    return false;
  }
  bool holdsByDefault(ir::ActorId actor, const Case &c, const std::vector<Case> &taken) const {
    if (reserved(taken))
      return false;
    for (const ir::Organisation &o : model_.organisations) {
      bool here = o.covers.empty();
      for (ir::PlaceId place : o.covers)
        here = here || inside(c.place, place);
      if (o.actsThrough == actor && here && has(o.holds, c.function))
        return true;
    }
    return false;
  }
  /// Who holds it by default, and the delegations that lead on from there.
  struct Chain {
    ir::ActorId root;
    std::vector<const ir::Delegation *> links;
    ir::ActorId end() const { return links.empty() ? root : links.back()->to; }
    bool names(ir::ActorId actor) const {
      return actor == root ||
             std::any_of(links.begin(), links.end(), [&](const ir::Delegation *link) { return link->to == actor; });
    }
  };
  /// Whether the first `length` links of a chain let their last receiver pass it on by `d`.
  bool permits(const Chain &chain, std::size_t length, const ir::Delegation &d, const Case &c) const {
    if (length == 0)
      return true;
    const ir::SubDelegation &sub = chain.links[length - 1]->sub;
    return sub.allowed && (!sub.to || sub.to == d.to) && within(sub.limit, c);
  }
  /// Whether the chain, or a longer one, leads to `actor`. Nobody stands twice in a chain.
  bool leads(Chain &chain, const Case &c, ir::ActorId actor, const std::vector<Case> &taken) const {
    if (chain.end() == actor)
      return !shutOut(chain, c, taken);
    for (const ir::Delegation &d : model_.delegations) {
      if (d.from != chain.end() || chain.names(d.to) || !covers(d, c) || !conditionMet(d.condition, c) ||
          !agreed(d.agreement, actor, c) || !inForce(d.to, c.day) || !permits(chain, chain.links.size(), d, c))
        continue;
      chain.links.push_back(&d);
      bool found = leads(chain, c, actor, taken);
      chain.links.pop_back();
      if (found)
        return true;
    }
    return false;
  }
  /// Whether somebody along the chain has given it away exclusively to somebody else than the one to whom the chain
  /// goes on. Whether the condition of that one is met, or its limit for a time used up, is no matter, nor by which way
  /// the giver had it, nor whether it comes back to somebody whom it came from.
  bool shutOut(const Chain &chain, const Case &c, const std::vector<Case> &taken) const {
    for (std::size_t at = 0; at <= chain.links.size(); ++at) {
      ir::ActorId holder = at == 0 ? chain.root : chain.links[at - 1]->to;
      const ir::Delegation *next = at < chain.links.size() ? chain.links[at] : nullptr;
      // Two exclusive delegations contradict each other, and neither shuts the other out.
      if (next && next->exclusive)
        continue;
      for (const ir::Delegation &d : model_.delegations)
        for (Case part : taken) {
          part.after = 0;
          if (d.exclusive && d.from == holder && d.to != holder && !(next && next->to == d.to) && covers(d, part) &&
              inForce(d.to, c.day) && mayGive(d, part))
            return true;
        }
    }
    return false;
  }
  /// Whether whoever delegates has what they delegate by some way, whatever it hangs on, with leave to pass it on.
  bool mayGive(const ir::Delegation &d, const Case &c) const {
    for (std::size_t root = 0; root < model_.actors.size(); ++root)
      if (inForce(ir::ActorId(root), c.day) && holdsByDefault(ir::ActorId(root), c, {c})) {
        Chain chain{ir::ActorId(root), {}};
        if (leadsToGiver(chain, d, c))
          return true;
      }
    return false;
  }
  bool leadsToGiver(Chain &chain, const ir::Delegation &given, const Case &c) const {
    if (chain.end() == given.from)
      return permits(chain, chain.links.size(), given, c);
    for (const ir::Delegation &d : model_.delegations) {
      bool there = std::all_of(d.agreement.begin(), d.agreement.end(),
                               [&](ir::ActorId one) { return one == d.to || inForce(one, c.day); });
      if (d.from != chain.end() || chain.names(d.to) || !covers(d, c) || !there || !inForce(d.to, c.day) ||
          !permits(chain, chain.links.size(), d, c))
        continue;
      chain.links.push_back(&d);
      bool found = leadsToGiver(chain, given, c);
      chain.links.pop_back();
      if (found)
        return true;
    }
    return false;
  }

  const ir::Model &model_;
};

/// A stretch of days, open at its ends more often than not.
inline ir::Interval days(Dice &dice) {
  ir::Interval days;
  if (dice.in(4))
    days.from = static_cast<ir::Day>(dice.upTo(6));
  if (dice.in(4))
    days.until = static_cast<ir::Day>(4 + dice.upTo(6));
  return days;
}

/// A random constitution: with `asking`, its delegations ask for more than place, amount and day.
struct Small {
  Builder b;
  bool asking;
  std::vector<ir::PlaceId> places, orEverywhere;
  std::vector<ir::FunctionId> functions;
  std::vector<ir::ActorId> actors;

  explicit Small(unsigned seed, bool asks = false) : asking(asks) {
    Dice dice(seed);
    ir::PlaceId whole = b.place("Whole"), left = b.place("Left", whole), right = b.place("Right", whole);
    places = {whole, left, right, b.place("Far Left", left), b.place("Near Left", left), b.place("Elsewhere")};
    orEverywhere = places;
    orEverywhere.insert(orEverywhere.end(), 8, ir::PlaceId());
    for (int i = 0; i < 3; ++i) {
      functions.push_back(b.function("Function " + std::to_string(i)));
      b.model.functions[functions.back().index()].hasAmount = !dice.in(6);
      if (dice.in(6))
        b.model.clauses[b.model.at(functions.back()).clause.index()].inForce = days(dice);
    }
    for (std::uint32_t i = 0, count = 3 + dice.upTo(3); i < count; ++i)
      actors.push_back(dice.in(2) ? b.actor("Post " + std::to_string(i))
                                  : b.actorOf(b.body("Body " + std::to_string(i))));
    for (ir::ActorId actor : actors)
      b.model.actors[actor.index()].inForce = dice.in(5) ? days(dice) : ir::Interval{};
    addOrganisations(dice);
    addReservations(dice);
    addDelegations(dice);
    b.finish();
  }

  void addOrganisations(Dice &dice) {
    for (std::uint32_t i = 0, count = 1 + dice.upTo(2); i < count; ++i) {
      std::vector<ir::FunctionId> holds;
      for (ir::FunctionId function : functions)
        if (!dice.in(4))
          holds.push_back(function);
      b.organisation("Organisation " + std::to_string(i), holds, actors[i]);
      if (dice.in(2))
        b.model.organisations.back().covers = {dice.one(places), dice.one(places)};
    }
  }
  void addReservations(Dice &dice) {
    if (!dice.in(2))
      return;
    ir::Reservation &r = b.reserve(dice.one(actors), {dice.one(functions)});
    r.place = dice.one(orEverywhere);
    r.inForce = days(dice);
    if (asking && dice.in(3))
      r.agreement = {dice.one(actors)};
    if (asking && dice.in(3))
      r.condition = "it rains";
    if (asking && dice.in(4))
      r.to = {};
  }
  ir::Limit periodLimit(Dice &dice) {
    ir::Limit limit;
    limit.amount = runtime::Money{static_cast<std::int64_t>(2 + dice.upTo(5)) * 10, runtime::Currency::Pound};
    limit.per = dice.one(std::vector<ir::Per>{ir::Per::Month, ir::Per::Quarter, ir::Per::Year, ir::Per::InAll});
    return limit;
  }
  void ask(Dice &dice, ir::Delegation &d) {
    if (dice.in(4))
      d.inAll = periodLimit(dice);
    if (dice.in(6))
      d.limit = periodLimit(dice);
    if (dice.in(6))
      d.sub.limit = periodLimit(dice);
    if (dice.in(5))
      d.above = runtime::Money{static_cast<std::int64_t>(dice.upTo(3)) * 10, runtime::Currency::Pound};
    if (dice.in(5))
      d.condition = dice.one(std::vector<std::string>{"it rains", "the plan is agreed"});
    if (dice.in(5))
      d.agreement = {dice.one(actors)};
  }
  void addDelegations(Dice &dice) {
    for (std::uint32_t i = 0, count = 2 + dice.upTo(12); i < count; ++i) {
      std::vector<ir::FunctionId> given = {dice.one(functions)};
      if (dice.in(2))
        given = functions;
      ir::Delegation &d = b.delegate(dice.one(actors), dice.one(actors), given);
      d.place = dice.one(orEverywhere);
      d.inForce = days(dice);
      if (dice.in(2))
        d.limit.amount = runtime::Money{static_cast<std::int64_t>(dice.upTo(4)) * 10, runtime::Currency::Pound};
      d.exclusive = dice.in(8);
      d.sub.allowed = !dice.in(5);
      if (dice.in(5))
        d.sub.to = dice.one(actors);
      if (dice.in(3))
        d.sub.limit.amount = runtime::Money{static_cast<std::int64_t>(dice.upTo(4)) * 10, runtime::Currency::Pound};
      if (asking)
        ask(dice, d);
    }
  }
};

} // namespace quorate::test
