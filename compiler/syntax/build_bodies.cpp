// Builds the clauses of a body, and those of them that are not about seats, quorum or voting.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

std::vector<ast::BodyClause> Builder::bodyClauses(Cursor &in, ast::Trivia &end) {
  std::vector<ast::BodyClause> clauses;
  while (auto *t = in.take<P::BodyClauseContext>())
    clauses.push_back(bodyClause(t));
  with_.comments.end(rangeOf(in.token()).end, end);
  return clauses;
}

ast::BodyClause Builder::bodyClause(P::BodyClauseContext *tree) {
  ast::BodyClause made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  Cursor outer = read(tree);
  readBodyClause(outer, made);
  if (made.notes.empty())
    made.notes = notes(outer);
  with_.comments.close(made.range, made.trivia);
  return made;
}

void Builder::readBodyClause(Cursor &outer, ast::BodyClause &made) {
  if (readRelation(outer, made))
    return;
  if (auto *t = outer.take<P::MustContext>()) {
    made.is = must(t);
  } else if (auto *asked = outer.take<P::QuorumContext>()) {
    made.is = quorum(asked);
  } else if (auto *without = outer.take<P::WithoutQuorumContext>()) {
    made.is = withoutQuorum(without);
  } else if (auto *rule = outer.take<P::DecidesContext>()) {
    made.is = decides(rule);
  } else if (auto *held = outer.take<P::ProxiesContext>()) {
    Cursor in = read(held);
    in.skip(3);
    ast::Proxies proxies;
    proxies.count = in.accept("and");
    if (proxies.count)
      in.skip();
    if (in.accept(",")) {
      in.skip(2);
      proxies.most = integer(in);
    }
    made.is = proxies;
  } else if (auto *together = outer.take<P::MeetsContext>()) {
    ast::Meets meets;
    for (auto *each : together->meeting())
      meets.rules.push_back(meeting(each));
    made.is = std::move(meets);
  } else if (auto *interested = outer.take<P::ConflictsContext>()) {
    made.is = conflicts(interested);
  } else if (auto *asks = outer.take<P::RequirementsContext>()) {
    made.is = requirements(asks);
  } else if (auto *seats = outer.take<P::MembersContext>()) {
    made.is = members(seats, made.end);
  } else {
    made.is = text(outer.take<P::TextContext>(), made.notes);
  }
}

/// What a body is for, and how it stands to others.
bool Builder::readRelation(Cursor &outer, ast::BodyClause &made) {
  if (auto *t = outer.take<P::PurposeContext>()) {
    Cursor in = read(t);
    bool duty = in.at("duty");
    in.skip();
    made.is = ast::Purpose{duty, in.string()};
  } else if (auto *above = outer.take<P::AccountableContext>()) {
    Cursor in = read(above);
    in.skip(2);
    made.is = ast::AccountableTo{refsOrOpen(in)};
  } else if (auto *beside = outer.take<P::LinkedContext>()) {
    Cursor in = read(beside);
    in.skip(2);
    ast::LinkedTo linked{refs(in.take<P::RefsContext>()), {}};
    if (!in.done())
      linked.how = in.string();
    made.is = std::move(linked);
  } else if (auto *chair = outer.take<P::ChairedContext>()) {
    Cursor in = read(chair);
    in.skip(2);
    if (auto *unknown = in.take<P::OpenContext>())
      made.is = ast::ChairedBy{open(unknown)};
    else
      made.is = ast::ChairedBy{refs(chair)};
  } else if (auto *before = outer.take<P::SucceedsContext>()) {
    made.is = ast::Succeeds{refs(before->refs())};
  } else if (auto *without = outer.take<P::LeavesOutContext>()) {
    made.is = ast::LeavesOut{refs(without->refs())};
  } else {
    return false;
  }
  return true;
}

ast::Must Builder::must(P::MustContext *tree) {
  using When = ast::Must::When;
  Cursor outer = read(tree);
  outer.skip();
  ast::Must made;
  made.what = outer.string();
  auto *due = outer.take<P::DueContext>();
  if (!due)
    return made;
  Cursor in = read(due);
  if (in.accept("by")) {
    made.when = When::By;
    made.day = date(in.take<P::DateContext>());
  } else if (in.accept("within")) {
    made.when = When::Within;
    made.span = span(in.take<P::SpanContext>());
    in.skip();
    if (!in.accept("each"))
      made.event = in.string();
    else
      made.of = in.at("decision")  ? ast::Must::Of::Decision
                : in.at("meeting") ? ast::Must::Of::Meeting
                                   : ast::Must::Of::Vacancy;
  } else if (in.accept("every")) {
    made.when = When::Every;
    if (auto *each = in.take<P::UnitContext>())
      made.span = {1, unit(read(each).text())};
    else
      made.span = span(in.take<P::SpanContext>());
    if (in.accept("beginning"))
      made.day = date(in.take<P::DateContext>());
  } else {
    in.skip();
    made.when = When::For;
    made.span = span(in.take<P::SpanContext>());
  }
  return made;
}

ast::Meeting Builder::notice(Cursor &in) {
  ast::ClearDaysNotice made;
  made.days = integer(in);
  in.skip(3);
  if (in.accept("for"))
    made.matters = refs(in.take<P::AndRefsContext>());
  if (in.accept("leaving")) {
    in.skip();
    made.calendar = name(in.take<P::NameContext>());
  }
  made.orVoid = in.accept("or");
  return {std::move(made)};
}

ast::Meeting Builder::meeting(P::MeetingContext *tree) {
  Cursor in = read(tree);
  if (in.accept("in")) {
    if (in.accept("common")) {
      in.skip();
      return {ast::InCommon{refs(in.take<P::AndRefsContext>())}};
    }
    if (in.at("public"))
      return {ast::InPublic{}};
    return {ast::InPrivate{}};
  }
  if (in.accept("on"))
    return notice(in);
  if (in.accept("rules"))
    return {open(in.take<P::OpenContext>())};
  in.skip();
  if (in.accept("least"))
    return {ast::TimesAYear{integer(in)}};
  return {ast::MeetsAt{in.string()}};
}

ast::ConflictedMembers Builder::conflicts(P::ConflictsContext *tree) {
  using Do = ast::ConflictedMembers::Do;
  Cursor in = read(tree);
  in.skip(2);
  ast::ConflictedMembers made;
  if (!in.accept("leave")) {
    made.do_ = in.at("stay") ? Do::StayWithoutVote : Do::Vote;
    in.skip(made.do_ == Do::Vote ? 2 : 5);
  }
  made.matters = onMatters(in);
  while (in.accept(",")) {
    if (in.accept("count")) {
      in.skip(2);
      made.countToQuorum = true;
    } else if (in.accept("ruled")) {
      in.skip(2);
      made.ruledOnBy.push_back(ref(in.take<P::RefContext>()));
    } else if (in.accept("then")) {
      made.ruledOnBy.push_back(ref(in.take<P::RefContext>()));
    } else {
      in.skip(4);
      if (in.accept("they")) {
        in.skip(4);
        made.ifTooMany = ast::ConflictedMembers::MayStay{};
        continue;
      }
      in.skip();
      if (in.accept("others")) {
        in.skip(2);
        made.ifTooMany = ast::ConflictedMembers::OthersDecide{};
      } else {
        in.skip(3);
        made.ifTooMany = ast::ConflictedMembers::GoesTo{ref(in.take<P::RefContext>())};
      }
    }
  }
  return made;
}

} // namespace quorate::syntax
