// People: who holds which post on which days, what they are and to whom they belong; and posts that nobody holds both
// of.
#include "compiler/lowering/statements.h"

#include <algorithm>

namespace quorate::ir::lowering {

namespace {

class PersonReader {
public:
  PersonReader(const Finished &finished, const std::vector<Seat> &seats, const Actors &actors, Provenance &provenance,
               Reporter &reporter)
      : declared_(finished.declared), references_(finished.references), seats_(seats), actors_(actors),
        provenance_(provenance), reporter_(reporter) {}

  Person read(const sema::Person &from) {
    person_ = {};
    person_.name = declared_.text(from.name);
    for (const auto &[declaration, context] : from.declarations) {
      const auto &written = std::get<ast::Person>(declaration->is);
      // Written short, the declaration is its one clause, and what is said of the one is said of the other.
      const ast::Notes &notes = written.block ? declaration->notes : written.clauses[0].notes;
      ClauseId at = provenance_.clause(declaration->range, notes, context, person_.name);
      if (!person_.clause)
        person_.clause = at;
      for (std::string &alias : aliasesOf(declared_, notes))
        person_.aliases.push_back(std::move(alias));
      for (const ast::PersonClause &each : written.clauses)
        clause(each, context);
    }
    return std::move(person_);
  }

private:
  using Written = ast::PersonClause;

  void clause(const Written &written, const sema::Context &context) {
    range_ = written.range;
    scope_ = scopeOf(context);
    id_ = provenance_.clause(written.range, written.notes, context, "what is said of " + person_.name);
    when_ = provenance_.at(id_).inForce;
    std::visit([&](const auto &what) { add(what); }, written.is);
  }

  void add(const Written::Holds &written) {
    Holding made;
    made.how = written.how;
    made.when = when_;
    made.clause = id_;
    std::vector<ActorId> officer = references_.officers(written.post, scope_);
    std::vector<SeatId> found = officer.empty() ? references_.seats(written.post, scope_) : std::vector<SeatId>();
    if (officer.size() + found.size() > 1 && !(officer.empty() && references_.areOnePost(found))) {
      std::vector<std::string> candidates = references_.seatNames(found);
      for (ActorId actor : officer)
        candidates.push_back(actors_.all[actor.index()].name);
      reporter_.whichOne(written.post, candidates);
      return;
    }
    if (officer.empty()) {
      hold(made, found);
    } else {
      made.actor = officer[0];
      person_.holdings.push_back(made);
    }
  }

  /// [P7] What is held runs on where the seats of the post change; its terms are those of the day it began. Seats that
  /// go with another post, on some days, have other holders.
  void hold(Holding made, std::vector<SeatId> seats) {
    const auto holders = [&](SeatId id) { return actors_.ofSeat[id.index()]; };
    for (bool first = true; !seats.empty(); first = false) {
      made.actor = holders(seats[0]);
      auto others =
          std::stable_partition(seats.begin(), seats.end(), [&](SeatId id) { return holders(id) == made.actor; });
      auto began = std::find_if(seats.begin(), others,
                                [&](SeatId id) { return seats_[id.index()].inForce.contains(when_.from); });
      made.seat = began == others ? seats[0] : *began;
      made.when = when_;
      if (!first || others != seats.end())
        made.when = intersect(when_, daysOf(seats.begin(), others));
      if (!made.when.empty())
        person_.holdings.push_back(made);
      seats.erase(seats.begin(), others);
    }
  }
  Interval daysOf(std::vector<SeatId>::const_iterator from, std::vector<SeatId>::const_iterator to) const {
    Interval days = seats_[from->index()].inForce;
    for (; from != to; ++from)
      days = {std::min(days.from, seats_[from->index()].inForce.from),
              std::max(days.until, seats_[from->index()].inForce.until)};
    return days;
  }
  void add(const Written::BelongsTo &belongs) {
    for (OrganisationId organisation : references_.organisations(belongs.organisation, scope_))
      person_.belongs.push_back({organisation, when_, id_});
  }
  void add(const Written::IsA &isA) {
    if (auto kind = references_.memberClass(isA.memberClass))
      person_.classes.push_back({*kind, when_, id_});
  }
  void add(const Written::Born &born) {
    if (person_.born && *person_.born != born.day)
      reporter_.report<diag::StatedTwice>(range_, "when " + person_.name + " was born")
          .mend("keep one of the two days");
    person_.born = born.day;
  }

  const Declared &declared_;
  const ActorReferences &references_;
  const std::vector<Seat> &seats_;
  const Actors &actors_;
  Provenance &provenance_;
  Reporter &reporter_;
  Person person_;
  Range range_; ///< of the clause that is being read, and what is known of it
  Scope scope_;
  ClauseId id_;
  Interval when_;
};

} // namespace

std::vector<Person> persons(const Finished &finished, const std::vector<Seat> &seats, const Actors &actors,
                            Provenance &provenance, Reporter &reporter) {
  PersonReader reader(finished, seats, actors, provenance, reporter);
  std::vector<Person> all;
  for (const sema::Person &from : finished.declared.in.persons)
    all.push_back(reader.read(from));
  return all;
}

std::optional<Incompatible> incompatible(const Finished &finished, const ast::Incompatible &written,
                                         const ast::Declaration &declaration, const sema::Context &context,
                                         Provenance &provenance) {
  const Scope scope = scopeOf(context);
  Incompatible made;
  made.clause = provenance.clause(declaration, context, "posts that nobody holds both of");
  made.first = finished.references.actors(written.first, scope);
  made.second = finished.references.actors(written.second, scope);
  made.firstText = finished.declared.write(written.first);
  made.secondText = finished.declared.write(written.second);
  if (made.first.empty() || made.second.empty())
    return std::nullopt;
  return made;
}

} // namespace quorate::ir::lowering
