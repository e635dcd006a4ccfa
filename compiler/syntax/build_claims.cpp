// Builds claims: what the constitution is meant to be.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Claim Builder::claim(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("claim");
  ast::Claim made;
  made.title = in.string();
  made.property = property(in.need(Rule::Property));
  if (in.accept(",")) {
    in.words("known", "to", "be");
    made.known = in.text() == "refuted" ? Known::ToBeRefuted : Known::ToBeOpen;
    if (in.at(WordKind::String))
      made.because = in.string();
  }
  notesOut = notes(in);
  return made;
}

std::vector<ast::Subject> Builder::subjects(const Node *tree) {
  std::vector<ast::Subject> all;
  for (const Node *each : Parts(tree, Rule::Subject)) {
    Cursor in = read(each);
    ast::Ref named = ref(in.need(Rule::Ref));
    // "Every Borough Board" claims the same of each; a plain name, of the one.
    bool every = named.which == ast::Which::Every || named.which == ast::Which::Each;
    all.push_back({every, std::move(named)});
  }
  return all;
}

ast::Measure Builder::measure(const Node *tree) {
  using Is = ast::Measure::Is;
  Cursor in = read(tree);
  std::string_view first = in.text();
  ast::Measure made;
  if (first == "at")
    made.is = in.text() == "least" ? Is::AtLeast : Is::AtMost;
  else if (first != "exactly") {
    made.is = first == "more" ? Is::MoreThan : Is::FewerThan;
    in.word("than");
  }
  if (const Node *share = in.take(Rule::Fraction))
    made.amount = fraction(share);
  else
    made.amount = integer(in);
  return made;
}

ast::When Builder::supposing(Cursor &in) {
  const Node *tree = in.take(Rule::Supposing);
  if (!tree)
    return {};
  using Is = ast::When::Is;
  Cursor inside = read(tree);
  inside.word("when");
  ast::When made{Is::EveryVotingMemberPresent, {}, {}};
  if (inside.at("every"))
    return made;
  if (inside.at(WordKind::Int))
    made.number = integer(inside);
  made.ref = ref(inside.need(Rule::Ref));
  if (inside.accept("presides")) {
    made.is = Is::Presides;
  } else {
    inside.oneOf({"is", "are"});
    made.is = inside.at("absent") ? Is::Absent : Is::Conflicted;
  }
  return made;
}

ast::Property Builder::property(const Node *tree) {
  Cursor in = read(tree);
  ast::Property made{ast::EveryBodyStates{}, rangeOf(tree)};
  if (in.accept("every")) {
    propertyOfAll(in, tree, made);
  } else if (in.accept("no")) {
    in.words("motion", "of");
    ast::NeverTied tied{ref(in.need(Rule::Ref)), {}, {}};
    tied.matter = onMatter(in);
    in.words("is", "left", "tied");
    tied.when = supposing(in);
    made.is = std::move(tied);
  } else if (in.accept("only")) {
    ast::MayDecide may{true, subjects(in.need(Rule::Subjects)), {}, {}};
    in.words("may", "decide");
    may.functions = refs(in.need(Rule::Refs));
    made.is = std::move(may);
  } else {
    propertyOfSome(in, made);
  }
  return made;
}

/// What begins with `every`.
void Builder::propertyOfAll(Cursor &in, const Node *tree, ast::Property &made) {
  if (in.accept("quorate")) {
    in.words("meeting", "of");
    ast::MeetingIncludes includes{ref(in.need(Rule::Ref)), {}};
    includes.people = manyPeople(tree);
    made.is = std::move(includes);
  } else if (in.accept("motion")) {
    in.words("carried", "by");
    ast::CarriedWithVotesOf carried;
    carried.body = ref(in.need(Rule::Ref));
    carried.matter = onMatter(in);
    carried.people = people(*Parts(tree, Rule::People).begin());
    made.is = std::move(carried);
  } else {
    in.words("body", "states", "a");
    using What = ast::EveryBodyStates::What;
    made.is = ast::EveryBodyStates{in.at("quorum") ? What::Quorum : in.at("chair") ? What::Chair : What::VotingRule};
  }
}

/// "has at least 3 voting members from each Borough"
ast::Has Builder::has(Cursor &in, std::vector<ast::Subject> about) {
  ast::Has made{std::move(about), {}, ast::Has::What::Who, {}, {}};
  if (in.accept("no"))
    made.measure.none = true;
  else
    made.measure = measure(in.need(Rule::Measure));
  if (in.accept("committees"))
    made.what = ast::Has::What::Committees;
  else if (in.accept("votes"))
    made.what = ast::Has::What::Votes;
  else
    made.who = who(in.need(Rule::Who));
  if (in.accept("from")) {
    in.word("each");
    made.fromEach = name(in.need(Rule::Name));
  }
  return made;
}

/// What begins with those it is about.
void Builder::propertyOfSome(Cursor &in, ast::Property &made) {
  std::vector<ast::Subject> about = subjects(in.need(Rule::Subjects));
  bool together = in.accept("together");
  std::string_view verb = in.text();
  if (verb == "hold" || verb == "holds") {
    ast::HoldVotes hold{std::move(about), {}, {}, {}};
    if (in.accept("none"))
      hold.measure.none = true;
    else
      hold.measure = measure(in.need(Rule::Measure));
    in.words("of", "the", "votes", "of");
    hold.body = ref(in.need(Rule::Ref));
    hold.matter = onMatter(in);
    made.is = std::move(hold);
  } else if (verb.starts_with("carr") || verb.starts_with("block")) {
    in.words("any", "motion", "of");
    ast::CarryMotions carry{std::move(about), together, verb.starts_with("block"), {}, {}, {}};
    carry.body = ref(in.need(Rule::Ref));
    carry.matter = onMatter(in);
    carry.when = supposing(in);
    made.is = std::move(carry);
  } else if (verb == "begin" || verb == "begins") {
    ast::Begin begin{std::move(about), ast::Begin::How::InThatOrder, 0};
    if (in.accept("on")) {
      if (in.at(WordKind::Date)) {
        begin.how = ast::Begin::How::On;
        begin.day = day(in);
      } else {
        begin.how = ast::Begin::How::OnTheSameDay;
      }
    }
    made.is = std::move(begin);
  } else if (verb == "sit" || verb == "sits") {
    in.word("on");
    ast::SitOn sit{std::move(about), measure(in.need(Rule::Measure)), {}};
    sit.body = ref(in.need(Rule::Ref));
    made.is = std::move(sit);
  } else if (verb == "has" || verb == "have") {
    made.is = has(in, std::move(about));
  } else if (verb == "may") {
    in.word("decide");
    ast::MayDecide may{false, std::move(about), refs(in.need(Rule::Refs)), {}};
    if (in.accept("for"))
      may.amount = money(in);
    made.is = std::move(may);
  } else {
    in.words("accountable", "to");
    made.is = ast::AreAccountable{std::move(about), refs(in.need(Rule::Refs))};
  }
}

} // namespace quorate::syntax
