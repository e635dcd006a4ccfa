// Builds quorum and voting rules, and what they count: people, shares, bases, thresholds.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Quorum Builder::quorum(const Node *tree) {
  using To = ast::Quorum::To;
  Cursor in = read(tree);
  in.word("quorum");
  ast::Quorum made;
  if (in.accept("to"))
    made.to = in.choose<To>({{"meet", To::Meet}, {"vote", To::Vote}, {"begin", To::Begin}});
  made.matters = onMatters(in);
  if (in.accept("none"))
    made.is = ast::Quorum::None{};
  else if (const Node *unknown = in.take(Rule::Open))
    made.is = open(unknown);
  else
    made.is = ast::Quorum::Rule{manyPeople(tree)};
  return made;
}

ast::WithoutQuorum Builder::withoutQuorum(const Node *tree) {
  Cursor in = read(tree);
  in.words("without", "a", "quorum");
  if (in.accept("only"))
    return {ast::WithoutQuorum::OnlyDecide{refs(in.need(Rule::Refs))}};
  in.words("the", "meeting");
  if (in.accept("may"))
    return {ast::WithoutQuorum::Discuss{}};
  in.words("is", "adjourned");
  ast::WithoutQuorum::Adjourned made;
  if (in.accept("for"))
    made.span = span(in.need(Rule::Span));
  if (in.accept(",")) {
    in.word("then");
    if (const Node *then = in.take(Rule::People))
      made.then = people(then);
    else
      made.whoeverIsPresent = true;
  }
  return {std::move(made)};
}

ast::Requires Builder::requirements(const Node *tree) {
  ast::Requires made;
  for (const Node *each : Parts(tree, Rule::Requirement)) {
    Cursor in = read(each);
    if (const Node *most = in.take(Rule::Cap))
      made.requirements.emplace_back(cap(most));
    else
      made.requirements.emplace_back(people(in.need(Rule::People)));
  }
  return made;
}

ast::Cap Builder::cap(const Node *tree) {
  Cursor in = read(tree);
  ast::Cap made;
  made.range = rangeOf(tree);
  made.fewerThan = in.accept("fewer");
  if (made.fewerThan)
    in.word("than");
  else
    in.words("at", "most");
  if (const Node *share = in.take(Rule::Fraction)) {
    made.amount = fraction(share);
    in.word("of");
  } else {
    made.amount = integer(in);
  }
  made.who = who(in.need(Rule::Who));
  if (in.accept("from")) {
    in.word("one");
    made.fromOne = name(in.need(Rule::Name));
  }
  return made;
}

ast::People Builder::people(const Node *tree) {
  using Form = ast::People::Form;
  Cursor in = read(tree);
  ast::People made;
  made.range = rangeOf(tree);
  if (in.accept("all")) {
    made.form = Form::AllBut;
    if (in.accept("but"))
      made.number = integer(in);
    made.who = who(in.need(Rule::Who));
  } else if (in.accept("members")) {
    in.word("from");
    made.form = Form::FromPlaces;
    made.bound = bound(in.need(Rule::Bound));
    made.number = integer(in);
    made.kind = name(in.need(Rule::Name));
  } else {
    made.bound = bound(in.need(Rule::Bound));
    made.quantity = quantity(in.need(Rule::Quantity));
    if (in.accept("from"))
      made.from = ref(in.need(Rule::Ref));
  }
  return made;
}

ast::Quantity Builder::quantity(const Node *tree) {
  Cursor in = read(tree);
  if (const Node *share = in.take(Rule::Fraction)) {
    ast::ShareOf made;
    made.fraction = fraction(share);
    in.word("of");
    // Only of "the square root": the article of a name or of `the electorate` stands within the rule that follows.
    if (in.accept("the")) {
      in.words("square", "root", "of");
      made.squareRoot = true;
    }
    if (const Node *of = in.take(Rule::Base))
      made.of = base(of);
    else
      made.of = ref(in.need(Rule::Ref));
    if (in.accept("rounded")) {
      made.rounded = in.choose<ast::Rounded>(
          {{"up", ast::Rounded::Up}, {"down", ast::Rounded::Down}, {"to", ast::Rounded::ToNearest}});
      if (made.rounded == ast::Rounded::ToNearest)
        in.word("nearest");
    }
    if (in.accept("plus"))
      made.plus = integer(in);
    return {std::move(made)};
  }
  if (in.accept("the")) {
    ast::GreaterOf made;
    made.smaller = in.choose<bool>({{"greater", false}, {"smaller", true}});
    in.word("of");
    made.first = std::make_unique<ast::Quantity>(quantity(in.need(Rule::Quantity)));
    in.word("and");
    made.second = std::make_unique<ast::Quantity>(quantity(in.need(Rule::Quantity)));
    return {std::move(made)};
  }
  std::uint32_t number = integer(in);
  return {ast::NumberOfPeople{number, who(in.need(Rule::Who))}};
}

