// Which clauses apply to a body, after its model, its template and its variations; and what each of them says.
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

namespace {

const ast::Period *periodOf(const ast::Notes &notes) {
  for (const ast::Note &note : notes)
    if (auto *period = std::get_if<ast::Period>(&note.is))
      return period;
  return nullptr;
}

// What tells apart the slots of clauses of one kind, besides their matters.
std::string_view purposeOf(const auto &) { return {}; }
std::string_view purposeOf(const ast::Quorum &quorum) {
  return quorum.to == ast::Quorum::To::Vote ? " to vote" : quorum.to == ast::Quorum::To::Begin ? " to begin" : "";
}
std::string_view purposeOf(const ast::Decides &decides) {
  return decides.mode == ast::Mode::InWriting        ? " in writing"
         : decides.mode == ast::Mode::Electronically ? " by electronic vote"
                                                     : "";
}

/// What of a body a clause states once: "the quorum to vote on Pay". Clauses that may stand several times have no slot.
std::string slotOf(const ast::BodyClause &clause, const Names &names) {
  return std::visit(
      [&](const auto &each) {
        std::string slot = std::string(each.kForm.slot) + std::string(purposeOf(each));
        if constexpr (requires { each.matters; })
          for (std::size_t i = 0; i < each.matters.size(); ++i)
            slot += (i == 0 ? " on " : ", ") + names.text(each.matters[i].head.id);
        return slot;
      },
      clause.is);
}

/// Whether several such clauses may stand in one body.
bool mayRepeat(const ast::BodyClause &clause) {
  return std::visit([](const auto &each) { return each.kForm.mayRepeat; }, clause.is);
}

/// What a clause leaves to be confirmed, if it says nothing else.
const ast::Open *openOf(const ast::BodyClause &clause) {
  if (auto *quorum = std::get_if<ast::Quorum>(&clause.is))
    return std::get_if<ast::Open>(&quorum->is);
  if (auto *chaired = std::get_if<ast::ChairedBy>(&clause.is))
    return std::get_if<ast::Open>(&chaired->order);
  if (auto *accountable = std::get_if<ast::AccountableTo>(&clause.is))
    return std::get_if<ast::Open>(&accountable->to);
  if (auto *decides = std::get_if<ast::Decides>(&clause.is))
    return std::get_if<ast::Open>(&decides->by);
  if (auto *meets = std::get_if<ast::Meets>(&clause.is); meets && meets->rules.size() == 1)
    return std::get_if<ast::Open>(&meets->rules[0].is);
  return nullptr;
}

std::string subjectText(const ast::BodyClause &clause, const std::string &slot, const std::string &subject) {
  if (auto *text = std::get_if<ast::Text>(&clause.is))
    return textSubject(*text) + " of " + subject;
  if (std::holds_alternative<ast::LinkedTo>(clause.is))
    return "the link of " + subject + " with others";
  if (std::holds_alternative<ast::Meets>(clause.is))
    return "how " + subject + " meets";
  return (slot.empty() ? "a clause" : slot) + " of " + subject;
}

} // namespace

std::vector<EffectiveClause> Lowering::effectiveClauses(BodyId body) {
  bool isTemplate = in_.bodies[bodyTemplate_[body.index()]].forEach.has_value();
  std::vector<EffectiveClause> all;
  std::vector<std::pair<std::string, std::size_t>> slots;
  for (const ClauseSource &source : clausesOf_[body.index()])
    for (const ast::BodyClause &clause : *source.clauses) {
      std::string slot = slotOf(clause, names_);
      bool dated = source.period || periodOf(clause.notes);
      auto before = std::find_if(slots.begin(), slots.end(), [&](const auto &each) { return each.first == slot; });
      if (slot.empty() || before == slots.end()) {
        if (!slot.empty())
          slots.emplace_back(slot, all.size());
        all.push_back({&clause, &source, nullptr, nullptr, false, false});
        continue;
      }
      EffectiveClause &first = all[before->second];
      bool within = first.source == &source, sameLayer = first.source->layer == source.layer;
      bool firstDated = first.source->period || periodOf(first.clause->notes);
      // Rules for different days stand side by side. Whether the days overlap is for the analysis to say.
      if ((within && mayRepeat(clause)) || (dated && firstDated) || (sameLayer && (dated || firstDated))) {
        all.push_back({&clause, &source, nullptr, nullptr, false, false});
        continue;
      }
      bool fills = openOf(*first.clause) && !sameLayer;
      bool varies = !sameLayer && (isTemplate || first.source->layer == Layer::Model);
      if (!fills && !varies && !dated) {
        Diagnostic &made = diagnostics_.report<diag::StatedTwice>(clause.range, slot + " of " + subjectOf(body))
                               .label(first.clause->range, "it is stated here first")
                               .mend("keep one of the two");
        if (!within)
          made.note("the two say different things of the same body, and nothing says which comes first");
        continue;
      }
      if (dated) {
        all.push_back({&clause, &source, first.clause, first.source, false, true});
        continue;
      }
      first = {&clause, &source, first.clause, first.source, fills, false};
    }
  return all;
}

