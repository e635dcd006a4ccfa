// Marks, sources, clauses and rows.
#include "compiler/documents/compose.h"

#include "compiler/documents/english.h"

#include <algorithm>
#include <utility>

namespace quorate::documents {

using namespace ir;

namespace {

std::string_view statusInWords(Status status) {
  switch (status) {
  case Status::Draft: return "Draft";
  case Status::Proposed: return "Proposed";
  case Status::Adopted: return "Adopted";
  case Status::Unstated: break;
  }
  return "Not stated";
}

/// Appends a key to the list that belongs to `what`, once.
template <class What, class Lists> void note(Lists &lists, const What &what, const std::string &key) {
  auto at = std::find_if(lists.begin(), lists.end(), [&](const auto &entry) { return entry.first == what; });
  if (at == lists.end())
    at = lists.insert(lists.end(), {what, {}});
  if (std::find(at->second.begin(), at->second.end(), key) == at->second.end())
    at->second.push_back(key);
}

/// What a clause that has been written down is found under in its document.
std::string writtenKey(ClauseId id) { return "made from " + std::to_string(id.index()); }

} // namespace

Composer::Composer(const Model &model_, const Pages &pages_, std::string path, std::string title)
    : model(model_), pages(pages_) {
  document_.path = std::move(path);
  document_.title = std::move(title);
  document_.over = model.header.title;
  if (document_.path != pages.index)
    document_.trail.push_back({Run::Is::Reference, "All documents", {pages.index, ""}, Tone::Plain});
  for (std::size_t i = 0; i < model.openPoints.size(); ++i)
    if (ClauseId by = model.openPoints[i].filledBy)
      filled_.emplace(by, OpenPointId(i));
}

// ---------------------------------------------------------------- marks

Inline Composer::open(OpenPointId point) {
  // The mark is written before the clause that it stands in has a key, so it waits for the next one that is added.
  pending_.open.push_back(point);
  std::string noteText = english::tidied(model.at(point).note);
  Inline line;
  return line << Run{
             Run::Is::Mark, noteText.empty() ? "To be confirmed" : "To be confirmed: " + noteText, {}, Tone::Open};
}

bool Composer::isMarked(OpenPointId point) const {
  return std::find(pending_.open.begin(), pending_.open.end(), point) != pending_.open.end();
}

Inline Composer::assumed(ClauseId id) {
  const AssumptionId assumption = id ? model.at(id).assumption : AssumptionId();
  if (!assumption)
    return {};
  pending_.assumed.push_back(assumption);
  return Inline(" ") << Run{
             Run::Is::Mark, "Assumed: " + english::tidied(model.at(assumption).reason), {}, Tone::Assumed};
}

Inline Composer::marks(ClauseId id) {
  Inline line;
  if (!id)
    return line;
  const ir::Clause &clause = model.at(id);
  line << assumed(id);
  if (clause.open && !isMarked(clause.open))
    line << " " << open(clause.open);
  // The assumed clause says that it is assumed; the point that it fills is listed with it, and not marked again.
  if (auto point = filled_.find(id); point != filled_.end())
    pending_.open.push_back(point->second);
  return line;
}

Inline Composer::days(ClauseId id, Interval within) {
  if (!id)
    return {};
  return days(model.at(id).inForce, model.at(id).datesOpen, within);
}

Inline Composer::days(Interval when, OpenPointId point, Interval within) {
  // A seat or a rule that is there as long as its body needs no days of its own.
  bool always = when.from <= within.from && when.until >= within.until;
  if (!point)
    return always ? Inline() : Inline(english::period(when));
  // Neither day is settled, so which of the two is open cannot be said.
  if (when == Interval{})
    return Inline("on days still to be confirmed ") << open(point);
  Inline day("a day to be confirmed ");
  day << open(point);
  if (when.from == Interval::kAlways)
    return Inline("from ") << day << " " << english::period(when);
  return Inline(english::period({when.from, Interval::kForEver})) << " until " << day;
}

Inline Composer::reference(ClauseId id) const {
  Inline line;
  return line << Run{Run::Is::Reference, model.at(id).knownAs, {"", writtenKey(id)}, Tone::Plain};
}

Inline Composer::stated(Inline text, ClauseId id, Interval within) {
  return preceded(std::move(text), id, days(id, within));
}

Inline Composer::statedWithDays(Inline text, ClauseId id) { return preceded(std::move(text), id, {}); }

Inline Composer::preceded(Inline text, ClauseId id, Inline when) const {
  if (!id)
    return text;
  const ir::Clause &clause = model.at(id);
  auto named = [&](const std::vector<ClauseId> &others) {
    std::vector<Inline> names;
    for (ClauseId other : others)
      if (!model.at(other).knownAs.empty() || written_.contains(other)) // else there is nothing to call it by
        names.push_back(reference(other));
    return documents::list(names);
  };
  Inline before;
  if (Inline others = named(clause.subjectTo); !others.empty())
    before << "subject to " << others << ", ";
  if (Inline others = named(clause.despite); !others.empty())
    before << "despite " << others << ", ";
  if (!when.empty())
    before << when << (when.runs.back().is == Run::Is::Mark ? " " : ", ");
  Inline line;
  if (!clause.knownAs.empty())
    line << Run{Run::Is::Strong, clause.knownAs + ".", {}, Tone::Plain} << " ";
  if (before.empty())
    return line << (line.empty() ? text : capitalised(std::move(text)));
  return line << capitalised(std::move(before)) << following(std::move(text));
}

Inline Composer::isDefault() {
  Inline line(" ");
  return line << Run{Run::Is::Mark, "Default: not stated", {}, Tone::Default};
}

// ---------------------------------------------------------------- sources

Inline Composer::where(ClauseId id) const {
  const Range &range = model.at(id).range;
  if (!range || !model.sources)
    return "Not from a file";
  Position position = model.sources->position(range);
  std::string line = std::to_string(position.line);
  Inline result;
  return result << Run{Run::Is::Reference,
                       pages.names[position.file.index()] + ", line " + line,
                       {pages.sources[position.file.index()], "#line-" + line},
                       Tone::Plain};
}

Inline Composer::cited(ClauseId id) const {
  std::vector<std::string> papers;
  for (const Reference &reference : model.at(id).references) {
    const Citation &citation = model.at(reference.citation);
    std::string part = reference.at.empty() ? citation.locator : reference.at;
    papers.push_back(citation.name + (part.empty() ? "" : ", " + part));
  }
  std::string all;
  for (const std::string &paper : papers)
    all += (all.empty() ? "" : "; ") + paper;
  return all;
}

std::vector<std::size_t> Composer::sources(ClauseId clause) {
  if (!clause)
    return {};
  Source source{where(clause), cited(clause)};
  auto [at, isNew] = sourceIndex_.try_emplace({source.where.plain(), source.cited.plain()}, document_.sources.size());
  if (isNew)
    document_.sources.push_back(std::move(source));
  return {at->second};
}

// ---------------------------------------------------------------- adding

void Composer::attach(const std::string &key) {
  for (OpenPointId point : pending_.open)
    note(open_, point, key);
  for (AssumptionId assumption : pending_.assumed)
    note(assumed_, english::tidied(model.at(assumption).reason), key);
  pending_.open.clear();
  pending_.assumed.clear();
}

Composer::Marks Composer::setAside() { return std::exchange(pending_, {}); }

void Composer::giveBack(const Marks &marks) {
  pending_.open.insert(pending_.open.end(), marks.open.begin(), marks.open.end());
  pending_.assumed.insert(pending_.assumed.end(), marks.assumed.begin(), marks.assumed.end());
}

void Composer::standsIn(const std::string &instead, const std::string &leftOut) {
  auto change = [&](auto &lists) {
    for (auto &entry : lists)
      if (std::erase(entry.second, leftOut) != 0)
        note(lists, entry.first, instead);
  };
  change(open_);
  change(assumed_);
}

std::string Composer::key(std::string given, ClauseId from) {
  // One clause of the text may become several here; a reference to it leads to the first.
  if (given.empty() && from && written_.insert(from).second)
    given = writtenKey(from);
  std::string result = given.empty() ? "clause " + std::to_string(++keys_) : std::move(given);
  attach(result);
  return result;
}

void Composer::section(std::string heading, std::string key) {
  Section section;
  section.heading = std::move(heading);
  section.key = std::move(key);
  document_.sections.push_back(std::move(section));
}

void Composer::add(documents::Clause clause) { document_.sections.back().blocks.push_back({std::move(clause)}); }

void Composer::add(Table table) { document_.sections.back().blocks.push_back({std::move(table)}); }

documents::Clause Composer::clause(Inline text, ClauseId from) {
  documents::Clause clause;
  clause.text = sentence(std::move(text));
  clause.text << marks(from);
  clause.sources = sources(from);
  clause.key = key({}, from);
  return clause;
}

documents::Clause Composer::ruled(Inline text, ClauseId from, Interval within) {
  return clause(stated(std::move(text), from, within), from);
}

documents::Clause Composer::also(Inline text, ClauseId from) {
  documents::Clause result = clause(std::move(text));
  result.sources = sources(from);
  return result;
}

documents::Clause Composer::opening(Inline text, ClauseId from) { return clause(text << ":", from); }

documents::Clause Composer::notStated(std::string text) {
  documents::Clause result = clause(std::move(text));
  result.tone = Tone::Default;
  return result;
}

Row Composer::row(std::vector<Inline> cells, ClauseId from) {
  Row row;
  row.cells = std::move(cells);
  if (!row.cells.empty())
    row.cells.back() << marks(from);
  row.sources = sources(from);
  row.key = key({}, from);
  return row;
}

void Composer::constitutionFacts() {
  const Header &header = model.header;
  fact("Status", std::string(statusInWords(header.status)));
  fact("Version", header.version.empty() ? "Not stated" : english::capitalised(header.version));
  Inline when = header.inForceOpen ? open(header.inForceOpen) : Inline();
  if (when.empty())
    when = header.inForce == Interval{} ? "Not stated" : english::capitalised(english::period(header.inForce));
  fact("In force", std::move(when));
  if (header.status == Status::Draft || header.status == Status::Proposed)
    notice(sentence(std::string("The constitution that this document belongs to is ") +
                    (header.status == Status::Draft ? "a draft" : "a proposal") + ". It has not been adopted"),
           Tone::Plain);
}

} // namespace quorate::documents