ast::Who Builder::who(const Node *tree) {
  Cursor in = read(tree);
  if (in.accept("members") || in.accept("member"))
    return {ast::Who::Of::Members, {}};
  if (in.accept("voting"))
    return {ast::Who::Of::VotingMembers, {}};
  return {ast::Who::Of::Named, ref(in.need(Rule::Ref))};
}

ast::Bound Builder::bound(const Node *tree) {
  return read(tree).choose<ast::Bound>({{"at", ast::Bound::AtLeast}, {"more", ast::Bound::MoreThan}});
}

ast::Base Builder::base(const Node *tree) {
  using Base = ast::Base;
  Cursor in = read(tree);
  if (in.accept("votes")) {
    in.word("cast");
    return in.accept("and") ? Base::VotesAndAbstentions : Base::VotesCast;
  }
  if (in.accept("the"))
    return Base::Electorate;
  bool eligible = in.accept("eligible"), filled = in.accept("filled");
  // "all seats" and "all voting seats": the word has no part in which base is meant.
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
  in.word("writing");
  return ast::Mode::InWriting;
}

ast::Decides Builder::decides(const Node *tree) {
  Cursor in = read(tree);
  in.word("decides");
  ast::Decides made;
  made.mode = mode(in);
  made.matters = onMatters(in);
  in.word("by");
  if (const Node *unknown = in.take(Rule::Open))
    made.by = open(unknown);
  else
    made.by = thresholds(tree);
  for (const Node *each : Parts(tree, Rule::DecidesTerm))
    decidesTerm(each, made);
  return made;
}

void Builder::decidesTerm(const Node *tree, ast::Decides &into) {
  using What = ast::CountAs::What;
  Cursor in = read(tree);
  if (const Node *broken = in.take(Rule::Tie)) {
    into.terms.emplace_back(tie(broken));
  } else if (in.accept("failing")) {
    into.terms.emplace_back(ast::FailingThat{thresholds(tree)});
  } else if (in.accept("within")) {
    into.terms.emplace_back(ast::Within{span(in.need(Rule::Span))});
  } else if (in.accept("unless")) {
    into.terms.emplace_back(ast::UnlessAsked{people(in.need(Rule::People))});
  } else {
    What what = in.choose<What>(
        {{"abstentions", What::Abstentions}, {"silence", What::Silence}, {"vacancies", What::Vacancies}});
    in.oneOf({"count", "counts"});
    into.terms.emplace_back(ast::CountAs{what, in.choose<bool>({{"for", true}, {"against", false}})});
  }
}

ast::Threshold Builder::threshold(const Node *tree) {
  using Counted = ast::Threshold::Counted;
  Cursor in = read(tree);
  ast::Threshold made;
  made.range = rangeOf(tree);
  thresholdForm(in, made);
  if (in.accept("by"))
    made.by = ref(in.need(Rule::Ref));
  if (in.accept("counted")) {
    in.word("by");
    if (const Node *kind = in.take(Rule::Name)) {
      made.counted = Counted::ByConstituent;
      made.kind = name(kind);
    } else {
      made.counted = in.choose<Counted>({{"head", Counted::ByHead}, {"weight", Counted::ByWeight}});
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
    made.base = base(in.need(Rule::Base));
  } else if (in.accept("no")) {
    made.form = Form::Against;
    if (in.accept("more")) {
      in.word("than");
      made.number = integer(in);
    }
    in.oneOf({"votes", "vote"});
    in.word("against");
  } else if (in.accept("more")) {
    made.form = Form::Margin;
    in.words("votes", "for", "than", "against");
  } else if (in.accept("at")) {
    made.form = Form::Margin;
    made.bound = ast::Bound::AtLeast;
    in.word("least");
    made.number = integer(in);
    in.word("more");
    in.oneOf({"votes", "vote"});
    in.words("for", "than", "against");
  } else {
    made.bound = bound(in.need(Rule::Bound));
    if (const Node *share = in.take(Rule::Fraction)) {
      made.fraction = fraction(share);
      in.word("of");
      made.base = base(in.need(Rule::Base));
      return;
    }
    made.form = Form::For;
    made.number = integer(in);
    in.oneOf({"votes", "vote"});
    in.word("for");
    if (in.accept("to")) {
      made.form = Form::ForToEach;
      in.words("each", "vote", "against");
    }
  }
}

ast::Tie Builder::tie(const Node *tree) {
  Cursor in = read(tree);
  if (const Node *by = in.take(Rule::Ref))
    return {ast::Tie::BrokenBy{ref(by)}};
  if (in.accept("whoever"))
    return {ast::Tie::ByPresider{}};
  in.words("a", "tie");
  if (const Node *unknown = in.take(Rule::Open))
    return {open(unknown)};
  if (in.accept("goes")) {
    in.word("to");
    return {ast::Tie::GoesTo{ref(in.need(Rule::Ref))}};
  }
  in.word("is");
  if (in.accept("decided"))
    return {ast::Tie::ByLot{}};
  return {ast::Tie::Lost{}};
}

} // namespace quorate::syntax
