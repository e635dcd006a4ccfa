// Membership: the seats of every body, what is said of each, and who holds the powers of a post.
#include "compiler/ir/lowering.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir {

void Lowering::makeSeats() {
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    BodyId body(i);
    const sema::Template &from = in_.bodies[bodyTemplate_[i]];
    std::vector<EffectiveSeat> all;
    auto members = [&](const ast::BodyClause &clause, const sema::Context &context, bool variation) {
      auto *written = std::get_if<ast::Members>(&clause.is);
      if (!written)
        return;
      out_.bodies[i].membersStated = true;
      for (const ast::Seat &seat : written->seats) {
        auto before = std::find_if(all.begin(), all.end(),
                                   [&](const EffectiveSeat &e) { return e.seat->name.id == seat.name.id; });
        if (before == all.end()) {
          all.push_back({&seat, context, nullptr});
        } else if (variation && from.forEach) {
          *before = {&seat, context, before->seat};
        } else {
          diagnostics_
              .report<diag::StatedTwice>(seat.range,
                                         fmt::format("the seat `{}` of {}", names_.text(seat.name.id), subjectOf(body)))
              .label(before->seat->range, "it is stated here first")
              .mend("put the number of seats together, or give one of the posts another name");
        }
      }
    };
    for (const ast::BodyClause &clause : std::get<ast::Body>(from.declaration->is).clauses)
      members(clause, from.context, false);
    for (const auto &[clause, statement] : variationsOf_[i])
      members(*clause, statement->context, true);
    for (const EffectiveSeat &effective : all) {
      Scope scope = scopeOf(body, effective.context);
      if (!effective.seat->forEach) {
        makeSeat(body, effective, {}, scope);
        continue;
      }
      std::optional<std::uint32_t> kind;
      for (const sema::Symbol &symbol : in_.meanings(effective.seat->forEach->id))
        if (symbol.sort == sema::Sort::Kind)
          kind = symbol.index;
      if (!kind) {
        unknown(ast::Ref{ast::Which::Plain, *effective.seat->forEach, {}, effective.seat->forEach->range}, "kind",
                {sema::Sort::Kind});
        continue;
      }
      if (instancesOf(*kind).empty())
        diagnostics_.report<diag::EachOfNothing>(effective.seat->forEach->range, names_.text(in_.kinds[*kind].name),
                                                 names_.text(in_.kinds[*kind].name));
      for (const Instance &instance : instancesOf(*kind)) {
        Scope inner = scope;
        inner.bindings.push_back({*kind, instance});
        makeSeat(body, effective, instance, inner);
        if (stopped_)
          return;
      }
    }
  }
}

void Lowering::makeSeat(BodyId body, const EffectiveSeat &effective, const Instance &instance, const Scope &scope) {
  if (tooMany(out_.seats.size(), "seats"))
    return;
  const ast::Seat &written = *effective.seat;
  SeatId id(out_.seats.size());
  Seat made;
  made.body = body;
  made.post = text(written.name.id);
  made.place = instance.place;
  made.organisation = instance.organisation;
  made.name = made.post + (instance.place || instance.organisation ? " of " + nameOf(instance) : "");
  ast::Notes notes;
  std::vector<NameId> aliases;
  for (const ast::SeatTerm &term : written.terms)
    if (auto *note = std::get_if<ast::Note>(&term.is)) {
      notes.push_back(*note);
      if (auto *also = std::get_if<ast::AlsoCalled>(&note->is))
        for (const ast::Name &alias : also->names)
          aliases.push_back(alias.id);
    }
  std::string subject = fmt::format("the seat {} of {}", made.post, subjectOf(body));
  made.aliases = aliasesOf(notes);
  made.clause = clause(written.range, notes, effective.context, subject);
  made.open = out_.clauses[made.clause.index()].open;
  if (effective.replaced)
    out_.bodies[body.index()].deviations.push_back(
        {clause(effective.replaced->range, {}, in_.bodies[bodyTemplate_[body.index()]].context, subject), made.clause,
         "the seat " + made.post});
  if (auto *open = std::get_if<ast::Open>(&written.count)) {
    made.countOpen = openPoint(*open, made.clause, "the number of seats of " + made.post + " on " + subjectOf(body));
  } else {
    const auto &count = std::get<ast::NumberOf>(written.count);
    made.least = *count.least;
    made.most = count.most.value_or(Seat::kNoLimit);
  }
  out_.bodies[body.index()].seats.push_back(id);
  out_.seats.push_back(std::move(made));
  seatName_.push_back(written.name.id);
  seatsNamed_[written.name.id.value].push_back(id);
  for (NameId alias : aliases)
    seatsNamed_[alias.value].push_back(id);
  seatAliases_.push_back(std::move(aliases));
  seatWritten_.push_back(effective);
  seatScope_.push_back(scope);
}

