// Writes the bodies section: seats, quorums, rules of voting.
#include "compiler/emit/parts.h"

namespace quorate::emit {

namespace {

/// Whether a selector of no seats means all members rather than seats the body has none of.
bool meansEveryone(const ir::Selector &selector) {
  return selector.seats.empty() &&
         (selector.text.empty() || selector.text == "members" || selector.text == "voting members");
}

/// A vote as the file writes it.
std::uint8_t rawVote(std::optional<bool> votes) { return votes ? (*votes ? 1 : 0) : 2; }

class BodiesWriter {
public:
  explicit BodiesWriter(const ir::Model &model) : model_(model) {}

  Bytes write() {
    for (std::size_t i = 0; i < model_.seats.size(); ++i)
      addSeat(ir::SeatId(i));
    for (const ir::Body &body : model_.bodies)
      addBody(body);
    flatbuffers::FlatBufferBuilder builder(1 << 16);
    auto bodies = builder.CreateVectorOfStructs(bodies_);
    auto seats = builder.CreateVectorOfStructs(seats_);
    auto seatLists = builder.CreateVector(seatLists_.rows());
    auto positions = builder.CreateVector(positions_.rows());
    auto classes = builder.CreateVector(classes_.rows());
    auto statuses = builder.CreateVectorOfStructs(statuses_.rows());
    auto requirements = builder.CreateVectorOfStructs(requirements_.rows());
    auto quantities = builder.CreateVectorOfStructs(quantities_);
    auto rules = builder.CreateVectorOfStructs(rules_.rows());
    auto matters = builder.CreateVector(ruleMatters_.rows());
    auto thresholds = builder.CreateVectorOfStructs(thresholds_.rows());
    auto parents = builder.CreateVector(parents_.rows());
    auto pool = builder.CreateVector(pool_.bytes());
    builder.Finish(schema::CreateBodies(builder, bodies, seats, seatLists, positions, classes, statuses, requirements,
                                        quantities, rules, matters, thresholds, parents, pool));
    return bytesOf(builder);
  }

private:
  /// The functions on which a run of seats may vote otherwise than on most; seats alike share them.
  schema::Span statusesOf(const ir::Seat &seat, bool otherwise) {
    std::vector<std::uint32_t> key = raws(seat.matters);
    key.push_back(static_cast<std::uint32_t>(seat.voting));
    if (auto known = statusesByMatters_.find(key); known != statusesByMatters_.end())
      return known->second;
    std::vector<ir::FunctionId> concerned = seat.matters;
    for (std::size_t i = 0; i < concerned.size(); ++i)
      for (ir::FunctionId group : model_.at(concerned[i]).groups)
        if (std::find(concerned.begin(), concerned.end(), group) == concerned.end())
          concerned.push_back(group);
    std::sort(concerned.begin(), concerned.end());
    concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
    std::vector<schema::MatterStatus> rows;
    for (ir::FunctionId function : concerned)
      if (auto votes = ir::votesOn(model_, seat, function); votes != otherwise)
        rows.emplace_back(raw(function), rawVote(votes));
    return statusesByMatters_[key] = statuses_.add(rows);
  }

  void addSeat(ir::SeatId id) {
    const ir::Seat &seat = model_.at(id);
    std::optional<bool> generally = ir::votesOn(model_, seat, {});
    std::optional<bool> otherwise = generally;
    schema::Span statuses(0, 0);
    if (generally && (seat.voting == ir::Voting::ExceptOn || seat.voting == ir::Voting::OnlyOn)) {
      otherwise = seat.voting == ir::Voting::ExceptOn;
      statuses = statusesOf(seat, *otherwise);
    }
    std::vector<std::uint32_t> classes;
    for (ir::KindId kind : seat.classes)
      for (std::size_t steps = 0; kind && steps <= model_.kinds.size(); ++steps, kind = model_.at(kind).parent)
        classes.push_back(raw(kind));
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    seats_.emplace_back(raw(seat.body), raw(seat.place), raw(seat.actor), raw(seat.clause), seat.least, seat.most,
                        seat.weight, raw(seat.countOpen), raw(seat.votingOpen), raw(seat.open), seat.inForce.from,
                        seat.inForce.until, statuses, classes_.add(classes), rawVote(generally), rawVote(otherwise),
                        static_cast<std::uint8_t>(seat.voting), seat.castingVote);
  }

  /// Where in the list of a body its seats stand; those of other bodies are left out.
  std::vector<std::uint32_t> positionsOf(const ir::Body &body, const std::vector<ir::SeatId> &seats) const {
    std::vector<std::uint32_t> positions;
    for (ir::SeatId seat : seats)
      if (std::uint32_t position = positionOf(body, seat); position != kNone)
        positions.push_back(position);
    return positions;
  }
  std::uint32_t positionOf(const ir::Body &body, ir::SeatId seat) const {
    auto at = std::find(body.seats.begin(), body.seats.end(), seat);
    return at == body.seats.end() ? kNone : static_cast<std::uint32_t>(at - body.seats.begin());
  }
  schema::Span selected(const ir::Body &body, const ir::Selector &selector) {
    return positions_.add(positionsOf(body, meansEveryone(selector) ? body.seats : selector.seats));
  }

