// What the parser made of a text: rules within rules, and words. One array holds it, in the order of the text, so that
// it costs nothing to make and nothing to forget. Internal to the folder.
#pragma once

#include "compiler/syntax/rules.h"
#include "compiler/syntax/words.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::syntax {

/// A rule, followed by its parts; or a word.
struct Node {
  Rule rule = Rule::None;           ///< None for a word
  WordKind kind = WordKind::End;    ///< of a word
  std::uint32_t size = 1;           ///< how many nodes it is, with all that is within it
  std::uint32_t begin = 0, end = 0; ///< bytes of the text; of a rule that is empty, its place is of no use
};

/// Parts of a rule that are rules of one kind, in order.
class Parts {
public:
  class Each {
  public:
    Each(const Node *at, const Node *end, Rule rule) : at_(at), end_(end), rule_(rule) { seek(); }
    const Node *operator*() const { return at_; }
    Each &operator++() {
      at_ += at_->size;
      seek();
      return *this;
    }
    bool operator==(const Each &other) const { return at_ == other.at_; }

  private:
    void seek() {
      while (at_ != end_ && at_->rule != rule_)
        at_ += at_->size;
    }
    const Node *at_, *end_;
    Rule rule_;
  };

  Parts(const Node *tree, Rule rule) : tree_(tree), rule_(rule) {}
  Each begin() const { return {tree_ + 1, tree_ + tree_->size, rule_}; }
  Each end() const { return {tree_ + tree_->size, tree_ + tree_->size, rule_}; }

private:
  const Node *tree_;
  Rule rule_;
};

/// The name of a rule, for messages about faults of the tool.
std::string_view nameOf(Rule rule);

/// The text of a quotation: escapes resolved, blanks folded, an empty line kept as the end of a paragraph.
std::string unquote(std::string_view quoted);

/// Reads the parts of a rule from left to right, each by its name: what is read in another order than the grammar has
/// it is a fault of the tool, and thrown as std::logic_error rather than taken for something else.
class Cursor {
public:
  Cursor(std::string_view file, const Node *tree) : file_(file), tree_(tree), at_(tree + 1), end_(tree + tree->size) {}

  bool done() const { return at_ == end_; }

  /// Whether the next part is this word or sign.
  bool at(std::string_view word) const { return isWord() && textOf(at_) == word; }
  /// Whether the next part is a word of this kind.
  bool at(WordKind kind) const { return isWord() && at_->kind == kind; }
  /// Passes over the next part if it is this word.
  bool accept(std::string_view word) {
    if (!at(word))
      return false;
    ++at_;
    return true;
  }
  /// Passes over words that the grammar has here.
  template <class... Text> void words(const Text &...each) { (word(each), ...); }
  void word(std::string_view expected) {
    if (!accept(expected))
      fail(expected);
  }
  /// Passes over a word that is one of these; which of them has no meaning, as in "a" and "an".
  void oneOf(std::initializer_list<std::string_view> words);
  /// The meaning of the next word, which is one of these.
  template <class Meaning, std::size_t N> Meaning choose(const std::pair<std::string_view, Meaning> (&meanings)[N]) {
    for (const auto &[word, meaning] : meanings)
      if (accept(word))
        return meaning;
    fail(meanings[0].first);
  }

  /// The next part if it is this rule; passes over it.
  const Node *take(Rule rule) {
    if (done() || at_->rule != rule)
      return nullptr;
    const Node *taken = at_;
    at_ += taken->size;
    return taken;
  }
  /// The next part, which is this rule.
  const Node *need(Rule rule) {
    const Node *taken = take(rule);
    if (!taken)
      fail(nameOf(rule));
    return taken;
  }
  /// Passes over rules of one kind and what separates them; they are visited with `Parts`.
  void passAll(Rule rule) {
    need(rule);
    while ((at(",") || at("and")) && at_ + 1 != end_ && at_[1].rule == rule) {
      ++at_;
      need(rule);
    }
  }

  /// The next part, which is a word whose class the grammar names: a number, a quotation, a date.
  const Node *anyWord() {
    if (!isWord())
      fail("a word");
    return at_++;
  }
  std::string_view text() { return textOf(anyWord()); }
  std::string string() {
    if (!at(WordKind::String))
      fail("a quotation");
    return unquote(text());
  }
  std::string_view textOf(const Node *word) const { return file_.substr(word->begin, word->end - word->begin); }

private:
  bool isWord() const { return at_ != end_ && at_->rule == Rule::None; }
  [[noreturn]] void fail(std::string_view expected) const;

  std::string_view file_;
  const Node *tree_, *at_, *end_;
};

} // namespace quorate::syntax
