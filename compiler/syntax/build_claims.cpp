// Builds claims: what the constitution is meant to be.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Claim Builder::claim(P::ClaimContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Claim made;
  made.title = in.string();
  made.property = property(in.take<P::PropertyContext>());
  if (in.accept(",")) {
    in.skip(3);
    made.known = in.text() == "refuted" ? ast::Claim::Known::ToBeRefuted : ast::Claim::Known::ToBeOpen;
    if (in.atToken(P::STRING))
      made.because = in.string();
  }
  notesOut = notes(in);
  return made;
}

std::vector<ast::Subject> Builder::subjects(P::SubjectsContext *tree) {
  std::vector<ast::Subject> all;
  for (auto *each : tree->subject()) {
    Cursor in = read(each);
    ast::Ref named = ref(in.take<P::RefContext>());
    bool every = named.which == ast::Which::Every || named.which == ast::Which::Each;
    all.push_back({every, std::move(named)});
  }
  return all;
}

ast::Measure Builder::measure(P::MeasureContext *tree) {
  using Is = ast::Measure::Is;
  Cursor in = read(tree);
  std::string_view first = in.text();
  ast::Measure made;
  if (first == "at")
    made.is = in.text() == "least" ? Is::AtLeast : Is::AtMost;
  else if (first != "exactly") {
    made.is = first == "more" ? Is::MoreThan : Is::FewerThan;
    in.skip();
  }
  if (auto *share = in.take<P::FractionContext>())
    made.amount = fraction(share);
  else
    made.amount = integer(in);
  return made;
}

std::optional<ast::When> Builder::supposing(Cursor &in) {
  auto *tree = in.take<P::SupposingContext>();
  if (!tree)
    return std::nullopt;
  using Is = ast::When::Is;
  Cursor inside = read(tree);
  inside.skip();
  ast::When made;
  if (inside.at("every"))
    return made;
  if (inside.atToken(P::INT))
    made.number = integer(inside);
  made.ref = ref(inside.take<P::RefContext>());
  if (inside.accept("presides")) {
    made.is = Is::Presides;
  } else {
    inside.skip();
    made.is = inside.at("absent") ? Is::Absent : Is::Conflicted;
  }
  return made;
}

ast::Property Builder::property(P::PropertyContext *tree) {
  Cursor in = read(tree);
  ast::Property made{ast::EveryBodyStates{}, rangeOf(tree)};
  if (in.accept("every")) {
    propertyOfAll(in, tree, made);
  } else if (in.accept("no")) {
    in.skip(2);
    ast::NeverTied tied{ref(in.take<P::RefContext>()), {}, {}};
    tied.matter = onMatter(in);
    in.skip(3);
    tied.when = supposing(in);
    made.is = std::move(tied);
  } else if (in.accept("only")) {
    ast::MayDecide may{true, subjects(in.take<P::SubjectsContext>()), {}, {}};
    in.skip(2);
    may.functions = refs(in.take<P::RefsContext>());
    made.is = std::move(may);
  } else {
    propertyOfSome(in, made);
  }
  return made;
}

/// What begins with `every`.
void Builder::propertyOfAll(Cursor &in, P::PropertyContext *tree, ast::Property &made) {
  if (in.accept("quorate")) {
    in.skip(2);
    ast::MeetingIncludes includes{ref(in.take<P::RefContext>()), {}};
    includes.people = manyPeople(tree);
    made.is = std::move(includes);
  } else if (in.accept("motion")) {
    in.skip(2);
    ast::CarriedWithVotesOf carried;
    carried.body = ref(in.take<P::RefContext>());
    carried.matter = onMatter(in);
    carried.people = people(tree->people(0));
    made.is = std::move(carried);
  } else {
    in.skip(3);
    using What = ast::EveryBodyStates::What;
    made.is = ast::EveryBodyStates{in.at("quorum") ? What::Quorum : in.at("chair") ? What::Chair : What::VotingRule};
  }
}

/// What begins with those it is about.
void Builder::propertyOfSome(Cursor &in, ast::Property &made) {
  std::vector<ast::Subject> about = subjects(in.take<P::SubjectsContext>());
  bool together = in.accept("together");
  std::string_view verb = in.text();
  if (verb == "hold" || verb == "holds") {
    ast::HoldVotes hold{std::move(about), {}, {}, {}};
    if (in.accept("none"))
      hold.measure.is = ast::Measure::Is::None;
    else
      hold.measure = measure(in.take<P::MeasureContext>());
    in.skip(4);
    hold.body = ref(in.take<P::RefContext>());
    hold.matter = onMatter(in);
    made.is = std::move(hold);
  } else if (verb.starts_with("carr") || verb.starts_with("block")) {
    in.skip(3);
    ast::CarryMotions carry{std::move(about), together, verb.starts_with("block"), {}, {}, {}};
    carry.body = ref(in.take<P::RefContext>());
    carry.matter = onMatter(in);
    carry.when = supposing(in);
    made.is = std::move(carry);
  } else if (verb == "begin" || verb == "begins") {
    ast::Begin begin{std::move(about), ast::Begin::How::InThatOrder, 0};
    if (in.accept("on")) {
      if (in.atToken(P::DATE)) {
        begin.how = ast::Begin::How::On;
        begin.day = day(in);
      } else {
        begin.how = ast::Begin::How::OnTheSameDay;
      }
    }
    made.is = std::move(begin);
  } else if (verb == "sit" || verb == "sits") {
    in.skip();
    ast::SitOn sit{std::move(about), measure(in.take<P::MeasureContext>()), {}};
    sit.body = ref(in.take<P::RefContext>());
    made.is = std::move(sit);
  } else if (verb == "has" || verb == "have") {
    ast::Has has{std::move(about), {}, ast::Has::What::Who, {}, {}};
    if (in.accept("no"))
      has.measure.is = ast::Measure::Is::None;
    else
      has.measure = measure(in.take<P::MeasureContext>());
    if (in.accept("committees"))
      has.what = ast::Has::What::Committees;
    else if (in.accept("votes"))
      has.what = ast::Has::What::Votes;
    else
      has.who = who(in.take<P::WhoContext>());
    if (in.accept("from")) {
      in.skip();
      has.fromEach = name(in.take<P::NameContext>());
    }
    made.is = std::move(has);
  } else if (verb == "may") {
    in.skip();
    ast::MayDecide may{false, std::move(about), refs(in.take<P::RefsContext>()), {}};
    if (in.accept("for"))
      may.amount = money(in);
    made.is = std::move(may);
  } else {
    in.skip(2);
    made.is = ast::AreAccountable{std::move(about), refs(in.take<P::RefsContext>())};
  }
}

} // namespace quorate::syntax
