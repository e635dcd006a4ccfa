// Two designs, or two days of one, side by side: what differs in bodies, members, votes, rules, powers and claims.
#pragma once

#include "compiler/analysis/analysis.h"

#include <string>
#include <vector>

namespace quorate::analysis {

/// One of the two.
struct Side {
  std::string name; ///< "on 1 April 2022", "with Federation"
  const ir::Model *model = nullptr;
  const ir::Authority *authority = nullptr;
  const std::vector<ClaimVerdict> *claims = nullptr;
};

/// One thing that can be said of both.
struct ComparedRow {
  std::string name;        ///< "the quorum of `Board`"
  std::string left, right; ///< empty: there is no such thing
  bool differs() const { return left != right; }
};

/// Rows of one sort, under a title.
struct ComparedSection {
  std::string title; ///< "Quorum"
  std::vector<ComparedRow> rows;
};

/// Two sides, row by row. `same` is of everything, whether or not it has a row.
struct Comparison {
  std::string left, right;
  std::vector<ComparedSection> sections; ///< only those with a row
  bool same = true;
};

/// Compares two sides; with `all`, rows that are the same are kept.
Comparison compare(const Side &left, const Side &right, bool all);

/// As text for a terminal, as JSON, as Markdown.
std::string printText(const Comparison &comparison);
std::string printJson(const Comparison &comparison);
std::string printMarkdown(const Comparison &comparison);

} // namespace quorate::analysis
