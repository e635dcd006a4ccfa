// The matters that a body treats differently: under another rule or quorum, or with other members voting.
#include "compiler/analysis/matters.h"
#include "compiler/ir/kinds.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace quorate::analysis {

namespace {

/// Tells apart matters that a body decides in different ways.
class Ways {
public:
  Ways(const ir::Model &model, const Standing &standing) : model_(model), standing_(standing) {
    for (ir::SeatId id : standing.seats)
      if (!model.at(id).matters.empty())
        depends_.push_back(id);
  }
  /// Whether no matter looked at before is decided in the same way.
  bool isNew(ir::FunctionId matter) {
    Way way;
    for (ir::Mode mode : {ir::Mode::AtMeeting, ir::Mode::InWriting, ir::Mode::Electronically})
      way.first.push_back(standing_.rule(model_, matter, mode));
    for (ir::Quorum::To to : {ir::Quorum::To::Meet, ir::Quorum::To::Vote})
      way.first.push_back(standing_.quorum(model_, to, matter));
    way.first.push_back(withoutQuorum(matter));
    for (ir::SeatId id : depends_)
      way.second.push_back(ir::votesOn(model_, model_.at(id), matter));
    // The clause of a rule on conflicts tells it from any other.
    ir::ClauseId conflict = ir::conflictRuleFor(model_, *standing_.body, matter, standing_.day).clause;
    way.second.push_back(conflict ? std::optional(true) : std::nullopt);
    return seen_.insert({std::move(way), conflict}).second;
  }

private:
  /// The clause by which a matter needs no quorum, if there is one.
  const void *withoutQuorum(ir::FunctionId matter) const {
    for (const ir::WithoutQuorum *each : onDay(model_, standing_.body->withoutQuorum, standing_.day))
      if (matter && std::find(each->matters.begin(), each->matters.end(), matter) != each->matters.end())
        return each;
    return nullptr;
  }

  using Way = std::pair<std::vector<const void *>, std::vector<std::optional<bool>>>;
  const ir::Model &model_;
  const Standing &standing_;
  std::vector<ir::SeatId> depends_;
  std::set<std::pair<Way, ir::ClauseId>> seen_;
};

} // namespace

std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const Standing &standing) {
  std::vector<ir::FunctionId> named;
  auto add = [&](const std::vector<ir::FunctionId> &some) {
    for (ir::FunctionId id : some)
      // A group is not decided on; its functions are, and lowering has named them beside it.
      if (!model.at(id).isGroup)
        named.push_back(id);
  };
  ir::eachClause(*standing.body, [&](const auto &clause) {
    if constexpr (ir::ByMatter<std::remove_cvref_t<decltype(clause)>>)
      if (ir::daysOf(model, clause).contains(standing.day))
        add(clause.matters);
  });
  for (ir::SeatId id : standing.seats)
    add(model.at(id).matters);
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());

  Ways ways(model, standing);
  // Without this a claim would be searched once for each of hundreds of functions, with the same result.
  std::vector<ir::FunctionId> matters{ir::FunctionId{}};
  ways.isNew({});
  for (ir::FunctionId matter : named)
    if (ways.isNew(matter))
      matters.push_back(matter);
  return matters;
}

std::vector<ir::FunctionId> mattersApart(const ir::Model &model, const Standing &standing, ir::FunctionId within) {
  if (!within)
    return mattersApart(model, standing);
  std::vector<ir::FunctionId> matters;
  Ways ways(model, standing);
  if (model.at(within).isGroup)
    for (std::size_t i = 0; i < model.functions.size(); ++i)
      if (ir::FunctionId id(i); !model.at(id).isGroup && standsIn(model, id, within) && ways.isNew(id))
        matters.push_back(id);
  if (matters.empty())
    matters.push_back(within);
  return matters;
}

} // namespace quorate::analysis
