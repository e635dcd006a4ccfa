// Which seats each body has: the layers of its clauses put over one another, and each seat made for what it is for.
#include "compiler/lowering/seats.h"

#include "compiler/lowering/references.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir::lowering {

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

/// The notes that stand among the terms of a seat.
ast::Notes notesOf(const ast::Seat &seat) {
  ast::Notes notes;
  for (const ast::SeatTerm &term : seat.terms)
    if (auto *note = std::get_if<ast::Note>(&term.is))
      notes.push_back(*note);
  return notes;
}

bool isDated(const EffectiveSeat &seat) {
  auto says = [](const ast::SeatTerm &term) { return std::holds_alternative<ast::Period>(term.is); };
  return seat.period || std::any_of(seat.seat->terms.begin(), seat.seat->terms.end(), says);
}

class SeatMaker {
public:
  SeatMaker(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
            const Bodies &bodies, const BodyReferences &references, Provenance &provenance, Reporter &reporter)
      : declared_(declared), vocabulary_(vocabulary), organisations_(organisations), bodies_(bodies),
        references_(references), provenance_(provenance), reporter_(reporter) {}

  Seats run() && {
    made_.on.resize(bodies_.all.size());
    for (std::size_t i = 0; i < bodies_.all.size() && !reporter_.stopped(); ++i)
      for (const EffectiveSeat &effective : effectiveSeats(BodyId(i)))
        makeAll(BodyId(i), effective);
    return std::move(made_);
  }

private:
  std::string subjectOf(BodyId body) const { return bodies_.subjectOf(declared_, body); }
  const std::string &followedBy(BodyId body) const { return bodies_.all[body.index()].follows; }

  std::vector<EffectiveSeat> effectiveSeats(BodyId body) {
    std::vector<EffectiveSeat> all;
    for (const ClauseSource &source : bodies_.clauses[body.index()])
      for (const ast::BodyClause &clause : *source.clauses) {
        if (auto *out = std::get_if<ast::LeavesOut>(&clause.is))
          for (const ast::Ref &post : out->posts)
            leaveOut(post, body, clause, source, all);
        auto *written = std::get_if<ast::Members>(&clause.is);
        if (!written)
          continue;
        made_.on[body.index()].stated = true;
        for (const ast::Seat &seat : written->seats)
          add(seat, body, source, all);
      }
    return all;
  }

  static auto named(NameId name) {
    return [name](const EffectiveSeat &each) { return each.seat->name.id == name; };
  }

  /// Whether a seat of a source stands in the place of one of a layer before it: of a template, of a model, or of one
  /// that left something open.
  bool varies(const ClauseSource &source, const EffectiveSeat &before, BodyId body) const {
    return source.layer != before.layer && (bodies_.templateOf(declared_, body).forEach.has_value() ||
                                            before.layer == Layer::Model || !openOf(*before.seat, "", "").empty());
  }

  /// A seat of the source, perhaps instead of those of the layers before it.
  void add(const ast::Seat &seat, BodyId body, const ClauseSource &source, std::vector<EffectiveSeat> &all) {
    EffectiveSeat made{&seat, source.context, source.layer, source.period, {}, nullptr, Layer::Body, {}, false};
    // [P7] Seats of one post for different days stand side by side. Whether the days meet is known with the terms.
    for (const EffectiveSeat &before : all)
      if (named(seat.name.id)(before) && !varies(source, before, body) && !(isDated(made) && isDated(before)))
        return twice(made, before, body);
    auto varied = std::find_if(all.begin(), all.end(), [&](const EffectiveSeat &before) {
      return named(seat.name.id)(before) && varies(source, before, body);
    });
    if (varied == all.end()) {
      all.push_back(std::move(made));
      return;
    }
    made.replaced = varied->seat;
    made.replacedLayer = varied->layer;
    made.replacedContext = varied->context;
    made.besides = isDated(made);
    const auto at = varied - all.begin();
    takeDays(all, made.besides ? daysOf(made, subjectOf(body)) : std::vector<Days>(),
             [&](const EffectiveSeat &before) { return named(seat.name.id)(before) && varies(source, before, body); });
    // In the order of days: what is left of the other before it, itself, and what is left after it.
    const bool after = made.besides && at < std::ssize(all) && named(seat.name.id)(all[at]) && !all[at].left.empty() &&
                       all[at].left.back().when.from == Interval::kAlways;
    all.insert(all.begin() + at + (after ? 1 : 0), std::move(made));
  }

