// What a model holds, by index: names, bodies, seats, clauses, open points.
#include "runtime/model.h"
#include "runtime/model/tables.h"

namespace quorate::runtime {

namespace {

template <class Index> std::optional<Index> indexIf(std::uint32_t value) {
  return value == kNone ? std::nullopt : std::optional(Index{value});
}

} // namespace

std::string_view Model::title() const { return tables().names().text(tables().names().title); }
Interval Model::inForce() const { return tables().names().inForce; }

std::uint32_t Model::bodies() const { return tables().bodies().bodies.size(); }
std::uint32_t Model::actors() const { return tables().authority().actors.size(); }
std::uint32_t Model::functions() const { return tables().authority().functions.size(); }
std::uint32_t Model::places() const { return tables().authority().places.size(); }
std::uint32_t Model::grants() const { return tables().authority().grants.size(); }
std::uint32_t Model::persons() const { return tables().people().persons.size(); }

std::string_view Model::name(BodyIndex body) const {
  const NameTables &names = tables().names();
  return names.text(names.bodies[number(body)]);
}
std::string_view Model::name(SeatIndex seats) const {
  const NameTables &names = tables().names();
  return names.text(names.seats[number(seats)].name());
}
std::string_view Model::name(FunctionIndex function) const {
  const NameTables &names = tables().names();
  return names.text(names.functions[number(function)]);
}
std::string_view Model::name(PlaceIndex place) const {
  const NameTables &names = tables().names();
  return names.text(names.places[number(place)]);
}
std::string_view Model::name(OrganisationIndex organisation) const {
  const NameTables &names = tables().names();
  return names.text(names.organisations[number(organisation)]);
}
std::string_view Model::name(ActorIndex actor) const {
  const NameTables &names = tables().names();
  return names.text(names.actors[number(actor)]);
}
std::string_view Model::name(PersonIndex person) const {
  const NameTables &names = tables().names();
  return names.text(names.persons[number(person)]);
}

BodyInfo Model::body(BodyIndex index) const {
  const BodyTables &tables = this->tables().bodies();
  const schema::Body &row = tables.bodies[number(index)];
  BodyInfo info{name(index),
                ActorIndex{row.actor()},
                indexIf<PlaceIndex>(row.place()),
                indexIf<OrganisationIndex>(row.organisation()),
                {},
                {},
                {row.from_day(), row.until_day()},
                clauseIf(row.clause())};
  for (std::uint32_t parent : tables.parents.at(row.parents()))
    info.parents.push_back(BodyIndex{parent});
  for (std::uint32_t seats : tables.seatLists.at(row.seats()))
    info.seats.push_back(SeatIndex{seats});
  return info;
}

SeatInfo Model::seat(SeatIndex index) const {
  const schema::Seat &row = tables().bodies().seats[number(index)];
  const NameTables &names = tables().names();
  const schema::SeatName &name = names.seats[number(index)];
  return {BodyIndex{row.body()},
          names.text(name.post()),
          names.text(name.name()),
          indexIf<PlaceIndex>(row.place()),
          row.least(),
          row.most() == kNone ? std::nullopt : std::optional(row.most()),
          row.weight(),
          row.casting_vote(),
          {row.from_day(), row.until_day()},
          clauseIf(row.clause())};
}

ClauseInfo Model::clause(ClauseIndex index) const {
  const TextTables &text = tables().text();
  const schema::Clause &row = text.clauses[number(index)];
  ClauseInfo info;
  info.file = row.file() == kNone ? std::string_view() : text.text(text.files[row.file()]);
  info.line = row.line();
  info.column = row.column();
  info.text = text.text(row.text());
  for (const schema::Reference &reference : text.references.at(row.references())) {
    const schema::Citation &citation = text.citations[reference.citation()];
    std::string_view at = text.text(reference.at());
    info.citations.push_back(
        {text.text(citation.name()), text.text(citation.title()), at.empty() ? text.text(citation.locator()) : at});
  }
  if (row.assumption() != kNone)
    info.assumption = text.text(text.assumptions[row.assumption()].reason());
  info.open = indexIf<OpenPointIndex>(row.open());
  return info;
}

OpenPointInfo Model::openPoint(OpenPointIndex index) const {
  const TextTables &text = tables().text();
  const schema::OpenPoint &row = text.openPoints[number(index)];
  return {text.text(row.subject()), text.text(row.note()), clauseIf(row.clause()), clauseIf(row.filled_by())};
}

} // namespace quorate::runtime
