// Builds the seats of a body: how many, whose, with which vote, for how long.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Members Builder::members(const Node *tree, ast::Trivia &end) {
  ast::Members made;
  for (const Node *each : Parts(tree, Rule::Seat))
    made.seats.push_back(seat(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Seat Builder::seat(const Node *tree) {
  ast::Seat made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor in = read(tree);
  made.name = name(in.need(Rule::Name));
  made.count = count(in.need(Rule::Count));
  in.oneOf({"seat", "seats"});
  if (const Node *each = in.take(Rule::ForEach))
    made.forEach = forEach(each);
  while (in.accept(","))
    made.terms.push_back(seatTerm(in.need(Rule::SeatTerm)));
  with_.comments.close(made.range, made.trivia);
  return made;
}

ast::OrOpen<ast::NumberOf> Builder::count(const Node *tree) {
  Cursor in = read(tree);
  if (const Node *unknown = in.take(Rule::Open))
    return open(unknown);
  if (in.accept("at")) {
    in.word("least");
    return ast::NumberOf{integer(in), {}};
  }
  std::uint32_t first = integer(in);
  if (in.accept("to"))
    return ast::NumberOf{first, integer(in)};
  return ast::NumberOf{first, first};
}

ast::SeatTerm Builder::seatTerm(const Node *tree) {
  Cursor in = read(tree);
  ast::SeatTerm made{ast::SeatDoesNotVote{}, rangeOf(tree)};
  if (readSeatVotes(in, made) || readSeatMay(in, made))
    return made;
  if (in.accept("the")) {
    made.is = ast::SeatExOfficio{plainRef(in.need(Rule::PlainRef))};
  } else if (in.accept("drawn")) {
    in.word("from");
    made.is = ast::SeatDrawnFrom{ref(in.need(Rule::Ref))};
  } else if (in.at("appointed") || in.at("elected")) {
    made.is = filledBy(in);
  } else if (const Node *share = in.take(Rule::Fraction)) {
    made.is = ast::SeatRotation{fraction(share)};
  } else if (in.accept("if")) {
    in.word("vacant");
    made.is = ast::SeatIfVacant{ref(in.need(Rule::Ref))};
  } else if (in.accept("must")) {
    in.word("be");
    in.oneOf({"a", "an"});
    made.is = ast::SeatEligible{false, name(in.need(Rule::Name))};
  } else if (in.accept("aged")) {
    in.words("at", "least");
    made.is = ast::SeatAged{integer(in)};
  } else if (const Node *when = in.take(Rule::Period)) {
    made.is = period(when);
  } else if (const Node *memberClass = in.take(Rule::Name)) {
    made.is = ast::SeatClass{name(memberClass)};
  } else {
    made.is = note(in.need(Rule::Note));
  }
  return made;
}

/// What is said of the vote of a seat.
bool Builder::readSeatVotes(Cursor &in, ast::SeatTerm &made) {
  using On = ast::SeatVotes::On;
  if (in.accept("does")) {
    made.is = ast::SeatDoesNotVote{};
    return true;
  }
  if (in.accept("has")) {
    made.is = ast::SeatCastingVote{};
    return true;
  }
  if (in.accept("vote")) {
    made.is = ast::SeatVoteOpen{open(in.need(Rule::Open))};
    return true;
  }
  if (!in.accept("votes"))
    return false;
  ast::SeatVotes votes;
  bool only = in.accept("only");
  if (only || in.accept("except")) {
    if (in.accept("on")) {
      votes.on = only ? On::OnlyOn : On::ExceptOn;
      votes.matters = refs(in.need(Rule::AndRefs));
    } else {
      votes.on = On::OnlyTie;
    }
  }
  if (in.accept("with")) {
    in.word("weight");
    votes.weight = integer(in);
  }
  made.is = std::move(votes);
  return true;
}

/// What begins with `may`, and the deputy, who may or may not.
bool Builder::readSeatMay(Cursor &in, ast::SeatTerm &made) {
  if (in.accept("deputy")) {
    in.words("may", "attend");
    ast::SeatDeputy deputy;
    // In either order.
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
    in.words("shared", "by");
    made.is = ast::SeatShared{integer(in)};
    return true;
  }
  in.word("not");
  if (in.accept("be")) {
    in.oneOf({"a", "an"});
    made.is = ast::SeatEligible{true, name(in.need(Rule::Name))};
  } else {
    in.word("hold");
    made.is = ast::SeatMayNotHold{refs(in.need(Rule::AndRefs))};
  }
  return true;
}

ast::SeatFilledBy Builder::filledBy(Cursor &in) {
  ast::SeatFilledBy made;
  made.elected = in.choose<bool>({{"appointed", false}, {"elected", true}});
  in.word("by");
  if (const Node *unknown = in.take(Rule::Open))
    made.by = open(unknown);
  else
    made.by = refs(in.need(Rule::AndRefs));
  if (in.accept("with")) {
    in.words("the", "approval", "of");
    made.approvedBy = refs(in.need(Rule::AndRefs));
  }
  if (in.accept("using"))
    made.method = in.string();
  if (in.accept("for")) {
    made.years = integer(in);
    in.oneOf({"year", "years"});
  }
  if (const Node *most = in.take(Rule::TermLimit))
    termLimit(most, made);
  return made;
}

void Builder::termLimit(const Node *tree, ast::SeatFilledBy &into) {
  Cursor in = read(tree);
  in.words("at", "most");
  into.terms = integer(in);
  in.oneOf({"term", "terms"});
  if (in.accept("in")) {
    in.words("a", "row");
    into.inARow = true;
  }
  if (in.accept("and")) {
    into.termsInAll = integer(in);
    in.words("in", "all");
  }
  if (in.accept(",")) {
    in.word("then");
    into.yearsOut = integer(in);
  }
}

} // namespace quorate::syntax
