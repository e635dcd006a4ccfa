// Damages constitutions for the robustness test: the same seed gives the same damage on every machine.
#include "tests/fuzz/mutate.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace quorate::tests {

namespace {

// Repeats of repeats grow fast; a test of robustness is no test of patience.
constexpr std::size_t kMaxSize = 64 * 1024;

bool isNameByte(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '\'';
}

struct Stretch {
  std::size_t begin, end;
};

/// The runs of capitalised words of a text.
std::vector<Stretch> namesIn(std::string_view text) {
  std::vector<Stretch> all;
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = text[i] >= 'A' && text[i] <= 'Z' && (i == 0 || !isNameByte(text[i - 1]));
    if (!starts) {
      ++i;
      continue;
    }
    std::size_t end = i;
    for (;;) {
      while (end < text.size() && isNameByte(text[end]))
        ++end;
      if (end + 1 < text.size() && text[end] == ' ' && text[end + 1] >= 'A' && text[end + 1] <= 'Z')
        ++end;
      else
        break;
    }
    all.push_back({i, end});
    i = end;
  }
  return all;
}

std::vector<Stretch> numbersIn(std::string_view text) {
  std::vector<Stretch> all;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] >= '0' && text[i] <= '9') {
      const std::size_t begin = i;
      while (i < text.size() && text[i] >= '0' && text[i] <= '9')
        ++i;
      all.push_back({begin, i});
    }
  return all;
}

using namespace std::string_view_literals;

constexpr std::array kWords = {
    " body "sv,
    " for each "sv,
    " of "sv,
    " that "sv,
    " members { "sv,
    " } "sv,
    " { "sv,
    " 3 seats "sv,
    " votes "sv,
    " does not vote"sv,
    " except on "sv,
    " quorum at least 1/2 of "sv,
    " the greater of "sv,
    " from "sv,
    " until "sv,
    " to be confirmed \"who\" "sv,
    " delegate "sv,
    " reserve "sv,
    " to "sv,
    " in "sv,
    " and "sv,
    ", "sv,
    " is a "sv,
    " Place "sv,
    " up to £1 a decision "sv,
    " may be sub-delegated "sv,
    " exclusively "sv,
    " claim \"x\" "sv,
    " ? "sv,
    " scenario \"s\" { "sv,
    " who may decide "sv,
    " 31 February 2020 "sv,
    " 1 April 2020 "sv,
    " 7/3 "sv,
    " 0/0 "sv,
    " 100.1% "sv,
    " £99999999999999999999 "sv,
    " 18446744073709551616 "sv,
    " use \"../../x\" "sv,
    " use nhs.ccg "sv,
    "\""sv,
    "\\"sv,
    "//"sv,
    "\0"sv,
    "\xC2"sv,
    "\xFF\xFE"sv,
    "\u202E"sv,
    "\u200B"sv,
    "\r\n"sv,
    "\t"sv,
    "<script>"sv,
    "{{{{{{{{{{{{{{{{"sv,
    "}}}}"sv,
    " casting vote "sv,
    " drawn from "sv,
    " committee of "sv,
    " succeeds "sv,
};

// The edges of the types that a number might be read into.
constexpr std::array kNumbers = {"0"sv,
                                 "1"sv,
                                 "2"sv,
                                 "7"sv,
                                 "255"sv,
                                 "65536"sv,
                                 "4294967295"sv,
                                 "4294967296"sv,
                                 "99"sv,
                                 "100000000"sv,
                                 "9223372036854775808"sv};

} // namespace

Mutator::Mutator(std::uint64_t seed, std::span<const std::string> corpus) : random_(seed), corpus_(corpus) {
  std::set<std::string_view> seen;
  for (const std::string &text : corpus_)
    for (const Stretch &name : namesIn(text)) {
      const std::string_view word = std::string_view(text).substr(name.begin, name.end - name.begin);
      if (seen.insert(word).second)
        names_.emplace_back(word);
    }
}

std::string Mutator::mutate(std::string text) {
  for (std::size_t changes = 1 + below(8); changes > 0; --changes)
    changeOnce(text);
  if (text.size() > kMaxSize)
    text.resize(kMaxSize);
  return text;
}

void Mutator::changeOnce(std::string &text) {
  if (text.empty())
    return insertWord(text);
  switch (below(9)) {
  case 0: return changeByte(text);
  case 1: return removeRange(text);
  case 2: return repeatRange(text);
  case 3: return insertWord(text);
  case 4: return moveLine(text);
  case 5: return spliceLine(text);
  case 6: return changeNumber(text);
  default: return exchangeName(text); // twice as often: what still reads well goes deepest
  }
}

void Mutator::changeByte(std::string &text) { text[below(text.size())] = static_cast<char>(below(256)); }

void Mutator::removeRange(std::string &text) { text.erase(below(text.size()), 1 + below(40)); }

void Mutator::repeatRange(std::string &text) {
  const std::string piece = text.substr(below(text.size()), 1 + below(200));
  const std::size_t at = below(text.size() + 1);
  for (std::size_t times = 1 + below(3); times > 0; --times)
    text.insert(at, piece);
}

void Mutator::insertWord(std::string &text) { text.insert(below(text.size() + 1), kWords[below(kWords.size())]); }

std::string_view Mutator::anyLine(std::string_view text) {
  const std::size_t somewhere = below(text.size());
  const std::size_t newline = text.rfind('\n', somewhere);
  const std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

void Mutator::moveLine(std::string &text) {
  const std::string_view line = anyLine(text);
  const std::string moved(line);
  text.erase(static_cast<std::size_t>(line.data() - text.data()), line.size());
  text.insert(below(text.size() + 1), moved + "\n");
}

void Mutator::spliceLine(std::string &text) {
  const std::string &other = corpus_.empty() ? text : corpus_[below(corpus_.size())];
  if (other.empty())
    return;
  const std::string line(anyLine(other));
  const std::string_view before = anyLine(text);
  text.insert(static_cast<std::size_t>(before.data() - text.data()), line + "\n");
}

void Mutator::exchangeName(std::string &text) {
  const std::vector<Stretch> names = namesIn(text);
  if (names.empty() || names_.empty())
    return insertWord(text);
  const Stretch chosen = names[below(names.size())];
  text.replace(chosen.begin, chosen.end - chosen.begin, names_[below(names_.size())]);
}

void Mutator::changeNumber(std::string &text) {
  const std::vector<Stretch> numbers = numbersIn(text);
  if (numbers.empty())
    return insertWord(text);
  const Stretch chosen = numbers[below(numbers.size())];
  text.replace(chosen.begin, chosen.end - chosen.begin, kNumbers[below(kNumbers.size())]);
}

TEST_CASE("the same seed gives the same damage", "[fuzz]") {
  const std::vector<std::string> corpus = {"body Audit Committee {\n  quorum at least 3 members\n}\n",
                                           "place Southwark: Borough\n"};
  Mutator one(7, corpus), other(7, corpus), third(8, corpus);
  std::size_t changed = 0, different = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string &text = corpus[static_cast<std::size_t>(i) % corpus.size()];
    const std::string damaged = one.mutate(text);
    CHECK(damaged == other.mutate(text));
    changed += damaged != text;
    different += damaged != third.mutate(text);
  }
  CHECK(changed > 180);
  CHECK(different > 180);
}

TEST_CASE("an empty text can be damaged too", "[fuzz]") {
  Mutator mutator(1, {});
  CHECK_FALSE(mutator.mutate("").empty());
}

} // namespace quorate::tests
