// References: who or what "GP Member of that Borough" is. Each class looks up in the tables that are finished when it
// is made, so that the type a step takes tells how much it may speak of: bodies, then seats, then whoever holds powers.
#pragma once

#include "compiler/lowering/actors.h"
#include "compiler/lowering/bodies.h"
#include "compiler/lowering/seats.h"

namespace quorate::ir::lowering {

/// Whether a report is made if a reference means nothing.
enum class IfNothing : std::uint8_t { Report, Ignore };

/// Looks up vocabulary, organisations and bodies.
class BodyReferences {
public:
  BodyReferences(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
                 const Bodies &bodies, Reporter &reporter)
      : declared_(declared), vocabulary_(vocabulary), organisations_(organisations), bodies_(bodies),
        reporter_(reporter) {}

  std::vector<PlaceId> places(const ast::Ref &ref) const;
  std::optional<std::uint32_t> kind(const ast::Name &name, std::string_view what) const;
  /// The class of members that a name means; none if it means something else.
  KindId ifMemberClass(NameId name) const;
  /// The class of members that a name means; a name that means none is reported.
  std::optional<KindId> memberClass(const ast::Name &name) const;
  FunctionId function(const ast::Ref &ref) const;
  std::vector<FunctionId> functions(const std::vector<ast::Ref> &refs) const;
  /// The functions named, and all that stand in those that are groups.
  std::vector<FunctionId> closed(const std::vector<ast::Ref> &refs) const {
    return vocabulary_.closure(functions(refs));
  }
  std::vector<OrganisationId> organisations(const ast::Ref &ref, const Scope &scope) const;
  std::vector<BodyId> bodies(const ast::Ref &ref, const Scope &scope, IfNothing ifNothing = IfNothing::Report) const;
  std::vector<Party> parties(const std::vector<ast::Ref> &refs, const Scope &scope) const;

protected:
  /// What stands after `of`.
  struct Qualified {
    std::vector<PlaceId> places;
    std::vector<OrganisationId> organisations;
    std::vector<BodyId> bodies;
    bool none = true;    ///< nothing stands there
    bool failed = false; ///< it means nothing, which was reported

    /// Whether something of a place or an organisation is meant.
    bool fits(PlaceId place, OrganisationId organisation) const;
    void add(const Instance &instance);
  };
  Qualified qualified(const ast::Ref &ref, const Scope &scope) const;

  const Declared &declared_;
  const Vocabulary &vocabulary_;
  const Organisations &organisations_;
  const Bodies &bodies_;
  Reporter &reporter_;

private:
  std::optional<Instance> bound(const ast::Name &kind, const Scope &scope) const;
  /// Adds what the qualifier numbered `at` means; false if it takes all that follows it.
  bool qualify(const ast::Ref &ref, std::size_t at, const Scope &scope, Qualified &into) const;
};

/// Looks up seats and officers besides.
class SeatReferences : public BodyReferences {
public:
  SeatReferences(const BodyReferences &bodies, const Seats &seats, const Officers &officers)
      : BodyReferences(bodies), seats_(seats), officers_(officers) {}

  std::vector<SeatId> seats(const ast::Ref &ref, const Scope &scope, IfNothing ifNothing = IfNothing::Report) const;
  /// The seats that are meant on one body, which may be none.
  std::vector<SeatId> seatsOn(BodyId body, const ast::Ref &ref, const Scope &scope) const;
  std::vector<ActorId> officers(const ast::Ref &ref, const Scope &scope) const;
  void unknownMember(const ast::Ref &ref) const {
    reporter_.unknown(ref, "post or class of members", {sema::Sort::Post, sema::Sort::Kind});
  }
  /// "Chair of Governing Body", for each: what a reference that means several may mean.
  std::vector<std::string> seatNames(const std::vector<SeatId> &seats) const;
  /// [P7] Whether these are the seats of one post, on different days: then any of them may stand for it.
  bool areOnePost(const std::vector<SeatId> &seats) const;

protected:
  const Seats &seats_;
  const Officers &officers_;

private:
  std::vector<SeatId> anywhere(const ast::Ref &ref, KindId memberClass) const;
  bool isNamed(SeatId id, NameId name, KindId memberClass) const;
  bool isPlaced(SeatId id, const Qualified &of) const;
  bool isOwn(SeatId id) const;
};

/// Looks up whoever can hold a power. An organisation does so through the body it acts through, as far as `acting`,
/// which may still be growing, says; one outside the constitution for itself: it becomes an actor when it is spoken of.
class ActorReferences : public SeatReferences {
public:
  ActorReferences(const SeatReferences &seats, const std::vector<Organisation> &acting, Actors &actors)
      : SeatReferences(seats), acting_(acting), actors_(actors) {}

  std::vector<ActorId> actors(const ast::Ref &ref, const Scope &scope) const;
  std::vector<ActorId> actors(const std::vector<ast::Ref> &refs, const Scope &scope) const;
  /// The one actor that is meant; none, and a report, if there are several or none.
  ActorId actor(const ast::Ref &ref, const Scope &scope) const;

private:
  ActorId throughWhom(OrganisationId id, const ast::Ref &ref) const;
  void goBefore(const ast::Ref &ref, std::vector<SeatId> &meant) const;

  const std::vector<Organisation> &acting_;
  Actors &actors_;
};

} // namespace quorate::ir::lowering
