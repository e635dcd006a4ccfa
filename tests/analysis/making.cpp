// Makes small flat models by hand.
#include "tests/analysis/making.h"

#include "compiler/emit/emit.h"

#include <catch2/catch.hpp>

namespace quorate::testing {

Making::Making() {
  auto sources = std::make_shared<Sources>();
  std::string text;
  // One line for each clause, so that every finding has a place and no two clauses share one: a shared place is how
  // findings know copies of a template.
  for (int line = 0; line < 1000; ++line)
    text += "clause\n";
  sources->add("made.quorate", text);
  model.sources = sources;
  model.header.title = "Made by hand";
  model.header.clause = clause();
}

ClauseId Making::clause() {
  std::uint32_t begin = model.sources->files().front().base + static_cast<std::uint32_t>(model.clauses.size()) * 7;
  Clause made;
  made.range = {begin, begin + 6};
  model.clauses.push_back(made);
  return ClauseId(model.clauses.size() - 1);
}

OpenPointId Making::open(const std::string &subject) {
  model.openPoints.push_back({clause(), subject, "the steering group, by May", {}});
  return OpenPointId(model.openPoints.size() - 1);
}

ClauseId Making::assumed(const std::string &reason) {
  ClauseId at = clause();
  model.assumptions.push_back({at, reason});
  model.clauses[at.index()].assumption = AssumptionId(model.assumptions.size() - 1);
  return at;
}

PlaceId Making::place(const std::string &name, PlaceId in) {
  Place made;
  made.name = name;
  made.parent = in;
  made.first = static_cast<std::uint32_t>(model.places.size());
  made.last = made.first + 1;
  made.clause = clause();
  for (PlaceId up = in; up; up = model.at(up).parent)
    model.places[up.index()].last = made.last;
  model.places.push_back(made);
  return PlaceId(model.places.size() - 1);
}

FunctionId Making::function(const std::string &name, std::vector<FunctionId> groups, bool hasAmount) {
  Function made;
  made.name = name;
  made.groups = std::move(groups);
  made.hasAmount = hasAmount;
  made.clause = clause();
  model.functions.push_back(made);
  return FunctionId(model.functions.size() - 1);
}

FunctionId Making::group(const std::string &name) {
  FunctionId id = function(name);
  model.functions.back().isGroup = true;
  return id;
}

BodyId Making::body(const std::string &name, const std::string &templateName) {
  Body made;
  made.name = name;
  made.templateName = templateName.empty() ? name : templateName;
  made.clause = clause();
  made.actor = ActorId(model.actors.size());
  made.membersStated = true;
  BodyId id(model.bodies.size());
  model.bodies.push_back(made);
  Actor actor;
  actor.name = name;
  actor.body = id;
  actor.clause = made.clause;
  model.actors.push_back(actor);
  return id;
}

SeatId Making::seat(BodyId body, const std::string &post, std::uint32_t number, PlaceId place) {
  Seat made;
  made.body = body;
  made.post = post;
  made.place = place;
  made.name = place ? post + " of " + model.at(place).name : post;
  made.least = made.most = number;
  made.voting = Voting::Always;
  made.clause = clause();
  made.actor = ActorId(model.actors.size());
  SeatId id(model.seats.size());
  model.seats.push_back(made);
  Actor holders;
  holders.name = made.name + " of " + at(body).name;
  holders.seats = {id};
  holders.clause = made.clause;
  model.actors.push_back(holders);
  at(body).seats.push_back(id);
  return id;
}

SeatId Making::silent(BodyId body, const std::string &post, std::uint32_t number) {
  SeatId id = seat(body, post, number);
  at(id).voting = Voting::Never;
  return id;
}

OrganisationId Making::organisation(const std::string &name, std::vector<FunctionId> holds, ActorId actsThrough) {
  Organisation made;
  made.name = name;
  made.holds = std::move(holds);
  made.actsThrough = actsThrough;
  made.clause = made.holdsClause = made.actsThroughClause = clause();
  model.organisations.push_back(made);
  OrganisationId id(model.organisations.size() - 1);
  if (actsThrough && model.at(actsThrough).body)
    at(model.at(actsThrough).body).organisation = id;
  return id;
}

People Making::people(std::uint32_t number, std::vector<SeatId> who, Bound bound) {
  People made;
  made.bound = bound;
  made.quantity.number = number;
  made.who = {std::move(who), false, "them"};
  made.clause = clause();
  return made;
}

Quorum &Making::quorum(BodyId body, std::uint32_t number, bool votingOnly) {
  Quorum made;
  made.requirements.push_back(people(number, at(body).seats));
  made.requirements.back().who = Selector::all(at(body).seats, votingOnly);
  made.clause = clause();
  at(body).quorums = {made};
  return at(body).quorums.front();
}

void Making::including(BodyId body, std::uint32_t number, std::vector<SeatId> who) {
  at(body).quorums.front().requirements.push_back(people(number, std::move(who)));
}

DecisionRule &Making::decides(BodyId body, Fraction fraction, Base base, Bound bound) {
  DecisionRule made;
  Threshold threshold;
  threshold.bound = bound;
  threshold.fraction = fraction;
  threshold.base = base;
  made.thresholds.push_back(threshold);
  made.clause = clause();
  at(body).decisions.push_back(made);
  return at(body).decisions.back();
}

void Making::complete(BodyId body) {
  if (at(body).quorums.empty())
    quorum(body, 1);
  if (at(body).decisions.empty())
    decides(body).tie = Tie::Lost;
  at(body).chairings = {Chairing{{at(body).seats.front()}, {}, clause()}};
  Accountability accountable;
  accountable.clause = clause();
  at(body).accountability.push_back(accountable);
}

Claim &Making::claim(Claim::Says says, std::vector<BodyId> bodies, std::vector<SeatId> subjects) {
  Claim made;
  made.says = says;
  made.title = "claim " + std::to_string(model.claims.size() + 1);
  made.bodies = std::move(bodies);
  made.subjects.seats = std::move(subjects);
  made.clause = clause();
  model.claims.push_back(made);
  return model.claims.back();
}

Delegation &Making::delegate(std::vector<FunctionId> functions, ActorId from, ActorId to) {
  Delegation made;
  made.named = made.functions = std::move(functions);
  made.from = from;
  made.to = to;
  made.clause = clause();
  model.delegations.push_back(made);
  return model.delegations.back();
}

Reservation &Making::reserve(std::vector<FunctionId> functions, ActorId to) {
  Reservation made;
  made.named = made.functions = std::move(functions);
  made.to = to;
  made.clause = clause();
  model.reservations.push_back(made);
  return model.reservations.back();
}

Quorum toBeConfirmed(Making &making, OpenPointId open) {
  Quorum quorum;
  quorum.open = open;
  quorum.clause = making.clause();
  return quorum;
}

std::vector<Diagnostic> diagnosticsOf(const Model &model) {
  Diagnostics out;
  analysis::findings(model, effectiveAuthority(model), out);
  for (const Diagnostic &each : out.all())
    CHECK(each.range); // no finding without a place
  return out.all();
}

std::string findingsOf(const Model &model) {
  std::string text;
  for (const Diagnostic &each : diagnosticsOf(model))
    text += (text.empty() ? "" : " ") + std::string(info(each.code).code);
  return text;
}

const Diagnostic *find(const std::vector<Diagnostic> &all, Code code) {
  for (const Diagnostic &each : all)
    if (each.code == code)
      return &each;
  return nullptr;
}

std::string message(const Model &model, Code code) {
  std::vector<Diagnostic> all = diagnosticsOf(model);
  const Diagnostic *found = find(all, code);
  return found ? found->message : "";
}

std::size_t count(const Model &model, Code code) {
  std::size_t number = 0;
  for (const Diagnostic &each : diagnosticsOf(model))
    number += each.code == code;
  return number;
}

runtime::Model decisionModel(const Model &model) {
  auto opened = runtime::Model::fromBytes(emit::decisionModel(model, effectiveAuthority(model)));
  if (auto *refusal = std::get_if<runtime::Refusal>(&opened))
    FAIL(refusal->reason);
  return std::get<runtime::Model>(std::move(opened));
}

std::vector<analysis::ClaimVerdict> decided(const Model &model) {
  return analysis::decideClaims(model, effectiveAuthority(model), decisionModel(model));
}

} // namespace quorate::testing