  void twice(const EffectiveSeat &made, const EffectiveSeat &before, BodyId body) {
    reporter_
        .report<diag::StatedTwice>(
            made.seat->range,
            fmt::format("the seat `{}` of {}", declared_.names.text(made.seat->name.id), subjectOf(body)))
        .label(before.seat->range, "it is stated here first")
        .mend(isDated(made) || isDated(before)
                  ? "say of both on which days they are there: `until` on the one, `from` on the other"
                  : "put the number of seats together, or give one of the posts another name");
  }

  /// The days that a seat, or the variation that it stands in, says; all days where there are none.
  std::vector<Days> daysOf(const EffectiveSeat &effective, const std::string &of) {
    const std::string subject = "the seat " + declared_.text(effective.seat->name.id);
    ClauseId clause =
        provenance_.clause(effective.seat->range, notesOf(*effective.seat), effective.context, subject + " of " + of);
    std::vector<Days> all;
    if (effective.period)
      all.push_back(provenance_.days(*effective.period, clause, subject));
    for (const ast::SeatTerm &term : effective.seat->terms)
      if (auto *period = std::get_if<ast::Period>(&term.is))
        all.push_back(provenance_.days(*period, clause, subject));
    return all;
  }

  /// [R2] [D2] Of the seats that something stands in the place of, on days that are those of all of `taken`, what is
  /// left is the days before and after. `all` has them in its order.
  template <class Is>
  static void takeDays(std::vector<EffectiveSeat> &all, const std::vector<Days> &taken, Is isTaken) {
    std::vector<EffectiveSeat> kept;
    for (EffectiveSeat &each : all) {
      if (!isTaken(each)) {
        kept.push_back(std::move(each));
        continue;
      }
      for (const Days &days : taken) {
        const bool oneDay = days.fromOpen && days.fromOpen == days.untilOpen;
        keep(each,
             {{Interval::kAlways, days.fromOpen ? Interval::kForEver : days.when.from},
              days.fromOpen,
              {},
              days.fromOpen},
             kept);
        if (!oneDay)
          keep(each,
               {{days.untilOpen ? Interval::kAlways : days.when.until, Interval::kForEver},
                days.untilOpen,
                days.untilOpen,
                {}},
               kept);
        each.left.push_back(days);
      }
    }
    all = std::move(kept);
  }

  static void keep(const EffectiveSeat &seat, const Days &days, std::vector<EffectiveSeat> &into) {
    Interval when = days.when;
    for (const Days &other : seat.left)
      when = intersect(when, other.when);
    if (when.empty())
      return;
    into.push_back(seat);
    into.back().left.push_back(days);
  }

  void leaveOut(const ast::Ref &post, BodyId body, const ast::BodyClause &clause, const ClauseSource &source,
                std::vector<EffectiveSeat> &all) {
    auto found = std::find_if(all.begin(), all.end(), named(post.head.id));
    if (found == all.end()) {
      reporter_.report<diag::NoSuchMember>(post.range, bodies_.all[body.index()].name, declared_.write(post))
          .mend("name a post that it would have without this clause");
      return;
    }
    const std::string what = "the seat " + declared_.text(post.head.id), of = " of " + subjectOf(body);
    ClauseId before = provenance_.clause(found->seat->range, {}, found->context, what + of);
    ClauseId instead = provenance_.clause(clause.range, clause.notes, source.context, "a clause" + of);
    made_.on[body.index()].deviations.push_back(
        {before, instead, what, found->layer == Layer::Model ? followedBy(body) : ""});
    std::vector<Days> days;
    if (source.period)
      days.push_back(provenance_.days(*source.period, instead, "a clause" + of));
    for (const ast::Note &note : clause.notes)
      if (auto *period = std::get_if<ast::Period>(&note.is))
        days.push_back(provenance_.days(*period, instead, "a clause" + of));
    takeDays(all, days, named(post.head.id));
  }

  void makeAll(BodyId body, const EffectiveSeat &effective) {
    const Scope scope = bodies_.scopeOf(declared_, body, effective.context);
    const std::optional<ast::Name> &forEach = effective.seat->forEach;
    if (!forEach) {
      make(body, effective, {}, scope);
      return;
    }
    std::optional<std::uint32_t> kind = references_.kind(*forEach, "kind");
    if (!kind)
      return;
    eachOf(organisations_.instancesOf[*kind], forEach->range, declared_.in.kinds[*kind].name, reporter_,
           [&](const Instance &instance) {
             Scope inner = scope;
             inner.bindings.push_back({*kind, instance});
             make(body, effective, instance, inner);
           });
  }

