// What the answer about a power rests on: the clauses of one way to it, or those that stand in every way.
#include "runtime/answers/answering.h"
#include "runtime/model/tables.h"
#include "runtime/words/wording.h"

#include <algorithm>

namespace quorate::runtime {

namespace {

bool sameClause(const Reason &a, const Reason &b) {
  return a.clause && b.clause ? *a.clause == *b.clause : a.sentence == b.sentence;
}

/// The reasons that all of several ways have.
class InEveryWay {
public:
  void add(const std::vector<Reason> &way) {
    if (!any_)
      reasons_ = way;
    any_ = true;
    std::erase_if(reasons_, [&](const Reason &reason) {
      return std::none_of(way.begin(), way.end(), [&](const Reason &its) { return sameClause(reason, its); });
    });
  }
  bool any() const { return any_; }
  const std::vector<Reason> &reasons() const { return reasons_; }

private:
  std::vector<Reason> reasons_;
  bool any_ = false;
};

/// [W2] Whether a grant is there only until it is known to whom its function is reserved: if to the actor, the
/// reservation is the way.
bool isReservedAway(const AuthorityTables &tables, const schema::Grant &grant) {
  auto points = tables.contingencies.at(grant.contingencies());
  return std::any_of(tables.reservations.begin(), tables.reservations.end(), [&](const schema::Reservation &row) {
    return row.to_open() != kNone && std::find(points.begin(), points.end(), row.to_open()) != points.end();
  });
}

void addWays(const Model &model, PowerRequest request, ActorIndex actor, const std::vector<Reason> &last,
             InEveryWay &ways) {
  const AuthorityTables &tables = model.tables().authority();
  request.actor = actor;
  GrantStretch stretch = grantsOf(model, request.actor, request.function);
  for (std::uint32_t i = 0; i < stretch.count; ++i) {
    GrantIndex grant{stretch.first + i};
    if (bearing(model, grant, request).truth == Truth::No || isReservedAway(tables, tables.grants[number(grant)]))
      continue;
    std::vector<Reason> way;
    chainInWords(model, chainTo(model, grant), way);
    way.insert(way.end(), last.begin(), last.end());
    ways.add(way);
  }
}

/// The ways through somebody who is to be confirmed, should it be the actor.
void addWaysToBeConfirmed(const Model &model, const PowerRequest &request, const schema::OpenHolding &row,
                          InEveryWay &ways) {
  const AuthorityTables &tables = model.tables().authority();
  const std::string function = ticked(model.name(request.function));
  auto isFor = [&](const auto &one) { return one.to_open() == row.open() && one.clause() == row.clause(); };
  for (const schema::Delegation &given : tables.delegations)
    if (isFor(given)) {
      if (given.from() != kNone)
        addWays(
            model, request, ActorIndex{given.from()},
            {{ticked(model.name(ActorIndex{given.from()})) + " delegates " + function + " to somebody to be confirmed.",
              clauseIf(given.clause())}},
            ways);
      return;
    }
  if (std::any_of(tables.reservations.begin(), tables.reservations.end(), isFor))
    ways.add({{function + " is reserved to somebody to be confirmed.", clauseIf(row.clause())}});
  else
    ways.add({});
}

} // namespace

Chain chainTo(const Model &model, GrantIndex grant) {
  Chain chain;
  for (std::optional<GrantIndex> at = grant; at && chain.length < Chain::kMost; at = parentOf(model, *at))
    chain.grants[chain.length++] = *at;
  return chain;
}

/// [E3] A yes cites every clause of one way, a depends those that stand in every way that is not shut out.
void standingInWords(const Model &model, const PowerRequest &request, const Power &power, std::vector<Reason> &out) {
  InEveryWay ways;
  if (power.truth == Truth::Depends) {
    addWays(model, request, request.actor, {}, ways);
    for (std::uint32_t row : openHoldingsFor(model, request))
      addWaysToBeConfirmed(model, request, model.tables().authority().openHoldings[row], ways);
  }
  if (ways.any())
    out.insert(out.end(), ways.reasons().begin(), ways.reasons().end());
  else
    chainInWords(model, power.chain, out);
}

} // namespace quorate::runtime
