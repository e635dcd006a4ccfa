// Quorum and voting rules: who is counted, of what, and who breaks a tie.
#include "compiler/lowering/lowering.h"

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
        .mend(found.empty() || ref.of.empty()
                  ? std::string("name a post or a class of members that it has, or add the seat")
                  : fmt::format("name a post that it has, or give this one a seat on it: `{} 1 seat, the {}, "
                                "does not vote`",
                                text(ref.head.id), write(ref)));
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
         base == Base::VotesCast || base == Base::VotesAndAbstentions || base == Base::EligibleVotingMembers ||
         base == Base::Electorate;
}

/// The seats of a body that are for one place, or for one organisation.
Selector Lowering::seatsOf(BodyId body, const Instance &instance) const {
  Selector made{{}, false, nameOf(instance)};
  for (SeatId id : out_.bodies[body.index()].seats) {
    const Seat &seat = out_.seats[id.index()];
    bool inside = false;
    for (PlaceId at = instance.place ? seat.place : PlaceId(); at && !inside; at = out_.places[at.index()].parent)
      inside = at == instance.place;
    if (inside || (instance.organisation && seat.organisation == instance.organisation))
      made.seats.push_back(id);
  }
  return made;
}

/// The seats of a body by the places or organisations of a kind that they are for; those with no seats left out.
std::vector<Selector> Lowering::constituents(const ast::Name &kind, BodyId body) {
  std::vector<Selector> made;
  std::optional<std::uint32_t> of = kindNamed(kind, "kind of place or organisation");
  if (!of)
    return made;
  for (const Instance &instance : instancesOf(*of))
    if (Selector each = seatsOf(body, instance); !each.seats.empty())
      made.push_back(std::move(each));
  if (made.empty())
    diagnostics_
        .report<diag::NoSuchMember>(kind.range, out_.bodies[body.index()].name, "seat for each " + text(kind.id))
        .mend("write seats `for each " + text(kind.id) + "`, or name a kind that it has seats for");
  return made;
}

/// Reads a quantity; `who` becomes the members that are counted towards it.
Quantity Lowering::quantity(const ast::Quantity &written, BodyId body, Selector &who, const Scope &scope) {
  Quantity made;
  if (auto *number = std::get_if<ast::NumberOfPeople>(&written.is)) {
    made.number = number->number;
    who = selector(number->who, body, scope);
  } else if (auto *share = std::get_if<ast::ShareOf>(&written.is)) {
    made.fraction = share->fraction;
    made.rounded = share->rounded;
    made.plus = share->plus;
    if (auto *base = std::get_if<ast::Base>(&share->of)) {
      made.form = share->squareRoot ? Quantity::Form::FractionOfRootBase : Quantity::Form::FractionOfBase;
      made.base = *base;
      bool voting = countsVotersOnly(made.base);
      who = {out_.bodies[body.index()].seats, voting, voting ? "voting members" : "members"};
    } else {
      made.form = Quantity::Form::FractionOfSelector;
      made.of = selector(std::get<ast::Ref>(share->of), body, scope);
      who = made.of;
    }
  } else {
    const auto &greater = std::get<ast::GreaterOf>(written.is);
    made.form = greater.smaller ? Quantity::Form::SmallerOf : Quantity::Form::GreaterOf;
    Selector second;
    made.operands.push_back(quantity(*greater.first, body, who, scope));
    made.operands.push_back(quantity(*greater.second, body, second, scope));
  }
  return made;
}

namespace {
/// Of some seats those that are among others too, in their order.
std::vector<SeatId> among(const std::vector<SeatId> &seats, const std::vector<SeatId> &others) {
  std::vector<SeatId> both;
  for (SeatId id : seats)
    if (std::find(others.begin(), others.end(), id) != others.end())
      both.push_back(id);
  return both;
}
} // namespace

/// What is asked of the people there. `from each Borough` asks it once for every borough.
std::vector<People> Lowering::people(const ast::People &written, BodyId body, ClauseId clause, const Scope &scope) {
  People made;
  made.bound = written.bound;
  made.clause = clause;
  if (written.form == ast::People::Form::AllBut) {
    made.quantity.form = Quantity::Form::AllBut;
    made.quantity.number = written.number;
    made.who = selector(written.who, body, scope);
    return {made};
  }
  if (written.form == ast::People::Form::FromPlaces) {
    made.quantity.number = written.number;
    made.who = {out_.bodies[body.index()].seats, false, "members"};
    made.groups = constituents(written.kind, body);
    made.groupsText = text(written.kind.id);
    return {made};
  }
  made.quantity = quantity(written.quantity, body, made.who, scope);
  if (!written.from)
    return {made};
  bool counted = made.quantity.form == Quantity::Form::Number;
  std::optional<std::uint32_t> kind;
  if (written.from->which == ast::Which::Each || written.from->which == ast::Which::Every)
    for (const sema::Symbol &symbol : in_.meanings(written.from->head.id))
      if (symbol.sort == sema::Sort::Kind && in_.kinds[symbol.index].root != sema::RootKind::Member)
        kind = symbol.index;
  if (!kind) {
    Selector from = selector(*written.from, body, scope);
    if (counted && made.who.seats.size() < out_.bodies[body.index()].seats.size()) {
      made.who.seats = among(made.who.seats, from.seats);
      made.who.text += " from " + from.text;
    } else {
      from.votingOnly = made.who.votingOnly;
      made.who = std::move(from);
    }
    return {made};
  }
  std::vector<People> all;
  if (instancesOf(*kind).empty())
    diagnostics_.report<diag::EachOfNothing>(written.from->range, text(written.from->head.id),
                                             text(written.from->head.id));
  for (const Instance &instance : instancesOf(*kind)) {
    People each = made;
    each.who.seats = among(made.who.seats, seatsOf(body, instance).seats);
    each.who.text += " from " + nameOf(instance);
    all.push_back(std::move(each));
  }
  return all;
}