void Lowering::bodyClauses() {
  for (std::size_t i = 0; i < out_.bodies.size(); ++i) {
    for (const EffectiveClause &effective : effectiveClauses(BodyId(i)))
      bodyClause(BodyId(i), effective);
    // A committee answers to the bodies it is a committee of, unless it is said to whom it answers.
    Body &body = out_.bodies[i];
    if (!body.accountability.empty() || body.parents.empty())
      continue;
    Accountability made{{}, body.open, body.clause};
    for (BodyId parent : body.parents)
      made.to.push_back({parent, {}});
    body.accountability.push_back(std::move(made));
  }
}

/// The copies of a template share their open points: one is filled when it is filled for every copy.
void Lowering::fill(BodyId body, OpenPointId point, ClauseId instead) {
  Fill &so = fills_[point];
  so.by = so.by ? so.by : instead;
  if (++so.copies == bodiesOf_[bodyTemplate_[body.index()]].size())
    out_.openPoints[point.index()].filledBy = so.by;
}

void Lowering::replaced(BodyId body, const EffectiveClause &effective, ClauseId instead, const std::string &what) {
  if (!effective.replaced) {
    // What a body adds to the model it follows is a departure too, where it is a rule.
    if (effective.source->layer != Layer::Model && !at(body).follows.empty() && !what.empty())
      at(body).deviations.push_back({{}, instead, what, at(body).follows});
    return;
  }
  std::string of = subjectText(*effective.replaced, what, subjectOf(body));
  ClauseId before = clause(effective.replaced->range, effective.replaced->notes, effective.replacedSource->context, of);
  // What a model leaves to those who adopt it is settled by them, and open no longer.
  if (effective.fills && effective.replacedSource->layer == Layer::Model && !out_.clauses[instead.index()].assumption)
    return;
  if (effective.fills) {
    fill(body, openPoint(*openOf(*effective.replaced), before, of), instead);
    return;
  }
  bool model = effective.replacedSource->layer == Layer::Model;
  if (model || in_.bodies[bodyTemplate_[body.index()]].forEach)
    at(body).deviations.push_back({before, instead, what, model ? at(body).follows : ""});
  if (effective.besides)
    out_.clauses[instead.index()].despite.push_back(before);
}

template <> void Lowering::add(const ast::Purpose &purpose, BodyId body, ClauseId id, const Scope &) {
  at(body).provisions.push_back({purpose.duty ? Provision::Of::Duty : Provision::Of::Purpose, "", purpose.prose, id});
}

template <> void Lowering::add(const ast::Text &prose, BodyId body, ClauseId id, const Scope &) {
  at(body).provisions.push_back(
      {Provision::Of::Text, prose.second ? prose.first : "", prose.second.value_or(prose.first), id});
}

template <> void Lowering::add(const ast::Must &must, BodyId body, ClauseId id, const Scope &) {
  Duty made;
  made.what = must.what;
  made.when = must.when;
  made.of = must.of;
  made.span = must.span;
  made.event = must.event;
  made.clause = id;
  if (must.day) {
    Interval days =
        interval({must.day, {}, {}, out_.clauses[id.index()].range}, id, "a duty of " + subjectOf(body), made.dayOpen);
    if (days.from != Interval::kAlways)
      made.day = days.from;
  }
  at(body).duties.push_back(std::move(made));
}

template <> void Lowering::add(const ast::AccountableTo &accountable, BodyId body, ClauseId id, const Scope &scope) {
  Accountability made;
  made.clause = id;
  if (auto *refs = std::get_if<std::vector<ast::Ref>>(&accountable.to)) {
    for (const ast::Ref &ref : *refs)
      for (const Party &party : parties(ref, scope))
        made.to.push_back(party);
    made.open = out_.clauses[id.index()].open;
  } else {
    made.open = openPoint(std::get<ast::Open>(accountable.to), id, "the accountability of " + subjectOf(body));
  }
  at(body).accountability.push_back(std::move(made));
}

