// Writes the rules of a body: quorums, ways of deciding, chairs, conflicts of interest.
#include "compiler/emit/bodies_rows.h"
#include "compiler/ir/kinds.h"
#include "compiler/ir/precedence.h"

namespace quorate::emit {

namespace {

/// Whether a selector means all members of a body rather than a post or a class; one of no seats may mean seats that
/// the body has none of.
bool meansEveryone(const ir::Selector &selector, const ir::Body &body) {
  return (selector.text.empty() || selector.text == "members" || selector.text == "voting members") &&
         (selector.seats.empty() || selector.seats == body.seats);
}

std::uint32_t countOf(const std::optional<runtime::Span> &span) { return span ? span->count : 0; }
runtime::SpanUnit unitOf(const std::optional<runtime::Span> &span) { return span ? span->unit : runtime::kNoSpan; }

} // namespace

schema::Days RulesOfBody::daysOf(ir::ClauseId clause) const {
  if (!clause)
    return {ir::Interval::kAlways, ir::Interval::kForEver, kNone};
  const ir::Clause &at = model_.at(clause);
  return {at.inForce.from, at.inForce.until, raw(at.datesOpen)};
}

std::uint32_t RulesOfBody::positionOf(ir::SeatId seat) const {
  auto at = std::find(body_.seats.begin(), body_.seats.end(), seat);
  return at == body_.seats.end() ? kNone : static_cast<std::uint32_t>(at - body_.seats.begin());
}

/// Where in the list of the body seats stand; those of other bodies are left out.
std::vector<std::uint32_t> RulesOfBody::positionsOf(const std::vector<ir::SeatId> &seats) const {
  std::vector<std::uint32_t> positions;
  for (ir::SeatId seat : seats)
    if (std::uint32_t position = positionOf(seat); position != kNone)
      positions.push_back(position);
  return positions;
}

/// The class of people that a selector names, if its words are the name of one.
std::uint32_t RulesOfBody::kindNamed(std::string_view text) const {
  for (std::uint32_t i = 0; i < model_.kinds.size(); ++i)
    if (model_.kinds[i].of == ir::KindOf::Member && model_.kinds[i].name == text)
      return i;
  return kNone;
}

schema::Who RulesOfBody::whoOf(const ir::Selector &selector) {
  bool everyone = meansEveryone(selector, body_);
  return {rows_.positions.add(positionsOf(everyone ? body_.seats : selector.seats)),
          rows_.pool.add(selector.text),
          kindNamed(selector.text),
          selector.votingOnly,
          everyone,
          std::uint16_t{0}};
}

schema::Span RulesOfBody::mattersOf(const std::vector<ir::FunctionId> &matters) {
  std::vector<std::uint32_t> numbers = raws(matters);
  std::sort(numbers.begin(), numbers.end());
  return rows_.ruleMatters.add(numbers);
}

schema::Span RulesOfBody::groupsOf(const std::vector<ir::Selector> &groups) {
  std::vector<schema::Who> made;
  for (const ir::Selector &group : groups)
    made.push_back(whoOf(group));
  return rows_.groups.add(made);
}

schema::Quantity RulesOfBody::quantityRow(const ir::Quantity &quantity, const schema::Span &operands) {
  return {quantity.number,
          quantity.fraction.numerator,
          quantity.fraction.denominator,
          quantity.plus,
          whoOf(quantity.of),
          operands,
          quantity.form,
          quantity.base,
          quantity.rounded,
          std::uint8_t{0}};
}

/// Fills in the row of a quantity; its operands come after all rows there are.
void RulesOfBody::fillQuantity(const ir::Quantity &quantity, std::size_t row) {
  schema::Span operands(static_cast<std::uint32_t>(rows_.quantities.size()),
                        static_cast<std::uint32_t>(quantity.operands.size()));
  rows_.quantities.resize(rows_.quantities.size() + quantity.operands.size());
  rows_.quantities[row] = quantityRow(quantity, operands);
  for (std::size_t i = 0; i < quantity.operands.size(); ++i)
    fillQuantity(quantity.operands[i], operands.first() + i);
}

schema::Requirement RulesOfBody::requirementRow(const ir::People &people, ir::ClauseId clause) {
  std::size_t row = rows_.quantities.size();
  rows_.quantities.emplace_back();
  fillQuantity(people.quantity, row);
  return {whoOf(people.who),
          groupsOf(people.groups),
          rows_.pool.add(people.groupsText),
          static_cast<std::uint32_t>(row),
          raw(clause),
          people.bound,
          std::uint8_t{0},
          std::uint16_t{0}};
}

schema::Span RulesOfBody::requirementsOf(const std::vector<ir::People> &all) {
  std::vector<schema::Requirement> made;
  for (const ir::People &people : all)
    made.push_back(requirementRow(people, people.clause));
  return rows_.requirements.add(made);
}

schema::Span RulesOfBody::requirementIf(const std::optional<ir::People> &people) {
  return people ? requirementsOf({*people}) : schema::Span(0, 0);
}

schema::Threshold RulesOfBody::thresholdRow(const ir::Threshold &threshold) {
  return {threshold.fraction.numerator,
          threshold.fraction.denominator,
          threshold.number,
          whoOf(threshold.among),
          groupsOf(threshold.constituents),
          rows_.pool.add(threshold.constituentsText),
          threshold.form,
          threshold.base,
          threshold.counted,
          threshold.bound};
}

schema::Span RulesOfBody::thresholdsOf(const std::vector<ir::Threshold> &all) {
  std::vector<schema::Threshold> made;
  for (const ir::Threshold &threshold : all)
    made.push_back(thresholdRow(threshold));
  return rows_.thresholds.add(made);
}

schema::Span RulesOfBody::membership() {
  std::vector<schema::Requirement> made;
  for (const ir::MembershipRule &rule : body_.membership)
    if (rule.people)
      made.push_back(requirementRow(*rule.people, rule.clause));
  return rows_.requirements.add(made);
}

schema::Span RulesOfBody::caps() {
  std::vector<schema::Cap> made;
  for (const ir::MembershipRule &rule : body_.membership)
    if (rule.cap)
      made.emplace_back(rule.cap->number, rule.cap->isFraction ? rule.cap->fraction.numerator : 0,
                        rule.cap->isFraction ? rule.cap->fraction.denominator : 0, whoOf(rule.cap->who),
                        raw(rule.cap->fromOne), rows_.pool.add(rule.cap->text), raw(rule.clause), rule.cap->fewerThan,
                        std::uint8_t{0}, std::uint16_t{0});
  std::vector<schema::Cap> &all = rows_.clauses.caps;
  schema::Span where(static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(made.size()));
  all.insert(all.end(), made.begin(), made.end());
  return where;
}

schema::Quorum RulesOfBody::rowOf(const ir::Quorum &quorum) {
  return {mattersOf(quorum.matters),
          requirementsOf(quorum.requirements),
          daysOf(quorum.clause),
          raw(openOf(model_, quorum)),
          raw(quorum.clause),
          quorum.to,
          quorum.none,
          std::uint16_t{0}};
}

schema::WithoutQuorum RulesOfBody::rowOf(const ir::WithoutQuorum &rule) {
  return {mattersOf(rule.matters),
          requirementIf(rule.then),
          daysOf(rule.clause),
          raw(openOf(model_, rule)),
          raw(rule.clause),
          countOf(rule.span),
          rule.is,
          unitOf(rule.span),
          rule.whoeverIsPresent,
          std::uint8_t{0}};
}

schema::Rule RulesOfBody::rowOf(const ir::DecisionRule &rule) {
  return {mattersOf(rule.matters),
          thresholdsOf(rule.thresholds),
          thresholdsOf(rule.failingThat),
          requirementIf(rule.unlessAsked),
          daysOf(rule.clause),
          raw(openOf(model_, rule)),
          raw(rule.tieOpen),
          rule.breaker ? positionOf(rule.breaker) : kNone,
          raw(rule.referredTo),
          raw(rule.clause),
          countOf(rule.within),
          rule.mode,
          rule.tie,
          rule.abstentions,
          rule.silence,
          rule.vacancies,
          unitOf(rule.within),
          std::uint16_t{0}};
}

schema::ConflictRule RulesOfBody::rowOf(const ir::ConflictRule &rule) {
  return {mattersOf(rule.matters),
          rows_.seatLists.add(raws(rule.ruledOnBy)),
          rows_.pool.add(rule.ruledOnByText),
          daysOf(rule.clause),
          raw(openOf(model_, rule)),
          raw(rule.goesTo),
          raw(rule.clause),
          rule.leave,
          rule.vote,
          rule.countToQuorum,
          rule.ifTooMany};
}

void RulesOfBody::write(schema::Body &row) {
  auto add = [&](const auto &clauses, auto &rows, auto makeRow) {
    auto first = static_cast<std::uint32_t>(rows.size());
    for (const auto *clause : ir::inPrecedence(model_, clauses))
      rows.push_back(makeRow(*clause));
    return schema::Span(first, static_cast<std::uint32_t>(rows.size()) - first);
  };
  auto own = [&](const auto &clause) { return rowOf(clause); };
  schema::BodiesT &all = rows_.clauses;
  row.mutable_membership() = membership();
  row.mutable_caps() = caps();
  row.mutable_quorums() = add(body_.quorums, all.quorums, own);
  row.mutable_without_quorum() = add(body_.withoutQuorum, all.without_quorum, own);
  row.mutable_rules() = add(body_.decisions, all.rules, own);
  row.mutable_proxies() = add(body_.proxies, all.proxies, [&](const ir::Proxies &rule) {
    return schema::Proxies(daysOf(rule.clause), rule.most.value_or(kNone), raw(openOf(model_, rule)), raw(rule.clause),
                           rule.count, std::uint8_t{0}, std::uint16_t{0});
  });
  row.mutable_chairings() = add(body_.chairings, all.chairings, [&](const ir::Chairing &chairing) {
    return schema::Chairing(rows_.positions.add(positionsOf(chairing.order)), daysOf(chairing.clause),
                            raw(openOf(model_, chairing)), raw(chairing.clause));
  });
  row.mutable_conflicts() = add(body_.conflicts, all.conflicts, own);
}

} // namespace quorate::emit
