// Questions that many passes ask of the flat model.
#include "compiler/ir/model.h"

#include <algorithm>

namespace quorate::ir {

namespace {

template <class T> bool contains(const std::vector<T> &all, T one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Whether `function` stands in `group`, directly or through other groups.
bool standsIn(const Model &model, FunctionId function, FunctionId group, int depth = 0) {
  if (depth > 64)
    return false;
  for (FunctionId direct : model.at(function).groups)
    if (direct == group || standsIn(model, direct, group, depth + 1))
      return true;
  return false;
}

/// Whether a matter is among those a seat names. Empty: partly.
std::optional<bool> named(const Model &model, const Seat &seat, FunctionId matter) {
  const Function &function = model.at(matter);
  if (contains(seat.matters, matter)) {
    // It may stand in a second group, for which the opposite is said.
    for (FunctionId group : function.groups) {
      if (contains(seat.matters, group))
        continue;
      bool opposed = false, wider = false;
      for (FunctionId other : function.groups)
        if (contains(seat.matters, other)) {
          opposed = true;
          wider = wider || standsIn(model, other, group);
        }
      if (opposed && !wider)
        return std::nullopt;
    }
    return true;
  }
  if (!function.isGroup)
    return false;
  bool some = false, all = true;
  for (std::size_t i = 0; i < model.functions.size(); ++i) {
    FunctionId member(i);
    if (model.at(member).isGroup || !standsIn(model, member, matter))
      continue;
    bool in = contains(seat.matters, member);
    some = some || in;
    all = all && in;
  }
  if (some && !all)
    return std::nullopt;
  return some;
}

} // namespace

bool isKind(const Model &model, KindId kind, KindId ancestor) {
  for (std::size_t steps = 0; kind && steps <= model.kinds.size(); ++steps) {
    if (kind == ancestor)
      return true;
    kind = model.at(kind).parent;
  }
  return false;
}

bool isOfClass(const Model &model, const Seat &seat, KindId memberClass) {
  return std::any_of(seat.classes.begin(), seat.classes.end(),
                     [&](KindId written) { return isKind(model, written, memberClass); });
}

std::optional<bool> votesOn(const Model &model, const Seat &seat, FunctionId matter) {
  if (seat.votingOpen && !model.at(seat.votingOpen).filledBy)
    return std::nullopt;
  switch (seat.voting) {
  case Voting::Always: return true;
  case Voting::Never: return false;
  case Voting::Unstated: return std::nullopt;
  case Voting::ExceptOn:
  case Voting::OnlyOn: break;
  }
  bool only = seat.voting == Voting::OnlyOn;
  if (!matter)
    return !only;
  std::optional<bool> in = named(model, seat, matter);
  if (!in)
    return std::nullopt;
  return *in == only;
}

} // namespace quorate::ir