  schema::Quantity quantityRow(const ir::Body &body, const ir::Quantity &quantity, const schema::Span &operands) {
    return {quantity.number,
            quantity.fraction.numerator,
            quantity.fraction.denominator,
            selected(body, quantity.of),
            operands,
            pool_.add(quantity.of.text),
            static_cast<std::uint8_t>(quantity.form),
            static_cast<std::uint8_t>(quantity.base),
            quantity.of.votingOnly,
            std::uint8_t{0}};
  }

  /// Fills in the row of a quantity; its operands come after all rows there are.
  void fillQuantity(const ir::Body &body, const ir::Quantity &quantity, std::size_t row) {
    schema::Span operands(static_cast<std::uint32_t>(quantities_.size()),
                          static_cast<std::uint32_t>(quantity.operands.size()));
    quantities_.resize(quantities_.size() + quantity.operands.size());
    quantities_[row] = quantityRow(body, quantity, operands);
    for (std::size_t i = 0; i < quantity.operands.size(); ++i)
      fillQuantity(body, quantity.operands[i], operands.first() + i);
  }

  schema::Span requirementsOf(const ir::Body &body) {
    std::vector<schema::Requirement> rows;
    for (const ir::People &people : body.quorum->requirements) {
      std::size_t row = quantities_.size();
      quantities_.emplace_back();
      fillQuantity(body, people.quantity, row);
      rows.emplace_back(static_cast<std::uint32_t>(row), selected(body, people.who), raw(people.clause),
                        pool_.add(people.who.text), people.who.votingOnly, people.bound == ir::Bound::MoreThan,
                        std::uint16_t{0});
    }
    return requirements_.add(rows);
  }

  schema::Span rulesOf(const ir::Body &body) {
    std::vector<schema::Rule> rows;
    for (const ir::DecisionRule &rule : body.decisions) {
      std::vector<schema::Threshold> thresholds;
      for (const ir::Threshold &t : rule.thresholds) {
        bool everyone = meansEveryone(t.among);
        thresholds.emplace_back(t.fraction.numerator, t.fraction.denominator,
                                positions_.add(positionsOf(body, t.among.seats)), pool_.add(t.among.text),
                                static_cast<std::uint8_t>(t.base), t.bound == ir::Bound::MoreThan, t.among.votingOnly,
                                !everyone);
      }
      std::vector<std::uint32_t> matters = raws(rule.matters);
      std::sort(matters.begin(), matters.end());
      rows.emplace_back(ruleMatters_.add(matters), thresholds_.add(thresholds), raw(rule.open), raw(rule.tieOpen),
                        rule.breaker ? positionOf(body, rule.breaker) : kNone, raw(rule.clause),
                        static_cast<std::uint8_t>(rule.tie), std::uint8_t{0}, std::uint16_t{0});
    }
    return rules_.add(rows);
  }

  /// Not stated, none needed, stated, to be confirmed: as the schema numbers them.
  std::uint8_t quorumState(const ir::Body &body) const {
    if (!body.quorum)
      return 0;
    const ir::Quorum &quorum = *body.quorum;
    if (quorum.open && !model_.at(quorum.open).filledBy)
      return 3;
    return quorum.none ? 1 : quorum.requirements.empty() ? 0 : 2;
  }

  void addBody(const ir::Body &body) {
    schema::Span none(0, 0);
    ir::Chairing chairing = body.chairing.value_or(ir::Chairing{});
    // No body meets under a constitution that is not in force.
    ir::Interval days = intersect(body.inForce, model_.header.inForce);
    bodies_.emplace_back(raw(body.actor), raw(body.place), raw(body.organisation), raw(body.clause), raw(body.open),
                         raw(body.startOpen), days.from, days.until, seatLists_.add(raws(body.seats)),
                         parents_.add(raws(body.parents)), body.quorum ? requirementsOf(body) : none, rulesOf(body),
                         positions_.add(positionsOf(body, chairing.order)),
                         body.quorum ? raw(body.quorum->open) : kNone, body.quorum ? raw(body.quorum->clause) : kNone,
                         raw(chairing.open), raw(chairing.clause), raw(body.conflicts.clause), quorumState(body),
                         body.conflicts.leave, body.conflicts.countToQuorum, body.chairing.has_value());
  }

  const ir::Model &model_;
  std::vector<schema::Body> bodies_;
  std::vector<schema::Seat> seats_;
  std::vector<schema::Quantity> quantities_;
  Stretches<std::uint32_t> seatLists_, positions_, classes_, ruleMatters_, parents_;
  Stretches<schema::MatterStatus> statuses_;
  Stretches<schema::Requirement> requirements_;
  Stretches<schema::Rule> rules_;
  Stretches<schema::Threshold> thresholds_;
  std::map<std::vector<std::uint32_t>, schema::Span> statusesByMatters_;
  Pool pool_;
};

} // namespace

Bytes bodiesSection(const ir::Model &model) { return BodiesWriter(model).write(); }

} // namespace quorate::emit
