// Telling rows of a template once.
#include "compiler/documents/alike.h"

#include "compiler/documents/english.h"

namespace quorate::documents {

using namespace ir;

void AlikeRows::add(std::vector<Inline> cells, std::size_t where, PlaceId place, ClauseId clause) {
  Range range = clause ? c_.model.at(clause).range : Range{};
  // The same clause of the text and, but for the place, the same words: then a template has made both. Rows that only
  // read alike are two, since each has its own source.
  if (place && range) {
    std::string key;
    for (const Inline &cell : cells)
      key += forEachPlace(c_.model, cell.plain(), place) + "\n";
    auto [at, isNew] = known_.try_emplace({range, key}, rows_.size());
    if (!isNew) {
      Made &before = rows_[at->second];
      c_.belongsTo(before.row.key);
      before.places.push_back(c_.model.at(place).name);
      return;
    }
  }
  rows_.push_back({c_.row(std::move(cells), clause), where, place, {}});
  if (place)
    rows_.back().places.push_back(c_.model.at(place).name);
}

std::vector<Row> AlikeRows::take() {
  std::vector<Row> result;
  for (Made &made : rows_) {
    if (made.places.size() > 1) {
      for (Inline &cell : made.row.cells)
        cell = capitalised(forEachPlace(c_.model, std::move(cell), made.place));
      made.row.cells[made.where] = "Each of " + english::list(made.places);
    }
    result.push_back(std::move(made.row));
  }
  return result;
}

} // namespace quorate::documents
