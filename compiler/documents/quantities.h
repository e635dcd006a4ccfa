// How many people: numbers, shares and the greater of two, in words that stand in a sentence. Shared by quorums, votes,
// the composition of bodies and whoever may ask for a meeting.
#pragma once

#include "compiler/ir/model.h"

#include <string>
#include <string_view>

namespace quorate::documents {

/// "at least " or "more than ".
std::string limitOf(ir::Bound bound);

/// One of those counted: "Lay Member" of a post, "Clinical member" of a class.
std::string oneOf(const ir::Selector &who);
/// Several of them: "Lay Members".
std::string several(const ir::Selector &who);

/// "the members present", "all seats (vacant seats included)".
std::string baseWords(ir::Base base);

/// "half of ", "all of ": what stands before a base.
std::string part(ir::Fraction fraction);

/// "at least one Lay Member", "more than half of the Clinical members (at least eight of the 15)", "members from at
/// least four Boroughs".
std::string people(const ir::Model &model, const ir::People &people);

/// The same as a clause: "at least nine voting members are present", "the number of members present is at least the
/// greater of nine and one third of the members in post".
std::string present(const ir::Model &model, const ir::People &people);

/// Whether what `people` says is one person, as for a verb: "at least one member asks".
bool isOne(const ir::Model &model, const ir::People &people);

} // namespace quorate::documents
