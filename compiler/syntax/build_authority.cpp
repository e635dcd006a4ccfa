// Builds who may decide: reservations, delegations, tables of bands, and who may change the constitution.
#include "compiler/syntax/builder.h"

namespace quorate::syntax {

ast::Functions Builder::functions(P::FunctionsContext *tree) {
  Cursor in = read(tree);
  ast::Functions all;
  if (in.accept("everything")) {
    in.skip();
    all.everythingElse = true;
  } else {
    all.named = refs(in.take<P::RefsContext>());
  }
  if (in.accept("except"))
    all.except = refs(in.take<P::RefsContext>());
  return all;
}

ast::Limit Builder::limit(P::LimitContext *tree) {
  Cursor in = read(tree);
  in.skip(2);
  ast::Limit made;
  if (auto *unknown = in.take<P::OpenContext>())
    made.amount = open(unknown);
  else
    made.amount = money(in);
  in.skip();
  made.per = in.at("month")     ? ast::Per::Month
             : in.at("quarter") ? ast::Per::Quarter
             : in.at("year")    ? ast::Per::Year
             : in.at("all")     ? ast::Per::InAll
                                : ast::Per::Decision;
  return made;
}

ast::Reserve Builder::reserve(P::ReserveContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Reserve made{functions(in.take<P::FunctionsContext>()), {}, ast::Ref{}, {}};
  if (in.accept("in"))
    made.places = refs(in.take<P::RefsContext>());
  in.skip();
  made.to = refOrOpen(in);
  in.accept(",");
  made.agreement = agreement(in);
  notesOut = notes(in);
  return made;
}

ast::Delegate Builder::delegate(P::DelegateContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Delegate made;
  made.functions = functions(in.take<P::FunctionsContext>());
  if (in.accept("in"))
    made.places = refs(in.take<P::RefsContext>());
  in.skip();
  made.from = refOrOpen(in);
  in.skip();
  made.to = refOrOpen(in);
  for (;;) {
    in.accept(",");
    if (in.accept("and"))
      continue;
    if (auto *upTo = in.take<P::LimitContext>()) {
      made.limits.push_back(limit(upTo));
    } else if (auto *days = in.take<P::PeriodContext>()) {
      made.period = period(days);
    } else if (in.accept("on")) {
      in.skip();
      made.condition = in.string();
    } else if (auto *with = in.take<P::AgreementContext>()) {
      made.agreement = refs(with->refs());
    } else if (in.accept("exclusively")) {
      made.exclusively = true;
    } else if (in.accept("irrevocable")) {
      in.skip(2);
      made.irrevocableOnceUsed = true;
    } else if (auto *sub = in.take<P::SubDelegationContext>()) {
      made.sub = subDelegation(sub);
    } else if (auto *back = in.take<P::ReportedContext>()) {
      made.reported = reported(back);
    } else {
      break;
    }
  }
  notesOut = notes(in);
  return made;
}

ast::SubDelegation Builder::subDelegation(P::SubDelegationContext *tree) {
  Cursor in = read(tree);
  in.skip(3);
  ast::SubDelegation made;
  if (in.accept("to"))
    made.to = ref(in.take<P::RefContext>());
  if (in.accept("once")) {
    made.times = 1;
  } else if (in.atToken(P::INT)) {
    made.times = integer(in);
    in.skip();
  }
  if (auto *upTo = in.take<P::LimitContext>())
    made.limit = limit(upTo);
  return made;
}

ast::Reported Builder::reported(P::ReportedContext *tree) {
  Cursor in = read(tree);
  in.skip(2);
  ast::Reported made{ref(in.take<P::RefContext>()), {}};
  if (in.accept("within"))
    made.within = span(in.take<P::SpanContext>());
  return made;
}

ast::Bands Builder::bands(P::BandsContext *tree, ast::Notes &notesOut, ast::Trivia &end) {
  Cursor in = read(tree);
  in.skip(2);
  ast::Bands made{functions(in.take<P::FunctionsContext>()), {}, {}, {}};
  if (in.accept("in"))
    made.places = refs(in.take<P::RefsContext>());
  in.skip();
  made.from = ref(in.take<P::RefContext>());
  notesOut = notes(in);
  for (auto *each : tree->band())
    made.bands.push_back(band(each));
  with_.comments.end(rangeOf(tree).end, end);
  return made;
}

ast::Band Builder::band(P::BandContext *tree) {
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
    in.skip();
    made.to = money(in);
  }
  in.skip();
  made.who = ref(in.take<P::RefContext>());
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

ast::Amend Builder::amend(P::AmendContext *tree, ast::Notes &notesOut) {
  Cursor in = read(tree);
  in.skip();
  ast::Amend made;
  made.everything = in.accept("everything");
  if (!made.everything)
    made.what = refs(in.take<P::RefsContext>());
  in.skip();
  if (in.accept("nobody"))
    made.by = ast::Amend::Nobody{};
  else if (auto *unknown = in.take<P::OpenContext>())
    made.by = open(unknown);
  else
    made.by = ref(in.take<P::RefContext>());
  made.thresholds = thresholds(tree);
  if (auto *with = tree->agreement())
    made.consent = refs(with->refs());
  Cursor rest = read(tree);
  rest.skip(tree->children.size() - 1);
  notesOut = notes(rest);
  return made;
}

} // namespace quorate::syntax
