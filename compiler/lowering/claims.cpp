// Claims and scenarios: what the author expects of the constitution.
#include "compiler/lowering/lowering.h"

#include <algorithm>

namespace quorate::ir {

namespace {

Measure measureOf(const ast::Measure &written) {
  Measure made;
  using Is = ast::Measure::Is;
  switch (written.is) {
  case Is::Exactly:
  case Is::None: made.is = Measure::Is::Exactly; break;
  case Is::AtLeast: made.is = Measure::Is::AtLeast; break;
  case Is::AtMost: made.is = Measure::Is::AtMost; break;
  case Is::MoreThan: made.is = Measure::Is::MoreThan; break;
  case Is::FewerThan: made.is = Measure::Is::FewerThan; break;
  }
  if (auto *number = std::get_if<std::uint32_t>(&written.amount)) {
    made.number = *number;
  } else {
    made.fraction = true;
    made.of = std::get<Fraction>(written.amount);
  }
  return made;
}

} // namespace

std::vector<SeatId> Lowering::subjectSeats(const std::vector<ast::Subject> &subjects, const std::vector<BodyId> &bodies,
                                           const Scope &scope) {
  std::vector<SeatId> all;
  for (const ast::Subject &subject : subjects) {
    bool any = false;
    for (BodyId body : bodies) {
      Scope inside = scope;
      inside.body = body;
      for (SeatId id : seats(subject.ref, inside, false))
        if (out_.seats[id.index()].body == body) {
          all.push_back(id);
          any = true;
        }
    }
    // An organisation's people: the seats that it or its bodies fill. `Local Authority hold …`
    if (!any && hasSort(subject.ref.head.id, sema::Sort::Post))
      any = true; // a post of the constitution that has no seat here: it holds none of the votes
    if (!any)
      unknown(subject.ref, "post or class of members", {sema::Sort::Post, sema::Sort::Kind});
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool Lowering::property(const ast::Property &written, Claim &claim, const Scope &scope) {
  using Says = Claim::Says;
  auto bodiesOf = [&](const ast::Ref &ref) {
    claim.bodies = bodies(ref, scope);
    return !claim.bodies.empty();
  };
  auto matterOf = [&](const std::optional<ast::Ref> &ref) {
    if (ref)
      claim.matter = function(*ref);
    return !ref || claim.matter;
  };
  auto whenOf = [&](const std::optional<ast::When> &when) {
    if (!when)
      return true;
    using Is = ast::When::Is;
    claim.when.is = when->is == Is::EveryVotingMemberPresent ? When::Is::EveryVotingMemberPresent
                    : when->is == Is::Presides               ? When::Is::Presides
                    : when->is == Is::Absent                 ? When::Is::Absent
                                                             : When::Is::Conflicted;
    claim.when.number = when->number.value_or(0);
    if (when->ref)
      claim.when.seats = subjectSeats({{false, *when->ref}}, claim.bodies, scope);
    return !when->ref || !claim.when.seats.empty();
  };
  auto peopleOf = [&](const std::vector<ast::People> &all) {
    for (BodyId body : claim.bodies) {
      Scope inside = scopeOf(body, scope.context);
      std::vector<People> made;
      for (const ast::People &each : all)
        for (People &counted : people(each, body, claim.clause, inside))
          made.push_back(std::move(counted));
      claim.people.push_back(std::move(made));
    }
  };
  auto subjectsText = [&](const std::vector<ast::Subject> &subjects) {
    std::string text;
    for (std::size_t i = 0; i < subjects.size(); ++i)
      text += (i == 0 ? "" : i + 1 == subjects.size() ? " and " : ", ") + write(subjects[i].ref);
    claim.subjects.text = text;
  };
  auto subjectBodies = [&](const std::vector<ast::Subject> &subjects) {
    for (const ast::Subject &subject : subjects)
      for (BodyId id : bodies(subject.ref, scope))
        claim.bodies.push_back(id);
    claim.subjects.bodies = claim.bodies;
    return !claim.bodies.empty();
  };

  if (auto *hold = std::get_if<ast::HoldVotes>(&written.is)) {
    claim.says = Says::HoldVotes;
    subjectsText(hold->subjects);
    claim.measure = measureOf(hold->measure);
    if (!bodiesOf(hold->body) || !matterOf(hold->matter))
      return false;
    claim.subjects.seats = subjectSeats(hold->subjects, claim.bodies, scope);
    return true;
  }
  if (auto *carry = std::get_if<ast::CarryMotions>(&written.is)) {
    claim.says = carry->block ? Says::Block : Says::Carry;
    subjectsText(carry->subjects);
    if (!bodiesOf(carry->body) || !matterOf(carry->matter))
      return false;
    claim.subjects.seats = subjectSeats(carry->subjects, claim.bodies, scope);
    return whenOf(carry->when);
  }
  if (auto *begin = std::get_if<ast::Begin>(&written.is)) {
    using How = ast::Begin::How;
    claim.says = begin->how == How::InThatOrder    ? Says::BeginInOrder
                 : begin->how == How::OnTheSameDay ? Says::BeginTogether
                                                   : Says::BeginOn;
    claim.day = begin->day;
    subjectsText(begin->subjects);
    for (const ast::Subject &subject : begin->subjects) {
      bool found = false;
      for (const sema::Symbol &symbol : in_.meanings(subject.ref.head.id))
        if (symbol.sort == sema::Sort::Phase) {
          claim.subjects.phases.push_back(PhaseId(symbol.index));
          found = true;
        }
      if (!found) {
        unknown(subject.ref, "phase", {sema::Sort::Phase});
        return false;
      }
    }
    return true;
  }
  if (auto *sit = std::get_if<ast::SitOn>(&written.is)) {
    claim.says = Says::SitOn;
    subjectsText(sit->subjects);
    claim.measure = measureOf(sit->measure);
    for (const ast::Subject &subject : sit->subjects)
      for (SeatId id : seats(subject.ref, scope))
        claim.subjects.seats.push_back(id);
    return bodiesOf(sit->body) && !claim.subjects.seats.empty();
  }
  if (auto *has = std::get_if<ast::Has>(&written.is)) {
    using What = ast::Has::What;
    claim.says = has->what == What::Committees ? Says::HasCommittees
                 : has->what == What::Votes    ? Says::HasVotes
                                               : Says::HasMembers;
    subjectsText(has->subjects);
    claim.measure = measureOf(has->measure);
    if (!subjectBodies(has->subjects))
      return false;
    if (has->what == What::Who)
      for (BodyId body : claim.bodies) {
        Scope inside = scopeOf(body, scope.context);
        if (has->who.of != ast::Who::Of::Named) {
          claim.who.push_back(selector(has->who, body, inside));
          continue;
        }
        // A claim may be about a post or a class that the body turns out not to have.
        Selector who{{}, false, write(*has->who.ref)};
        inside.body = body;
        for (SeatId id : seats(*has->who.ref, inside, false))
          if (out_.seats[id.index()].body == body)
            who.seats.push_back(id);
        if (who.seats.empty() && !hasSort(has->who.ref->head.id, sema::Sort::Post) &&
            !hasSort(has->who.ref->head.id, sema::Sort::Kind)) {
          unknown(*has->who.ref, "post or class of members", {sema::Sort::Post, sema::Sort::Kind});
          return false;
        }
        claim.who.push_back(std::move(who));
      }
    if (has->fromEach) {
      claim.fromEachText = text(has->fromEach->id);
      for (const sema::Symbol &symbol : in_.meanings(has->fromEach->id))
        if (symbol.sort == sema::Sort::Kind)
          for (const Instance &instance : instancesOf(symbol.index))
            if (instance.place)
              claim.fromEach.push_back(instance.place);
      if (claim.fromEach.empty()) {
        unknown(ast::Ref{ast::Which::Plain, *has->fromEach, {}, has->fromEach->range}, "kind of place",
                {sema::Sort::Kind});
        return false;
      }
    }
    return true;
  }
  if (auto *accountable = std::get_if<ast::AreAccountable>(&written.is)) {
    claim.says = Says::AccountableTo;
    subjectsText(accountable->subjects);
    if (!subjectBodies(accountable->subjects))
      return false;
    for (BodyId body : claim.bodies) {
      std::vector<Party> wanted;
      for (const ast::Ref &ref : accountable->to)
        for (const Party &party : parties(ref, scopeOf(body, scope.context)))
          wanted.push_back(party);
      claim.parties.push_back(std::move(wanted));
    }
    return true;
  }
  if (auto *may = std::get_if<ast::MayDecide>(&written.is)) {
    claim.says = may->only ? Says::OnlyMayDecide : Says::MayDecide;
    subjectsText(may->subjects);
    for (const ast::Subject &subject : may->subjects)
      for (ActorId id : actors(subject.ref, scope))
        claim.subjects.actors.push_back(id);
    claim.functions = functionsNamed(may->functions);
    claim.amount = may->amount;
    return !claim.subjects.actors.empty() && claim.functions.size() == may->functions.size();
  }
  if (auto *includes = std::get_if<ast::MeetingIncludes>(&written.is)) {
    claim.says = Says::MeetingIncludes;
    if (!bodiesOf(includes->body))
      return false;
    peopleOf(includes->people);
    return true;
  }
  if (auto *carried = std::get_if<ast::CarriedWithVotesOf>(&written.is)) {
    claim.says = Says::CarriedWithVotesOf;
    if (!bodiesOf(carried->body) || !matterOf(carried->matter))
      return false;
    for (BodyId body : claim.bodies)
      claim.people.push_back(people(carried->people, body, claim.clause, scopeOf(body, scope.context)));
    return true;
  }
  if (auto *tied = std::get_if<ast::NeverTied>(&written.is)) {
    claim.says = Says::NeverTied;
    return bodiesOf(tied->body) && matterOf(tied->matter) && whenOf(tied->when);
  }
  using What = ast::EveryBodyStates::What;
  What what = std::get<ast::EveryBodyStates>(written.is).what;
  claim.says = what == What::Quorum  ? Says::StatesQuorum
               : what == What::Chair ? Says::StatesChair
                                     : Says::StatesVotingRule;
  return true;
}

void Lowering::claim(const ast::Claim &written, const ast::Declaration &declaration, const sema::Context &context) {
  Claim made;
  made.title = written.title;
  made.clause = clause(declaration.range, declaration.notes, context, "the claim " + written.title);
  made.text = syntax::print(written.property, names_);
  made.known = static_cast<Claim::Known>(written.known);
  made.knownBecause = written.because.value_or("");
  if (property(written.property, made, Scope{{}, {}, context}))
    out_.claims.push_back(std::move(made));
}

runtime::QuestionForm Lowering::question(const ast::Question &written) const { return questionForm(written, names_); }

void Lowering::scenario(const ast::Scenario &written, const ast::Declaration &declaration,
                        const sema::Context &context) {
  Scenario made;
  made.title = written.title;
  made.day = written.day;
  made.clause = clause(declaration.range, {}, context, "the scenario " + written.title);
  using Answer = ast::Expectation::Answer;
  for (const ast::Expectation &each : written.expectations) {
    Expectation expectation;
    expectation.question = question(each.question);
    if (!expectation.question.day)
      expectation.question.day = written.day;
    expectation.text = syntax::print(each.question, names_);
    expectation.clause = clause(each.range, {}, context, "a question");
    switch (each.answer) {
    case Answer::Yes: expectation.answer = Expectation::Answer::Yes; break;
    case Answer::YesByCastingVote: expectation.answer = Expectation::Answer::YesByCastingVote; break;
    case Answer::No: expectation.answer = Expectation::Answer::No; break;
    case Answer::Depends: expectation.answer = Expectation::Answer::Depends; break;
    case Answer::Nobody:
    case Answer::Nothing:
    case Answer::List:
      if (each.list.size() == 1 && each.list[0].of.empty())
        for (const char *word : {"Yes", "No", "Depends", "Nobody", "Nothing"})
          if (text(each.list[0].head.id) == word)
            diagnostics_
                .report<diag::Expected>(each.list[0].range, "`yes`, `no`, `depends` or a list of names",
                                        std::string("`") + word + "`")
                .mend("write it with a small letter: names alone begin with a capital");
      expectation.answer = Expectation::Answer::List;
      for (const ast::Ref &ref : each.list)
        expectation.names.push_back(nameForm(ref, names_).text());
      break;
    }
    made.expectations.push_back(std::move(expectation));
  }
  out_.scenarios.push_back(std::move(made));
}

} // namespace quorate::ir
