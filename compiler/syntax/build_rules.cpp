// Builds quorum and voting rules, and what they count: people, shares, bases, thresholds.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Quorum Builder::quorum(P::QuorumContext *tree) {
  using To = ast::Quorum::To;
  Cursor in = read(tree);
  in.skip();
  ast::Quorum made;
  if (in.accept("to")) {
    made.to = in.at("meet") ? To::Meet : in.at("vote") ? To::Vote : To::Begin;
    in.skip();
  }
  made.matters = onMatters(in);
  if (in.accept("none"))
    made.is = ast::Quorum::None{};
  else if (auto *unknown = in.take<P::OpenContext>())
    made.is = open(unknown);
  else
    made.is = ast::Quorum::Rule{manyPeople(tree)};
  return made;
}

ast::WithoutQuorum Builder::withoutQuorum(P::WithoutQuorumContext *tree) {
  Cursor in = read(tree);
  in.skip(3);
  if (in.accept("only"))
    return {ast::WithoutQuorum::OnlyDecide{refs(in.take<P::RefsContext>())}};
  in.skip(2);
  if (in.accept("may"))
    return {ast::WithoutQuorum::Discuss{}};
  in.skip(2);
  ast::WithoutQuorum::Adjourned made;
  if (in.accept("for"))
    made.span = span(in.take<P::SpanContext>());
  if (in.accept(",")) {
    in.skip();
    if (auto *then = in.take<P::PeopleContext>())
      made.then = people(then);
    else
      made.whoeverIsPresent = true;
  }
  return {std::move(made)};
}

ast::Requires Builder::requirements(P::RequirementsContext *tree) {
  ast::Requires made;
  for (auto *each : tree->requirement()) {
    Cursor in = read(each);
    if (auto *most = in.take<P::CapContext>())
      made.requirements.emplace_back(cap(most));
    else
      made.requirements.emplace_back(people(in.take<P::PeopleContext>()));
  }
  return made;
}

ast::Cap Builder::cap(P::CapContext *tree) {
  Cursor in = read(tree);
  ast::Cap made;
  made.range = rangeOf(tree);
  made.fewerThan = in.at("fewer");
  in.skip(2);
  if (auto *share = in.take<P::FractionContext>()) {
    made.amount = fraction(share);
    in.skip();
  } else {
    made.amount = integer(in);
  }
  made.who = who(in.take<P::WhoContext>());
  if (in.accept("from")) {
    in.skip();
    made.fromOne = name(in.take<P::NameContext>());
  }
  return made;
}

ast::People Builder::people(P::PeopleContext *tree) {
  using Form = ast::People::Form;
  Cursor in = read(tree);
  ast::People made;
  made.range = rangeOf(tree);
  if (in.accept("all")) {
    made.form = Form::AllBut;
    if (in.accept("but"))
      made.number = integer(in);
    made.who = who(in.take<P::WhoContext>());
  } else if (in.accept("members")) {
    in.skip();
    made.form = Form::FromPlaces;
    made.bound = bound(in.take<P::BoundContext>());
    made.number = integer(in);
    made.kind = name(in.take<P::NameContext>());
  } else {
    made.bound = bound(in.take<P::BoundContext>());
    made.quantity = quantity(in.take<P::QuantityContext>());
    if (in.accept("from"))
      made.from = ref(in.take<P::RefContext>());
  }
  return made;
}

ast::Quantity Builder::quantity(P::QuantityContext *tree) {
  Cursor in = read(tree);
  if (auto *share = in.take<P::FractionContext>()) {
    ast::ShareOf made;
    made.fraction = fraction(share);
    in.skip();
    if (in.accept("the")) {
      in.skip(3);
      made.squareRoot = true;
    }
    if (auto *of = in.take<P::BaseContext>())
      made.of = base(of);
    else
      made.of = ref(in.take<P::RefContext>());
    if (in.accept("rounded")) {
      made.rounded = in.at("up") ? ast::Rounded::Up : in.at("down") ? ast::Rounded::Down : ast::Rounded::ToNearest;
      in.skip(made.rounded == ast::Rounded::ToNearest ? 2 : 1);
    }
    if (in.accept("plus"))
      made.plus = integer(in);
    return {std::move(made)};
  }
  if (in.accept("the")) {
    ast::GreaterOf made;
    made.smaller = in.at("smaller");
    in.skip(2);
    made.first = std::make_unique<ast::Quantity>(quantity(in.take<P::QuantityContext>()));
    in.skip();
    made.second = std::make_unique<ast::Quantity>(quantity(in.take<P::QuantityContext>()));
    return {std::move(made)};
  }
  std::uint32_t number = integer(in);
  return {ast::NumberOfPeople{number, who(in.take<P::WhoContext>())}};
}

ast::Who Builder::who(P::WhoContext *tree) {
  Cursor in = read(tree);
  if (in.accept("members") || in.accept("member"))
    return {ast::Who::Of::Members, {}};
  if (in.accept("voting"))
    return {ast::Who::Of::VotingMembers, {}};
  return {ast::Who::Of::Named, ref(in.take<P::RefContext>())};
}

ast::Bound Builder::bound(P::BoundContext *tree) {
  return read(tree).at("at") ? ast::Bound::AtLeast : ast::Bound::MoreThan;
}