void Lowering::makeOfficers() {
  officersOf_.resize(in_.officers.size());
  // Bodies come first among the actors; their places are taken now and filled in by `makeActors`.
  out_.actors.resize(out_.bodies.size());
  officerInstance_.resize(out_.bodies.size());
  for (std::size_t t = 0; t < in_.officers.size(); ++t) {
    const sema::Template &from = in_.officers[t];
    const auto &written = std::get<ast::Post>(from.declaration->is);
    if (written.forEach && !from.forEach)
      continue;
    std::vector<Instance> instances{Instance{}};
    if (from.forEach)
      instances = instancesOf(*from.forEach);
    for (const Instance &instance : instances) {
      if (tooMany(out_.actors.size(), "posts"))
        return;
      Actor made;
      made.name = text(from.name) + (from.forEach ? " of " + nameOf(instance) : "");
      made.place = instance.place;
      made.organisation = instance.organisation;
      if (written.of) {
        Scope scope{{}, {}, from.context};
        if (from.forEach)
          scope.bindings.push_back({*from.forEach, instance});
        std::vector<OrganisationId> of = organisationsNamed(*written.of, scope);
        if (of.size() == 1)
          made.organisation = of[0];
      }
      made.aliases = aliasesOf(from.declaration->notes);
      made.clause = clause(from.declaration->range, from.declaration->notes, from.context, made.name);
      officersOf_[t].push_back(ActorId(out_.actors.size()));
      officerInstance_.push_back(instance);
      out_.actors.push_back(std::move(made));
    }
  }
}

void Lowering::seatTerms() {
  for (std::size_t i = 0; i < out_.seats.size(); ++i)
    for (const ast::SeatTerm &term : seatWritten_[i].seat->terms)
      if (auto *memberClass = std::get_if<ast::SeatClass>(&term.is)) {
        bool found = false;
        for (const sema::Symbol &symbol : in_.meanings(memberClass->name.id))
          if (symbol.sort == sema::Sort::Kind && in_.kinds[symbol.index].root == sema::RootKind::Member) {
            out_.seats[i].classes.push_back(KindId(symbol.index));
            found = true;
          }
        if (!found)
          unknown(ast::Ref{ast::Which::Plain, memberClass->name, {}, term.range}, "class of members",
                  {sema::Sort::Kind});
      }
  for (std::size_t i = 0; i < out_.seats.size(); ++i)
    for (const ast::SeatTerm &term : seatWritten_[i].seat->terms)
      seatTerm(SeatId(i), term, seatScope_[i]);
}

void Lowering::seatTerm(SeatId id, const ast::SeatTerm &term, const Scope &scope) {
  auto twice = [&](bool said, std::string_view what) {
    if (said)
      diagnostics_.report<diag::SeatSaysTwice>(term.range, out_.seats[id.index()].post, what)
          .mend("keep one of the two");
    return said;
  };
  auto vote = [&](Voting voting) {
    if (!twice(out_.seats[id.index()].voting != Voting::Unstated, "how it votes"))
      out_.seats[id.index()].voting = voting;
  };
  // A reference in a seat is to a post of another body, unless the body itself has one of that name.
  Scope outside = scope;
  outside.body = {};
  if (auto *votes = std::get_if<ast::SeatVotes>(&term.is)) {
    vote(votes->scope == ast::SeatVotes::Scope::All        ? Voting::Always
         : votes->scope == ast::SeatVotes::Scope::ExceptOn ? Voting::ExceptOn
                                                           : Voting::OnlyOn);
    out_.seats[id.index()].matters = closure(functionsNamed(votes->matters));
    out_.seats[id.index()].weight = votes->weight.value_or(1);
  } else if (std::holds_alternative<ast::SeatDoesNotVote>(term.is)) {
    vote(Voting::Never);
  } else if (std::holds_alternative<ast::SeatCastingVote>(term.is)) {
    out_.seats[id.index()].castingVote = true;
  } else if (auto *held = std::get_if<ast::SeatExOfficio>(&term.is)) {
    std::vector<SeatId> of = seats(held->of, outside, officers(held->of, outside).empty());
    std::erase(of, id);
    if (of.size() > 1) {
      std::vector<std::string> candidates;
      for (SeatId each : of)
        candidates.push_back(out_.seats[each.index()].name + " of " +
                             out_.bodies[out_.seats[each.index()].body.index()].name);
      whichOne(held->of, candidates);
    } else if (of.size() == 1 && !twice(static_cast<bool>(out_.seats[id.index()].exOfficio), "whose seat it is")) {
      out_.seats[id.index()].exOfficio = of[0];
    } else if (std::vector<ActorId> who = officers(held->of, outside); who.size() == 1) {
      out_.seats[id.index()].actor = who[0];
    }
  } else if (auto *drawn = std::get_if<ast::SeatDrawnFrom>(&term.is)) {
    out_.seats[id.index()].drawnFrom = seats(drawn->from, outside);
  } else if (auto *filled = std::get_if<ast::SeatFilledBy>(&term.is)) {
    Seat &seat = out_.seats[id.index()];
    seat.elected = filled->elected;
    seat.termYears = filled->years.value_or(0);
    seat.mostTerms = filled->terms.value_or(0);
    if (auto *open = std::get_if<ast::Open>(&filled->by)) {
      OpenPointId point =
          openPoint(*open, seat.clause, "who fills the seat " + seat.post + " of " + subjectOf(seat.body));
      out_.seats[id.index()].filledByOpen = point;
      return;
    }
    std::vector<std::string> names;
    for (const ast::Ref &by : std::get<std::vector<ast::Ref>>(filled->by)) {
      const ast::Ref ref = whole(by);
      if (hasSort(ref.head.id, sema::Sort::Organisation)) {
        for (OrganisationId each : organisationsNamed(ref, scope))
          names.push_back(out_.organisations[each.index()].name);
      } else if (hasSort(ref.head.id, sema::Sort::Body)) {
        for (BodyId each : bodies(ref, scope)) {
          names.push_back(out_.bodies[each.index()].name);
          out_.seats[id.index()].filledBy.push_back(ActorId(each.index()));
        }
      } else if (!seats(ref, scope).empty()) {
        names.push_back(write(ref));
      }
    }
    std::string joined;
    for (std::size_t i = 0; i < names.size(); ++i)
      joined += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    out_.seats[id.index()].filledByText = joined;
  } else if (auto *deputy = std::get_if<ast::SeatDeputy>(&term.is)) {
    Seat &seat = out_.seats[id.index()];
    seat.deputyMayAttend = true;
    seat.deputyCounts = deputy->counts;
    seat.deputyVotes = deputy->votes;
  } else if (auto *period = std::get_if<ast::Period>(&term.is)) {
    Seat &seat = out_.seats[id.index()];
    OpenPointId open;
    seat.inForce = interval(*period, seat.clause, "the seat " + seat.post, open);
    if (open)
      out_.seats[id.index()].open = open;
  }
}

