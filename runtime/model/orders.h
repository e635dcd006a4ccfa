// Which rows of a model go before others [R2].
#pragma once

#include "runtime/model/tables.h"
#include "runtime/rules/choice.h"

namespace quorate::runtime {

/// [R2] Leaves out of some rows those that another varies or that give way to another.
template <class Row> void leaveOutWeaker(const TextTables &text, std::vector<const Row *> &rows) {
  auto before = [](const Rows<schema::Order> &orders) {
    return [&orders](const Row *one, const Row *other) { return goesBefore(orders, one->clause(), other->clause()); };
  };
  rules::leaveOutWeaker(rows, before(text.variations), before(text.orders));
}

} // namespace quorate::runtime
