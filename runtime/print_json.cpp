// An answer as JSON: the same keys in the same order, whatever is in the file.
#include "runtime/answer.h"
#include "runtime/wording.h"

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

/// A text as a JSON string; bytes that are no UTF-8 become U+FFFD.
void appendString(std::string_view text, std::string &out) {
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

void appendKey(std::string_view key, std::string &out) {
  if (out.back() != '{')
    out += ',';
  appendString(key, out);
  out += ':';
}

void appendField(std::string_view key, std::string_view value, std::string &out) {
  appendKey(key, out);
  appendString(value, out);
}

std::string_view word(Truth truth) { return truth == Truth::Yes ? "yes" : truth == Truth::No ? "no" : "depends"; }

/// "2020-06-01"
std::string isoDay(Day day) {
  std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  auto padded = [](unsigned value, std::size_t digits) {
    std::string text = std::to_string(value);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

void appendReason(const Model &model, const Reason &reason, std::string &out) {
  out += '{';
  appendField("text", reason.sentence, out);
  if (reason.clause) {
    ClauseInfo clause = model.clause(*reason.clause);
    appendField("file", clause.file, out);
    appendKey("line", out);
    out += std::to_string(clause.line);
    appendKey("citations", out);
    out += '[';
    for (const CitationInfo &citation : clause.citations) {
      if (out.back() != '[')
        out += ',';
      out += '{';
      appendField("name", citation.name, out);
      appendField("title", citation.title, out);
      appendField("at", citation.at, out);
      out += '}';
    }
    out += ']';
  }
  out += '}';
}

void appendReasons(const Model &model, std::string_view key, const std::vector<Reason> &reasons, std::string &out) {
  appendKey(key, out);
  out += '[';
  for (const Reason &reason : reasons) {
    if (out.back() != '[')
      out += ',';
    appendReason(model, reason, out);
  }
  out += ']';
}

void appendList(const Model &model, const std::vector<Listed> &list, std::string &out) {
  appendKey("list", out);
  out += '[';
  for (const Listed &listed : list) {
    if (out.back() != '[')
      out += ',';
    out += '{';
    appendField("name", listed.name, out);
    appendField("answer", word(listed.truth), out);
    appendField("within", listed.within, out);
    appendKey("on", out);
    if (listed.day)
      appendString(isoDay(*listed.day), out);
    else
      out += "null";
    appendReasons(model, "because", listed.because, out);
    out += '}';
  }
  out += ']';
}

} // namespace

std::string printJson(const Model &model, const Answer &answer) {
  std::string out = "{";
  appendField("answer", word(answer.truth), out);
  appendField("question", answer.asked, out);
  appendField("on", isoDay(answer.day), out);
  appendField("summary", answer.summary, out);
  appendReasons(model, "because", answer.because, out);
  appendKey("instead", out);
  out += '[';
  for (const std::string &instead : answer.instead) {
    if (out.back() != '[')
      out += ',';
    appendString(instead, out);
  }
  out += ']';
  appendReasons(model, "dependsOn", answer.dependsOn, out);
  appendReasons(model, "assuming", answer.assuming, out);
  appendList(model, answer.list, out);
  appendKey("byCastingVote", out);
  out += answer.byCastingVote ? "true" : "false";
  out += "}\n";
  return out;
}

} // namespace quorate::runtime
