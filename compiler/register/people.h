// Collects what a register says of people, line by line, into one declaration for each person. Internal to the folder.
#pragma once

#include "compiler/records/csv.h"
#include "compiler/support/diagnostic.h"
#include "compiler/support/names.h"
#include "compiler/syntax/ast.h"

#include <map>
#include <string>
#include <vector>

namespace quorate::registers {

/// A value and where it stands; blanks within it are one blank each.
using records::Cell;

/// The text as a value: blanks around it removed, those within it made one.
std::string folded(std::string_view text);

/// What one line of a register says of one person.
struct Entry {
  Cell person, post, body, place, from, until, how, belongsTo, memberClass, born;
  bool untilIsLast = false; ///< `until` is the last day, and not the first day after
  std::string what;         ///< "this row", "membership 3"
  Range range;
};

/// Gathers what a register says and makes a declaration for each person, in the order in which they are first named.
class People {
public:
  People(Names &names, Diagnostics &diagnostics) : names_(names), diagnostics_(diagnostics) {}

  void add(const Entry &entry);
  std::vector<ast::Declaration> take() { return std::move(made_); }

private:
  using Clause = ast::PersonClause;

  bool complete(const Entry &entry);
  std::optional<ast::Notes> days(const Entry &entry);
  std::optional<ast::Day> day(const Cell &cell);
  std::optional<Clause::Holds::How> how(const Cell &cell);
  ast::Name name(const Cell &cell) { return {names_.intern(cell.text), cell.range}; }
  ast::Ref ref(const Cell &cell) { return {ast::Which::Plain, name(cell), {}, cell.range}; }
  ast::Ref post(const Entry &entry);
  ast::Declaration &of(const Cell &person, Range at);
  bool isNew(const Entry &entry, std::string_view sort, const Cell &cell);

  Names &names_;
  Diagnostics &diagnostics_;
  std::vector<ast::Declaration> made_;
  std::map<std::string, std::size_t> known_; ///< the place in `made_` of each person
  std::map<std::string, Cell> said_;         ///< what has been said without days, not to be said again
};

} // namespace quorate::registers
