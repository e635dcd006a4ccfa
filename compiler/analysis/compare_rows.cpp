// Puts what is said of two sides next to each other.
#include "compiler/analysis/compare_rows.h"

#include <algorithm>
#include <set>

namespace quorate::analysis {
namespace {

/// What one side says and the other does not.
std::vector<Said> without(std::vector<Said> all, const std::vector<Said> &others) {
  for (const Said &other : others)
    // Twice the same on one side and once on the other differ by one: each is taken away once.
    if (auto same = std::find(all.begin(), all.end(), other); same != all.end())
      all.erase(same);
  return all;
}

/// All of it, each text once.
std::string joined(const std::vector<Said> &all, bool written) {
  std::vector<std::string> texts;
  for (const Said &each : all) {
    std::string text = each.words;
    if (written && !each.written.empty() && each.written != each.words)
      text += ", written as " + each.written;
    if (std::find(texts.begin(), texts.end(), text) == texts.end())
      texts.push_back(std::move(text));
  }
  std::string joined;
  for (const std::string &text : texts)
    joined += (joined.empty() ? "" : "; ") + text;
  return joined;
}

/// What the words of one side do not tell.
std::set<std::string> rests(const std::vector<Said> &all) {
  std::set<std::string> made;
  for (const Said &each : all)
    made.insert(each.rest);
  return made;
}

} // namespace

void Facts::add(Section section, const std::string &name, Said said) {
  auto [found, isNew] = index_.try_emplace({section, name}, all_.size());
  if (isNew)
    all_.push_back({section, name, {}});
  std::vector<Said> &before = all_[found->second].said;
  if (std::find(before.begin(), before.end(), said) == before.end())
    before.push_back(std::move(said));
}

const std::vector<Said> &Facts::of(Section section, const std::string &name) const {
  static const std::vector<Said> nothing;
  auto found = index_.find({section, name});
  return found == index_.end() ? nothing : all_[found->second].said;
}

std::vector<std::string> Facts::names(Section section) const {
  std::vector<std::string> names;
  for (const Fact &fact : all_)
    if (fact.section == section)
      names.push_back(fact.name);
  return names;
}

ComparedRow rowOf(Section section, const std::string &name, const Facts &one, const Facts &other) {
  const std::vector<Said> &left = one.of(section, name), &right = other.of(section, name);
  std::vector<Said> ofLeft = without(left, right), ofRight = without(right, left);
  if (ofLeft.empty() && ofRight.empty())
    return {name, joined(left, false), joined(left, false)};
  // Of ten duties of which one changes, that one is told. Elsewhere one thing said qualifies another.
  if (section != Section::OtherClauses)
    ofLeft = left, ofRight = right;
  // Where the words do not tell all that differs, what the author wrote does.
  ComparedRow row{name, joined(ofLeft, false), joined(ofRight, false)};
  if (!row.differs() || (!ofLeft.empty() && !ofRight.empty() && rests(ofLeft) != rests(ofRight)))
    row = {name, joined(ofLeft, true), joined(ofRight, true)};
  // A clause of a template, or one on a group, is the same text and yet means something else.
  if (!row.differs())
    row.right = "the same words, but of other members, bodies, matters or sources";
  return row;
}

} // namespace quorate::analysis
