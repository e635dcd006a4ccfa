// Holds the reasons of several ways against one another, sentence by sentence.
#include "runtime/answers/open_reasons.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace quorate::runtime {

namespace {

/// What a sentence is about: up to its colon, or, of votes as they were counted, all of them.
std::string_view aboutOf(std::string_view sentence) {
  constexpr std::string_view kCounted = " abstaining.";
  if (sentence.ends_with(kCounted) && sentence.find(": ") == std::string_view::npos)
    return kCounted;
  const std::size_t colon = sentence.find(": ");
  return sentence.substr(0, colon == std::string_view::npos ? sentence.size() : colon);
}

/// A share is told with the number that it comes to, which may be another in another way.
std::string_view withoutNumber(std::string_view about) {
  const std::size_t here = about.rfind(", here ");
  return here == std::string_view::npos ? about : about.substr(0, here);
}

const Reason *sameOf(const Reason &reason, const std::vector<Reason> &among) {
  const std::string_view about = withoutNumber(aboutOf(reason.sentence));
  const Reason *found = nullptr;
  for (const Reason &one : among) {
    if (one.sentence == reason.sentence)
      return &one;
    if (!found && one.clause == reason.clause && withoutNumber(aboutOf(one.sentence)) == about)
      found = &one;
  }
  return found;
}

/// A sentence in two: what was counted, and what that comes to.
struct Told {
  std::string_view counted, end;
};

Told inTwo(std::string_view sentence) {
  for (std::string_view end :
       {", so this is met.", ", so this is not met.", " is enough.", " is not enough.", " is not too many.",
        " is too many.", ", and whether that is enough depends on what is not known.",
        "; whether that is enough depends on what is not known.", " abstaining."})
    if (sentence.ends_with(end))
      return {sentence.substr(0, sentence.size() - end.size()), end};
  return {sentence, {}};
}

/// A text cut into words and numbers, the numbers apart.
struct Numbers {
  std::vector<std::uint64_t> numbers;
  std::vector<std::string> between;

  explicit Numbers(std::string_view text) : between(1) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && end - at < 18 && text[end] >= '0' && text[end] <= '9')
        ++end;
      if (end == at) {
        between.back() += text[at++];
        continue;
      }
      numbers.push_back(std::stoull(std::string(text.substr(at, end - at))));
      between.emplace_back();
      at = end;
    }
    // "1 counts", "2 count"
    for (std::string &words : between)
      if (words.starts_with(" counts "))
        words.replace(0, 8, " count ");
  }
};

std::string_view settledBy(Choice::Is chosen) {
  switch (chosen) {
  case Choice::Is::WhichProxies: return "which of the votes by proxy count";
  case Choice::Is::WhoseVotes: return "who voted how";
  case Choice::Is::WhoseDeputy: return "whose deputy is there";
  default: return "who is meant";
  }
}

/// What was counted, with both ends of numbers that are others in another way; nothing if more than these differs.
std::optional<std::string> withBothEnds(const std::vector<std::string_view> &all) {
  const Numbers first(all.front());
  std::vector<std::uint64_t> least = first.numbers, most = first.numbers;
  for (std::string_view one : all) {
    const Numbers other(one);
    if (other.between != first.between)
      return std::nullopt;
    for (std::size_t i = 0; i < least.size(); ++i) {
      least[i] = std::min(least[i], other.numbers[i]);
      most[i] = std::max(most[i], other.numbers[i]);
    }
  }
  std::string text = first.between.front();
  for (std::size_t i = 0; i < least.size(); ++i)
    text +=
        std::to_string(least[i]) + (most[i] == least[i] ? "" : " to " + std::to_string(most[i])) + first.between[i + 1];
  return text;
}

} // namespace

void tellWhatIsOpen(std::vector<Reason> &reasons, const std::vector<std::vector<Reason>> &others, Choice::Is chosen) {
  for (Reason &reason : reasons) {
    bool differs = false, sameEnd = true;
    const Told told = inTwo(reason.sentence);
    std::vector<std::string_view> counted = {told.counted};
    for (const std::vector<Reason> &other : others)
      if (const Reason *same = sameOf(reason, other)) {
        differs = differs || same->sentence != reason.sentence;
        const Told there = inTwo(same->sentence);
        sameEnd = sameEnd && !told.end.empty() && there.end == told.end;
        counted.push_back(there.counted);
      }
    if (!differs)
      continue;
    const std::optional<std::string> ends = told.end.empty() ? std::nullopt : withBothEnds(counted);
    std::string sentence = ends ? *ends : std::string(withoutNumber(aboutOf(told.counted)));
    if (ends && sameEnd)
      sentence += told.end;
    else
      sentence += std::string(ends ? "; whether that is enough depends on " : ": whether that is so depends on ") +
                  std::string(settledBy(chosen)) + ".";
    reason.sentence = std::move(sentence);
  }
}

} // namespace quorate::runtime
