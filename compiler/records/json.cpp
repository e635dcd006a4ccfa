// Reads JSON with nlohmann's parser, one event after another, and notes where each value stands.
#include "compiler/records/json.h"

#include "compiler/support/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace quorate::records {

namespace {

using nlohmann::json;

/// Hands the bytes of a file to the parser and keeps count of them.
class Reading {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  Reading(const char *at, const char **furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  Reading &operator++() {
    ++at_;
    *furthest_ = at_;
    return *this;
  }
  Reading operator++(int) {
    Reading before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Reading &a, const Reading &b) { return a.at_ == b.at_; }
  friend bool operator!=(const Reading &a, const Reading &b) { return a.at_ != b.at_; }

private:
  const char *at_;
  const char **furthest_;
};

/// Builds the values from the parser's events. A false answer stops the parser.
class Making final : public nlohmann::json_sax<json> {
public:
  Making(const SourceFile &file, const JsonLimits &limits, const char *const *furthest)
      : file_(file), limits_(limits), furthest_(furthest) {}

  Value root;
  JsonFault fault; ///< once the parser has been stopped

  bool null() override { return put(Value::Is::Nothing); }
  bool boolean(bool) override { return put(Value::Is::Other); }
  bool number_integer(number_integer_t) override { return number(); }
  bool number_unsigned(number_unsigned_t) override { return number(); }
  bool number_float(number_float_t, const string_t &) override { return number(); }
  bool binary(binary_t &) override { return put(Value::Is::Other); }
  bool string(string_t &text) override {
    if (!isPlain(text))
      return false;
    Value made;
    made.is = Value::Is::Text;
    made.text = std::move(text);
    made.range = quotation();
    return put(std::move(made));
  }
  bool start_object(std::size_t) override { return enter(Value::Is::Object); }
  bool start_array(std::size_t) override { return enter(Value::Is::List); }
  bool end_object() override { return leave(); }
  bool end_array() override { return leave(); }
  bool key(string_t &text) override;
  bool parse_error(std::size_t position, const std::string &, const json::exception &) override;

private:
  /// A text that could hide what it says is not read, however it is written.
  bool isPlain(const std::string &text);
  std::uint32_t here() const { return static_cast<std::uint32_t>(*furthest_ - file_.text.data()); }
  Range range(std::size_t begin, std::size_t end) const {
    return {file_.base + static_cast<std::uint32_t>(begin), file_.base + static_cast<std::uint32_t>(end)};
  }
  Range quotation() const;
  bool put(Value::Is is) {
    Value made;
    made.is = is;
    made.range = range(here() > 0 ? here() - 1 : 0, here());
    return put(std::move(made));
  }
  /// The parser knows the end of a number only by the sign behind it, which it has read already.
  bool number() {
    auto ofNumber = [&](std::size_t at) {
      return std::string_view("0123456789.+-eE").find(file_.text[at]) != std::string_view::npos;
    };
    std::size_t end = here();
    if (end > 0 && !ofNumber(end - 1))
      --end;
    std::size_t begin = end;
    while (begin > 0 && ofNumber(begin - 1))
      --begin;
    Value made;
    made.is = Value::Is::Other;
    made.range = range(begin, end);
    return put(std::move(made));
  }
  bool put(Value made);
  bool enter(Value::Is is);
  bool leave();
  bool tooLarge(std::size_t most, const char *what) {
    fault = {JsonFault::Is::TooLarge, range(here() - 1, here()), what, most, {}};
    return false;
  }

  const SourceFile &file_;
  const JsonLimits &limits_;
  const char *const *furthest_;
  std::vector<Value> open_;
  std::vector<std::vector<std::pair<std::string, Range>>> keys_; ///< of each open object, the key that waits
  std::vector<std::set<std::string>> seen_;                      ///< of each open object, the keys it has
  std::size_t values_ = 0;
};

/// The quotation that has just been read: from its closing mark back to the one that opens it.
Range Making::quotation() const {
  std::size_t end = here(), begin = end - 1;
  while (begin > 0) {
    --begin;
    if (file_.text[begin] != '"')
      continue;
    std::size_t slashes = 0;
    // A mark behind an odd number of backslashes is part of the text.
    while (slashes < begin && file_.text[begin - 1 - slashes] == '\\')
      ++slashes;
    if (slashes % 2 == 0)
      break;
  }
  return range(begin, end);
}

bool Making::isPlain(const std::string &text) {
  const char32_t hidden = hiddenIn(text);
  if (hidden != 0)
    fault = {JsonFault::Is::NotJson, quotation(),
             "the hidden character " + codeOf(hidden) + " stands in a text: it can make it look like another", 0,
             "take the character out"};
  return hidden == 0;
}

bool Making::put(Value made) {
  if (++values_ > limits_.values)
    return tooLarge(limits_.values, "values");
  if (open_.empty()) {
    root = std::move(made);
  } else if (open_.back().is == Value::Is::List) {
    open_.back().items.push_back(std::move(made));
  } else {
    auto [key, at] = std::move(keys_.back().back());
    keys_.back().pop_back();
    open_.back().members.push_back({std::move(key), at, std::move(made)});
  }
  return true;
}

bool Making::enter(Value::Is is) {
  // Values are freed, too, as deep as they are nested: a text of brackets alone would use up the stack.
  if (open_.size() >= limits_.depth)
    return tooLarge(limits_.depth, "lists and objects within one another");
  Value made;
  made.is = is;
  made.range = range(here() - 1, here());
  open_.push_back(std::move(made));
  keys_.emplace_back();
  seen_.emplace_back();
  return true;
}

bool Making::leave() {
  Value made = std::move(open_.back());
  open_.pop_back();
  keys_.pop_back();
  seen_.pop_back();
  made.range.end = file_.base + here();
  return put(std::move(made));
}

bool Making::key(string_t &text) {
  if (!isPlain(text))
    return false;
  Range at = quotation();
  // Which of the two is meant nobody can tell; most readers take the last without a word.
  if (!seen_.back().insert(text).second) {
    fault = {JsonFault::Is::NotJson, at, "`" + visible(text) + "` stands twice in one object", 0,
             "keep one of the two"};
    return false;
  }
  keys_.back().emplace_back(std::move(text), at);
  return true;
}

bool Making::parse_error(std::size_t position, const std::string &, const json::exception &) {
  std::size_t at = std::min(position > 0 ? position - 1 : 0, file_.text.size());
  bool end = at >= file_.text.size();
  std::string what = end ? "it ends too early" : "`" + visible(file_.text.substr(at, 1)) + "` cannot stand here";
  fault = {JsonFault::Is::NotJson, range(at, at + !end), what, 0,
           "write it with a program that makes JSON, or look for a comma, a quotation mark or a bracket missing just "
           "before"};
  return false;
}

} // namespace

const Value *Value::at(std::string_view key) const {
  for (const Member &each : members)
    if (each.key == key)
      return each.value.is == Is::Nothing ? nullptr : &each.value;
  return nullptr;
}

std::variant<Value, JsonFault> readJson(const SourceFile &file, const JsonLimits &limits) {
  const char *begin = file.text.data(), *end = begin + file.text.size(), *furthest = begin;
  Making making(file, limits, &furthest);
  if (!json::sax_parse(Reading(begin, &furthest), Reading(end, &furthest), &making))
    return std::move(making.fault);
  return std::move(making.root);
}

} // namespace quorate::records
