// What the parts of lowering share. Internal to the folder.
#pragma once

#include "compiler/lowering/lower.h"
#include "compiler/lowering/question.h"
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

/// Where a clause of a body comes from; what is said later varies what is said before.
enum class Layer : std::uint8_t { Model, Body, Variation };

/// Clauses that may apply to a body, all from one place.
struct ClauseSource {
  const std::vector<ast::BodyClause> *clauses = nullptr;
  sema::Context context;
  Layer layer = Layer::Body;
  const ast::Period *period = nullptr; ///< the days of a variation, if it has some
};

/// A clause of a body as it applies to one copy of it: the model's or the template's own, or one that stands in its
/// place.
struct EffectiveClause {
  const ast::BodyClause *clause = nullptr;
  const ClauseSource *source = nullptr;
  const ast::BodyClause *replaced = nullptr; ///< the clause it stands instead of
  const ClauseSource *replacedSource = nullptr;
  bool fills = false;   ///< it settles what `replaced` left to be confirmed
  bool besides = false; ///< `replaced` goes on to apply on other days
};

/// What an open point of a prose clause is about: the text by its heading.
inline std::string textSubject(const ast::Text &prose) {
  return prose.second ? "what is said of \"" + prose.first + "\"" : "a text";
}

struct EffectiveSeat {
  const ast::Seat *seat = nullptr;
  sema::Context context;
  Layer layer = Layer::Body;
  const ast::Seat *replaced = nullptr;
  Layer replacedLayer = Layer::Body;
  sema::Context replacedContext;
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
  // lower.cpp: the order of things.
  void header();
  void statements();
  void orderClauses();

  // lower_vocabulary.cpp: citations, kinds, phases, calendars, places, functions; what templates are made for.
  void vocabulary();
  void phases();
  void phase(PhaseId id, std::vector<bool> &onWay);
  void calendars();
  void places();
  void functionTable();
  /// Calls `make` for each place or organisation a template is made for; once, with nothing, if it is no template.
  void eachInstance(const sema::Template &from, const std::optional<ast::Name> &forEach,
                    const std::function<void(const Instance &)> &make);
  const std::vector<Instance> &instancesOf(std::uint32_t kind);
  static Scope scopeOf(const sema::Template &from, const Instance &instance);
  std::vector<std::string> aliasesOf(const sema::Template &from, const Instance &instance) const;
  KindId kindOf(const std::optional<ast::Name> &written, sema::RootKind root, std::string_view what);

  // lower_organisations.cpp
  void organisations();
  void organisationClauses();
  void organisationClause(OrganisationId id, const ast::OrganisationClause &each, const Scope &scope);
  std::string nameOf(const Instance &instance) const;
  bool isKindOf(std::uint32_t kind, std::uint32_t ancestor) const;
  bool tooMany(std::size_t count, std::string_view what);

  // clauses.cpp: provenance.
  ClauseId clause(Range range, const ast::Notes &notes, const sema::Context &context, const std::string &subject);
  OpenPointId openPoint(const ast::Open &open, ClauseId clause, const std::string &subject);
  AssumptionId assumption(const sema::Context &context);
  std::vector<std::string> aliasesOf(const ast::Notes &notes) const;
  Interval interval(const ast::Period &period, ClauseId clause, const std::string &subject, OpenPointId &open);
  const Phase *phaseNamed(const ast::Name &name);
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
  ActorId standsForItself(OrganisationId id);
  ActorId actor(const ast::Ref &ref, const Scope &scope);
  std::vector<Party> parties(const ast::Ref &ref, const Scope &scope);
  std::vector<PlaceId> placesNamed(const ast::Ref &ref);
  std::vector<ActorId> actorsNamed(const std::vector<ast::Ref> &refs, const Scope &scope);
  std::vector<KindId> memberClasses(const ast::Name &name);
  std::optional<std::uint32_t> kindNamed(const ast::Name &name, std::string_view what);
  FunctionId function(const ast::Ref &ref);
  std::vector<FunctionId> functionsNamed(const std::vector<ast::Ref> &refs);
  std::vector<FunctionId> closure(const std::vector<FunctionId> &named) const;
  bool hasSort(NameId name, sema::Sort sort) const;
  void unknown(const ast::Ref &ref, std::string_view what, std::initializer_list<sema::Sort> sorts);
  void whichOne(const ast::Ref &ref, const std::vector<std::string> &candidates);

  // lower_bodies.cpp: bodies; body_clauses.cpp: their clauses.
  void makeBodies();
  void makeBody(std::size_t from, const Instance &instance, bool shared);
  void collectClauses();
  void bodyHeads();
  void bodyClauses();
  std::vector<EffectiveClause> effectiveClauses(BodyId body);
  void bodyClause(BodyId body, const EffectiveClause &effective);
  void replaced(BodyId body, const EffectiveClause &effective, ClauseId instead, const std::string &what);
  void fill(BodyId body, OpenPointId point, ClauseId instead);
  Scope scopeOf(BodyId body, const sema::Context &context) const;
  std::string subjectOf(BodyId body) const;
  Body &at(BodyId body) { return out_.bodies[body.index()]; }
  Seat &at(SeatId seat) { return out_.seats[seat.index()]; }
  /// What a clause says, for one copy of a body: one for each sort of clause, in body_clauses.cpp.
  template <class Written> void add(const Written &written, BodyId body, ClauseId id, const Scope &scope);

