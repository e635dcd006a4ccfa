// References to posts and classes of members, to officers, and to whoever can hold a power.
#include "compiler/lowering/references.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir::lowering {

using sema::Sort;

bool SeatReferences::isNamed(SeatId id, NameId name, KindId memberClass) const {
  const Seats::Origin &origin = seats_.origin[id.index()];
  if (origin.name == name || std::find(origin.aliases.begin(), origin.aliases.end(), name) != origin.aliases.end())
    return true;
  const std::vector<KindId> &classes = seats_.all[id.index()].classes;
  return memberClass && std::any_of(classes.begin(), classes.end(),
                                    [&](KindId each) { return declared_.isKindOf(each.value, memberClass.value); });
}

/// Whether a seat is of all that stands after `of`: its own place and organisation, or else those of its body.
bool SeatReferences::isPlaced(SeatId id, const Qualified &of) const {
  const Seat &seat = seats_.all[id.index()];
  const Body &in = bodies_.all[seat.body.index()];
  auto within = [](const auto &wanted, auto own, auto bodys) {
    return wanted.empty() ||
           ((own || bodys) && std::find(wanted.begin(), wanted.end(), own ? own : bodys) != wanted.end());
  };
  return within(of.places, seat.place, in.place) && within(of.organisations, seat.organisation, in.organisation);
}

/// Whether the holders of a seat do not hold it by another post.
bool SeatReferences::isOwn(SeatId id) const {
  const std::vector<ast::SeatTerm> &terms = seats_.origin[id.index()].written->terms;
  return std::none_of(terms.begin(), terms.end(),
                      [](const ast::SeatTerm &term) { return std::holds_alternative<ast::SeatExOfficio>(term.is); });
}

/// The seats of any body that may be meant.
std::vector<SeatId> SeatReferences::anywhere(const ast::Ref &ref, KindId memberClass) const {
  std::vector<SeatId> all;
  if (memberClass)
    for (std::size_t i = 0; i < seats_.all.size(); ++i)
      all.push_back(SeatId(i));
  else if (auto known = seats_.byName.find(ref.head.id.value); known != seats_.byName.end())
    all = known->second;
  return all;
}

std::vector<SeatId> SeatReferences::seats(const ast::Ref &written, const Scope &scope, IfNothing ifNothing) const {
  const ast::Ref ref = declared_.whole(written);
  std::vector<SeatId> found;
  Qualified of = qualified(ref, scope);
  if (of.failed)
    return found;
  KindId memberClass = ifMemberClass(ref.head.id);
  auto take = [&](const std::vector<SeatId> &from) {
    for (SeatId id : from)
      if (isNamed(id, ref.head.id, memberClass) && isPlaced(id, of))
        found.push_back(id);
  };
  for (BodyId id : of.bodies)
    take(seats_.of(id));
  if (of.bodies.empty() && scope.body)
    take(seats_.of(scope.body));
  if (of.bodies.empty() && found.empty()) {
    take(anywhere(ref, memberClass));
    // A post held ex officio is the post it comes from.
    if (std::any_of(found.begin(), found.end(), [&](SeatId id) { return isOwn(id); }))
      std::erase_if(found, [&](SeatId id) { return !isOwn(id); });
  }
  if (found.empty() && ifNothing == IfNothing::Report)
    unknownMember(ref);
  return found;
}

std::vector<SeatId> SeatReferences::seatsOn(BodyId body, const ast::Ref &ref, const Scope &scope) const {
  std::vector<SeatId> found = seats(ref, scope.inside(body), IfNothing::Ignore);
  std::erase_if(found, [&](SeatId id) { return seats_.all[id.index()].body != body; });
  return found;
}

std::vector<std::string> SeatReferences::seatNames(const std::vector<SeatId> &seats) const {
  std::vector<std::string> names;
  for (SeatId id : seats)
    names.push_back(seats_.all[id.index()].name + " of " + bodies_.all[seats_.all[id.index()].body.index()].name);
  return names;
}

bool SeatReferences::areOnePost(const std::vector<SeatId> &seats) const {
  return std::all_of(seats.begin(), seats.end(), [&](SeatId id) {
    const Seat &each = seats_.all[id.index()], &first = seats_.all[seats[0].index()];
    return each.body == first.body && each.name == first.name;
  });
}

