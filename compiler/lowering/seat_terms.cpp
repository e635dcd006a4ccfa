// What is said of a seat: its class, how it votes, who fills it and for how long, and what its holder must be.
#include "compiler/lowering/lowering.h"

#include "compiler/support/text.h"

#include <algorithm>

namespace quorate::ir {

void Lowering::seatTerms() {
  for (std::size_t i = 0; i < out_.seats.size(); ++i)
    for (const ast::SeatTerm &term : seatWritten_[i].seat->terms)
      if (auto *memberClass = std::get_if<ast::SeatClass>(&term.is))
        for (KindId kind : memberClasses(memberClass->name))
          out_.seats[i].classes.push_back(kind);
  for (std::size_t i = 0; i < out_.seats.size(); ++i)
    for (const ast::SeatTerm &term : seatWritten_[i].seat->terms)
      seatTerm(SeatId(i), term, seatScope_[i]);
}

void Lowering::seatTerm(SeatId id, const ast::SeatTerm &term, const Scope &scope) {
  auto twice = [&](bool said, std::string_view what) {
    if (said)
      diagnostics_.report<diag::SeatSaysTwice>(term.range, at(id).post, what).mend("keep one of the two");
    return said;
  };
  auto vote = [&](Voting voting) {
    if (!twice(at(id).voting != Voting::Unstated || at(id).votingOpen, "how it votes"))
      at(id).voting = voting;
  };
  // A reference in a seat is to a post of another body, unless the body itself has one of that name.
  Scope outside = scope;
  outside.body = {};
  if (auto *votes = std::get_if<ast::SeatVotes>(&term.is)) {
    using Votes = ast::SeatVotes::Scope;
    vote(votes->scope == Votes::All        ? Voting::Always
         : votes->scope == Votes::ExceptOn ? Voting::ExceptOn
         : votes->scope == Votes::OnlyOn   ? Voting::OnlyOn
                                           : Voting::OnlyTie);
    at(id).matters = closure(functionsNamed(votes->matters));
    at(id).weight = votes->weight.value_or(1);
    if (votes->scope == Votes::OnlyToBreakATie)
      at(id).castingVote = true;
  } else if (auto *open = std::get_if<ast::SeatVoteOpen>(&term.is)) {
    if (!twice(at(id).voting != Voting::Unstated, "how it votes"))
      at(id).votingOpen =
          openPoint(open->open, at(id).clause, "whether " + at(id).post + " of " + subjectOf(at(id).body) + " votes");
  } else if (std::holds_alternative<ast::SeatDoesNotVote>(term.is)) {
    vote(Voting::Never);
  } else if (std::holds_alternative<ast::SeatCastingVote>(term.is)) {
    at(id).castingVote = true;
  } else if (auto *held = std::get_if<ast::SeatExOfficio>(&term.is)) {
    heldExOfficio(id, held->of, outside, twice(static_cast<bool>(at(id).exOfficio), "whose seat it is"));
  } else if (auto *drawn = std::get_if<ast::SeatDrawnFrom>(&term.is)) {
    std::vector<SeatId> from = seats(drawn->from, outside);
    at(id).drawnFrom = std::move(from);
  } else if (auto *filled = std::get_if<ast::SeatFilledBy>(&term.is)) {
    filledBy(id, *filled);
  } else if (auto *rotation = std::get_if<ast::SeatRotation>(&term.is)) {
    at(id).retiring = rotation->share;
  } else if (auto *deputy = std::get_if<ast::SeatDeputy>(&term.is)) {
    at(id).deputyMayAttend = true;
    at(id).deputyCounts = deputy->counts;
    at(id).deputyVotes = deputy->votes;
  } else if (auto *shared = std::get_if<ast::SeatShared>(&term.is)) {
    at(id).sharedBy = shared->by;
  } else if (auto *eligible = std::get_if<ast::SeatEligible>(&term.is)) {
    for (KindId kind : memberClasses(eligible->memberClass))
      (eligible->not_ ? at(id).mayNotBe : at(id).mustBe).push_back(kind);
  } else if (auto *aged = std::get_if<ast::SeatAged>(&term.is)) {
    at(id).minimumAge = aged->years;
  } else if (auto *period = std::get_if<ast::Period>(&term.is)) {
    OpenPointId undecided;
    Interval when = interval(*period, at(id).clause, "the seat " + at(id).post, undecided);
    at(id).inForce = when;
    if (undecided)
      at(id).open = undecided;
  }
  // Posts that are named besides are known only once every post has its holder: see `seatActors`.
}

/// What a seat says of other posts, once it is known who holds what.
void Lowering::seatActors() {
  for (std::size_t i = 0; i < out_.seats.size(); ++i) {
    SeatId id(i);
    for (const ast::SeatTerm &term : seatWritten_[i].seat->terms) {
      if (auto *other = std::get_if<ast::SeatMayNotHold>(&term.is)) {
        std::vector<ActorId> all = actorsNamed(other->posts, seatScope_[i]);
        at(id).mayNotHold = std::move(all);
      } else if (auto *acts = std::get_if<ast::SeatIfVacant>(&term.is)) {
        ActorId who = actor(acts->acts, seatScope_[i]);
        at(id).actsIfVacant = who;
      } else if (auto *filled = std::get_if<ast::SeatFilledBy>(&term.is)) {
        std::vector<ActorId> by, approved;
        std::string names;
        if (auto *refs = std::get_if<std::vector<ast::Ref>>(&filled->by))
          names = fillers(*refs, seatScope_[i], by);
        std::string approvers = fillers(filled->approvedBy, seatScope_[i], approved);
        at(id).filledBy = std::move(by);
        at(id).filledByText = std::move(names);
        at(id).approvedBy = std::move(approved);
        at(id).approvedByText = std::move(approvers);
      }
    }
  }
}

void Lowering::heldExOfficio(SeatId id, const ast::Ref &of, const Scope &outside, bool twice) {
  std::vector<SeatId> found = seats(of, outside, officers(of, outside).empty());
  std::erase(found, id);
  if (found.size() > 1) {
    std::vector<std::string> candidates;
    for (SeatId each : found)
      candidates.push_back(at(each).name + " of " + at(at(each).body).name);
    whichOne(of, candidates);
  } else if (found.size() == 1 && !twice) {
    at(id).exOfficio = found[0];
  } else if (std::vector<ActorId> who = officers(of, outside); who.size() == 1) {
    at(id).actor = who[0];
  }
}

void Lowering::filledBy(SeatId id, const ast::SeatFilledBy &filled) {
  Seat &seat = at(id);
  seat.elected = filled.elected;
  seat.method = filled.method.value_or("");
  seat.termYears = filled.years.value_or(0);
  seat.mostTerms = filled.terms.value_or(0);
  seat.termsInARow = filled.inARow;
  seat.mostTermsInAll = filled.termsInAll.value_or(0);
  seat.yearsOut = filled.yearsOut.value_or(0);
  if (auto *open = std::get_if<ast::Open>(&filled.by)) {
    OpenPointId point =
        openPoint(*open, seat.clause, "who fills the seat " + seat.post + " of " + subjectOf(seat.body));
    at(id).filledByOpen = point;
  }
}

/// Who fills a seat, in words and as far as they can decide anything.
std::string Lowering::fillers(const std::vector<ast::Ref> &refs, const Scope &scope, std::vector<ActorId> &into) {
  std::vector<std::string> names;
  for (const ast::Ref &by : refs) {
    const ast::Ref ref = whole(by);
    if (hasSort(ref.head.id, sema::Sort::Organisation)) {
      for (OrganisationId each : organisationsNamed(ref, scope))
        names.push_back(out_.organisations[each.index()].name);
    } else if (hasSort(ref.head.id, sema::Sort::Body)) {
      for (BodyId each : bodies(ref, scope)) {
        names.push_back(at(each).name);
        into.push_back(ActorId(each.index()));
      }
    } else if (std::vector<ActorId> posts = actors(ref, scope); !posts.empty()) {
      names.push_back(write(ref));
      into.insert(into.end(), posts.begin(), posts.end());
    }
  }
  return joinWords(names, "and");
}

} // namespace quorate::ir
