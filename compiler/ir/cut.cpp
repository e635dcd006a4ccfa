// The constitution as it stands on one day.
#include "compiler/ir/kinds.h"

#include <algorithm>

namespace quorate::ir {

namespace {

class Cutter {
public:
  Cutter(const Model &model, Day day) : model_(model), day_(day), out_(model) {}

  Model run() {
    for (Body &body : out_.bodies)
      cut(body);
    for (Seat &seat : out_.seats)
      cut(seat.inForce);
    for (Place &place : out_.places)
      cut(place.inForce);
    for (Actor &actor : out_.actors)
      cut(actor.inForce);
    for (Organisation &organisation : out_.organisations) {
      cut(organisation.inForce);
      cutHolds(organisation);
      cut(organisation.holds);
      for (Organisation::Held &held : organisation.held)
        cut(held.functions);
    }
    for (Delegation &delegation : out_.delegations)
      if (!cut(delegation.inForce))
        // It stays in its table and gives nothing: every id in the model is an index, and would point elsewhere if it
        // went.
        delegation.functions.clear();
      else
        cut(delegation.functions);
    for (Reservation &reservation : out_.reservations)
      if (!cut(reservation.inForce))
        reservation.functions.clear();
      else
        cut(reservation.functions);
    for (Person &person : out_.persons) {
      keep(person.holdings);
      keep(person.belongs);
      keep(person.classes);
    }
    cutClaims();
    dropIf(out_.incompatible);
    dropIf(out_.texts);
    cut(out_.header.inForce);
    // Last, since everything before asks these for the days.
    for (Clause &clause : out_.clauses)
      clause.inForce = {};
    return std::move(out_);
  }

private:
  /// Takes the dates away from what is in force, and leaves no day to what is not.
  bool cut(Interval &when) const {
    bool there = when.contains(day_);
    when = there ? Interval{} : Interval{0, 0};
    return there;
  }
  bool there(ClauseId clause) const { return inForce(model_, clause, day_); }
  bool there(const Organisation::Held &held) const { return daysOf(model_, held).contains(day_); }
  bool there(SeatId seat) const { return model_.at(seat).inForce.contains(day_); }

  template <class T> void dropIf(std::vector<T> &all) const {
    std::erase_if(all, [&](const T &each) { return !there(each.clause); });
  }
  template <class T> void keep(std::vector<T> &all) const {
    std::erase_if(all, [&](T &each) { return !cut(each.when); });
  }
  /// What an organisation holds and through whom it acts on the day, each by the clauses that apply then.
  void cutHolds(Organisation &organisation) const {
    // What it took over from another stands in no `held` and stays; its own goes when none of the clauses that give it
    // applies.
    auto gone = [&](FunctionId function) {
      bool named = false;
      for (const Organisation::Held &held : organisation.held)
        if (std::binary_search(held.functions.begin(), held.functions.end(), function)) {
          if (there(held))
            return false;
          named = true;
        }
      return named;
    };
    std::erase_if(organisation.holds, gone);
    std::erase_if(organisation.held, [&](const auto &held) { return !there(held); });
    dropIf(organisation.actsBesides);
    if (!organisation.actsThroughClause || there(organisation.actsThroughClause))
      return;
    organisation.actsThrough = {};
    organisation.actsThroughOpen = {};
    if (organisation.actsBesides.empty())
      return;
    // One that acts through another body on this day acts through that one now, as if no other had been named.
    organisation.actsThrough = organisation.actsBesides[0].actor;
    organisation.actsThroughClause = organisation.actsBesides[0].clause;
    organisation.actsBesides.erase(organisation.actsBesides.begin());
  }
  /// [D3] What is said of a function that is not there is without effect.
  void cut(std::vector<FunctionId> &functions) const {
    std::erase_if(functions, [&](FunctionId function) { return !there(model_.at(function).daysOf()); });
  }
  void cut(std::vector<SeatId> &seats) const {
    std::erase_if(seats, [&](SeatId seat) { return !there(seat); });
  }
  void cut(Selector &who) const {
    cut(who.seats);
    for (Selector &each : who.bothOf)
      cut(each);
  }
  void cut(Quantity &quantity) const {
    cut(quantity.of);
    for (Quantity &each : quantity.operands)
      cut(each);
  }
  void cut(People &people) const {
    cut(people.quantity);
    cut(people.who);
    for (Selector &group : people.groups)
      cut(group);
  }
  void cut(std::vector<Threshold> &thresholds) const {
    for (Threshold &each : thresholds) {
      cut(each.among);
      for (Selector &constituent : each.constituents)
        cut(constituent);
    }
  }

  /// [D3] What names matters that are not there is for the others that it names, or for nothing.
  template <class T> void dropForNothing(std::vector<T> &clauses) const {
    if constexpr (requires(T & clause) { clause.matters; })
      std::erase_if(clauses, [&](T &clause) {
        const bool named = !clause.matters.empty();
        cut(clause.matters);
        return named && clause.matters.empty();
      });
  }

  void cut(Body &body) const {
    cut(body.inForce);
    cut(body.seats);
    eachKind(body, [&](auto &clauses) {
      dropIf(clauses);
      dropForNothing(clauses);
      for (auto &clause : clauses)
        if constexpr (std::remove_reference_t<decltype(clause)>::kKind.namesSeats)
          cut(clause);
    });
  }
  // One for each kind that names seats.
  void cut(Quorum &quorum) const {
    for (People &people : quorum.requirements)
      cut(people);
  }
  void cut(WithoutQuorum &without) const {
    if (without.then)
      cut(*without.then);
  }
  void cut(DecisionRule &rule) const {
    if (rule.breaker && !there(rule.breaker))
      for (std::size_t i = 0; i < model_.seats.size(); ++i)
        if (there(SeatId(i)) && areOnePost(model_, rule.breaker, SeatId(i))) {
          rule.breaker = SeatId(i);
          break;
        }
    cut(rule.thresholds);
    cut(rule.failingThat);
    if (rule.unlessAsked)
      cut(*rule.unlessAsked);
  }
  void cut(Chairing &chairing) const { cut(chairing.order); }
  void cut(ConflictRule &conflicts) const { cut(conflicts.ruledOnBy); }
  void cut(MembershipRule &rule) const {
    if (rule.people)
      cut(*rule.people);
    if (rule.cap)
      cut(rule.cap->who);
  }

  /// Claims keep their text; the seats in them that are not there on the day go.
  void cutClaims() {
    for (Claim &claim : out_.claims) {
      cut(claim.subjects.seats);
      cut(claim.when.seats);
      for (Selector &who : claim.who)
        cut(who);
      for (std::vector<People> &all : claim.people)
        for (People &people : all)
          cut(people);
    }
  }

  const Model &model_;
  Day day_;
  Model out_;
};

} // namespace

Model cutTo(const Model &model, Day day) { return Cutter(model, day).run(); }

} // namespace quorate::ir
