// The rows of the bodies section while they are gathered.
#pragma once

#include "compiler/emit/parts.h"

namespace quorate::emit {

/// All rows of the bodies section. Those of the clauses lie as the schema names them, so that a kind of clause needs
/// nothing more here: `RulesOfBody::row` adds them.
struct BodiesRows {
  schema::BodiesT clauses;
  std::vector<schema::Body> bodies;
  std::vector<schema::Seat> seats;
  std::vector<schema::Quantity> quantities;
  Stretches<std::uint32_t> seatLists, positions, classes, ruleMatters, parents;
  Stretches<schema::MatterStatus> statuses;
  Stretches<schema::SeatFilling> fillings;
  Stretches<schema::Several> several;
  Stretches<schema::Span> texts;
  Stretches<schema::Who> groups;
  Stretches<schema::Requirement> requirements;
  Stretches<schema::Threshold> thresholds;
  Pool pool;
  std::vector<std::vector<std::uint32_t>> people; ///< for each body, who is registered for a seat of it on any day
};

/// Those of some people who hold several seats of a body, in the order of people and days.
std::vector<schema::Several> severalOf(const ir::Model &model, const ir::Body &body,
                                       const std::vector<std::uint32_t> &people, Stretches<std::uint32_t> &positions);
/// For each body, who is registered for a seat of it on any day, in order.
std::vector<std::vector<std::uint32_t>> peopleOf(const ir::Model &model);

/// Adds the rules of one body: how its members must be, its quorums, its ways of deciding, who presides, what
/// conflicted members do.
class RulesOfBody {
public:
  RulesOfBody(const ir::Model &model, const ir::Body &body, BodiesRows &rows)
      : model_(model), body_(body), rows_(rows) {}

  /// Adds the rows of the clauses, and makes the row of the body, which says where they are.
  schema::Body row();

private:
  schema::Span membership();
  schema::Span caps();
  schema::Quorum rowOf(const ir::Quorum &quorum);
  schema::WithoutQuorum rowOf(const ir::WithoutQuorum &rule);
  schema::Rule rowOf(const ir::DecisionRule &rule);
  schema::ConflictRule rowOf(const ir::ConflictRule &rule);
  schema::Days daysOf(ir::ClauseId clause) const;
  std::uint32_t positionOf(ir::SeatId seat) const;
  std::vector<std::uint32_t> positionsOf(const std::vector<ir::SeatId> &seats) const;
  schema::Who whoOf(const ir::Selector &selector);
  schema::Span mattersOf(const std::vector<ir::FunctionId> &matters);
  schema::Span textsOf(const std::vector<std::string> &texts);
  schema::Span groupsOf(const std::vector<ir::Selector> &groups);
  schema::Quantity quantityRow(const ir::Quantity &quantity, const schema::Span &operands);
  void fillQuantity(const ir::Quantity &quantity, std::size_t row);
  schema::Requirement requirementRow(const ir::People &people, ir::ClauseId clause);
  schema::Span requirementsOf(const std::vector<ir::People> &all);
  schema::Span requirementIf(const std::optional<ir::People> &people);
  schema::Cap capRow(const ir::MembershipRule::Cap &cap, ir::ClauseId clause);
  schema::Threshold thresholdRow(const ir::Threshold &threshold);
  schema::Span thresholdsOf(const std::vector<ir::Threshold> &all);

  const ir::Model &model_;
  const ir::Body &body_;
  BodiesRows &rows_;
};

} // namespace quorate::emit
