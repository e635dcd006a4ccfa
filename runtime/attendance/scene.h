// The people of a meeting as they were read, in one way, so that some of them may do something else.
#pragma once

#include "runtime/attendance/roll.h"
#include "runtime/attendance/told_votes.h"
#include "runtime/meeting/nearest.h"

namespace quorate::runtime {

/// `item`: what is asked, with whatever is told of it besides people. The room must outlive the scene.
std::shared_ptr<const Scene> sceneOf(const Roll &roll, const std::vector<VoteTold> &votes, const Meeting &item);

} // namespace quorate::runtime
