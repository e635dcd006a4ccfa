// What each clause of a body says, and how it departs from the model or the template.
#include "compiler/lowering/body_clauses.h"

namespace quorate::ir::lowering {

namespace {

/// What a clause is about, for those who read of it in a report.
std::string aboutOf(const ast::BodyClause &clause, const std::string &slot, const std::string &subject) {
  if (auto *text = std::get_if<ast::Text>(&clause.is))
    return textSubject(*text) + " of " + subject;
  if (std::holds_alternative<ast::LinkedTo>(clause.is))
    return "the link of " + subject + " with others";
  if (std::holds_alternative<ast::Meets>(clause.is))
    return "how " + subject + " meets";
  return (slot.empty() ? "a clause" : slot) + " of " + subject;
}

/// Reads the clauses of one body.
class BodyClauseReader {
public:
  BodyClauseReader(const Finished &finished, const RuleReader &rules, Provenance &provenance, Reporter &reporter,
                   BodyId body)
      : declared_(finished.declared), bodies_(finished.bodies), references_(finished.references), rules_(rules),
        provenance_(provenance), reporter_(reporter), body_(body), subject_(bodies_.subjectOf(declared_, body)) {}

  BodyLaw run() && {
    for (const EffectiveClause &effective : effectiveClauses(declared_, bodies_, body_, reporter_))
      read(effective);
    // A committee answers to the bodies it is a committee of, unless it is said to whom it answers.
    const Body &body = bodies_.all[body_.index()];
    if (made_.clauses.accountability.empty() && !body.parents.empty()) {
      Accountability made{{}, body.open, body.clause};
      for (BodyId parent : body.parents)
        made.to.push_back({parent, {}});
      made_.clauses.accountability.push_back(std::move(made));
    }
    return std::move(made_);
  }

private:
  void read(const EffectiveClause &effective) {
    const ast::BodyClause &written = *effective.clause;
    scope_ = bodies_.scopeOf(declared_, body_, effective.source->context);
    const std::string about = aboutOf(written, effective.slot, subject_);
    id_ = provenance_.clause(written.range, written.notes, effective.source->context, about);
    if (effective.source->period)
      provenance_.narrow(id_, provenance_.days(*effective.source->period, id_, about));
    departure(effective);
    std::visit([&](const auto &what) { add(what); }, written.is);
  }

  /// How a clause departs from the model that the body follows, or from the template; what it settles.
  void departure(const EffectiveClause &effective) {
    const std::string &follows = bodies_.all[body_.index()].follows;
    const bool plural = formOf(*effective.clause).plural;
    if (!effective.replaced) {
      // What a body adds to the model it follows is a departure too, where it is a rule.
      if (effective.source->layer != Layer::Model && !follows.empty() && !effective.slot.empty())
        made_.deviations.push_back({{}, id_, effective.slot, follows, plural});
      return;
    }
    const std::string about = aboutOf(*effective.replaced, effective.slot, subject_);
    ClauseId before = provenance_.clause(effective.replaced->range, effective.replaced->notes,
                                         effective.replacedSource->context, about);
    const bool model = effective.replacedSource->layer == Layer::Model;
    // What a model leaves to those who adopt it is settled by them, and open no longer.
    if (effective.fills && model && !provenance_.at(id_).assumption)
      return;
    if (effective.fills) {
      provenance_.fillForCopy(provenance_.openPoint(*openOf(*effective.replaced), before, about), id_,
                              bodies_.copiesOf(body_));
      return;
    }
    if (model || bodies_.templateOf(declared_, body_).forEach)
      made_.deviations.push_back({before, id_, effective.slot, model ? follows : "", plural});
    if (!effective.besides)
      return;
    provenance_.standsBeside(id_, before);
    for (const auto &[clause, source] : effective.replacedToo)
      provenance_.standsBeside(id_, provenance_.clause(clause->range, clause->notes, source->context,
                                                       aboutOf(*clause, effective.slot, subject_)));
  }

