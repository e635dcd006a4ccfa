// What the parts of lowering share. Internal to the folder.
#pragma once

#include "compiler/ir/lower.h"
#include "compiler/syntax/print.h"

#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

namespace quorate::ir {

/// What `each Borough` stands for in one copy of a template: a place or an organisation.
struct Instance {
  PlaceId place;
  OrganisationId organisation;
  friend bool operator==(const Instance &, const Instance &) = default;
};

/// Where a reference is read: what `that Borough` means there, whose clause it is.
struct Scope {
  std::vector<std::pair<std::uint32_t, Instance>> bindings; ///< kind, and what it is bound to
  BodyId body;                                              ///< whose posts are meant first
  sema::Context context;
};

/// A clause of a body as it applies to one copy of it: the template's own, or one that a variation puts in its place.
struct EffectiveClause {
  const ast::BodyClause *clause = nullptr;
  sema::Context context;
  const ast::BodyClause *replaced = nullptr; ///< the clause it stands instead of
  bool fills = false;                        ///< it settles what `replaced` left to be confirmed
};

/// What an open point of a prose clause is about: the text by its heading.
inline std::string textSubject(const ast::Text &prose) {
  return prose.second ? "what is said of \"" + prose.first + "\"" : "a text";
}

struct EffectiveSeat {
  const ast::Seat *seat = nullptr;
  sema::Context context;
  const ast::Seat *replaced = nullptr;
};

class Lowering {
public:
  Lowering(const sema::Constitution &in, const Names &names, std::shared_ptr<const Sources> sources,
           Diagnostics &diagnostics)
      : in_(in), names_(names), diagnostics_(diagnostics) {
    out_.sources = std::move(sources);
  }
  Model run();

private:
  // lower.cpp: the vocabulary and the order of things.
  void header();
  void vocabulary();
  void places();
  void functionTable();
  void organisations();
  void organisationClauses();
  void statements();
  const std::vector<Instance> &instancesOf(std::uint32_t kind);
  std::string nameOf(const Instance &instance) const;
  bool isKindOf(std::uint32_t kind, std::uint32_t ancestor) const;
  bool tooMany(std::size_t count, std::string_view what);

  // clauses.cpp: provenance.
  ClauseId clause(Range range, const ast::Notes &notes, const sema::Context &context, const std::string &subject);
  OpenPointId openPoint(const ast::Open &open, ClauseId clause, const std::string &subject);
  AssumptionId assumption(const sema::Context &context);
  std::vector<std::string> aliasesOf(const ast::Notes &notes) const;
  Interval interval(const std::optional<ast::Period> &period, ClauseId clause, const std::string &subject,
                    OpenPointId &open);
  std::string text(NameId id) const { return names_.text(id); }
  std::string write(const ast::Ref &ref) const { return syntax::print(ref, names_); }

  // resolve.cpp: references.
  struct Qualified {
    std::vector<PlaceId> places;
    std::vector<OrganisationId> organisations;
    std::vector<BodyId> bodies;
    bool none = true;
    bool failed = false;
  };
  ast::Ref whole(const ast::Ref &ref) const;
  std::optional<Instance> bound(const ast::Name &kind, const Scope &scope);
  Qualified qualified(const ast::Ref &ref, std::size_t from, const Scope &scope);
  std::vector<BodyId> bodies(const ast::Ref &ref, const Scope &scope, bool report = true);
  BodyId body(const ast::Ref &ref, const Scope &scope);
  std::vector<OrganisationId> organisationsNamed(const ast::Ref &ref, const Scope &scope);
  std::vector<SeatId> seats(const ast::Ref &ref, const Scope &scope, bool report = true);
  std::vector<ActorId> officers(const ast::Ref &ref, const Scope &scope);
  std::vector<ActorId> actors(const ast::Ref &ref, const Scope &scope);
  ActorId actor(const ast::Ref &ref, const Scope &scope);
  std::vector<Party> parties(const ast::Ref &ref, const Scope &scope);
  std::vector<PlaceId> placesNamed(const ast::Ref &ref, const Scope &scope);
  FunctionId function(const ast::Ref &ref);
  std::vector<FunctionId> functionsNamed(const std::vector<ast::Ref> &refs);
  std::vector<FunctionId> closure(const std::vector<FunctionId> &named) const;
  bool hasSort(NameId name, sema::Sort sort) const;
  void unknown(const ast::Ref &ref, std::string_view what, std::initializer_list<sema::Sort> sorts);
  void whichOne(const ast::Ref &ref, const std::vector<std::string> &candidates);