  // lower_seats.cpp: the seats of every body and who holds the powers of a post; seat_terms.cpp: what is said of a
  // seat.
  void makeSeats();
  std::vector<EffectiveSeat> effectiveSeats(BodyId body);
  void makeSeat(BodyId body, const EffectiveSeat &effective, const Instance &instance, const Scope &scope);
  void makeOfficers();
  void makeActors();
  void seatTerms();
  void seatActors();
  void seatTerm(SeatId id, const ast::SeatTerm &term, const Scope &scope);
  void heldExOfficio(SeatId id, const ast::Ref &of, const Scope &outside, bool twice);
  void filledBy(SeatId id, const ast::SeatFilledBy &filled);
  std::string fillers(const std::vector<ast::Ref> &refs, const Scope &scope, std::vector<ActorId> &into);

  // lower_rules.cpp: quorum and voting.
  std::vector<People> people(const ast::People &written, BodyId body, ClauseId clause, const Scope &scope);
  Quantity quantity(const ast::Quantity &written, BodyId body, Selector &who, const Scope &scope);
  Selector selector(const ast::Who &who, BodyId body, const Scope &scope);
  Selector selector(const ast::Ref &ref, BodyId body, const Scope &scope);
  std::vector<Selector> constituents(const ast::Name &kind, BodyId body);
  Selector seatsOf(BodyId body, const Instance &instance) const;
  void thresholds(const ast::Threshold &written, BodyId body, const Scope &scope, std::vector<Threshold> &into);
  void tie(const ast::Tie &written, BodyId body, ClauseId clause, const Scope &scope, DecisionRule &made);
  DecisionRule decides(const ast::Decides &written, BodyId body, ClauseId clause, const Scope &scope);
  MembershipRule::Cap cap(const ast::Cap &written, BodyId body, const Scope &scope);
  SeatId seatOf(const ast::Ref &ref, BodyId body, const Scope &scope);

  // lower_authority.cpp: reservations, delegations, bands, amendments.
  void reserve(const ast::Reserve &written, const ast::Declaration &declaration, const sema::Context &context);
  void fillOpenDelegations();
  void delegate(const ast::Delegate &written, const ast::Declaration &declaration, const sema::Context &context);
  void bands(const ast::Bands &written, const ast::Declaration &declaration, const sema::Context &context);
  void oneCurrency(const std::vector<Money> &amounts, Range range);
  void band(const ast::Band &written, BandTable &into, const Scope &scope);
  void amend(const ast::Amend &written, const ast::Declaration &declaration, const sema::Context &context);
  void everythingElse();
  void eachScope(const std::vector<ast::Ref> &places, const std::vector<const ast::Ref *> &others,
                 const sema::Context &context, const std::function<void(const Scope &, PlaceId)> &make);
  ActorId party(const ast::OrOpen<ast::Ref> &written, const Scope &scope, OpenPointId &open, ClauseId clause,
                const std::string &subject);
  Limit limit(const ast::Limit &written, ClauseId clause, const std::string &subject);
  std::string nameOf(const ast::Functions &written) const;
  std::vector<FunctionId> functionsOf(const ast::Functions &written, std::vector<FunctionId> &named,
                                      std::vector<FunctionId> &excepted);

  // lower_people.cpp: who holds what; succession.cpp: what moves when a body or an organisation follows another.
  void persons();
  void personClause(PersonId id, const ast::PersonClause &written, const sema::Context &context);
  void holding(PersonId id, const ast::PersonClause::Holds &written, ClauseId clause, const Scope &scope);
  void incompatible(const ast::Incompatible &written, const ast::Declaration &declaration,
                    const sema::Context &context);
  void succession();
  void organisationsSucceed();
  bool successionInOrder();
  void move(BodyId before, BodyId after);

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
  std::vector<std::vector<ClauseSource>> clausesOf_; ///< by body: of its model, its own, of its variations
  std::vector<NameId> seatName_;
  std::vector<std::vector<NameId>> seatAliases_;
  std::vector<EffectiveSeat> seatWritten_;
  std::vector<Scope> seatScope_;
  std::unordered_map<std::uint32_t, std::vector<SeatId>> seatsNamed_; ///< by NameId
  std::vector<std::vector<ActorId>> officersOf_;                      ///< by template
  std::vector<FunctionId> groupOf_;                                   ///< by kind
  std::vector<FunctionId> functionOf_;                                ///< by sema function
  std::vector<std::vector<FunctionId>> closureOf_; ///< by function; empty for those that are no group
  std::unordered_map<std::uint64_t, ClauseId> clauses_;
  std::unordered_map<std::uint32_t, ClauseId> clauseKnownAs_; ///< by NameId
  struct Order {
    ClauseId clause;
    ast::Name other;
    bool despite = false;
  };
  std::vector<Order> orders_; ///< `subject to` and `despite`, until all clauses are known
  std::vector<bool> phaseKnown_;
  std::unordered_map<std::uint32_t, ActorId> organisationActor_; ///< of organisations that act through nobody here
  std::map<std::uint32_t, std::vector<OrganisationId>> organisationsBefore_; ///< by organisation: what it succeeds
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
