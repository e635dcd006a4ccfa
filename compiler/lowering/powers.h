// Powers: what is reserved to whom, what is delegated by whom to whom, tables of bands, and who may amend what.
#pragma once

#include "compiler/lowering/rules.h"

namespace quorate::ir::lowering {

struct Powers {
  std::vector<Delegation> delegations;
  std::vector<Reservation> reservations;
  std::vector<BandTable> bands;
  std::vector<Amendment> amendments;
  /// The rules by which bodies decide amendments, in the order of the source: they stand after their own.
  std::vector<std::pair<BodyId, DecisionRule>> amendmentRules;
};

/// Reads statements about powers, one after another in the order of the source.
class PowerReader {
public:
  PowerReader(const Finished &finished, const Actors &actors, Provenance &provenance, Reporter &reporter)
      : declared_(finished.declared), vocabulary_(finished.vocabulary), bodies_(finished.bodies),
        references_(finished.references), rules_(finished, reporter), actors_(actors), provenance_(provenance),
        reporter_(reporter) {}

  void read(const ast::Reserve &written, const ast::Declaration &declaration, const sema::Context &context);
  void read(const ast::Delegate &written, const ast::Declaration &declaration, const sema::Context &context);
  void read(const ast::Bands &written, const ast::Declaration &declaration, const sema::Context &context);
  void read(const ast::Amend &written, const ast::Declaration &declaration, const sema::Context &context);
  Powers take() && { return std::move(made_); }

private:
  /// Which functions a statement is about.
  struct Matters {
    std::vector<FunctionId> named, excepted; ///< as written
    std::vector<FunctionId> functions;       ///< closed, the exceptions taken out
  };
  /// One of the copies that `each` makes of a statement: how it is read there, and the place it is for.
  struct Copy {
    Scope scope;
    PlaceId place;
  };
  /// A body or a post, or an open point.
  struct Holder {
    ActorId actor;
    OpenPointId open;
    explicit operator bool() const { return actor || open; }
  };

  Matters mattersOf(const ast::Functions &written) const;
  std::string nameOf(const ast::Functions &written) const;
  std::vector<Copy> copies(const std::vector<ast::Ref> &places, const std::vector<const ast::Ref *> &others,
                           const sema::Context &context) const;
  Holder holder(const ast::OrOpen<ast::Ref> &written, const Scope &scope, ClauseId clause, const std::string &subject);
  ActorId holder(const ast::Ref &ref, const Scope &scope) const;
  Limit limit(const ast::Limit &written, ClauseId clause, const std::string &subject);
  void limits(const ast::Delegate &written, const std::string &what, Range range, Delegation &into);
  void oneCurrency(const std::vector<Money> &amounts, Range range);
  void band(const ast::Band &written, BandTable &into, const Scope &scope);
  DelegationId bandGiven(const ast::Band &written, const BandTable &table, const BandTable::Band &band,
                         const Scope &scope);
  void amendmentRule(const ast::Amend &written, const ast::Declaration &declaration, const sema::Context &context,
                     const Amendment &base, std::vector<FunctionId> all);

  const Declared &declared_;
  const Vocabulary &vocabulary_;
  const Bodies &bodies_;
  const ActorReferences &references_;
  RuleReader rules_;
  const Actors &actors_;
  Provenance &provenance_;
  Reporter &reporter_;
  Powers made_;
};

struct BodyLaw;

/// The powers with `everything else` written out: what a delegator holds and no clause reserves, or delegates from
/// them, by name, on each day. Comes after all successions, since what they carry on is held and named too.
Powers everythingElse(Powers powers, const std::vector<Organisation> &organisations, const std::vector<Actor> &actors,
                      const std::vector<BodyLaw> &laws, const Interval &inForce, const Vocabulary &vocabulary,
                      const Provenance &provenance);

/// The powers with assumed delegations standing in for open ones. An open point counts as filled once nothing that
/// shares it is without a stand-in.
Powers fillOpenDelegations(Powers powers, Provenance &provenance);

} // namespace quorate::ir::lowering
