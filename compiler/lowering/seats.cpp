// Membership: the seats of every body, and who holds the powers of a post.
#include "compiler/lowering/lowering.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir {

namespace {

/// What a seat leaves to be confirmed, each with what it is.
std::vector<std::pair<const ast::Open *, std::string>> openOf(const ast::Seat &seat, const std::string &post,
                                                              const std::string &body) {
  std::vector<std::pair<const ast::Open *, std::string>> all;
  if (auto *count = std::get_if<ast::Open>(&seat.count))
    all.emplace_back(count, "the number of seats of " + post + " on " + body);
  for (const ast::SeatTerm &term : seat.terms) {
    if (auto *vote = std::get_if<ast::SeatVoteOpen>(&term.is))
      all.emplace_back(&vote->open, "whether " + post + " of " + body + " votes");
    if (auto *filled = std::get_if<ast::SeatFilledBy>(&term.is))
      if (auto *by = std::get_if<ast::Open>(&filled->by))
        all.emplace_back(by, "who fills the seat " + post + " of " + body);
  }
  return all;
}

} // namespace

/// The seats of a body: those of its model, its own, and what variations put in their place.
std::vector<EffectiveSeat> Lowering::effectiveSeats(BodyId body) {
  bool isTemplate = in_.bodies[bodyTemplate_[body.index()]].forEach.has_value();
  std::vector<EffectiveSeat> all;
  auto named = [&](NameId name) {
    return std::find_if(all.begin(), all.end(), [&](const EffectiveSeat &e) { return e.seat->name.id == name; });
  };
  auto leaveOut = [&](const ast::LeavesOut &written, const ast::BodyClause &clauseOf, const ClauseSource &source) {
    for (const ast::Ref &ref : written.posts) {
      auto found = named(ref.head.id);
      if (found == all.end()) {
        diagnostics_.report<diag::NoSuchMember>(ref.range, at(body).name, write(ref))
            .mend("name a post that it would have without this clause");
        continue;
      }
      std::string what = "the seat " + text(ref.head.id);
      ClauseId before = clause(found->seat->range, {}, found->context, what + " of " + subjectOf(body));
      ClauseId instead = clause(clauseOf.range, clauseOf.notes, source.context, "a clause of " + subjectOf(body));
      at(body).deviations.push_back({before, instead, what, found->layer == Layer::Model ? at(body).follows : ""});
      all.erase(found);
    }
  };
  for (const ClauseSource &source : clausesOf_[body.index()])
    for (const ast::BodyClause &clauseOf : *source.clauses) {
      if (auto *out = std::get_if<ast::LeavesOut>(&clauseOf.is))
        leaveOut(*out, clauseOf, source);
      auto *written = std::get_if<ast::Members>(&clauseOf.is);
      if (!written)
        continue;
      at(body).membersStated = true;
      for (const ast::Seat &seat : written->seats) {
        auto before = named(seat.name.id);
        if (before == all.end()) {
          all.push_back({&seat, source.context, source.layer, nullptr, Layer::Body, {}});
        } else if (source.layer != before->layer &&
                   (isTemplate || before->layer == Layer::Model || !openOf(*before->seat, "", "").empty())) {
          *before = {&seat, source.context, source.layer, before->seat, before->layer, before->context};
        } else {
          diagnostics_
              .report<diag::StatedTwice>(seat.range,
                                         fmt::format("the seat `{}` of {}", names_.text(seat.name.id), subjectOf(body)))
              .label(before->seat->range, "it is stated here first")
              .mend("put the number of seats together, or give one of the posts another name");
        }
      }
    }
  return all;
}

void Lowering::makeSeats() {
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    BodyId body(i);
    for (const EffectiveSeat &effective : effectiveSeats(body)) {
      Scope scope = scopeOf(body, effective.context);
      if (!effective.seat->forEach) {
        makeSeat(body, effective, {}, scope);
        continue;
      }
      std::optional<std::uint32_t> kind = kindNamed(*effective.seat->forEach, "kind");
      if (!kind)
        continue;
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
  if (effective.replaced) {
    ClauseId before = clause(effective.replaced->range, {}, effective.replacedContext, subject);
    bool model = effective.replacedLayer == Layer::Model;
    // What the seat leaves open is filled by what stands in its place; the point itself stays in the report.
    auto open = openOf(*effective.replaced, made.post, subjectOf(body));
    for (const auto &[left, what] : open)
      fill(body, openPoint(*left, before, what), made.clause);
    if (open.empty() || model)
      at(body).deviations.push_back({before, made.clause, "the seat " + made.post, model ? at(body).follows : ""});
  } else if (effective.layer != Layer::Model && !at(body).follows.empty())
    at(body).deviations.push_back({{}, made.clause, "the seat " + made.post, at(body).follows});
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
  for (std::size_t t = 0; t < in_.officers.size(); ++t) {
    const sema::Template &from = in_.officers[t];
    const auto &written = std::get<ast::Post>(from.declaration->is);
    eachInstance(from, written.forEach, [&](const Instance &instance) {
      if (tooMany(out_.actors.size(), "posts"))
        return;
      Actor made;
      made.name = text(from.name) + (from.forEach ? " of " + nameOf(instance) : "");
      made.place = instance.place;
      made.organisation = instance.organisation;
      if (written.of) {
        std::vector<OrganisationId> of = organisationsNamed(*written.of, scopeOf(from, instance));
        if (of.size() == 1)
          made.organisation = of[0];
      }
      made.aliases = aliasesOf(from.declaration->notes);
      made.clause = clause(from.declaration->range, from.declaration->notes, from.context, made.name);
      made.inForce = out_.clauses[made.clause.index()].inForce;
      officersOf_[t].push_back(ActorId(out_.actors.size()));
      out_.actors.push_back(std::move(made));
    });
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
