// Builds the seats of a body: how many, whose, with which vote, for how long.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Members Builder::members(P::MembersContext *tree, ast::Trivia &end) {
  ast::Members made;
  for (auto *each : tree->seat())
    made.seats.push_back(seat(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Seat Builder::seat(P::SeatContext *tree) {
  ast::Seat made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  made.name = name(in.take<P::NameContext>());
  made.count = count(in.take<P::CountContext>());
  in.skip();
  if (auto *each = in.take<P::ForEachContext>())
    made.forEach = forEach(each);
  while (in.accept(","))
    made.terms.push_back(seatTerm(in.take<P::SeatTermContext>()));
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::OrOpen<ast::NumberOf> Builder::count(P::CountContext *tree) {
  Cursor in = read(tree);
  if (auto *unknown = in.take<P::OpenContext>())
    return open(unknown);
  if (in.accept("at")) {
    in.skip();
    return ast::NumberOf{integer(in), {}};
  }
  std::uint32_t first = integer(in);
  if (in.accept("to"))
    return ast::NumberOf{first, integer(in)};
  return ast::NumberOf{first, first};
}

ast::SeatTerm Builder::seatTerm(P::SeatTermContext *tree) {
  Cursor in = read(tree);
  ast::SeatTerm made{ast::SeatDoesNotVote{}, rangeOf(tree)};
  if (readSeatVotes(in, made) || readSeatMay(in, made))
    return made;
  if (in.accept("the")) {
    made.is = ast::SeatExOfficio{plainRef(in.take<P::PlainRefContext>())};
  } else if (in.accept("drawn")) {
    in.skip();
    made.is = ast::SeatDrawnFrom{ref(in.take<P::RefContext>())};
  } else if (in.at("appointed") || in.at("elected")) {
    made.is = filledBy(in);
  } else if (auto *share = in.take<P::FractionContext>()) {
    made.is = ast::SeatRotation{fraction(share)};
  } else if (in.accept("if")) {
    in.skip();
    made.is = ast::SeatIfVacant{ref(in.take<P::RefContext>())};
  } else if (in.accept("must")) {
    in.skip(2);
    made.is = ast::SeatEligible{false, name(in.take<P::NameContext>())};
  } else if (in.accept("aged")) {
    in.skip(2);
    made.is = ast::SeatAged{integer(in)};
  } else if (auto *when = in.take<P::PeriodContext>()) {
    made.is = period(when);
  } else if (auto *memberClass = in.take<P::NameContext>()) {
    made.is = ast::SeatClass{name(memberClass)};
  } else {
    made.is = note(in.take<P::NoteContext>());
  }
  return made;
}

/// What is said of the vote of a seat.
bool Builder::readSeatVotes(Cursor &in, ast::SeatTerm &made) {
  using Scope = ast::SeatVotes::Scope;
  if (in.accept("does")) {
    made.is = ast::SeatDoesNotVote{};
    return true;
  }
  if (in.accept("has")) {
    made.is = ast::SeatCastingVote{};
    return true;
  }
  if (in.accept("vote")) {
    made.is = ast::SeatVoteOpen{open(in.take<P::OpenContext>())};
    return true;
  }
  if (!in.accept("votes"))
    return false;
  ast::SeatVotes votes;
  if (in.at("except") || in.at("only")) {
    bool only = in.accept("only");
    in.skip(only ? 0 : 1);
    if (in.accept("on")) {
      votes.scope = only ? Scope::OnlyOn : Scope::ExceptOn;
      votes.matters = refs(in.take<P::AndRefsContext>());
    } else {
      votes.scope = Scope::OnlyToBreakATie;
    }
  }
  if (in.accept("with")) {
    in.skip();
    votes.weight = integer(in);
  }
  made.is = std::move(votes);
  return true;
}

/// What begins with `may`, and the deputy, who may or may not.
bool Builder::readSeatMay(Cursor &in, ast::SeatTerm &made) {
  if (in.accept("deputy")) {
    in.skip(2);
    ast::SeatDeputy deputy;
    while (in.accept("and")) {
      if (in.accept("count"))
        deputy.counts = true;
      else if (in.accept("vote"))
        deputy.votes = true;
    }
    made.is = deputy;
    return true;
  }
  if (!in.accept("may"))
    return false;
  if (in.accept("be")) {
    in.skip(2);
    made.is = ast::SeatShared{integer(in)};
    return true;
  }
  in.skip();
  if (in.accept("be")) {
    in.skip();
    made.is = ast::SeatEligible{true, name(in.take<P::NameContext>())};
  } else {
    in.skip();
    made.is = ast::SeatMayNotHold{refs(in.take<P::AndRefsContext>())};
  }
  return true;
}

ast::SeatFilledBy Builder::filledBy(Cursor &in) {
  ast::SeatFilledBy made;
  made.elected = in.at("elected");
  in.skip(2);
  if (auto *unknown = in.take<P::OpenContext>())
    made.by = open(unknown);
  else
    made.by = refs(in.take<P::AndRefsContext>());
  if (in.accept("with")) {
    in.skip(3);
    made.approvedBy = refs(in.take<P::AndRefsContext>());
  }
  if (in.accept("using"))
    made.method = in.string();
  if (in.accept("for")) {
    made.years = integer(in);
    in.skip();
  }
  if (auto *most = in.take<P::TermLimitContext>())
    termLimit(most, made);
  return made;
}

void Builder::termLimit(P::TermLimitContext *tree, ast::SeatFilledBy &into) {
  Cursor in = read(tree);
  in.skip(2);
  into.terms = integer(in);
  in.skip();
  if (in.accept("in")) {
    in.skip(2);
    into.inARow = true;
  }
  if (in.accept("and")) {
    into.termsInAll = integer(in);
    in.skip(2);
  }
  if (in.accept(",")) {
    in.skip();
    into.yearsOut = integer(in);
  }
}

} // namespace quorate::syntax
