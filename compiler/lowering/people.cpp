// People: who holds which post on which days, what they are and to whom they belong.
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

void Lowering::persons() {
  for (const sema::Person &from : in_.persons) {
    PersonId id(out_.persons.size());
    Person made;
    made.name = text(from.name);
    out_.persons.push_back(std::move(made));
    for (const auto &[declaration, context] : from.declarations) {
      const auto &written = std::get<ast::Person>(declaration->is);
      // Written short, the declaration is its one clause, and what is said of the one is said of the other.
      const ast::Notes &notes = written.block ? declaration->notes : written.clauses[0].notes;
      ClauseId at = clause(declaration->range, notes, context, text(from.name));
      Person &person = out_.persons[id.index()];
      if (!person.clause)
        person.clause = at;
      for (std::string &alias : aliasesOf(notes))
        person.aliases.push_back(std::move(alias));
      for (const ast::PersonClause &each : written.clauses)
        personClause(id, each, context);
    }
    out_.registered = out_.registered || !out_.persons[id.index()].holdings.empty();
  }
}

void Lowering::personClause(PersonId id, const ast::PersonClause &written, const sema::Context &context) {
  Person &person = out_.persons[id.index()];
  ClauseId at = clause(written.range, written.notes, context, "what is said of " + person.name);
  const Interval when = out_.clauses[at.index()].inForce;
  Scope scope{{}, {}, context};
  if (auto *holds = std::get_if<ast::PersonClause::Holds>(&written.is)) {
    holding(id, *holds, at, scope);
  } else if (auto *belongs = std::get_if<ast::PersonClause::BelongsTo>(&written.is)) {
    for (OrganisationId organisation : organisationsNamed(belongs->organisation, scope))
      person.belongs.push_back({organisation, when, at});
  } else if (auto *isA = std::get_if<ast::PersonClause::IsA>(&written.is)) {
    for (KindId kind : memberClasses(isA->memberClass))
      person.classes.push_back({kind, when, at});
  } else {
    const auto &born = std::get<ast::PersonClause::Born>(written.is);
    if (person.born && *person.born != born.day)
      diagnostics_.report<diag::StatedTwice>(written.range, "when " + person.name + " was born")
          .mend("keep one of the two days");
    person.born = born.day;
  }
}

void Lowering::holding(PersonId id, const ast::PersonClause::Holds &written, ClauseId clause, const Scope &scope) {
  Holding made;
  made.how = written.how;
  made.when = out_.clauses[clause.index()].inForce;
  made.clause = clause;
  std::vector<ActorId> officer = officers(written.post, scope);
  std::vector<SeatId> found = officer.empty() ? seats(written.post, scope) : std::vector<SeatId>();
  if (officer.size() + found.size() > 1) {
    std::vector<std::string> candidates;
    for (SeatId seat : found)
      candidates.push_back(at(seat).name + " of " + at(at(seat).body).name);
    for (ActorId actor : officer)
      candidates.push_back(out_.actors[actor.index()].name);
    whichOne(written.post, candidates);
    return;
  }
  if (!found.empty()) {
    made.seat = found[0];
    made.actor = at(found[0]).actor;
  } else if (!officer.empty()) {
    made.actor = officer[0];
  } else {
    return;
  }
  out_.persons[id.index()].holdings.push_back(std::move(made));
}

void Lowering::incompatible(const ast::Incompatible &written, const ast::Declaration &declaration,
                            const sema::Context &context) {
  Scope scope{{}, {}, context};
  Incompatible made;
  made.clause = clause(declaration.range, declaration.notes, context, "posts that nobody holds both of");
  made.first = actors(written.first, scope);
  made.second = actors(written.second, scope);
  made.firstText = write(written.first);
  made.secondText = write(written.second);
  if (!made.first.empty() && !made.second.empty())
    out_.incompatible.push_back(std::move(made));
}

} // namespace quorate::ir
