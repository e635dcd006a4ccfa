// Reads a register that is a table: the first line names the columns, each line after it is about one person.
#include "compiler/register/csv.h"

#include "compiler/support/text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace quorate::registers {

namespace {

struct Row {
  std::vector<Cell> cells;
  Range range;
};

/// Takes a table apart, line by line.
class Table {
public:
  Table(const SourceFile &file, Diagnostics &diagnostics) : file_(file), diagnostics_(diagnostics) {
    if (file_.text.starts_with("\xEF\xBB\xBF"))
      at_ = 3;
  }

  /// The next line that is not empty; nothing at the end, or where the rest cannot be read.
  std::optional<Row> next();
  /// Whether the line read last cannot be relied on.
  bool damaged() const { return damaged_; }

private:
  bool atEnd() const { return at_ >= file_.text.size(); }
  char here() const { return file_.text[at_]; }
  bool atLineEnd() const { return atEnd() || here() == '\n' || here() == '\r'; }
  Range range(std::size_t begin, std::size_t end) const {
    return {file_.base + static_cast<std::uint32_t>(begin), file_.base + static_cast<std::uint32_t>(end)};
  }
  void passLineEnd() {
    if (!atEnd() && here() == '\r')
      ++at_;
    if (!atEnd() && here() == '\n')
      ++at_;
  }
  void fault(std::size_t at, std::string_view what, const char *how) {
    diagnostics_.report<diag::RegisterRow>(range(at, at + 1), what).note("nothing of it was taken over").mend(how);
    damaged_ = true;
  }
  std::optional<Cell> quoted();
  Cell bare();

  const SourceFile &file_;
  Diagnostics &diagnostics_;
  std::size_t at_ = 0;
  bool damaged_ = false;
};

std::optional<Cell> Table::quoted() {
  std::size_t begin = at_++;
  std::string text;
  for (;; ++at_) {
    if (atEnd()) {
      diagnostics_.report<diag::UnclosedString>(range(begin, begin + 1))
          .note("everything after it would be read as one value, so nothing after it was read")
          .mend("close the quotation with `\"`; within it, write each quotation mark twice");
      return std::nullopt;
    }
    if (here() != '"') {
      text += here();
      continue;
    }
    if (at_ + 1 >= file_.text.size() || file_.text[at_ + 1] != '"')
      break;
    text += '"';
    ++at_;
  }
  ++at_;
  Cell made{folded(text), range(begin, at_)};
  if (!atLineEnd() && here() != ',') {
    fault(at_, "goes on behind a closing quotation mark", "within a value, write each quotation mark twice");
    while (!atLineEnd() && here() != ',')
      ++at_;
  }
  return made;
}

Cell Table::bare() {
  std::size_t begin = at_;
  for (; !atLineEnd() && here() != ','; ++at_)
    if (here() == '"' && !damaged_)
      fault(at_, "has a quotation mark in the middle of a value",
            "put the whole value in quotation marks, and write each quotation mark in it twice");
  std::string_view text = std::string_view(file_.text).substr(begin, at_ - begin);
  std::size_t blanks = std::min(text.find_first_not_of(" \t"), text.size());
  Cell made{folded(text), range(begin + blanks, at_)};
  return made;
}

std::optional<Row> Table::next() {
  while (!atEnd() && atLineEnd())
    passLineEnd();
  if (atEnd())
    return std::nullopt;
  damaged_ = false;
  Row row;
  std::size_t begin = at_;
  for (;;) {
    if (!atEnd() && here() == '"') {
      std::optional<Cell> cell = quoted();
      if (!cell) {
        at_ = file_.text.size();
        return std::nullopt;
      }
      row.cells.push_back(std::move(*cell));
    } else {
      row.cells.push_back(bare());
    }
    if (atEnd() || here() != ',')
      break;
    ++at_;
  }
  row.range = range(begin, at_);
  passLineEnd();
  return row;
}

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
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
  return out;
}

/// What each column of the table is; nothing if the table cannot be read.
std::optional<std::vector<Cell Entry::*>> columnsOf(const Row &header, Diagnostics &diagnostics) {
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
                : close.empty() ? "the columns of a register are " + joinWords(known, "and")
                                : "did you mean `" + close + "`?");
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

} // namespace

void readCsv(const SourceFile &file, People &people, Diagnostics &diagnostics, const Limits &limits) {
  Table table(file, diagnostics);
  std::optional<Row> header = table.next();
  if (!header) {
    diagnostics.report<diag::RegisterHeader>(Range{file.base, file.base + 1}, "is empty")
        .mend("begin the file with a line that names its columns, with commas between them: person,post,body,from");
    return;
  }
  auto columns = columnsOf(*header, diagnostics);
  if (!columns)
    return;
  std::size_t rows = 0;
  while (std::optional<Row> row = table.next()) {
    if (++rows > limits.rows) {
      diagnostics.report<diag::RegisterTooLarge>(row->range, limits.rows, "rows")
          .note("the rest of it was not read")
          .mend("split it into several registers");
      return;
    }
    if (table.damaged())
      continue;
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
      empty = empty && !row->cells[i];
      if ((*columns)[i])
        entry.*(*columns)[i] = std::move(row->cells[i]);
    }
    if (!empty)
      people.add(entry);
  }
}

} // namespace quorate::registers
