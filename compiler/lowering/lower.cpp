// Lowering as a table of steps: each takes what those before it finished, and gives one finished value. Two things are
// handed from step to step and grow: the provenance, to which each step adds its clauses, and the reports.
#include "compiler/lowering/lower.h"

#include "compiler/lowering/statements.h"
#include "compiler/lowering/succession.h"

#include <algorithm>

namespace quorate::ir {

namespace {

using namespace lowering;

void appendTo(std::vector<Text> &into, std::vector<Text> &&more) {
  into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// Puts what the steps said of each body into one.
std::vector<Body> wholeBodies(Bodies bodies, Seats seats, std::vector<BodyLaw> laws) {
  for (std::size_t i = 0; i < bodies.all.size(); ++i) {
    Body &body = bodies.all[i];
    Seats::OnBody &on = seats.on[i];
    static_cast<BodyClauses &>(body) = std::move(laws[i].clauses);
    body.seats = std::move(on.seats);
    body.membersStated = on.stated;
    body.succeeds = std::move(laws[i].succeeds);
    body.deviations = std::move(on.deviations);
    for (Deviation &each : laws[i].deviations)
      body.deviations.push_back(std::move(each));
  }
  return std::move(bodies.all);
}

/// What the last steps leave of what was stated: each clause in the place it has after all of it was read together.
struct Settled {
  Powers powers;
  std::vector<Organisation> organisations;
};

/// What follows from all clauses and statements together, in the order in which one builds on the other.
Settled settle(const Finished &finished, const Actors &actors, const Interval &inForce, OrganisationLaw &organised,
               Powers stated, std::vector<BodyLaw> &laws, Provenance &provenance, Reporter &reporter) {
  for (auto &[body, rule] : stated.amendmentRules)
    laws[body.index()].clauses.decisions.push_back(std::move(rule));
  Settled made;
  made.powers = fillOpenDelegations(std::move(stated), provenance);
  made.organisations = organisationsSucceed(std::move(organised.organisations), provenance);
  made.powers = bodiesSucceed(std::move(made.powers), finished, laws, actors, reporter);
  made.powers = everythingElse(std::move(made.powers), made.organisations, actors.all, laws, inForce,
                               finished.vocabulary, provenance);
  clausesGiveWay(finished.declared, provenance, reporter);
  return made;
}

void moveInto(Model &model, Vocabulary words) {
  model.citations = std::move(words.citations);
  model.kinds = std::move(words.kinds);
  model.places = std::move(words.places);
  model.functions = std::move(words.functions);
}

void moveInto(Model &model, Settled settled) {
  model.organisations = std::move(settled.organisations);
  model.delegations = std::move(settled.powers.delegations);
  model.reservations = std::move(settled.powers.reservations);
  model.bands = std::move(settled.powers.bands);
  model.amendments = std::move(settled.powers.amendments);
}

/// What is stated outside bodies and is no power.
void moveInto(Model &model, Statements stated, std::vector<Text> texts) {
  model.incompatible = std::move(stated.incompatible);
  model.claims = std::move(stated.claims);
  model.scenarios = std::move(stated.scenarios);
  model.texts = std::move(texts);
  appendTo(model.texts, std::move(stated.texts));
}

} // namespace

Model lower(const sema::Constitution &constitution, const Names &names, std::shared_ptr<const Sources> sources,
            Diagnostics &diagnostics) {
  const Declared declared{constitution, names};
  Reporter reporter(declared, diagnostics);
  Provenance provenance(declared, reporter);
  Model model;

  // What there is, and what it is called.
  Vocabulary words = vocabulary(declared, provenance);
  const Organisations named = organisations(declared, words, provenance, reporter);
  Bodies bodies = lowering::bodies(declared, words, named, provenance, reporter);
  const BodyReferences ofBodies(declared, words, named, bodies, reporter);
  Seats seats = lowering::seats(declared, words, named, bodies, ofBodies, provenance, reporter);
  const Officers officers = lowering::officers(declared, words, named, bodies, ofBodies, provenance, reporter);
  const SeatReferences ofSeats(ofBodies, seats, officers);
  std::vector<Seat> terms = seatTerms(declared, bodies, seats, ofSeats, provenance, reporter);
  Actors actors = lowering::actors(words, bodies, terms, officers);
  const ActorReferences ofActors(ofSeats, named.all, actors);
  model.seats = seatActors(declared, std::move(terms), seats, named, bodies, actors, ofActors);

  // What clauses and statements say of it.
  model.calendars = calendars(declared, provenance, reporter);
  OrganisationLaw organised = organisationClauses(declared, named, ofSeats, actors, provenance, reporter);
  const ActorReferences references(ofSeats, organised.organisations, actors);
  const Finished finished{declared, words, named, bodies, seats, references};
  std::vector<BodyLaw> laws = bodyClauses(finished, provenance, reporter);
  model.header = header(declared, provenance);
  Statements stated = statements(finished, actors, provenance, reporter);
  model.persons = persons(finished, model.seats, actors, provenance, reporter);
  model.registered = std::any_of(model.persons.begin(), model.persons.end(), [](const Person &person) {
    // [P3] To be a deputy is to hold nothing.
    return std::any_of(person.holdings.begin(), person.holdings.end(),
                       [](const auto &one) { return one.how != Holding::How::DeputisesFor; });
  });

  moveInto(model, settle(finished, actors, model.header.inForce, organised, std::move(stated.powers), laws, provenance,
                         reporter));
  moveInto(model, std::move(stated), std::move(organised.texts));
  moveInto(model, std::move(words));
  model.bodies = wholeBodies(std::move(bodies), std::move(seats), std::move(laws));
  model.actors = std::move(actors.all);
  std::move(provenance).moveInto(model);
  model.sources = std::move(sources);
  return model;
}

} // namespace quorate::ir
