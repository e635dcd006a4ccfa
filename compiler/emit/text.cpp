// Writes the text section: clauses with the words of the source, citations, open points, assumptions.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

/// The words of the clauses, each stretch of the source once however many clauses lie in it.
class SourceText {
public:
  SourceText(const ir::Model &model, Pool &pool) {
    if (!model.sources)
      return;
    std::vector<Range> ranges;
    for (const ir::Clause &clause : model.clauses)
      if (clause.range)
        ranges.push_back(clause.range);
    std::sort(ranges.begin(), ranges.end());
    for (Range range : ranges) {
      // Clauses lie in bodies and bodies in the whole; stored one by one their words would be there two or three times.
      if (!stretches_.empty() && range.begin < stretches_.back().range.end)
        stretches_.back().range.end = std::max(stretches_.back().range.end, range.end);
      else
        stretches_.push_back({range, 0});
    }
    for (Stretch &stretch : stretches_)
      stretch.offset = pool.append(model.sources->text(stretch.range)).first();
  }

  schema::Span of(Range range) const {
    auto after = std::upper_bound(stretches_.begin(), stretches_.end(), range.begin,
                                  [](std::uint32_t at, const Stretch &s) { return at < s.range.begin; });
    if (!range || after == stretches_.begin())
      return {0, 0};
    const Stretch &in = *(after - 1);
    return {in.offset + (range.begin - in.range.begin), range.end - range.begin};
  }

private:
  struct Stretch {
    Range range;
    std::uint32_t offset;
  };
  std::vector<Stretch> stretches_;
};

/// Conditions, of whoever has them, and what is amended.
void addWords(const ir::Model &model, Pool &pool, AuthorityWords &words) {
  for (const ir::Delegation &delegation : model.delegations)
    words.conditions.push_back(words.byText[delegation.condition] = pool.add(delegation.condition));
  for (const ir::Reservation &reservation : model.reservations)
    words.byText[reservation.condition] = pool.add(reservation.condition);
  for (const ir::Organisation &organisation : model.organisations)
    for (const ir::Organisation::Held &held : organisation.held)
      words.byText[held.condition] = pool.add(held.condition);
  for (const ir::Amendment &amendment : model.amendments)
    words.amended.push_back(pool.add(amendment.what));
}

/// [R2] Which clause goes before which, as the runtime looks for them.
std::vector<schema::Order> ordersOf(const ir::Model &model, std::vector<ir::ClauseId> ir::Clause::*before) {
  std::vector<schema::Order> all;
  for (std::size_t i = 0; i < model.clauses.size(); ++i) {
    std::vector<std::uint32_t> weaker = raws(model.clauses[i].*before);
    std::sort(weaker.begin(), weaker.end());
    for (std::uint32_t one : weaker)
      all.push_back(row::Order{.stronger = static_cast<std::uint32_t>(i), .weaker = one});
  }
  return all;
}

} // namespace

Bytes textSection(const ir::Model &model, AuthorityWords &words) {
  Pool pool;
  SourceText source(model, pool);
  std::vector<schema::Span> files;
  if (model.sources)
    for (const SourceFile &file : model.sources->files())
      files.push_back(pool.add(file.place));
  std::vector<schema::Clause> clauses;
  Stretches<schema::Reference> references;
  std::vector<std::uint32_t> bodies = bodiesOfClauses(model);
  for (const ir::Clause &clause : model.clauses) {
    std::vector<schema::Reference> cited;
    for (const ir::Reference &reference : clause.references)
      cited.push_back(row::Reference{.citation = raw(reference.citation), .at = pool.add(reference.at)});
    Position at;
    if (model.sources && clause.range)
      at = model.sources->position(clause.range);
    clauses.push_back(row::Clause{.file = raw(at.file),
                                  .line = at.line,
                                  .column = at.column,
                                  .text = source.of(clause.range),
                                  .references = references.add(cited),
                                  .assumption = raw(clause.assumption),
                                  .open = raw(clause.open),
                                  .from_day = clause.inForce.from,
                                  .until_day = clause.inForce.until,
                                  .dates_open = raw(clause.datesOpen),
                                  .body = bodies[clauses.size()],
                                  .known_as = pool.add(clause.knownAs)});
  }
  std::vector<schema::Citation> citations;
  for (const ir::Citation &c : model.citations)
    citations.push_back(row::Citation{
        .name = pool.add(c.name), .title = pool.add(c.title), .locator = pool.add(c.locator), .clause = raw(c.clause)});
  std::vector<schema::OpenPoint> openPoints;
  for (const ir::OpenPoint &p : model.openPoints)
    openPoints.push_back(row::OpenPoint{.subject = pool.add(p.subject),
                                        .note = pool.add(p.note),
                                        .clause = raw(p.clause),
                                        .filled_by = raw(p.filledBy)});
  std::vector<schema::Assumption> assumptions;
  for (const ir::Assumption &a : model.assumptions)
    assumptions.push_back(row::Assumption{.reason = pool.add(a.reason), .clause = raw(a.clause)});
  addWords(model, pool, words);

  schema::TextT all;
  all.files = files;
  all.clauses = clauses;
  all.references = references.rows();
  all.citations = citations;
  all.open_points = openPoints;
  all.assumptions = assumptions;
  for (std::size_t i = 0; i < model.clauses.size(); ++i)
    if (model.clauses[i].endsOpen())
      all.ends_open.push_back(static_cast<std::uint32_t>(i));
  all.orders = ordersOf(model, &ir::Clause::despite);
  all.variations = ordersOf(model, &ir::Clause::varies);
  all.pool = pool.bytes();
  return bytesOf(all);
}

} // namespace quorate::emit