  // lower_bodies.cpp, lower_seats.cpp: bodies and their membership.
  void makeBodies();
  void collectVariations();
  void makeSeats();
  void makeSeat(BodyId body, const EffectiveSeat &effective, const Instance &instance, const Scope &scope);
  void makeOfficers();
  void seatTerms();
  void seatTerm(SeatId id, const ast::SeatTerm &term, const Scope &scope);
  void exOfficio();
  void makeActors();
  void bodyHeads();
  void bodyClauses();
  std::vector<EffectiveClause> effectiveClauses(BodyId body);
  void bodyClause(BodyId body, const EffectiveClause &effective);
  void replaced(BodyId body, const EffectiveClause &effective, ClauseId instead, const std::string &what);
  Scope scopeOf(BodyId body, const sema::Context &context) const;
  std::string subjectOf(BodyId body) const;

  // lower_rules.cpp: quorum and voting.
  Quorum quorum(const ast::Quorum &written, BodyId body, ClauseId clause, const Scope &scope);
  People people(const ast::People &written, BodyId body, ClauseId clause, const Scope &scope);
  Quantity quantity(const ast::Quantity &written, BodyId body, Selector &who, const Scope &scope);
  Selector selector(const ast::Who &who, BodyId body, const Scope &scope);
  Selector selector(const ast::Ref &ref, BodyId body, const Scope &scope);
  DecisionRule decides(const ast::Decides &written, BodyId body, ClauseId clause, const Scope &scope);
  SeatId seatOf(const ast::Ref &ref, BodyId body, const Scope &scope);

  // lower_authority.cpp: reservations and delegations.
  void reserve(const ast::Reserve &written, const ast::Declaration &declaration, const sema::Context &context);
  void fillOpenDelegations();
  void delegate(const ast::Delegate &written, const ast::Declaration &declaration, const sema::Context &context);
  void eachScope(const std::vector<ast::Ref> &places, const std::vector<const ast::Ref *> &others,
                 const sema::Context &context, const std::function<void(const Scope &, PlaceId)> &make);
  Limit limit(const ast::Limit &written, ClauseId clause, const std::string &subject);
  std::vector<FunctionId> functionsOf(const ast::Functions &written, std::vector<FunctionId> &named,
                                      std::vector<FunctionId> &excepted);

  // lower_claims.cpp: claims and scenarios.
  void claim(const ast::Claim &written, const ast::Declaration &declaration, const sema::Context &context);
  bool property(const ast::Property &written, Claim &claim, const Scope &scope);
  void scenario(const ast::Scenario &written, const ast::Declaration &declaration, const sema::Context &context);
  runtime::QuestionForm question(const ast::Question &written) const;
  std::vector<SeatId> subjectSeats(const std::vector<ast::Subject> &subjects, const std::vector<BodyId> &bodies,
                                   const Scope &scope);

  const sema::Constitution &in_;
  const Names &names_;
  Diagnostics &diagnostics_;
  Model out_;

  // Side tables.
  std::vector<std::vector<Instance>> instances_; ///< by kind
  std::vector<bool> instancesKnown_;
  std::vector<std::vector<OrganisationId>> organisationsOf_; ///< by template
  std::vector<Instance> organisationInstance_;
  std::vector<std::uint32_t> organisationTemplate_;
  std::vector<std::vector<BodyId>> bodiesOf_;        ///< by template
  std::unordered_map<std::uint64_t, BodyId> bodyAt_; ///< template and place or organisation
  std::vector<Instance> bodyInstance_;
  std::vector<std::uint32_t> bodyTemplate_;
  std::vector<std::vector<EffectiveSeat>> bodySeats_;
  std::vector<std::vector<std::pair<const ast::BodyClause *, const sema::Statement *>>> variationsOf_; ///< by body
  std::vector<NameId> seatName_;
  std::vector<std::vector<NameId>> seatAliases_;
  std::vector<EffectiveSeat> seatWritten_;
  std::vector<Scope> seatScope_;
  std::unordered_map<std::uint32_t, std::vector<SeatId>> seatsNamed_; ///< by NameId
  std::vector<std::vector<ActorId>> officersOf_;                      ///< by template
  std::vector<Instance> officerInstance_;                             ///< by actor
  std::vector<FunctionId> groupOf_;                                   ///< by kind
  std::vector<FunctionId> functionOf_;                                ///< by sema function
  std::vector<std::vector<FunctionId>> closureOf_; ///< by function; empty for those that are no group
  std::unordered_map<std::uint64_t, ClauseId> clauses_;
  std::unordered_map<std::uint32_t, OpenPointId> openPoints_;
  std::unordered_map<const ast::Declaration *, AssumptionId> assumptions_;
  struct Fill {
    std::size_t copies = 0; ///< of a template, for which it is filled
    ClauseId by;
  };
  std::map<OpenPointId, Fill> fills_; ///< open points of bodies that variations settle
  bool stopped_ = false;
};

} // namespace quorate::ir