ast::Base Builder::base(P::BaseContext *tree) {
  using Base = ast::Base;
  Cursor in = read(tree);
  if (in.accept("votes")) {
    in.skip();
    return in.done() ? Base::VotesCast : Base::VotesAndAbstentions;
  }
  if (in.accept("the"))
    return Base::Electorate;
  bool eligible = in.accept("eligible"), filled = in.accept("filled");
  in.accept("all");
  bool voting = in.accept("voting");
  if (eligible)
    return voting ? Base::EligibleVotingMembers : Base::EligibleMembers;
  if (filled)
    return voting ? Base::FilledVotingSeats : Base::FilledSeats;
  if (in.at("members"))
    return voting ? Base::VotingMembersPresent : Base::MembersPresent;
  return voting ? Base::AllVotingSeats : Base::AllSeats;
}

ast::Mode Builder::mode(Cursor &in) {
  if (in.accept("electronically"))
    return ast::Mode::Electronically;
  if (!in.accept("in"))
    return ast::Mode::AtMeeting;
  in.skip();
  return ast::Mode::InWriting;
}

ast::Decides Builder::decides(P::DecidesContext *tree) {
  Cursor in = read(tree);
  in.skip();
  ast::Decides made;
  made.mode = mode(in);
  made.matters = onMatters(in);
  in.skip();
  if (auto *unknown = in.take<P::OpenContext>())
    made.by = open(unknown);
  else
    made.by = thresholds(tree);
  for (auto *each : tree->decidesTerm())
    decidesTerm(each, made);
  return made;
}

void Builder::decidesTerm(P::DecidesTermContext *tree, ast::Decides &into) {
  using What = ast::CountAs::What;
  Cursor in = read(tree);
  if (auto *broken = in.take<P::TieContext>()) {
    into.terms.emplace_back(tie(broken));
  } else if (in.accept("failing")) {
    into.terms.emplace_back(ast::FailingThat{thresholds(tree)});
  } else if (in.accept("within")) {
    into.terms.emplace_back(ast::Within{span(in.take<P::SpanContext>())});
  } else if (in.accept("unless")) {
    into.terms.emplace_back(ast::UnlessAsked{people(in.take<P::PeopleContext>())});
  } else {
    What what = in.at("abstentions") ? What::Abstentions : in.at("silence") ? What::Silence : What::Vacancies;
    in.skip(2);
    into.terms.emplace_back(ast::CountAs{what, in.at("for")});
  }
}

ast::Threshold Builder::threshold(P::ThresholdContext *tree) {
  using Counted = ast::Threshold::Counted;
  Cursor in = read(tree);
  ast::Threshold made;
  made.range = rangeOf(tree);
  thresholdForm(in, made);
  if (in.accept("by"))
    made.by = ref(in.take<P::RefContext>());
  if (in.accept("counted")) {
    in.skip();
    if (auto *kind = in.take<P::NameContext>()) {
      made.counted = Counted::ByConstituent;
      made.kind = name(kind);
    } else {
      made.counted = in.at("head") ? Counted::ByHead : Counted::ByWeight;
    }
  }
  return made;
}

/// Reads a threshold up to the `by` and `counted by` that any form may have.
void Builder::thresholdForm(Cursor &in, ast::Threshold &made) {
  using Form = ast::Threshold::Form;
  if (in.accept("all")) {
    made.form = Form::All;
    made.bound = ast::Bound::AtLeast;
    made.fraction = {1, 1};
    made.base = base(in.take<P::BaseContext>());
  } else if (in.accept("no")) {
    made.form = Form::Against;
    if (in.accept("more")) {
      in.skip();
      made.number = integer(in);
    }
    in.skip(2);
  } else if (in.accept("more")) {
    made.form = Form::Margin;
    in.skip(4);
  } else if (in.accept("at")) {
    made.form = Form::Margin;
    made.bound = ast::Bound::AtLeast;
    in.skip();
    made.number = integer(in);
    in.skip(5);
  } else {
    made.bound = bound(in.take<P::BoundContext>());
    if (auto *share = in.take<P::FractionContext>()) {
      made.fraction = fraction(share);
      in.skip();
      made.base = base(in.take<P::BaseContext>());
      return;
    }
    made.form = Form::For;
    made.number = integer(in);
    in.skip(2);
    if (in.accept("to")) {
      made.form = Form::ForToEach;
      in.skip(3);
    }
  }
}

ast::Tie Builder::tie(P::TieContext *tree) {
  Cursor in = read(tree);
  if (auto *by = in.take<P::RefContext>())
    return {ast::Tie::BrokenBy{ref(by)}};
  if (in.accept("whoever"))
    return {ast::Tie::ByPresider{}};
  in.skip(2);
  if (auto *unknown = in.take<P::OpenContext>())
    return {open(unknown)};
  if (in.accept("goes")) {
    in.skip();
    return {ast::Tie::GoesTo{ref(in.take<P::RefContext>())}};
  }
  in.skip();
  if (in.at("decided"))
    return {ast::Tie::ByLot{}};
  return {ast::Tie::Lost{}};
}

} // namespace quorate::syntax
