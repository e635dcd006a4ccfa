// Comma-separated values, as RFC 4180 describes them, with the place of every value. A reader of our own: libcsv and
// libfccp give values without their places, and take a quotation that is never closed for the rest of the file.
#pragma once

#include "compiler/support/source.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace quorate::records {

/// A value and where it stands. Blanks around it are gone.
struct Cell {
  std::string text;
  Range range;
  explicit operator bool() const { return !text.empty(); }
};

/// What is wrong with how a line is written.
struct RowFault {
  enum class Is : std::uint8_t {
    QuotationNeverClosed, ///< everything behind it is part of one value; the table ends with this line
    BehindQuotation,      ///< something stands between a closing quotation mark and the comma; it is left out
    QuotationWithin,      ///< a quotation mark in a value that does not begin with one; it is kept
    Hidden                ///< a character that is not seen, or that controls a terminal, stands in a value
  } is = Is::BehindQuotation;
  Range at;
};

/// A line of a table.
struct Row {
  std::vector<Cell> cells;
  std::vector<RowFault> faults;
  Range range;
};

/// The message for a fault, after "this row ", and what to do about it.
struct RowFaultWords {
  const char *what;
  const char *mend;
};
/// What is wrong with a line, and what would mend it.
RowFaultWords inWords(RowFault::Is is);

/// Takes a table apart, line by line. Blanks around a value, and around its quotation marks, are passed over; so are
/// empty lines and a byte order mark.
class Table {
public:
  explicit Table(const SourceFile &file);

  /// The next line that is not empty; nothing at the end.
  std::optional<Row> next();

private:
  bool atEnd() const { return at_ >= file_.text.size(); }
  char here() const { return file_.text[at_]; }
  bool atLineEnd() const { return atEnd() || here() == '\n' || here() == '\r'; }
  bool atCellEnd() const { return atLineEnd() || here() == ','; }
  void passBlanks();
  Range range(std::size_t begin, std::size_t end) const {
    return {file_.base + static_cast<std::uint32_t>(begin), file_.base + static_cast<std::uint32_t>(end)};
  }
  Cell quoted(Row &row);
  Cell bare(Row &row);

  const SourceFile &file_;
  std::size_t at_ = 0;
};

} // namespace quorate::records
