// Builds who may decide: reservations, delegations, tables of bands, and who may change the constitution.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Functions Builder::functions(const Node *tree) {
  Cursor in = read(tree);
  ast::Functions all;
  if (in.accept("everything")) {
    in.word("else");
    all.everythingElse = true;
  } else {
    all.named = refs(in.need(Rule::Refs));
  }
  if (in.accept("except"))
    all.except = refs(in.need(Rule::Refs));
  return all;
}

ast::Limit Builder::limit(const Node *tree) {
  Cursor in = read(tree);
  in.words("up", "to");
  ast::Limit made;
  if (const Node *unknown = in.take(Rule::Open))
    made.amount = open(unknown);
  else
    made.amount = money(in);
  if (in.accept("in")) {
    in.word("all");
    made.per = ast::Per::InAll;
  } else {
    in.word("a");
    made.per = in.choose<ast::Per>({{"decision", ast::Per::Decision},
                                    {"month", ast::Per::Month},
                                    {"quarter", ast::Per::Quarter},
                                    {"year", ast::Per::Year}});
  }
  return made;
}

ast::Reserve Builder::reserve(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("reserve");
  ast::Reserve made{functions(in.need(Rule::Functions)), {}, ast::Ref{}, {}, {}};
  if (in.accept("in"))
    made.places = refs(in.need(Rule::Refs));
  in.word("to");
  made.to = refOrOpen(in);
  made.condition = onCondition(in);
  in.accept(",");
  made.agreement = agreement(in);
  notesOut = notes(in);
  return made;
}

std::optional<std::string> Builder::onCondition(Cursor &in) {
  const Node *tree = in.take(Rule::OnCondition);
  if (!tree)
    return std::nullopt;
  Cursor inside = read(tree);
  inside.accept(",");
  inside.word("on");
  inside.word("condition");
  return inside.string();
}

ast::Delegate Builder::delegate(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("delegate");
  ast::Delegate made;
  made.functions = functions(in.need(Rule::Functions));
  if (in.accept("in"))
    made.places = refs(in.need(Rule::Refs));
  in.word("from");
  made.from = refOrOpen(in);
  in.word("to");
  made.to = refOrOpen(in);
  for (;;) {
    in.accept(",");
    // Terms stand in any order, as a sentence needs them.
    if (in.accept("and"))
      continue;
    if (const Node *upTo = in.take(Rule::Limit)) {
      made.limits.push_back(limit(upTo));
    } else if (const Node *days = in.take(Rule::Period)) {
      made.period = period(days);
    } else if (in.accept("on")) {
      in.word("condition");
      made.condition = in.string();
    } else if (const Node *with = in.take(Rule::Agreement)) {
      made.agreement = agreementWith(with);
    } else if (in.accept("exclusively")) {
      made.exclusively = true;
    } else if (in.accept("irrevocable")) {
      in.words("once", "used");
      made.irrevocableOnceUsed = true;
    } else if (const Node *sub = in.take(Rule::SubDelegation)) {
      made.sub = subDelegation(sub);
    } else if (const Node *back = in.take(Rule::Reported)) {
      made.reported = reported(back);
    } else {
      break;
    }
  }
  notesOut = notes(in);
  return made;
}

ast::SubDelegation Builder::subDelegation(const Node *tree) {
  Cursor in = read(tree);
  in.words("may", "be", "sub-delegated");
  ast::SubDelegation made;
  if (in.accept("to"))
    made.to = ref(in.need(Rule::Ref));
  if (in.accept("once")) {
    made.times = 1;
  } else if (in.at(WordKind::Int)) {
    made.times = integer(in);
    in.word("times");
  }
  if (const Node *upTo = in.take(Rule::Limit))
    made.limit = limit(upTo);
  return made;
}

ast::Reported Builder::reported(const Node *tree) {
  Cursor in = read(tree);
  in.words("reported", "to");
  ast::Reported made{ref(in.need(Rule::Ref)), {}};
  if (in.accept("within"))
    made.within = span(in.need(Rule::Span));
  return made;
}

ast::Bands Builder::bands(const Node *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.words("bands", "of");
  ast::Bands made{functions(in.need(Rule::Functions)), {}, {}, {}};
  if (in.accept("in"))
    made.places = refs(in.need(Rule::Refs));
  in.word("from");
  made.from = ref(in.need(Rule::Ref));
  notesOut = notes(in);
  for (const Node *each : Parts(tree, Rule::Band))
    made.bands.push_back(band(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Band Builder::band(const Node *tree) {
  Cursor in = read(tree);
  ast::Band made;
  made.range = rangeOf(tree);
  with_.comments.open(made.range, made.trivia);
  made.over = in.at("over");
  if (in.accept("over") || in.accept("from"))
    made.from = money(in);
  made.below = in.accept("below");
  if (made.below) {
    made.to = money(in);
  } else if (in.accept("up")) {
    in.word("to");
    made.to = money(in);
  }
  in.word(":");
  made.who = ref(in.need(Rule::Ref));
  in.accept(",");
  made.agreement = agreement(in);
  annotations(in, made.notes);
  with_.comments.close(made.range, made.trivia);
  if (made.from && made.to && made.from->currency == made.to->currency &&
      (*made.to < *made.from || (*made.to == *made.from && (made.over || made.below))))
    with_.diagnostics
        .report<diag::BandUpsideDown>(made.range, runtime::printMoney(*made.from), runtime::printMoney(*made.to))
        .note("no amount lies between them, so nobody decides by this row")
        .mend("write the smaller amount first");
  return made;
}

ast::Amend Builder::amend(const Node *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.word("amend");
  ast::Amend made;
  made.everything = in.accept("everything");
  if (!made.everything)
    made.what = refs(in.need(Rule::Refs));
  in.word("by");
  if (in.accept("nobody"))
    made.by = ast::Amend::Nobody{};
  else if (const Node *unknown = in.take(Rule::Open))
    made.by = open(unknown);
  else
    made.by = ref(in.need(Rule::Ref));
  while (in.accept(",")) {
    if (const Node *with = in.take(Rule::Agreement)) {
      made.consent = agreementWith(with);
    } else {
      in.word("by");
      made.thresholds = thresholds(tree);
      in.passAll(Rule::Threshold);
    }
  }
  notesOut = notes(in);
  return made;
}

} // namespace quorate::syntax
