// Small helpers on text.
#include "compiler/support/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace quorate {

namespace {
/// The number of letters to change, add, leave out or swap to get from one word to the other.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before = row;
    std::swap(row, next);
  }
  return row[b.size()];
}
} // namespace

std::string closest(std::string_view word, const std::vector<std::string> &candidates) {
  // A third of the letters may be wrong. More would propose words that nobody meant.
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  const std::string *found = nullptr;
  // The work grows with the product of the lengths, and a hostile text may be one long word.
  if (word.size() > 80)
    return {};
  for (const std::string &candidate : candidates) {
    std::size_t difference =
        candidate.size() > word.size() ? candidate.size() - word.size() : word.size() - candidate.size();
    if (difference >= best)
      continue;
    std::size_t d = distance(word, candidate);
    if (d < best) {
      best = d;
      found = &candidate;
    }
  }
  return found ? *found : std::string();
}

std::size_t decodeUtf8(std::string_view text, char32_t &character) {
  if (text.empty())
    return 0;
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char first = byte(0);
  if (first < 0x80) {
    character = first;
    return 1;
  }
  std::size_t length = first >= 0xF0 && first <= 0xF4 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first > 0xF4 || text.size() < length)
    return 0;
  char32_t value = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80)
      return 0;
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  // A character spelt with more bytes than it needs would slip past whoever compares bytes.
  bool overlong = value < (length == 2 ? 0x80u : length == 3 ? 0x800u : 0x10000u);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
    return 0;
  character = value;
  return length;
}

bool isHidden(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0x200B && c <= 0x200F) || c == 0x061C ||
         c == 0x00AD || c == 0x2060 || c == 0xFEFF || (c >= 0x2028 && c <= 0x2029) || (c >= 0x80 && c < 0xA0) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

char32_t hiddenIn(std::string_view text) {
  while (!text.empty()) {
    char32_t c = 0;
    const std::size_t length = decodeUtf8(text, c);
    if (length != 0 && (isHidden(c) || (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F))
      return c == 0 ? 0xFFFD : c;
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return 0;
}

std::string codeOf(char32_t character) { return fmt::format("U+{:04X}", static_cast<std::uint32_t>(character)); }

std::string visible(std::string_view text, std::size_t most) {
  std::string out;
  while (!text.empty() && out.size() < most) {
    // Nearly all text is plain, and goes over in one piece.
    const std::string_view near = text.substr(0, most - out.size());
    const auto plain = static_cast<std::size_t>(
        std::find_if(near.begin(), near.end(), [](char each) { return each < 0x20 || each > 0x7E; }) - near.begin());
    if (plain > 0) {
      out += near.substr(0, plain);
      text.remove_prefix(plain);
      continue;
    }
    char32_t c = 0;
    std::size_t length = decodeUtf8(text, c);
    if (length == 0) {
      out += fmt::format("<byte {:#04x}>", static_cast<unsigned char>(text[0]));
      length = 1;
    } else if (isHidden(c) || c < 0x20 || c == 0x7F) {
      // A message stays on its line, whatever it quotes.
      out += c == '\n' || c == '\t' ? std::string(" ") : "<" + codeOf(c) + ">";
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  if (!text.empty())
    out += "…";
  return out;
}

std::string_view trimRight(std::string_view text) {
  std::size_t last = text.find_last_not_of(" \t\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

} // namespace quorate
