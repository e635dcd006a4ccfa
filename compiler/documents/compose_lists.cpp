// What stands at the end of each document: its open points and its assumptions, with where each stands.
#include "compiler/documents/compose.h"

#include "compiler/documents/english.h"

namespace quorate::documents {

using namespace ir;

Inline Composer::references(const std::vector<std::string> &keys) const {
  std::vector<Inline> links;
  for (const std::string &key : keys)
    links.emplace_back() << Run{Run::Is::Reference, "", {"", key}, Tone::Plain};
  return documents::list(links);
}

void Composer::listOpenPoints() {
  section("Open points", "open points");
  if (open_.empty())
    return add(clause("No point of this document is open"));
  documents::Clause intro = opening("The following is still to be confirmed");
  Table table{"Open points", {"What is open", "To be confirmed", "Where it stands"}, {}, true, {}};
  std::map<std::pair<Range, std::string>, std::size_t> rows; // instances of one template share a row
  std::vector<std::size_t> alike;
  for (const auto &[id, keys] : open_) {
    const OpenPoint &point = model.at(id);
    auto [at, isNew] = rows.try_emplace({model.at(point.clause).range, point.note}, table.rows.size());
    if (!isNew && model.at(point.clause).range) {
      ++alike[at->second];
      continue;
    }
    std::string noteText = point.note.empty() ? "Nothing more is said" : english::sentence(point.note);
    if (point.filledBy)
      noteText += " An assumption stands in for it meanwhile.";
    Row row;
    row.cells = {english::capitalised(point.subject), noteText, references(keys)};
    row.sources = sources(point.clause);
    table.rows.push_back(std::move(row));
    alike.push_back(0);
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (alike[i] != 0)
      table.rows[i].cells[0] << ", and " << english::count(alike[i], "other") << " like it";
  intro.blocks.push_back({std::move(table)});
  add(std::move(intro));
}

void Composer::listAssumptions() {
  section("Assumptions", "assumptions");
  if (assumed_.empty())
    return add(clause("Nothing in this document is assumed"));
  documents::Clause intro = opening("No source states the following; it is assumed");
  for (const auto &[reason, keys] : assumed_) {
    Inline text("In ");
    text << references(keys) << ": " << reason;
    intro.blocks.push_back({clause(std::move(text))});
  }
  add(std::move(intro));
}

Document Composer::take() {
  listOpenPoints();
  listAssumptions();
  std::size_t points = open_.size();
  if (points != 0) {
    Inline text(english::capitalised(english::count(points, "point")) + (points == 1 ? " is" : " are") +
                " still to be confirmed: see ");
    text << Run{Run::Is::Reference, "", {"", "open points"}, Tone::Plain} << ".";
    notice(std::move(text), Tone::Open);
  }
  if (!assumed_.empty()) {
    Inline text("Parts of this document are assumed, not stated by a source. They are marked, and listed in ");
    text << Run{Run::Is::Reference, "", {"", "assumptions"}, Tone::Plain} << ".";
    notice(std::move(text), Tone::Assumed);
  }
  return std::move(document_);
}

} // namespace quorate::documents
