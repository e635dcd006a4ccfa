// Builds the clauses of a body, and those of them that are not about seats, quorum or voting.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

std::vector<ast::BodyClause> Builder::bodyClauses(Cursor &in, ast::Trivia &end) {
  std::vector<ast::BodyClause> clauses;
  while (const Node *t = in.take(Rule::BodyClause))
    clauses.push_back(bodyClause(t));
  with_.comments.end(rangeOf(in.anyWord()).end, end);
  return clauses;
}

ast::BodyClause Builder::bodyClause(const Node *tree) {
  ast::BodyClause made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor outer = read(tree);
  readBodyClause(outer, made);
  // `text` reads its notes itself.
  if (made.notes.empty())
    made.notes = notes(outer);
  with_.comments.close(made.range, made.trivia);
  return made;
}

void Builder::readBodyClause(Cursor &outer, ast::BodyClause &made) {
  if (readRelation(outer, made))
    return;
  if (const Node *t = outer.take(Rule::Must)) {
    made.is = must(t);
  } else if (const Node *asked = outer.take(Rule::Quorum)) {
    made.is = quorum(asked);
  } else if (const Node *without = outer.take(Rule::WithoutQuorum)) {
    made.is = withoutQuorum(without);
  } else if (const Node *rule = outer.take(Rule::Decides)) {
    made.is = decides(rule);
  } else if (const Node *held = outer.take(Rule::Proxies)) {
    Cursor in = read(held);
    in.words("proxies", "may", "vote");
    ast::Proxies proxies;
    proxies.count = in.accept("and");
    if (proxies.count)
      in.word("count");
    if (in.accept(",")) {
      in.words("at", "most");
      proxies.most = integer(in);
    }
    made.is = proxies;
  } else if (const Node *together = outer.take(Rule::Meets)) {
    ast::Meets meets;
    for (const Node *each : Parts(together, Rule::Meeting))
      meets.rules.push_back(meeting(each));
    made.is = std::move(meets);
  } else if (const Node *interested = outer.take(Rule::Conflicts)) {
    made.is = conflicts(interested);
  } else if (const Node *asks = outer.take(Rule::Requirements)) {
    made.is = requirements(asks);
  } else if (const Node *seats = outer.take(Rule::Members)) {
    made.is = members(seats, made.end);
  } else {
    made.is = text(outer.take(Rule::Text), made.notes);
  }
}

/// What a body is for, and how it stands to others.
bool Builder::readRelation(Cursor &outer, ast::BodyClause &made) {
  if (const Node *t = outer.take(Rule::Purpose)) {
    Cursor in = read(t);
    bool duty = in.choose<bool>({{"purpose", false}, {"duty", true}});
    made.is = ast::Purpose{duty, in.string()};
  } else if (const Node *above = outer.take(Rule::Accountable)) {
    Cursor in = read(above);
    in.words("accountable", "to");
    made.is = ast::AccountableTo{refsOrOpen(in)};
  } else if (const Node *beside = outer.take(Rule::Linked)) {
    Cursor in = read(beside);
    in.words("linked", "to");
    ast::LinkedTo linked{refs(in.need(Rule::Refs)), {}};
    if (!in.done())
      linked.how = in.string();
    made.is = std::move(linked);
  } else if (const Node *chair = outer.take(Rule::Chaired)) {
    Cursor in = read(chair);
    in.words("chaired", "by");
    if (const Node *unknown = in.take(Rule::Open))
      made.is = ast::ChairedBy{open(unknown)};
    else
      made.is = ast::ChairedBy{refs(chair)};
  } else if (const Node *before = outer.take(Rule::Succeeds)) {
    Cursor in = read(before);
    in.word("succeeds");
    made.is = ast::Succeeds{refs(in.need(Rule::Refs))};
  } else if (const Node *without = outer.take(Rule::LeavesOut)) {
    Cursor in = read(without);
    in.words("leaves", "out");
    made.is = ast::LeavesOut{refs(in.need(Rule::Refs))};
  } else {
    return false;
  }
  return true;
}