template <> void Lowering::add(const ast::LinkedTo &linked, BodyId body, ClauseId id, const Scope &scope) {
  Link made{{}, linked.how.value_or(""), id};
  for (const ast::Ref &ref : linked.to)
    for (const Party &party : parties(ref, scope))
      made.to.push_back(party);
  at(body).links.push_back(std::move(made));
}

template <> void Lowering::add(const ast::ChairedBy &chaired, BodyId body, ClauseId id, const Scope &scope) {
  Chairing made;
  made.clause = id;
  if (auto *refs = std::get_if<std::vector<ast::Ref>>(&chaired.order)) {
    for (const ast::Ref &ref : *refs)
      if (SeatId seat = seatOf(ref, body, scope))
        made.order.push_back(seat);
    made.open = out_.clauses[id.index()].open;
  } else {
    made.open = openPoint(std::get<ast::Open>(chaired.order), id, "the chair of " + subjectOf(body));
  }
  at(body).chairings.push_back(std::move(made));
}

template <> void Lowering::add(const ast::Quorum &written, BodyId body, ClauseId id, const Scope &scope) {
  Quorum made;
  made.clause = id;
  made.to = written.to.value_or(Quorum::To::Meet);
  made.matters = closure(functionsNamed(written.matters));
  made.open = out_.clauses[id.index()].open;
  if (std::holds_alternative<ast::Quorum::None>(written.is))
    made.none = true;
  else if (auto *open = std::get_if<ast::Open>(&written.is))
    made.open = openPoint(*open, id, "the quorum of " + subjectOf(body));
  else
    for (const ast::People &each : std::get<ast::Quorum::Rule>(written.is).requirements)
      for (People &counted : people(each, body, id, scope))
        made.requirements.push_back(std::move(counted));
  at(body).quorums.push_back(std::move(made));
}

template <> void Lowering::add(const ast::WithoutQuorum &written, BodyId body, ClauseId id, const Scope &scope) {
  WithoutQuorum made;
  made.clause = id;
  if (auto *adjourned = std::get_if<ast::WithoutQuorum::Adjourned>(&written.is)) {
    made.is = WithoutQuorum::Is::Adjourned;
    made.span = adjourned->span;
    made.whoeverIsPresent = adjourned->whoeverIsPresent;
    if (adjourned->then)
      if (std::vector<People> then = people(*adjourned->then, body, id, scope); !then.empty())
        made.then = std::move(then[0]);
  } else if (auto *only = std::get_if<ast::WithoutQuorum::OnlyDecide>(&written.is)) {
    made.is = WithoutQuorum::Is::OnlyDecide;
    made.matters = closure(functionsNamed(only->matters));
  }
  at(body).withoutQuorum.push_back(std::move(made));
}

template <> void Lowering::add(const ast::Decides &written, BodyId body, ClauseId id, const Scope &scope) {
  DecisionRule made = decides(written, body, id, scope);
  at(body).decisions.push_back(std::move(made));
}

template <> void Lowering::add(const ast::Proxies &proxies, BodyId body, ClauseId id, const Scope &) {
  at(body).proxies.push_back({proxies.count, proxies.most, id});
}

template <> void Lowering::add(const ast::ConflictedMembers &written, BodyId body, ClauseId id, const Scope &scope) {
  using Do = ast::ConflictedMembers::Do;
  ConflictRule made;
  made.leave = written.do_ == Do::Leave;
  made.vote = written.do_ == Do::Vote;
  made.countToQuorum = written.countToQuorum || made.vote;
  made.matters = closure(functionsNamed(written.matters));
  made.clause = id;
  for (const ast::Ref &ref : written.ruledOnBy) {
    Scope inside = scope;
    std::vector<SeatId> here = seats(ref, inside, false);
    std::erase_if(here, [&](SeatId seat) { return at(seat).body != body; });
    if (here.size() == 1)
      made.ruledOnBy.push_back(here[0]);
    else
      actors(ref, scope); // reports a name that means nobody
    made.ruledOnByText += (made.ruledOnByText.empty() ? "" : ", then ") + write(ref);
  }
  if (written.ifTooMany) {
    using If = ConflictRule::IfTooMany;
    if (auto *goes = std::get_if<ast::ConflictedMembers::GoesTo>(&*written.ifTooMany)) {
      made.ifTooMany = If::GoesTo;
      made.goesTo = actor(goes->to, scope);
    } else {
      made.ifTooMany =
          std::holds_alternative<ast::ConflictedMembers::MayStay>(*written.ifTooMany) ? If::MayStay : If::OthersDecide;
    }
  }
  at(body).conflicts.push_back(std::move(made));
}

