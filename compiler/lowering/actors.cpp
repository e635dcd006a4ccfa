// Officers, made from templates; and all actors with the seats they hold and the names they go by.
#include "compiler/lowering/actors.h"

#include "compiler/lowering/references.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace quorate::ir::lowering {

Officers officers(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
                  const Bodies &bodies, const BodyReferences &references, Provenance &provenance, Reporter &reporter) {
  Officers all;
  all.bodies = bodies.all.size();
  all.ofTemplate.resize(declared.in.officers.size());
  for (std::size_t t = 0; t < declared.in.officers.size(); ++t) {
    const sema::Template &from = declared.in.officers[t];
    const auto &written = std::get<ast::Post>(from.declaration->is);
    eachCopy(declared, organisations, from, written.forEach, reporter, [&](const Instance &instance) {
      ActorId id(all.bodies + all.all.size());
      if (reporter.tooMany(id.index(), "posts"))
        return;
      Actor made;
      made.name = nameOfCopy(declared, from, from.forEach ? organisations.nameOf(vocabulary, instance) : "");
      made.place = instance.place;
      made.organisation = instance.organisation;
      if (written.of)
        if (auto of = references.organisations(*written.of, scopeOf(from, instance)); of.size() == 1)
          made.organisation = of[0];
      made.aliases = aliasesOf(declared, from.declaration->notes);
      made.clause = provenance.clause(*from.declaration, from.context, made.name);
      made.inForce = intersect(provenance.at(made.clause).inForce, organisations.daysOf(vocabulary, instance));
      all.ofTemplate[t].push_back(id);
      all.all.push_back(std::move(made));
    });
  }
  return all;
}

ActorId Actors::forItself(OrganisationId id, const Organisation &organisation) {
  auto [found, fresh] = outside_.try_emplace(id.value, ActorId(all.size()));
  if (fresh) {
    Actor made;
    made.name = organisation.name;
    made.organisation = id;
    made.inForce = organisation.inForce;
    made.clause = organisation.clause;
    all.push_back(std::move(made));
  }
  return found->second;
}

namespace {

class ActorMaker {
public:
  ActorMaker(const Vocabulary &vocabulary, const Bodies &bodies, const std::vector<Seat> &seats,
             const Officers &officers)
      : vocabulary_(vocabulary), bodies_(bodies), seats_(seats), officers_(officers) {}

  Actors run() && {
    for (std::size_t i = 0; i < bodies_.all.size(); ++i) {
      const Body &body = bodies_.all[i];
      made_.all.push_back(
          {body.name, BodyId(i), {}, body.place, body.organisation, body.inForce, body.aliases, body.clause});
    }
    made_.all.insert(made_.all.end(), officers_.all.begin(), officers_.all.end());
    made_.ofSeat.resize(seats_.size());
    made_.namesHolder.resize(seats_.size());
    onWay_.resize(seats_.size());
    for (const Seat &seat : seats_) {
      made_.isOwn.push_back(!seat.exOfficio && !seat.actor);
      if (made_.isOwn.back())
        ofItself_.insert(postOf(seat));
    }
    for (std::size_t i = 0; i < seats_.size(); ++i)
      seat(SeatId(i));
    ownSeatsFirst();
    tellApart();
    return std::move(made_);
  }

private:
  static std::string postOf(const Seat &seat) { return fmt::format("{} {}", seat.body.value, seat.name); }

  /// The holders of a seat held ex officio are the holders of the post it comes from; in a circle of such seats, those
  /// of the one that is asked for first.
  ActorId holder(SeatId id) {
    ActorId &known = made_.ofSeat[id.index()];
    const Seat &seat = seats_[id.index()];
    if (!known)
      known = seat.actor;
    if (known)
      return known;
    ActorId found;
    if (seat.exOfficio && !onWay_[id.index()]) {
      onWay_[id.index()] = true;
      found = holder(seat.exOfficio);
      onWay_[id.index()] = false;
    }
    if (!found) {
      const Body &on = bodies_.all[seat.body.index()];
      ActorId &post = ofPost_[postOf(seat)];
      if (post) {
        // [P7] Seats of the post on other days, which follow each other, have the same holders.
        Interval &days = made_.all[post.index()].inForce, own = intersect(seat.inForce, on.inForce);
        days = {std::min(days.from, own.from), std::max(days.until, own.until)};
        known = post;
        return post;
      }
      post = found = ActorId(made_.all.size());
      Actor made;
      made.name = seat.name;
      made.place = seat.place ? seat.place : on.place;
      made.organisation = on.organisation;
      made.inForce = intersect(seat.inForce, on.inForce);
      made.clause = seat.clause;
      made_.all.push_back(std::move(made));
    }
    known = found;
    return found;
  }

  /// Gives the holders of a seat the seat, and its names beside their own.
  void seat(SeatId id) {
    Actor &who = made_.all[holder(id).index()];
    const Seat &seat = seats_[id.index()];
    who.seats.push_back(id);
    made_.namesHolder[id.index()] = made_.isOwn[id.index()] || !ofItself_.contains(postOf(seat));
    if (!made_.namesHolder[id.index()])
      return;
    auto alias = [&](const std::string &name) {
      if (name != who.name && std::find(who.aliases.begin(), who.aliases.end(), name) == who.aliases.end())
        who.aliases.push_back(name);
    };
    auto of = [&](PlaceId place) { return place ? " of " + vocabulary_.places[place.index()].name : ""; };
    const std::string where = of(bodies_.all[seat.body.index()].place);
    alias(seat.place ? seat.name : seat.name + where); // its own place is part of its name
    for (const std::string &each : seat.aliases)
      alias(each + (seat.place ? of(seat.place) : where));
  }

  /// Of the seats of a post those of its own come first, and those that go with it after them.
  void ownSeatsFirst() {
    for (Actor &who : made_.all) {
      auto own = std::find_if(who.seats.begin(), who.seats.end(),
                              [&](SeatId id) { return seats_[id.index()].clause == who.clause; });
      if (own == who.seats.end())
        continue;
      const Seat &first = seats_[own->index()];
      std::stable_partition(who.seats.begin(), who.seats.end(), [&](SeatId id) {
        return seats_[id.index()].body == first.body && seats_[id.index()].name == first.name;
      });
    }
  }

  /// Posts of one name on several bodies are told apart by their body.
  void tellApart() {
    std::unordered_map<std::string, std::size_t> sameName;
    for (std::size_t i = bodies_.all.size(); i < made_.all.size(); ++i)
      ++sameName[made_.all[i].name];
    for (std::size_t i = bodies_.all.size(); i < made_.all.size(); ++i) {
      Actor &who = made_.all[i];
      if (who.seats.empty() || sameName.at(who.name) < 2)
        continue;
      who.aliases.push_back(who.name);
      who.name += " of " + bodies_.all[seats_[who.seats[0].index()].body.index()].name;
    }
  }

  const Vocabulary &vocabulary_;
  const Bodies &bodies_;
  const std::vector<Seat> &seats_;
  const Officers &officers_;
  Actors made_;
  std::unordered_map<std::string, ActorId> ofPost_; ///< by body and name of the post
  std::unordered_set<std::string> ofItself_;        ///< posts, likewise, with seats that go with no other post
  std::vector<bool> onWay_;                         ///< by seat: its holders are being looked for
};

} // namespace

Actors actors(const Vocabulary &vocabulary, const Bodies &bodies, const std::vector<Seat> &terms,
              const Officers &officers) {
  return ActorMaker(vocabulary, bodies, terms, officers).run();
}

} // namespace quorate::ir::lowering
