// Interning of names.
#include "compiler/support/names.h"

namespace quorate {

NameId Names::intern(std::string_view spelling) {
  scratch_.clear();
  for (char c : spelling) {
    bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (scratch_.empty() || scratch_.back() == ' '))
      continue;
    scratch_.push_back(blank ? ' ' : c);
  }
  while (scratch_.ends_with(' '))
    scratch_.pop_back();
  if (auto found = ids_.find(scratch_); found != ids_.end())
    return found->second;
  texts_.push_back(scratch_);
  NameId id(texts_.size() - 1);
  ids_.emplace(texts_.back(), id);
  return id;
}

NameId Names::find(std::string_view spelling) const {
  auto found = ids_.find(spelling);
  return found == ids_.end() ? NameId() : found->second;
}

} // namespace quorate
