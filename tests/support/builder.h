// Flat models made by hand, for tests of what stands on them.
#pragma once

#include "compiler/authority/authority.h"
#include "compiler/emit/emit.h"
#include "compiler/ir/model.h"
#include "runtime/answer.h"
#include "runtime/authority.h"
#include "runtime/model.h"

#include <stdexcept>

namespace quorate::test {

/// A day by its date, and an amount in whole pounds.
inline runtime::Day day(int year, unsigned month, unsigned date) { return *runtime::dayOf(year, month, date); }
inline runtime::Money pounds(std::int64_t amount) { return {amount * 100, runtime::Currency::Pound}; }

/// "at least 2/3 of votes cast", perhaps by some.
inline ir::Threshold share(ir::Bound bound, runtime::Fraction fraction, ir::Base base, ir::Selector among = {}) {
  ir::Threshold threshold;
  threshold.bound = bound;
  threshold.fraction = fraction;
  threshold.base = base;
  threshold.among = std::move(among);
  return threshold;
}

/// Builds a model clause by clause; each clause is a line of `test.quorate`.
class Builder {
public:
  ir::Model model;

  /// A clause that reads so.
  ir::ClauseId clause(std::string text) {
    ir::Clause clause;
    clause.range = {static_cast<std::uint32_t>(source_.size() + 1),
                    static_cast<std::uint32_t>(source_.size() + 1 + text.size())};
    source_ += text + "\n";
    model.clauses.push_back(clause);
    return ir::ClauseId(model.clauses.size() - 1);
  }
  /// A clause that is assumed, for that reason.
  ir::ClauseId assumed(std::string text, std::string reason) {
    ir::ClauseId id = clause(std::move(text));
    model.assumptions.push_back({id, std::move(reason)});
    model.clauses[id.index()].assumption = ir::AssumptionId(model.assumptions.size() - 1);
    return id;
  }
  /// Something to be confirmed.
  ir::OpenPointId open(std::string subject, std::string note = "by the board") {
    ir::ClauseId id = clause("to be confirmed");
    model.openPoints.push_back({id, std::move(subject), std::move(note), {}});
    return ir::OpenPointId(model.openPoints.size() - 1);
  }
  ir::KindId memberClass(std::string name, ir::KindId parent = {}) {
    model.kinds.push_back({name, ir::KindOf::Member, parent, clause("kind " + name)});
    return ir::KindId(model.kinds.size() - 1);
  }
  /// Those of a class of people, who hold these seats if they do not hold another.
  ir::Selector ofClass(std::vector<ir::SeatId> seats, ir::KindId kind) const {
    ir::Selector made{std::move(seats), false, model.at(kind).name};
    made.kind = kind;
    return made;
  }
  ir::PlaceId place(std::string name, ir::PlaceId parent = {}) {
    ir::Place place;
    place.name = name;
    place.parent = parent;
    place.clause = clause("place " + name);
    model.places.push_back(place);
    return ir::PlaceId(model.places.size() - 1);
  }
  ir::FunctionId function(std::string name, std::vector<ir::FunctionId> groups = {}, bool amount = true) {
    ir::Function function;
    function.name = name;
    function.groups = std::move(groups);
    function.hasAmount = amount;
    function.clause = clause("function " + name);
    for (ir::FunctionId group : function.groups)
      model.functions[group.index()].isGroup = true;
    model.functions.push_back(function);
    return ir::FunctionId(model.functions.size() - 1);
  }
  ir::ActorId actor(std::string name) {
    ir::Actor actor;
    actor.name = name;
    actor.clause = clause("post " + name);
    model.actors.push_back(actor);
    return ir::ActorId(model.actors.size() - 1);
  }
  ir::BodyId body(std::string name, ir::PlaceId place = {}) {
    ir::Body body;
    body.name = body.templateName = name;
    body.place = place;
    body.clause = clause("body " + name);
    body.actor = actor(name);
    model.bodies.push_back(body);
    ir::BodyId id(model.bodies.size() - 1);
    ir::Actor &holder = model.actors[body.actor.index()];
    holder.body = id;
    holder.place = place;
    return id;
  }
  /// A run of seats, with a vote unless said otherwise.
  ir::SeatId seat(ir::BodyId body, std::string post, std::uint32_t count, std::vector<ir::KindId> classes = {},
                  ir::Voting voting = ir::Voting::Always) {
    ir::Seat seat;
    seat.body = body;
    seat.post = seat.name = post;
    seat.classes = std::move(classes);
    seat.least = seat.most = count;
    seat.voting = voting;
    seat.clause = clause(post + " " + std::to_string(count) + " seats");
    model.seats.push_back(seat);
    ir::SeatId id(model.seats.size() - 1);
    model.bodies[body.index()].seats.push_back(id);
    return id;
  }
  ir::OrganisationId organisation(std::string name, std::vector<ir::FunctionId> holds, ir::ActorId actsThrough) {
    ir::Organisation organisation;
    organisation.name = name;
    organisation.holds = std::move(holds);
    organisation.actsThrough = actsThrough;
    organisation.clause = clause("organisation " + name);
    model.organisations.push_back(organisation);
    return ir::OrganisationId(model.organisations.size() - 1);
  }
  /// A delegation at all times and places, perhaps up to an amount a decision.
  ir::Delegation &delegate(ir::ActorId from, ir::ActorId to, std::vector<ir::FunctionId> functions,
                           std::optional<runtime::Money> upTo = {}) {
    ir::Delegation delegation;
    delegation.from = from;
    delegation.to = to;
    delegation.named = delegation.functions = std::move(functions);
    delegation.limit.amount = upTo;
    delegation.clause = clause("delegate");
    model.delegations.push_back(delegation);
    return model.delegations.back();
  }
  ir::Reservation &reserve(ir::ActorId to, std::vector<ir::FunctionId> functions) {
    ir::Reservation reservation;
    reservation.to = to;
    reservation.named = reservation.functions = std::move(functions);
    reservation.clause = clause("reserve");
    model.reservations.push_back(reservation);
    return model.reservations.back();
  }
  ir::Body &at(ir::BodyId id) { return model.bodies[id.index()]; }
  ir::Seat &at(ir::SeatId id) { return model.seats[id.index()]; }
  ir::ActorId actorOf(ir::BodyId id) const { return model.at(id).actor; }