MembershipRule::Cap Lowering::cap(const ast::Cap &written, BodyId body, const Scope &scope) {
  MembershipRule::Cap made;
  made.fewerThan = written.fewerThan;
  if (auto *number = std::get_if<std::uint32_t>(&written.amount)) {
    made.number = *number;
  } else {
    made.isFraction = true;
    made.fraction = std::get<Fraction>(written.amount);
  }
  made.who = selector(written.who, body, scope);
  if (written.fromOne)
    if (auto kind = kindNamed(*written.fromOne, "kind of organisation"))
      made.fromOne = KindId(*kind);
  if (made.isFraction)
    made.text = fmt::format("{} {}/{} of {}", made.fewerThan ? "fewer than" : "at most", made.fraction.numerator,
                            made.fraction.denominator, made.who.text);
  else
    made.text = fmt::format("{} {} {}", made.fewerThan ? "fewer than" : "at most", made.number, made.who.text);
  if (written.fromOne)
    made.text += " from one " + text(written.fromOne->id);
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

/// Reads a threshold. `by each Borough` is one for every borough.
void Lowering::thresholds(const ast::Threshold &written, BodyId body, const Scope &scope,
                          std::vector<Threshold> &into) {
  using Form = ast::Threshold::Form;
  Threshold made;
  made.bound = written.bound;
  made.fraction = written.fraction;
  made.number = written.number;
  made.base = written.base;
  switch (written.form) {
  case Form::Share: break;
  case Form::All:
    made.bound = Bound::AtLeast;
    made.fraction = {1, 1};
    break;
  case Form::ForToEach:
    made.fraction = {written.number, written.number + 1};
    made.base = Base::VotesCast;
    made.number = 0;
    break;
  case Form::Against: made.form = Threshold::Form::Against; break;
  case Form::Margin: made.form = Threshold::Form::Margin; break;
  case Form::For: made.form = Threshold::Form::For; break;
  }
  made.counted = written.counted;
  if (written.counted == Counted::ByConstituent) {
    made.constituents = constituents(written.kind, body);
    made.constituentsText = text(written.kind.id);
  }
  bool each = written.by && (written.by->which == ast::Which::Each || written.by->which == ast::Which::Every);
  if (each && hasSort(written.by->head.id, sema::Sort::Kind) &&
      std::any_of(in_.meanings(written.by->head.id).begin(), in_.meanings(written.by->head.id).end(),
                  [&](const sema::Symbol &symbol) {
                    return symbol.sort == sema::Sort::Kind && in_.kinds[symbol.index].root != sema::RootKind::Member;
                  })) {
    for (Selector &constituent : constituents(written.by->head, body)) {
      made.among = std::move(constituent);
      into.push_back(made);
    }
    return;
  }
  if (written.by)
    made.among = selector(*written.by, body, scope);
  into.push_back(std::move(made));
}

void Lowering::tie(const ast::Tie &written, BodyId body, ClauseId clause, const Scope &scope, DecisionRule &made) {
  if (auto *by = std::get_if<ast::Tie::BrokenBy>(&written.is)) {
    made.tie = Tie::BrokenBy;
    made.breaker = seatOf(by->by, body, scope);
  } else if (std::holds_alternative<ast::Tie::ByPresider>(written.is)) {
    made.tie = Tie::BrokenByPresider;
  } else if (std::holds_alternative<ast::Tie::Lost>(written.is)) {
    made.tie = Tie::Lost;
  } else if (std::holds_alternative<ast::Tie::ByLot>(written.is)) {
    made.tie = Tie::ByLot;
  } else if (auto *goes = std::get_if<ast::Tie::GoesTo>(&written.is)) {
    made.tie = Tie::Referred;
    made.referredTo = actor(goes->to, scope);
  } else {
    made.tieOpen = openPoint(std::get<ast::Open>(written.is), clause, "what a tie means on " + subjectOf(body));
  }
}

DecisionRule Lowering::decides(const ast::Decides &written, BodyId body, ClauseId clause, const Scope &scope) {
  DecisionRule made;
  made.clause = clause;
  made.mode = written.mode;
  made.matters = closure(functionsNamed(written.matters));
  made.open = out_.clauses[clause.index()].open;
  if (auto *open = std::get_if<ast::Open>(&written.by))
    made.open = openPoint(*open, clause, "the voting rule of " + subjectOf(body));
  else
    for (const ast::Threshold &each : std::get<std::vector<ast::Threshold>>(written.by))
      thresholds(each, body, scope, made.thresholds);
  for (const auto &term : written.terms) {
    if (auto *ties = std::get_if<ast::Tie>(&term)) {
      tie(*ties, body, clause, scope, made);
    } else if (auto *failing = std::get_if<ast::FailingThat>(&term)) {
      for (const ast::Threshold &each : failing->by)
        thresholds(each, body, scope, made.failingThat);
    } else if (auto *counts = std::get_if<ast::CountAs>(&term)) {
      using What = ast::CountAs::What;
      CountAs &into = counts->what == What::Abstentions ? made.abstentions
                      : counts->what == What::Silence   ? made.silence
                                                        : made.vacancies;
      into = counts->inFavour ? CountAs::For : CountAs::Against;
    } else if (auto *within = std::get_if<ast::Within>(&term)) {
      made.within = within->span;
    } else if (auto *unless = std::get_if<ast::UnlessAsked>(&term)) {
      if (std::vector<People> asked = people(unless->people, body, clause, scope); !asked.empty())
        made.unlessAsked = std::move(asked[0]);
    }
  }
  return made;
}

} // namespace quorate::ir