void Lowering::makeActors() {
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    const Body &body = out_.bodies[i];
    out_.actors[i] = {body.name, BodyId(i), {}, body.place, body.organisation, body.inForce, body.aliases, body.clause};
  }
  std::vector<bool> onWay(out_.seats.size());
  // The holders of a seat held ex officio are the holders of the post it comes from.
  std::function<ActorId(SeatId)> holder = [&](SeatId id) -> ActorId {
    Seat &seat = out_.seats[id.index()];
    if (seat.actor)
      return seat.actor;
    ActorId found;
    if (seat.exOfficio && !onWay[id.index()]) {
      onWay[id.index()] = true;
      found = holder(seat.exOfficio);
      onWay[id.index()] = false;
    }
    if (!found) {
      found = ActorId(out_.actors.size());
      Actor made;
      made.name = seat.name;
      made.place = seat.place ? seat.place : out_.bodies[seat.body.index()].place;
      made.organisation = out_.bodies[seat.body.index()].organisation;
      made.inForce = intersect(seat.inForce, out_.bodies[seat.body.index()].inForce);
      made.clause = seat.clause;
      out_.actors.push_back(std::move(made));
    }
    out_.seats[id.index()].actor = found;
    return found;
  };
  for (std::size_t i = 0; i < out_.seats.size(); ++i) {
    Actor &who = out_.actors[holder(SeatId(i)).index()];
    const Seat &seat = out_.seats[i];
    who.seats.push_back(SeatId(i));
    auto alias = [&](const std::string &name) {
      if (name != who.name && std::find(who.aliases.begin(), who.aliases.end(), name) == who.aliases.end())
        who.aliases.push_back(name);
    };
    std::string where = seat.place || !out_.bodies[seat.body.index()].place
                            ? ""
                            : " of " + out_.places[out_.bodies[seat.body.index()].place.index()].name;
    alias(seat.name + where);
    for (const std::string &each : seat.aliases)
      alias(each + (seat.place ? " of " + out_.places[seat.place.index()].name : where));
  }
  // Posts of one name on several bodies are told apart by their body.
  std::unordered_map<std::string, std::vector<std::size_t>> sameName;
  for (std::size_t i = out_.bodies.size(); i < out_.actors.size(); ++i)
    sameName[out_.actors[i].name].push_back(i);
  for (std::size_t i = out_.bodies.size(); i < out_.actors.size(); ++i) {
    Actor &who = out_.actors[i];
    auto same = sameName.find(who.name);
    if (same == sameName.end() || same->second.size() < 2 || who.seats.empty())
      continue;
    who.aliases.push_back(who.name);
    who.name += " of " + out_.bodies[out_.seats[who.seats[0].index()].body.index()].name;
  }
}

} // namespace quorate::ir
