// Holds the reasons of several ways against one another, sentence by sentence.
#include "runtime/answers/open_reasons.h"

#include <algorithm>
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

/// What a sentence comes to: " is enough.", "so this is met.".
std::string_view endOf(std::string_view sentence) {
  for (std::string_view end :
       {"is met.", "is not met.", "is enough.", "is not enough.", "is not too many.", "is too many."})
    if (sentence.ends_with(end))
      return end.substr(0, end.size() - 1);
  return {};
}

std::string_view settledBy(Choice::Is chosen) {
  switch (chosen) {
  case Choice::Is::WhichProxies: return "which of the votes by proxy count";
  case Choice::Is::WhoseVotes: return "who voted how";
  default: return "who is meant";
  }
}

std::string_view however(Choice::Is chosen) {
  switch (chosen) {
  case Choice::Is::WhichProxies: return ", whichever of the votes by proxy count.";
  case Choice::Is::WhoseVotes: return ", whoever voted how.";
  default: return ", whoever is meant.";
  }
}

} // namespace

void tellWhatIsOpen(std::vector<Reason> &reasons, const std::vector<std::vector<Reason>> &others, Choice::Is chosen) {
  for (Reason &reason : reasons) {
    bool differs = false, sameEnd = true;
    const std::string_view end = endOf(reason.sentence);
    for (const std::vector<Reason> &other : others)
      if (const Reason *same = sameOf(reason, other); same && same->sentence != reason.sentence) {
        differs = true;
        sameEnd = sameEnd && !end.empty() && endOf(same->sentence) == end;
      }
    if (!differs)
      continue;
    const std::string about(withoutNumber(aboutOf(reason.sentence)));
    if (about.starts_with(" abstaining"))
      reason.sentence = "How many votes are in favour and against depends on " + std::string(settledBy(chosen)) + ".";
    else if (sameEnd)
      reason.sentence = about + ": that " + std::string(end) + std::string(however(chosen));
    else
      reason.sentence = about + ": whether that is so depends on " + std::string(settledBy(chosen)) + ".";
  }
}

} // namespace quorate::runtime
