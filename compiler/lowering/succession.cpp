// Succession: when one body or organisation follows another, what was held by the one, and delegated by it and to it,
// is the other's from its first day.
#include "compiler/lowering/succession.h"

#include "compiler/support/text.h"
#include "runtime/words/text.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

void takeOver(const Organisation &before, Organisation &after, const Provenance &provenance) {
  auto isBounded = [&](const Organisation::Held &held) {
    return !held.condition.empty() || provenance.at(held.clause).saysDays || provenance.at(held.clause).open;
  };
  // Without any bounds, and by one clause, what was taken over stands in `holds` alone.
  if (before.covers.empty() && after.covers.empty() && before.held.size() < 2 &&
      std::none_of(before.held.begin(), before.held.end(), isBounded))
    return;
  for (const Organisation::Held &held : before.held) {
    Organisation::Held made = held;
    if (!held.takenOver)
      made.covers = before.covers;
    made.takenOver = true;
    after.held.push_back(std::move(made));
  }
}

} // namespace

std::vector<Organisation> organisationsSucceed(std::vector<Organisation> organisations, const Provenance &provenance) {
  // As many rounds as there can be links in a chain; a circle settles, since what is held only grows.
  bool changed = true;
  for (std::size_t round = 0; changed && round < organisations.size(); ++round) {
    changed = false;
    for (Organisation &after : organisations)
      for (OrganisationId id : after.succeeds) {
        Organisation &before = organisations[id.index()];
        std::vector<FunctionId> all;
        std::set_union(after.holds.begin(), after.holds.end(), before.holds.begin(), before.holds.end(),
                       std::back_inserter(all));
        changed = changed || all.size() != after.holds.size();
        // [W8] [L6] What was held is held further as it was: on the days that its clause says, on its condition.
        if (all.size() != after.holds.size())
          takeOver(before, after, provenance);
        after.holds = std::move(all);
        if (!after.holdsClause)
          after.holdsClause = before.holdsClause;
        if (before.inForce.until == Interval::kForEver && after.inForce.from != Interval::kAlways)
          before.inForce.until = after.inForce.from;
      }
  }
  return organisations;
}

namespace {

class BodySuccession {
public:
  BodySuccession(Powers powers, const Finished &finished, const std::vector<BodyLaw> &laws, const Actors &actors,
                 Reporter &reporter)
      : powers_(std::move(powers)), finished_(finished), laws_(laws), actors_(actors), reporter_(reporter) {}

  Powers run() && {
    if (!inOrder())
      return std::move(powers_);
    std::vector<std::pair<BodyId, BodyId>> links;
    for (std::size_t i = 0; i < laws_.size(); ++i)
      for (BodyId before : laws_[i].succeeds)
        links.emplace_back(before, BodyId(i));
    std::stable_sort(links.begin(), links.end(), [&](const auto &a, const auto &b) {
      return at(a.second).inForce.from < at(b.second).inForce.from;
    });
    for (const auto &[before, after] : links)
      move(before, after);
    return std::move(powers_);
  }

private:
  using Moved = std::vector<std::pair<ActorId, ActorId>>; ///< from whom to whom

  const Body &at(BodyId id) const { return finished_.bodies.all[id.index()]; }

  /// Whether no body follows itself by way of others; a circle is reported.
  bool inOrder() {
    state_.assign(laws_.size(), State::Unseen);
    for (std::size_t i = 0; i < laws_.size(); ++i)
      if (!endsSomewhere(BodyId(i))) {
        reporter_
            .report<diag::SuccessionCircle>(
                finished_.bodies.templateOf(finished_.declared, BodyId(i)).declaration->range, words::listed(circle_))
            .mend("let the body that was there first succeed none of the others");
        return false;
      }
    return true;
  }

  bool endsSomewhere(BodyId id) {
    State &state = state_[id.index()];
    if (state != State::Unseen)
      return state == State::Ends;
    state = State::OnWay;
    for (BodyId before : laws_[id.index()].succeeds)
      if (!endsSomewhere(before)) {
        circle_.push_back("`" + at(id).name + "`");
        return false;
      }
    state = State::Ends;
    return true;
  }