  /// "at least `number` of these"
  ir::People atLeast(std::uint32_t number, std::vector<ir::SeatId> seats, std::string text, bool votingOnly = false) {
    ir::People people;
    people.quantity.number = number;
    bool all = text == "members" || text == "voting members";
    people.who =
        all ? ir::Selector::all(std::move(seats), votingOnly) : ir::Selector(std::move(seats), votingOnly, text);
    people.clause = clause("quorum at least " + std::to_string(number) + " " + text);
    return people;
  }
  /// The only quorum of a body.
  ir::Quorum &quorum(ir::BodyId body, std::vector<ir::People> requirements) {
    at(body).quorums.clear();
    return anotherQuorum(body, std::move(requirements));
  }
  /// A quorum besides those it has, for some matters or on some days.
  ir::Quorum &anotherQuorum(ir::BodyId body, std::vector<ir::People> requirements, ir::Interval days = {}) {
    ir::Quorum quorum;
    quorum.requirements = std::move(requirements);
    quorum.clause = clause("quorum");
    model.clauses[quorum.clause.index()].inForce = days;
    at(body).quorums.push_back(quorum);
    return at(body).quorums.back();
  }
  /// What conflicted members of a body do, on every matter.
  ir::ConflictRule &conflicts(ir::BodyId body, bool leave = true, bool countToQuorum = false) {
    ir::ConflictRule rule;
    rule.leave = leave;
    rule.countToQuorum = countToQuorum;
    rule.clause = clause("conflicted members");
    at(body).conflicts = {rule};
    return at(body).conflicts.back();
  }
  /// Who presides over a body.
  void chairs(ir::BodyId body, std::vector<ir::SeatId> order) {
    at(body).chairings = {ir::Chairing{std::move(order), {}, clause("chaired by")}};
  }
  /// "more than 1/2 of votes cast", unless said otherwise.
  ir::DecisionRule &rule(ir::BodyId body, ir::Threshold threshold = {}, ir::Tie tie = ir::Tie::Unstated,
                         ir::SeatId breaker = {}) {
    ir::DecisionRule rule;
    rule.thresholds = {threshold};
    rule.tie = tie;
    rule.breaker = breaker;
    rule.clause = clause("decides by");
    at(body).decisions.push_back(rule);
    return at(body).decisions.back();
  }

  /// Numbers the places and puts the text under the clauses.
  const ir::Model &finish() {
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < model.places.size(); ++i)
      if (!model.places[i].parent)
        number(ir::PlaceId(i), next);
    auto sources = std::make_shared<Sources>();
    sources->add("test.quorate", source_);
    model.sources = sources;
    return model;
  }
  std::vector<std::byte> bytes() {
    finish();
    return emit::decisionModel(model, ir::effectiveAuthority(model));
  }
  runtime::Model load() {
    auto opened = runtime::Model::fromBytes(bytes());
    if (auto *refusal = std::get_if<runtime::Refusal>(&opened))
      throw std::runtime_error(refusal->reason);
    return std::move(std::get<runtime::Model>(opened));
  }

private:
  void number(ir::PlaceId id, std::uint32_t &next) {
    model.places[id.index()].first = next++;
    for (std::size_t i = 0; i < model.places.size(); ++i)
      if (model.places[i].parent == id)
        number(ir::PlaceId(i), next);
    model.places[id.index()].last = next;
  }

  std::string source_;
};

/// An actor or another thing of the flat model as the runtime numbers it.
inline runtime::ActorIndex index(ir::ActorId id) { return runtime::ActorIndex{id.value}; }
inline runtime::FunctionIndex index(ir::FunctionId id) { return runtime::FunctionIndex{id.value}; }
inline runtime::PlaceIndex index(ir::PlaceId id) { return runtime::PlaceIndex{id.value}; }
inline runtime::BodyIndex index(ir::BodyId id) { return runtime::BodyIndex{id.value}; }

} // namespace quorate::test
