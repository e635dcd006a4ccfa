// Names, each spelling kept once. `Governing Body`, however spaced and whether quoted or not, is one name.
#pragma once

#include "compiler/support/ids.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace quorate {

struct NameTag;
using NameId = Id<NameTag>;

/// All names of one compilation. An id stands for a spelling and not for a thing: sema says what it means.
class Names {
public:
  /// The id of a spelling; runs of blanks count as one.
  NameId intern(std::string_view spelling);
  /// The id of a spelling (with single blanks) if it is known.
  NameId find(std::string_view spelling) const;
  /// The spelling of a name. Good for as long as the table.
  const std::string &text(NameId id) const { return texts_[id.index()]; }
  std::size_t size() const { return texts_.size(); }

private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, NameId> ids_;
  std::string scratch_;
};

} // namespace quorate