  // One for each sort of clause.
  void add(const ast::Purpose &purpose) {
    made_.clauses.provisions.push_back(
        {purpose.duty ? Provision::Of::Duty : Provision::Of::Purpose, "", purpose.prose, id_});
  }
  void add(const ast::Text &prose) {
    made_.clauses.provisions.push_back(
        {Provision::Of::Text, prose.second ? prose.first : "", prose.second.value_or(prose.first), id_});
  }
  void add(const ast::Must &must);
  void add(const ast::AccountableTo &accountable);
  void add(const ast::LinkedTo &linked) {
    made_.clauses.links.push_back({references_.parties(linked.to, scope_), linked.how.value_or(""), id_});
  }
  void add(const ast::ChairedBy &chaired);
  void add(const ast::Quorum &written);
  void add(const ast::WithoutQuorum &written);
  void add(const ast::Decides &written);
  void add(const ast::Proxies &proxies) { made_.clauses.proxies.push_back({proxies.count, proxies.most, id_}); }
  void add(const ast::ConflictedMembers &written);
  void add(const ast::Succeeds &succeeds) {
    for (const ast::Ref &ref : succeeds.bodies)
      for (BodyId before : references_.bodies(ref, scope_))
        made_.succeeds.push_back(before);
  }
  void add(const ast::Meets &meets);
  void add(const ast::Requires &written);
  // Read when seats were made.
  void add(const ast::LeavesOut &) {}
  void add(const ast::Members &) {}

  MeetingRule meeting(const ast::Meeting &rule);
  MeetingRule notice(const ast::ClearDaysNotice &written);
  void term(const ast::Tie &written, DecisionRule &into);
  void term(const ast::FailingThat &failing, DecisionRule &into) {
    for (Threshold &each : rules_.thresholds(failing.by, body_, scope_))
      into.failingThat.push_back(std::move(each));
  }
  void term(const ast::CountAs &counts, DecisionRule &into);
  void term(const ast::Within &within, DecisionRule &into) { into.within = within.span; }
  void term(const ast::UnlessAsked &unless, DecisionRule &into) {
    if (auto asked = rules_.onePeople(unless.people, body_, id_, scope_))
      into.unlessAsked = std::move(asked);
  }
  OpenPointId openPoint(const ast::Open &open, const std::string &subject) {
    return provenance_.openPoint(open, id_, subject);
  }
  OpenPointId openAsAWhole() const { return provenance_.at(id_).open; }

