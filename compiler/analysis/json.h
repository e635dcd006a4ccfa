// Writes JSON for reports: fields and items in the order they are told, places as file, line and column.
#pragma once

#include "compiler/ir/model.h"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::analysis {

/// Writes JSON, two blanks a level, in the order it is told.
class Json {
public:
  explicit Json(Paths paths = Paths::AsNamed) : paths_(paths) {}

  Paths paths() const { return paths_; }
  Json &open(char bracket) {
    begin();
    text_ += bracket;
    ++depth_;
    first_ = true;
    return *this;
  }
  Json &close(char bracket) {
    --depth_;
    if (!first_)
      line();
    text_ += bracket;
    first_ = false;
    return *this;
  }
  Json &key(std::string_view name) {
    begin();
    string(name);
    text_ += ": ";
    afterKey_ = true;
    return *this;
  }
  Json &value(std::string_view text) {
    begin();
    string(text);
    return *this;
  }
  Json &value(std::uint64_t number) {
    begin();
    fmt::format_to(std::back_inserter(text_), "{}", number);
    return *this;
  }
  Json &value(bool truth) {
    begin();
    text_ += truth ? "true" : "false";
    return *this;
  }
  Json &value(const char *text) { return value(std::string_view(text)); }
  template <class T> Json &field(std::string_view name, const T &what) { return key(name).value(what); }
  Json &strings(std::string_view name, const std::vector<std::string> &all) {
    key(name).open('[');
    for (const std::string &each : all)
      value(each);
    return close(']');
  }
  std::string take() { return std::move(text_) + "\n"; }

private:
  void begin() {
    if (afterKey_) {
      afterKey_ = false;
      return;
    }
    if (depth_ == 0)
      return;
    if (!first_)
      text_ += ',';
    first_ = false;
    line();
  }
  void line() {
    text_ += '\n';
    text_.append(2 * depth_, ' ');
  }
  void string(std::string_view text) {
    text_ += '"';
    for (char each : text) {
      unsigned char byte = static_cast<unsigned char>(each);
      if (each == '"' || each == '\\')
        (text_ += '\\') += each;
      else if (each == '\n')
        text_ += "\\n";
      else if (byte < 0x20 || byte == 0x7F)
        fmt::format_to(std::back_inserter(text_), "\\u{:04x}", byte);
      else
        text_ += each;
    }
    text_ += '"';
  }

  Paths paths_;
  std::string text_;
  std::size_t depth_ = 0;
  bool first_ = true, afterKey_ = false;
};

/// Adds a field `at` with the place of a range.
inline void place(Json &json, const ir::Model &model, Range range) {
  json.key("at");
  if (!range || !model.sources) {
    json.open('{').close('}');
    return;
  }
  Position from = model.sources->position(range);
  const SourceFile &file = model.sources->file(from.file);
  json.open('{')
      .field("file", json.paths() == Paths::AsNamed ? file.name : file.place)
      .field("line", std::uint64_t(from.line))
      .field("column", std::uint64_t(from.column))
      .close('}');
}

} // namespace quorate::analysis
