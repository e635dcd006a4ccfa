// A file as the generated lexer reads it. Internal to the folder.
#pragma once

#include "compiler/syntax/antlr.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace quorate::syntax {

/// The bytes of a file, so that the parser's positions are byte offsets.
class Bytes final : public antlr4::CharStream {
public:
  explicit Bytes(std::string_view text) : text_(text) {}
  void consume() override { ++at_; }
  size_t LA(ssize_t ahead) override {
    if (ahead == 0)
      return 0;
    ssize_t at = static_cast<ssize_t>(at_) + ahead - (ahead > 0 ? 1 : 0);
    if (at < 0 || at >= static_cast<ssize_t>(text_.size()))
      return antlr4::IntStream::EOF;
    return static_cast<unsigned char>(text_[static_cast<std::size_t>(at)]);
  }
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, text_.size()); }
  size_t size() override { return text_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval &interval) override {
    if (interval.a < 0 || static_cast<std::size_t>(interval.a) >= text_.size())
      return {};
    return std::string(
        text_.substr(static_cast<std::size_t>(interval.a), static_cast<std::size_t>(interval.b - interval.a + 1)));
  }
  std::string toString() const override { return std::string(text_); }

private:
  std::string_view text_;
  std::size_t at_ = 0;
};

} // namespace quorate::syntax
