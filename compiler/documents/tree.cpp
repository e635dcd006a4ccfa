// Lines of text: putting them together and reading them off.
#include "compiler/documents/tree.h"

#include "compiler/documents/english.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace quorate::documents {

Inline::Inline(std::string text) {
  if (!text.empty())
    runs.push_back({Run::Is::Text, std::move(text), {}, Tone::Plain});
}

std::string Inline::plain() const {
  std::string result;
  for (const Run &run : runs)
    // The number of a source is no part of what a clause says.
    if (run.is != Run::Is::Source)
      result += run.text;
  return result;
}

Inline &operator<<(Inline &line, std::string_view text) {
  if (text.empty())
    return line;
  if (!line.runs.empty() && line.runs.back().is == Run::Is::Text)
    line.runs.back().text += text;
  else
    line.runs.push_back({Run::Is::Text, std::string(text), {}, Tone::Plain});
  return line;
}

Inline &operator<<(Inline &line, Run run) {
  if (run.is == Run::Is::Text)
    return line << run.text;
  line.runs.push_back(std::move(run));
  return line;
}

Inline &operator<<(Inline &line, const Inline &more) {
  for (const Run &run : more.runs)
    line << run;
  return line;
}

Inline list(const std::vector<Inline> &items, std::string_view joiner) {
  Inline result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0)
      result << (i + 1 == items.size() ? " " + std::string(joiner) + " " : ", ");
    result << items[i];
  }
  return result;
}

Inline capitalised(Inline line) {
  if (!line.runs.empty())
    line.runs.front().text = english::capitalised(line.runs.front().text);
  return line;
}

Inline following(Inline line) {
  // Words that sentences of documents begin with. Anything else may be a name, and keeps its capital.
  constexpr std::array<std::string_view, 34> kWords = {
      "A",       "All",      "An",     "Any",    "At",  "Besides", "Business", "By",       "Each",
      "Every",   "Everyone", "For",    "If",     "In",  "It",      "Its",      "Meetings", "Members",
      "More",    "No",       "Nobody", "Notice", "Of",  "On",      "Once",     "One",      "Only",
      "Outside", "The",      "There",  "To",     "Who", "Whoever", "Without"};
  if (line.runs.empty() || line.runs.front().is != Run::Is::Text)
    return line;
  std::string &text = line.runs.front().text;
  std::string_view first = std::string_view(text).substr(0, text.find_first_of(" ,"));
  if (first.size() != text.size() && std::find(kWords.begin(), kWords.end(), first) != kWords.end())
    text = english::uncapitalised(text);
  return line;
}

Inline sentence(Inline line) {
  line = capitalised(std::move(line));
  // Marks stand behind the full stop.
  auto end = line.runs.end();
  while (end != line.runs.begin() &&
         (std::prev(end)->is == Run::Is::Mark || english::tidied(std::prev(end)->text).empty()))
    --end;
  Inline said;
  said.runs.assign(line.runs.begin(), end);
  std::string text = english::tidied(said.plain());
  if (text.empty() || text.ends_with(':') || english::sentence(text).size() == english::capitalised(text).size())
    return line;
  while (said.runs.back().text.ends_with(' '))
    said.runs.back().text.pop_back();
  said << (end == line.runs.end() ? "." : ". ");
  for (; end != line.runs.end(); ++end)
    if (end->is == Run::Is::Mark)
      said << *end << (std::next(end) == line.runs.end() ? "" : " ");
  return said;
}

std::string letterOf(std::size_t index) {
  std::string result;
  for (std::size_t n = index + 1; n != 0; n = (n - 1) / 26)
    result.insert(result.begin(), static_cast<char>('a' + (n - 1) % 26));
  return result;
}

std::string romanOf(std::size_t index) {
  struct Numeral {
    std::size_t value;
    std::string_view letters;
  };
  constexpr Numeral kNumerals[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                   {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
  std::string result;
  std::size_t left = index + 1;
  for (const Numeral &numeral : kNumerals)
    for (; left >= numeral.value; left -= numeral.value)
      result += numeral.letters;
  return result;
}

} // namespace quorate::documents
