// Quorum and voting rules: who is counted, of what, and who breaks a tie.
#include "compiler/ir/lowering.h"

#include <fmt/format.h>

#include <algorithm>

namespace quorate::ir {

Selector Lowering::selector(const ast::Ref &ref, BodyId body, const Scope &scope) {
  Selector made{{}, false, write(ref)};
  std::vector<SeatId> found = seats(ref, scope, false);
  for (SeatId id : found)
    if (out_.seats[id.index()].body == body)
      made.seats.push_back(id);
  if (!made.seats.empty())
    return made;
  if (hasSort(ref.head.id, sema::Sort::Post) || hasSort(ref.head.id, sema::Sort::Kind))
    diagnostics_.report<diag::NoSuchMember>(ref.range, out_.bodies[body.index()].name, write(ref))
        .label(out_.clauses[out_.bodies[body.index()].clause.index()].range, "its members are stated here")
        .mend("name a post or a class of members that it has, or add the seat");
  else
    unknown(ref, "post or class of members", {sema::Sort::Post, sema::Sort::Kind});
  return made;
}

Selector Lowering::selector(const ast::Who &who, BodyId body, const Scope &scope) {
  if (who.of == ast::Who::Of::Named)
    return selector(*who.ref, body, scope);
  bool voting = who.of == ast::Who::Of::VotingMembers;
  return {out_.bodies[body.index()].seats, voting, voting ? "voting members" : "members"};
}

static bool countsVotersOnly(Base base) {
  return base == Base::VotingMembersPresent || base == Base::FilledVotingSeats || base == Base::AllVotingSeats ||
         base == Base::VotesCast;
}

/// Reads a quantity; `who` becomes the members that are counted towards it.
Quantity Lowering::quantity(const ast::Quantity &written, BodyId body, Selector &who, const Scope &scope) {
  Quantity made;
  if (auto *number = std::get_if<ast::NumberOfPeople>(&written.is)) {
    made.number = number->number;
    who = selector(number->who, body, scope);
  } else if (auto *share = std::get_if<ast::ShareOf>(&written.is)) {
    made.fraction = share->fraction;
    if (auto *base = std::get_if<ast::Base>(&share->of)) {
      made.form = Quantity::Form::FractionOfBase;
      made.base = static_cast<Base>(*base);
      bool voting = countsVotersOnly(made.base);
      who = {out_.bodies[body.index()].seats, voting, voting ? "voting members" : "members"};
    } else {
      made.form = Quantity::Form::FractionOfSelector;
      made.of = selector(std::get<ast::Ref>(share->of), body, scope);
      who = made.of;
    }
  } else {
    const auto &greater = std::get<ast::GreaterOf>(written.is);
    made.form = Quantity::Form::GreaterOf;
    Selector second;
    made.operands.push_back(quantity(*greater.first, body, who, scope));
    made.operands.push_back(quantity(*greater.second, body, second, scope));
  }
  return made;
}

People Lowering::people(const ast::People &written, BodyId body, ClauseId clause, const Scope &scope) {
  People made;
  made.bound = static_cast<Bound>(written.bound);
  made.clause = clause;
  made.quantity = quantity(written.quantity, body, made.who, scope);
  if (written.from)
    made.who = selector(*written.from, body, scope);
  return made;
}

Quorum Lowering::quorum(const ast::Quorum &written, BodyId body, ClauseId clause, const Scope &scope) {
  Quorum made;
  made.clause = clause;
  made.open = out_.clauses[clause.index()].open;
  if (std::holds_alternative<ast::Quorum::None>(written.is))
    made.none = true;
  else if (auto *open = std::get_if<ast::Open>(&written.is))
    made.open = openPoint(*open, clause, "the quorum of " + subjectOf(body));
  else
    for (const ast::People &each : std::get<ast::Quorum::Rule>(written.is).requirements)
      made.requirements.push_back(people(each, body, clause, scope));
  return made;
}

SeatId Lowering::seatOf(const ast::Ref &ref, BodyId body, const Scope &scope) {
  Selector found = selector(ref, body, scope);
  if (found.seats.size() > 1) {
    std::vector<std::string> candidates;
    for (SeatId id : found.seats)
      candidates.push_back(out_.seats[id.index()].name);
    whichOne(ref, candidates);
    return {};
  }
  return found.seats.empty() ? SeatId() : found.seats[0];
}

DecisionRule Lowering::decides(const ast::Decides &written, BodyId body, ClauseId clause, const Scope &scope) {
  DecisionRule made;
  made.clause = clause;
  made.matters = closure(functionsNamed(written.matters));
  made.open = out_.clauses[clause.index()].open;
  if (auto *open = std::get_if<ast::Open>(&written.by)) {
    made.open = openPoint(*open, clause, "the voting rule of " + subjectOf(body));
  } else {
    for (const ast::Threshold &each : std::get<std::vector<ast::Threshold>>(written.by)) {
      Threshold threshold{static_cast<Bound>(each.bound), each.fraction, static_cast<Base>(each.base), {}};
      if (each.by)
        threshold.among = selector(*each.by, body, scope);
      made.thresholds.push_back(std::move(threshold));
    }
  }
  if (!written.tie)
    return made;
  if (auto *by = std::get_if<ast::Tie::BrokenBy>(&written.tie->is)) {
    made.tie = Tie::BrokenBy;
    made.breaker = seatOf(by->by, body, scope);
  } else if (std::holds_alternative<ast::Tie::ByPresider>(written.tie->is)) {
    made.tie = Tie::BrokenByPresider;
  } else if (std::holds_alternative<ast::Tie::Lost>(written.tie->is)) {
    made.tie = Tie::Lost;
  } else {
    made.tieOpen = openPoint(std::get<ast::Open>(written.tie->is), clause, "what a tie means on " + subjectOf(body));
  }
  return made;
}

} // namespace quorate::ir
