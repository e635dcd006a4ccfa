// Reading of the parser's tree, and what is said if it is not as expected.
#include "compiler/syntax/tree.h"

#include <stdexcept>

namespace quorate::syntax {

std::string unquote(std::string_view quoted) {
  std::string out;
  int lineEnds = 0;
  bool gap = false;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    char c = quoted[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      gap = true;
      lineEnds += c == '\n';
      continue;
    }
    // The last byte is the closing mark: a backslash before it cannot stand alone, or the quotation would not have
    // ended.
    if (c == '\\' && i + 2 < quoted.size())
      c = quoted[++i];
    if (gap && !out.empty())
      out += lineEnds > 1 ? "\n\n" : " ";
    gap = false;
    lineEnds = 0;
    out += c;
  }
  return out;
}

std::string_view nameOf(Rule rule) { return kRuleNames[static_cast<std::size_t>(rule)]; }

void Cursor::oneOf(std::initializer_list<std::string_view> words) {
  for (std::string_view each : words)
    if (accept(each))
      return;
  fail(*words.begin());
}

void Cursor::fail(std::string_view expected) const {
  std::string_view found = done() ? "its end" : isWord() ? textOf(at_) : nameOf(at_->rule);
  throw std::logic_error("the rule " + std::string(nameOf(tree_->rule)) +
                         " of the grammar is read otherwise than it is written: '" + std::string(expected) +
                         "' was to be next, and not " + std::string(found));
}

} // namespace quorate::syntax
