// Quorum and voting rules of a body: who is counted, of what, and how many. The same words stand in the clauses of a
// body, in who may amend the constitution, and in claims.
#pragma once

#include "compiler/lowering/references.h"

namespace quorate::ir::lowering {

/// What is finished when clauses are read: every name has a meaning.
struct Finished {
  const Declared &declared;
  const Vocabulary &vocabulary;
  const Organisations &organisations;
  const Bodies &bodies;
  const Seats &seats;
  const ActorReferences &references;
};

class RuleReader {
public:
  RuleReader(const Finished &finished, Reporter &reporter)
      : declared_(finished.declared), vocabulary_(finished.vocabulary), organisations_(finished.organisations),
        bodies_(finished.bodies), seats_(finished.seats), references_(finished.references), reporter_(reporter) {}

  /// The same reader for what is asked of those in post: people may be of a class that no seat is of.
  RuleReader ofPeople() const {
    RuleReader same = *this;
    same.asks_ = Asks::People;
    return same;
  }

  /// What is asked of the people there. `from each Borough` asks it once for every borough.
  std::vector<People> people(const ast::People &written, BodyId body, ClauseId clause, const Scope &scope) const;
  /// The same, where only one can be asked; more are reported, and the first stands.
  std::optional<People> onePeople(const ast::People &written, BodyId body, ClauseId clause, const Scope &scope) const;
  std::vector<Threshold> thresholds(const std::vector<ast::Threshold> &written, BodyId body, const Scope &scope) const;
  MembershipRule::Cap cap(const ast::Cap &written, BodyId body, const Scope &scope) const;
  Selector selector(const ast::Who &who, BodyId body, const Scope &scope) const;
  /// The one seat of a body that is meant; none, and a report, if there are several or none.
  SeatId seat(const ast::Ref &ref, BodyId body, const Scope &scope) const;

private:
  Selector named(const ast::Ref &ref, BodyId body, const Scope &scope) const;
  Selector everybody(BodyId body, bool votingOnly) const;
  /// A quantity, and the members that are counted towards it.
  struct Asked {
    Quantity quantity;
    Selector who;
  };
  std::vector<Asked> counted(const ast::Quantity &written, Range at, BodyId body, const Scope &scope) const;
  std::vector<Asked> made(const ast::GreaterOf &written, Range at, BodyId body, const Scope &scope) const;
  bool countAlike(const Selector &one, const Selector &other) const;
  Asked share(const ast::ShareOf &written, BodyId body, const Scope &scope) const;
  std::vector<People> fromEach(const People &asked, const ast::Ref &from, std::uint32_t kind, BodyId body) const;
  void from(People &asked, const ast::Ref &from, BodyId body, const Scope &scope) const;
  Selector seatsFor(BodyId body, const Instance &instance) const;
  std::vector<Selector> constituents(const ast::Name &kind, BodyId body) const;
  void addThreshold(const ast::Threshold &written, BodyId body, const Scope &scope, std::vector<Threshold> &into) const;

  const Declared &declared_;
  const Vocabulary &vocabulary_;
  const Organisations &organisations_;
  const Bodies &bodies_;
  const Seats &seats_;
  const ActorReferences &references_;
  Reporter &reporter_;
  enum class Asks : std::uint8_t { Seats, People } asks_ = Asks::Seats;
};

} // namespace quorate::ir::lowering
