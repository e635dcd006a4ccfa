// Visible characters, HTML and Markdown.
#include "compiler/documents/escape.h"

#include "compiler/support/text.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace quorate::documents {

namespace {

/// What a reader could not see, or what XML does not allow.
bool needsShowing(char32_t c) {
  auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
  // A document is what people sign: text that hides or turns round what is read must show itself, or a clause could say
  // one thing to the eye and another to the tool.
  return isHidden(c) || c < 0x20 || c == 0x7F || c == 0x34F || in(0x115F, 0x1160) || in(0x17B4, 0x17B5) ||
         c == 0x180E || in(0x2061, 0x206F) || c == 0x3164 || c == 0xFFA0 || in(0xFFF0, 0xFFFB) ||
         (c & 0xFFFE) == 0xFFFE || in(0xFDD0, 0xFDEF) || in(0xE000, 0xF8FF) || in(0xE0080, 0x10FFFF);
}

std::string shown(const char *format, std::uint32_t value) {
  std::array<char, 24> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, value);
  return buffer.data();
}

} // namespace

std::string visible(std::string_view text, bool keepLines) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    char c = text[0];
    char32_t point = 0;
    std::size_t length = decodeUtf8(text, point), bytes = length == 0 ? 1 : length;
    if (c == '\n' && keepLines)
      result += '\n';
    else if (c == '\r' && text.size() > 1 && text[1] == '\n')
      ; // the line end follows
    else if (c == '\n' || c == '\t')
      result += ' ';
    else if (length == 0)
      result += shown("[byte %02X]", static_cast<unsigned char>(c));
    else if (needsShowing(point))
      result += shown("[U+%04X]", static_cast<std::uint32_t>(point));
    else
      result.append(text.substr(0, bytes));
    text.remove_prefix(bytes);
  }
  return result;
}

std::string escapeHtml(std::string_view text, bool keepLines) {
  std::string result;
  for (char c : visible(text, keepLines)) {
    switch (c) {
    case '&': result += "&amp;"; break;
    case '<': result += "&lt;"; break;
    case '>': result += "&gt;"; break;
    case '"': result += "&quot;"; break;
    // Quotation marks, too: the same text stands in attributes.
    case '\'': result += "&#39;"; break;
    default: result += c;
    }
  }
  return result;
}

namespace {

bool isDecimal(char c) { return c >= '0' && c <= '9'; }

/// Whether a colon or full stop would make a bare address that a reader turns into a link by itself.
bool startsAddress(std::string_view before, char c) {
  auto ends = [&](std::string_view word) {
    if (before.size() < word.size())
      return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if ((before[before.size() - word.size() + i] | 0x20) != word[i])
        return false;
    return true;
  };
  if (c == ':')
    return ends("http") || ends("https") || ends("ftp") || ends("mailto") || ends("xmpp");
  return c == '.' && ends("www");
}

} // namespace

std::string escapeMarkdown(std::string_view text) {
  // Whatever begins markup in any common dialect, wherever it stands; braces and dollars are those of extensions.
  constexpr std::string_view kAnywhere = "\\`*_[]|~$#@!{}";
  std::string shownText = visible(text), result;
  std::size_t first = shownText.find_first_not_of(' ');
  std::size_t digitsEnd = first;
  while (digitsEnd < shownText.size() && isDecimal(shownText[digitsEnd]))
    ++digitsEnd;
  for (std::size_t i = 0; i < shownText.size(); ++i) {
    char c = shownText[i];
    bool wordEnds = i + 1 == shownText.size() || shownText[i + 1] == ' ';
    // At the start of a line these would begin a list or underline a heading.
    bool leading = i == first && (c == '-' || c == '+' || c == '=');
    bool ordinal = i == digitsEnd && digitsEnd != first && wordEnds && (c == '.' || c == ')');
    if (c == '<')
      result += "&lt;";
    else if (c == '>')
      result += "&gt;";
    else if (c == '&')
      result += "&amp;";
    else if (kAnywhere.find(c) != std::string_view::npos || leading || ordinal ||
             startsAddress(std::string_view(shownText).substr(0, i), c))
      (result += '\\') += c;
    else
      result += c;
  }
  return result;
}

} // namespace quorate::documents
