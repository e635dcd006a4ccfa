// Takes a table apart.
#include "compiler/records/csv.h"

#include "compiler/support/text.h"

#include <utility>

namespace quorate::records {

namespace {

std::string trimmed(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t");
  return begin == std::string_view::npos ? std::string()
                                         : std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

} // namespace

RowFaultWords inWords(RowFault::Is is) {
  switch (is) {
  case RowFault::Is::QuotationNeverClosed:
    return {"has a quotation that is never closed",
            "close the quotation with `\"`; within it, write each quotation mark twice"};
  case RowFault::Is::BehindQuotation:
    return {"goes on behind a closing quotation mark", "within a value, write each quotation mark twice"};
  case RowFault::Is::Hidden:
    return {"has a hidden character, which can make a value look like another",
            "take the character out, or write the value anew"};
  case RowFault::Is::QuotationWithin: break;
  }
  return {"has a quotation mark in the middle of a value",
          "put the whole value in quotation marks, and write each quotation mark in it twice"};
}

Table::Table(const SourceFile &file) : file_(file) {
  if (file_.text.starts_with("\xEF\xBB\xBF"))
    // The mark that spreadsheet programs put before UTF-8.
    at_ = 3;
}

void Table::passBlanks() {
  while (!atEnd() && (here() == ' ' || here() == '\t'))
    ++at_;
}

Cell Table::quoted(Row &row) {
  std::size_t begin = at_++;
  std::string text;
  for (;; ++at_) {
    if (atEnd()) {
      row.faults.push_back({RowFault::Is::QuotationNeverClosed, range(begin, begin + 1)});
      return {trimmed(text), range(begin, at_)};
    }
    if (here() != '"') {
      text += here();
      continue;
    }
    // A quotation mark written twice is one of the text.
    if (at_ + 1 >= file_.text.size() || file_.text[at_ + 1] != '"')
      break;
    text += '"';
    ++at_;
  }
  Cell made{trimmed(text), range(begin, ++at_)};
  passBlanks();
  if (!atCellEnd())
    row.faults.push_back({RowFault::Is::BehindQuotation, range(at_, at_ + 1)});
  while (!atCellEnd())
    ++at_;
  return made;
}

Cell Table::bare(Row &row) {
  std::size_t begin = at_;
  bool told = false;
  for (; !atCellEnd(); ++at_)
    if (here() == '"' && !std::exchange(told, true))
      row.faults.push_back({RowFault::Is::QuotationWithin, range(at_, at_ + 1)});
  return {trimmed(std::string_view(file_.text).substr(begin, at_ - begin)), range(begin, at_)};
}

std::optional<Row> Table::next() {
  while (!atEnd() && atLineEnd())
    ++at_;
  if (atEnd())
    return std::nullopt;
  Row row;
  std::size_t begin = at_;
  for (;;) {
    passBlanks();
    row.cells.push_back(!atEnd() && here() == '"' ? quoted(row) : bare(row));
    if (hiddenIn(row.cells.back().text) != 0)
      row.faults.push_back({RowFault::Is::Hidden, row.cells.back().range});
    if (atEnd() || here() != ',')
      break;
    ++at_;
  }
  row.range = range(begin, at_);
  return row;
}

} // namespace quorate::records
