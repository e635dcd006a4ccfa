// Rows of a table that differ in nothing but the place they are for, as a template makes them: told once.
#pragma once

#include "compiler/documents/compose.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace quorate::documents {

/// Gathers rows; those alike but for their place become one, for each of the places.
class AlikeRows {
public:
  explicit AlikeRows(Composer &composer) : c_(composer) {}

  /// Adds a row, whose cell `where` names the place, or its place to a row like it.
  void add(std::vector<Inline> cells, std::size_t where, ir::PlaceId place, ir::ClauseId clause);
  std::vector<Row> take();

private:
  struct Made {
    Row row;
    std::size_t where;
    ir::PlaceId place;
    std::vector<std::string> places;
  };

  Composer &c_;
  std::vector<Made> rows_;
  std::map<std::pair<Range, std::string>, std::size_t> known_;
};

} // namespace quorate::documents
