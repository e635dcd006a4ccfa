// Names that look alike: a reader would take two of them for one.
#include "compiler/sema/look_alikes.h"

#include "compiler/support/look.h"
#include "compiler/support/text.h"

#include <unordered_map>
#include <utility>

namespace quorate::sema {

namespace {

/// The first character of a name that is not in the other at the same place, in words, if it is beyond ASCII.
std::string firstOther(std::string_view name, std::string_view other) {
  while (!name.empty()) {
    char32_t here = 0, there = 0;
    const std::size_t length = decodeUtf8(name, here), otherLength = decodeUtf8(other, there);
    if (length == 0)
      break;
    if (here != there)
      return here < 0x80 ? std::string()
                         : "`" + std::string(name.substr(0, length)) + "` in the name is " + codeOf(here);
    name.remove_prefix(length);
    other.remove_prefix(otherLength);
  }
  return {};
}

} // namespace

void tellLookAlikes(const std::vector<Range> &declared, const Names &names, Diagnostics &diagnostics) {
  auto isDeclared = [&](std::size_t i) { return i < declared.size() && declared[i]; };
  // Plain letters are read as what they are; to look at all names costs time.
  bool some = false;
  for (std::size_t i = 0; i < declared.size() && !some; ++i)
    some = isDeclared(i) && isBeyondAscii(names.text(NameId(i)));
  if (!some)
    return;
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (!isDeclared(i))
      continue;
    const std::string &name = names.text(NameId(i));
    auto [found, isNew] = first.try_emplace(lookOf(name), i);
    const std::string &other = names.text(NameId(found->second));
    if (isNew || !(isBeyondAscii(name) || isBeyondAscii(other)))
      continue;
    const bool later = declared[found->second] < declared[i];
    const std::size_t second = later ? i : found->second, before = later ? found->second : i;
    Diagnostic &made =
        diagnostics.report<diag::LookAlike>(declared[second], names.text(NameId(before)), names.text(NameId(second)));
    made.label(declared[before], "the other is declared here");
    for (auto [of, from] : {std::pair(second, before), std::pair(before, second)})
      if (std::string what = firstOther(names.text(NameId(of)), names.text(NameId(from))); !what.empty())
        made.note(std::move(what));
    made.mend("write both with the same characters, or give one of them another name");
  }
}

} // namespace quorate::sema