  const Declared &declared_;
  const Bodies &bodies_;
  const ActorReferences &references_;
  const RuleReader &rules_;
  Provenance &provenance_;
  Reporter &reporter_;
  BodyId body_;
  const std::string subject_;
  BodyLaw made_;
  Scope scope_; ///< of the clause that is being read
  ClauseId id_; ///< the clause that is being read
};

void BodyClauseReader::add(const ast::Must &must) {
  Duty made;
  made.what = must.what;
  made.when = must.when;
  made.of = must.of;
  made.span = must.span;
  made.event = must.event;
  made.clause = id_;
  if (must.day) {
    Days days = provenance_.days({must.day, {}, {}, provenance_.at(id_).range}, id_, "a duty of " + subject_);
    made.dayOpen = days.open;
    if (days.when.from != Interval::kAlways)
      made.day = days.when.from;
  }
  made_.clauses.duties.push_back(std::move(made));
}

void BodyClauseReader::add(const ast::AccountableTo &accountable) {
  Accountability made;
  made.clause = id_;
  if (auto *refs = std::get_if<std::vector<ast::Ref>>(&accountable.to)) {
    made.to = references_.parties(*refs, scope_);
    made.open = openAsAWhole();
  } else {
    made.open = openPoint(std::get<ast::Open>(accountable.to), "the accountability of " + subject_);
  }
  made_.clauses.accountability.push_back(std::move(made));
}

void BodyClauseReader::add(const ast::ChairedBy &chaired) {
  Chairing made;
  made.clause = id_;
  if (auto *refs = std::get_if<std::vector<ast::Ref>>(&chaired.order)) {
    for (const ast::Ref &ref : *refs)
      if (SeatId seat = rules_.seat(ref, body_, scope_))
        made.order.push_back(seat);
    made.open = openAsAWhole();
  } else {
    made.open = openPoint(std::get<ast::Open>(chaired.order), "the chair of " + subject_);
  }
  made_.clauses.chairings.push_back(std::move(made));
}

void BodyClauseReader::add(const ast::Quorum &written) {
  Quorum made;
  made.clause = id_;
  made.to = written.to.value_or(Quorum::To::Meet);
  made.matters = references_.closed(written.matters);
  made.open = openAsAWhole();
  if (std::holds_alternative<ast::Quorum::None>(written.is))
    made.none = true;
  else if (auto *open = std::get_if<ast::Open>(&written.is))
    made.open = openPoint(*open, "the quorum of " + subject_);
  else
    for (const ast::People &each : std::get<ast::Quorum::Rule>(written.is).requirements)
      for (People &counted : rules_.people(each, body_, id_, scope_))
        made.requirements.push_back(std::move(counted));
  made_.clauses.quorums.push_back(std::move(made));
}

void BodyClauseReader::add(const ast::WithoutQuorum &written) {
  WithoutQuorum made;
  made.clause = id_;
  if (auto *adjourned = std::get_if<ast::WithoutQuorum::Adjourned>(&written.is)) {
    made.is = WithoutQuorum::Is::Adjourned;
    made.span = adjourned->span;
    made.whoeverIsPresent = adjourned->whoeverIsPresent;
    if (adjourned->then)
      made.then = rules_.onePeople(*adjourned->then, body_, id_, scope_);
  } else if (auto *only = std::get_if<ast::WithoutQuorum::OnlyDecide>(&written.is)) {
    made.is = WithoutQuorum::Is::OnlyDecide;
    made.matters = references_.closed(only->matters);
  }
  made_.clauses.withoutQuorum.push_back(std::move(made));
}

void BodyClauseReader::term(const ast::Tie &written, DecisionRule &into) {
  if (auto *by = std::get_if<ast::Tie::BrokenBy>(&written.is)) {
    into.tie = Tie::BrokenBy;
    into.breaker = rules_.seat(by->by, body_, scope_);
  } else if (std::holds_alternative<ast::Tie::ByPresider>(written.is)) {
    into.tie = Tie::BrokenByPresider;
  } else if (std::holds_alternative<ast::Tie::Lost>(written.is)) {
    into.tie = Tie::Lost;
  } else if (std::holds_alternative<ast::Tie::ByLot>(written.is)) {
    into.tie = Tie::ByLot;
  } else if (auto *goes = std::get_if<ast::Tie::GoesTo>(&written.is)) {
    into.tie = Tie::Referred;
    into.referredTo = references_.actor(goes->to, scope_);
  } else {
    into.tieOpen = openPoint(std::get<ast::Open>(written.is), "what a tie means on " + subject_);
  }
}

void BodyClauseReader::term(const ast::CountAs &counts, DecisionRule &into) {
  using What = ast::CountAs::What;
  // [V9] A term is of the part in which it stands.
  CountsAs &part = into.failingThat.empty() ? into.counts : into.failingCounts;
  CountAs &of = counts.what == What::Abstentions ? part.abstentions
                : counts.what == What::Silence   ? part.silence
                                                 : part.vacancies;
  of = counts.inFavour ? CountAs::For : CountAs::Against;
}

void BodyClauseReader::add(const ast::Decides &written) {
  DecisionRule made;
  made.clause = id_;
  made.mode = written.mode;
  made.matters = references_.closed(written.matters);
  made.open = openAsAWhole();
  if (auto *open = std::get_if<ast::Open>(&written.by))
    made.open = openPoint(*open, "the voting rule of " + subject_);
  else
    made.thresholds = rules_.thresholds(std::get<std::vector<ast::Threshold>>(written.by), body_, scope_);
  for (const auto &each : written.terms)
    std::visit([&](const auto &of) { term(of, made); }, each);
  made_.clauses.decisions.push_back(std::move(made));
}

void BodyClauseReader::add(const ast::ConflictedMembers &written) {
  using Do = ast::ConflictedMembers::Do;
  using If = ConflictRule::IfTooMany;
  ConflictRule made;
  made.leave = written.do_ == Do::Leave;
  made.vote = written.do_ == Do::Vote;
  made.countToQuorum = written.countToQuorum || made.vote;
  made.matters = references_.closed(written.matters);
  made.clause = id_;
  for (const ast::Ref &ref : written.ruledOnBy) {
    std::vector<SeatId> here = references_.seatsOn(body_, ref, scope_);
    if (!here.empty() && references_.areOnePost(here))
      made.ruledOnBy.push_back(here[0]);
    else
      references_.actors(ref, scope_); // reports a name that means nobody
    made.ruledOnByNames.push_back(declared_.write(ref));
  }
  if (written.ifTooMany) {
    if (auto *goes = std::get_if<ast::ConflictedMembers::GoesTo>(&*written.ifTooMany)) {
      made.ifTooMany = If::GoesTo;
      made.goesTo = references_.actor(goes->to, scope_);
    } else {
      made.ifTooMany =
          std::holds_alternative<ast::ConflictedMembers::MayStay>(*written.ifTooMany) ? If::MayStay : If::OthersDecide;
    }
  }
  made_.clauses.conflicts.push_back(std::move(made));
}

MeetingRule BodyClauseReader::notice(const ast::ClearDaysNotice &written) {
  MeetingRule made;
  made.of = MeetingRule::Of::ClearDaysNotice;
  made.number = written.days;
  made.matters = references_.closed(written.matters);
  made.orVoid = written.orVoid;
  if (written.calendar) {
    if (auto calendar = declared_.meaning(written.calendar->id, sema::Sort::Calendar))
      made.calendar = CalendarId(*calendar);
    else
      reporter_.unknown(*written.calendar, "calendar", sema::Sort::Calendar);
  }
  return made;
}

MeetingRule BodyClauseReader::meeting(const ast::Meeting &rule) {
  using Of = MeetingRule::Of;
  MeetingRule made;
  if (auto *clearDays = std::get_if<ast::ClearDaysNotice>(&rule.is))
    return notice(*clearDays);
  if (std::holds_alternative<ast::InPublic>(rule.is)) {
    made.of = Of::InPublic;
  } else if (std::holds_alternative<ast::InPrivate>(rule.is)) {
    made.of = Of::InPrivate;
  } else if (auto *common = std::get_if<ast::InCommon>(&rule.is)) {
    made.of = Of::InCommon;
    for (const ast::Ref &ref : common->with)
      for (BodyId with : references_.bodies(ref, scope_))
        made.with.push_back(with);
  } else if (auto *times = std::get_if<ast::TimesAYear>(&rule.is)) {
    made.of = Of::TimesAYear;
    made.number = times->times;
  } else if (auto *venue = std::get_if<ast::MeetsAt>(&rule.is)) {
    made.of = Of::Venue;
    made.venue = venue->venue;
  } else {
    made.of = Of::Open;
    made.open = openPoint(std::get<ast::Open>(rule.is), "how " + subject_ + " meets");
  }
  return made;
}

void BodyClauseReader::add(const ast::Meets &meets) {
  MeetingRules made{{}, id_};
  for (const ast::Meeting &rule : meets.rules)
    made.rules.push_back(meeting(rule));
  made_.clauses.meetings.push_back(std::move(made));
}

void BodyClauseReader::add(const ast::Requires &written) {
  const RuleReader rules = rules_.ofPeople();
  for (const auto &requirement : written.requirements) {
    if (auto *counted = std::get_if<ast::People>(&requirement))
      for (People &each : rules.people(*counted, body_, id_, scope_))
        made_.clauses.membership.push_back({std::move(each), {}, id_});
    else
      made_.clauses.membership.push_back({{}, rules.cap(std::get<ast::Cap>(requirement), body_, scope_), id_});
  }
}

} // namespace

std::vector<BodyLaw> bodyClauses(const Finished &finished, Provenance &provenance, Reporter &reporter) {
  const RuleReader rules(finished, reporter);
  std::vector<BodyLaw> all;
  all.reserve(finished.bodies.all.size());
  for (std::size_t i = 0; i < finished.bodies.all.size(); ++i)
    all.push_back(BodyClauseReader(finished, rules, provenance, reporter, BodyId(i)).run());
  return all;
}

} // namespace quorate::ir::lowering