template <> void Lowering::add(const ast::Succeeds &succeeds, BodyId body, ClauseId, const Scope &scope) {
  for (const ast::Ref &ref : succeeds.bodies)
    for (BodyId before : bodies(ref, scope))
      at(body).succeeds.push_back(before);
}

template <> void Lowering::add(const ast::Meets &meets, BodyId body, ClauseId id, const Scope &scope) {
  MeetingRules made{{}, id};
  using Of = MeetingRule::Of;
  for (const ast::Meeting &rule : meets.rules) {
    MeetingRule each;
    if (std::holds_alternative<ast::InPublic>(rule.is)) {
      each.of = Of::InPublic;
    } else if (std::holds_alternative<ast::InPrivate>(rule.is)) {
      each.of = Of::InPrivate;
    } else if (auto *common = std::get_if<ast::InCommon>(&rule.is)) {
      each.of = Of::InCommon;
      for (const ast::Ref &ref : common->with)
        for (BodyId with : bodies(ref, scope))
          each.with.push_back(with);
    } else if (auto *times = std::get_if<ast::TimesAYear>(&rule.is)) {
      each.of = Of::TimesAYear;
      each.number = times->times;
    } else if (auto *notice = std::get_if<ast::ClearDaysNotice>(&rule.is)) {
      each.of = Of::ClearDaysNotice;
      each.number = notice->days;
      each.matters = closure(functionsNamed(notice->matters));
      each.orVoid = notice->orVoid;
      if (notice->calendar) {
        for (const sema::Symbol &symbol : in_.meanings(notice->calendar->id))
          if (symbol.sort == sema::Sort::Calendar)
            each.calendar = CalendarId(symbol.index);
        if (!each.calendar)
          unknown(ast::Ref{ast::Which::Plain, *notice->calendar, {}, notice->calendar->range}, "calendar",
                  {sema::Sort::Calendar});
      }
    } else if (auto *venue = std::get_if<ast::MeetsAt>(&rule.is)) {
      each.of = Of::Venue;
      each.venue = venue->venue;
    } else {
      each.of = Of::Open;
      each.open = openPoint(std::get<ast::Open>(rule.is), id, "how " + subjectOf(body) + " meets");
    }
    made.rules.push_back(std::move(each));
  }
  at(body).meetings.push_back(std::move(made));
}

template <> void Lowering::add(const ast::Requires &written, BodyId body, ClauseId id, const Scope &scope) {
  for (const auto &requirement : written.requirements) {
    if (auto *counted = std::get_if<ast::People>(&requirement)) {
      for (People &each : people(*counted, body, id, scope))
        at(body).membership.push_back({std::move(each), {}, id});
    } else {
      MembershipRule::Cap made = cap(std::get<ast::Cap>(requirement), body, scope);
      at(body).membership.push_back({{}, std::move(made), id});
    }
  }
}

// Seats are read by themselves, before any clause.
template <> void Lowering::add(const ast::LeavesOut &, BodyId, ClauseId, const Scope &) {}
template <> void Lowering::add(const ast::Members &, BodyId, ClauseId, const Scope &) {}

void Lowering::bodyClause(BodyId body, const EffectiveClause &effective) {
  const ast::BodyClause &written = *effective.clause;
  Scope scope = scopeOf(body, effective.source->context);
  std::string slot = slotOf(written, names_);
  std::string of = subjectText(written, slot, subjectOf(body));
  ClauseId id = clause(written.range, written.notes, effective.source->context, of);
  if (effective.source->period) {
    OpenPointId open;
    Interval days = interval(*effective.source->period, id, of, open);
    Clause &made = out_.clauses[id.index()];
    made.inForce = intersect(made.inForce, days);
    if (open)
      made.datesOpen = open;
  }
  replaced(body, effective, id, slot);
  std::visit([&](const auto &what) { add(what, body, id, scope); }, written.is);
}

} // namespace quorate::ir