std::vector<ActorId> SeatReferences::officers(const ast::Ref &written, const Scope &scope) const {
  const ast::Ref ref = declared_.whole(written);
  std::vector<ActorId> found;
  auto officer = declared_.meaning(ref.head.id, Sort::Officer);
  if (!officer)
    return found;
  Qualified of = qualified(ref, scope);
  if (!of.failed)
    for (ActorId id : officers_.ofTemplate[*officer])
      if (const Actor &candidate = officers_.at(id); of.fits(candidate.place, candidate.organisation))
        found.push_back(id);
  return found;
}

std::vector<ActorId> ActorReferences::actors(const ast::Ref &written, const Scope &scope) const {
  const ast::Ref ref = declared_.whole(written);
  std::vector<ActorId> found;
  auto add = [&](ActorId id) {
    if (id && std::find(found.begin(), found.end(), id) == found.end())
      found.push_back(id);
  };
  if (declared_.has(ref.head.id, Sort::Body)) {
    for (BodyId id : bodies(ref, scope))
      add(bodies_.all[id.index()].actor);
    return found;
  }
  if (found = officers(ref, scope); !found.empty())
    return found;
  if (declared_.has(ref.head.id, Sort::Organisation)) {
    for (OrganisationId id : organisations(ref, scope))
      add(throughWhom(id, ref));
  } else if (declared_.has(ref.head.id, Sort::Post) || declared_.has(ref.head.id, Sort::Kind)) {
    std::vector<SeatId> meant = seats(ref, scope);
    if (!declared_.has(ref.head.id, Sort::Kind))
      goBefore(ref, meant);
    for (SeatId id : meant)
      add(actors_.ofSeat[id.index()]);
  } else {
    reporter_.unknown(ref, "body or post", {Sort::Body, Sort::Post, Sort::Officer, Sort::Organisation});
  }
  return found;
}

/// [W1] Of the posts of one name: seats that go with no other post go before others on the same body; with a place,
/// those that are for each place go before those of a body of it.
void ActorReferences::goBefore(const ast::Ref &ref, std::vector<SeatId> &meant) const {
  std::erase_if(meant, [&](SeatId id) { return !actors_.namesHolder[id.index()]; });
  const bool ofPlace = std::any_of(ref.of.begin(), ref.of.end(), [&](const ast::Qualifier &of) {
    return declared_.meaning(of.name.id, Sort::Place).has_value();
  });
  auto isForPlace = [&](SeatId id) { return static_cast<bool>(seats_.all[id.index()].place); };
  if (ofPlace && std::any_of(meant.begin(), meant.end(), isForPlace))
    std::erase_if(meant, [&](SeatId id) { return !isForPlace(id); });
}

/// Who acts for an organisation: it is reported if it has powers and nobody does.
ActorId ActorReferences::throughWhom(OrganisationId id, const ast::Ref &ref) const {
  const Organisation &organisation = acting_[id.index()];
  if (!organisation.actsThrough && !organisation.actsThroughOpen && organisation.holds.empty())
    return actors_.forItself(id, organisation);
  if (!organisation.actsThrough)
    reporter_.report<diag::NobodyActs>(ref.range, organisation.name)
        .mend(fmt::format("write `acts through …` in the clause of `{}`", organisation.name));
  return organisation.actsThrough;
}

std::vector<ActorId> ActorReferences::actors(const std::vector<ast::Ref> &refs, const Scope &scope) const {
  std::vector<ActorId> found;
  for (const ast::Ref &ref : refs)
    for (ActorId id : actors(ref, scope))
      if (std::find(found.begin(), found.end(), id) == found.end())
        found.push_back(id);
  return found;
}

ActorId ActorReferences::actor(const ast::Ref &ref, const Scope &scope) const {
  std::vector<ActorId> found = actors(ref, scope);
  if (found.size() > 1) {
    std::vector<std::string> names;
    for (ActorId id : found)
      names.push_back(actors_.all[id.index()].name);
    reporter_.whichOne(ref, names);
    return {};
  }
  return found.empty() ? ActorId() : found[0];
}

} // namespace quorate::ir::lowering
