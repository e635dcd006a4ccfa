// The words of a file, read without the generated lexer's tables: the same tokens, several times as fast. A test holds
// the two against each other, token for token.
#pragma once

#include "antlr4-runtime.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace quorate::syntax {

/// One word, with its place in the text in bytes.
class Word final : public antlr4::WritableToken {
public:
  Word(antlr4::TokenSource *source, std::string_view file, std::size_t type, std::size_t first, std::size_t last,
       std::size_t channel, std::size_t line, std::size_t column)
      : source_(source), file_(file), type_(type), first_(first), last_(last), channel_(channel), line_(line),
        column_(column) {}

  std::string getText() const override {
    return type_ == antlr4::Token::EOF ? "<EOF>" : std::string(file_.substr(first_, last_ - first_ + 1));
  }
  size_t getType() const override { return type_; }
  size_t getLine() const override { return line_; }
  size_t getCharPositionInLine() const override { return column_; }
  size_t getChannel() const override { return channel_; }
  size_t getTokenIndex() const override { return index_; }
  size_t getStartIndex() const override { return first_; }
  size_t getStopIndex() const override { return last_; }
  antlr4::TokenSource *getTokenSource() const override { return source_; }
  antlr4::CharStream *getInputStream() const override { return source_->getInputStream(); }
  std::string toString() const override { return getText(); }

  void setText(const std::string &) override {}
  void setType(size_t type) override { type_ = type; }
  void setLine(size_t line) override { line_ = line; }
  void setCharPositionInLine(size_t column) override { column_ = column; }
  void setChannel(size_t channel) override { channel_ = channel; }
  void setTokenIndex(size_t index) override { index_ = index; }

private:
  antlr4::TokenSource *source_;
  std::string_view file_;
  std::size_t type_, first_, last_, channel_, line_, column_, index_ = INVALID_INDEX;
};

/// Reads words one after another. The rules are those under "words" in grammar/Quorate.g4: the longest match wins, and
/// of two alike the one that stands first there.
class Words final : public antlr4::TokenSource {
public:
  /// `bytes` is the stream over `text` that the parser's messages refer to; both must outlive this.
  Words(std::string_view text, antlr4::CharStream &bytes) : text_(text), bytes_(bytes) {}

  std::unique_ptr<antlr4::Token> nextToken() override;
  size_t getLine() const override { return line_; }
  size_t getCharPositionInLine() override { return at_ - lineBegin_; }
  antlr4::CharStream *getInputStream() override { return &bytes_; }
  std::string getSourceName() override { return {}; }
  antlr4::TokenFactory<antlr4::CommonToken> *getTokenFactory() override;

private:
  struct Match {
    std::size_t type = 0, length = 0;
  };

  unsigned char at(std::size_t i) const { return i < text_.size() ? static_cast<unsigned char>(text_[i]) : 0; }
  void skipSpace();
  Match match() const;
  Match comment() const;
  Match quotation() const;
  Match number() const;
  Match lowerCase() const;
  std::size_t date() const;
  std::size_t money() const;
  std::size_t name() const;

  std::string_view text_;
  antlr4::CharStream &bytes_;
  std::size_t at_ = 0, line_ = 1, lineBegin_ = 0;
};

} // namespace quorate::syntax