  void make(BodyId body, const EffectiveSeat &effective, const Instance &instance, const Scope &scope) {
    if (reporter_.tooMany(made_.all.size(), "seats"))
      return;
    const ast::Seat &written = *effective.seat;
    Seat made;
    made.body = body;
    made.post = declared_.text(written.name.id);
    made.place = instance.place;
    made.organisation = instance.organisation;
    made.inForce = organisations_.daysOf(vocabulary_, instance);
    made.name = made.post;
    if (instance != Instance{})
      made.name += " of " + organisations_.nameOf(vocabulary_, instance);
    const ast::Notes notes = notesOf(written);
    const std::string subject = fmt::format("the seat {} of {}", made.post, subjectOf(body));
    made.aliases = aliasesOf(declared_, notes);
    made.clause = provenance_.clause(written.range, notes, effective.context, subject);
    // Days that are open are those of this body alone.
    if (std::any_of(effective.left.begin(), effective.left.end(), [](const Days &days) { return bool(days.open); }))
      made.clause = provenance_.another(made.clause);
    made.open = provenance_.at(made.clause).open;
    if (!made.open && !provenance_.at(made.clause).datesOpen)
      made.open = organisations_.openOf(vocabulary_, instance);
    departure(made, effective, subject);
    if (auto *open = std::get_if<ast::Open>(&written.count)) {
      made.countOpen =
          provenance_.openPoint(*open, made.clause, "the number of seats of " + made.post + " on " + subjectOf(body));
    } else {
      const auto &count = std::get<ast::NumberOf>(written.count);
      made.least = *count.least;
      made.most = count.most.value_or(Seat::kNoLimit);
    }
    for (const ast::SeatTerm &term : written.terms)
      if (auto *memberClass = std::get_if<ast::SeatClass>(&term.is))
        if (auto kind = references_.memberClass(memberClass->name))
          made.classes.push_back(*kind);
    enter(std::move(made), effective, scope);
  }

  /// How a seat departs from the model its body follows, or from the template.
  void departure(const Seat &made, const EffectiveSeat &effective, const std::string &subject) {
    std::vector<Deviation> &deviations = made_.on[made.body.index()].deviations;
    const std::string &follows = followedBy(made.body);
    if (effective.replaced) {
      ClauseId before = provenance_.clause(effective.replaced->range, {}, effective.replacedContext, subject);
      const bool model = effective.replacedLayer == Layer::Model;
      // What the seat leaves open is filled by what stands in its place; the point itself stays in the report.
      const auto open = openOf(*effective.replaced, made.post, subjectOf(made.body));
      for (const auto &[left, what] : effective.besides ? decltype(open)() : open)
        provenance_.fillForCopy(provenance_.openPoint(*left, before, what), made.clause, bodies_.copiesOf(made.body));
      if (open.empty() || model || (effective.besides && bodies_.templateOf(declared_, made.body).forEach))
        deviations.push_back({before, made.clause, "the seat " + made.post, model ? follows : ""});
    } else if (effective.layer != Layer::Model && !follows.empty()) {
      deviations.push_back({{}, made.clause, "the seat " + made.post, follows});
    }
  }

  void enter(Seat made, const EffectiveSeat &effective, const Scope &scope) {
    const ast::Seat &written = *effective.seat;
    SeatId id(made_.all.size());
    std::vector<NameId> aliases;
    for (const ast::SeatTerm &term : written.terms)
      if (auto *note = std::get_if<ast::Note>(&term.is))
        if (auto *also = std::get_if<ast::AlsoCalled>(&note->is))
          for (const ast::Name &alias : also->names)
            aliases.push_back(alias.id);
    made_.byName[written.name.id.value].push_back(id);
    for (NameId alias : aliases)
      made_.byName[alias.value].push_back(id);
    made_.on[made.body.index()].seats.push_back(id);
    made_.origin.push_back({&written, scope, written.name.id, std::move(aliases), effective.period, effective.left});
    made_.all.push_back(std::move(made));
  }

  const Declared &declared_;
  const Vocabulary &vocabulary_;
  const Organisations &organisations_;
  const Bodies &bodies_;
  const BodyReferences &references_;
  Provenance &provenance_;
  Reporter &reporter_;
  Seats made_;
};

} // namespace

Seats seats(const Declared &declared, const Vocabulary &vocabulary, const Organisations &organisations,
            const Bodies &bodies, const BodyReferences &references, Provenance &provenance, Reporter &reporter) {
  return SeatMaker(declared, vocabulary, organisations, bodies, references, provenance, reporter).run();
}

} // namespace quorate::ir::lowering
