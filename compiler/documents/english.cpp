// Numbers, plurals, articles, lists and sentences.
#include "compiler/documents/english.h"

#include "runtime/words/rules.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace quorate::documents::english {

namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string_view firstWord(std::string_view text) { return text.substr(0, text.find_first_of(" -/,")); }

std::string_view lastWord(std::string_view text) {
  std::size_t space = text.find_last_of(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

/// Where the head of a phrase ends: before "of", "for", "in" and their like, before a bracket or a comma.
std::size_t headEnd(std::string_view name) {
  constexpr std::array<std::string_view, 14> kAfter = {" of ",    " for ",     " to ",   " in ", " on ",
                                                       " at ",    " from ",    " with ", " by ", " without ",
                                                       " under ", " and the ", " (",     ", "};
  std::size_t end = name.size();
  for (std::string_view word : kAfter)
    if (std::size_t at = name.find(word); at != std::string_view::npos && at > 0)
      end = std::min(end, at);
  return end;
}

bool isAcronym(std::string_view word) {
  return word.size() > 1 &&
         std::all_of(word.begin(), word.end(), [](char c) { return isUpper(c) || isDigit(c) || c == '&'; });
}

/// The plural of one word, in lower case where the word is.
std::string pluralWord(std::string_view word) {
  std::string low = lowered(word);
  auto ends = [&](std::string_view ending) { return low.ends_with(ending); };
  auto swapped = [&](std::size_t cut, std::string_view ending) {
    return std::string(word.substr(0, word.size() - cut)).append(ending);
  };
  // Words that posts and groups are made of; the rules below are wrong for them.
  constexpr std::array<std::string_view, 6> kUnchanged = {"staff",  "healthwatch", "series",
                                                          "people", "members",     "personnel"};
  if (word.empty() || std::find(kUnchanged.begin(), kUnchanged.end(), low) != kUnchanged.end())
    return std::string(word);
  if (isAcronym(word))
    return swapped(0, ends("s") ? "es" : "s");
  if (std::size_t hyphen = word.find('-'); hyphen != std::string_view::npos && hyphen > 0) {
    std::string tail = lowered(word.substr(hyphen + 1));
    // "Secretaries-General", and not "Secretary-Generals".
    if (tail == "general" || tail == "elect" || tail == "designate" || tail.starts_with("in-"))
      return pluralWord(word.substr(0, hyphen)).append(word.substr(hyphen));
  }
  if (low == "person")
    return swapped(4, "ople");
  if (low == "child")
    return swapped(0, "ren");
  if (ends("man") && !ends("human") && !ends("german") && !ends("roman"))
    return swapped(2, "en");
  if (ends("sis"))
    return swapped(2, "es");
  if (ends("quiz"))
    return swapped(0, "zes");
  if (ends("s") || ends("x") || ends("z") || ends("sh") || (ends("ch") && !ends("arch")))
    return swapped(0, "es");
  if (low.size() > 1 && ends("y") && std::string_view("aeiou").find(low[low.size() - 2]) == std::string_view::npos)
    return swapped(1, "ies");
  return swapped(0, "s");
}

/// Whether a run of digits is read with a vowel first: eight, eleven, eighteen, eighty.
bool numberTakesAn(std::string_view digits) {
  std::size_t end = 0;
  while (end < digits.size() && (isDigit(digits[end]) || digits[end] == ','))
    ++end;
  std::string plain;
  for (char c : digits.substr(0, end))
    if (isDigit(c))
      plain += c;
  if (plain.starts_with('8'))
    return true;
  // "An 11", "an 18,000", but "a 110": only where the first group of digits is eleven or eighteen.
  return (plain.starts_with("11") || plain.starts_with("18")) && plain.size() % 3 == 2;
}

} // namespace

std::string number(std::uint64_t value) { return words::number(words::Style::Document, value); }

std::string ordinal(std::uint64_t value) { return words::ordinal(value); }

std::string plural(std::string_view name) {
  std::size_t end = headEnd(name);
  std::string_view head = name.substr(0, end);
  std::string_view last = lastWord(head);
  return std::string(head.substr(0, head.size() - last.size())).append(pluralWord(last)).append(name.substr(end));
}

std::string singularOrPlural(std::uint64_t count, std::string_view name) {
  return count == 1 ? std::string(name) : plural(name);
}

std::string count(std::uint64_t count, std::string_view name) {
  return number(count) + " " + singularOrPlural(count, name);
}

std::string_view article(std::string_view next) {
  while (!next.empty() && !isUpper(next[0]) && !isLower(next[0]) && !isDigit(next[0]))
    next.remove_prefix(1); // a pound sign, a quotation mark
  if (next.empty())
    return "a";
  if (isDigit(next[0]))
    return numberTakesAn(next) ? "an" : "a";
  std::string_view word = firstWord(next);
  if (isAcronym(word) || (word.size() == 1 && isUpper(word[0]))) {
    // Letters whose own names begin with a vowel: "an NHS trust".
    constexpr std::string_view kVowelLetters = "AEFHILMNORSX";
    constexpr std::array<std::string_view, 3> kSpokenAsWords = {"NICE", "NATO", "SAGE"};
    bool spoken = std::find(kSpokenAsWords.begin(), kSpokenAsWords.end(), word) != kSpokenAsWords.end();
    if (!spoken)
      return kVowelLetters.find(word[0]) != std::string_view::npos ? "an" : "a";
  }
  std::string low = lowered(word);
  for (std::string_view silent : {"hour", "honest", "honour", "honorary", "heir"})
    if (low.starts_with(silent))
      return "an";
  if (low == "one" || low == "once" || low.starts_with("eu") || low.starts_with("ubiq") || low.starts_with("unanim") ||
      low.starts_with("usu") || low.starts_with("use") || low.starts_with("uti") || low.starts_with("ut-"))
    return "a";
  if (low.starts_with("uni") && !low.starts_with("unin") && !low.starts_with("unim") && !low.starts_with("unid"))
    return "a";
  return std::string_view("aeiou").find(low[0]) != std::string_view::npos ? "an" : "a";
}

std::string withArticle(std::string_view name) { return std::string(article(name)).append(" ").append(name); }

bool takesThe(std::string_view name) {
  constexpr std::array<std::string_view, 36> kHeads = {
      "body",        "board",     "committee", "sub-committee", "subcommittee",   "council",    "group",     "panel",
      "forum",       "team",      "assembly",  "cabinet",       "executive",      "chair",      "director",  "officer",
      "member",      "secretary", "treasurer", "nurse",         "doctor",         "deputy",     "president", "mayor",
      "partnership", "senate",    "trust",     "commission",    "representative", "vice-chair", "manager",   "lead",
      "leader",      "chairman",  "trustees",  "members"};
  std::size_t end = headEnd(name);
  std::string head = lowered(lastWord(name.substr(0, end)));
  if (std::find(kHeads.begin(), kHeads.end(), head) == kHeads.end())
    return false;
  // "Southwark Council" and "Guy's Trust" are names of their own; "Council of Southwark" is not.
  bool named = head == "council" || head == "trust" || head == "partnership" || head == "executive";
  return !named || end != name.size() || name.find(' ') == std::string_view::npos || name.starts_with("Chief ");
}

std::string definite(std::string_view name) { return (takesThe(name) ? "the " : "") + std::string(name); }

std::string possessive(std::string_view name) {
  return std::string(name).append(name.ends_with('s') && !isAcronym(lastWord(name)) ? "’" : "’s");
}

std::string list(const std::vector<std::string> &items, std::string_view joiner) {
  return words::listed(items, joiner);
}

std::string fraction(runtime::Fraction value) { return words::fraction(words::Style::Document, value); }

std::string capitalised(std::string_view text) {
  std::string result(text);
  if (!result.empty() && isLower(result[0]))
    result[0] = static_cast<char>(result[0] - 32);
  return result;
}

std::string sentence(std::string_view text) {
  std::string result = capitalised(tidied(text));
  if (result.empty())
    return result;
  std::string_view body = result;
  for (bool more = true; more;) {
    more = false;
    for (std::string_view mark : {"\"", ")", "'", "”", "’"})
      if (body.ends_with(mark)) {
        body.remove_suffix(mark.size());
        more = true;
      }
  }
  // A sentence that ends within its quotation marks has its stop already.
  bool ended = !body.empty() && std::string_view(".!?").find(body.back()) != std::string_view::npos;
  return ended || result.ends_with("…") ? result : result + ".";
}

std::string period(runtime::Interval when) {
  using runtime::Interval;
  std::string from = when.from == Interval::kAlways ? "" : "from " + runtime::printDay(when.from);
  // The language names the first day on which something is over; a reader of a document expects the last on which it
  // holds, so the document says which it means.
  std::string until = when.until == Interval::kForEver ? "" : "until the end of " + runtime::printDay(when.until - 1);
  if (from.empty() && until.empty())
    return "at all times";
  if (!from.empty() && when.until == when.from + 1)
    return "on " + runtime::printDay(when.from);
  return from + (from.empty() || until.empty() ? "" : " ") + until;
}

std::string span(runtime::Span span) { return words::span(words::Style::Document, span); }

std::string times(std::uint64_t count) { return count == 1 ? "once" : count == 2 ? "twice" : number(count) + " times"; }

std::string uncapitalised(std::string_view text) {
  std::string result(text);
  // "NHS" and "A1" keep their capitals within a sentence.
  if (!result.empty() && isUpper(result[0]) && !(result.size() > 1 && (isUpper(result[1]) || isDigit(result[1]))))
    result[0] = lower(result[0]);
  return result;
}

std::string phrase(std::string_view text) {
  std::string result = tidied(text);
  if (result.ends_with('.') && !result.ends_with("..") && result.find(". ") == std::string::npos)
    result.pop_back();
  return result;
}

std::string tidied(std::string_view text) {
  std::string result;
  bool space = false;
  for (char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      space = !result.empty();
      continue;
    }
    if (space)
      result += ' ';
    space = false;
    result += c;
  }
  return result;
}

} // namespace quorate::documents::english