ast::Must Builder::must(const Node *tree) {
  using When = ast::Must::When;
  Cursor outer = read(tree);
  outer.word("must");
  ast::Must made;
  made.what = outer.string();
  const Node *due = outer.take(Rule::Due);
  if (!due)
    return made;
  Cursor in = read(due);
  if (in.accept("by")) {
    made.when = When::By;
    made.day = date(in.need(Rule::Date));
  } else if (in.accept("within")) {
    made.when = When::Within;
    made.span = span(in.need(Rule::Span));
    in.word("of");
    if (!in.accept("each"))
      made.event = in.string();
    else
      made.of = in.at("decision")  ? ast::Must::Of::Decision
                : in.at("meeting") ? ast::Must::Of::Meeting
                                   : ast::Must::Of::Vacancy;
  } else if (in.accept("every")) {
    made.when = When::Every;
    if (const Node *each = in.take(Rule::Unit))
      made.span = {1, unit(read(each).text())};
    else
      made.span = span(in.need(Rule::Span));
    if (in.accept("beginning"))
      made.day = date(in.need(Rule::Date));
  } else {
    in.word("for");
    made.when = When::For;
    made.span = span(in.need(Rule::Span));
  }
  return made;
}

ast::Meeting Builder::notice(Cursor &in) {
  ast::ClearDaysNotice made;
  made.days = integer(in);
  in.word("clear");
  in.oneOf({"days", "day"});
  in.word("notice");
  if (in.accept("for"))
    made.matters = refs(in.need(Rule::AndRefs));
  if (in.accept("leaving")) {
    in.word("out");
    made.calendar = name(in.need(Rule::Name));
  }
  made.orVoid = in.accept("or");
  if (made.orVoid)
    in.words("its", "business", "is", "void");
  return {std::move(made)};
}

ast::Meeting Builder::meeting(const Node *tree) {
  Cursor in = read(tree);
  if (in.accept("in")) {
    if (in.accept("common")) {
      in.word("with");
      return {ast::InCommon{refs(in.need(Rule::AndRefs))}};
    }
    if (in.at("public"))
      return {ast::InPublic{}};
    return {ast::InPrivate{}};
  }
  if (in.accept("on"))
    return notice(in);
  if (in.accept("rules"))
    return {open(in.need(Rule::Open))};
  in.word("at");
  if (in.accept("least"))
    return {ast::TimesAYear{integer(in)}};
  return {ast::MeetsAt{in.string()}};
}

ast::ConflictedMembers Builder::conflicts(const Node *tree) {
  using Do = ast::ConflictedMembers::Do;
  Cursor in = read(tree);
  in.words("conflicted", "members");
  ast::ConflictedMembers made;
  if (in.accept("stay")) {
    made.do_ = Do::StayWithoutVote;
    in.words("but", "do", "not", "vote");
  } else if (in.accept("may")) {
    made.do_ = Do::Vote;
    in.word("vote");
  } else {
    in.word("leave");
  }
  made.matters = onMatters(in);
  while (in.accept(",")) {
    if (in.accept("count")) {
      in.words("to", "quorum");
      made.countToQuorum = true;
    } else if (in.accept("ruled")) {
      in.words("on", "by");
      made.ruledOnBy.push_back(ref(in.need(Rule::Ref)));
    } else if (in.accept("then")) {
      made.ruledOnBy.push_back(ref(in.need(Rule::Ref)));
    } else {
      in.words("if", "too", "many", "leave");
      if (in.accept("they")) {
        in.words("may", "stay", "and", "vote");
        made.ifTooMany = ast::ConflictedMembers::MayStay{};
        continue;
      }
      in.word("the");
      if (in.accept("others")) {
        in.words("may", "decide");
        made.ifTooMany = ast::ConflictedMembers::OthersDecide{};
      } else {
        in.words("matter", "goes", "to");
        made.ifTooMany = ast::ConflictedMembers::GoesTo{ref(in.need(Rule::Ref))};
      }
    }
  }
  return made;
}

} // namespace quorate::syntax
