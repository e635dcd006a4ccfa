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

namespace {

/// Tells apart matters that a body decides in different ways.
class Ways {
public:
  Ways(const ir::Model &model, const ir::Body &body) : model_(model), body_(body) {
    for (ir::SeatId id : body.seats)
      if (!model.at(id).matters.empty())
        depends_.push_back(id);
  }
  /// Whether no matter looked at before is decided in the same way.
  bool isNew(ir::FunctionId matter) {
    Way way{ruleFor(body_, matter), {}};
    for (ir::SeatId id : depends_)
      way.second.push_back(ir::votesOn(model_, model_.at(id), matter));
    return seen_.insert(std::move(way)).second;
  }

private:
  using Way = std::pair<const ir::DecisionRule *, std::vector<std::optional<bool>>>;
  const ir::Model &model_;
  const ir::Body &body_;
  std::vector<ir::SeatId> depends_;
  std::set<Way> seen_;
};

bool standsIn(const ir::Model &model, ir::FunctionId function, ir::FunctionId group, int depth = 0) {
  constexpr int kDeepest = 64;
  return depth < kDeepest &&
         std::any_of(model.at(function).groups.begin(), model.at(function).groups.end(), [&](ir::FunctionId direct) {
           return direct == group || standsIn(model, direct, group, depth + 1);
         });
}

} // namespace

std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const ir::Body &body) {
  std::vector<ir::FunctionId> named;
  auto add = [&](const std::vector<ir::FunctionId> &some) {
    for (ir::FunctionId id : some)
      if (!model.at(id).isGroup)
        named.push_back(id);
  };
  for (const ir::DecisionRule &rule : body.decisions)
    add(rule.matters);
  for (ir::SeatId id : body.seats)
    add(model.at(id).matters);
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());

  Ways ways(model, body);
  std::vector<ir::FunctionId> matters{ir::FunctionId{}};
  ways.isNew({});
  for (ir::FunctionId matter : named)
    if (ways.isNew(matter))
      matters.push_back(matter);
  return matters;
}

std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const ir::Body &body, ir::FunctionId within) {
  if (!within)
    return mattersApart(model, body);
  std::vector<ir::FunctionId> matters;
  Ways ways(model, body);
  if (model.at(within).isGroup)
    for (std::size_t i = 0; i < model.functions.size(); ++i)
      if (ir::FunctionId id(i); !model.at(id).isGroup && standsIn(model, id, within) && ways.isNew(id))
        matters.push_back(id);
  if (matters.empty())
    matters.push_back(within);
  return matters;
}

} // namespace quorate::analysis