  /// Who has what of whom: the body itself, and its posts of the same name. Of a seat that goes with another post that
  /// post has what is given by its name.
  Moved movedFrom(BodyId before, BodyId after) const {
    Moved moved{{at(before).actor, at(after).actor}};
    const std::vector<Seat> &seats = finished_.seats.all;
    for (SeatId from : finished_.seats.of(before))
      for (SeatId to : finished_.seats.of(after)) {
        const ActorId gives = actors_.ofSeat[from.index()], takes = actors_.ofSeat[to.index()];
        if (actors_.isOwn[from.index()] && actors_.isOwn[to.index()] &&
            seats[from.index()].post == seats[to.index()].post &&
            seats[from.index()].place == seats[to.index()].place && gives != takes)
          moved.emplace_back(gives, takes);
      }
    return moved;
  }

  static bool change(const Moved &moved, ActorId &who) {
    auto found = std::find_if(moved.begin(), moved.end(), [&](const auto &pair) { return pair.first == who; });
    if (!who || found == moved.end())
      return false;
    who = found->second;
    return true;
  }

  void move(BodyId before, BodyId after) {
    const Moved moved = movedFrom(before, after);
    const Interval days{at(after).inForce.from, Interval::kForEver};
    moveDelegations(moved, days, at(before).inForce);
    moveReservations(moved, days, at(before).inForce);
  }

  static bool change(const Moved &moved, std::vector<ActorId> &all) {
    bool changed = false;
    for (ActorId &who : all)
      changed = change(moved, who) || changed;
    return changed;
  }

  /// [W8] Whoever follows has what was had, and is asked for the agreement that was asked of the one before.
  void moveDelegations(const Moved &moved, const Interval &days, const Interval &before) {
    for (std::size_t i = 0; i < powers_.delegations.size(); ++i) {
      ActorId from = powers_.delegations[i].from, to = powers_.delegations[i].to;
      std::vector<ActorId> agreement = powers_.delegations[i].agreement;
      const bool changedFrom = change(moved, from), changedTo = change(moved, to);
      const bool changedAgreement = change(moved, agreement), holds = changedFrom || changedTo;
      if (!holds && !changedAgreement)
        continue;
      Delegation made = powers_.delegations[i];
      made.from = from;
      made.to = to;
      change(moved, made.sub.to);
      change(moved, made.reportedTo);
      made.agreement = std::move(agreement);
      made.inForce = intersect(made.inForce, days);
      if (holds)
        made.movedFrom = DelegationId(i);
      else
        powers_.delegations[i].inForce = intersect(powers_.delegations[i].inForce, before);
      made.filledBy = {};
      if (made.from != made.to && !made.inForce.empty() &&
          !reporter_.tooMany(powers_.delegations.size(), "delegations"))
        powers_.delegations.push_back(std::move(made));
    }
  }

  void moveReservations(const Moved &moved, const Interval &days, const Interval &before) {
    for (std::size_t i = 0, count = powers_.reservations.size(); i < count; ++i) {
      ActorId to = powers_.reservations[i].to;
      std::vector<ActorId> agreement = powers_.reservations[i].agreement;
      const bool changedTo = change(moved, to), changedAgreement = change(moved, agreement);
      if (!changedTo && !changedAgreement)
        continue;
      Reservation made = powers_.reservations[i];
      made.to = to;
      made.agreement = std::move(agreement);
      made.inForce = intersect(made.inForce, days);
      // What was reserved to the one stays so until it ends.
      powers_.reservations[i].inForce = intersect(powers_.reservations[i].inForce, before);
      if (!made.inForce.empty())
        powers_.reservations.push_back(std::move(made));
    }
  }

  enum class State : std::uint8_t { Unseen, OnWay, Ends };

  Powers powers_;
  const Finished &finished_;
  const std::vector<BodyLaw> &laws_;
  const Actors &actors_;
  Reporter &reporter_;
  std::vector<State> state_;
  std::vector<std::string> circle_;
};

} // namespace

Powers bodiesSucceed(Powers powers, const Finished &finished, const std::vector<BodyLaw> &laws, const Actors &actors,
                     Reporter &reporter) {
  return BodySuccession(std::move(powers), finished, laws, actors, reporter).run();
}

} // namespace quorate::ir::lowering
