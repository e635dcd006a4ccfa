// Reads a register that is a table: the first line names the columns, each line after it is about one person.
#include "compiler/register/csv.h"

#include "compiler/records/csv.h"
#include "compiler/support/text.h"
#include "runtime/words/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace quorate::registers {

namespace {

struct Column {
  std::string_view name;
  Cell Entry::*into;
};

constexpr Column kColumns[] = {
    {"person", &Entry::person},     {"post", &Entry::post},   {"body", &Entry::body}, {"place", &Entry::place},
    {"from", &Entry::from},         {"until", &Entry::until}, {"how", &Entry::how},   {"belongs to", &Entry::belongsTo},
    {"class", &Entry::memberClass}, {"born", &Entry::born}};

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    // Spreadsheets are given headings such as "Belongs_To"; the columns are few enough that no two can meet.
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
  return out;
}

/// What each column of the table is; nothing if the table cannot be read.
std::optional<std::vector<Cell Entry::*>> columnsOf(const records::Row &header, Diagnostics &diagnostics) {
  std::vector<Cell Entry::*> columns;
  std::vector<std::string> known;
  for (const Column &each : kColumns)
    known.emplace_back(each.name);
  bool person = std::any_of(header.cells.begin(), header.cells.end(),
                            [](const Cell &cell) { return lowered(cell.text) == "person"; });
  if (!person) {
    diagnostics.report<diag::RegisterHeader>(header.range, "names no column `person`")
        .note("nothing of the register was read")
        .mend("begin the file with a line that names its columns, with commas between them: person,post,body,from");
    return std::nullopt;
  }
  bool good = true;
  for (const Cell &cell : header.cells) {
    std::string name = lowered(cell.text);
    const Column *found =
        std::find_if(std::begin(kColumns), std::end(kColumns), [&](const Column &each) { return each.name == name; });
    if (found == std::end(kColumns)) {
      Diagnostic &made = diagnostics.report<diag::RegisterColumn>(cell.range, visible(cell.text));
      made.note("what stands in this column was not read");
      std::string close = closest(name, known);
      made.mend(name.empty()    ? "give the column a name, or take it out"
                : close.empty() ? "the columns of a register are " + words::listed(known)
                                : "did you mean `" + close + "`?");
      // Kept as a column that is not read, since the lines have a value for it.
      columns.push_back(nullptr);
      continue;
    }
    if (std::find(columns.begin(), columns.end(), found->into) != columns.end()) {
      diagnostics.report<diag::RegisterHeader>(cell.range, "names the column `" + name + "` twice")
          .note("nothing of the register was read")
          .mend("keep one of the two columns");
      good = false;
    }
    columns.push_back(found->into);
  }
  if (!good)
    return std::nullopt;
  return columns;
}

/// What is known of a line once its faults are told.
enum class Told : std::uint8_t { Whole, Damaged, NothingMore };

/// Reports how a line is badly written: once, since one slip makes the next; and where a quotation swallows the rest.
Told tellFaults(const records::Row &row, Diagnostics &diagnostics) {
  Told told = Told::Whole;
  for (const records::RowFault &fault : row.faults) {
    records::RowFaultWords words = records::inWords(fault.is);
    if (fault.is == records::RowFault::Is::QuotationNeverClosed) {
      diagnostics.report<diag::UnclosedString>(fault.at)
          .note("everything after it would be read as one value, so nothing after it was read")
          .mend(words.mend);
      return Told::NothingMore;
    }
    if (told == Told::Whole)
      diagnostics.report<diag::RegisterRow>(fault.at, words.what).note("nothing of it was taken over").mend(words.mend);
    told = Told::Damaged;
  }
  return told;
}

} // namespace

void readCsv(const SourceFile &file, People &people, Diagnostics &diagnostics, const Limits &limits) {
  records::Table table(file);
  std::optional<records::Row> header = table.next();
  if (!header) {
    diagnostics.report<diag::RegisterHeader>(Range{file.base, file.base + 1}, "is empty")
        .mend("begin the file with a line that names its columns, with commas between them: person,post,body,from");
    return;
  }
  if (tellFaults(*header, diagnostics) == Told::NothingMore)
    return;
  for (Cell &cell : header->cells)
    cell.text = folded(cell.text);
  auto columns = columnsOf(*header, diagnostics);
  if (!columns)
    return;
  std::size_t rows = 0;
  while (std::optional<records::Row> row = table.next()) {
    if (++rows > limits.rows) {
      diagnostics.report<diag::RegisterTooLarge>(row->range, limits.rows, "rows")
          .note("the rest of it was not read")
          .mend("split it into several registers");
      return;
    }
    Told told = tellFaults(*row, diagnostics);
    if (told == Told::NothingMore)
      return;
    if (told == Told::Damaged)
      continue;
    // A comma too many shifts every value behind it: nothing of such a line can be trusted.
    if (row->cells.size() != columns->size()) {
      diagnostics
          .report<diag::RegisterRow>(row->range, "has " + std::to_string(row->cells.size()) +
                                                     (row->cells.size() == 1 ? " value" : " values") +
                                                     ", but there are " + std::to_string(columns->size()) + " columns")
          .note("nothing of it was taken over")
          .mend("a value that holds a comma is put in quotation marks; for a value left out, the comma stays");
      continue;
    }
    Entry entry;
    entry.what = "this row";
    entry.range = row->range;
    bool empty = true;
    for (std::size_t i = 0; i < columns->size(); ++i) {
      row->cells[i].text = folded(row->cells[i].text);
      empty = empty && !row->cells[i];
      if ((*columns)[i])
        entry.*(*columns)[i] = std::move(row->cells[i]);
    }
    if (!empty)
      people.add(entry);
  }
}

} // namespace quorate::registers
