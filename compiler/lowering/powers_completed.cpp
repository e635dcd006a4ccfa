// What can be told of powers only when all of them are known: what `everything else` is, and which assumed delegations
// stand in for open ones.
#include "compiler/lowering/body_clauses.h"
#include "compiler/lowering/powers.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace quorate::ir::lowering {

namespace {

template <class Id> void unite(std::vector<Id> &into, const std::vector<Id> &more) {
  std::vector<Id> all;
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

namespace {

/// A stretch of days on which a function is left over, and the open points on which that hangs.
struct LeftOn {
  Interval days;
  std::vector<OpenPointId> open;
  friend auto operator<=>(const LeftOn &, const LeftOn &) = default;
};

/// A clause that names what is not left over, on its days; `open` if it is to be confirmed whether or when it applies.
struct Naming {
  Interval days;
  std::vector<OpenPointId> open;
  const std::vector<FunctionId> *functions;
};

/// Takes the days of a clause away: for certain, or as far as it should apply.
std::vector<LeftOn> without(const std::vector<LeftOn> &all, const Naming &naming) {
  std::vector<LeftOn> left;
  for (const LeftOn &each : all) {
    const Interval both = intersect(each.days, naming.days);
    if (both.empty()) {
      left.push_back(each);
      continue;
    }
    for (const Interval &beside : {Interval{each.days.from, both.from}, Interval{both.until, each.days.until}})
      if (!beside.empty())
        left.push_back({beside, each.open});
    if (naming.open.empty())
      continue;
    left.push_back({both, each.open});
    std::vector<OpenPointId> &open = left.back().open;
    unite(open, naming.open);
    // A delegation can name two open points; more leave it no more unsettled than these.
    open.resize(std::min<std::size_t>(open.size(), 2));
  }
  return left;
}

class EverythingElse {
public:
  EverythingElse(Powers powers, const std::vector<Organisation> &organisations, const std::vector<Actor> &actors,
                 const std::vector<BodyLaw> &laws, const Interval &inForce, const Vocabulary &vocabulary,
                 const Provenance &provenance)
      : powers_(std::move(powers)), organisations_(organisations), actors_(actors), laws_(laws), inForce_(inForce),
        vocabulary_(vocabulary), provenance_(provenance) {}

  Powers run() && {
    std::vector<std::size_t> rests;
    for (std::size_t i = 0; i < powers_.delegations.size(); ++i)
      if (powers_.delegations[i].everythingElse && powers_.delegations[i].from)
        rests.push_back(i);
    if (rests.empty())
      return std::move(powers_);
    holdNamed(rests);
    passOn(rests);
    for (std::size_t i : rests)
      leave(i);
    return std::move(powers_);
  }

private:
  /// Notes what those who give a rest hold by a clause that names it, and on which days.
  void holdNamed(const std::vector<std::size_t> &rests) {
    for (std::size_t i : rests)
      held_[powers_.delegations[i].from];
    for (auto &[who, held] : held_)
      for (const Organisation &organisation : organisations_)
        if (actsThrough(organisation, who))
          add(held, organisation.holds, {});
    for (const Delegation &other : powers_.delegations)
      if (auto holder = held_.find(other.to); holder != held_.end() && !other.everythingElse)
        add(holder->second, other.functions, other.inForce);
  }

  /// By each function that is no group the days on which somebody holds it, in order and apart.
  using Held = std::map<FunctionId, std::vector<Interval>>;
  void add(Held &held, const std::vector<FunctionId> &functions, const Interval &days) const {
    for (FunctionId id : functions)
      if (!vocabulary_.functions[id.index()].isGroup)
        join(held[id], days);
  }

  /// Adds a stretch of days to others; whether there are more days now.
  static bool join(std::vector<Interval> &all, const Interval &days) {
    if (days.empty())
      return false;
    std::vector<Interval> joined = all;
    joined.push_back(days);
    std::sort(joined.begin(), joined.end());
    std::size_t last = 0;
    for (std::size_t i = 1; i < joined.size(); ++i)
      if (joined[i].from <= joined[last].until)
        joined[last].until = std::max(joined[last].until, joined[i].until);
      else
        joined[++last] = joined[i];
    joined.resize(last + 1);
    if (joined == all)
      return false;
    all = std::move(joined);
    return true;
  }

  /// What somebody has as the rest of another they may give as their own rest: until nobody has more by it.
  void passOn(const std::vector<std::size_t> &rests) {
    std::map<ActorId, std::vector<std::size_t>> from;
    for (std::size_t i : rests)
      from[powers_.delegations[i].from].push_back(i);
    std::vector<std::size_t> waiting = rests;
    while (!waiting.empty()) {
      Delegation &rest = powers_.delegations[waiting.back()];
      waiting.pop_back();
      const std::vector<FunctionId> out = vocabulary_.closure(rest.excepted);
      const std::vector<Naming> beside = namingBeside(rest);
      auto next = held_.find(rest.to);
      bool more = false;
      rest.functions.clear();
      for (const auto &[id, days] : held_.at(rest.from)) {
        if (std::binary_search(out.begin(), out.end(), id))
          continue;
        rest.functions.push_back(id);
        if (next != held_.end())
          for (const LeftOn &left : leftOf(rest, id, beside))
            more = join(next->second[id], left.days) || more;
      }
      if (more)
        waiting.insert(waiting.end(), from.at(rest.to).begin(), from.at(rest.to).end());
    }
  }

  /// The days on which a function is given as the rest, each with what it hangs on. Days that make no difference while
  /// the constitution is in force are those of the whole delegation.
  std::vector<LeftOn> leftOf(const Delegation &rest, FunctionId id, const std::vector<Naming> &beside) const {
    std::vector<LeftOn> on;
    for (const Interval &held : held_.at(rest.from).at(id)) {
      const Interval days = intersect(held, rest.inForce);
      const bool whole = intersect(days, inForce_) == intersect(rest.inForce, inForce_);
      if (!days.empty())
        on.push_back({whole ? rest.inForce : days, {}});
    }
    for (const Naming &naming : beside)
      if (std::binary_search(naming.functions->begin(), naming.functions->end(), id))
        on = without(on, naming);
    return on;
  }

  bool actsThrough(const Organisation &organisation, ActorId who) const {
    if (!who)
      return false;
    auto is = [&](const Organisation::Acting &besides) { return besides.actor == who; };
    if (organisation.actsThrough == who ||
        std::any_of(organisation.actsBesides.begin(), organisation.actsBesides.end(), is))
      return true;
    // Whoever follows a body acts in its place. Bodies do not follow each other in a circle.
    const BodyId body = actors_[who.index()].body;
    if (!body)
      return false;
    const std::vector<BodyId> &before = laws_[body.index()].succeeds;
    return std::any_of(before.begin(), before.end(),
                       [&](BodyId id) { return id != body && actsThrough(organisation, ActorId(id.index())); });
  }

  /// The clauses that name functions which whoever gives the rest does not give with it.
  std::vector<Naming> namingBeside(const Delegation &rest) const {
    std::vector<Naming> all;
    auto add = [&](const Interval &days, const std::vector<FunctionId> &functions,
                   std::initializer_list<OpenPointId> open) {
      Naming made{days, {}, &functions};
      for (OpenPointId point : open)
        if (point && !provenance_.isFilled(point))
          unite(made.open, {point});
      all.push_back(std::move(made));
    };
    for (const Reservation &reservation : powers_.reservations)
      add(reservation.inForce, reservation.functions, {reservation.open});
    for (const Delegation &other : powers_.delegations)
      if (!other.everythingElse && !other.filledBy && other.from && other.from == rest.from)
        add(other.inForce, other.functions, {other.open, other.datesOpen});
    return all;
  }

  /// [W10] Keeps what whoever gives it holds on the day and no clause names. Where that differs from day to day, or
  /// hangs on an open point, it is a delegation for each.
  void leave(std::size_t number) {
    const std::vector<Naming> beside = namingBeside(powers_.delegations[number]);
    std::map<LeftOn, std::vector<FunctionId>> left;
    const Interval days = powers_.delegations[number].inForce;
    for (FunctionId function : powers_.delegations[number].functions)
      for (LeftOn &each : leftOf(powers_.delegations[number], function, beside))
        left[std::move(each)].push_back(function);
    Delegation &rest = powers_.delegations[number];
    auto whole = left.find({days, {}});
    rest.functions = whole == left.end() ? std::vector<FunctionId>() : whole->second;
    rest.named = rest.functions;
    const Delegation base = rest;
    for (const auto &[on, functions] : left) {
      // On days outside those of the constitution nothing is given.
      if (on == LeftOn{days, {}} || intersect(on.days, inForce_).empty())
        continue;
      Delegation made = base;
      made.inForce = on.days;
      made.functions = made.named = functions;
      for (OpenPointId open : on.open)
        (made.open ? made.datesOpen : made.open) = open;
      powers_.delegations.push_back(std::move(made));
    }
  }

  Powers powers_;
  const std::vector<Organisation> &organisations_;
  const std::vector<Actor> &actors_;
  const std::vector<BodyLaw> &laws_;
  const Interval inForce_; ///< the days of the constitution
  const Vocabulary &vocabulary_;
  const Provenance &provenance_;
  std::map<ActorId, Held> held_; ///< by those who give a rest
};

} // namespace

Powers everythingElse(Powers powers, const std::vector<Organisation> &organisations, const std::vector<Actor> &actors,
                      const std::vector<BodyLaw> &laws, const Interval &inForce, const Vocabulary &vocabulary,
                      const Provenance &provenance) {
  return EverythingElse(std::move(powers), organisations, actors, laws, inForce, vocabulary, provenance).run();
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
        const Delegation &by = powers.delegations[id.index()];
        // What `everything else` is comes out later: only another such clause can stand in for it.
        if (d.everythingElse
                ? by.everythingElse
                : std::includes(by.functions.begin(), by.functions.end(), d.functions.begin(), d.functions.end()))
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
