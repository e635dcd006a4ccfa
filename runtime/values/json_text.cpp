// Strings and days as JSON has them.
#include "runtime/values/json_text.h"

#include <algorithm>
#include <chrono>

namespace quorate::runtime {

namespace {

/// How many bytes the UTF-8 character at the front has; 0 if it is none.
std::size_t characterAt(std::string_view text) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  unsigned first = byte(0);
  if (first < 0x80)
    return 1;
  if (first >= 0xC2 && first <= 0xDF)
    return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF && follows(1) && follows(2)) {
    // A character written longer than it need be, and half of a pair, are no UTF-8: strict readers refuse the whole
    // text.
    bool overlong = first == 0xE0 && byte(1) < 0xA0;
    bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return overlong || surrogate ? 0 : 3;
  }
  if (first >= 0xF0 && first <= 0xF4 && follows(1) && follows(2) && follows(3)) {
    bool overlong = first == 0xF0 && byte(1) < 0x90;
    bool tooGreat = first == 0xF4 && byte(1) >= 0x90;
    return overlong || tooGreat ? 0 : 4;
  }
  return 0;
}

void appendEscape(unsigned char c, std::string &out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  switch (c) {
  case '"': out += "\\\""; return;
  case '\\': out += "\\\\"; return;
  case '\n': out += "\\n"; return;
  case '\r': out += "\\r"; return;
  case '\t': out += "\\t"; return;
  default: break;
  }
  out += "\\u00";
  out += kDigits[c >> 4];
  out += kDigits[c & 15];
}

} // namespace

void appendJson(std::string_view text, std::string &out) {
  out += '"';
  while (!text.empty()) {
    std::size_t length = characterAt(text);
    auto c = static_cast<unsigned char>(text.front());
    if (length == 0)
      out += "\xEF\xBF\xBD";
    else if (length == 1 && (c < 0x20 || c == '"' || c == '\\' || c == 0x7F))
      appendEscape(c, out);
    else
      out += text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out += '"';
}

std::string isoDay(Day day) {
  std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  auto padded = [](unsigned value, std::size_t digits) {
    std::string text = std::to_string(value);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

} // namespace quorate::runtime
