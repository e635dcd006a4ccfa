// The matters that a body treats differently: under another rule, or with other members voting.
#include "compiler/analysis/matters.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace quorate::analysis {

const ir::DecisionRule *ruleFor(const ir::Body &body, ir::FunctionId matter) {
  const ir::DecisionRule *general = nullptr;
  for (const ir::DecisionRule &rule : body.decisions) {
    if (rule.matters.empty())
      general = general ? general : &rule;
    else if (matter && std::find(rule.matters.begin(), rule.matters.end(), matter) != rule.matters.end())
      return &rule;
  }
  return general;
}

std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const ir::Body &body) {
  std::vector<ir::FunctionId> matters{ir::FunctionId{}};
  std::vector<ir::FunctionId> named;
  auto add = [&](const std::vector<ir::FunctionId> &some) {
    for (ir::FunctionId id : some)
      if (!model.at(id).isGroup)
        named.push_back(id);
  };
  for (const ir::DecisionRule &rule : body.decisions)
    add(rule.matters);
  std::vector<ir::SeatId> depends;
  for (ir::SeatId id : body.seats) {
    add(model.at(id).matters);
    if (!model.at(id).matters.empty())
      depends.push_back(id);
  }
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());

  using Way = std::pair<const ir::DecisionRule *, std::vector<std::optional<bool>>>;
  auto wayOf = [&](ir::FunctionId matter) {
    Way way{ruleFor(body, matter), {}};
    for (ir::SeatId id : depends)
      way.second.push_back(ir::votesOn(model, model.at(id), matter));
    return way;
  };
  std::set<Way> seen{wayOf({})};
  for (ir::FunctionId matter : named)
    if (seen.insert(wayOf(matter)).second)
      matters.push_back(matter);
  return matters;
}

} // namespace quorate::analysis
